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
      let today = try Writer.today(database, clock)
      let id: Int
      switch change {
      case .book(let draft):
        let booking = try Writer.asked(database, draft, today)
        id = try Writer.begin(
          database, kind: .change, by: by, at: at, effective: booking.date, reason: booking.reason, undoes: nil,
          operation: operation)
        try Writer.insert(database, booking, change: id)
      case .reverse(let reversed, let reason):
        guard reason.contains(where: { !$0.isWhitespace }) else { throw Writer.refused(.reversalNeedsReason) }
        let booking = try Writer.counter(database, of: reversed, reason: reason, today: today)
        id = try Writer.begin(
          database, kind: .change, by: by, at: at, effective: booking.date, reason: booking.reason, undoes: nil,
          operation: operation)
        try Writer.insert(database, booking, change: id)
      }
      return Saved(
        change: id, records: try Query.records(database, where: "change = ?1 ORDER BY seq", [.int(id)]), cells: [])
    }
  }
}

extension Writer {
  static func refused(_ refusal: Refusal) -> StoreFailure { .refused(refusal, municipality: "", initiative: "") }

  /// The booking that a draft becomes, by the rules of `Model`.
  fileprivate static func asked(_ database: Database, _ draft: BookingDraft, _ today: Day) throws -> Booking {
    guard let activity = try Query.activities(database).first(where: { $0.id == draft.activity }) else {
      throw refused(
        Refusal(
          "unknown-activity", Phrase("Geen activiteit «\(draft.activity)».", "No activity «\(draft.activity)»."),
          wayOut: Phrase("Kies er een van de fondspagina.", "Choose one of the fund page.")))
    }
    do {
      return try draft.booking(on: activity, line: try Query.line(database, activity), today: today)
    } catch let refusal as Refusal {
      throw refused(refusal)
    }
  }

  /// The booking that takes another back, on the day `today` or, where the year is over, on its last day.
  fileprivate static func counter(_ database: Database, of id: Int, reason: String, today: Day?) throws -> Booking {
    let activities = try Query.activities(database)
    guard let asked = try Query.bookings(database, where: "b.id = ?1", [.int(id)]).first,
      let activity = activities.first(where: { $0.id == asked.activity })
    else { throw refused(.unknownBooking(String(id))) }
    let ledger = Ledger(bookings: try Query.bookings(database, where: "b.activity = ?1", [.text(asked.activity)]))
    let booking: Booking
    switch ledger.standing(asked) {
    case .success(let standing): booking = standing
    case .failure(let told): throw StoreFailure.outpaced(Phrase(told.words(.dutch), told.words(.english)))
    }
    let last = Day(year: activity.year, month: 12, day: 31) ?? booking.date
    do {
      let counter = booking.counter(
        date: today.map { max(booking.date, min($0, last)) } ?? booking.date, reason: try BookingDraft.reason(reason))
      _ = try ledger.lines(of: [activity])[0].adding(counter)
      return counter
    } catch {
      throw refused(error)
    }
  }

  fileprivate static func insert(_ database: Database, _ booking: Booking, change: Int) throws {
    var booking = booking
    booking.id = (try Int.fetchOne(database, sql: "SELECT max(id) FROM booking") ?? 0) + 1
    try database.execute(
      sql: "INSERT INTO booking (id, date, activity, kind, amount, sample, change, reason, reverses) "
        + "VALUES (?, ?, ?, ?, ?, 0, ?, ?, ?)",
      arguments: [
        booking.id, booking.date.number, booking.activity, booking.kind.rawValue, booking.amount.cents, change,
        booking.reason, booking.reverses,
      ])
    try record(
      database, change, booking.activity, .booking, from: booking.reverses.map { "#\($0)" } ?? "",
      to: booking.journalText)
  }

  /// What an undo or redo does to the bookings of `target`: each gets a counter-booking of the same day, so that every
  /// day comes out as if it had not been made.
  static func takeBackBookings(_ database: Database, _ target: Int, change: Int) throws {
    let made = try Int.fetchAll(
      database, sql: "SELECT id FROM booking WHERE change = ? ORDER BY id", arguments: [target])
    for id in made {
      try insert(database, try counter(database, of: id, reason: "", today: nil), change: change)
    }
  }
}

extension Query {
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
      guard let kind = Booking.Kind(rawValue: texts.text(rows.bytes(3))), let date = rows.day(1) else { continue }
      found.append(
        Booking(
          id: rows.int(0), date: date, activity: texts.text(rows.bytes(2)), kind: kind,
          amount: try rows.amount(4), isSample: rows.int(5) != 0,
          by: rows.isNull(6) ? "" : rows.text(6), at: rows.isNull(7) ? "" : rows.text(7), reason: rows.text(8),
          reverses: rows.isNull(9) ? nil : rows.int(9), change: rows.isNull(10) ? nil : rows.int(10)))
    }
    return found
  }

  /// What all bookings of an activity come to, whatever their day.
  static func line(_ database: Database, _ activity: FundActivity) throws -> FundLine {
    let bookings = try bookings(database, where: "b.activity = ?1", [.text(activity.id)])
    return Ledger(bookings: bookings).lines(of: [activity])[0]
  }

  /// Bookings at the end of a day, and what section C lists.
  static func ledger(_ database: Database, _ figures: [SourceFigure], asOf: Day) throws -> Ledger {
    Ledger(
      bookings: try bookings(database, where: "b.date <= ?1", [RawRows.Value(asOf)]),
      functions: try functions(database, figures))
  }

  private static func functions(_ database: Database, _ figures: [SourceFigure]) throws -> [SocialFunction] {
    let rows = try RawRows(
      database,
      """
      SELECT id, kind, nl, en, figure, executor_nl, executor_en, payment_nl, payment_en, remark_nl, remark_en,
        section, line FROM social_function ORDER BY position
      """)
    var found: [SocialFunction] = []
    while try rows.next() {
      let figure = rows.isNull(4) ? nil : rows.text(4)
      found.append(
        SocialFunction(
          id: rows.text(0), kind: SocialFunction.Kind(rawValue: rows.text(1)) ?? .function,
          name: Phrase(rows.text(2), rows.text(3)), figure: figure, amount: figure.flatMap(figures.amount),
          executor: Phrase(rows.text(5), rows.text(6)), payment: Phrase(rows.text(7), rows.text(8)),
          remark: Phrase(rows.text(9), rows.text(10)), section: rows.text(11), line: rows.int(12)))
    }
    return found
  }

  /// What is wrong between bookings, settings and the journal.
  static func ledgerProblems(_ database: Database) throws -> [Phrase] {
    let all = try bookings(database, where: "1", [])
    var told: [String: String] = [:]
    for one in try records(database, where: "field = 'booking' ORDER BY seq", []) {
      told[one.initiative + " " + one.to] = one.from
    }
    var problems: [Phrase] = []
    func add(_ dutch: String, _ english: String) { problems.append(Phrase(dutch, english)) }
    if all.count != all.last?.id ?? 0 {
      add("boekingen: de nummers hebben gaten", "bookings: the numbers have gaps")
    }
    let byID = Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0) })
    for one in all {
      if let id = one.reverses {
        let other = byID[id]
        if other?.activity != one.activity || other?.kind != one.kind || other?.amount != -one.amount {
          add("boeking #\(one.id) is geen tegenboeking van #\(id)", "booking #\(one.id) does not reverse #\(id)")
        }
      }
      guard one.change != nil else {
        if !one.isSample { add("boeking #\(one.id) heeft geen wijziging", "booking #\(one.id) has no change") }
        continue
      }
      if told.removeValue(forKey: one.activity + " " + one.journalText) != one.reverses.map({ "#\($0)" }) ?? "" {
        add("boeking #\(one.id) past niet bij het journaal", "booking #\(one.id) does not match its journal")
      }
    }
    for key in told.keys.sorted() {
      add("\(key): wel in het journaal, geen boeking", "\(key): in the journal, but no booking")
    }
    for (activity, line) in zip(try activities(database), Ledger(bookings: all).lines(of: try activities(database))) {
      for kind in Booking.Kind.allCases where line[kind] < .zero {
        add("\(activity.id): \(kind.name.dutch) onder nul", "\(activity.id): \(kind.name.english) below zero")
      }
    }
    return problems
  }
}
