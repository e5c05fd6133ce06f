import Model
import Screen

/// The list in which the user chooses the table's columns and their order.
package struct ColumnMenu: Sendable {
  package var choices: [ColumnChoice]
  package var selected: Int

  init(_ state: State) {
    choices = State.columnChoices(state.table, state.programme)
    selected = choices.firstIndex { $0.column == state.table.column } ?? 0
  }
}

func pressColumns(_ key: Key, _ menu: ColumnMenu, _ state: inout State) -> [Effect] {
  var menu = menu
  let last = menu.choices.count - 1
  func move(_ step: Int) {
    guard menu.choices.indices.contains(menu.selected + step) else { return }
    menu.choices.swapAt(menu.selected, menu.selected + step)
    menu.selected += step
  }
  switch key {
  case .down, .character("j"): menu.selected = min(last, menu.selected + 1)
  case .up, .character("k"): menu.selected = max(0, menu.selected - 1)
  case .character("J"), .character("}"): move(1)
  case .character("K"), .character("{"): move(-1)
  case .character(" "):
    let all = ColumnChoice.Visibility.allCases
    let index = all.firstIndex(of: menu.choices[menu.selected].visibility) ?? 0
    menu.choices[menu.selected].visibility = all[(index + 1) % all.count]
  case .character("+"): menu.choices[menu.selected].extra = min(60, menu.choices[menu.selected].extra + 2)
  case .character("-"): menu.choices[menu.selected].extra = max(-10, menu.choices[menu.selected].extra - 2)
  case .character("0"):
    menu.choices = ColumnChoice.standard(state.programme)
    menu.selected = 0
  case .enter:
    state.overlay = nil
    state.notice = Notice(.info, Phrase("Kolommen bewaard.", "Columns kept."))
    return keep(menu.choices, &state)
  case _ where isCancel(key):
    state.overlay = nil
    return []
  default: return []
  }
  state.overlay = .columns(menu)
  return []
}

extension Painter {
  mutating func drawColumns(_ menu: ColumnMenu) {
    let inner = drawBox(
      say("Kolommen", "Columns"), width: min(64, layout.size.width),
      height: min(layout.body.height, menu.choices.count + 3))
    let height = inner.height - 1
    let top = max(0, min(menu.selected - height / 2, menu.choices.count - height))
    for (index, choice) in menu.choices.enumerated().dropFirst(top).prefix(height) {
      let isCursor = index == menu.selected
      let y = inner.y + index - top
      let role: Role = isCursor ? .overlayCursor : choice.visibility == .hidden ? .overlayDisabled : .overlay
      if isCursor { canvas.fill(Rect(x: inner.x, y: y, width: inner.width, height: 1), theme[role]) }
      let sign = choice.visibility == .shown ? "[x]" : choice.visibility == .roomy ? "[~]" : "[ ]"
      write("\(isCursor ? "▸" : " ") \(sign) \(name(of: choice.column))", inner.x + 1, y, role, width: 32)
      let width = choice.extra == 0 ? "" : " \(choice.extra > 0 ? "+" : "")\(choice.extra)"
      write(choice.visibility.name[language] + width, inner.x + 34, y, role, width: inner.width - 35)
    }
    write(
      say(
        "Spatie toont  J K verplaatst  + - breedte  0 zoals nieuw",
        "Space shows  J K moves  + - width  0 as new"), inner.x + 1, inner.y + inner.height - 1,
      .overlayDisabled, width: inner.width - 2)
  }

  private func name(of column: TableColumn) -> String {
    switch column {
    case .field(let field): field.title[language]
    case .initiative(let id):
      state.programme.column(of: id).map { state.programme.initiatives[$0].shortName[language] } ?? id
    }
  }
}
