/// Where text stands in its width.
package enum Alignment: Sendable {
  case left, right, centre
}

/// A screen as data: drawn anew for each state, shown by a terminal, a text or a picture.
package struct Canvas: Sendable {
  /// In cells.
  package let size: Size
  /// Whether only letters of ASCII may be drawn.
  package let isASCII: Bool
  /// What a canvas of letters has beside ASCII.
  private let charset: Charset
  /// Row by row.
  package private(set) var cells: [Cell]
  /// The styles that cells name by number.
  package private(set) var inks: Inks
  /// The signs of more than one scalar, which cells name by number.
  package private(set) var clusters: [String] = []

  /// The styles by number; the first is that of a bare cell.
  package var styles: [Style] { inks.styles }

  /// An empty screen in `background`.
  package init(_ size: Size, background: Style, ascii: Bool = false, charset: Charset = .ascii) {
    self.size = Size(width: max(0, size.width), height: max(0, size.height))
    isASCII = ascii
    self.charset = charset
    inks = Inks(background)
    cells = Array(repeating: Cell(glyph: 0x20, style: 0), count: self.size.width * self.size.height)
  }

  /// An empty screen that knows `inks` beforehand: the same style has the same number in each picture, and so what did
  /// not change compares as equal.
  package init(_ size: Size, inks: Inks, ascii: Bool, charset: Charset = .ascii) {
    self.init(size, background: inks.styles[0], ascii: ascii, charset: charset)
    self.inks = inks
  }

  /// The text of a cell; empty for the right half of a wide character.
  package func text(of cell: Cell) -> String {
    if cell.glyph >= Cell.clusterBase { return clusters[Int(cell.glyph - Cell.clusterBase)] }
    return cell.glyph == 0 ? "" : Unicode.Scalar(cell.glyph).map { String($0) } ?? " "
  }

  /// Writes text from outside or inside, made harmless, cut to `width` (or the screen) with `…` and filled with blanks.
  /// - Returns: the columns used.
  @discardableResult
  package mutating func write(
    _ text: String, x: Int, y: Int, style: Style, width: Int? = nil, align: Alignment = .left
  ) -> Int {
    guard y >= 0, y < size.height, x < size.width else { return 0 }
    let index = number(of: style)
    let limit = min(width ?? Int.max, size.width - x)
    guard limit > 0 else { return 0 }
    var text = text
    let used = text.withUTF8 { bytes -> Int? in
      guard Canvas.isPlain(bytes) else { return nil }
      return write(
        bytes.lazy.map { UInt32($0) }, count: bytes.count, x: x, y: y, style: index, limit: limit, width: width,
        align: align)
    }
    if let used { return used }
    let isSimple = !isASCII && Canvas.isSimple(text)
    if !isSimple { text = sanitised(text) }
    if isASCII { text = charset.letters(text) }
    if isSimple || isASCII {
      let scalars = text.unicodeScalars
      return write(
        scalars.lazy.map { $0.value }, count: scalars.count, x: x, y: y, style: index, limit: limit, width: width,
        align: align)
    }
    let needed = TextWidth.of(text)
    var column = x + lead(needed, limit: limit, align: align)
    if width != nil, needed < limit { blank(x, y, limit, index) }
    let isCut = needed > limit
    let last = x + limit - (isCut ? 1 : 0)
    for cell in TextWidth.cells(of: text) {
      guard column + cell.width <= last else { break }
      put(cell.text, cell.width, column, y, index)
      column += cell.width
    }
    if isCut, column < x + limit {
      put(Substring("…").unicodeScalars, 1, column, y, index)
      column += 1
    }
    return width == nil ? column - x : limit
  }

  /// Whether a text is of ASCII and nothing that a terminal would act on; most text is, and little work to write.
  private static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
  }

  /// Whether a text has nothing but signs of one scalar and one column, harmless on any terminal.
  private static func isSimple(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { scalar in
      switch scalar.value {
      // Latin letters, dashes and quotes, the euro sign, arrows, boxes, blocks and the signs of the statuses.
      case 0x20..<0x7F, 0xA1...0xAC, 0xAE...0x2FF, 0x2010...0x2027, 0x2030...0x205E, 0x20AC, 0x2190...0x22FF,
        0x2500...0x25FC, 0x26A0:
        true
      default: false
      }
    }
  }

  /// Writes `count` signs of one column each.
  private mutating func write(
    _ glyphs: some Sequence<UInt32>, count: Int, x: Int, y: Int, style: UInt32, limit: Int, width: Int?,
    align: Alignment
  ) -> Int {
    if width != nil, count < limit { blank(x, y, limit, style) }
    let first = x + lead(count, limit: limit, align: align)
    let last = min(first + count, x + limit)
    part(y, first, last)
    let row = y * size.width
    cells.withUnsafeMutableBufferPointer { cells in
      var column = first
      for glyph in glyphs {
        guard column < last else { break }
        if column >= 0 { cells[row + column] = Cell(glyph: glyph, style: style) }
        column += 1
      }
    }
    if count > limit, x + limit > 0 {
      cells[row + x + limit - 1] = Cell(glyph: isASCII ? 0x7E : 0x2026, style: style)
    }
    return width == nil ? last - x : limit
  }

  private func lead(_ needed: Int, limit: Int, align: Alignment) -> Int {
    guard needed < limit, limit < Int.max / 2 else { return 0 }
    switch align {
    case .left: return 0
    case .right: return limit - needed
    case .centre: return (limit - needed) / 2
    }
  }

  /// Of a wide sign that is written over up to its second half, or from there on, nothing is left.
  private mutating func part(_ y: Int, _ first: Int, _ end: Int) {
    part(y, first)
    part(y, end)
  }

  private mutating func part(_ y: Int, _ x: Int) {
    let place = y * size.width + x
    guard x > 0, x < size.width, cells[place].glyph == 0 else { return }
    cells[place - 1].glyph = 0x20
    cells[place].glyph = 0x20
  }

  private mutating func blank(_ x: Int, _ y: Int, _ count: Int, _ style: UInt32) {
    part(y, x, x + count)
    set(max(0, x)..<max(0, x, min(size.width, max(0, x) + count)), y, Cell(glyph: 0x20, style: style))
  }

  /// Puts the same in several columns of a row.
  private mutating func set(_ columns: Range<Int>, _ y: Int, _ cell: Cell) {
    guard !columns.isEmpty else { return }
    let (first, end) = (y * size.width + columns.lowerBound, y * size.width + columns.upperBound)
    cells.withUnsafeMutableBufferPointer { $0[first..<end].update(repeating: cell) }
  }

  private mutating func put(
    _ scalars: Substring.UnicodeScalarView, _ wide: Int, _ x: Int, _ y: Int, _ style: UInt32
  ) {
    guard x >= 0, wide > 0 else { return }
    part(y, x, x + wide)
    let glyph: UInt32
    if let first = scalars.first, scalars.index(after: scalars.startIndex) == scalars.endIndex {
      glyph = first.value
    } else {
      clusters.append(String(scalars))
      glyph = Cell.clusterBase + UInt32(clusters.count - 1)
    }
    cells[y * size.width + x] = Cell(glyph: glyph, style: style)
    if wide == 2, x + 1 < size.width { cells[y * size.width + x + 1] = Cell(glyph: 0, style: style) }
  }

  private mutating func number(of style: Style) -> UInt32 { inks.number(of: style) }

  /// Puts cells of the same inks in the place of those from `first` on.
  mutating func replace(_ first: Int, with part: ArraySlice<Cell>) {
    cells.withUnsafeMutableBufferPointer { _ = $0[first..<first + part.count].update(fromContentsOf: part) }
  }

  /// Writes signs of one column each that are known to be harmless: glyphs of our own, not text from outside.
  package mutating func put(_ signs: [Unicode.Scalar], x: Int, y: Int, style: Style) {
    guard y >= 0, y < size.height else { return }
    let index = number(of: style)
    part(y, x, x + signs.count)
    for (offset, sign) in signs.enumerated() where x + offset >= 0 && x + offset < size.width {
      let glyph = isASCII && sign.value >= 0x80 ? asciiStandIn(Character(sign)).unicodeScalars.first ?? "?" : sign
      cells[y * size.width + x + offset] = Cell(glyph: glyph.value, style: index)
    }
  }

  /// The same of three signs that are not in a list, as many as a table has cells.
  package mutating func put(
    _ signs: (Unicode.Scalar, Unicode.Scalar, Unicode.Scalar), x: Int, y: Int, style: Style
  ) {
    guard !isASCII, y >= 0, y < size.height, x >= 0, x + 2 < size.width else {
      return put([signs.0, signs.1, signs.2], x: x, y: y, style: style)
    }
    let (index, first) = (number(of: style), y * size.width + x)
    part(y, x, x + 3)
    cells[first] = Cell(glyph: signs.0.value, style: index)
    cells[first + 1] = Cell(glyph: signs.1.value, style: index)
    cells[first + 2] = Cell(glyph: signs.2.value, style: index)
  }

  /// The same sign over and over, one that is known to be harmless.
  package mutating func rule(_ sign: Unicode.Scalar, _ rect: Rect, _ style: Style) {
    let index = number(of: style)
    let glyph = isASCII && sign.value >= 0x80 ? asciiStandIn(Character(sign)).unicodeScalars.first ?? "?" : sign
    for y in max(0, rect.y)..<max(0, rect.y, min(size.height, rect.y + rect.height)) {
      part(y, rect.x, rect.x + rect.width)
      set(
        max(0, rect.x)..<max(0, rect.x, min(size.width, rect.x + rect.width)), y,
        Cell(glyph: glyph.value, style: index))
    }
  }

  /// The upper or lower edge of a frame.
  private mutating func edge(
    _ y: Int, _ signs: (left: Unicode.Scalar, line: Unicode.Scalar, right: Unicode.Scalar), _ rect: Rect, _ style: Style
  ) {
    rule(signs.line, Rect(x: rect.x + 1, y: y, width: rect.width - 2, height: 1), style)
    put([signs.left], x: rect.x, y: y, style: style)
    put([signs.right], x: rect.x + rect.width - 1, y: y, style: style)
  }

  /// Blanks in `style`.
  package mutating func fill(_ rect: Rect, _ style: Style) {
    let index = number(of: style)
    for y in max(0, rect.y)..<max(0, rect.y, min(size.height, rect.y + rect.height)) {
      blank(rect.x, y, rect.x < 0 ? rect.width + rect.x : rect.width, index)
    }
  }

  /// A frame with a title and, at its right, another text; `heavy` shows the focus without colour. `foot` stands in
  /// the lower edge; an `open` frame has none, because another follows right beneath.
  package mutating func box(
    _ rect: Rect, style: Style, title: String = "", titleStyle: Style? = nil, right: String? = nil,
    foot: String? = nil, footStyle: Style? = nil, heavy: Bool = false, open: Bool = false
  ) {
    guard rect.width >= 2, rect.height >= 1 else { return }
    let signs: [Unicode.Scalar] = heavy ? ["┏", "━", "┓", "┃", "┗", "┛"] : ["╭", "─", "╮", "│", "╰", "╯"]
    let (left, rightEdge) = (rect.x, rect.x + rect.width - 1)
    let bottom = rect.y + rect.height - (open ? 0 : 1)
    let sides = open ? rect.height : rect.height - 1
    rule(signs[3], Rect(x: rect.x, y: rect.y, width: 1, height: sides), style)
    rule(signs[3], Rect(x: rightEdge, y: rect.y, width: 1, height: sides), style)
    if bottom > rect.y, !open { edge(bottom, (signs[4], signs[1], signs[5]), rect, style) }
    edge(rect.y, (signs[0], signs[1], signs[2]), rect, style)
    let room = rect.width - 4
    if bottom > rect.y, !open {
      if let foot, !foot.isEmpty, room > 2 {
        write(
          " \(foot) ", x: left + 2, y: bottom, style: footStyle ?? style, width: min(TextWidth.of(foot) + 2, room))
      }
    }
    let ink = titleStyle ?? style
    var titleWidth = min(TextWidth.of(title) + 2, room)
    if let right, TextWidth.of(right) + 2 + min(titleWidth, 12) <= room {
      let width = TextWidth.of(right) + 2
      titleWidth = min(titleWidth, room - width)
      write(" \(right) ", x: rightEdge - width - 1, y: rect.y, style: ink)
    }
    if !title.isEmpty, titleWidth > 2 {
      write(" \(title) ", x: rect.x + 2, y: rect.y, style: ink, width: titleWidth)
    }
  }
}
