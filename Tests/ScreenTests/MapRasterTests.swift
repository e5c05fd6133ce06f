import Foundation
import Screen
import TestSupport
import Testing

/// Squares become pixels: whoever has most of one has it, and whoever has none gets one.
@Suite(.dice) struct MapRasterTests {
  /// A country of some owners around points, with a coast.
  private func land(_ dice: inout Dice) -> MapRaster.Land {
    let (columns, rows) = (5 + dice.below(40), 5 + dice.below(40))
    let seats = (0..<1 + dice.below(30)).map { _ in (dice.below(columns), dice.below(rows), 1 + dice.below(4)) }
    let squares = (0..<columns * rows).map { place -> Int16 in
      let (x, y) = (place % columns, place / columns)
      guard dice.below(20) > 0, (x - columns / 2) * (x - columns / 2) + (y - rows / 2) * (y - rows / 2) < 380 else {
        return -1
      }
      let nearest = seats.indices.min { one, other in
        func distance(_ seat: (Int, Int, Int)) -> Int {
          ((seat.0 - x) * (seat.0 - x) + (seat.1 - y) * (seat.1 - y)) * seat.2
        }
        return (distance(seats[one]), one) < (distance(seats[other]), other)
      }
      return Int16(nearest ?? 0)
    }
    var sums = seats.map { _ in (count: 0, x: 0, y: 0) }
    for (place, own) in squares.enumerated() where own >= 0 {
      sums[Int(own)].count += 1
      sums[Int(own)].x += place % columns
      sums[Int(own)].y += place / columns
    }
    return MapRaster.Land(
      columns: columns, rows: rows, squares: squares, areas: sums.map(\.count),
      middles: sums.map { sum in
        let count = Double(max(1, sum.count))
        return (Double(sum.x) / count + 0.5, Double(sum.y) / count + 0.5)
      })
  }

  /// The same by the words of the rule, as slowly as they are.
  private func slow(_ land: MapRaster.Land, _ frame: MapRaster.Frame) -> (pixels: [Int], sharing: [Int: Int]) {
    let (width, height) = (frame.width, frame.height)
    func span(_ pixel: Int, _ times: Int) -> [Int] {
      // The square that begins before the pixel ends, and ends after it begins.
      (0..<4000).filter {
        $0 * frame.pixels < (pixel + 1) * frame.squares * times
          && ($0 + 1) * frame.pixels > pixel * frame.squares * times
      }
    }
    let columns = (0..<width).map { span(frame.left + $0, 1) }
    let rows = (0..<height).map { span(frame.top + $0, frame.tall) }
    var counts: [[Int: Int]] = []
    var pixels: [Int] = []
    for y in 0..<height {
      for x in 0..<width {
        var count: [Int: Int] = [:]
        for row in rows[y] where row < land.rows {
          for column in columns[x] where column < land.columns {
            let own = Int(land.squares[row * land.columns + column])
            if own >= 0 { count[own, default: 0] += 1 }
          }
        }
        counts.append(count)
        let isLand = count.values.reduce(0, +) * 2 >= rows[y].count * columns[x].count
        let most = count.values.max() ?? 0
        pixels.append(isLand && most > 0 ? count.filter { $0.value == most }.keys.min() ?? -1 : -1)
      }
    }
    var sharing: [Int: Int] = [:]
    let present = land.areas.indices.filter { own in counts.contains { $0[own] != nil } }
    let missing = present.filter { !pixels.contains($0) }
    for own in missing.sorted(by: { (land.areas[$0], $0) < (land.areas[$1], $1) }) {
      let (wide, high) = (frame.scale, frame.scale * Double(frame.tall))
      let middle = land.middles[own]
      let (x, y) = (Int(middle.x / wide) - frame.left, Int(middle.y / high) - frame.top)
      let mine = pixels.indices.filter { counts[$0][own] != nil }
        .sorted { (-(counts[$0][own] ?? 0), $0) < (-(counts[$1][own] ?? 0), $1) }
      let around = pixels.indices.filter { abs($0 % width - x) <= 1 && abs($0 / width - y) <= 1 }
        .sorted { one, other in
          func distance(_ pixel: Int) -> Double {
            let east = (Double(frame.left + pixel % width) + 0.5) * wide - middle.x
            let south = (Double(frame.top + pixel / width) + 0.5) * high - middle.y
            return east * east + south * south
          }
          return (distance(one), one) < (distance(other), other)
        }
      let free = (mine + around).first { pixel in pixels[pixel] >= 0 && pixels.count { $0 == pixels[pixel] } > 1 }
      if let free {
        pixels[free] = own
      } else if x >= 0, y >= 0, x < width, y < height {
        sharing[own] = y * width + x
      } else if let first = mine.first {
        sharing[own] = first
      }
    }
    return (pixels, sharing)
  }

  @Test("At any size, near and far, the picture is that of the rule, and everybody in sight is in it once")
  func rule() throws {
    var dice = Dice()
    for _ in 0..<60 {
      let land = land(&dice)
      let (width, height, tall) = (1 + dice.below(30), 1 + dice.below(30), 1 + dice.below(2))
      var frame = MapRaster.Frame(whole: land.columns, land.rows, in: width, height, tall: tall)
      #expect(frame.width <= width && frame.height <= height)
      let middle = (x: Double(dice.below(land.columns)), y: Double(dice.below(land.rows)))
      frame = frame.zoomed(
        dice.below(4), land.columns, land.rows, in: width, height,
        centre: (Double(dice.below(land.columns)), Double(dice.below(land.rows))), keeping: middle)
      #expect(frame.width <= width && frame.height <= height && frame.left >= 0 && frame.top >= 0)
      let (fast, plain) = (MapRaster(land, frame), slow(land, frame))
      #expect(fast.pixels.map(Int.init) == plain.pixels)
      #expect(Dictionary(uniqueKeysWithValues: fast.sharing.map { ($0.owner, $0.pixel) }) == plain.sharing)
      let owners = Set(fast.pixels.filter { $0 >= 0 }.map(Int.init))
      #expect(owners.isDisjoint(with: fast.sharing.map(\.owner)))
    }
  }

  @Test("Nearer by, what is to be kept stays in the middle half, unless the country ends")
  func middle() {
    var dice = Dice()
    for _ in 0..<200 {
      let (width, height) = (8 + dice.below(100), 8 + dice.below(100))
      let whole = MapRaster.Frame(whole: 263, 312, in: width, height)
      let kept = (x: Double(dice.below(263)), y: Double(dice.below(312)))
      let near = whole.zoomed(
        1 + dice.below(5), 263, 312, in: width, height,
        centre: (Double(dice.below(263)), Double(dice.below(312))), keeping: kept)
      #expect(near.scale >= 1)
      let (x, y) = (kept.x / near.scale - Double(near.left), kept.y / near.scale - Double(near.top))
      #expect(x >= 0 && x <= Double(near.width) && y >= 0 && y <= Double(near.height))
      let ends = 263 / near.scale - Double(near.left + near.width)
      if near.left > 1, ends > 1 { #expect(abs(x - Double(near.width) / 2) <= Double(near.width) / 4 + 1) }
    }
  }
}
