import Model
import Screen

/// One activity: its figures, and every booking with who, when, why and what it takes back.
package enum BookingsPane: Pane {
  package struct Input: Sendable, Equatable {
    var data: State.Data
    /// In the programme.
    var activity: Int?
    /// Which of its bookings are asked for, and in which order.
    var asking: Asking

    /// All bookings of the activity, newest first.
    fileprivate var all: [Booking] {
      activity.map { data.programme.ledger.bookings(of: data.programme.activities[$0].id) } ?? []
    }
  }

  /// Lines above the list: the figures.
  static let head = 2

  package static let id = PaneID("bookings", Phrase("Boekingen", "Bookings"))

  package static func input(_ state: State) -> Input {
    Input(data: state.data, activity: state.openActivity, asking: state.asking(of: id))
  }

  /// Newest first.
  package static func rows(_ input: Input) -> [Booking] {
    input.asking.answer(input.all, Booking.fields(input.data.programme.activities))
  }

  package static func meets(_ row: Booking, _ sought: Sought, _ input: Input) -> Bool {
    sought.own?.keeps(row, Booking.fields(input.data.programme.activities)) ?? false
  }

  package static let cycle = bookingCycle

  package static func columns(_ state: State) -> [ListColumn] {
    Booking.fields(state.programme.activities).map(\.column)
  }

  package static func count(_ input: Input) -> Int { input.all.count }

  package static func name(of row: Booking, _ input: Input) -> RowName? { "\(row.id)" }

  package static func height(_ input: Input, in rect: Rect) -> Int { rect.height - 2 - head }

  package static func subject(of row: Booking?, _ state: State) -> Subject? {
    row.map { .booking($0.id) } ?? state.openActivity.map { .activity($0) }
  }

  package static func figures(of row: Booking?, _ state: State) -> [Figure] {
    guard let activity = state.openActivity else { return state.programme.totalFigures() }
    return (row.map { state.programme.bookingFigures($0) } ?? []) + state.programme.activityFigures(activity)
  }

  package static func saying(of row: Booking?, _ state: State) -> [Said] {
    row.map { state.bookingSaid($0) } ?? state.openActivity.map { FundTabPane.saying(of: .activity($0), state) } ?? []
  }

  package static func hints(_ state: State) -> [String] {
    state.mode == .operating
      ? ["up", "book", "reverse-booking", "undo", "back", "help", "filter", "sort"]
      : ["up", "back", "operate", "command-line", "help", "filter", "sort"]
  }

  package static let editing = moneyEditing

  package static func draw(_ seen: Seen<Self>, on painter: inout Painter) { painter.drawActivity(seen) }
}

extension Painter {
  fileprivate mutating func drawActivity(_ seen: Seen<BookingsPane>) {
    guard let index = seen.input.activity else { return }
    let (inner, programme) = (seen.inner, seen.input.data.programme)
    let (activity, asking) = (programme.activities[index], seen.input.asking)
    let all = seen.input.all.count
    let count = asking.filter == nil ? grouped(all, language) : askedRange(seen, asking, of: all) ?? ""
    drawRule(
      seen.rect, activity.name[language] + askedWords(asking),
      info: "\(activity.year) · \(activity.section) · \(count)",
      focused: seen.isFocused)
    drawActivityFigures(
      programme.lines[index], programme.forecast(of: index), year: programme.yearPassed, isBooked: all > 0, inner)
    let list = Rect(
      x: inner.x, y: inner.y + BookingsPane.head, width: inner.width, height: inner.height - BookingsPane.head)
    guard !seen.rows.isEmpty || all == 0 else { return drawNothingKept(asking, in: list) }
    guard !seen.rows.isEmpty else {
      drawText(
        say(
          "Nog niets geboekt. Met \(keyOf("operate")) en \(keyOf("book")) boekt u.",
          "Nothing booked yet. \(keyOf("operate")) and \(keyOf("book")) make a booking."), list.x + 1,
        list.y, .textDim, width: list.width - 2, height: list.height)
      return
    }
    drawSheet(seen, in: list, lit: true) {
      $0.bookingSheet(programme, width: list.width, named: false, sort: asking.sort)
    }
  }

  private mutating func drawActivityFigures(
    _ line: FundLine, _ forecast: Amount, year: Double, isBooked: Bool, _ inner: Rect
  ) {
    var parts: [(String, Amount)] = [(say("begroot", "budget"), line.original)]
    if line.budget != line.original { parts.append((say("bijgesteld", "adjusted"), line.budget)) }
    // Nothing was measured where nothing was booked.
    if isBooked {
      parts += [
        (say("verplicht", "committed"), line.committed), (say("uitgegeven", "actual"), line.actual),
        (say("prognose", "forecast"), forecast),
      ]
    }
    parts.append((say("vrij", "free"), line.free))
    var (x, y) = (inner.x + 1, inner.y)
    for (label, amount) in parts {
      let text = amount.euros(language)
      if x + TextWidth.of(label) + 1 + TextWidth.of(text) >= inner.x + inner.width { (x, y) = (inner.x + 1, y + 1) }
      guard y < inner.y + BookingsPane.head else { return }
      x += write(label + " ", x, y, .textDim)
      x += write(text, x, y, amount < .zero ? .warning : .textStrong) + 2
    }
    let width = inner.x + inner.width - x - 1
    if width >= 8 { drawMoney(line, year, Rect(x: x, y: y, width: min(40, width), height: 1)) }
  }
}
