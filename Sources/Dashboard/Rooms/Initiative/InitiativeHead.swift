import Model
import Screen

/// The line over an initiative's card: phase, track, binding, how far.
enum InitiativeFacts: Block {
  struct Input: Equatable, Sendable {
    /// nil of a candidate.
    var stand: InitiativeStand?
    /// nil of an initiative.
    var candidate: Candidate?
  }

  static func input(_ state: State) -> Input {
    let column = state.place.subject.flatMap { state.programme.column(of: $0) }
    return Input(stand: column.map { state.initiativeStands[$0] }, candidate: state.openCandidate)
  }

  static func draw(_ input: Input, in rect: Rect, on painter: inout Painter) {
    if let candidate = input.candidate {
      let phase = candidate.phase.name
      var words: [AnswerWord] = [
        .figure(candidate.shortName.dutch, candidate.shortName.english),
        .words("  kandidaat · \(phase.dutch) [P]", "  candidate · \(phase.english) [P]"),
      ]
      if let state = candidate["state"]?.text { words.append(.words(" · \(state.dutch)", " · \(state.english)")) }
      return painter.drawAnswer([words], in: rect)
    }
    guard let stand = input.stand else { return }
    painter.drawAnswer(lines(stand), in: rect)
  }

  /// The longest first.
  private static func lines(_ stand: InitiativeStand) -> [[AnswerWord]] {
    let initiative = stand.initiative
    let (phase, move) = (initiative.phase.name, initiative.phaseMove)
    let name = AnswerWord.figure(initiative.brief.dutch, initiative.brief.english)
    let since = Phrase(
      move.map { " sinds \($0.from.words(.dutch))" } ?? "", move.map { " since \($0.from.words(.english))" } ?? "")
    let mark = choiceMark(move)
    let track =
      initiative.track.map { Phrase("spoor \($0) (A2 109)", "track \($0) (A2 109)") }
      ?? Phrase("spoor niet vermeld", "track not stated")
    let binding = choiceMark(initiative.bindingMove)
    func share(_ value: Double?, _ words: Phrase) -> [AnswerWord] {
      guard let value, stand.coverage.isReported else { return [] }
      let number = percentWords(value).dropLast()
      return [
        .words(" · ", " · "), .figure("\(number) %", "\(number)%"), .words(" \(words.dutch)", " \(words.english)"),
      ]
    }
    let shares =
      share(stand.coverage.byMunicipalities, Phrase("gem.", "mun."))
      + share(stand.coverage.byInhabitants, Phrase("inw.", "inh."))
      + share(stand.coverage.byWilling, Phrase("wil", "want"))
    let first = AnswerWord.words("  \(phase.dutch)\(mark)\(since.dutch)", "  \(phase.english)\(mark)\(since.english)")
    let tracked = AnswerWord.words(" · \(track.dutch)", " · \(track.english)")
    func bound(_ words: Phrase) -> AnswerWord {
      .words(" · \(words.dutch)\(binding)", " · \(words.english)\(binding)")
    }
    let short = AnswerWord.words("  \(phase.dutch)\(mark)", "  \(phase.english)\(mark)")
    let leads: [[AnswerWord]] = [
      [name, first, tracked, bound(initiative.binding.name)], [name, first, tracked, bound(initiative.binding.short)],
      [name, first, bound(initiative.binding.short)], [name, short],
    ]
    let whole: [AnswerWord] = leads[0] + shares
    let structure = AnswerWord.words(" · uitvoering niet vermeld", " · execution not stated")
    return [whole + [structure]] + leads.map { $0 + shares }
  }
}

/// The tabs of an initiative's card.
enum InitiativeTabLine: Block {
  struct Input: Equatable, Sendable {
    /// The one that is open.
    var open: InitiativeTab
    /// Those that there are.
    var shown: [InitiativeTab]
  }

  static func input(_ state: State) -> Input {
    Input(
      open: state.initiativeTab, shown: state.openCandidate == nil ? InitiativeTab.allCases : [.factsheet])
  }

  static func draw(_ input: Input, in rect: Rect, on painter: inout Painter) {
    var x = rect.x + 1
    for tab in input.shown {
      let isOpen = tab == input.open
      let title = tab.title[painter.language]
      // Brackets say which is open where there is no colour.
      let text = isOpen ? "[\(title)]" : " \(title) "
      guard x + TextWidth.of(text) < rect.width else { return }
      let width = painter.write(text, x, rect.y, isOpen ? .tabActive : .tab)
      painter.mark(Rect(x: x, y: rect.y, width: width, height: 1), .command("initiative-tab", [tab.rawValue]))
      x += width + 1
    }
  }
}
