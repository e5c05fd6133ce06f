import Model

/// The grid as CBS's boundaries give it: a run of squares a line.
package enum GridSource {
  /// The grid of a file with the columns `row,col,length,gm_code`.
  /// - Throws: file, line and what was expected there; two runs on one square are an error.
  package static func grid(_ bytes: [UInt8], file: String) throws(CSVProblem) -> Grid {
    var runs: [Grid.Run] = []
    var taken: Set<Int> = []
    for record in try CSV.records(bytes, file: file, header: ["row", "col", "length", "gm_code"]) {
      let numbers = record.cells.prefix(3).map { Int($0) ?? -1 }
      guard numbers.allSatisfy({ (0..<1000).contains($0) }), numbers[2] > 0 else {
        throw CSVProblem(
          file, record.line, Phrase("drie getallen onder 1000 verwacht", "three numbers below 1000 expected"))
      }
      let code = record.cells[3]
      guard code.wholeMatch(of: /GM[0-9]{4}/) != nil else {
        throw CSVProblem(file, record.line, Phrase("een code als GM0003 verwacht", "a code as GM0003 expected"))
      }
      for column in numbers[1]..<numbers[1] + numbers[2]
      where !taken.insert(numbers[0] * 10_000 + column).inserted {
        throw CSVProblem(
          file, record.line, Phrase("een vak dat nog vrij is verwacht", "a square that is free expected"))
      }
      runs.append(Grid.Run(row: numbers[0], column: numbers[1], length: numbers[2], code: code))
    }
    return Grid(runs)
  }
}
