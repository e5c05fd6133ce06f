/// What a piece of the screen is, for a theme to colour; the raw value is the name in theme files.
/// A role without a style takes its parent's: `table.cursor` → `table` → `text`.
package enum Role: String, Sendable, CaseIterable {
  case text
  case textDim = "text.dim"
  case textStrong = "text.strong"
  case title
  case header
  case headerSample = "header.sample"
  case headerModeBrowse = "header.mode.browse"
  case headerModeOperator = "header.mode.operator"
  case tab
  case tabActive = "tab.active"
  case table
  case tableHead = "table.head"
  case tableCursor = "table.cursor"
  case tableCell = "table.cell"
  case tableMark = "table.mark"
  case tableFoot = "table.foot"
  case barFull = "bar.full"
  case barRest = "bar.rest"
  case barCommit = "bar.commit"
  case statusUnknown = "status.unknown"
  case statusOrienting = "status.orienting"
  case statusDeclined = "status.declined"
  case statusCommitted = "status.committed"
  case statusPreparing = "status.preparing"
  case statusImplementing = "status.implementing"
  case statusInUse = "status.inuse"
  case statusEmbedded = "status.embedded"
  case statusExited = "status.exited"
  case statusMerged = "status.merged"
  case trendUp = "trend.up"
  case trendDown = "trend.down"
  case trendFlat = "trend.flat"
  case hint
  case hintKey = "hint.key"
  case noticeInfo = "notice.info"
  case noticeGood = "notice.good"
  case noticeWarning = "notice.warning"
  case noticeError = "notice.error"
  case warning
  case overlay
  case overlayBorder = "overlay.border"
  case overlayTitle = "overlay.title"
  case overlayCursor = "overlay.cursor"
  case overlayDisabled = "overlay.disabled"
  case overlayWarning = "overlay.warning"
  case input
  case inputCursor = "input.cursor"
  case inputGhost = "input.ghost"
  case flash
  case answer
  case answerFigure = "answer.figure"
  case answerSoft = "answer.soft"
  case attention
  case lagLow = "lag.low"
  case lagCountry = "lag.country"
  case rule
  case ruleFocus = "rule.focus"
  case ruleTitle = "rule.title"
  case ruleNote = "rule.note"
  case barUse = "bar.use"
  case barBetween = "bar.between"
  case barInhabitants = "bar.inhabitants"
  case barTick = "bar.tick"
  case moneySpent = "money.spent"
  case moneyCommitted = "money.committed"
  case moneyFree = "money.free"
  case moneyYear = "money.year"
  case spark
  case sparkQuiet = "spark.quiet"
  case chart
  case chartAdopted = "chart.adopted"
  case chartCommitted = "chart.committed"
  case chartForecast = "chart.forecast"
  case chartBand = "chart.band"
  case chartBass = "chart.bass"
  case chartTarget = "chart.target"
  case chartGrid = "chart.grid"
  case ruler
  case rulerDay = "ruler.day"
  case rulerRest = "ruler.rest"
  case chip
  case chipPast = "chip.past"
  case say
  case sayFigure = "say.figure"
  case sayGood = "say.good"
  case mapUnknown = "map.unknown"
  case mapOrienting = "map.orienting"
  case mapCommitted = "map.committed"
  case mapPreparing = "map.preparing"
  case mapImplementing = "map.implementing"
  case mapInUse = "map.inuse"
  case mapEmbedded = "map.embedded"
  case mapDeclined = "map.declined"
  case mapExited = "map.exited"
  case mapExempt = "map.exempt"
  case mapOut = "map.out"
  case mapCursor = "map.cursor"
  case mapRing = "map.ring"
  case mapCount0 = "map.count.0"
  case mapCount1 = "map.count.1"
  case mapCount2 = "map.count.2"
  case mapCount3 = "map.count.3"
  case mapCount4 = "map.count.4"
  case mapCount5 = "map.count.5"
  case mapCount6 = "map.count.6"
  case mapClassUse = "map.class.use"
  case mapClassPromised = "map.class.promised"
  case mapClassWaiting = "map.class.waiting"
  case mapClassStopped = "map.class.stopped"
  case mapClassExempt = "map.class.exempt"

  /// What older theme files call roles that were renamed since.
  static let renamed: [String: Role] = [
    "pane.border": .rule, "pane.border.focus": .ruleFocus, "pane.title": .ruleTitle, "pane.title.focus": .ruleFocus,
  ]

  /// Its place among all roles: an enumeration without values is the number of its case, and a picture asks for
  /// hundreds of styles.
  var index: Int { withUnsafeBytes(of: self) { Int($0[0]) } }

  /// Whether it colours a pixel of a map, and no sign that must be read.
  package var isPixel: Bool { rawValue.hasPrefix("map.") }

  /// The roles it falls back to, nearest first.
  var ancestors: [Role] {
    var (name, found) = (rawValue[...], [Role]())
    while let dot = name.lastIndex(of: ".") {
      name = name[..<dot]
      if let role = Role(rawValue: String(name)) { found.append(role) }
    }
    return self == .text ? [] : found + [.text]
  }
}
