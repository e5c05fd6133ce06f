import GRDB
import Model

/// What records do to the cells of a large store, in memory and in few bytes, as known at one number: whoever walks
/// through its days looks thousands of cells up for each.
package struct Timeline: Sendable {
  /// The last number that is known in it.
  let known: Int
  private let initiatives: [String]
  private let rowOf: [UInt64: Int32]
  private let codes: [String]
  /// When each municipality is there, as numbers of days.
  private let spans: [(from: Int32, until: Int32)]
  private let order: CellOrder<Packed>
  /// The places of the cells that have a step on a day or one recorded then, day by day; a place may come again.
  private var places: [Int32] = []
  /// Of each day where its places begin; they end where those of the next begin.
  private var days: [Int32] = []
  private let notes: [String]

  /// A step without its number: those of a cell stand in the order of the fold.
  private struct Packed {
    var effective: UInt16
    var recorded: UInt16
    /// A status, what came (high) and went (low), a planned day, or the place of a note.
    var value: Int32
    var field: UInt8
    /// The status from which was planned; and the sample's bit.
    var beside: UInt8

    /// nil where a day does not fit. Its note goes behind the others.
    init?(_ step: CellStep, _ notes: inout [String]) {
      guard let effective = UInt16(exactly: step.effective.number), let recorded = UInt16(exactly: step.recorded.number)
      else { return nil }
      (self.effective, self.recorded, value, field) = (effective, recorded, 0, 0)
      beside = step.isSample ? Timeline.sample : 0
      switch step.what {
      case .status(let status): value = Int32(status.position)
      case .flags(let came, let went):
        field = 1
        value = Int32(came.rawValue) << 8 | Int32(went.rawValue)
      case .planned(let day, let from):
        field = 2
        value = day?.number ?? .min
        beside |= from.map { UInt8($0.position) } ?? Timeline.none
      case .note(let note):
        field = 3
        value = note.isEmpty ? 0 : Int32(notes.count)
        if !note.isEmpty { notes.append(note) }
      case .heard: field = 4
      }
    }
  }

  /// Below so many records a store is quick enough without.
  package static let least = 100_000
  private static let sample: UInt8 = 0x80
  private static let none: UInt8 = 0x7F

  /// Reads the whole journal once; nil where it has something that does not fit, which is then looked up in the file.
  init?(_ database: Database, known seq: Int, _ headway: Headway? = nil) throws {
    known = seq
    let initiatives = try Query.initiatives(database)
    let columns = Columns(initiatives)
    self.initiatives = initiatives.map(\.id)
    var rowOf: [UInt64: Int32] = [:]
    var codes: [String] = []
    var spans: [(from: Int32, until: Int32)] = []
    let places = try RawRows(database, "SELECT code, valid_from, valid_until FROM municipality")
    while try places.next() {
      let code = try places.text(0)
      guard let packed = Timeline.packed(code.utf8), rowOf.updateValue(Int32(codes.count), forKey: packed) == nil
      else { return nil }
      codes.append(code)
      spans.append((try places.day(1).number, try places.dayIfAny(2)?.number ?? .max))
    }
    (self.rowOf, self.codes, self.spans) = (rowOf, codes, spans)
    var found: [(place: Int32, step: Packed)] = []
    found.reserveCapacity(min(seq, 1 << 20))
    var notes = [""]
    var fits = true
    try Query.steps(database, upTo: nil, known: seq, headway) { rows, municipality, initiative -> Int32? in
      guard let row = try Timeline.packed(rows.bytes(municipality)).flatMap({ rowOf[$0] }),
        let column = try columns.place(rows, initiative)
      else { return nil }
      return row * Int32(initiatives.count) + Int32(column)
    } _: { place, step in
      if let packed = Packed(step, &notes) { found.append((place, packed)) } else { fits = false }
    }
    guard fits else { return nil }
    order = CellOrder(found, cells: codes.count * initiatives.count) { Int32($0.effective) }
    self.notes = notes
    tellDays()
  }

  private mutating func tellDays() {
    var starts = Array(repeating: Int32(0), count: Int(UInt16.max) + 2)
    eachDay { day, _ in starts[day + 1] += 1 }
    for day in starts.indices.dropFirst() { starts[day] += starts[day - 1] }
    var next = starts
    var found = Array(repeating: Int32(0), count: Int(starts.last ?? 0))
    eachDay { day, place in
      found[Int(next[day])] = Int32(place)
      next[day] += 1
    }
    (days, places) = (starts, found)
  }

  private func eachDay(_ take: (_ day: Int, _ place: Int) -> Void) {
    for place in 0..<codes.count * initiatives.count {
      for slot in slots(place) {
        take(Int(order.steps[slot].effective), place)
        if order.steps[slot].recorded != order.steps[slot].effective { take(Int(order.steps[slot].recorded), place) }
      }
    }
  }

  /// A code as one number; nil where it is longer than eight bytes.
  private static func packed(_ code: some Collection<UInt8>) -> UInt64? {
    code.count > 8 ? nil : code.reduce(0) { $0 << 8 | UInt64($1) }
  }

  private func step(_ packed: Packed) -> CellStep {
    let what: CellStep.What
    switch packed.field {
    case 0: what = .status(RolloutStatus.allCases[Int(packed.value)])
    case 1:
      what = .flags(
        came: RolloutFlags(rawValue: UInt8(packed.value >> 8)), went: RolloutFlags(rawValue: UInt8(packed.value & 0xFF))
      )
    case 2:
      let from = packed.beside & ~Timeline.sample
      what = .planned(
        packed.value == .min ? nil : Day(number: packed.value),
        from: from == Timeline.none ? nil : RolloutStatus.allCases[Int(from)])
    case 3: what = .note(notes[Int(packed.value)])
    default: what = .heard
    }
    return CellStep(
      seq: 0, effective: Day(number: Int32(packed.effective)), recorded: Day(number: Int32(packed.recorded)),
      kind: .change, what: what, isSample: packed.beside & Timeline.sample != 0)
  }

  private func place(_ key: CellKey) -> (row: Int, place: Int)? {
    guard let row = Timeline.packed(key.municipality.utf8).flatMap({ rowOf[$0] }),
      let column = initiatives.firstIndex(of: key.initiative)
    else { return nil }
    return (Int(row), Int(row) * initiatives.count + column)
  }

  private func slots(_ place: Int) -> Range<Int> {
    Int(order.starts[place])..<Int(order.starts[place + 1])
  }

  /// As `CellReader.cell`.
  func cell(_ key: CellKey, on day: Day) -> RolloutCell? {
    guard let (row, place) = place(key), spans[row].from <= day.number, day.number < spans[row].until else {
      return nil
    }
    var fold = CellFold(upTo: day)
    for slot in slots(place) {
      let effective = Int32(order.steps[slot].effective)
      if effective > day.number { break }
      if effective >= spans[row].from { fold.take(step(order.steps[slot])) }
    }
    return fold.cell
  }

  /// As `CellReader.adopted`.
  func adopted(_ key: CellKey, on days: [Day]) -> [Bool] { days.map { cell(key, on: $0)?.countsAsAdopted ?? false } }

  /// The cells of which a record is of a day after one and up to another, or was recorded then; nil for more than
  /// `limit`.
  func touched(after low: Day, upTo high: Day, atMost limit: Int) -> Set<CellKey>? {
    let (first, end) = (Int(UInt16(clamping: low.number + 1)), Int(UInt16(clamping: high.number)) + 1)
    var found: Set<Int32> = []
    guard first < end else { return [] }
    for place in places[Int(days[first])..<Int(days[end])] {
      found.insert(place)
      guard found.count <= limit else { return nil }
    }
    return Set(
      found.lazy.map { CellKey(codes[Int($0) / initiatives.count], initiatives[Int($0) % initiatives.count]) })
  }
}
