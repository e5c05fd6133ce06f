import Model
import Screen

/// How many columns of the screen a column of a list takes.
enum Width: Sendable {
  case fixed(Int)
  /// That of the last step that the width of the list reaches: `[0: 11, 100: 17]`; 0, which is not there, below the first.
  case steps(KeyValuePairs<Int, Int>)
  /// What the others leave, at most so much.
  case rest(Int = .max)
}

/// A column of a list: its head, its place, and what stands in it.
struct Column<Row> {
  /// The head of the column.
  var title: Phrase
  /// How wide it may be.
  var width: Width
  /// To which side its words go.
  var align: Alignment = .left
  /// Blank columns behind it.
  var gap = 1
  /// The key of the list's column that it shows; nil for none.
  var key: String?
  /// What a row has in it.
  var words: (Row) -> String
  /// The role of its words on a row that is not lit; nil for the row's own.
  var role: (Row) -> Role?
  /// Draws what words do not say, on them.
  var paint: (Row, Rect, Role, inout Painter) -> Void

  init(
    _ title: Phrase, _ width: Width, _ align: Alignment = .left, gap: Int = 1, key: String? = nil,
    role: @escaping (Row) -> Role?,
    words: @escaping (Row) -> String = { _ in "" },
    paint: @escaping (Row, Rect, Role, inout Painter) -> Void = { _, _, _, _ in }
  ) {
    self.title = title
    self.width = width
    self.align = align
    self.gap = gap
    self.key = key
    self.words = words
    self.role = role
    self.paint = paint
  }

  /// In the row's own role.
  init(
    _ title: Phrase, _ width: Width, _ align: Alignment = .left, gap: Int = 1, key: String? = nil,
    words: @escaping (Row) -> String = { _ in "" },
    paint: @escaping (Row, Rect, Role, inout Painter) -> Void = { _, _, _, _ in }
  ) { self.init(title, width, align, gap: gap, key: key, role: { _ in nil }, words: words, paint: paint) }
}

/// The columns of a list, each in its place.
struct Sheet<Row> {
  /// The columns that fit, each with where it begins and how wide it is.
  private(set) var columns: [(column: Column<Row>, x: Int, width: Int)] = []

  /// By what its rows are sorted.
  let sort: [ListKey]

  /// - Parameter width: of the list, its frame left out; the mark of the cursor stands before the first column.
  init(_ all: [Column<Row>], width: Int, sort: [ListKey] = []) {
    self.sort = sort
    let widths = all.map { column -> Int? in
      switch column.width {
      case .fixed(let width): width
      case .steps(let steps): steps.last { $0.key <= width }?.value ?? 0
      case .rest: nil
      }
    }
    let taken = zip(all, widths).reduce(1) { sum, one in
      one.1.map { sum + ($0 > 0 ? $0 + one.0.gap : 0) } ?? sum + one.0.gap
    }
    var x = 1
    for (column, own) in zip(all, widths) {
      var wanted = own ?? max(0, width - taken)
      if case .rest(let most) = column.width { wanted = min(wanted, most) }
      let shown = min(wanted, max(0, width - x))
      guard shown > 0 else { continue }
      columns.append((column, x, shown))
      x += shown + column.gap
    }
  }
}

extension Painter {
  /// The head of a column, with ▲ or ▼ where it is sorted by; of several keys their number too.
  private func head<Row>(of column: Column<Row>, by sort: [ListKey]) -> String {
    let head = column.title[language]
    guard let index = sort.firstIndex(where: { $0.column == column.key }) else { return head }
    let mark = (sort[index].isDescending ? "▼" : "▲") + (sort.count > 1 ? "\(index + 1)" : "")
    return column.align == .right ? mark + head : head + mark
  }

  /// The heads of the columns; those of a pane that is asked by them can be clicked.
  mutating func drawHead<Row>(_ sheet: Sheet<Row>, at x: Int, _ y: Int, of pane: PaneID? = nil) {
    for (column, place, width) in sheet.columns {
      if let pane, let key = column.key { markHead(pane, key, x + place, y, width: width) }
      write(head(of: column, by: sheet.sort), x + place, y, .tableHead, width: width, align: column.align)
    }
  }

  /// The heads as they were drawn for the same `look`.
  mutating func drawHead<P: Pane, Look: Equatable & Sendable, Row>(
    of seen: Seen<P>, _ look: Look, in inner: Rect, _ sheet: (Painter) -> Sheet<Row>
  ) {
    let line = Rect(x: inner.x, y: inner.y, width: inner.width, height: 1)
    draw(P.self, of: .head, number: P.number(seen.input), look, in: line) {
      $0.drawHead(sheet($0), at: inner.x, inner.y, of: P.cycle.isEmpty ? nil : P.id)
    }
  }

  /// Notes what stands in the columns of a row, where somebody listens.
  private mutating func hear<Row>(_ sheet: Sheet<Row>) {
    guard let row = hearing?.row as? Row else { return }
    let cells = sheet.columns.map { Hearing.Cell(title: $0.column.title[language], words: $0.column.words(row)) }
    hearing?.cells = cells
  }

  /// One row in its columns. `role` is that of its words: `tableCursor` where it is lit.
  mutating func drawRow<Row>(_ row: Row, _ sheet: Sheet<Row>, at x: Int, _ y: Int, role: Role) {
    for (column, place, width) in sheet.columns {
      let own = column.role(row) ?? role
      let ink = role == .table ? own : role
      // What is bold stays so on a lit row.
      let style = ink != own && theme[own].attributes.contains(.bold) ? theme[ink].heavier : theme[ink]
      canvas.write(column.words(row), x: x + place, y: y, style: style, width: width, align: column.align)
      column.paint(row, Rect(x: x + place, y: y, width: width, height: 1), ink, &self)
    }
  }

  /// The heads, and beneath them the rows that show, the one under the cursor lit; of the sheet all follows from the input.
  mutating func drawSheet<P: Pane>(
    _ seen: Seen<P>, in inner: Rect, lit: Bool? = nil, hasHead: Bool = true, _ sheet: (Painter) -> Sheet<P.Row>
  ) {
    drawSheet(seen, of: seen.input, in: inner, lit: lit, hasHead: hasHead, sheet)
  }

  /// The same where it follows from `look`.
  /// - Parameters:
  ///   - number: what a row is known by, unless that is its place in the list.
  ///   - besides: draws a row that has no columns; false where it has.
  ///   - make: asked for a sheet where something of it is to be drawn, with a pen to measure by.
  mutating func drawSheet<P: Pane, Look: Equatable & Sendable>(
    _ seen: Seen<P>, of look: Look, in inner: Rect, by number: KeyPath<P.Row, Int>? = nil, lit: Bool? = nil,
    hasHead: Bool = true, besides: (P.Row, Rect, Role, inout Painter) -> Bool = { _, _, _, _ in false },
    _ make: (Painter) -> Sheet<P.Row>
  ) {
    var made: Sheet<P.Row>?
    func sheet(_ painter: Painter) -> Sheet<P.Row> {
      let sheet = made ?? make(painter.pen)
      made = sheet
      return sheet
    }
    if hearing != nil { hear(sheet(self)) }
    let head = hasHead ? 1 : 0
    if hasHead { drawHead(of: seen, look, in: inner, sheet) }
    let list = Rect(x: inner.x, y: inner.y + head, width: inner.width, height: inner.height - head)
    drawLines(seen, look, in: list, by: number) {
      (lit ?? seen.isFocused) && $0 == seen.cursor
    } _: { row, _, isLit, line, painter in
      let role = painter.drawGround(isLit, line.x, line.y, width: line.width)
      guard !besides(row, line, role, &painter) else { return }
      painter.drawRow(row, sheet(painter), at: line.x, line.y, role: role)
    }
  }
}
