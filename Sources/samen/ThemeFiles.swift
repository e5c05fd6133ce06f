import Foundation
import Model
import Sample
import Screen
import TOMLKit

/// Finds themes by name: in a folder asked for, the user's own, then those in the program.
struct ThemeFiles {
  /// Where themes are looked for, the nearest first.
  var folders: [String]
  /// No colours wanted: every theme is the one without.
  var isColourless: Bool

  /// The theme of who asks for none.
  static let standard = Theme.automatic(on: nil)

  /// - Parameter asked: an absolute path.
  init(asked: String?, isColourless: Bool = false) {
    self.isColourless = isColourless
    let own = userFolder("XDG_CONFIG_HOME", ".config").map { $0 + "/samen/themes" }
    folders = [asked, own].compactMap { $0 }
  }

  /// The names of all themes that can be had, `auto` last.
  var names: [String] {
    let own = folders.flatMap { (try? FileManager.default.contentsOfDirectory(atPath: $0)) ?? [] }
    let files = Set((own + Embedded.names).filter { $0.hasSuffix(".toml") }.map { String($0.dropLast(5)) })
    return files.subtracting([Theme.automatic]).sorted() + [Theme.automatic]
  }

  /// The theme called `name`, with what it inherits.
  /// - Throws: an ending with status 2 that names file, line and key.
  func theme(_ name: String) throws(Ending) -> Theme {
    let name = name == Theme.automatic ? Theme.automatic(on: ThemeFiles.probableGround) : name
    var chain = [try ThemeFile(file(name), called: name)]
    // From the theme itself up to the one that stands alone, however many there are.
    while let last = chain.last, let above = last.theme.inherits {
      let names = chain.map(\.name)
      guard !names.contains(above) else {
        let circle = (names.drop { $0 != above } + [above]).joined(separator: " → ")
        throw last.source.problem("inherits", "een kringetje: \(circle)", "a circle: \(circle)")
      }
      do {
        chain.append(try ThemeFile(file(above), called: above))
      } catch  where !hasFile(above) {
        throw last.source.problem("inherits", bare(error.words.dutch), bare(error.words.english))
      }
    }
    var theme: Theme?
    for file in chain.reversed() { theme = try file.looked(up: theme) }
    return isColourless ? .plain : theme ?? .plain
  }

  private func bare(_ sentence: String) -> String { sentence.hasSuffix(".") ? String(sentence.dropLast()) : sentence }

  private func hasFile(_ name: String) -> Bool {
    Embedded.names.contains("\(name).toml") || folders.contains { access("\($0)/\(name).toml", F_OK) == 0 }
  }

  /// The terminal's ground where the environment tells: rxvt and Konsole do, as `ink;ground`.
  private static var probableGround: Color? {
    setting("COLORFGBG")?.split(separator: ";").last.flatMap { Int($0) }.flatMap { number in
      Color.basic.indices.contains(number) ? Color.basic[number] : nil
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
}

/// A theme's file, read.
private struct ThemeFile {
  let name: String
  let source: TOMLSource
  private(set) var theme: ThemeSource

  /// - Throws: what in it is of the wrong kind.
  init(_ source: TOMLSource, called name: String) throws(Ending) {
    self.name = name
    self.source = source
    theme = ThemeSource(name: name, appearance: nil, inherits: nil, palette: [:], roles: [:])
    for (key, value) in source.table {
      switch key {
      case "name": theme.name = try source.text(value, key)
      case "appearance":
        theme.appearance = try source.expect(
          Theme.Appearance(rawValue: source.text(value, key)), key, "dark, light of any verwacht",
          "dark, light or any expected")
      case "inherits": theme.inherits = try source.text(value, key)
      case "contrast":
        let number = value.double ?? value.int.map(Double.init)
        theme.contrast = try source.expect(
          number.flatMap { (1...21).contains($0) ? $0 : nil }, key, "een getal van 1 tot 21 verwacht",
          "a number from 1 to 21 expected")
      case "palette":
        for (word, colour) in try source.table(value, key) {
          theme.palette[word] = try source.expect(
            colour.string, word, in: key, "«#RRGGBB» verwacht", "«#RRGGBB» expected")
        }
      case "roles":
        for (role, style) in try source.table(value, key) { theme.roles[role] = try read(role, style) }
      default:
        throw source.problem(
          key, "onbekende sleutel; bekend: name appearance inherits contrast palette roles",
          "unknown key; known: name appearance inherits contrast palette roles")
      }
    }
  }

  private func read(_ role: String, _ value: any TOMLValueConvertible) throws(Ending) -> RoleSource {
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
      case _ where setting.table != nil:
        // A dot makes a table of its own.
        throw source.problem(
          "\(role).\(key)", in: "roles", "schrijf de naam tussen aanhalingstekens: \"\(role).\(key)\"",
          "write the name in quotes: \"\(role).\(key)\"")
      default:
        throw source.problem(
          role, in: "roles", "onbekend kenmerk «\(key)»; bekend: fg bg bold dim italic underline reverse",
          "unknown attribute «\(key)»; known: fg bg bold dim italic underline reverse")
      }
    }
    return style
  }

  /// The theme, with what `parent` gives.
  /// - Throws: what in it is no colour, and no role.
  func looked(up parent: Theme?) throws(Ending) -> Theme {
    do {
      return try Theme(theme, parent: parent)
    } catch {
      let key = error.key.split(separator: "\"").dropFirst().first.map(String.init) ?? error.key
      let table = error.key.prefix { $0 != "." }
      let place = "\(source.name):\(source.line(of: key, in: String(table))): \(error.key)"
      throw Ending(.usage, "\(place): \(error.dutch).", "\(place): \(error.english).")
    }
  }
}
