import Model
import Screen

/// A line of the year tab with what is reckoned of it.
struct YearLine: Sendable {
  var name: Phrase
  /// Its amounts, in cents.
  var line: FundLine
  /// What the year will come to.
  var forecast: Amount
  /// What was booked on it, newest first.
  var bookings: [Booking]
  /// Spent by month, up to the day shown.
  var months: [Amount]
  /// Whether other lines are added up in it.
  var isSum: Bool
}

/// The lines of the year tab by row, reckoned once for the same data.
struct YearLines: Sendable, Equatable {
  private let data: State.Data
  /// By row; rows of another tab have none.
  private(set) var lines: [FundPageRow: YearLine] = [:]
  /// Every booking, newest first.
  let bookings: [Booking]

  static func == (one: YearLines, other: YearLines) -> Bool { one.data == other.data }

  /// Reckons every line of the year.
  init(_ data: State.Data) {
    self.data = data
    let programme = data.programme
    let bookings = programme.ledger.newestFirst { _ in true }
    self.bookings = bookings
    func add(_ row: FundPageRow, _ name: Phrase, _ line: FundLine, _ indices: [Int]) {
      let ids = Set(indices.map { programme.activities[$0].id })
      let own = bookings.filter { ids.contains($0.activity) }
      let months = Ledger(bookings: own).monthly(.actual, year: data.fundYear)
      let shown = programme.asOf.civil.year > data.fundYear ? 12 : programme.asOf.civil.month
      lines[row] = YearLine(
        name: name, line: line, forecast: programme.forecast(of: indices), bookings: own,
        months: Array(months.prefix(shown)), isSum: indices.count != 1)
    }
    for group in FundGroup.allCases {
      let members = programme.activities(of: group, year: data.fundYear)
      add(.group(group), group.name, programme.total(of: group, year: data.fundYear), members)
      for index in members {
        let name = programme.activities[index].name
        add(.activity(index), Phrase("  " + name.dutch, "  " + name.english), programme.lines[index], [index])
        lines[.activity(index)]?.isSum = false
      }
      lines[.group(group)]?.isSum = true
    }
    add(.total, Phrase("Totaal", "Total"), data.fundTotal, programme.activities(year: data.fundYear))
    lines[.total]?.isSum = true
  }
}

extension Painter {
  /// 2017: each activity's budget, what is bound, spent and expected, and what is free.
  mutating func drawYear(_ seen: Seen<FundTabPane>) {
    let (inner, input) = (seen.inner, seen.input)
    let isSample = input.data.fundTotal.isSample && inner.width >= 74
    drawRule(
      seen.rect, "", info: isSample ? say("boekingen: voorbeeld", "bookings: sample") : nil, focused: seen.isFocused)
    let sheet = Sheet(pen.yearColumns(input, inner.width), width: inner.width)
    drawHead(sheet, of: seen, input, in: inner)
    let list = Rect(x: inner.x, y: inner.y + 1, width: inner.width, height: inner.height - 1)
    drawLines(seen, input, in: list) {
      $0 == seen.cursor
    } _: { row, input, isCursor, line, painter in
      let role = painter.drawGround(isCursor, line.x, line.y, width: line.width)
      if case .printed(let figure, let sum) = row {
        painter.write(
          painter.printedWords(figure, sum, input), line.x + 1, line.y,
          role != .table ? role : painter.warns(figure, input) ? .warning : .textDim, width: line.width - 2)
      } else {
        painter.drawRow(row, sheet, at: line.x, line.y, role: role)
      }
    }
  }

  /// All columns at 112 and more, below that those that answer what is left.
  private func yearColumns(_ input: FundTabPane.Input, _ width: Int) -> [Column<FundPageRow>] {
    func own(_ row: FundPageRow) -> YearLine? { input.year.lines[row] }
    func strong(_ row: FundPageRow) -> Role? { own(row)?.isSum == true ? .textStrong : nil }
    let isWhole = width >= 170
    let amountWidth = isWhole ? 11 : 7
    let figures: [YearFigure] =
      width >= 112
      ? [.original, .budget, .committed, .actual, .forecast, .free]
      : width >= 66 ? [.budget, .committed, .actual, .free] : [.budget, .free]
    let hasSpark = width >= 96
    let rest = width - 8 - figures.count * (amountWidth + 1) - (hasSpark ? 13 : 0)
    var name = max(8, min(60, rest - (width >= 66 ? 10 : 4)))
    if width >= 112 { name = min(name, isWhole ? 60 : 36) }
    let barWidth = max(1, rest - name + 1)
    let (spent, bound, free) = isASCII ? ("-", "~", "#") : ("━", "╌", "■")
    let legend = say(
      "\(spent) uitgegeven \(bound) verplicht \(free) vrij", "\(spent) spent \(bound) committed \(free) free")
    let amounts = figures.map { figure in
      // A budget that stands alone needs no word for what it was.
      let isAlone = figure == .budget && !figures.contains(.original)
      return Column<FundPageRow>(
        (isAlone ? .original : figure).title(isShort: !isWhole), .fixed(amountWidth), .right,
        gap: figure == .free ? 0 : 1,
        role: { row in
          guard let own = own(row) else { return nil }
          let amount = figure.amount(own.line, forecast: own.forecast)
          if amount < .zero || figure == .forecast && amount > own.line.budget { return .warning }
          // A budget that was changed stands out from one that is as printed.
          return figure == .budget && own.line.budget != own.line.original ? .title : strong(row)
        }
      ) { row in
        guard let own = own(row) else { return "" }
        let amount = figure.amount(own.line, forecast: own.forecast)
        return isWhole ? amount.euros(language) : amount.thousands(language)
      }
    }
    return [
      Column(Phrase(same: isWhole ? "€" : "× € 1.000"), .fixed(name), role: strong) {
        own($0)?.name[language] ?? ""
      }
    ] + amounts + [
      Column(
        Phrase("uitp", "used"), .fixed(5), .right,
        role: { row in own(row).map { $0.line.free < .zero } == true ? .warning : strong(row) }
      ) { row in
        own(row).map { $0.line.utilisation } ?? ""
      },
      Column(
        Phrase(same: TextWidth.of(legend) <= barWidth ? legend : "\(spent) \(bound) \(free)"), .fixed(barWidth),
        paint: { row, place, _, painter in
          if let own = own(row) { painter.drawMoney(own.line, input.data.programme.yearPassed, place) }
        }),
      Column(Phrase("jan…dec", "Jan…Dec"), .fixed(hasSpark ? 12 : 0), role: { _ in .barFull }) { row in
        own(row).map { Sparkline.text($0.months.map { max(0, $0.cents) }, ascii: isASCII) } ?? ""
      },
    ]
  }

  /// The finding about the recurring lines may be settled; a total that differs has none.
  private func warns(_ figure: PrintedFigure, _ input: FundTabPane.Input) -> Bool {
    figure.key != FundGroup.recurring.rawValue || input.data.register.contains { $0.id == "F1" && $0.isOpen }
  }

  /// A printed figure that its lines do not come to.
  func printedWords(_ figure: PrintedFigure, _ sum: Amount, _ input: FundTabPane.Input) -> String {
    let gap = Amount(cents: abs((sum - figure.amount).cents)).euros(language)
    let printed = figure.amount.euros(language)
    let which = figure.amount < sum ? say("minder", "less") : say("meer", "more")
    let name = !warns(figure, input) ? "" : figure.key == FundGroup.recurring.rawValue ? "⚠ F1 " : "⚠ "
    return say(
      "  \(name)gedrukt staat € \(printed), € \(gap) \(which) dan de regels samen (\(figure.section))",
      "  \(name)printed is € \(printed), € \(gap) \(which) than the lines together (\(figure.section))")
  }
}
