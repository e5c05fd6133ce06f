import Model
import Screen

/// A part of the page whose picture is a function of its input; it has no rows and cannot have the focus.
package protocol Block: Sendable {
  /// All that its picture depends on.
  associatedtype Input: Equatable & Sendable
  static func input(_ state: State) -> Input
  /// The number of what it shows, of several that one goes to and fro between: of each the picture is kept.
  static func number(_ input: Input) -> Int
  static func draw(_ input: Input, in rect: Rect, on painter: inout Painter)
}

extension Block {
  package static func number(_ input: Input) -> Int { 0 }
}

/// One list that can have the focus. All that is asked of it comes from the same rows.
package protocol Pane: Sendable {
  associatedtype Row: Sendable
  /// All that rows and picture depend on: whoever draws cannot reach the state, so equal inputs are equal pictures.
  associatedtype Input: Equatable & Sendable

  /// Its name, for the keymap and the help.
  static var id: PaneID { get }
  static func input(_ state: State) -> Input
  /// Reckoned once for equal inputs.
  static func rows(_ input: Input) -> [Row]
  /// The number of what it shows, of several that one goes to and fro between: of each rows and picture are kept.
  static func number(_ input: Input) -> Int
  /// What a row is known by; nil where a cursor stays on its place in the list.
  static func name(of row: Row, _ input: Input) -> RowName?
  /// Where the row of that name stands, or what stands for it.
  static func index(of name: RowName, among rows: [Row], _ input: Input) -> Int?
  /// Where the cursor stands until it is moved.
  static func start(among rows: [Row]) -> Int
  /// How many rows fit in a pane of `rect`.
  static func height(_ input: Input, in rect: Rect) -> Int
  static func draw(_ seen: Seen<Self>, on painter: inout Painter)
  /// What commands work on; `row` is the one under the cursor, nil where there is none.
  static func subject(of row: Row?, _ state: State) -> Subject?
  static func open(_ row: Row, _ state: inout State) -> Opening
  /// The figures of a row, each with its source; of the whole list where there is no row.
  static func figures(of row: Row?, _ state: State) -> [Figure]
  /// What the cursor is on, in one line; empty where the row says it all.
  static func saying(of row: Row?, _ state: State) -> [Said]
  /// The ids of the commands that matter here and now, most needed first.
  static func hints(_ state: State) -> [String]
  /// Whether it lists municipalities, so that filters are about it.
  static var isFiltered: Bool { get }
  /// Whether its rows stand side by side, so that left and right go through them too.
  static var isFlat: Bool { get }
  /// What the four arrows go to where the rows lie about in a plane; nil in a list.
  static var compass: Phrase? { get }
  /// Goes to the row that lies that way; false in a list.
  static func step(_ way: Atlas.Way, _ state: inout State) -> Bool
  /// The name of the column under the cursor; nil in a list of rows alone.
  static func column(_ state: State) -> String?
  /// Goes to the column of a name, once it has the focus.
  static func stand(onColumn name: String, _ state: inout State)
  /// The keys of its own columns that are worth sorting by, that of its own order first; none for a list that is not
  /// asked by columns of its own.
  static var cycle: [String] { get }
  /// Whether its rows are sorted but never filtered: there are few, and what they add up goes by the page's filter.
  static var isOnlySorted: Bool { get }
  /// All columns by which its rows are filtered and sorted.
  static func columns(_ state: State) -> [ListColumn]
  /// Whether its rows are about municipalities, so that filters may ask for what those are.
  static var takesMunicipal: Bool { get }
  /// How many rows there are, whatever is asked.
  static func count(_ input: Input) -> Int
  /// How many of them are among its rows, which may gather several.
  static func kept(_ rows: [Row], _ input: Input) -> Int
  /// Whether a row is what was sought, where it is asked by columns of its own.
  static func meets(_ row: Row, _ sought: Sought, _ input: Input) -> Bool
  /// What is to be read for what is asked of it.
  static func questions(_ state: State) -> [Effect]
  /// What operating can change here, said when it begins.
  static var editing: Phrase { get }
  /// What a row says to whoever listens.
  static func read(_ row: Row, _ state: State) -> Reading
  /// What is said of the list as a whole.
  static func remarks(_ state: State) -> [Remark]
}

extension Pane {
  package static func number(_ input: Input) -> Int { 0 }
  package static func name(of row: Row, _ input: Input) -> RowName? { nil }
  package static func index(of name: RowName, among rows: [Row], _ input: Input) -> Int? {
    rows.firstIndex { Self.name(of: $0, input) == name }
  }
  package static func start(among rows: [Row]) -> Int { 0 }
  /// Beneath a rule and a head.
  package static func height(_ input: Input, in rect: Rect) -> Int { rect.height - 2 }
  package static func saying(of row: Row?, _ state: State) -> [Said] { [] }
  package static func subject(of row: Row?, _ state: State) -> Subject? { nil }
  package static func open(_ row: Row, _ state: inout State) -> Opening {
    .refused(Phrase("Hier valt niets te openen.", "Nothing to open here."))
  }
  package static var isFiltered: Bool { false }
  package static var isFlat: Bool { false }
  package static var compass: Phrase? { nil }
  package static func step(_ way: Atlas.Way, _ state: inout State) -> Bool { false }
  package static func column(_ state: State) -> String? { nil }
  package static func stand(onColumn name: String, _ state: inout State) {}
  package static var cycle: [String] { [] }
  package static var isOnlySorted: Bool { false }
  package static func columns(_ state: State) -> [ListColumn] { [] }
  package static var takesMunicipal: Bool { isFiltered }
  package static func count(_ input: Input) -> Int { rows(input).count }
  package static func kept(_ rows: [Row], _ input: Input) -> Int { rows.count }
  package static func meets(_ row: Row, _ sought: Sought, _ input: Input) -> Bool { false }
  package static func questions(_ state: State) -> [Effect] { [] }
  package static var editing: Phrase {
    Phrase(
      "Bewerken aan: \(keyOf("set")) zet een status, \(keyOf("undo")) maakt ongedaan.",
      "Editing: \(keyOf("set")) sets a status, \(keyOf("undo")) undoes.")
  }
}

/// The rows of a pane with a cursor that is always one of them.
package struct Seen<P: Pane>: Sendable {
  package let input: P.Input
  package let rows: [P.Row]
  /// nil where there are no rows.
  package let cursor: Int?
  /// The first row that is drawn.
  package let top: Int
  /// How many rows fit.
  package let height: Int
  /// Where it is drawn, rule and all.
  package let rect: Rect
  /// Whether keys go to it.
  package let isFocused: Bool

  /// The row under the cursor: the only way to one.
  package var current: P.Row? { cursor.map { rows[$0] } }
  /// Its inside.
  package var inner: Rect { rect.inner }
  /// The places in the list of the rows that show.
  package var indices: Range<Int> { top..<max(top, min(rows.count, top + height)) }
  /// The rows that show, with their places in the list.
  package var shown: [(index: Int, row: P.Row)] { indices.map { ($0, rows[$0]) } }

  /// Which rows of how many show: `1–4 van 388`; nothing where all do, unless `always`.
  func range(_ language: Language, always: Bool = false) -> String? {
    guard always || rows.count > height else { return nil }
    guard !rows.isEmpty else { return language == .dutch ? "geen" : "none" }
    return "\(top + 1)–\(min(rows.count, top + height)) \(language == .dutch ? "van" : "of") \(rows.count)"
  }

  /// What a picture of it depends on.
  var looks: some Equatable & Sendable {
    SeenKey(cursor: cursor, top: top, isFocused: isFocused, input: input)
  }
}

private struct SeenKey<Input: Sendable>: Sendable {
  // What changes most often comes first.
  var cursor: Int?
  var top: Int
  var isFocused: Bool
  var input: Input
}

private struct Search<Input: Sendable>: Sendable {
  var input: Input
  var name: RowName
}

extension SeenKey: Equatable where Input: Equatable {}
extension Search: Equatable where Input: Equatable {}

extension State {
  /// The rows of a pane as they stand, with the cursor on one of them.
  package func seen<P: Pane>(_ pane: P.Type) -> Seen<P> {
    seen(pane, in: place(of: P.id) ?? Rect(x: 0, y: 0, width: 0, height: 0))
  }

  /// The same in a place of its own.
  func seen<P: Pane>(_ pane: P.Type, in rect: Rect) -> Seen<P> {
    once(Kept.Name(P.self, .seen), rect) { lookAnew(at: pane, in: rect) }
  }

  private func lookAnew<P: Pane>(at _: P.Type, in rect: Rect) -> Seen<P> {
    let input = P.input(self)
    let rows = kept.value(Kept.Name(P.self, number: P.number(input)), input) { P.rows(input) }
    let height = max(1, P.height(input, in: rect))
    var position = look.positions[P.id] ?? Position(cursor: P.start(among: rows))
    var row = max(0, min(position.cursor, rows.count - 1))
    if let name = position.name, !rows.isEmpty, P.name(of: rows[row], input) != name {
      row = kept.value(Kept.Name(P.self, .place), Search(input: input, name: name)) {
        P.index(of: name, among: rows, input) ?? 0
      }
    }
    position.move(to: row, count: rows.count, height: height)
    return Seen(
      input: input, rows: rows, cursor: rows.isEmpty ? nil : position.cursor, top: position.top, height: height,
      rect: rect, isFocused: focus == P.id)
  }

  /// Moves the cursor from the row where it is seen to another, which it follows from now on.
  mutating func move<P: Pane>(_ pane: P.Type, _ step: (Int) -> Int) {
    let seen = seen(pane)
    var position = look.positions[P.id] ?? Position()
    position.top = seen.top
    position.move(to: step(seen.cursor ?? 0), count: seen.rows.count, height: seen.height)
    position.name = seen.rows.isEmpty ? position.name : P.name(of: seen.rows[position.cursor], seen.input)
    if position != look.positions[P.id] { look.put(position, in: P.id) }
  }

  /// Moves the rows under the cursor, and takes it along only where it would go out of sight.
  mutating func scroll<P: Pane>(_ pane: P.Type, by lines: Int) {
    let seen = seen(pane)
    let last = max(0, seen.rows.count - seen.height)
    let top = max(0, min(seen.top + lines, last))
    guard top != seen.top, let cursor = seen.cursor else { return }
    var position = look.positions[P.id] ?? Position()
    position.top = top
    position.move(to: max(top, min(cursor, top + seen.height - 1)), count: seen.rows.count, height: seen.height)
    position.name = P.name(of: seen.rows[position.cursor], seen.input)
    look.put(position, in: P.id)
  }
}
