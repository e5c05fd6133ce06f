import Model
import Sample
import Screen

/// The chain by which something is scaled up, step by step, and the bodies that have to do with it.
package enum ChainPane: Pane {
  package struct Input: Sendable, Equatable {
    var data: State.Data
    /// The request under the cursor of the list, which stands somewhere in it; nil for none.
    var request: ScaleUpCourse?
  }

  /// A step, or a body that takes none.
  package enum Line: Sendable {
    case step(ChainStep)
    case body(ChainBody)
  }

  package static let id = PaneID("chain", Phrase("De keten", "The chain"))

  package static func input(_ state: State) -> Input {
    Input(data: state.data, request: state.seen(DecisionsPane.self).current?.row?.request)
  }

  package static func rows(_ input: Input) -> [Line] {
    let acting = Set(Proposal.chain.map(\.body))
    return Proposal.chain.map { .step($0) } + Proposal.bodies.filter { !acting.contains($0.id) }.map { .body($0) }
  }

  package static func name(of row: Line, _ input: Input) -> RowName? {
    switch row {
    case .step(let step): "\(step.number)"
    case .body(let body): body.id
    }
  }

  /// With room for all steps they stand apart.
  package static func height(_ input: Input, in rect: Rect) -> Int {
    isSpaced(rect) ? (rect.height + 1) / 2 : rect.height - 1
  }

  /// Whether a line lies between two rows.
  fileprivate static func isSpaced(_ rect: Rect) -> Bool { rect.height >= 2 * Proposal.chain.count }

  package static func open(_ row: Line, _ state: inout State) -> Opening {
    state.look.focus(on: BodyPane.id, in: .decisions)
    return .goes([])
  }

  package static func figures(of row: Line?, _ state: State) -> [Figure] {
    switch row {
    case nil: []
    case .step(let step): step.figures
    case .body(let body): body.figures
    }
  }

  package static func saying(of row: Line?, _ state: State) -> [Said] {
    switch row {
    case nil: []
    case .step(let step):
      [.figure(Phrase("Stap \(step.number) ", "Step \(step.number) ")), .words(step.text)]
    case .body(let body):
      [.figure(Phrase("\(body.name.dutch) ", "\(body.name.english) ")), .words(body.role)]
    }
  }

  package static func hints(_ state: State) -> [String] {
    ["up", "open", "next-pane", "source", "zoom"] + (state.canOperate ? ["request"] : []) + ["operate", "back", "help"]
  }

  package static let editing = DecisionsPane.editing

  package static func read(_ row: Line, _ state: State) -> Reading {
    let voice = state.voice
    switch row {
    case .step(let step):
      let place = "\(step.quote.section) \(voice.say("regel", "line")) \(step.quote.line)"
      return Reading(
        voice.say("Stap ", "Step ") + "\(step.number), \(voice.say(step.bodyName)): \(voice.say(step.text))",
        [("findings", step.findings.joined(separator: ", ")), ("place", place)])
    case .body(let body): return Reading("\(voice.say(body.name)): \(voice.say(body.role))")
    }
  }

  package static func draw(_ seen: Seen<Self>, on painter: inout Painter) { painter.drawChain(seen) }
}

extension ChainStep {
  /// Who does it, in a word or two.
  var bodyName: Phrase { Proposal.bodies.first { $0.id == body }?.short ?? ChainBody.unnamed }

  /// Where it comes from; of the one that sets the chain up the decisions too.
  fileprivate var figures: [Figure] {
    [Figure(Phrase("stap \(number)", "step \(number)"), text, .document(section: quote.section, line: quote.line))]
      + decisions.compactMap { id in
        Proposal.decisions.first { $0.id == id }.map {
          Figure(Phrase(same: id), $0.title, .document(section: $0.quote.section, line: $0.quote.line))
        }
      }
  }
}

extension ChainBody {
  /// Where what is said of it comes from.
  fileprivate var figures: [Figure] {
    [Figure(name, role, .document(section: quote.section, line: quote.line))]
      + functions.map {
        Figure(
          Phrase("taak", "function"), $0.words, .document(section: $0.quote.section, line: $0.quote.line))
      }
  }
}

extension Painter {
  fileprivate mutating func drawChain(_ seen: Seen<ChainPane>) {
    drawRule(
      seen.rect, say("De keten", "The chain"), infos: [seen.range(language) ?? "A3C 165–177, B 436"],
      focused: seen.isFocused)
    let inner = seen.inner
    let isSpaced = ChainPane.isSpaced(seen.rect)
    for (index, row) in seen.shown {
      let y = inner.y + (index - seen.top) * (isSpaced ? 2 : 1)
      markRow(ChainPane.id, index, Rect(x: inner.x, y: y, width: inner.width, height: 1))
      drawChainRow(row, seen.input, isLit: seen.isFocused && index == seen.cursor, inner, y)
      // What belongs together is joined.
      if isSpaced, case .step(let step) = row, step.number < Proposal.chain.count - 1, y + 1 < inner.y + inner.height {
        write("│", inner.x + 1, y + 1, .textDim)
      }
    }
  }

  private mutating func drawChainRow(
    _ row: ChainPane.Line, _ input: ChainPane.Input, isLit: Bool, _ inner: Rect, _ y: Int
  ) {
    let role = drawGround(isLit, inner.x, y, width: inner.width)
    let (x, end) = (inner.x + 1, inner.x + inner.width)
    switch row {
    case .step(let step):
      write("\(step.number)", x, y, isLit ? role : .textStrong)
      write(step.bodyName[language], x + 2, y, isLit ? role : step.body.isEmpty ? .warning : .text, width: 14)
      let (mark, ink) = chainMark(step, input.request)
      write(step.short[language], x + 17, y, isLit ? role : .text, width: max(0, end - x - 18 - TextWidth.of(mark)))
      write(mark, end - TextWidth.of(mark), y, isLit ? role : ink)
    case .body(let body):
      write(body.short[language], x + 2, y, role, width: 14)
      write(body.role[language], x + 17, y, isLit ? role : .textDim, width: max(0, end - x - 17))
    }
  }

  /// What stands at the end of a step: how far the request is, else what it has to do with.
  private func chainMark(_ step: ChainStep, _ request: ScaleUpCourse?) -> (String, Role) {
    if let request, let own = ScaleUpStep.allCases.first(where: { $0.number == step.number }) {
      if request.awaits == own { return (say("nu", "now"), .warning) }
      if request.records[own] != nil { return ("✓", .noticeGood) }
    }
    if !step.decisions.isEmpty { return (step.decisions.joined(separator: ", "), .textStrong) }
    return (step.findings.joined(separator: " "), .warning)
  }
}

/// Of the step under the cursor of the chain who takes it, with the functions of that body.
package enum BodyPane: ToldPane {
  /// The list whose row it tells of.
  package typealias List = ChainPane

  package static let id = PaneID("body", Phrase("Orgaan", "Body"))

  package static func input(_ state: State) -> Told {
    let width = max(20, (state.place(of: id)?.width ?? 46) - 4)
    return told(state, width: width) { row, painter in
      switch row {
      case .step(let step):
        told(step, Proposal.bodies.first { $0.id == step.body }, state, painter, width: width)
      case .body(let body): told(nil, body, state, painter, width: width)
      }
    } ?? Told(data: state.data)
  }

  private static func told(
    _ step: ChainStep?, _ body: ChainBody?, _ state: State, _ painter: Painter, width: Int
  ) -> Told {
    let name = state.voice.say(body?.name ?? ChainBody.unnamed)
    let quote = step?.quote ?? body?.quote
    return Told(
      data: state.data,
      title: step.map { "\(state.voice.say("Stap", "Step")) \($0.number) · \(state.voice.say($0.bodyName))" } ?? name,
      place: quote.map { "\($0.section) \($0.line)" } ?? "",
      lines: painter.lines(of: step, body, state.programme, width: width))
  }

  package static func open(_ row: ToldLine, _ state: inout State) -> Opening {
    guard case .step(let step) = state.seen(ChainPane.self).current else {
      return .refused(Phrase("Hier valt verder niets te openen.", "There is nothing more to open here."))
    }
    let maker = Proposal.bodies.first { $0.id == step.body }?.decision
    if let id = step.decisions.first ?? maker { return .goes(showDecision(id, &state)) }
    return open(finding: step.findings.first, &state)
  }
}

extension Painter {
  /// All that is said of a step and of who takes it.
  fileprivate func lines(of step: ChainStep?, _ body: ChainBody?, _ programme: Programme, width: Int) -> [ToldLine] {
    func told(_ head: Phrase, _ text: String, _ role: Role = .text) -> [ToldLine] {
      ToldLine.lines(say(head), text, role, width: width)
    }
    var lines: [ToldLine] = []
    if let step {
      lines += ToldLine.lines("", capitalised(say(step.text)), .textStrong, width: width)
      lines.append(ToldLine(head: "", text: "", role: .text))
      for id in step.findings {
        let title = programme.findingTexts.first { $0.id == id }?.title
        lines += told(Phrase("hoort bij", "belongs to"), [id, title.map { say($0) } ?? ""].joined(separator: " "))
      }
    }
    guard let body else {
      return lines + told(Phrase("wie", "who"), say(ChainBody.unnamed), .warning)
    }
    lines += told(Phrase("wie", "who"), say(body.name), .textStrong)
    lines += told(Phrase("taak", "task"), say(body.role))
    if let absence = programme.settings.absence(of: body, on: programme.asOf, among: Proposal.decisions) {
      lines += told(Phrase("let op", "note"), say(absence.reason), .warning)
    } else if body.since != nil, body.decision != nil {
      lines += told(
        Phrase("let op", "note"),
        say(
          "keuze van dit programma: zij telt als ingesteld sinds het besluit is voorgelegd",
          "a choice of this program: it counts as set up since the decision was put forward"), .textDim)
    }
    for function in body.functions {
      lines += told(
        Phrase(same: "\(function.quote.section) \(function.quote.line)"), say(function.words))
    }
    return lines
      + told(
        Phrase("bron", "source"),
        "\(body.quote.section), \(say("regel", "line")) \(body.quote.line): «\(body.quote.words)»", .textDim)
  }
}
