/// A group of municipalities and how many of them have adopted each initiative, as shares 0…1.
package struct LagRow: Sendable {
  package var name: String
  /// nil while the cells are still being read.
  package var count: Int?
  /// By initiative; nil where none of the group is eligible, or it is not known yet.
  package var shares: [Double?]
  /// The shares in whole percents, as they are drawn.
  package var texts: [String]
  /// By initiative: this group is among the few that are least far.
  package var isLowest: [Bool]
  /// The mean of the shares that there are.
  package var mean: Double

  fileprivate init(name: String, cover: [Coverage], count: Int?) {
    self.name = name
    self.count = count
    shares = cover.map { count == nil ? nil : $0.byMunicipalities }
    texts = shares.map { $0.map { String(percentWords($0).dropLast()) } ?? (count == nil ? "…" : "–") }
    isLowest = shares.map { _ in false }
    let known = shares.compactMap { $0 }
    mean = known.isEmpty ? 0 : known.reduce(0, +) / Double(known.count)
  }
}

/// Where the programme lags: kept beside it, because it takes all cells to know.
package struct Lag: Sendable {
  /// By how far they are on average, the least first.
  package var provinces: [LagRow] = []
  /// The smallest first.
  package var sizes: [(size: SizeClass, row: LagRow)] = []

  /// Finds who stays behind, for every initiative of the programme.
  package init(_ programme: Programme) {
    let sizeClasses = SizeClass.allCases
    guard !programme.isPartial else {
      // Nothing can be said yet; the names stand there already, so that nothing moves when it can.
      let none = programme.initiatives.map { _ in Coverage() }
      let names = Set(programme.municipalities.prefix(Lag.sampled).map(\.province)).sorted()
      provinces = names.map { LagRow(name: $0, cover: none, count: nil) }
      sizes = sizeClasses.map { ($0, LagRow(name: $0.rawValue, cover: none, count: nil)) }
      return
    }
    provinces = Lag.rows(programme, by: Grouping.province.gather(programme.municipalities)).sorted {
      ($0.mean, $0.name) < ($1.mean, $1.name)
    }
    let rows = Lag.rows(programme, by: Grouping.sizeClass.gather(programme.municipalities))
    sizes = sizeClasses.compactMap { size in rows.first { $0.name == size.rawValue }.map { (size, $0) } }
  }

  /// So many municipalities are looked at for the names of provinces while a large programme is being read.
  private static let sampled = 2000

  private static func rows(_ programme: Programme, by gathered: Gathered) -> [LagRow] {
    var counts = Array(repeating: 0, count: gathered.names.count)
    for group in gathered.group { counts[group] += 1 }
    let covers = programme.coverages(
      of: Array(programme.municipalities.indices), by: gathered.group, groups: gathered.names.count)
    let rows = gathered.names.indices.filter { counts[$0] > 0 }.map {
      LagRow(name: gathered.names[$0], cover: covers[$0], count: counts[$0])
    }
    return marked(rows, width: programme.initiatives.count)
  }

  /// Marks the lowest share of each initiative; one that many have would mark nothing.
  private static func marked(_ rows: [LagRow], width: Int) -> [LagRow] {
    var rows = rows
    for column in 0..<width {
      let all = rows.compactMap { $0.shares[column] }
      guard let least = all.min(), all.count(where: { $0 == least }) * 4 <= all.count else { continue }
      for index in rows.indices { rows[index].isLowest[column] = rows[index].shares[column] == least }
    }
    return rows
  }

  /// The rows that a pane with everything needs, its head and frame left out: provinces, a heading and size classes.
  package var rowCount: Int { provinces.count + 1 + sizes.count }
}

/// A percentage without decimals, but never 0 % or 100 % for what is not quite that.
package func percentWords(_ share: Double) -> String {
  let rounded = Int((share * 100).rounded())
  if share > 0, rounded == 0 { return "<1%" }
  if share < 1, rounded == 100 { return ">99%" }
  return "\(rounded)%"
}
