import Screen

/// A part of the screen that a click can mean, and what it means there.
package struct Mark: Sendable, Hashable {
  /// What a click does: what one key or another does too.
  package enum Deed: Sendable, Hashable {
    /// What lies here takes no click, nor does what it covers.
    case nothing
    /// Presses these keys.
    case keys([Key])
    /// Runs the command of that id.
    case command(String, [String])
    /// Gives a pane the focus.
    case pane(PaneID)
    /// Gives it the focus and goes to a row of its list; of a list whose cursor is on one cell also to a column, by name.
    case row(PaneID, Int, column: String?)
    /// Gives it the focus and sorts by the column of that name.
    case head(PaneID, column: String)
  }

  /// In cells of the screen.
  package var rect: Rect
  /// What a click there does.
  package var deed: Deed
}

/// The marks of a picture while it is drawn for a click.
struct Marks {
  /// Those that were noted, the topmost last.
  fileprivate(set) var all: [Mark] = []
  /// The row whose line is being drawn.
  fileprivate var row: (pane: PaneID, index: Int)?
}

extension Painter {
  /// Notes what a click on `rect` means, over what was noted before it.
  mutating func mark(_ rect: Rect, _ deed: @autoclosure () -> Mark.Deed) {
    if marks != nil { marks?.all.append(Mark(rect: rect, deed: deed())) }
  }

  /// Notes a row of a pane by its place in the list; cells that are marked next are of it.
  mutating func markRow(_ pane: PaneID, _ index: Int, _ rect: Rect) {
    mark(rect, .row(pane, index, column: nil))
    marks?.row = (pane, index)
  }

  /// Notes a cell of the row that was marked last, by the name of its column.
  mutating func markCell(_ column: @autoclosure () -> String, _ x: Int, _ y: Int, width: Int) {
    guard let row = marks?.row else { return }
    mark(Rect(x: x, y: y, width: width, height: 1), .row(row.pane, row.index, column: column()))
  }

  /// Notes the head of a column by which its list can be sorted.
  mutating func markHead(_ pane: PaneID, _ column: @autoclosure () -> String, _ x: Int, _ y: Int, width: Int) {
    if marks != nil { mark(Rect(x: x, y: y, width: width, height: 1), .head(pane, column: column())) }
  }

  /// Notes a choice of a list of which the one at `selected` is lit: a click lights it, one more does what `again` does.
  mutating func markChoice(_ index: Int, of selected: Int, _ rect: Rect, again: Key = .enter) {
    let step = index - selected
    mark(rect, .keys(step == 0 ? [again] : Array(repeating: step > 0 ? .down : .up, count: abs(step))))
  }

  /// Notes a line of a form of which the one at `focused` has the keys: a click gives them to it.
  mutating func markField(_ index: Int, of focused: Int, _ rect: Rect) {
    mark(rect, .keys(Array(repeating: index > focused ? .tab : .backTab, count: abs(index - focused))))
  }

  /// A value that the arrows choose, in angles where its line has the keys; a click on one of those chooses too.
  mutating func writeChoice(_ value: String, isFocused: Bool, _ x: Int, _ y: Int, _ role: Role, width: Int) {
    let used = write(isFocused ? "‹ \(value) ›" : "  \(value)", x, y, role, width: width)
    guard isFocused else { return }
    mark(Rect(x: x, y: y, width: 1, height: 1), .keys([.left]))
    mark(Rect(x: x + used - 1, y: y, width: 1, height: 1), .keys([.right]))
  }

  /// Notes an input line from `x` on: a click puts the cursor before the character that it is on, behind them all at its end.
  /// - Parameters:
  ///   - hidden: how many characters are out of sight at the left.
  ///   - widths: how wide each of them is.
  mutating func markInput(_ cursor: Int, hidden: Int, _ widths: [Int], _ place: Rect) {
    guard marks != nil else { return }
    func way(to character: Int) -> [Key] {
      Array(repeating: character < cursor ? .left : .right, count: abs(character - cursor))
    }
    mark(place, .keys(way(to: widths.count)))
    var x = place.x
    for (character, width) in widths.enumerated().dropFirst(hidden) where x + width <= place.x + place.width {
      mark(Rect(x: x, y: place.y, width: width, height: 1), .keys(way(to: character)))
      x += width
    }
  }

  /// Notes a hint whose keys take `width` columns of those of `rect`: with one key all of it, else each key.
  mutating func markHint(_ hint: Hint, _ rect: Rect, width: Int) {
    guard marks != nil else { return }
    let keys = hint.pressed
    guard let first = keys.first else { return }
    if keys.count == 1 { return mark(rect, .keys([first])) }
    for (index, key) in keys.enumerated() {
      let (start, end) = (index * width / keys.count, (index + 1) * width / keys.count)
      mark(Rect(x: rect.x + start, y: rect.y, width: end - start, height: 1), .keys([key]))
    }
  }
}

extension Hint {
  /// The keys that it names; none where it names a range of them.
  var pressed: [Key] {
    switch keys {
    case "↑↓": [.up, .down]
    case "←→": [.left, .right]
    case "←↑↓→": [.left, .up, .down, .right]
    default:
      if let key = Key(keys) { [key] } else { Hint.each(of: keys.split(separator: " ").map { Key(String($0)) }) }
    }
  }

  private static func each(of keys: [Key?]) -> [Key] { keys.contains(nil) ? [] : keys.compactMap(\.self) }
}

extension Rect {
  /// Whether the cell lies in it.
  func contains(_ x: Int, _ y: Int) -> Bool {
    (self.x..<self.x + width).contains(x) && (self.y..<self.y + height).contains(y)
  }
}

extension State {
  /// All that a click can mean now, the topmost last: the picture is drawn once more for it, and nothing is noted else.
  package var clickable: [Mark] {
    var painter = Painter(self)
    painter.marks = Marks()
    draw(on: &painter)
    return painter.marks?.all ?? []
  }

  /// What a click on a cell means; nil for nothing.
  func deed(at x: Int, _ y: Int) -> Mark.Deed? { clickable.last { $0.rect.contains(x, y) }?.deed }
}
