import Model
import Screen

/// Who is longest under way with an initiative, and who of the front-runners does not use it yet.
package enum StuckPane: Pane {
  package struct Input: Sendable, Equatable {
    var data: State.Data
    /// In the programme; nil where no initiative is shown.
    var column: Int?
  }

  /// A head, or a municipality by its row in the programme.
  package enum Line: Sendable, Hashable {
    case frontRunners(of: Int, behind: Int)
    case stuck(Int, days: Int)
    case behind(Int)
  }

  /// The one that each room has which shows it.
  static let shared = AnyPane(StuckPane.self)

  package static let id = PaneID("stuck", Phrase("Het langst onderweg", "Longest under way"))

  package static func input(_ state: State) -> Input { Input(data: state.data, column: state.rolloutColumn) }

  package static func number(_ input: Input) -> Int { input.column ?? -1 }

  /// The ten that are longest under way, then the front-runners that do not use it yet.
  package static func rows(_ input: Input) -> [Line] {
    guard let column = input.column, !input.data.programme.isPartial else { return [] }
    let programme = input.data.programme
    // The longest first; of as many days who comes first in the list.
    var longest: [(row: Int, days: Int)] = []
    var (runners, behind): (Int, [Int]) = (0, [])
    for row in programme.municipalities.indices {
      let (status, flags) = programme.mark(row, column)
      guard !flags.contains(.exempt) else { continue }
      if flags.contains(.frontRunner) {
        runners += 1
        if !status.isAdopted { behind.append(row) }
      }
      guard status.isCommitted, !status.isAdopted, let since = programme.since(row, column) else { continue }
      let days = programme.asOf - since
      let place = longest.firstIndex { $0.days < days } ?? longest.count
      guard place < 10 else { continue }
      longest.insert((row, days), at: place)
      if longest.count > 10 { longest.removeLast() }
    }
    return longest.map { .stuck($0.row, days: $0.days) } + [.frontRunners(of: runners, behind: behind.count)]
      + behind.map { .behind($0) }
  }

  package static func name(of row: Line, _ input: Input) -> RowName? {
    switch row {
    case .frontRunners: "K"
    case .stuck(let row, _): input.data.programme.municipalities[row].code
    case .behind(let row): "K " + input.data.programme.municipalities[row].code
    }
  }

  /// Beneath a rule, without a head.
  package static func height(_ input: Input, in rect: Rect) -> Int { rect.height - 1 }

  package static func subject(of row: Line?, _ state: State) -> Subject? {
    guard let column = state.rolloutColumn else { return nil }
    switch row {
    case .stuck(let row, _), .behind(let row): return .cell(row: row, column: column)
    case .frontRunners, nil: return .initiative(column: column)
    }
  }

  package static func open(_ row: Line, _ state: inout State) -> Opening {
    guard let column = state.rolloutColumn else {
      return .refused(Phrase("Kies een initiatief.", "Choose an initiative."))
    }
    switch row {
    case .stuck(let row, _), .behind(let row):
      state.look.go(toColumn: column)
      return .goes(openMunicipality(state.programme.municipalities[row].code, &state))
    case .frontRunners(let count, _):
      guard count > 0 else { return .refused(Phrase("Er is geen kopgroep.", "There are no front-runners.")) }
      return .goes(showMunicipalities("\(state.programme.initiatives[column].id).flag=K", &state))
    }
  }

  package static func figures(of row: Line?, _ state: State) -> [Figure] {
    if case .cell(let row, let column) = subject(of: row, state) { return state.cellFigures(row, column) }
    guard case .frontRunners(let count, let behind) = row else { return [state.municipalityCount] }
    let origin: Origin = state.programme.isSample ? .sample : .reports
    return [
      Figure(Phrase("kopgroep", "front-runners"), count: count, origin),
      Figure(Phrase("daarvan nog niet in gebruik", "of them not in use yet"), count: behind, origin),
    ]
  }

  package static func saying(of row: Line?, _ state: State) -> [Said] {
    if case .cell(let row, let column) = subject(of: row, state) { return state.cellSaid(row, column) }
    return row.map { [.words(same: read($0, state).words)] } ?? []
  }

  package static func hints(_ state: State) -> [String] { rolloutHints(state) }

  package static func draw(_ seen: Seen<Self>, on painter: inout Painter) { painter.drawStuck(seen) }

  package static func read(_ row: Line, _ state: State) -> Reading {
    let (voice, programme) = (state.voice, state.programme)
    switch row {
    case .stuck(let row, let days):
      let status = state.rolloutColumn.map { voice.say(programme[row, $0].status.name) } ?? ""
      let long = voice.count(days, Phrase("dag", "day"), Phrase("dagen", "days"))
      return Reading("\(programme.municipalities[row].name): \(status), \(long)")
    case .frontRunners(let count, let behind):
      return Reading(frontRunnerWords(count, behind)[state.language])
    case .behind(let row):
      let status = state.rolloutColumn.map { voice.say(programme[row, $0].status.name) } ?? ""
      return Reading(programme.municipalities[row].name + voice.say(", kopgroep: ", ", front-runner: ") + status)
    }
  }
}

private func frontRunnerWords(_ count: Int, _ behind: Int) -> Phrase {
  guard count > 0 else { return Phrase("Kopgroep: geen", "Front-runners: none") }
  return Phrase(
    "Kopgroep \(count), daarvan nog niet in gebruik: \(behind)", "Front-runners \(count), not in use yet: \(behind)")
}

extension Painter {
  fileprivate mutating func drawStuck(_ seen: Seen<StuckPane>) {
    drawRule(
      seen.rect, StuckPane.id.title[language],
      infos: [seen.range(language), say("dagen in deze stap", "days in this step")].compactMap { $0 },
      focused: seen.isFocused)
    guard let column = seen.input.column else { return }
    let programme = seen.input.data.programme
    drawLines(seen, seen.input, in: seen.inner) {
      seen.isFocused && $0 == seen.cursor
    } _: { row, _, isLit, line, painter in
      let role = painter.drawGround(isLit, line.x, line.y, width: line.width)
      switch row {
      case .frontRunners(let count, let behind):
        painter.write(
          frontRunnerWords(count, behind)[painter.language], line.x + 1, line.y, isLit ? role : .tableHead,
          width: line.width - 2)
      case .stuck(let row, let days):
        painter.drawStuck(row, column, programme, line, role)
        painter.write(
          grouped(days, painter.language), line.x + line.width - 8, line.y, isLit ? role : .textStrong, width: 6,
          align: .right)
      case .behind(let row): painter.drawStuck(row, column, programme, line, role)
      }
    }
  }

  private mutating func drawStuck(_ row: Int, _ column: Int, _ programme: Programme, _ line: Rect, _ role: Role) {
    let status = programme[row, column].status
    // The longest status has its room, and the days behind it.
    let name = max(12, min(25, line.width - 31))
    write(programme.municipalities[row].name, line.x + 2, line.y, role, width: name)
    canvas.write(
      "\(statusGlyph(status)) \(status.short[language])", x: line.x + 3 + name, y: line.y,
      style: role == .tableCursor ? statusStyle(status).over(theme[role]) : statusStyle(status),
      width: max(0, line.width - name - 12))
  }
}
