import Model
import Screen

/// The country by municipality: a row is one of them, and the arrows go to its neighbours.
enum MapPane: Pane {
  struct Input: Sendable, Equatable {
    /// What it shows of whom.
    var scene: MapScene
    /// Where everybody lies; nil until it was read.
    var atlas: Atlas?
    /// How everybody looks; nil until it was read.
    var look: MapLook?
    /// The picture; nil without room.
    var raster: Terrain.Raster?
    /// Whether letters stand for colours.
    var hasLetters: Bool
    /// Whether borders are to show; nil for where there is room.
    var hasBorders: Bool?
  }

  static let id = PaneID("map", Phrase("Kaart", "Map"))

  static func input(_ state: State) -> Input {
    let atlas = state.atlas
    let room = state.mapRoom
    let raster = atlas.flatMap { atlas in
      room.width < 1 || room.height < 1
        ? nil : state.answers.terrain?.raster(atlas, state.mapFrame(atlas, in: room))
    }
    let scene = state.mapScene
    return Input(
      scene: scene, atlas: atlas, look: atlas.map { state.mapLook(scene, $0) }, raster: raster,
      hasLetters: state.mapHasLetters, hasBorders: state.map.hasBorders)
  }

  static func rows(_ input: Input) -> [Int] { Array(input.scene.data.programme.municipalities.indices) }
  static func name(of row: Int, _ input: Input) -> RowName? { input.scene.data.programme.municipalities[row].code }
  static func index(of name: RowName, among rows: [Int], _ input: Input) -> Int? {
    input.scene.data.programme.row(of: name)
  }
  /// All of them show: nothing scrolls.
  static func height(_ input: Input, in rect: Rect) -> Int { input.scene.kinds.count }

  static let isFiltered = true
  static let isFlat = true
  static let compass: Phrase? = Phrase("buur", "neighbour")

  static func step(_ way: Atlas.Way, _ state: inout State) -> Bool {
    let programme = state.programme
    guard let atlas = state.atlas, let row = state.seen(Self.self).current else { return true }
    let code = programme.municipalities[row].code
    if let before = state.map.comeFrom(code, by: way), programme.row(of: before) != nil {
      state.goOnMap(to: before)
      return true
    }
    // Whoever is not on the map has no neighbours: one leaves for the first that is.
    let next = atlas.place(of: code).map { atlas.neighbour(of: $0, way) } ?? 0
    guard let next, atlas.grid.codes.indices.contains(next) else {
      state.tell(.info, "Verder die kant op ligt geen gemeente.", "No municipality lies further that way.")
      return true
    }
    let other = atlas.grid.codes[next]
    state.map.note(MapView.Step(from: code, to: other, way: way))
    state.goOnMap(to: other)
    return true
  }

  static func subject(of row: Int?, _ state: State) -> Subject? {
    guard let row else { return nil }
    return state.mapColumn.map { .cell(row: row, column: $0) } ?? .municipality(row: row)
  }

  static func open(_ row: Int, _ state: inout State) -> Opening {
    if let column = state.mapColumn { state.look.go(toColumn: column) }
    return .goes(openMunicipality(state.programme.municipalities[row].code, &state))
  }

  static func figures(of row: Int?, _ state: State) -> [Figure] { state.mapFigures(of: row) }
  static func saying(of row: Int?, _ state: State) -> [Said] { row.map { state.mapSaid($0) } ?? [] }

  static func hints(_ state: State) -> [String] {
    state.canOperate
      ? ["up", "open", "set", "advance", "map-measure", "filter", "map-nearer", "undo", "operate", "help"]
      : [
        "up", "open", "source", "map-measure", "filter", "map-nearer", "help", "map-borders", "map-classes",
        "next-pane", "operate",
      ]
  }

  static func draw(_ seen: Seen<Self>, on painter: inout Painter) { painter.drawMap(seen) }
}

extension State {
  /// Puts the cursor on a municipality; a picture that is nearer by moves along just as far as it must.
  mutating func goOnMap(to code: String) {
    Room.pane(MapPane.id).follow(&self, code)
    keepMapCentre()
  }

  /// Notes what the middle of the picture is now, so that it moves on from there.
  mutating func keepMapCentre() {
    // Of the whole country there is nothing to move.
    guard map.zoom > 0, let atlas else { return }
    map.put(centre: mapFrame(atlas, in: mapRoom).centre)
  }

  /// Who lies around a municipality, by the way there.
  func mapNeighbours(_ row: Int) -> [(way: Atlas.Way, row: Int)] {
    guard let atlas, let place = atlas.place(of: programme.municipalities[row].code) else { return [] }
    return kept.value(Kept.Name(Atlas.Way.self), AtlasPlace(data: data, atlas: atlas, place: place)) {
      [Atlas.Way.left, .right, .up, .down].compactMap { way in
        atlas.neighbour(of: place, way).flatMap { programme.row(of: atlas.grid.codes[$0]) }.map { (way, $0) }
      }
    }
  }

  /// That a municipality is too small for a pixel of its own, and whose it must do with; nil where it has one.
  func mapSharing(_ row: Int) -> Phrase? {
    let input = MapPane.input(self)
    guard let atlas = input.atlas, let raster = input.raster?.map,
      let place = atlas.place(of: programme.municipalities[row].code),
      let pixel = raster.sharing.first(where: { $0.owner == place })?.pixel
    else { return nil }
    let owner = Int(raster.pixels[pixel])
    guard owner >= 0, let host = programme.row(of: atlas.grid.codes[owner]) else {
      return Phrase("te klein voor een eigen punt", "too small for a dot of its own")
    }
    let name = programme.municipalities[host].name
    return Phrase("deelt een punt met \(name)", "shares a dot with \(name)")
  }

  /// What the line beneath the page says of a municipality.
  func mapSaid(_ row: Int) -> [Said] {
    let (scene, one) = (mapScene, programme.municipalities[row])
    var said: [Said] = [.figure(Phrase(same: one.name)), .words(same: " · \(one.province)")]
    func add(_ dutch: String, _ english: String) { said.append(.words(Phrase(dutch, english))) }
    if let column = scene.column, programme.knows(row) {
      let (cell, name) = (programme[row, column], programme.initiatives[column].tabled)
      add(" · \(name.dutch) ", " · \(name.english) ")
      said.append(.status(cell.status))
      if let since = cell.since { add(" sinds \(since.words(.dutch))", " since \(since.words(.english))") }
      if !cell.flags.isEmpty { add(" · \(cell.flags.words(.dutch))", " · \(cell.flags.words(.english))") }
    } else if let entry = MapScene.plain(scene, row) {
      add(" · \(entry.dutch)", " · \(entry.english)")
    }
    let used = mapUse(row)
    add(" · \(used.dutch)", " · \(used.english)")
    if scene.kinds[row] < 0 { add(" · valt buiten het filter", " · left out by the filter") }
    if atlas?.place(of: one.code) == nil, atlas != nil { add(" · niet op de kaart", " · not on the map") }
    if let sharing = mapSharing(row) { add(" · \(sharing.dutch)", " · \(sharing.english)") }
    let around = mapNeighbours(row).map { "\($0.way.sign) \(programme.municipalities[$0.row].name)" }
    if !around.isEmpty {
      let names = around.joined(separator: " ")
      add(" · buren \(names)", " · neighbours \(names)")
    }
    return said
  }

  /// How many initiatives a municipality uses.
  func mapUse(_ row: Int) -> Phrase {
    let columns = programme.initiatives.indices
    let count = ofAll(columns.count { programme[row, $0].countsAsAdopted }, columns.count)
    return Phrase("\(count.dutch) in gebruik", "\(count.english) in use")
  }

  /// Where what the map shows of a municipality comes from.
  func mapFigures(of row: Int?) -> [Figure] {
    guard let row else { return [municipalityCount] }
    let (scene, one) = (mapScene, programme.municipalities[row])
    let boundary = Figure(
      Phrase("oppervlak op het raster", "area on the grid"),
      atlas?.place(of: one.code).flatMap { place in atlas?.areas[place] }
        .map { Phrase("\(grouped($0, .dutch)) km²", "\(grouped($0, .english)) km²") } ?? Phrase(same: "–"),
      .cbs(
        Phrase(
          "grenzen van 2016 (CBS/Kadaster), later naar de hoofdopvolger",
          "boundaries of 2016 (CBS/Kadaster), later to the main successor"),
        on: Day(year: 2016, month: 1, day: 1) ?? programme.asOf))
    let own: [Figure]
    switch scene.measure {
    case .contribution:
      let sums = shownContributions
      own =
        sums.contributions.first { $0.municipality.code == one.code }
        .map { [programme.contributionFigure($0, of: sums)] } ?? []
    case .count, .region, .heard:
      own = [
        Figure(
          scene.title, MapScene.plain(scene, row) ?? Phrase(same: "–"),
          programme.isSample ? .sample : .reports)
      ]
    case .status, .changed: own = []
    }
    return own + municipalityFigures(row, column: scene.column) + [boundary]
  }
}

/// Where one is on the map.
private struct AtlasPlace: Equatable {
  var data: State.Data
  var atlas: Atlas
  var place: Int
}

extension MapScene {
  /// What the map shows of a row in words; nil where it is a status.
  static func plain(_ scene: MapScene, _ row: Int) -> Phrase? {
    let title = scene.title
    if let amount = scene.amount(row) {
      return Phrase("bijdrage € \(amount.euros(.dutch))", "contribution € \(amount.euros(.english))")
    }
    guard let entry = scene.entry(row) else { return nil }
    return switch scene.measure {
    case .heard: Phrase("laatst gehoord: \(entry.name.dutch)", "last heard: \(entry.name.english)")
    case .region: Phrase("de regio: \(entry.name.dutch)", "the region: \(entry.name.english)")
    case .contribution: Phrase("bijdrage niet bekend", "contribution not known")
    case .count: nil
    case .status, .changed: Phrase("\(title.dutch): \(entry.name.dutch)", "\(title.english): \(entry.name.english)")
    }
  }
}

extension Atlas.Way {
  /// An arrow that way.
  var sign: String {
    switch self {
    case .left: "←"
    case .right: "→"
    case .up: "↑"
    case .down: "↓"
    }
  }

  /// The way in a word.
  var name: Phrase {
    switch self {
    case .left: Phrase("links", "left")
    case .right: Phrase("rechts", "right")
    case .up: Phrase("boven", "above")
    case .down: Phrase("onder", "below")
    }
  }
}
