/// A filter of a list by its columns: terms joined by AND, as of municipalities. Where the rows are about municipalities
/// it may ask for theirs too.
package struct ListFilter: Sendable, Hashable {
  /// What the user wrote.
  package private(set) var text: String
  /// What of it is about the list's own columns.
  private let ownText: String
  /// What it asks of those.
  package private(set) var terms: [ListTerm]
  /// What it asks of the municipality that a row is about; nil for nothing.
  package private(set) var municipal: Filter?
  /// The codes of the municipalities that are as it asks; nil where it asks nothing, or nobody has looked.
  private var codes: Set<String>?

  /// Reads `text` for a list with these columns.
  /// - Parameters:
  ///   - municipalities: those that a term may name, with all that finds one by a name.
  ///   - takesMunicipal: whether the rows are about municipalities, whose fields may be asked for behind the list's own.
  package init(
    _ text: String, columns: [ListColumn], programme: Programme, takesMunicipal: Bool = false,
    lists: [String: [String]] = [:]
  ) throws(Filter.Problem) {
    let vocabulary = ListVocabulary(
      columns: columns, municipal: takesMunicipal ? MunicipalVocabulary(initiatives: programme.initiatives) : nil)
    var reader = FilterReader(text, vocabulary, today: programme.today)
    var own: [(term: ListTerm, text: String)] = []
    var others: [(term: FilterTerm, text: String)] = []
    for written in try reader.terms() {
      func term<Field>(_ field: Field?) -> WrittenTerm<Field> {
        WrittenTerm(
          field: field, comparison: written.comparison, values: written.values, isNegated: written.isNegated,
          text: written.text)
      }
      switch written.field {
      case .municipal(let field): others.append((FilterTerm(term(field)), written.text))
      case .own(let column): own.append((try ListTerm(term(column), programme), written.text))
      // Whose rows are municipalities is asked for one by a part of its name.
      case nil where takesMunicipal && columns.first?.kind == .municipality:
        others.append((FilterTerm(term(nil)), written.text))
      case nil: own.append((try ListTerm(term(nil), programme), written.text))
      }
    }
    terms = own.map(\.term)
    self.text = text
    ownText = others.isEmpty ? text : own.map(\.text).joined(separator: " ")
    if !others.isEmpty {
      var filter = Filter(
        own.isEmpty ? text : others.map(\.text).joined(separator: " "), others.map(\.term),
        parts: others.map(\.text))
      try filter.resolve(in: programme, lists: lists)
      municipal = filter
    }
  }

  /// Whether it keeps everything, whatever the municipalities are.
  package var isEmpty: Bool { terms.isEmpty }

  /// Whether it asks for municipalities by name, or for what is known of them.
  package var needsMunicipalities: Bool {
    municipal != nil || terms.contains { $0.column == nil || $0.column?.kind == .municipality }
  }

  /// Its part about the list's own columns; nil where it has none.
  package var own: ListFilter? {
    guard !terms.isEmpty else { return nil }
    var own = self
    (own.text, own.municipal, own.codes) = (ownText, nil, nil)
    return own
  }

  /// Has it keep only the rows of these municipalities, which are as it asks.
  package mutating func keep(only codes: Set<String>) { self.codes = codes }

  /// Whether a row is as every term says.
  package func keeps<Row>(_ row: Row, _ fields: [ListField<Row>]) -> Bool {
    if let codes {
      guard let field = fields.first(where: { $0.column.kind == .municipality }),
        codes.contains(field.value(row).word)
      else { return false }
    }
    return terms.allSatisfy { $0.holds(row, fields) }
  }
}

/// One condition of a list's filter.
package struct ListTerm: Sendable, Hashable {
  /// The column that it is about; nil for a word that is sought in every text.
  package let column: ListColumn?
  /// How it compares.
  package let comparison: FilterOperator
  /// Whether it keeps what is not so.
  package let isNegated: Bool
  /// The words that it compares with, of a closed list as the files have them; folded where people write them.
  package let words: [String]
  /// The same as numbers, where they are; nil for no value.
  package let numbers: [Int?]
  /// The municipalities that its words name, or are a part of the name of, by code.
  package let codes: Set<String>
  private let bytes: [[UInt8]]

  /// As it was read, with the municipalities of `programme` that it names; throws a name that none has.
  init(_ written: WrittenTerm<ListColumn>, _ programme: Programme) throws(Filter.Problem) {
    column = written.field
    isNegated = written.isNegated
    comparison = written.comparison
    numbers = written.values.map(\.number)
    let words = written.values.map { value in
      switch written.field?.kind {
      case .choice: value.text
      case .municipality where ["none", "geen"].contains(folded(value.text)): ""
      default: folded(value.text)
      }
    }
    self.words = words
    let bytes = words.map { Array($0.utf8) }
    self.bytes = bytes
    codes = try ListTerm.codes(written, words, bytes, programme)
  }

  private static func codes(
    _ written: WrittenTerm<ListColumn>, _ words: [String], _ bytes: [[UInt8]], _ programme: Programme
  ) throws(Filter.Problem) -> Set<String> {
    let all = programme.municipalities
    switch (written.field?.kind, written.comparison) {
    case (nil, _), (.municipality, .contains):
      return Set(
        all.lazy.filter { one in bytes.contains { foldedText(one.foldedName, contains: $0) } }.map(\.code))
    case (.municipality, _):
      var codes: Set<String> = []
      for (value, word) in zip(written.values, words) where !word.isEmpty {
        let rows = all.rows(named: value.text)
        codes.formUnion(rows.map { all[$0].code })
        // One that is no more, or not yet, stands in the journal by its code.
        let code = word.uppercased()
        if rows.isEmpty, code.prefix(2).allSatisfy(\.isLetter), code.count > 2, Int(code.dropFirst(2)) != nil {
          codes.insert(code)
          continue
        }
        guard rows.isEmpty else { continue }
        let near = suggestion(nearest(to: value.text, among: all.map(\.name)))
        throw Filter.Problem(
          at: value.place,
          "geen gemeente heet «\(value.text)» op \(programme.asOf.words(.dutch)). \(near.dutch)~ zoekt een deel van een naam.",
          "no municipality is called «\(value.text)» on \(programme.asOf.words(.english)). \(near.english)~ finds a part of a name."
        )
      }
      return codes
    default: return []
    }
  }

  /// Whether a row is as it says.
  package func holds<Row>(_ row: Row, _ fields: [ListField<Row>]) -> Bool {
    guard let column else {
      return fields.contains { $0.column.isText && isPart(of: $0.value(row), $0.column.kind) } != isNegated
    }
    guard let field = fields.first(where: { $0.column.key == column.key }) else { return isNegated }
    return (holds(field.value(row), column.kind) != (comparison == .notEqual)) != isNegated
  }

  /// Of `!=`, whether it is what it may not be.
  private func holds(_ datum: Datum, _ kind: ListColumn.Kind) -> Bool {
    switch kind {
    case .text:
      comparison == .contains
        ? isPart(of: datum, kind)
        : datum == .missing ? words.contains("") : datum.texts.contains { words.contains(folded($0)) }
    case .choice: words.contains(datum.word)
    case .municipality:
      comparison == .contains
        ? isPart(of: datum, kind) : codes.contains(datum.word) || datum.word.isEmpty && words.contains("")
    case .moment: compares(Day(iso: String(datum.word.prefix(10))).map { Int($0.number) })
    case .flag, .day, .number, .amount, .share: compares(datum.number)
    }
  }

  private func isPart(of datum: Datum, _ kind: ListColumn.Kind) -> Bool {
    var texts = datum.texts
    switch kind {
    case .municipality where codes.contains(datum.word): return true
    case .choice(let choices):
      if let one = choices.first(where: { $0.word == datum.word }) { texts += [one.name.dutch, one.name.english] }
    default: break
    }
    return texts.contains { text in
      let own = folded(text)
      return bytes.contains { foldedText(own, contains: $0) }
    }
  }

  private func compares(_ own: Int?) -> Bool {
    numbers.contains { wanted in
      guard let own, let wanted else { return own == nil && wanted == nil }
      return comparison.holds(own, wanted)
    }
  }
}
