import Foundation
import Model
import Screen
import TestSupport
import Testing

@testable import Dashboard
@testable import samen

/// The rules of the look that hold on every page.
@Suite struct PageLookTests {
  static let sizes = [(80, 24), (120, 40), (160, 45), (200, 60)]
  static let pages = [
    "1", "2", "3", "3 Enter", "5", "4", "4 l", "4 l l", "4 l l l", "4 l l l l", "9", "0", "a", "2 Enter", "S-Tab Enter",
    "4 j j j Enter",
  ]

  @Test("On no page anything stands cut beside empty space", arguments: sizes)
  func cut(_ width: Int, _ height: Int) throws {
    for language in Language.allCases {
      var desk = try Desk(Size(width: width, height: height), language: language)
      for keys in Self.pages {
        try desk.press("Esc Esc Esc 1 \(keys)")
        let canvas = view(desk.state)
        for y in 2..<height - 2 {
          let line = canvas.row(y).map { canvas.text(of: $0) }.joined()
          for part in line.split(whereSeparator: { "│┃".contains($0) }) {
            guard let cut = part.lastIndex(of: "…") else { continue }
            let rest = part[part.index(after: cut)...]
            let blanks = rest.prefix { $0 == " " }.count
            // A column of figures at the right stands where it stands.
            let isEnd = blanks == rest.count
            #expect(
              blanks < (isEnd ? 3 : 9), "\(keys) \(language) line \(y): \(line)")
          }
        }
      }
    }
  }

  /// How bright a cell is: its ink by how much of the cell its sign fills, its ground by the rest.
  private func brightness(_ canvas: Canvas, _ cell: Cell, plain: Style) -> Double {
    func light(_ colour: Color?, _ other: Color?) -> Double {
      guard let colour = colour ?? other else { return 0 }
      return colour.luminance
    }
    let style = canvas.styles[Int(cell.style)]
    let fill: Double =
      switch canvas.text(of: cell) {
      case " ", "": 0
      case "▇", "█": 0.85
      case "■": 0.55
      case "━": 0.2
      case "─", "╌", "┊", "·", "▏", "│", "┃": 0.08
      default: style.attributes.contains(.bold) ? 0.24 : 0.18
      }
    return fill * light(style.fg, plain.fg) + (1 - fill) * light(style.bg, plain.bg)
  }

  @Test("Blurred, the brightest masses of the overview are the initiatives' bars, the money left and the cursor's row")
  func blurred() throws {
    for (width, height) in [(120, 40), (160, 45)] {
      var desk = try Desk(Size(width: width, height: height))
      desk.state.session.theme = try ThemeFiles(asked: nil).theme("samen-dark")
      try desk.press("j j j l l l")
      let canvas = view(desk.state)
      let rows = (0..<height).map { y in
        canvas.row(y).map { brightness(canvas, $0, plain: canvas.styles[0]) }
      }
      // σ of 6 pixels of 1600 × 900, in cells.
      let blurred = blur(blur(rows, 6 * Double(width) / 1600), 6 * Double(height) / 900, isDown: true)
      let parts = OverviewParts(desk.state.size, body: desk.state.screen.body)
      let (hero, fund) = (try #require(parts.hero), try #require(parts.fund))
      let cursor = parts.rollout.y + 2 + (desk.state.seen(RolloutPane.self).cursor ?? 0)
      // The ground that all lies on is no mass, nor is the frame around the panes.
      let ground = blurred.joined().sorted()[width * height / 2]
      let body = desk.state.screen.body
      let mass = masses(
        blurred.enumerated().map { y, row in
          row.map { y < body.y || y >= body.y + body.height ? 0 : $0 - ground }
        })
      func kind(_ x: Int, _ y: Int) -> String {
        if hero.y < y, y < hero.y + hero.height { return "bars" }
        if fund.y < y, y < fund.y + fund.height, x >= fund.x { return "money" }
        return y == cursor && x < parts.rollout.x + parts.rollout.width ? "cursor" : "\(x),\(y)"
      }
      var seen: [String] = []
      for one in mass where !seen.contains(kind(one.x, one.y)) { seen.append(kind(one.x, one.y)) }
      #expect(Set(seen.prefix(3)) == ["bars", "money", "cursor"], "\(width)×\(height): \(seen.prefix(8))")
    }
  }

  private func blur(_ rows: [[Double]], _ sigma: Double, isDown: Bool = false) -> [[Double]] {
    let weights = (-2...2).map { exp(-Double($0 * $0) / (2 * sigma * sigma)) }
    let sum = weights.reduce(0, +)
    return rows.indices.map { y in
      rows[y].indices.map { x in
        zip(-2...2, weights).reduce(0) { total, step in
          let (near, far) = isDown ? (y + step.0, x) : (y, x + step.0)
          guard rows.indices.contains(near), rows[y].indices.contains(far) else { return total }
          return total + rows[near][far] * step.1 / sum
        }
      }
    }
  }

  /// What hangs together and is at least half as bright as the brightest, the largest first, each by where it begins.
  private func masses(_ rows: [[Double]]) -> [(sum: Double, x: Int, y: Int)] {
    let least = (rows.joined().max() ?? 0) / 2
    var seen = rows.map { $0.map { $0 < least } }
    var found: [(sum: Double, x: Int, y: Int)] = []
    for y in rows.indices {
      for x in rows[y].indices where !seen[y][x] {
        var (sum, open) = (0.0, [(x, y)])
        seen[y][x] = true
        while let (x, y) = open.popLast() {
          sum += rows[y][x]
          for (x, y) in [(x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)]
          where rows.indices.contains(y) && rows[y].indices.contains(x) && !seen[y][x] {
            seen[y][x] = true
            open.append((x, y))
          }
        }
        found.append((sum, x, y))
      }
    }
    return found.sorted { $0.sum > $1.sum }
  }
}

/// A store in which nothing is reported yet.
@Suite struct EmptyStoreTests {
  /// The sample without what was reported and booked.
  static func desk(_ size: Size, language: Language = .dutch) throws -> Desk {
    var desk = try Desk(size, language: language)
    var programme = desk.state.programme
    for row in programme.municipalities.indices {
      for column in programme.initiatives.indices { programme[row, column] = RolloutCell() }
    }
    programme.ledger.bookings = []
    programme.lines = programme.ledger.lines(of: programme.activities)
    programme.isSample = false
    _ = update(&desk.state, .loaded(programme))
    return desk
  }

  @Test("No page of an empty store shows a measured nought", arguments: PageLookTests.pages)
  func pages(_ keys: String) throws {
    for (width, height) in PageLookTests.sizes {
      var desk = try Self.desk(Size(width: width, height: height))
      try desk.press("Esc 1 \(keys)")
      let text = desk.picture
      for nought in [" 0 %", " 0%", "0,0 %", "0 van 0", "0 van 388", "0/388", "onderuitputting"] {
        #expect(!text.contains(nought), "\(nought): \(text)")
      }
    }
  }

  @Test("It says that nothing is reported, and the three keys that begin, until one of them is pressed")
  func begins() throws {
    for (width, height) in [(40, 12), (80, 24), (120, 40)] {
      for language in Language.allCases {
        var desk = try Self.desk(Size(width: width, height: height), language: language)
        #expect(desk.state.isUnreported)
        desk.state.look.show(.beginning)
        let text = desk.picture
        #expect(text.contains(language == .dutch ? "og niets gemeld" : "othing "), "\(text)")
        let keys = ["E s ", ":book ", "^P "]
        for key in height < 20 ? Array(keys.prefix(2)) : keys {
          #expect(text.contains("  \(key)"), "\(key): \(text)")
        }
        if height >= 24 {
          try desk.press("j")
          #expect(desk.picture.contains(":book"))
        }
        try desk.press("E")
        #expect(!desk.picture.contains(":book"))
      }
    }
    #expect(!(try Desk()).state.isUnreported)
  }

  @Test("A filter that keeps nothing never says nought of nought")
  func nothing() throws {
    var desk = try Desk()
    try desk.run("filter naam=geen")
    for keys in ["1", "2", "4 l l l", "/", "Esc 9 / q z", "Esc Esc : s e r i e s Enter"] {
      try desk.press(keys)
      #expect(!desk.picture.contains(" 0 van ") && !desk.picture.contains("0–0"), "\(desk.picture)")
    }
  }
}
