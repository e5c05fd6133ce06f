/// A figure of a line that has a column.
package enum YearFigure: Sendable {
  case original, budget, actual, committed, free, forecast, left

  /// `isShort`: in some seven columns.
  package func title(isShort: Bool) -> Phrase {
    switch self {
    case .original: Phrase("begroot", "budget")
    case .budget: Phrase("bijgesteld", "adjusted")
    case .committed: Phrase("verplicht", "committed")
    case .actual: isShort ? Phrase("uitgeg.", "actual") : Phrase("uitgegeven", "actual")
    case .forecast: isShort ? Phrase("progn.", "fcast") : Phrase("prognose", "forecast")
    case .free: Phrase("vrij", "free")
    case .left: Phrase("over", "left")
    }
  }

  /// What a line has in this column.
  package func amount(_ line: FundLine, forecast: Amount) -> Amount {
    switch self {
    case .original: line.original
    case .budget: line.budget
    case .committed: line.committed
    case .actual: line.actual
    case .forecast: forecast
    case .free: line.free
    case .left: line.budget - forecast
    }
  }
}
