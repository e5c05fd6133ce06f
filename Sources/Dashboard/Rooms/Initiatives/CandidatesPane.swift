import Model
import Sample
import Screen

/// What may follow the six: what the document says of each, and where.
package enum CandidatesPane: Pane {
  package struct Input: Sendable, Equatable {
    /// In the order of the data.
    var candidates: [Candidate]
  }

  package static let id = PaneID("candidates", Phrase("Kandidaten", "Candidates"))

  package static func input(_ state: State) -> Input { Input(candidates: Proposal.candidates) }

  package static func rows(_ input: Input) -> [Candidate] { input.candidates }

  package static func name(of row: Candidate, _ input: Input) -> RowName? { row.id }

  /// Beneath a rule, without a head.
  package static func height(_ input: Input, in rect: Rect) -> Int { rect.height - 1 }

  package static func open(_ row: Candidate, _ state: inout State) -> Opening { .goes(openInitiative(row.id, &state)) }

  package static func figures(of row: Candidate?, _ state: State) -> [Figure] {
    guard let row else {
      return [
        Figure(
          Phrase("kandidaten", "candidates"), count: Proposal.candidates.count, .document(section: "A2", line: 133))
      ]
    }
    return [row.gist, row.money, row["state"]].compactMap { $0 }.map(\.figure)
  }

  package static func saying(of row: Candidate?, _ state: State) -> [Said] {
    guard let row, let stands = row["state"] else { return [] }
    return [
      .figure(row.shortName),
      .words(Phrase(" · \(stands.text.dutch) (\(stands.place))", " · \(stands.text.english) (\(stands.place))")),
    ]
  }

  package static func hints(_ state: State) -> [String] {
    ["up", "open", "phase", "next-pane", "source", "operate", "help", "zoom"]
  }

  package static let editing = Phrase(
    "Bewerken aan: een kandidaat heeft nog geen fase om te wijzigen.",
    "Editing: a candidate has no phase to change yet.")

  package static func draw(_ seen: Seen<Self>, on painter: inout Painter) { painter.drawCandidates(seen) }
}

extension Candidate.Line {
  /// Where the document says it: `A2 119`.
  var place: String { "\(section) \(line)" }

  /// What it says, and where that comes from.
  var figure: Figure { Figure(name, text, kind == .choice ? .choice : .document(section: section, line: line)) }
}

extension Painter {
  fileprivate mutating func drawCandidates(_ seen: Seen<CandidatesPane>) {
    drawRule(
      seen.rect, say("Kandidaten", "Candidates"),
      notes: [
        say(
          "in 2017 te bepalen wat ervan al kan opschalen (A2 133)",
          "what of these can be scaled up is settled in 2017 (A2 133)")
      ], infos: ["\(seen.rows.count)"], focused: seen.isFocused)
    drawSheet(seen, in: seen.inner, hasHead: false) { Sheet($0.candidateColumns, width: seen.inner.width) }
  }

  private var candidateColumns: [Column<Candidate>] {
    [
      Column(Phrase("kandidaat", "candidate"), .steps([0: 15])) { $0.shortName[language] },
      Column(Phrase("fase", "phase"), .steps([60: 16]), role: { _ in .textDim }) { $0.phase.name[language] + " [P]" },
      Column(Phrase("wat", "what"), .rest()) { $0.gist?.text[language] ?? "" },
      Column(Phrase("geld", "money"), .steps([150: 60])) { $0.money?.text[language] ?? "" },
      Column(Phrase("bron", "source"), .steps([40: 7]), gap: 0, role: { _ in .textDim }) { $0.gist?.place ?? "" },
    ]
  }
}

extension Listing {
  /// `samen get candidates`.
  package static let candidates = Listing(
    "candidates",
    columns: [
      ("id", Phrase("id", "id")), ("name", Phrase("naam", "name")), ("phase", Phrase("fase", "phase")),
      ("source", Phrase("bron", "source")),
    ],
    kinds: ["phase": .choices(of: Phase.self, \.name)]
  ) { _ in
    Proposal.candidates.map { one in
      [
        .text(one.id), .named(one.name.dutch, one.name), .named(one.phase.rawValue, one.phase.name),
        .text(one["name"]?.place ?? ""),
      ]
    }
  }
}
