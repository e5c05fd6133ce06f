/// Reads an expression from left to right; a sign that has no meaning where it stands is a problem, with its place.
struct FilterReader<Vocabulary: FilterVocabulary> {
  private let vocabulary: Vocabulary
  private let today: Day
  private let characters: [Character]
  /// The expression in the spelling of the keyboard, and of each sign the character of `text` that it comes from.
  private var signs: [Unicode.Scalar] = []
  private var places: [Int] = []
  private var next = 0
  /// Whether there is more than blanks, seen or not.
  private let isWritten: Bool

  /// Reads `text` for the fields of a list; `today` is what relative days count from.
  init(_ text: String, _ vocabulary: Vocabulary, today: Day) {
    self.vocabulary = vocabulary
    self.today = today
    characters = Array(text)
    isWritten = !text.allSatisfy(\.isWhitespace)
    for (place, character) in characters.enumerated() {
      for scalar in character.unicodeScalars.flatMap(FilterReader.typed) {
        signs.append(scalar)
        places.append(place + 1)
      }
    }
    places.append((places.last ?? 0) + 1)
  }

  /// Signs that stand for two typed ones.
  private static func typed(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
    switch scalar.value {
    case 0x2260: ["!", "="]
    case 0x2264: ["<", "="]
    case 0x2265: [">", "="]
    default: spelled(scalar)
    }
  }

  /// All terms of the text, in order; throws at the first that cannot be understood.
  mutating func terms() throws(Filter.Problem) -> [WrittenTerm<Vocabulary.Field>] {
    var terms: [WrittenTerm<Vocabulary.Field>] = []
    while let term = try term() { terms.append(term) }
    guard !terms.isEmpty || !isWritten else {
      throw problem(0, "hier staat niets leesbaars.", "there is nothing to read here.")
    }
    return terms
  }

  private var sign: Unicode.Scalar? { next < signs.count ? signs[next] : nil }

  private var isAtBlank: Bool { sign?.properties.isWhitespace ?? true }

  /// Whether nothing is left of a text where names are compared: marks alone would be a part of any name.
  private func isEmpty(_ text: String) -> Bool { folded(text).allSatisfy(\.isWhitespace) }

  private mutating func skipBlanks() { while next < signs.count, isAtBlank { next += 1 } }

  /// The operator that begins here; nil where none does.
  private var comparison: FilterOperator? {
    FilterOperator.allCases.first { signs[next...].starts(with: $0.rawValue.unicodeScalars) }
  }

  private func problem(_ index: Int, _ dutch: String, _ english: String) -> Filter.Problem {
    Filter.Problem(at: places[min(index, places.count - 1)], dutch, english)
  }

  private mutating func term() throws(Filter.Problem) -> WrittenTerm<Vocabulary.Field>? {
    skipBlanks()
    let start = next
    guard var term = try read() else { return nil }
    // What was typed, and not what was made of it.
    let end = next < signs.count ? places[next] - 1 : characters.count
    term.text = String(characters[(places[start] - 1)..<end]).trimmingBlanks
    return term
  }

  private mutating func read() throws(Filter.Problem) -> WrittenTerm<Vocabulary.Field>? {
    guard let first = sign else { return nil }
    let start = next
    let isNegated = first == "-"
    if isNegated {
      next += 1
      guard sign != "-" else {
        throw problem(
          start, "«--» zegt hier niets; één - keert een term om: -naam~dam.",
          "«--» says nothing here; one - negates a term: -name~dam.")
      }
      guard !isAtBlank else {
        throw problem(
          start, "achter - hoort meteen wat niet moet, zoals -gon=G.",
          "- comes right before what is not wanted, such as -gon=G.")
      }
    }
    if sign == "|" { throw loneBar() }
    if let comparison {
      throw problem(
        next, "vóór «\(comparison.rawValue)» hoort een veld, zoals provincie=Utrecht.",
        "a field goes before «\(comparison.rawValue)», such as province=Utrecht.")
    }
    if let (name, comparison, place) = named() {
      return try term(name, at: start + (isNegated ? 1 : 0), comparison, at: place, isNegated: isNegated)
    }
    return WrittenTerm(
      field: nil, comparison: .contains, values: [FilterTerm.Value(text: try bare())], isNegated: isNegated, text: "")
  }

  private func loneBar() -> Filter.Problem {
    problem(
      next, "| staat tussen waarden van één veld, zoals provincie=Utrecht|Drenthe of naam~dam|wijk.",
      "| goes between values of one field, such as province=Utrecht|Drenthe or name~dam|wijk.")
  }

  /// A field's name with an operator behind it, blanks between them or not; stays where it is if there is none.
  private mutating func named() -> (name: String, comparison: FilterOperator, place: Int)? {
    let start = next
    while let sign,
      sign.properties.isAlphabetic || sign.properties.numericType != nil || "-_.".unicodeScalars.contains(sign)
    {
      next += 1
    }
    let end = next
    skipBlanks()
    guard end > start, let comparison else {
      next = start
      return nil
    }
    let place = next
    next += comparison.rawValue.utf8.count
    return (text(start..<end), comparison, place)
  }

  private func text(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(signs[range])) }

  private mutating func bare() throws(Filter.Problem) -> String {
    let start = next
    let (word, isQuoted) = try piece { reader throws(Filter.Problem) in
      if reader.sign == "|" { throw reader.loneBar() }
      guard reader.comparison == nil else {
        let name = reader.text(start..<reader.next)
        throw reader.problem(
          start, "«\(name)» is geen veld; er is: \(reader.vocabulary.known.joined(separator: " ")).",
          "«\(name)» is not a field; there is: \(reader.vocabulary.known.joined(separator: " ")).")
      }
      return false
    }
    guard !isEmpty(word) else {
      throw problem(
        start, isQuoted ? "tussen de aanhalingstekens staat niets." : "hier staat niets leesbaars.",
        isQuoted ? "there is nothing between the quotes." : "there is nothing to read here.")
    }
    if isQuoted { try refuseQuoted(word, at: start) }
    if word.first == "@" {
      throw problem(
        start, "«\(word)»: een bewaard filter (@naam) staat alleen, en alleen in het dashboard.",
        "«\(word)»: a saved filter (@name) stands alone, and only works in the dashboard.")
    }
    // No name has digits: such a word would find nothing, ever.
    guard vocabulary.isOpen || word.contains(where: { $0.isLetter }) || !word.contains(where: { $0.isNumber }) else {
      throw problem(
        start, "«\(word)» is geen deel van een naam; schrijf een veld, zoals inwoners>100.000 of code=GM0363.",
        "«\(word)» is not part of a name; write a field, such as inhabitants>100k or code=GM0363.")
    }
    return word
  }

  /// `"inwoners>100 000"`: no name has such signs, so the quotes stand in the wrong place.
  private func refuseQuoted(_ word: String, at start: Int) throws(Filter.Problem) {
    var inside = FilterReader(word, vocabulary, today: today)
    if inside.sign == "-" { inside.next += 1 }
    if let (name, comparison, _) = inside.named(), !vocabulary.isOpen || vocabulary.field(named: folded(name)) != nil {
      let whole = name + comparison.rawValue
      throw problem(
        start, "aanhalingstekens staan alleen om de waarde: \(whole)\"…\".",
        "quotes go around the value only: \(whole)\"…\".")
    }
    guard !vocabulary.isOpen, let sign = word.unicodeScalars.first(where: { "=<>~|".unicodeScalars.contains($0) })
    else { return }
    throw problem(
      start, "geen naam heeft een «\(sign)»; aanhalingstekens staan alleen om een naam of een waarde.",
      "no name has a «\(sign)»; quotes only go around a name or a value.")
  }

  /// What stands up to a blank, or to where `ends` says so, outside quotes; the quotes are taken off.
  private mutating func piece(
    until ends: (FilterReader) throws(Filter.Problem) -> Bool
  ) throws(Filter.Problem) -> (text: String, isQuoted: Bool) {
    var text = String.UnicodeScalarView()
    var opened: Int?
    var isQuoted = false
    while let sign {
      if let quote = Words.Quote(signs[next...], isOpen: opened != nil) {
        if quote == .stands {
          text.append(sign)
          next += 1
        } else {
          opened = opened == nil ? next : nil
          isQuoted = true
        }
      } else if opened == nil, sign.properties.isWhitespace {
        break
      } else if opened == nil, try ends(self) {
        break
      } else {
        text.append(sign)
      }
      next += 1
    }
    if let opened {
      throw problem(
        opened, "dit aanhalingsteken \" wordt niet gesloten.", "this quote \" has no closing one.")
    }
    return (String(text), isQuoted)
  }

  private mutating func term(
    _ written: String, at start: Int, _ comparison: FilterOperator, at operatorPlace: Int, isNegated: Bool
  ) throws(Filter.Problem) -> WrittenTerm<Vocabulary.Field> {
    let name = folded(written)
    guard let field = vocabulary.field(named: name) else {
      let known = vocabulary.known
      let near = suggestion(nearest(to: name, among: known))
      let list = known.joined(separator: " ")
      throw problem(
        start, "onbekend veld «\(written)». \(near.dutch)Bekend: \(list).",
        "unknown field «\(written)». \(near.english)Known: \(list).")
    }
    guard field.operators.contains(comparison) else {
      let all = field.operators.map(\.rawValue)
      let (some, last) = (all.dropLast().joined(separator: ", "), all.last ?? "")
      throw problem(
        operatorPlace, "\(written) kent alleen \(some) en \(last).", "\(written) takes \(some) and \(last) only.")
    }
    var values: [FilterTerm.Value] = []
    repeat { values.append(try value(of: field, named: written)) } while passBar()
    if field.isCount, let sign, isAtBlank || sign.properties.numericType != nil { try refuseGroups(written) }
    return WrittenTerm(field: field, comparison: comparison, values: values, isNegated: isNegated, text: "")
  }

  /// Goes past a `|` and the blanks around it; stays where it is if there is none.
  private mutating func passBar() -> Bool {
    let start = next
    skipBlanks()
    guard sign == "|" else {
      next = start
      return false
    }
    next += 1
    return true
  }

  /// `inwoners>100 000`: the rest of a number would be a name.
  private mutating func refuseGroups(_ name: String) throws(Filter.Problem) {
    let start = next
    skipBlanks()
    guard let sign, sign.properties.numericType != nil else {
      next = start
      return
    }
    throw problem(
      next, "een getal met een spatie hoort tussen aanhalingstekens: \(name)>\"100 000\", of met punten: 100.000.",
      "a number with a space goes in quotes: \(name)>\"100 000\", or without the space: 100000.")
  }

  private mutating func value(of field: Vocabulary.Field, named name: String) throws(Filter.Problem) -> FilterTerm.Value
  {
    skipBlanks()
    let start = next
    if !field.takesSigns, let comparison {
      throw problem(
        next, "«\(comparison.rawValue)» staat hier te veel; hier hoort een waarde voor \(name).",
        "«\(comparison.rawValue)» is one too many; a value of \(name) belongs here.")
    }
    let (text, isQuoted) = try piece { $0.sign == "|" }
    guard !isEmpty(text) || isQuoted && field.takesNothing else {
      let examples = (field.examples ?? []).prefix(10).joined(separator: " ")
      let tail = examples.isEmpty ? "" : ": \(examples)"
      throw problem(start, "hier hoort een waarde voor \(name)\(tail).", "a value of \(name) belongs here\(tail).")
    }
    do throws(FilterTerm.Unreadable) {
      return try field.value(text, today: today, place: places[start])
    } catch {
      let list = error.known.joined(separator: " ")
      throw problem(
        start, "onbekende waarde «\(text)» voor \(name). Bekend: \(list).",
        "unknown value «\(text)» for \(name). Known: \(list).")
    }
  }
}

extension String {
  /// Without blanks at its end.
  fileprivate var trimmingBlanks: String { String(reversed().drop(while: \.isWhitespace).reversed()) }
}
