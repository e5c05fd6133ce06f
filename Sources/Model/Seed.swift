/// All that a new store begins with: facts of CBS and of the document, and, if it is sample, sample records.
package struct Seed: Sendable {
  /// The store's own today where it is fixed: 2017-10-01 for the sample; nil for the real date.
  package var today: Day?
  /// Validity in each, `inhabitants` unused (0).
  package var municipalities: [Municipality]
  /// Inhabitants on 1 January by code and year.
  package var inhabitants: [(code: String, year: Int, count: Int)]
  /// What became of municipalities, oldest first.
  package var reorganisations: [Reorganisation]
  /// In the document's order.
  package var initiatives: [Initiative]
  /// What the fund pays for.
  package var activities: [FundActivity]
  /// The sums that the document prints.
  package var printed: [PrintedFigure]
  /// In order of `effective`; `seq` and `change` count up from 1 without gaps.
  package var journal: [JournalRecord]
  /// The first bookings, oldest first.
  package var bookings: [Booking]
  /// What the document says of the social domain.
  package var functions: [SocialFunction] = []
  /// Figures of the document's text, and what is said of the findings.
  package var figures: [SourceFigure] = []
  /// What the document's own list of faults says.
  package var findingTexts: [FindingText] = []

  package init(
    today: Day? = nil, municipalities: [Municipality], inhabitants: [(code: String, year: Int, count: Int)],
    reorganisations: [Reorganisation], initiatives: [Initiative], activities: [FundActivity],
    printed: [PrintedFigure], journal: [JournalRecord], bookings: [Booking]
  ) {
    self.today = today
    self.municipalities = municipalities
    self.inhabitants = inhabitants
    self.reorganisations = reorganisations
    self.initiatives = initiatives
    self.activities = activities
    self.printed = printed
    self.journal = journal
    self.bookings = bookings
  }

  /// The same without anything that is sample, for a real store.
  package var withoutSample: Seed {
    var empty = self
    empty.today = nil
    empty.journal = []
    empty.bookings = []
    return empty
  }
}
