import Foundation
import Model
import Screen
import TOMLKit

/// Finds themes by name: in a folder asked for, the user's own, then those in the program.
struct ThemeFiles {
  /// Where themes are looked for, the nearest first.
  var folders: [String]
  /// No colours wanted: every theme is the one without.
  var isColourless: Bool

  /// The theme of who asks for none.
  static let standard = "samen-dark"

  /// - Parameter asked: an absolute path.
  init(asked: String?, isColourless: Bool = false) {
    self.isColourless = isColourless
    let own = userFolder("XDG_CONFIG_HOME", ".config").map { $0 + "/samen/themes" }
    folders = [asked, own].compactMap { $0 }
  }

  /// The names of all themes that can be had.
  var names: [String] {
    let own = folders.flatMap { (try? FileManager.default.contentsOfDirectory(atPath: $0)) ?? [] }
    let all = own + Embedded.names
    return Array(Set(all.filter { $0.hasSuffix(".toml") }.map { String($0.dropLast(5)) })).sorted()
  }

  /// The theme called `name`, with what it inherits.
  /// - Throws: an ending with status 2 that names file, line and key.
  func theme(_ name: String) throws(Ending) -> Theme {
    let theme = try theme(name, seen: [])
    return isColourless ? .plain : theme
  }

  private func theme(_ name: String, seen: [String]) throws(Ending) -> Theme {
    guard !seen.contains(name), seen.count < 8 else {
      throw Ending(.usage, "Thema «\(name)» erft van zichzelf.", "Theme «\(name)» inherits from itself.")
    }
    let source = try file(name)
    let (themeSource, parentName) = try read(source)
    var parent: Theme?
    if let parentName { parent = try theme(parentName, seen: seen + [name]) }
    do {
      return try Theme(themeSource, parent: parent)
    } catch {
      let key = error.key.split(separator: "\"").dropFirst().first.map(String.init) ?? error.key
      let table = error.key.prefix { $0 != "." }
      let place = "\(source.name):\(source.line(of: key, in: String(table))): \(error.key)"
      throw Ending(.usage, "\(place): \(error.dutch).", "\(place): \(error.english).")
    }
  }

  private func file(_ name: String) throws(Ending) -> TOMLSource {
    guard !name.contains("/") else {
      throw Ending(
        .usage, "Een thema heeft een naam, geen pad: «\(name)».", "A theme has a name, not a path: «\(name)».")
    }
    for path in folders.map({ "\($0)/\(name).toml" }) {
      if let bytes = try SmallFile.bytes(path) { return try TOMLSource(name: path, bytes: bytes) }
    }
    if let bytes = Embedded.file("\(name).toml") { return try TOMLSource(name: "themes/\(name).toml", bytes: bytes) }
    let known = names.joined(separator: " ")
    throw Ending(.usage, "Geen thema «\(name)». Er zijn: \(known).", "No theme «\(name)». There are: \(known).")
  }

  private func read(_ source: TOMLSource) throws(Ending) -> (ThemeSource, inherits: String?) {
    var palette: [String: String] = [:]
    var roles: [String: RoleSource] = [:]
    var name = ""
    var appearance = Theme.Appearance.any
    var inherits: String?
    for (key, value) in source.table {
      switch key {
      case "name": name = try text(value, key, source)
      case "appearance":
        guard let known = Theme.Appearance(rawValue: try text(value, key, source)) else {
          throw source.problem(key, "dark, light of any verwacht", "dark, light or any expected")
        }
        appearance = known
      case "inherits": inherits = try text(value, key, source)
      case "palette":
        for (word, colour) in try table(value, key, source) {
          guard let hex = colour.string else {
            throw source.problem(word, in: key, "«#RRGGBB» verwacht", "«#RRGGBB» expected")
          }
          palette[word] = hex
        }
      case "roles":
        for (role, style) in try table(value, key, source) { roles[role] = try self.role(role, style, source) }
      default:
        throw source.problem(
          key, "onbekende sleutel; bekend: name appearance inherits palette roles",
          "unknown key; known: name appearance inherits palette roles")
      }
    }
    return (
      ThemeSource(name: name, appearance: appearance, inherits: inherits, palette: palette, roles: roles), inherits
    )
  }

  private func text(_ value: any TOMLValueConvertible, _ key: String, _ source: TOMLSource) throws(Ending) -> String {
    guard let text = value.string else {
      throw source.problem(key, "een tekst tussen aanhalingstekens verwacht", "a quoted text expected")
    }
    return text
  }

  private func table(_ value: any TOMLValueConvertible, _ key: String, _ source: TOMLSource) throws(Ending)
    -> TOMLTable
  {
    guard let table = value.table else { throw source.problem(key, "[\(key)] verwacht", "[\(key)] expected") }
    return table
  }

  private func role(_ role: String, _ value: any TOMLValueConvertible, _ source: TOMLSource) throws(Ending)
    -> RoleSource
  {
    guard let table = value.table else {
      throw source.problem(role, in: "roles", "{ fg = …, bg = … } verwacht", "{ fg = …, bg = … } expected")
    }
    func colour(_ key: String, _ value: any TOMLValueConvertible) throws(Ending) -> String {
      guard let text = value.string else {
        throw source.problem(
          role, in: "roles", "\(key): een kleur als tekst verwacht", "\(key): a colour as text expected")
      }
      return text
    }
    func flag(_ key: String, _ value: any TOMLValueConvertible) throws(Ending) -> Bool {
      guard let flag = value.bool else {
        throw source.problem(role, in: "roles", "\(key): true of false verwacht", "\(key): true or false expected")
      }
      return flag
    }
    var style = RoleSource()
    for (key, setting) in table {
      switch key {
      case "fg": style.fg = try colour(key, setting)
      case "bg": style.bg = try colour(key, setting)
      case "bold": style.bold = try flag(key, setting)
      case "dim": style.dim = try flag(key, setting)
      case "italic": style.italic = try flag(key, setting)
      case "underline": style.underline = try flag(key, setting)
      case "reverse": style.reverse = try flag(key, setting)
      default:
        throw source.problem(
          role, in: "roles", "onbekend kenmerk «\(key)»; bekend: fg bg bold dim italic underline reverse",
          "unknown attribute «\(key)»; known: fg bg bold dim italic underline reverse")
      }
    }
    return style
  }
}
