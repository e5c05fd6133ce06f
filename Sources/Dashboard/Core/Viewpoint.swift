import Model

/// From where one looks: at which day, and up to when what was recorded is taken for known.
package struct Viewpoint: Sendable, Hashable {
  /// The end of that day; nil for now, or for the own day of the moment.
  package var asOf: Day?
  /// How it was known then.
  package var knownAt: KnownMoment

  package init(asOf: Day? = nil, knownAt: KnownMoment = .now) {
    self.asOf = asOf
    self.knownAt = knownAt
  }

  /// As all is, by all that is known.
  package static let now = Viewpoint()
  /// Whether nothing of the past is asked for.
  package var isNow: Bool { self == .now }
}

extension KnownMoment {
  /// `4321`, a day, or `now`, as they are typed.
  /// - Throws: how it is written.
  package static func typed(_ text: String, today: Day) throws(Filter.Problem) -> KnownMoment {
    if ["now", "nu"].contains(text.lowercased()) { return .now }
    if let number = Int(text), number >= 0 { return .number(number) }
    if let day = Day(written: text, today: today) { return .day(day) }
    throw Filter.Problem(
      words: Phrase(
        "«\(text)» is geen dag en geen nummer van het journaal; schrijf 2017-06-30, 4321 of now.",
        "«\(text)» is neither a day nor a journal number; write 2017-06-30, 4321 or now."))
  }
}
