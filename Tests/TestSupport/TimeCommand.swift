import Model
import Store

/// Something that somebody asks for.
package enum TimeCommand: CustomStringConvertible, Sendable {
  case set([RolloutChange])
  case confirm([Model.Confirmation])
  case reorganise(ReorganisationByHand)
  case move(InitiativeChange)
  case undo(UndoRequest, reason: String)
  case redo

  /// Something at random, as a rule something that may be.
  package init(_ dice: inout Dice, _ desk: TimeDesk) {
    let days = TimeDesk.days
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
    let days = TimeDesk.days
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

  /// What it comes to.
  package func records(_ one: Chronicle, _ signed: Signature) throws(Objection) -> [JournalRecord] {
    switch self {
    case .set(let changes): try one.records(setting: changes, signed)
    case .confirm(let cells): try one.records(confirming: cells, signed)
    case .reorganise(let asked): try one.records(reorganising: asked, signed)
    case .move(let change): try one.records(moving: change, signed)
    case .undo(let request, let reason): try one.records(undoing: request, reason: reason, signed)
    case .redo: try one.records(redoing: signed)
    }
  }

  package var description: String {
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

  // MARK: As typed

  /// One command, as typed: `A+B` stands for marked rows. `seen` is the number of the screen it is typed at.
  package init(_ line: String, seen: Int?, today: Day) {
    var words = TimeCommand.words(line)
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
      self = .set(asked)
    case "flag", "note", "plan":
      let asked = changes(rest[0], rest[1]) {
        if verb == "flag" { $0.flags = flags(rest[2]) }
        if verb == "note" { $0.note = rest[2] == "none" ? "" : rest[2] }
        if verb == "plan" { $0.planned = planned(rest[2]) }
      }
      self = .set(asked)
    case "confirm":
      let asked = rest[0].split(separator: "+").map {
        Model.Confirmation(municipality: String($0), initiative: rest[1], on: on, seen: seen)
      }
      self = .confirm(asked)
    case "reorganise":
      let asked = ReorganisationByHand(
        date: Day(iso: rest[0]) ?? today, old: rest[1].split(separator: "+").map(String.init), newCode: rest[2],
        name: rest.dropFirst(3).joined(separator: " "))
      self = .reorganise(asked)
    case "phase", "binding":
      let binding: Binding = rest[1] == "mandatory" ? .mandatory : .voluntary
      let to = verb == "phase" ? InitiativeChange.To.phase(Phase(rawValue: rest[1]) ?? .rollout) : .binding(binding)
      let asked = InitiativeChange(initiative: rest[0], to: to, on: on)
      self = .move(asked)
    case "undo":
      let what = rest.first.map { word in
        Int(word).map(UndoRequest.record) ?? (word == "rest" ? .rest : .skip)
      }
      self = .undo(what ?? .latest, reason: reason)
    default:
      self = .redo
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

  // MARK: In a store

  /// Asks a store for it.
  package func carryOut(_ store: ProgrammeStore, by: String, today: Day, dryRun: Bool = false) throws(StoreFailure)
    -> Saved
  {
    let at = today.iso + "T12:00:00Z"
    switch self {
    case .set(let changes): return try store.save(changes, by: by, at: at, clock: today, dryRun: dryRun)
    case .confirm(let cells): return try store.confirm(cells, by: by, at: at, clock: today, dryRun: dryRun)
    case .reorganise(let asked): return try store.reorganise(asked, by: by, at: at, clock: today, dryRun: dryRun)
    case .move(let change): return try store.move(change, by: by, at: at, clock: today, dryRun: dryRun)
    case .undo(let request, let reason):
      return try store.undo(request, reason: reason, by: by, at: at, clock: today, dryRun: dryRun)
    case .redo: return try store.redo(by: by, at: at, clock: today, dryRun: dryRun)
    }
  }
}
