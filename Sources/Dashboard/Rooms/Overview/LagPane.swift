import Model
import Screen

/// Where the country lags: provinces and size classes by the share in use, those that are least far first, the country
/// between them.
package enum LagPane: Pane {
  package struct Input: Sendable, Equatable {
    var data: State.Data
    /// How many rows fit; the others are said.
    var height: Int
    /// The filter as it was typed; nil for none.
    var filter: String?
    /// In which order; the least far first where nobody asks.
    var asking: Asking
    /// In which names are.
    var language: Language
  }

  package static let id = PaneID("lag", Phrase("Waar het achterloopt", "Where it lags"))

  package static func input(_ state: State) -> Input {
    Input(
      data: state.data, height: max(1, (state.place(of: id)?.height ?? 3) - 2), filter: state.filter?.text,
      asking: state.asking(of: id), language: state.language)
  }

  package static func rows(_ input: Input) -> [LagRow] {
    guard !input.asking.isEmpty else { return input.data.lag.rows(in: input.height) }
    var lag = input.data.lag
    lag.sort { input.asking.answer($0, input.fields) }
    return lag.rows(in: input.height)
  }

  package static let cycle = ["total", "name", "municipalities"]
  package static let isOnlySorted = true
  package static func columns(_ state: State) -> [ListColumn] { input(state).fields.map(\.column) }

  package static func name(of row: LagRow, _ input: Input) -> RowName? { row.kind.name(.dutch) }

  package static func open(_ row: LagRow, _ state: inout State) -> Opening {
    let filter = row.kind.filter(state.language)
    guard !filter.isEmpty else {
      guard state.filter != nil else {
        return .refused(Phrase("Dit is het hele land al.", "This is the whole country already."))
      }
      state.look.keep(nil)
      return .goes(state.tellHits())
    }
    if let filter = try? Filter(filter, programme: state.programme) { state.look.keep(filter) }
    return .goes(state.tellHits())
  }

  package static func figures(of row: LagRow?, _ state: State) -> [Figure] { state.lagFigures(of: row) }

  package static func saying(of row: LagRow?, _ state: State) -> [Said] {
    guard let row, let count = row.count else { return [] }
    let lag = state.data.lag
    let name = Phrase(row.kind.name(.dutch), row.kind.name(.english))
    guard lag.isReported, let percent = row.total.percent, let country = lag.country.total.percent else {
      return [.words(Phrase("\(name.dutch) · nog niets gemeld", "\(name.english) · nothing reported yet"))]
    }
    let gap = percent - country
    let points = abs(gap)
    let way =
      row.kind == .country
      ? Phrase(same: "")
      : gap == 0
        ? Phrase(", gelijk aan het land", ", same as the country")
        : gap < 0
          ? Phrase(", \(points) punten onder het land", ", \(points) points below the country")
          : Phrase(", \(points) punten boven het land", ", \(points) points above the country")
    let (dutch, english) = (grouped(count, .dutch), grouped(count, .english))
    let (used, all) = (row.total.adopted, row.total.eligible)
    return [
      .words(Phrase("\(name.dutch) · ", "\(name.english) · ")),
      .figure(ofAll(used, all)),
      .words(
        Phrase(
          " in gebruik (\(dutch) gemeenten × \(lag.columns.count) in uitrol) = ",
          " in use (\(english) municipalities × \(lag.columns.count) in rollout) = ")),
      .figure(Phrase("\(row.total.text) %", "\(row.total.text)%")), .words(way),
    ]
  }

  package static func hints(_ state: State) -> [String] {
    state.isPast
      ? ["up", "open", "day-back", "now", "source", "zoom", "next-pane", "help"]
      : ["up", "open", "source", "zoom", "next-pane", "help", "palette", "sort"]
  }

  package static func draw(_ seen: Seen<Self>, on painter: inout Painter) { painter.drawLag(seen) }
}

extension LagPane.Input {
  /// What its parts are sorted by: what stands in the columns.
  fileprivate var fields: [ListField<LagRow>] {
    let isReported = data.lag.isReported
    @Sendable func share(_ use: UseShare) -> Datum {
      isReported ? use.share.map { .fraction($0) } ?? .missing : .missing
    }
    let own: [ListField<LagRow>] = [
      ListField("total", ["total", "totaal"], .share, isRising: true) { share($0.total) },
      ListField("name", ["name", "naam"], .text) { .text($0.kind.name(language)) },
      ListField("municipalities", ["mun", "gem"], .number) { $0.count.map { .number($0) } ?? .missing },
    ]
    return own
      + data.programme.initiatives.enumerated().map { column, initiative in
        ListField(
          initiative.id, [folded(initiative.head.english), folded(initiative.head.dutch), initiative.id], .share,
          isRising: true
        ) {
          share($0.shares[column])
        }
      }
  }
}

extension LagRow.Kind {
  /// As people call it.
  func name(_ language: Language) -> String {
    switch self {
    case .province(let name): name
    case .country: Phrase("Nederland", "Netherlands")[language]
    case .size(let size): size.words(language)
    }
  }

  /// The same in nine columns.
  fileprivate func short(_ language: Language) -> String {
    switch self {
    case .province(let name):
      [
        "Noord-Brabant": "N-Brabant", "Noord-Holland": "N-Holland", "Zuid-Holland": "Z-Holland",
        "Gelderland": "Gelderl.", "Overijssel": "Overijss.",
      ][name] ?? name
    case .country: Phrase("Nederland", "Country")[language]
    case .size(.below50): Phrase("20–50 dzd", "20–50 k")[language]
    case .size(.below100): Phrase("50–100 d.", "50–100 k")[language]
    case .size(.below150): Phrase("100–150 d", "100–150 k")[language]
    case .size(.below250): Phrase("150–250 d", "150–250 k")[language]
    case .size(let size): size.words(language)
    }
  }

  /// The filter that leaves just these; empty for all.
  func filter(_ language: Language) -> String {
    switch self {
    case .province(let name): Phrase("provincie=", "province=")[language] + (name.contains(" ") ? "\"\(name)\"" : name)
    case .country: ""
    case .size(let size): Phrase("grootteklasse=", "size-class=")[language] + "\"\(size.rawValue)\""
    }
  }

  /// The same however it may be written.
  var filters: [String] { Language.allCases.map(filter) }
}

extension State {
  /// How far a part of the country is, and what that is counted from.
  func lagFigures(of row: LagRow?) -> [Figure] {
    guard let row else { return [municipalityCount] }
    let programme = programme
    let name = Phrase(row.kind.name(.dutch), row.kind.name(.english))
    let parts = data.lag.columns.map { column in
      Figure(
        programme.initiatives[column].shortName,
        ofAll(row.shares[column].adopted, row.shares[column].eligible),
        programme.isSample ? .sample : .reports)
    }
    let share = row.total.share == nil ? Phrase(same: "–") : Phrase("\(row.total.text) %", "\(row.total.text)%")
    return [
      Figure(
        Phrase("\(name.dutch), in gebruik of geborgd", "\(name.english), in use or embedded"), share,
        .formula(
          Phrase(
            "cellen in gebruik of geborgd / cellen die meetellen, van de initiatieven in uitrol of beheer",
            "cells in use or embedded / cells that count, of the initiatives in rollout or operation"), inputs: parts)),
      Figure(
        Phrase("gemeenten", "municipalities"), count: row.count ?? 0,
        .cbs(Phrase("gemeentelijke indeling", "municipalities"), on: programme.asOf)),
    ]
  }
}

extension Painter {
  fileprivate mutating func drawLag(_ seen: Seen<LagPane>) {
    let (input, rect) = (seen.input, seen.rect)
    let lag = input.data.lag
    let all = lag.provinces.count + lag.sizes.count
    let shown = seen.rows.count - 1
    let place = LagPlaces(width: rect.width, columns: lag.columns, initiatives: input.data.programme.initiatives.count)
    let isShort = rect.width < 54
    let notes =
      isShort
      ? []
      : input.asking.sort.isEmpty
        ? [say("% in gebruik, laagste eerst", "% in use, lowest first"), say("laagste eerst", "lowest first")]
        : [say("% in gebruik", "% in use")]
    let lead = !isShort ? "" : input.asking.sort.isEmpty ? say("laagste ", "lowest ") : say("eerste ", "first ")
    let infos = shown < all ? ["\(lead)\(shown) \(say("van", "of")) \(all)", "\(shown)/\(all)"] : []
    let title = isShort ? say("Achter", "Behind") : LagPane.id.title[language]
    drawRule(rect, title, notes: notes, infos: infos, focused: seen.isFocused)
    drawLagHead(lag, input.data.programme, input.asking.sort.first, place, at: rect.x, rect.y + 1)
    for (index, row) in seen.shown {
      let y = rect.y + 2 + index - seen.top
      let isLit = seen.isFocused && index == seen.cursor
      let ground = Rect(x: rect.x + 1, y: y, width: rect.width - 1, height: 1)
      markRow(LagPane.id, index, ground)
      if isLit { canvas.fill(ground, theme[.tableCursor]) }
      let isFilter = input.filter.map { row.kind.filters.contains($0) } ?? false
      drawLagRow(row, lag, place, at: rect.x, y, isLit: isLit, isFilter: isFilter)
    }
  }

  private mutating func drawLagHead(
    _ lag: Lag, _ programme: Programme, _ sort: ListKey?, _ place: LagPlaces, at x: Int, _ y: Int
  ) {
    let sort = sort ?? ListKey("total", descending: false)
    func head(_ text: String, end: Int, _ key: String, hasMark: Bool = true) {
      let (width, isSorted) = (TextWidth.of(text), key == sort.column)
      markHead(LagPane.id, key, x + end - width, y, width: width)
      write(text, x + end - width, y, isSorted ? .textStrong : .tableHead)
      if isSorted, hasMark { write(sort.isDescending ? "▼" : "▲", x + end, y, .textStrong) }
    }
    markHead(LagPane.id, "name", x + 2, y, width: place.name)
    if sort.column == "name" { head(say("naam", "name"), end: 2 + TextWidth.of(say("naam", "name")), "name") }
    if place.count > 0 { head(say("gem.", "mun."), end: place.count, "municipalities") }
    head(say("Tot", "All"), end: place.total, "total", hasMark: place.axis > 0)
    if place.axis > 0 {
      let text = lag.country.total.text
      if lag.isReported, lag.country.count != nil {
        write(text, x + place.axis + 1 - TextWidth.of(text), y, .tableHead)
      }
    }
    for (column, end) in place.columns {
      head(programme.initiatives[column].head[language], end: end, programme.initiatives[column].id)
    }
  }

  private mutating func drawLagRow(
    _ row: LagRow, _ lag: Lag, _ place: LagPlaces, at x: Int, _ y: Int, isLit: Bool, isFilter: Bool
  ) {
    let isCountry = row.kind == .country
    func ink(_ role: Role) -> Role { isLit ? .tableCursor : role }
    let name = place.name < 15 ? row.kind.short(language) : row.kind.name(language)
    if isFilter {
      let text = "‹\(cut(name, to: place.name, ascii: isASCII))›"
      write(text, x + 1, y, isLit ? .tableCursor : .chip)
    } else {
      if isLit { write("▸", x + 1, y, .tableCursor) }
      write(name, x + 2, y, ink(isCountry ? .lagCountry : .table), width: min(place.name, TextWidth.of(name)))
    }
    let isKnown = row.count != nil && lag.isReported
    func number(_ text: String, end: Int, _ role: Role) { write(text, x + end - TextWidth.of(text), y, ink(role)) }
    if place.count > 0 { number(row.count.map { grouped($0, language) } ?? "…", end: place.count, .textDim) }
    func figure(_ share: UseShare, _ country: UseShare, end: Int, plain: Role) {
      let isBehind = isKnown && !isCountry && share.isBehind(country)
      let text = row.count == nil ? "…" : isKnown ? share.text : "–"
      number(text, end: end, isBehind && plain == .textDim ? .lagLow : plain)
      if isBehind { write("▾", x + end, y, ink(.lagLow)) }
    }
    figure(row.total, lag.country.total, end: place.total, plain: .textStrong)
    for (column, end) in place.columns {
      figure(row.shares[column], lag.country.shares[column], end: end, plain: isCountry ? .lagCountry : .textDim)
    }
    guard place.axis > 0, isKnown else { return }
    let gap = (row.total.percent ?? 0) - (lag.country.total.percent ?? 0)
    // Halves away from the axis.
    let cells = (abs(gap) * 2 * place.cells + LagPlaces.points) / (2 * LagPlaces.points)
    write("┊", x + place.axis, y, ink(isCountry ? .lagCountry : .barTick))
    if gap < 0 {
      let length = min(cells, place.left)
      canvas.rule(
        "■", Rect(x: x + place.axis - length, y: y, width: length, height: 1), theme[ink(.lagLow)])
    } else {
      let length = min(cells, place.cells - place.left)
      // In letters the heavy line is that of a rule in the focus.
      canvas.rule(
        isASCII ? "-" : "━", Rect(x: x + place.axis + 1, y: y, width: length, height: 1), theme[ink(.textDim)])
    }
  }
}

/// Where the columns of the lag stand in a pane of a width, each by the column of the screen behind its last.
private struct LagPlaces {
  /// The width of the names.
  let name: Int
  /// How many municipalities; 0 without room.
  let count: Int
  let total: Int
  /// Where the axis stands; 0 without room.
  private(set) var axis = 0
  /// How many cells there are beside the axis, and how many of them at its left.
  private(set) var (cells, left) = (0, 0)
  /// An initiative of the programme by where its column ends.
  private(set) var columns: [(column: Int, end: Int)] = []

  /// So many points the cells stand for.
  static let points = 72

  init(width: Int, columns rollout: [Int], initiatives: Int) {
    let isNarrow = width < 44
    name = isNarrow ? 9 : 15
    count = isNarrow ? 0 : 2 + name + 5
    total = isNarrow ? 2 + name + 4 : count + 5
    let all = Array(0..<initiatives)
    // What does not fit is not there; the table beside it has every initiative.
    let shown = (width >= 66 ? all : rollout).prefix(max(0, (width - total - 1) / 4))
    let rest = width - total - 1 - 2 - 4 * shown.count
    var first = total + 1
    if rest >= 8 {
      cells = rest - 3
      left = Int((Double(cells) / 3).rounded())
      axis = first + 2 + left
      first += rest
    }
    columns = shown.enumerated().map { ($1, first + 4 * $0 + 3) }
  }
}
