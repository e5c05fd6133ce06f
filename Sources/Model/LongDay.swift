extension Day {
  /// As a voice says it: `1 oktober 2017`, `1 October 2017`.
  package func longWords(_ language: Language) -> String {
    let (year, month, day) = civil
    return "\(day) \(longMonthNames[month - 1][language]) \(year)"
  }
}

/// The names of the months in full, January first.
package let longMonthNames = [
  Phrase("januari", "January"), Phrase("februari", "February"), Phrase("maart", "March"), Phrase("april", "April"),
  Phrase("mei", "May"), Phrase("juni", "June"), Phrase("juli", "July"), Phrase("augustus", "August"),
  Phrase("september", "September"), Phrase("oktober", "October"), Phrase("november", "November"),
  Phrase("december", "December"),
]
