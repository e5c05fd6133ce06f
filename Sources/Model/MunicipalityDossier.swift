/// What is known of one municipality beside its statuses: its inhabitants through the years, and where it came from
/// and went to in reorganisations.
package struct MunicipalityDossier: Sendable, Hashable {
  /// Inhabitants on 1 January of a year (CBS).
  package struct YearCount: Sendable, Hashable {
    /// The year on whose first day was counted.
    package var year: Int
    /// Inhabitants on 1 January.
    package var inhabitants: Int

    package init(year: Int, inhabitants: Int) {
      self.year = year
      self.inhabitants = inhabitants
    }
  }

  /// A municipality at the other end of a reorganisation.
  package struct Relative: Sendable, Hashable {
    /// The municipality's code.
    package var code: String
    package var name: String
    /// The day on which the one became the other.
    package var date: Day
    /// In what way.
    package var kind: Reorganisation.Kind
    /// Its inhabitants on 1 January of the latest year known before the date (a predecessor), or of the date's year.
    package var inhabitants: Int?

    package init(code: String, name: String, date: Day, kind: Reorganisation.Kind, inhabitants: Int?) {
      self.code = code
      self.name = name
      self.date = date
      self.kind = kind
      self.inhabitants = inhabitants
    }
  }

  /// The CBS code of the municipality.
  package var code: String
  /// By year, oldest first.
  package var inhabitants: [YearCount]
  /// Those that passed into it, by date and name; itself left out.
  package var predecessors: [Relative]
  /// Those that it passed into, by date and name; itself left out.
  package var successors: [Relative]

  package init(code: String, inhabitants: [YearCount], predecessors: [Relative], successors: [Relative]) {
    self.code = code
    self.inhabitants = inhabitants
    self.predecessors = predecessors
    self.successors = successors
  }
}
