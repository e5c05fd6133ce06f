import Model

extension State {
  /// A cell of the matrix and the inhabitants beside it.
  func rolloutFigures(of row: Int?, _ column: Int) -> [Figure] {
    guard let row, programme.initiatives.indices.contains(column) else { return [municipalityCount] }
    let municipality = programme.municipalities[row]
    return cellFigures(row, column) + [
      inhabitants(
        Phrase("inwoners van \(municipality.name)", "inhabitants of \(municipality.name)"), municipality.inhabitants)
    ]
  }

  /// The municipality's card: the cell under the cursor, its inhabitants, what it pays.
  func municipalityFigures(_ row: Int, column: Int?) -> [Figure] {
    let municipality = programme.municipalities[row]
    let cell = column.map { cellFigures(row, $0) } ?? []
    let people = inhabitants(Phrase("inwoners", "inhabitants"), municipality.inhabitants)
    let urbanity = municipality.urbanity.map {
      Figure(
        Phrase("stedelijkheid", "urbanity"), Phrase(same: "\($0)/5"),
        .cbs(Phrase("stedelijkheidsklasse", "urbanity class"), on: Day(year: 2017, month: 1, day: 1) ?? programme.asOf))
    }
    let paid = contributionLines(of: municipality.code).compactMap { year, one in
      reckoned(year).map { programme.contributionFigure(one, of: $0) }
    }
    return cell + [people] + (urbanity.map { [$0] } ?? []) + paid
  }

  /// The initiative's card, or the count of municipalities where there is no such initiative.
  func initiativeCardFigures(_ id: String) -> [Figure] {
    programme.column(of: id).map { programme.initiativeCardFigures($0, coverage[$0]) } ?? [municipalityCount]
  }

  /// How many records the journal holds, where none is under the cursor.
  func recordCount(_ count: Int) -> Figure {
    Figure(Phrase("journaalregels", "journal records"), count: count, .reports)
  }

  /// One cell, with the records that set it as far as they were read.
  func cellFigures(_ row: Int, _ column: Int) -> [Figure] { programme.cellFigures(row, column, after: history) }
}
