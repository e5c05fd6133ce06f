import Model

extension State {
  /// Where one is, and what of it is shown.
  package struct Look: Sendable {
    /// From where one asked to look, which may still be read.
    package fileprivate(set) var viewpoint = Viewpoint.now
    /// Places gone through; the last is shown.
    package fileprivate(set) var path = [Place(Room.all[0].id)] {
      didSet { if path.last(where: \.isPage) != oldValue.last(where: \.isPage) { standing.settle() } }
    }
    /// The rows of the municipalities' table while it is worked in.
    var standing = Standing()
    /// What the mouse holds on to while its button is down.
    var hand: Hand?
    /// The pane of each room that had the focus last.
    private(set) var focuses: [RoomID: PaneID] = [:]
    /// Rooms that show the pane in the focus alone.
    private(set) var zoomed: Set<RoomID> = []
    /// Where the cursor of each list was put last.
    package private(set) var positions: [PaneID: Position] = [:]
    /// The column of an initiative that the cursor was on last.
    package private(set) var column = 0
    /// Which municipalities are shown; nil for all.
    package private(set) var filter: Filter?
    /// The terms of the filter, gathered by what was asked at once: each is a chip, and taken off by itself.
    private(set) var acts: [[String]] = []
    /// The filter that was used last, for `n` and `N`.
    private(set) var lastFilter: Filter?
    /// What is asked of lists by their own columns.
    private(set) var askings: [PaneID: Asking] = [:]
    /// What they were filtered by last, for `n` and `N`.
    private(set) var sought: [PaneID: Sought] = [:]
    /// What an earlier session asked of lists, as it is remembered, until there is what it names.
    var recalled: [String: String] = [:]
    /// What was typed at `/` and at `:`, oldest first.
    private(set) var (filters, lines): ([String], [String]) = ([], [])
    /// Filters, views and lists of municipalities that the user gave a name, by it; a list is codes with blanks between.
    package var (namedFilters, namedViews, namedLists): ([String: String], [String: String], [String: String]) =
      ([:], [:], [:])
    /// What is told until the next key.
    package private(set) var notice: Notice?
    /// What was told so far, oldest first; of the same twice in a row once.
    package private(set) var said: [Notice] = []
    /// What stands above the say line until the first key that does something.
    package private(set) var strip: Strip?
    /// Cells that another operator changed last, until the next key.
    private(set) var flashes: Set<CellName> = []
    /// What rooms keep for themselves, by the type that owns it.
    fileprivate var owned: [ObjectIdentifier: any AnyObject & Sendable] = [:]

    /// The page that one is on, or that a card was opened from.
    var page: RoomID { path.last(where: \.isPage)?.room ?? Room.all[0].id }

    /// The page whose tab is lit: the one that one is on, or from which one came to what is shown.
    var tab: RoomID { path.last { $0.isPage && Room.with($0.room).short != nil }?.room ?? Room.all[0].id }

    /// Takes up what was typed in earlier sessions.
    mutating func recall(lines: [String], filters: [String]) { (self.lines, self.filters) = (lines, filters) }

    /// The place that fills the screen.
    var place: Place { path.last ?? Place(Room.all[0].id) }

    /// Gives a pane of the room the focus; nil the one that has it at first.
    package mutating func focus(on pane: PaneID?, in room: RoomID) { focuses[room] = pane }
    /// Shows the pane in the focus of the room alone, or no longer.
    package mutating func zoom(_ isZoomed: Bool, _ room: RoomID) {
      if isZoomed { zoomed.insert(room) } else { zoomed.remove(room) }
    }
    /// Puts the cursor of a list somewhere; nil at its beginning.
    mutating func put(_ position: Position?, in pane: PaneID) { positions[pane] = position }
    /// Goes to the column of an initiative.
    package mutating func go(toColumn column: Int) { self.column = column }
    /// Tells something until the next key; nil tells nothing any more.
    package mutating func say(_ notice: Notice?) { self.notice = notice }
    /// Shows a strip; nil takes it away.
    package mutating func show(_ strip: Strip?) { self.strip = strip }
    /// Tells something until the next key, and notes that it was told.
    mutating func tell(_ notice: Notice) {
      self.notice = notice
      guard said.last != notice else { return }
      if said.count >= 500 { said.removeFirst(100) }
      said.append(notice)
    }
    /// Lets cells stand out, until the next key.
    mutating func flash(_ cells: Set<CellName>) { flashes = cells }
    /// Shows only what `filter` keeps; nil shows all.
    /// - Parameter acts: what was asked before it, where that is not what holds now: while it is typed.
    package mutating func keep(_ filter: Filter?, after acts: [[String]]? = nil) {
      standing.settle()
      self.filter = filter.flatMap { $0.isEmpty ? nil : $0 }
      gather(after: acts ?? self.acts)
      if let filter = self.filter { lastFilter = filter }
    }
    /// What was asked before and still begins the filter stays by itself; the rest of it was asked at once.
    mutating func gather(after acts: [[String]]) {
      var rest = (filter?.parts ?? [])[...]
      self.acts = []
      for act in acts where !rest.isEmpty {
        guard rest.starts(with: act) else { break }
        self.acts.append(act)
        rest = rest.dropFirst(act.count)
      }
      if !rest.isEmpty { self.acts.append(Array(rest)) }
    }
    /// Shows of a list what is asked.
    mutating func keep(_ asking: Asking, of pane: PaneID) { askings[pane] = asking.isEmpty ? nil : asking }
    /// Notes what a list was filtered by.
    mutating func seek(_ sought: Sought, in pane: PaneID) { self.sought[pane] = sought }
    /// The codes in each list that has a name.
    package var lists: [String: [String]] {
      namedLists.mapValues { $0.split(separator: " ").map(String.init) }
    }
    /// Puts a filter that was used at the end of the history.
    mutating func remember(filter: String) { Look.put(filter, at: &filters) }
    /// The same of a line.
    mutating func remember(line: String) { Look.put(line, at: &lines) }

    private static func put(_ text: String, at history: inout [String]) {
      guard !text.isEmpty else { return }
      history.removeAll { $0 == text }
      history.append(text)
    }
  }
}

/// What a room keeps for itself: as an object it is asked for a hundred times at a key without being looked up as a value
/// of any type.
private final class Owned<Value: Sendable>: Sendable {
  let value: Value

  init(_ value: Value) { self.value = value }
}

extension State {
  /// What a room keeps for itself.
  package subscript<R: Owner>(_: R.Type) -> R.Own {
    get { (look.owned[ObjectIdentifier(R.self)] as? Owned<R.Own>)?.value ?? R.Own() }
    set { look.owned[ObjectIdentifier(R.self)] = Owned(newValue) }
  }

  /// Asks for the state at the end of a day; nil for now.
  @discardableResult package mutating func ask(for day: Day?) -> [Effect] { ask(for: Viewpoint(asOf: day)) }

  /// Asks to look from there.
  @discardableResult package mutating func ask(for viewpoint: Viewpoint) -> [Effect] {
    look.viewpoint = viewpoint
    return [.load(viewpoint)]
  }

  /// What was asked for cannot be shown: what is on the screen is what is asked for.
  mutating func stayThere() { look.viewpoint = programme.viewpoint }

  /// Shows `place`; a page forgets the way, anything else is a step further on it.
  package mutating func go(to place: Place) {
    // Who comes anew asks anew.
    pending.givenUp = []
    let name = municipalityName
    if !place.isPage {
      look.path.append(place)
    } else if Room.with(place.room).short == nil {
      look.path = [Place(look.tab), place]
    } else {
      look.path = [place]
    }
    // Pages that list municipalities show the same ones: the cursor goes along.
    guard place.isPage, let name else { return }
    for pane in room.panes where pane.isFiltered { pane.follow(&self, name) }
  }

  /// The code of the municipality under the cursor.
  private var municipalityName: RowName? {
    switch subject {
    case .municipality(let row), .cell(let row, _): programme.municipalities[row].code
    default: nil
    }
  }

  /// Makes `back` lead to `place`, from which one came.
  mutating func comeFrom(_ place: Place) { if !look.path.contains(place) { look.path.insert(place, at: 0) } }

  /// Back to where one was; false at the root.
  package mutating func goBack() -> Bool {
    guard look.path.count > 1 else { return false }
    look.path.removeLast()
    return true
  }

  /// No way leads back to what does not exist on the day shown.
  mutating func leaveWhatIsGone() {
    guard !programme.isPartial else { return }
    let state = self
    look.path.removeAll { !Room.with($0.room).exists(state, $0) }
    if look.path.isEmpty { look.path = [Place(Room.all[0].id)] }
  }
}
