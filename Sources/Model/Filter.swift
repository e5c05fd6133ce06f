/// A filter expression as INTERFACE.md gives it: terms joined by AND, `field op value|value`, `-` negates.
package struct Filter: Sendable, Hashable {
  /// What the user wrote.
  package let text: String
  private let terms: [Term]

  /// Why an expression is none; the words say what would be.
  package struct Problem: Error, Sendable, Hashable {
    package let words: Phrase

    package init(words: Phrase) { self.words = words }
  }

  /// Reads `text` against the initiatives that exist; an empty text keeps everything.
  package init(_ text: String, initiatives: [Initiative]) throws(Problem) {
    self.text = text
    var terms: [Term] = []
    for word in try Filter.words(text) { terms.append(try Term(word, initiatives: initiatives)) }
    self.terms = terms
  }

  /// Reads `text` against a programme: a value that none of its municipalities has is a problem too.
  package init(_ text: String, programme: Programme) throws(Problem) {
    try self.init(text, initiatives: programme.initiatives)
    for term in terms { try term.checkValues(in: programme) }
  }

  package var isEmpty: Bool { terms.isEmpty }

  /// Whether it asks for statuses or flags, which a partial programme does not have.
  package var readsCells: Bool { terms.contains(where: \.readsCells) }

  /// Whether the municipality at `row` of `programme` meets every term.
  package func keeps(row: Int, of programme: Programme) -> Bool {
    terms.allSatisfy { $0.holds(row: row, of: programme) }
  }

  /// Splits at blanks that stand outside quotes; the quotes themselves stay until the value is read.
  private static func words(_ text: String) throws(Problem) -> [String] {
    var words: [String] = []
    var word = ""
    var quoted = false
    for character in text {
      if character == "\"" { quoted.toggle() }
      if character.isWhitespace, !quoted {
        if !word.isEmpty { words.append(word) }
        word = ""
      } else {
        word.append(character)
      }
    }
    guard !quoted else {
      throw Problem(words: Phrase("Het filter mist een aanhalingsteken \".", "The filter lacks a closing quote \"."))
    }
    return word.isEmpty ? words : words + [word]
  }
}

/// What a term of a filter looks at.
private enum Field: Sendable, Hashable {
  case name, code, province, inhabitants, sizeClass, corop, safetyRegion, urbanity, flag
  case initiative(Int)

  static let names: [(Field, [String])] = [
    (.name, ["name", "naam"]), (.code, ["code"]), (.province, ["province", "provincie"]),
    (.inhabitants, ["inhabitants", "inwoners"]), (.sizeClass, ["size-class", "grootteklasse"]),
    (.corop, ["corop"]), (.safetyRegion, ["safety-region", "veiligheidsregio"]),
    (.urbanity, ["urbanity", "stedelijkheid"]), (.flag, ["flag", "vlag"]),
  ]
}

private enum Operator: String, CaseIterable {
  case notEqual = "!="
  case lessOrEqual = "<="
  case greaterOrEqual = ">="
  case equal = "="
  case less = "<"
  case greater = ">"
  case contains = "~"
}

private struct Term: Sendable, Hashable {
  let field: Field
  let comparison: Operator
  /// As written, or the initiative's status letter.
  let values: [String]
  let numbers: [Int]
  let negated: Bool
  /// The values folded, and their UTF-8: done once, for a filter looks at every municipality.
  private let texts: [String]
  private let bytes: [[UInt8]]

  var readsCells: Bool {
    switch field {
    case .flag, .initiative: true
    default: false
    }
  }

  init(_ word: String, initiatives: [Initiative]) throws(Filter.Problem) {
    var rest = Substring(word)
    let negated = rest.first == "-" && rest.count > 1
    if negated { rest = rest.dropFirst() }
    guard let (position, comparison) = Term.comparison(in: rest) else {
      self.init(field: .name, comparison: .contains, values: [Term.bare(rest)], numbers: [], negated: negated)
      return
    }
    let name = folded(String(rest[..<position]))
    let value = rest[position...].dropFirst(comparison.rawValue.count)
    guard let field = Term.field(name, initiatives: initiatives) else {
      let known = Field.names.flatMap { $0.1 } + initiatives.map(\.id)
      throw Filter.Problem(
        words: Phrase(
          "Onbekend veld «\(name)». Bekend: \(known.joined(separator: " ")).",
          "Unknown field «\(name)». Known: \(known.joined(separator: " "))."))
    }
    var values = value.split(separator: "|", omittingEmptySubsequences: false).map { Term.bare($0) }
    if case .initiative = field { values = values.map { $0.uppercased() } }
    try Term.check(values, of: field, named: name, comparison: comparison)
    let numbers = field == .inhabitants || field == .urbanity ? values.compactMap(Term.number) : []
    self.init(field: field, comparison: comparison, values: values, numbers: numbers, negated: negated)
  }

  private init(field: Field, comparison: Operator, values: [String], numbers: [Int], negated: Bool) {
    self.field = field
    self.comparison = comparison
    self.values = values
    self.numbers = numbers
    self.negated = negated
    texts = values.map { folded($0) }
    bytes = texts.map { Array($0.utf8) }
  }

  func holds(row: Int, of programme: Programme) -> Bool { matches(row: row, of: programme) != negated }

  private func matches(row: Int, of programme: Programme) -> Bool {
    // Field by field and not a copy of the whole: this runs for every municipality at every letter typed.
    switch field {
    case .name: return text(programme.municipalities[row].foldedName)
    case .code: return text(folded(programme.municipalities[row].code))
    case .province: return text(folded(programme.municipalities[row].province))
    case .corop: return text(folded(programme.municipalities[row].corop))
    case .safetyRegion: return text(folded(programme.municipalities[row].safetyRegion))
    case .inhabitants: return number(programme.municipalities[row].inhabitants)
    case .urbanity: return programme.municipalities[row].urbanity.map(number) ?? (comparison == .notEqual)
    case .sizeClass:
      let order = SizeClass.allCases
      let own = order.firstIndex(of: programme.municipalities[row].sizeClass) ?? 0
      return ordered(values.compactMap { value in order.firstIndex { $0.rawValue == value } }, own)
    case .flag:
      let has = values.contains { value in
        programme.initiatives.indices.contains { column in
          programme[row, column].flags.letters.contains(value.uppercased())
        }
      }
      return comparison == .notEqual ? !has : has
    case .initiative(let column):
      let has = values.contains(programme[row, column].status.rawValue)
      return comparison == .notEqual ? !has : has
    }
  }

  private func text(_ own: String) -> Bool {
    switch comparison {
    case .equal: texts.contains(own)
    case .notEqual: !texts.contains(own)
    case .contains: bytes.contains { foldedText(own, contains: $0) }
    case .less: texts.contains { own < $0 }
    case .lessOrEqual: texts.contains { own <= $0 }
    case .greater: texts.contains { own > $0 }
    case .greaterOrEqual: texts.contains { own >= $0 }
    }
  }

  private func number(_ own: Int) -> Bool { ordered(numbers, own) }

  private func ordered(_ wanted: [Int], _ own: Int) -> Bool {
    switch comparison {
    case .equal, .contains: wanted.contains(own)
    case .notEqual: !wanted.contains(own)
    case .less: wanted.contains { own < $0 }
    case .lessOrEqual: wanted.contains { own <= $0 }
    case .greater: wanted.contains { own > $0 }
    case .greaterOrEqual: wanted.contains { own >= $0 }
    }
  }

  private static func comparison(in word: Substring) -> (Substring.Index, Operator)? {
    guard let position = word.firstIndex(where: { "=!<>~".contains($0) }), position > word.startIndex,
      word[..<position].allSatisfy({ $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" })
    else { return nil }
    guard let found = Operator.allCases.first(where: { word[position...].hasPrefix($0.rawValue) }) else { return nil }
    return (position, found)
  }

  private static func field(_ name: String, initiatives: [Initiative]) -> Field? {
    if let known = Field.names.first(where: { $0.1.contains(name) }) { return known.0 }
    return initiatives.firstIndex { $0.id == name }.map { .initiative($0) }
  }

  private static func bare(_ value: Substring) -> String { value.filter { $0 != "\"" } }

  /// `50.000`, `50,000`, `50_000`, `50000` and `50k` alike; nil where a sign stands that groups no thousands.
  private static func number(_ text: String) -> Int? {
    let groups = text.split(omittingEmptySubsequences: false) { ".,_".contains($0) }
    guard groups.count == 1 || groups.dropFirst().allSatisfy({ $0.count == 3 }) && !groups[0].isEmpty else {
      return nil
    }
    let digits = groups.joined()
    if digits.last == "k", let thousands = Int(digits.dropLast()) {
      let (product, overflow) = thousands.multipliedReportingOverflow(by: 1000)
      return overflow ? nil : product
    }
    return Int(digits)
  }

  private static func check(_ values: [String], of field: Field, named name: String, comparison: Operator)
    throws(Filter.Problem)
  {
    for value in values {
      let known: [String]
      switch field {
      case .inhabitants, .urbanity:
        guard number(value) == nil else { continue }
        known = ["50000", "50.000", "50k"]
      case .sizeClass:
        known = SizeClass.allCases.map(\.rawValue)
      case .initiative:
        known = RolloutStatus.allCases.map(\.rawValue)
        guard [.equal, .notEqual].contains(comparison) else {
          throw Filter.Problem(
            words: Phrase("\(name) kent alleen = en !=.", "\(name) takes = and != only."))
        }
      case .flag:
        guard [.equal, .notEqual].contains(comparison) else {
          throw Filter.Problem(
            words: Phrase("\(name) kent alleen = en !=.", "\(name) takes = and != only."))
        }
        known = RolloutFlags.all.map { String($0.letter) }
        guard !known.contains(value.uppercased()) else { continue }
      default: continue
      }
      guard !known.contains(value) else { continue }
      throw Filter.Problem(
        words: Phrase(
          "Onbekende waarde «\(value)» voor \(name). Bekend: \(known.joined(separator: " ")).",
          "Unknown value «\(value)» for \(name). Known: \(known.joined(separator: " "))."))
    }
  }

  /// Refuses a value that no municipality of `programme` has, where the whole value is asked for.
  func checkValues(in programme: Programme) throws(Filter.Problem) {
    guard [.equal, .notEqual].contains(comparison) else { return }
    let own: (Municipality) -> String
    switch field {
    case .province: own = { $0.province }
    case .corop: own = { $0.corop }
    case .safetyRegion: own = { $0.safetyRegion }
    case .code: own = { $0.code }
    case .urbanity: own = { $0.urbanity.map(String.init) ?? "" }
    default: return
    }
    for value in values {
      let wanted = folded(value)
      guard !programme.municipalities.contains(where: { folded(own($0)) == wanted }) else { continue }
      let known = Set(programme.municipalities.map(own)).subtracting([""]).sorted()
      // Of many values those that begin alike; of few all.
      let near = known.count <= 12 ? known : known.filter { folded($0).hasPrefix(folded(value).prefix(1)) }
      let some = (near.isEmpty ? known : near).prefix(12).joined(separator: ", ")
      let rest = near.count == known.count && known.count <= 12 ? "" : " … (\(known.count))"
      let names = Field.names.first { $0.0 == self.field }?.1 ?? []
      let (english, dutch) = (names.first ?? "", names.last ?? "")
      throw Filter.Problem(
        words: Phrase(
          "Onbekende waarde «\(value)» voor \(dutch). Bekend: \(some)\(rest).",
          "Unknown value «\(value)» for \(english). Known: \(some)\(rest)."))
    }
  }
}
