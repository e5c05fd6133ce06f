import Model
import Screen

/// Where everything that does not belong to a page stands on a screen, and what is left for the page.
package struct Screenful: Sendable, Equatable {
  /// The line with the context: what of which day is shown, and whether it can change.
  package var header: Rect
  /// The line of pages.
  package var tabs: Rect
  /// The lines that answer what one comes to the page for; none on most.
  package var answers: Rect
  package var body: Rect
  /// Where time is measured while the past is shown; without rows in the present.
  package var ruler: Rect
  /// Where boxes lie over the page; on a low screen over the answers too.
  package var over: Rect
  /// The line that says what was done, or what the cursor is on.
  package var say: Rect
  package var hints: Rect

  /// Smaller than this there is only a line that says so.
  package static let least = Size(width: 40, height: 10)

  /// - Parameters:
  ///   - answers: how many lines answer.
  ///   - ruler: how many lines measure time.
  package init(_ size: Size, answers: Int = 0, ruler: Int = 0) {
    func line(_ y: Int, _ height: Int = 1) -> Rect { Rect(x: 0, y: y, width: size.width, height: height) }
    header = line(0)
    tabs = line(1)
    self.answers = line(2, answers)
    body = line(2 + answers, max(0, size.height - 4 - answers - ruler))
    self.ruler = line(2 + answers + body.height, ruler)
    over = body.height < 12 ? line(2, max(0, size.height - 4)) : body
    say = line(size.height - 2)
    hints = line(size.height - 1)
  }
}

extension State {
  /// Where everything stands on this screen.
  package var screen: Screenful {
    once(Kept.Name(Screenful.self)) { Screenful(size, answers: room.answers(self), ruler: rulerHeight) }
  }
}

extension Rect {
  /// The inside of a pane: beneath its rule, between its gutter and its margin.
  var inner: Rect { Rect(x: x + 1, y: y + 1, width: max(0, width - 2), height: max(0, height - 1)) }
}

extension Painter {
  /// The same with one thing to be known, or none.
  mutating func drawRule(_ rect: Rect, _ title: String, info: String?, focused: Bool) {
    drawRule(rect, title, infos: info.map { [$0] } ?? [], focused: focused)
  }

  /// A pane's upper edge and its gutter: a rule with a title, what belongs to it, and at its right what is to be known;
  /// where room is short the note goes first, then what is at the right, never the title. In the focus the rule is heavy and a
  /// heavy bar runs down the gutter: seen without colour, and nothing moves for it.
  /// - Parameters:
  ///   - notes: the longest first.
  ///   - infos: the longest first.
  mutating func drawRule(_ rect: Rect, _ title: String, notes: [String] = [], infos: [String] = [], focused: Bool) {
    guard rect.width > 4, rect.height > 0 else { return }
    let line: Role = focused ? .ruleFocus : .rule
    let style = theme[line]
    canvas.rule(focused ? "━" : "─", Rect(x: rect.x, y: rect.y, width: rect.width, height: 1), style)
    let gutter = Rect(x: rect.x, y: rect.y + 1, width: 1, height: rect.height - 1)
    if focused {
      canvas.put(["┏"], x: rect.x, y: rect.y, style: style)
      canvas.rule("┃", gutter, style)
    } else if rect.x > 0 {
      canvas.put(["│"], x: rect.x, y: rect.y, style: style)
      canvas.rule("│", gutter, style)
    }
    // The title stands behind a corner, a line and a blank; before what is at the right are two lines at least, behind it two.
    let room = rect.width - 5 - (title.isEmpty ? 0 : TextWidth.of(title) + 1)
    func fits(_ note: String?, _ info: String?) -> Bool {
      (note.map { TextWidth.of($0) + 3 } ?? 0) + (info.map { TextWidth.of($0) + 4 } ?? 0) <= room
    }
    let notes: [String?] = notes.map { $0 } + [nil]
    let infos: [String?] = infos.map { $0 } + [nil]
    let info = infos.first { fits(nil, $0) } ?? nil
    let note = notes.first { fits($0, info) } ?? nil
    var x = rect.x + 2
    if !title.isEmpty {
      let width = min(TextWidth.of(title), rect.width - 4)
      x += write(" ", x, rect.y, .ruleTitle)
      x += write(title, x, rect.y, focused ? .ruleFocus : .ruleTitle, width: width)
      if let note { x += write(" · " + note, x, rect.y, .ruleNote) }
      write(" ", x, rect.y, .ruleTitle)
    }
    if let info { write(" \(info) ", rect.x + rect.width - TextWidth.of(info) - 4, rect.y, .ruleNote) }
  }
}
