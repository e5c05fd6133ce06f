/// Words as they are typed in a line: cut at blanks, kept together by double quotes, between which two of them are one.
/// The single quote quotes nothing here: names such as 's-Gravenhage begin with it.
package struct Words {
  /// A piece of a line.
  package struct Piece: Sendable, Hashable {
    /// Without its quotes.
    package fileprivate(set) var text = ""
    /// Whether some of it stood between quotes.
    package fileprivate(set) var isQuoted = false
    /// Where it stands, quotes and all.
    package fileprivate(set) var range: Range<String.Index>

    fileprivate init(range: Range<String.Index>) { self.range = range }

    /// One of which nothing was typed yet.
    package init(at place: String.Index) { range = place..<place }
  }

  /// From left to right; none is empty that has no quotes.
  package private(set) var pieces: [Piece] = []
  /// Whether the last one lacks its closing quote.
  package private(set) var isOpen = false

  /// Cuts `line` where `isEnd` says so, outside quotes.
  package init(_ line: String, at isEnd: (Unicode.Scalar) -> Bool = \.properties.isWhitespace) {
    let scalars = line.unicodeScalars
    var piece: Piece?
    var place = scalars.startIndex
    while place < scalars.endIndex {
      let (scalar, next) = (scalars[place], scalars.index(after: place))
      if !isOpen, isEnd(scalar) {
        if let piece { pieces.append(piece) }
        piece = nil
      } else {
        var now = piece ?? Piece(range: place..<next)
        var end = next
        switch Quote(scalars[place...], isOpen: isOpen) {
        case nil: now.text.unicodeScalars.append(scalar)
        case .stands:
          now.text += "\""
          end = scalars.index(after: next)
        case .turns:
          isOpen.toggle()
          now.isQuoted = true
        }
        now.range = now.range.lowerBound..<end
        (piece, place) = (now, end)
        continue
      }
      place = next
    }
    if let piece { pieces.append(piece) }
  }

  /// What a `"` does in a text.
  enum Quote {
    /// It opens or closes.
    case turns
    /// It and the one behind it are one sign of the text.
    case stands

    /// The quote that `rest` begins with; nil where it begins with none.
    init?(_ rest: some Sequence<Unicode.Scalar>, isOpen: Bool) {
      var signs = rest.makeIterator()
      guard signs.next() == "\"" else { return nil }
      self = isOpen && signs.next() == "\"" ? .stands : .turns
    }
  }

  /// A line cut into words.
  /// - Throws: an unclosed quote.
  package static func split(_ line: String) throws(Filter.Problem) -> [String] {
    let words = Words(line)
    guard !words.isOpen else {
      throw Filter.Problem(words: Phrase("Er mist een aanhalingsteken.", "A closing quote is missing."))
    }
    return words.pieces.map(\.text)
  }

  /// A script cut into its commands, at semicolons and line ends outside quotes; blank ones are left out.
  package static func commands(_ script: String) -> [String] {
    let ends: Set<Unicode.Scalar> = [";", "\n", "\r", "\u{B}", "\u{C}", "\u{85}", "\u{2028}", "\u{2029}"]
    return Words(script, at: ends.contains).pieces.compactMap { piece in
      let command = trimmed(script[piece.range])
      return command.isEmpty ? nil : command
    }
  }

  /// A word as it is typed so that it is read as that word, in a line and in a script.
  package static func quoted(_ word: String) -> String {
    guard
      word.isEmpty
        || word.unicodeScalars.contains(where: { $0.properties.isWhitespace || "\";".unicodeScalars.contains($0) })
    else { return word }
    // By scalars: with a mark behind it a quote would be another Character.
    let inside = word.unicodeScalars.flatMap { $0 == "\"" ? ["\"", "\""] : [$0] as [Unicode.Scalar] }
    return "\"" + String(String.UnicodeScalarView(inside)) + "\""
  }

  /// Without the blanks around it.
  package static func trimmed(_ text: Substring) -> String {
    var rest = text.unicodeScalars.drop(while: \.properties.isWhitespace)
    while rest.last?.properties.isWhitespace == true { rest.removeLast() }
    return String(rest)
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
