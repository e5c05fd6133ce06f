import Model

/// A row of the data, and the few words of the document on which it rests.
package struct Anchor: Sendable, Hashable {
  /// The file by name.
  package var file: String
  /// The row's own name: its first field, and of a factsheet its question too.
  package var row: String
  /// Section, line and words.
  package var quote: Quote

  /// What `anchors.csv` keeps of it once it was checked: FNV-1a (64 bits) of section, line and words, in hexadecimal.
  package var fingerprint: String {
    let hash = quote.text.utf8.reduce(UInt64(0xcbf2_9ce4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x0100_0000_01b3 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// A line of `anchors.csv`.
  package var line: String { "\(file),\(row),\(quote.section),\(quote.line),\(fingerprint)" }
}

extension SampleFiles {
  /// The files whose rows rest on the document, with their header, and how many of its first fields name a row. A row
  /// without words is one of which the document says nothing, or a choice of ours: only of files that say which (kind).
  private static let anchored = [
    ("bodies.csv", bodiesHeader, 1),
    ("chain.csv", chainHeader, 1),
    ("decisions.csv", decisionsHeader, 1),
    ("roles.csv", rolesHeader, 1),
    ("activities.csv", "id,year,group,nl,en,cents,section,line,anchor", 1),
    ("candidates.csv", candidatesHeader, 1),
    ("facts.csv", "initiative,question,nl,en,section,line,anchor", 2),
    ("factsheet.csv", factsheetHeader, 1),
    ("figures.csv", "key,qualifier,value,unit,section,line,anchor", 1),
    (
      "functions.csv",
      "id,kind,nl,en,figure,executor_nl,executor_en,payment_nl,payment_en,remark_nl,remark_en,section,line,anchor", 1
    ),
    ("nextsteps.csv", nextStepsHeader, 1),
    ("phases.csv", phasesHeader, 2),
    ("printed.csv", "key,year,cents,section,line,anchor", 1),
    ("risks.csv", risksHeader, 1),
    ("roadmap.csv", roadmapHeader, 1),
  ]

  /// Every anchor of the data, file by file, row by row.
  /// - Throws: file, line and what was expected there; a row without anchor is a fault.
  package func anchors() throws(CSVProblem) -> [Anchor] {
    var found: [Anchor] = []
    for (file, header, naming) in SampleFiles.anchored {
      let fields = header.split(separator: ",")
      let first = fields.firstIndex(of: "section") ?? 0
      for record in try records(file, header) {
        let words = record.cells[first..<first + 3]
        if fields.last == "kind", words.last == "" { continue }
        let quote = try value(
          Quote(words.joined(separator: ":")), file, record, "een anker: woorden op hun regel",
          "an anchor: words on their line")
        found.append(Anchor(file: file, row: record.cells.prefix(naming).joined(separator: "."), quote: quote))
      }
    }
    for finding in try findingTexts() {
      found += finding.quotes.map { Anchor(file: "findings.csv", row: finding.id, quote: $0) }
    }
    for step in try nextSteps() {
      if let again = step.again { found.append(Anchor(file: "nextsteps.csv", row: step.id + ".again", quote: again)) }
    }
    return found
  }

  /// The first line of `anchors.csv`.
  package static let anchorsHeader = "file,row,section,line,fingerprint"

  /// `anchors.csv` for these data: what it must say once every anchor was found on its line.
  package func checkedAnchors() throws(CSVProblem) -> String {
    ([SampleFiles.anchorsHeader] + (try anchors()).map(\.line)).joined(separator: "\n") + "\n"
  }

  /// The anchors whose words do not stand on their line of the document, with the words that do.
  package func strayAnchors(in document: [Substring]) throws(CSVProblem) -> [(anchor: Anchor, found: String?)] {
    (try anchors()).compactMap { anchor in
      let line = document.indices.contains(anchor.quote.line - 1) ? String(document[anchor.quote.line - 1]) : nil
      return line?.contains(anchor.quote.words) == true ? nil : (anchor, line)
    }
  }
}
