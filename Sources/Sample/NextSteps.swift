import Model

extension Proposal {
  /// The steps that the document announces, in its order.
  package static let nextSteps: [NextStep] = part(["nextsteps.csv"]) { files throws(CSVProblem) in
    try files.nextSteps()
  }

  /// The preconditions, obstacles, conditions and risks that the document names, in its order.
  package static let preconditions: [Precondition] = part(["risks.csv"]) { files throws(CSVProblem) in
    try files.preconditions()
  }

  /// The steps, each with what became of it.
  package static func steps(_ settings: [Setting]) -> [StepStanding] { StepStanding.all(nextSteps, settings) }

  /// The steps that lead to a date of the roadmap, by its id: to the assembly of June 2017 those that are part of a
  /// proposal to it.
  package static func steps(of milestone: String) -> [NextStep] {
    if milestone == "alv-2017" { return nextSteps.filter { $0.proposal != nil } }
    return nextSteps.filter { (leading[milestone] ?? []).contains($0.id) }
  }

  private static let leading = [
    "taskforce": ["n0"], "start": ["n7"], "terugblik": ["n8"], "modelregeling": ["n17"],
    "vng-stopt": ["n15", "n16", "n18", "n19"], "veilig-thuis": ["n20"],
  ]

  /// How many of the steps that lead to a date are open, by its id.
  package static func openSteps(_ settings: [Setting]) -> [String: Int] {
    let done = Set(steps(settings).filter { $0.progress == .done }.map(\.step.id))
    return Dictionary(
      uniqueKeysWithValues: (Array(leading.keys) + ["alv-2017"]).map { id in
        (id, steps(of: id).count { !done.contains($0.id) })
      })
  }

  /// Refuses a step that is not there, or a state that no step has.
  static func checkStep(_ change: SettingChange) throws(Refusal) {
    guard nextSteps.contains(where: { $0.id == change.key }) else {
      throw Refusal(
        "no-step", Phrase("Er is geen vervolgstap «\(change.key)».", "There is no next step «\(change.key)»."),
        wayOut: Phrase("De stappen zijn n0 tot en met n22.", "The steps are n0 to n22."))
    }
    guard change.value.isEmpty || StepStanding.Progress(rawValue: change.value) != nil else {
      throw Refusal(
        "no-step-state",
        Phrase("«\(change.value)» is geen stand van een stap.", "«\(change.value)» is not a state of a step."),
        wayOut: Phrase("Kies uit: open, begonnen, klaar.", "Choose from: open, started, done."))
    }
  }

  /// Refuses a precondition or an initiative that is not there, or a state that none has.
  static func checkPrecondition(_ change: SettingChange) throws(Refusal) {
    let parts = change.key.split(separator: ":", maxSplits: 1).map(String.init)
    guard parts.count == 2, let one = preconditions.first(where: { $0.id == parts[0] }) else {
      throw Refusal(
        "no-precondition",
        Phrase("Er is geen voorwaarde «\(change.key)».", "There is no precondition «\(change.key)»."),
        wayOut: Phrase("Ze zijn genummerd van p1 tot en met p37.", "They are numbered p1 to p37."))
    }
    guard parts[1] == Precondition.elsewhere || phases.keys.contains(parts[1]) else {
      throw Refusal(
        "no-initiative", Phrase("«\(parts[1])» is geen initiatief.", "«\(parts[1])» is not an initiative."),
        wayOut: Phrase("Kies uit: \(columnNames).", "Choose from: \(columnNames)."))
    }
    guard change.value.isEmpty || PreconditionState(rawValue: change.value) != nil else {
      throw Refusal(
        "no-precondition-state",
        Phrase(
          "«\(change.value)» zegt niet hoe \(one.id) staat.", "«\(change.value)» does not say how \(one.id) stands."),
        wayOut: Phrase("Kies uit: open, geregeld, nvt.", "Choose from: open, arranged, na."))
    }
  }

  private static var columnNames: String {
    (phases.keys.sorted() + [Precondition.elsewhere]).joined(separator: " ")
  }
}

extension SampleFiles {
  /// The first line of `nextsteps.csv`.
  static let nextStepsHeader = "id,owner,due,proposal,nl,en,again,again_nl,again_en,section,line,anchor,kind"
  /// The first line of `risks.csv`.
  static let risksHeader = "id,type,about,nl,en,section,line,anchor,kind"

  /// `nextsteps.csv`.
  func nextSteps() throws(CSVProblem) -> [NextStep] {
    let file = "nextsteps.csv"
    var found: [NextStep] = []
    for record in try records(file, SampleFiles.nextStepsHeader) {
      let cells = record.cells
      let owners = cells[1].split(separator: "+").map { NextStep.Owner(rawValue: String($0)) }
      guard !owners.isEmpty, !owners.contains(nil) else {
        throw CSVProblem(file, record.line, Phrase("een bekende eigenaar verwacht", "a known owner expected"))
      }
      found.append(
        NextStep(
          id: cells[0], owners: owners.compactMap { $0 },
          due: try value(Period(text: cells[2]), file, record, "een datum", "a date"),
          proposal: cells[3].isEmpty
            ? nil
            : try value(NextStep.Proposal(rawValue: cells[3]), file, record, "een bekend voorstel", "a known proposal"),
          title: Phrase(cells[4], cells[5]),
          again: cells[6].isEmpty ? nil : try value(Quote(cells[6]), file, record, "een anker", "an anchor"),
          difference: cells[7].isEmpty ? nil : Phrase(cells[7], cells[8]),
          quote: try quote(cells[9...11], file, record)))
    }
    return found
  }

  /// `risks.csv`.
  func preconditions() throws(CSVProblem) -> [Precondition] {
    let file = "risks.csv"
    var found: [Precondition] = []
    for record in try records(file, SampleFiles.risksHeader) {
      let cells = record.cells
      found.append(
        Precondition(
          id: cells[0],
          kind: try value(Precondition.Kind(rawValue: cells[1]), file, record, "een bekende soort", "a known kind"),
          subject: Precondition.Subject(cells[2]), title: Phrase(cells[3], cells[4]),
          quote: try quote(cells[5...7], file, record)))
    }
    return found
  }
}
