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
    case initiatives, municipalities, reorganisations, rollout, fund, bookings, contributions, findings, journal
  }

  /// Lists that say themselves what their columns are.
  static let listings: [Listing] = [.candidates, .decisions, .roadmap, .nextSteps, .risks, .attention]

  /// All that can be asked for, by name.
  static let kinds = Kind.allCases.map(\.rawValue) + listings.map(\.name)

  @Argument(help: help("wat", "what"))
  var kind: String

  @Option(
    parsing: .unconditional,
    help: help(
      "alleen wat hieraan voldoet: velden van gemeenten, of de kolommen van de lijst",
      "only what matches this: fields of municipalities, or the columns of the list"))
  var filter: String?

  @Option(
    parsing: .unconditional,
    help: help("op deze kolommen gesorteerd: amount:desc,date", "sorted by these columns: amount:desc,date"))
  var sort: String?

  @Option(
    parsing: .unconditional,
    help: help("alleen deze kolommen, in deze volgorde: date,amount", "only these columns, in this order: date,amount"))
  var columns: String?

  @Option(parsing: .unconditional, help: help("hoogstens zoveel rijen", "at most this many rows"))
  var limit: String?

  @Option(help: help("alleen de bijdragen van dit jaar", "only the contributions of this year"))
  var year: Int?

  @Option(help: help("table, json, ndjson of csv", "table, json, ndjson or csv"))
  var format: OutputFormat = .table

  @OptionGroup var common: CommonOptions

  func run() throws {
    let listing = Get.listings.first { $0.name == kind }
    let known = Kind(rawValue: kind)
    guard listing != nil || known != nil else {
      let known = Get.kinds.joined(separator: " ")
      throw Ending(.usage, "Onbekend: «\(kind)». Er is: \(known).", "Unknown: «\(kind)». There is: \(known).")
    }
    guard year == nil || known == .contributions else {
      throw Ending(.usage, "--year hoort bij contributions.", "--year goes with contributions.")
    }
    let limit = try wholeLimit()
    let session = try Session(common)
    let store = try session.openStore(readOnly: true)
    do {
      if let listing { return try write(listing, try session.programme(store), limit) }
      if let known { try write(known, store, session, limit) }
    } catch let failure as StoreFailure {
      throw Ending(failure)
    } catch let problem as Filter.Problem {
      throw Ending(.usage, problem.words)
    }
  }

  /// How many rows are wanted at most; nil for all.
  private func wholeLimit() throws(Ending) -> Int? {
    guard let limit else { return nil }
    guard let number = Int(limit), number >= 0, limit.allSatisfy(\.isNumber) else {
      throw Ending(
        .usage, "--limit is een aantal rijen, niet «\(limit)».", "--limit is a number of rows, not «\(limit)».")
    }
    return number
  }

  private func write(_ listing: Listing, _ programme: Programme, _ limit: Int?) throws {
    let rows = listing.rows(programme)
    let fields = listing.fields(rows)
    try write(GetList(fields, filtered(rows, fields, programme)), limit)
  }

  private func write(_ kind: Kind, _ store: ProgrammeStore, _ session: Session, _ limit: Int?) throws {
    let view = try session.viewpoint(in: store)
    switch kind {
    case .municipalities, .rollout:
      let chosen = try Chosen(
        store.compact(
          asOf: view.asOf, knownAt: view.knownAt, clock: Clock.today, withCells: kind == .rollout || filter != nil),
        filter: filter)
      if kind == .rollout { return try write(.rollout(chosen), limit) }
      try write(.municipalities(chosen), limit)
    case .journal: try write(try journal(store, view), limit)
    case .reorganisations:
      let known = try store.reorganisations(knownAt: view.knownAt)
      let frame = try store.frame(asOf: view.asOf, knownAt: view.knownAt, clock: Clock.today)
      let fields = KnownReorganisation.fields
      try write(GetList(fields, filtered(known.inOrder, fields, frame)), limit)
    case .initiatives, .fund, .bookings, .contributions, .findings:
      let programme = try session.programme(store)
      switch kind {
      case .initiatives: try write(.initiatives(programme, narrowed(programme)), limit)
      case .fund:
        let fields = FundRow.fields
        try write(GetList(fields, filtered(programme.fundRows, fields, programme)), limit)
      case .bookings:
        let fields = Booking.fields(programme.activities)
        try write(GetList(fields, filtered(programme.ledger.bookings, fields, programme)), limit)
      case .findings:
        try write(GetList(Finding.fields, filtered(programme.findingRegister, Finding.fields, programme)), limit)
      default: try write(GetList(YearContribution.fields, contributions(programme)), limit)
      }
    }
  }

  private func filtered<Row>(
    _ rows: [Row], _ fields: [ListField<Row>], _ programme: Programme
  ) throws(Filter.Problem) -> [Row] {
    guard let filter else { return rows }
    let parsed = try ListFilter(filter, columns: fields.map(\.column), programme: programme)
    return rows.filter { parsed.keeps($0, fields) }
  }

  /// The programme with only the municipalities that the filter keeps, so that it answers a question about coverage.
  private func narrowed(_ programme: Programme) throws(Filter.Problem) -> Programme {
    guard let filter else { return programme }
    let rows = try Filter(filter, programme: programme).rows(of: programme)
    return Programme(
      asOf: programme.asOf, today: programme.today, municipalities: rows.map { programme.municipalities[$0] },
      initiatives: programme.initiatives,
      cells: rows.flatMap { row in programme.initiatives.indices.map { programme[row, $0] } })
  }

  /// What is paid in the years that were asked for and can be reckoned, as far as the filter keeps it.
  /// - Throws: status 2 for a year outside the subscription, 4 while a setting is missing.
  private func contributions(_ programme: Programme) throws -> [YearContribution] {
    if let year, !contributionYears.contains(year) {
      throw Ending(
        .usage, "--year is 2018 tot en met 2021, niet \(year).", "--year is 2018 to 2021, not \(year).")
    }
    let fields = YearContribution.fields
    let filter = try filter.map { text throws(Filter.Problem) in
      try ListFilter(text, columns: fields.map(\.column), programme: programme, takesMunicipal: true)
    }
    let years = year.map { [$0] } ?? Array(contributionYears)
    let found = years.compactMap { programme.contributions(of: $0) }
    guard !found.isEmpty else {
      let missing = ContributionSettings(programme.settings).missing(years.first ?? contributionYears.lowerBound)
      throw Ending(
        .refused,
        "Voor de bijdragen ontbreekt nog \(missing.map(\.dutch).joined(separator: "; ")) (samen do '…').",
        "Still missing for the contributions: \(missing.map(\.english).joined(separator: "; ")) (samen do '…').")
    }
    if programme.settings.hasSample(ofContributions: true) {
      Output.narrate(say("Peildatum en index zijn voorbeeldgegevens.", "Reference date and index are sample data."))
    }
    return found.flatMap { sums in
      contributionRows(sums, filter: filter?.municipal, of: programme).map { YearContribution($0, year: sums.year) }
    }.filter { filter?.keeps($0, fields) ?? true }
  }

  /// The journal, newest first: the store answers what it can of the filter, and what is read is never all of it at once.
  private func journal(_ store: ProgrammeStore, _ view: Viewpoint) throws -> GetList<JournalRecord> {
    let frame = try store.frame(asOf: view.asOf, knownAt: view.knownAt, clock: Clock.today)
    let columns = JournalRecord.fields(frame.initiatives).map(\.column)
    func read(_ programme: Programme) throws(Filter.Problem) -> ListFilter? {
      try filter.map { text throws(Filter.Problem) in
        try ListFilter(text, columns: columns, programme: programme, takesMunicipal: true)
      }
    }
    // A large store has many names: they are read for who asks for one.
    var parsed = try? read(frame)
    if filter != nil, parsed?.needsMunicipalities ?? true {
      let compact = try store.compact(asOf: view.asOf, knownAt: view.knownAt, clock: Clock.today, withCells: false)
      parsed = try read(compact.frame)
      if let municipal = parsed?.municipal {
        let whole =
          municipal.readsCells
          ? try store.compact(asOf: view.asOf, knownAt: view.knownAt, clock: Clock.today) : compact
        parsed?.keep(only: Chosen(whole, filter: municipal).codes ?? [])
      }
    }
    let names = MunicipalityNames(store, view.knownAt)
    let lots = try store.journalLots(asOf: view.asOf, knownAt: view.knownAt, matching: parsed)
    // Only people are told names, and only they sort by them.
    let isNamed = format == .table || sort != nil
    return GetList(
      JournalRecord.fields(frame.initiatives) { names[$0] },
      rereading: (
        { $0.seq },
        { numbers in
          let records = try store.records(numbered: numbers)
          if isNamed { try names.learn(records.lazy.map(\.municipality)) }
          return records
        }
      )
    ) { take in
      var lots = lots
      while let records = try lots.next() {
        if isNamed { try names.learn(records.lazy.map(\.municipality)) }
        for record in records { try take(record) }
      }
    }
  }

  /// Writes the rows of a list that are wanted, in the order that is, with the columns that are.
  private func write<Row: Sendable>(_ list: GetList<Row>, _ limit: Int?) throws {
    let all = list.fields.map(\.column)
    let fields = try wanted(list.fields)
    let keys = try sort.map { text throws(Filter.Problem) in try ListKey.read(text, all) } ?? []
    let rows = try list.arranged(by: keys, limit)
    try Table(columns: fields.map(\.column.key)) { take in
      try rows { row in try take(fields.map { $0.value(row) }) }
    }.write(as: format)
  }

  private func wanted<Row>(_ fields: [ListField<Row>]) throws(Filter.Problem) -> [ListField<Row>] {
    guard let columns else { return fields.filter { !$0.column.isExtra } }
    let all = fields.map(\.column)
    let names = columns.split { $0 == "," || $0.isWhitespace }.map(String.init)
    var found: [ListField<Row>] = []
    for name in names {
      let column = try all.named(name)
      guard !found.contains(where: { $0.column == column }) else {
        throw Filter.Problem(
          words: Phrase("Kolom «\(name)» staat er twee keer.", "Column «\(name)» is there twice."))
      }
      found += fields.filter { $0.column == column }
    }
    guard !found.isEmpty else { throw Filter.Problem(words: Phrase("Noem een kolom.", "Name a column.")) }
    return found
  }
}
