import Foundation
import Model
import Screen

/// The language of all that is said, known before the command line is parsed, whose help must be in it too:
/// `--lang`, else the config, else the environment, else Dutch.
let spoken: Language = {
  // A config that will not do is told later, when it is read in earnest.
  argument("--lang").flatMap(Language.init(rawValue:)) ?? (try? Configuration(asked: argument("--config")))?.lang
    ?? environmentLanguage ?? .dutch
}()

/// The value of an option on the command line, before that is parsed; the last counts.
private func argument(_ name: String) -> String? {
  let arguments = wordsIfKnown
  for (index, argument) in arguments.enumerated().reversed() {
    if argument == name, index + 1 < arguments.count { return arguments[index + 1] }
    let (before, behind) = argument.cut(at: "=")
    if before == name, let behind { return behind }
  }
  return nil
}

/// What the terminal's locale can show; what is typed and shown on it goes by that.
let terminalCharset = Charset(setting) {
  setlocale(LC_CTYPE, "").map { _ in String(cString: nl_langinfo(Int32(CODESET))) }
}

/// What people read is written in: the terminal's letters, or ASCII where `--ascii` was given.
let charset: Charset = wordsIfKnown.contains("--ascii") ? .ascii : terminalCharset

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

/// The name of the account that runs the program; nil where the system knows none.
var accountName: String? {
  guard let entry = getpwuid(getuid()), let name = entry.pointee.pw_name else { return nil }
  return String(cString: name)
}

/// The file that the program runs from.
var programPath: String? { try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe") }

/// An environment variable that becomes a value, nil where it is unset or empty.
/// - Throws: it is not UTF-8; as U+FFFD it would be another.
func textSetting(_ name: String) throws(Ending) -> String? {
  guard let value = getenv(name), value.pointee != 0 else { return nil }
  let bytes = UnsafeBufferPointer(start: value, count: strlen(value)).map { UInt8(bitPattern: $0) }
  guard let text = String(validating: bytes, as: UTF8.self) else {
    let shown = visible(bytes)
    throw Ending(.usage, "$\(name) is geen UTF-8: «\(shown)».", "$\(name) is not UTF-8: «\(shown)».")
  }
  return text
}

/// An environment variable, nil where it is unset or empty.
func setting(_ name: String) -> String? {
  guard let value = getenv(name) else { return nil }
  let text = String(cString: value)
  return text.isEmpty ? nil : text
}
