import Model
import Sample
import Screen

/// Records with the same fields, as a table for people, JSON, JSON by the line or CSV; written row by row, so that any number of them
/// takes no more memory than one.
struct Table {
  /// Takes one row; throws where it cannot be written.
  typealias Take = ([Datum]) throws -> Void

  /// The names of the fields.
  var columns: [String]
  /// Hands over the rows one by one, the same ones each time it is called.
  private var each: (Take) throws -> Void

  init(columns: [String], each: @escaping (Take) throws -> Void) {
    self.columns = columns
    self.each = each
  }

  /// A table whose rows are at hand.
  init(columns: [String], rows: [[Datum]]) {
    self.init(columns: columns) { take in for row in rows { try take(row) } }
  }

  /// Writes all of it to stdout.
  /// - Throws: an ending with status 1 as soon as something cannot be written.
  func write(as format: OutputFormat) throws {
    var out = Output.Pieces()
    switch format {
    case .json: try writeJSON(&out)
    case .ndjson:
      let names = columns.map { quotedJSON($0) + ": " }
      try each { row in
        try Table.add(row, names, to: &out)
        try out.add("\n")
      }
    case .csv:
      try out.add(CSV.written([columns]))
      // As they are: what is read back must be what was written.
      try each { row in try out.add(CSV.written([row.map(\.plain)])) }
    case .table: try writeAligned(spoken, &out)
    }
    try out.flush()
  }

  private func writeJSON(_ out: inout Output.Pieces) throws {
    let names = columns.map { quotedJSON($0) + ": " }
    var isFirst = true
    try each { row in
      try out.add(isFirst ? "[\n  " : ",\n  ")
      isFirst = false
      try Table.add(row, names, to: &out)
    }
    try out.add(isFirst ? "[]\n" : "\n]\n")
  }

  /// One row as an object; `names` are those of its fields, as they stand there.
  private static func add(_ row: [Datum], _ names: [String], to out: inout Output.Pieces) throws {
    try out.add("{")
    for (index, value) in row.enumerated() {
      if index > 0 { try out.add(", ") }
      try out.add(names[index])
      try out.add(value.json)
    }
    try out.add("}")
  }

  private func writeAligned(_ language: Language, _ out: inout Output.Pieces) throws {
    // A stand-in may be wider than its sign: replaced before anything is measured.
    func written(_ text: String) -> String { charset.letters(text) }
    func cells(_ row: [Datum]) -> [String] {
      zip(columns, row).map { column, value in
        written(sanitised(Table.ungrouped.contains(column) ? value.plain : value.shown(language)))
      }
    }
    // Once to measure, and once to write.
    var widths = TableWidths(columns.count)
    var first: [Datum]?
    try each { row in
      if first == nil { first = row }
      widths.measure(cells(row))
    }
    let headings = columns.indices.map { index in
      written(Table.heading(columns[index], isMoney: first?[index].isMoney ?? false)[language])
    }
    widths.measure(headings)
    if let screen = terminalWidth() { widths.fit(screen) }
    try out.add(charset.bytes(widths.line(headings, columns.indices.map { first?[$0].isNumber ?? false })))
    try each { row in try out.add(charset.bytes(widths.line(cells(row), row.map(\.isNumber)))) }
  }
}
