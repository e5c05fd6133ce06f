import Model
import Sample
import Screen

/// A form for what is recorded of a decision or a request: what it comes to stands beneath it, and Enter records that.
package struct RecordForm: Overlay {
  /// What is recorded.
  package enum Purpose: Sendable, Equatable {
    /// Of a decision, or of a request by its number.
    case outcome(String, isCorrection: Bool)
    /// Of a request by its number; empty for a new one.
    case step(String, ScaleUpStep)
  }

  /// A line of the form.
  struct Field: Sendable {
    /// What it is called.
    var name: Phrase
    /// What may be typed.
    var ghost = Phrase("", "")
    /// What the arrows choose from; empty where it is typed.
    var choices: [Phrase] = []
    /// The words of the choices that are kept.
    var words: [String] = []
    /// Which of them is chosen.
    var chosen = 0
    /// What was typed.
    var editor = LineEditor(text: "")
    /// Whether it may stay empty.
    var isOptional = false

    /// What is in it.
    var text: String { words.isEmpty ? editor.text : words[chosen] }
  }

  /// What is recorded with it.
  package let purpose: Purpose
  /// The lines, from top to bottom.
  private(set) var fields: [Field]
  /// The line that keys go to.
  package private(set) var focused = 0
  /// Why it was not kept.
  package private(set) var problem: Phrase?
  /// What it comes to, or why it will not do.
  private(set) var outlook = Phrase("", "")
  /// What is recorded, in a few words.
  let title: Phrase

  /// A form for this purpose, with what is known filled in.
  init(_ purpose: Purpose, _ state: State) {
    self.purpose = purpose
    switch purpose {
    case .outcome(let id, let isCorrection):
      fields = RecordForm.outcomeFields(id, isCorrection: isCorrection, state)
      title =
        isCorrection
        ? Phrase("Uitkomst van \(id) verbeteren", "Correct the outcome of \(id)")
        : Phrase("Uitkomst van \(id)", "Outcome of \(id)")
    case .step(let id, let step):
      fields = RecordForm.fields(of: step, state)
      title =
        step == .signalled
        ? Phrase("Verzoek om op te schalen", "Request to scale up")
        : Phrase("\(id) · \(step.name.dutch)", "\(id) · \(step.name.english)")
    }
    look(at: state)
  }

  private static let source = Field(
    name: Phrase("Bron", "Source"), ghost: Phrase("notulen van de ALV, punt 4", "minutes of the assembly, item 4"))

  private static func day(_ day: Day, _ language: Language) -> Field {
    Field(name: Phrase("Dag", "Day"), editor: LineEditor(text: day.words(language)))
  }

  private static func outcomeFields(_ id: String, isCorrection: Bool, _ state: State) -> [Field] {
    let all = DecisionOutcome.Verdict.allCases
    let settings = state.programme.settings
    let known = isCorrection ? settings.scaleUp(id)?.decision ?? settings.outcome(id)?.outcome : nil
    let record = settings.scaleUp(id)?.records[.decided] ?? settings.outcome(id)?.record
    var verdict = Field(name: Phrase("Uitkomst", "Outcome"), choices: all.map(\.name), words: all.map(\.rawValue))
    verdict.chosen = known.flatMap { all.firstIndex(of: $0.verdict) } ?? 0
    var source = source
    source.editor = LineEditor(text: known?.source ?? "")
    let day = isCorrection ? record?.effective ?? state.programme.today : state.programme.today
    let fields = [verdict, source, RecordForm.day(day, state.language)]
    guard !isCorrection else {
      return fields + [
        Field(name: Phrase("Reden", "Reason"), ghost: Phrase("komt in het journaal", "goes into the journal"))
      ]
    }
    return fields + [
      Field(
        name: Phrase("Gevolg", "Consequence"),
        ghost: Phrase("gibit uitrol, gon algemeen, of leeg", "gibit rollout, gon algemeen, or empty"), isOptional: true)
    ]
  }

  private static func fields(of step: ScaleUpStep, _ state: State) -> [Field] {
    let day = day(state.programme.today, state.language)
    switch step {
    case .signalled:
      let ids = Proposal.candidates.map(\.id) + state.programme.initiatives.map(\.id)
      return [
        Field(
          name: Phrase("Wat", "What"), choices: ids.map { Proposal.subject($0, state.programme) }, words: ids),
        Field(name: Phrase("Wie", "Who"), ghost: Phrase("een gemeente of een groep", "a municipality or a group")),
        Field(name: Phrase("Baten", "Benefit"), ghost: Phrase("wat het oplevert", "what it brings")),
        Field(name: Phrase("Kosten", "Costs"), ghost: Phrase("of: nog niet bekend", "or: not known yet")), day,
      ]
    case .judged:
      return [
        Field(
          name: Phrase("Oordeel", "Judgement"),
          choices: [Phrase("positief", "positive"), Phrase("negatief", "negative")], words: ["positief", "negatief"]),
        Field(
          name: Phrase("Baten", "Benefits"), ghost: Phrase("de baten, of waarom niet", "the benefits, or why not")),
        day,
      ]
    case .weighed:
      return [
        Field(
          name: Phrase("Afweging", "Weighing"),
          ghost: Phrase("impactanalyse, en wie die deed", "impact analysis, and by whom")),
        day,
      ]
    case .advised:
      return ScaleUpAdvice.Part.allCases.map { part in
        Field(name: Phrase(capitalised(part.name.dutch), capitalised(part.name.english)), ghost: ghost(part))
      } + [day]
    case .chosen, .bound, .guarded, .accounted:
      return [
        Field(name: Phrase(capitalised(step.name.dutch), capitalised(step.name.english)), ghost: ghost(step)), day,
      ]
    case .decided: return []
    }
  }

  private static func ghost(_ step: ScaleUpStep) -> Phrase {
    switch step {
    case .chosen: Phrase("wie meedoet, en wie afziet", "who joins, and who declines")
    case .bound: Phrase("wie, aan welke afspraken", "who, by which agreements")
    case .guarded: Phrase("hoe de invoering wordt gevolgd", "how introduction is followed")
    default: Phrase("waar de leden die kregen", "where members received it")
    }
  }

  private static func ghost(_ part: ScaleUpAdvice.Part) -> Phrase {
    switch part {
    case .rollout: Phrase("bij welke gemeenten, en hoe", "with which municipalities, and how")
    case .path: Phrase("wanneer wat", "what when")
    case .binding: Phrase("vrij, vrijwillig of algemeen bindend", "free, voluntary or binding for all")
    case .cooperation: Phrase("hoe er wordt samengewerkt", "how they work together")
    case .execution: Phrase("lokaal, functioneel, regionaal of landelijk", "local, functional, regional or national")
    }
  }

  /// What it comes to, or why it will not do; nothing while something is still to be filled in.
  package mutating func look(at state: State) {
    guard !fields.contains(where: { !$0.isOptional && $0.text.allSatisfy(\.isWhitespace) }) else {
      outlook = Phrase(
        "Vul de velden in; Enter op het laatste legt vast.", "Fill in the fields; Enter on the last records.")
      return
    }
    do throws(Refusal) {
      let recording = try recording(state)
      let change = recording.change(state)
      try Proposal.check(change, on: change.on ?? state.programme.today, state.programme.settings)
      let day = change.on ?? state.programme.today
      let more = recording.move.map { Phrase(" · \($0.initiative) mee", " · \($0.initiative) along") } ?? Phrase("", "")
      outlook = Phrase(
        "Wordt vastgelegd per \(day.words(.dutch))\(more.dutch); undo neemt het terug.",
        "Is recorded as of \(day.words(.english))\(more.english); undo takes it back.")
    } catch {
      outlook = error.words
    }
  }

  /// What the form says.
  /// - Throws: a field that cannot be read.
  private func recording(_ state: State) throws(Refusal) -> Recording {
    let texts = fields.map(\.text)
    switch purpose {
    case .outcome(let id, let isCorrection):
      guard let verdict = DecisionOutcome.Verdict(rawValue: texts[0]) else { throw Proposal.incomplete(.decided) }
      guard !texts[1].allSatisfy(\.isWhitespace) else { throw Proposal.incomplete(.decided) }
      let day = try day(texts[2], state)
      let last = texts[3].split(separator: " ").joined(separator: " ")
      if isCorrection, last.isEmpty { throw correctionNeedsReason }
      return Recording(
        key: id, value: DecisionOutcome(verdict, source: texts[1]).text, reason: isCorrection ? texts[3] : "", on: day,
        move: isCorrection || last.isEmpty ? nil : try consequence(last, state))
    case .step(let id, let step):
      let day = try day(texts[texts.count - 1], state)
      return Recording(
        step: step, of: id, value: try Recording.value(of: step, Array(texts.dropLast()), state), reason: "", on: day,
        state)
    }
  }

  private func consequence(_ text: String, _ state: State) throws(Refusal) -> InitiativeChange {
    if let move = Recording.move(text, state) { return move }
    let ids = state.programme.initiatives.map(\.id).joined(separator: " ")
    let words = (Phase.allCases.map(\.rawValue) + Binding.allCases.map(\.rawValue)).joined(separator: " ")
    throw Refusal(
      "unknown-consequence", Phrase("«\(text)» is geen gevolg.", "«\(text)» is not a consequence."),
      wayOut: Phrase(
        "Noem een initiatief (\(ids)) en dan \(words).", "Name an initiative (\(ids)) and then \(words)."))
  }

  private func day(_ text: String, _ state: State) throws(Refusal) -> Day {
    do throws(Filter.Problem) {
      return try Day.typed(text, today: state.programme.today)
    } catch {
      throw Refusal("day", error.words, wayOut: Phrase("", ""))
    }
  }

  package mutating func press(_ key: Key, _ state: inout State) -> Reaction {
    let isChoice = !fields[focused].words.isEmpty
    switch key {
    case _ where isCancel(key):
      state.tell(.info, "Niets vastgelegd.", "Nothing recorded.")
      return .closes
    case .enter where focused < fields.count - 1: focused += 1
    case .enter, .control("s"): return submit(state)
    case .tab, .down: focused = (focused + 1) % fields.count
    case .backTab, .up: focused = (focused + fields.count - 1) % fields.count
    case .left where isChoice: choose(by: -1)
    case .right where isChoice, .character(" ") where isChoice: choose(by: 1)
    case _ where isChoice:
      if let letter = key.letter { choose(letter, state.language) }
    default:
      problem = nil
      _ = fields[focused].editor.press(key)
    }
    return .stays
  }

  private mutating func choose(by step: Int) {
    problem = nil
    let count = fields[focused].words.count
    fields[focused].chosen = (fields[focused].chosen + step + count) % count
  }

  /// The next choice whose name begins with a letter.
  private mutating func choose(_ letter: Character, _ language: Language) {
    let (names, now) = (fields[focused].choices.map { folded($0[language]) }, fields[focused].chosen)
    let wanted = folded(String(letter))
    guard let step = (1...names.count).first(where: { names[(now + $0) % names.count].hasPrefix(wanted) }) else {
      return
    }
    choose(by: step)
  }

  package mutating func paste(_ text: String, _ state: inout State) -> Pasting {
    problem = nil
    return fields[focused].words.isEmpty ? Pasting(fields[focused].editor.paste(text)) : .refused
  }

  private mutating func submit(_ state: State) -> Reaction {
    do throws(Refusal) {
      let recording = try recording(state)
      var trial = state
      _ = try keep(recording, &trial)
      return .does { [form = self] state in
        state.pending.draft = form
        do throws(Refusal) { return try keep(recording, &state) } catch { return state.tell(error) }
      }
    } catch {
      problem = error.words
      // The first that is missing has the keys.
      if let empty = fields.firstIndex(where: { !$0.isOptional && $0.text.allSatisfy(\.isWhitespace) }) {
        focused = empty
      }
      return .stays
    }
  }

  package var hints: [Hint] {
    let isChoice = !fields[focused].words.isEmpty
    return [
      focused < fields.count - 1 ? .enter("volgend veld", "next field") : .enter("vastleggen", "record"),
      Hint("^S", Phrase("vastleggen", "record")),
    ] + (isChoice ? [.sideways(Phrase("kiezen", "choose"))] : []) + [.cancel]
  }

  package func draw(on painter: inout Painter) { painter.drawRecordForm(self) }
}
