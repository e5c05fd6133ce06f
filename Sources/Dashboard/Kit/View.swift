import Model
import Screen

/// The whole screen for a state: the same for a terminal, a text, a picture and a test.
package func view(_ state: State) -> Canvas {
  var painter = Painter(state)
  state.draw(on: &painter)
  return painter.finished()
}

extension State {
  /// Draws the whole screen.
  func draw(on painter: inout Painter) {
    let screen = painter.screen
    guard size.width >= Screenful.least.width, size.height >= Screenful.least.height else {
      return painter.drawTooSmall()
    }
    AnyBlock(Header.self).draw(self, screen.header, &painter)
    AnyBlock(Tabs.self).draw(self, screen.tabs, &painter)
    for part in arrangement {
      switch part {
      case .pane(let id, let rect):
        painter.mark(rect, .pane(id))
        Room.pane(id).draw(self, rect, &painter)
      case .block(let block, let rect): block.draw(self, rect, &painter)
      }
    }
    if screen.ruler.height > 0 { AnyBlock(Ruler.self).draw(self, screen.ruler, &painter) }
    if let strip = stripPlace { AnyBlock(StripBlock.self).draw(self, strip, &painter) }
    // What lies on top takes all clicks: outside it there is nothing.
    if overlay != nil { painter.mark(Rect(x: 0, y: 0, width: size.width, height: size.height), .nothing) }
    let notice = notice ?? session.damage.map { Notice(.failure, $0) }
    painter.drawHints(hintsNow)
    painter.drawSay(notice, notice == nil ? pane.saying(self) : [], foot: overlay?.foot ?? 0)
    overlay?.draw(on: &painter)
  }
}

extension Painter {
  fileprivate mutating func drawTooSmall() {
    let least = Screenful.least
    write(
      say(
        "Venster te klein: minstens \(least.width)×\(least.height) nodig.",
        "Window too small: \(least.width)×\(least.height) needed."), 0, 0, .text, width: size.width)
  }
}
