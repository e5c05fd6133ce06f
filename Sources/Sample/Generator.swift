import Model

/// Makes the generated files of the sample, the same bytes each time.
package enum SampleGenerator {
  /// The columns of the file with the rollout.
  static let rolloutHeader = ["effective", "municipality", "initiative", "field", "from", "to", "reason", "kind"]

  /// One row of `rollout.csv`.
  struct Row {
    /// The day from which it holds.
    var effective: Day
    /// The code of the municipality.
    var municipality: String
    /// The id of the initiative.
    var initiative: String
    /// What changes.
    var field: RolloutField
    /// What stood there before.
    var from: String
    /// What stands there since.
    var to: String
    /// Why; empty where nobody said.
    var reason = ""
    /// What sort of record it becomes.
    var kind = ChangeKind.change
  }

  /// `rollout.csv`: a believable road of every municipality with every initiative, each step by the rules.
  package static func rollout(facts: Seed) -> [UInt8] {
    CSV.written(
      [rolloutHeader]
        + rows(facts: facts).map { row in
          [
            row.effective.iso, row.municipality, row.initiative, row.field.rawValue, row.from, row.to, row.reason,
            row.kind.rawValue,
          ]
        })
  }

  /// The rows of `rollout.csv`, in order of day.
  static func rows(facts: Seed) -> [Row] {
    var rows: [Row] = []
    for initiative in facts.initiatives {
      guard let story = Story.all.first(where: { $0.initiative == initiative.id }) else { continue }
      let goals = goals(facts, story)
      for (municipality, goal) in goals {
        rows += road(of: municipality, goal, story, facts, initiative)
      }
    }
    return inOrder(rows, facts)
  }

  /// In order of day, municipality and initiative.
  static func inOrder(_ rows: [Row], _ facts: Seed) -> [Row] {
    let order = Dictionary(uniqueKeysWithValues: facts.initiatives.enumerated().map { ($1.id, $0) })
    return rows.enumerated().sorted { left, right in
      let (a, b) = (left.element, right.element)
      if a.effective != b.effective { return a.effective < b.effective }
      if a.municipality != b.municipality { return a.municipality < b.municipality }
      if a.initiative != b.initiative { return order[a.initiative] ?? 0 < order[b.initiative] ?? 0 }
      return left.offset < right.offset
    }.map(\.element)
  }

  /// Where one municipality is to be on the last day, and how early it is, 0 (first) … 999.
  private struct Goal {
    var status: RolloutStatus
    var rank: Int
    var isFrontRunner = false
  }

  /// The municipalities of 2017 with their goals: larger ones tend to be further, none of them surely.
  private static func goals(_ facts: Seed, _ story: Story) -> [(Municipality, Goal)] {
    let today = SampleFiles.today
    var sizes: [String: Int] = [:]
    for entry in facts.inhabitants where entry.year == 2017 { sizes[entry.code] = entry.count }
    let present = facts.municipalities.filter { $0.exists(on: today) }
      .sorted { (sizes[$0.code] ?? 0, $1.code) > (sizes[$1.code] ?? 0, $0.code) }
    let scored = present.enumerated().map { index, municipality in
      var random = SplitMix(text: municipality.code + story.initiative)
      return (municipality: municipality, size: index, score: index * 1000 / present.count + random.below(1400))
    }.sorted { ($0.score, $0.municipality.code) < ($1.score, $1.municipality.code) }
    return scored.enumerated().map { index, entry in
      var random = SplitMix(text: "goal" + entry.municipality.code + story.initiative)
      let share = index * 1000 / scored.count
      var goal = Goal(status: .unknown, rank: share)
      var sum = 0
      for (status, part) in story.shares {
        sum += part
        if share < sum {
          goal.status = status
          break
        }
      }
      // A few decline out of those that would be slow.
      if [.orienting, .unknown].contains(goal.status), random.below(100) < 12 { goal.status = .declined }
      if story.initiative == "rijbewijs", entry.size < 5 {
        goal = Goal(status: entry.size == 4 ? .implementing : .inUse, rank: entry.size * 40, isFrontRunner: true)
      }
      return (entry.municipality, goal)
    }
  }

  private static func road(
    of municipality: Municipality, _ goal: Goal, _ story: Story, _ facts: Seed, _ initiative: Initiative
  ) -> [Row] {
    var random = SplitMix(text: "road" + municipality.code + story.initiative)
    var rows: [Row] = []
    var current = RolloutStatus.unknown
    func row(_ day: Day, _ field: RolloutField, _ from: String, _ to: String, _ reason: String = "") -> Row {
      Row(
        effective: day, municipality: municipality.code, initiative: story.initiative, field: field, from: from, to: to,
        reason: reason)
    }
    var begins = story.begins
    if municipality.validFrom > story.begins || municipality.validFrom > Story.day(2016, 6, 1) {
      let (merged, status) = reorganised(municipality, story, facts)
      rows += merged
      current = status
      begins = max(begins, municipality.validFrom + 9)
    }
    if goal.isFrontRunner {
      rows.append(row(Story.workday(begins), .flags, "", RolloutFlags([.pilot, .frontRunner]).letters))
      begins = begins + 1
    }
    let steps = steps(from: current, to: goal.status, &random)
    let first = begins + (Story.ends - begins) * goal.rank / 1800 + random.below(15)
    let length = (Story.ends - first) * (550 + random.below(450)) / 1000
    var day = first
    for (index, step) in steps.enumerated() {
      let target = first + length * index / max(1, steps.count - 1)
      day = min(Story.ends, Story.workday(max(day + (index == 0 ? 0 : 1), target + random.below(6))))
      rows.append(row(day, .status, current.rawValue, step.rawValue))
      current = step
    }
    return rows + asides(row, current, day, story, &random)
  }

  /// The statuses on the way; many begin by orienting.
  private static func steps(
    from current: RolloutStatus, to goal: RolloutStatus, _ random: inout SplitMix
  ) -> [RolloutStatus] {
    switch goal {
    case .unknown: return []
    case .orienting, .declined:
      if current.isCommitted || current == goal { return [] }
      return goal == .declined && current == .unknown && random.below(2) == 0 ? [.orienting, .declined] : [goal]
    default:
      let ladder = RolloutStatus.ladder
      let start = max(current.ladderIndex, random.below(3) == 0 && !current.isCommitted ? 1 : current.ladderIndex)
      guard goal.ladderIndex > start else { return [] }
      return Array(ladder[(start + 1)...goal.ladderIndex])
    }
  }

  /// What makes a story of it: a step back with its reason, an exit by decision, plans, notes and flags for some.
  private static func asides(
    _ row: (Day, RolloutField, String, String, String) -> Row, _ current: RolloutStatus, _ last: Day, _ story: Story,
    _ random: inout SplitMix
  ) -> [Row] {
    let day = min(Story.ends, Story.workday(last + 5 + random.below(20)))
    guard day > last else { return [] }
    let dice = random.below(1000)
    let isOnItsWay = [.committed, .preparing, .implementing].contains(current)
    if current == .inUse, dice < 25, story.initiative != "rijbewijs" {
      return [
        row(
          day, .status, current.rawValue, RolloutStatus.implementing.rawValue, "storing bij de leverancier (voorbeeld)")
      ]
    }
    if isOnItsWay, dice < 15 {
      return [
        row(
          day, .status, current.rawValue, RolloutStatus.exited.rawValue, "collegebesluit 2017/\(100 + dice) (voorbeeld)"
        )
      ]
    }
    if isOnItsWay, dice < 250 {
      let planned = Story.day(2017, 10, 2) + random.below(200)
      return [row(day, .planned, "", planned.iso, "")]
    }
    if isOnItsWay, dice < 290 {
      return [row(day, .flags, "", dice % 2 == 0 ? RolloutFlags.blocked.letters : RolloutFlags.paused.letters, "")]
    }
    if isOnItsWay, dice < 340 { return [row(day, .note, "", "wacht op koppelvlak van de leverancier (voorbeeld)", "")] }
    if current == .unknown, story.initiative == "gon", dice < 12 {
      return [row(day, .flags, "", RolloutFlags.exempt.letters, "eigen netwerk (voorbeeld)")]
    }
    return []
  }

  /// What predecessors reported before a new municipality began, and what it begins as by the reorganisation alone.
  private static func reorganised(
    _ municipality: Municipality, _ story: Story, _ facts: Seed
  ) -> (rows: [Row], status: RolloutStatus) {
    let date = municipality.validFrom
    let old = facts.reorganisations.filter { $0.newCode == municipality.code && $0.date == date }.map(\.oldCode)
      .sorted()
    var rows: [Row] = []
    var parts: [MergingPart] = []
    for (index, code) in old.enumerated() {
      var status = RolloutStatus.unknown
      if story.begins < date {
        // Before the merger the smaller two had begun to look at it; one had committed itself to Govroam.
        status = story.initiative == "govroam" && index == 0 ? .committed : .orienting
        rows.append(
          Row(
            effective: Story.workday(story.begins + 5 + index), municipality: code, initiative: story.initiative,
            field: .status, from: RolloutStatus.unknown.rawValue, to: status.rawValue))
      }
      parts.append(MergingPart(name: code, inhabitants: 0, cell: RolloutCell(status: status)))
    }
    return (rows, RolloutCell(merging: parts, into: nil, on: date).status)
  }

  /// `bookings.csv`: commitments and payments of January to September 2017; what is paid comes off the commitment.
  package static func bookings(facts: Seed) -> [UInt8] {
    var rows = [["date", "activity", "kind", "cents"]]
    for month in 1...9 {
      for activity in facts.activities {
        var random = SplitMix(text: "\(activity.id)\(month)")
        let isRecurring = activity.group == .recurring
        let budget = activity.budget.cents
        // Per month, in thousandths of the budget: what is newly bound, and what is paid of it.
        let bound = Int64(isRecurring ? 84 + random.below(11) : 68 + random.below(19))
        let paid = Int64(isRecurring ? 72 + random.below(12) : 38 + random.below(22))
        let first = Story.workday(Story.day(2017, month, 3 + random.below(5)))
        let second = Story.workday(Story.day(2017, month, 18 + random.below(8)))
        let commitment = budget * bound / 1000
        let payment = budget * paid / 1000
        rows.append([first.iso, activity.id, Booking.Kind.commitment.rawValue, "\(commitment)"])
        rows.append([second.iso, activity.id, Booking.Kind.commitment.rawValue, "\(-payment)"])
        rows.append([second.iso, activity.id, Booking.Kind.actual.rawValue, "\(payment)"])
      }
    }
    return CSV.written(rows)
  }
}
