import Foundation
import Model

/// Where a store is: the absolute path of a file. What looks like an address of PostgreSQL is refused until there is a
/// store that several share; anything else is a path, `file:x` and `:memory:` too.
struct StoreAddress: Hashable, Sendable {
  /// Absolute.
  let path: String

  /// - Parameter folder: what a relative path goes by; nil for the working folder.
  /// - Throws: why it can be no store.
  init(_ text: String, relativeTo folder: String? = nil) throws(PathProblem) {
    let scheme = text.prefix { $0 != "/" }.lowercased()
    guard !(["postgres:", "postgresql:"].contains(scheme) && text.dropFirst(scheme.count).hasPrefix("//")) else {
      throw PathProblem(
        "een gegevensbestand op een PostgreSQL-server kan nog niet; geef een pad",
        "a store on a PostgreSQL server is not supported yet; give a path")
    }
    path = try absolutePath(text, relativeTo: folder)
    guard !text.hasSuffix("/") else {
      throw PathProblem(
        "«\(text)» eindigt op / en is dus een map; geef een bestand",
        "«\(text)» ends in / and so is a folder; give a file")
    }
  }
}

/// Why a text can be no path; without the place where it stands.
struct PathProblem: Error {
  /// Why it cannot be a store, and what would do.
  var words: Phrase

  init(_ dutch: String, _ english: String) { words = Phrase(dutch, english) }

  /// As the end of the program; `place` is an option or a variable.
  func ending(_ place: String) -> Ending {
    Ending(.usage, "\(place): \(words.dutch).", "\(place): \(words.english).")
  }
}

/// The absolute path that a text from outside means: `~/` is the home folder, and a relative path goes by `folder`, or
/// by the working folder. Links and `..` are the system's.
func absolutePath(_ text: String, relativeTo folder: String? = nil) throws(PathProblem) -> String {
  guard !text.isEmpty else { throw PathProblem("een leeg pad is geen pad", "an empty path is no path") }
  guard !text.utf8.contains(0) else {
    throw PathProblem("een pad kan geen NUL-teken bevatten", "a path cannot hold a NUL character")
  }
  if text == "~" || text.hasPrefix("~/") {
    guard let home = homeFolder else {
      throw PathProblem(
        "HOME is niet gezet als absoluut pad, dus ~ is niet bekend",
        "HOME is not set to an absolute path, so ~ is unknown")
    }
    return home + text.dropFirst()
  }
  if text.hasPrefix("~"), let slash = text.firstIndex(of: "/") {
    let name = text[..<slash]
    throw PathProblem(
      "\(name)/ wordt niet uitgebreid; schrijf het hele pad, of ./\(name)/ voor een map die zo heet",
      "\(name)/ is not expanded; write the whole path, or ./\(name)/ for a folder of that name")
  }
  if text.hasPrefix("/") { return text }
  var rest = text[...]
  while rest.hasPrefix("./") { rest = rest.dropFirst(2).drop { $0 == "/" } }
  guard let base = folder ?? workingFolder else {
    throw PathProblem(
      "de werkmap is er niet meer; geef het hele pad", "the working folder is gone; give the whole path")
  }
  return (base == "/" ? "" : base) + "/" + rest
}

private var workingFolder: String? {
  guard let pointer = getcwd(nil, 0) else { return nil }
  defer { free(pointer) }
  return String(validatingCString: pointer)
}

/// The home folder; nil where the environment names none, or one that is no absolute path.
private var homeFolder: String? { absoluteSetting("HOME") }

/// The user's folder that `variable` names, else that `path` in the home folder; nil where neither is known. As XDG
/// has it, a path that is not absolute is not counted.
func userFolder(_ variable: String, _ path: String) -> String? {
  absoluteSetting(variable) ?? homeFolder.map { $0 + "/" + path }
}

/// A variable that is an absolute path, without slashes at its end; nil also where it names something that is no folder,
/// as `/dev/null` for an account without a home.
private func absoluteSetting(_ name: String) -> String? {
  guard let text = setting(name), text.hasPrefix("/") else { return nil }
  var info = stat()
  guard stat(text, &info) != 0 || info.st_mode & S_IFMT == S_IFDIR else { return nil }
  guard text.count > 1, let last = text.lastIndex(where: { $0 != "/" }) else { return text }
  return String(text[...last])
}
