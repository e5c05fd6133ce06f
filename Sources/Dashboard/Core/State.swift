import Model
import Screen

/// Everything that the screen depends on; `view` is a function of it.
package struct State: Sendable {
  /// The programme and what follows from it.
  package private(set) var data: Data
  /// What was reckoned and drawn last.
  private(set) var kept = Kept()

  /// What the screen speaks.
  package var language: Language
  /// The colours of the screen.
  package var theme: Theme
  /// The window in cells.
  package var size: Size
  /// Letters and ASCII only.
  package var isASCII = false
  /// What a screen of letters has beside ASCII.
  package var charset = Charset.ascii
  /// No screen: a script; `operate` switches on only, and nothing asks back.
  package var isHeadless = false
  /// What each key does.
  package var keymap: Keymap
  /// The themes that can be had by name.
  package var themeNames: [String] = []
  /// Who is recorded in the journal.
  package var operatorName: String
  /// Whether changes can be made.
  package var mode: Mode = .browse
  /// Why this session can change nothing at all; nil if it may.
  package var locked: Phrase?
  /// What is wrong with the store's file; nil where nothing is known. It is said until the program ends.
  package var damage: Phrase?

  /// Asked for with `--as-of` or the as-of command; nil for now.
  package var asOf: Day?
  /// Places gone through; the last is shown.
  package private(set) var path: [Place]
  /// The pane of each room that had the focus last.
  package var focuses: [RoomID: PaneID] = [:]
  /// Rooms that show the pane in the focus alone.
  package var zoomed: Set<RoomID> = []
  /// Where the cursor of each list was put last.
  package var positions: [PaneID: Position] = [:]
  /// The column of an initiative that the cursor was on last.
  package var column = 0
  /// Which municipalities are shown; nil for all.
  package private(set) var filter: Filter?
  /// The filter that was used last, for `n` and `N`.
  package private(set) var lastFilter: Filter?
  /// Filters that were used, oldest first.
  package var filterHistory: [String] = []
  /// Filters that the user gave a name, by it.
  package var namedFilters: [String: String] = [:]
  /// Views that the user gave a name, by it.
  package var namedViews: [String: String] = [:]
  /// The lines that were typed at `:`, oldest first.
  package var commandHistory: [String] = []

  /// What lies over the page, the topmost last; it takes the keys.
  package var overlays: [any Overlay] = []
  /// What is told until the next key.
  package var notice: Notice? {
    didSet { if let text = notice?.text { notice?.text = keymap.spelled(text) } }
  }
  /// Cells that another operator changed last, until the next key.
  package var flashes: Set<CellName> = []

  /// The journal, newest first, as far as it was loaded; nil before it was asked for.
  package var journal: [JournalRecord]?
  /// The history that was read last, newest first.
  var lastHistory = History()
  /// What else is known of a municipality; nil until it was read.
  package var dossier: MunicipalityDossier?

  /// The change made last, for `repeat`.
  package var lastChange: RolloutChange?
  /// It was a step on (1) or back (-1), whatever status that led to.
  var lastStep: Int?
  /// The step that is being asked about.
  var stepping: Int?
  /// Changes of several rows that wait for fresh data to be shown again, after somebody else was first.
  package var proposal: [RolloutChange] = []
  /// What stood beside the words of the line that is being carried out.
  var options = LineOptions()
  /// The line that is being carried out, as it was typed.
  var line = ""
  /// What was asked for and is not answered yet.
  package var pending = Pending()
  /// A save is under way: its answer decides what the next key means.
  package var isSaving = false
  /// What is shown is not what is there: something was written and could not be read since.
  package var isUnread = false

  /// What rooms keep for themselves, by the type that owns it.
  private var owned: [ObjectIdentifier: any Sendable] = [:]

  package init(
    programme: Programme, language: Language, theme: Theme, size: Size, operatorName: String, keymap: Keymap
  ) {
    data = Data(programme)
    path = [Place(Room.all[0].id)]
    self.language = language
    self.theme = theme
    self.size = size
    self.operatorName = operatorName
    self.keymap = keymap
  }

  /// This state with nothing of what was reckoned and drawn for it or its copies.
  package var afresh: State {
    var state = self
    state.kept = Kept()
    return state
  }

  /// What a room keeps for itself.
  package subscript<R: Owner>(_: R.Type) -> R.Own {
    get { owned[ObjectIdentifier(R.self)] as? R.Own ?? R.Own() }
    set { owned[ObjectIdentifier(R.self)] = newValue }
  }
}

/// A room that keeps something for itself, such as which of its tabs is open.
package protocol Owner {
  associatedtype Own: Sendable & Initialisable
}

/// What has a value to begin with.
package protocol Initialisable {
  init()
}

/// The journal's records of one municipality, newest first.
struct History: Sendable, Hashable {
  /// The code; nil before any was read.
  var municipality: String?
  /// What was read, newest first.
  var records: [JournalRecord] = []
}

/// Whether changes can be made.
package enum Mode: String, Sendable {
  case browse, operating

  /// The mode as the header says it.
  package var title: Phrase {
    self == .browse ? Phrase("bladeren", "browsing") : Phrase("BEWERKEN", "EDITING")
  }
}

/// A sentence for the user, until the next key.
package struct Notice: Sendable, Hashable {
  /// How a notice is drawn, and whether a script ends with it.
  package enum Kind: Sendable {
    case info, saved, refusal, usage, conflict, failure
  }

  /// What of the data a wrong use hangs on: after a change of that it may be right.
  package enum Ground: Sendable {
    case nothing, municipalities, rows
  }

  /// How it is drawn.
  package var kind: Kind
  /// What is said.
  package var text: Phrase
  /// What of the data it hangs on.
  package var ground: Ground

  package init(_ kind: Kind, _ text: Phrase, ground: Ground = .nothing) {
    self.kind = kind
    self.text = text
    self.ground = ground
  }
}

/// A cell by name, which stays true when rows move.
package struct CellName: Sendable, Hashable {
  /// The code of the municipality.
  package var municipality: String
  /// The id of the initiative.
  package var initiative: String

  package init(municipality: String, initiative: String) {
    self.municipality = municipality
    self.initiative = initiative
  }
}

extension State {
  /// What is shown, on the day shown.
  package var programme: Programme { data.programme }
  /// How far each initiative is, beside them.
  package var coverage: [Coverage] { data.coverage }
  /// The findings, open and settled.
  package var register: [Finding] { data.register }
  /// The history that was read last, newest first.
  package var history: [JournalRecord] { lastHistory.records }
  /// How many findings nobody settled.
  package var openFindings: Int { data.openFindings }

  /// What lies on top of the page.
  package var overlay: (any Overlay)? { overlays.last }

  /// What fills the screen now.
  package var place: Place { path.last ?? Place(Room.all[0].id) }

  /// Whether the pane in the focus has the whole page.
  package var isZoomed: Bool {
    get { zoomed.contains(place.room) }
    set { if newValue { zoomed.insert(place.room) } else { zoomed.remove(place.room) } }
  }

  /// Shows `place`; a page forgets the way, anything else is a step further on it.
  package mutating func go(to place: Place) {
    let name = municipalityName
    if place.isPage { path = [place] } else { path.append(place) }
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
  mutating func comeFrom(_ place: Place) { if !path.contains(place) { path.insert(place, at: 0) } }

  /// Back to where one was; false at the root.
  package mutating func goBack() -> Bool {
    guard path.count > 1 else { return false }
    path.removeLast()
    return true
  }

  /// Takes over a programme that was read anew.
  package mutating func show(_ programme: Programme) {
    kept.clear()
    data.take(programme)
    leaveWhatIsGone()
  }

  /// Takes over what was read anew after `records` were written.
  /// - Returns: a request for everything where a new day began meanwhile.
  package mutating func show(_ reread: Reread, after records: [JournalRecord]) -> [Effect] {
    switch reread {
    case .whole(let programme): show(programme)
    case .cells(let cells, let rest):
      let day = programme.asOf
      // What was kept holds the cells, which are many: without it they are changed where they are.
      kept.clear()
      data.take(cells, rest: rest, records: records)
      leaveWhatIsGone()
      if rest.asOf != day { return [.load(asOf: asOf)] }
    }
    return []
  }

  /// No way leads back to what does not exist on the day shown.
  private mutating func leaveWhatIsGone() {
    guard !programme.isPartial else { return }
    let state = self
    path.removeAll { !Room.with($0.room).exists(state, $0) }
    if path.isEmpty { path = [Place(Room.all[0].id)] }
  }

  /// Shows only what `filter` keeps; nil shows all.
  package mutating func keep(_ filter: Filter?) {
    self.filter = filter.flatMap { $0.isEmpty ? nil : $0 }
    if let filter = self.filter { lastFilter = filter }
  }
}
