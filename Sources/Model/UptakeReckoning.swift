extension SeriesSource {
  /// A cell's course: each at the end of a day that changed it, oldest first.
  package typealias Turns = [Step]

  /// The course of every municipality's cell, by code: found once by whoever asks about several days.
  package var courses: [String: Turns] {
    var courses: [String: Turns] = [:]
    for step in steps { courses[step.municipality, default: []].append(step) }
    return courses
  }

  /// All that follows from what happened to the cells of an initiative up to a day.
  /// - Parameters:
  ///   - only: the municipalities of the day that count, with whoever passed into them; nil for all.
  ///   - courses: those of the source, where they were found before.
  package func uptake(
    of initiative: String, asOf: Day, only: Set<String>? = nil, _ courses: [String: Turns]? = nil
  ) -> Uptake {
    let counted = municipalities.filter { one in only?.contains(heir(of: one, on: asOf)) ?? true }
    let codes = only == nil ? nil : Set(counted.map(\.code))
    var own = courses ?? self.courses
    if let codes { own = own.filter { codes.contains($0.key) } }
    own = own.mapValues { $0.upTo(asOf) }
    let recast = recast(own, counted, asOf: asOf)
    let days = Uptake.days(upTo: asOf)
    let (was, now) = (tallies(own, counted, on: days), tallies(recast, counted, inhabitants: asOf, on: days))
    let people = { (code: String) in self.count(code, year: asOf.civil.year) }
    var adopters: [Day] = []
    var travellers: [Funnel.Traveller] = []
    for (code, turns) in recast {
      guard let last = turns.last, !last.cell.flags.contains(.exempt) else { continue }
      if last.cell.status.isAdopted {
        adopters.append(turns.start { $0.isAdopted }?.effective ?? asOf)
      } else if Funnel.steps.contains(last.cell.status) {
        let since = turns.start { $0 == last.cell.status }?.effective ?? asOf
        travellers.append(
          Funnel.Traveller(status: last.cell.status, days: asOf - since, inhabitants: people(code)))
      }
    }
    // In one order, whatever that of a dictionary is.
    travellers.sort {
      ($0.status.ladderIndex, $0.days, $0.inhabitants) < ($1.status.ladderIndex, $1.days, $1.inhabitants)
    }
    let tally = now.last ?? Tally()
    let funnel = Funnel(
      travellers: travellers, adopted: tally.adopted, adoptedInhabitants: tally.adoptedInhabitants,
      durations: durations(own))
    return Uptake(
      initiative: initiative,
      points: zip(days, zip(was, now)).map { Uptake.Point(day: $0, asItWas: $1.0, recast: $1.1) },
      funnel: funnel,
      bass: BassFit(
        days: adopters, eligible: tally.eligible, committed: tally.committed, asOf: asOf,
        seed: initiative),
      target: Target.of(initiative), isReported: own.contains { !$0.value.isEmpty })
  }

  /// The municipality of a day that carries on one that ever was: itself where it is there.
  private func heir(of one: Municipality, on day: Day) -> String {
    one.exists(on: day) ? one.code : follow(one.code, after: one.validFrom, upTo: day)
  }

  /// How long finished steps took, by the status that they led out of: both ends were recorded as steps, not reported,
  /// corrected or brought by a reorganisation.
  private func durations(_ courses: [String: Turns]) -> [RolloutStatus: [Int]] {
    var found: [RolloutStatus: [Int]] = [:]
    for turns in courses.values {
      var began: Step?
      for turn in turns where turn.cell.status != began?.cell.status {
        if let began, began.isStep, turn.isStep, Funnel.steps.contains(began.cell.status),
          turn.cell.status.ladderIndex == began.cell.status.ladderIndex + 1
        {
          found[began.cell.status, default: []].append(turn.effective - began.effective)
        }
        began = turn
      }
    }
    return found
  }

  /// The courses of the municipalities of a day, as if those of then had always been.
  private func recast(_ own: [String: Turns], _ counted: [Municipality], asOf: Day) -> [String: Turns] {
    var found: [String: Turns] = [:]
    var parts: [String: [(code: String, day: Day)]] = [:]
    for one in reorganisations where one.isMainSuccessor && one.date <= asOf {
      parts[one.newCode, default: []].append((one.oldCode, one.date))
    }
    for one in counted where one.exists(on: asOf) {
      // Of nearly all nothing ever passed into them.
      found[one.code] = parts[one.code] == nil ? own[one.code] ?? [] : told(one.code, own, parts, before: asOf + 1)
    }
    return found
  }

  /// The course of a municipality before a day, with that of whoever passed into it up to the days on which they did.
  private func told(
    _ code: String, _ own: [String: Turns], _ parts: [String: [(code: String, day: Day)]], before end: Day
  ) -> Turns {
    var turns = own[code] ?? []
    // From the last reorganisation back: before it the parts stand for the whole.
    for day in Set((parts[code] ?? []).map(\.day)).filter({ $0 < end }).sorted(by: >) {
      let sources = (parts[code] ?? []).filter { $0.day == day && $0.code != code }.map(\.code).sorted()
      guard !sources.isEmpty else { continue }
      var lines = sources.map { told($0, own, parts, before: day) }
      let receives = municipalities.contains { $0.code == code && $0.exists(on: day + -1) }
      if receives { lines.append(turns.filter { $0.effective < day }) }
      turns = merged(lines, sources, into: receives ? code : nil, before: day) + turns.filter { $0.effective >= day }
    }
    return turns.filter { $0.effective < end }
  }

  private func merged(_ lines: [Turns], _ sources: [String], into own: String?, before end: Day) -> Turns {
    let codes = sources + (own.map { [$0] } ?? [])
    return Set(lines.joined().map(\.effective)).filter { $0 < end }.sorted().map { day in
      let parts = zip(codes, lines).map { code, turns in
        MergingPart(
          name: code, inhabitants: count(code, year: day.civil.year),
          cell: turns.last { $0.effective <= day }?.cell ?? RolloutCell())
      }
      let cell =
        own == nil
        ? RolloutCell(merging: parts, into: nil, on: day)
        : RolloutCell(merging: Array(parts.dropLast()), into: parts.last, on: day)
      return Step(effective: day, municipality: own ?? sources[0], cell: cell, isStep: false)
    }
  }

  /// What courses come to on days, in their order.
  /// - Parameter inhabitants: the day whose inhabitants are counted, and whose municipalities all along; nil for each
  ///   day's own.
  private func tallies(
    _ courses: [String: Turns], _ counted: [Municipality], inhabitants fixed: Day? = nil, on days: [Day]
  ) -> [Tally] {
    // What comes and goes on each of the days: most cells are as they were on nearly all.
    var changes = days.map { _ in Tally() }
    let years = days.map { (fixed ?? $0).civil.year }
    let newYears = years.indices.filter { $0 > 0 && years[$0] != years[$0 - 1] }
    for one in counted {
      if let fixed, !one.exists(on: fixed) { continue }
      let first = fixed == nil ? days.place { $0 >= one.validFrom } : 0
      let last = fixed == nil ? one.validUntil.map { end in days.place { $0 >= end } } ?? days.count : days.count
      let turns = courses[one.code] ?? []
      var (next, status, isExempt, place) = (0, RolloutStatus.unknown, false, first)
      while place < last {
        while next < turns.count, turns[next].effective <= days[place] {
          (status, isExempt) = (turns[next].cell.status, turns[next].cell.flags.contains(.exempt))
          next += 1
        }
        let turn = next < turns.count ? days.place { $0 >= turns[next].effective } : last
        let end = min(last, turn, newYears.first { $0 > place } ?? last)
        let people = count(one.code, year: years[place])
        changes[place].count(status, isExempt: isExempt, inhabitants: people)
        if end < days.count { changes[end].count(status, isExempt: isExempt, inhabitants: people, -1) }
        place = end
      }
    }
    var sum = Tally()
    return changes.map { change in
      sum.add(change)
      return sum
    }
  }
}

extension [SeriesSource.Step] {
  /// Those up to the end of a day: most often all.
  fileprivate func upTo(_ day: Day) -> [SeriesSource.Step] {
    guard let last, last.effective > day else { return self }
    return Array(prefix { $0.effective <= day })
  }

  /// The first of the last unbroken run of cells whose status is so.
  fileprivate func start(_ isSo: (RolloutStatus) -> Bool) -> SeriesSource.Step? {
    var first: SeriesSource.Step?
    for step in reversed() {
      guard isSo(step.cell.status), !step.cell.flags.contains(.exempt) else { break }
      first = step
    }
    return first
  }
}

extension Uptake {
  /// Every week back from a day to the programme's start, which is the first.
  fileprivate static func days(upTo day: Day) -> [Day] {
    guard day > BassFit.start else { return [day] }
    return [BassFit.start] + stride(from: 0, to: day - BassFit.start, by: 7).map { day + -$0 }.reversed()
  }
}
