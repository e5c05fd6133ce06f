import GRDB
import Model

/// What a store says of itself.
struct Meta {
  /// Whether the store holds the invented sample.
  var isSample: Bool
  /// The store's own today; nil where it is the real date.
  var today: Day?

  /// Reads what the store says of itself; throws where it says nothing.
  init(_ database: Database) throws {
    var sample: Bool?
    let rows = try RawRows(database, "SELECT key, value FROM meta")
    while try rows.next() {
      switch try rows.text(0) {
      case "sample":
        let value = try rows.text(1)
        guard ["0", "1"].contains(value) else { throw rows.fault(1, RawRows.words(["0", "1"])) }
        sample = value == "1"
      case "today":
        guard let day = Day(iso: try rows.text(1)), Bounds.today.contains(Int(day.number)) else {
          throw rows.fault(1, Meta.days)
        }
        today = day
      default: break
      }
    }
    guard let sample else { throw Fault("meta", row: "sample", expected: RawRows.words(["0", "1"])) }
    // Sample data are of their own day, and would all be out of date on any other.
    guard today != nil || !sample else { throw Fault("meta", row: "today", expected: Meta.days) }
    isSample = sample
  }

  private static let days = Phrase(
    "een dag van 2016-01-01 t/m 2099-12-31", "a day from 2016-01-01 to 2099-12-31")
}
