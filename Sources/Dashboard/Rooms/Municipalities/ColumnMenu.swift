import Model
import Screen

/// The list in which the user chooses the table's columns and their order.
struct ColumnMenu: Overlay {
  /// All columns, in the order of the table.
  var choices: [ColumnChoice]
  /// The column under the cursor, from 0.
  var selected: Int
  /// Beside the choices as they stood at first.
  private let names: [TableColumn: Phrase]
  private let standard: [ColumnChoice]
  let shows = true

  /// The columns as they are shown now.
  init(_ state: State) {
    choices = State.columnChoices(state.table, state.programme)
    selected = choices.firstIndex { $0.column == state.table.column } ?? 0
    standard = ColumnChoice.standard(state.programme)
    let named = choices.map { choice -> (TableColumn, Phrase) in
      let name = choice.column.initiative.flatMap { state.programme.column(of: $0) }.map {
        state.programme.initiatives[$0].shortName
      }
      return switch choice.column {
      case .field(let field): (choice.column, field.title)
      case .initiative(let id): (choice.column, name ?? Phrase(same: id))
      case .aspect(let aspect, let id):
        (
          choice.column,
          Phrase("\(name?.dutch ?? id) · \(aspect.names.last ?? "")", "\(name?.english ?? id) · \(aspect.names[0])")
        )
      }
    }
    names = Dictionary(named) { first, _ in first }
  }

  mutating func press(_ key: Key, _ state: inout State) -> Reaction {
    let last = choices.count - 1
    switch key {
    case .down, .character("j"): selected = min(last, selected + 1)
    case .up, .character("k"): selected = max(0, selected - 1)
    case .character("J"), .character("}"): move(1)
    case .character("K"), .character("{"): move(-1)
    case .character(" "):
      let all = ColumnChoice.Visibility.allCases
      let index = all.firstIndex(of: choices[selected].visibility) ?? 0
      choices[selected].visibility = all[(index + 1) % all.count]
    case .character("+"): choices[selected].extra = min(60, choices[selected].extra + 2)
    case .character("-"): choices[selected].extra = max(-10, choices[selected].extra - 2)
    case .character("0"):
      choices = standard
      selected = 0
    case .enter:
      let choices = choices
      return .does { state in
        state.tell(.info, "Kolommen bewaard.", "Columns saved.")
        return keep(choices, &state)
      }
    case _ where isCancel(key): return .closes
    default: break
    }
    return .stays
  }

  private mutating func move(_ step: Int) {
    guard choices.indices.contains(selected + step) else { return }
    choices.swapAt(selected, selected + step)
    selected += step
  }

  var wheelSteps: Int { 1 }

  var hints: [Hint] {
    [
      Hint("Space", Phrase("tonen", "show")), Hint("J K", Phrase("verplaatsen", "move")),
      .enter("bewaren", "keep"), .cancel,
    ]
  }

  /// What the keys do, beneath the list.
  private static let foot = [
    Hint("Space", Phrase("toont", "shows")), Hint("J K", Phrase("verplaatst", "moves")),
    Hint("+ -", Phrase("breedte", "width")), Hint("0", Phrase("zoals eerst", "as at first")),
  ]

  func draw(on painter: inout Painter) {
    let inner = painter.drawBox(
      painter.say("Kolommen", "Columns"), width: min(64, painter.size.width),
      height: min(painter.screen.over.height, choices.count + 3))
    let height = inner.height - 1
    let top = max(0, min(selected - height / 2, choices.count - height))
    for (index, choice) in choices.enumerated().dropFirst(top).prefix(height) {
      let isCursor = index == selected
      let y = inner.y + index - top
      painter.markChoice(
        index, of: selected, Rect(x: inner.x, y: y, width: inner.width, height: 1), again: .character(" "))
      let role: Role = isCursor ? .overlayCursor : choice.visibility == .hidden ? .overlayDisabled : .overlay
      if isCursor {
        painter.canvas.fill(Rect(x: inner.x, y: y, width: inner.width, height: 1), painter.theme[role])
      }
      let sign = choice.visibility == .shown ? "[x]" : choice.visibility == .roomy ? "[~]" : "[ ]"
      let name = names[choice.column]?[painter.language] ?? choice.column.id
      painter.write("\(isCursor ? "▸" : " ") \(sign) \(name)", inner.x + 1, y, role, width: 32)
      let width = choice.extra == 0 ? "" : " \(choice.extra > 0 ? "+" : "")\(choice.extra)"
      painter.write(
        choice.visibility.name[painter.language] + width, inner.x + 34, y, role, width: inner.width - 35)
    }
    var x = inner.x + 1
    for hint in ColumnMenu.foot {
      let keys = hint.shown(painter.language, isASCII: painter.isASCII)
      let text = "\(keys) \(hint.words[painter.language])"
      guard x + TextWidth.of(text) < inner.x + inner.width else { break }
      let place = Rect(x: x, y: inner.y + inner.height - 1, width: TextWidth.of(text), height: 1)
      painter.markHint(hint, place, width: TextWidth.of(keys))
      x += painter.write(text, x, place.y, .overlayDisabled) + 2
    }
  }
}

extension ColumnMenu {
  func dialogue(_ state: State) -> Dialogue {
    let voice = state.voice
    var dialogue = Dialogue(title: voice.say("Kolommen", "Columns"))
    dialogue.isLong = true
    dialogue.choices = choices.map { choice in
      let name = names[choice.column].map(voice.say) ?? choice.column.id
      let width =
        choice.extra == 0
        ? ""
        : voice.say(
          ", breedte \(choice.extra > 0 ? "+" : "")\(choice.extra)",
          ", width \(choice.extra > 0 ? "+" : "")\(choice.extra)")
      return Dialogue.Choice(words: "\(name), \(voice.say(choice.visibility.name))\(width)", keys: [])
    }
    dialogue.selected = selected
    dialogue.hints = ColumnMenu.foot + hints.suffix(2)
    return dialogue
  }
}
