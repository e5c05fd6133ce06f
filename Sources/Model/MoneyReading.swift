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

/// Whether a word is meant to be a day.
package func looksLikeDay(_ word: String) -> Bool {
  word.contains("-") && word.allSatisfy { $0.isASCII && $0.isNumber || $0 == "-" }
}

/// A day of a booking.
/// - Throws: how to write it.
package func bookingDay(_ text: String) throws(Refusal) -> Day {
  guard let day = writtenDay(text) else {
    throw Refusal(
      "date-unreadable", Phrase("«\(text)» is geen datum.", "«\(text)» is no date."),
      wayOut: Phrase("Schrijf 2017-09-30 of 30-9-2017.", "Write 2017-09-30 or 30-9-2017."))
  }
  return day
}
