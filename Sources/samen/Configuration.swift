import Foundation
import Model
import TOMLKit

/// The user's config file: `lang theme by store operator` and `[keys]`.
struct Configuration {
  /// The language of texts; nil leaves it to the environment.
  var lang: Language?
  /// The theme by name.
  var theme: String?
  /// The name that changes are kept under.
  var by: String?
  /// The store that is opened.
  var store: StoreAddress?
  /// Whether it starts in operator mode.
  var isOperator = false
  /// The user's keys, in the file's order.
  var keys: [(entry: String, keys: [String])] = []
  /// Filters and views by the names that the user gave them.
  var filters: [String: String] = [:]
  /// The user's views by name, as the words of `:view`.
  var views: [String: String] = [:]
  /// The table's columns, as `ColumnChoice` writes them.
  var columns: String?
  /// Where the file is, or would be; nil where there is no place for one.
  let path: String?
  /// The file that it was read from, for the line of a fault.
  var source: TOMLSource?

  /// Reads the file that was asked for, or the standard one if it exists.
  /// - Throws: an ending with status 2 that names file, line and what was expected.
  init(asked: String?) throws(Ending) {
    let place: String?
    if let asked {
      do {
        place = try absolutePath(asked)
      } catch {
        throw error.ending("--config")
      }
    } else {
      place = userFolder("XDG_CONFIG_HOME", ".config").map { $0 + "/samen/config.toml" }
    }
    // By the null device one says that there is none, and none is written.
    guard let place, !SmallFile.isNull(place) else {
      path = nil
      return
    }
    path = place
    guard let bytes = try SmallFile.bytes(place) else {
      guard asked != nil else { return }
      throw Ending(.usage, "\(place) bestaat niet.", "\(place) does not exist.")
    }
    let source = try TOMLSource(name: place, bytes: bytes)
    self.source = source
    for (key, value) in source.table {
      switch key {
      case "lang":
        lang = Language(rawValue: try text(value, key))
        guard lang != nil else { throw source.problem(key, "nl of en verwacht", "nl or en expected") }
      case "theme": theme = try text(value, key)
      case "by": by = try text(value, key)
      case "store":
        let address = try text(value, key)
        do throws(PathProblem) {
          store = try StoreAddress(address, relativeTo: (place as NSString).deletingLastPathComponent)
        } catch {
          throw source.problem(key, error.words.dutch, error.words.english)
        }
      case "operator":
        guard let flag = value.bool else {
          throw source.problem(key, "true of false verwacht", "true or false expected")
        }
        isOperator = flag
      case "keys": try readKeys(value)
      case "filters": filters = try texts(value, key)
      case "views": views = try texts(value, key)
      case "table":
        let table = try texts(value, key)
        for name in table.keys where name != "columns" {
          throw source.problem(name, in: key, "onbekende sleutel; bekend: columns", "unknown key; known: columns")
        }
        columns = table["columns"]
      default:
        throw source.problem(
          key, "onbekende sleutel «\(key)»; bekend: lang theme by store operator [keys] [filters] [views] [table]",
          "unknown key «\(key)»; known: lang theme by store operator [keys] [filters] [views] [table]")
      }
    }
  }

  private func texts(_ value: any TOMLValueConvertible, _ section: String) throws(Ending) -> [String: String] {
    guard let table = value.table else {
      throw source?.problem(section, "[\(section)] verwacht", "[\(section)] expected")
        ?? Ending(.usage, section, section)
    }
    var found: [String: String] = [:]
    for (key, value) in table { found[key] = try text(value, key, in: section) }
    return found
  }

  private func text(_ value: any TOMLValueConvertible, _ key: String, in section: String = "") throws(Ending) -> String
  {
    guard let text = value.string else {
      throw source?.problem(key, in: section, "een tekst tussen aanhalingstekens verwacht", "a quoted text expected")
        ?? Ending(.usage, key, key)
    }
    return text
  }

  private mutating func readKeys(_ value: any TOMLValueConvertible) throws(Ending) {
    guard let source else { return }
    guard let table = value.table else { throw source.problem("keys", "[keys] verwacht", "[keys] expected") }
    for (entry, list) in table {
      guard let array = list.array else {
        throw source.problem(entry, in: "keys", "een lijst verwacht: [\"toets\"]", "a list expected: [\"key\"]")
      }
      var keys: [String] = []
      for item in array {
        guard let key = item.string else {
          throw source.problem(entry, in: "keys", "toetsen als tekst verwacht", "keys as text expected")
        }
        keys.append(key)
      }
      self.keys.append((entry, keys))
    }
  }
}

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
        .usage, "\(name):\(line): geen TOML: \(words.dutch).", "\(name):\(line): no TOML: \(words.english).")
    }
    do {
      table = try TOMLTable(string: text)
    } catch let error as TOMLParseError {
      let line = error.source.begin.line
      throw Ending(
        .usage, "\(name):\(line): geen TOML: \(error.description)", "\(name):\(line): no TOML: \(error.description)")
    } catch {
      throw Ending(.usage, "\(name): geen TOML: \(error)", "\(name): no TOML: \(error)")
    }
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
        if table.isEmpty, current == wanted { return index + 1 }
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
}
