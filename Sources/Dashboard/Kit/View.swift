import Model
import Screen

/// The whole screen for a state: the same for a terminal, a text, a picture and a test.
package func view(_ state: State) -> Canvas {
  var painter = Painter(state)
  let screen = painter.screen
  guard state.size.width >= Screenful.least.width, state.size.height >= Screenful.least.height else {
    painter.drawTooSmall()
    return painter.finished()
  }
  AnyBlock(Header.self).draw(state, screen.header, &painter)
  AnyBlock(Tabs.self).draw(state, screen.tabs, &painter)
  for part in state.arrangement {
    switch part {
    case .pane(let id, let rect): Room.pane(id).draw(state, rect, &painter)
    case .block(let block, let rect): block.draw(state, rect, &painter)
    }
  }
  if let strip = state.stripPlace { AnyBlock(StripBlock.self).draw(state, strip, &painter) }
  let notice = state.notice ?? state.session.damage.map { Notice(.failure, $0) }
  painter.drawHints(state.hintsNow)
  painter.drawSay(notice, notice == nil ? state.pane.saying(state) : [])
  state.overlay?.draw(on: &painter)
  return painter.finished()
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
