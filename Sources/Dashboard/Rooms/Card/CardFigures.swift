import Model

extension State {
  /// The years of the municipality's card: its inhabitants, where it came from and what became of it.
  var yearFigures: [Figure] {
    guard let open = openMunicipality, let dossier = answers.dossier, dossier.code == open.code else {
      return [municipalityCount]
    }
    let counts = dossier.inhabitants.map { one in
      inhabitants(
        Phrase("inwoners van \(open.name) in \(one.year)", "inhabitants of \(open.name) in \(one.year)"),
        one.inhabitants, on: Day(year: one.year, month: 1, day: 1))
    }
    func relatives(_ relatives: [MunicipalityDossier.Relative], _ name: Phrase) -> [Figure] {
      relatives.map { one in
        Figure(name, Phrase(same: one.name), .cbs(one.kind.name, on: one.date))
      }
    }
    return (counts.isEmpty ? [inhabitants(Phrase("inwoners", "inhabitants"), open.inhabitants)] : counts)
      + relatives(dossier.predecessors, Phrase("voorganger", "predecessor"))
      + relatives(dossier.successors, Phrase("opvolger", "successor"))
  }
}
