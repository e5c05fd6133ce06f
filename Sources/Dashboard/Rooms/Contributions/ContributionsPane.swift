import Model
import Screen

extension PaneID {
  package static let contributions = PaneID("contributions", Phrase("Bijdragen", "Contributions"))
}

/// What every municipality pays for a year, to the cent, or what is missing to reckon it.
package enum ContributionsPane: Pane {
  package struct Input: Sendable, Equatable {
    var data: State.Data
    var year: Int
    var filter: Filter?
    var order: ContributionOrder
    /// nil while a setting is missing.
    var sums: ContributionYear?

    /// Those that the filter keeps, in order.
    fileprivate var contributions: [Contribution] {
      sums.map { contributionRows($0, filter: filter, order: order, of: data.programme) } ?? []
    }

    package static func == (one: Input, other: Input) -> Bool {
      // The sums follow from data and year.
      one.data == other.data && one.year == other.year && one.filter == other.filter && one.order == other.order
    }
  }

  package static let id = PaneID.contributions
  package static let isFiltered = true

  package static func input(_ state: State) -> Input {
    Input(
      data: state.data, year: state.contributionYear, filter: state.filter, order: state.contributionOrder,
      sums: state.reckoned(state.contributionYear))
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

  /// Frame, settings, head and two lines of sums.
  package static func height(_ input: Input, in rect: Rect, isOpen: Bool) -> Int { rect.height - 6 }

  package static func subject(of row: ContributionLine?, _ state: State) -> Subject? {
    guard case .row(let one) = row else { return nil }
    return state.programme.row(of: one.municipality.code).map { .municipality(row: $0) }
  }

  package static func open(_ row: ContributionLine, _ state: inout State) -> Opening {
    switch row {
    case .group(let group):
      state.contributionOrder.collapsed.formSymmetricDifference([group.name])
      return .goes([])
    case .row(let one):
      let code = one.municipality.code
      return state.programme.row(of: code) == nil ? .refused(goneOnThisDay) : .goes(openMunicipality(code, &state))
    }
  }

  package static func figures(of row: ContributionLine?, _ state: State) -> [Figure] {
    state.contributionFigures(of: row)
  }

  package static func hints(_ state: State) -> [String] {
    state.seen(Self.self).rows.isEmpty
      ? ["next-tab", "year-on", "operate", "command-line", "source", "help"] + (state.filter == nil ? [] : ["filter"])
      : ["up", "next-tab", "year-on", "contribution-sort", "group", "source", "help", "filter", "open"]
  }

  package static let editing = moneyEditing

  package static func draw(_ seen: Seen<Self>, on painter: inout Painter) {
    painter.drawContributions(seen)
    painter.drawFundTabs(.contributions, seen.rect)
  }
}

extension Painter {
  fileprivate mutating func drawContributions(_ seen: Seen<ContributionsPane>) {
    let (input, inner, lines) = (seen.input, seen.inner, seen.rows)
    guard let sums = input.sums else { return drawMissing(seen) }
    let rows = input.contributions
    let height = max(0, seen.rect.height - 6)
    let range = rows.isEmpty ? "0" : "\(seen.top + 1)–\(min(lines.count, seen.top + height))"
    // The tabs stand where a title would.
    drawFrame(seen.rect, "", right: "\(range) \(say("van", "of")) \(lines.count)", focused: seen.isFocused)
    write(settingWords(sums, input), inner.x + 1, inner.y, .textDim, width: inner.width - 2)
    let columns = ContributionColumns(width: inner.width, hasParts: sums.mode == .budget)
    drawContributionHead(sums, input.order, columns, inner.x, inner.y + 1)
    if rows.isEmpty {
      write(
        say("Geen gemeente voldoet aan het filter.", "No municipality meets the filter."), inner.x + 1, inner.y + 3,
        .textDim, width: inner.width - 2)
    }
    for (index, line) in seen.shown where index - seen.top < height {
      drawContribution(
        line, sums, input.order.grouping, columns, at: inner.x, inner.y + 2 + index - seen.top, width: inner.width,
        isCursor: index == seen.cursor)
    }
    drawContributionTotals(rows, sums, columns, at: inner.x, inner.y + inner.height - 2, width: inner.width)
  }

  private mutating func drawMissing(_ seen: Seen<ContributionsPane>) {
    let (year, inner) = (seen.input.year, seen.inner)
    drawFrame(seen.rect, "", right: "\(year)", focused: seen.isFocused)
    var lines: [(String, Role)] = [
      (say("Voor \(year) ontbreekt nog:", "Still missing for \(year):"), .warning)
    ]
    for phrase in ContributionSettings(seen.input.data.programme.settings).missing(year) {
      lines.append(("  · " + phrase[language], .text))
    }
    lines += [
      ("", .text),
      (
        say(
          "Het document noemt geen peildatum en zegt alleen dat jaarlijks geïndexeerd wordt (D, regel 560): wie rekent, geeft ze op.",
          "The document gives no reference date and only says that the tariff is indexed yearly (D, line 560): whoever reckons gives them."
        ), .textDim
      ),
      (
        say(
          "E gaat bewerken, : neemt de opdracht aan; elke instelling komt in het journaal.",
          "E starts editing, : takes the command; every setting goes into the journal."), .textDim
      ),
    ]
    var y = inner.y + 1
    for (text, role) in lines {
      for line in text.isEmpty ? [""] : wrapped(text, width: inner.width - 4) where y < inner.y + inner.height {
        write(text.hasPrefix("  ") ? "  " + line : line, inner.x + 2, y, role, width: inner.width - 3)
        y += 1
      }
    }
  }

  /// The settings that the figures rest on, in one line.
  private func settingWords(_ sums: ContributionYear, _ input: ContributionsPane.Input) -> String {
    let given = ContributionSettings(input.data.programme.settings)
    var parts = ["\(sums.year)"]
    if let filter = input.filter { parts.append("/ \(filter.text)") }
    let grouping = input.order.grouping
    if grouping != .none { parts.append(grouping.title[language]) }
    // What the figures rest on first: the budget stands in the foot too.
    if let day = given.referenceDate(of: sums.year) {
      parts.append(say("peildatum ", "reference date ") + day.words(language))
    }
    for year in contributionYears where year <= sums.year {
      guard let index = given.indices[year] else { continue }
      parts.append("index \(year) " + (index * Fraction(100)).words(language, decimals: 3) + " %")
    }
    parts.append(say("\(given.exempt.count) uitgezonderd (°)", "\(given.exempt.count) exempt (°)"))
    parts += [sums.mode.name[language], say("budget ", "budget ") + "€ " + sums.budget.exact(language)]
    if sums.mode == .tariff, let tariff = given.tariff ?? input.data.programme.figures["tariff"]?.value {
      parts.append(say("tarief ", "tariff ") + tariff.words(language, decimals: 4) + " ct")
    }
    return parts.joined(separator: " · ")
  }

  private mutating func drawContributionHead(
    _ sums: ContributionYear, _ order: ContributionOrder, _ columns: ContributionColumns, _ x: Int, _ y: Int
  ) {
    func mark(_ column: ContributionOrder.Column) -> String {
      order.column == column ? (order.isDescending ? "▼" : "▲") : ""
    }
    write(say("Gemeente", "Municipality") + mark(.name), x + 1, y, .tableHead, width: columns.name)
    write(
      mark(.inhabitants) + say("Inwoners", "Inhab."), x + columns.inhabitants, y, .tableHead, width: 11, align: .right)
    for (index, line) in sums.lines.enumerated() where columns.parts > 0 {
      write(
        columns.name(of: line)[language], x + columns.parts + index * columns.part, y, .tableHead,
        width: columns.part - 1, align: .right)
    }
    write(
      mark(.amount) + say("Bijdrage €", "Contribution €"), x + columns.amount, y, .tableHead, width: 16, align: .right)
    if columns.rate > 0 {
      write(say("ct/inw", "ct/inh"), x + columns.rate, y, .tableHead, width: 9, align: .right)
    }
    if columns.province > 0 { write(say("Provincie", "Province"), x + columns.province, y, .tableHead, width: 16) }
  }

  private mutating func drawContribution(
    _ line: ContributionLine, _ sums: ContributionYear, _ grouping: Grouping, _ columns: ContributionColumns,
    at x: Int, _ y: Int, width: Int, isCursor: Bool
  ) {
    let (plain, strong): (Role, Role) = isCursor ? (.tableCursor, .tableCursor) : (.table, .textStrong)
    if isCursor { canvas.fill(Rect(x: x, y: y, width: width, height: 1), theme[plain]) }
    write(isCursor ? "▸" : " ", x, y, plain)
    switch line {
    case .group(let group):
      let name = grouping.words(group.name, language)
      let sign = group.isCollapsed ? "▸" : "▾"
      write("\(sign) \(name) (\(group.rows.count))", x + 1, y, strong, width: columns.name)
      drawContributionCells(
        people: group.inhabitants, parts: group.parts(sums.mode == .tariff ? 0 : sums.lines.count),
        amount: group.amount, isWhole: group.isWhole, columns, at: x, y, strong)
    case .row(let one):
      let indent = grouping == .none ? "" : "  "
      write(indent + one.municipality.name + (one.isExempt ? " °" : ""), x + 1, y, plain, width: columns.name)
      if columns.province > 0 {
        write(one.municipality.province, x + columns.province, y, isCursor ? plain : .textDim, width: 16)
      }
      drawContributionCells(
        people: one.municipality.inhabitants, parts: one.parts, amount: one.amount, columns, at: x, y, plain)
    }
  }

  private mutating func drawContributionCells(
    people: Int, parts: [Amount], amount: Amount?, isWhole: Bool = true, _ columns: ContributionColumns, at x: Int,
    _ y: Int, _ role: Role
  ) {
    write(grouped(people, language), x + columns.inhabitants, y, role, width: 11, align: .right)
    for (index, part) in parts.enumerated() where columns.parts > 0 {
      write(
        part.exact(language), x + columns.parts + index * columns.part, y, role,
        width: columns.part - 1, align: .right)
    }
    write(
      amount?.exact(language) ?? say("geen tarief (F7)", "no tariff (F7)"), x + columns.amount, y,
      amount == nil && role == .table ? .warning : role, width: 16, align: .right)
    guard columns.rate > 0, isWhole, let amount, people > 0 else { return }
    let rate = Fraction(Int128(amount.cents), over: Int128(people))
    write(rate.words(language, decimals: 2), x + columns.rate, y, role, width: 9, align: .right)
  }

  /// The sum of what is shown, and whether the whole comes to the budget.
  private mutating func drawContributionTotals(
    _ rows: [Contribution], _ sums: ContributionYear, _ columns: ContributionColumns, at x: Int, _ y: Int, width: Int
  ) {
    let shown = ContributionGroup(name: "", isCollapsed: false, rows: rows)
    write(say("Totaal (\(rows.count))", "Total (\(rows.count))"), x + 1, y, .textStrong, width: columns.name)
    drawContributionCells(
      people: shown.inhabitants, parts: shown.parts(sums.mode == .tariff ? 0 : sums.lines.count),
      amount: shown.amount, isWhole: shown.isWhole, columns, at: x, y, .textStrong)
    let all = sums.total
    let gap = all - sums.budget
    let words: String
    switch sums.mode {
    case .budget:
      words = say(
        "som € \(all.exact(language)) = budget ✓ · \(sums.remainder) centen naar de grootste breuken",
        "sum € \(all.exact(language)) = budget ✓ · \(sums.remainder) cents to the largest fractions")
    case .tariff:
      words = say(
        "som € \(all.exact(language)); de budgetten vragen € \(sums.budget.exact(language)): € \(gap.exact(language))",
        "sum € \(all.exact(language)); the budgets need € \(sums.budget.exact(language)): € \(gap.exact(language))"
      )
    }
    // The sum is of all, also where a filter shows fewer.
    let whose = rows.count == sums.contributions.count ? "" : say("alle gemeenten: ", "all municipalities: ")
    write(whose + words, x + 1, y + 1, gap == .zero ? .noticeGood : .warning, width: width - 2)
  }
}

/// The columns for a width: what there is no room for has x 0.
private struct ContributionColumns {
  /// How wide one line of the subscription is.
  var part: Int
  var name: Int
  var inhabitants: Int
  var parts: Int
  var amount: Int
  var rate: Int
  var province = 0

  init(width: Int, hasParts: Bool) {
    part = width >= 150 ? 19 : 14
    let four = hasParts && width >= 31 + 4 * part + 18 ? 4 * part : 0
    rate = width >= 41 + four + 18 ? 1 : 0
    name = max(8, min(34, width - 31 - four - rate * 10))
    inhabitants = name + 2
    parts = four > 0 ? inhabitants + 12 : 0
    amount = inhabitants + 12 + four
    if rate > 0 {
      rate = amount + 17
      if rate + 11 + 17 < width { province = rate + 11 }
    }
  }

  func name(of line: SubscriptionLine) -> Phrase {
    guard part < 19 else { return line.name }
    return SubscriptionLine.names.first { $0.key == line.key }?.short ?? line.name
  }
}
