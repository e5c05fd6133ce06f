import Model

extension Proposal {
  /// Every resolution put to the members, and every earlier and expected decision, in the order of the list.
  package static let decisions: [Decision] = part(["decisions.csv"]) { files throws(CSVProblem) in
    try files.decisions()
  }

  /// The bodies with their functions.
  package static let bodies: [ChainBody] = part(["bodies.csv", "roles.csv"]) { files throws(CSVProblem) in
    try files.bodies()
  }

  /// The chain from step 0, which sets it up, to 9.
  package static let chain: [ChainStep] = part(["chain.csv"]) { files throws(CSVProblem) in try files.chain() }

  /// The list of decisions and requests as it stood with `programme`.
  package static func decisionRows(_ programme: Programme) -> [DecisionRow] {
    programme.settings.scaleUps.map { one in
      DecisionRow(
        one, bodies,
        names: (subject(one.request.subject, programme), Phrase(same: asker(one.request.by, programme))))
    } + decisions.map { DecisionRow($0, among: decisions, bodies, programme.settings) }
  }

  /// What an initiative or a candidate is called.
  package static func subject(_ id: String, _ programme: Programme) -> Phrase {
    programme.column(of: id).map { programme.initiatives[$0].shortName }
      ?? candidates.first { $0.id == id }?.shortName ?? Phrase(same: id)
  }

  /// What who asks is called: a municipality by its name, a group as it was typed.
  package static func asker(_ by: String, _ programme: Programme) -> String {
    programme.row(of: by).map { programme.municipalities[$0].name } ?? by
  }
}

extension SampleFiles {
  /// The first line of `decisions.csv`.
  static let decisionsHeader =
    "id,date,body,sort,state,part_of,follows,findings,nl,en,outcome_nl,outcome_en,note_nl,note_en,touches,section,line,anchor,kind"
  /// The first line of `bodies.csv`.
  static let bodiesHeader =
    "id,short_nl,short_en,nl,en,role_nl,role_en,since,decision,section,line,anchor,kind"
  /// The first line of `roles.csv`.
  static let rolesHeader = "id,body,nl,en,section,line,anchor,kind"
  /// The first line of `chain.csv`.
  static let chainHeader = "step,body,short_nl,short_en,nl,en,decisions,findings,section,line,anchor,kind"

  /// The place in the document that the last fields name.
  private func place(_ file: String, _ record: CSV.Record) throws(CSVProblem) -> Quote {
    let (section, line, anchor) = (record.cells.count - 4, record.cells.count - 3, record.cells.count - 2)
    return try value(
      Quote("\(record.cells[section]):\(record.cells[line]):\(record.cells[anchor])"), file, record,
      "een anker: woorden op hun regel",
      "an anchor: words on their line")
  }

  private func words(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }

  /// What the words of the column `touches` stand for.
  private static let touched: [String: Set<String>] = ["six": Gate.six, "candidates": Candidate.ids]

  /// `decisions.csv`.
  func decisions() throws(CSVProblem) -> [Decision] {
    let file = "decisions.csv"
    var found: [Decision] = []
    for record in try records(file, SampleFiles.decisionsHeader) {
      let cells = record.cells
      let whole = cells[5].isEmpty ? nil : cells[5]
      guard whole.map({ id in found.contains { $0.id == id } }) ?? true else {
        throw CSVProblem(file, record.line, Phrase("een besluit van eerder verwacht", "an earlier decision expected"))
      }
      found.append(
        Decision(
          id: cells[0],
          date: try value(Period(text: cells[1]), file, record, "een datum als 2017-06", "a date such as 2017-06"),
          body: cells[2],
          sort: try value(
            Decision.Sort(rawValue: cells[3]), file, record, "een soort besluit", "a sort of decision"),
          standing: try value(
            Decision.Standing(rawValue: cells[4]), file, record, "voorgelegd, verwacht of genomen",
            "voorgelegd, verwacht or genomen"), partOf: whole, follows: words(cells[6]), findings: words(cells[7]),
          title: Phrase(cells[8], cells[9]), outcome: Phrase(cells[10], cells[11]), note: Phrase(cells[12], cells[13]),
          touches: Set(words(cells[14]).flatMap { SampleFiles.touched[$0] ?? [$0] }), quote: try place(file, record)))
    }
    return found
  }

  /// `bodies.csv` with the functions of `roles.csv`.
  func bodies() throws(CSVProblem) -> [ChainBody] {
    var functions: [String: [BodyFunction]] = [:]
    for record in try records("roles.csv", SampleFiles.rolesHeader) {
      functions[record.cells[1], default: []].append(
        BodyFunction(words: Phrase(record.cells[2], record.cells[3]), quote: try place("roles.csv", record)))
    }
    let file = "bodies.csv"
    var found: [ChainBody] = []
    for record in try records(file, SampleFiles.bodiesHeader) {
      let cells = record.cells
      found.append(
        ChainBody(
          id: cells[0], name: Phrase(cells[3], cells[4]), short: Phrase(cells[1], cells[2]),
          role: Phrase(cells[5], cells[6]), functions: functions[cells[0]] ?? [],
          since: cells[7].isEmpty ? nil : try day(cells[7], file, record),
          decision: cells[8].isEmpty ? nil : cells[8], quote: try place(file, record)))
    }
    return found
  }

  /// `chain.csv`.
  func chain() throws(CSVProblem) -> [ChainStep] {
    let file = "chain.csv"
    var found: [ChainStep] = []
    for record in try records(file, SampleFiles.chainHeader) {
      let cells = record.cells
      let number = try value(
        Int(cells[0]).flatMap { $0 == found.count ? $0 : nil }, file, record, "de volgende stap", "the next step")
      found.append(
        ChainStep(
          number: number, body: cells[1], short: Phrase(cells[2], cells[3]), text: Phrase(cells[4], cells[5]),
          decisions: words(cells[6]), findings: words(cells[7]), quote: try place(file, record)))
    }
    return found
  }
}
