import Model
import Screen

/// A row of the fund pane.
package enum FundRow: Sendable, Hashable {
  case group(FundGroup)
  case activity(Int)
  case total
  /// One line of a finding's words.
  case finding(String)
}

/// What the lines of the fund pane's findings depend on.
struct FindingWidth: Hashable {
  var findings: [Finding]
  var language: Language
  var width: Int
}

extension State {
  /// The year of the fund that is shown: the one that has a budget.
  var fundYear: Int { programme.activities.first?.year ?? programme.asOf.civil.year }

  /// What does not add up, in lines for a pane of `width`.
  func findingLines(width: Int) -> [String] {
    findingLines.value(FindingWidth(findings: fundFindings, language: language, width: width)) { key in
      key.findings.flatMap { finding in
        let source = key.language == .dutch ? "bron" : "source"
        let words = wrapped(
          "⚠ \(finding.id) \(finding.title[key.language]) (\(source): \(finding.section))", width: key.width - 6)
        return words.enumerated().map { $0 == 0 ? $1 : "     \($1)" }
      }
    }
  }

  /// The rows of the fund pane: the groups, and their activities too where there is room for all.
  var fundRows: [FundRow] { fundRows(in: Layout(self)) }

  func fundRows(in layout: Layout) -> [FundRow] {
    let findings = layout.findingLines.map { FundRow.finding($0) }
    let height = layout.listHeight(of: .fund)
    guard height > 2 || isZoomed else { return [.total] }
    let whole = programme.activities.count + FundGroup.allCases.count + 1 + findings.count
    var rows: [FundRow] = []
    for group in FundGroup.allCases {
      rows.append(.group(group))
      guard isZoomed || height >= whole else { continue }
      rows += programme.activities.indices.filter { programme.activities[$0].group == group }.map { .activity($0) }
    }
    return rows + [.total] + findings
  }

  /// All lines of the shown year added up.
  var fundTotal: FundLine {
    FundGroup.allCases.reduce(FundLine(budget: .zero)) { $0 + programme.total(of: $1, year: fundYear) }
  }
}

extension Painter {
  /// Budget, spent, bound and free of the fund, by group; what does not add up is said beneath.
  mutating func drawFund(in rect: Rect) {
    let isFocused = state.scope == .fund
    let total = state.fundTotal
    let inner = layout.inside(.fund)
    let rows = state.fundRows(in: layout)
    let isStrip = rows == [.total]
    let badges = isStrip ? state.fundFindings.map { " · ⚠ \($0.id)" }.joined() : ""
    let free = freeWords(total, short: rect.width < 50)
    drawFrame(
      rect, say("Fonds \(state.fundYear)", "Fund \(state.fundYear)") + badges, right: free,
      foot: fundFoot(total, width: rect.width), focused: isFocused, open: layout.open.contains(.fund))
    guard !isStrip else {
      drawStrip(total, in: inner)
      return
    }
    let position = state.position(of: .fund)
    var y = inner.y
    // A head only where it takes no row from the figures.
    let hasHead = inner.height > rows.count
    if hasHead {
      drawFundHead(inner.x, y, width: inner.width)
      y += 1
    }
    let height = inner.height - (hasHead ? 1 : 0)
    let top = max(0, min(position.top, rows.count - height))
    for (index, row) in rows.enumerated().dropFirst(top).prefix(height) {
      let isCursor = isFocused && index == position.cursor
      drawFundRow(row, total: total, at: inner.x, y, width: inner.width, isCursor: isCursor)
      y += 1
    }
  }

  /// How much money is left: `vrij 13,1 van 50,8 mln €`.
  private func freeWords(_ total: FundLine, short: Bool) -> String {
    let (free, budget) = (tenths(total.free), tenths(total.budget))
    if short { return say("vrij \(free) mln \(euro)", "free \(euro) \(free) M") }
    return say("vrij \(free) van \(budget) mln \(euro)", "free \(euro) \(free) of \(budget) M")
  }

  var euro: String { state.isASCII ? "EUR" : "€" }

  /// What the parts of the bars are, and that the bookings are sample data.
  private func fundFoot(_ total: FundLine, width: Int) -> String {
    let sample = total.isSample ? say(" · boekingen: voorbeeld", " · bookings: sample") : ""
    let long = say("█ uitgegeven  ▒ verplicht  ░ vrij", "█ spent  ▒ committed  ░ free")
    return TextWidth.of(long + sample) + 6 <= width ? long + sample : say("█ uit ▒ verpl ░ vrij", "█ out ▒ comm ░ free")
  }

  /// The whole fund in one line: the parts by name and number, and their bar.
  private mutating func drawStrip(_ total: FundLine, in inner: Rect) {
    guard inner.height > 0 else { return }
    var x = inner.x + 1
    let isWide = inner.width >= 70
    for (sign, dutch, english, amount, role) in [
      ("█", "uitgegeven", "spent", total.actual, Role.barFull),
      ("▒", "verplicht", "committed", total.committed, .barCommit),
      ("░", "vrij", "free", total.free, .barRest),
    ] {
      x += write(sign, x, inner.y, role)
      x += write(" " + (isWide ? say(dutch, english) + " " : "") + tenths(amount) + "  ", x, inner.y, .table)
    }
    let mark = total.isSample ? say(" voorbeeld", " sample") : ""
    let end = inner.x + inner.width - 1 - TextWidth.of(mark)
    guard end - x >= 8 else { return }
    drawSegments(total, x, inner.y, width: end - x, on: .table)
    write(mark, end, inner.y, .textDim)
  }

  private mutating func drawFundHead(_ x: Int, _ y: Int, width: Int) {
    let columns = FundColumns(width: width)
    write(say("mln \(euro)", "\(euro) M"), x + 1, y, .tableHead, width: columns.name)
    write(say("begroot", "budget"), x + columns.budget, y, .tableHead, width: 7, align: .right)
    // The scale of the bars.
    write("0", x + columns.bar, y, .tableHead, width: max(1, columns.barWidth - 4))
    if columns.barWidth >= 8 { write("100%", x + columns.bar + columns.barWidth - 4, y, .tableHead, width: 4) }
    write(say("vrij", "free"), x + columns.free, y, .tableHead, width: 6, align: .right)
  }

  private mutating func drawFundRow(
    _ row: FundRow, total: FundLine, at x: Int, _ y: Int, width: Int, isCursor: Bool
  ) {
    let role: Role = isCursor ? .tableCursor : .table
    if isCursor { canvas.fill(Rect(x: x, y: y, width: width, height: 1), theme[role]) }
    write(isCursor ? "▸" : " ", x, y, role)
    switch row {
    case .group(let group):
      drawFundLine(
        group.name[language], state.programme.total(of: group, year: state.fundYear), at: x, y, width: width,
        role: role, strong: true)
    case .activity(let index):
      drawFundLine(
        "  " + state.programme.activities[index].name[language], state.programme.lines[index], at: x, y, width: width,
        role: role, strong: false)
    case .total:
      drawFundLine(say("Totaal", "Total"), total, at: x, y, width: width, role: role, strong: true)
    case .finding(let words):
      let words = state.isASCII ? words.replacing("€", with: euro) : words
      write(words, x + 1, y, isCursor ? role : .warning, width: width - 2)
    }
  }

  private mutating func drawFundLine(
    _ name: String, _ line: FundLine, at x: Int, _ y: Int, width: Int, role: Role, strong: Bool
  ) {
    let columns = FundColumns(width: width)
    let ink = strong ? theme[.textStrong].over(theme[role]) : theme[role]
    canvas.write(name, x: x + 1, y: y, style: ink, width: columns.name)
    canvas.write(tenths(line.budget), x: x + columns.budget, y: y, style: ink, width: 7, align: .right)
    drawSegments(line, x + columns.bar, y, width: columns.barWidth, on: role)
    let free = line.free < .zero ? theme[.warning].over(theme[role]) : ink
    canvas.write(tenths(line.free), x: x + columns.free, y: y, style: free, width: 6, align: .right)
  }

  /// Spent, bound and free as one bar.
  mutating func drawSegments(_ line: FundLine, _ x: Int, _ y: Int, width: Int, on role: Role = .table) {
    let parts = Bar.segments(
      full: moneyShare(line.actual, line.budget), marked: moneyShare(line.committed, line.budget), width: width)
    var x = x
    for (part, ink) in zip(parts, [Role.barFull, .barCommit, .barRest]) {
      canvas.rule(part.sign, Rect(x: x, y: y, width: part.count, height: 1), theme[ink].over(theme[role]))
      x += part.count
    }
  }

  /// Millions with one decimal; the unit stands in the head or the frame.
  func tenths(_ amount: Amount) -> String {
    amount.millions(language).split(separator: " ").first.map(String.init) ?? ""
  }

}

private struct FundColumns {
  var name: Int
  var budget: Int
  var bar: Int
  var barWidth: Int
  var free: Int

  init(width: Int) {
    name = width >= 100 ? 60 : width >= 72 ? 40 : width >= 52 ? 29 : 12
    budget = name + 2
    bar = budget + 8
    free = width - 8
    barWidth = max(4, free - bar - 1)
  }
}
