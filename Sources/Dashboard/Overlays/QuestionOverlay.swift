import Model
import Screen

/// A question that Enter answers with yes.
struct QuestionOverlay: Overlay {
  private let title: Phrase
  private let words: Phrase
  private let yes: Hint
  private let work: @Sendable (inout State) -> [Effect]

  /// Whether a municipality is really so much further: what lay between is not known, and is not made up.
  init(further trial: Trial, _ state: State) {
    let (from, to) = (trial.before.status, trial.after.status)
    title = state.title(of: [trial.change], Phrase("verder gemeld", "reported further"))
    func words(_ language: Language) -> String {
      let step =
        "\(from.words(language, ascii: state.session.isASCII)) → \(to.words(language, ascii: state.session.isASCII))"
      return from == .unknown
        ? Phrase(
          "Eerste opgave: \(step). Van de stappen daarvoor is niets bekend, en daarvan wordt niets vastgelegd.",
          "First report: \(step). Nothing is known of the steps before it, and nothing of them is recorded.")[language]
        : Phrase(
          "In één keer verder: \(step). De stappen ertussen zijn niet bekend, en worden niet vastgelegd.",
          "Several steps at once: \(step). The steps in between are not known and not recorded.")[language]
    }
    self.words = Phrase(words(.dutch), words(.english))
    yes = .enter("zo is het gemeld", "so it was reported")
    let change = trial.change
    work = { save([change], &$0) }
  }

  /// Whether the clock is right though it can hardly be.
  init(clock words: Phrase, _ effect: Effect) {
    title = Phrase("Klopt de klok?", "Is the clock right?")
    self.words = words
    yes = .enter("ja, de klok klopt", "yes, the clock is right")
    work = { $0.write(.trusting(effect)) }
  }

  mutating func press(_ key: Key, _ state: inout State) -> Reaction {
    if key == .enter { return .does(work) }
    guard isCancel(key) else { return .stays }
    state.layDraft()
    state.tell(.info, "Niets gewijzigd.", "Nothing changed.")
    return .closes
  }

  var hints: [Hint] { [yes, .cancel] }

  func draw(on painter: inout Painter) { painter.drawQuestion(title, words, [yes, .cancel]) }
}

extension Painter {
  /// A box with a sentence, and beneath it what the keys do.
  fileprivate mutating func drawQuestion(_ title: Phrase, _ words: Phrase, _ answers: [Hint]) {
    let width = min(76, size.width)
    let lines = wrapped(say(words), width: width - 4)
    let inner = drawBox(title[language], width: width, height: lines.count + 4)
    for (index, line) in lines.enumerated() where index < inner.height - 1 {
      write(line, inner.x + 1, inner.y + index, .overlay, width: inner.width - 2)
    }
    var x = inner.x + 1
    for answer in answers {
      let (start, y) = (x, inner.y + inner.height - 1)
      let keys = answer.shown(language, isASCII: isASCII)
      x += write(keys, x, y, .hintKey)
      x += write(" \(answer.words[language])   ", x, y, .overlay)
      markHint(answer, Rect(x: start, y: y, width: x - start - 3, height: 1), width: TextWidth.of(keys))
    }
  }
}

extension QuestionOverlay {
  func dialogue(_ state: State) -> Dialogue {
    var dialogue = Dialogue(title: state.voice.say(title))
    dialogue.text = [state.voice.say(words)]
    dialogue.choices = Dialogue.answers(yes, state.voice)
    dialogue.hints = hints
    return dialogue
  }
}
