import Model
import Screen

extension Painter {
  /// The map with its cursor; what lies under that is drawn once for every cursor.
  mutating func drawMap(_ seen: Seen<MapPane>) {
    let (input, rect) = (seen.input, seen.rect)
    let place = MapPlaces.picture(in: rect, of: size)
    drawMapEdge(seen)
    guard let atlas = input.atlas else {
      drawText(
        say("De grenzen worden gelezen…", "Reading the boundaries…"), place.x + 1, place.y, .textDim,
        width: place.width - 2, height: place.height)
      return
    }
    guard let raster = input.raster, let look = input.look else { return }
    let canvas = MapCanvas(look, raster, place, hasLetters: input.hasLetters, hasBorders: input.hasBorders)
    let under = MapUnder(look: look, raster: raster, hasLetters: input.hasLetters, hasBorders: canvas.hasBorders)
    draw(MapPane.self, of: .numbered(1), under, in: place) { painter in canvas.draw(on: &painter) }
    if marks != nil { canvas.mark(seen.cursor, on: &self) { row in .row(MapPane.id, row, column: nil) } }
    guard let row = seen.current,
      let own = atlas.place(of: input.scene.data.programme.municipalities[row].code)
    else { return }
    canvas.drawCursor(own, on: &self)
    drawMapTicks(canvas.pixels(of: own), canvas, rect)
  }

  /// The rule above it where there is one, and its gutter.
  private mutating func drawMapEdge(_ seen: Seen<MapPane>) {
    let (input, rect) = (seen.input, seen.rect)
    guard MapPlaces.hasFrame(size) else {
      if seen.isFocused {
        canvas.rule("┃", Rect(x: rect.x, y: rect.y, width: 1, height: rect.height), theme[.ruleFocus])
      }
      return
    }
    let scale = input.raster.map { raster in
      let tenths = Int((raster.map.frame.scale * 10).rounded())
      return "\(tenths / 10)\(language == .dutch ? "," : ".")\(tenths % 10)"
    }
    drawRule(
      rect, input.scene.title[language],
      infos: scale.map { [say("\($0) km per punt", "\($0) km per dot"), "\($0) km"] } ?? [], focused: seen.isFocused)
  }

  /// Marks at the edge in the row and the column of the cursor: where it is shows without colour.
  private mutating func drawMapTicks(_ cells: [(x: Int, y: Int)], _ map: MapCanvas, _ rect: Rect) {
    guard let top = cells.map(\.y).min(), let bottom = cells.map(\.y).max(), let left = cells.map(\.x).min(),
      let right = cells.map(\.x).max()
    else { return }
    let style = theme[.textStrong]
    canvas.put(["▸"], x: rect.x, y: (top + bottom) / 2, style: style)
    if MapPlaces.hasFrame(size) {
      canvas.put(["▴"], x: (left + right) / 2, y: rect.y + rect.height - 1, style: style)
    }
  }
}

/// What the picture depends on without its cursor.
struct MapUnder: Equatable {
  /// How everybody looks.
  var look: MapLook
  /// Who owns which pixel.
  var raster: Terrain.Raster
  /// Whether letters stand for colours.
  var hasLetters: Bool
  /// Whether the borders of provinces show.
  var hasBorders: Bool
}

/// How the owners of land look, found once for every cursor and every size.
final class MapLook: Sendable, Equatable {
  /// By owner its colour, and what stands for it where there are no colours.
  let (roles, letters): ([Role], [Unicode.Scalar])
  /// By owner its row of the programme; -1 where it has none.
  let rows: [Int]
  /// By owner a number for its province; -1 where none is known.
  let provinces: [Int16]
  /// The land itself.
  let grid: Grid

  static func == (one: MapLook, other: MapLook) -> Bool { one === other }

  /// - Parameter ink: how a row of the programme looks.
  init(_ atlas: Atlas, _ programme: Programme, ink: (Int) -> (role: Role, letter: Unicode.Scalar)) {
    grid = atlas.grid
    let rows = atlas.grid.codes.map { programme.row(of: $0) ?? -1 }
    let inks = rows.map { $0 < 0 ? (role: Role.mapOut, letter: ".") : ink($0) }
    var numbers: [String: Int16] = [:]
    provinces = rows.map { row in
      guard row >= 0 else { return -1 }
      let province = programme.municipalities[row].province
      let number = numbers[province] ?? Int16(numbers.count)
      numbers[province] = number
      return number
    }
    (self.rows, roles, letters) = (rows, inks.map(\.role), inks.map(\.letter))
  }
}

/// A picture in its place on the screen.
struct MapCanvas {
  private let look: MapLook
  private let raster: Terrain.Raster
  private let map: MapRaster
  private let (hasLetters, isTinted): (Bool, Bool)
  /// Whether the borders of provinces show.
  let hasBorders: Bool
  /// The cell of the first pixel.
  private let (left, top): (Int, Int)

  /// From so many pixels on borders can be read.
  private static let readable = (width: 57, height: 68)

  /// - Parameters:
  ///   - place: what there is for it; it stands in the middle of that.
  ///   - hasBorders: nil for where there is room.
  ///   - isTinted: letters have the colours too.
  init(
    _ look: MapLook, _ raster: Terrain.Raster, _ place: Rect, hasLetters: Bool, isTinted: Bool = false,
    hasBorders: Bool?
  ) {
    let map = raster.map
    (self.look, self.raster, self.map) = (look, raster, map)
    (self.hasLetters, self.isTinted) = (hasLetters, isTinted)
    let high = hasLetters ? map.frame.height : (map.frame.height + 1) / 2
    left = place.x + max(0, (place.width - map.frame.width) / 2)
    top = place.y + max(0, (place.height - high) / 2)
    let hasRoom = map.frame.width >= MapCanvas.readable.width && map.frame.height >= MapCanvas.readable.height
    self.hasBorders = !hasLetters && (hasBorders ?? hasRoom)
  }

  private var columns: Range<Int> { 0..<map.frame.width }
  private var lines: Range<Int> { 0..<(hasLetters ? map.frame.height : (map.frame.height + 1) / 2) }

  private func owner(_ x: Int, _ y: Int) -> Int {
    y < map.frame.height ? Int(map.pixels[y * map.frame.width + x]) : -1
  }

  /// The cells that an owner has something in.
  func pixels(of owner: Int) -> [(x: Int, y: Int)] {
    map.pixels(of: owner).map { pixel in
      (left + pixel % map.frame.width, top + pixel / map.frame.width / (hasLetters ? 1 : 2))
    }
  }

  /// Everything but the cursor.
  func draw(on painter: inout Painter) {
    // Looked up once for each owner, not for each cell.
    let theme = painter.theme
    let inks = look.roles.map { theme[$0] }
    let plain = theme[.text]
    let borders = hasBorders ? raster.borders { lines.flatMap { y in columns.map { x in border(x, y) } } } : []
    for y in lines {
      var (signs, style, start): ([Unicode.Scalar], Style?, Int) = ([], nil, 0)
      for x in columns {
        let (sign, own) =
          hasLetters
          ? letter(x, y, inks, plain)
          : cell(x, y, inks, plain, theme, borders.isEmpty ? 0 : borders[y * columns.count + x])
        if own != style, let ink = style {
          painter.canvas.put(signs, x: left + start, y: top + y, style: ink)
          signs.removeAll(keepingCapacity: true)
        }
        if own != style { (style, start) = (own, x) }
        signs.append(sign)
      }
      if let style { painter.canvas.put(signs, x: left + start, y: top + y, style: style) }
    }
  }

  private func letter(_ x: Int, _ y: Int, _ inks: [Style], _ plain: Style) -> (Unicode.Scalar, Style) {
    let own = owner(x, y)
    return own < 0 ? (" ", plain) : (look.letters[own], isTinted ? inks[own] : plain)
  }

  /// Two pixels, one above the other.
  private func cell(
    _ x: Int, _ y: Int, _ inks: [Style], _ plain: Style, _ theme: Theme, _ dots: UInt8
  ) -> (Unicode.Scalar, Style) {
    let (upper, lower) = (owner(x, y * 2), owner(x, y * 2 + 1))
    if dots != 0, upper >= 0, lower >= 0, look.roles[upper] == look.roles[lower],
      let sign = Unicode.Scalar(0x2800 + UInt32(dots))
    {
      return (sign, dotted(inks[upper], theme))
    }
    return MapCanvas.halves(upper < 0 ? nil : inks[upper], lower < 0 ? nil : inks[lower], plain)
  }

  /// What two colours come to in a cell; nil is the sea.
  private static func halves(_ upper: Style?, _ lower: Style?, _ plain: Style) -> (Unicode.Scalar, Style) {
    switch (upper, lower) {
    case (nil, nil): (" ", plain)
    case (let upper?, nil): ("▀", upper)
    case (nil, let lower?): ("▄", lower)
    case (let upper?, let lower?) where upper.fg == lower.fg: ("█", upper)
    case (let upper?, let lower?): ("▀", Style(fg: upper.fg, bg: lower.fg))
    }
  }

  /// Dots on a colour, in that of the ring, or of text where that would not be seen.
  private func dotted(_ ink: Style, _ theme: Theme) -> Style {
    guard let ground = ink.fg else { return ink }
    let ring = theme[.mapRing].fg
    let isSeen = ring.map { $0.contrast(with: ground) >= 1.9 } ?? false
    return Style(fg: isSeen ? ring : theme[.text].fg, bg: ground)
  }

  /// The dots of a cell through which a border of provinces runs; none where none does.
  private func border(_ x: Int, _ y: Int) -> UInt8 {
    // Its eight sample points, those right of it and those beneath it.
    let scale = map.frame.scale
    let (grid, provinces) = (look.grid, look.provinces)
    func province(_ column: Int, _ row: Int) -> Int16 {
      let east = Int((Double((map.frame.left + x) * 2 + column) + 0.5) / 2 * scale)
      let south = Int((Double((map.frame.top + y * 2) * 2 + row) + 0.5) / 2 * scale)
      guard east >= 0, east < grid.columns, south >= 0, south < grid.rows else { return -1 }
      let own = grid.squares[south * grid.columns + east]
      return own < 0 ? -1 : provinces[Int(own)]
    }
    var bits: UInt8 = 0
    for row in 0..<4 {
      for column in 0..<2 {
        let own = province(column, row)
        guard own >= 0 else { continue }
        let (right, beneath) = (province(column + 1, row), province(column, row + 1))
        if right >= 0 && right != own || beneath >= 0 && beneath != own { bits |= MapCanvas.dots[row * 2 + column] }
      }
    }
    return bits
  }

  /// The bits of braille, row by row.
  private static let dots: [UInt8] = [0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80]

  /// The municipality under the cursor, and a ring around it so that it shows on any colour.
  func drawCursor(_ own: Int, on painter: inout Painter) {
    let pixels = map.pixels(of: own)
    let (theme, plain) = (painter.theme, painter.theme[.text])
    guard !hasLetters else {
      let cursor = theme[.mapCursor]
      for pixel in pixels {
        let (x, y) = (pixel % map.frame.width, pixel / map.frame.width)
        let style = cursor.fg == nil ? cursor : Style(fg: plain.bg, bg: cursor.fg)
        painter.canvas.put([look.letters[own]], x: left + x, y: top + y, style: style)
      }
      return
    }
    let width = map.frame.width
    var over: [Int: Role] = [:]
    for pixel in pixels {
      let (x, y) = (pixel % width, pixel / width)
      for (column, row) in [(x - 1, y), (x + 1, y), (x, y - 1), (x, y + 1)]
      where columns.contains(column) && (0..<map.frame.height).contains(row) { over[row * width + column] = .mapRing }
    }
    for pixel in pixels { over[pixel] = .mapCursor }
    let cells = Set(over.keys.map { $0 / width / 2 * width + $0 % width })
    for cell in cells {
      let (x, y) = (cell % width, cell / width)
      func ink(_ row: Int) -> Style? {
        let own = owner(x, row)
        return (over[row * width + x] ?? (own < 0 ? nil : look.roles[own])).map { theme[$0] }
      }
      let (sign, style) = MapCanvas.halves(ink(y * 2), ink(y * 2 + 1), plain)
      painter.canvas.put([sign], x: left + x, y: top + y, style: style)
    }
  }

  /// Notes who can be clicked where: of two in a cell the upper one, and the lower one where the cursor is on that.
  /// - Parameters:
  ///   - cursor: the row of the programme that the cursor is on.
  ///   - deed: what a click on a row of the programme does; nil for nothing.
  func mark(_ cursor: Int?, on painter: inout Painter, _ deed: (Int) -> Mark.Deed?) {
    for y in lines {
      var (row, start) = (-1, 0)
      func end(_ x: Int, _ painter: inout Painter) {
        guard row >= 0, let deed = deed(row) else { return }
        painter.mark(Rect(x: left + start, y: top + y, width: x - start, height: 1), deed)
      }
      for x in columns {
        let own = hasLetters ? [owner(x, y)] : [owner(x, y * 2), owner(x, y * 2 + 1)]
        let here = own.filter { $0 >= 0 }.map { look.rows[$0] }
        let wanted = here.first { $0 != cursor } ?? here.first ?? -1
        let next = here.first == cursor ? wanted : here.first ?? -1
        guard next != row else { continue }
        end(x, &painter)
        (row, start) = (next, x)
      }
      end(columns.upperBound, &painter)
    }
  }
}
