import GRDB
import Model

/// A reorganisation that was entered by hand: found in the tables, and written into them.
enum HandEntry {
  /// What was typed with every municipality found, and its rows as the table would have them.
  /// - Throws: a refusal for whatever cannot be.
  static func resolved(
    _ database: Database, _ asked: ReorganisationByHand, today: Day
  ) throws -> (found: ReorganisationByHand, rows: [Reorganisation]) {
    let date = asked.date
    guard date.civil.year <= today.civil.year + 10 else {
      throw Writer.refused(
        "date-too-far",
        Phrase("\(date.iso) ligt meer dan tien jaar vooruit.", "\(date.iso) is more than ten years ahead."),
        Phrase("Kijk de datum na.", "Look at the date again."))
    }
    let newCode = asked.newCode.uppercased()
    guard isCode(newCode) else {
      throw Writer.refused(
        "no-code", Phrase("«\(asked.newCode)» is geen gemeentecode.", "«\(asked.newCode)» is no municipality code."),
        Phrase("Een code is GM en vier cijfers: GM1948.", "A code is GM and four digits: GM1948."))
    }
    let pending = try Reorganiser.pending(database, today: today)
    let old = try oldCodes(database, asked, newCode, pending)
    var found = asked
    found.old = old
    found.newCode = newCode
    let isNew = try isFree(database, newCode, date)
    if isNew {
      found.name = try name(database, asked, old)
    } else {
      let own = try Facts.name(database, newCode)
      guard asked.name.isEmpty || folded(asked.name) == folded(own) else {
        throw Writer.refused(
          "code-exists",
          Phrase("\(newCode) bestaat al: \(own).", "\(newCode) exists already: \(own)."),
          Phrase(
            "Laat de naam weg om erin op te gaan, of kies een andere code.",
            "Leave the name out, or choose another code."))
      }
      try requireNothingFirst(database, newCode, pending: pending.filter { $0 < date }, from: nil)
      try requireNoEnd(database, newCode)
      found.name = ""
    }
    let kind: Reorganisation.Kind = isNew ? (old.count > 1 ? .merger : .renaming) : .annexation
    return (
      found,
      old.map { Reorganisation(date: date, oldCode: $0, newCode: newCode, kind: kind, isMainSuccessor: true) }
    )
  }

  private static func isCode(_ text: String) -> Bool {
    text.utf8.count == 6 && text.hasPrefix("GM") && text.utf8.dropFirst(2).allSatisfy { (0x30...0x39).contains($0) }
  }

  /// The codes of those that end: each exists the day before, goes on without end as far as is known, and is
  /// named once.
  private static func oldCodes(
    _ database: Database, _ asked: ReorganisationByHand, _ newCode: String, _ pending: [Day]
  ) throws -> [String] {
    let before = try Query.municipalities(database, on: asked.date + -1)
    var codes: [String] = []
    for text in asked.old {
      let one: Municipality
      do {
        one = before[try before.row(named: text, on: asked.date + -1)]
      } catch {
        throw Writer.refused("not-on-that-date", error.words, Phrase(same: ""))
      }
      if one.code == newCode {
        throw Writer.refused(
          "into-itself",
          Phrase("\(one.name) kan niet in zichzelf opgaan.", "\(one.name) cannot pass into itself."),
          Phrase("Noem alleen wie ophoudt, of kies een nieuwe code.", "Name only those that end, or a new code."))
      }
      if codes.contains(one.code) {
        throw Writer.refused(
          "named-twice", Phrase("\(one.name) staat er twee keer.", "\(one.name) is named twice."),
          Phrase("Noem elke gemeente één keer.", "Name each municipality once."))
      }
      if let until = one.validUntil {
        throw Writer.refused(
          "ends-already",
          Phrase("\(one.name) houdt al op per \(until.iso).", "\(one.name) ends already on \(until.iso)."),
          Phrase(
            "Die herindeling staat in de tabel: reorganise \(until.iso).",
            "That one is in the table: reorganise \(until.iso)."))
      }
      try requireNothingFirst(database, one.code, pending: pending, from: asked.date)
      codes.append(one.code)
    }
    return codes.sorted()
  }

  /// Refuses while `code` is still to receive another on one of the pending days, or receives one from a day on.
  private static func requireNothingFirst(
    _ database: Database, _ code: String, pending: [Day], from last: Day?
  ) throws {
    let rows = try RawRows(
      database, "SELECT r.date, \(Reorganiser.isDone) FROM reorganisation r WHERE r.new = ? ORDER BY r.date",
      [.text(code)])
    while try rows.next() {
      let (day, isDone) = (try rows.day(0), try rows.flag(1))
      let isInTheWay = (!isDone && pending.contains(day)) || last.map { day >= $0 } ?? false
      guard isInTheWay else { continue }
      let name = try Facts.name(database, code)
      throw Writer.refused(
        "table-first",
        Phrase(
          "\(name) ontvangt per \(day.iso) nog een andere gemeente.",
          "\(name) receives another municipality on \(day.iso)."),
        Phrase(
          "Voer die eerst uit (reorganise \(day.iso)), of kies een latere dag.",
          "Carry that out first (reorganise \(day.iso)), or choose a later day."))
    }
  }

  /// Refuses while the end of whoever receives is recorded: its successor's count was made without what comes now.
  private static func requireNoEnd(_ database: Database, _ code: String) throws {
    let end = try Int32.fetchOne(
      database, sql: "SELECT valid_until FROM municipality WHERE code = ? AND valid_until IS NOT NULL",
      arguments: [code])
    guard let end = end.map(Day.init(number:)) else { return }
    let name = try Facts.name(database, code)
    throw Writer.refused(
      "ends-later",
      Phrase("\(name) houdt zelf op per \(end.iso).", "\(name) itself ends on \(end.iso)."),
      Phrase(
        "Neem die herindeling eerst terug, en leg ze vast in de volgorde van hun dagen.",
        "Take that reorganisation back first, and record them in the order of their days."))
  }

  /// Whether nobody has the code; a municipality that stays on the date has it rightly, any other is refused.
  private static func isFree(_ database: Database, _ code: String, _ date: Day) throws -> Bool {
    let rows = try RawRows(
      database, "SELECT name, valid_from, valid_until, code FROM municipality WHERE code = ?", [.text(code)])
    guard try rows.next() else { return true }
    let (from, until) = (try rows.day(1), try rows.dayIfAny(2))
    if let until, until <= from { return true }
    if from < date, until.map({ $0 > date }) ?? true { return false }
    let name = try rows.text(0)
    throw Writer.refused(
      "code-taken",
      Phrase(
        "\(code) is de code van \(name) (\(from.iso) – \(until?.iso ?? "…")).",
        "\(code) is the code of \(name) (\(from.iso) – \(until?.iso ?? "…"))."),
      Phrase("Kies een code die nog niemand had.", "Choose a code that nobody had."))
  }

  private static func name(_ database: Database, _ asked: ReorganisationByHand, _ old: [String]) throws -> String {
    do {
      try TextLimit.name.check(asked.name)
    } catch {
      throw StoreFailure.refused(error, municipality: "", initiative: "")
    }
    let name = asked.name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let isPlain = name.unicodeScalars.allSatisfy { ![.control, .format].contains($0.properties.generalCategory) }
    guard !name.isEmpty, name.count <= 60, isPlain else {
      throw Writer.refused(
        "name-missing",
        Phrase(
          "Een nieuwe gemeente heeft een naam van 1 tot 60 tekens nodig.",
          "A new municipality needs a name of 1 to 60 characters."),
        Phrase("reorganise DATUM OUD+OUD CODE \"Naam\".", "reorganise DATE OLD+OLD CODE \"Name\"."))
    }
    let others = try Query.municipalities(database, on: asked.date).filter { !old.contains($0.code) }
    if let other = others.first(where: { folded($0.name) == folded(name) }) {
      throw Writer.refused(
        "name-taken",
        Phrase("\(other.code) heet al \(other.name).", "\(other.code) is called \(other.name) already."),
        Phrase("Kies een andere naam.", "Choose another name."))
    }
    return name
  }

  /// Writes municipalities, inhabitants and the table's rows, each with its journal record.
  static func enter(
    _ database: Database, _ entry: ReorganisationByHand, _ plan: ReorganisationPlan, change: Int
  ) throws {
    let isNew = !entry.name.isEmpty
    if isNew {
      try makeRoom(database, entry, plan)
      try MunicipalityFact.keep(database, entry.newCode, .called, from: "", to: entry.name, change: change)
      try MunicipalityFact.keep(
        database, entry.newCode, .validity, from: "", to: MunicipalityFact.validity(entry.date, nil), change: change)
    }
    let (before, after) = try inhabitants(database, entry, isNew: isNew)
    try MunicipalityFact.keep(database, entry.newCode, .inhabitants, from: before, to: after, change: change)
    let kind = plan.successors.first?.predecessors.last?.kind ?? .merger
    for code in entry.old {
      let from = try Query.numbers(
        database, "SELECT valid_from FROM municipality WHERE code = ?", [.text(code)], Bounds.day
      ).first.map { Day(number: Int32($0)) }
      guard let from else { throw Fault("municipality", row: code, expected: .rows) }
      try MunicipalityFact.keep(
        database, code, .validity, from: MunicipalityFact.validity(from, nil),
        to: MunicipalityFact.validity(from, entry.date), change: change)
      try MunicipalityFact.keep(
        database, code, .successor, from: "", to: "\(entry.newCode) \(entry.date.iso) \(kind.rawValue)",
        change: change)
    }
  }

  /// A row for the new code that exists on no day yet: province and regions as its largest predecessor has them.
  private static func makeRoom(
    _ database: Database, _ entry: ReorganisationByHand, _ plan: ReorganisationPlan
  ) throws {
    let largest = plan.successors.first?.predecessors.max { $0.inhabitants < $1.inhabitants }?.code
    try database.execute(
      sql: """
        INSERT INTO municipality (code, name, province, corop, safety_region, urbanity, valid_from, valid_until, position)
        SELECT ?1, '', province, corop, safety_region, urbanity, ?3, ?3, (SELECT max(position) + 1 FROM municipality)
        FROM municipality WHERE code = ?2
        ON CONFLICT (code) DO UPDATE SET province = excluded.province, corop = excluded.corop,
          safety_region = excluded.safety_region, urbanity = excluded.urbanity, valid_from = excluded.valid_from,
          valid_until = excluded.valid_until
        """, arguments: [entry.newCode, largest, entry.date.number])
  }

  /// The successor's counts from the date on, before and after: of each year what all together had, and for the
  /// first year what was known last where nobody has counted yet.
  private static func inhabitants(
    _ database: Database, _ entry: ReorganisationByHand, isNew: Bool
  ) throws -> (before: String, after: String) {
    let (year, month, day) = entry.date.civil
    // A count is of 1 January: one that stays gets the others' people at the first one that follows.
    let first = isNew || (month == 1 && day == 1) ? year : year + 1
    let own = try Query.counts(database, entry.newCode).filter { $0.year >= first }
    let counted = try Query.counts(database, isNew ? entry.old[0] : entry.newCode).map(\.year).filter { $0 >= first }
    let codes = entry.old + (isNew ? [] : [entry.newCode])
    let after = try Set(counted + [first]).sorted().map { year in
      let sum = try codes.reduce(0) { sum, code in
        sum
          + (try Query.count(
            database,
            "SELECT count, code, year FROM inhabitants WHERE code = ? AND year <= ? ORDER BY year DESC LIMIT 1",
            [.text(code), .int(year)]) ?? 0)
      }
      return "\(year):\(sum)"
    }
    let before = own.map { "\($0.year):\($0.inhabitants)" }
    return (before.joined(separator: " "), after.joined(separator: " "))
  }
}
