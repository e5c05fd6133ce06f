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

  /// Part of a line, as it is shown.
  private struct Piece {
    /// The line of the text, and the place in it of its first sign.
    var (row, start): (Int, Int)
    var signs: [String] = []
  }

  /// The text as it is shown, broken at `width` columns.
  private func pieces(width: Int) -> [Piece] {
    let room = max(2, width) - 1
    return lines.enumerated().flatMap { row, line in
      var pieces = [Piece(row: row, start: 0)]
      var used = 0
      for (position, character) in line.enumerated() {
        let shown = sanitised(String(character))
        let wide = TextWidth.of(shown)
        if used + wide > room {
          pieces.append(Piece(row: row, start: position))
          used = 0
        }
        pieces[pieces.count - 1].signs.append(shown)
        used += wide
      }
      return pieces
    }
  }

  /// The text as it is shown, broken at `width` columns, where the cursor stands in it and on what.
  package func wrapped(width: Int) -> (lines: [String], row: Int, column: Int, under: String) {
    let pieces = pieces(width: width)
    let here = pieces.lastIndex { $0.row == row && $0.start <= column } ?? 0
    let (signs, before) = (pieces[here].signs, column - pieces[here].start)
    return (
      pieces.map { $0.signs.joined() }, here, TextWidth.of(signs.prefix(before).joined()),
      before < signs.count ? signs[before] : " "
    )
  }

  /// Each place where the cursor can stand, as it is shown, with the keys that lead there: the line, where it begins and
  /// how wide it is; what follows the end of a line goes on to `width`.
  package func places(width: Int) -> [(line: Int, x: Int, width: Int, keys: [Key])] {
    let pieces = pieces(width: width)
    return pieces.enumerated().flatMap { line, piece in
      var x = 0
      var places = piece.signs.enumerated().map { index, sign in
        defer { x += TextWidth.of(sign) }
        return (line, x, TextWidth.of(sign), way(to: piece.row, piece.start + index))
      }
      let isLast = line + 1 == pieces.count || pieces[line + 1].row != piece.row
      if isLast { places.append((line, x, max(1, width - x), way(to: piece.row, piece.start + piece.signs.count))) }
      return places
    }
  }

  private func way(to row: Int, _ column: Int) -> [Key] {
    func times(_ count: Int, _ back: Key, _ on: Key) -> [Key] {
      Array(repeating: count < 0 ? back : on, count: abs(count))
    }
    guard row != self.row else { return times(column - self.column, .left, .right) }
    return times(row - self.row, .up, .down) + [.home] + times(column, .left, .right)
  }
}
