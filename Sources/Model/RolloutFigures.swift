extension Programme {
  /// An initiative's row: coverage by municipalities and by inhabitants, and the trend; `cover` is its count.
  package func initiativeFigures(_ column: Int, _ cover: Coverage) -> [Figure] {
    coverageFigures(column, cover, of: municipalities.indices) + [trendFigure(column)]
  }

  /// An initiative in full: coverage, the counts by status, and the factsheet's statements; `cover` is its count.
  package func initiativeCardFigures(_ column: Int, _ cover: Coverage) -> [Figure] {
    let counts = RolloutStatus.choices.map { status in
      Figure(
        status.name, count: cover.count(of: status),
        countOrigin(
          column, municipalities.indices,
          Phrase("telling van status \(status.rawValue)", "count of status \(status.rawValue)")
        ) {
          $0.status == status
        })
    }
    let facts = initiatives[column].facts.map { fact in
      Figure(fact.question.name, fact.text, .document(section: fact.section, line: fact.line))
    }
    return coverageFigures(column, cover, of: municipalities.indices) + counts + facts
  }

  /// A record of the journal: what it is about, from what to what.
  package func recordFigures(_ record: JournalRecord) -> [Figure] {
    let named = named(record)
    let subject =
      moneyChange(record) == nil
      ? Phrase("\(record.field.name.dutch) \(record.initiative)", "\(record.field.name.english) \(record.initiative)")
      : moneySubject(record, self)
    return [
      Figure(subject, Phrase(named.changeWords(.dutch), named.changeWords(.english)), .journal(named))
    ]
  }

  /// How far an initiative has come among the municipalities at `rows`, of whom `cover` is the count.
  package func coverageFigures(_ column: Int, _ cover: Coverage, of rows: some Collection<Int>) -> [Figure] {
    let count =
      rows.count == municipalities.count
      ? municipalityCount
      : Figure(
        Phrase("gemeenten hier", "municipalities here"), count: rows.count,
        .formula(Phrase("telling van wat getoond wordt", "count of what is shown"), inputs: [municipalityCount]))
    let name = initiatives[column].shortName
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

  /// How many municipalities more use an initiative than 30 days ago.
  private func trendFigure(_ column: Int) -> Figure {
    let change = adoptedChange.indices.contains(column) ? adoptedChange[column] : 0
    return Figure(
      Phrase("verandering in 30 dagen", "change in 30 days"), count: change,
      .formula(
        Phrase(
          "erbij − eraf, tot en met \(asOf.words(.dutch))",
          "gained − lost, up to \(asOf.words(.english))"),
        inputs: [
          Figure(
            Phrase("statuswijzigingen", "status changes"), Phrase("van en naar G of B", "to and from G or B"),
            isSample ? .sample : .reports)
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
      let cell = self[row, column]
      guard among(cell), matches(cell) else { continue }
      if cell.isSilent { silent += 1 } else if cell.isSample { sample += 1 } else { reported += 1 }
    }
    var inputs: [Figure] = []
    if sample > 0 { inputs.append(Figure(Phrase("uit het voorbeeld", "from the sample"), count: sample, .sample)) }
    if reported > 0 { inputs.append(Figure(Phrase("gemeld", "reported"), count: reported, .reports)) }
    if silent > 0 { inputs.append(Figure(Phrase("zonder melding", "without report"), count: silent, .notReported)) }
    if inputs.isEmpty { inputs.append(Figure(Phrase("geen", "none"), count: 0, .reports)) }
    return .formula(words, inputs: inputs)
  }

  /// One cell: its status and whatever else it holds, each with the record of `history`, newest first, that set it;
  /// a field that no record of it speaks of has the kind of its source.
  package func cellFigures(_ row: Int, _ column: Int, after history: [JournalRecord]) -> [Figure] {
    let cell = self[row, column]
    let (municipality, initiative) = (municipalities[row], initiatives[column])
    func origin(_ field: RolloutField) -> Origin {
      guard !cell.isSilent else { return .notReported }
      let record = history.first {
        $0.municipality == municipality.code && $0.initiative == initiative.id && $0.field == field
          && $0.effective <= asOf
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

  /// A neighbour: how many initiatives it uses, each of them, and its inhabitants.
  package func neighbourFigures(_ row: Int, after history: [JournalRecord]) -> [Figure] {
    let municipality = municipalities[row]
    let cells = initiatives.indices.flatMap { cellFigures(row, $0, after: history).prefix(1) }
    let used = Figure(
      Phrase("\(municipality.name), in gebruik of geborgd", "\(municipality.name), in use or embedded"),
      count: adopted(row),
      .formula(Phrase("telling van status G en B", "count of status G and B"), inputs: cells))
    return [used, inhabitants(Phrase("inwoners", "inhabitants"), municipality.inhabitants)]
  }

  /// How many initiatives the municipality at `row` uses.
  package func adopted(_ row: Int) -> Int { initiatives.indices.count { self[row, $0].status.isAdopted } }

  /// How many initiatives the municipality at `row` decided to use, or got further with.
  package func committed(_ row: Int) -> Int { initiatives.indices.count { self[row, $0].status.isCommitted } }

  /// What a field of the municipality at `row` holds, and `people`, its inhabitants.
  package func fieldFigures(
    _ field: MunicipalityField, _ row: Int, _ people: Figure, after history: [JournalRecord]
  ) -> [Figure] {
    let municipality = municipalities[row]
    func regional(_ text: String) -> [Figure] {
      let regions = Phrase("gebieden in Nederland", "regions of the Netherlands")
      return [
        Figure(field.title, Phrase(same: text.isEmpty ? "–" : text), .cbs(regions, on: asOf)), people,
      ]
    }
    switch field {
    case .inhabitants: return [people]
    case .sizeClass:
      let size = municipality.sizeClass
      return [
        Figure(
          field.title, Phrase(size.words(.dutch), size.words(.english)),
          .formula(Phrase("klasse van het inwonertal", "class by number of inhabitants"), inputs: [people]))
      ]
    case .lastChange, .planned, .heard:
      let day = field == .planned ? firstPlanned(of: row) : field == .heard ? lastHeard(of: row) : lastChange(of: row)
      return [
        Figure(
          field.title, day.map { Phrase($0.words(.dutch), $0.words(.english)) } ?? Phrase(same: "–"),
          day == nil ? .notReported : isSample ? .sample : .reports), people,
      ]
    case .note:
      let noted = initiatives.indices.filter { !self[row, $0].note.isEmpty }
      return noted.isEmpty
        ? [Figure(field.title, Phrase(same: "–"), .notReported), people]
        : noted.flatMap { cellFigures(row, $0, after: history) } + [people]
    case .used:
      let count = adopted(row)
      let own = initiatives.indices.filter { self[row, $0].status.isAdopted }.flatMap {
        cellFigures(row, $0, after: history).prefix(1)
      }
      return [
        Figure(
          Phrase("initiatieven in gebruik of geborgd", "initiatives in use or embedded"),
          Phrase("\(count) van \(initiatives.count)", "\(count) of \(initiatives.count)"),
          .formula(Phrase("telling van status G en B", "count of status G and B"), inputs: Array(own))), people,
      ]
    case .name: return regional(municipality.name)
    case .code: return regional(municipality.code)
    case .province: return regional(municipality.province)
    case .corop: return regional(municipality.corop)
    case .safetyRegion: return regional(municipality.safetyRegion)
    case .urbanity: return regional(municipality.urbanity.map(String.init) ?? "")
    }
  }
}
