/// Whether the document says something, or we chose it where it is silent.
package enum StatementKind: String, Sendable, CaseIterable { case source, choice }

/// What a factsheet is asked, in the order in which it answers (section A-F); the raw value is what files say.
package enum FactsheetQuestion: String, Sendable, CaseIterable {
  case developers, what, users, requires, costs, benefits, dependencies, suppliers, dates, remark

  package var name: Phrase {
    switch self {
    case .developers: Phrase("Wie ontwikkelde het", "Who developed it")
    case .what: Phrase("Wat is het", "What it is")
    case .users: Phrase("Wie gebruikt het", "Who uses it")
    case .requires: Phrase("Wat de gemeente moet doen", "What a municipality must do")
    case .costs: Phrase("Wat het kost", "What it costs")
    case .benefits: Phrase("Wat het oplevert", "What it brings")
    case .dependencies: Phrase("Waar het van afhangt", "What it depends on")
    case .suppliers: Phrase("Leveranciers", "Suppliers")
    case .dates: Phrase("Wanneer", "When")
    case .remark: Phrase("Opmerking", "Remark")
    }
  }
}

/// One statement of a factsheet, in our own words, with the passage that it rests on.
package struct FactsheetLine: Sendable, Hashable {
  /// Stable: `gibit.costs.all`.
  package var id: String
  /// The id of the initiative.
  package var initiative: String
  /// What was asked.
  package var question: FactsheetQuestion
  /// Which side of the question: `it`, `yearly`; as files say it.
  package var aspect: String
  /// What is answered.
  package var text: Phrase
  /// The passage that says so; of what is not stated, the place where it might have stood.
  package var section: String
  /// Of the document.
  package var line: Int
  /// Whether the document says it.
  package var kind: StatementKind
  /// Whether there is an answer at all: else the document is silent.
  package var isStated: Bool

  package init(
    id: String, initiative: String, question: FactsheetQuestion, aspect: String, text: Phrase, section: String,
    line: Int, kind: StatementKind, isStated: Bool
  ) {
    self.id = id
    self.initiative = initiative
    self.question = question
    self.aspect = aspect
    self.text = text
    self.section = section
    self.line = line
    self.kind = kind
    self.isStated = isStated
  }

  /// What stands beside the question; nil where the question says it all.
  package var aspectName: Phrase? {
    switch question {
    case .requires, .costs, .benefits, .remark: FactsheetLine.aspects[aspect]
    default: nil
    }
  }

  private static let aspects: [String: Phrase] = [
    "it": Phrase("IT", "IT"), "process": Phrase("werkproces", "process"), "change": Phrase("verandering", "change"),
    "staff": Phrase("personeel", "staff"), "before": Phrase("vooraf", "beforehand"),
    "once": Phrase("eenmalig", "once"), "yearly": Phrase("per jaar", "a year"),
    "facility": Phrase("voorziening", "facility"), "interface": Phrase("koppelvlak", "interface"),
    "mailbox": Phrase("Berichtenbox", "mailbox"), "municipality": Phrase("gemeente", "municipality"),
    "volume": Phrase("aandeel", "share"), "euro": Phrase("in euro", "in euros"),
    "euro-a2": Phrase("in euro", "in euros"), "fte": Phrase("in fte", "in FTE"),
    "undertaker-hours": Phrase("uitvaart", "undertakers"), "undertaker-euro": Phrase("uitvaart", "undertakers"),
    "quality": Phrase("kwaliteit", "quality"), "market": Phrase("markt", "market"),
    "consultation": Phrase("consultatie", "consultation"), "money": Phrase("inkoop", "purchase"),
    "work": Phrase("werk", "work"), "suppliers": Phrase("leveranciers", "suppliers"),
    "security": Phrase("veiligheid", "security"), "track": Phrase("spoor", "track"),
  ]
}

/// Something that may become an initiative (section A2): what the document says of it.
package struct Candidate: Sendable, Hashable {
  /// One statement about it.
  package struct Line: Sendable, Hashable {
    /// Stable: `gbi.saving`.
    package var id: String
    /// What it is about: `saving`; as files say it.
    package var question: String
    /// What is said.
    package var text: Phrase
    /// The passage that says so.
    package var section: String
    /// Of the document.
    package var line: Int
    /// Whether the document says it.
    package var kind: StatementKind
    /// Whether there is an answer at all: else the document is silent.
    package var isStated: Bool

    package init(
      id: String, question: String, text: Phrase, section: String, line: Int, kind: StatementKind, isStated: Bool
    ) {
      self.id = id
      self.question = question
      self.text = text
      self.section = section
      self.line = line
      self.kind = kind
      self.isStated = isStated
    }
  }

  /// Stable, lower case: `gbi`.
  package var id: String
  /// In the order of the data; the first is its name.
  package var lines: [Line]

  package init(id: String, lines: [Line]) { (self.id, self.lines) = (id, lines) }

  /// The statement about `question`; nil where there is none.
  package subscript(question: String) -> Line? { lines.first { $0.question == question } }

  /// In full.
  package var name: Phrase { self["name"]?.text ?? Phrase(same: id) }

  /// Those that the document names.
  package static let ids: Set<String> = ["omgevingswet", "gbi", "pgb"]

  /// For a table.
  package var shortName: Phrase {
    switch id {
    case "omgevingswet": Phrase("Omgevingswet", "Environment Act")
    default: Phrase(same: id.uppercased())
    }
  }

  /// None has been decided on: they are at the beginning (our own reading of section A2).
  package var phase: Phase { .initiation }

  /// What it is, in one line: the first of which anything is said.
  package var gist: Line? { ["programme", "who", "problem", "what"].lazy.compactMap { self[$0] }.first }
  /// What it costs or saves: the first of which anything is said.
  package var money: Line? { ["budget", "saving", "numbers"].lazy.compactMap { self[$0] }.first }
}

extension Candidate.Line {
  /// What it answers.
  package var name: Phrase { Candidate.Line.names[question] ?? Phrase(same: question) }

  private static let names: [String: Phrase] = [
    "name": Phrase("Naam", "Name"), "what": Phrase("Wat is het", "What it is"),
    "who": Phrase("Wie", "Who"), "share": Phrase("Aandeel", "Share"),
    "cost-base": Phrase("Kosten nu", "Cost now"), "saving": Phrase("Besparing", "Saving"),
    "saving-range": Phrase("Besparing in euro", "Saving in euros"), "nature": Phrase("Aard", "Nature"),
    "origin": Phrase("Herkomst", "Origin"), "start": Phrase("Begin", "Start"),
    "money": Phrase("Financiering", "Financing"), "state": Phrase("Stand", "State"),
    "track": Phrase("Spoor", "Track"), "programme": Phrase("Programma", "Programme"),
    "impact": Phrase("Gevolgen", "Consequences"), "budget": Phrase("Begroting", "Budget"),
    "lobby": Phrase("Belang", "Interest"), "problem": Phrase("Knelpunt", "Problem"),
    "related": Phrase("Verwant", "Related"), "numbers": Phrase("Cijfers", "Figures"),
  ]
}
