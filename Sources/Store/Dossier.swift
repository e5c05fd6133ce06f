import GRDB
import Model

extension ProgrammeStore {
  /// Inhabitants by year, predecessors and successors of a municipality; empty for a code that is not known.
  package func dossier(of municipality: String) throws(StoreFailure) -> MunicipalityDossier {
    try read("dossier") { database in
      let years = try Row.fetchAll(
        database,
        sql:
          "\(Query.countedYears) SELECT year, count FROM counted JOIN inhabitants USING (year) WHERE code = ? ORDER BY year",
        arguments: [municipality])
      return MunicipalityDossier(
        code: municipality,
        inhabitants: years.map { MunicipalityDossier.YearCount(year: $0[0], inhabitants: $0[1]) },
        predecessors: try relatives(database, of: municipality, from: "new", to: "old"),
        successors: try relatives(database, of: municipality, from: "old", to: "new"))
    }
  }

  private func relatives(
    _ database: Database, of municipality: String, from: String, to: String
  ) throws -> [MunicipalityDossier.Relative] {
    // A predecessor's last count is of the year before it passed on, a successor's first of the year it began.
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT r.\(to), coalesce(m.name, r.\(to)), r.date, r.kind,
          (SELECT count FROM inhabitants i WHERE i.code = r.\(to) AND i.year <=
            CAST(strftime('%Y', r.date * 86400, 'unixepoch') AS INTEGER) - ?2 ORDER BY year DESC LIMIT 1)
        FROM reorganisation r LEFT JOIN municipality m ON m.code = r.\(to)
        WHERE r.\(from) = ?1 AND r.\(to) <> ?1 ORDER BY r.date, 2
        """, arguments: [municipality, from == "new" ? 1 : 0])
    return rows.map { row in
      MunicipalityDossier.Relative(
        code: row[0], name: row[1], date: Day(number: row[2]), kind: Reorganisation.Kind(rawValue: row[3]) ?? .merger,
        inhabitants: row[4])
    }
  }
}
