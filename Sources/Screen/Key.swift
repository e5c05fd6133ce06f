/// A key as people name it; text and key go into each other without loss.
package struct Key: Sendable, Hashable {
  /// What a key is: a sign, a letter with Ctrl, or a key with a name.
  package enum Kind: Sendable, Hashable {
    case character(Character)
    case control(Character)
    case function(Int)
    case named(String)
  }

  /// What the key is.
  package let kind: Kind

  package init(kind: Kind) { self.kind = kind }

  /// A key that types a sign.
  package static func character(_ character: Character) -> Key { Key(kind: .character(character)) }
  /// A letter with Ctrl.
  package static func control(_ letter: Character) -> Key { Key(kind: .control(letter)) }
  /// A function key by its number, from 1.
  package static func function(_ number: Int) -> Key { Key(kind: .function(number)) }

  package static let enter = Key(kind: .named("Enter"))
  package static let escape = Key(kind: .named("Esc"))
  package static let tab = Key(kind: .named("Tab"))
  package static let backTab = Key(kind: .named("S-Tab"))
  package static let backspace = Key(kind: .named("BSpace"))
  package static let delete = Key(kind: .named("Del"))
  package static let insert = Key(kind: .named("Ins"))
  package static let up = Key(kind: .named("Up"))
  package static let down = Key(kind: .named("Down"))
  package static let left = Key(kind: .named("Left"))
  package static let right = Key(kind: .named("Right"))
  package static let home = Key(kind: .named("Home"))
  package static let end = Key(kind: .named("End"))
  package static let pageUp = Key(kind: .named("PgUp"))
  package static let pageDown = Key(kind: .named("PgDn"))

  /// The named keys, each with other spellings that are understood.
  package static let named: [(key: Key, spellings: [String])] = [
    (.enter, ["return"]), (.escape, ["escape"]), (.tab, []), (.backTab, ["btab", "shift-tab", "⇧tab"]),
    (.backspace, ["backspace"]), (.delete, ["delete", "dc"]), (.insert, ["insert", "ic"]), (.up, []), (.down, []),
    (.left, []), (.right, []), (.home, []), (.end, []), (.pageUp, ["pageup", "ppage"]),
    (.pageDown, ["pagedown", "npage"]),
  ]

  /// The key's name: `j`, `Space`, `^P`, `F1`, `Enter`.
  package var text: String {
    switch kind {
    case .character(" "): "Space"
    case .character(let character): String(character)
    case .control(let letter): "^" + letter.uppercased()
    case .function(let number): "F\(number)"
    case .named(let name): name
    }
  }

  /// The character that it types; nil for a key that types none.
  package var letter: Character? {
    guard case .character(let character) = kind else { return nil }
    return character
  }

  /// Reads a key's name; nil if it is none.
  package init?(_ text: String) {
    let lower = text.lowercased()
    if text.count == 1, let character = text.first, let scalar = character.unicodeScalars.first, scalar.value > 0x20 {
      self = .character(character)
    } else if ["space", "spatie"].contains(lower) {
      self = .character(" ")
    } else if let named = Key.named.first(where: { $0.key.text.lowercased() == lower || $0.spellings.contains(lower) })
    {
      self = named.key
    } else if lower.first == "f", let number = Int(lower.dropFirst()), (1...24).contains(number) {
      self = .function(number)
    } else if let prefix = ["^", "c-", "ctrl-"].first(where: { lower.hasPrefix($0) }),
      lower.count == prefix.count + 1, let letter = lower.last, letter.isASCII,
      "abcdefghijklmnopqrstuvwxyz[]\\_@".contains(letter)
    {
      self = .control(letter)
    } else {
      return nil
    }
  }
}
