/// Words as they are typed in a line: cut at blanks, kept together by quotes.
package enum Words {
  /// A line cut into words; double quotes keep blanks together.
  /// - Throws: an unclosed quote.
  package static func split(_ line: String) throws(Filter.Problem) -> [String] {
    var words: [String] = []
    var word: String?
    var isQuoted = false
    for scalar in line.unicodeScalars {
      // Only the double quote: names such as 's-Gravenhage begin with the single one.
      if scalar == "\"" {
        isQuoted.toggle()
        word = word ?? ""
      } else if scalar.properties.isWhitespace, !isQuoted {
        if let whole = word { words.append(whole) }
        word = nil
      } else {
        word = word ?? ""
        word?.unicodeScalars.append(scalar)
      }
    }
    guard !isQuoted else {
      throw Filter.Problem(
        words: Phrase("Er mist een aanhalingsteken.", "A closing quote is missing."))
    }
    if let whole = word { words.append(whole) }
    return words
  }

  /// The line that words were cut from: those that held blanks get their quotes back.
  package static func joined(_ words: [String]) -> String {
    words.map { hasBlank($0) ? quoted($0) : $0 }.joined(separator: " ")
  }

  private static func hasBlank(_ word: String) -> Bool {
    word.unicodeScalars.contains(where: \.properties.isWhitespace)
  }

  private static func quoted(_ word: String) -> String {
    // The minus stays outside, `province=Noord Brabant` keeps its field bare, and of several values each has its own.
    let scalars = word.unicodeScalars
    if scalars.first == "-", scalars.count > 1 { return "-" + quoted(String(scalars.dropFirst())) }
    func isSign(_ scalar: Unicode.Scalar) -> Bool { "=<>~≠≤≥".unicodeScalars.contains(scalar) }
    guard let cut = scalars.firstIndex(where: isSign), !hasBlank(String(scalars[..<cut])) else {
      return "\"\(word)\""
    }
    let values = scalars[cut...].drop(while: isSign)
    let parts = values.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    return String(scalars[..<values.startIndex])
      + parts.map { hasBlank($0) ? "\"\($0)\"" : $0 }.joined(separator: "|")
  }

  /// `key=value` pairs; a value between single quotes may hold blanks.
  /// - Returns: where it is none any more, that with what stands there.
  package static func pairs(_ text: String, keys: [String]) -> (
    pairs: [(String, String)], rest: (key: String, value: String)?
  ) {
    var pairs: [(String, String)] = []
    var rest = Substring(text).unicodeScalars.drop(while: \.properties.isWhitespace)
    while !rest.isEmpty {
      let key = rest.prefix { $0 != "=" && !$0.properties.isWhitespace }
      rest = rest.dropFirst(key.count)
      guard rest.first == "=" else { return (pairs, (String(key), "")) }
      rest = rest.dropFirst()
      let value: Substring.UnicodeScalarView
      if rest.first == "'" {
        let inside = rest.dropFirst()
        guard let end = end(of: inside, keys) else { return (pairs, (String(key), String(rest))) }
        value = inside[..<end]
        rest = inside[inside.index(after: end)...]
      } else {
        value = rest.prefix { !$0.properties.isWhitespace }
        rest = rest.dropFirst(value.count)
      }
      pairs.append((String(key), String(value)))
      rest = rest.drop(while: \.properties.isWhitespace)
    }
    return (pairs, nil)
  }

  /// The quote that ends a filter. Others may stand in it, as in 's-Gravenhage: it is none between double quotes, and
  /// what follows it is the next pair or nothing.
  private static func end(of text: Substring.UnicodeScalarView, _ keys: [String]) -> Substring.Index? {
    var isQuoted = false
    for index in text.indices {
      if text[index] == "\"" { isQuoted.toggle() }
      guard text[index] == "'", !isQuoted else { continue }
      let next = text[text.index(after: index)...]
      let pair = next.drop(while: \.properties.isWhitespace)
      if pair.isEmpty { return index }
      if pair.count < next.count, keys.contains(where: { pair.starts(with: ($0 + "=").unicodeScalars) }) {
        return index
      }
    }
    return nil
  }
}
