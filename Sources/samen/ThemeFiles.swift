import Foundation
import Model
import Screen
import TOMLKit

/// Finds themes by name: in a folder asked for, the user's own, then those in the program.
struct ThemeFiles {
  var folders: [String]
  /// No colours wanted: every theme is the one without.
  var isColourless: Bool

  static let standard = "samen-dark"

  init(asked: String?, isColourless: Bool = false) {
    self.isColourless = isColourless
    let home = setting("XDG_CONFIG_HOME") ?? (setting("HOME") ?? "") + "/.config"
    folders = (asked.map { [$0] } ?? []) + [home + "/samen/themes"]
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
      let key =
        error.key.split(separator: "\"").dropFirst().first.map(String.init) ?? error.key.split(separator: ".").last.map(
          String.init) ?? error.key
      let place = "\(source.name):\(source.line(of: key)): \(error.key)"
      throw Ending(.usage, "\(place): \(error.dutch).", "\(place): \(error.english).")
    }
  }

  private func file(_ name: String) throws(Ending) -> TOMLSource {
    guard !name.contains("/") else {
      throw Ending(
        .usage, "Een thema heeft een naam, geen pad: «\(name)».", "A theme has a name, not a path: «\(name)».")
    }
    for folder in folders where access("\(folder)/\(name).toml", F_OK) == 0 {
      return try TOMLSource(path: "\(folder)/\(name).toml")
    }
    if let bytes = Embedded.file("\(name).toml") { return try TOMLSource(name: "themes/\(name).toml", bytes: bytes) }
    let known = names.joined(separator: " ")
    throw Ending(.usage, "Geen thema «\(name)». Er zijn: \(known).", "No theme «\(name)». There are: \(known).")
  }

  private func read(_ source: TOMLSource) throws(Ending) -> (ThemeSource, inherits: String?) {
    var palette: [String: String] = [:]
    var roles: [String: RoleSource] = [:]
    var name = ""
    var appearance = "any"
    var inherits: String?
    for (key, value) in source.table {
      switch key {
      case "name": name = value.string ?? ""
      case "appearance": appearance = value.string ?? ""
      case "inherits": inherits = value.string
      case "palette":
        for (word, colour) in value.table ?? TOMLTable() {
          guard let hex = colour.string else {
            throw source.problem(word, "«#RRGGBB» verwacht", "«#RRGGBB» expected")
          }
          palette[word] = hex
        }
      case "roles":
        for (role, style) in value.table ?? TOMLTable() { roles[role] = try self.role(role, style, source) }
      default:
        throw source.problem(
          key, "onbekende sleutel; bekend: name appearance inherits palette roles",
          "unknown key; known: name appearance inherits palette roles")
      }
    }
    guard let known = Theme.Appearance(rawValue: appearance) else {
      throw source.problem("appearance", "dark, light of any verwacht", "dark, light or any expected")
    }
    return (ThemeSource(name: name, appearance: known, inherits: inherits, palette: palette, roles: roles), inherits)
  }

  private func role(_ role: String, _ value: any TOMLValueConvertible, _ source: TOMLSource) throws(Ending)
    -> RoleSource
  {
    guard let table = value.table else {
      throw source.problem(role, "{ fg = …, bg = … } verwacht", "{ fg = …, bg = … } expected")
    }
    var style = RoleSource()
    for (key, setting) in table {
      switch key {
      case "fg": style.fg = setting.string
      case "bg": style.bg = setting.string
      case "bold": style.bold = setting.bool
      case "dim": style.dim = setting.bool
      case "italic": style.italic = setting.bool
      case "underline": style.underline = setting.bool
      case "reverse": style.reverse = setting.bool
      default:
        throw source.problem(
          role, "onbekend kenmerk «\(key)»; bekend: fg bg bold dim italic underline reverse",
          "unknown attribute «\(key)»; known: fg bg bold dim italic underline reverse")
      }
      guard setting.string != nil || setting.bool != nil else {
        throw source.problem(role, "verkeerde waarde voor \(key)", "wrong value for \(key)")
      }
    }
    return style
  }
}
