extension Day {
  /// The first day that the data know: the municipalities of 1 January 2016.
  package static let firstKnown = Day(number: 16_801)
}

/// Why the state of `day` cannot be shown; nil if it can. Nothing is known before the first day; `latest`, if there
/// is one, is the last that can be asked for.
package func whyUnknown(_ day: Day, latest: Day? = nil) -> Phrase? {
  if day < .firstKnown {
    return Phrase(
      "Er zijn geen gegevens van voor \(Day.firstKnown.words(.dutch)).",
      "There is no data from before \(Day.firstKnown.words(.english)).")
  }
  if let latest, day > latest {
    return Phrase(
      "\(day.words(.dutch)) moet nog komen: de laatste stand is die van \(latest.words(.dutch)).",
      "\(day.words(.english)) is still to come: the latest state is that of \(latest.words(.english)).")
  }
  return nil
}
