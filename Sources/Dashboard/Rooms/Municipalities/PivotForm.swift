import Model
import Screen

/// What is counted against what, chosen from lists; Enter counts.
struct PivotForm: Overlay {
  /// What can be chosen for rows and for columns: the word that the command takes, and what it is called.
  private static let axes: [(word: String, name: Phrase)] =
    Grouping.allCases.filter { $0 != .none }.map { ($0.rawValue, $0.title) } + [
      ("urbanity", Phrase("stedelijkheid", "urbanity")), ("status", Phrase("status", "status")),
    ]

  /// The lines of the form: the place of what is chosen in rows, in columns, and the initiative.
  private(set) var chosen: [Int]
  /// The line that keys go to.
  private(set) var line = 0
  private let initiatives: [Initiative]
  let shows = true

  init(_ state: State) {
    chosen = [0, PivotForm.axes.count - 1, state.initiativeUnderCursor ?? 0]
    initiatives = state.programme.initiatives
  }

  mutating func press(_ key: Key, _ state: inout State) -> Reaction {
    let counts = [PivotForm.axes.count, PivotForm.axes.count, initiatives.count]
    switch key {
    case .down, .tab, .character("j"): line = (line + 1) % counts.count
    case .up, .backTab, .character("k"): line = (line + counts.count - 1) % counts.count
    case .right, .character("l"), .character(" "): step(1, of: counts[line])
    case .left, .character("h"): step(-1, of: counts[line])
    case .enter:
      let words = arguments
      return .does { state in Command.named("pivot").map { execute($0, words, &state) } ?? [] }
    case _ where isCancel(key): return .closes
    default: break
    }
    return .stays
  }

  private mutating func step(_ step: Int, of count: Int) {
    if count > 0 { chosen[line] = (chosen[line] + step + count) % count }
  }

  /// What `pivot` takes.
  private var arguments: [String] {
    let axes = chosen.prefix(2).map { PivotForm.axes[$0].word }
    return axes + (initiatives.indices.contains(chosen[2]) ? [initiatives[chosen[2]].id] : [])
  }

  var hints: [Hint] {
    [
      .arrows(Phrase("regel", "line")), .sideways(Phrase("kiezen", "choose")), .enter("tellen", "count"), .cancel,
    ]
  }

  /// The initiative whose statuses are counted.
  private var initiative: Phrase {
    initiatives.indices.contains(chosen[2]) ? initiatives[chosen[2]].shortName : Phrase(same: "")
  }

  /// The lines of the form: what is chosen, and its name.
  private var lines: [(name: Phrase, value: Phrase)] {
    [
      (Phrase("rijen", "rows"), PivotForm.axes[chosen[0]].name),
      (Phrase("kolommen", "columns"), PivotForm.axes[chosen[1]].name),
      (Phrase("initiatief", "initiative"), initiative),
    ]
  }

  func draw(on painter: inout Painter) {
    let inner = painter.drawBox(
      painter.say("Telling · \(initiative.dutch)", "Count · \(initiative.english)"),
      width: min(60, painter.size.width), height: 7)
    for (index, (name, value)) in lines.enumerated() {
      let isCursor = index == line
      let role: Role = isCursor ? .overlayCursor : .overlay
      let place = Rect(x: inner.x, y: inner.y + index, width: inner.width, height: 1)
      painter.markField(index, of: line, place)
      if isCursor { painter.canvas.fill(place, painter.theme[role]) }
      painter.write("\(isCursor ? "▸" : " ") \(name[painter.language])", inner.x, place.y, role, width: 16)
      painter.writeChoice(
        value[painter.language], isFocused: isCursor, inner.x + 16, place.y, role, width: inner.width - 17)
    }
    painter.write(
      painter.say("Telt de gemeenten die getoond worden.", "Counts the municipalities that are shown."), inner.x + 1,
      inner.y + 4, .overlayDisabled, width: inner.width - 2)
  }
}

extension PivotForm {
  func dialogue(_ state: State) -> Dialogue {
    let voice = state.voice
    var dialogue = Dialogue(title: voice.say("Telling", "Count"))
    dialogue.text = [voice.say("Telt de gemeenten die getoond worden.", "Counts the municipalities that are shown.")]
    let all = lines.map { name, value in
      var field = Dialogue.Field(voice.say(name), voice.say(value))
      field.isChosen = true
      return field
    }
    dialogue.overview = all.map { Typing($0).whole(voice) }
    dialogue.field = all[line]
    dialogue.hints = hints
    return dialogue
  }
}
