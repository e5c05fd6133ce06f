import Model

extension State {
  /// What was read for those that show it, beside the programme.
  package struct Answers: Sendable {
    /// The journal, newest first, as far as it was loaded; nil before it was asked for.
    package private(set) var journal: [JournalRecord]?
    /// What was found in the whole journal; nil where nothing was asked of it.
    private(set) var found: FoundRecords?
    /// The history that was read last.
    private(set) var history = History()
    /// What else is known of a municipality; nil until it was read.
    package private(set) var dossier: MunicipalityDossier?

    /// Who used what at the ends of months; nil until it was read.
    package private(set) var course: AdoptionCourse?
    /// Where the municipalities lie; nil until it was read.
    private(set) var terrain: Terrain?

    /// How all initiatives were adopted, and what follows; nil until it was read.
    package private(set) var outlook: Outlook?
    /// What was known of them on days of the past; nil until it was read.
    package private(set) var known: KnownCourse?
    /// On which days steps were made; nil until it was read.
    package private(set) var days: DayBook?
    /// What two days were compared to; nil until they were.
    package private(set) var comparison: Comparison?

    /// How long the steps of the rollout took; nil until it was read.
    package private(set) var stepTimes: StepTimes?
    /// On which days municipalities merge or split; nil until it was read.
    package private(set) var reorganisations: ReorganisationDays?
    /// What changed of an initiative in the last 30 days; nil until it was read.
    package private(set) var recent: RecentSteps?

    /// It was read.
    mutating func take(_ days: ReorganisationDays) { reorganisations = days }
    /// It was read.
    mutating func take(_ steps: RecentSteps) { recent = steps }
    /// It was read.
    mutating func take(_ times: StepTimes) { stepTimes = times }
    /// It was read.
    mutating func take(_ course: AdoptionCourse) { self.course = course }
    /// It was read; what was made of the same stays.
    mutating func take(_ country: Country) { terrain = terrain?.with(country) ?? Terrain(country) }
    /// It was read.
    mutating func take(_ outlook: Outlook) { self.outlook = outlook }
    /// It was read.
    mutating func take(_ known: KnownCourse) { self.known = known }
    /// It was read.
    mutating func take(_ days: DayBook) { self.days = days }
    /// It was read.
    mutating func take(_ comparison: Comparison) { self.comparison = comparison }
    /// The journal was read; where it is as it was, so is whatever is made of it.
    mutating func take(journal records: [JournalRecord]) { if records != journal { journal = records } }
    /// The record of that number, where it was read.
    func record(_ seq: Int) -> JournalRecord? {
      journal?.first { $0.seq == seq } ?? found?.records.first { $0.seq == seq }
    }
    /// What is asked of the journal was read.
    mutating func take(_ found: FoundRecords) { self.found = found }
    /// A municipality's history was read.
    mutating func take(history: History) { self.history = history }
    /// What else is known of a municipality was read.
    mutating func take(_ dossier: MunicipalityDossier) { self.dossier = dossier }
  }
}

/// The first records of the whole journal that are asked for.
package struct FoundRecords: Sendable, Hashable {
  /// What is asked.
  package var asking: Asking
  /// In the order that is asked for; else the newest first.
  package var records: [JournalRecord]

  package init(_ asking: Asking, _ records: [JournalRecord]) { (self.asking, self.records) = (asking, records) }
}

/// The journal's records of one municipality, of whatever day: a step to another one reads nothing.
struct History: Sendable, Hashable {
  /// The code; nil before any was read.
  var municipality: String?
  /// What was read, newest first.
  var records: [JournalRecord] = []
  /// The last record that it knows, and the moment that was asked for.
  var (seq, knownAt) = (0, KnownMoment.now)

  /// Whether it is that of a municipality, as known in what `programme` shows.
  func isOf(_ municipality: String?, _ programme: Programme) -> Bool {
    self.municipality == municipality && seq == programme.seq && knownAt == programme.knownAt
  }
}
