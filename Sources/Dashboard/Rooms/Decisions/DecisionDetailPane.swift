import Model
import Sample
import Screen

/// A line of what is said in full: what it is about, and the words.
package struct ToldLine: Sendable, Equatable {
  /// In a column of its own; empty where it goes on.
  var head: String
  /// What is said.
  var text: String
  /// How it is written.
  var role: Role

  /// Columns of the heads.
  static let heads = 16

  /// Of one thing, in lines that fit.
  static func lines(_ head: String, _ text: String, _ role: Role = .text, width: Int) -> [ToldLine] {
    let indent = head.isEmpty ? 0 : heads
    return wrapped(text, width: max(10, width - indent)).enumerated().map { index, line in
      ToldLine(head: head.isEmpty ? "" : index == 0 ? head : " ", text: line, role: role)
    }
  }

  /// As somebody says it.
  var words: String { [head.trimming, text].filter { !$0.isEmpty }.joined(separator: ": ") }
}

extension String {
  fileprivate var trimming: String { split(separator: " ").joined(separator: " ") }
}

/// What a pane of this page tells in full.
package struct Told: Sendable, Equatable {
  /// What it rests on.
  var data: State.Data
  /// What it is headed by.
  var title = ""
  /// Section and line, which stand at the right of that.
  var place = ""
  /// What is told.
  var lines: [ToldLine] = []
}

/// A pane that tells in full of the row under the cursor of a list of this page.
protocol ToldPane: DetailPane where Input == Told, Row == ToldLine {}

extension ToldPane {
  package static var editing: Phrase { DecisionsPane.editing }

  package static func rows(_ input: Told) -> [ToldLine] { input.lines }

  package static func hints(_ state: State) -> [String] { List.hints(state) }

  package static func read(_ row: ToldLine, _ state: State) -> Reading { Reading(row.words) }

  package static func draw(_ seen: Seen<Self>, on painter: inout Painter) {
    painter.drawTold(seen, seen.input.title, seen.input.place)
  }

  /// Goes to a finding, from where one comes back here; refused where there is none.
  static func open(finding: String?, _ state: inout State) -> Opening {
    guard let finding else {
      return .refused(Phrase("Hier valt verder niets te openen.", "There is nothing more to open here."))
    }
    let effects = showFinding(finding, &state)
    state.comeFrom(.page(.decisions))
    return .goes(effects)
  }
}

/// Of the decision or the request under the cursor all that is known, and what is not.
package enum DecisionDetailPane: ToldPane {
  /// The list whose row it tells of.
  package typealias List = DecisionsPane

  package static let id = PaneID("decision", Phrase("Besluit", "Decision"))

  package static func input(_ state: State) -> Told {
    let width = max(20, (state.place(of: id)?.width ?? 46) - 4)
    return told(state, width: width) { line, painter in
      guard let row = line.row else { return Told(data: state.data) }
      return Told(
        data: state.data, title: painter.title(of: row),
        place: row.decision.map { "\($0.quote.section) \($0.quote.line)" } ?? "",
        lines: painter.lines(of: row, state.programme, width: width))
    } ?? Told(data: state.data)
  }

  package static func open(_ row: ToldLine, _ state: inout State) -> Opening {
    guard let row = state.seen(DecisionsPane.self).current?.row else { return .goes([]) }
    if let request = row.request, state.programme.column(of: request.request.subject) != nil {
      return .goes(openInitiative(request.request.subject, &state))
    }
    return open(
      finding: row.decision?.findings.first { id in state.register.contains { $0.id == id } }, &state)
  }
}

extension Painter {
  /// The lines of a pane that tells of something in full.
  mutating func drawTold<P: Pane>(_ seen: Seen<P>, _ title: String, _ place: String) where P.Row == ToldLine {
    drawRule(
      seen.rect, title, infos: [seen.range(language), place].compactMap { $0 }.filter { !$0.isEmpty },
      focused: seen.isFocused)
    drawLines(seen, seen.input, in: seen.inner) {
      seen.isFocused && $0 == seen.cursor
    } _: { row, _, isLit, line, painter in
      let role = painter.drawGround(isLit, line.x, line.y, width: line.width)
      let x = line.x + 1
      let indent = row.head.isEmpty ? 0 : ToldLine.heads
      painter.write(row.head, x, line.y, isLit ? role : .textDim, width: min(indent, line.width - 1))
      painter.write(row.text, x + indent, line.y, isLit ? role : row.role, width: max(0, line.width - 1 - indent))
    }
  }

  /// What a row is headed by.
  fileprivate func title(of row: DecisionRow) -> String {
    "\(row.id) · " + (row.decision.map { say($0.sort.name) } ?? say("verzoek om op te schalen", "request to scale up"))
  }

  /// All that is said of a row.
  func lines(of row: DecisionRow, _ programme: Programme, width: Int) -> [ToldLine] {
    func told(_ head: Phrase, _ text: String, _ role: Role = .text) -> [ToldLine] {
      ToldLine.lines(say(head), text, role, width: width)
    }
    let lead =
      ToldLine.lines("", row.title[language], row.decision?.lacksText == true ? .warning : .textStrong, width: width)
      + [ToldLine(head: "", text: "", role: .text)]
    switch row.content {
    case .decision(let decision): return lead + lines(of: decision, row, programme, told)
    case .request(let course): return lead + lines(of: course, programme, told)
    }
  }

  private func lines(
    of decision: Decision, _ row: DecisionRow, _ programme: Programme,
    _ told: (Phrase, String, Role) -> [ToldLine]
  ) -> [ToldLine] {
    let body = Proposal.bodies.first { $0.id == decision.body }?.name ?? ChainBody.unnamed
    let date = decision.date == .none ? ChainBody.unnamed : row.dateWords
    var lines = told(who(decision.standing), "\(say(body)), \(say(date))", .text)
    lines += told(Phrase("staat", "state"), say(row.state.name), .text)
    lines += outcomeLines(decision, row, programme, told)
    if let whole = decision.partOf { lines += told(Phrase("onderdeel van", "part of"), whole, .text) }
    for id in decision.findings {
      let title = programme.findingTexts.first { $0.id == id }?.title
      lines += told(Phrase("hoort bij", "belongs to"), [id, title.map { say($0) } ?? ""].joined(separator: " "), .text)
    }
    if !decision.follows.isEmpty {
      let next = decision.follows.map { id in
        let date = Proposal.decisions.first { $0.id == id }?.date.words(language)
        return date.map { "\(id) (\($0))" } ?? id
      }
      lines += told(Phrase("vervolg", "follow-up"), next.joined(separator: ", "), .text)
    }
    if !decision.touches.isEmpty {
      let ids = decision.touches.sorted()
      let names =
        decision.touches.isSuperset(of: Gate.six)
        ? [say("de zes", "the six")]
          + ids.filter { !Gate.six.contains($0) }.map { say(Proposal.subject($0, programme)) }
        : ids.map { say(Proposal.subject($0, programme)) }
      lines += told(Phrase("raakt", "touches"), names.joined(separator: ", ") + " [P]", .text)
    }
    if !decision.note.dutch.isEmpty { lines += told(Phrase("let op", "note"), say(decision.note), .text) }
    let quote = decision.quote
    return lines
      + told(
        Phrase("bron", "source"),
        "\(quote.section), \(say("regel", "line")) \(quote.line): «\(quote.words)»", .textDim)
  }

  private func who(_ standing: Decision.Standing) -> Phrase {
    switch standing {
    case .put: Phrase("voorgelegd aan", "put to")
    case .expected, .recurring: Phrase("verwacht van", "expected from")
    case .taken: Phrase("genomen door", "taken by")
    case .declined: Phrase("niet gekozen door", "not chosen by")
    }
  }

  /// What is known of its outcome, with who recorded it and by what source; or how that is recorded.
  private func outcomeLines(
    _ decision: Decision, _ row: DecisionRow, _ programme: Programme, _ told: (Phrase, String, Role) -> [ToldLine]
  ) -> [ToldLine] {
    let name = Phrase("uitkomst", "outcome")
    var lines: [ToldLine] = []
    if let outcome = row.outcome {
      lines += told(name, say(outcome.words(beside: row.id)), row.role)
      lines += told(Phrase("volgens", "according to"), outcome.outcome.source, .text)
      lines += told(Phrase("vastgelegd", "recorded"), recorded(outcome.record), .text)
    } else if decision.standing.isOpen, decision.standing != .recurring {
      let isPut = decision.standing == .put
      lines += told(
        name, isPut ? say("niet in het document", "not in the document") : say("nog niet", "not yet"), .textDim)
      if decision.sort != .consideration {
        lines += told(
          Phrase("vastleggen", "to record"),
          say("\(keyOf("decide")), met dag en bron", "\(keyOf("decide")), with day and source"),
          .textDim)
      }
    } else if !decision.outcome.dutch.isEmpty {
      lines += told(name, say(decision.outcome), .text)
    }
    for year in programme.settings.yearly(decision) {
      lines += told(Phrase(same: year.of), say(year.words(beside: year.of)), .text)
    }
    return lines
  }

  /// Who recorded it, and under which number.
  private func recorded(_ record: JournalRecord) -> String {
    say("door \(record.byWords(.dutch)), nummer \(record.seq)", "by \(record.byWords(.english)), number \(record.seq)")
  }

  private func lines(
    of course: ScaleUpCourse, _ programme: Programme, _ told: (Phrase, String, Role) -> [ToldLine]
  ) -> [ToldLine] {
    let request = course.request
    var lines = told(Phrase("gevraagd door", "asked by"), Proposal.asker(request.by, programme), .text)
    if let record = course.records[.signalled] { lines += told(Phrase(same: " "), made(record), .textDim) }
    lines += told(Phrase("baten", "benefit"), request.benefit, .text)
    lines += told(Phrase("kosten", "costs"), request.costs, .text)
    for step in ScaleUpStep.allCases.dropFirst() {
      guard let record = course.records[step] else { continue }
      let name = Phrase("\(step.number) \(step.name.dutch)", "\(step.number) \(step.name.english)")
      if step == .advised, let advice = course.advice {
        lines += told(name, made(record), .text)
        for part in ScaleUpAdvice.Part.allCases { lines += told(part.short, advice[part], .text) }
      } else {
        lines += told(name, say(course.words(of: step, programme)), .text)
        lines += told(Phrase(same: " "), made(record), .textDim)
      }
    }
    lines += told(Phrase("staat", "state"), say(course.standing), course.awaits == nil ? .text : .warning)
    if let next = course.awaits, let body = Proposal.bodies.first(where: { $0.id == next.body }),
      let absence = programme.settings.absence(of: body, on: programme.asOf, among: Proposal.decisions)
    {
      lines += told(Phrase("let op", "note"), say(absence.reason), .warning)
    }
    return lines
  }

  /// Of a step its day, who recorded it under which number, and why.
  private func made(_ record: JournalRecord) -> String {
    let reason = record.reason.isEmpty ? "" : ": " + record.reason
    return "\(record.effective.words(language)), \(record.byWords(language)) (\(record.seq))" + reason
  }
}
