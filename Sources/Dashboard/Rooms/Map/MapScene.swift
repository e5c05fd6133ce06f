import Model
import Screen

/// A line of the legend: a colour or letter, what it stands for, and how many have it.
struct MapEntry: Sendable, Hashable {
  /// Its colour.
  var role: Role
  /// What stands for it where there are no colours.
  var letter: Unicode.Scalar
  /// The status that it is; nil for another kind.
  var status: RolloutStatus?
  var name: Phrase
  /// Of those that the filter keeps.
  var count = 0
  /// The filter that leaves just these; nil where there is none.
  var filter: String?
}

/// What the map shows of whom, apart from where they lie and where the cursor is.
final class MapScene: Sendable, Equatable {
  /// The programme that it is of.
  let data: State.Data
  /// What it shows.
  let measure: MapMeasure
  /// Whether statuses are gathered in four classes.
  let hasClasses: Bool
  /// From the top of the legend.
  let entries: [MapEntry]
  /// By row of the programme the place of its entry; -1 for whom the filter leaves out.
  let kinds: [Int]
  /// How many the filter keeps.
  let shown: Int
  /// What each has, by row of the programme, in words; nil where the name of its entry says it all.
  private let amounts: [Amount?]

  static func == (one: MapScene, other: MapScene) -> Bool { one === other }

  /// - Parameter kept: whether the filter keeps each row of the programme.
  init(
    _ data: State.Data, _ measure: MapMeasure, hasClasses: Bool, kept: [Bool], contributions: ContributionYear?
  ) {
    (self.data, self.measure, self.hasClasses) = (data, measure, hasClasses)
    let programme = data.programme
    var (entries, kinds, amounts): ([MapEntry], [Int], [Amount?]) = ([], [], [])
    switch measure {
    case .status(let id): (entries, kinds) = MapScene.statuses(programme, id, hasClasses: hasClasses)
    case .changed(let id): (entries, kinds) = MapScene.changes(programme, id)
    case .count: (entries, kinds) = MapScene.counts(programme)
    case .region: (entries, kinds) = MapScene.regions(data)
    case .heard: (entries, kinds) = MapScene.hearings(programme)
    case .contribution:
      amounts = MapScene.amounts(programme, contributions)
      (entries, kinds) = MapScene.contributions(amounts)
    }
    for row in kinds.indices {
      if kept[row] { entries[kinds[row]].count += 1 } else { kinds[row] = -1 }
    }
    (self.entries, self.kinds, self.amounts) = (entries, kinds, amounts)
    shown = kept.count(where: \.self)
  }

  /// The entry of a row of the programme, nil for whom the filter leaves out.
  func entry(_ row: Int) -> MapEntry? { kinds[row] < 0 ? nil : entries[kinds[row]] }

  /// What a row pays; nil where the map shows something else or it is not known.
  func amount(_ row: Int) -> Amount? { amounts.indices.contains(row) ? amounts[row] : nil }

  /// The initiative that it is about; nil for all.
  var column: Int? { measure.initiative.flatMap { data.programme.column(of: $0) } }

  /// What the map shows.
  var title: Phrase { MapScene.title(measure, data.programme) }

  /// What a measure is called.
  static func title(_ measure: MapMeasure, _ programme: Programme) -> Phrase {
    let name = measure.initiative.flatMap { programme.column(of: $0) }.map { programme.initiatives[$0].tabled }
    return switch measure {
    case .status: Phrase("\(name?.dutch ?? "") · status", "\(name?.english ?? "") · status")
    case .changed:
      Phrase("\(name?.dutch ?? "") · gewijzigd in 30 dagen", "\(name?.english ?? "") · changed in 30 days")
    case .count: Phrase("Aantal in gebruik", "How many in use")
    case .region: Phrase("Dekking van de regio", "Coverage of the region")
    case .heard: Phrase("Laatst gehoord", "Last heard")
    case .contribution: Phrase("Bijdrage in euro’s", "Contribution in euros")
    }
  }
}

extension MapScene {
  private static let ramp: [RolloutStatus] = [
    .embedded, .inUse, .implementing, .preparing, .committed, .orienting, .unknown, .declined, .exited,
  ]

  private static func role(_ status: RolloutStatus) -> Role {
    switch status {
    case .unknown, .merged: .mapUnknown
    case .orienting: .mapOrienting
    case .declined: .mapDeclined
    case .committed: .mapCommitted
    case .preparing: .mapPreparing
    case .implementing: .mapImplementing
    case .inUse: .mapInUse
    case .embedded: .mapEmbedded
    case .exited: .mapExited
    }
  }

  private static func entry(_ status: RolloutStatus, _ id: String) -> MapEntry {
    MapEntry(
      role: role(status), letter: status.rawValue.unicodeScalars.first ?? "?", status: status, name: status.name,
      filter: "\(id)=\(status.rawValue)")
  }

  private static func statuses(_ programme: Programme, _ id: String, hasClasses: Bool) -> ([MapEntry], [Int]) {
    let column = programme.column(of: id) ?? 0
    var entries =
      hasClasses
      ? MapClass.allCases.map { one in
        MapEntry(
          role: one.role, letter: one.letter, status: nil, name: one.long,
          filter: "\(id)=" + one.statuses.map(\.rawValue).joined(separator: "|"))
      } : ramp.map { entry($0, id) }
    let places = RolloutStatus.allCases.map { status in
      hasClasses ? MapClass(status).rawValue : ramp.firstIndex(of: status) ?? 6
    }
    entries.append(
      MapEntry(
        role: hasClasses ? .mapClassExempt : .mapExempt, letter: "E", status: nil,
        name: Phrase("uitgezonderd", "exempt"), filter: "\(id).flag=E"))
    let kinds = programme.municipalities.indices.map { row in
      let (status, flags) = programme.mark(row, column)
      return flags.contains(.exempt) ? entries.count - 1 : places[status.position]
    }
    // A status is that of those who count.
    if kinds.contains(entries.count - 1) {
      for index in entries.indices.dropLast() { entries[index].filter? += " -\(id).flag=E" }
    }
    return (entries, kinds)
  }

  private static func changes(_ programme: Programme, _ id: String) -> ([MapEntry], [Int]) {
    let column = programme.column(of: id) ?? 0
    let first = programme.asOf + -Programme.trendDays
    let none = MapEntry(
      role: .mapOut, letter: "-", status: nil, name: Phrase("niet gewijzigd", "not changed"))
    let entries =
      ramp.map { status in
        var one = entry(status, id)
        one.filter = "\(id)=\(status.rawValue) \(id).since>\(first.iso)"
        return one
      } + [none]
    let kinds = programme.municipalities.indices.map { row in
      let cell = programme[row, column]
      guard let since = cell.since, since > first else { return entries.count - 1 }
      return ramp.firstIndex(of: cell.status) ?? entries.count - 1
    }
    return (entries, kinds)
  }

  private static let counts: [Role] = [
    .mapCount0, .mapCount1, .mapCount2, .mapCount3, .mapCount4, .mapCount5, .mapCount6,
  ]

  /// Steps of a ramp: `names` from the top of the legend, that of the most.
  private static func steps(_ names: [Phrase]) -> [MapEntry] {
    names.enumerated().map { index, name in
      let step = names.count - 1 - index
      let letter = Unicode.Scalar(UInt8(ascii: "0") + UInt8(step))
      return MapEntry(role: counts[min(step, counts.count - 1)], letter: letter, status: nil, name: name)
    }
  }

  private static func counts(_ programme: Programme) -> ([MapEntry], [Int]) {
    let columns = programme.initiatives.indices
    let most = min(6, columns.count)
    let entries = steps(
      (0...most).reversed().map { count in
        count == 1
          ? Phrase("1 initiatief", "1 initiative")
          : count == most && columns.count > most
            ? Phrase("\(count) of meer", "\(count) or more")
            : Phrase("\(count) initiatieven", "\(count) initiatives")
      })
    let kinds = programme.municipalities.indices.map { row in
      most - min(most, columns.count { programme[row, $0].countsAsAdopted })
    }
    return (entries, kinds)
  }

  /// Coverage of the COROP region, over the initiatives in rollout or in operation together (our own choice).
  private static func regions(_ data: State.Data) -> ([MapEntry], [Int]) {
    let (programme, columns) = (data.programme, data.lag.columns)
    let entries = steps(
      [Phrase("80 % of meer", "80% or more")]
        + [60, 40, 20].map { Phrase("\($0)–\($0 + 19) %", "\($0)–\($0 + 19)%") } + [
          Phrase("onder 20 %", "below 20%"), Phrase("niets in gebruik", "nothing in use"),
        ])
    let gathered = data.gathered(.region)
    let covers = programme.coverages(
      of: Array(programme.municipalities.indices), by: gathered.group, groups: gathered.names.count)
    let places = covers.map { cover -> Int in
      let use = columns.reduce(UseShare()) { $0 + cover[$1].use }
      guard use.adopted > 0 else { return entries.count - 1 }
      return 4 - min(4, use.adopted * 5 / max(1, use.eligible))
    }
    return (entries, programme.municipalities.indices.map { places[gathered.group[$0]] })
  }

  /// Days since anything was heard of a municipality, whatever it was about.
  private static func hearings(_ programme: Programme) -> ([MapEntry], [Int]) {
    let limits = [30, 60, 90, 180]
    let entries = steps([
      Phrase("tot 30 dagen", "up to 30 days"), Phrase("31–60 dagen", "31–60 days"),
      Phrase("61–90 dagen", "61–90 days"), Phrase("91–180 dagen", "91–180 days"),
      Phrase("langer geleden", "longer ago"), Phrase("nooit gehoord", "never heard"),
    ])
    let kinds = programme.municipalities.indices.map { row -> Int in
      guard let heard = programme.lastHeard(row) else { return entries.count - 1 }
      return limits.firstIndex { programme.asOf - heard <= $0 } ?? limits.count
    }
    return (entries, kinds)
  }

  private static func amounts(_ programme: Programme, _ sums: ContributionYear?) -> [Amount?] {
    let known = Dictionary((sums?.contributions ?? []).map { ($0.municipality.code, $0.amount) }) { one, _ in one }
    return programme.municipalities.map { known[$0.code] ?? nil }
  }

  /// What a municipality pays, in steps of our own choice.
  private static func contributions(_ amounts: [Amount?]) -> ([MapEntry], [Int]) {
    let limits: [Int64] = [250, 100, 50, 25, 10].map { $0 * 100_000 }
    let entries = steps([
      Phrase("€ 250.000 of meer", "€ 250,000 or more"), Phrase("100–250 duizend", "100–250 thousand"),
      Phrase("50–100 duizend", "50–100 thousand"), Phrase("25–50 duizend", "25–50 thousand"),
      Phrase("10–25 duizend", "10–25 thousand"), Phrase("onder € 10.000", "below € 10,000"),
      Phrase("niet bekend", "not known"),
    ])
    let kinds = amounts.map { amount -> Int in
      guard let amount else { return entries.count - 1 }
      return limits.firstIndex { amount.cents >= $0 } ?? limits.count
    }
    return (entries, kinds)
  }
}

extension Programme {
  /// When anything was last heard of a municipality; nil for never.
  fileprivate func lastHeard(_ row: Int) -> Day? { initiatives.indices.compactMap { self[row, $0].heard }.max() }
}

extension State {
  /// How many lines the legend has: asked wherever the focus is, and known without reckoning what the map shows.
  var mapEntryCount: Int {
    switch mapMeasure {
    case .status: mapHasClasses ? MapClass.allCases.count + 1 : RolloutStatus.allCases.count
    case .changed: RolloutStatus.allCases.count
    case .count: min(6, programme.initiatives.count) + 1
    case .region, .heard: 6
    case .contribution: 7
    }
  }

  /// What the map shows.
  var mapScene: MapScene {
    let wanted = MapWanted(data: data, filter: filter, measure: mapMeasure, hasClasses: mapHasClasses, fund: fundYear)
    return kept.value(Kept.Name(MapScene.self), wanted) {
      var isKept = Array(repeating: filter == nil, count: programme.municipalities.count)
      for row in filter?.rows(of: programme) ?? [] { isKept[row] = true }
      return MapScene(
        data, wanted.measure, hasClasses: wanted.hasClasses, kept: isKept,
        contributions: wanted.measure == .contribution ? shownContributions : nil)
    }
  }

  private var fundYear: Int? { mapMeasure == .contribution ? contributionYear : nil }
}

private struct MapWanted: Equatable {
  var data: State.Data
  var filter: Filter?
  var measure: MapMeasure
  var hasClasses: Bool
  var fund: Int?
}
