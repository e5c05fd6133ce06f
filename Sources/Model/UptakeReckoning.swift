import Synchronization

/// All that the courses of all initiatives are counted from, of any day up to a last one.
package struct UptakeSource: Sendable {
  /// The ids of the initiatives, by column.
  package let initiatives: [String]
  private let registry: Registry
  /// By row of the registry.
  private let courses: CellCourses
  /// The last day that the courses tell of.
  private let last: Day
  private let eras = Eras()

  package init(_ initiatives: [String], _ registry: Registry, _ courses: CellCourses, upTo last: Day) {
    (self.initiatives, self.registry, self.courses, self.last) = (initiatives, registry, courses, last)
  }

  /// All that follows from what happened to the cells of an initiative up to a day.
  /// - Parameters:
  ///   - column: the initiative's place.
  ///   - only: the municipalities of the day that count, with whoever passed into them; nil for all.
  package func uptake(_ column: Int, asOf: Day, only: Set<String>? = nil) -> Uptake {
    let era = era(of: asOf, only)
    let course = era.courses[column]
    var adopters: [Day] = []
    var travellers: [Funnel.Traveller] = []
    for (row, inhabitants) in era.rows {
      let turns = upTo(asOf, course.recast[row] ?? courses.turns(row, column))
      guard let last = turns.last, !last.isExempt else { continue }
      if last.status.isAdopted {
        adopters.append(start(of: turns) { $0.isAdopted } ?? asOf)
      } else if Funnel.steps.contains(last.status) {
        let since = start(of: turns) { $0 == last.status } ?? asOf
        travellers.append(Funnel.Traveller(status: last.status, days: asOf - since, inhabitants: inhabitants))
      }
    }
    // Who is as far as long stands beside each other.
    travellers.sort { ($0.status.ladderIndex, $0.days) < ($1.status.ladderIndex, $1.days) }
    let points = Uptake.days(upTo: asOf).map {
      Uptake.Point(day: $0, asItWas: course.asItWas.at($0), recast: course.recastTo.at($0))
    }
    let tally = points.last?.recast ?? Tally()
    let initiative = initiatives[column]
    return Uptake(
      initiative: initiative, points: points,
      funnel: Funnel(
        travellers: travellers, adopted: tally.adopted, adoptedInhabitants: tally.adoptedInhabitants,
        durations: durations(column, era.counted, upTo: asOf)),
      bass: BassFit(
        days: adopters, eligible: tally.eligible, committed: tally.committed, asOf: asOf, seed: initiative),
      target: Target.of(initiative),
      isReported: era.counted.contains { row in courses.turns(row, column).first.map { $0.day <= asOf } ?? false })
  }

  /// What changed of statuses in the days up to one, the newest first.
  package func recent(_ column: Int, upTo asOf: Day, days: Int) -> [RecentSteps.Step] {
    let first = asOf + -days
    var found: [RecentSteps.Step] = []
    for (row, one) in registry.municipalities.enumerated() {
      var from: RolloutStatus?
      for turn in courses.turns(row, column) {
        guard turn.day <= asOf else { break }
        if turn.day > first, (from ?? .unknown) != turn.status {
          let isNew = from == nil && one.validFrom == turn.day
          found.append(
            RecentSteps.Step(
              day: turn.day, municipality: one.code, from: isNew ? nil : from ?? .unknown, to: turn.status))
        }
        from = turn.status
      }
    }
    return found.sorted { ($1.day, $0.municipality) < ($0.day, $1.municipality) }
  }

  /// How long finished steps took, by the status that they led out of: both ends were recorded as steps, not reported,
  /// corrected or brought by a reorganisation.
  private func durations(_ column: Int, _ rows: [Int], upTo last: Day) -> [RolloutStatus: [Int]] {
    // How many took so many days, by the place of the status.
    var counts = RolloutStatus.allCases.map { _ in [Int]() }
    for row in rows {
      var began: CellCourses.Turn?
      for turn in courses.turns(row, column) where turn.status != began?.status {
        guard turn.day <= last else { break }
        if let began, began.isStep, turn.isStep, turn.status.ladderIndex == began.status.ladderIndex + 1 {
          let (place, days) = (began.status.position, turn.day - began.day)
          while counts[place].count <= days { counts[place].append(0) }
          counts[place][days] += 1
        }
        began = turn
      }
    }
    let found = Funnel.steps.map { step in
      (step, counts[step.position].enumerated().flatMap { repeatElement($0.offset, count: $0.element) })
    }
    return Dictionary(uniqueKeysWithValues: found.filter { !$0.1.isEmpty })
  }

  // MARK: Eras

  /// What is the same on all days between two on which municipalities begin, end or are counted anew.
  private struct Era: Sendable {
    let number: Int
    let only: Set<String>?
    /// The rows that count, gone ones among them.
    let counted: [Int]
    /// Those that are there, and how many live there.
    let rows: [(row: Int, inhabitants: Int)]
    /// By column.
    let courses: [Course]

    /// How one initiative went.
    struct Course: Sendable {
      /// The turns of those of whom somebody passed into others, as if those of then had always been, by row.
      let recast: [Int: ArraySlice<CellCourses.Turn>]
      /// Of the municipalities of each day.
      let asItWas: Tallies
      /// Of those of the era.
      let recastTo: Tallies
    }
  }

  /// The era that was asked for last: who walks through the days stays in it.
  private final class Eras: Sendable {
    let last = Mutex<Era?>(nil)
  }

  private func era(of day: Day, _ only: Set<String>?) -> Era {
    let number = registry.era(of: day)
    if let known = eras.last.withLock({ $0 }), known.number == number, known.only == only { return known }
    let made = made(number, registry.end(ofEraOf: day).map { min($0, max(last, day)) } ?? max(last, day), only)
    eras.last.withLock { $0 = made }
    return made
  }

  /// - Parameter end: its last day that is told of.
  private func made(_ number: Int, _ end: Day, _ only: Set<String>?) -> Era {
    let year = end.civil.year
    let all = registry.municipalities
    let counted = all.indices.filter { only?.contains(registry.heir(of: $0, on: end)) ?? true }
    let there = counted.filter { all[$0].exists(on: end) }
    let isCounted = Set(only == nil ? [] : counted)
    var parts: [Int: [(row: Int, day: Day)]] = [:]
    for one in registry.reorganisations where one.isMainSuccessor && one.date <= end {
      guard let new = registry.rowOf[one.newCode], let old = registry.rowOf[one.oldCode],
        only == nil || isCounted.contains(old)
      else { continue }
      parts[new, default: []].append((old, one.date))
    }
    let columns = initiatives.indices.map { column -> Era.Course in
      var recast: [Int: ArraySlice<CellCourses.Turn>] = [:]
      for row in there where parts[row] != nil { recast[row] = told(row, column, parts, before: end + 1)[...] }
      return Era.Course(
        recast: recast,
        asItWas: tallies(counted, upTo: end) { courses.turns($0, column) },
        recastTo: tallies(there, inhabitants: year, upTo: end) { recast[$0] ?? courses.turns($0, column) })
    }
    return Era(
      number: number, only: only, counted: counted,
      rows: there.map { ($0, registry.inhabitants($0, year: year)) }, courses: columns)
  }

  /// The course of a municipality before a day, with that of whoever passed into it up to the days on which they did.
  private func told(_ row: Int, _ column: Int, _ parts: [Int: [(row: Int, day: Day)]], before end: Day) -> [CellCourses
    .Turn]
  {
    var turns = Array(courses.turns(row, column))
    let all = registry.municipalities
    // From the last reorganisation back: before it the parts stand for the whole.
    for day in Set((parts[row] ?? []).map(\.day)).filter({ $0 < end }).sorted(by: >) {
      let sources = (parts[row] ?? []).filter { $0.day == day && $0.row != row }.map(\.row).sorted {
        all[$0].code < all[$1].code
      }
      guard !sources.isEmpty else { continue }
      var lines = sources.map { told($0, column, parts, before: day) }
      let receives = all[row].exists(on: day + -1)
      if receives { lines.append(turns.filter { $0.day < day }) }
      turns = merged(lines, sources, into: receives ? row : nil, before: day) + turns.filter { $0.day >= day }
    }
    return turns.filter { $0.day < end }
  }

  private func merged(_ lines: [[CellCourses.Turn]], _ sources: [Int], into own: Int?, before end: Day) -> [CellCourses
    .Turn]
  {
    let rows = sources + (own.map { [$0] } ?? [])
    return Set(lines.joined().map(\.day)).filter { $0 < end }.sorted().map { day in
      let parts = zip(rows, lines).map { row, turns in
        let turn = turns.last { $0.day <= day }
        return MergingPart(
          name: registry.municipalities[row].code, inhabitants: registry.inhabitants(row, year: day.civil.year),
          cell: turn.map { RolloutCell(status: $0.status, flags: $0.flags) } ?? RolloutCell())
      }
      let cell =
        own == nil
        ? RolloutCell(merging: parts, into: nil, on: day)
        : RolloutCell(merging: Array(parts.dropLast()), into: parts.last, on: day)
      return CellCourses.Turn(day, cell.status, cell.flags)
    }
  }

  // MARK: Counting

  /// How many there were at the end of each day.
  private struct Tallies: Sendable {
    /// The day of the first.
    let first: Day
    /// One a day.
    let sums: [Tally]

    /// At the end of a day; of one before the first nothing is known.
    func at(_ day: Day) -> Tally {
      let place = day - first
      return place < 0 ? Tally() : place < sums.count ? sums[place] : sums.last ?? Tally()
    }
  }

  /// What courses come to at the end of each day up to a last one: what comes and goes on each is summed up, because most
  /// cells are as they were on nearly all.
  /// - Parameter fixed: the year whose inhabitants are counted, of municipalities that count all along; nil for each
  ///   day's own.
  private func tallies(
    _ rows: [Int], inhabitants fixed: Int? = nil, upTo last: Day, _ turns: (Int) -> ArraySlice<CellCourses.Turn>
  ) -> Tallies {
    let first = min(.firstKnown, last)
    var changes = Array(repeating: Tally(), count: last - first + 1)
    let newYears = (first.civil.year + 1...last.civil.year + 1).compactMap { Day(year: $0, month: 1, day: 1) }
    for row in rows {
      let one = registry.municipalities[row]
      var day = fixed == nil ? max(first, one.validFrom) : first
      let end = fixed == nil ? min(last + 1, one.validUntil ?? last + 1) : last + 1
      let turns = turns(row)
      var (next, status, isExempt) = (turns.startIndex, RolloutStatus.unknown, false)
      while day < end {
        while next < turns.endIndex, turns[next].day <= day {
          (status, isExempt) = (turns[next].status, turns[next].isExempt)
          next += 1
        }
        var until = next < turns.endIndex ? min(end, turns[next].day) : end
        if fixed == nil { until = min(until, newYears.first { $0 > day } ?? end) }
        let people = registry.inhabitants(row, year: fixed ?? day.civil.year)
        changes[day - first].count(status, isExempt: isExempt, inhabitants: people)
        if until <= last { changes[until - first].count(status, isExempt: isExempt, inhabitants: people, -1) }
        day = until
      }
    }
    var sum = Tally()
    return Tallies(
      first: first,
      sums: changes.map { change in
        sum.add(change)
        return sum
      })
  }

  /// Those up to the end of a day: most often all.
  private func upTo(_ day: Day, _ turns: ArraySlice<CellCourses.Turn>) -> ArraySlice<CellCourses.Turn> {
    var turns = turns
    while let last = turns.last, last.day > day { turns.removeLast() }
    return turns
  }

  /// The first day of the last unbroken run of turns whose status is so.
  private func start(of turns: ArraySlice<CellCourses.Turn>, _ isSo: (RolloutStatus) -> Bool) -> Day? {
    var first: Day?
    for turn in turns.reversed() {
      guard isSo(turn.status), !turn.isExempt else { break }
      first = turn.day
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
