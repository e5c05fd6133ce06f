/// A list that `samen get` writes: what its columns are called, and its rows on a day.
package struct Listing: Sendable {
  /// A value of a listing, which machines and people are told in their own way.
  package enum Datum: Sendable {
    case text(String)
    case number(Int)
    case day(Day)
    /// A word of the files, and what people call it.
    case named(String, Phrase)
    case missing
  }

  package let name: String
  /// The key of the machine formats and the head that people read.
  package let columns: [(key: String, head: Phrase)]
  package let rows: @Sendable (Programme) -> [[Datum]]

  package init(
    _ name: String, columns: [(key: String, head: Phrase)], rows: @escaping @Sendable (Programme) -> [[Datum]]
  ) {
    self.name = name
    self.columns = columns
    self.rows = rows
  }
}
