/// What is asked before an initiative goes from one phase to another (A3A, A3D), and what of it is there.
package struct Gate: Sendable, Hashable {
  /// One thing that is asked.
  package struct Item: Sendable, Hashable {
    /// How it stands.
    package enum State: Sendable, Hashable {
      case met
      /// It is not there, and nothing goes on without it.
      case lacking
      /// It was put forward, and what came of it was not recorded: that holds nothing up (our own choice).
      case unrecorded
    }

    /// What it leads to.
    package enum Target: Sendable, Hashable {
      /// A decision by its id.
      case decision(String)
      /// Whoever uses it.
      case users
      /// The reason is asked for.
      case reason
    }

    /// What is asked, and how it stands.
    package var words: Phrase
    /// What is asked, in a word.
    package var brief: Phrase
    /// Whether it is there.
    package var state: State
    /// The passage that asks for it; nil for a choice of ours.
    package var section: String?
    /// Of the document.
    package var line: Int?
    /// What it leads to.
    package var target: Target
  }

  /// From which phase.
  package let from: Phase
  /// To which.
  package let to: Phase
  /// In their order.
  package let items: [Item]
  /// Whether somebody must say why.
  package let needsReason: Bool

  /// Whether nothing is lacking but a reason.
  package var isOpen: Bool { !items.contains { $0.state == .lacking && $0.target != .reason } }
  /// What is asked and not there, recorded or not.
  package var missing: [Item] { items.filter { $0.state != .met } }

  /// The six that resolution A-1 puts first.
  package static let six: Set<String> = ["rijbewijs", "overlijden", "verhuizen", "gibit", "gon", "govroam"]

  /// The gate of an initiative, given what operators recorded.
  package init(of initiative: String, from: Phase, to: Phase, _ settings: [Setting]) {
    (self.from, self.to) = (from, to)
    let isBack = from.isBefore(to) == false
    switch to {
    case .mature where !isBack:
      items = [Gate.assessment]
      needsReason = true
    case .rollout where !isBack: (items, needsReason) = (Gate.decision(on: initiative, settings), false)
    case .stopped: (items, needsReason) = ([], true)
    default: (items, needsReason) = ([], isBack)
    }
  }

  /// Before an initiative is mature it is assessed (A3A): as long as that cannot be done here, a reason stands for it.
  private static let assessment = Item(
    words: Phrase(
      "afweging met de duidingsmethodiek: nog niet in dit programma, een vastgelegde reden staat ervoor in [P]",
      "assessment by the standard method: not in this program yet, a recorded reason takes its place [P]"),
    brief: Phrase("afweging", "assessment"), state: .lacking, section: "A3A", line: 151, target: .reason)

  /// Before it is rolled out the board decides, on advice of the College (A3C).
  private static func decision(on initiative: String, _ settings: [Setting]) -> [Item] {
    let request = settings.scaleUps.last { $0.request.subject == initiative }
    return [six.contains(initiative) ? resolution(settings) : board(request), advice(request, settings)]
  }

  /// Of the six it was put to the members that they come first: that stands for a decision of the board (our own choice).
  private static func resolution(_ settings: [Setting]) -> Item {
    let put = Phrase(
      "besluitpunt A-1 (de zes eerst) aan de leden voorgelegd op 30 nov 2016",
      "resolution A-1 (the six first) put to the members on 30 Nov 2016")
    let outcome = settings.outcome("A-1")?.outcome
    let words = outcome?.words ?? Phrase("uitkomst niet vastgelegd [P]", "outcome not recorded [P]")
    return Item(
      words: Phrase("\(put.dutch): \(words.dutch)", "\(put.english): \(words.english)"),
      brief: Phrase("uitkomst van A-1", "outcome of A-1"),
      state: outcome.map { $0.verdict == .adopted ? .met : .lacking } ?? .unrecorded, section: "A0", line: 74,
      target: .decision("A-1"))
  }

  /// The board's decision on a request to scale it up.
  private static func board(_ request: ScaleUpCourse?) -> Item {
    let decided = request?.decision
    let words = decided?.words ?? Phrase("niet vastgelegd", "not recorded")
    return Item(
      words: Phrase("besluit van het bestuur: \(words.dutch)", "decision of the board: \(words.english)"),
      brief: Phrase("besluit van het bestuur", "decision of the board"),
      state: decided?.verdict == .adopted ? .met : .lacking, section: "A3C", line: 165,
      target: .decision(request?.id ?? "BES-2017"))
  }

  /// What the board goes by: of the College, before which there is the Task Force.
  private static func advice(_ request: ScaleUpCourse?, _ settings: [Setting]) -> Item {
    let isCollegeThere = settings.outcome("ALV-2017-A")?.outcome.verdict == .adopted
    let words: Phrase
    if request?.advice != nil {
      words = Phrase("advies van het College: vastgelegd", "advice of the College: recorded")
    } else if isCollegeThere {
      words = Phrase("advies van het College: niet vastgelegd", "advice of the College: not recorded")
    } else {
      words = Phrase(
        "advies: het College is er nog niet, de Task Force gaat eraan vooraf",
        "advice: there is no College yet, the Task Force precedes it")
    }
    return Item(
      words: words, brief: Phrase("advies", "advice"), state: request?.advice == nil ? .unrecorded : .met,
      section: "A3C", line: 165, target: .decision(request?.id ?? "ALV-2017-A"))
  }
}

extension Phase {
  /// The road, without the end of those that do not go on.
  package static let road: [Phase] = [.initiation, .development, .mature, .decision, .rollout, .operation]

  /// The next on the road; nil at its end and for what was stopped.
  package var next: Phase? {
    guard let index = Phase.road.firstIndex(of: self), index + 1 < Phase.road.count else { return nil }
    return Phase.road[index + 1]
  }

  /// Whether it comes before another on the road; nil where one of them is not on it.
  package func isBefore(_ other: Phase) -> Bool? {
    guard let own = Phase.road.firstIndex(of: self), let place = Phase.road.firstIndex(of: other) else { return nil }
    return own < place
  }

  /// Where one may go from here: a step on, back, or to a stop; from a stop to wherever it came from.
  /// - Parameter before: the phase before the stop; nil where it was not stopped.
  package func goals(before: Phase?) -> [Phase] {
    guard self != .stopped else { return Phase.road.filter { $0 == before || before.flatMap($0.isBefore) == true } }
    return [next].compactMap { $0 } + Phase.road.filter { $0.isBefore(self) == true }.reversed() + [.stopped]
  }

  /// A phase as somebody may type it, in either language.
  /// - Throws: which phases there are.
  package static func typed(_ text: String) throws(Filter.Problem) -> Phase {
    let word = folded(text)
    let found = allCases.first { [$0.rawValue, folded($0.name.dutch), folded($0.name.english)].contains(word) }
    if let found { return found }
    func names(_ language: Language) -> String { allCases.map { $0.name[language] }.joined(separator: " ") }
    throw Filter.Problem(
      words: Phrase(
        "Geen fase «\(text)». Er is: \(names(.dutch)).", "No phase «\(text)». There is: \(names(.english))."))
  }
}

extension Binding {
  /// A degree of binding as somebody may type it, in either language.
  /// - Throws: which there are.
  package static func typed(_ text: String) throws(Filter.Problem) -> Binding {
    let words: [Binding: [String]] = [
      .free: ["vrij", "free"], .voluntary: ["vrijwillig", "voluntary"],
      .mandatory: ["algemeen", "bindend", "mandatory", "all"],
    ]
    if let found = allCases.first(where: { words[$0]?.contains(folded(text)) == true }) { return found }
    let known = allCases.map(\.rawValue).joined(separator: " ")
    throw Filter.Problem(
      words: Phrase(
        "Geen mate van binding «\(text)». Er is: \(known).",
        "No degree of binding «\(text)». There is: \(known) (free, voluntary, for all)."))
  }
}

extension InitiativeChange {
  /// Refuses a move that passes by a gate, from what is so on its day; every way in of an operator passes here.
  /// - Parameters:
  ///   - now: what is known.
  ///   - day: the day from which it is so.
  package func check(_ now: Knowledge, on day: Day, _ settings: [Setting]) throws(Refusal) {
    let hasReason = !reason.allSatisfy(\.isWhitespace)
    switch to {
    case .binding(let binding):
      guard binding != now.binding(initiative, on: day) else { return }
      guard hasReason || binding != .mandatory else { throw Refusal.bindingNeedsReason(initiative) }
    case .phase(let phase):
      let from = now.phase(initiative, on: day)
      guard phase != from else { return }
      let before = now.story(of: initiative, upTo: day).reversed().lazy.compactMap { move -> Phase? in
        if case .phase(let phase) = move.to, phase != .stopped { phase } else { nil }
      }.first
      guard from.goals(before: before).contains(phase) else {
        throw Refusal.gateSkipped(initiative, from: from, to: phase, before: before)
      }
      let gate = Gate(of: initiative, from: from, to: phase, settings)
      if let item = gate.items.first(where: { $0.state == .lacking && $0.target != .reason }) {
        throw Refusal.gateClosed(phase, item)
      }
      guard hasReason || !gate.needsReason else { throw Refusal.phaseNeedsReason(initiative, from: from, to: phase) }
    }
  }
}
