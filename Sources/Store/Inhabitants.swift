import GRDB
import Model

/// Municipalities without a count of their own year, and where they find one. Counts lie in order of (year, code):
/// each year is gone through once at most, and no municipality asks for itself.
struct Uncounted {
  /// Where they stand in the list, in order of code.
  private var places: [Int] = []
  private var isOpen: [Bool] = []
  private var open = 0

  /// Adds the municipality at `place`.
  mutating func append(_ place: Int) {
    places.append(place)
    isOpen.append(true)
    open += 1
  }

  /// Gives each the count of the nearest year before `year`, else of the first after it.
  mutating func fill(_ database: Database, _ found: inout [Municipality], around year: Int) throws {
    guard open > 0 else { return }
    let counts = try RawRows(database, "SELECT code, count FROM inhabitants WHERE year = ? ORDER BY code")
    for question in [
      "SELECT max(year) FROM inhabitants WHERE year < ?", "SELECT min(year) FROM inhabitants WHERE year > ?",
    ] {
      var last = year
      while open > 0, let next = try RawRows.int(database, question, [.int(last)]) {
        counts.bind([.int(next)])
        try take(counts, &found)
        last = next
      }
    }
  }

  private mutating func take(_ counts: RawRows, _ found: inout [Municipality]) throws {
    var place = 0
    while try counts.next() {
      let code = try counts.bytes(0)
      // Most often it is the next one; a search where few are counted of many.
      if place < places.count, compared(found[places[place]].code, code) < 0 {
        place = firstPlace(notBefore: code, from: place + 1, found)
      }
      guard place < places.count, compared(found[places[place]].code, code) == 0 else { continue }
      if isOpen[place] {
        isOpen[place] = false
        open -= 1
        found[places[place]].inhabitants = try counts.int(1, Bounds.inhabitants)
      }
      place += 1
    }
  }

  private func firstPlace(
    notBefore code: UnsafeBufferPointer<UInt8>, from start: Int, _ found: [Municipality]
  ) -> Int {
    var (low, high) = (start, places.count)
    while low < high {
      let middle = (low + high) / 2
      if compared(found[places[middle]].code, code) < 0 { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func compared(_ code: String, _ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var code = code
    return code.withUTF8 { Store.compared($0, bytes) }
  }
}

extension Query {
  /// The years of which any count is known.
  static let countedYears = """
    WITH RECURSIVE counted (year) AS (SELECT min(year) FROM inhabitants
      UNION ALL SELECT (SELECT min(i.year) FROM inhabitants i WHERE i.year > counted.year) FROM counted
      WHERE counted.year IS NOT NULL)
    """
}
