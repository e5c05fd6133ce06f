/// Words in which a unit that stands apart is joined to the number before it: `1,2` `mln`.
package func joiningUnits(_ words: [String]) -> [String] {
  words.reduce(into: []) { joined, word in
    if Amount.isUnit(word), joined.last?.last?.isNumber == true {
      joined[joined.count - 1] += " " + word
    } else {
      joined.append(word)
    }
  }
}

/// A day as people write it: `2017-10-01` or `1-10-2017`; nil for anything else.
package func writtenDay(_ text: String) -> Day? {
  if let day = Day(iso: text) { return day }
  let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
  guard parts.count == 3, let day = parts[0], let month = parts[1], let year = parts[2] else { return nil }
  return Day(year: year, month: month, day: day)
}
