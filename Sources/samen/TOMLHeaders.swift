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
      return (index + 1, Phrase("een stuurteken hoort hier niet", "a control character does not belong here"))
    }
    if scanner.isBetweenValues, bytes.first(where: { $0 != 0x20 && $0 != 0x09 }) == UInt8(ascii: "["), !isHeader(bytes)
    {
      return (index + 1, Phrase("hier wordt [naam] verwacht", "[name] expected here"))
    }
    scanner.pass(bytes)
    if scanner.hasNUL { return (index + 1, Phrase("een NUL-teken hoort hier niet", "a NUL does not belong here")) }
  }
  return nil
}

/// Whether a line is `[a.b]` or `[[a."b c"]]`, with or without a comment behind it.
private func isHeader(_ bytes: [UInt8]) -> Bool {
  func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
  var rest = bytes.drop(while: isBlank)
  let depth = rest.dropFirst().first == UInt8(ascii: "[") ? 2 : 1
  rest = rest.dropFirst(depth)
  while true {
    rest = rest.drop(while: isBlank)
    if let quote = rest.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      rest = rest.dropFirst()
      while let byte = rest.first, byte != quote {
        rest = rest.dropFirst(quote == UInt8(ascii: "\"") && byte == UInt8(ascii: "\\") ? 2 : 1)
      }
      guard rest.first == quote else { return false }
      rest = rest.dropFirst()
    } else {
      let key = rest.prefix { byte in
        (0x41...0x5A).contains(byte & 0xDF) && byte < 0x80 || (0x30...0x39).contains(byte)
          || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
      }
      guard !key.isEmpty else { return false }
      rest = rest.dropFirst(key.count)
    }
    rest = rest.drop(while: isBlank)
    guard rest.first == UInt8(ascii: ".") else { break }
    rest = rest.dropFirst()
  }
  guard rest.prefix(depth).elementsEqual(Array(repeating: UInt8(ascii: "]"), count: depth)) else { return false }
  rest = rest.dropFirst(depth).drop(while: isBlank)
  return rest.isEmpty || rest.first == UInt8(ascii: "#")
}

/// Knows whether a line begins inside a value that goes on: a list, or a text of several lines.
private struct TOMLScanner {
  private var depth = 0
  /// The quote, three times, that ends a text of several lines.
  private var open: UInt8?
  /// Whether a text held an escaped NUL: the library cuts it off there.
  private(set) var hasNUL = false

  var isBetweenValues: Bool { depth == 0 && open == nil }

  /// Looks behind a backslash.
  private mutating func lookForNUL(_ rest: ArraySlice<UInt8>) {
    if rest.starts(with: "u0000".utf8) || rest.starts(with: "U00000000".utf8) { hasNUL = true }
  }

  mutating func pass(_ bytes: [UInt8]) {
    var place = 0
    func isTriple(_ at: Int, _ quote: UInt8) -> Bool {
      at + 2 < bytes.count && bytes[at] == quote && bytes[at + 1] == quote && bytes[at + 2] == quote
    }
    while place < bytes.count {
      let byte = bytes[place]
      if let quote = open {
        if quote == UInt8(ascii: "\""), byte == UInt8(ascii: "\\") {
          lookForNUL(bytes[(place + 1)...])
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
              if byte == UInt8(ascii: "\""), bytes[place] == UInt8(ascii: "\\") {
                lookForNUL(bytes[(place + 1)...])
                place += 1
              }
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
