/// One of the steps that the document announces after the assembly's decision.
package struct NextStep: Sendable, Hashable {
  /// Who is to take it, in the document's words.
  package enum Owner: String, Sendable, CaseIterable {
    case board = "bestuur"
    case taskForce = "taskforce"
    case bureau
    case institutions = "instellingen"
    case fund = "fondsbeheerder"
    case veiligThuis = "veilig-thuis"

    package var name: Phrase {
      switch self {
      case .board: Phrase("bestuur", "board")
      case .taskForce: Phrase("Task Force", "Task Force")
      case .bureau: Phrase("VNG-bureau", "VNG bureau")
      case .institutions: Phrase("drie instellingen", "three institutions")
      case .fund: Phrase("fondsbeheerder", "fund manager")
      case .veiligThuis: Phrase("Veilig Thuis", "Veilig Thuis")
      }
    }

    /// The same where room is short.
    package var short: Phrase {
      switch self {
      case .taskForce: Phrase("TF", "TF")
      case .institutions: Phrase("instellingen", "institutions")
      default: name
      }
    }
  }

  /// The proposals that the assembly of June 2017 is to receive.
  package enum Proposal: String, Sendable, CaseIterable {
    case structure = "structuur"
    case fund = "fonds"
    case social = "sociaal-domein"

    package var name: Phrase {
      switch self {
      case .structure: Phrase("ondersteuningsstructuur", "support structure")
      case .fund: Phrase("fonds", "fund")
      case .social: Phrase("sociaal domein", "social domain")
      }
    }
  }

  package var id: String
  /// One or two.
  package var owners: [Owner]
  /// When it is due, as exactly as the document says.
  package var due: Period
  /// The proposal that it is part of; nil for one that goes to no assembly.
  package var proposal: Proposal?
  /// What is to be done, in one line.
  package var title: Phrase
  /// Where the document says it once more; nil where it does not.
  package var again: Quote?
  /// What differs between the two places; nil where nothing does.
  package var difference: Phrase?
  /// Where the document says it.
  package var quote: Quote

  package init(
    id: String, owners: [Owner], due: Period, proposal: Proposal?, title: Phrase, again: Quote?, difference: Phrase?,
    quote: Quote
  ) {
    self.id = id
    self.owners = owners
    self.due = due
    self.proposal = proposal
    self.title = title
    self.again = again
    self.difference = difference
    self.quote = quote
  }

  /// All who are to take it.
  package var owner: Phrase { owners.map(\.name).joined(by: " + ") }

  /// The same where room is short.
  package var shortOwner: Phrase { owners.count == 1 ? owner : owners.map(\.short).joined(by: " + ") }
}

/// A step with what became of it.
package struct StepStanding: Sendable, Hashable {
  /// How far it is, as operators record it: the value of a `Setting` with the field `nextstep`.
  package enum Progress: String, Sendable, CaseIterable {
    case open, started, done

    package var name: Phrase {
      switch self {
      case .open: Phrase("open", "open")
      case .started: Phrase("begonnen", "started")
      case .done: Phrase("klaar", "done")
      }
    }
  }

  /// How it stands on a day: what was recorded, or that it is late.
  package enum State: String, Sendable, CaseIterable {
    case open, started, done, overdue

    package var name: Phrase {
      switch self {
      case .open: Phrase("open", "open")
      case .started: Phrase("begonnen", "started")
      case .done: Phrase("klaar", "done")
      case .overdue: Phrase("te laat", "overdue")
      }
    }
  }

  package var step: NextStep
  /// How far it is.
  package var progress: Progress
  /// The journal record that says so; nil where nobody recorded anything.
  package var record: JournalRecord?

  package init(_ step: NextStep, _ progress: Progress = .open, record: JournalRecord? = nil) {
    (self.step, self.progress, self.record) = (step, progress, record)
  }

  /// How it stands on `day`.
  package func state(on day: Day) -> State {
    switch progress {
    case .done: .done
    case .open: daysLate(on: day) == nil ? .open : .overdue
    case .started: daysLate(on: day) == nil ? .started : .overdue
    }
  }

  /// For how many days it has been late on `day`; nil where it is not.
  package func daysLate(on day: Day) -> Int? {
    guard progress != .done, let last = step.due.until, last < day else { return nil }
    return day - last
  }

  /// Each of `steps` with what `settings` say became of it.
  package static func all(_ steps: [NextStep], _ settings: [Setting]) -> [StepStanding] {
    var recorded: [String: Setting] = [:]
    for setting in settings where setting.field == .step { recorded[setting.key] = setting }
    return steps.map { step in
      let setting = recorded[step.id]
      return StepStanding(
        step, setting.flatMap { Progress(rawValue: $0.value) } ?? .open, record: setting?.record)
    }
  }
}

/// How much of a proposal to the assembly is ready: so many steps of so many.
package struct Readiness: Sendable, Hashable {
  /// The proposal.
  package var proposal: NextStep.Proposal
  /// How many of its steps are done.
  package var ready: Int
  /// How many it has.
  package var total: Int

  /// Of each proposal, in their order.
  package static func all(_ steps: [StepStanding]) -> [Readiness] {
    NextStep.Proposal.allCases.map { proposal in
      let own = steps.filter { $0.step.proposal == proposal }
      return Readiness(proposal: proposal, ready: own.count { $0.progress == .done }, total: own.count)
    }
  }
}
