import GRDB
import Model

extension ProgrammeStore {
  /// Inhabitants by year, predecessors and successors of a municipality; empty for a code that is not known.
  package func dossier(of municipality: String) throws(StoreFailure) -> MunicipalityDossier {
    try read("dossier") { database in
      MunicipalityDossier(
        code: municipality, inhabitants: try Query.counts(database, municipality),
        predecessors: try relatives(database, of: municipality, from: "new", to: "old"),
        successors: try relatives(database, of: municipality, from: "old", to: "new"))
    }
  }

  private func relatives(
    _ database: Database, of municipality: String, from: String, to: String
  ) throws -> [MunicipalityDossier.Relative] {
    // A predecessor's last count is of the year before it passed on, a successor's first of the year it began.
    let rows = try RawRows(
      database,
      """
      SELECT r.\(to), coalesce(m.name, r.\(to)), r.date, r.kind,
        (SELECT count FROM inhabitants i WHERE i.code = r.\(to) AND i.year <=
          CAST(strftime('%Y', r.date * 86400, 'unixepoch') AS INTEGER) - ?2 ORDER BY year DESC LIMIT 1)
      FROM reorganisation r LEFT JOIN municipality m ON m.code = r.\(to)
      WHERE r.\(from) = ?1 AND r.\(to) <> ?1 ORDER BY r.date, 2
      """, [.text(municipality), .int(from == "new" ? 1 : 0)])
    var found: [MunicipalityDossier.Relative] = []
    while try rows.next() {
      found.append(
        try MunicipalityDossier.Relative(
          code: rows.text(0), name: rows.text(1), date: rows.day(2), kind: rows.choice(3),
          inhabitants: rows.intIfAny(4, Bounds.inhabitants)))
    }
    return found
  }
}
