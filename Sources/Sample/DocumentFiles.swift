import Model

extension SampleFiles {
  /// `figures.csv`: what the document gives in its text.
  func figures() throws(CSVProblem) -> [SourceFigure] {
    let file = "figures.csv"
    var found: [SourceFigure] = []
    for record in try records(file, "key,value,unit,section,line") {
      let cells = record.cells
      let unit = try value(
        SourceFigure.Unit(rawValue: cells[2]), file, record, "euro, cent of number", "euro, cent or number")
      found.append(
        try value(
          SourceFigure(
            key: cells[0], text: cells[1], unit: unit, section: cells[3], line: try line(cells[4], file, record)), file,
          record, "een getal als 0.0029", "a number such as 0.0029"))
    }
    return found
  }

  /// `findings.csv`: what is said of the findings; of an arithmetic one only its title and place.
  func findingTexts() throws(CSVProblem) -> [FindingText] {
    let file = "findings.csv"
    var found: [FindingText] = []
    for record in try records(
      file, "id,quotes,title_nl,title_en,printed_nl,printed_en,follows_nl,follows_en,place")
    {
      let cells = record.cells
      found.append(
        FindingText(
          id: cells[0],
          quotes: try value(
            Quote.list(cells[1]), file, record, "woorden als A0:74:klaar|B:419:€ 1",
            "words such as A0:74:klaar|B:419:€ 1"),
          title: Phrase(cells[2], cells[3]), printed: Phrase(cells[4], cells[5]), follows: Phrase(cells[6], cells[7]),
          place: cells[8]))
    }
    return found
  }
}
