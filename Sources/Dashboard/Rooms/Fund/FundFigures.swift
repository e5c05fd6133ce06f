import Model

extension State {
  /// A row of the overview's fund pane.
  func fundFigures(of row: FundRow?) -> [Figure] {
    switch row {
    case .activity(let activity): return activityFigures(activity)
    case .group(let group): return groupFigures(group)
    case .total, nil: return totalFigures()
    case .finding: return data.fundFindings.flatMap(findingFigures)
    }
  }

  /// Budget, commitment, actual, free room, utilisation and forecast of one activity.
  func activityFigures(_ index: Int) -> [Figure] {
    let activity = programme.activities[index]
    return lineFigures(
      programme.lines[index], of: [index],
      original: Figure(Phrase("begroot", "budget"), amount: programme.lines[index].original, activity.origin))
  }

  /// A group's sums, and the subtotal that the document prints.
  func groupFigures(_ group: FundGroup) -> [Figure] {
    let members = programme.activities(of: group, year: data.fundYear)
    let line = programme.total(of: group, year: data.fundYear)
    return lineFigures(line, of: members, original: sumOfLines(members, named: group.name))
      + printedFigures(group.rawValue)
  }

  /// What the document budgets for the activities at `members`, together.
  func sumOfLines(_ members: [Int], named name: Phrase) -> Figure {
    Figure(
      name, amount: members.reduce(.zero) { $0 + programme.lines[$1].original },
      .formula(
        Phrase("som van \(members.count) regels", "sum of \(members.count) lines"),
        inputs: members.map {
          Figure(
            programme.activities[$0].name, amount: programme.activities[$0].budget, programme.activities[$0].origin)
        }))
  }

  /// The year's sums, and the total that the document prints.
  func totalFigures() -> [Figure] {
    let groups = FundGroup.allCases.map { ($0, programme.total(of: $0, year: data.fundYear)) }
    let line = groups.reduce(FundLine(budget: .zero)) { $0 + $1.1 }
    let original = Figure(
      Phrase("totaal begroot", "total budget"), amount: line.original,
      .formula(
        Phrase("structureel + incidenteel", "recurring + one-off"),
        inputs: groups.map { group, sum in
          Figure(
            group.name, amount: sum.original, .formula(Phrase("som van de regels", "sum of the lines"), inputs: []))
        }))
    return lineFigures(line, of: programme.activities(year: data.fundYear), original: original)
      + printedFigures("totaal")
  }

  /// What the document prints under `key` for the year that is shown.
  func printedFigures(_ key: String) -> [Figure] {
    programme.printed.filter { $0.key == key && $0.year == data.fundYear }.map {
      Figure(Phrase("gedrukt", "printed"), amount: $0.amount, .document(section: $0.section, line: $0.line))
    }
  }

  /// What the bookings of a kind on the activities at `indices` come from.
  private func booked(_ kind: Booking.Kind, on indices: [Int]) -> Origin {
    let names = Set(indices.map { programme.activities[$0].id })
    let bookings = programme.ledger.bookings.filter { $0.kind == kind && names.contains($0.activity) }
    guard !bookings.isEmpty else { return .notReported }
    return .bookings(
      upTo: programme.asOf, by: Set(bookings.map(\.by)).subtracting([""]).sorted(),
      isSample: bookings.contains(where: \.isSample))
  }

  private func lineFigures(_ line: FundLine, of indices: [Int], original: Figure) -> [Figure] {
    var budget = original
    var adjusted: [Figure] = []
    if line.budget != line.original {
      let moved = Figure(
        Phrase("begrotingswijzigingen", "budget changes"), amount: line.budget - line.original,
        booked(.budget, on: indices))
      budget = Figure(
        Phrase("bijgesteld", "adjusted"), amount: line.budget,
        .formula(Phrase("begroot + wijzigingen", "budget + changes"), inputs: [bare(original), moved]))
      adjusted = [budget]
    }
    let committed = Figure(Phrase("verplicht", "committed"), amount: line.committed, booked(.commitment, on: indices))
    let actual = Figure(Phrase("uitgegeven", "actual"), amount: line.actual, booked(.actual, on: indices))
    let used = line.actual + line.committed
    return [original] + adjusted + [
      committed, actual,
      Figure(
        Phrase("vrij", "free"), amount: line.free,
        .formula(
          Phrase("begroot − uitgegeven − verplicht", "budget − actual − committed"),
          inputs: [budget, actual, committed].map(bare))),
      Figure(
        Phrase("uitputting", "utilisation"), percentage(Int(used.cents), of: Int(line.budget.cents)),
        .formula(
          Phrase("(uitgegeven + verplicht) / begroot", "(actual + committed) / budget"),
          inputs: [actual, committed, budget].map(bare))),
      forecastFigure(indices, [bare(actual), bare(committed)]),
    ]
  }

  private func forecastFigure(_ indices: [Int], _ spent: [Figure]) -> Figure {
    let name = Phrase("prognose \(data.fundYear)", "forecast \(data.fundYear)")
    let method = Figure(Phrase("rekenwijze", "method"), Phrase("naar rato van de tijd", "pro rata of time"), .choice)
    let words = Phrase(
      "uitgegeven × dagen van het jaar / verstreken dagen, en nooit minder dan uitgegeven + verplicht",
      "actual × days of the year / days passed, and never less than actual + committed")
    guard indices.count > 1 else {
      return Figure(name, amount: programme.forecast(of: indices), .formula(words, inputs: spent + [method]))
    }
    return Figure(
      name, amount: programme.forecast(of: indices),
      .formula(
        Phrase("som van de prognoses van \(indices.count) regels", "sum of the forecasts of \(indices.count) lines"),
        inputs: indices.map {
          Figure(programme.activities[$0].name, amount: programme.forecast(of: $0), .formula(words, inputs: []))
        } + [method]))
  }

  /// The figure without what its own formula rests on: that stands above.
  private func bare(_ figure: Figure) -> Figure {
    guard case .formula(let words, _) = figure.origin else { return figure }
    return Figure(figure.name, figure.value, .formula(words, inputs: []))
  }
}
