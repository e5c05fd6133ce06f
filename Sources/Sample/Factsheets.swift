import Model

extension Proposal {
  /// What the factsheets say, by initiative, in their order.
  package static let factsheets: [String: [FactsheetLine]] = part(["factsheet.csv"]) { files throws(CSVProblem) in
    Dictionary(grouping: try files.factsheet(), by: \.initiative)
  }

  /// The candidates to follow the six.
  package static let candidates: [Candidate] = part(["candidates.csv"]) { files throws(CSVProblem) in
    try files.candidates()
  }
}

extension SampleFiles {
  /// The first line of `factsheet.csv`.
  static let factsheetHeader = "id,initiative,question,aspect,nl,en,section,line,anchor,kind"
  /// The first line of `candidates.csv`.
  static let candidatesHeader = "id,candidate,question,nl,en,section,line,anchor,kind"

  /// `factsheet.csv`.
  func factsheet() throws(CSVProblem) -> [FactsheetLine] {
    let file = "factsheet.csv"
    var found: [FactsheetLine] = []
    for record in try records(file, SampleFiles.factsheetHeader) {
      let cells = record.cells
      found.append(
        FactsheetLine(
          id: cells[0], initiative: cells[1],
          question: try value(
            FactsheetQuestion(rawValue: cells[2]), file, record, "een vraag van de factsheet",
            "a question of the factsheet"),
          aspect: cells[3], text: Phrase(cells[4], cells[5]), section: cells[6],
          line: try line(cells[7], file, record),
          kind: try statementKind(cells[9], file, record), isStated: !cells[8].isEmpty))
    }
    return found
  }

  /// `candidates.csv`.
  func candidates() throws(CSVProblem) -> [Candidate] {
    let file = "candidates.csv"
    var found: [Candidate] = []
    for record in try records(file, SampleFiles.candidatesHeader) {
      let cells = record.cells
      let one = Candidate.Line(
        id: cells[0], question: cells[2], text: Phrase(cells[3], cells[4]), section: cells[5],
        line: try line(cells[6], file, record), kind: try statementKind(cells[8], file, record),
        isStated: !cells[7].isEmpty)
      if let index = found.firstIndex(where: { $0.id == cells[1] }) {
        found[index].lines.append(one)
      } else {
        found.append(Candidate(id: cells[1], lines: [one]))
      }
    }
    return found
  }

  private func statementKind(
    _ text: String, _ file: String, _ record: CSV.Record
  ) throws(CSVProblem) -> StatementKind {
    try value(StatementKind(rawValue: text), file, record, "source of choice", "source or choice")
  }
}
