import Model

/// The lines of a file, whether they end with LF or CRLF; a CRLF is one character, so bytes are looked at.
func linesOfFile(_ text: String) -> [String] {
  text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
    String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
  }
}

/// The first line, from 1, that begins like the head of a table and is none, or holds a control character, and what was
/// expected; nil where there is no such line. The library ends the program on these (an assertion in toml++), instead
/// of saying so.
func strangeLine(of lines: [String]) -> (number: Int, words: Phrase)? {
  var scanner = TOMLScanner()
  for (index, line) in lines.enumerated() {
    let bytes = Array(line.utf8)
    if bytes.contains(where: { $0 < 0x20 && $0 != 0x09 || $0 == 0x7F }) {
      return (index + 1, Phrase("een stuurteken hoort hier niet", "a control character has no place here"))
    }
    if scanner.isBetweenValues, line.first(where: { $0 != " " && $0 != "\t" }) == "[", !isHeader(line[...]) {
      return (index + 1, Phrase("hier wordt [naam] verwacht", "[name] expected here"))
    }
    scanner.pass(bytes)
  }
  return nil
}

/// Whether a line is `[a.b]` or `[[a."b c"]]`, with or without a comment behind it.
private func isHeader(_ line: Substring) -> Bool {
  let key = /[ \t]*(?:[A-Za-z0-9_-]+|"(?:[^"\\]|\\.)*"|'[^']*')[ \t]*/
  var rest = line.drop { $0 == " " || $0 == "\t" }
  let isArray = rest.hasPrefix("[[")
  rest = rest.dropFirst(isArray ? 2 : 1)
  while true {
    guard let match = rest.prefixMatch(of: key) else { return false }
    rest = rest[match.range.upperBound...]
    if rest.first == "." { rest = rest.dropFirst() } else { break }
  }
  let end = isArray ? "]]" : "]"
  guard rest.hasPrefix(end) else { return false }
  let behind = rest.dropFirst(end.count).drop { $0.isWhitespace }
  return behind.isEmpty || behind.first == "#"
}

/// Knows whether a line begins inside a value that goes on: a list, or a text of several lines.
private struct TOMLScanner {
  private var depth = 0
  /// The quote, three times, that ends a text of several lines.
  private var open: UInt8?

  var isBetweenValues: Bool { depth == 0 && open == nil }

  mutating func pass(_ bytes: [UInt8]) {
    var place = 0
    func isTriple(_ at: Int, _ quote: UInt8) -> Bool {
      at + 2 < bytes.count && bytes[at] == quote && bytes[at + 1] == quote && bytes[at + 2] == quote
    }
    while place < bytes.count {
      let byte = bytes[place]
      if let quote = open {
        if quote == UInt8(ascii: "\""), byte == UInt8(ascii: "\\") {
          place += 2
          continue
        }
        if isTriple(place, quote) {
          open = nil
          place += 2
        }
      } else {
        switch byte {
        case UInt8(ascii: "#"): return
        case UInt8(ascii: "\""), UInt8(ascii: "'"):
          if isTriple(place, byte) {
            open = byte
            place += 2
          } else {
            place += 1
            while place < bytes.count, bytes[place] != byte {
              if byte == UInt8(ascii: "\""), bytes[place] == UInt8(ascii: "\\") { place += 1 }
              place += 1
            }
          }
        case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
        case UInt8(ascii: "]"), UInt8(ascii: "}"): depth = max(0, depth - 1)
        default: break
        }
      }
      place += 1
    }
  }
}
