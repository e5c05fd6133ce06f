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
    guard let raster = input.raster else { return }
    let canvas = MapCanvas(input, atlas, raster.map, place)
    let under = MapUnder(
      scene: input.scene, raster: raster, hasLetters: input.hasLetters, hasBorders: canvas.hasBorders)
    draw(MapPane.self, of: .numbered(1), under, in: place) { painter in canvas.draw(on: &painter) }
    if marks != nil { canvas.mark(seen, on: &self) }
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
private struct MapUnder: Equatable {
  var scene: MapScene
  var raster: Terrain.Raster
  var hasLetters: Bool
  var hasBorders: Bool
}

/// A picture in its place on the screen.
struct MapCanvas {
  private let scene: MapScene
  private let atlas: Atlas
  private let map: MapRaster
  private let hasLetters: Bool
  /// Whether the borders of provinces show.
  let hasBorders: Bool
  /// The cell of the first pixel.
  private let (left, top): (Int, Int)
  /// By owner its colour, and its letter.
  private let (roles, letters): ([Role], [Unicode.Scalar])
  /// By owner its row of the programme.
  private let rows: [Int]

  /// From so many pixels on borders can be read.
  private static let readable = (width: 57, height: 68)

  /// Looks up once what each owner has.
  init(_ input: MapPane.Input, _ atlas: Atlas, _ map: MapRaster, _ place: Rect) {
    (scene, self.atlas, self.map, hasLetters) = (input.scene, atlas, map, input.hasLetters)
    let high = input.hasLetters ? map.frame.height : (map.frame.height + 1) / 2
    left = place.x + max(0, (place.width - map.frame.width) / 2)
    top = place.y + max(0, (place.height - high) / 2)
    let hasRoom = map.frame.width >= MapCanvas.readable.width && map.frame.height >= MapCanvas.readable.height
    hasBorders = !input.hasLetters && (input.hasBorders ?? hasRoom)
    let programme = input.scene.data.programme
    rows = atlas.grid.codes.map { programme.row(of: $0) ?? -1 }
    let entries = rows.map { $0 < 0 ? nil : input.scene.entry($0) }
    roles = entries.map { $0?.role ?? .mapOut }
    letters = entries.map { $0?.letter ?? "." }
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
    let theme = painter.theme
    for y in lines {
      var (signs, style, start): ([Unicode.Scalar], Style?, Int) = ([], nil, 0)
      for x in columns {
        let (sign, own) = hasLetters ? letter(x, y, theme) : cell(x, y, theme)
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

  private func letter(_ x: Int, _ y: Int, _ theme: Theme) -> (Unicode.Scalar, Style) {
    let own = owner(x, y)
    return (own < 0 ? " " : letters[own], theme[.text])
  }

  /// Two pixels, one above the other.
  private func cell(_ x: Int, _ y: Int, _ theme: Theme) -> (Unicode.Scalar, Style) {
    let (upper, lower) = (owner(x, y * 2), owner(x, y * 2 + 1))
    if hasBorders, upper >= 0, lower >= 0, roles[upper] == roles[lower], let dots = border(x, y) {
      return (dots, dotted(roles[upper], theme))
    }
    return MapCanvas.halves(upper < 0 ? nil : roles[upper], lower < 0 ? nil : roles[lower], theme)
  }

  /// What two colours come to in a cell; nil is the sea.
  private static func halves(_ upper: Role?, _ lower: Role?, _ theme: Theme) -> (Unicode.Scalar, Style) {
    switch (upper, lower) {
    case (nil, nil): (" ", theme[.text])
    case (let upper?, nil): ("▀", theme[upper])
    case (nil, let lower?): ("▄", theme[lower])
    case (let upper?, let lower?) where theme[upper].fg == theme[lower].fg: ("█", theme[upper])
    case (let upper?, let lower?): ("▀", Style(fg: theme[upper].fg, bg: theme[lower].fg))
    }
  }

  /// Dots on a colour, in that of the ring, or of text where that would not be seen.
  private func dotted(_ role: Role, _ theme: Theme) -> Style {
    guard let ground = theme[role].fg else { return theme[role] }
    let ring = theme[.mapRing].fg
    let isSeen = ring.map { $0.contrast(with: ground) >= 1.9 } ?? false
    return Style(fg: isSeen ? ring : theme[.text].fg, bg: ground)
  }

  /// The dots of a cell through which a border of provinces runs; nil where none does.
  private func border(_ x: Int, _ y: Int) -> Unicode.Scalar? {
    let scale = map.frame.scale
    func province(_ column: Int, _ row: Int) -> String? {
      let east = Int((Double((map.frame.left + x) * 2 + column) + 0.5) / 2 * scale)
      let south = Int((Double((map.frame.top + y * 2) * 2 + row) + 0.5) / 2 * scale)
      guard (0..<atlas.grid.columns).contains(east), (0..<atlas.grid.rows).contains(south) else { return nil }
      let own = atlas.grid.squares[south * atlas.grid.columns + east]
      guard own >= 0, rows[Int(own)] >= 0 else { return nil }
      return scene.data.programme.municipalities[rows[Int(own)]].province
    }
    var bits: UInt32 = 0
    for (row, dots) in MapCanvas.dots.enumerated() {
      for (column, dot) in dots.enumerated() {
        guard let own = province(column, row) else { continue }
        let others = [province(column + 1, row), province(column, row + 1)]
        if others.contains(where: { $0 != nil && $0 != own }) { bits |= dot }
      }
    }
    return bits == 0 ? nil : Unicode.Scalar(0x2800 + bits)
  }

  /// The bits of braille by row and column.
  private static let dots: [[UInt32]] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]]

  /// The municipality under the cursor, and a ring around it so that it shows on any colour.
  func drawCursor(_ own: Int, on painter: inout Painter) {
    let pixels = map.pixels(of: own)
    guard !hasLetters else {
      let cursor = painter.theme[.mapCursor]
      for pixel in pixels {
        let (x, y) = (pixel % map.frame.width, pixel / map.frame.width)
        let style = cursor.fg == nil ? cursor : Style(fg: painter.theme[.text].bg, bg: cursor.fg)
        painter.canvas.put([letters[own]], x: left + x, y: top + y, style: style)
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
      func role(_ row: Int) -> Role? {
        let own = owner(x, row)
        return over[row * width + x] ?? (own < 0 ? nil : roles[own])
      }
      let (sign, style) = MapCanvas.halves(role(y * 2), role(y * 2 + 1), painter.theme)
      painter.canvas.put([sign], x: left + x, y: top + y, style: style)
    }
  }

  /// Notes who can be clicked where: of two in a cell the upper one, and the lower one where the cursor is on that.
  func mark(_ seen: Seen<MapPane>, on painter: inout Painter) {
    for y in lines {
      var (row, start) = (-1, 0)
      func end(_ x: Int, _ painter: inout Painter) {
        guard row >= 0 else { return }
        painter.mark(Rect(x: left + start, y: top + y, width: x - start, height: 1), .row(MapPane.id, row, column: nil))
      }
      for x in columns {
        let own = hasLetters ? [owner(x, y)] : [owner(x, y * 2), owner(x, y * 2 + 1)]
        let here = own.filter { $0 >= 0 }.map { rows[$0] }
        let wanted = here.first { $0 != seen.cursor } ?? here.first ?? -1
        let next = here.first == seen.cursor ? wanted : here.first ?? -1
        guard next != row else { continue }
        end(x, &painter)
        (row, start) = (next, x)
      }
      end(columns.upperBound, &painter)
    }
  }
}
