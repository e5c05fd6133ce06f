import Model
import Screen

extension Painter {
  /// 2017: each activity's budget, what is bound, spent and expected, and what is free.
  mutating func drawYear(_ seen: Seen<FundTabPane>) {
    let (inner, data) = (seen.inner, seen.input.data)
    let columns = YearColumns(width: inner.width)
    let total = data.fundTotal
    let unit = columns.isWhole ? "€" : "× € 1.000"
    drawFrame(
      seen.rect, "",
      right: total.isSample && columns.width >= 74 ? say("boekingen: voorbeeld", "bookings: sample") : nil,
      focused: seen.isFocused)
    drawYearHead(inner, columns, unit: unit, isSample: total.isSample)
    for (index, row) in seen.shown {
      let place = Rect(x: inner.x, y: inner.y + 1 + index - seen.top, width: inner.width, height: 1)
      let role = drawGround(index == seen.cursor, place.x, place.y, width: place.width)
      drawYearRow(row, data, at: place, columns, role: role)
    }
  }

  private mutating func drawYearRow(
    _ row: FundPageRow, _ data: State.Data, at place: Rect, _ columns: YearColumns, role: Role
  ) {
    let programme = data.programme
    let strong: Role = role == .table ? .textStrong : role
    switch row {
    case .group(let group):
      let indices = programme.activities(of: group, year: data.fundYear)
      drawYearLine(
        group.name[language], programme.total(of: group, year: data.fundYear), indices, data, at: place, columns,
        role: strong)
    case .activity(let index):
      drawYearLine(
        "  " + programme.activities[index].name[language], programme.lines[index], [index], data, at: place, columns,
        role: role)
    case .total:
      drawYearLine(
        say("Totaal", "Total"), data.fundTotal, programme.activities(year: data.fundYear), data, at: place, columns,
        role: strong)
    case .printed(let figure, let sum):
      write(printedWords(figure, sum), place.x + 1, place.y, role == .table ? .warning : role, width: place.width - 2)
    default: return
    }
  }

  private func printedWords(_ figure: PrintedFigure, _ sum: Amount) -> String {
    let gap = Amount(cents: abs((sum - figure.amount).cents)).euros(language)
    let printed = figure.amount.euros(language)
    let which = figure.amount < sum ? say("minder", "less") : say("meer", "more")
    // The finding about the recurring lines; a total that differs has none.
    let name = figure.key == FundGroup.recurring.rawValue ? "F1 " : ""
    return say(
      "  ⚠ \(name)gedrukt staat € \(printed), € \(gap) \(which) dan de regels samen (\(figure.section))",
      "  ⚠ \(name)printed is € \(printed), € \(gap) \(which) than the lines together (\(figure.section))")
  }

  private mutating func drawYearHead(_ inner: Rect, _ columns: YearColumns, unit: String, isSample: Bool) {
    write(unit, inner.x + 1, inner.y, .tableHead, width: columns.name)
    for column in columns.amounts {
      write(
        columns.title(of: column.figure)[language], inner.x + column.x, inner.y, .tableHead,
        width: columns.amountWidth - 1,
        align: .right)
    }
    write(say("uitp", "used"), inner.x + columns.used, inner.y, .tableHead, width: 5, align: .right)
    let legend = say("█ uitgegeven ▒ verplicht ░ vrij", "█ spent ▒ committed ░ free")
    write(
      TextWidth.of(legend) <= columns.barWidth ? legend : "█ ▒ ░", inner.x + columns.bar, inner.y, .tableHead,
      width: columns.barWidth)
    if columns.spark > 0 {
      write(say("jan…dec", "Jan…Dec"), inner.x + columns.spark, inner.y, .tableHead, width: 12)
    }
  }

  private mutating func drawYearLine(
    _ name: String, _ line: FundLine, _ indices: [Int], _ data: State.Data, at place: Rect, _ columns: YearColumns,
    role: Role
  ) {
    let (x, y) = (place.x, place.y)
    write(name, x + 1, y, role, width: columns.name)
    let programme = data.programme
    let forecast = programme.forecast(of: indices)
    for column in columns.amounts {
      let amount = column.figure.amount(line, forecast: forecast)
      let text = columns.isWhole ? amount.euros(language) : amount.thousands(language)
      let isBad = amount < .zero || column.figure == .forecast && amount > line.budget
      // A budget that was changed stands out from one that is as printed.
      let isMoved = column.figure == .budget && line.budget != line.original
      write(
        text, x + column.x, y, role == .tableCursor ? role : isBad ? .warning : isMoved ? .title : role,
        width: columns.amountWidth - 1, align: .right)
    }
    write(
      utilisation(line), x + columns.used, y, line.free < .zero && role != .tableCursor ? .warning : role, width: 5,
      align: .right)
    drawSegments(line, x + columns.bar, y, width: columns.barWidth)
    if columns.spark > 0 {
      let ids = Set(indices.map { programme.activities[$0].id })
      let months = Ledger(bookings: programme.ledger.bookings.filter { ids.contains($0.activity) })
        .monthly(.actual, year: data.fundYear)
      let shown = programme.asOf.civil.year > data.fundYear ? 12 : programme.asOf.civil.month
      let text = Sparkline.text(months.prefix(shown).map { max(0, $0.cents) }, ascii: isASCII)
      write(text, x + columns.spark, y, role == .tableCursor ? role : .barFull, width: 12)
    }
  }
}

extension Amount {
  /// In thousands of euros without decimals, rounded half away from zero: `25.542`.
  func thousands(_ language: Language) -> String {
    let rounded = (abs(cents) + 50_000) / 100_000
    return (cents < 0 && rounded > 0 ? "-" : "") + grouped(Int(rounded), language)
  }
}

/// A figure of a line that has a column.
enum YearFigure {
  case original, budget, committed, actual, forecast, free

  /// `isShort`: in seven columns.
  func title(isShort: Bool) -> Phrase {
    switch self {
    case .original: Phrase("begroot", "budget")
    case .budget: isShort ? Phrase("nu", "now") : Phrase("bijgesteld", "adjusted")
    case .committed: isShort ? Phrase("verpl.", "bound") : Phrase("verplicht", "committed")
    case .actual: isShort ? Phrase("uitgeg.", "spent") : Phrase("uitgegeven", "spent")
    case .forecast: isShort ? Phrase("progn.", "fcast") : Phrase("prognose", "forecast")
    case .free: Phrase("vrij", "free")
    }
  }

  func amount(_ line: FundLine, forecast: Amount) -> Amount {
    switch self {
    case .original: line.original
    case .budget: line.budget
    case .committed: line.committed
    case .actual: line.actual
    case .forecast: forecast
    case .free: line.free
    }
  }
}

/// The columns of the year tab: all at 112 columns and more, below that those that answer what is left.
private struct YearColumns {
  /// A budget that stands alone needs no word for what it was.
  func title(of figure: YearFigure) -> Phrase {
    let isAlone = figure == .budget && !amounts.contains { $0.figure == .original }
    return (isAlone ? .original : figure).title(isShort: !isWhole)
  }

  var width: Int
  var isWhole: Bool
  var name: Int
  var amountWidth: Int
  var amounts: [(figure: YearFigure, x: Int)] = []
  var used: Int
  var bar: Int
  var barWidth: Int
  /// 0 where there is no room.
  var spark: Int

  init(width: Int) {
    self.width = width
    isWhole = width >= 170
    amountWidth = isWhole ? 12 : 8
    let figures: [YearFigure] =
      width >= 112
      ? [.original, .budget, .committed, .actual, .forecast, .free]
      : width >= 66 ? [.budget, .committed, .actual, .free] : [.budget, .free]
    let hasSpark = width >= 96
    let barLeast = width >= 66 ? 10 : 4
    let fixed = 1 + figures.count * amountWidth + 6 + (hasSpark ? 13 : 0) + 1
    name = max(8, min(60, width - fixed - barLeast))
    if width >= 112 { name = min(name, isWhole ? 60 : 36) }
    var x = 1 + name
    for figure in figures {
      amounts.append((figure, x + 1))
      x += amountWidth
    }
    used = x
    bar = used + 6
    spark = hasSpark ? width - 12 : 0
    barWidth = max(1, (hasSpark ? spark - 1 : width) - bar)
  }
}
