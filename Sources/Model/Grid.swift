/// The country in squares of a kilometre, each of the municipality that its middle lies in. Rows go from north to south.
/// Boundaries: CBS/Kadaster, CC BY 4.0.
package struct Grid: Sendable, Equatable {
  /// In squares.
  package let (columns, rows): (Int, Int)
  /// The municipalities by code, ascending: a square names one by its place here.
  package let codes: [String]
  /// Row by row; `nobody` where no municipality is.
  package let squares: [Int16]

  /// What is sea, or another country.
  package static let nobody: Int16 = -1

  package static func == (one: Grid, other: Grid) -> Bool {
    one.columns == other.columns && one.rows == other.rows && one.codes == other.codes && one.squares == other.squares
  }

  /// A run of squares that lie beside each other.
  package struct Run: Sendable, Hashable {
    /// Where it begins, in squares from the north-west corner, and how many it has.
    package let (row, column, length): (Int, Int, Int)
    /// The municipality.
    package let code: String

    package init(row: Int, column: Int, length: Int, code: String) {
      (self.row, self.column, self.length, self.code) = (row, column, length, code)
    }

    package static func == (one: Run, other: Run) -> Bool {
      one.row == other.row && one.column == other.column && one.length == other.length && one.code == other.code
    }

    package func hash(into hasher: inout Hasher) {
      hasher.combine(row)
      hasher.combine(column)
      hasher.combine(code)
    }
  }

  /// The least rectangle around `runs`.
  package init(_ runs: [Run]) {
    let codes = Set(runs.map(\.code)).sorted()
    let number = Dictionary(uniqueKeysWithValues: codes.enumerated().map { ($1, Int16($0)) })
    let (top, left) = (runs.map(\.row).min() ?? 0, runs.map(\.column).min() ?? 0)
    let bottom = runs.map(\.row).max() ?? -1
    let right = runs.map { $0.column + $0.length }.max() ?? 0
    let (columns, rows) = (right - left, bottom - top + 1)
    var squares = Array(repeating: Grid.nobody, count: columns * rows)
    for run in runs {
      let first = (run.row - top) * columns + run.column - left
      for place in first..<first + run.length { squares[place] = number[run.code] ?? Grid.nobody }
    }
    self.init(columns: columns, rows: rows, codes: codes, squares: squares)
  }

  private init(columns: Int, rows: Int, codes: [String], squares: [Int16]) {
    (self.columns, self.rows, self.codes, self.squares) = (columns, rows, codes, squares)
  }

  /// The same land divided among the municipalities of another day: each square goes to whoever carries on its
  /// municipality. Of one that was split, which squares went where is not known of a grid of 2016: all go to its main
  /// successor (our own choice, and CBS's for its series).
  /// - Parameters:
  ///   - codes: those that exist on that day.
  ///   - facts: the reorganisations that are known, in any order.
  package func divided(among codes: Set<String>, by facts: [Reorganisation]) -> Grid {
    let heirs = Dictionary(grouping: facts, by: \.oldCode).mapValues { lines in
      lines.sorted {
        ($0.date, $0.isMainSuccessor ? 0 : 1, $0.newCode) < ($1.date, $1.isMainSuccessor ? 0 : 1, $1.newCode)
      }
    }
    let wanted = self.codes.map { owner(of: $0, among: codes, heirs) }
    let known = Set(wanted.compactMap(\.self)).sorted()
    let number = Dictionary(uniqueKeysWithValues: known.enumerated().map { ($1, Int16($0)) })
    let new = wanted.map { $0.flatMap { number[$0] } ?? Grid.nobody }
    return Grid(
      columns: columns, rows: rows, codes: known,
      squares: squares.map { $0 == Grid.nobody ? Grid.nobody : new[Int($0)] })
  }

  /// Who has the squares of a municipality among those that exist: itself, or whoever carries it on.
  private func owner(of code: String, among codes: Set<String>, _ heirs: [String: [Reorganisation]]) -> String? {
    var code = code
    var gone: Set<String> = []
    while !codes.contains(code) {
      guard gone.insert(code).inserted, let next = heirs[code]?.first else { return nil }
      code = next.newCode
    }
    return code
  }
}

extension Grid {
  /// As it is kept: a line for each row of squares, in it its runs; a run is how far it stands from the one before where
  /// they do not touch, how long it is, and its municipality: `213:2*1651 3*0003`.
  package var text: String {
    var text = "row,runs\n"
    for row in 0..<rows {
      let runs = runs(inRow: row)
      guard !runs.isEmpty else { continue }
      var end = 0
      let words = runs.map { run in
        defer { end = run.column + run.length }
        let gap = run.column == end ? "" : "\(run.column - end):"
        return "\(gap)\(run.length)*\(run.code.dropFirst(2))"
      }
      text += "\(row),\(words.joined(separator: " "))\n"
    }
    return text
  }

  private func runs(inRow row: Int) -> [Run] {
    var runs: [Run] = []
    var column = 0
    while column < columns {
      let own = squares[row * columns + column]
      let start = column
      while column < columns, squares[row * columns + column] == own { column += 1 }
      guard own != Grid.nobody else { continue }
      runs.append(Run(row: row, column: start, length: column - start, code: codes[Int(own)]))
    }
    return runs
  }

  /// What was kept as text; nil where it is none.
  package init?(_ bytes: some Sequence<UInt8>) {
    var reader = GridReader()
    for byte in bytes where !reader.isWrong { reader.take(byte) }
    guard !reader.isWrong, !reader.runs.isEmpty, reader.isBetween else { return nil }
    self.init(reader.runs)
  }
}

/// Reads the text of a grid a byte at a time: it is read when the map is first looked at.
private struct GridReader {
  private(set) var runs: [Grid.Run] = []
  private(set) var isWrong = false
  private var head = Array("row,runs\n".utf8)[...]
  private var row: Int?
  private var (number, digits) = (0, 0)
  private var (column, length): (Int, Int?) = (0, nil)
  private var names: [Int: String] = [:]

  /// Whether a line has ended.
  var isBetween: Bool { head.isEmpty && row == nil && digits == 0 }

  mutating func take(_ byte: UInt8) {
    if let first = head.first {
      isWrong = byte != first
      head = head.dropFirst()
      return
    }
    switch byte {
    case 0x30...0x39:
      number = number * 10 + Int(byte - 0x30)
      digits += 1
      isWrong = digits > 4
    case UInt8(ascii: ",") where row == nil && digits > 0: row = taken()
    case UInt8(ascii: ":") where row != nil && length == nil && digits > 0: column += taken()
    case UInt8(ascii: "*") where row != nil && length == nil && number > 0: length = taken()
    case UInt8(ascii: " ") where digits == 4: endRun()
    case UInt8(ascii: "\n") where digits == 4:
      endRun()
      (row, column) = (nil, 0)
    default: isWrong = true
    }
    if column + (length ?? 0) > 999 { isWrong = true }
  }

  private mutating func taken() -> Int {
    defer { (number, digits) = (0, 0) }
    return number
  }

  private mutating func endRun() {
    guard let row, let length else { return isWrong = true }
    let code = taken()
    let name = names[code] ?? "GM" + "0000".dropLast(String(code).count) + String(code)
    names[code] = name
    runs.append(Grid.Run(row: row, column: column, length: length, code: name))
    column += length
    self.length = nil
  }
}
