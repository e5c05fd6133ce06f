import Model

/// Every option of every command by name; a test holds it against what the commands declare.
enum OptionNames {
  /// Those that are followed by a value.
  static let withValue: Set<String> = [
    "--store", "--as-of", "--known-at", "--on", "--lang", "--theme", "--themes-dir", "--by", "--config", "--filter",
    "--sort", "--columns", "--limit", "--year", "--format",
    "--reason", "--note", "--planned", "--flags", "--expect", "--page", "--size", "--keys", "--synthetic", "--records",
    "--group",
  ]
  /// Those that stand alone.
  static let alone: Set<String> = [
    "--sample", "--read-only", "--clock-is-right", "--linear", "--ascii", "--no-color", "--no-mouse", "--operator",
    "--fresh", "--dry-run",
    "--past",
    "--all-or-nothing",
    "--empty",
    "--force", "--help", "-h",
    "--version", "--help-hidden",
  ]

  /// Whether a word is an option of samen, with or without a value behind it: then it is never a value itself.
  static func contains(_ word: String) -> Bool {
    let name = word.cut(at: "=").before
    return withValue.contains(name) || alone.contains(name)
  }
}

/// The command line as the parser must see it: no value in the option's word but one that begins with a dash, because
/// the parser takes the next word where `--note=` gives the empty value, and does not see a `=` that a combining mark
/// follows; and options that stand before the subcommand behind it, where it looks for them.
/// - Throws: an option of samen stands where a value belongs.
func parserWords(_ arguments: [String], subcommands: [String]) throws(Ending) -> [String] {
  var leading: [String] = []
  var rest = arguments[...]
  while let word = rest.first, word.hasPrefix("-"), word != "--" { leading += try option(&rest) }
  guard let command = rest.first, subcommands.contains(command) else {
    return try leading + behind(rest)
  }
  return try [command] + behind(rest.dropFirst(), then: leading)
}

/// The words that follow, and behind them, before any `--`, those of `leading`.
private func behind(_ words: ArraySlice<String>, then leading: [String] = []) throws(Ending) -> [String] {
  var found: [String] = []
  var rest = words
  while let word = rest.first, word != "--" {
    if word.hasPrefix("-") { found += try option(&rest) } else { found.append(rest.removeFirst()) }
  }
  return found + leading + rest
}

/// Takes an option and its value off the front.
private func option(_ words: inout ArraySlice<String>) throws(Ending) -> [String] {
  let word = words.removeFirst()
  let (name, attached) = word.cut(at: "=")
  guard OptionNames.withValue.contains(name) else { return [word] }
  guard let value = attached ?? words.popFirst() else { return [word] }
  guard !OptionNames.contains(value) else {
    throw Ending(
      .usage, "Achter \(name) hoort een waarde, en «\(value)» is een optie. Een lege waarde is \(name)=.",
      "\(name) takes a value, and «\(value)» is an option. An empty value is \(name)=.")
  }
  return value.begins(with: "-") ? ["\(name)=\(value)"] : [name, value]
}
