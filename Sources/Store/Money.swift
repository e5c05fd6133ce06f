import Foundation
import GRDB
import Model

extension ProgrammeStore {
  /// Keeps a booking or a reversal in one transaction with their journal records.
  /// - Parameters: as for `save`.
  /// - Throws: a rule's refusal, `outpaced`, or what the file would not let happen.
  package func keep(
    _ change: BookingChange, by: String, at: String, clock: Day, operation: UUID = UUID()
  ) throws(StoreFailure) -> Saved {
    try once("save", operation) { database in
      try requireClock(database, clock)
      let today = try Writer.today(database, clock)
      let booking: Booking
      switch change {
      case .book(let draft): booking = try Writer.asked(database, draft, today)
      case .reverse(let reversed, let reason):
        guard reason.contains(where: { !$0.isWhitespace }) else { throw Writer.refused(.reversalNeedsReason) }
        booking = try Writer.counter(database, of: reversed, reason: reason, today: today)
      }
      let (seq, change) = try Writer.next(database)
      var kept = booking
      kept.id = try RawRows.next(database, "booking", "id")
      let record = JournalRecord(
        seq: seq, change: change, kind: .change, at: at, by: by, effective: booking.date, municipality: "",
        initiative: booking.activity, field: .booking, from: booking.reverses.map { "#\($0)" } ?? "",
        to: kept.journalText, reason: booking.reason, isSample: false, recorded: today)
      try Writer.append(database, [record], operation)
      try Writer.insert(database, kept, change: change)
      return Saved(change: change, records: [record], cells: [])
    }
  }
}

extension Desk {
  /// What an undo or a redo does to a booking: a counter-booking of the same day, so that every day comes out as if it
  /// had not been made. It is kept when its record is.
  /// - Parameter after: how many bookings the change makes before it.
  func counted(_ mark: JournalRecord, _ kind: ChangeKind, after: Int) throws -> (JournalRecord, Booking) {
    let text = kind == .undo ? mark.from : mark.to
    guard let id = text.split(separator: " ").first.flatMap({ Int($0.dropFirst()) }) else {
      throw Fault("journal", row: "\(mark.undoes ?? 0)", column: "to", found: text, expected: .known)
    }
    var counter = try Writer.counter(database, of: id, reason: "", today: nil, again: kind == .redo)
    counter.id += after
    var record = mark
    record.from = counter.reverses.map { "#\($0)" } ?? ""
    record.to = counter.journalText
    return (record, counter)
  }
}

extension Writer {
  /// A refusal that is about no cell.
  static func refused(_ refusal: Refusal) -> StoreFailure { .refused(refusal, municipality: "", initiative: "") }

  /// The booking that a draft becomes, by the rules of `Model`.
  fileprivate static func asked(_ database: Database, _ draft: BookingDraft, _ today: Day) throws -> Booking {
    guard let activity = try Query.activities(database).first(where: { $0.id == draft.activity }) else {
      throw refused(
        Refusal(
          "unknown-activity", Phrase("Geen activiteit «\(draft.activity)».", "No activity «\(draft.activity)»."),
          wayOut: Phrase("Kies er een van de fondspagina.", "Choose one from the fund page.")))
    }
    do {
      return try draft.booking(on: activity, line: try Query.line(database, activity), today: today)
    } catch let refusal as Refusal {
      throw refused(refusal)
    }
  }

  /// The booking that takes another back, on the day `today` or, where the year is over, on its last day.
  /// - Parameter again: takes back what took it back.
  fileprivate static func counter(
    _ database: Database, of id: Int, reason: String, today: Day?, again: Bool = false
  ) throws -> Booking {
    let activities = try Query.activities(database)
    guard let asked = try Query.bookings(database, where: "b.id = ?1", [.int(id)]).first,
      let activity = activities.first(where: { $0.id == asked.activity })
    else { throw refused(.unknownBooking(String(id))) }
    let ledger = Ledger(bookings: try Query.bookings(database, where: "b.activity = ?1", [.text(asked.activity)]))
    var booking = asked
    if again {
      var isStanding = true
      while let next = ledger.reversal(of: booking.id) { (booking, isStanding) = (next, !isStanding) }
      guard !isStanding else { throw refused(.nothingToRedo) }
    } else {
      switch ledger.standing(asked) {
      case .success(let standing): booking = standing
      case .failure(let told): throw StoreFailure.outpaced(Phrase(told.words(.dutch), told.words(.english)))
      }
    }
    let last = Day(year: activity.year, month: 12, day: 31) ?? booking.date
    do {
      var counter = booking.counter(
        date: today.map { max(booking.date, min($0, last)) } ?? booking.date, reason: try BookingDraft.reason(reason))
      _ = try ledger.lines(of: [activity])[0].adding(counter)
      counter.id = try RawRows.next(database, "booking", "id")
      return counter
    } catch let refusal as Refusal {
      throw refused(refusal)
    }
  }

  /// Keeps a booking of a change.
  static func insert(_ database: Database, _ booking: Booking, change: Int) throws {
    try database.execute(
      sql: "INSERT INTO booking (id, date, activity, kind, amount, sample, change, reason, reverses) "
        + "VALUES (?, ?, ?, ?, ?, 0, ?, ?, ?)",
      arguments: [
        booking.id, booking.date.number, booking.activity, booking.kind.rawValue, booking.amount.cents, change,
        booking.reason, booking.reverses,
      ])
  }
}

extension Query {
  /// Bookings up to a day, oldest first.
  static func bookings(
    _ database: Database, where condition: String, _ values: [RawRows.Value]
  ) throws -> [Booking] {
    let rows = try RawRows(
      database,
      """
      SELECT b.id, b.date, b.activity, b.kind, b.amount, b.sample, c.by, c.at, b.reason, b.reverses, b.change
      FROM booking b LEFT JOIN change c ON c.id = b.change WHERE \(condition) ORDER BY b.id
      """, values)
    var texts = Interning()
    var found: [Booking] = []
    while try rows.next() {
      let booking = try Booking(
        id: rows.int(0), date: rows.day(1), activity: texts.text(rows, 2), kind: rows.choice(3),
        amount: rows.amount(4), isSample: rows.flag(5), by: rows.textIfAny(6) ?? "", at: rows.textIfAny(7) ?? "",
        reason: rows.text(8), reverses: rows.intIfAny(9), change: rows.intIfAny(10))
      // What takes back comes later: a chain that does not go down would never end.
      guard booking.reverses ?? -1 < booking.id else { throw rows.fault(9, .earlier) }
      found.append(booking)
    }
    return found
  }

  /// What all bookings of an activity come to, whatever their day.
  static func line(_ database: Database, _ activity: FundActivity) throws -> FundLine {
    let bookings = try bookings(database, where: "b.activity = ?1", [.text(activity.id)])
    return Ledger(bookings: bookings).lines(of: [activity])[0]
  }

  /// The bookings of activities as known up to a change, of whatever day.
  static func bookings(_ database: Database, of activities: [FundActivity], upTo change: Int) throws -> [Booking] {
    let bookings = try bookings(database, where: "coalesce(b.change, 0) <= ?1", [.int(change)])
    let known = Set(activities.map(\.id))
    if let stray = bookings.first(where: { !known.contains($0.activity) }) {
      throw Fault("booking", row: "\(stray.id)", column: "activity", found: stray.activity, expected: .known)
    }
    return bookings
  }

  /// What the document lists of the social domain.
  static func functions(_ database: Database, _ figures: [SourceFigure]) throws -> [SocialFunction] {
    let rows = try RawRows(
      database,
      """
      SELECT id, kind, nl, en, figure, executor_nl, executor_en, payment_nl, payment_en, remark_nl, remark_en,
        section, line FROM social_function ORDER BY position
      """)
    var found: [SocialFunction] = []
    while try rows.next() {
      let figure = try rows.textIfAny(4)
      found.append(
        try SocialFunction(
          id: rows.text(0), kind: rows.choice(1), name: Phrase(rows.text(2), rows.text(3)), figure: figure,
          amount: figure.flatMap(figures.amount),
          executor: Phrase(rows.text(5), rows.text(6)), payment: Phrase(rows.text(7), rows.text(8)),
          remark: Phrase(rows.text(9), rows.text(10)), section: rows.text(11),
          line: rows.int(12, Bounds.line)))
    }
    return found
  }
}
