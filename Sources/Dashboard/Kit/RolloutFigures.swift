import Model

extension State {
  /// An initiative's row: coverage by municipalities and by inhabitants, and the trend.
  func initiativeFigures(at index: Int) -> [Figure] {
    coverageFigures(index) + [trendFigure(index)]
  }

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

  /// The initiative's card: coverage, the counts by status, and the factsheet's statements.
  func initiativeCardFigures(_ id: String) -> [Figure] {
    guard let column = programme.column(of: id) else { return [municipalityCount] }
    let cover = coverage[column]
    let counts = RolloutStatus.choices.map { status in
      Figure(
        status.name, count: cover.byStatus[status] ?? 0,
        countOrigin(
          column, programme.municipalities.indices,
          Phrase("telling van status \(status.rawValue)", "count of status \(status.rawValue)")
        ) {
          $0.status == status
        })
    }
    let facts = programme.initiatives[column].facts.map { fact in
      Figure(fact.question.name, fact.text, .document(section: fact.section, line: fact.line))
    }
    return coverageFigures(column) + counts + facts
  }

  /// A record of the journal.
  func recordFigures(_ record: JournalRecord) -> [Figure] {
    let subject =
      moneyChange(record) == nil
      ? Phrase("\(record.field.name.dutch) \(record.initiative)", "\(record.field.name.english) \(record.initiative)")
      : moneySubject(record, programme)
    return [
      Figure(subject, Phrase(record.changeWords(.dutch), record.changeWords(.english)), .journal(record))
    ]
  }

  func recordCount(_ count: Int) -> Figure {
    Figure(Phrase("journaalregels", "journal records"), count: count, .reports)
  }

  private func coverageFigures(_ column: Int) -> [Figure] {
    coverageFigures(column, coverage[column], of: programme.municipalities.indices)
  }

  /// How far an initiative has come among the municipalities at `rows`, of whom `cover` is the count.
  func coverageFigures(_ column: Int, _ cover: Coverage, of rows: some Collection<Int>) -> [Figure] {
    let count =
      rows.count == programme.municipalities.count
      ? municipalityCount
      : Figure(
        Phrase("gemeenten hier", "municipalities here"), count: rows.count,
        .formula(Phrase("telling van wat getoond wordt", "count of what is shown"), inputs: [municipalityCount]))
    let name = programme.initiatives[column].shortName
    let adopted = Figure(
      Phrase("in gebruik of geborgd", "in use or embedded"), count: cover.adopted,
      countOrigin(column, rows, Phrase("telling van status G en B", "count of status G and B")) { $0.status.isAdopted })
    let exempt = Figure(
      Phrase("uitgezonderd", "exempt"), count: cover.exempt,
      countOrigin(column, rows, Phrase("telling van vlag E", "count of flag E"), among: { $0.flags.contains(.exempt) })
      { _ in
        true
      })
    let eligible = Figure(
      Phrase("tellen mee", "eligible"), count: cover.eligible,
      .formula(Phrase("gemeenten − uitgezonderd", "municipalities − exempt"), inputs: [count, exempt]))
    return [
      Figure(
        Phrase("\(name.dutch), van de gemeenten", "\(name.english), of municipalities"),
        percentage(cover.adopted, of: cover.eligible),
        .formula(
          Phrase("in gebruik of geborgd / tellen mee", "in use or embedded / eligible"), inputs: [adopted, eligible])),
      Figure(
        Phrase("\(name.dutch), van de inwoners", "\(name.english), of inhabitants"),
        percentage(cover.adoptedInhabitants, of: cover.eligibleInhabitants),
        .formula(
          Phrase("inwoners van die gemeenten / inwoners die meetellen", "their inhabitants / inhabitants that count"),
          inputs: [
            inhabitants(
              Phrase("inwoners, in gebruik of geborgd", "inhabitants, in use or embedded"), cover.adoptedInhabitants),
            inhabitants(Phrase("inwoners die meetellen", "inhabitants that count"), cover.eligibleInhabitants),
          ])),
    ]
  }

  private func trendFigure(_ column: Int) -> Figure {
    let change = programme.adoptedChange.indices.contains(column) ? programme.adoptedChange[column] : 0
    return Figure(
      Phrase("verandering in 30 dagen", "change in 30 days"), count: change,
      .formula(
        Phrase(
          "erbij − eraf, tot en met \(programme.asOf.words(.dutch))",
          "won − lost, up to \(programme.asOf.words(.english))"),
        inputs: [
          Figure(
            Phrase("statuswijzigingen", "status changes"), Phrase("van en naar G of B", "to and from G or B"),
            programme.isSample ? .sample : .reports)
        ]))
  }

  /// How many cells there are, told apart by who said so.
  private func countOrigin(
    _ column: Int, _ rows: some Collection<Int>, _ words: Phrase,
    among: (RolloutCell) -> Bool = { !$0.flags.contains(.exempt) },
    where matches: (RolloutCell) -> Bool
  ) -> Origin {
    var (sample, reported, silent) = (0, 0, 0)
    for row in rows {
      let cell = programme[row, column]
      guard among(cell), matches(cell) else { continue }
      if cell.version == 0 { silent += 1 } else if cell.isSample { sample += 1 } else { reported += 1 }
    }
    var inputs: [Figure] = []
    if sample > 0 { inputs.append(Figure(Phrase("uit het voorbeeld", "of the sample"), count: sample, .sample)) }
    if reported > 0 { inputs.append(Figure(Phrase("gemeld", "reported"), count: reported, .reports)) }
    if silent > 0 { inputs.append(Figure(Phrase("zonder melding", "without report"), count: silent, .notReported)) }
    if inputs.isEmpty { inputs.append(Figure(Phrase("geen", "none"), count: 0, .reports)) }
    return .formula(words, inputs: inputs)
  }

  /// One cell: its status and whatever else it holds, each with the record that set it where that was read.
  func cellFigures(_ row: Int, _ column: Int) -> [Figure] {
    let cell = programme[row, column]
    let (municipality, initiative) = (programme.municipalities[row], programme.initiatives[column])
    func origin(_ field: RolloutField) -> Origin {
      guard cell.version > 0 else { return .notReported }
      let record = history.first {
        $0.municipality == municipality.code && $0.initiative == initiative.id && $0.field == field
          && $0.effective <= programme.asOf
      }
      return record.map { .journal($0) } ?? (cell.isSample ? .sample : .reports)
    }
    var figures = [
      Figure(
        Phrase(
          "\(municipality.name) · \(initiative.shortName.dutch)",
          "\(municipality.name) · \(initiative.shortName.english)"),
        Phrase(
          "\(cell.status.rawValue) \(cell.status.name.dutch)", "\(cell.status.rawValue) \(cell.status.name.english)"),
        origin(.status))
    ]
    for field in [RolloutField.flags, .planned, .note] where !field.value(of: cell).isEmpty {
      figures.append(Figure(field.name, Phrase(same: field.value(of: cell)), origin(field)))
    }
    return figures
  }
}
