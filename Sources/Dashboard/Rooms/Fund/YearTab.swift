import Model
import Screen

/// A line of the year tab with what is reckoned of it.
struct YearLine: Sendable {
  var name: Phrase
  /// The same where there is little room.
  var short: Phrase
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
    func add(_ row: FundPageRow, _ name: Phrase, short: Phrase? = nil, _ line: FundLine, _ indices: [Int]) {
      let ids = Set(indices.map { programme.activities[$0].id })
      let own = bookings.filter { ids.contains($0.activity) }
      let months = Ledger(bookings: own).monthly(.actual, year: data.fundYear)
      let shown = programme.asOf.civil.year > data.fundYear ? 12 : programme.asOf.civil.month
      lines[row] = YearLine(
        name: name, short: short ?? name, line: line, forecast: programme.forecast(of: indices), bookings: own,
        months: Array(months.prefix(shown)), isSum: indices.count != 1)
    }
    for group in FundGroup.allCases {
      let members = programme.activities(of: group, year: data.fundYear)
      add(.group(group), group.name, programme.total(of: group, year: data.fundYear), members)
      for index in members {
        let (name, short) = (programme.activities[index].name, programme.activities[index].short)
        add(
          .activity(index), Phrase("  " + name.dutch, "  " + name.english),
          short: Phrase("  " + short.dutch, "  " + short.english), programme.lines[index], [index])
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
    drawSheet(seen, of: input, in: inner) { row, line, role, painter in
      guard case .printed(let figure, let sum) = row else { return false }
      painter.write(
        painter.printedWords(figure, sum, input), line.x + 1, line.y,
        role != .table ? role : painter.warns(figure, input) ? .warning : .textDim, width: line.width - 2)
      return true
    } _: {
      Sheet($0.yearColumns(input, inner.width), width: inner.width)
    }
  }

  /// All columns at 112 and more, below that those that answer what is left. Full names come before a longer bar, short
  /// ones before a name that is cut.
  private func yearColumns(_ input: FundTabPane.Input, _ width: Int) -> [Column<FundPageRow>] {
    func own(_ row: FundPageRow) -> YearLine? { input.year.lines[row] }
    func strong(_ row: FundPageRow) -> Role? { own(row)?.isSum == true ? .textStrong : nil }
    let isWhole = width >= 170
    let amountWidth = isWhole ? 11 : 7
    let isBooked = !input.data.programme.ledger.bookings.isEmpty
    let first: [YearFigure] =
      width >= 138
      ? [.original, .budget, .actual, .committed] : width >= 66 ? [.budget, .actual, .committed] : [.budget]
    let last: [YearFigure] = width >= 110 ? [.forecast, .left] : []
    let sparkWidth = width >= 138 ? 12 : 0
    func isAlone(_ figure: YearFigure) -> Bool { figure == .budget && !first.contains(.original) }
    func head(_ figure: YearFigure) -> String {
      (isAlone(figure) ? YearFigure.original : figure).title(isShort: !isWhole)[language]
    }
    // No head is cut short.
    func room(_ figure: YearFigure) -> Int { max(amountWidth, TextWidth.of(head(figure))) }
    let taken = (first + last + [.free]).reduce(0) { $0 + room($1) + 1 } + 6 + (sparkWidth > 0 ? sparkWidth + 1 : 0) + 1
    let rest = width - taken
    func longest(_ name: (YearLine) -> Phrase) -> Int {
      input.year.lines.values.reduce(0) { max($0, TextWidth.of(name($1)[language])) }
    }
    let full = longest(\.name)
    let isFull = full + 12 <= rest
    let name = max(8, min(isFull ? full : longest(\.short), rest - (width >= 66 ? 10 : 4)))
    let barWidth = max(1, rest - name - 2)
    let (spent, bound, free) = isASCII ? ("-", "~", "#") : ("━", "╌", "■")
    let legend = [
      say("\(spent) uitgegeven  \(bound) verplicht", "\(spent) actual  \(bound) committed"), "\(spent) \(bound)",
    ]
    func amount(_ figure: YearFigure) -> Column<FundPageRow> {
      // A budget that stands alone needs no word for what it was.
      let title = head(figure)
      return Column<FundPageRow>(
        Phrase(same: figure == .free ? "\(free) \(title)" : title), .fixed(room(figure)),
        .right,
        role: { row in
          guard let own = own(row) else { return nil }
          let amount = figure.amount(own.line, forecast: own.forecast)
          if amount < .zero || figure == .forecast && amount > own.line.budget { return .warning }
          // What is left is what one looks for; a budget that was changed stands out from one that is as printed.
          switch figure {
          case .free: return .textStrong
          case .budget where own.line.budget != own.line.original: return .title
          case .original, .budget: return strong(row)
          case .actual, .committed, .forecast, .left: return nil
          }
        }
      ) { row in
        guard let own = own(row) else { return "" }
        // Nothing says how the year will go while nothing was booked.
        guard isBooked || ![.forecast, .left].contains(figure) else { return "–" }
        let amount = figure.amount(own.line, forecast: own.forecast)
        return isWhole ? amount.euros(language) : amount.thousands(language)
      }
    }
    let names = Column<FundPageRow>(
      isWhole ? Phrase(same: "€") : Phrase("× € 1.000", "× € 1,000"), .fixed(name), role: strong
    ) { row in
      own(row).map { (isFull ? $0.name : $0.short)[language] } ?? ""
    }
    let heads = isBooked ? legend.first { TextWidth.of($0) <= barWidth } ?? "" : ""
    let bar = Column<FundPageRow>(
      Phrase(same: heads), .fixed(barWidth), role: { _ in nil },
      paint: { row, place, role, painter in
        guard let own = own(row) else { return }
        guard isBooked else {
          let words = [painter.say("nog geen boekingen", "no bookings yet"), "–"]
          let text = words.first { TextWidth.of($0) <= place.width } ?? ""
          painter.write(text, place.x, place.y, role == .tableCursor ? role : .textDim)
          return
        }
        painter.drawMoney(own.line, input.data.programme.yearPassed, place, on: role == .tableCursor ? role : .table)
      })
    let used = Column<FundPageRow>(
      Phrase("benut", "used"), .fixed(5), .right,
      role: { row in own(row).map { $0.line.free < .zero } == true ? .warning : nil }
    ) { row in
      guard isBooked, let used = own(row)?.line.utilisation else { return own(row) == nil ? "" : "–" }
      return say(used.swapping("%", " %"), used)
    }
    // In few levels, so that rows stay apart.
    let spark = Column<FundPageRow>(Phrase("jan…dec", "Jan…Dec"), .fixed(sparkWidth), role: { _ in .spark }) { row in
      guard let months = own(row)?.months else { return "" }
      return Sparkline.text(months.map { max(0, $0.cents) }, levels: 5, ascii: isASCII)
    }
    return [names] + first.map(amount) + [bar, amount(.free), used] + last.map(amount) + [spark]
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
