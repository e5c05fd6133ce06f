/// What became of a decision, as operators record it: `aangenomen Notulen van de ALV, punt 4`. Its day is the record's.
package struct DecisionOutcome: Sendable, Hashable {
  /// The outcome in a word; the raw value is what the store and files say.
  package enum Verdict: String, Sendable, CaseIterable {
    case adopted = "aangenomen"
    case rejected = "verworpen"
    case deferred = "aangehouden"

    package var name: Phrase {
      switch self {
      case .adopted: Phrase("aangenomen", "adopted")
      case .rejected: Phrase("verworpen", "rejected")
      case .deferred: Phrase("aangehouden", "deferred")
      }
    }

    /// By its name in either language; nil for none.
    package init?(word: String) {
      guard let verdict = Verdict.allCases.first(where: { [$0.name.dutch, $0.name.english].contains(folded(word)) })
      else { return nil }
      self = verdict
    }
  }

  /// What was decided.
  package var verdict: Verdict
  /// Where that is written down, in one line.
  package var source: String

  package init(_ verdict: Verdict, source: String) { (self.verdict, self.source) = (verdict, oneLine(source)) }

  /// As the store keeps it; nil for anything else, such as an outcome without a source.
  package init?(_ text: String) {
    guard let blank = text.firstIndex(of: " "), let verdict = Verdict(rawValue: String(text[..<blank])) else {
      return nil
    }
    self.init(verdict, source: String(text[text.index(after: blank)...]))
    guard !source.isEmpty, self.text == text else { return nil }
  }

  /// As the store keeps it.
  package var text: String { "\(verdict.rawValue) \(source)" }

  /// For people, with the source in brackets.
  package var words: Phrase {
    Phrase("\(verdict.name.dutch) (\(source))", "\(verdict.name.english) (\(source))")
  }
}

/// The words of a text with one blank between each two: what stands in one line.
func oneLine(_ text: String) -> String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }

/// What became of a decision, with the record that says so.
package struct RecordedOutcome: Sendable, Hashable {
  /// Of which it was recorded: of the decision itself, or of what that is a part of.
  package var of: String
  /// What was recorded.
  package var outcome: DecisionOutcome
  /// The record that says so.
  package var record: JournalRecord

  package init(of: String, outcome: DecisionOutcome, record: JournalRecord) {
    self.of = of
    self.outcome = outcome
    self.record = record
  }

  /// What became of `id`, when, and with what.
  package func words(beside id: String) -> Phrase {
    let (name, day) = (outcome.verdict.name, record.effective)
    let with = of == id ? Phrase("", "") : Phrase(" met \(of)", " with \(of)")
    return Phrase(
      "\(name.dutch)\(with.dutch) op \(day.words(.dutch))", "\(name.english)\(with.english) on \(day.words(.english))")
  }
}

extension [Setting] {
  /// What operators recorded under a key; nil while they recorded nothing.
  package func outcome(_ key: String) -> RecordedOutcome? {
    of(.decision, key).flatMap { setting in
      DecisionOutcome(setting.value).map { RecordedOutcome(of: key, outcome: $0, record: setting.record) }
    }
  }

  /// The same of a decision among `all`, or of what it is a part of.
  package func outcome(of decision: Decision, among all: [Decision]) -> RecordedOutcome? {
    var next: Decision? = decision
    while let one = next {
      if let found = outcome(one.id) { return found }
      next = one.partOf.flatMap { id in all.first { $0.id == id } }
    }
    return nil
  }

  /// The outcomes of a decision that recurs, by year.
  package func yearly(_ decision: Decision) -> [RecordedOutcome] {
    guard decision.standing == .recurring else { return [] }
    return filter { $0.field == .decision && $0.key.hasPrefix(decision.id + "-") }.compactMap { outcome($0.key) }
      .sorted { $0.of < $1.of }
  }

  /// Why a body cannot act on a day; nil where it can.
  package func absence(of body: ChainBody, on day: Day, among all: [Decision]) -> Refusal? {
    guard let maker = body.decision, let decision = all.first(where: { $0.id == maker }) else { return nil }
    let name = body.name
    let known = outcome(of: decision, among: all)
    if let known, known.record.effective <= day {
      switch known.outcome.verdict {
      case .adopted: return nil
      case .rejected:
        return Refusal(
          "body-rejected",
          Phrase(
            "\(known.of) is verworpen: er is geen \(name.dutch).",
            "\(known.of) was rejected: there is no \(name.english)."),
          wayOut: Phrase(
            "Klopt die uitkomst niet, verbeter haar dan met correct-decision \(known.of).",
            "If that outcome is wrong, correct it with correct-decision \(known.of)."))
      case .deferred: break
      }
    }
    if let since = body.since {
      guard day < since else { return nil }
      return Refusal(
        "body-not-there",
        Phrase(
          "\(name.dutch) is er op zijn vroegst op \(since.words(.dutch)).",
          "\(name.english) will be there on \(since.words(.english)) at the earliest."),
        wayOut: Phrase("Kies een latere dag.", "Choose a later day."))
    }
    if let known, known.outcome.verdict == .adopted {
      let from = known.record.effective
      return Refusal(
        "body-not-there",
        Phrase(
          "\(name.dutch) is er pas vanaf \(from.words(.dutch)) (\(known.of)).",
          "\(name.english) is there from \(from.words(.english)) on (\(known.of))."),
        wayOut: Phrase("Kies die dag of een latere.", "Choose that day or a later one."))
    }
    return Refusal(
      "body-not-there",
      Phrase(
        "\(name.dutch) is er nog niet: de uitkomst van \(maker) is niet vastgelegd.",
        "\(name.english) is not there yet: the outcome of \(maker) is not recorded."),
      wayOut: Phrase(
        "Leg die eerst vast: decide \(maker) aangenomen BRON --on DAG.",
        "Record that first: decide \(maker) adopted SOURCE --on DAY."))
  }
}
