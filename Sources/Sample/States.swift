import Model

extension SampleFiles {
  /// The first line of `states.csv`.
  static let statesHeader = "recorded,by,field,key,value,reason"

  /// `states.csv`: what became of the document's decisions, dates, steps and preconditions in the sample, as recorded.
  func states() throws(CSVProblem) -> [SampleGenerator.Row] {
    let file = "states.csv"
    var rows: [SampleGenerator.Row] = []
    var values: [String: String] = [:]
    for record in try records(file, SampleFiles.statesHeader) {
      let cells = record.cells
      let recorded = try day(cells[0], file, record)
      let field = try value(
        RolloutField.ofProposal.first { $0.rawValue == cells[2] }, file, record,
        "decision, milestone, nextstep, precondition of request",
        "decision, milestone, nextstep, precondition or request")
      guard rows.last.map({ $0.recorded <= recorded }) ?? true else {
        throw CSVProblem(
          file, record.line, Phrase("regels op volgorde van vastlegging verwacht", "rows as recorded expected"))
      }
      let before = values.updateValue(cells[4], forKey: cells[2] + " " + cells[3])
      rows.append(
        SampleGenerator.Row(
          recorded: recorded, effective: recorded, by: cells[1], municipality: "", initiative: cells[3], field: field,
          from: before ?? "", to: cells[4], reason: cells[5]))
    }
    return rows
  }
}

extension [SampleGenerator.Row] {
  /// These and `others`, both in the order of their recording; of one day the others come last.
  func merged(with others: [SampleGenerator.Row]) -> [SampleGenerator.Row] {
    var merged: [SampleGenerator.Row] = []
    merged.reserveCapacity(count + others.count)
    var rest = others[...]
    for row in self {
      let sooner = rest.prefix { $0.recorded < row.recorded }
      merged += sooner
      rest = rest.dropFirst(sooner.count)
      merged.append(row)
    }
    return merged + rest
  }
}
