/// Several lines of text that are being typed, with a cursor.
package struct TextArea: Sendable, Hashable {
  /// The text, line by line; never empty.
  package private(set) var lines: [[Character]]
  /// The line of the cursor, from 0.
  package private(set) var row: Int
  /// The sign that the cursor is before, from 0.
  package private(set) var column: Int

  /// What a paste may make of it, in characters.
  package static let limit = 4000
  /// What keys may: a paste that comes as keys is told whole when it is to be kept.
  private static let most = 100_000

  /// Begins with `text`, the cursor behind it.
  package init(text: String) {
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(Array.init)
    if lines.isEmpty { lines = [[]] }
    row = lines.count - 1
    column = lines[row].count
  }

  /// The whole text, lines separated by `\n`, without blank lines at its end.
  package var text: String {
    var text = lines.map { String($0) }.joined(separator: "\n")
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }

  private var count: Int { lines.reduce(lines.count - 1) { $0 + $1.count } }

  /// Takes a key.
  /// - Returns: whether the key meant anything to a text.
  package mutating func press(_ key: Key) -> Bool {
    switch key {
    case .left, .control("b"): step(back: true)
    case .right, .control("f"): step(back: false)
    case .up, .control("p"): go(to: row - 1)
    case .down, .control("n"): go(to: row + 1)
    case .pageUp: go(to: 0)
    case .pageDown: go(to: lines.count - 1)
    case .home, .control("a"): column = 0
    case .end, .control("e"): column = lines[row].count
    case .enter: breakLine()
    case .backspace, .control("h"):
      guard row > 0 || column > 0 else { break }
      step(back: true)
      remove()
    case .delete, .control("d"): remove()
    case .control("k"):
      if column < lines[row].count { lines[row].removeSubrange(column...) } else { remove() }
    case .control("u"):
      lines[row].removeSubrange(..<column)
      column = 0
    case .control("w"): removeWord()
    default:
      guard case .character(let character) = key.kind else { return false }
      insert(character)
    }
    return true
  }

  /// Takes pasted text, its line breaks too; tabs become blanks.
  /// - Returns: nil, or how many characters there would be: more than there may, and nothing of it was taken.
  package mutating func paste(_ pasted: String) -> Int? {
    guard count + pasted.count <= TextArea.limit else { return count + pasted.count }
    for character in pasted {
      if character.isNewline { breakLine() } else { insert(character == "\t" ? " " : character) }
    }
    return nil
  }

  private mutating func insert(_ character: Character) {
    guard count < TextArea.most else { return }
    lines[row].insert(character, at: column)
    column += 1
  }

  private mutating func breakLine() {
    guard count < TextArea.most else { return }
    let rest = Array(lines[row][column...])
    lines[row].removeSubrange(column...)
    lines.insert(rest, at: row + 1)
    row += 1
    column = 0
  }

  /// Removes what is under the cursor; at the end of a line the break.
  private mutating func remove() {
    if column < lines[row].count {
      lines[row].remove(at: column)
    } else if row + 1 < lines.count {
      lines[row] += lines.remove(at: row + 1)
    }
  }

  private mutating func removeWord() {
    var start = column
    while start > 0, lines[row][start - 1].isWhitespace { start -= 1 }
    while start > 0, !lines[row][start - 1].isWhitespace { start -= 1 }
    lines[row].removeSubrange(start..<column)
    column = start
  }

  private mutating func step(back: Bool) {
    if back, column > 0 {
      column -= 1
    } else if back, row > 0 {
      row -= 1
      column = lines[row].count
    } else if !back, column < lines[row].count {
      column += 1
    } else if !back, row + 1 < lines.count {
      row += 1
      column = 0
    }
  }

  private mutating func go(to line: Int) {
    row = max(0, min(line, lines.count - 1))
    column = min(column, lines[row].count)
  }

  /// The text as it is shown, broken at `width` columns, where the cursor stands in it and on what.
  package func wrapped(width: Int) -> (lines: [String], row: Int, column: Int, under: String) {
    let width = max(2, width)
    var result: [String] = []
    var cursor = (row: 0, column: 0)
    var under = " "
    for (index, line) in lines.enumerated() {
      var current = ""
      var used = 0
      for (position, character) in line.enumerated() {
        let shown = sanitised(String(character))
        let wide = TextWidth.of(shown)
        if used + wide > width - 1 {
          result.append(current)
          (current, used) = ("", 0)
        }
        if index == row, position == column { (cursor, under) = ((result.count, used), shown) }
        current += shown
        used += wide
      }
      if index == row, column == line.count { cursor = (result.count, used) }
      result.append(current)
    }
    return (result, cursor.row, cursor.column, under)
  }
}
