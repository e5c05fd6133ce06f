import Foundation
import Model

/// The user's config file: `lang theme by store operator mark-moves` and `[keys]`. The program never writes it; names and columns
/// that an older one wrote there are still read.
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
  /// Whether Space, which marks a row, goes on to the next.
  var markMoves = true
  /// The user's keys, in the file's order.
  var keys: [(entry: String, keys: [String])] = []
  /// Filters and views by the names that the user gave them.
  var filters: [String: String] = [:]
  /// The user's views by name, as the words of `:view`.
  var views: [String: String] = [:]
  /// The table's columns, as `ColumnChoice` writes them.
  var columns: String?
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
    // By the null device one says that there is none.
    guard let place, !SmallFile.isNull(place) else { return }
    guard let bytes = try SmallFile.bytes(place) else {
      guard asked != nil else { return }
      throw Ending(.usage, "\(place) bestaat niet.", "\(place) does not exist.")
    }
    let source = try TOMLSource(name: place, bytes: bytes)
    self.source = source
    for (key, value) in source.table {
      switch key {
      case "lang":
        lang = try source.expect(
          Language(rawValue: source.text(value, key)), key, "nl of en verwacht", "nl or en expected")
      case "theme": theme = try source.text(value, key)
      case "by": by = try source.text(value, key)
      case "store":
        let address = try source.text(value, key)
        do throws(PathProblem) {
          store = try StoreAddress(address, relativeTo: (place as NSString).deletingLastPathComponent)
        } catch {
          throw source.problem(key, error.words.dutch, error.words.english)
        }
      case "operator": isOperator = try source.flag(value, key)
      case "mark-moves": markMoves = try source.flag(value, key)
      case "keys":
        for (entry, list) in try source.table(value, key) {
          let items = try source.expect(
            list.array, entry, in: key, "een lijst verwacht: [\"toets\"]", "a list expected: [\"key\"]")
          let keys = try items.map { item throws(Ending) in
            try source.expect(item.string, entry, in: key, "toetsen als tekst verwacht", "keys as text expected")
          }
          self.keys.append((entry, keys))
        }
      case "filters": filters = try source.texts(value, key)
      case "views": views = try source.texts(value, key)
      case "table":
        let table = try source.texts(value, key)
        for name in table.keys where name != "columns" {
          throw source.problem(name, in: key, "onbekende sleutel; bekend: columns", "unknown key; known: columns")
        }
        columns = table["columns"]
      default:
        throw source.problem(
          key, "onbekende sleutel «\(key)»; bekend: lang theme by store operator mark-moves [keys]",
          "unknown key «\(key)»; known: lang theme by store operator mark-moves [keys]")
      }
    }
  }
}
