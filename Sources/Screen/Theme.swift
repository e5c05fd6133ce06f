import Foundation

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
  case answer
  case answerFigure = "answer.figure"
  case answerSoft = "answer.soft"
  case attention
  case chip
  case chipPast = "chip.past"
  case rule
  case ruleFocus = "rule.focus"
  case ruleTitle = "rule.title"
  case ruleNote = "rule.note"
  case table
  case tableHead = "table.head"
  case tableCursor = "table.cursor"
  case tableCell = "table.cell"
  case tableMark = "table.mark"
  case tableFoot = "table.foot"
  case barFull = "bar.full"
  case barRest = "bar.rest"
  case barCommit = "bar.commit"
  case barUse = "bar.use"
  case barBetween = "bar.between"
  case barInhabitants = "bar.inhabitants"
  case barTick = "bar.tick"
  case moneySpent = "money.spent"
  case moneyCommitted = "money.committed"
  case moneyFree = "money.free"
  case moneyYear = "money.year"
  case lagLow = "lag.low"
  case lagCountry = "lag.country"
  case spark
  case sparkQuiet = "spark.quiet"
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
  case say
  case sayFigure = "say.figure"
  case sayGood = "say.good"
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
  case input
  case inputCursor = "input.cursor"
  case inputGhost = "input.ghost"
  case flash

  /// What older theme files call roles that were renamed since.
  static let renamed: [String: Role] = [
    "pane.border": .rule, "pane.border.focus": .ruleFocus, "pane.title": .ruleTitle, "pane.title.focus": .ruleFocus,
  ]

  /// Its place among all roles: an enumeration without values is the number of its case, and a picture asks for
  /// hundreds of styles.
  var index: Int { withUnsafeBytes(of: self) { Int($0[0]) } }

  /// The roles it falls back to, nearest first.
  var ancestors: [Role] {
    var parts = rawValue.split(separator: ".")
    var found: [Role] = []
    while parts.count > 1 {
      parts.removeLast()
      if let role = Role(rawValue: parts.joined(separator: ".")) { found.append(role) }
    }
    return self == .text ? [] : found + [.text]
  }
}

/// What a theme file says of one role; nil where it says nothing.
package struct RoleSource: Sendable, Hashable {
  /// A colour of the palette or `#rrggbb`; nil takes over.
  package var fg: String?
  /// A colour of the palette or `#rrggbb`; nil takes over.
  package var bg: String?
  /// Whether letters are bold; nil takes over.
  package var bold: Bool?
  /// Whether letters are dim; nil takes over.
  package var dim: Bool?
  /// Whether letters slant; nil takes over.
  package var italic: Bool?
  /// Whether letters are underlined; nil takes over.
  package var underline: Bool?
  /// Whether the two colours change places; nil takes over.
  package var reverse: Bool?

  package init() {}
}

/// A theme file as read, its words not yet looked up.
package struct ThemeSource: Sendable {
  package var name: String
  /// Whether it is for a dark or a light terminal.
  package var appearance: Theme.Appearance
  /// The theme that gives what this one does not.
  package var inherits: String?
  /// The colours by the names that its roles use.
  package var palette: [String: String]
  /// The styles by the name of what they are for.
  package var roles: [String: RoleSource]

  package init(
    name: String, appearance: Theme.Appearance, inherits: String?, palette: [String: String],
    roles: [String: RoleSource]
  ) {
    self.name = name
    self.appearance = appearance
    self.inherits = inherits
    self.palette = palette
    self.roles = roles
  }
}

/// What is wrong with a theme: the key in the file, and why in both languages.
package struct ThemeProblem: Error, Sendable, Hashable {
  /// The name in a theme's file.
  package let key: String
  /// What it is for, in Dutch.
  package let dutch: String
  /// What it is for, in English.
  package let english: String
}

/// A style for every role.
package struct Theme: Sendable {
  /// What ground a theme is made for.
  package enum Appearance: String, Sendable {
    case dark, light, any
  }

  package let name: String
  /// What ground it is made for.
  package let appearance: Appearance
  /// By role; the first is that of plain text.
  package let styles: [Style]
  /// The styles packed into numbers, which compare faster.
  let styleKeys: [UInt64]
  /// With what it inherits, still in words: a theme that inherits may change the palette alone.
  private let source: ThemeSource?

  /// The style of a role.
  package subscript(role: Role) -> Style { styles[role.index] }

  /// Looks up the words of a theme file; `parent` gives what it does not say.
  package init(_ source: ThemeSource, parent: Theme?) throws(ThemeProblem) {
    var whole = source
    if let above = parent?.source {
      whole.palette = above.palette.merging(source.palette) { $1 }
      whole.roles = above.roles.merging(source.roles) { $1 }
    }
    var palette: [String: Color] = [:]
    for (word, hex) in whole.palette.sorted(by: { $0.key < $1.key }) {
      guard let color = Color(hex: hex) else {
        throw ThemeProblem(
          key: "palette.\"\(word)\"", dutch: "«\(hex)» is geen kleur; schrijf #RRGGBB",
          english: "«\(hex)» is no colour; write #RRGGBB")
      }
      palette[word] = color
    }
    var own: [Role: Style] = [:]
    for (name, role) in whole.roles.sorted(by: { $0.key < $1.key }) {
      guard let known = Role(rawValue: name) ?? Role.renamed[name] else {
        throw ThemeProblem(
          key: "roles.\"\(name)\"", dutch: "onbekende rol «\(name)»", english: "unknown role «\(name)»")
      }
      func color(_ word: String?, _ which: String) throws(ThemeProblem) -> Color? {
        guard let word else { return nil }
        if let color = palette[word] ?? Color(hex: word) { return color }
        throw ThemeProblem(
          key: "roles.\"\(name)\".\(which)", dutch: "«\(word)» staat niet in [palette] en is geen #RRGGBB",
          english: "«\(word)» is not in [palette] and no #RRGGBB")
      }
      var attributes: Attributes = []
      for (flag, attribute) in [
        (role.bold, Attributes.bold), (role.dim, .dim), (role.italic, .italic), (role.underline, .underline),
        (role.reverse, .reverse),
      ] where flag == true { attributes.insert(attribute) }
      own[known] = Style(fg: try color(role.fg, "fg"), bg: try color(role.bg, "bg"), attributes: attributes)
    }
    self.init(name: source.name, appearance: source.appearance, source: whole, styles: own)
  }

  private init(name: String, appearance: Appearance, source: ThemeSource?, styles sources: [Role: Style]) {
    self.name = name
    self.appearance = appearance
    self.source = source
    styles = Role.allCases.map { role in
      var style = sources[role] ?? Style()
      for ancestor in role.ancestors {
        guard let above = sources[ancestor] else { continue }
        style.fg = style.fg ?? above.fg
        style.bg = style.bg ?? above.bg
        if sources[role] == nil, ancestor != .text, style.attributes.isEmpty { style.attributes = above.attributes }
      }
      return style
    }
    styleKeys = styles.map(\.key)
  }

  /// The same theme with other styles, one for every role.
  init(_ theme: Theme, styles: [Role: Style]) {
    self.init(name: theme.name, appearance: theme.appearance, source: theme.source, styles: styles)
  }

  /// No colours at all: what has the focus or the cursor shows by attributes alone.
  package static let plain: Theme = {
    var sources: [Role: Style] = [:]
    for role in [
      Role.tableCursor, .overlayCursor, .tabActive, .inputCursor, .noticeWarning, .noticeError, .headerSample, .chip,
      .chipPast,
    ] {
      sources[role] = Style(attributes: .reverse)
    }
    for role in [
      Role.title, .textStrong, .ruleFocus, .ruleTitle, .hintKey, .overlayTitle, .warning, .headerModeOperator,
      .noticeGood, .statusInUse, .statusEmbedded, .barFull, .answerFigure, .attention, .barInhabitants, .moneyFree,
      .moneyYear, .lagLow, .lagCountry, .sayFigure, .sayGood,
    ] { sources[role] = Style(attributes: .bold) }
    sources[.tableCell] = Style(attributes: [.reverse, .bold])
    sources[.flash] = Style(attributes: [.reverse, .bold])
    sources[.input] = Style(attributes: .underline)
    for role in [Role.inputGhost, .overlayDisabled] { sources[role] = Style(attributes: .dim) }
    return Theme(name: "plain", appearance: .any, source: nil, styles: sources)
  }()
}

/// `base` to the power `exponent`.
func power(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }
