import Model

/// A store in memory: a chronicle of everything, its own today, and the words of `samen do` for what changes it.
package struct TimeDesk {
  /// All that was recorded.
  package var chronicle: Chronicle
  /// The store's own day.
  package var today: Day
  /// What was known at the numbers that were asked for.
  private var known: [Int: Knowledge] = [:]

  package init(_ chronicle: Chronicle, today: Day) {
    self.chronicle = chronicle
    self.today = today
  }

  /// A store without a report, with the municipalities, inhabitants and reorganisations of 2016–2026.
  package static func netherlands(_ courses: [String: Course]) throws -> TimeDesk {
    let seed = try Project.sampleSeed()
    var counts: [String: [(year: Int, count: Int)]] = [:]
    for one in seed.inhabitants { counts[one.code, default: []].append((one.year, one.count)) }
    let places = seed.municipalities.map {
      ($0.code, Place(name: $0.name, from: $0.validFrom, until: $0.validUntil, inhabitants: counts[$0.code] ?? []))
    }
    return TimeDesk(
      Chronicle(
        places: Dictionary(uniqueKeysWithValues: places), reorganisations: seed.reorganisations, courses: courses,
        records: []), today: .firstKnown)
  }

  /// What was known at a number; of the last that is all.
  package mutating func knowledge(at seq: Int? = nil) -> Knowledge {
    let seq = seq ?? chronicle.last
    if let one = known[seq] { return one }
    let one = chronicle.known(at: seq)
    known[seq] = one
    return one
  }

  /// Writes as `by`, and answers what came in; `work` is asked for the records.
  @discardableResult package mutating func write(
    _ by: String, _ work: (Chronicle, Signature) throws(Objection) -> [JournalRecord]
  ) throws(Objection) -> [JournalRecord] {
    let records = try work(chronicle, Signature(by: by, at: today.iso + "T12:00:00Z", today: today))
    keep(records)
    return records
  }

  /// Takes records in as they are.
  package mutating func keep(_ records: [JournalRecord]) { chronicle = chronicle.adding(records) }

  /// Puts the journal back to what it was at a number.
  package mutating func forget(after seq: Int) {
    chronicle.records.removeAll { $0.seq > seq }
    chronicle.last = seq
    chronicle.lastChange = chronicle.records.last?.change ?? 0
    known = known.filter { $0.key <= seq }
  }

  /// One command, as typed: `A+B` stands for marked rows. `seen` is the number of the screen it is typed at.
  package mutating func run(_ line: String, by: String, seen: Int?) throws -> [JournalRecord] {
    let command = TimeCommand(line, seen: seen, today: today)
    return try write(by) { one, signed throws(Objection) in try command.records(one, signed) }
  }

  // MARK: At random

  /// Who works in it.
  package static let operators = ["anna", "bram", "carla"]
  /// What they work on.
  package static let initiatives = ["x", "y"]
  /// The first and the middle of each month of three years.
  package static let days = (2016...2018).flatMap { year in
    (1...12).flatMap { month in [1, 15].compactMap { Day(year: year, month: month, day: $0) } }
  }

  /// A small country with two initiatives, one of them in development still.
  package init(_ dice: inout Dice) {
    var places: [String: Place] = [:]
    func place(_ number: Int, _ name: String, from: Day = .firstKnown, until: Day? = nil) {
      places["GM000\(number)"] = .init(
        name: name, from: from, until: until, inhabitants: [(2016, 100 * number), (2017, 110 * number)])
    }
    func first(_ year: Int) -> Day { Day(year: year, month: 1, day: 1) ?? .firstKnown }
    func fact(_ year: Int, _ old: Int, _ new: Int, isMain: Bool = true) -> Reorganisation {
      Reorganisation(
        date: first(year), oldCode: "GM000\(old)", newCode: "GM000\(new)", kind: .merger, isMainSuccessor: isMain)
    }
    for (number, name) in ["Aa", "Be", "Ce", "De", "Ee", "Ef"].enumerated() { place(number + 1, name) }
    var facts: [Reorganisation] = []
    // A merger, a split with a main successor, an addition and a new name, as the table has them.
    if dice.below(5) > 0 {
      place(1, "Aa", until: first(2017))
      place(2, "Be", until: first(2017))
      place(3, "Ce", until: first(2018))
      place(7, "Pe", from: first(2017))
      facts = [fact(2017, 1, 7), fact(2017, 2, 7), fact(2018, 3, 4), fact(2018, 3, 7, isMain: false)]
    }
    if dice.below(3) == 0 {
      place(5, "Ee", until: first(2018))
      place(8, "Qu", from: first(2018))
      facts.append(fact(2018, 5, 8))
    }
    func course(_ phase: Phase) -> Course {
      Course(name: Phrase(same: "x"), phases: [(.firstKnown, phase)], bindings: [(.firstKnown, .voluntary)])
    }
    self.init(
      Chronicle(
        places: places, reorganisations: facts, courses: ["x": course(.rollout), "y": course(.development)],
        records: []), today: TimeDesk.days[2])
  }
}
