import Model
import Screen

/// The page of one activity's bookings.
enum BookingsPart {
  /// Lines above the list: the figures.
  static let headHeight = 2
}

extension Painter {
  /// One activity: its figures, and every booking with who, when, why and what it takes back.
  mutating func drawActivity(_ id: String, in rect: Rect) {
    guard let index = state.programme.activity(id) else { return }
    let activity = state.programme.activities[index]
    let line = state.programme.lines[index]
    let bookings = state.openBookings
    drawFrame(
      rect, activity.name[language],
      right: "\(activity.year) · \(activity.section) · \(grouped(bookings.count, language))",
      focused: true)
    let inner = rect.inset(by: 1)
    drawActivityFigures(line, state.programme.forecast(of: index), inner)
    let list = Rect(
      x: inner.x, y: inner.y + BookingsPart.headHeight, width: inner.width,
      height: inner.height - BookingsPart.headHeight)
    guard !bookings.isEmpty else {
      drawText(
        say("Nog niets geboekt. Met E en b boekt u.", "Nothing booked yet. E and b make a booking."), list.x + 1,
        list.y,
        .textDim, width: list.width - 2, height: list.height)
      return
    }
    let position = state.position(of: .bookings)
    drawBookings(bookings, in: list, top: position.top, cursor: position.cursor, named: false)
  }

  private mutating func drawActivityFigures(_ line: FundLine, _ forecast: Amount, _ inner: Rect) {
    var parts: [(String, Amount)] = [(say("begroot", "budget"), line.original)]
    if line.budget != line.original { parts.append((say("bijgesteld", "adjusted"), line.budget)) }
    parts += [
      (say("verplicht", "committed"), line.committed), (say("uitgegeven", "spent"), line.actual),
      (say("prognose", "forecast"), forecast), (say("vrij", "free"), line.free),
    ]
    var (x, y) = (inner.x + 1, inner.y)
    for (label, amount) in parts {
      let text = amount.euros(language)
      if x + TextWidth.of(label) + 1 + TextWidth.of(text) >= inner.x + inner.width { (x, y) = (inner.x + 1, y + 1) }
      guard y < inner.y + BookingsPart.headHeight else { return }
      x += write(label + " ", x, y, .textDim)
      x += write(text, x, y, amount < .zero ? .warning : .textStrong) + 2
    }
    let width = inner.x + inner.width - x - 1
    if width >= 8 { drawSegments(line, x, y, width: min(40, width)) }
  }

  /// A list of bookings with its head; `named` says which activity each is on.
  mutating func drawBookings(_ bookings: [Booking], in rect: Rect, top: Int, cursor: Int?, named: Bool) {
    let columns = BookingColumns(width: rect.width, named: named)
    for (text, column) in [
      (say("nr", "no"), columns.id), (say("datum", "date"), columns.date),
      (say("activiteit", "activity"), columns.activity),
      (say("soort", "kind"), columns.kind), ("€", columns.amount), (say("wie", "who"), columns.by),
      (say("vastgelegd (UTC)", "recorded (UTC)"), columns.at),
      (say("waarom · koppeling", "why · link"), columns.reason),
    ] where column.width > 0 {
      let isRight = column.x == columns.amount.x || column.x == columns.id.x
      write(
        text, rect.x + 1 + column.x, rect.y, .tableHead, width: column.width, align: isRight ? .right : .left)
    }
    for (index, booking) in bookings.enumerated().dropFirst(top).prefix(max(0, rect.height - 1)) {
      let place = Rect(x: rect.x, y: rect.y + 1 + index - top, width: rect.width, height: 1)
      let isCursor = index == cursor
      if isCursor { canvas.fill(place, theme[.tableCursor]) }
      write(isCursor ? "▸" : " ", place.x, place.y, isCursor ? .tableCursor : .table)
      drawBooking(booking, at: place, columns, role: isCursor ? .tableCursor : .table)
    }
  }

  /// One booking in one line.
  mutating func drawBooking(_ booking: Booking, at place: Rect, _ columns: BookingColumns, role: Role) {
    let ledger = state.programme.ledger
    let reversal = ledger.reversal(of: booking.id)
    let name = state.programme.activity(booking.activity).map { state.programme.activities[$0].name[language] }
    var words: [String] = []
    if let id = booking.reverses { words.append(say("neemt #\(id) terug", "reverses #\(id)")) }
    if let reversal { words.append(say("teruggenomen met #\(reversal.id)", "reversed by #\(reversal.id)")) }
    if !booking.reason.isEmpty { words.append(booking.reason) }
    // What was taken back is there, but no longer counts by itself.
    let ink: Role = reversal != nil && role == .table ? .textDim : role
    for (text, column, isRight) in [
      ("#\(booking.id)", columns.id, true), (booking.date.words(language), columns.date, false),
      (name ?? booking.activity, columns.activity, false), (booking.kind.name[language], columns.kind, false),
      (booking.amount.exact(language), columns.amount, true),
      (booking.isSample ? say("voorbeeld", "sample") : booking.by, columns.by, false),
      (recorded(booking.at), columns.at, false), (words.joined(separator: " · "), columns.reason, false),
    ] where column.width > 0 {
      write(text, place.x + 1 + column.x, place.y, ink, width: column.width, align: isRight ? .right : .left)
    }
  }

  private func recorded(_ at: String) -> String {
    guard let day = Day(iso: String(at.prefix(10))) else { return at }
    return day.words(language) + " " + at.dropFirst(11).prefix(5)
  }
}

/// The columns of a booking; what there is no room for has width 0.
struct BookingColumns {
  struct Column {
    var x = 0
    var width = 0
  }

  var id = Column()
  var date = Column()
  var activity = Column()
  var kind = Column()
  var amount = Column()
  var by = Column()
  var at = Column()
  var reason = Column()

  init(width: Int, named: Bool) {
    var x = 0
    let room = width - 1
    func take(_ wanted: Int) -> Column {
      let column = Column(x: x, width: max(0, min(wanted, room - x)))
      x += column.width + 1
      return column
    }
    id = take(5)
    date = take(11)
    if named { activity = take(room >= 110 ? 30 : room >= 70 ? 18 : 10) }
    kind = take(12)
    amount = take(14)
    by = take(10)
    if room >= 100 { at = take(17) }
    reason = take(200)
  }
}
