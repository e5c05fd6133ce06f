/// A filter expression as INTERFACE.md gives it: terms joined by AND, `field op value|value`, `-` negates.
package struct Filter: Sendable, Hashable {
  /// What the user wrote.
  package let text: String
  private var terms: [FilterTerm]
  /// Each of its terms as the user wrote it, in order.
  package let parts: [String]
  /// The bare words that are not negated, as one name.
  private let phrase: String
  /// Folded names of which `phrase` is a by-name.
  private let meant: [String]
  /// UTF-8 with which a word of a name begins that begins as `phrase` does.
  private let beginnings: [[UInt8]]

  /// Why an expression is none; the words say where, and what would be.
  package struct Problem: Error, Sendable, Hashable {
    /// What is wrong, and what would do.
    package let words: Phrase

    package init(words: Phrase) { self.words = words }

    /// At the character of the expression that has this number, from 1.
    init(at place: Int, _ dutch: String, _ english: String) {
      words = Phrase("Filter, teken \(place): \(dutch)", "Filter, character \(place): \(english)")
    }
  }

  /// Reads `text` against the initiatives that exist; an empty text keeps everything. Days may be written as seen from
  /// `today`.
  /// - Parameter lists: codes of municipalities, by the name that the user gave them; nil where nobody looks.
  package init(
    _ text: String, initiatives: [Initiative], today: Day, lists: [String: [String]]? = nil
  ) throws(Problem) {
    var reader = FilterReader(text, MunicipalVocabulary(initiatives: initiatives), today: today)
    let written = try reader.terms()
    self.init(text, written.map { FilterTerm($0) }, parts: written.map(\.text))
    if let lists { for index in terms.indices { try terms[index].resolve(in: lists) } }
  }

  /// The filter of these terms, which `text` says.
  init(_ text: String, _ terms: [FilterTerm], parts: [String]) {
    self.text = text
    self.parts = parts
    self.terms = terms
    phrase = terms.compactMap(\.bareWord).joined(separator: " ")
    meant = phrase.isEmpty ? [] : ByName.names { [phrase] in $0 == phrase }
    beginnings = [" ", "-"].map { [phrase] in Array(($0 + phrase).utf8) }
  }

  /// Reads `text` against a programme: a value that none of its municipalities has is a problem too.
  /// - Parameter lists: codes of municipalities, by the name that the user gave them.
  package init(_ text: String, programme: Programme, lists: [String: [String]] = [:]) throws(Problem) {
    try self.init(text, initiatives: programme.initiatives, today: programme.today)
    try resolve(in: programme, lists: lists)
  }

  /// - Throws: a value that none of the programme's municipalities has.
  mutating func resolve(in programme: Programme, lists: [String: [String]]) throws(Problem) {
    for index in terms.indices {
      try terms[index].resolve(in: lists)
      try terms[index].resolve(in: programme)
    }
  }

  /// Every name that a field may have, of each initiative too, for completion.
  package static func fieldNames(_ initiatives: [Initiative]) -> [String] {
    FilterField.names.flatMap(\.names)
      + initiatives.flatMap { one in [one.id] + CellAspect.allCases.dropFirst().map { "\(one.id).\($0.rawValue)" } }
  }

  /// Whether it keeps everything.
  package var isEmpty: Bool { terms.isEmpty }

  /// Whether it asks for statuses or flags, which a partial programme does not have.
  package var readsCells: Bool { terms.contains(where: \.readsCells) }

  /// The initiatives that its terms name, as columns of the programme.
  package var columns: Set<Int> { Set(aspects.map(\.column)) }

  /// The days of all initiatives together that it asks for.
  package var fields: [MunicipalityField] {
    terms.compactMap { term in
      switch term.field {
      case .cell(.planned, column: nil): .planned
      case .cell(.heard, column: nil): .heard
      default: nil
      }
    }
  }

  /// What of which initiatives it asks for.
  package var aspects: [(aspect: CellAspect, column: Int)] {
    terms.compactMap { if case .cell(let aspect, let column?) = $0.field { (aspect, column) } else { nil } }
  }

  /// Whether the municipality at `row` of `programme` meets every term.
  package func keeps(row: Int, of programme: Programme) -> Bool {
    terms.allSatisfy { $0.holds(row: row, of: programme) }
  }

  /// The municipalities that it keeps, as rows of `programme`. Term by term: a term is not copied for every row.
  package func rows(of programme: Programme) -> [Int] {
    terms.reduce(Array(programme.municipalities.indices)) { rows, term in
      rows.filter { term.holds(row: $0, of: programme) }
    }
  }

  /// How well the name at `row` is what the bare words say: 0 the name itself, 1 it begins so, 2 a word of it does,
  /// 3 anything else.
  package func rank(row: Int, of programme: Programme) -> Int {
    guard !phrase.isEmpty else { return 3 }
    let name = programme.municipalities[row].foldedName
    if name == phrase || meant.contains(name) { return 0 }
    if name.hasPrefix(phrase) { return 1 }
    return beginnings.contains { foldedText(name, contains: $0) } ? 2 : 3
  }
}
