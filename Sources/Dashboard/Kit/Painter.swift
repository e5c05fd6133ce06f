import Model
import Screen

/// How everything looks, whatever is shown.
final class Appearance: Equatable, Sendable {
  /// The colours of the screen.
  let theme: Theme
  /// What the screen speaks.
  let language: Language
  /// Whether only letters of ASCII may be drawn.
  let isASCII: Bool
  /// What a screen of letters has beside ASCII.
  let charset: Charset

  init(_ state: State) {
    theme = state.session.theme
    language = state.language
    isASCII = state.session.isASCII
    charset = state.session.charset
  }

  static func == (one: Appearance, other: Appearance) -> Bool {
    one.language == other.language && one.isASCII == other.isASCII && one.charset == other.charset
      && one.theme.styles == other.theme.styles
  }
}

/// A canvas with what is needed to draw on it. It cannot reach the state: what is drawn is a function of what it is given.
package struct Painter {
  /// What is drawn on.
  var canvas: Canvas
  /// In which colours, language and letters.
  let appearance: Appearance
  /// What clicks mean, while the picture is drawn for one; nil otherwise.
  var marks: Marks?
  private let kept: Kept
  private let keymap: Keymap
  /// What a row says, for who listens; nil while nobody does.
  var hearing: Hearing?

  /// The colours of the screen.
  var theme: Theme { appearance.theme }
  /// What the screen speaks.
  var language: Language { appearance.language }
  /// Whether only letters of ASCII may be drawn.
  var isASCII: Bool { appearance.isASCII }
  /// The whole screen in cells.
  let size: Size
  /// Where everything stands on it.
  let screen: Screenful

  /// The same without its canvas, for columns: where these held on to that, the next stroke would copy it whole.
  var pen: Painter {
    var pen = self
    pen.canvas = Painter.nothing
    return pen
  }

  private static let nothing = Canvas(Size(width: 0, height: 0), background: Style())

  init(_ state: State) {
    appearance = Appearance(state)
    kept = state.kept
    keymap = state.keymap
    size = state.size
    screen = state.screen
    canvas = Canvas(
      state.size, inks: kept.inks(of: appearance.theme), ascii: appearance.isASCII, charset: appearance.charset)
  }

  /// The canvas when all is drawn.
  func finished() -> Canvas {
    kept.keep(canvas.inks)
    return canvas
  }

  /// Draws what depends on `input` and `rect` alone, or lays down what was drawn for the same a few times ago: one goes to
  /// and fro.
  mutating func draw<Input: Equatable & Sendable>(
    _ owner: Any.Type, of part: Kept.Name.Part = .picture, number: Int = 0, _ input: Input, in rect: Rect,
    _ work: (inout Painter) -> Void
  ) {
    // Marks are noted by drawing.
    guard marks == nil else { return work(&self) }
    let pictures = kept.value(Kept.Name(owner, part, number: number), pictureKey(0, rect)) { Lines<Input>() }
    if let patch = pictures[0, input] { return canvas.lay(patch) }
    work(&self)
    pictures[0, input] = canvas.patch(rect)
  }

  private func pictureKey<Input: Equatable & Sendable>(_ input: Input, _ rect: Rect) -> PictureKey<Input> {
    PictureKey(input: input, rect: rect, appearance: appearance, inks: canvas.inks.edition)
  }

  /// Draws the lines of a list that show, from the top of `list` on, or lays down those that were drawn before. All that
  /// lines show follows from `look`, which they have in common, the number of each and how it is lit.
  /// - Parameter number: what a row is known by, unless that is its place in the list.
  mutating func drawLines<P: Pane, Look: Equatable & Sendable, Light: Equatable & Sendable>(
    _ seen: Seen<P>, _ look: Look, in list: Rect, by number: KeyPath<P.Row, Int>? = nil, light: (Int) -> Light,
    _ work: (P.Row, Look, Light, Rect, inout Painter) -> Void
  ) {
    let place = Rect(x: list.x, y: 0, width: list.width, height: 1)
    let lines = kept.value(Kept.Name(P.self, .lines, number: P.number(seen.input)), pictureKey(look, place)) {
      Lines<Light>()
    }
    for index in seen.indices.prefix(max(0, list.height)) {
      let (light, y) = (light(index), list.y + index - seen.top)
      let number = number.map { seen.rows[index][keyPath: $0] } ?? index
      if marks != nil {
        let line = Rect(x: list.x, y: y, width: list.width, height: 1)
        markRow(P.id, index, line)
        work(seen.rows[index], look, light, line, &self)
      } else if let line = lines[number, light] {
        canvas.lay(line, y: y)
      } else {
        let line = Rect(x: list.x, y: y, width: list.width, height: 1)
        work(seen.rows[index], look, light, line, &self)
        lines[number, light] = canvas.patch(line)
      }
    }
  }

  fileprivate struct PictureKey<Input: Sendable>: Sendable {
    var input: Input
    var rect: Rect
    var appearance: Appearance
    var inks: InkEdition
  }
}

extension Painter.PictureKey: Equatable where Input: Equatable {}

extension Painter {
  /// The text in the user's language, with the user's keys.
  func say(_ dutch: String, _ english: String) -> String { say(Phrase(dutch, english)) }

  /// The same of a phrase that has both.
  func say(_ phrase: Phrase) -> String { letters(keymap.spelled(phrase[language], language)) }

  /// `text` in the letters of the screen, to be measured.
  func letters(_ text: String) -> String { isASCII ? appearance.charset.letters(text) : text }

  /// A share from 0 to 1 as a whole percentage.
  func percent(_ share: Double) -> String { percentWords(share) }

  /// The sign of a status, its letter with `--ascii`.
  func statusGlyph(_ status: RolloutStatus) -> String { String(sign(status)) }

  /// The same as a scalar.
  func sign(_ status: RolloutStatus) -> Unicode.Scalar { isASCII ? status.asciiSign : status.sign }

  /// The signs of flags, the most urgent first.
  func flagSigns(_ flags: RolloutFlags) -> String { isASCII ? flags.asciiSigns : flags.signs }

  /// The most urgent flag of a cell, a blank where it has none.
  func sign(_ flags: RolloutFlags) -> Unicode.Scalar { flagSigns(flags).unicodeScalars.first ?? " " }

  /// The style of a status's sign.
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

  /// Writes `text` at a place and no further than `width` cells.
  @discardableResult
  mutating func write(
    _ text: String, _ x: Int, _ y: Int, _ role: Role, width: Int? = nil, align: Alignment = .left
  ) -> Int {
    canvas.write(text, x: x, y: y, style: theme[role], width: width, align: align)
  }

  /// The ground and the mark of a row of a list.
  /// - Returns: the role of its text.
  @discardableResult
  mutating func drawGround(_ isCursor: Bool, _ x: Int, _ y: Int, width: Int) -> Role {
    let role: Role = isCursor ? .tableCursor : .table
    if isCursor { canvas.fill(Rect(x: x, y: y, width: width, height: 1), theme[role]) }
    write(isCursor ? "▸" : " ", x, y, role)
    return role
  }

  /// Text wrapped to `width`, in at most `height` lines; answers the lines used.
  @discardableResult
  mutating func drawText(_ text: String, _ x: Int, _ y: Int, _ role: Role, width: Int, height: Int) -> Int {
    let all = wrapped(text, width: width)
    let lines = all.prefix(max(0, height))
    for (index, line) in lines.enumerated() {
      // The last line that fits says that there is more.
      let isCut = index == lines.count - 1 && all.count > lines.count
      write(isCut ? line.prefix(width - 2) + " …" : line, x, y + index, role, width: width)
    }
    return lines.count
  }

  /// A box over the middle of the page, emptied and framed; answers its inside.
  mutating func drawBox(_ title: String, width: Int, height: Int, right: String? = nil) -> Rect {
    let body = screen.over
    let box = Rect(
      x: max(0, (size.width - width) / 2), y: body.y + max(0, (body.height - height) / 2),
      width: min(width, size.width), height: min(height, body.height))
    canvas.fill(box, theme[.overlay])
    canvas.box(
      box, style: theme[.overlayBorder], title: title, titleStyle: theme[.overlayTitle], right: right, heavy: true)
    return box.inset(by: 1)
  }
}
