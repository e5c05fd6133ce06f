import Model
import Screen

/// What every municipality pays for a year, to the cent, or what is missing to reckon it.
package enum ContributionsPane: Pane {
  package struct Input: Sendable, Equatable {
    var data: State.Data
    /// The year that is shown.
    var year: Int
    /// Which municipalities are shown; nil for all.
    var filter: Filter?
    /// Which of them are asked for besides, and in which order.
    var asking: Asking
    /// How they are grouped.
    var order: ContributionOrder
    /// At the price level of 2017 while a setting is missing.
    var sums: ContributionYear

    /// Whether a setting of the year is missing.
    var isOpen: Bool { sums.year != year }
    /// Those that the filter keeps, in order.
    var contributions: [Contribution] {
      let rows = contributionRows(sums, filter: filter, of: data.programme).map { YearContribution($0, year: year) }
      return Asking(filter: asking.filter, sort: sort).answer(rows, YearContribution.fields).map(\.contribution)
    }

    /// By name unless another order is asked for.
    fileprivate var sort: [ListKey] {
      asking.sort.isEmpty ? [ListKey("municipality", descending: false)] : asking.sort
    }

    package static func == (one: Input, other: Input) -> Bool {
      // The sums follow from data and year.
      one.data == other.data && one.year == other.year && one.filter == other.filter && one.asking == other.asking
        && one.order == other.order
    }
  }

  package static let id = PaneID("contributions", Phrase("Bijdragen", "Contributions"))
  package static let isFiltered = true

  package static func input(_ state: State) -> Input {
    Input(
      data: state.data, year: state.contributionYear, filter: state.filter, asking: state.asking(of: id),
      order: state.contributionOrder, sums: state.shownContributions)
  }

  package static func meets(_ row: ContributionLine, _ sought: Sought, _ input: Input) -> Bool {
    guard case .row(let one) = row else { return false }
    let programme = input.data.programme
    let isShared = sought.shared.map { filter in
      programme.row(of: one.municipality.code).map { filter.keeps(row: $0, of: programme) } ?? false
    }
    let isOwn = sought.own?.keeps(YearContribution(one, year: input.year), YearContribution.fields)
    return isShared ?? true && isOwn ?? true
  }

  package static let cycle = ["municipality", "inhabitants", "amount"]

  package static func columns(_ state: State) -> [ListColumn] { YearContribution.fields.map(\.column) }

  package static func count(_ input: Input) -> Int { input.sums.contributions.count }

  package static func kept(_ rows: [ContributionLine], _ input: Input) -> Int {
    guard input.order.grouping != .none else { return rows.count }
    return rows.reduce(0) { if case .group(let group) = $1 { $0 + group.rows.count } else { $0 } }
  }

  package static func rows(_ input: Input) -> [ContributionLine] { tabled(input.contributions, order: input.order) }

  package static func name(of row: ContributionLine, _ input: Input) -> RowName? {
    switch row {
    case .row(let one): one.municipality.code
    case .group(let group): "group " + group.name
    }
  }

  /// Where a municipality stands, or its group's head where that is collapsed.
  package static func index(of name: RowName, among rows: [ContributionLine], _ input: Input) -> Int? {
    rows.firstIndex { line in
      if Self.name(of: line, input) == name { return true }
      guard case .group(let group) = line, group.isCollapsed else { return false }
      return group.rows.contains { $0.municipality.code == name }
    }
  }

  /// Rule, head and two lines of sums.
  package static func height(_ input: Input, in rect: Rect) -> Int { rect.height - 4 }

  package static func subject(of row: ContributionLine?, _ state: State) -> Subject? {
    guard case .row(let one) = row else { return nil }
    return state.programme.row(of: one.municipality.code).map { .municipality(row: $0) }
  }

  package static func open(_ row: ContributionLine, _ state: inout State) -> Opening {
    switch row {
    case .group(let group):
      state.contributionOrder.collapsed.formSymmetricDifference([group.name])
      return .goes([])
    // What is not settled yet is asked for.
    case .row where state.reckoned(state.contributionYear) == nil:
      state.lay(ContributionForm(state.contributionYear, state))
      return .goes([])
    case .row(let one):
      let code = one.municipality.code
      return state.programme.row(of: code) == nil ? .refused(goneOnThisDay) : .goes(openMunicipality(code, &state))
    }
  }

  package static func figures(of row: ContributionLine?, _ state: State) -> [Figure] {
    state.contributionFigures(of: row)
  }

  package static func saying(of row: ContributionLine?, _ state: State) -> [Said] {
    guard case .row(let one) = row else {
      guard case .group(let group) = row else { return [] }
      let (grouping, count) = (state.contributionOrder.grouping, group.rows.count)
      let sum = group.amount.map { Phrase("€ \($0.exact(.dutch))", "€ \($0.exact(.english))") } ?? Phrase(same: "–")
      return [
        .words("\(grouping.words(group.name, .dutch)): ", "\(grouping.words(group.name, .english)): "), .figure(sum),
        .words(
          " · \(count) \(count == 1 ? "gemeente" : "gemeenten"), \(grouped(group.inhabitants, .dutch)) inwoners",
          " · \(count) \(count == 1 ? "municipality" : "municipalities"), \(grouped(group.inhabitants, .english)) inhabitants"
        ),
      ]
    }
    let people = one.municipality.inhabitants
    let amount = one.amount.map { Phrase("€ \($0.exact(.dutch))", "€ \($0.exact(.english))") } ?? Phrase(same: "–")
    return [
      .words(same: "\(one.municipality.name) · "), .figure(amount),
      .words(
        Phrase(
          " · \(grouped(people, .dutch)) inwoners" + (one.isExempt ? " · ° uitgezonderd van het luisterend oor" : ""),
          " · \(grouped(people, .english)) inhabitants"
            + (one.isExempt ? " · ° exempt from the listening ear" : ""))),
    ]
  }

  package static func hints(_ state: State) -> [String] {
    let isOpen = state.reckoned(state.contributionYear) == nil
    return ["up", "next-tab"] + (isOpen ? ["open"] : []) + ["contribution-form", "year-on", "sort", "group"]
      + ["source", "help", "filter"] + (isOpen ? [] : ["open"])
  }

  package static let editing = moneyEditing

  package static func draw(_ seen: Seen<Self>, on painter: inout Painter) {
    painter.drawContributions(seen)
    painter.drawFundTabs(.contributions, seen.rect)
  }
}

extension Painter {
  fileprivate mutating func drawContributions(_ seen: Seen<ContributionsPane>) {
    let (input, inner) = (seen.input, seen.inner)
    let sums = input.sums
    let rows = input.contributions
    let height = max(0, seen.rect.height - 4)
    // The tabs stand where a title would.
    let range = seen.range(language, always: true)
    let asked = [
      input.order.grouping == .none ? "" : input.order.grouping.title[language],
      String(askedWords(input.asking).dropFirst(3)), range ?? "",
    ].filter { !$0.isEmpty }.joined(separator: " · ")
    drawRule(seen.rect, "", infos: [asked, range].compactMap { $0 }, focused: seen.isFocused)
    let sheet = Sheet(
      pen.contributionColumns(sums, inner.width), width: inner.width, sort: input.sort)
    drawHead(of: seen, input, in: inner) { _ in sheet }
    if rows.isEmpty {
      drawNothingKept(
        input.asking, besides: input.filter,
        in: Rect(x: inner.x, y: inner.y + 2, width: inner.width, height: max(1, height - 1)))
    }
    let list = Rect(x: inner.x, y: inner.y + 1, width: inner.width, height: height)
    drawLines(seen, input, in: list) {
      seen.isFocused && $0 == seen.cursor
    } _: { row, input, isCursor, line, painter in
      let role = painter.drawGround(isCursor, line.x, line.y, width: line.width)
      let cells = ContributionCells(row, input.order.grouping, painter.language)
      painter.drawRow(cells, sheet, at: line.x, line.y, role: role)
    }
    draw(
      ContributionsPane.self, of: .foot, input,
      in: Rect(x: inner.x, y: inner.y + inner.height - 2, width: inner.width, height: 2)
    ) { $0.drawTotal(input, sheet, at: inner.x, inner.y + inner.height - 2, width: inner.width) }
  }

  /// The sum of what is shown, and beneath it whether all comes to the budget.
  private mutating func drawTotal(
    _ input: ContributionsPane.Input, _ sheet: Sheet<ContributionCells>, at x: Int, _ y: Int, width: Int
  ) {
    let (rows, sums) = (input.contributions, input.sums)
    let total = ContributionGroup(name: "", isCollapsed: false, rows: rows)
    let name = say("Totaal (\(rows.count))", "Total (\(rows.count))")
    var cells = ContributionCells(total, name)
    // Of all the lines' budgets stand here; by how many cents what is paid differs is said beneath.
    if rows.count == sums.contributions.count, sums.mode == .budget {
      cells.parts = { _ in sums.lines.map(\.budget) }
    }
    drawRow(cells, sheet, at: x, y, role: .table)
    drawBalance(rows, sums, at: x, y + 1, width: width)
  }

  private func contributionColumns(
    _ sums: ContributionYear, _ width: Int
  ) -> [Column<ContributionCells>] {
    let part = width >= 150 ? 19 : 14
    // What a narrower list shows stays beside the parts.
    let hasParts = sums.mode == .budget && width >= 31 + 4 * part + 28
    let room = width - 31 - (hasParts ? 4 * part : 0)
    let hasRate = room >= 28
    let name = max(8, min(34, room - (hasRate ? 10 : 0)))
    let hasProvince = hasRate && name + 59 + (hasParts ? 4 * part : 0) < width && (hasParts || sums.mode != .budget)
    let strong: (ContributionCells) -> Role? = { $0.isSum ? .textStrong : nil }
    let parts = sums.lines.enumerated().map { index, line in
      let short = SubscriptionLine.names.first { $0.key == line.key }?.short
      return Column<ContributionCells>(
        part < 20 ? short ?? line.name : line.name, .fixed(hasParts ? part - 1 : 0), .right, role: strong
      ) {
        $0.parts(sums.lines.count)[index].exact(language)
      }
    }
    return [
      Column(Phrase("Gemeente", "Municipality"), .fixed(name), key: "municipality", role: strong) {
        $0.name
      },
      Column(Phrase("Inwoners", "Inhab."), .fixed(11), .right, key: "inhabitants", role: strong) {
        grouped($0.people, language)
      },
    ] + parts + [
      Column(
        Phrase("Bijdrage €", "Contribution €"), .fixed(16), .right, key: "amount",
        role: { strong($0) ?? ($0.amount == nil ? .warning : nil) }
      ) {
        $0.amount?.exact(language) ?? say("geen tarief (F7)", "no tariff (F7)")
      },
      Column(Phrase("ct/inw", "ct/inh"), .fixed(hasRate ? 9 : 0), .right, gap: 2, role: strong) { cells in
        guard cells.isWhole, let amount = cells.amount, cells.people > 0 else { return "" }
        return Fraction(Int128(amount.cents), over: Int128(cells.people)).words(language, decimals: 2)
      },
      Column(
        Phrase("Provincie", "Province"), .fixed(hasProvince ? 16 : 0),
        role: { _ in .textDim }
      ) {
        $0.province
      },
    ]
  }

  private mutating func drawBalance(
    _ rows: [Contribution], _ sums: ContributionYear, at x: Int, _ y: Int, width: Int
  ) {
    let role: Role = sums.total == sums.budget ? .noticeGood : .warning
    write(balanceWords(rows, sums), x + 1, y, role, width: width - 2)
  }

  /// The sum of what is shown, and whether the whole comes to the budget.
  func balanceWords(_ rows: [Contribution], _ sums: ContributionYear) -> String {
    let all = sums.total
    let differences = sums.lineGaps.map { $0 > 0 ? "+\($0)" : "\($0)" }.joined(separator: ", ")
    let gaps =
      sums.lineGaps.allSatisfy { $0 == 0 }
      ? "" : say(" · regels wijken af: \(differences) ct", " · lines differ by \(differences) ct")
    let gap = all - sums.budget
    let words: String
    switch sums.mode {
    case .budget:
      words = say(
        "som € \(all.exact(language)) = budget ✓ · \(sums.remainder) centen naar de grootste breuken" + gaps,
        "sum € \(all.exact(language)) = budget ✓ · \(sums.remainder) cents to the largest fractions" + gaps)
    case .tariff:
      words = say(
        "som € \(all.exact(language)); de budgetten vragen € \(sums.budget.exact(language)): € \(gap.exact(language))",
        "sum € \(all.exact(language)); the budgets need € \(sums.budget.exact(language)): € \(gap.exact(language))"
      )
    }
    // The sum is of all, also where a filter shows fewer.
    let whose = rows.count == sums.contributions.count ? "" : say("alle gemeenten: ", "all municipalities: ")
    return whose + words
  }
}

/// What stands in a row of the contributions: of one municipality, or the sums of several.
private struct ContributionCells {
  var name: String
  var people: Int
  var amount: Amount?
  var isWhole = true
  var isSum: Bool
  var province = ""
  /// Of so many lines of the subscription.
  var parts: (Int) -> [Amount]

  init(_ group: ContributionGroup, _ name: String) {
    self.name = name
    people = group.inhabitants
    amount = group.amount
    isWhole = group.isWhole
    isSum = true
    parts = { group.parts($0) }
  }

  private init(_ one: Contribution, indent: String) {
    name = indent + one.municipality.name + (one.isExempt ? " °" : "")
    people = one.municipality.inhabitants
    amount = one.amount
    isSum = false
    province = one.municipality.province
    parts = { _ in one.parts }
  }

  init(_ line: ContributionLine, _ grouping: Grouping, _ language: Language) {
    switch line {
    case .group(let group):
      let name = grouping.words(group.name, language)
      self.init(group, "\(group.isCollapsed ? "+" : "▾") \(name) (\(group.rows.count))")
    case .row(let one): self.init(one, indent: grouping == .none ? "" : "  ")
    }
  }
}
