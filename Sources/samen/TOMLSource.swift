import Foundation
import Model
import TOMLKit

/// A TOML file that knows the line of a key.
struct TOMLSource {
  let name: String
  /// The text, line by line.
  let lines: [String]
  /// What TOML makes of it.
  let table: TOMLTable

  /// Reads TOML; throws a usage error with the line where it is none.
  init(name: String, bytes: [UInt8]) throws(Ending) {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Ending(.usage, "\(name): geen UTF-8.", "\(name): not UTF-8.")
    }
    self.name = name
    lines = linesOfFile(text)
    if let (line, words) = strangeLine(of: lines) {
      throw Ending(
        .usage, "\(name):\(line): geen TOML: \(words.dutch).", "\(name):\(line): not TOML: \(words.english).")
    }
    do {
      table = try TOMLTable(string: text)
    } catch let error as TOMLParseError {
      let (place, words) = (error.source.begin, TOMLSource.words(error.description))
      throw Ending(
        .usage, "\(name):\(place.line): geen TOML: \(words.dutch) (teken \(place.column)).",
        "\(name):\(place.line): not TOML: \(words.english) (character \(place.column)).")
    } catch {
      throw Ending(.usage, "\(name): geen TOML.", "\(name): not TOML.")
    }
  }

  /// What the library found wrong, which it says in English and in its own terms.
  private static func words(_ text: String) -> Phrase {
    let named = text.components(separatedBy: "redefine existing ").dropFirst().first
    if let name = named?.split(separator: "'").dropFirst().first {
      return Phrase("«\(name)» staat er twee keer", "«\(name)» is there twice")
    }
    let known = [
      ("expected '='", Phrase("een = ontbreekt", "an = is missing")),
      ("']'", Phrase("een ] ontbreekt", "a ] is missing")), ("'}'", Phrase("een } ontbreekt", "a } is missing")),
      ("escape sequence", Phrase("een onbekende \\", "an unknown \\")),
      ("end-of-file", Phrase("het houdt te vroeg op", "it ends too early")),
      ("leading zeroes", Phrase("een getal begint met 0", "a number begins with 0")),
      ("digit", Phrase("een cijfer verwacht", "a digit expected")),
      ("expected value", Phrase("een waarde verwacht", "a value expected")),
      ("bare key", Phrase("een naam verwacht", "a name expected")),
    ]
    return known.first { text.contains($0.0) }?.1
      ?? Phrase("dit hoort hier niet", "this does not belong here")
  }

  /// The line, from 1, where `key` is given its value inside `table`, or before any table where that is empty;
  /// 1 where it cannot be found.
  func line(of key: String, in table: String = "") -> Int {
    func bare(_ text: String) -> String {
      String(text.unicodeScalars.filter { $0 != "\"" && $0 != "'" && !$0.properties.isWhitespace })
    }
    let wanted = bare(key)
    var current = ""
    for (index, line) in lines.enumerated() {
      let left = bare(line.cut(at: "#").before.cut(at: "=").before)
      if left.hasPrefix("[") {
        current = left.filter { $0 != "[" && $0 != "]" }
        if current == (table.isEmpty ? wanted : "\(table).\(wanted)") { return index + 1 }
      } else if current == table && left == wanted || current.isEmpty && left == "\(table).\(wanted)" {
        return index + 1
      }
    }
    // Inside one line: `keys = { … }`.
    return table.isEmpty ? 1 : line(of: table)
  }

  /// An ending with status 2 that names file, line and key.
  func problem(_ key: String, in table: String = "", _ dutch: String, _ english: String) -> Ending {
    let place = "\(name):\(line(of: key, in: table)): \(key)"
    return Ending(.usage, "\(place): \(dutch).", "\(place): \(english).")
  }

  /// A value that is what belongs there.
  /// - Throws: what was expected, where there is none.
  func expect<Value>(
    _ value: Value?, _ key: String, in table: String = "", _ dutch: String, _ english: String
  ) throws(Ending) -> Value {
    guard let value else { throw problem(key, in: table, dutch, english) }
    return value
  }

  /// - Throws: that a text was expected.
  func text(_ value: any TOMLValueConvertible, _ key: String, in table: String = "") throws(Ending) -> String {
    try expect(
      value.string, key, in: table, "een tekst tussen aanhalingstekens verwacht", "a quoted text expected")
  }

  /// - Throws: that true or false was expected.
  func flag(_ value: any TOMLValueConvertible, _ key: String, in table: String = "") throws(Ending) -> Bool {
    try expect(value.bool, key, in: table, "true of false verwacht", "true or false expected")
  }

  /// - Throws: that a table was expected.
  func table(_ value: any TOMLValueConvertible, _ key: String) throws(Ending) -> TOMLTable {
    try expect(value.table, key, "[\(key)] verwacht", "[\(key)] expected")
  }

  /// A table of texts.
  /// - Throws: what of it is none.
  func texts(_ value: any TOMLValueConvertible, _ section: String) throws(Ending) -> [String: String] {
    var found: [String: String] = [:]
    for (key, value) in try table(value, section) { found[key] = try text(value, key, in: section) }
    return found
  }
}
