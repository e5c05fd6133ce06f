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
}

extension Painter {
  fileprivate mutating func drawLegend(in rect: Rect) {
    let gap = min(12, max(2, (rect.width - Legend.width) / 2))
    let x = rect.x + 2
    for (index, status) in RolloutStatus.allCases.enumerated() where index % Legend.height < rect.height {
      let (column, line) = index.quotientAndRemainder(dividingBy: Legend.height)
      let sign = isASCII ? status.rawValue : "\(status.glyph) \(status.rawValue)"
      canvas.write(
        "\(sign) \(status.name[language])", x: x + column * (22 + gap), y: rect.y + line, style: statusStyle(status))
    }
    guard rect.width >= Legend.width + 2 else { return }
    for (line, flag) in RolloutFlags.offered.enumerated() where line < rect.height {
      write("\(flag.letter) \(flag.name[language])", x + 39 + 2 * gap, rect.y + line, .textDim)
    }
  }
}
