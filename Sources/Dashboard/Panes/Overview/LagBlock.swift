import Model
import Screen

/// A group of municipalities and how many of them have adopted each initiative, as shares 0…1.
struct LagRow: Sendable {
  var name: String
  /// nil while the cells are still being read.
  var count: Int?
  /// By initiative; nil where none of the group is eligible, or it is not known yet.
  var shares: [Double?]
  /// The shares in whole percents, as they are drawn.
  var texts: [String]
  /// By initiative: this group is among the few that are least far.
  var isLowest: [Bool]
  /// The mean of the shares that there are.
  var mean: Double

  fileprivate init(name: String, cover: [Coverage], count: Int?) {
    self.name = name
    self.count = count
    shares = cover.map { $0.eligible == 0 || count == nil ? nil : $0.byMunicipalities }
    texts = shares.map { $0.map { String(percentWords($0).dropLast()) } ?? (count == nil ? "…" : "–") }
    isLowest = shares.map { _ in false }
    let known = shares.compactMap { $0 }
    mean = known.isEmpty ? 0 : known.reduce(0, +) / Double(known.count)
  }
}

/// Where the programme lags: kept beside it, because it takes all cells to know.
struct Lag: Sendable {
  /// By how far they are on average, the least first.
  var provinces: [LagRow] = []
  /// The smallest first.
  var sizes: [(size: SizeClass, row: LagRow)] = []

  init(_ programme: Programme) {
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
  var rowCount: Int { provinces.count + 1 + sizes.count }
}

extension Painter {
  /// Where the country lags: per province the share that uses each initiative, the one that is least far first.
  mutating func drawLag(in rect: Rect) {
    let inner = rect.inset(by: 1)
    let seen = inner.height - 1
    let order =
      seen < state.lag.provinces.count
      ? say("laagste \(seen) van \(state.lag.provinces.count)", "lowest \(seen) of \(state.lag.provinces.count)")
      : say("laagste eerst", "lowest first")
    let what = rect.width < 80 ? "" : say(" in gebruik of geborgd", " in use or embedded")
    drawFrame(
      rect, say("Waar loopt het achter", "Where it lags"), right: say("% gem.", "% mun.") + what + " · " + order,
      focused: false)
    let provinces = state.lag.provinces
    let columns = LagColumns(width: inner.width, initiatives: state.programme.initiatives.count)
    drawLagHead(say("Provincie", "Province"), at: inner, inner.y, columns, labels: true)
    var y = inner.y + 1
    let end = inner.y + inner.height
    for row in provinces where y < end {
      drawLagRow(row, at: inner.x, y, columns)
      y += 1
    }
    guard y + 2 <= end else { return }
    drawLagHead(say("Inwoners", "Inhabitants"), at: inner, y, columns, labels: false)
    y += 1
    let sizes = state.lag.sizes.map { size, row in
      var row = row
      row.name = size.words(language)
      return row
    }
    for row in sizes where y < end {
      drawLagRow(row, at: inner.x, y, columns)
      y += 1
    }
  }

  private mutating func drawLagHead(_ title: String, at inner: Rect, _ y: Int, _ columns: LagColumns, labels: Bool) {
    write(title, inner.x + 1, y, .tableHead, width: columns.name)
    if columns.count > 0 {
      write(say("gem.", "mun."), inner.x + columns.countStart, y, .tableHead, width: columns.count, align: .right)
    }
    guard labels else { return }
    for (index, initiative) in state.programme.initiatives.enumerated() {
      write(initiative.label, inner.x + columns.cell(index), y, .tableHead, width: 3, align: .right)
    }
  }

  private mutating func drawLagRow(_ row: LagRow, at x: Int, _ y: Int, _ columns: LagColumns) {
    write(row.name, x + 1, y, .table, width: columns.name)
    if columns.count > 0 {
      write(row.count.map { "\($0)" } ?? "…", x + columns.countStart, y, .textDim, width: columns.count, align: .right)
    }
    for (index, share) in row.shares.enumerated() {
      let at = x + columns.cell(index)
      let isLowest = row.isLowest[index]
      write(
        row.texts[index], at, y, isLowest ? .warning : share == nil ? .textDim : .table, width: 3, align: .right)
      guard let share else { continue }
      guard columns.bar > 0 else {
        if let heat = Spark.level(share, ascii: state.isASCII) {
          write(heat, at + 4, y, isLowest ? .warning : .barFull)
        }
        continue
      }
      if isLowest { write(state.isASCII ? "v" : "▾", at + 3, y, .warning) }
      let bar = Bar.cells(share, width: columns.bar, ascii: state.isASCII)
      write(bar.full, at + 4, y, isLowest ? .warning : .barFull)
      write(bar.rest, at + 4 + TextWidth.of(bar.full), y, .barRest)
    }
  }
}

/// The columns of the block for a width: what there is no room for has width 0.
private struct LagColumns {
  var name: Int
  var count: Int
  var countStart: Int
  var bar: Int
  var start: Int
  var step: Int

  init(width: Int, initiatives: Int) {
    name = 15
    countStart = name + 2
    count = width >= 56 ? 4 : 0
    start = countStart + (count > 0 ? count + 1 : 0)
    step = max(4, (width - start - 1) / max(1, initiatives))
    bar = step >= 10 ? min(12, step - 5) : 0
  }

  func cell(_ index: Int) -> Int { start + index * step }
}
