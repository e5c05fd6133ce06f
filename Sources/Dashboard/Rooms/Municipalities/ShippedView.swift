import Model

/// A view that comes with the program: a work list of every day.
struct ShippedView {
  /// Its name in either language, as it is typed.
  let id: Phrase
  /// As `view` takes it.
  let line: Phrase

  /// What was planned and did not come, the longest ago first; who said nothing for as long as the attention page counts
  /// silence, the longest first.
  static let all = [
    ShippedView(
      id: Phrase("te-laat", "late"),
      line: Phrase(
        "page=municipalities filter='gepland<vandaag' sort=planned",
        "page=municipalities filter='planned<today' sort=planned")),
    ShippedView(
      id: Phrase("\(Attention.silence)-dagen-stil", "\(Attention.silence)-days-silent"),
      line: Phrase(
        "page=municipalities filter='gehoord<=-\(Attention.silence)d|geen' sort=heard",
        "page=municipalities filter='heard<=-\(Attention.silence)d|none' sort=heard")),
  ]

  /// The line of the one that is called so in either language, with blanks or dashes; nil where none is.
  static func line(named name: String, _ language: Language) -> String? {
    let wanted = folded(name).replacing(" ", with: "-")
    return all.first { [$0.id.dutch, $0.id.english].contains(wanted) }?.line[language]
  }
}
