import Model
import Screen

extension Painter {
  /// The fund page: a strip of tabs in the frame, and the tab that is open.
  mutating func drawFundPage(in rect: Rect) {
    let parts = FundPageParts(state.fund.tab, body: rect)
    switch state.fund.tab {
    case .year: drawYear(parts)
    case .slices: drawSlices(parts)
    case .social: drawSocial(parts)
    case .contributions: drawContributions(in: rect)
    case .control: drawControl(parts)
    }
    drawFundTabs(rect.x + 2, rect.y)
  }

  private mutating func drawFundTabs(_ x: Int, _ y: Int) {
    var x = x
    let isNarrow = layout.size.width < 60
    for tab in FundTab.allCases {
      let isOpen = tab == state.fund.tab
      let title = isNarrow && !isOpen ? String(tab.title[language].prefix(4)) : tab.title[language]
      // Brackets say which is open where there is no colour.
      let text = isOpen ? "[\(title)]" : " \(title) "
      guard x + text.count < layout.size.width - 2 else { return }
      x += write(text, x, y, isOpen ? .tabActive : .tab)
    }
  }

  /// A row's ground and mark; answers the role of its text.
  mutating func drawRowGround(_ index: Int, at rect: Rect) -> Role {
    let isCursor = index == state.position(of: .fundPage).cursor
    let role: Role = isCursor ? .tableCursor : .table
    if isCursor { canvas.fill(rect, theme[role]) }
    write(isCursor ? "▸" : " ", rect.x, rect.y, role)
    return role
  }

  /// Text in the frame's lower part, wrapped; answers the lines used.
  @discardableResult
  mutating func drawText(_ text: String, _ x: Int, _ y: Int, _ role: Role, width: Int, height: Int) -> Int {
    let all = wrapped(text, width: width)
    let lines = all.prefix(max(0, height))
    for (index, line) in lines.enumerated() {
      // The last line that fits says that there is more.
      let isCut = index == lines.count - 1 && all.count > lines.count
      write(isCut ? line.prefix(width - 2) + " …" : line, x, y + index, role, width: width)
    }
    return lines.count
  }

  /// A share of money as a length, 0…1.
  func moneyShare(_ part: Amount, _ whole: Amount) -> Double {
    whole.cents <= 0 ? 0 : max(0, min(1, Double(part.cents) / Double(whole.cents)))
  }

  /// How much of a budget is spent and bound: `77%`; a dash where there is no budget.
  func utilisation(_ line: FundLine) -> String {
    guard line.budget.cents > 0 else { return "–" }
    let used = Int128(line.actual.cents) + Int128(line.committed.cents)
    return "\((used * 200 + Int128(line.budget.cents)) / (Int128(line.budget.cents) * 2))%"
  }
}
