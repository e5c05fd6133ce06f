import Model
import Screen

extension RoomID {
  package static let map = RoomID("map")
}

extension Room {
  /// Page 6: the country by municipality.
  static let map = Room(
    .map, Phrase("Kaart", "Map"), key: "6",
    panes: [
      AnyPane(MapPane.self), AnyPane(MapLegendPane.self), AnyPane(MapFactsPane.self), AnyPane(MapProvincesPane.self),
      AnyPane(MapRecentPane.self),
    ],
    commands: Command.map,
    tour: { state in state.mapPlaces(state.screen.body).tour },
    needs: { state in
      let land: [Effect] =
        state.answers.terrain?.country.isOf(state.programme) == true ? [] : [.loadCountry(seq: state.programme.seq)]
      return land + state.readsOfRecent
    },
    follows: { state in state.readsOfRecent },
    back: { state in
      guard state.map.zoom > 0 else { return false }
      state.map.zoom(to: 0)
      return true
    },
    short: [Phrase("Kaart", "Map")],
    arrange: { state, body in
      let places = state.mapPlaces(body)
      // Too small for the pane in the focus among the others: it has the room, and they are a Tab away.
      return places.isAlone ? [.pane(state.focus, body)] : places.parts
    })
}

extension State {
  /// What stands where on the page of the map: asked a few dozen times at a key, and laid out once.
  fileprivate func mapPlaces(_ body: Rect) -> MapPlaces {
    let wanted = MapPlaces.Wanted(size: size, body: body, entries: mapEntryCount)
    return kept.value(Kept.Name(MapPlaces.self), wanted) { MapPlaces(size, body: body, entries: wanted.entries) }
  }
}

/// What stands where on the page of the map.
struct MapPlaces: Sendable {
  /// What it depends on.
  fileprivate struct Wanted: Equatable, Sendable {
    var size: Size
    var body: Rect
    var entries: Int
  }

  /// The panes that one can go to.
  private(set) var tour: [PaneID] = []
  /// Each in its place.
  fileprivate private(set) var parts: [Part] = []
  /// There is room for one pane only.
  private(set) var isAlone = false
  private var map: Rect
  private var legend = Rect(x: 0, y: 0, width: 0, height: 0)
  /// What is to be known of the municipality under the cursor; nil without room.
  private(set) var facts: Rect?
  private var provinces: Rect?
  private var recent: Rect?
  /// Rows of the list of provinces: a rule, twelve, and a blank.
  private static let whole = 14

  /// Below this width a page has no frames.
  static let framed = 100
  /// What there is beside the map, where there is a frame and where there is none.
  private static let (side, narrow) = (56, 44)
  /// The width of the map without a frame where there is no room for more.
  private static let least = 36

  /// - Parameters:
  ///   - size: of the screen.
  ///   - body: what there is for the panes.
  ///   - entries: how many lines the legend has.
  init(_ size: Size, body: Rect, entries: Int) {
    map = body
    layOut(size, body: body, entries: entries)
    tour = panes
    parts = placed
  }

  private mutating func layOut(_ size: Size, body: Rect, entries: Int) {
    let least = MapPlaces.least
    guard size.width >= 70, body.height >= 8 else {
      isAlone = true
      return
    }
    let hasFrame = size.width >= MapPlaces.framed
    // As wide as the country is at this height.
    let rows = hasFrame ? body.height - 2 : body.height
    let natural = (263 * 2 * rows + 311) / 312
    map.width =
      hasFrame
      ? max(44, min(natural + 6, body.width - MapPlaces.side))
      : max(least, min(natural + 2, body.width - MapPlaces.narrow))
    let (x, width) = (map.width, body.width - map.width)
    let end = body.y + body.height
    var y = body.y
    /// The next rows, as many as there are of them.
    func take(_ height: Int) -> Rect {
      defer { y += min(height, end - y) }
      return Rect(x: x, y: y, width: width, height: min(height, end - y))
    }
    // A rule, its lines, and what else is to be said.
    legend = take(entries + 2)
    guard end - y >= 4 else {
      legend.height = body.height
      return
    }
    facts = take(end - y >= 9 && hasFrame ? 9 : min(6, end - y))
    guard end - y >= 5 else { return }
    let hasRecent = size.width >= 180 && end - y >= MapPlaces.whole + 6
    provinces = take(hasRecent ? MapPlaces.whole : end - y)
    if hasRecent { recent = take(end - y) }
  }

  private var panes: [PaneID] {
    isAlone
      ? [MapPane.id, MapLegendPane.id, MapFactsPane.id, MapProvincesPane.id]
      : [MapPane.id, MapLegendPane.id] + (facts == nil ? [] : [MapFactsPane.id])
        + (provinces == nil ? [] : [MapProvincesPane.id])
        + (recent == nil ? [] : [MapRecentPane.id])
  }

  private var placed: [Part] {
    [
      .pane(MapPane.id, map), .pane(MapLegendPane.id, legend), facts.map { .pane(MapFactsPane.id, $0) },
      provinces.map { .pane(MapProvincesPane.id, $0) }, recent.map { .pane(MapRecentPane.id, $0) },
    ].compactMap(\.self)
  }

  /// Whether the map has a rule above it.
  static func hasFrame(_ size: Size) -> Bool { size.width >= framed }

  /// What there is for the picture in the place of the map: inside its gutter, with a blank line beneath where there is a
  /// rule above, for the mark of the cursor's column.
  static func picture(in rect: Rect, of size: Size) -> Rect {
    let (top, bottom) = hasFrame(size) ? (1, 1) : (0, 0)
    return Rect(
      x: rect.x + 1, y: rect.y + top, width: max(0, rect.width - 2), height: max(0, rect.height - top - bottom))
  }
}
