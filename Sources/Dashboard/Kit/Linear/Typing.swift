import Model
import Screen

/// What of a line that is being typed was said: a word at its end, the whole where it is another at once.
struct Typing: Sendable {
  private var field: Dialogue.Field
  /// Letters were typed that nobody heard yet.
  private(set) var isOpen = false

  init(_ field: Dialogue.Field) { self.field = field }

  /// Whether it is about the same line.
  func goesOn(_ next: Dialogue.Field) -> Bool { next.name == field.name }

  /// The whole line: `Bedrag: 1250`.
  func whole(_ voice: Voice) -> String {
    let words = field.text.isEmpty ? voice.say("leeg", "empty") : field.text
    let line = field.name.isEmpty ? words : "\(field.name): \(words)"
    // A percentage is said as one wherever it stands; all else is said as it was typed.
    let isShare = words.last == "%" && words.dropLast().allSatisfy { $0.isNumber || ",. -\u{A0}".contains($0) }
    return isShare ? line : literal(line)
  }

  /// What is said after `key`; nil for nothing.
  mutating func take(_ next: Dialogue.Field, after key: Key?, _ voice: Voice) -> String? {
    let old = field
    field = next
    if next.isChosen { return next.text == old.text ? nil : whole(voice) }
    if next.text == old.text {
      if key == .tab || isOpen && key != nil && key?.letter == nil {
        isOpen = false
        return whole(voice)
      }
      return next.cursor == old.cursor ? nil : letter(at: next.cursor, voice)
    }
    if next.text.count == old.text.count + 1, next.cursor == old.cursor + 1, key?.letter != nil || key == .enter {
      let typed = next.text[next.text.index(next.text.startIndex, offsetBy: old.cursor)]
      guard typed.isWhitespace else {
        isOpen = true
        return nil
      }
      let wasOpen = isOpen
      isOpen = false
      let before = next.text.prefix(old.cursor)
      return wasOpen ? before.split(whereSeparator: \.isWhitespace).last.map { literal(String($0)) } : nil
    }
    isOpen = false
    if next.text.count == old.text.count - 1, key == .backspace || key == .delete, let gone = removed(old, next) {
      return voice.say(Key.character(gone).name) + voice.say(" gewist", " deleted")
    }
    return whole(voice)
  }

  /// What was typed and not heard, when the line is left.
  mutating func close(_ voice: Voice) -> String? {
    defer { isOpen = false }
    return isOpen ? whole(voice) : nil
  }

  private func letter(at cursor: Int, _ voice: Voice) -> String {
    guard cursor < field.text.count else { return voice.say("eind van de regel", "end of the line") }
    return voice.say(Key.character(field.text[field.text.index(field.text.startIndex, offsetBy: cursor)]).name)
  }

  private func removed(_ old: Dialogue.Field, _ next: Dialogue.Field) -> Character? {
    guard next.cursor < old.text.count else { return old.text.last }
    return old.text[old.text.index(old.text.startIndex, offsetBy: next.cursor)]
  }
}
