import Model
import Screen

/// Everything that the screen depends on; `view` is a function of it. Each part says itself how it changes.
package struct State: Sendable {
  /// The programme and what follows from it.
  package private(set) var data: Data { didSet { edition = Edition() } }
  /// Who works, on what screen and in what manner.
  package var session: Session { didSet { edition = Edition() } }
  /// Where one is, and what of it is shown.
  package var look = Look() { didSet { edition = Edition() } }
  /// What was read for those that show it.
  package internal(set) var answers = Answers() { didSet { edition = Edition() } }
  /// What lies over the page, the topmost last; it takes the keys.
  package private(set) var overlays: [any Overlay] = [] { didSet { edition = Edition() } }
  /// What was asked for and is not answered yet.
  package var pending = Pending() { didSet { edition = Edition() } }
  /// What was reckoned and drawn last.
  private(set) var kept = Kept()
  /// Another whenever any part changes.
  private var edition = Edition()

  package init(
    programme: Programme, language: Language, theme: Theme, size: Size, operatorName: String, keymap: Keymap
  ) {
    data = Data(programme)
    session = Session(language: language, theme: theme, size: size, operatorName: operatorName, keymap: keymap)
  }

  /// This state with nothing of what was reckoned and drawn for it or its copies.
  package var afresh: State {
    var state = self
    state.kept = Kept()
    return state
  }

  /// What `reckon` makes of this state: once, however often it is asked before any part changes.
  func once<Value: Sendable>(_ name: Kept.Name, _ reckon: () -> Value) -> Value { once(name, 0, reckon) }

  /// The same for what depends on `key` too.
  func once<Key: Equatable & Sendable, Value: Sendable>(_ name: Kept.Name, _ key: Key, _ reckon: () -> Value) -> Value {
    kept.value(name, OnceKey(edition: edition, key: key), reckon)
  }

  /// Takes over a programme that was read anew.
  package mutating func show(_ programme: Programme) {
    let wasPartial = self.programme.isPartial
    holdTable(before: programme)
    kept.clear()
    data.take(programme)
    leaveWhatIsGone()
    recallAskings()
    if wasPartial { settleFilter() }
  }

  /// Takes over what was read anew after `records` were written.
  /// - Returns: a request for everything where a new day began meanwhile.
  package mutating func show(_ reread: Reread, after records: [JournalRecord]) -> [Effect] {
    switch reread {
    case .whole(let programme): show(programme)
    case .cells(let cells, let adopted, let rest):
      let day = programme.asOf
      holdTable(before: cells)
      // What was kept holds the cells, which are many: without it they are changed where they are.
      kept.clear()
      data.take(cells, adopted: adopted, rest: rest)
      leaveWhatIsGone()
      if rest.asOf != day { return [.load(viewpoint)] }
    }
    return []
  }

  /// Takes over what is different on another day.
  mutating func step(_ reread: Reread) {
    guard case .cells(let cells, let adopted, let rest) = reread else {
      if case .whole(let programme) = reread { show(programme) }
      return
    }
    look.standing.settle()
    kept.clear()
    data.take(cells, adopted: adopted, rest: rest)
    leaveWhatIsGone()
  }

  /// Lays an overlay over all else.
  /// - Parameter alone: whether the others go.
  /// - Returns: that nothing is asked, so that a command can end with it.
  @discardableResult package mutating func lay(_ overlay: any Overlay, alone: Bool = false) -> [Effect] {
    overlays = alone ? [overlay] : overlays + [overlay]
    return []
  }

  /// Lays down again what was typed for a change that was not kept.
  mutating func layDraft() {
    if let draft = pending.takeDraft() { lay(draft) }
  }

  /// Says why a question is not asked; what is typed then is taken for the answer that it was meant to be.
  mutating func refuse(_ reason: Phrase) -> [Effect] {
    guard !isHeadless else { return tell(.refusal, reason) }
    look.say(nil)
    return lay(RefusedLine(reason))
  }

  /// Takes the overlay on top away; nil where there is none.
  package mutating func unlay() -> (any Overlay)? { overlays.isEmpty ? nil : overlays.removeLast() }

  /// Takes every overlay away.
  package mutating func clearOverlays() { overlays = [] }

  /// Sends what is to be written: its answer decides what the next key means.
  mutating func write(_ effect: Effect) -> [Effect] {
    pending.beginSave()
    return [effect]
  }
}

private struct OnceKey<Key: Sendable>: Sendable {
  var edition: Edition
  var key: Key
}

extension OnceKey: Equatable where Key: Equatable {}

/// A room that keeps something for itself, such as which of its tabs is open.
package protocol Owner {
  associatedtype Own: Sendable & Initialisable
}

/// What has a value to begin with.
package protocol Initialisable {
  /// The value to begin with.
  init()
}

extension State {
  /// What is shown, on the day shown.
  package var programme: Programme { data.programme }
  /// How far each initiative is, beside them.
  package var coverage: [Coverage] { data.coverage }
  /// The findings, open and settled.
  package var register: [Finding] { data.register }
  /// How many findings nobody settled.
  package var openFindings: Int { data.openFindings }
  /// The history that was read last, up to the day shown, newest first.
  package var history: [JournalRecord] {
    guard let day = programme.viewpoint.asOf else { return answers.history.records }
    return answers.history.records.filter { $0.effective <= day }
  }
  /// The day that was asked for; nil for now.
  package var asOf: Day? { viewpoint.asOf }
  /// From where one asked to look.
  package var viewpoint: Viewpoint { look.viewpoint }
  /// Which municipalities are shown; nil for all.
  package var filter: Filter? { look.filter }
  /// The column of an initiative that the cursor was on last.
  package var column: Int { look.column }
  /// What is told until the next key.
  package var notice: Notice? { look.notice }
  /// What the screen speaks.
  package var language: Language { session.language }
  /// The window in cells.
  package var size: Size { session.size }
  /// No screen: a script.
  package var isHeadless: Bool { session.isHeadless }
  /// Whether changes can be made.
  package var mode: Mode { session.mode }
  /// What each key does.
  package var keymap: Keymap { session.keymap }
  /// A save is under way.
  package var isSaving: Bool { pending.isSaving }

  /// What lies on top of the page.
  package var overlay: (any Overlay)? { overlays.last }
  /// What fills the screen now.
  package var place: Place { look.place }
  /// Whether the pane in the focus has the whole page.
  package var isZoomed: Bool { look.zoomed.contains(place.room) }
}

extension Programme {
  /// From where it is seen.
  var viewpoint: Viewpoint {
    Viewpoint(asOf: asOf == today && knownAt == .now ? nil : asOf, knownAt: knownAt)
  }
}
