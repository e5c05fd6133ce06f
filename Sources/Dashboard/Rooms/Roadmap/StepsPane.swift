import Model
import Sample
import Screen

/// The steps that the document announces: whose they are, when they are due, and how far they are.
package enum StepsPane: Pane {
  package struct Input: Sendable, Equatable {
    var data: State.Data
    /// Which of them are asked for, and in which order.
    var asking: Asking

    /// The day shown.
    var day: Day { data.programme.asOf }
  }

  package static let id = PaneID("next-steps", Phrase("Vervolgstappen", "Next steps"))

  package static func input(_ state: State) -> Input { Input(data: state.data, asking: state.asking(of: id)) }

  package static func rows(_ input: Input) -> [StepStanding] {
    input.asking.answer(Proposal.steps(input.data.programme.settings), StepStanding.fields(on: input.day))
  }

  package static func name(of row: StepStanding, _ input: Input) -> RowName? { row.step.id }

  package static let cycle = ["due", "owner", "state", "id"]

  package static func columns(_ state: State) -> [ListColumn] {
    StepStanding.fields(on: state.programme.asOf).map(\.column)
  }

  package static func meets(_ row: StepStanding, _ sought: Sought, _ input: Input) -> Bool {
    sought.own?.keeps(row, StepStanding.fields(on: input.day)) ?? false
  }

  package static func count(_ input: Input) -> Int { Proposal.nextSteps.count }

  package static func open(_ row: StepStanding, _ state: inout State) -> Opening {
    let ids = Proposal.roadmap.map(\.id)
    guard let id = ids.first(where: { id in Proposal.steps(of: id).contains { $0.id == row.step.id } }) else {
      return .refused(
        Phrase(
          "Deze stap hoort bij geen datum van de routekaart; \(keyOf("source")) toont de bron.",
          "This step belongs to no date of the roadmap; \(keyOf("source")) shows the source."))
    }
    return .goes(showMilestone(id, &state))
  }

  package static func figures(of row: StepStanding?, _ state: State) -> [Figure] {
    guard let row else {
      return [Figure(Phrase("vervolgstappen", "next steps"), count: Proposal.nextSteps.count, .choice)]
    }
    return row.figures(on: state.programme.asOf)
  }

  package static func saying(of row: StepStanding?, _ state: State) -> [Said] {
    guard let row else { return [] }
    let (step, language) = (row.step, state.language)
    let lead = "\(step.id) · \(step.owner[language]) · "
    let rest = row.record.map { " · \($0.byWords(language)), \($0.effective.words(language))" } ?? ""
    let differs = step.difference.map { " · " + $0[language] } ?? ""
    return [
      .words(same: lead), .figure(step.title),
      .words(same: " · \(step.quote.section) \(step.quote.line)\(rest)\(differs)"),
    ]
  }

  package static func hints(_ state: State) -> [String] {
    state.canOperate
      ? ["up", "complete", "next-step", "not-done", "undo", "open", "next-pane", "source", "operate", "help"]
      : ["up", "open", "next-pane", "source", "filter", "operate", "help"]
  }

  package static let editing = Phrase(
    "Bewerken aan: \(keyOf("next-step")) zegt hoe ver een stap is, \(keyOf("complete")) dat hij klaar is.",
    "Editing: \(keyOf("next-step")) says how far a step is, \(keyOf("complete")) that it is done.")

  package static func draw(_ seen: Seen<Self>, on painter: inout Painter) { painter.drawSteps(seen) }
}

extension StepStanding {
  /// The columns by which steps are asked for.
  static func fields(on day: Day) -> [ListField<StepStanding>] {
    [
      ListField("id", ["id"], .text) { .text($0.step.id) },
      ListField("title", ["title", "titel"], .text) { .named($0.step.title.dutch, $0.step.title) },
      ListField("owner", ["owner", "eigenaar"], .text) { .named($0.step.owner.dutch, $0.step.owner) },
      ListField("due", ["due", "uiterlijk"], .day, isRising: true) { Datum($0.step.due.until) },
      ListField("state", ["state", "stand"], .choices(of: State.self, \.name)) {
        let state = $0.state(on: day)
        return .named(state.rawValue, state.name)
      },
    ]
  }

  /// Where it stands in the document, both times where it stands there twice, and what was recorded.
  func figures(on day: Day) -> [Figure] {
    func due(_ language: Language) -> String {
      step.due == .none ? Phrase("niet vermeld", "not given")[language] : step.due.words(language)
    }
    let document = Origin.document(section: step.quote.section, line: step.quote.line)
    var figures = [
      Figure(step.title, Phrase("«\(step.quote.words)»", "«\(step.quote.words)»"), document),
      Figure(Phrase("van", "owner"), step.owner, document),
      Figure(Phrase("uiterlijk", "due"), Phrase(due(.dutch), due(.english)), document),
    ]
    if let again = step.again {
      figures.append(
        Figure(
          Phrase("nog eens", "once more"), Phrase(same: "«\(again.words)»"),
          .document(section: again.section, line: again.line)))
    }
    if let difference = step.difference {
      figures.append(Figure(Phrase("verschil", "difference"), difference, .choice))
    }
    figures.append(
      Figure(Phrase("stand", "state"), state(on: day).name, record.map { .journal($0) } ?? .notReported))
    return figures
  }
}

extension Painter {
  fileprivate mutating func drawSteps(_ seen: Seen<StepsPane>) {
    let (inner, asking, day) = (seen.inner, seen.input.asking, seen.input.day)
    drawRule(
      seen.rect, say(StepsPane.id.title) + askedWords(asking),
      info: askedRange(seen, asking, of: StepsPane.count(seen.input)),
      focused: seen.isFocused)
    guard !seen.rows.isEmpty else { return drawNothingKept(asking, in: inner) }
    let pen = pen
    func role(_ row: StepStanding) -> Role? {
      switch row.state(on: day) {
      case .overdue: .attention
      case .done: .textDim
      case .open, .started: nil
      }
    }
    let columns: [Column<StepStanding>] = [
      Column(Phrase("nr", "no"), .fixed(3), key: "id") { $0.step.id },
      Column(Phrase("stap", "step"), .rest(), key: "title", role: { role($0) == .textDim ? .textDim : nil }) {
        $0.step.title[pen.language]
      },
      Column(Phrase("van", "owner"), .steps([70: 14, 100: 22]), key: "owner") {
        (inner.width < 100 ? $0.step.shortOwner : $0.step.owner)[pen.language]
      },
      Column(Phrase("uiterlijk", "due"), .steps([50: 12]), key: "due") {
        $0.step.due == .none
          ? pen.say("niet vermeld", "not given") : $0.step.due.words(pen.language)
      },
      Column(Phrase("stand", "state"), .steps([0: 9, 70: 15, 100: 26]), key: "state", role: role) { row in
        guard inner.width >= 70, let late = row.daysLate(on: day) else { return row.state(on: day).name[pen.language] }
        let lead = inner.width >= 100 && row.progress == .started ? row.progress.name[pen.language] + ", " : ""
        return lead + lateWords(late)[pen.language]
      },
    ]
    drawSheet(seen, in: inner) { _ in Sheet(columns, width: inner.width, sort: asking.sort) }
  }
}
