import Model
import TestSupport
import Testing

/// Random histories: three operators record, report, correct, confirm, reorganise, move phases, take back and do again,
/// on random days and by clocks that are wrong now and then. What holds of every history is held against it.
@Suite(.dice) struct TimeHistoryTests {
  private static let operators = TimeDesk.operators
  private static let initiatives = TimeDesk.initiatives
  private static let days = TimeDesk.days

  @Test("Whatever three operators do on whatever days: every day of every knowledge is as the records say")
  func histories() {
    var dice = Dice()
    var (kept, refused) = (0, 0)
    for number in 0..<2000 {
      var history = History(&dice)
      let steps = 4 + dice.below(12)
      for _ in 0..<steps where history.isSound { history.step(&dice) }
      if history.isSound { history.lookBack(&dice) }
      kept += history.kept
      refused += history.refused
      guard let fault = history.fault else { continue }
      Issue.record("history \(number): \(fault)\n\(history.told.joined(separator: "\n"))")
      return
    }
    #expect(kept > 2000 && refused > 2000, "\(kept) kept, \(refused) refused: too few of either")
  }

  /// One history and what was found of it.
  private struct History {
    var desk: TimeDesk
    var fault: String?
    var told: [String] = []
    var kept = 0
    var refused = 0
    private var pictures: [(known: Int, day: Day, cells: [CellKey: RolloutCell])] = []

    var isSound: Bool { fault == nil }

    init(_ dice: inout Dice) { desk = TimeDesk(&dice) }

    /// Something is done, or refused; either way nothing is broken.
    mutating func step(_ dice: inout Dice) {
      if dice.below(2) == 0 { desk.today = days.first { $0 > desk.today + dice.below(60) } ?? desk.today }
      // A wrong clock.
      if dice.below(30) == 0 { desk.today = days[dice.below(days.count)] }
      let probe = [days[dice.below(days.count)], days[dice.below(days.count)], desk.today]
      let before = picture(probe)
      let (first, journal) = (desk.chronicle.last, desk.chronicle.records)
      let by = operators[dice.below(operators.count)]
      let asked = TimeCommand(&dice, desk)
      do {
        _ = try desk.write(by) { one, signed throws(Objection) in try asked.records(one, signed) }
      } catch {
        refused += 1
        told.append("\(desk.today.iso) \(by) \(asked): \(error.refusal.rule)")
        if desk.chronicle.records != journal { fault = "a refusal left something" }
        return
      }
      kept += 1
      told.append("\(desk.today.iso) \(by) \(asked): \(first + 1)…\(desk.chronicle.last)")
      checkInvariants(probe)
      guard isSound, desk.chronicle.last > first else { return }
      let after = picture(probe)
      if dice.below(2) == 0 { pictures.append((desk.chronicle.last, probe[0], picture([probe[0]]))) }
      // Taken back it is as before, done again as after, on every day.
      let end = desk.chronicle.last
      for wanted in [before, after] {
        let seq = desk.chronicle.last == end ? first + 1 : desk.chronicle.last
        do {
          try desk.write(by) { one, signed throws(Objection) in
            try one.records(undoing: .record(seq), reason: "op verzoek", signed)
          }
        } catch { fault = "undo \(seq): \(error.refusal.rule) \(error.refusal.reason.english)" }
        if isSound, picture(probe) != wanted { fault = "undo \(seq) did not restore" }
      }
      if dice.below(4) > 0 { desk.forget(after: end) }
    }

    /// What was known stays known, the records say the same read in the simplest way, and the order in which facts were
    /// entered changes nothing.
    mutating func lookBack(_ dice: inout Dice) {
      for one in pictures where picture([one.day], known: one.known) != one.cells {
        fault = "what was known at \(one.known) of \(one.day.iso) is another by now"
      }
      let small = TimeSmallModel(desk.chronicle, initiatives: initiatives)
      for _ in 0..<2 {
        let day = days[dice.below(days.count)]
        let known = desk.chronicle.number(of: .number(dice.below(desk.chronicle.last + 1)))
        let mine = picture([day], known: known).mapValues(TimeSmallModel.withoutHearing)
        let simple = small.cells(on: day, known: known)
        for key in Set(mine.keys).union(simple.keys) {
          let known = desk.chronicle.known(at: known)
          let key = CellKey(key.municipality, String(key.initiative.prefix(1)))
          let (one, other) = (known.cell(key.municipality, key.initiative, on: day), simple[key])
          if one.map(TimeSmallModel.withoutHearing) != other {
            fault =
              "\(key) on \(day.iso) at \(known.seq): \(String(describing: one)), simply \(String(describing: other))"
          }
        }
      }
      checkOrderOfFacts(&dice)
    }

    private mutating func checkOrderOfFacts(_ dice: inout Dice) {
      let live = desk.chronicle.known().live
      var facts = Dictionary(grouping: live.filter { $0.kind == .reorganisation }, by: \.change).sorted {
        $0.key < $1.key
      }
      .map(\.value)
      facts.shuffle(using: &dice)
      let half = facts.count / 2
      let mixed =
        facts.prefix(half).flatMap { $0 } + live.filter { $0.kind != .reorganisation }
        + facts.dropFirst(half).flatMap { $0 }
      var other = desk.chronicle
      other.records = mixed.enumerated().map { index, record in
        var record = record
        record.seq = index + 1
        return record
      }
      other.last = mixed.count
      let (here, there) = (desk.chronicle.known(), other.known())
      for day in [days[dice.below(days.count)], desk.today] {
        for code in here.places.keys {
          for initiative in initiatives
          where here.cell(code, initiative, on: day) != there.cell(code, initiative, on: day) {
            fault = "another order of facts: \(code) \(initiative) on \(day.iso)"
          }
        }
      }
    }

    private mutating func checkInvariants(_ probe: [Day]) {
      let now = desk.chronicle.known()
      let keys = now.places.keys.flatMap { code in initiatives.map { CellKey(code, $0) } }
      if let one = now.breaks(in: keys).first(where: { $0.rule != .leap }) { fault = "broken: \(one)" }
      for key in keys {
        for day in probe {
          guard let cell = now.cell(key.municipality, key.initiative, on: day), cell.status != .merged else { continue }
          if cell.status == .embedded, cell.planned != nil { fault = "planned without a next step" }
          if cell.flags.isSuperset(of: [.exempt, .undecided]) { fault = "exempt and undecided" }
          if cell.status.isAdopted, !cell.flags.contains(.pilot), now.phase(key.initiative, on: day).isEarly {
            fault = "in use without phase or flag: \(key) on \(day.iso)"
          }
        }
      }
    }

    /// Every cell on these days, each under a key of its own.
    private func picture(_ days: [Day], known: Int? = nil) -> [CellKey: RolloutCell] {
      let knowledge = desk.chronicle.known(at: known)
      var cells: [CellKey: RolloutCell] = [:]
      for code in knowledge.places.keys {
        for initiative in initiatives {
          for day in days {
            cells[CellKey(code, days.count == 1 ? initiative : "\(initiative) \(day.iso)")] =
              knowledge.cell(code, initiative, on: day)
          }
        }
      }
      return cells
    }
  }
}
