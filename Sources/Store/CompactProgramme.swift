import GRDB
import Model

/// Everything as it stood at one moment, with its cells packed: a third of the memory, for who goes through all of it
/// once. Part by part it is a programme.
package struct CompactProgramme: Sendable {
  /// All of it but the cells.
  package let frame: Programme
  private let cells: PackedCells

  init(_ frame: Programme, _ cells: PackedCells) {
    self.frame = frame
    self.cells = cells
  }

  /// How many municipalities a part has at most.
  private static let partSize = 512

  /// The rows of `frame` part by part, in order.
  package var parts: [Range<Int>] {
    stride(from: 0, to: frame.municipalities.count, by: CompactProgramme.partSize).map {
      $0..<min($0 + CompactProgramme.partSize, frame.municipalities.count)
    }
  }

  /// The programme with the municipalities at `rows` only, and their cells.
  package func part(_ rows: Range<Int>) -> Programme {
    let width = frame.initiatives.count
    guard !cells.isEmpty else { return frame.with(Array(frame.municipalities[rows]), cells: [], isPartial: true) }
    return frame.with(
      Array(frame.municipalities[rows]), cells: (rows.lowerBound * width..<rows.upperBound * width).map { cells[$0] })
  }
}

/// Cells in 28 bytes each, their notes beside them.
struct PackedCells: Sendable {
  private struct Packed {
    var since: Int32
    var planned: Int32
    var changed: Int32
    var heard: Int32
    /// Place among the notes, or below 0.
    var note: Int32
    var status: UInt8
    var flags: UInt8
    var further: UInt8
    var behind: UInt8
    var isSample: Bool
  }

  private static let none = Int32.min
  private static let statuses = RolloutStatus.allCases
  private var packed: [Packed]
  private var notes: [String] = []
  private var known: [String: Int32] = [:]

  /// - Parameter count: how many; each begins empty.
  init(count: Int) {
    packed = Array(repeating: PackedCells.empty, count: count)
  }

  /// Whether no cell was read.
  var isEmpty: Bool { packed.isEmpty }

  private static let empty = Packed(
    since: none, planned: none, changed: none, heard: none, note: -1, status: 0, flags: 0, further: 0, behind: 0,
    isSample: false)

  /// The cell at `index`, unpacked.
  subscript(index: Int) -> RolloutCell {
    get {
      let one = packed[index]
      var cell = RolloutCell(
        status: PackedCells.statuses[Int(one.status)], flags: RolloutFlags(rawValue: one.flags),
        since: PackedCells.day(one.since), planned: PackedCells.day(one.planned),
        note: one.note < 0 ? "" : notes[Int(one.note)], isSample: one.isSample,
        changed: PackedCells.day(one.changed), heard: PackedCells.day(one.heard))
      (cell.further, cell.behind) = (one.further, one.behind)
      return cell
    }
    set {
      packed[index] = Packed(
        since: newValue.since?.number ?? PackedCells.none, planned: newValue.planned?.number ?? PackedCells.none,
        changed: newValue.changed?.number ?? PackedCells.none, heard: newValue.heard?.number ?? PackedCells.none,
        note: place(of: newValue.note), status: UInt8(PackedCells.statuses.firstIndex(of: newValue.status) ?? 0),
        flags: newValue.flags.rawValue, further: newValue.further, behind: newValue.behind, isSample: newValue.isSample)
    }
  }

  /// Forgets what only filling needs.
  mutating func finish() { known = [:] }

  private static func day(_ number: Int32) -> Day? { number == none ? nil : Day(number: number) }

  private mutating func place(of note: String) -> Int32 {
    guard !note.isEmpty else { return -1 }
    if let place = known[note] { return place }
    let place = Int32(clamping: notes.count)
    notes.append(note)
    // The same few come again and again, or each is its own.
    if known.count < 4096 { known[note] = place }
    return place
  }
}

extension ProgrammeStore {
  /// Everything as it stands at the end of `day`, nil for now, read at one moment.
  /// - Parameter withCells: whether the cells are wanted; without them all are empty.
  package func compact(
    asOf day: Day?, knownAt moment: KnownMoment = .now, clock: Day, withCells: Bool = true
  ) throws(StoreFailure) -> CompactProgramme {
    try read("load") { database in
      let view = try View(database, asOf: day, knownAt: moment, clock: clock)
      let (rest, municipalities) = try view.restAndMunicipalities()
      var cells = PackedCells(count: withCells ? municipalities.count * rest.initiatives.count : 0)
      if withCells {
        for (place, cell) in try view.cells(of: municipalities, rest.initiatives).cells.enumerated()
        where cell != RolloutCell() {
          cells[place] = cell
        }
        cells.finish()
      }
      return CompactProgramme(rest.with(municipalities, cells: [], isPartial: true), cells)
    }
  }

  /// Everything of a day but its municipalities and their cells.
  package func frame(asOf day: Day?, knownAt moment: KnownMoment = .now, clock: Day) throws(StoreFailure) -> Programme {
    try read("load") { database in
      try View(database, asOf: day, knownAt: moment, clock: clock).rest()
    }
  }

  /// What these municipalities are called, by code, whether they are there or not.
  package func names(of codes: some Sequence<String>, knownAt moment: KnownMoment = .now) throws(StoreFailure)
    -> [String: String]
  {
    try read("load") { database in
      let tables = try TimeTables(database)
      let places = try tables.facts(at: tables.number(of: moment)).places
      var names: [String: String] = [:]
      for code in codes {
        names[code] =
          try places[code]?.name
          ?? RawRows.text(database, "SELECT name FROM municipality WHERE code = ?", [.text(code)])
      }
      return names
    }
  }
}
