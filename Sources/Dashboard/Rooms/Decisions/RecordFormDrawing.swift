import Model
import Screen

extension Painter {
  /// The form in a box, its fields one beneath the other.
  mutating func drawRecordForm(_ form: RecordForm) {
    let width = min(84, size.width)
    let said = wrapped(say(form.problem ?? form.outlook), width: width - 4)
    let inner = drawBox(say(form.title), width: width, height: form.fields.count + 3 + max(1, min(3, said.count)))
    // On a low screen the fields around the focus have the room.
    let room = max(1, min(form.fields.count, inner.height - 1))
    let hidden = max(0, form.focused - room + 1)
    var y = inner.y
    for (index, field) in form.fields.enumerated().dropFirst(hidden).prefix(room) {
      markField(index, of: form.focused, Rect(x: inner.x, y: y, width: inner.width, height: 1))
      let isFocused = index == form.focused
      write(isFocused ? "▸" : " ", inner.x, y, .overlayTitle)
      write(field.name[language], inner.x + 1, y, isFocused ? .overlayTitle : .overlay, width: 21)
      let (x, rest) = (inner.x + 23, inner.width - 24)
      if !field.words.isEmpty {
        writeChoice(
          field.choices[field.chosen][language], isFocused: isFocused, x, y, isFocused ? .overlayCursor : .overlay,
          width: rest)
      } else if isFocused {
        drawInput(field.editor, prefix: "", ghost: say(field.ghost), x: x + 2, y, width: rest - 2)
      } else {
        write(field.editor.text, x + 2, y, .overlay, width: rest - 2)
      }
      y += 1
    }
    y += 1
    for line in said.prefix(max(0, inner.y + inner.height - y)) {
      write(line, inner.x + 1, y, form.problem == nil ? .overlayDisabled : .overlayWarning, width: inner.width - 2)
      y += 1
    }
  }
}

extension RecordForm {
  package func dialogue(_ state: State) -> Dialogue {
    let voice = state.voice
    var dialogue = Dialogue(title: voice.say(title))
    let all = fields.map { field -> Dialogue.Field in
      guard !field.words.isEmpty else { return Dialogue.Field(voice.say(field.name), field.editor) }
      var chosen = Dialogue.Field(voice.say(field.name), voice.say(field.choices[field.chosen]))
      chosen.isChosen = true
      return chosen
    }
    dialogue.overview = all.map { Typing($0).whole(voice) }
    dialogue.field = all[focused]
    dialogue.problem = problem.map(voice.say)
    dialogue.aside = voice.say(outlook)
    dialogue.hints = hints
    return dialogue
  }
}
