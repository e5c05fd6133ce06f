import Foundation
import TestSupport
import Testing

/// Reads the sources as text: which declarations there are, and whether a docstring stands over them.
private struct Declarations {
  /// A declaration without a docstring: file, line and text.
  var bare: [String] = []
  var count = 0
  /// What the house's protocols ask for; each is explained there, once.
  private var asked: Set<Substring> = []

  // What Swift's and ArgumentParser's protocols ask for, and the associated types of the house's.
  private static let known: Set<Substring> = [
    "hash", "encode", "run", "validate", "configuration", "description", "rawValue", "abstract", "makeIterator", "next",
    "body", "Input", "Own",
  ]

  init(_ sources: [(name: String, lines: [Substring])]) {
    for (_, lines) in sources {
      var isProtocol = false
      for line in lines {
        if line.hasPrefix("protocol ") || line.hasPrefix("package protocol ") { isProtocol = true }
        if line.hasPrefix("}") { isProtocol = false }
        if isProtocol, let name = line.firstMatch(of: /(?:func|var) (\w+)/)?.1 { asked.insert(name) }
      }
    }
    for (name, lines) in sources { look(name, lines) }
  }

  private mutating func look(_ file: String, _ lines: [Substring]) {
    // The scopes that a line stands in, and whether each is a type's that others see.
    var scopes: [(indent: Int, isSeen: Bool)] = []
    var isText = false
    for (number, line) in lines.enumerated() {
      let words = line.drop { $0 == " " }
      let indent = line.count - words.count
      let isInText = isText
      // Patterns are slow: only what may match is held against them.
      if line.contains("\"\"\""), line.matches(of: /"""/).count % 2 == 1 { isText.toggle() }
      guard !isInText, !words.isEmpty, !words.hasPrefix("//") else { continue }
      while let last = scopes.last, indent <= last.indent { scopes.removeLast() }
      let isSeen = scopes.allSatisfy(\.isSeen) && !words.contains("private ")
      let isType =
        Self.types.contains { words.contains($0) }
        && words.contains(/^([@\w() ]+ )?(struct|enum|class|protocol|actor|extension) \w/)
      if isSeen, Self.kinds.contains(where: { words.contains($0) }),
        let declared = words.firstMatch(of: Self.declaration)
      {
        count += 1
        let isTold = isExempt(String(declared.1), declared.2, words, lines, number) || Self.isTold(lines, number)
        if !isTold { bare.append("\(file):\(number + 1): \(words)") }
      }
      if isType || line.hasSuffix("{") || line.hasSuffix("(") || line.hasSuffix("in") || line.hasSuffix(":") {
        scopes.append((indent, isType && isSeen))
      }
    }
  }

  private static let types = ["struct ", "enum ", "class ", "protocol ", "actor ", "extension "]
  private static let kinds = types + ["func ", "var ", "let ", "typealias ", "init", "subscript"]
  nonisolated(unsafe) private static let declaration =
    /^(?:@\w+(?:\([^)]*\))? )*(?:(?:package|internal|public|private\(set\)|fileprivate\(set\)|static|final|mutating|lazy|nonisolated(?:\(unsafe\))?|indirect|override|weak) )*(func|var|let|struct|enum|class|protocol|actor|typealias|init|subscript)\b ?([^\s(:<\[?]*)/

  /// Whether a docstring stands over the line, or a help text, which users read as such.
  private static func isTold(_ lines: [Substring], _ number: Int) -> Bool {
    var above = number - 1
    while above >= 0 {
      let words = lines[above].drop { $0 == " " }
      if words.hasPrefix("///") { return true }
      if words.contains(/^@(Option|Argument|Flag|OptionGroup)\b/) { return true }
      // An attribute over several lines ends in a bracket.
      if !words.hasPrefix("@") && !words.hasPrefix(")") && !words.hasSuffix(",") && !words.hasSuffix("))")
        && !words.hasSuffix("(")
        && !words.hasPrefix("\"") && !words.hasPrefix("+")
      {
        return false
      }
      above -= 1
    }
    return false
  }

  /// What needs none: what a protocol explains, an operator, an initialiser that fills in the properties by their
  /// names, all that a pane reads of the data, the parts of a command line, and names of keys, rooms and panes, which
  /// are said in the same line.
  private func isExempt(
    _ kind: String, _ name: Substring, _ words: Substring, _ lines: [Substring], _ number: Int
  ) -> Bool {
    if asked.contains(name) || Self.known.contains(name)
      || (kind == "func" && (name.isEmpty || name.contains(/^[+*\/<=>\-]/)))
    {
      return true
    }
    if words.hasPrefix("@OptionGroup") || words == "var data: State.Data" { return true }
    if kind == "let", words.contains(/static let \w+ = (RoomID|PaneID|Key|Hint|Attributes|arrows)\(/) {
      return true
    }
    guard kind == "init" else { return false }
    let end = String(lines[number].prefix { $0 == " " }) + "}"
    let body =
      words.hasSuffix("}")
      ? [words.drop { $0 != "{" }]
      : lines.dropFirst(number + 1).prefix { !$0.hasPrefix(end) }.map { $0 }
    return !body.contains { $0.contains(/\b(if|for|guard|switch|try|let)\b/) }
  }
}

@Suite struct DocstringTests {
  @Test("Every declaration that is not private says in a sentence what it is")
  func docstrings() throws {
    let root = Project.root.appendingPathComponent("Sources")
    let files = try #require(FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil))
    let sources = try files.compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }.map { file in
      (
        String(file.path.dropFirst(root.path.count + 1)),
        try String(contentsOf: file, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false)
      )
    }
    let found = Declarations(sources)
    #expect(found.count > 2000)
    #expect(found.bare.isEmpty, "\(found.bare.count) without:\n\(found.bare.sorted().joined(separator: "\n"))")
  }
}
