import Dashboard
import Model
import Sample
import Store
import Synchronization

/// A list that `get` writes: its columns, and its rows handed over one by one, the same ones each time.
struct GetList<Row: Sendable> {
  /// Takes one row; throws where no more are wanted.
  typealias Take = (Row) throws -> Void

  /// All columns that there are.
  let fields: [ListField<Row>]
  /// Hands over the rows.
  let each: (Take) throws -> Void
  /// Where the rows are too many to be kept: the number of one, and those of some numbers read anew, in that order.
  let rereading: (number: (Row) -> Int, rows: ([Int]) throws -> [Row])?

  /// Of rows that come one by one.
  init(
    _ fields: [ListField<Row>], rereading: (number: (Row) -> Int, rows: ([Int]) throws -> [Row])? = nil,
    _ each: @escaping (Take) throws -> Void
  ) { (self.fields, self.rereading, self.each) = (fields, rereading, each) }

  /// Of rows that are at hand.
  init(_ fields: [ListField<Row>], _ rows: [Row]) {
    self.init(fields) { take in for row in rows { try take(row) } }
  }

  private struct Enough: Error {}

  /// The rows in the order of `keys`, at most so many of them. Without an order they are handed over as they come, and
  /// with a limit no more are kept than a few times as many.
  func arranged(by keys: [ListKey], _ limit: Int?) throws -> (Take) throws -> Void {
    guard !keys.isEmpty else {
      guard let limit else { return each }
      return { take in
        guard limit > 0 else { return }
        var count = 0
        do {
          try each { row in
            try take(row)
            count += 1
            if count == limit { throw Enough() }
          }
        } catch is Enough {}
      }
    }
    if limit == nil, let rereading { return try reread(by: keys, rereading.number, rereading.rows) }
    var rows: [Row] = []
    let most = limit.map { max(4096, $0 > Int.max / 2 ? $0 : 2 * $0) } ?? Int.max
    try each { row in
      rows.append(row)
      if rows.count >= most, let limit { rows = Array(rows.sorted(by: keys, fields).prefix(limit)) }
    }
    let sorted = rows.sorted(by: keys, fields)
    return { take in for row in sorted.prefix(limit ?? Int.max) { try take(row) } }
  }
}

extension GetList {
  /// How many rows are read anew at once.
  private static var lot: Int { 2000 }

  /// The rows in the order of `keys`, of which no more than a lot is kept at a time.
  private func reread(
    by keys: [ListKey], _ number: (Row) -> Int, _ read: @escaping ([Int]) throws -> [Row]
  ) throws -> (Take) throws -> Void {
    var ranking = Ranking(keys, fields)
    var numbers: [Int] = []
    try each { row in
      ranking.add(row)
      numbers.append(number(row))
    }
    let sorted = ranking.order().map { numbers[$0] }
    return { take in
      for start in stride(from: 0, to: sorted.count, by: Self.lot) {
        for row in try read(Array(sorted[start..<min(start + Self.lot, sorted.count)])) { try take(row) }
      }
    }
  }
}

/// What municipalities are called, as far as anybody asked.
final class MunicipalityNames: Sendable {
  private let store: ProgrammeStore
  private let moment: KnownMoment
  private let names = Mutex<[String: String]>([:])

  /// As known at a moment.
  init(_ store: ProgrammeStore, _ moment: KnownMoment) { (self.store, self.moment) = (store, moment) }

  /// The name of the municipality with that code; nil where nobody learnt it.
  subscript(code: String) -> String? { names.withLock { $0[code] } }

  /// Reads the names of those that are not known yet.
  func learn(_ codes: some Sequence<String>) throws(StoreFailure) {
    let wanted = names.withLock { known in Set(codes.filter { !$0.isEmpty && known[$0] == nil }) }
    guard !wanted.isEmpty else { return }
    let found = try store.names(of: wanted, knownAt: moment)
    names.withLock { $0.merge(found) { $1 } }
  }
}

/// A municipality with an initiative, and what is known of the two.
struct RolloutRow: Sendable {
  /// Who.
  let municipality: Municipality
  /// With what.
  let initiative: Initiative
  /// How far.
  let cell: RolloutCell
}

extension GetList<Municipality> {
  /// Those that are chosen.
  static func municipalities(_ chosen: Chosen) -> GetList {
    GetList([
      ListField("code", ["code"], .text) { .text($0.code) },
      ListField("name", ["name", "naam"], .text) { .text($0.name) },
      ListField("province", ["province", "provincie"], .text) { .text($0.province) },
      ListField("inhabitants", ["inhabitants", "inwoners"], .number) { .number($0.inhabitants) },
      ListField(
        "sizeClass", ["size-class", "grootteklasse"], .choice(sizes), isExtra: true
      ) { .named($0.sizeClass.rawValue, Phrase($0.sizeClass.words(.dutch), $0.sizeClass.words(.english))) },
      ListField("corop", ["corop"], .text, isExtra: true) { .text($0.corop) },
      ListField("safetyRegion", ["safety-region", "veiligheidsregio"], .text, isExtra: true) { .text($0.safetyRegion) },
      ListField("urbanity", ["urbanity", "stedelijkheid"], .number, isExtra: true) { Datum($0.urbanity) },
    ]) { take in try chosen.each { programme, row in try take(programme.municipalities[row]) } }
  }

  private static var sizes: [ListColumn.Choice] {
    SizeClass.allCases.map { .init($0.rawValue, Phrase($0.words(.dutch), $0.words(.english))) }
  }
}

extension GetList<RolloutRow> {
  /// Of the municipalities that are chosen the initiatives that the filter names, or all.
  static func rollout(_ chosen: Chosen) -> GetList {
    GetList([
      ListField("municipality", ["municipality", "gemeente"], .municipality) { one in
        .named(one.municipality.code, Phrase(same: one.municipality.name))
      },
      ListField("initiative", ["initiative", "initiatief"], .initiative(chosen.initiatives)) { one in
        .named(one.initiative.id, one.initiative.shortName)
      },
      ListField("status", ["status"], .choices(of: RolloutStatus.self, \.name)) { one in
        let status = one.cell.status
        // A status by its letter; people see its name too.
        return .named(
          status.rawValue,
          Phrase("\(status.rawValue) \(status.name.dutch)", "\(status.rawValue) \(status.name.english)"))
      },
      ListField("flags", ["flags", "vlaggen"], .text) { .text($0.cell.flags.letters) },
      ListField("since", ["since", "sinds"], .day) { Datum($0.cell.since) },
      ListField("planned", ["planned", "gepland"], .day) { Datum($0.cell.planned) },
      ListField("note", ["note", "notitie"], .text) { .text($0.cell.note) },
      ListField("changed", ["changed", "gewijzigd"], .day) { Datum($0.cell.changed) },
      ListField("heard", ["heard", "gehoord"], .day) { Datum($0.cell.heard) },
      ListField("further", ["further", "verder"], .number) { .number(Int($0.cell.further)) },
      ListField("behind", ["behind", "achter"], .number) { .number(Int($0.cell.behind)) },
      ListField("sample", ["sample", "voorbeeld"], .flag) { .flag($0.cell.isSample) },
    ]) { take in
      let named = chosen.columns
      try chosen.each { programme, row in
        for (column, initiative) in programme.initiatives.enumerated() where named.isEmpty || named.contains(column) {
          try take(
            RolloutRow(
              municipality: programme.municipalities[row], initiative: initiative, cell: programme[row, column]))
        }
      }
    }
  }
}

/// An initiative with how far it is.
struct InitiativeRow: Sendable {
  /// Which.
  let initiative: Initiative
  /// How far, among the municipalities that are asked about.
  let coverage: Coverage
  /// The light of the whole country.
  let light: Light
  /// Whether any of it comes from the sample.
  let isSample: Bool
}

extension GetList<InitiativeRow> {
  /// All of a programme.
  /// - Parameter narrowed: the same with only the municipalities that are asked about.
  static func initiatives(_ programme: Programme, _ narrowed: Programme) -> GetList {
    let (whole, hearings) = (programme.coverages, programme.hearings)
    let thresholds = LightThresholds(programme.settings)
    let rows = zip(programme.initiatives, narrowed.coverages).enumerated().map { column, one in
      let baselines = Proposal.baselines(of: one.0.id, programme.settings)
      return InitiativeRow(
        initiative: one.0, coverage: one.1,
        light: Signal(
          whole[column], baselines, heard: hearings[column].last, on: programme.asOf, by: thresholds
        ).light,
        isSample: narrowed.municipalities.indices.contains { narrowed[$0, column].isSample })
    }
    return GetList(fields, rows)
  }

  private static var fields: [ListField<InitiativeRow>] {
    func share(
      _ key: String, _ names: [String], _ value: @escaping @Sendable (Coverage) -> Double?
    ) -> ListField<InitiativeRow> {
      ListField(key, names, .share) { one in value(one.coverage).map { .fraction($0) } ?? .missing }
    }
    return [
      ListField("id", ["id"], .text) { .text($0.initiative.id) },
      ListField("name", ["name", "naam"], .text) { .named($0.initiative.name.dutch, $0.initiative.name) },
      ListField("phase", ["phase", "fase"], .choices(of: Phase.self, \.name)) { one in
        .named(one.initiative.phase.rawValue, one.initiative.phase.name)
      },
      ListField("phaseSince", ["phase-since", "fase-sinds"], .day) { Datum($0.initiative.phaseMove?.from) },
      ListField("binding", ["binding", "gebondenheid"], .choices(of: Binding.self, \.name)) { one in
        .named(one.initiative.binding.rawValue, one.initiative.binding.name)
      },
      ListField("track", ["track", "spoor"], .number) { Datum($0.initiative.track) },
      ListField("adopted", ["adopted", "in-gebruik"], .number) { .number($0.coverage.adopted) },
      ListField("committed", ["committed", "bindend"], .number) { .number($0.coverage.committed) },
      ListField("eligible", ["eligible", "telt-mee"], .number) { .number($0.coverage.eligible) },
      ListField("exempt", ["exempt", "uitgezonderd"], .number) { .number($0.coverage.exempt) },
      share("coverageMunicipalities", ["coverage-municipalities", "dekking-gemeenten"], \.byMunicipalities),
      share("coverageInhabitants", ["coverage-inhabitants", "dekking-inwoners"], \.byInhabitants),
      share("coverageWilling", ["coverage-willing", "dekking-wie-wil"], \.byWilling),
      ListField("rag", ["rag", "licht"], .choices(of: Light.self, \.name)) { one in
        .named(one.light.rawValue, one.light.name)
      },
      ListField("sample", ["sample", "voorbeeld"], .flag) { .flag($0.isSample) },
    ]
  }
}
