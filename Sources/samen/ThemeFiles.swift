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
      case "name": name = try source.text(value, key)
      case "appearance":
        appearance = try source.expect(
          Theme.Appearance(rawValue: source.text(value, key)), key, "dark, light of any verwacht",
          "dark, light or any expected")
      case "inherits": inherits = try source.text(value, key)
      case "palette":
        for (word, colour) in try source.table(value, key) {
          palette[word] = try source.expect(colour.string, word, in: key, "«#RRGGBB» verwacht", "«#RRGGBB» expected")
        }
      case "roles":
        for (role, style) in try source.table(value, key) { roles[role] = try self.role(role, style, source) }
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

  private func role(
    _ role: String, _ value: any TOMLValueConvertible, _ source: TOMLSource
  ) throws(Ending) -> RoleSource {
    func expect<Value>(_ value: Value?, _ dutch: String, _ english: String) throws(Ending) -> Value {
      try source.expect(value, role, in: "roles", dutch, english)
    }
    var style = RoleSource()
    for (key, setting) in try expect(value.table, "{ fg = …, bg = … } verwacht", "{ fg = …, bg = … } expected") {
      func colour() throws(Ending) -> String {
        try expect(setting.string, "\(key): een kleur als tekst verwacht", "\(key): a colour as text expected")
      }
      func flag() throws(Ending) -> Bool {
        try expect(setting.bool, "\(key): true of false verwacht", "\(key): true or false expected")
      }
      switch key {
      case "fg": style.fg = try colour()
      case "bg": style.bg = try colour()
      case "bold": style.bold = try flag()
      case "dim": style.dim = try flag()
      case "italic": style.italic = try flag()
      case "underline": style.underline = try flag()
      case "reverse": style.reverse = try flag()
      default:
        throw source.problem(
          role, in: "roles", "onbekend kenmerk «\(key)»; bekend: fg bg bold dim italic underline reverse",
          "unknown attribute «\(key)»; known: fg bg bold dim italic underline reverse")
      }
    }
    return style
  }
}
