import Model
import Screen

/// The whole screen for a state: the same for a terminal, a text, a picture and a test.
package func view(_ state: State) -> Canvas {
  guard state.size.width >= Layout.least.width, state.size.height >= Layout.least.height else {
    var painter = Painter(state)
    painter.drawTooSmall()
    return painter.canvas
  }
  let still = state.still.value(Still(state)) { _ in
    var painter = Painter(state)
    painter.drawStill()
    return painter.canvas
  }
  var painter = Painter(state, on: still)
  switch state.place {
  case .page(.municipalities): painter.drawMunicipalities(in: painter.layout.body)
  case .page(.journal): painter.drawJournal(in: painter.layout.body)
  case .page(.fund): painter.drawFundPage(in: painter.layout.body)
  case .activity(let id): painter.drawActivity(id, in: painter.layout.body)
  case .page(.findings): painter.drawFindings(in: painter.layout.body)
  case .page: if let rect = painter.layout.panes[.rollout] { painter.drawRollout(in: rect) }
  case .municipality(let code): painter.drawMunicipality(code, in: painter.layout.body)
  case .initiative(let id): painter.drawInitiative(id, in: painter.layout.body)
  }
  painter.drawHints()
  painter.drawOverlay()
  return painter.canvas
}

/// What the parts of a picture that stay as they are from key to key depend on: all that `drawStill` asks of a state.
struct Still: Equatable {
  var edition: Edition
  var language: Language
  var theme: [Style]
  var size: Size
  var isASCII: Bool
  var charset: Charset
  var mode: Mode
  var isLocked: Bool
  var isUnread: Bool
  var asOf: Day?
  var place: Place
  var pane: Scope
  var isZoomed: Bool
  var initiatives: ListPosition
  var fund: ListPosition

  init(_ state: State) {
    edition = state.edition
    language = state.language
    theme = state.theme.styles
    size = state.size
    isASCII = state.isASCII
    charset = state.charset
    mode = state.mode
    isLocked = state.locked != nil
    isUnread = state.isUnread
    asOf = state.asOf
    place = state.place
    pane = state.pane
    isZoomed = state.isZoomed
    initiatives = state.position(of: .initiatives)
    fund = state.position(of: .fund)
  }
}

/// A percentage without decimals, but never 0 % or 100 % for what is not quite that.
func percentWords(_ share: Double) -> String {
  let rounded = Int((share * 100).rounded())
  if share > 0, rounded == 0 { return "<1%" }
  if share < 1, rounded == 100 { return ">99%" }
  return "\(rounded)%"
}

/// A canvas with what is needed to draw on it.
struct Painter {
  var canvas: Canvas
  let state: State
  let layout: Layout
  let theme: Theme
  let language: Language

  /// Draws on an empty canvas, or on one that has some of the picture already.
  init(_ state: State, on canvas: Canvas? = nil) {
    self.state = state
    layout = Layout(state)
    theme = state.theme
    language = state.language
    self.canvas = canvas ?? Canvas(state.size, theme: theme, ascii: state.isASCII, charset: state.charset)
  }

  /// Header, tab line, and the panes of the overview beside the matrix. What it draws depends on `Still` alone.
  fileprivate mutating func drawStill() {
    drawHeader()
    drawTabs()
    if state.place == .page(.overview) { drawOverview() }
  }

  /// The text in the user's language.
  func say(_ dutch: String, _ english: String) -> String { language == .dutch ? dutch : english }

  func percent(_ share: Double) -> String { percentWords(share) }

  func statusGlyph(_ status: RolloutStatus) -> String { state.isASCII ? status.rawValue : status.glyph }

  func statusStyle(_ status: RolloutStatus) -> Style {
    switch status {
    case .unknown: theme[.statusUnknown]
    case .orienting: theme[.statusOrienting]
    case .declined: theme[.statusDeclined]
    case .committed: theme[.statusCommitted]
    case .preparing: theme[.statusPreparing]
    case .implementing: theme[.statusImplementing]
    case .inUse: theme[.statusInUse]
    case .embedded: theme[.statusEmbedded]
    case .exited: theme[.statusExited]
    case .merged: theme[.statusMerged]
    }
  }

  /// A frame with its title; the one in the focus is heavier, with or without colour.
  mutating func drawFrame(
    _ rect: Rect, _ title: String, right: String? = nil, foot: String? = nil, focused: Bool, open: Bool = false
  ) {
    canvas.box(
      rect, style: theme[focused ? .paneBorderFocus : .paneBorder], title: title,
      titleStyle: theme[focused ? .paneTitleFocus : .paneTitle], right: right, foot: foot,
      footStyle: theme[focused ? .text : .textDim], heavy: focused, open: open)
  }

  @discardableResult
  mutating func write(
    _ text: String, _ x: Int, _ y: Int, _ role: Role, width: Int? = nil, align: Alignment = .left
  ) -> Int {
    canvas.write(text, x: x, y: y, style: theme[role], width: width, align: align)
  }

  fileprivate mutating func drawTooSmall() {
    let least = Layout.least
    write(
      say(
        "Venster te klein: minstens \(least.width)×\(least.height) nodig.",
        "Window too small: \(least.width)×\(least.height) needed."), 0, 0, .text, width: state.size.width)
  }

  fileprivate mutating func drawHeader() {
    let programme = state.programme
    canvas.fill(layout.header, theme[.header])
    let count = programme.municipalities.count
    let millions = (programme.inhabitants + 50_000) / 100_000
    let people = "\(millions / 10)\(say(",", "."))\(millions % 10)"
    // On a narrow screen the words get shorter, but day, sample and mode are always there.
    let isNarrow = layout.size.width < (state.isPast ? 64 : 52)
    let isAhead = programme.asOf > programme.today
    let day =
      (isAhead ? say("toekomst: ", "future: ") : isNarrow ? "" : say("stand ", "as of "))
      + programme.asOf.words(language)
    var right: [(String, Role)] = [(day, state.asOf == nil ? .header : .headerModeOperator)]
    if programme.isSample {
      right.append((isNarrow ? say("VOORBEELD", "SAMPLE") : say("VOORBEELDGEGEVENS", "SAMPLE DATA"), .headerSample))
    }
    if programme.isPartial { right.insert((say("laden…", "loading…"), .headerModeOperator), at: 0) }
    if state.isUnread { right.insert((say("NIET BIJGEWERKT", "NOT UP TO DATE"), .headerModeOperator), at: 0) }
    let isOperating = state.mode == .operating && !state.isPast && state.locked == nil
    right.append((modeWords(short: isNarrow), isOperating ? .headerModeOperator : .headerModeBrowse))
    let gap = " · "
    right = fitted(right, gap: gap.count)
    let rightWidth = right.reduce(0) { $0 + TextWidth.of($1.0) } + gap.count * (right.count - 1)
    var x = max(1, layout.size.width - rightWidth - 1)
    let room = x - 2
    let title = room >= 17 ? "Samen Organiseren" : room >= 5 ? "Samen" : ""
    let counts = say(
      "\(count) gemeenten · \(people) mln inwoners", "\(count) municipalities · \(people) M inhabitants")
    write(title, 1, 0, .title, width: max(0, min(title.count, room)))
    if room > title.count + 3 + TextWidth.of(counts) { write(counts, title.count + 4, 0, .header) }
    for (index, part) in right.enumerated() {
      if index > 0 { x += write(gap, x, 0, .header) }
      x += write(part.0, x, 0, part.1)
    }
  }

  /// What can be done now: only in the present, and only where nothing locks it, can anything change.
  private func modeWords(short: Bool) -> String {
    if state.programme.asOf > state.programme.today { return say("alleen lezen", "read-only") }
    if state.isPast { return say("VERLEDEN", "PAST") + (short ? "" : say(" · alleen lezen", " · read-only")) }
    return state.locked == nil ? state.mode.title[language] : say("alleen lezen", "read-only")
  }

  fileprivate mutating func drawTabs() {
    var x = 1
    let isNarrow = layout.size.width < 60
    for page in Page.existing {
      let isHere = state.place == .page(page) || (page == .overview && !state.isOnPage)
      let badge = page == .findings && state.openFindings > 0 ? "\(state.openFindings) " : ""
      let text = isNarrow && !isHere ? " \(page.key) " : " \(page.key) \(page.title[language]) \(badge)"
      x += write(text, x, 1, isHere ? .tabActive : .tab)
    }
    if !state.isOnPage {
      let name: String
      switch state.place {
      case .municipality(let code):
        name = state.programme.row(of: code).map { state.programme.municipalities[$0].name } ?? code
      case .initiative(let id):
        name = state.programme.column(of: id).map { state.programme.initiatives[$0].name[language] } ?? id
      case .activity(let id):
        name = state.programme.activity(id).map { state.programme.activities[$0].name[language] } ?? id
      case .page: name = ""
      }
      write("› \(name)", x + 1, 1, .textStrong, width: max(0, layout.size.width - x - 2))
    }
  }
}
