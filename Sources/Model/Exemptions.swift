extension ContributionSettings {
  /// The exempt municipalities after `text`: `+X` adds one, `-X` takes one out, and so does what follows it up to the next
  /// sign; `X, Y` are all of them, `none` is nobody.
  package static func exemptions(after text: String, in programme: Programme) throws(Refusal) -> String {
    if text == "none" { return text }
    func code(_ name: some StringProtocol) throws(Refusal) -> String {
      do throws(Filter.Problem) {
        return programme.municipalities[try programme.row(named: trimmed(name))].code
      } catch {
        throw Refusal("unknown-municipality", error.words, wayOut: Phrase(same: ""))
      }
    }
    var exempt = ContributionSettings(programme.settings).exempt
    var sign = Character(",")
    for part in signed(text) {
      if let first = part.first, first == "+" || first == "-" { sign = first } else if sign == "," { exempt = [] }
      for name in part.drop(while: { $0 == "+" || $0 == "-" }).split(separator: ",")
      where !name.allSatisfy(\.isWhitespace) {
        let code = try code(name)
        if sign == "-" { exempt.remove(code) } else { exempt.insert(code) }
      }
    }
    return exempt.isEmpty ? "none" : exempt.sorted().joined(separator: " ")
  }

  /// `text` cut before each sign that begins a name.
  private static func signed(_ text: String) -> [Substring] {
    var parts: [Substring] = []
    var start = text.startIndex
    for index in text.indices where index > start && (text[index] == "+" || text[index] == "-") {
      guard [" ", ","].contains(text[text.index(before: index)]) else { continue }
      parts.append(text[start..<index])
      start = index
    }
    return parts + [text[start...]]
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}
