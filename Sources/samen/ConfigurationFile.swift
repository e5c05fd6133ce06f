import Foundation
import Model
import Store

/// The config file as text, into which the dashboard writes what the user wants to keep; comments and order stay.
struct ConfigurationFile {
  /// Where the config lies.
  let path: String

  /// Gives `key` in `[section]` a value, whole or not at all.
  /// - Throws: an ending that says why the file cannot be written.
  func keep(section: String, key: String, value: String) throws(Ending) {
    let data = FileManager.default.contents(atPath: path) ?? Data()
    guard let text = String(validating: data, as: UTF8.self) else {
      throw Ending(.usage, "\(path): geen UTF-8.", "\(path): not UTF-8.")
    }
    let changed = ConfigurationFile.changed(text, section: section, key: key, value: value)
    guard isSame(text, but: changed, section: section, key: key, value: value) else {
      let line = "[\(section)] \(key) = \(ConfigurationFile.quoted(value))"
      throw Ending(
        .failure,
        "\(path) is anders geschreven dan hier bij te werken is: zet er zelf in \(line). Dit geldt alleen nu.",
        "\(path) is written in a way that cannot be added to here: put \(line) into it. This counts for now only.")
    }
    do {
      try Folder.make((path as NSString).deletingLastPathComponent)
      // A link to a file kept elsewhere stays one.
      try Folder.replace(URL(fileURLWithPath: path).resolvingSymlinksInPath().path, with: changed.utf8)
    } catch {
      throw Ending(
        .failure, "\(path): niet te schrijven; dit geldt alleen nu.",
        "\(path): cannot be written; this counts for now only.")
    }
  }

  /// Whether `changed` is what `text` was, read anew, with that one value: a file that no later start can read is never
  /// written, nor one of which something is lost.
  private func isSame(_ text: String, but changed: String, section: String, key: String, value: String) -> Bool {
    func words(_ text: String) -> [String: String]? {
      guard let table = try? TOMLSource(name: path, bytes: Array(text.utf8)).table else { return nil }
      var words: [String: String] = [:]
      for (name, one) in table {
        guard let inner = one.table else {
          words[name] = "\(one.debugDescription)"
          continue
        }
        for (own, one) in inner { words["\(name)\u{0}\(own)"] = one.string ?? one.debugDescription }
      }
      return words
    }
    var wanted = words(text)
    wanted?["\(section)\u{0}\(key)"] = value
    return wanted != nil && words(changed) == wanted
  }

  /// `text` with the line of `key` in `[section]` replaced, or added at the section's end.
  static func changed(_ text: String, section: String, key: String, value: String) -> String {
    var lines = linesOfFile(text)
    if lines.last == "" { lines.removeLast() }
    let line = "\(key) = \(quoted(value))"
    guard let head = lines.firstIndex(where: { heading($0) == section }) else {
      if let written = inline(lines, section, line) { return written.joined(separator: "\n") + "\n" }
      return (lines + (lines.isEmpty ? [] : [""]) + ["[\(section)]", line]).joined(separator: "\n") + "\n"
    }
    let end = lines[(head + 1)...].firstIndex { heading($0) != nil } ?? lines.count
    if let index = lines[(head + 1)..<end].firstIndex(where: { name(of: $0) == key }) {
      lines[index] = line
    } else {
      // Behind the section's last line that says something, before the blank ones.
      var place = end
      while place > head + 1, lines[place - 1].allSatisfy(\.isWhitespace) { place -= 1 }
      lines.insert(line, at: place)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func heading(_ line: String) -> String? {
    let bare = line.trimmingCharacters(in: .whitespaces)
    let (before, behind) = bare.cut(at: "]")
    guard before.begins(with: "["), behind != nil else { return nil }
    return String(before.unicodeScalars.dropFirst()).trimmingCharacters(in: [" ", "\t", "\"", "'"])
  }

  /// The lines where the section stands as `section = { … }` or `section.key = …`, with `line` in its place; nil where it
  /// does not.
  private static func inline(_ lines: [String], _ section: String, _ line: String) -> [String]? {
    var lines = lines
    let own = name(of: line) ?? ""
    if let index = lines.lastIndex(where: { name(of: $0)?.hasPrefix(section + ".") == true }) {
      let place = lines.firstIndex { name(of: $0) == "\(section).\(own)" }
      if let place { lines[place] = "\(section).\(line)" } else { lines.insert("\(section).\(line)", at: index + 1) }
      return lines
    }
    guard let index = lines.firstIndex(where: { name(of: $0) == section }),
      let begin = lines[index].firstIndex(of: "{"), let end = lines[index].lastIndex(of: "}"), begin < end
    else { return nil }
    let inside = lines[index][lines[index].index(after: begin)..<end].trimmingCharacters(in: .whitespaces)
    lines[index].replaceSubrange(begin...end, with: inside.isEmpty ? "{ \(line) }" : "{ \(inside), \(line) }")
    return lines
  }

  private static func name(of line: String) -> String? {
    let (before, behind) = line.cut(at: "=")
    guard behind != nil else { return nil }
    return String(before.unicodeScalars.filter { !["\"", "'", " ", "\t"].contains($0) })
  }

  /// A basic string of TOML.
  private static func quoted(_ value: String) -> String {
    var text = "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      default:
        if scalar.value < 0x20 || scalar.value == 0x7F {
          let hex = String(scalar.value, radix: 16)
          text += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
        } else {
          text.unicodeScalars.append(scalar)
        }
      }
    }
    return text + "\""
  }
}
