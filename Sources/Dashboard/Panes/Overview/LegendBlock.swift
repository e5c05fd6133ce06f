import Model
import Screen

/// One line of the legend: pieces of text, each in its own style.
typealias LegendLine = [(text: String, status: RolloutStatus?)]

/// What the signs of the matrix mean, in as many lines as `width` needs: the statuses in columns, then the flags.
func legendLines(_ state: State, width: Int) -> [LegendLine] {
  let language = state.language
  let statuses = RolloutStatus.allCases
  let columns = max(1, width / 26)
  let perColumn = (statuses.count + columns - 1) / columns
  var lines: [LegendLine] = (0..<perColumn).map { line in
    (0..<columns).compactMap { column in
      let index = column * perColumn + line
      guard statuses.indices.contains(index) else { return nil }
      let status = statuses[index]
      let sign = state.isASCII ? status.rawValue : "\(status.glyph) \(status.rawValue)"
      return ("\(sign) \(status.name[language])", status)
    }
  }
  let flags = RolloutFlags.all.map { "\($0.letter) \($0.name[language])" }.joined(separator: "  ")
  let title = language == .dutch ? "Vlaggen: " : "Flags: "
  lines += wrapped(title + flags, width: width - 2).map { [(text: $0, status: nil)] }
  return lines
}

extension Painter {
  /// The legend of statuses and flags, without a frame: it is no pane.
  mutating func drawLegend(in rect: Rect) {
    let lines = legendLines(state, width: rect.width - 2)
    let columnWidth = (rect.width - 2) / max(1, lines.first?.count ?? 1)
    for (line, pieces) in lines.enumerated() where line < rect.height {
      for (index, piece) in pieces.enumerated() {
        let style = piece.status.map(statusStyle) ?? theme[.textDim]
        let width = piece.status == nil ? rect.width - 4 : columnWidth
        canvas.write(piece.text, x: rect.x + 2 + index * columnWidth, y: rect.y + line, style: style, width: width)
      }
    }
  }
}
