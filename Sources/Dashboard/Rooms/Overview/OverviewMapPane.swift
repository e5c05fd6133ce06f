import Model
import Screen

/// The country by how far it is with the initiative under the cursor, in the third column of a large screen. It has one
/// row: the municipality that the list beside it is on; the arrows go to its neighbours, and the list goes along.
enum OverviewMapPane: DetailPane {
  /// Whose row it shows.
  typealias List = RolloutPane

  struct Input: Sendable, Equatable {
    var data: State.Data
    /// How everybody looks; nil until it was read.
    var look: MapLook?
    /// The picture; nil until it was read, or without room.
    var raster: Terrain.Raster?
    /// The initiative that it is about.
    var column: Int
    /// The municipality, by its row of the programme; nil where the list is empty.
    var row: Int?
    /// The lines of the list, in which one clicks, by row of the programme.
    var lines: [Int: Int]
  }

  static let id = PaneID("overview-map", Phrase("Kaart op het overzicht", "Map on the overview"))
  static let isFlat = true
  static let compass: Phrase? = Phrase("buur", "neighbour")

  static func column(_ state: State) -> String? { RolloutPane.column(state) }

  static func input(_ state: State) -> Input {
    let place = state.place(of: id)
    let room = place.map { OverviewMapPlaces($0).map } ?? Rect(x: 0, y: 0, width: 0, height: 0)
    let atlas = state.atlas
    let raster = atlas.flatMap { atlas -> Terrain.Raster? in
      guard room.width > 0, room.height > 0 else { return nil }
      let (columns, rows) = (atlas.grid.columns, atlas.grid.rows)
      // A sign a cell, the same in every colour and without.
      return state.answers.terrain?.raster(
        atlas, MapRaster.Frame(whole: columns, rows, in: room.width, room.height, tall: 2))
    }
    return Input(
      data: state.data, look: atlas.flatMap { state.classLook($0) }, raster: raster, column: state.column,
      row: place == nil ? nil : state.seen(RolloutPane.self).current, lines: state.listLines)
  }

  static func rows(_ input: Input) -> [Int] { input.row.map { [$0] } ?? [] }
  static func name(of row: Int, _ input: Input) -> RowName? { input.data.programme.municipalities[row].code }
  static func height(_ input: Input, in rect: Rect) -> Int { 1 }

  static func step(_ way: Atlas.Way, _ state: inout State) -> Bool {
    guard let atlas = state.atlas, let row = state.seen(RolloutPane.self).current else { return true }
    let programme = state.programme
    let code = programme.municipalities[row].code
    let lines = state.listLines
    func isListed(_ code: String) -> Bool { programme.row(of: code).map { lines[$0] != nil } ?? false }
    if let before = state.map.comeFrom(code, by: way), isListed(before) {
      Room.pane(RolloutPane.id).follow(&state, before)
      return true
    }
    let next =
      atlas.place(of: code).map { place in
        atlas.neighbour(of: place, way) { isListed(atlas.grid.codes[$0]) }
      } ?? atlas.grid.codes.firstIndex(where: isListed)
    guard let next else {
      state.tell(
        .info, "Verder die kant op ligt geen gemeente die in de lijst staat.",
        "No municipality of the list lies further that way.")
      return true
    }
    let other = atlas.grid.codes[next]
    state.map.note(MapView.Step(from: code, to: other, way: way))
    Room.pane(RolloutPane.id).follow(&state, other)
    return true
  }

  static func hints(_ state: State) -> [String] {
    state.canOperate
      ? ["up", "open", "set", "advance", "undo", "next-pane", "operate", "help", "filter"]
      : ["up", "open", "filter", "next-pane", "source", "help", "zoom", "operate"]
  }

  static func draw(_ seen: Seen<Self>, on painter: inout Painter) { painter.drawOverviewMap(seen) }

  static func read(_ row: Int, _ state: State) -> Reading {
    let voice = state.voice
    let around = state.mapNeighbours(row).map { way, other in
      ("\(way)", "\(voice.say(way.name)) \(state.programme.municipalities[other].name)")
    }
    return Reading(
      state.municipalityWords(row, isWaiting: false),
      [("cell", voice.cell(row, state.column, of: state.programme))] + around)
  }
}

/// Where map and legend stand in their place.
struct OverviewMapPlaces {
  /// The map itself.
  let map: Rect
  /// What its colours are: in one line, or a line each where the map leaves more than it can use.
  let legend: Rect

  /// Gives the map what it can use of `rect`, and the legend what is left.
  init(_ rect: Rect) {
    let width = max(0, rect.width - 2)
    // As high as the country is at that width, and a row for what is pinned beside it.
    let height = max(0, min(rect.height - 2, (312 * width + 525) / 526 + 1))
    map = Rect(x: rect.x + 1, y: rect.y + 1, width: width, height: height)
    let top = rect.y + 1 + height
    let left = max(0, rect.y + rect.height - top)
    legend =
      left > MapClass.allCases.count + 1
      ? Rect(x: rect.x + 2, y: top + 1, width: max(0, width - 1), height: MapClass.allCases.count)
      : Rect(x: rect.x + 2, y: top, width: max(0, width - 1), height: min(1, left))
  }
}

extension State {
  /// How everybody looks by the four classes of the initiative under the cursor; whom the filter leaves out is flat.
  fileprivate func classLook(_ atlas: Atlas) -> MapLook? {
    guard !programme.isPartial, programme.initiatives.indices.contains(column) else { return nil }
    let key = ClassLookKey(
      data: data, atlas: atlas, column: column, rows: filter == nil ? nil : rows, isASCII: session.isASCII)
    return kept.value(Kept.Name(OverviewMapPane.self, .numbered(1)), key) {
      let kept = filter == nil ? nil : Set(rows)
      return MapLook(atlas, programme) { row in
        guard kept?.contains(row) ?? true else { return (.mapOut, " ") }
        let (status, flags) = programme.mark(row, column)
        if flags.contains(.exempt) { return (.mapClassExempt, "E") }
        let one = MapClass(status)
        return (one.role, session.isASCII ? one.plain : one.sign)
      }
    }
  }

  /// By row of the programme its line in the list of those that are kept.
  fileprivate var listLines: [Int: Int] {
    kept.value(Kept.Name(OverviewMapPane.self, .numbered(2)), ShownRows(data: data, rows: rows)) {
      Dictionary(rows.enumerated().map { ($1, $0) }) { one, _ in one }
    }
  }
}

private struct ClassLookKey: Equatable {
  var data: State.Data
  var atlas: Atlas
  var column: Int
  var rows: [Int]?
  var isASCII: Bool
}

extension Painter {
  fileprivate mutating func drawOverviewMap(_ seen: Seen<OverviewMapPane>) {
    let (input, rect) = (seen.input, seen.rect)
    let programme = input.data.programme
    let name = programme.initiatives.indices.contains(input.column) ? programme.initiatives[input.column].brief : nil
    drawRule(rect, say("Kaart", "Map"), notes: name.map { [$0[language]] } ?? [], focused: seen.isFocused)
    let places = OverviewMapPlaces(rect)
    guard let look = input.look, let raster = input.raster else {
      write(
        say("De grenzen worden gelezen…", "Reading the boundaries…"), rect.x + 2, rect.y + 1, .textDim,
        width: max(0, rect.width - 3))
      return
    }
    let canvas = MapCanvas(look, raster, places.map, hasLetters: true, isTinted: true, hasBorders: false)
    let under = MapUnder(look: look, raster: raster, hasLetters: true, hasBorders: false)
    draw(OverviewMapPane.self, of: .numbered(3), under, in: places.map) { painter in canvas.draw(on: &painter) }
    if marks != nil {
      if seen.cursor != nil { markRow(OverviewMapPane.id, 0, places.map) }
      canvas.mark(input.row, on: &self) { row in input.lines[row].map { .row(RolloutPane.id, $0, column: nil) } }
    }
    drawClasses(places.legend)
    guard let row = seen.current, let own = look.rows.firstIndex(of: row) else { return }
    canvas.drawCursor(own, on: &self)
  }

  /// What the colours are, beside each other or beneath each other.
  private mutating func drawClasses(_ rect: Rect) {
    guard rect.height > 0 else { return }
    var (x, y) = (rect.x, rect.y)
    for one in MapClass.allCases {
      canvas.put([isASCII ? one.plain : one.sign], x: x, y: y, style: theme[one.role])
      let words = one.name[language]
      guard rect.height == 1 else {
        write(words, x + 2, y, .text, width: rect.width - 2)
        y += 1
        continue
      }
      x += 2 + write(words, x + 2, y, .text, width: max(0, min(TextWidth.of(words), rect.x + rect.width - x - 2))) + 1
    }
  }
}
