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

    /// Whether they say on which activity they are.
    fileprivate var isNamed: Bool {
      switch row {
      case .activity: false
      case .group(let group): data.programme.activities(of: group, year: data.programme.fundYear).count != 1
      default: data.programme.activities.count != 1
      }
    }
  }

  /// What its lines depend on, each of which is known by its booking.
  private struct Look: Equatable {
    var data: State.Data
    var sort: [ListKey]
  }

  package static let id = PaneID("year-bookings", Phrase("Laatste boekingen", "Latest bookings"))

  package static func input(_ state: State) -> Input {
    let tab = state.seen(FundTabPane.self)
    return Input(data: state.data, row: tab.current, year: tab.input.year, asking: state.asking(of: id))
  }

  package static func rows(_ input: Input) -> [Booking] {
    input.asking.answer(input.all, Booking.fields(input.data.programme.activities))
  }

  package static func number(_ input: Input) -> Int { input.isNamed ? 1 : 0 }

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
    let inner = seen.inner
    let list = Rect(x: inner.x, y: inner.y + 1, width: inner.width, height: inner.height - 1)
    painter.drawSheet(seen, of: Look(data: seen.input.data, sort: asking.sort), in: inner, by: \.id) {
      $0.bookingSheet(programme, width: inner.width, named: seen.input.isNamed, sort: asking.sort)
    }
    if seen.rows.isEmpty, all > 0 { painter.drawNothingKept(asking, in: list) }
  }
}
