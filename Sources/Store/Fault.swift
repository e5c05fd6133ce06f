import Model

/// Something in a store that cannot be: where it stands, what stands there and what should.
package struct Fault: Error, Sendable, Hashable {
  /// The table by its name in the schema.
  package var table: String
  /// Its key, the parts separated by a blank; empty where it is not known.
  package var row: String
  /// Empty where it is about a whole row.
  package var column: String
  /// What stands there, shortened; nil where nothing does.
  package var found: String?
  /// What should stand there.
  package var expected: Phrase

  init(_ table: String, row: String = "", column: String = "", found: String? = nil, expected: Phrase) {
    self.table = table
    self.row = row
    self.column = column
    self.found = found
    self.expected = expected
  }

  /// What is wrong with the file itself.
  init(file words: Phrase) { self.init("", expected: words) }

  /// The fault as a sentence: table, row, column, what stands there and what should.
  package var words: Phrase {
    guard !table.isEmpty else { return expected }
    let what = found.map { ": «\($0)»" } ?? ""
    return Phrase(
      place("rij", "kolom") + what + "; verwacht: \(expected.dutch)",
      place("row", "column") + what + "; expected: \(expected.english)")
  }

  private func place(_ rowWord: String, _ columnWord: String) -> String {
    (["\(table)"] + (row.isEmpty ? [] : ["\(rowWord) \(row)"]) + (column.isEmpty ? [] : ["\(columnWord) \(column)"]))
      .joined(separator: ", ")
  }
}

/// What a column of a store may hold: wide enough for all that can be entered, and so narrow that nothing that is
/// reckoned from it goes beyond what a number can hold.
enum Bounds {
  /// Keys, versions and positions that count up from 0 or 1.
  static let number = 0...2_000_000_000
  /// Places in an order.
  static let position = 0...1_000_000_000
  /// Inhabitants of one municipality.
  static let inhabitants = 0...100_000_000
  /// Of all municipalities together.
  static let population = 100_000_000_000
  /// Years that a calendar can hold.
  static let year = 1...9999
  /// Lines of the document.
  static let line = 0...1_000_000_000
  /// Numbers of tracks.
  static let track = 0...1_000_000
  /// The CBS class, 1 for the most urban.
  static let urbanity = 1...5
  /// Five flags and a mark, a bit each.
  static let flags = 0...63
  /// From 0001-01-01 up to 9999-12-31.
  static let day = -719_162...2_932_896
  /// Cents either way: a thousand milliard euros.
  static let cents = 100_000_000_000_000
  /// The document's own figures, either way: cents an inhabitant, and all else.
  static func figure(_ unit: SourceFigure.Unit) -> Int128 { unit == .cent ? 10_000_000 : 1_000_000_000_000 }
  /// What the amounts of a table may come to, all taken as positive.
  static let sum = 20_000_000_000_000_000
  /// The days that a store's own today may be.
  static let today = 16_801...47_481

  /// A range in words.
  static func words(_ range: ClosedRange<Int>) -> Phrase {
    Phrase(
      "een heel getal van \(range.lowerBound) t/m \(range.upperBound)",
      "a whole number from \(range.lowerBound) to \(range.upperBound)")
  }

  /// What is expected of a day.
  static let dayWords = Phrase("een dag (dagen sinds 1970-01-01)", "a day (days since 1970-01-01)")
}

extension Phrase {
  /// What is expected where something stands twice.
  static let once = Phrase("dat dit er één keer staat", "that it is there once")
  /// What is expected of a reference.
  static let known = Phrase("iets dat in dit gegevensbestand voorkomt", "something that is in this store")
  static let rows = Phrase("dat er regels zijn", "that there are rows")
  /// What is expected of a booking that takes another back.
  static let earlier = Phrase("het nummer van een eerdere regel", "the number of an earlier row")
}
