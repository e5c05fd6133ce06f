import Model

extension State {
  /// The figures under the cursor, each with where it comes from: what `source` shows. A pane answers by one function
  /// of a position; a new pane adds its own here.
  package var figuresHere: [Figure] {
    if case .source(_, let under?) = overlay {
      switch under {
      case .pivot(let pivot, _): return pivotFigures(pivot)
      case .series(let series, _): return seriesFigures(series)
      default: break
      }
    }
    let cursor = position(of: scope).cursor
    switch scope {
    case .initiatives: return initiativeFigures(at: cursor)
    case .rollout: return rolloutFigures(at: cursor, column)
    case .fund: return fundFigures(at: cursor)
    case .municipality:
      guard case .municipality(let code) = place else { return [] }
      return municipalityFigures(code, at: cursor)
    case .initiative:
      guard case .initiative(let id) = place else { return [] }
      return initiativeCardFigures(id)
    case .municipalities: return tableFigures(at: cursor)
    case .history:
      let records = timeline
      return records.indices.contains(cursor) ? recordFigures(records[cursor]) : [recordCount(records.count)]
    case .neighbours: return neighbourFigures(at: cursor)
    case .years: return yearFigures
    case .journal:
      guard let journal, journal.indices.contains(cursor) else { return [recordCount(journal?.count ?? 0)] }
      return recordFigures(journal[cursor])
    case .fundPage: return fundPageFigures(at: cursor)
    case .bookings: return bookingsFigures(at: cursor)
    case .contributions: return contributionFigures(at: cursor)
    case .findings: return findingFigures(at: cursor)
    case .global: return []
    }
  }

  /// How many municipalities there are on the day shown.
  var municipalityCount: Figure {
    Figure(
      Phrase("gemeenten", "municipalities"), count: programme.municipalities.count,
      .cbs(Phrase("gemeentelijke indeling", "municipalities"), on: programme.asOf))
  }

  /// The inhabitants of one municipality, or of a list with the name of what they are.
  func inhabitants(_ name: Phrase, _ count: Int, on day: Day? = nil) -> Figure {
    let year = (day ?? programme.asOf).civil.year
    let january = Day(year: year, month: 1, day: 1) ?? programme.asOf
    return Figure(name, count: count, .cbs(Phrase("inwoners", "inhabitants"), on: january))
  }
}

/// A share as a percentage with one decimal.
func percentage(_ part: Int, of whole: Int) -> Phrase {
  guard whole > 0 else { return Phrase(same: "–") }
  let share = Fraction(Int128(part) * 100, over: Int128(whole))
  return Phrase(share.words(.dutch, decimals: 1) + " %", share.words(.english, decimals: 1) + " %")
}
