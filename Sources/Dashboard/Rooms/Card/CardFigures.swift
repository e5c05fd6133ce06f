import Model

extension State {
  /// A neighbour on the municipality's card: how many initiatives it uses, each of them, and its inhabitants.
  func neighbourFigures(_ row: Int) -> [Figure] {
    let municipality = programme.municipalities[row]
    let cells = programme.initiatives.indices.flatMap { cellFigures(row, $0).prefix(1) }
    let used = Figure(
      Phrase("\(municipality.name), in gebruik of geborgd", "\(municipality.name), in use or embedded"),
      count: programme.adopted(row),
      .formula(Phrase("telling van status G en B", "count of status G and B"), inputs: cells))
    return [used, inhabitants(Phrase("inwoners", "inhabitants"), municipality.inhabitants)]
  }

  /// The years of the municipality's card: its inhabitants, where it came from and what became of it.
  var yearFigures: [Figure] {
    guard let open = openMunicipality, let dossier, dossier.code == open.code else { return [municipalityCount] }
    let counts = dossier.inhabitants.map { one in
      inhabitants(
        Phrase("inwoners van \(open.name) in \(one.year)", "inhabitants of \(open.name) in \(one.year)"),
        one.inhabitants, on: Day(year: one.year, month: 1, day: 1))
    }
    func relatives(_ relatives: [MunicipalityDossier.Relative], _ name: Phrase) -> [Figure] {
      relatives.map { one in
        Figure(name, Phrase(same: one.name), .cbs(reorganisationWords(one.kind), on: one.date))
      }
    }
    return (counts.isEmpty ? [inhabitants(Phrase("inwoners", "inhabitants"), open.inhabitants)] : counts)
      + relatives(dossier.predecessors, Phrase("voorganger", "predecessor"))
      + relatives(dossier.successors, Phrase("opvolger", "successor"))
  }
}
