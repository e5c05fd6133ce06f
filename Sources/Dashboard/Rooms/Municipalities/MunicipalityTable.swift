import Model

/// How the municipalities are shown and which are marked.
package struct MunicipalityTable: Sendable, Hashable, Initialisable {
  /// The user's columns; empty for the standard ones.
  package var choices: [ColumnChoice] = []
  /// At most three keys, the first counts most.
  package var sort: [SortKey] = []
  /// By what municipalities are gathered.
  package var grouping = Grouping.none
  /// Names of the groups that show their head only.
  package var collapsed: Set<String> = []
  /// Codes of the municipalities that the next change is about.
  package var marks: Set<String> = []
  /// Where a range of marks begins, by code.
  package var anchor: String?
  /// The column under the cursor.
  package var column: TableColumn = .field(.name)

  package init() {}
}

extension Seen<MunicipalitiesPane> {
  /// Which municipalities of how many show: `310–341 van 388`, whatever heads stand between them.
  func municipalities(_ language: Language) -> String {
    let (places, all) = (input.arranged.places(indices), grouped(input.count, language))
    guard let first = places.first, let last = places.last else { return all }
    return "\(grouped(first, language))–\(grouped(last, language)) \(language == .dutch ? "van" : "of") \(all)"
  }
}
