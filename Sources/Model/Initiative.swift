/// The phase of an initiative (sections A3A, A3D); the raw value is what scripts and files say.
package enum Phase: String, Sendable, CaseIterable {
  case initiation = "initiatie"
  case development = "ontwikkeling"
  case mature = "rijp"
  case decision = "besluit"
  case rollout = "uitrol"
  case operation = "beheer"
  case stopped = "gestopt"

  /// Whether nobody but a pilot can have it in use yet.
  package var isEarly: Bool {
    switch self {
    case .initiation, .development, .mature, .decision: true
    case .rollout, .operation, .stopped: false
    }
  }

  package var name: Phrase {
    switch self {
    case .initiation: Phrase("initiatie", "initiation")
    case .development: Phrase("ontwikkeling", "development")
    case .mature: Phrase("rijp", "mature")
    case .decision: Phrase("besluit", "decision")
    case .rollout: Phrase("uitrol", "rollout")
    case .operation: Phrase("beheer", "operation")
    case .stopped: Phrase("gestopt", "stopped")
    }
  }
}

/// How far an initiative binds municipalities (section A3B); the raw value is what scripts and files say.
package enum Binding: String, Sendable, CaseIterable {
  case free = "vrij"
  case voluntary = "vrijwillig"
  case mandatory = "algemeen"

  package var name: Phrase {
    switch self {
    case .free: Phrase("geheel vrij", "free")
    case .voluntary: Phrase("vrijwillig maar niet vrijblijvend", "voluntary but binding once joined")
    case .mandatory: Phrase("algemeen bindend", "binding for all")
    }
  }
}

/// The questions of a factsheet (section A-F); the raw value is what files say.
package enum FactQuestion: String, Sendable, CaseIterable {
  case developers, what, users, requires, costs, benefits, available, remark

  package var name: Phrase {
    switch self {
    case .developers: Phrase("Ontwikkeld door", "Developed by")
    case .what: Phrase("Wat het is", "What it is")
    case .users: Phrase("Wie het gebruikt", "Who uses it")
    case .requires: Phrase("Wat de gemeente doet", "What a municipality does")
    case .costs: Phrase("Kosten", "Cost")
    case .benefits: Phrase("Opbrengst", "Benefit")
    case .available: Phrase("Beschikbaar", "Available")
    case .remark: Phrase("Let op", "Note")
    }
  }
}

/// One statement about an initiative, in our own words, with the section of the document that it rests on.
package struct Fact: Sendable, Hashable {
  /// What the factsheet was asked.
  package var question: FactQuestion
  /// What it answers.
  package var text: Phrase
  /// The part of the document that answers.
  package var section: String
  /// The line of the document; nil where it was not noted.
  package var line: Int?

  package init(question: FactQuestion, text: Phrase, section: String, line: Int? = nil) {
    self.question = question
    self.text = text
    self.section = section
    self.line = line
  }
}

/// A shared facility that municipalities may take into use: one of the six of section A2, or a later one.
package struct Initiative: Sendable, Hashable {
  /// Stable, lower case: `gibit`.
  package var id: String
  package var name: Phrase
  /// At most 20 columns, for tables.
  package var shortName: Phrase
  /// Three letters, for a column's head.
  package var label: String
  /// How far the initiative itself is.
  package var phase: Phase
  /// 1 mandated processes, 2 i-services; nil where the document does not say (section A2).
  package var track: Int?
  /// Whether municipalities must take part.
  package var binding: Binding
  /// What the factsheet states, in its order.
  package var facts: [Fact]
  /// How it came to its phase and its binding, up to the day shown, in order of day.
  package var moves: [InitiativeMove] = []

  /// The move by which it came to its phase: on the first day from which that held; nil where it was so from ever.
  package var phaseMove: InitiativeMove? { lastMove { if case .phase = $0 { true } else { false } } }

  /// The same of its binding.
  package var bindingMove: InitiativeMove? { lastMove { if case .binding = $0 { true } else { false } } }

  /// Repeating what is so already moves nothing.
  private func lastMove(_ isAsked: (InitiativeChange.To) -> Bool) -> InitiativeMove? {
    let own = moves.filter { isAsked($0.to) }
    guard let last = own.last else { return nil }
    return own.reversed().prefix { $0.to == last.to }.last
  }

  /// The shortest name that says what it is.
  package var brief: Phrase { Initiative.briefs[id]?.name ?? shortName }

  /// The same where its label belongs to it, as in a table.
  package var tabled: Phrase { id == "gon" ? Phrase("\(brief.dutch) (GON)", "\(brief.english) (GON)") : brief }

  /// What one of the six is called by its id alone; nil of anything else.
  static func named(_ id: String) -> Phrase? {
    switch id {
    case "gibit": Phrase(same: "GIBIT")
    case "govroam": Phrase(same: "Govroam")
    default: briefs[id]?.name
    }
  }

  /// Three letters over a column.
  package var head: Phrase { Initiative.briefs[id]?.head ?? Phrase(same: label) }

  private static let briefs: [String: (name: Phrase, head: Phrase)] = [
    "rijbewijs": (Phrase("Rijbewijzen", "Licences"), Phrase("Rij", "Lic")),
    "overlijden": (Phrase("Overlijden", "Death notices"), Phrase("Ove", "Dea")),
    "verhuizen": (Phrase("Verhuizen", "Moving"), Phrase("Ver", "Mov")),
    "gon": (Phrase("Netwerk", "Network"), Phrase(same: "GON")),
  ]

  package init(
    id: String, name: Phrase, shortName: Phrase, label: String, phase: Phase, track: Int?, binding: Binding,
    facts: [Fact]
  ) {
    self.id = id
    self.name = name
    self.shortName = shortName
    self.label = label
    self.phase = phase
    self.track = track
    self.binding = binding
    self.facts = facts
  }
}
