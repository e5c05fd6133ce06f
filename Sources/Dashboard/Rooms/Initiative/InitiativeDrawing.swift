import Model
import Screen

extension Painter {
  /// The lines of an initiative that show, the one under the cursor lit.
  mutating func drawCardLines<P: Pane>(_ seen: Seen<P>, _ title: Phrase, _ lines: [CardLine]) {
    drawRule(seen.rect, title[language], info: seen.range(language), focused: seen.isFocused)
    let inner = seen.inner
    for (index, _) in seen.shown where lines.indices.contains(index) {
      let y = inner.y + index - seen.top
      let isLit = seen.isFocused && index == seen.cursor
      markRow(P.id, index, Rect(x: inner.x, y: y, width: inner.width, height: 1))
      if isLit { drawGround(true, inner.x, y, width: inner.width) }
      drawCardLine(lines[index], at: inner.x + 1, y, width: inner.width - 2, isLit: isLit)
    }
  }

  private mutating func drawCardLine(_ line: CardLine, at x: Int, _ y: Int, width: Int, isLit: Bool) {
    func ink(_ role: Role) -> Role { isLit ? .tableCursor : role }
    switch line {
    case .heading(let text): write(text, x, y, ink(.title), width: width)
    case .text(let text, let indent), .fact(_, let text, let indent), .adopted(let text, let indent):
      write(text, x + indent, y, ink(.text), width: width - indent)
    case .count(let status, let number, let share):
      let glyph = isASCII ? status.rawValue : "\(status.glyph) \(status.rawValue)"
      canvas.write(
        "\(glyph) \(status.name[language])", x: x + 1, y: y, style: isLit ? theme[.tableCursor] : statusStyle(status),
        width: 24)
      write(grouped(number, language), x + 26, y, ink(.table), width: 6, align: .right)
      drawShare(share, at: x, y, width: width, on: ink(.table), as: statusStyle(status))
    case .province(let name, let share):
      write(name, x + 1, y, ink(.table), width: 24)
      drawShare(share, at: x, y, width: width, on: ink(.table))
    }
  }

  private mutating func drawShare(
    _ share: Double?, at x: Int, _ y: Int, width: Int, on role: Role, as own: Style? = nil
  ) {
    let barWidth = min(60, width - 42)
    guard barWidth > 4 else { return }
    if let share { drawBar(share, x + 34, y, width: barWidth, on: role, as: own ?? theme[.barFull]) }
    write(
      share.map { percent($0).replacing("%", with: language.percent) } ?? "–", x + 35 + barWidth, y,
      role == .tableCursor ? role : .textDim, width: 5,
      align: .right)
  }

  /// A share as a bar on the ground of its row.
  mutating func drawBar(_ share: Double, _ x: Int, _ y: Int, width: Int, on role: Role, as own: Style) {
    let bar = Bar.cells(share, width: width, ascii: isASCII)
    canvas.write(bar.full, x: x, y: y, style: own.over(theme[role]))
    canvas.write(bar.rest, x: x + TextWidth.of(bar.full), y: y, style: theme[.barRest].over(theme[role]))
  }
}
