import Model
import Screen

/// One verb of the dashboard: one row that the hint bar, help, palette, completion, `samen do`, the README's key
/// table and user keymaps are all derived from.
package final class Command: Sendable {
  /// A key, and the arguments that it gives.
  package struct DefaultKey: Sendable, ExpressibleByStringLiteral {
    /// The key by name, as in `^P`.
    package let key: String
    /// What the command gets when that key is pressed.
    package let arguments: [String]

    /// A key that gives arguments.
    init(_ key: String, _ arguments: [String]) { (self.key, self.arguments) = (key, arguments) }

    package init(stringLiteral key: String) { self.init(key, []) }
  }

  /// Stable, kebab-case: scripts and keymaps use it.
  package let id: String
  /// What it does, as palette and help say it.
  package let title: Phrase
  /// One or two words for the hint bar; nil for a command that never stands there.
  package let hint: Phrase?
  /// The keys that it has unless the user gives it others.
  package let keys: [DefaultKey]
  /// The panes in which its keys work; `global` for all.
  package let scopes: [PaneID]
  /// What may stand behind its id: `[MUNICIPALITY] INITIATIVE STATUS`.
  package let arguments: Arguments
  /// The options of the command line that it takes in a line of `:` and `do`.
  package let options: [LineOptions.Name]
  /// Its argument is the rest of the line as it was typed, quotes and all.
  package let takesLine: Bool
  /// Its key alone asks for something to be typed.
  let asks: Bool
  /// The names that only it knows, for completion where its arguments have one.
  let completions: @Sendable (State) -> [String]
  /// Why it cannot be run now; nil if it can.
  package let blocked: @Sendable (State) -> Phrase?
  package let run: @Sendable (inout State, [String]) -> [Effect]

  package init(
    _ id: String, _ title: Phrase, hint: Phrase? = nil, keys: [DefaultKey] = [], scopes: [PaneID] = [.global],
    arguments: Arguments = "", takesLine: Bool = false, asks: Bool = false,
    options: [LineOptions.Name]? = nil,
    completions: @escaping @Sendable (State) -> [String] = { _ in [] },
    blocked: @escaping @Sendable (State) -> Phrase? = { _ in nil },
    run: @escaping @Sendable (inout State, [String]) -> [Effect]
  ) {
    self.id = id
    self.title = title
    self.hint = hint
    self.keys = keys
    self.scopes = scopes
    self.arguments = arguments
    // A reason is the last of a command's arguments.
    self.options = options ?? (arguments.text.contains("REASON") ? [.reason] : [])
    self.takesLine = takesLine
    self.asks = asks
    self.completions = completions
    self.blocked = blocked
    self.run = run
  }

  /// Every command there is: those of every page, then those of each room.
  package static let all: [Command] =
    movement + navigation + operating + programmeCommands + travelling + viewing + reorganising + sourceCommands
    + copying
    + Room.all.flatMap(\.commands)

  private static let byName = named(all)

  /// What stands behind the command's id in a line, as words or as the one text that it takes.
  /// - Throws: an unclosed quote.
  func words(in rest: Substring) throws(Filter.Problem) -> [String] {
    guard takesLine else { return try Words.split(String(rest)) }
    let text = Words.trimmed(rest)
    return text.isEmpty ? [] : [text]
  }

  /// The command with that id, or that name in Dutch.
  package static func named(_ id: String) -> Command? { byName[id] }
}
