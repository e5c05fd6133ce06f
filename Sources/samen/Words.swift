import Foundation
import Model

/// The language of the command line itself: `--lang`, else the environment; the config is read later and counts
/// for the dashboard.
let spoken: Language = {
  let arguments = CommandLine.arguments
  for (index, argument) in arguments.enumerated() {
    if argument == "--lang", index + 1 < arguments.count, let asked = Language(rawValue: arguments[index + 1]) {
      return asked
    }
    if argument.hasPrefix("--lang="), let asked = Language(rawValue: String(argument.dropFirst(7))) { return asked }
  }
  return environmentLanguage ?? .dutch
}()

/// English where the environment's locale begins with `en`; nil where it says nothing about it.
let environmentLanguage: Language? = {
  for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
    guard let value = setting(name) else { continue }
    return value.hasPrefix("en") ? .english : value.hasPrefix("nl") ? .dutch : nil
  }
  return nil
}()

/// The text in the language of the command line.
func say(_ dutch: String, _ english: String) -> String { spoken == .dutch ? dutch : english }

/// An environment variable, nil where it is unset or empty.
func setting(_ name: String) -> String? {
  guard let value = getenv(name) else { return nil }
  let text = String(cString: value)
  return text.isEmpty ? nil : text
}
