import Model
import Screen
import Synchronization

/// Where the municipalities lie, with what was made of it last: the atlas of a day and a few pictures. They take longer
/// to make than to draw, and depend neither on statuses nor on the cursor.
final class Terrain: Sendable, Equatable {
  /// A map in pixels, known by itself.
  final class Raster: Sendable, Equatable {
    /// Who owns which pixel.
    let map: MapRaster
    private let borders = Mutex<[UInt8]?>(nil)

    init(_ map: MapRaster) { self.map = map }

    /// The dots of provinces' borders by cell, found once: they depend on no status.
    func borders(_ find: () -> [UInt8]) -> [UInt8] {
      if let known = borders.withLock({ $0 }) { return known }
      let found = find()
      borders.withLock { $0 = found }
      return found
    }

    static func == (one: Raster, other: Raster) -> Bool { one === other }
  }

  /// What was read.
  let country: Country
  private let made: Mutex<Made>

  private struct Made: Sendable {
    var atlases: [(codes: [String], atlas: Atlas)] = []
    var rasters: [(atlas: Atlas, frame: MapRaster.Frame, raster: Raster)] = []
  }

  /// So many of each are kept: those between which one goes to and fro.
  private static let kept = 4

  init(_ country: Country) {
    self.country = country
    made = Mutex(Made())
  }

  private init(_ country: Country, _ made: Made) {
    self.country = country
    self.made = Mutex(made)
  }

  static func == (one: Terrain, other: Terrain) -> Bool { one === other }

  /// The same as it was read anew: what was made stays where nothing about the land is different.
  func with(_ country: Country) -> Terrain {
    guard country.facts == self.country.facts, country.grid == self.country.grid else { return Terrain(country) }
    return Terrain(country, made.withLock { $0 })
  }

  /// The land among the municipalities of the day shown.
  func atlas(of programme: Programme) -> Atlas {
    let codes = programme.municipalities.map(\.code)
    if let known = made.withLock({ $0.atlases.first { $0.codes == codes }?.atlas }) { return known }
    let atlas = country.atlas(of: codes)
    made.withLock { $0.atlases = [(codes, atlas)] + $0.atlases.prefix(Terrain.kept - 1) }
    return atlas
  }

  /// Its picture in a frame.
  func raster(_ atlas: Atlas, _ frame: MapRaster.Frame) -> Raster {
    if let known = made.withLock({ $0.rasters.first { $0.atlas == atlas && $0.frame == frame }?.raster }) {
      return known
    }
    let raster = Raster(MapRaster(atlas.land, frame))
    made.withLock { $0.rasters = [(atlas, frame, raster)] + $0.rasters.prefix(Terrain.kept - 1) }
    return raster
  }
}

extension Atlas {
  /// What a picture is made of.
  fileprivate var land: MapRaster.Land {
    MapRaster.Land(
      columns: grid.columns, rows: grid.rows, squares: grid.squares, areas: areas, middles: middles)
  }
}
