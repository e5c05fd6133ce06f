import Model
import TestSupport
import Testing

/// Random histories: three operators record, report, correct, confirm, reorganise, move phases, take back and do again,
/// on random days and by clocks that are wrong now and then. What holds of every history is held against it.
@Suite(.dice) struct TimeHistoryTests {
  private static let operators = ["anna", "bram", "carla"]
  private static let initiatives = ["x", "y"]
  // The first and the middle of each month of three years.
  private static let days = (2016...2018).flatMap { year in
    (1...12).flatMap { month in [1, 15].compactMap { Day(year: year, month: month, day: $0) } }
  }

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

    init(_ dice: inout Dice) {
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
      desk = TimeDesk(
        Chronicle(
          places: places, reorganisations: facts, courses: ["x": course(.rollout), "y": course(.development)],
          records: []), today: days[2])
    }

    /// Something is done, or refused; either way nothing is broken.
    mutating func step(_ dice: inout Dice) {
      if dice.below(2) == 0 { desk.today = days.first { $0 > desk.today + dice.below(60) } ?? desk.today }
      // A wrong clock.
      if dice.below(30) == 0 { desk.today = days[dice.below(days.count)] }
      let probe = [days[dice.below(days.count)], days[dice.below(days.count)], desk.today]
      let before = picture(probe)
      let (first, journal) = (desk.chronicle.last, desk.chronicle.records)
      let by = operators[dice.below(operators.count)]
      let asked = Asked(&dice, desk)
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

  /// Something that somebody asks for.
  private enum Asked: CustomStringConvertible {
    case set([RolloutChange])
    case confirm([Model.Confirmation])
    case reorganise(ReorganisationByHand)
    case move(InitiativeChange)
    case undo(UndoRequest, reason: String)
    case redo

    init(_ dice: inout Dice, _ desk: TimeDesk) {
      let now = desk.chronicle.known()
      let codes = now.places.keys.sorted()
      let initiative = dice.below(3) == 0 ? "y" : "x"
      let past = days.filter { $0 <= desk.today }
      let on = dice.below(3) == 0 && !past.isEmpty ? past[dice.below(past.count)] : nil
      let there = codes.filter { now.exists($0, on: on ?? desk.today) }
      let pool = dice.below(6) == 0 || there.isEmpty ? codes : there
      let some = (0..<[1, 1, 1, 2, 3][dice.below(5)]).map { _ in pool[dice.below(pool.count)] }
      let seen = [nil, desk.chronicle.last, dice.below(desk.chronicle.last + 1)][dice.below(3)]
      let reason = dice.below(3) == 0 ? "" : "besluit 7"
      switch dice.below(100) {
      case ..<48:
        self = .set(
          some.map { code in
            var change = RolloutChange(municipality: code, initiative: initiative, reason: reason)
            (change.on, change.seen) = (on, seen)
            return change
          })
        fill(&dice, now.cell(some[0], initiative, on: on ?? desk.today))
      case ..<56:
        var change = RolloutChange(municipality: some[0], initiative: initiative, reason: "typefout")
        change.isCorrection = true
        change.on = on
        change.status = RolloutStatus.choices[dice.below(RolloutStatus.choices.count - 1)]
        self = .set([change])
      case ..<62:
        self = .confirm(some.map { Model.Confirmation(municipality: $0, initiative: initiative, on: on, seen: seen) })
      case ..<70:
        let new = dice.below(2) == 0 ? codes[dice.below(codes.count)] : "GM90\(10 + desk.chronicle.last % 90)"
        self = .reorganise(
          ReorganisationByHand(
            date: days[1 + dice.below(days.count - 1)], old: some, newCode: new,
            name: now.places[new] == nil ? "Nieuw \(new)" : ""))
      case ..<75:
        let phase = [Phase.development, .rollout, .rollout, .stopped][dice.below(4)]
        self = .move(InitiativeChange(initiative: initiative, to: .phase(phase), on: on))
      case ..<93:
        let requests = [
          UndoRequest.latest, .latest, .rest, .skip, .record(1 + dice.below(max(1, desk.chronicle.last))),
        ]
        self = .undo(requests[dice.below(requests.count)], reason: dice.below(2) == 0 ? "" : "op verzoek")
      default: self = .redo
      }
    }

    /// Fills in what is to become of the cells; as a rule something that may become of the first.
    private mutating func fill(_ dice: inout Dice, _ cell: RolloutCell?) {
      guard case .set(var changes) = self else { return }
      let next = Transition.successors(of: cell?.status ?? .unknown) + Transition.reports(of: cell?.status ?? .unknown)
      let any = Array(RolloutStatus.choices.dropFirst())
      let pool = dice.below(3) == 0 || next.isEmpty ? any : next
      let status = dice.below(4) == 0 ? nil : pool[dice.below(pool.count)]
      let flags = dice.below(5) == 0 ? RolloutFlags(rawValue: UInt8(dice.below(16))) : nil
      let planned: Day?? = dice.below(6) == 0 ? .some([nil, days[60], days[70]][dice.below(3)]) : nil
      let note = dice.below(6) == 0 ? ["", "een", "twee"][dice.below(3)] : nil
      for index in changes.indices {
        changes[index].status = status
        changes[index].flags = flags
        changes[index].planned = planned
        changes[index].note = note
      }
      self = .set(changes)
    }

    func records(_ one: Chronicle, _ signed: Signature) throws(Objection) -> [JournalRecord] {
      switch self {
      case .set(let changes): try one.records(setting: changes, signed)
      case .confirm(let cells): try one.records(confirming: cells, signed)
      case .reorganise(let asked): try one.records(reorganising: asked, signed)
      case .move(let change): try one.records(moving: change, signed)
      case .undo(let request, let reason): try one.records(undoing: request, reason: reason, signed)
      case .redo: try one.records(redoing: signed)
      }
    }

    var description: String {
      switch self {
      case .set(let changes):
        "set "
          + changes.map { one in
            let day = one.on?.iso ?? ""
            let what = [one.status?.rawValue, one.flags.map { "[\($0.letters)]" }, one.note.map { "«\($0)»" }]
            return "\(one.municipality) \(one.initiative) \(day) \(what.compactMap { $0 }.joined(separator: " "))"
              + (one.planned.map { " planned \($0?.iso ?? "none")" } ?? "") + (one.isCorrection ? " correction" : "")
              + (one.seen.map { " seen \($0)" } ?? "")
          }.joined(separator: " + ")
      case .confirm(let cells):
        "confirm " + cells.map { "\($0.municipality) \($0.initiative)" }.joined(separator: " + ")
      case .reorganise(let one): "reorganise \(one.date.iso) \(one.old) \(one.newCode) \(one.name)"
      case .move(let one): "\(one.initiative) \(one.to) \(one.on?.iso ?? "")"
      case .undo(let request, _): "undo \(request)"
      case .redo: "redo"
      }
    }
  }
}
