import Model
import Screen

/// What the map shows; the raw words are the arguments of `map-measure`.
enum MapMeasure: Sendable, Hashable {
  /// How far each municipality is with an initiative, by its id.
  case status(String)
  /// How many initiatives it uses.
  case count
  /// How far its COROP region is with those in rollout.
  case region
  /// How long ago it was last heard.
  case heard
  /// What changed of an initiative in the last 30 days.
  case changed(String)
  /// What it pays for the social domain.
  case contribution

  /// The words of those that are about no initiative, in the order of the menu.
  static let words: [(word: String, measure: MapMeasure)] = [
    ("count", .count), ("region", .region), ("heard", .heard), ("contribution", .contribution),
  ]

  /// The initiative that it is about; nil for all.
  var initiative: String? {
    switch self {
    case .status(let id), .changed(let id): id
    case .count, .region, .heard, .contribution: nil
    }
  }
}

/// How the map is looked at.
struct MapView: Sendable, Hashable, Initialisable, Owner {
  typealias Own = MapView

  /// A step from one municipality to another.
  struct Step: Sendable, Hashable {
    /// By code.
    var from: String
    /// By code.
    var to: String
    /// The arrow that led there.
    var way: Atlas.Way
  }

  /// nil for the initiative that is furthest.
  var measure: MapMeasure?
  /// Four classes instead of ten statuses; nil for whatever the colours of the screen allow.
  var hasClasses: Bool?
  /// Whether the borders of provinces show; nil for where there is room.
  var hasBorders: Bool?
  /// How many times the scale was doubled.
  private(set) var zoom = 0
  /// What was in the middle of the picture, in squares.
  private(set) var (east, south) = (0.0, 0.0)
  /// The steps that led here, which the opposite ones undo.
  private var trail: [Step] = []

  /// So many steps are remembered.
  private static let longest = 200

  /// Where the middle of the picture was.
  var centre: (x: Double, y: Double) { (east, south) }

  /// Notes a step.
  mutating func note(_ step: Step) { trail = trail.suffix(MapView.longest - 1) + [step] }

  /// Where one came from by the opposite of `way`, if the last step led to where one is.
  mutating func comeFrom(_ code: String, by way: Atlas.Way) -> String? {
    guard let last = trail.last, last.to == code, last.way == way.opposite else { return nil }
    trail.removeLast()
    return last.from
  }

  /// Comes nearer or goes further off.
  mutating func zoom(to zoom: Int) { self.zoom = max(0, zoom) }

  /// Notes what is in the middle.
  mutating func put(centre: (x: Double, y: Double)) { (east, south) = centre }
}

extension State {
  /// How the map is looked at.
  var map: MapView {
    get { self[MapView.self] }
    set { self[MapView.self] = newValue }
  }

  /// What the map shows: what was chosen, as long as it is there; else the initiative that is furthest.
  var mapMeasure: MapMeasure {
    if let measure = map.measure, measure.initiative.map({ programme.column(of: $0) != nil }) ?? true { return measure }
    return data.furthest.map { .status(programme.initiatives[$0].id) } ?? .count
  }

  /// The column of the initiative that the map is about; nil for all.
  var mapColumn: Int? { mapMeasure.initiative.flatMap { programme.column(of: $0) } }

  /// Whether the map has letters for colours.
  var mapHasLetters: Bool { session.isASCII || [.none, .eight, .console].contains(session.theme.depth) }

  /// Whether statuses are gathered in four classes.
  var mapHasClasses: Bool { map.hasClasses ?? (session.theme.depth == .sixteen && !mapHasLetters) }

  /// The land among the municipalities of the day; nil until it was read.
  var atlas: Atlas? {
    guard let terrain = answers.terrain else { return nil }
    return kept.value(Kept.Name(Atlas.self), Arrangement(data: data, by: terrain)) { terrain.atlas(of: programme) }
  }

  /// How everybody looks on the map.
  func mapLook(_ scene: MapScene, _ atlas: Atlas) -> MapLook {
    kept.value(Kept.Name(MapLook.self), MapLookKey(scene: scene, atlas: atlas)) {
      MapLook(atlas, programme) { row in
        let entry = scene.entry(row)
        return (entry?.role ?? .mapOut, entry?.letter ?? ".")
      }
    }
  }

  /// The frame of the picture where it has `size` cells.
  func mapFrame(_ atlas: Atlas, in size: Size) -> MapRaster.Frame {
    let tall = mapHasLetters ? 2 : 1
    let (width, height) = (size.width, tall == 1 ? size.height * 2 : size.height)
    let (columns, rows) = (atlas.grid.columns, atlas.grid.rows)
    let whole = MapRaster.Frame(whole: columns, rows, in: width, height, tall: tall)
    guard map.zoom > 0 else { return whole }
    let middle = mapPlace(atlas).map { atlas.middles[$0] } ?? map.centre
    return whole.zoomed(map.zoom, columns, rows, in: width, height, centre: map.centre, keeping: middle)
  }

  /// The place in the atlas of the municipality under the cursor.
  func mapPlace(_ atlas: Atlas) -> Int? {
    let position = look.positions[MapPane.id] ?? Position()
    let name = position.name ?? programme.municipalities.first?.code
    return name.flatMap { atlas.place(of: $0) }
  }

  /// The cells that there are for the picture; none where the map does not show.
  var mapRoom: Size {
    let rect = place(of: MapPane.id).map { MapPlaces.picture(in: $0, of: size) }
    return Size(width: rect?.width ?? 0, height: rect?.height ?? 0)
  }
}

private struct MapLookKey: Equatable {
  var scene: MapScene
  var atlas: Atlas
}
