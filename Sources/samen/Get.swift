import ArgumentParser
import Dashboard
import Foundation
import Model
import Store

/// `samen get KIND`: data on stdout, as a table, JSON or CSV.
struct Get: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "get",
      abstract: say("Gegevens op stdout, zonder scherm.", "Data on stdout, without a screen."),
      discussion: say("KIND is een van: ", "KIND is one of: ") + kinds.joined(separator: " "))
  }

  /// The lists that are more than a listing of the model.
  enum Kind: String, CaseIterable {
    case initiatives, municipalities, reorganisations, rollout, fund, contributions, findings, journal
  }

  /// Lists that say themselves what their columns are.
  static let listings: [Listing] = [.attention]

  /// All that can be asked for, by name.
  static let kinds = Kind.allCases.map(\.rawValue) + listings.map(\.name)

  @Argument(help: help("wat", "what"))
  var kind: String

  @Option(
    parsing: .unconditional, help: help("alleen gemeenten die hieraan voldoen", "only municipalities that meet this"))
  var filter: String?

  @Option(help: help("alleen de bijdragen van dit jaar", "only the contributions of this year"))
  var year: Int?

  @Option(help: help("table, json of csv", "table, json or csv"))
  var format: OutputFormat = .table

  @OptionGroup var common: CommonOptions

  func run() throws {
    if let listing = Get.listings.first(where: { $0.name == kind }) { return try write(listing) }
    guard let kind = Kind(rawValue: kind) else {
      let known = Get.kinds.joined(separator: " ")
      throw Ending(.usage, "Onbekend: «\(kind)». Er is: \(known).", "Unknown: «\(kind)». There is: \(known).")
    }
    let session = try Session(common)
    let store = try session.openStore(readOnly: true)
    guard filter == nil || ![.fund, .findings, .reorganisations].contains(kind) else {
      throw Ending(
        .usage, "--filter kiest gemeenten, en «\(kind.rawValue)» gaat daar niet over.",
        "--filter chooses municipalities, and «\(kind.rawValue)» is not about those.")
    }
    guard year == nil || kind == .contributions else {
      throw Ending(.usage, "--year hoort bij contributions.", "--year belongs to contributions.")
    }
    do {
      try table(of: kind, store, session).write(as: format)
    } catch let failure as StoreFailure {
      throw Ending(failure)
    }
  }

  /// Writes a list that is about no municipalities to choose from.
  private func write(_ listing: Listing) throws {
    guard filter == nil, year == nil else {
      throw Ending(
        .usage, "--filter en --year gaan niet over «\(listing.name)».",
        "--filter and --year are not about «\(listing.name)».")
    }
    let session = try Session(common)
    let store = try session.openStore(readOnly: true)
    let rows: [[Listing.Datum]]
    do {
      rows = listing.rows(try session.programme(store))
    } catch {
      throw Ending(error)
    }
    try Table(columns: listing.columns.map(\.key), rows: rows.map { $0.map(Value.init) }).write(as: format)
  }

  private func table(of kind: Kind, _ store: ProgrammeStore, _ session: Session) throws -> Table {
    switch kind {
    case .municipalities, .rollout, .journal:
      let needsCells = kind == .rollout || filter != nil
      let view = try session.viewpoint(in: store)
      let chosen = try Chosen(
        store.compact(asOf: view.asOf, knownAt: view.knownAt, clock: Clock.today, withCells: needsCells),
        filter: filter)
      switch kind {
      case .municipalities: return municipalities(chosen)
      case .rollout: return rollout(chosen)
      default:
        return journal(
          try store.journalLots(asOf: view.asOf, knownAt: view.knownAt), chosen)
      }
    case .reorganisations:
      return reorganisations(try store.reorganisations(knownAt: session.viewpoint(in: store).knownAt))
    case .initiatives, .contributions, .fund, .findings:
      let programme = try session.programme(store)
      let rows = try rows(of: programme)
      switch kind {
      case .initiatives: return initiatives(narrowed(programme, to: rows), session.language)
      case .fund: return fund(programme, session.language)
      case .findings: return findings(programme)
      default:
        return try contributions(
          programme, filter == nil ? nil : Set(rows.map { programme.municipalities[$0].code }))
      }
    }
  }

  private func rows(of programme: Programme) throws(Ending) -> [Int] {
    guard let filter else { return Array(programme.municipalities.indices) }
    let parsed = try Chosen.parsed(filter, programme)
    return programme.municipalities.indices.filter { parsed.keeps(row: $0, of: programme) }
  }

  /// The programme with only the municipalities at `rows`, so that a filter answers a question about coverage.
  private func narrowed(_ programme: Programme, to rows: [Int]) -> Programme {
    guard rows.count != programme.municipalities.count else { return programme }
    return Programme(
      asOf: programme.asOf, today: programme.today, municipalities: rows.map { programme.municipalities[$0] },
      initiatives: programme.initiatives,
      cells: rows.flatMap { row in programme.initiatives.indices.map { programme[row, $0] } })
  }

  private func initiatives(_ programme: Programme, _ language: Language) -> Table {
    let coverages = programme.coverages
    return Table(
      columns: [
        "id", "name", "phase", "binding", "track", "adopted", "committed", "eligible", "exempt",
        "coverageMunicipalities", "coverageInhabitants", "sample",
      ],
      rows: programme.initiatives.enumerated().map { column, initiative in
        let coverage = coverages[column]
        return [
          .text(initiative.id), .named(initiative.name.dutch, initiative.name),
          .named(initiative.phase.rawValue, initiative.phase.name),
          .named(initiative.binding.rawValue, initiative.binding.name),
          initiative.track.map { .number(Int64($0)) } ?? .missing,
          .number(Int64(coverage.adopted)), .number(Int64(coverage.committed)), .number(Int64(coverage.eligible)),
          .number(Int64(coverage.exempt)), coverage.byMunicipalities.map(Value.fraction) ?? .missing,
          coverage.byInhabitants.map(Value.fraction) ?? .missing,
          .flag(programme.municipalities.indices.contains { programme[$0, column].isSample }),
        ]
      })
  }

  private func municipalities(_ chosen: Chosen) -> Table {
    Table(columns: ["code", "name", "province", "inhabitants"]) { take in
      try chosen.each { programme, row in
        let municipality = programme.municipalities[row]
        try take([
          .text(municipality.code), .text(municipality.name), .text(municipality.province),
          .number(Int64(municipality.inhabitants)),
        ])
      }
    }
  }

  private func rollout(_ chosen: Chosen) -> Table {
    Table(
      columns: [
        "municipality", "initiative", "status", "flags", "since", "planned", "note", "changed", "heard", "further",
        "behind", "sample",
      ]
    ) { take in
      try chosen.each { programme, row in
        for (column, initiative) in programme.initiatives.enumerated() {
          let cell = programme[row, column]
          try take([
            .named(programme.municipalities[row].code, Phrase(same: programme.municipalities[row].name)),
            .named(initiative.id, initiative.shortName), status(cell.status),
            .text(cell.flags.letters), cell.since.map(Value.day) ?? .missing, cell.planned.map(Value.day) ?? .missing,
            .text(cell.note), cell.changed.map(Value.day) ?? .missing, cell.heard.map(Value.day) ?? .missing,
            .number(Int64(cell.further)), .number(Int64(cell.behind)), .flag(cell.isSample),
          ])
        }
      }
    }
  }

  /// What is known to end and to begin: of the table, and by hand.
  private func reorganisations(_ known: [KnownReorganisation]) -> Table {
    Table(
      columns: ["date", "old", "new", "kind", "main", "source"],
      rows: known.sorted {
        ($0.fact.date, $0.fact.oldCode, $0.fact.newCode) < ($1.fact.date, $1.fact.oldCode, $1.fact.newCode)
      }
      .map { one in
        [
          .day(one.fact.date), .text(one.fact.oldCode), .text(one.fact.newCode),
          .named(one.fact.kind.rawValue, one.fact.kind.name), .flag(one.fact.isMainSuccessor),
          one.seq > 0
            ? .named("hand", Phrase("met de hand (\(one.seq))", "by hand (\(one.seq))"))
            : .named("table", Phrase("tabel", "table")),
        ]
      })
  }

  private func fund(_ programme: Programme, _ language: Language) -> Table {
    Table(
      columns: [
        "year", "group", "activity", "budget", "committed", "actual", "forecast", "free", "source", "sample",
        "original",
      ],
      rows: zip(programme.activities, programme.lines).map { activity, line in
        [
          .number(Int64(activity.year)), .named(activity.group.rawValue, activity.group.name),
          .named(activity.name.dutch, activity.name), .amount(line.budget), .amount(line.committed),
          .amount(line.actual), .amount(line.forecast(year: activity.year, on: programme.asOf)), .amount(line.free),
          .text(activity.section), .flag(line.isSample), .amount(line.original),
        ]
      })
  }

  /// A status by its letter; people see its name too.
  private func status(_ status: RolloutStatus) -> Value {
    .named(
      status.rawValue,
      Phrase("\(status.rawValue) \(status.name.dutch)", "\(status.rawValue) \(status.name.english)"))
  }

  private func journal(_ lots: JournalLots, _ chosen: Chosen) -> Table {
    let codes = chosen.codes
    // Only people are told names.
    let names = format == .table ? chosen.names : [:]
    return Table(
      columns: [
        "seq", "change", "kind", "at", "effective", "by", "municipality", "initiative", "field", "from", "to", "reason",
        "undoes", "beside", "sample",
      ]
    ) { take in
      var lots = lots
      while let records = try lots.next() {
        for record in records where codes?.contains(record.municipality) ?? true {
          try take([
            .number(Int64(record.seq)), .number(Int64(record.change)), .named(record.kind.rawValue, record.kind.name),
            .text(record.at), .day(record.effective), .text(record.by),
            .named(record.municipality, Phrase(same: names[record.municipality] ?? record.municipality)),
            .text(record.initiative), .named(record.field.rawValue, record.field.name), .text(record.from),
            .text(record.to), .text(record.reason), record.undoes.map { .number(Int64($0)) } ?? .missing,
            .text(record.beside), .flag(record.isSample),
          ])
        }
      }
    }
  }
}

extension Value {
  fileprivate init(_ datum: Listing.Datum) {
    switch datum {
    case .text(let text): self = .text(text)
    case .number(let number): self = .number(Int64(number))
    case .day(let day): self = .day(day)
    case .named(let name, let words): self = .named(name, words)
    case .missing: self = .missing
    }
  }
}
