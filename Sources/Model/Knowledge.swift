/// One municipality with one initiative.
package struct CellKey: Sendable, Hashable {
  /// The code of the municipality.
  package var municipality: String
  /// The id of the initiative.
  package var initiative: String

  package init(_ municipality: String, _ initiative: String) {
    self.municipality = municipality
    self.initiative = initiative
  }
}

/// A reorganisation that is known, of the table or entered by hand.
package struct KnownReorganisation: Sendable, Hashable {
  /// What ends and what begins.
  package var fact: Reorganisation
  /// The record that it was entered by; 0 for one of the table.
  package var seq: Int
}

/// A chronicle as it was known at one number: the state of any of its cells on any day is a fold, nothing else.
package struct Knowledge: Sendable {
  /// The last number that is known.
  package let seq: Int
  /// By code; a municipality that ends where it begins is there on no day.
  package private(set) var places: [String: Place]
  /// All that are known.
  package private(set) var reorganisations: [KnownReorganisation] = []
  /// The value records that count, in order of number.
  package private(set) var live: [JournalRecord] = []
  private var steps: [CellKey: [CellStep]] = [:]
  private var phases: [String: [(from: Day, phase: Phase)]]
  private var bindings: [String: [(from: Day, binding: Binding)]]
  // Where each reorganisation stands in the list.
  private var into: [String: [Int]] = [:]
  private var outOf: [String: [Int]] = [:]

  /// - Parameter seq: the last number that is known.
  init(_ chronicle: Chronicle, at seq: Int) {
    self.seq = seq
    places = chronicle.places
    phases = chronicle.courses.mapValues(\.phases)
    bindings = chronicle.courses.mapValues(\.bindings)
    let taken = TakenBack(chronicle.records, upTo: seq)
    for record in chronicle.records
    where record.seq <= seq && record.undoes == nil && !taken.contains(record.seq) {
      live.append(record)
    }
    reorganisations = chronicle.reorganisations.map { KnownReorganisation(fact: $0, seq: 0) } + Self.byHand(live)
    tellPlaces()
    for (index, one) in reorganisations.enumerated() {
      into[one.fact.newCode, default: []].append(index)
      outOf[one.fact.oldCode, default: []].append(index)
    }
    tellSteps()
  }

  // What was entered by hand. An old store took it back by a record of its own, with no value.
  private static func byHand(_ live: [JournalRecord]) -> [KnownReorganisation] {
    var found: [KnownReorganisation] = []
    let made = Set(live.filter { $0.field == .called }.map { [$0.municipality, "\($0.change)"] })
    var ended: [Int: Int] = [:]
    for record in live where record.field == .successor { ended[record.change, default: 0] += 1 }
    for record in live where record.field == .successor {
      let words = record.to.split(separator: " ").map(String.init)
      guard let code = words.first else {
        found.removeAll { $0.fact.oldCode == record.municipality }
        continue
      }
      let date = words.count > 1 ? Day(iso: words[1]) : nil
      let kind = words.count > 2 ? Reorganisation.Kind(rawValue: words[2]) : nil
      let how: Reorganisation.Kind =
        !made.contains([code, "\(record.change)"]) ? .annexation : ended[record.change] == 1 ? .renaming : .merger
      found.append(
        KnownReorganisation(
          fact: Reorganisation(
            date: date ?? record.effective, oldCode: record.municipality, newCode: code, kind: kind ?? how,
            isMainSuccessor: true), seq: record.seq))
    }
    return found
  }

  private mutating func tellPlaces() {
    for record in live where record.field == .called {
      let counts = places[record.municipality]?.inhabitants ?? []
      places[record.municipality] = Place(
        name: record.to, from: record.effective, until: record.to.isEmpty ? record.effective : nil, inhabitants: counts)
    }
    for one in reorganisations where one.seq > 0 {
      let (code, day) = (one.fact.oldCode, one.fact.date)
      places[code, default: Place(name: "", from: day, until: day, inhabitants: [])].until = day
    }
  }

  private mutating func tellSteps() {
    var touched: Set<CellKey> = []
    var moved: Set<String> = []
    for record in live where !record.initiative.isEmpty {
      if let step = CellStep(record) {
        let key = CellKey(record.municipality, record.initiative)
        if let latest = steps[key]?.last, step < latest { touched.insert(key) }
        steps[key, default: []].append(step)
      } else if record.field == .phase, let phase = Phase(rawValue: record.to) {
        phases[record.initiative, default: []].append((record.effective, phase))
        moved.insert(record.initiative)
      } else if record.field == .binding, let binding = Binding(rawValue: record.to) {
        bindings[record.initiative, default: []].append((record.effective, binding))
        moved.insert(record.initiative)
      }
    }
    // Most come in the order of their days.
    for key in touched { steps[key]?.sort { $0 < $1 } }
    for id in moved {
      phases[id] = Self.byDay(phases[id] ?? [], \.from)
      bindings[id] = Self.byDay(bindings[id] ?? [], \.from)
    }
  }

  /// In the order of days; within a day they stay in that of their numbers.
  private static func byDay<Move>(_ moves: [Move], _ day: (Move) -> Day) -> [Move] {
    moves.enumerated().sorted { (day($0.element), $0.offset) < (day($1.element), $1.offset) }.map(\.element)
  }

  // MARK: What is so on a day

  /// Whether the municipality is there on `day`.
  package func exists(_ code: String, on day: Day) -> Bool { places[code]?.exists(on: day) ?? false }

  /// The inhabitants of a municipality on `day`: as counted, and with those of whoever came in by hand.
  package func inhabitants(_ code: String, on day: Day) -> Int {
    let counted = places[code]?.inhabitants(in: day.civil.year) ?? 0
    return reorganisations(into: code).reduce(counted) { sum, one in
      one.seq > 0 && one.fact.date <= day ? sum + inhabitants(one.fact.oldCode, on: one.fact.date + -1) : sum
    }
  }

  /// The phase of an initiative on `day`.
  package func phase(_ initiative: String, on day: Day) -> Phase {
    let told = phases[initiative] ?? []
    return (told.last { $0.from <= day } ?? told.first)?.phase ?? .initiation
  }

  /// How far an initiative binds on `day`.
  package func binding(_ initiative: String, on day: Day) -> Binding {
    let told = bindings[initiative] ?? []
    return (told.last { $0.from <= day } ?? told.first)?.binding ?? .voluntary
  }

  /// The days on which phase or binding of an initiative may have changed.
  package func moves(of initiative: String) -> [Day] {
    (phases[initiative] ?? []).map(\.from) + (bindings[initiative] ?? []).map(\.from)
  }

  /// How an initiative came to its phase and its binding up to the end of `day`, in order of day. What holds from ever
  /// is no move.
  package func story(of initiative: String, upTo day: Day) -> [InitiativeMove] {
    func record(_ field: RolloutField, _ from: Day, _ to: String) -> JournalRecord? {
      live.last { $0.field == field && $0.initiative == initiative && $0.effective == from && $0.to == to }
    }
    let phases = (phases[initiative] ?? []).map { move in
      InitiativeMove(
        from: move.from, to: .phase(move.phase), record: record(.phase, move.from, move.phase.rawValue))
    }
    let bindings = (bindings[initiative] ?? []).map { move in
      InitiativeMove(
        from: move.from, to: .binding(move.binding), record: record(.binding, move.from, move.binding.rawValue))
    }
    let all = (phases + bindings).filter { $0.from <= day && ($0.from > .firstKnown || $0.record != nil) }
    return all.enumerated().sorted { ($0.element.from, $0.offset) < ($1.element.from, $1.offset) }.map(\.element)
  }

  /// Those by which others pass into a municipality.
  package func reorganisations(into code: String) -> [KnownReorganisation] {
    (into[code] ?? []).map { reorganisations[$0] }
  }

  /// Those by which a municipality passes into others.
  package func reorganisations(outOf code: String) -> [KnownReorganisation] {
    (outOf[code] ?? []).map { reorganisations[$0] }
  }

  /// A cell at the end of `day`: nil where the municipality is not there yet, merged where it is there no more.
  package func cell(_ code: String, _ initiative: String, on day: Day) -> RolloutCell? {
    guard let place = places[code], place.from <= day, place.until.map({ place.from < $0 }) ?? true else { return nil }
    if let until = place.until, until <= day { return RolloutCell(status: .merged, since: until) }
    var fold = CellFold(upTo: day)
    walk(code, initiative, upTo: day, &fold) { _, _, _ in }
    return fold.cell
  }

  /// Goes through all that happens to a cell up to `day`: record by record, nil for a merger.
  func walk(
    _ code: String, _ initiative: String, upTo day: Day, _ fold: inout CellFold,
    _ look: (Day, CellStep?, RolloutCell) -> Void
  ) {
    guard let place = places[code] else { return }
    var mergers = Set(reorganisations(into: code).map(\.fact.date)).filter { place.exists(on: $0) && $0 <= day }
      .sorted()[...]
    func merge(upTo day: Day) {
      while let next = mergers.first, next <= day {
        mergers.removeFirst()
        fold.merge({ merged(code, initiative, on: next, place, own: $0) }, on: next)
        look(next, nil, fold.cell)
      }
    }
    // A record of a day on which its municipality is not there sleeps.
    for step in steps[CellKey(code, initiative)] ?? [] where place.exists(on: step.effective) {
      guard step.effective <= day else { break }
      merge(upTo: step.effective)
      fold.take(step)
      look(step.effective, step, fold.cell)
    }
    merge(upTo: day)
  }

  private func merged(
    _ code: String, _ initiative: String, on day: Day, _ place: Place, own cell: RolloutCell
  ) -> RolloutCell {
    let eve = day + -1
    func part(_ code: String, _ cell: RolloutCell) -> MergingPart {
      MergingPart(name: places[code]?.name ?? code, inhabitants: inhabitants(code, on: eve), cell: cell)
    }
    let parts = reorganisations(into: code).filter { $0.fact.date == day && $0.fact.isMainSuccessor }
      .map { part($0.fact.oldCode, self.cell($0.fact.oldCode, initiative, on: eve) ?? RolloutCell()) }
    return RolloutCell(merging: parts, into: place.from < day ? part(code, cell) : nil, on: day)
  }

  /// The records of days on which their municipality is not there: they wait until the fact is taken back.
  package var sleeping: [JournalRecord] {
    live.filter { CellStep($0) != nil && !exists($0.municipality, on: $0.effective) }
  }
}
