import Model
import Screen

/// The legend: each colour with how many have it; Enter leaves just these.
enum MapLegendPane: Pane {
  struct Input: Sendable, Equatable {
    /// What the map shows of whom.
    var scene: MapScene
    /// How many share a pixel, and how many are not on the map.
    var (shared, missing): (Int, Int)
    /// Whether letters stand for colours.
    var hasLetters: Bool
    /// The filter as it was typed; nil for none.
    var filter: String?

    static func == (one: Input, other: Input) -> Bool {
      one.scene == other.scene && one.shared == other.shared && one.missing == other.missing
        && one.hasLetters == other.hasLetters && one.filter == other.filter
    }
  }

  static let id = PaneID("map-legend", Phrase("Legenda", "Legend"))

  static func input(_ state: State) -> Input {
    let map = MapPane.input(state)
    let all = state.programme.municipalities.count
    return Input(
      scene: map.scene, shared: map.raster?.map.sharing.count ?? 0,
      missing: map.atlas.map { all - $0.grid.codes.count } ?? 0, hasLetters: map.hasLetters,
      filter: state.filter?.text)
  }

  static func rows(_ input: Input) -> [MapEntry] { input.scene.entries }
  static func name(of row: MapEntry, _ input: Input) -> RowName? { row.name.dutch }
  static func height(_ input: Input, in rect: Rect) -> Int { max(1, rect.height - (input.note == nil ? 1 : 2)) }

  static func subject(of row: MapEntry?, _ state: State) -> Subject? {
    state.mapColumn.map { .initiative(column: $0) }
  }

  static func open(_ row: MapEntry, _ state: inout State) -> Opening {
    guard let text = row.filter, let filter = try? Filter(text, programme: state.programme) else {
      return .refused(
        Phrase("Hiervoor is geen filter; kies een status (m).", "There is no filter for this; choose a status (m)."))
    }
    state.look.keep(state.filter == filter ? nil : filter)
    return .goes(state.tellHits())
  }

  static func figures(of row: MapEntry?, _ state: State) -> [Figure] {
    guard let row else { return [state.municipalityCount] }
    let scene = state.mapScene
    return [
      Figure(
        Phrase("\(scene.title.dutch): \(row.name.dutch)", "\(scene.title.english): \(row.name.english)"),
        count: row.count,
        .formula(
          Phrase(
            "gemeenten die het filter laat staan, elk eenmaal geteld",
            "municipalities that the filter keeps, each counted once"),
          inputs: [
            Figure(
              scene.title, Phrase("per gemeente", "by municipality"), state.programme.isSample ? .sample : .reports),
            state.municipalityCount,
          ])),
      Figure(
        Phrase("kleuren en stappen van de kaart", "colours and steps of the map"), count: scene.entries.count, .choice),
    ]
  }

  static func saying(of row: MapEntry?, _ state: State) -> [Said] {
    guard let row else { return [] }
    let all = state.mapScene.shown
    return [
      .words(Phrase("\(row.name.dutch) · ", "\(row.name.english) · ")), .figure(ofAll(row.count, all)),
      .words(Phrase(" gemeenten", " municipalities")),
    ]
  }

  static func hints(_ state: State) -> [String] {
    ["up", "open", "source", "map-measure", "filter", "next-pane", "help", "map-classes"]
  }

  static func draw(_ seen: Seen<Self>, on painter: inout Painter) { painter.drawMapLegend(seen) }

  static func read(_ row: MapEntry, _ state: State) -> Reading {
    Reading("\(state.voice.say(row.name)): \(state.voice.municipalities(row.count))")
  }

  static func remarks(_ state: State) -> [Remark] {
    [Remark("measure", state.voice.say(state.mapScene.title))]
  }
}

extension MapLegendPane.Input {
  /// What else is to be said of the picture; nil for nothing.
  var note: Phrase? {
    var parts: [Phrase] = []
    if shared > 0 {
      parts.append(
        shared == 1
          ? Phrase("1 deelt een punt", "1 shares a dot") : Phrase("\(shared) delen een punt", "\(shared) share a dot"))
    }
    if missing > 0 { parts.append(Phrase("\(missing) niet op de kaart", "\(missing) not on the map")) }
    if scene.shown < scene.kinds.count { parts.append(Phrase("vlak grijs: buiten het filter", "flat grey: left out")) }
    if hasLetters, scene.shown < scene.kinds.count {
      parts[parts.count - 1] = Phrase(". buiten het filter", ". left out")
    }
    return parts.isEmpty ? nil : parts.joined(by: " · ")
  }
}

extension Painter {
  fileprivate mutating func drawMapLegend(_ seen: Seen<MapLegendPane>) {
    let (input, rect) = (seen.input, seen.rect)
    let (shown, all) = (input.scene.shown, input.scene.kinds.count)
    let count = ofAll(shown, all)[language]
    let hasFrame = MapPlaces.hasFrame(size)
    drawRule(
      rect, hasFrame ? MapLegendPane.id.title[language] : input.scene.title[language],
      infos: [
        shown < all
          ? say("\(count) gem.", "\(count) mun.")
          : say("gem. van \(grouped(all, language))", "mun. of \(grouped(all, language))"), say("gem.", "mun."),
      ], focused: seen.isFocused)
    let names = min(20, (seen.rows.map { TextWidth.of($0.name[language]) }.max() ?? 0))
    let most = seen.rows.map(\.count).max() ?? 0
    for (index, entry) in seen.shown {
      let y = rect.y + 1 + index - seen.top
      let line = Rect(x: rect.x + 1, y: y, width: rect.width - 1, height: 1)
      markRow(MapLegendPane.id, index, line)
      let role = drawGround(seen.isFocused && index == seen.cursor, line.x, y, width: line.width)
      drawMapEntry(entry, most: most, names: names, hasLetters: input.hasLetters, line, role)
    }
    guard let note = input.note, rect.height > 2 else { return }
    let y = min(rect.y + rect.height - 1, rect.y + 1 + seen.shown.count)
    write(note[language], rect.x + 2, y, .textDim, width: rect.width - 3)
  }

  private mutating func drawMapEntry(
    _ entry: MapEntry, most: Int, names: Int, hasLetters: Bool, _ line: Rect, _ role: Role
  ) {
    let (y, isLit) = (line.y, role == .tableCursor)
    func ink(_ role: Role) -> Style {
      isLit ? Style(fg: theme[role].fg, bg: theme[.tableCursor].bg) : theme[role]
    }
    if hasLetters {
      canvas.put([entry.letter], x: line.x + 2, y: y, style: theme[role])
    } else {
      canvas.put(["█", "█"], x: line.x + 1, y: y, style: ink(entry.role))
      let sign = entry.status.map(statusGlyph) ?? (entry.letter == "E" ? "E" : "")
      write(sign, line.x + 4, y, role)
    }
    write(entry.name[language], line.x + 6, y, entry.count == 0 && !isLit ? .textDim : role, width: names)
    let number = grouped(entry.count, language)
    let end = line.x + line.width - 1
    write(number, end - TextWidth.of(number), y, entry.count == 0 && !isLit ? .textDim : isLit ? role : .textStrong)
    let first = line.x + 6 + names + 1
    let room = end - 6 - first
    guard room > 0, entry.count > 0, most > 0 else { return }
    let cells = entry.count * room / most
    let style = hasLetters ? theme[role] : ink(entry.role)
    if cells == 0 {
      canvas.put([isASCII ? "#" : "▏"], x: first, y: y, style: style)
    } else {
      canvas.rule(isASCII ? "#" : "▆", Rect(x: first, y: y, width: cells, height: 1), style)
    }
  }
}
