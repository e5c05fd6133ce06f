import Model
import Screen

/// A part of a room in its place.
package enum Part: Sendable {
  case pane(PaneID, Rect)
  case block(AnyBlock, Rect)
}

/// What fills the screen between tabs and hints: panes, and where they stand. There is one of each.
package final class Room: Sendable {
  package let id: RoomID
  /// What its tab says.
  package let name: Phrase
  /// What a card shows.
  package let title: @Sendable (State, Place) -> Phrase
  /// The key of a page; nil for what is opened from one.
  package let key: String?
  /// In the order in which `Tab` goes through them.
  package let panes: [AnyPane]
  /// What can be done only here.
  let commands: [Command]
  /// The panes that can have the focus now, in the order of Tab.
  package let tour: @Sendable (State) -> [PaneID]
  /// The pane that has the focus at first.
  let first: PaneID
  /// The panes that are read out whole when one comes here.
  let preface: [PaneID]
  /// Where panes and blocks lie in a rectangle.
  let arrange: @Sendable (State, Rect) -> [Part]
  /// What is to be read when one comes here, and when the data or the day changed.
  let needs: @Sendable (State) -> [Effect]
  /// What is to be read for the row that the cursor came to.
  let follows: @Sendable (State) -> [Effect]
  /// Whether what it shows is there on the day shown.
  let exists: @Sendable (State, Place) -> Bool
  /// A step back inside the room, which is one more thing that can be tried out; false where there is none.
  let back: @Sendable (inout State) -> Bool
  /// A number behind its title.
  let badge: @Sendable (State) -> Int
  /// What its tab says where room is short, the longest first; nil for a page that has no tab: there that of the page
  /// from which one came is lit.
  let short: [Phrase]?
  /// How many lines under the tabs answer what one comes here for.
  let answers: @Sendable (State) -> Int
  /// What else beside the filter restricts or changes what it shows.
  let chips: @Sendable (State) -> [Chip]

  /// A room of panes; with a key and a title it is a page.
  init(
    _ id: RoomID, _ name: Phrase, key: String? = nil, title: (@Sendable (State, Place) -> Phrase)? = nil,
    panes: [AnyPane],
    commands: [Command] = [], first: PaneID? = nil, tour: (@Sendable (State) -> [PaneID])? = nil,
    needs: @escaping @Sendable (State) -> [Effect] = { _ in [] },
    follows: @escaping @Sendable (State) -> [Effect] = { _ in [] },
    exists: @escaping @Sendable (State, Place) -> Bool = { _, _ in true },
    back: @escaping @Sendable (inout State) -> Bool = { _ in false },
    badge: @escaping @Sendable (State) -> Int = { _ in 0 }, short: [Phrase]? = nil,
    answers: @escaping @Sendable (State) -> Int = { _ in 0 },
    chips: @escaping @Sendable (State) -> [Chip] = { _ in [] }, preface: [PaneID] = [],
    arrange: (@Sendable (State, Rect) -> [Part])? = nil
  ) {
    let ids = panes.map(\.id)
    self.id = id
    self.key = key
    self.name = name
    self.title = title ?? { _, _ in name }
    self.panes = panes
    self.commands = commands
    self.first = first ?? ids[0]
    self.tour = tour ?? { _ in ids }
    self.needs = needs
    self.follows = follows
    self.exists = exists
    self.back = back
    self.badge = badge
    self.short = short
    self.answers = answers
    self.chips = chips
    self.preface = preface
    self.arrange = arrange ?? { _, body in [.pane(ids[0], body)] }
  }

  /// The pages, in the order of their keys.
  package static let pages = all.filter { $0.key != nil }
  /// Those that have a tab.
  static let tabs = pages.filter { $0.short != nil }

  private static let byID = Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0) })

  /// The room of that id, which must be one of `all`.
  package static func with(_ id: RoomID) -> Room {
    guard let room = byID[id] else { preconditionFailure("no room \(id.name)") }
    return room
  }

  /// The page that a word names: by its id, or as its tab says in either language.
  package static func page(named word: String) -> Room? {
    pages.first { $0.id.name == word }
      ?? pages.first { [folded($0.name.dutch), folded($0.name.english)].contains(folded(word)) }
  }

  /// The word by which a page is named in a language.
  func word(_ language: Language) -> String { language == .dutch ? folded(name.dutch) : id.name }

  // Some rooms have the same pane.
  private static let panes = Dictionary(all.flatMap(\.panes).map { ($0.id, $0) }) { first, _ in first }

  /// The pane of that id, which must be one of a room in `all`.
  static func pane(_ id: PaneID) -> AnyPane {
    guard let pane = panes[id] else { preconditionFailure("no pane \(id.name)") }
    return pane
  }
}

extension State {
  /// The room that fills the screen.
  package var room: Room { Room.with(place.room) }

  /// The pane that has the focus.
  package var focus: PaneID {
    once(Kept.Name(PaneID.self)) {
      let tour = room.tour(self)
      let wanted = look.focuses[place.room] ?? room.first
      return tour.contains(wanted) ? wanted : tour.first ?? room.first
    }
  }

  /// The pane that keys go to.
  var pane: AnyPane { Room.pane(focus) }

  /// The parts of the room, each in its place.
  var arrangement: [Part] {
    once(Kept.Name(Part.self)) {
      let body = screen.body
      return isZoomed && room.tour(self).count > 1 ? [.pane(focus, body)] : room.arrange(self, body)
    }
  }

  /// Where a pane lies; nil where it does not show.
  func place(of id: PaneID) -> Rect? {
    arrangement.lazy.compactMap { part -> Rect? in if case .pane(id, let rect) = part { rect } else { nil } }.first
  }

  /// What is to be read anew because the data, the day or the place changed: only what is on screen, each once.
  package var reads: [Effect] {
    let wanted = readsOfTime + room.needs(self) + room.follows(self) + room.panes.flatMap { $0.questions(self) }
    return wanted.enumerated().filter { !wanted.prefix($0).contains($1) }.map(\.element)
  }

  /// The rows of the list in the focus.
  package var focusCount: Int { pane.standing(self).count }

  /// The cursor of the list in the focus; 0 where it has no rows.
  package var cursor: Int { pane.standing(self).cursor ?? 0 }

  /// Moves the cursor of the list in the focus to `row`, or as near as there are rows.
  package mutating func moveCursor(to row: Int) { pane.move(&self) { _ in row } }

  /// The same by so many rows.
  mutating func moveCursor(by rows: Int) { pane.move(&self) { $0 + rows } }

  /// What the row under the cursor is about.
  package var subject: Subject? { pane.subject(self) }
}
