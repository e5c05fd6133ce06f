import Model
import Screen

/// What a row says to whoever listens.
package struct Reading: Sendable, Hashable {
  /// One thing that is said of it, by the name of what says it: said anew where it is another by now.
  package struct Detail: Sendable, Hashable {
    /// Of the column; the same for the same in every row.
    var id: String
    /// Its words, with the column's name before them.
    var words: String
  }

  /// What it is about: it begins the sentence.
  var head: String
  /// What is said of it, in the order in which it is said.
  var details: [Detail] = []
  /// What the cursor is on within the row, for who goes sideways; nil where there is nothing to choose in it.
  var here: String?

  init(_ head: String, _ details: [(id: String, words: String)] = [], here: String? = nil) {
    self.head = head
    self.details = details.filter { !$0.words.isEmpty }.map { Detail(id: $0.id, words: $0.words) }
    self.here = here
  }

  /// The whole of it: `Aalburg, Noord-Brabant. Rijbewijzen: in gebruik; GIBIT: oriëntatie`.
  var words: String {
    let details = capitalised(details.map(\.words).joined(separator: "; "))
    return [head, details].filter { !$0.isEmpty }.joined(separator: ". ")
  }
}

/// Something that holds for a list as a whole, said when it gets the focus, and when it is another.
package struct Remark: Sendable, Hashable {
  /// What it is about.
  var id: String
  /// What is said; empty for nothing.
  var words: String
  /// What is said when it holds no more; nil for nothing.
  var gone: String?
  /// It is said again only where this is another: nil for where its words are.
  var stamp: String?

  init(_ id: String, _ words: String, gone: String? = nil, stamp: String? = nil) {
    (self.id, self.words, self.gone, self.stamp) = (id, words, gone, stamp)
  }

  /// Whether it says what `other` said.
  func says(_ other: Remark) -> Bool { stamp == nil ? words == other.words : stamp == other.stamp }
}

/// Where a list stands: its row, and which of how many.
struct Standpoint: Sendable {
  /// By what the row is known.
  var name: String
  /// What it says.
  var reading: Reading
  /// Its place among the rows, from 0.
  var index: Int
  /// How many rows there are.
  var count: Int
}

extension Pane {
  /// As its sheet has it: the first column, then each other beneath its head. A pane without a sheet says its figures.
  package static func read(_ row: Row, _ state: State) -> Reading {
    let voice = state.voice
    let cells = state.columns(of: row, in: Self.self)
    guard let first = cells.first else {
      let said = saying(of: row, state).map { part in
        switch part {
        case .words(let words), .figure(let words): voice.say(words)
        case .status(let status): voice.say(status.name)
        }
      }.joined()
      guard said.isEmpty else { return Reading(said) }
      let figures = figures(of: row, state).prefix(8)
      return Reading(
        figures.map { "\(voice.say($0.name)): \(voice.say($0.value))" }.joined(separator: "; "))
    }
    return Reading(
      first.words,
      cells.dropFirst().map { cell in
        (cell.title, cell.words.isEmpty || cell.title.isEmpty ? cell.words : "\(cell.title): \(cell.words)")
      })
  }

  package static func remarks(_ state: State) -> [Remark] { [] }
}

/// What a sheet says of a row while it is drawn for who listens.
struct Hearing: Sendable {
  /// A column of the row: its head, and what stands in it.
  struct Cell: Sendable {
    /// The head of the column.
    var title: String
    /// What the row has in it.
    var words: String
  }

  /// A row of the pane that is drawn.
  let row: any Sendable
  /// What was noted, column by column.
  var cells: [Cell] = []
}

extension State {
  /// What is asked of a list by its own columns.
  func askedRemarks<P: Pane>(of pane: P.Type) -> [Remark] {
    let (asking, columns) = (asking(of: P.id), P.columns(self))
    let keys = asking.sort.map { key in
      (columns.first { $0.key == key.column }.map { voice.say($0.title) } ?? key.column)
        + (key.isDescending ? voice.say(", aflopend", ", descending") : "")
    }.joined(separator: voice.say(", dan ", ", then "))
    let filter = asking.filter.map { voice.say("Filter: ", "Filter: ") + $0.text } ?? ""
    return [
      Remark("asked", filter, gone: voice.say("Geen filter", "No filter")),
      Remark(
        "order", keys.isEmpty ? "" : voice.say("Gesorteerd op \(keys)", "Sorted by \(keys)"),
        gone: voice.say("In de eigen volgorde", "In its own order")),
    ]
  }

  /// The columns of a row, as the pane's sheet draws them on a wide screen; none where it has no sheet.
  fileprivate func columns<P: Pane>(of row: P.Row, in pane: P.Type) -> [Hearing.Cell] {
    var state = afresh
    state.session.size.width = 1000
    var painter = Painter(state)
    painter.hearing = Hearing(row: row)
    let place = Rect(x: 0, y: 0, width: state.size.width, height: state.size.height)
    P.draw(state.seen(pane, in: place), on: &painter)
    return painter.hearing?.cells ?? []
  }

  /// The row under the cursor in words; nil where there are none.
  func standpoint<P: Pane>(of pane: P.Type) -> Standpoint? {
    let seen = seen(pane)
    guard let cursor = seen.cursor, let row = seen.current else { return nil }
    let reading = P.read(row, self)
    return Standpoint(
      name: P.name(of: row, seen.input) ?? "\(cursor) \(reading.head)", reading: reading, index: cursor,
      count: seen.rows.count)
  }

  /// Every row of a pane in a sentence.
  func readings<P: Pane>(of pane: P.Type) -> [String] { seen(pane).rows.map { P.read($0, self).words } }
}
