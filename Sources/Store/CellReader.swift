import GRDB
import Model

/// Reads cells from the journal one by one, of municipalities that came of nobody and pass into nobody: the fold needs
/// nothing but their own records.
final class CellReader {
  private let database: Database
  private let rows: RawRows
  /// The same without what is heard.
  private let plain: RawRows
  private let places: RawRows
  private let known: Int
  /// The records that are taken back.
  let taken: TakenBack
  private var code = ""
  private var place: (from: Day, until: Day?)?

  /// - Parameters:
  ///   - seq: the last number that is known.
  ///   - taken: the records that are taken back by then, where they were read.
  init(_ database: Database, known seq: Int, _ taken: TakenBack? = nil) throws {
    self.database = database
    known = seq
    self.taken = try taken ?? TakenBack(in: database, upTo: seq)
    rows = try RawRows(
      database,
      """
      SELECT \(CellStep.columns), recorded FROM journal CROSS JOIN change ON change.id = journal.change
      WHERE municipality = ?1 AND initiative = ?2 AND effective <= ?3 AND seq <= ?4 AND undoes IS NULL
      ORDER BY effective, seq
      """)
    plain = try RawRows(
      database,
      """
      SELECT \(CellStep.columns) FROM journal
      WHERE municipality = ?1 AND initiative = ?2 AND effective <= ?3 AND seq <= ?4 AND undoes IS NULL
        AND field IN ('status', 'flags') ORDER BY effective, seq
      """)
    places = try RawRows(database, "SELECT valid_from, valid_until, code FROM municipality WHERE code = ?")
  }

  /// The cell at the end of a day; nil where its municipality is not there.
  func cell(_ key: CellKey, on day: Day) throws -> RolloutCell? {
    guard let place = try place(of: key.municipality), place.from <= day, place.until.map({ day < $0 }) ?? true else {
      return nil
    }
    var fold = CellFold(upTo: day)
    try each(key, place.from, upTo: day) { fold.take($0) }
    return fold.cell
  }

  /// Whether it counts among the adopters at the end of each of these days.
  func adopted(_ key: CellKey, on days: [Day]) throws -> [Bool] {
    guard let place = try place(of: key.municipality), let last = days.max() else { return days.map { _ in false } }
    var fold = CellFold(upTo: last)
    var found = days.map { _ in false }
    plain.bind([.text(key.municipality), .text(key.initiative), RawRows.Value(last), .int(known)])
    while try plain.next() {
      let effective = try plain.day(4)
      guard let step = try CellStep(plain, recorded: effective), effective >= place.from, !taken.contains(step.seq)
      else { continue }
      fold.take(step)
      for (index, day) in days.enumerated() where effective <= day { found[index] = fold.cell.countsAsAdopted }
    }
    // One that is not there is none.
    for (index, day) in days.enumerated() where day < place.from || place.until.map({ $0 <= day }) ?? false {
      found[index] = false
    }
    return found
  }

  /// The cell at the end of each day on which something happens to it.
  func course(_ key: CellKey, upTo last: Day) throws -> [(day: Day, cell: RolloutCell)] {
    guard let place = try place(of: key.municipality) else { return [] }
    let last = min(last, place.until.map { $0 + -1 } ?? last)
    var fold = CellFold(upTo: last)
    var ends: [(day: Day, cell: RolloutCell)] = []
    try each(key, place.from, upTo: last) { step in
      fold.take(step)
      if ends.last?.day == step.effective { ends.removeLast() }
      ends.append((step.effective, fold.cell))
    }
    return ends
  }

  private func each(_ key: CellKey, _ first: Day, upTo day: Day, _ take: (CellStep) -> Void) throws {
    rows.bind([.text(key.municipality), .text(key.initiative), RawRows.Value(day), .int(known)])
    while try rows.next() {
      // A record of a day on which its municipality is not there sleeps.
      guard let step = try CellStep(rows, recorded: try rows.day(Int32(CellStep.width))), step.effective >= first,
        !taken.contains(step.seq)
      else { continue }
      take(step)
    }
  }

  private func place(of code: String) throws -> (from: Day, until: Day?)? {
    if code == self.code { return place }
    places.bind([.text(code)])
    self.code = code
    place = try places.next() ? (places.day(0), places.dayIfAny(1)) : nil
    return place
  }
}

extension TakenBack {
  /// Those of a store up to a number.
  init(in database: Database, upTo last: Int) throws {
    self.init()
    // By the index of marks, which are few; the planner would rather go through the whole journal in its order.
    let rows = try RawRows(
      database,
      "SELECT undoes, kind, seq FROM journal INDEXED BY journal_undoes WHERE undoes IS NOT NULL AND +seq <= ?",
      [.int(last)])
    var marks: [(seq: Int, undoes: Int, isUndo: Bool)] = []
    while try rows.next() {
      marks.append((try rows.int(2), try rows.int(0), try rows.choice(1, ChangeKind.self) == .undo))
    }
    for mark in marks.sorted(by: { $0.seq < $1.seq }) { note(mark.undoes, isUndo: mark.isUndo) }
  }
}

extension CellStep {
  /// What a step is read from, in order.
  static let columns = "field, \"from\", \"to\", beside, effective, seq, sample"
  /// How many columns those are.
  static let width = 7

  /// Reads a row that begins with `columns`; nil for what is no cell's.
  init?(_ rows: RawRows, recorded: @autoclosure () throws -> Day) throws {
    let field = try rows.bytes(0)
    let what: What
    switch (field.first, field.count) {
    case (UInt8(ascii: "s"), 6):
      guard let status = try CellStep.status(rows, to: 2, from: 1) else { return nil }
      what = .status(status)
    case (UInt8(ascii: "n"), 4) where field[2] == UInt8(ascii: "t"): what = .note(try rows.text(2))
    default:
      let field: RolloutField = try rows.choice(0)
      guard
        let told = What(
          field, from: try rows.value(1, of: field), to: try rows.value(2, of: field), beside: try rows.text(3))
      else { return nil }
      what = told
    }
    self.init(
      seq: try rows.int(5), effective: try rows.day(4), recorded: try recorded(), kind: .change, what: what,
      isSample: try rows.flag(6))
  }

  /// The status that a record sets; nil for to or from merged: that a municipality is no more is the fact's to say.
  static func status(_ rows: RawRows, to: Int32, from: Int32) throws -> RolloutStatus? {
    let letter = try rows.bytes(to)
    guard letter.count == 1, let status = RolloutStatus(ascii: letter[0]) else {
      throw rows.fault(to, RawRows.words(RolloutStatus.allCases.map(\.rawValue)))
    }
    let before = try rows.bytes(from)
    return status == .merged || before.count == 1 && before[0] == UInt8(ascii: "M") ? nil : status
  }
}
