import GRDB
import Model

extension StoredTable {
  /// Looks at every column of every row, and whether what it names is there.
  func check(_ database: Database, _ findings: inout Findings) throws {
    let names = columns.map { "\"\($0.name)\"" }.joined(separator: ", ")
    if let headway = findings.headway {
      headway.begin(try RawRows.int(database, "SELECT count(*) FROM \"\(name)\"") ?? 0)
    }
    let rows = try RawRows(database, "SELECT \(names) FROM \"\(name)\"")
    while try rows.next() {
      try findings.headway?.step()
      for (place, column) in columns.enumerated() {
        // By hand and not by `look`: millions are right.
        do {
          try column.check(rows, Int32(place))
        } catch let fault as Fault {
          findings.add(fault)
        }
      }
    }
    for (column, other) in references {
      let keys = key.filter { $0 != column }
      let strays = try RawRows(
        database,
        """
        SELECT \(([column] + keys).joined(separator: ", ")) FROM "\(name)"
        WHERE \(column) IS NOT NULL AND \(column) NOT IN (SELECT \(StoredTable.keys(of: other)[0]) FROM "\(other)")
        """)
      while try strays.next() { findings.add(strays.fault(0, .known)) }
    }
  }
}

extension StoredTable.Column {
  fileprivate func check(_ rows: RawRows, _ place: Int32) throws {
    if isOptional, rows.isNull(place) { return }
    switch content {
    case .text: try rows.requireText(place)
    case .number(let range): _ = try rows.int(place, range)
    case .amount: _ = try rows.amount(place)
    case .day: _ = try rows.day(place)
    case .moment:
      let bytes = try rows.bytes(place)
      let form = Array("0000-00-00T00:00:00Z".utf8)
      let isMoment =
        bytes.count == form.count
        && zip(bytes, form).allSatisfy { $1 == 0x30 ? (0x30...0x39).contains($0) : $0 == $1 }
      guard isMoment else {
        throw rows.fault(place, Phrase("een moment als 2017-10-01T08:30:00Z", "a moment such as 2017-10-01T08:30:00Z"))
      }
    case .oneOf(let values):
      guard try values.contains(where: { try rows.isText(place, $0) }) else {
        throw rows.fault(place, RawRows.words(values.map { String(decoding: $0, as: UTF8.self) }))
      }
    }
  }
}

extension Query {
  /// Bookings and the journal tell the same, and none is taken back by what is not its opposite.
  @Sendable static func bookingStrays(_ database: Database, _ findings: inout Findings) throws {
    let all = try bookings(database, where: "1", [])
    var told: [String: String] = [:]
    for one in try records(database, where: "field = 'booking' ORDER BY seq", []) {
      told[one.initiative + " " + one.to] = one.from
    }
    let byID = Dictionary(all.map { ($0.id, $0) }) { first, _ in first }
    for one in all {
      if let id = one.reverses {
        let other = byID[id]
        if other?.activity != one.activity || other?.kind != one.kind || other?.amount != -one.amount {
          findings.add(
            Fault(
              "booking", row: "\(one.id)", column: "reverses", found: "\(id)",
              expected: Phrase("de tegengestelde boeking", "the booking's opposite")))
        }
      }
      guard one.change != nil else {
        if !one.isSample {
          findings.add(
            Fault("booking", row: "\(one.id)", column: "change", expected: Phrase("een wijziging", "a change")))
        }
        continue
      }
      if told.removeValue(forKey: one.activity + " " + one.journalText) != one.reverses.map({ "#\($0)" }) ?? "" {
        findings.add(
          Fault("booking", row: "\(one.id)", expected: Phrase("wat het journaal zegt", "what the journal says")))
      }
    }
    for key in told.keys.sorted() {
      findings.add(Fault("booking", row: key, expected: .rows))
    }
    let activities = try activities(database)
    for (activity, line) in zip(activities, Ledger(bookings: all).lines(of: activities)) {
      for kind in Booking.Kind.allCases where line[kind] < .zero {
        findings.add(
          Fault(
            "activity", row: activity.id, column: kind.rawValue, found: "\(line[kind].cents)",
            expected: Phrase("samen niet onder nul", "not below zero together")))
      }
    }
  }
}
