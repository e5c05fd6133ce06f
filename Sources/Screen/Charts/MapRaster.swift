/// A map in pixels: who owns each, made of squares of a kilometre. Everybody who can be there is: whoever is too small for
/// a pixel gets one that its owner can spare, and where there is none shares one.
package struct MapRaster: Sendable, Equatable {
  /// The country in squares, and what is to be known of those who own them.
  package struct Land: Sendable {
    /// In squares.
    package var (columns, rows): (Int, Int)
    /// Row by row; -1 for nobody.
    package var squares: [Int16]
    /// How many squares each owner has.
    package var areas: [Int]
    /// The middle of each, in squares.
    package var middles: [(x: Double, y: Double)]

    package init(columns: Int, rows: Int, squares: [Int16], areas: [Int], middles: [(x: Double, y: Double)]) {
      (self.columns, self.rows, self.squares) = (columns, rows, squares)
      (self.areas, self.middles) = (areas, middles)
    }
  }

  /// How many squares a pixel is wide and high, and which pixels of the whole country show.
  package struct Frame: Sendable, Hashable {
    /// Squares a pixel, exact: `squares / pixels`; as many times as high as wide as `tall` says.
    package var (squares, pixels): (Int, Int)
    /// 2 for cells of a terminal, 1 for halves of them.
    package var tall: Int
    /// The first column and row that show, in pixels of the whole country.
    package var (left, top): (Int, Int)
    /// How many show.
    package var (width, height): (Int, Int)

    package static func == (one: Frame, other: Frame) -> Bool {
      one.squares == other.squares && one.pixels == other.pixels && one.tall == other.tall && one.left == other.left
        && one.top == other.top && one.width == other.width && one.height == other.height
    }

    package func hash(into hasher: inout Hasher) {
      for part in [squares, pixels, tall, left, top, width, height] { hasher.combine(part) }
    }

    /// Kilometres a pixel.
    package var scale: Double { Double(squares) / Double(pixels) }

    /// The squares of a column of pixels.
    func columns(_ x: Int) -> Range<Int> { Frame.squares(x, squares, pixels) }
    /// The squares of a row of pixels.
    func rows(_ y: Int) -> Range<Int> { Frame.squares(y, squares * tall, pixels) }

    private static func squares(_ pixel: Int, _ numerator: Int, _ denominator: Int) -> Range<Int> {
      // ⌊pixel · s⌋ … ⌈(pixel + 1) · s⌉ − 1, in whole numbers.
      pixel * numerator / denominator..<((pixel + 1) * numerator + denominator - 1) / denominator
    }
  }

  /// What of the country shows, and how large.
  package let frame: Frame
  /// Pixels in the order of their owners, and where those of each begin.
  private var (owned, starts): ([Int32], [Int]) = ([], [])
  /// The owner of each pixel that shows, row by row; -1 for the sea.
  package private(set) var pixels: [Int16]
  /// Who has no pixel of its own, with the one that it shares.
  package private(set) var sharing: [(owner: Int, pixel: Int)] = []

  package static func == (one: MapRaster, other: MapRaster) -> Bool {
    one.frame == other.frame && one.pixels == other.pixels && one.sharing.map(\.owner) == other.sharing.map(\.owner)
      && one.sharing.map(\.pixel) == other.sharing.map(\.pixel)
  }

  /// Where the middle of an owner lies; nil out of sight.
  package func pixel(ofMiddle middle: (x: Double, y: Double)) -> Int? {
    let x = Int(middle.x / frame.scale) - frame.left
    let y = Int(middle.y / (frame.scale * Double(frame.tall))) - frame.top
    return x >= 0 && y >= 0 && x < frame.width && y < frame.height ? y * frame.width + x : nil
  }

  /// All pixels of an owner, its own or the one that it shares.
  package func pixels(of owner: Int) -> [Int] {
    guard owner >= 0, owner + 1 < starts.count else { return [] }
    let own = owned[starts[owner]..<starts[owner + 1]]
    return own.isEmpty ? sharing.filter { $0.owner == owner }.map(\.pixel) : own.map(Int.init)
  }

  package init(_ land: Land, _ frame: Frame) {
    self.frame = frame
    pixels = Array(repeating: -1, count: frame.width * frame.height)
    pin(land, paint(land))
    gather(land.areas.count)
  }

  /// Puts the pixels of each of so many owners beside each other: they are asked for at every step of a cursor.
  private mutating func gather(_ owners: Int) {
    starts = Array(repeating: 0, count: owners + 1)
    for owner in pixels where owner >= 0 { starts[Int(owner) + 1] += 1 }
    for owner in 0..<owners { starts[owner + 1] += starts[owner] }
    var next = starts
    owned = Array(repeating: 0, count: starts[owners])
    for (pixel, owner) in pixels.enumerated() where owner >= 0 {
      owned[next[Int(owner)]] = Int32(pixel)
      next[Int(owner)] += 1
    }
  }
}

extension MapRaster {
  /// How many squares an owner has in a pixel.
  private struct Part {
    var owner: Int16
    var pixel: Int32
    var count: Int32
  }

  /// Gives each pixel that is land for half or more to whoever has most of it, of those that have as much the first.
  /// - Returns: who has something of which pixel.
  private mutating func paint(_ land: Land) -> [Part] {
    var parts: [Part] = []
    parts.reserveCapacity(pixels.count * 2)
    var counts = Array(repeating: Int32(0), count: land.areas.count)
    var found: [Int16] = []
    let columns = (0..<frame.width).map { frame.columns(frame.left + $0) }
    for y in 0..<frame.height {
      let rows = frame.rows(frame.top + y)
      let seen = rows.clamped(to: 0..<land.rows)
      for x in 0..<frame.width {
        let across = columns[x].clamped(to: 0..<land.columns)
        var total: Int32 = 0
        for row in seen {
          for place in row * land.columns + across.lowerBound..<row * land.columns + across.upperBound {
            let owner = land.squares[place]
            guard owner >= 0 else { continue }
            if counts[Int(owner)] == 0 { found.append(owner) }
            counts[Int(owner)] += 1
            total += 1
          }
        }
        guard total > 0 else { continue }
        let pixel = y * frame.width + x
        var best: (owner: Int16, count: Int32) = (-1, 0)
        for owner in found {
          let count = counts[Int(owner)]
          parts.append(Part(owner: owner, pixel: Int32(pixel), count: count))
          if count > best.count || count == best.count && owner < best.owner { best = (owner, count) }
          counts[Int(owner)] = 0
        }
        found.removeAll(keepingCapacity: true)
        if Int(total) * 2 >= rows.count * columns[x].count { pixels[pixel] = best.owner }
      }
    }
    return parts
  }

  /// Gives whoever has no pixel one of somebody who has more than one, the smallest first: of its own the one that has
  /// most of it, else one of land around its middle, the nearest first.
  private mutating func pin(_ land: Land, _ parts: [Part]) {
    var have = Array(repeating: 0, count: land.areas.count)
    for owner in pixels where owner >= 0 { have[Int(owner)] += 1 }
    var isIn = Array(repeating: false, count: land.areas.count)
    for part in parts { isIn[Int(part.owner)] = true }
    let missing = isIn.indices.filter { isIn[$0] && have[$0] == 0 }
      .sorted { (land.areas[$0], $0) < (land.areas[$1], $1) }
    guard !missing.isEmpty else { return }
    let isMissing = Set(missing)
    var own: [Int: [Part]] = [:]
    for part in parts where isMissing.contains(Int(part.owner)) { own[Int(part.owner), default: []].append(part) }
    for owner in missing {
      let first = own[owner, default: []].sorted { ($1.count, $0.pixel) < ($0.count, $1.pixel) }.map { Int($0.pixel) }
      let free = (first + around(land.middles[owner])).first { pixels[$0] >= 0 && have[Int(pixels[$0])] > 1 }
      if let free {
        have[Int(pixels[free])] -= 1
        (pixels[free], have[owner]) = (Int16(owner), 1)
      } else if let pixel = pixel(ofMiddle: land.middles[owner]) ?? first.first {
        sharing.append((owner, pixel))
      }
    }
  }

  /// The pixels of land among the nine around a middle, the nearest first.
  private func around(_ middle: (x: Double, y: Double)) -> [Int] {
    let (wide, high) = (frame.scale, frame.scale * Double(frame.tall))
    let (x, y) = (Int(middle.x / wide) - frame.left, Int(middle.y / high) - frame.top)
    var found: [(distance: Double, pixel: Int)] = []
    for row in max(0, y - 1)...max(0, y + 1) where row < frame.height {
      for column in max(0, x - 1)...max(0, x + 1) where column < frame.width {
        let pixel = row * frame.width + column
        guard pixels[pixel] >= 0, abs(row - y) <= 1, abs(column - x) <= 1 else { continue }
        let east = (Double(frame.left + column) + 0.5) * wide - middle.x
        let south = (Double(frame.top + row) + 0.5) * high - middle.y
        found.append((east * east + south * south, pixel))
      }
    }
    return found.sorted { $0 < $1 }.map(\.pixel)
  }
}

extension MapRaster.Frame {
  /// The whole country as large as it can be in so many pixels.
  package init(whole columns: Int, _ rows: Int, in width: Int, _ height: Int, tall: Int = 1) {
    let (width, height) = (max(1, width), max(1, height))
    // The larger of columns / width and rows / (tall · height).
    let isWide = columns * height * tall >= rows * width
    let (squares, pixels) = isWide ? (columns, width) : (rows, height * tall)
    func count(_ all: Int, _ each: Int) -> Int { (all * pixels + each - 1) / each }
    self.init(
      squares: squares, pixels: pixels, tall: tall, left: 0, top: 0, width: count(columns, squares),
      height: count(rows, squares * tall))
  }

  /// A part of it nearer by: with each step a pixel is half as large, down to a square.
  /// - Parameters:
  ///   - zoom: how many steps.
  ///   - centre: what was in the middle, in squares; it moves just as far as keeps `middle` within the middle half.
  package func zoomed(
    _ zoom: Int, _ columns: Int, _ rows: Int, in width: Int, _ height: Int, centre: (x: Double, y: Double),
    keeping middle: (x: Double, y: Double)
  ) -> Self {
    guard zoom > 0 else { return self }
    var near = self
    near.pixels = pixels << zoom
    if near.squares < near.pixels { (near.squares, near.pixels) = (1, 1) }
    /// The first pixel that shows of so many, and how many do.
    func span(_ all: Int, _ room: Int, _ scale: Double, _ centre: Double, _ kept: Double) -> (first: Int, count: Int) {
      let whole = Int((Double(all) / scale).rounded(.up))
      guard whole > room else { return (0, whole) }
      let quarter = Double(room) / 4
      let (wanted, own) = (centre / scale, kept / scale)
      let middle = max(own - quarter, min(own + quarter, wanted))
      return (max(0, min(whole - room, Int((middle - Double(room) / 2).rounded()))), room)
    }
    let x = span(columns, width, near.scale, centre.x, middle.x)
    let y = span(rows, height, near.scale * Double(tall), centre.y, middle.y)
    (near.left, near.width, near.top, near.height) = (x.first, x.count, y.first, y.count)
    return near
  }

  /// The middle of what shows, in squares.
  package var centre: (x: Double, y: Double) {
    ((Double(left) + Double(width) / 2) * scale, (Double(top) + Double(height) / 2) * scale * Double(tall))
  }
}
