import Model
import TestSupport

/// A store in memory: a chronicle of everything, its own today, and the words of `samen do` for what changes it.
struct TimeDesk {
  /// All that was recorded.
  var chronicle: Chronicle
  /// The store's own day.
  var today: Day
  /// What was known at the numbers that were asked for.
  private var known: [Int: Knowledge] = [:]

  init(_ chronicle: Chronicle, today: Day) {
    self.chronicle = chronicle
    self.today = today
  }

  /// A store without a report, with the municipalities, inhabitants and reorganisations of 2016–2026.
  static func netherlands(_ courses: [String: Course]) throws -> TimeDesk {
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
  mutating func knowledge(at seq: Int? = nil) -> Knowledge {
    let seq = seq ?? chronicle.last
    if let one = known[seq] { return one }
    let one = chronicle.known(at: seq)
    known[seq] = one
    return one
  }

  /// Writes as `by`, and answers what came in; `work` is asked for the records.
  @discardableResult mutating func write(
    _ by: String, _ work: (Chronicle, Signature) throws(Objection) -> [JournalRecord]
  ) throws(Objection) -> [JournalRecord] {
    let records = try work(chronicle, Signature(by: by, at: today.iso + "T12:00:00Z", today: today))
    keep(records)
    return records
  }

  /// Takes records in as they are.
  mutating func keep(_ records: [JournalRecord]) { chronicle = chronicle.adding(records) }

  /// Puts the journal back to what it was at a number.
  mutating func forget(after seq: Int) {
    chronicle.records.removeAll { $0.seq > seq }
    chronicle.last = seq
    chronicle.lastChange = chronicle.records.last?.change ?? 0
    known = known.filter { $0.key <= seq }
  }

  /// One command, as typed: `A+B` stands for marked rows. `seen` is the number of the screen it is typed at.
  mutating func run(_ line: String, by: String, seen: Int?) throws -> [JournalRecord] {
    var words = TimeDesk.words(line)
    var options: [String: String] = [:]
    while let place = words.firstIndex(where: { $0.hasPrefix("--") }) {
      options[String(words[place].dropFirst(2))] = words[place + 1]
      words.removeSubrange(place...place + 1)
    }
    let (verb, rest) = (words[0], Array(words.dropFirst()))
    let on = options["on"].flatMap(Day.init(iso:))
    var reason = options["reason"] ?? ""
    func changes(_ names: String, _ initiative: String, _ fill: (inout RolloutChange) -> Void) -> [RolloutChange] {
      names.split(separator: "+").map { name in
        var change = RolloutChange(municipality: String(name), initiative: initiative, reason: reason)
        (change.on, change.seen) = (on, seen)
        fill(&change)
        return change
      }
    }
    func flags(_ text: String?) -> RolloutFlags? { text.flatMap { RolloutFlags(letters: $0 == "none" ? "" : $0) } }
    func planned(_ text: String?) -> Day?? { text.map { Day(iso: $0) } }
    switch verb {
    case "set", "correct":
      if verb == "correct" { reason = rest.dropFirst(3).joined(separator: " ") }
      let asked = changes(rest[0], rest[1]) {
        if rest.count > 2 { $0.status = RolloutStatus(rawValue: rest[2]) }
        $0.flags = flags(options["flags"])
        $0.planned = planned(options["planned"])
        $0.note = options["note"].map { $0 == "none" ? "" : $0 }
        $0.expectedStatus = options["expect"].flatMap(RolloutStatus.init(rawValue:))
        $0.isCorrection = verb == "correct"
      }
      return try write(by) { one, signed throws(Objection) in try one.records(setting: asked, signed) }
    case "flag", "note", "plan":
      let asked = changes(rest[0], rest[1]) {
        if verb == "flag" { $0.flags = flags(rest[2]) }
        if verb == "note" { $0.note = rest[2] == "none" ? "" : rest[2] }
        if verb == "plan" { $0.planned = planned(rest[2]) }
      }
      return try write(by) { one, signed throws(Objection) in try one.records(setting: asked, signed) }
    case "confirm":
      let asked = rest[0].split(separator: "+").map {
        Model.Confirmation(municipality: String($0), initiative: rest[1], on: on, seen: seen)
      }
      return try write(by) { one, signed throws(Objection) in try one.records(confirming: asked, signed) }
    case "reorganise":
      let asked = ReorganisationByHand(
        date: Day(iso: rest[0]) ?? today, old: rest[1].split(separator: "+").map(String.init), newCode: rest[2],
        name: rest.dropFirst(3).joined(separator: " "))
      return try write(by) { one, signed throws(Objection) in try one.records(reorganising: asked, signed) }
    case "phase", "binding":
      let binding: Binding = rest[1] == "mandatory" ? .mandatory : .voluntary
      let to = verb == "phase" ? InitiativeChange.To.phase(Phase(rawValue: rest[1]) ?? .rollout) : .binding(binding)
      let asked = InitiativeChange(initiative: rest[0], to: to, on: on)
      return try write(by) { one, signed throws(Objection) in try one.records(moving: asked, signed) }
    case "undo":
      let what = rest.first.map { word in
        Int(word).map(UndoRequest.record) ?? (word == "rest" ? .rest : .skip)
      }
      return try write(by) { one, signed throws(Objection) in
        try one.records(undoing: what ?? .latest, reason: reason, signed)
      }
    default:
      return try write(by) { one, signed throws(Objection) in try one.records(redoing: signed) }
    }
  }

  /// The words of a line; quotes hold blanks together.
  private static func words(_ line: String) -> [String] {
    var words: [String] = []
    var (word, isQuoted, isWord) = ("", false, false)
    for letter in line {
      switch letter {
      case "\"": (isQuoted, isWord) = (!isQuoted, true)
      case " " where !isQuoted:
        if isWord { words.append(word) }
        (word, isWord) = ("", false)
      default:
        word.append(letter)
        isWord = true
      }
    }
    return isWord ? words + [word] : words
  }
}
