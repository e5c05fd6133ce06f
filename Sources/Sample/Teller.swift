import Model

/// Tells the road of each municipality with one initiative.
struct Teller {
  /// What is told, record by record.
  typealias Row = SampleGenerator.Row

  /// What happens to the initiative.
  let story: Story
  /// Municipalities and their reorganisations.
  let facts: Seed
  /// The number of the next decision: no two are the same.
  private(set) var decision: Int
  /// How often each sort of text was used.
  private var used: [KeyPath<Story.Texts, [String]>: Int] = [:]
  /// What is still to be told once.
  private var rare: Set<Incident> = [.tried, .hasty, .undone, .late]

  init(story: Story, facts: Seed, decision: Int) {
    (self.story, self.facts, self.decision) = (story, facts, decision)
  }

  /// A status and its day.
  private struct Step {
    var status: RolloutStatus
    var day: Day
  }

  /// The rows of one cell as they are written.
  private struct Cell {
    let municipality: String
    let initiative: String
    let by: String
    var status = RolloutStatus.unknown
    /// The last day on which something began, and on which something was recorded.
    var day = Day.firstKnown
    var recorded = Day.firstKnown
    var rows: [Row] = []

    /// Adds a row; nothing where it would be recorded after the end.
    /// - Returns: whether it was.
    @discardableResult mutating func add(
      _ field: RolloutField, _ from: String, _ to: String, on day: Day, lag: Int = 0, reason: String = "",
      kind: ChangeKind = .change, beside: String = ""
    ) -> Bool {
      let due = lag == 0 ? day : day.later(by: lag)
      let recorded = max(self.recorded, due)
      guard recorded <= Story.ends else { return false }
      self.recorded = recorded
      self.day = max(self.day, day)
      rows.append(
        Row(
          recorded: recorded, effective: day, by: by, municipality: municipality, initiative: initiative, field: field,
          from: from, to: to, reason: reason, kind: kind, beside: beside, takesBack: kind == .undo))
      return true
    }

    /// A step, or a report of one further along.
    @discardableResult mutating func step(
      to status: RolloutStatus, on day: Day, lag: Int = 0, reason: String = "", kind: ChangeKind? = nil
    ) -> Bool {
      let isReport = Transition.reports(of: self.status).contains(status)
      guard
        add(
          .status, self.status.rawValue, status.rawValue, on: day, lag: lag, reason: reason,
          kind: kind ?? (isReport ? .report : .change))
      else { return false }
      self.status = status
      return true
    }
  }

  /// Everything that is recorded of a municipality with this initiative.
  mutating func cell(_ goal: SampleGenerator.Goal) -> [Row] {
    let municipality = goal.municipality
    var random = SplitMix(text: Story.edition + "road" + municipality.code + story.initiative)
    var cell = Cell(
      municipality: municipality.code, initiative: story.initiative, by: hand(municipality, &random))
    var before: [Row] = []
    if municipality.validFrom > .firstKnown {
      (before, cell.status) = predecessors(of: municipality)
      (cell.day, cell.recorded) = (municipality.validFrom + 8, municipality.validFrom + 8)
    }
    let road = road(goal, from: cell.status, &random)
    var rest = road[...]
    // What was so before the programme began is told in its first weeks.
    if let last = road.lastIndex(where: { $0.day <= Story.start }), cell.status == .unknown {
      rest = road[(last + 1)...]
      cell.recorded = (Story.start + (5 + random.below(12))).working(&random)
      cell.step(to: road[last].status, on: road[last].day)
      if story.hasPilot, [.inUse, .embedded].contains(cell.status) {
        let flags: RolloutFlags = story.initiative == "rijbewijs" ? [.pilot, .frontRunner] : .pilot
        cell.add(.flags, "", flags.letters, on: road[last].day)
      }
    }
    var next: Step?
    while let step = rest.popFirst() {
      guard take(step, before: rest.first, &cell, &random) else {
        next = step
        break
      }
    }
    if cell.status != .unknown { asides(goal, next, &cell, &random) }
    return before + cell.rows
  }

  /// Records a step, and now and then what went otherwise about it.
  /// - Returns: whether it came within the sample's days.
  private mutating func take(_ asked: Step, before next: Step?, _ cell: inout Cell, _ random: inout SplitMix) -> Bool {
    var step = asked
    if step.day <= cell.day { step.day = cell.day.later(by: 1) }
    let room = next.map { $0.day - step.day } ?? 0
    if let incident = incident(step, next, room, cell) {
      rare.remove(incident)
      return take(incident, step, &cell, &random)
    }
    let isDecided = step.status == .committed && random.below(100) < 12
    let reason = isDecided ? decided(on: step.day) : ""
    guard cell.step(to: step.status, on: step.day, lag: Teller.lag(&random), reason: reason) else { return false }
    // A plan that was kept, or nearly.
    if let next, step.status != .embedded, random.below(100) < 9 {
      let planned = (next.day + -random.below(12)).working(&random)
      if planned > cell.recorded {
        cell.add(.planned, "", planned.iso, on: step.day, reason: reason, beside: step.status.rawValue)
      }
    }
    return true
  }

  /// What is told once only.
  private enum Incident {
    /// Said to be in use when it was tried at one desk, and put right.
    case tried
    /// Recorded before the council had decided, and put right.
    case hasty
    /// Typed at the wrong municipality, and taken back the next day.
    case undone
    /// Heard afterwards what had been so before.
    case late
  }

  /// What happens at this step, if that was not told yet.
  private func incident(_ step: Step, _ next: Step?, _ room: Int, _ cell: Cell) -> Incident? {
    let incident: Incident
    switch (story.initiative, cell.status, step.status, next?.status) {
    case ("govroam", .preparing, .implementing, .inUse) where room > 60: incident = .tried
    case ("gibit", .orienting, .committed, .preparing) where room > 40: incident = .hasty
    case ("gibit", .unknown, .committed, .preparing) where step.day > Story.day(2017, 3, 1) && room > 40:
      incident = .late
    case ("overlijden", .orienting, .committed, .preparing) where room > 40: incident = .undone
    default: return nil
    }
    return rare.contains(incident) && next.map { $0.day < Story.ends } ?? false ? incident : nil
  }

  /// Records a step and what went otherwise about it.
  private mutating func take(_ incident: Incident, _ step: Step, _ cell: inout Cell, _ random: inout SplitMix) -> Bool {
    let wrong = step.day.later(by: 5)
    switch incident {
    case .tried:
      cell.step(to: .implementing, on: step.day)
      cell.step(to: .inUse, on: wrong)
      cell.recorded = wrong.later(by: 4)
      let reason = "nog niet in gebruik: proef bij één balie" + Teller.mark
      return cell.step(to: .implementing, on: wrong, reason: reason, kind: .correction)
    case .hasty:
      cell.step(to: .committed, on: step.day)
      cell.recorded = wrong
      let reason = "de raad moet nog besluiten" + Teller.mark
      cell.step(to: .orienting, on: step.day, reason: reason, kind: .correction)
      let day = step.day.later(by: 16)
      return cell.step(to: .committed, on: day, reason: decided(on: day))
    case .undone:
      cell.step(to: .committed, on: step.day)
      cell.step(to: .preparing, on: wrong)
      cell.recorded = wrong.later(by: 1)
      cell.status = .committed
      return cell.add(
        .status, RolloutStatus.preparing.rawValue, RolloutStatus.committed.rawValue, on: wrong, kind: .undo)
    case .late:
      cell.step(to: .committed, on: step.day)
      cell.recorded = step.day.later(by: 9)
      let before = (step.day + -(20 + random.below(15))).working(&random)
      return cell.add(
        .status, RolloutStatus.unknown.rawValue, RolloutStatus.orienting.rawValue, on: before, kind: .report)
    }
  }

  /// What makes a story of it: a step back with its reason, an exit by decision, plans, notes and flags for some.
  private mutating func asides(
    _ goal: SampleGenerator.Goal, _ next: Step?, _ cell: inout Cell, _ random: inout SplitMix
  ) {
    let day = cell.recorded.later(by: 3 + random.below(25))
    let dice = random.below(1000)
    switch cell.status {
    case .committed, .preparing, .implementing:
      if dice < 16, day <= Story.ends, story.goal == .inUse {
        cell.step(to: .exited, on: day, reason: decided(on: day))
        return
      }
      if let next, random.below(100) < 45 { plan(next, &cell, &random) }
      if day <= Story.ends, dice >= (goal.isBehind ? 780 : 870), let why = text(\.obstacles) {
        cell.add(.flags, "", (dice % 2 == 0 ? RolloutFlags.blocked : .paused).letters, on: day)
        cell.add(.note, "", why, on: day)
      }
    case .inUse where dice < 45 && !story.texts.setbacks.isEmpty:
      guard day <= Story.ends, let reason = text(\.setbacks) else { return }
      cell.step(to: .implementing, on: day, reason: reason)
      cell.step(to: .inUse, on: day.later(by: Duration.days(median: 25, &random)), lag: Teller.lag(&random))
    case .inUse, .embedded:
      if day <= Story.ends, dice >= (story.medians.count > 4 ? 830 : 0), let remark = text(\.remarks) {
        cell.add(.note, "", remark, on: day)
      }
      if dice < 200 { confirm(&cell, &random) }
    case .orienting:
      // Of what nobody can use yet, those who look on have the most to say.
      let isEarly = story.opens > Story.ends || story.goal != .inUse
      if day <= Story.ends, dice >= (isEarly ? 450 : goal.isBehind ? 500 : 1000), let why = text(\.waiting) {
        cell.add(.note, "", why, on: day)
      }
    default: return
    }
  }

  /// When the next step is to come: mostly as it will, some of it over before the last day.
  private func plan(_ next: Step, _ cell: inout Cell, _ random: inout SplitMix) {
    var day = next.day
    // A plan that slipped.
    if random.below(100) < 22 { day = cell.recorded + (20 + random.below(60)) }
    day = day.working(&random)
    guard day > cell.recorded, let last = cell.rows.last, last.field == .status, last.kind != .undo else { return }
    cell.add(.planned, "", day.iso, on: last.effective, reason: last.reason, beside: cell.status.rawValue)
  }

  /// Heard by telephone to be so still.
  private func confirm(_ cell: inout Cell, _ random: inout SplitMix) {
    let day = Story.day(2017, 9, 4 + random.below(24)).working(&random)
    guard day - cell.recorded > 60 else { return }
    cell.add(.heard, cell.recorded.iso, day.iso, on: day, kind: .confirm, beside: cell.status.rawValue)
  }

  // MARK: The road

  /// The steps of a municipality from the status that it begins with, in order of day, those to come among them.
  private func road(_ goal: SampleGenerator.Goal, from status: RolloutStatus, _ random: inout SplitMix) -> [Step] {
    let begins = max(
      story.begins, goal.municipality.validFrom > .firstKnown ? goal.municipality.validFrom + 9 : story.begins)
    if goal.declines, !status.isCommitted {
      let first = someDay(from: max(begins, Story.start), &random)
      let looked = status == .unknown && random.below(2) == 0
      let decided = first.later(by: Duration.days(median: 50, &random))
      return looked
        ? [Step(status: .orienting, day: first), Step(status: .declined, day: decided)]
        : [Step(status: .declined, day: first)]
    }
    guard let arrives = day(of: goal.rank, &random) else {
      return random.below(1000) < story.orienting && status == .unknown
        ? [Step(status: .orienting, day: someDay(from: max(begins, Story.start), &random))] : []
    }
    return steps(arriving: arrives, begins, &random).filter { $0.status.ladderIndex > status.ladderIndex }
  }

  /// Any working day of the sample, and some after it.
  private func someDay(from: Day, _ random: inout SplitMix) -> Day {
    seasoned(from + random.below(Story.ends - from + 60), &random)
  }

  /// The day on which the municipality of a rank comes to the goal; nil where that is not to be foreseen.
  private func day(of rank: Int, _ random: inout SplitMix) -> Day? {
    for (left, right) in zip(story.course, story.course.dropFirst()) where rank >= left.share && rank < right.share {
      let (length, width) = (right.day - left.day, right.share - left.share)
      return left.day + (length * (rank - left.share) / width)
    }
    return nil
  }

  /// The steps up to the day of the goal, and from there to embedded.
  private func steps(arriving: Day, _ begins: Day, _ random: inout SplitMix) -> [Step] {
    var arrives = seasoned(arriving, &random)
    if arriving > Story.start { arrives = max(arrives, story.opens) }
    var steps = [Step(status: story.goal, day: arrives)]
    var day = arrives
    for index in stride(from: story.goal.ladderIndex - 1, through: 2, by: -1) {
      day = (day + -Duration.days(median: story.medians[index - 1], &random))
      steps.insert(Step(status: RolloutStatus.ladder[index], day: day), at: 0)
    }
    // Whoever would have begun too early takes less time for each step.
    let (length, room) = (arrives - day, arrives - begins)
    if day < begins {
      let quick = room * (700 + random.below(280)) / 1000
      for index in steps.indices {
        steps[index].day = arrives + -((arrives - steps[index].day) * quick / max(1, length))
      }
    }
    for index in steps.indices.dropLast() {
      steps[index].day =
        steps[index].status == .committed
        ? assembled(steps[index].day, &random) : seasoned(steps[index].day, &random)
    }
    if random.below(100) < 62, let first = steps.first {
      let looked = (first.day + -Duration.days(median: story.medians[0], &random)).working(&random)
      if looked >= begins { steps.insert(Step(status: .orienting, day: looked), at: 0) }
    }
    // Now and then nobody said so until it was further.
    if steps.count > 3, random.below(100) < 14 { steps.remove(at: 1 + random.below(steps.count - 2)) }
    if story.medians.count > 4 {
      let settled = arrives + Duration.days(median: story.medians[4], &random)
      if random.below(100) < 70 { steps.append(Step(status: .embedded, day: seasoned(settled, &random))) }
    }
    for index in steps.indices.dropFirst() where steps[index].day <= steps[index - 1].day {
      steps[index].day = steps[index - 1].day.later(by: 1)
    }
    return steps
  }

  /// A working day, seldom one of the summer: what would fall there waits, or was done before.
  private func seasoned(_ day: Day, _ random: inout SplitMix) -> Day {
    let (year, month, _) = day.civil
    guard [7, 8].contains(month), random.below(100) < 55 else { return day.working(&random) }
    let moved =
      random.below(5) < 2 ? Story.day(year, 6, 12) + random.below(18) : Story.day(year, 9, 1) + random.below(27)
    return moved.working(&random)
  }

  /// The same of joining: many wait for the assembly, and decide after it.
  private func assembled(_ day: Day, _ random: inout SplitMix) -> Day {
    let wait = Story.assembly - day
    guard (-30...38).contains(wait), random.below(100) < 55 else { return seasoned(day, &random) }
    return (Story.assembly + (1 + random.below(16))).working(&random)
  }

  /// How many days it takes until it is recorded: mostly none.
  private static func lag(_ random: inout SplitMix) -> Int {
    switch random.below(100) {
    case ..<85: 0
    case ..<94: 1 + random.below(4)
    case ..<98: 5 + random.below(15)
    default: 20 + random.below(40)
    }
  }

  // MARK: Hands and texts

  /// Who keeps a municipality's rollout: two operators for the north and the south, and the sample itself.
  private func hand(_ municipality: Municipality, _ random: inout SplitMix) -> String {
    let isNorth = ["Groningen", "Fryslân", "Drenthe", "Overijssel"].contains(municipality.province)
    let isSouth = ["Noord-Brabant", "Limburg", "Zeeland"].contains(municipality.province)
    guard random.below(4) > 0 else { return SampleFiles.author }
    return isNorth ? "noor" : isSouth ? "bas" : SampleFiles.author
  }

  /// The next text of a sort, none of them more than four times.
  private mutating func text(_ sort: KeyPath<Story.Texts, [String]>) -> String? {
    let texts = story.texts[keyPath: sort]
    let count = used[sort] ?? 0
    guard count < texts.count * 4 else { return nil }
    used[sort] = count + 1
    return texts[count % texts.count] + Teller.mark
  }

  /// What ends every text that is invented.
  private static let mark = " (voorbeeld)"

  /// A decision of about `day`, with a number of its own.
  private mutating func decided(on day: Day) -> String {
    decision += 3
    return "collegebesluit \(day.civil.year)/\(decision)" + Teller.mark
  }

  // MARK: Reorganisations

  /// What predecessors reported before a new municipality began, and what it begins as by the reorganisation alone.
  private func predecessors(of municipality: Municipality) -> (rows: [Row], status: RolloutStatus) {
    let date = municipality.validFrom
    let old = facts.reorganisations.filter { $0.newCode == municipality.code && $0.date == date }.map(\.oldCode)
      .sorted()
    var rows: [Row] = []
    var parts: [MergingPart] = []
    for (index, code) in old.enumerated() {
      var status = RolloutStatus.unknown
      if story.begins < Story.start + 20 {
        // Before the merger the smaller two had begun to look at it; one had committed itself to Govroam.
        status = story.initiative == "govroam" && index == 0 ? .committed : .orienting
        let day = (Story.start + 12).later(by: 1 + index)
        rows.append(
          Row(
            recorded: day, effective: day, municipality: code, initiative: story.initiative, field: .status,
            from: RolloutStatus.unknown.rawValue, to: status.rawValue, kind: .report))
      }
      parts.append(MergingPart(name: code, inhabitants: 0, cell: RolloutCell(status: status)))
    }
    return (rows, RolloutCell(merging: parts, into: nil, on: date).status)
  }
}
