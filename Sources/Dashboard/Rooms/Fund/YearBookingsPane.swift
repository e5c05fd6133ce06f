import Model
import Screen

/// The bookings of the line under the cursor of the year tab, or of all of its group; the newest first.
package enum YearBookingsPane: Pane {
  package struct Input: Sendable, Equatable {
    var data: State.Data
    /// The row of the tab that the bookings belong to.
    var row: FundPageRow?
    /// What is reckoned of the year's lines.
    var year: YearLines
    /// Which of the bookings are asked for, and in which order.
    var asking: Asking

    /// All that belong to the row, newest first.
    fileprivate var all: [Booking] {
      switch row {
      case .activity, .group: row.flatMap { year.lines[$0] }?.bookings ?? []
      default: year.bookings
      }
    }
  }

  /// How a line is drawn: those that say on which activity they are, and those that do not, are kept beside each other.
  private struct Light: Equatable {
    var isLit: Bool
    var isNamed: Bool
  }

  package static let id = PaneID("year-bookings", Phrase("Laatste boekingen", "Latest bookings"))

  package static func input(_ state: State) -> Input {
    let tab = state.seen(FundTabPane.self)
    return Input(data: state.data, row: tab.current, year: tab.input.year, asking: state.asking(of: id))
  }

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

  package static func subject(of row: Booking?, _ state: State) -> Subject? { row.map { .booking($0.id) } }

  package static func open(_ row: Booking, _ state: inout State) -> Opening {
    .goes(openActivity(row.activity, &state))
  }

  package static func figures(of row: Booking?, _ state: State) -> [Figure] {
    row.map { state.programme.bookingFigures($0) } ?? state.programme.totalFigures()
  }

  package static func saying(of row: Booking?, _ state: State) -> [Said] { row.map { state.bookingSaid($0) } ?? [] }

  package static func hints(_ state: State) -> [String] {
    state.canOperate
      ? ["up", "next-pane", "book", "reverse-booking", "undo", "open", "source", "help"]
      : ["up", "next-pane", "open", "next-tab", "operate", "source", "help"]
  }

  package static let editing = moneyEditing

  package static func draw(_ seen: Seen<Self>, on painter: inout Painter) {
    let (programme, asking, all) = (seen.input.data.programme, seen.input.asking, seen.input.all.count)
    let title: Phrase =
      switch seen.input.row {
      case .activity(let index): programme.activities[index].name
      case .group(let group): group.name
      default: Phrase("Alle boekingen", "All bookings")
      }
    painter.drawRule(
      seen.rect,
      painter.say("Laatste boekingen: ", "Latest bookings: ") + title[painter.language]
        + painter.askedWords(asking),
      info: painter.askedRange(seen, asking, of: all),
      focused: seen.isFocused)
    let isNamed =
      switch seen.input.row {
      case .activity: false
      case .group(let group): programme.activities(of: group, year: programme.fundYear).count != 1
      default: programme.activities.count != 1
      }
    let sheet = painter.pen.bookingSheet(programme, width: seen.inner.width, named: isNamed, sort: asking.sort)
    let inner = seen.inner
    painter.drawHead(sheet, at: inner.x, inner.y, of: id)
    let list = Rect(x: inner.x, y: inner.y + 1, width: inner.width, height: inner.height - 1)
    guard !seen.rows.isEmpty || all == 0 else { return painter.drawNothingKept(asking, in: list) }
    painter.drawLines(seen, seen.input.data, in: list, by: \.id) {
      Light(isLit: seen.isFocused && $0 == seen.cursor, isNamed: isNamed)
    } _: { booking, _, light, line, painter in
      let role = painter.drawGround(light.isLit, line.x, line.y, width: line.width)
      painter.drawRow(booking, sheet, at: line.x, line.y, role: role)
    }
  }
}
