import Foundation
import TestSupport
import Testing

@testable import Screen

/// The themes that come with the program, read from their files as far as those go.
enum BundledTheme {
  /// Of all of them, in the order of their files' names.
  static let names: [String] = {
    let files = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
    return (files ?? []).filter { $0.hasSuffix(".toml") }.map { String($0.dropLast(5)) }.sorted()
  }()

  private static let folder = Project.root.appendingPathComponent("themes")

  /// With all that it inherits.
  static func theme(_ name: String) throws -> Theme {
    let source = try source(name)
    return try Theme(source, parent: try source.inherits.map(theme))
  }

  /// Of the `word = "…"` and `"role" = { … }` lines; enough for these.
  private static func source(_ name: String) throws -> ThemeSource {
    var source = ThemeSource(name: name, appearance: nil, inherits: nil, palette: [:], roles: [:])
    var table = ""
    let text = try String(contentsOf: folder.appendingPathComponent("\(name).toml"), encoding: .utf8)
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      if line.hasPrefix("[") { table = String(line) }
      let sides = line.split(separator: "=", maxSplits: 1).map(bare)
      guard sides.count == 2 else { continue }
      switch (table, sides[0]) {
      case ("[palette]", _): source.palette[sides[0]] = sides[1]
      case ("[roles]", _):
        var role = RoleSource()
        for part in sides[1].split(whereSeparator: { "{},".contains($0) }) {
          let pair = part.split(separator: "=").map(bare)
          if pair.first == "fg" { role.fg = pair[1] }
          if pair.first == "bg" { role.bg = pair[1] }
          if pair.first == "bold" { role.bold = true }
        }
        source.roles[sides[0]] = role
      case (_, "inherits"): source.inherits = sides[1]
      case (_, "contrast"): source.contrast = Double(sides[1])
      case (_, "appearance"): source.appearance = Theme.Appearance(rawValue: sides[1])
      default: break
      }
    }
    return source
  }

  private static func bare(_ text: Substring) -> String {
    text.trimmingCharacters(in: CharacterSet(charactersIn: " \""))
  }
}
