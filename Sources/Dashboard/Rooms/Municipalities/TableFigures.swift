import Model

extension State {
  /// The cell under the cursor of the municipalities' table, or a group's sums; then the foot of the same column.
  func tableFigures(of line: TableLine?) -> [Figure] {
    switch line {
    case nil: return footFigures
    case .row(let row): return rowFigures(row) + footFigures
    case .group(let group):
      let group = arranged.groups[group]
      let name = Phrase(same: group.name)
      return sums(of: group.rows, group.inhabitants, group.coverage, named: name) + footFigures
    }
  }

  private func rowFigures(_ row: Int) -> [Figure] {
    let municipality = programme.municipalities[row]
    let people = inhabitants(
      Phrase("inwoners van \(municipality.name)", "inhabitants of \(municipality.name)"), municipality.inhabitants)
    switch table.column {
    case .initiative(let id), .aspect(_, let id):
      guard let column = programme.column(of: id) else { return [people] }
      return cellFigures(row, column) + [people]
    case .field(let field): return programme.fieldFigures(field, row, people, after: history)
    }
  }

  /// What stands under the table: the sums of everything that is shown.
  private var footFigures: [Figure] {
    let name = Phrase("alle getoonde gemeenten", "all municipalities shown")
    return sums(of: rows, arranged.inhabitants, arranged.coverage, named: name)
  }

  private func sums(of rows: [Int], _ people: Int, _ coverage: [Coverage], named name: Phrase) -> [Figure] {
    let count = Figure(
      Phrase("\(name.dutch): gemeenten", "\(name.english): municipalities"), count: rows.count,
      .formula(Phrase("telling", "count"), inputs: [municipalityCount]))
    let total = Figure(
      Phrase("\(name.dutch): inwoners", "\(name.english): inhabitants"), count: people,
      .formula(
        Phrase("som van \(rows.count) gemeenten", "sum of \(rows.count) municipalities"),
        inputs: [inhabitants(Phrase("inwoners per gemeente", "inhabitants by municipality"), people)]))
    guard case .initiative(let id) = table.column, let column = programme.column(of: id),
      coverage.indices.contains(column)
    else { return [count, total] }
    return programme.coverageFigures(column, coverage[column], of: rows).map { figure in
      Figure(
        Phrase("\(name.dutch): \(figure.name.dutch)", "\(name.english): \(figure.name.english)"), figure.value,
        figure.origin)
    } + [count, total]
  }
}

extension State {
  /// A group of the table in one line: how many municipalities and inhabitants.
  func groupSaid(_ index: Int) -> [Said] {
    guard arranged.groups.indices.contains(index) else { return [] }
    let (group, grouping) = (arranged.groups[index], table.grouping)
    let (count, people) = (group.rows.count, group.inhabitants)
    let (dutch, english) = (grouping.words(group.name, .dutch), grouping.words(group.name, .english))
    return [
      .words("\(dutch): ", "\(english): "),
      .figure(
        count == 1
          ? Phrase("1 gemeente", "1 municipality")
          : Phrase("\(grouped(count, .dutch)) gemeenten", "\(grouped(count, .english)) municipalities")),
      .words(", \(grouped(people, .dutch)) inwoners", ", \(grouped(people, .english)) inhabitants"),
    ]
  }
}
