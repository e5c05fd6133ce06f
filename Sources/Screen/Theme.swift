import Foundation

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

  /// The same, with what `other` says where it says nothing.
  func over(_ other: RoleSource) -> RoleSource {
    var whole = other
    if let fg { whole.fg = fg }
    if let bg { whole.bg = bg }
    if let bold { whole.bold = bold }
    if let dim { whole.dim = dim }
    if let italic { whole.italic = italic }
    if let underline { whole.underline = underline }
    if let reverse { whole.reverse = reverse }
    return whole
  }
}

/// A theme file as read, its words not yet looked up.
package struct ThemeSource: Sendable {
  package var name: String
  /// Whether it is for a dark or a light terminal; nil takes over.
  package var appearance: Theme.Appearance?
  /// How far its letters stand out from their ground at least, also where few colours are left; nil takes over.
  package var contrast: Double?
  /// The theme that gives what this one does not.
  package var inherits: String?
  /// The colours by the names that its roles use.
  package var palette: [String: String]
  /// The styles by the name of what they are for.
  package var roles: [String: RoleSource]

  package init(
    name: String, appearance: Theme.Appearance?, inherits: String?, palette: [String: String],
    roles: [String: RoleSource], contrast: Double? = nil
  ) {
    self.name = name
    self.contrast = contrast
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
  /// How far letters stand out from their ground at least, 1…21 (WCAG 2.1).
  package let contrast: Double
  /// The colours that it is made of: those of any screen, or of a terminal that has fewer.
  package let depth: ColourDepth
  /// By role; the first is that of plain text.
  package let styles: [Style]
  /// Each style of them once; the first is that of plain text.
  let distinct: [Style]
  /// With what it inherits, still in words: a theme that inherits may change the palette alone.
  private let source: ThemeSource

  /// The style of a role.
  package subscript(role: Role) -> Style { styles[role.index] }

  /// Looks up the words of a theme file; `parent` gives what it does not say.
  package init(_ source: ThemeSource, parent: Theme?) throws(ThemeProblem) {
    var whole = source
    if let above = parent?.source {
      whole.palette = above.palette.merging(source.palette) { $1 }
      whole.roles = above.roles.merging(source.roles) { $1.over($0) }
    }
    var palette: [String: Color] = [:]
    for (word, hex) in whole.palette.sorted(by: { $0.key < $1.key }) {
      guard let color = Color(hex: hex) else {
        throw ThemeProblem(
          key: "palette.\"\(word)\"", dutch: "«\(hex)» is geen kleur; schrijf #RRGGBB",
          english: "«\(hex)» is not a colour; write #RRGGBB")
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
          english: "«\(word)» is not in [palette] and is not #RRGGBB")
      }
      var attributes: Attributes = []
      for (flag, attribute) in [
        (role.bold, Attributes.bold), (role.dim, .dim), (role.italic, .italic), (role.underline, .underline),
        (role.reverse, .reverse),
      ] where flag == true { attributes.insert(attribute) }
      own[known] = Style(fg: try color(role.fg, "fg"), bg: try color(role.bg, "bg"), attributes: attributes)
    }
    whole.appearance = source.appearance ?? parent?.appearance
    whole.contrast = source.contrast ?? parent?.contrast
    let styles = Role.allCases.map { role in
      var style = own[role] ?? Style()
      for ancestor in role.ancestors {
        guard let above = own[ancestor] else { continue }
        style.fg = style.fg ?? above.fg
        style.bg = style.bg ?? above.bg
        if own[role] == nil, ancestor != .text, style.attributes.isEmpty { style.attributes = above.attributes }
      }
      return style
    }
    self.init(whole, .trueColour, styles)
  }

  private init(_ source: ThemeSource, _ depth: ColourDepth, _ styles: [Style]) {
    self.source = source
    self.depth = depth
    self.styles = styles
    name = source.name
    appearance = source.appearance ?? .any
    contrast = source.contrast ?? Theme.usualContrast
    var known: Set<UInt64> = []
    distinct = styles.filter { known.insert($0.key).inserted }
  }

  /// The same theme on a terminal of fewer colours: `styles` has one for every role.
  init(_ theme: Theme, on depth: ColourDepth, styles: [Style]) { self.init(theme.source, depth, styles) }

  /// The name under which the terminal chooses, by its ground.
  package static let automatic = "auto"

  /// The theme that suits a terminal of that ground; nil where nothing is known of it.
  package static func automatic(on ground: Color?) -> String {
    // Where black and white can be read equally well.
    ground.map { $0.luminance > 0.18 } ?? false ? "samen-light" : "samen-dark"
  }

  /// What public bodies must offer (EN 301 549).
  package static let usualContrast = 4.5

  /// No colours at all: what has the focus or the cursor shows by attributes alone.
  package static let plain: Theme = {
    var sources: [Role: Style] = [:]
    for role in [
      Role.tableCursor, .overlayCursor, .tabActive, .inputCursor, .noticeWarning, .noticeError, .headerSample, .chip,
      .chipPast, .mapCursor,
    ] {
      sources[role] = Style(attributes: .reverse)
    }
    for role in [
      Role.title, .textStrong, .ruleFocus, .ruleTitle, .hintKey, .overlayTitle, .overlayWarning, .warning,
      .headerModeOperator,
      .noticeGood, .statusInUse, .statusEmbedded, .barFull, .barUse, .barBetween, .barInhabitants, .answerFigure,
      .attention, .moneyFree, .moneyYear, .lagLow, .lagCountry, .sayFigure, .sayGood,
    ] { sources[role] = Style(attributes: .bold) }
    sources[.tableCell] = Style(attributes: [.reverse, .bold])
    sources[.flash] = Style(attributes: [.reverse, .bold])
    sources[.input] = Style(attributes: .underline)
    for role in [Role.inputGhost, .overlayDisabled] { sources[role] = Style(attributes: .dim) }
    let source = ThemeSource(name: "plain", appearance: .any, inherits: nil, palette: [:], roles: [:])
    return Theme(source, .none, Role.allCases.map { sources[$0] ?? Style() })
  }()
}

/// `base` to the power `exponent`.
func power(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }
