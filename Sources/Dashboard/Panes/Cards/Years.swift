import Model
import Screen

extension State {
  /// How many lines the years of the municipality that is open take in `width` columns.
  func yearLineCount(width: Int) -> Int { yearLines(width: width).count }

  /// The lines of the years in the pane that shows them.
  var yearLines: [String] {
    let pane = Layout(self).panes[.years]
    return yearLines(width: (pane?.width ?? size.width) - 4)
  }

  /// Inhabitants by year, as a curve and in numbers, then predecessors and successors.
  private func yearLines(width: Int) -> [String] {
    guard let dossier, dossier.code == openMunicipality?.code, width > 8 else { return [] }
    var lines: [String] = []
    let counts = dossier.inhabitants
    if let first = counts.first, let last = counts.last {
      let curve = Spark.cells(counts.map(\.inhabitants), ascii: isASCII)
      let title = language == .dutch ? "Inwoners (CBS, 1 jan)" : "Inhabitants (CBS, 1 Jan)"
      lines.append("\(title)  \(first.year) \(curve) \(last.year)")
      let cell = 15
      let perLine = max(1, width / cell)
      for start in stride(from: 0, to: counts.count, by: perLine) {
        lines.append(
          counts[start..<min(counts.count, start + perLine)].map { count in
            let number = grouped(count.inhabitants, language)
            let mark = count.year == programme.asOf.civil.year ? "▸" : " "
            return mark + "\(count.year) " + String(repeating: " ", count: max(0, 7 - number.count)) + number + "  "
          }.joined())
      }
    }
    lines += relatives(
      dossier.predecessors, Phrase("Voorganger", "Predecessor"),
      none: Phrase(
        "Geen voorgangers sinds 2016.", "No predecessors since 2016."), width: width)
    lines += relatives(
      dossier.successors, Phrase("Opvolger", "Successor"),
      none: Phrase(
        "Geen opvolgers: bestaat nog.", "No successors: it still exists."), width: width)
    return lines
  }

  private func relatives(
    _ relatives: [MunicipalityDossier.Relative], _ title: Phrase, none: Phrase, width: Int
  ) -> [String] {
    guard !relatives.isEmpty else { return wrapped(none[language], width: width) }
    return relatives.flatMap { relative in
      let people = relative.inhabitants.map { " (\(grouped($0, language)))" } ?? ""
      let kind = reorganisationWords(relative.kind)[language]
      let words = "\(title[language]) \(relative.name)\(people), \(relative.date.words(language)), \(kind)"
      return wrapped(words, width: width - 2).enumerated().map { $0 == 0 ? $1 : "  \($1)" }
    }
  }
}

/// How a municipality passed into another, in words.
func reorganisationWords(_ kind: Reorganisation.Kind) -> Phrase {
  switch kind {
  case .merger: Phrase("samenvoeging", "merger")
  case .annexation: Phrase("toevoeging", "annexation")
  case .split: Phrase("splitsing", "split")
  case .renaming: Phrase("naamswijziging", "renaming")
  }
}

extension Painter {
  /// The municipality through the years.
  mutating func drawYears(in rect: Rect) {
    let isFocused = state.scope == .years
    let position = state.position(of: .years)
    drawFrame(rect, cardPaneTitle(.years), right: range(.years, top: position.top), focused: isFocused)
    let inner = layout.inside(.years)
    for (line, words) in state.yearLines.dropFirst(position.top).prefix(inner.height).enumerated() {
      let role: Role = isFocused && position.top + line == position.cursor ? .tableCursor : .table
      write(words, inner.x + 1, inner.y + line, role, width: inner.width - 2)
    }
    guard state.dossier == nil else { return }
    write(say("Lezen…", "Reading…"), inner.x + 1, inner.y, .textDim)
  }
}
