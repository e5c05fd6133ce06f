import Foundation
import Model
import Store
import TestSupport
import Testing

/// A store in memory beside the pure model of the same: what the one does, the other does.
private struct Pair {
  let store: ProgrammeStore
  var desk: TimeDesk

  init(_ desk: TimeDesk) throws {
    self.desk = desk
    var seed = try Project.sampleSeed().withoutSample
    let chronicle = desk.chronicle
    seed.municipalities = chronicle.places.sorted { $0.key < $1.key }.map { code, place in
      Municipality(
        code: code, name: place.name, province: "P", inhabitants: 0, corop: "C", safetyRegion: "V", urbanity: nil,
        validFrom: place.from, validUntil: place.until)
    }
    seed.inhabitants = chronicle.places.flatMap { code, place in
      place.inhabitants.map { (code: code, year: $0.year, count: $0.count) }
    }
    seed.reorganisations = chronicle.reorganisations
    seed.initiatives = chronicle.courses.sorted { $0.key < $1.key }.map { id, course in
      Initiative(
        id: id, name: course.name, shortName: course.name, label: id, phase: course.phases[0].phase, track: nil,
        binding: course.bindings[0].binding, facts: [])
    }
    store = try ProgrammeStore.inMemory(seed: seed, isSample: false)
    store.trustClock()
  }

  /// Does it in both.
  /// - Returns: the rule that refused, the records that came in, and in what the two differ.
  mutating func run(_ command: TimeCommand, by: String) -> (
    rule: String?, records: [JournalRecord], isConflict: Bool, fault: String?
  ) {
    var records: [JournalRecord] = []
    var refusal: (rule: String, isConflict: Bool)?
    do {
      records = try desk.write(by) { one, signed throws(Objection) in try command.records(one, signed) }
    } catch {
      refusal = (error.refusal.rule, error.conflict != nil)
    }
    do throws(StoreFailure) {
      let saved = try command.carryOut(store, by: by, today: desk.today)
      if let refusal { return (nil, saved.records, false, "kept, should be \(refusal.rule)") }
      return (nil, records, false, saved.records == records ? nil : "\(saved.records) ≠ \(records)")
    } catch {
      let (rule, isConflict): (String, Bool)
      switch error {
      case .refused(let refused, _, _): (rule, isConflict) = (refused.rule, false)
      case .conflict(let conflict, _, _):
        (rule, isConflict) = (Refusal.conflict(conflict).rule, true)
      case .unknownMunicipality: (rule, isConflict) = ("no-such-municipality", false)
      default: (rule, isConflict) = ("\(error)", false)
      }
      // A status that was expected to be another is a conflict too, by a name of its own.
      let isSame = refusal.map { $0.isConflict == isConflict && (isConflict || $0.rule == rule) } ?? false
      return (refusal?.rule ?? rule, [], isConflict, isSame ? nil : "\(rule), should be \(refusal?.rule ?? "kept")")
    }
  }

  /// In what the store's state of a day as known at a number differs from the records, read in the simplest way.
  func difference(on day: Day, known seq: Int) throws -> String? {
    let initiatives = desk.chronicle.courses.keys.sorted()
    let known = desk.chronicle.number(of: .number(seq))
    // Nobody knew a later day.
    let own = desk.chronicle.records.last { $0.seq <= known }?.recorded ?? desk.today
    let day = min(day, own, desk.today)
    let programme = try store.programme(asOf: day, knownAt: .number(seq), clock: desk.today)
    guard programme.seq == known else { return "known at \(programme.seq), should be \(known)" }
    let simple = TimeSmallModel(desk.chronicle, initiatives: initiatives).cells(on: day, known: known)
    let knowledge = desk.chronicle.known(at: known)
    for (key, cell) in simple where cell.status != .merged {
      guard let row = programme.row(of: key.municipality), let column = programme.column(of: key.initiative) else {
        return "\(key) is missing"
      }
      let mine = programme[row, column]
      guard TimeSmallModel.withoutHearing(mine) == cell,
        mine.heard == knowledge.cell(key.municipality, key.initiative, on: day)?.heard
      else { return "\(key) on \(day.iso) at \(known): \(mine), simply \(cell)" }
    }
    for one in programme.municipalities {
      guard simple[CellKey(one.code, initiatives[0])] != nil else { return "\(one.code) should not be there" }
      guard one.inhabitants == knowledge.inhabitants(one.code, on: day), one.name == knowledge.name(one.code) else {
        return "\(one.code): \(one.name) \(one.inhabitants)"
      }
    }
    // By states of days: those that use it now less those that did.
    let then = try store.programme(asOf: day + -Programme.trendDays, knownAt: .number(seq), clock: desk.today)
    let change = initiatives.indices.map { programme.coverage(of: $0).adopted - then.coverage(of: $0).adopted }
    return programme.adoptedChange == change ? nil : "trend \(programme.adoptedChange), should be \(change)"
  }
}

extension Pair {
  /// In what the days that one walks to by steps, with the journal in memory, differ from those days.
  func walk(_ dice: inout Dice) throws -> String? {
    var programme = try store.programme(
      asOf: min(TimeDesk.days[dice.below(TimeDesk.days.count)], desk.today), clock: desk.today)
    for _ in 0..<3 {
      let near = TimeDesk.days.filter { $0 <= desk.today && $0.civil.year == programme.asOf.civil.year }
      guard !near.isEmpty else { return nil }
      let day = near[dice.below(near.count)]
      let step = try store.step(
        from: (programme.asOf, programme.seq), to: day, clock: desk.today, inMemoryFrom: 0)
      switch step {
      case .whole(let whole): programme = whole
      case .cells(let cells, let adopted, let rest): programme.take(cells, adopted: adopted, rest: rest)
      }
      let known = desk.chronicle.known()
      for (row, one) in programme.municipalities.enumerated() {
        for (column, initiative) in programme.initiatives.enumerated()
        where programme[row, column] != known.cell(one.code, initiative.id, on: day) ?? RolloutCell() {
          return "walked to \(day.iso): \(one.code) \(initiative.id) \(programme[row, column])"
        }
      }
      let then = initiatives(on: day + -Programme.trendDays)
      let now = initiatives(on: day)
      guard programme.adoptedChange == zip(now, then).map({ $0 - $1 }) else {
        return "walked to \(day.iso): trend \(programme.adoptedChange)"
      }
    }
    return nil
  }

  /// How many have each initiative in use at the end of a day.
  private func initiatives(on day: Day) -> [Int] {
    let known = desk.chronicle.known()
    return desk.chronicle.courses.keys.sorted().map { initiative in
      known.places.keys.count { code in
        known.exists(code, on: day) && known.cell(code, initiative, on: day)?.countsAsAdopted ?? false
      }
    }
  }
}

@Suite(.dice) struct TimeStoreTests {
  @Test("Each scenario comes out of a store as it is written", arguments: try TimeScenarios.all.get().scenarios)
  func scenario(_ scenario: TimeScenarios.Scenario) throws {
    var pair = try Pair(TimeDesk.netherlands(TimeScenarios.all.get().courses()))
    var labels: [String: (first: Int, last: Int)] = ["start": (0, 0)]
    for step in scenario.steps {
      pair.desk.today = try #require(Day(iso: step.day))
      var line = step.do
      for (label, numbers) in labels { line = line.replacing("{\(label)}", with: "\(numbers.first)") }
      let before = pair.desk.chronicle.last
      let seen = try step.seen.map { try #require(labels[$0]).last }
      let (rule, records, isConflict, fault) = pair.run(
        TimeCommand(line, seen: seen, today: pair.desk.today), by: step.by)
      #expect(fault == nil, "\(step.day) \(line)")
      #expect((rule ?? (records.isEmpty ? "same" : "ok")) == step.result, "\(step.day) \(line)")
      #expect(isConflict == (step.exit == 3), "\(line)")
      if let label = step.label { labels[label] = (before + 1, pair.desk.chronicle.last) }
    }
    for one in scenario.expect {
      let day = try #require(Day(iso: one.on))
      let moment: KnownMoment =
        labels[one.known].map { .number($0.last) } ?? Int(one.known).map(KnownMoment.number)
        ?? Day(iso: one.known).map(KnownMoment.day) ?? .now
      let programme = try pair.store.programme(asOf: min(day, pair.desk.today), knownAt: .now, clock: pair.desk.today)
      #expect(programme.seq == pair.desk.chronicle.last)
      guard case .day = moment else {
        let number = pair.desk.chronicle.number(of: moment)
        #expect(try pair.difference(on: day, known: number) == nil, "\(one)")
        continue
      }
    }
    #expect(try pair.store.check().filter { !$0.english.contains("does not fit") }.isEmpty)
    #expect(try pair.store.journal(limit: .max).reversed() == pair.desk.chronicle.records)
  }

  @Test(
    "Whatever three operators do on whatever days, the store tells of every day and knowledge what the records say",
    arguments: 0..<4)
  func histories(_ quarter: Int) throws {
    var dice = Dice("histories \(quarter)")
    let days = TimeDesk.days
    var (kept, refused) = (0, 0)
    let count = (ProcessInfo.processInfo.environment["SAMEN_HISTORIES"].flatMap(Int.init) ?? 2000) / 4
    for number in 0..<count {
      var pair = try Pair(TimeDesk(&dice))
      var told: [String] = []
      var fault: String?
      for _ in 0..<4 + dice.below(14) where fault == nil {
        if dice.below(2) == 0 {
          pair.desk.today = days.first { $0 > pair.desk.today + dice.below(60) } ?? pair.desk.today
        }
        if dice.below(30) == 0 { pair.desk.today = days[dice.below(days.count)] }
        let by = TimeDesk.operators[dice.below(3)]
        let command = TimeCommand(&dice, pair.desk)
        let (rule, records, _, difference) = pair.run(command, by: by)
        told.append("\(pair.desk.today.iso) \(by) \(command): \(rule ?? "\(records.map(\.seq))")")
        if rule == nil { kept += 1 } else { refused += 1 }
        fault = difference
        if fault == nil, dice.below(4) == 0 {
          fault = try pair.difference(
            on: days[dice.below(days.count)], known: dice.below(pair.desk.chronicle.last + 1))
        }
        if fault == nil, dice.below(16) == 0 { fault = try pair.walk(&dice) }
      }
      if fault == nil, number % 4 == 0 { fault = try pair.walk(&dice) }
      for _ in 0..<2 where fault == nil {
        fault = try pair.difference(on: days[dice.below(days.count)], known: dice.below(pair.desk.chronicle.last + 1))
        if fault == nil {
          fault = try pair.difference(on: days[dice.below(days.count)], known: pair.desk.chronicle.last)
        }
      }
      if fault == nil {
        // The kept table is what the journal comes to, and nothing new is broken.
        fault = try pair.store.check().first { $0.english.contains("rollout") || $0.english.contains("journal") }?
          .english
      }
      if fault == nil, try pair.store.journal(limit: .max).reversed() != pair.desk.chronicle.records {
        fault = "another journal"
      }
      guard let fault else { continue }
      Issue.record("history \(number): \(fault)\n\(told.joined(separator: "\n"))")
      return
    }
    #expect(kept > count && refused > count, "\(kept) kept, \(refused) refused: too few of either")
  }

  @Test("A step to another day is what that day is")
  func steps() throws {
    let store = try ProgrammeStore.inMemory(seed: try Project.sampleSeed(), isSample: true)
    var programme = try store.programme(clock: clock)
    for day in [clock + -1, clock + -2, clock + -3, clock + -20, clock + -19, clock + -100] {
      switch try store.step(from: (programme.asOf, programme.seq), to: day, clock: clock) {
      case .whole(let whole): programme = whole
      case .cells(let cells, let adopted, let rest): programme.take(cells, adopted: adopted, rest: rest)
      }
      let whole = try store.programme(asOf: day, clock: clock)
      #expect(programme.asOf == day && programme.cells == whole.cells)
      #expect(programme.adoptedChange == whole.adoptedChange && programme.municipalities == whole.municipalities)
    }
  }
}
