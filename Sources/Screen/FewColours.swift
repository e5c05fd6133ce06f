extension Theme {
  /// The theme for a terminal of so many colours, made once for both: every role is legible, as the terminal may show it,
  /// and those that must be told apart are, if not by the theme's colours then by swapped ones or by weight. Without
  /// colours it is the one of attributes alone.
  package func reduced(to depth: ColourDepth) -> Theme {
    switch depth {
    case .none: return .plain
    case .eight, .console, .sixteen: return FewColours(self, depth).reduced
    case .indexed:
      var known: [Color: Color] = [:]
      func nearest(_ color: Color?) -> Color? {
        guard let color else { return nil }
        if let known = known[color] { return known }
        let nearest = Color.xterm[color.nearestXterm]
        known[color] = nearest
        return nearest
      }
      return Theme(
        self, on: depth,
        styles: styles.map { Style(fg: nearest($0.fg), bg: nearest($0.bg), attributes: $0.attributes) })
    case .trueColour: return self
    }
  }
}

/// A theme on its way to a terminal's own sixteen colours, or eight, all by their number there.
private struct FewColours {
  private let theme: Theme
  private let depth: ColourDepth
  /// What the numbers stand for in the picture, and to the eye.
  private let colours: [Color]
  private let perceived: [Perceived]
  /// What they may look like: nobody knows which palette the terminal has.
  private let screens: [[Color]]
  private let grounds: Range<Int>
  private let inks: Range<Int>
  /// Of plain text.
  private var (ink, ground) = (7, 0)
  /// The ground of a cursor.
  private var lit = 7

  /// Where one is: ink and ground change places.
  private static let cursors: Set<Role> = [.tableCursor, .overlayCursor]
  /// What is not for now.
  private static let quiet: Set<Role> = [.textDim, .inputGhost, .overlayDisabled, .answerSoft, .ruleNote]
  /// What stands beside that: as it must not be the fainter of the two, it is the brighter.
  private static let plain: Set<Role> = [.overlay, .input]

  init(_ theme: Theme, _ depth: ColourDepth) {
    self.theme = theme
    self.depth = depth
    colours = depth == .console ? Color.console : Color.basic
    perceived = colours.map(Perceived.init)
    screens = depth == .console ? [Color.console] : [Color.basic, Color.console]
    grounds = 0..<(depth == .sixteen ? 16 : 8)
    inks = 0..<(depth == .eight ? 8 : 16)
    let black = Color(red: 0, green: 0, blue: 0)
    ground = self.ground(like: theme[.text].bg ?? black) ?? 0
    ink = self.ink(like: theme[.text].fg ?? colours[7], on: ground) ?? strongest(on: ground)
    lit =
      sorted(grounds.filter { perceived[$0].hue == nil }, like: colours[ink])
      .first { reaches(ground, on: $0) } ?? ink
  }

  var reduced: Theme { Theme(theme, on: depth, styles: Role.allCases.map(style)) }

  private func style(of role: Role) -> Style {
    let old = theme[role]
    // A pixel is looked at, not read: what matters is its hue.
    if role.isPixel { return Style(fg: old.fg.map { colours[pixel(like: $0, role)] }, bg: colours[ground]) }
    var (own, under) = (ink, ground)
    var weight = old.attributes.intersection([.bold, .underline, .reverse])
    if FewColours.cursors.contains(role) {
      (own, under) = (ground, lit)
    } else if let wanted = old.bg, isLit(wanted) {
      if let found = ground(like: wanted, but: ground) {
        (own, under) = (ink(like: old.fg ?? colours[ground], on: found) ?? strongest(on: found), found)
        // Not to be taken for the row that it stands in.
        if found == lit, [.tableCell, .flash].contains(role) { (own, under) = (strongest(on: ground), ground) }
      } else if role == .flash, let any = grounds.first(where: { isColoured($0) && reaches(strongest(on: $0), on: $0) })
      {
        (own, under) = (strongest(on: any), any)
      } else if role == .tableCell || role == .flash {
        (own, under) = (strongest(on: ground), ground)
        weight.insert(.bold)
      } else {
        (own, under) = (ground, lit)
      }
    } else if FewColours.plain.contains(role) {
      own = strongest(on: ground)
      if own == ink { weight.insert(.bold) }
    } else if !FewColours.quiet.contains(role), let wanted = old.fg {
      if let found = ink(like: wanted, on: ground) {
        own = found
      } else {
        // What no colour can say its sign and its weight do.
        weight.insert(.bold)
      }
    }
    return weighed(own, under, weight)
  }

  /// Bold is bright on many screens, and on the console of Linux nothing else: it stays where that can be read too.
  private func weighed(_ own: Int, _ under: Int, _ attributes: Attributes) -> Style {
    var (own, attributes) = (own, attributes)
    if attributes.contains(.bold), own < 8 {
      let isLegible = screens.allSatisfy { $0[own + 8].contrast(with: $0[under]) >= theme.contrast }
      if !isLegible || depth == .console { attributes.remove(.bold) }
      if isLegible, depth == .console { own += 8 }
    }
    return Style(fg: colours[own], bg: colours[under], attributes: attributes)
  }

  /// Whether a ground stands out, and is no mere shade of the page's.
  private func isLit(_ color: Color) -> Bool { theme[.text].bg.map { color.contrast(with: $0) >= 3 } ?? true }

  private func reaches(_ ink: Int, on ground: Int) -> Bool {
    screens.allSatisfy { $0[ink].contrast(with: $0[ground]) >= theme.contrast }
  }

  private func sorted(_ numbers: [Int], like wanted: Color) -> [Int] {
    let eye = Perceived(wanted)
    return numbers.map { ($0, perceived[$0].distance(to: eye)) }.sorted { $0.1 < $1.1 }.map(\.0)
  }

  private func isColoured(_ number: Int) -> Bool { perceived[number].hue != nil }

  /// Of the same hue if there is one, and seen on the ground unless it is to be nothing there.
  private func pixel(like wanted: Color, _ role: Role) -> Int {
    let hue = Perceived(wanted).hue
    let least = [.mapOut, .mapRing].contains(role) ? 1 : 1.5
    return sorted(
      inks.filter { perceived[$0].hue == hue && colours[$0].contrast(with: colours[ground]) >= least }, like: wanted
    ).first ?? ink
  }

  /// The ink that says the same and can be read there, a grey for a grey; nil where there is none.
  private func ink(like wanted: Color, on ground: Int) -> Int? {
    let hues: [Hue?] = Perceived(wanted).hue.map { [$0] + $0.neighbours } ?? [nil]
    for hue in hues {
      let found = sorted(inks.filter { perceived[$0].hue == hue && reaches($0, on: ground) }, like: wanted)
      // Of the few greys the strongest is for what is to be strong, and the faintest that can be read for all else.
      if hue == nil, ground == self.ground, Perceived(wanted).lightness < 0.97 {
        return found.min { colours[$0].contrast(with: colours[ground]) < colours[$1].contrast(with: colours[ground]) }
      }
      if let first = found.first { return first }
    }
    return nil
  }

  private func strongest(on ground: Int) -> Int {
    func contrast(_ ink: Int) -> Double { screens.map { $0[ink].contrast(with: $0[ground]) }.min() ?? 0 }
    return inks.filter { perceived[$0].hue == nil }.max { contrast($0) < contrast($1) } ?? ink
  }

  /// The ground that says the same and on which some grey can be read; nil where there is none.
  private func ground(like wanted: Color, but taken: Int? = nil) -> Int? {
    let hue = Perceived(wanted).hue
    return sorted(grounds.filter { perceived[$0].hue == hue && $0 != taken }, like: wanted)
      .first { reaches(strongest(on: $0), on: $0) }
  }
}
