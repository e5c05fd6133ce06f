/// Something that asks for somebody's attention.
package struct Attention: Sendable, Hashable {
  /// Why something asks for attention.
  package enum Kind: String, Sendable, CaseIterable {
    case blocked, undecided = "exemption-undecided", overdue
    case over = "over-spending"
    case milestone = "milestone-overdue"
    case step = "step-overdue"
    case request = "request-waiting"
    case gate, paused, sleeping, stuck
    case under = "under-spending"
    case precondition = "precondition-open"
    case finding, silent

    package var name: Phrase {
      switch self {
      case .blocked: Phrase("geblokkeerd", "blocked")
      case .undecided: Phrase("uitzondering te beslissen", "exemption to be decided")
      case .overdue: Phrase("geplande dag voorbij", "planned day passed")
      case .over: Phrase("overschrijding", "overspending")
      case .milestone: Phrase("mijlpaal te laat", "milestone overdue")
      case .step: Phrase("stap te laat", "step overdue")
      case .gate: Phrase("poort mist iets", "gate lacks something")
      case .request: Phrase("verzoek wacht", "request waiting")
      case .paused: Phrase("gepauzeerd", "paused")
      case .sleeping: Phrase("telt niet mee door een herindeling", "not counted: a reorganisation")
      case .stuck: Phrase("langst in deze status", "longest in this status")
      case .under: Phrase("onderuitputting", "underspending")
      case .precondition: Phrase("voorwaarden open", "preconditions open")
      case .finding: Phrase("open bevinding", "open finding")
      case .silent: Phrase("90 dagen niets gehoord", "not heard from in 90 days")
      }
    }

    /// The heading under which the page lists this kind.
    package var group: Group {
      switch self {
      case .blocked, .undecided, .overdue, .over, .milestone, .step, .request: .decision
      case .gate, .paused, .sleeping, .stuck, .under, .precondition, .finding: .watch
      case .silent: .silence
      }
    }
  }

  /// What is asked of whoever looks, the most urgent first.
  package enum Group: Int, Sendable, CaseIterable {
    case decision, watch, silence

    package var name: Phrase {
      switch self {
      case .decision: Phrase("Vraagt een besluit", "Needs a decision")
      case .watch: Phrase("In het oog houden", "To keep an eye on")
      case .silence: Phrase("90 dagen niets gehoord, langst wachtend eerst", "Not heard from in 90 days, longest first")
      }
    }
  }

  /// Why it asks for attention.
  package var kind: Kind
  /// What it is about, in one line.
  package var title: Phrase
  /// By code; nil where it is about none.
  package var municipality: String?
  /// By id; nil where it is about none.
  package var initiative: String?
  /// An activity of the fund; nil where it is about none.
  package var activity: String?
  /// A finding; nil where it is about none.
  package var finding: String?
  /// Something of the proposal that is asked about, by the field and the key of its setting; nil where it is none.
  package var part: ProposalPart?
  /// Since when; nil where that is not known.
  package var since: Day?
  /// Days since then, up to the day shown.
  package var days: Int?

  /// Stable, for a cursor that stays on it.
  package var name: String {
    [kind.rawValue, municipality, initiative, activity, finding, part?.key].compactMap { $0 }.joined(separator: " ")
  }

  /// After so many days without a change one has not been heard.
  package static let silence = 90
  /// So many of each initiative that are longest in a status on the road are named.
  package static let longest = 3

  package init(
    kind: Kind, title: Phrase, municipality: String? = nil, initiative: String? = nil, activity: String? = nil,
    finding: String? = nil, part: ProposalPart? = nil, since: Day? = nil, days: Int? = nil
  ) {
    self.kind = kind
    self.title = title
    self.municipality = municipality
    self.initiative = initiative
    self.activity = activity
    self.finding = finding
    self.part = part
    self.since = since
    self.days = days
  }
}

/// A decision, a milestone, a step, a precondition or a request: the field and the key of its setting.
package struct ProposalPart: Sendable, Hashable {
  package var field: RolloutField
  /// The key of its setting.
  package var key: String

  package init(_ field: RolloutField, _ key: String) { (self.field, self.key) = (field, key) }
}

extension Programme {
  /// Whatever asks for attention on the day shown, by group, the longest waiting first.
  /// - Parameter more: what else does, of the document's own parts.
  package func attention(beside more: [Attention]) -> [Attention] {
    guard !isPartial else { return [] }
    return (gatesThatLack + cellsThatAsk + asleep + longestStuck + moneyThatAsks + openFindings + more + silent)
      .enumerated().sorted { one, other in
        let (left, right) = (one.element, other.element)
        guard left.kind.group == right.kind.group else { return left.kind.group.rawValue < right.kind.group.rawValue }
        guard left.kind == right.kind else { return left.kind.place < right.kind.place }
        return (left.days ?? -1, -one.offset) > (right.days ?? -1, -other.offset)
      }.map(\.element)
  }

  /// How many things need a decision: of the municipalities at `rows`, or of all and of the money.
  package func decisions(among rows: [Int]?) -> Int {
    guard !isPartial else { return 0 }
    let cells = (rows ?? Array(municipalities.indices)).reduce(0) { sum, row in
      initiatives.indices.reduce(sum) { sum, column in
        let cell = self[row, column]
        return sum + (cell.flags.contains(.blocked) ? 1 : 0) + (cell.flags.contains(.undecided) ? 1 : 0)
          + (isLate(cell) ? 1 : 0)
      }
    }
    guard rows == nil else { return cells }
    return cells + strays(Thresholds(settings)).count { $0.spending == .over }
  }

  /// Whether the planned day of its next step has passed.
  private func isLate(_ cell: RolloutCell) -> Bool {
    guard let planned = cell.planned else { return false }
    return planned < asOf && !cell.status.isAdopted && cell.status.isCommitted
  }

  private func about(_ kind: Attention.Kind, _ row: Int, _ column: Int?, since: Day?, _ words: Phrase? = nil)
    -> Attention
  {
    let municipality = municipalities[row]
    let initiative = column.map { initiatives[$0] }
    func title(_ language: Language) -> String {
      [municipality.name, initiative?.shortName[language], words?[language]].compactMap { $0 }.joined(separator: " · ")
    }
    return Attention(
      kind: kind, title: Phrase(title(.dutch), title(.english)), municipality: municipality.code,
      initiative: initiative?.id, since: since, days: since.map { Int(asOf - $0) })
  }

  /// Cells that are blocked or paused, and those whose planned day has passed.
  private var cellsThatAsk: [Attention] {
    municipalities.indices.flatMap { row in
      initiatives.indices.flatMap { column -> [Attention] in
        let cell = self[row, column]
        let words = cell.note.isEmpty ? nil : Phrase(same: cell.note.replacing("\n", with: " / "))
        var found: [Attention] = []
        if cell.flags.contains(.blocked) { found.append(about(.blocked, row, column, since: cell.changed, words)) }
        if cell.flags.contains(.undecided) { found.append(about(.undecided, row, column, since: cell.changed)) }
        if cell.flags.contains(.paused) { found.append(about(.paused, row, column, since: cell.changed, words)) }
        if let planned = cell.planned, isLate(cell) {
          found.append(about(.overdue, row, column, since: planned, cell.status.name))
        }
        return found
      }
    }
  }

  /// Initiatives of which the gate to the next phase lacks something.
  private var gatesThatLack: [Attention] {
    initiatives.compactMap { initiative in
      guard let next = initiative.phase.next else { return nil }
      let gate = Gate(of: initiative.id, from: initiative.phase, to: next, settings)
      guard let item = gate.items.first(where: { $0.state == .lacking }) else { return nil }
      let since = initiative.phaseMove?.from
      func title(_ language: Language) -> String {
        let way = Phrase("naar \(next.name.dutch) ontbreekt", "to \(next.name.english) lacks")
        return "\(initiative.shortName[language]) · \(way[language]): \(item.brief[language])"
      }
      return Attention(
        kind: .gate, title: Phrase(title(.dutch), title(.english)), initiative: initiative.id, since: since,
        days: since.map { Int(asOf - $0) })
    }
  }

  /// What was recorded of days on which its municipality is not there: it waits until it is taken back.
  private var asleep: [Attention] {
    sleeping.map { record in
      func title(_ language: Language) -> String {
        let name = column(of: record.initiative).map { initiatives[$0].shortName[language] } ?? record.initiative
        return "\(record.municipality) · \(name) · \(record.changeWords(language)) (\(record.seq))"
      }
      return Attention(
        kind: .sleeping, title: Phrase(title(.dutch), title(.english)), municipality: record.municipality,
        initiative: record.initiative, since: record.effective, days: Int(asOf - record.effective))
    }
  }

  /// Of each initiative those that are on the road and longest in the same status.
  private var longestStuck: [Attention] {
    initiatives.indices.flatMap { column in
      let waiting = municipalities.indices.filter { row in
        let cell = self[row, column]
        return cell.status.isCommitted && !cell.status.isAdopted && cell.since != nil && !cell.flags.contains(.exempt)
      }
      return waiting.sorted { (self[$0, column].since?.number ?? 0, $0) < (self[$1, column].since?.number ?? 0, $1) }
        .prefix(Attention.longest).map { row in
          about(.stuck, row, column, since: self[row, column].since, self[row, column].status.name)
        }
    }
  }

  /// Activities whose year will come to more or less than their budget, beyond the thresholds.
  private var moneyThatAsks: [Attention] {
    strays(Thresholds(settings)).map { index, spending in
      let gap = forecast(of: index) - lines[index].budget
      func title(_ language: Language) -> String {
        "\(activities[index].name[language]) · \(gap < .zero ? "" : "+")\(gap.euros(language))"
      }
      return Attention(
        kind: spending == .over ? .over : .under, title: Phrase(title(.dutch), title(.english)),
        activity: activities[index].id)
    }
  }

  private var openFindings: [Attention] {
    findingRegister.filter(\.isOpen).map { finding in
      Attention(
        kind: .finding, title: Phrase("\(finding.id) \(finding.title.dutch)", "\(finding.id) \(finding.title.english)"),
        finding: finding.id)
    }
  }

  /// Municipalities of which nothing was heard for so many days.
  private var silent: [Attention] {
    let heard = municipalities.indices.map { lastHeard(of: $0) }
    // While nobody reported anything yet, nobody in particular is silent.
    guard heard.contains(where: { $0 != nil }) else { return [] }
    return municipalities.indices.compactMap { row in
      guard let last = heard[row] else {
        return about(.silent, row, nil, since: nil, Phrase("nog nooit", "never"))
      }
      return asOf - last >= Attention.silence ? about(.silent, row, nil, since: last) : nil
    }
  }
}

extension Attention.Kind {
  /// In the order in which they stand.
  fileprivate var place: Int { Attention.Kind.allCases.firstIndex(of: self) ?? 0 }
}
