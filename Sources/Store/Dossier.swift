import GRDB
import Model

extension ProgrammeStore {
  /// Inhabitants by year, predecessors and successors of a municipality; empty for a code that is not known.
  package func dossier(of municipality: String, knownAt moment: KnownMoment = .now) throws(StoreFailure)
    -> MunicipalityDossier
  {
    try read("dossier") { database in
      let tables = try TimeTables(database)
      let knowledge = try tables.chronicle(TimeTables.Scope(codes: [municipality], initiatives: []))
        .known(at: tables.number(of: moment))
      func relatives(_ facts: [KnownReorganisation], _ other: (Reorganisation) -> String, yearBefore: Int)
        -> [MunicipalityDossier.Relative]
      {
        facts.map(\.fact).filter { other($0) != municipality }.map { fact in
          let year = fact.date.civil.year - yearBefore
          let code = other(fact)
          let count = knowledge.places[code]?.inhabitants.last { $0.year <= year }?.count
          return MunicipalityDossier.Relative(
            code: code, name: knowledge.name(code), date: fact.date, kind: fact.kind,
            inhabitants: count
              ?? (knowledge.places[code].map { $0.inhabitants.isEmpty } ?? false
                ? knowledge.inhabitants(code, on: fact.date + -yearBefore) : nil))
        }.sorted { ($0.date, $0.name) < ($1.date, $1.name) }
      }
      var counts = knowledge.places[municipality]?.inhabitants ?? []
      for one in knowledge.reorganisations(into: municipality) where one.seq > 0 {
        let year = one.fact.date.civil.year
        counts = Set(counts.map(\.year) + [year]).sorted().map { year in
          let end = Day(year: year, month: 12, day: 31) ?? one.fact.date
          return (year, knowledge.inhabitants(municipality, on: end))
        }
      }
      // A predecessor's last count is of the year before it passed on, a successor's first of the year it began.
      return MunicipalityDossier(
        code: municipality,
        inhabitants: counts.map { MunicipalityDossier.YearCount(year: $0.year, inhabitants: $0.count) },
        predecessors: relatives(knowledge.reorganisations(into: municipality), { $0.oldCode }, yearBefore: 1),
        successors: relatives(knowledge.reorganisations(outOf: municipality), { $0.newCode }, yearBefore: 0))
    }
  }
}
