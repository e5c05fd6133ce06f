import Model
import Screen

/// What the signs of the matrix mean: the statuses in two columns, the flags in a third; without a frame, for it is no
/// pane.
enum Legend: Block {
  static func input(_ state: State) -> Bool { true }
  static func draw(_ input: Bool, in rect: Rect, on painter: inout Painter) { painter.drawLegend(in: rect) }

  /// The rows that it takes.
  static let height = max((RolloutStatus.allCases.count + 1) / 2, RolloutFlags.all.count)
  /// The columns of text that it needs.
  static let width = 58

  /// The statuses and flags of row `line`.
  static func row(_ line: Int) -> (
    left: RolloutStatus?, right: RolloutStatus?, flag: (letter: Character, name: Phrase)?
  ) {
    let statuses = RolloutStatus.allCases
    let flags = RolloutFlags.shown
    return (
      line < height && statuses.indices.contains(line) ? statuses[line] : nil,
      statuses.indices.contains(line + height) ? statuses[line + height] : nil,
      flags.indices.contains(line) ? (flags[line].letter, flags[line].name) : nil
    )
  }
}

extension Painter {
  fileprivate mutating func drawLegend(in rect: Rect) {
    let gap = min(12, max(2, (rect.width - Legend.width) / 2))
    let x = rect.x + 2
    for line in 0..<min(rect.height, Legend.height) {
      let row = Legend.row(line)
      let y = rect.y + line
      for (status, at) in [(row.left, x), (row.right, x + 22 + gap)] {
        guard let status else { continue }
        let sign = isASCII ? status.rawValue : "\(status.glyph) \(status.rawValue)"
        canvas.write("\(sign) \(status.name[language])", x: at, y: y, style: statusStyle(status))
      }
      if let flag = row.flag, rect.width >= Legend.width + 2 {
        write("\(flag.letter) \(flag.name[language])", x + 39 + 2 * gap, y, .textDim)
      }
    }
  }
}
