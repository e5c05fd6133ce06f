import Model
import Screen

/// The card of the municipality under the cursor, beside the list that it stands in: what Enter shows in full.
package enum CardPane: Pane {
  package struct Input: Sendable, Equatable {
    var data: State.Data
    /// In the programme; nil where the cursor is on no municipality.
    var row: Int?
    /// The initiative under the cursor of the list.
    var column: Int
    /// What was read of it, newest first; nil until then.
    var history: [JournalRecord]?
    /// What it pays.
    var contribution: Phrase
    /// The cells that were changed just now.
    var flashes: Set<CellName>
    /// What it is drawn in.
    var size: Size
  }

  /// What of it the cursor can be on.
  package enum Line: Sendable, Hashable {
    /// Where it lies, how large it is, what it pays.
    case about
    /// By column of the programme.
    case status(Int)
    case record(JournalRecord)
    /// By row of the programme.
    case neighbour(Int)
  }

  /// The one that each page has which shows it.
  static let shared = AnyPane(CardPane.self)

  /// The least width of a screen on which a list page has it beside the list.
  static let least = 160
  /// Its width where there is room for it.
  static let width = 78
  /// The width in which a list has all its columns: what a narrower screen shows is not given to the card.
  static let listWidth = 120

  /// What a list page of that width gives to the card.
  static func width(beside total: Int) -> Int { min(width, total - listWidth) }

  package static let id = PaneID("side-card", Phrase("Kaart ernaast", "Card beside"))

  package static func input(_ state: State) -> Input {
    let row = row(state)
    let code = row.map { state.programme.municipalities[$0].code }
    let year = state.contributionYear
    let rect = state.place(of: id)
    return Input(
      data: state.data, row: row, column: state.column,
      history: code != nil && state.answers.history.municipality == code ? state.history : nil,
      contribution: code.map { state.programme.contributionFact(of: $0, year, state.reckoned(year)) }
        ?? Phrase(same: ""),
      flashes: state.look.flashes, size: Size(width: rect?.width ?? 0, height: rect?.height ?? 0))
  }

  /// The municipality under the cursor of the page's list, whichever pane has the focus.
  private static func row(_ state: State) -> Int? {
    switch Room.pane(state.room.first).subject(state) {
    case .municipality(let row), .cell(let row, _): row
    default: nil
    }
  }

  /// All that shows of it.
  package static func rows(_ input: Input) -> [Line] { CardPlaces(input).lines.map(\.line) }

  package static func name(of row: Line, _ input: Input) -> RowName? {
    switch row {
    case .about: "about"
    case .status(let column): input.data.programme.initiatives[column].id
    case .record(let record): "\(record.seq)"
    case .neighbour(let row): input.data.programme.municipalities[row].code
    }
  }

  package static func height(_ input: Input, in rect: Rect) -> Int { rect.height }

  package static func subject(of row: Line?, _ state: State) -> Subject? {
    guard let open = self.row(state) else { return nil }
    switch row {
    case .status(let column): return .cell(row: open, column: column)
    case .record(let record):
      return state.programme.column(of: record.initiative).map { .cell(row: open, column: $0) }
        ?? .municipality(row: open)
    case .neighbour(let other): return .municipality(row: other)
    case .about, nil: return .municipality(row: open)
    }
  }

  package static func open(_ row: Line, _ state: inout State) -> Opening {
    guard let open = self.row(state) else { return .refused(goneOnThisDay) }
    let programme = state.programme
    switch row {
    case .neighbour(let other): return .goes(openMunicipality(programme.municipalities[other].code, &state))
    case .status(let column): state.look.go(toColumn: column)
    case .record(let record):
      let effects = openMunicipality(programme.municipalities[open].code, &state)
      state.look.focus(on: HistoryPane.id, in: .municipality)
      Room.pane(HistoryPane.id).follow(&state, "\(record.seq)")
      return .goes(effects)
    case .about: break
    }
    return .goes(openMunicipality(programme.municipalities[open].code, &state))
  }

  package static func figures(of row: Line?, _ state: State) -> [Figure] {
    guard let open = self.row(state) else { return [state.municipalityCount] }
    return switch row {
    case .status(let column): state.cellFigures(open, column)
    case .record(let record): state.programme.recordFigures(record)
    case .neighbour(let other): state.programme.neighbourFigures(other, after: state.history)
    case .about, nil: state.municipalityFigures(open, column: nil)
    }
  }

  package static func saying(of row: Line?, _ state: State) -> [Said] {
    guard let open = self.row(state) else { return [] }
    switch row {
    case .status(let column): return state.cellSaid(open, column)
    case .record(let record): return JournalPane.saying(of: record, state)
    case .neighbour(let other): return state.municipalitySaid(other)
    case .about, nil: return state.municipalitySaid(open)
    }
  }

  package static func hints(_ state: State) -> [String] {
    state.canOperate
      ? ["up", "open", "set", "advance", "undo", "next-pane", "source", "zoom", "operate", "help"]
      : ["up", "open", "source", "next-pane", "zoom", "operate", "help", "palette"]
  }

  package static func read(_ line: Line, _ state: State) -> Reading {
    let (voice, programme) = (state.voice, state.programme)
    guard let open = row(state) else { return Reading("") }
    switch line {
    case .about: return Reading(state.municipalityWords(open, isWaiting: false))
    case .status(let column): return Reading(voice.cell(open, column, of: programme))
    case .record(let record): return voice.record(record, programme, named: false)
    case .neighbour(let other):
      return Reading(
        state.municipalityWords(other, isWaiting: false), voice.cells(other, first: nil, of: programme))
    }
  }

  package static func draw(_ seen: Seen<Self>, on painter: inout Painter) { painter.drawCard(seen) }

  /// A list over the left of the page and the card at its right, where there is room for both.
  static func beside(_ pane: PaneID, _ body: Rect) -> [Part] { beside(pane, body, id) }

  /// The same with another card.
  static func beside(_ pane: PaneID, _ body: Rect, _ other: PaneID) -> [Part] {
    guard body.width >= least else { return [.pane(pane, body)] }
    var (list, card) = (body, body)
    card.width = width(beside: body.width)
    list.width -= card.width
    card.x = list.width
    return [.pane(pane, list), .pane(other, card)]
  }

  /// The list and the card beside it, where it shows.
  static func tour(_ list: PaneID, _ state: State) -> [PaneID] {
    state.size.width >= least ? [list, id] : [list]
  }

  /// What is to be read for the municipality under the cursor, where the card shows.
  static func reads(_ state: State) -> [Effect] {
    guard state.place(of: id) != nil, let row = row(state) else { return [] }
    let code = state.programme.municipalities[row].code
    return state.answers.history.isOf(code, state.programme) ? [] : [.loadHistory(municipality: code)]
  }
}
