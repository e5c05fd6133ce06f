import Model

extension State {
  /// A row of the overview's fund pane.
  func fundFigures(at index: Int) -> [Figure] {
    let rows = fundRows
    guard rows.indices.contains(index) else { return totalFigures() }
    switch rows[index] {
    case .activity(let activity): return activityFigures(activity)
    case .group(let group): return groupFigures(group)
    case .total: return totalFigures()
    case .finding(let finding): return findingFigures(finding)
    }
  }

  /// Budget, commitment, actual, free room, utilisation and forecast of one activity.
  func activityFigures(_ index: Int) -> [Figure] {
    let activity = programme.activities[index]
    return lineFigures(
      programme.lines[index], year: activity.year,
      budget: Figure(Phrase("begroot", "budget"), amount: programme.lines[index].budget, activity.origin))
  }

  /// A group's sums, and the subtotal that the document prints.
  func groupFigures(_ group: FundGroup) -> [Figure] {
    let members = programme.activities.indices.filter {
      programme.activities[$0].group == group && programme.activities[$0].year == fundYear
    }
    let line = programme.total(of: group, year: fundYear)
    let budget = Figure(
      group.name, amount: line.budget,
      .formula(
        Phrase("som van \(members.count) regels", "sum of \(members.count) lines"),
        inputs: members.map {
          Figure(
            programme.activities[$0].name, amount: programme.activities[$0].budget, programme.activities[$0].origin)
        }))
    return lineFigures(line, year: fundYear, budget: budget) + printedFigures(group.rawValue)
  }

  /// The year's sums, and the total that the document prints.
  func totalFigures() -> [Figure] {
    let groups = FundGroup.allCases.map { ($0, programme.total(of: $0, year: fundYear)) }
    let line = groups.reduce(FundLine(budget: .zero)) { $0 + $1.1 }
    let budget = Figure(
      Phrase("totaal begroot", "total budget"), amount: line.budget,
      .formula(
        Phrase("structureel + incidenteel", "recurring + one-off"),
        inputs: groups.map { group, sum in
          Figure(group.name, amount: sum.budget, .formula(Phrase("som van de regels", "sum of the lines"), inputs: []))
        }))
    return lineFigures(line, year: fundYear, budget: budget) + printedFigures("totaal")
  }

  private func printedFigures(_ key: String) -> [Figure] {
    programme.printed.filter { $0.key == key && $0.year == fundYear }.map {
      Figure(Phrase("gedrukt", "printed"), amount: $0.amount, .document(section: $0.section, line: $0.line))
    }
  }

  private func lineFigures(_ line: FundLine, year: Int, budget: Figure) -> [Figure] {
    let booked: (Amount) -> Origin = { amount in
      amount == .zero && !line.isSample
        ? .notReported : .bookings(upTo: programme.asOf, by: [], isSample: line.isSample)
    }
    let committed = Figure(Phrase("verplicht", "committed"), amount: line.committed, booked(line.committed))
    let actual = Figure(Phrase("uitgegeven", "actual"), amount: line.actual, booked(line.actual))
    let used = line.actual + line.committed
    return [
      budget, committed, actual,
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
      Figure(
        Phrase("prognose \(year)", "forecast \(year)"), amount: line.forecast(year: year, on: programme.asOf),
        .formula(
          Phrase("uitgegeven × dagen van het jaar / verstreken dagen", "actual × days of the year / days passed"),
          inputs: [bare(actual), Figure(Phrase("rekenwijze", "method"), Phrase(same: ""), .choice)])),
    ]
  }

  /// The figure without what its own formula rests on: that stands above.
  private func bare(_ figure: Figure) -> Figure {
    guard case .formula(let words, _) = figure.origin else { return figure }
    return Figure(figure.name, figure.value, .formula(words, inputs: []))
  }
}
