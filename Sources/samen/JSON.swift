import Foundation

/// A JSON value as it was read. A number keeps its text.
enum JSON: Hashable {
  case text(String)
  case number(String)
  case list([JSON])
  case object([String: JSON])
  /// true, false and null.
  case word(String)

  /// Why bytes are no JSON, and in which line, from 1.
  struct Problem: Error { var line: Int }

  /// Reads all of `bytes` as one value, as RFC 8259 has it; of a name that stands twice the last counts.
  /// - Throws: where it is none.
  init(_ bytes: [UInt8]) throws(Problem) {
    var reader = JSONReader(bytes: bytes)
    self = try reader.value(depth: 0)
    reader.skipBlanks()
    guard reader.place == bytes.count else { throw reader.problem }
  }

  /// On lines of their own, in the order of their names, so that two files can be compared.
  func written(_ indent: String = "") -> String {
    func lines(_ items: [String], _ open: String, _ close: String) -> String {
      items.isEmpty
        ? open + close : "\(open)\n" + items.map { "\(indent)  \($0)" }.joined(separator: ",\n") + "\n\(indent)\(close)"
    }
    switch self {
    case .text(let text): return quotedJSON(text)
    case .number(let text), .word(let text): return text
    case .list(let items): return lines(items.map { $0.written(indent + "  ") }, "[", "]")
    case .object(let items):
      let names = items.keys.sorted()
      return lines(names.map { quotedJSON($0) + ": " + (items[$0]?.written(indent + "  ") ?? "null") }, "{", "}")
    }
  }
}

private struct JSONReader {
  let bytes: [UInt8]
  private(set) var place = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  var problem: JSON.Problem { JSON.Problem(line: 1 + bytes.prefix(place).count { $0 == 0x0A }) }

  private var byte: UInt8? { place < bytes.count ? bytes[place] : nil }

  mutating func skipBlanks() { while let byte, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { place += 1 } }

  /// Takes a sign, with the blanks before it.
  private mutating func take(_ sign: Unicode.Scalar) -> Bool {
    skipBlanks()
    guard byte == UInt8(ascii: sign) else { return false }
    place += 1
    return true
  }

  mutating func value(depth: Int) throws(JSON.Problem) -> JSON {
    skipBlanks()
    guard depth < 32 else { throw problem }
    switch byte {
    case UInt8(ascii: "\""): return .text(try text())
    case UInt8(ascii: "{"): return .object(try object(depth))
    case UInt8(ascii: "["): return .list(try list(depth))
    default: return try bare()
    }
  }

  private mutating func object(_ depth: Int) throws(JSON.Problem) -> [String: JSON] {
    place += 1
    var found: [String: JSON] = [:]
    if take("}") { return found }
    repeat {
      skipBlanks()
      guard byte == UInt8(ascii: "\"") else { throw problem }
      let name = try text()
      guard take(":") else { throw problem }
      found[name] = try value(depth: depth + 1)
    } while take(",")
    guard take("}") else { throw problem }
    return found
  }

  private mutating func list(_ depth: Int) throws(JSON.Problem) -> [JSON] {
    place += 1
    var found: [JSON] = []
    if take("]") { return found }
    repeat { found.append(try value(depth: depth + 1)) } while take(",")
    guard take("]") else { throw problem }
    return found
  }

  /// A number, `true`, `false` or `null`.
  private mutating func bare() throws(JSON.Problem) -> JSON {
    let start = place
    while let byte, (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte) || "+-.E".utf8.contains(byte) {
      place += 1
    }
    let text = String(decoding: bytes[start..<place], as: UTF8.self)
    if ["true", "false", "null"].contains(text) { return .word(text) }
    guard JSONReader.isNumber(text.utf8[...]) else { throw problem }
    return .number(text)
  }

  /// Digits without a needless 0, a fraction, an exponent.
  private static func isNumber(_ text: Substring.UTF8View) -> Bool {
    var rest = text.first == UInt8(ascii: "-") ? text.dropFirst() : text
    func digits() -> Int {
      let count = rest.prefix { (0x30...0x39).contains($0) }.count
      rest = rest.dropFirst(count)
      return count
    }
    let isZero = rest.first == UInt8(ascii: "0")
    guard case let whole = digits(), whole == 1 || whole > 1 && !isZero else { return false }
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      guard digits() > 0 else { return false }
    }
    if let sign = rest.first, sign | 0x20 == UInt8(ascii: "e") {
      rest = rest.dropFirst()
      if let sign = rest.first, "+-".utf8.contains(sign) { rest = rest.dropFirst() }
      guard digits() > 0 else { return false }
    }
    return rest.isEmpty
  }

  private mutating func text() throws(JSON.Problem) -> String {
    place += 1
    var found: [UInt8] = []
    while let byte, byte != UInt8(ascii: "\"") {
      guard byte >= 0x20 else { throw problem }
      place += 1
      if byte == UInt8(ascii: "\\") { found += try escaped() } else { found.append(byte) }
    }
    guard byte != nil, let text = String(validating: found, as: UTF8.self) else { throw problem }
    place += 1
    return text
  }

  /// What stands behind a backslash, as UTF-8.
  private mutating func escaped() throws(JSON.Problem) -> [UInt8] {
    guard let byte else { throw problem }
    place += 1
    switch byte {
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
    case UInt8(ascii: "u"):
      var units = [try unit()]
      if UTF16.isLeadSurrogate(units[0]) {
        guard bytes[place...].starts(with: "\\u".utf8) else { throw problem }
        place += 2
        units.append(try unit())
      }
      guard let text = String(validating: units, as: UTF16.self) else { throw problem }
      return Array(text.utf8)
    default: throw problem
    }
  }

  private mutating func unit() throws(JSON.Problem) -> UInt16 {
    let digits = bytes[place..<min(place + 4, bytes.count)]
    guard digits.count == 4, digits.allSatisfy({ $0.isHexDigit }),
      let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw problem }
    place += 4
    return unit
  }
}

extension UInt8 {
  fileprivate var isHexDigit: Bool { (0x30...0x39).contains(self) || (0x61...0x66).contains(self | 0x20) }
}
