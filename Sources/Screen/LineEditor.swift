/// One line of text that is being typed, with a cursor between its characters.
package struct LineEditor: Sendable, Hashable {
  /// What was typed so far.
  package private(set) var text: String
  /// How many characters stand before the cursor.
  package private(set) var cursor: Int

  /// More than anyone types.
  package static let limit = 4000

  /// Begins with `text`, the cursor behind it.
  package init(text: String) {
    self.text = text
    cursor = text.count
  }

  /// Takes a key.
  /// - Returns: whether the key meant anything to a line of text.
  package mutating func press(_ key: Key) -> Bool {
    switch key {
    case .left, .control("b"): cursor = max(0, cursor - 1)
    case .right, .control("f"): cursor = min(text.count, cursor + 1)
    case .home, .control("a"): cursor = 0
    case .end, .control("e"): cursor = text.count
    case .backspace, .control("h"): remove(from: cursor - 1, to: cursor)
    case .delete, .control("d"): remove(from: cursor, to: cursor + 1)
    case .control("w"): remove(from: wordStart, to: cursor)
    case .control("u"): remove(from: 0, to: cursor)
    case .control("k"): remove(from: cursor, to: text.count)
    default:
      guard case .character(let character) = key.kind else { return false }
      insert(String(character))
    }
    return true
  }

  /// Takes pasted text; line breaks and tabs become blanks.
  /// - Returns: nil, or how many characters there would be: more than there may, and nothing of it was taken.
  package mutating func paste(_ pasted: String) -> Int? {
    let count = text.count + pasted.count
    guard count <= LineEditor.limit else { return count }
    insert(String(pasted.map { $0.isNewline || $0 == "\t" ? " " : $0 }))
    return nil
  }

  private mutating func insert(_ new: String) {
    // Bytes are counted at once, characters one by one: at the limit nothing more is looked at.
    guard text.utf8.count < 4 * LineEditor.limit else { return }
    let room = String(new.prefix(max(0, LineEditor.limit - text.count)))
    guard !room.isEmpty else { return }
    let before = text.prefix(cursor)
    let after = text.dropFirst(cursor)
    let whole = String(before) + room
    text = whole + after
    cursor = whole.count
  }

  private mutating func remove(from start: Int, to end: Int) {
    let start = max(0, start)
    let end = min(text.count, end)
    guard start < end else { return }
    text = String(text.prefix(start) + text.dropFirst(end))
    cursor = start
  }

  private var wordStart: Int {
    let before = Array(text.prefix(cursor))
    var index = before.count
    while index > 0, before[index - 1].isWhitespace { index -= 1 }
    while index > 0, !before[index - 1].isWhitespace { index -= 1 }
    return index
  }
}
