import Model
import Screen

/// A row of the fund pane.
package enum FundRow: Sendable, Hashable {
  case group(FundGroup)
  case activity(Int)
  case total
  case finding(Finding)
}

extension State {
  /// The year of the fund that is shown: the one that has a budget.
  var fundYear: Int { programme.activities.first?.year ?? programme.asOf.civil.year }

  /// The rows of the fund pane: the groups, and their activities too where there is room for all.
  var fundRows: [FundRow] {
    let findings = programme.findings.map { FundRow.finding($0) }
    let height = Layout(self).listHeight(of: .fund)
    let whole = programme.activities.count + FundGroup.allCases.count + 1 + findings.count
    var rows: [FundRow] = []
    for group in FundGroup.allCases {
      rows.append(.group(group))
      guard isZoomed || height >= whole else { continue }
      rows += programme.activities.indices.filter { programme.activities[$0].group == group }.map { .activity($0) }
    }
    return rows + (height > 3 ? [.total] : []) + findings
  }
}

extension Painter {
  /// Budget, spent, bound and free of the fund, by group; what does not add up is said beneath.
  mutating func drawFund(in rect: Rect) {
    let isFocused = state.scope == .fund
    let total = FundGroup.allCases.reduce(FundLine(budget: .zero)) {
      $0 + state.programme.total(of: $1, year: state.fundYear)
    }
    let sample = total.isSample ? say(" · boekingen: voorbeeld", " · bookings: sample") : ""
    drawFrame(
      rect, say("Fonds \(state.fundYear)", "Fund \(state.fundYear)") + sample,
      right: "€ " + total.budget.euros(language), focused: isFocused)
    let inner = rect.inset(by: 1)
    let rows = state.fundRows
    let position = state.position(of: .fund)
    var y = inner.y
    // A head only where it takes no row from the figures.
    let hasHead = inner.height > rows.count && inner.width >= 56
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

  private mutating func drawFundHead(_ x: Int, _ y: Int, width: Int) {
    let columns = FundColumns(width: width)
    write(say("mln €", "€ M"), x + 1, y, .tableHead, width: columns.name)
    write(say("begroot", "budget"), x + columns.budget, y, .tableHead, width: 8, align: .right)
    write(
      say("█ uitgegeven ▒ verplicht ░ vrij", "█ spent ▒ committed ░ free"), x + columns.bar, y, .tableHead,
      width: columns.barWidth)
    write(say("vrij", "free"), x + columns.free, y, .tableHead, width: 8, align: .right)
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
        role: isCursor ? role : .textStrong)
    case .activity(let index):
      drawFundLine(
        "  " + state.programme.activities[index].name[language], state.programme.lines[index], at: x, y, width: width,
        role: role)
    case .total:
      drawFundLine(say("Totaal", "Total"), total, at: x, y, width: width, role: isCursor ? role : .textStrong)
    case .finding(let finding):
      let text = "⚠ \(finding.id) \(finding.title[language]) (\(finding.section))"
      write(text, x + 1, y, isCursor ? role : .warning, width: width - 2)
    }
  }

  private mutating func drawFundLine(_ name: String, _ line: FundLine, at x: Int, _ y: Int, width: Int, role: Role) {
    let columns = FundColumns(width: width)
    write(name, x + 1, y, role, width: columns.name)
    write(tenths(line.budget), x + columns.budget, y, role, width: 8, align: .right)
    var barX = x + columns.bar
    let parts = Bar.segments(
      full: share(line.actual, line.budget), marked: share(line.committed, line.budget), width: columns.barWidth)
    for (part, role) in zip(parts, [Role.barFull, .barCommit, .barRest]) {
      canvas.rule(part.sign, Rect(x: barX, y: y, width: part.count, height: 1), theme[role])
      barX += part.count
    }
    write(tenths(line.free), x + columns.free, y, line.free < .zero ? .warning : role, width: 8, align: .right)
  }

  /// Millions with one decimal; the unit stands in the head or the frame.
  private func tenths(_ amount: Amount) -> String { amount.millions(language) }

  private func share(_ part: Amount, _ whole: Amount) -> Double {
    whole.cents == 0 ? 0 : max(0, min(1, Double(part.cents) / Double(whole.cents)))
  }
}

private struct FundColumns {
  var name: Int
  var budget: Int
  var bar: Int
  var barWidth: Int
  var free: Int

  init(width: Int) {
    name = width >= 100 ? 50 : width >= 72 ? 30 : width >= 52 ? 21 : 11
    budget = name + 1
    bar = budget + 10
    free = width - 10
    barWidth = max(4, free - bar - 1)
  }
}
