import Model
import Screen

extension Key {
  /// The key as a screen names it.
  var label: Phrase { self == .character(" ") ? Phrase("Spatie", text) : Phrase(same: text) }

  /// The key as a voice names it: `pijl omhoog`, `hoofdletter E`, `Control P`.
  package var name: Phrase {
    switch kind {
    case .character(let character): Key.name(of: character)
    case .control(let letter): Phrase(same: "Control \(letter.uppercased())")
    case .function(let number): Phrase(same: "F\(number)")
    case .named: Key.names[self] ?? Phrase(same: text)
    }
  }

  private static func name(of character: Character) -> Phrase {
    if let name = signs[character] { return name }
    guard character.isUppercase else { return Phrase(same: String(character)) }
    return Phrase("hoofdletter \(character)", "capital \(character)")
  }

  private static let names: [Key: Phrase] = [
    .escape: Phrase(same: "Escape"), .backTab: Phrase(same: "Shift Tab"), .backspace: Phrase(same: "Backspace"),
    .delete: Phrase(same: "Delete"), .insert: Phrase(same: "Insert"), .up: Phrase("pijl omhoog", "arrow up"),
    .down: Phrase("pijl omlaag", "arrow down"), .left: Phrase("pijl links", "arrow left"),
    .right: Phrase("pijl rechts", "arrow right"), .pageUp: Phrase(same: "Page Up"),
    .pageDown: Phrase(same: "Page Down"),
  ]

  private static let signs: [Character: Phrase] = [
    " ": Phrase("spatie", "space"), "?": Phrase("vraagteken", "question mark"), "/": Phrase("schuine streep", "slash"),
    ":": Phrase("dubbele punt", "colon"), ".": Phrase("punt", "full stop"), ",": Phrase("komma", "comma"),
    ";": Phrase("puntkomma", "semicolon"), ">": Phrase("groter dan", "greater than"),
    "<": Phrase("kleiner dan", "less than"), "=": Phrase("is-teken", "equals sign"),
    "[": Phrase("vierkant haakje open", "opening bracket"), "]": Phrase("vierkant haakje dicht", "closing bracket"),
    "(": Phrase("haakje open", "opening parenthesis"), ")": Phrase("haakje dicht", "closing parenthesis"),
    "{": Phrase("accolade open", "opening brace"), "}": Phrase("accolade dicht", "closing brace"),
    "+": Phrase("plus", "plus"), "-": Phrase("minteken", "minus sign"), "*": Phrase("sterretje", "asterisk"),
    "!": Phrase("uitroepteken", "exclamation mark"), "@": Phrase("apenstaartje", "at sign"),
    "#": Phrase("hekje", "hash"), "|": Phrase("rechte streep", "vertical bar"), "'": Phrase("apostrof", "apostrophe"),
    "\"": Phrase("aanhalingsteken", "quotation mark"), "\\": Phrase("omgekeerde schuine streep", "backslash"),
    "%": Phrase("procentteken", "percent sign"), "€": Phrase("euroteken", "euro sign"), "~": Phrase("tilde", "tilde"),
    "_": Phrase("laag streepje", "underscore"), "&": Phrase("en-teken", "ampersand"), "^": Phrase("dakje", "caret"),
    "`": Phrase("accent grave", "backtick"), "$": Phrase("dollarteken", "dollar sign"),
    "‖": Phrase("rechte streep", "vertical bar"),
  ]
}

extension Hint {
  /// `Enter: opslaan`, with its keys as a voice names them.
  func spoken(_ language: Language) -> String {
    let names = letters.split(separator: " ").map { word -> String in
      switch word {
      case "Up/Dn": return Phrase("pijl omhoog of omlaag", "arrow up or down")[language]
      case "Lt/Rt": return Phrase("pijl links of rechts", "arrow left or right")[language]
      default: break
      }
      let ends = word.split(separator: "…").map { Key(String($0))?.name[language] ?? String($0) }
      return ends.joined(separator: Phrase(" tot ", " to ")[language])
    }
    return names.joined(separator: Phrase(" of ", " or ")[language]) + ": " + words[language]
  }
}
