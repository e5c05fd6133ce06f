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
  /// The arguments as the help writes them: `[MUNICIPALITY] INITIATIVE STATUS`.
  package let arguments: String
  /// The options of the command line that it takes in a line of `:` and `do`.
  package let options: [LineOptions.Name]
  /// Its argument is the rest of the line as it was typed, quotes and all.
  package let takesLine: Bool
  /// Its key alone asks for something to be typed.
  let asks: Bool
  /// What may stand next, for completion.
  package let completions: @Sendable (State) -> [String]
  /// Why it cannot be run now; nil if it can.
  package let blocked: @Sendable (State) -> Phrase?
  package let run: @Sendable (inout State, [String]) -> [Effect]

  package init(
    _ id: String, _ title: Phrase, hint: Phrase? = nil, keys: [DefaultKey] = [], scopes: [PaneID] = [.global],
    arguments: String = "", takesLine: Bool = false, asks: Bool = false,
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
    self.options = options ?? (arguments.contains("REASON") ? [.reason] : [])
    self.takesLine = takesLine
    self.asks = asks
    self.completions = completions
    self.blocked = blocked
    self.run = run
  }

  /// Every command there is: those of every page, then those of each room.
  package static let all: [Command] =
    movement + navigation + operating + programmeCommands + viewing + reorganising + sourceCommands
    + Room.all.flatMap(\.commands)

  private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0) })

  /// The command with that id.
  package static func named(_ id: String) -> Command? { byName[id] }
}

extension Command {
  /// The arguments as the help writes them, their names in the user's language; what is typed as it stands stays.
  package func argumentWords(_ language: Language) -> String {
    guard language == .dutch else { return arguments }
    var words = ""
    var word = ""
    func dutch() -> String { Command.argumentNames[word] ?? word }
    for character in arguments {
      if character.isUppercase {
        word.append(character)
      } else {
        words += dutch() + String(character)
        word = ""
      }
    }
    return words + dutch()
  }

  private static let argumentNames = [
    "MUNICIPALITY": "GEMEENTE", "INITIATIVE": "INITIATIEF", "REASON": "REDEN", "AMOUNT": "BEDRAG", "YEAR": "JAAR",
    "YYYY": "JJJJ", "DD": "DD", "COLUMN": "KOLOM", "NAME": "NAAM", "TEXT": "TEKST", "KEY": "SLEUTEL",
    "VALUE": "WAARDE", "COMPARTMENT": "COMPARTIMENT", "PERCENT": "PROCENT", "ROWS": "RIJEN", "COLUMNS": "KOLOMMEN",
    "DATE": "DATUM", "ACTIVITY": "ACTIVITEIT", "KIND": "SOORT", "FINDING": "BEVINDING", "OLD": "OUD",
    "EXPR": "UITDRUKKING", "ID": "NUMMER",
  ]
}
