import Model

extension SampleFiles {
  /// `figures.csv`: what the document gives in its text.
  func figures() throws(CSVProblem) -> [SourceFigure] {
    let file = "figures.csv"
    var found: [SourceFigure] = []
    for record in try records(file, "key,qualifier,value,unit,section,line,anchor") {
      let cells = record.cells
      let unit = try value(
        SourceFigure.Unit(rawValue: cells[3]), file, record, "euro, cent of number", "euro, cent or number")
      found.append(
        try value(
          SourceFigure(
            key: cells[0], text: (cells[1].isEmpty ? "" : cells[1] + " ") + cells[2], unit: unit, section: cells[4],
            line: try line(cells[5], file, record)), file, record, "een getal als 0.0029", "a number such as 0.0029"))
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

  /// `functions.csv`: what section C lists; its amounts are figures of the document.
  func functions(_ figures: [SourceFigure]) throws(CSVProblem) -> [SocialFunction] {
    let file = "functions.csv"
    let header =
      "id,kind,nl,en,figure,executor_nl,executor_en,payment_nl,payment_en,remark_nl,remark_en,section,line,anchor"
    var found: [SocialFunction] = []
    for record in try records(file, header) {
      let cells = record.cells
      let figure = cells[4].isEmpty ? nil : cells[4]
      found.append(
        SocialFunction(
          id: cells[0],
          kind: try value(
            SocialFunction.Kind(rawValue: cells[1]), file, record, "functie, beheer of vrijval",
            "functie, beheer or vrijval"),
          name: Phrase(cells[2], cells[3]), figure: figure,
          amount: try figure.map { key throws(CSVProblem) in
            try value(figures.amount(key), file, record, "een bedrag van figures.csv", "an amount of figures.csv")
          },
          executor: Phrase(cells[5], cells[6]), payment: Phrase(cells[7], cells[8]),
          remark: Phrase(cells[9], cells[10]), section: cells[11],
          line: try value(Int(cells[12]), file, record, "een regelnummer", "a line number")))
    }
    return found
  }
}
