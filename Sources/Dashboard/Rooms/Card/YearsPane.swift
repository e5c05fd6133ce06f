import Model
import Screen

/// The municipality through the years.
package enum YearsPane: Pane {
  package struct Input: Sendable, Equatable {
    /// The years in words.
    var lines: [String]
    /// Whether the years were read yet.
    var isRead: Bool
  }

  package static let id = PaneID("years", Phrase("Door de jaren", "Through the years"))

  package static func input(_ state: State) -> Input {
    Input(
      lines: state.yearLines(width: (state.place(of: id)?.width ?? state.size.width) - 4),
      isRead: state.answers.dossier?.code == state.place.subject)
  }

  package static func rows(_ input: Input) -> [String] { input.lines }

  /// Beneath a rule, without a head.
  package static func height(_ input: Input, in rect: Rect) -> Int { rect.height - 1 }

  package static func subject(of row: String?, _ state: State) -> Subject? { state.cardSubject }

  package static func figures(of row: String?, _ state: State) -> [Figure] { state.yearFigures }

  package static func saying(of row: String?, _ state: State) -> [Said] {
    state.openRow.map { state.municipalitySaid($0) } ?? []
  }

  package static func hints(_ state: State) -> [String] { ["up", "next-pane", "back", "help"] }

  package static func draw(_ seen: Seen<Self>, on painter: inout Painter) {
    let inner = seen.inner
    painter.drawRule(
      seen.rect, painter.cardPaneTitle(YearsPane.id), info: seen.range(painter.language), focused: seen.isFocused)
    for (index, words) in seen.shown where index - seen.top < inner.height {
      painter.markRow(
        YearsPane.id, index, Rect(x: inner.x, y: inner.y + index - seen.top, width: inner.width, height: 1))
      let role: Role = seen.isFocused && index == seen.cursor ? .tableCursor : .table
      painter.write(words, inner.x + 1, inner.y + index - seen.top, role, width: inner.width - 2)
    }
    guard !seen.input.isRead else { return }
    painter.write(painter.say("Lezen…", "Reading…"), inner.x + 1, inner.y, .textDim)
  }
}

extension State {
  /// Inhabitants by year, as a curve and in numbers, then predecessors and successors.
  func yearLines(width: Int) -> [String] {
    guard let dossier = answers.dossier, dossier.code == openMunicipality?.code, width > 8 else { return [] }
    var lines: [String] = []
    let counts = dossier.inhabitants
    if let first = counts.first, let last = counts.last {
      let curve = Spark.cells(counts.map(\.inhabitants), ascii: session.isASCII)
      let title = language == .dutch ? "Inwoners (CBS, 1 jan)" : "Inhabitants (CBS, 1 Jan)"
      lines.append("\(title)  \(first.year) \(curve) \(last.year)")
      let cell = 15
      let perLine = max(1, width / cell)
      for start in stride(from: 0, to: counts.count, by: perLine) {
        lines.append(
          counts[start..<min(counts.count, start + perLine)].map { count in
            let number = grouped(count.inhabitants, language)
            // What CBS counted after the day shown was not known then.
            let year = programme.asOf.civil.year
            let mark = count.year == year ? "▸" : count.year > year ? "*" : " "
            return mark + "\(count.year) " + String(repeating: " ", count: max(0, 7 - number.count)) + number + "  "
          }.joined())
      }
    }
    if counts.contains(where: { $0.year > programme.asOf.civil.year }) {
      lines.append(
        language == .dutch
          ? "* later geteld dan de dag die getoond wordt" : "* counted after the day shown")
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
      let kind = relative.kind.name[language]
      let words = "\(title[language]) \(relative.name)\(people), \(relative.date.words(language)), \(kind)"
      return wrapped(words, width: width - 2).enumerated().map { $0 == 0 ? $1 : "  \($1)" }
    }
  }
}
