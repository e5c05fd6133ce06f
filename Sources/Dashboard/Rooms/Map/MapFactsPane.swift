import Model
import Screen

/// What is to be known of the municipality under the map's cursor, a row a line: Enter shows an initiative on the map, and
/// opens the card from any other line.
enum MapFactsPane: Pane {
  struct Input: Equatable, Sendable {
    var data: State.Data
    /// In the programme; nil where there is none.
    var row: Int?
    /// The initiative that the map is about.
    var column: Int?
    /// What the map shows of it where that is no status.
    var plain: Phrase?
    /// How many initiatives it uses.
    var use: Phrase
    /// Whom the arrows go to.
    var neighbours: [Neighbour]
    /// There is room for a line for each initiative.
    var isTall: Bool

    /// Somebody who lies next to it.
    struct Neighbour: Equatable, Sendable {
      /// The arrow that leads there.
      var way: Atlas.Way
      /// In the programme.
      var row: Int
    }
  }

  /// A line of it.
  enum Line: Sendable, Hashable {
    /// Where it lies and how large it is.
    case about
    /// What the map shows of it.
    case measure
    /// By column of the programme.
    case status(Int)
    /// How many it uses.
    case use
    /// Whom the arrows go to.
    case around
  }

  static let id = PaneID("map-facts", Phrase("Onder de cursor", "Under the cursor"))

  static func input(_ state: State) -> Input {
    let row = state.seen(MapPane.self).current
    return Input(
      data: state.data, row: row, column: state.mapColumn, plain: row.flatMap { MapScene.plain(state.mapScene, $0) },
      use: row.map { state.mapUse($0) } ?? Phrase(same: ""),
      neighbours: row.map { state.mapNeighbours($0).map { Input.Neighbour(way: $0.way, row: $0.row) } } ?? [],
      isTall: (state.place(of: id)?.height ?? 0) >= state.programme.initiatives.count + 3)
  }

  static func rows(_ input: Input) -> [Line] {
    guard input.row != nil else { return [] }
    let shown: [Line] = input.column == nil && input.plain != nil ? [.measure] : []
    guard !input.isTall else { return [.about] + shown + input.data.programme.initiatives.indices.map { .status($0) } }
    return [.about] + (input.column.map { [.status($0)] } ?? shown) + [.use]
      + (input.neighbours.isEmpty ? [] : [.around])
  }

  static func name(of row: Line, _ input: Input) -> RowName? {
    switch row {
    case .about: "about"
    case .measure: "measure"
    case .status(let column): input.data.programme.initiatives[column].id
    case .use: "use"
    case .around: "around"
    }
  }

  static func height(_ input: Input, in rect: Rect) -> Int { rect.height - 1 }

  static func subject(of row: Line?, _ state: State) -> Subject? {
    guard let here = state.seen(MapPane.self).current else { return nil }
    if case .status(let column) = row { return .cell(row: here, column: column) }
    return .municipality(row: here)
  }

  static func open(_ row: Line, _ state: inout State) -> Opening {
    guard let here = state.seen(MapPane.self).current else { return .refused(goneOnThisDay) }
    if case .status(let column) = row, column != state.mapColumn {
      state.map.measure = .status(state.programme.initiatives[column].id)
      let title = state.mapScene.title
      state.tell(.info, "Kaart: \(title.dutch).", "Map: \(title.english).")
      return .goes(state.reads)
    }
    return MapPane.open(here, &state)
  }

  static func figures(of row: Line?, _ state: State) -> [Figure] {
    let here = state.seen(MapPane.self).current
    if case .status(let column) = row, let here { return state.cellFigures(here, column) }
    return state.mapFigures(of: here)
  }

  static func saying(of row: Line?, _ state: State) -> [Said] {
    guard let here = state.seen(MapPane.self).current else { return [] }
    if case .status(let column) = row { return state.cellSaid(here, column) }
    return state.mapSaid(here)
  }

  static func hints(_ state: State) -> [String] {
    state.canOperate
      ? ["up", "open", "set", "advance", "undo", "next-pane", "operate", "help"]
      : ["up", "open", "source", "map-measure", "filter", "next-pane", "help", "zoom"]
  }

  static func draw(_ seen: Seen<Self>, on painter: inout Painter) { painter.drawMapFacts(seen) }

  static func read(_ line: Line, _ state: State) -> Reading {
    let (voice, programme, input) = (state.voice, state.programme, input(state))
    guard let here = input.row else { return Reading("") }
    switch line {
    case .about: return Reading(state.municipalityWords(here, isWaiting: false))
    case .measure: return Reading(input.plain.map { voice.say($0) } ?? "")
    case .status(let column): return Reading(voice.cell(here, column, of: programme))
    case .use: return Reading(voice.say(input.use))
    case .around:
      return Reading(
        voice.say("Buren", "Neighbours"),
        input.neighbours.map { one in
          ("\(one.way)", "\(voice.say(one.way.name)) \(programme.municipalities[one.row].name)")
        })
    }
  }
}

extension Painter {
  fileprivate mutating func drawMapFacts(_ seen: Seen<MapFactsPane>) {
    let (input, rect) = (seen.input, seen.rect)
    guard let row = input.row else { return drawRule(rect, "", focused: seen.isFocused) }
    let one = input.data.programme.municipalities[row]
    drawRule(
      rect, one.name, notes: [one.code],
      infos: [
        say("\(keyOf("open")): kaart van de gemeente", "\(keyOf("open")): its card"),
        say("\(keyOf("open"))", "\(keyOf("open"))"),
      ],
      focused: seen.isFocused)
    for (index, line) in seen.shown {
      let place = Rect(x: rect.x + 1, y: rect.y + 1 + index - seen.top, width: rect.width - 1, height: 1)
      markRow(MapFactsPane.id, index, place)
      let role = drawGround(seen.isFocused && index == seen.cursor, place.x, place.y, width: place.width)
      drawMapFact(line, row, input, rect, place.y, role)
    }
  }

  private mutating func drawMapFact(
    _ line: MapFactsPane.Line, _ row: Int, _ input: MapFactsPane.Input, _ rect: Rect, _ y: Int, _ role: Role
  ) {
    func text(_ words: String, _ own: Role, _ painter: inout Painter) {
      painter.write(words, rect.x + 2, y, role == .table ? own : role, width: rect.width - 3)
    }
    switch line {
    case .about:
      let one = input.data.programme.municipalities[row]
      let people = grouped(one.inhabitants, language)
      text("\(one.province) · " + say("\(people) inwoners", "\(people) inhabitants"), .text, &self)
    case .measure: text(input.plain?[language] ?? "", .textStrong, &self)
    case .status(let column):
      drawMapStatus(row, column, input, rect, y, role, isAlone: !input.isTall)
    case .use: text(input.use[language], .text, &self)
    case .around: drawMapNeighbours(input, rect, y, role)
    }
  }

  /// One initiative in a line.
  private mutating func drawMapStatus(
    _ row: Int, _ column: Int, _ input: MapFactsPane.Input, _ rect: Rect, _ y: Int, _ role: Role, isAlone: Bool
  ) {
    let programme = input.data.programme
    let (initiative, cell) = (programme.initiatives[column], programme[row, column])
    let isLit = role == .tableCursor
    var x = rect.x + 2
    if !isAlone {
      write(
        initiative.tabled[language], x, y, isLit ? role : column == input.column ? .textStrong : .text, width: 14)
      x += 15
    }
    let since = cell.since?.words(language) ?? (isAlone ? "" : "–")
    let end = rect.x + rect.width - 2
    let style = statusStyle(cell.status)
    canvas.write(
      "\(statusGlyph(cell.status)) \(cell.status.short[language])", x: x, y: y,
      style: isLit ? style.over(theme[role]) : style, width: end - x - TextWidth.of(since) - 1)
    write(since, end - TextWidth.of(since), y, isLit ? role : .textDim)
  }

  /// Whom the arrows go to, each with its name as far as there is room.
  private mutating func drawMapNeighbours(_ input: MapFactsPane.Input, _ rect: Rect, _ y: Int, _ role: Role) {
    let programme = input.data.programme
    let signs = input.neighbours.map { one -> String in
      let status = input.column.map { statusGlyph(programme.mark(one.row, $0).status) } ?? ""
      return "\(one.way.sign)\(status)"
    }
    let names = zip(signs, input.neighbours).map { "\($0) \(programme.municipalities[$1.row].name)" }
    let long = names.joined(separator: "  ")
    let text =
      TextWidth.of(letters(long)) <= rect.width - 3 ? long : say("buren: ", "around: ") + signs.joined(separator: " ")
    write(letters(text), rect.x + 2, y, role == .table ? .textDim : role, width: rect.width - 3)
  }
}
