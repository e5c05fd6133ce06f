/// How many of some cells are in use or embedded.
package struct UseShare: Sendable, Hashable {
  /// How many have it in use or embedded.
  package var adopted: Int
  /// Those that count: none makes no share, which is no measured zero.
  package var eligible: Int

  package init(adopted: Int = 0, eligible: Int = 0) { (self.adopted, self.eligible) = (adopted, eligible) }

  /// From 0 to 1; nil of nothing.
  package var share: Double? { eligible == 0 ? nil : Double(adopted) / Double(eligible) }
  /// In whole percents, halves up; nil of nothing.
  package var percent: Int? { share.map { Int(($0 * 100).rounded()) } }
  /// The same in words without a sign: never 0 or 100 for what is not quite that, a dash of nothing.
  package var text: String { share.map { String(percentWords($0).dropLast()) } ?? "–" }

  /// So many points or more below the country is behind (our own choice).
  package static let behind = 10

  /// Whether it stays behind the share of the country.
  package func isBehind(_ country: UseShare) -> Bool {
    guard let percent, let other = country.percent else { return false }
    return other - percent >= UseShare.behind
  }

  package static func + (one: UseShare, other: UseShare) -> UseShare {
    UseShare(adopted: one.adopted + other.adopted, eligible: one.eligible + other.eligible)
  }
}

extension Coverage {
  /// How many municipalities use it.
  package var use: UseShare { UseShare(adopted: adopted, eligible: eligible) }
  /// Whether any municipality that counts has a status.
  package var isReported: Bool { count(of: .unknown) < eligible || exempt > 0 }
}

/// A group of municipalities and how far they are.
package struct LagRow: Sendable {
  /// Of what they are a group.
  package enum Kind: Sendable, Hashable {
    case province(String)
    case country
    case size(SizeClass)
  }

  /// What it is a group of.
  package let kind: Kind
  /// How many municipalities it has; nil while the cells are still being read.
  package let count: Int?
  /// By initiative.
  package let shares: [UseShare]
  /// Of all initiatives in rollout or in operation together: what it is sorted by (our own measure, after section A3A).
  package let total: UseShare

  fileprivate init(_ kind: Kind, _ cover: [Coverage], count: Int?, of columns: [Int]) {
    self.kind = kind
    self.count = count
    shares = cover.map(\.use)
    total = columns.reduce(UseShare()) { $0 + cover[$1].use }
  }
}

/// Where the programme lags: kept beside it, because it takes all cells to know.
package struct Lag: Sendable {
  /// The least far first.
  package private(set) var provinces: [LagRow] = []
  /// The least far first.
  package private(set) var sizes: [LagRow] = []
  /// All municipalities together.
  package private(set) var country: LagRow
  /// The initiatives that are counted together, as columns of the programme: those in rollout or in operation.
  package let columns: [Int]
  /// Whether anything was reported at all.
  package let isReported: Bool

  /// Finds who stays behind, for every initiative of the programme.
  package init(_ programme: Programme, _ tally: CoverageTally) {
    let columns = programme.initiatives.indices.filter {
      [.rollout, .operation].contains(programme.initiatives[$0].phase)
    }
    self.columns = columns
    isReported = tally.country.contains(where: \.isReported)
    guard let provinces = tally.provinces, let sizes = tally.sizes else {
      // Nothing can be said yet; the names stand there already, so that nothing moves when it can.
      let none = programme.initiatives.map { _ in Coverage() }
      let names = Set(programme.municipalities.prefix(Lag.sampled).map(\.province)).sorted()
      self.provinces = names.map { LagRow(.province($0), none, count: nil, of: columns) }
      self.sizes = SizeClass.allCases.map { LagRow(.size($0), none, count: nil, of: columns) }
      country = LagRow(.country, none, count: nil, of: columns)
      return
    }
    country = LagRow(.country, tally.country, count: programme.municipalities.count, of: columns)
    func rows(_ groups: CoverageTally.Groups, _ kind: (String) -> LagRow.Kind?) -> [LagRow] {
      let names = groups.gathered.names
      let rows = names.indices.compactMap { index -> (name: String, row: LagRow)? in
        guard groups.counts[index] > 0, let kind = kind(names[index]) else { return nil }
        return (names[index], LagRow(kind, groups.covers[index], count: groups.counts[index], of: columns))
      }
      return rows.sorted { ($0.row.total.share ?? 2, $0.name) < ($1.row.total.share ?? 2, $1.name) }.map(\.row)
    }
    self.provinces = rows(provinces) { .province($0) }
    self.sizes = rows(sizes) { SizeClass(rawValue: $0).map { .size($0) } }
    // What nobody reported has no order but the classes' own.
    if !isReported {
      self.sizes.sort { one, other in
        guard case .size(let left) = one.kind, case .size(let right) = other.kind else { return false }
        return left < right
      }
    }
  }

  /// So many municipalities are looked at for the names of provinces while a large programme is being read.
  private static let sampled = 2000

  /// Puts provinces and classes each in another order.
  package mutating func sort(_ order: ([LagRow]) -> [LagRow]) { (provinces, sizes) = (order(provinces), order(sizes)) }

  /// All rows: provinces, the country, size classes.
  package var rows: [LagRow] { provinces + [country] + sizes }

  /// As many of them as `height` has room for, the first of each kind, two provinces for each size class; the country
  /// is always there.
  package func rows(in height: Int) -> [LagRow] {
    guard height < provinces.count + 1 + sizes.count else { return rows }
    let room = max(0, height - 1)
    var classes = min(sizes.count, room / 3)
    let regions = min(provinces.count, room - classes)
    classes = min(sizes.count, room - regions)
    return provinces.prefix(regions) + [country] + sizes.prefix(classes)
  }
}

/// A percentage without decimals, but never 0 % or 100 % for what is not quite that.
package func percentWords(_ share: Double) -> String {
  let rounded = Int((share * 100).rounded())
  if share > 0, rounded == 0 { return "<1%" }
  if share < 1, rounded == 100 { return ">99%" }
  return "\(rounded)%"
}
