extension Programme {
  /// Budget, commitment, actual, free room, utilisation and forecast of one activity.
  package func activityFigures(_ index: Int) -> [Figure] {
    let activity = activities[index]
    return lineFigures(
      lines[index], of: [index],
      original: Figure(Phrase("begroot", "budget"), amount: lines[index].original, activity.origin))
  }

  /// A group's sums, and the subtotal that the document prints.
  package func groupFigures(_ group: FundGroup) -> [Figure] {
    let members = activities(of: group, year: fundYear)
    let line = total(of: group, year: fundYear)
    return lineFigures(line, of: members, original: sumOfLines(members, named: group.name))
      + printedFigures(group.rawValue)
  }

  /// What the document budgets for the activities at `members`, together.
  package func sumOfLines(_ members: [Int], named name: Phrase) -> Figure {
    Figure(
      name, amount: members.reduce(.zero) { $0 + lines[$1].original },
      .formula(
        Phrase("som van \(members.count) regels", "sum of \(members.count) lines"),
        inputs: members.map {
          Figure(
            activities[$0].name, amount: activities[$0].budget, activities[$0].origin)
        }))
  }

  /// The year's sums, and the total that the document prints.
  package func totalFigures() -> [Figure] {
    let groups = FundGroup.allCases.map { ($0, total(of: $0, year: fundYear)) }
    let line = groups.reduce(FundLine(budget: .zero)) { $0 + $1.1 }
    let original = Figure(
      Phrase("totaal begroot", "total budget"), amount: line.original,
      .formula(
        Phrase("structureel + incidenteel", "recurring + one-off"),
        inputs: groups.map { group, sum in
          Figure(
            group.name, amount: sum.original, .formula(Phrase("som van de regels", "sum of the lines"), inputs: []))
        }))
    return lineFigures(line, of: activities(year: fundYear), original: original)
      + printedFigures("totaal")
  }

  /// What the document prints under `key` for the year that is shown.
  package func printedFigures(_ key: String) -> [Figure] {
    printed.filter { $0.key == key && $0.year == fundYear }.map {
      Figure(Phrase("gedrukt", "printed"), amount: $0.amount, .document(section: $0.section, line: $0.line))
    }
  }

  /// What the bookings of a kind on the activities at `indices` come from.
  private func booked(_ kind: Booking.Kind, on indices: [Int]) -> Origin {
    let names = Set(indices.map { activities[$0].id })
    let bookings = ledger.bookings.filter { $0.kind == kind && names.contains($0.activity) }
    guard !bookings.isEmpty else { return .notReported }
    return .bookings(
      upTo: asOf, by: Set(bookings.map(\.by)).subtracting([""]).sorted(),
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
    let name = Phrase("prognose \(fundYear)", "forecast \(fundYear)")
    let method = Figure(Phrase("rekenwijze", "method"), Phrase("naar rato van de tijd", "pro rata of time"), .choice)
    let words = Phrase(
      "uitgegeven × dagen van het jaar / verstreken dagen, en nooit minder dan uitgegeven + verplicht",
      "actual × days of the year / days passed, and never less than actual + committed")
    guard indices.count > 1 else {
      return Figure(name, amount: forecast(of: indices), .formula(words, inputs: spent + [method]))
    }
    return Figure(
      name, amount: forecast(of: indices),
      .formula(
        Phrase("som van de prognoses van \(indices.count) regels", "sum of the forecasts of \(indices.count) lines"),
        inputs: indices.map {
          Figure(activities[$0].name, amount: forecast(of: $0), .formula(words, inputs: []))
        } + [method]))
  }

  /// The figure without what its own formula rests on: that stands above.
  private func bare(_ figure: Figure) -> Figure {
    guard case .formula(let words, _) = figure.origin else { return figure }
    return Figure(figure.name, figure.value, .formula(words, inputs: []))
  }
}

extension Programme {
  /// The year of the fund that is shown: the one that has a budget.
  package var fundYear: Int { activities.first?.year ?? asOf.civil.year }

  /// All lines of the shown year added up.
  package var fundTotal: FundLine {
    FundGroup.allCases.reduce(FundLine(budget: .zero)) { $0 + total(of: $1, year: fundYear) }
  }
}
