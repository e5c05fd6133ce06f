extension Programme {
  /// How many municipalities there are on the day shown.
  package var municipalityCount: Figure {
    Figure(
      Phrase("gemeenten", "municipalities"), count: municipalities.count,
      .cbs(Phrase("gemeentelijke indeling", "municipalities"), on: asOf))
  }

  /// The inhabitants of one municipality, or of a list with the name of what they are.
  package func inhabitants(_ name: Phrase, _ count: Int, on day: Day? = nil) -> Figure {
    let year = (day ?? asOf).civil.year
    let january = Day(year: year, month: 1, day: 1) ?? asOf
    return Figure(name, count: count, .cbs(Phrase("inwoners", "inhabitants"), on: january))
  }
}

/// A share as a percentage with one decimal.
package func percentage(_ part: Int, of whole: Int) -> Phrase {
  guard whole > 0 else { return Phrase(same: "–") }
  let share = Fraction(Int128(part) * 100, over: Int128(whole))
  return Phrase(share.words(.dutch, decimals: 1) + " %", share.words(.english, decimals: 1) + "%")
}
