import Dashboard
import Foundation
import Model
import Sample
import Screen
import Store
import Synchronization

/// Carries out effects against the store; the one place where `Dashboard` meets `Store`.
final class EffectRunner: Sendable {
  private let store: ProgrammeStore
  private let operatorName: String
  private let themes: ThemeFiles
  /// Where names are kept for later sessions; nil to keep none.
  private let memory: MemoryFile?
  private let now: @Sendable () -> String
  private let lastSeen: Mutex<Int>
  /// Something was written that could not be read since: what is shown is not what is there.
  private let isBehind = Mutex(false)
  /// A change of which nothing is known but that it was asked for: COMMIT failed, and so did the look after it.
  private let unsure = Mutex<(effect: Effect, operation: UUID)?>(nil)
  /// The long job that is under way: it makes way for what is written.
  private let long = Mutex<Headway?>(nil)
  /// What courses were counted from last.
  private let courses = Mutex<CourseSources?>(nil)

  /// - Parameters:
  ///   - seen: the last journal record that the state at hand has seen.
  ///   - now: UTC, ISO 8601.
  init(
    store: ProgrammeStore, operatorName: String, themes: ThemeFiles, memory: MemoryFile?, seen: Int,
    now: @escaping @Sendable () -> String = { Clock.nowUTC }
  ) {
    self.memory = memory
    self.now = now
    self.store = store
    self.operatorName = operatorName
    self.themes = themes
    lastSeen = Mutex(seen)
  }

  /// Does what `effect` asks, here and now, and tells what came of it; journal and history are read as seen from `view`.
  /// - Parameter headway: of a long job, which is done beside all others.
  func perform(_ effect: Effect, from view: Viewpoint, _ headway: Headway? = nil) -> [Event] {
    let inTheWay = effect.isChange ? long.withLock { $0 } : nil
    inTheWay?.makeWay()
    defer { inTheWay?.goOn() }
    if let headway { long.withLock { $0 = headway } }
    defer { if headway != nil { long.withLock { $0 = nil } } }
    // Asked for again, a change of which nothing is known is the same one.
    let operation = unsure.withLock { $0?.effect == effect ? $0?.operation : nil } ?? UUID()
    do {
      switch effect {
      case .save(let changes):
        let saved = try store.save(changes, by: operatorName, at: now(), clock: Clock.today, operation: operation)
        guard !changes.contains(where: \.isRehearsal) else { return [.rehearsed(changes, saved.cells)] }
        return told(saved)
      case .put(let changes):
        return told(try store.put(changes, by: operatorName, at: now(), clock: Clock.today, operation: operation))
      case .move(let change):
        return told(
          try store.move(
            change, asksGate: true, by: operatorName, at: now(), clock: Clock.today, operation: operation))
      case .decide(let change, let move):
        return told(
          try store.decide(change, moving: move, by: operatorName, at: now(), clock: Clock.today, operation: operation))
      case .tryOut(let changes):
        return [.triedOut(try store.trials(of: changes, by: operatorName, at: now(), clock: Clock.today))]
      case .confirm(let cells):
        return told(try store.confirm(cells, by: operatorName, at: now(), clock: Clock.today, operation: operation))
      case .tryUndo(let request, let reason): return try tryUndo(request, reason)
      case .undo(let request, let reason):
        return told(
          try store.undo(request, reason: reason, by: operatorName, at: now(), clock: Clock.today, operation: operation)
        )
      case .tryRedo:
        return [
          .undoTried(trial(.latest, "", try store.redo(by: operatorName, at: now(), clock: Clock.today, dryRun: true)))
        ]
      case .redo:
        return told(try store.redo(by: operatorName, at: now(), clock: Clock.today, operation: operation))
      case .keep(let change):
        return told(try store.keep(change, by: operatorName, at: now(), clock: Clock.today, operation: operation))
      case .check: return [.checked(try beside(headway).check(headway))]
      case .trusting(let effect):
        store.trustClock()
        return perform(effect, from: view, headway)
      case .load(let view): return try load(view, headway)
      case .step(let day, let seq, let view):
        return [
          .stepped(
            from: day,
            try store.step(from: (day, seq), to: view.asOf, knownAt: view.knownAt, clock: Clock.today))
        ]
      case .loadJournal:
        return [
          .journalLoaded(
            try store.journal(limit: State.journalLimit, asOf: view.asOf, knownAt: view.knownAt))
        ]
      case .findRecords(let asking): return [.recordsFound(FoundRecords(asking, try records(asking, from: view)))]
      case .loadHistory(let municipality, let withYears):
        let records = try store.history(of: municipality, knownAt: view.knownAt)
        let years = withYears ? [try store.dossier(of: municipality, knownAt: view.knownAt)] : []
        return [.historyLoaded(municipality: municipality, records)] + years.map { .dossierLoaded($0) }
      case .planReorganisation(let request):
        return [.reorganisationPlanned(request, try store.plan(request, clock: Clock.today))]
      case .reorganise(let request, let expected): return try reorganise(request, expected, operation)
      case .loadSeries(let initiative, let day):
        return [
          .seriesLoaded(
            try store.series(of: initiative, recastTo: day, knownAt: view.knownAt, clock: Clock.today))
        ]
      case .loadCourse:
        return [.courseLoaded(try store.course(asOf: view.asOf, knownAt: view.knownAt, clock: Clock.today))]
      case .loadCountry(let seq):
        let facts = try store.reorganisations(knownAt: view.knownAt).map(\.fact)
        return [
          .countryLoaded(Country(grid: EffectRunner.grid, facts: facts, knownAt: view.knownAt, seq: seq))
        ]
      case .loadOutlook(let day, let seq, let only):
        return [.outlookLoaded(try sources(day, seq, view.knownAt, headway).outlook(asOf: day, only: only))]
      case .loadRecent(let day, let seq, let initiative):
        let sources = try sources(day, seq, view.knownAt, headway)
        let steps = sources.recent(initiative, upTo: day, days: Programme.trendDays)
        return steps.map { [.recentLoaded($0)] } ?? []
      case .loadKnownCourse(let days, let only):
        return [.knownCourseLoaded(try beside(headway).knownCourse(days, only: only, asOf: view.asOf))]
      case .loadDays: return [.daysLoaded(try store.dayBook(knownAt: view.knownAt, clock: Clock.today))]
      case .compare(let one, let other): return [.compared(try compare(one, other, headway))]
      case .loadStepTimes:
        return [.stepTimesLoaded(try store.stepTimes(asOf: view.asOf, knownAt: view.knownAt, clock: Clock.today))]
      case .loadReorganisationDays:
        return [.reorganisationDaysLoaded(try store.reorganisationDays(knownAt: view.knownAt))]
      case .useTheme(let wish): return [.themed(try themes.theme(wish.file), wish)]
      case .loadThemes: return [.themesLoaded(themes.names.map(choice))]
      case .keepName(let kind, let name, let value):
        guard let memory, memory.isWritable else { return [.refused(EffectRunner.keepsNothing)] }
        var one = Memory()
        one.names[kind] = [name: value]
        return try memory.keep(one, since: Memory()).map { [.failed($0)] } ?? []
      case .suspend, .redraw, .quit, .copy, .wake, .askGround: return []
      }
    } catch let failure as StoreFailure {
      if case .clock = failure { return [.clockDoubted(failure.words, effect)] }
      // What somebody else did meanwhile is shown before what stands in the way of it.
      if case .conflict = failure { return others() + [event(for: failure)] }
      guard case .uncertain = failure else { return [event(for: failure)] }
      unsure.withLock { $0 = (effect, operation) }
      isBehind.withLock { $0 = true }
      return [.lookFailed(unread(failure)), event(for: failure)]
    } catch let ending as Ending {
      return [ending.status == .usage ? .misused(ending.words) : .failed(ending.words)]
    } catch {
      return [.failed(Phrase("Onverwachte fout: \(error)", "Unexpected error: \(error)"))]
    }
  }

  /// Unpacked when it is first asked for.
  private static let grid = Embedded.file("grid.csv").flatMap { Grid($0) } ?? Grid([])

  /// The first records of the whole journal that are asked for.
  private func records(_ asking: Asking, from view: Viewpoint) throws -> [JournalRecord] {
    let lots = try store.journalLots(asOf: view.asOf, knownAt: view.knownAt, matching: asking.filter)
    // Only an order looks at names.
    let fields =
      asking.sort.isEmpty
      ? JournalRecord.fields([])
      : JournalRecord.fields(
        of: try store.compact(asOf: view.asOf, knownAt: view.knownAt, clock: Clock.today, withCells: false).frame)
    let list = GetList(fields) { take in
      var lots = lots
      while let records = try lots.next() { for record in records { try take(record) } }
    }
    var found: [JournalRecord] = []
    let arranged = try list.arranged(by: asking.sort, State.journalLimit)
    try arranged { found.append($0) }
    return found
  }

  private func choice(_ name: String) -> ThemeChoice {
    do {
      return ThemeChoice(name, try themes.theme(name))
    } catch {
      return ThemeChoice(name, nil, fault: error.words)
    }
  }

  /// The store for a long job, which nothing else waits for.
  private func beside(_ headway: Headway?) throws(StoreFailure) -> ProgrammeStore {
    headway == nil ? store : try store.again()
  }

  private func load(_ view: Viewpoint, _ headway: Headway?) throws(StoreFailure) -> [Event] {
    do {
      // What others changed meanwhile is still told by a look.
      let store = try beside(headway)
      let programme = try store.programme(asOf: view.asOf, knownAt: view.knownAt, clock: Clock.today, headway)
      if headway == nil, view.knownAt == .now { catchUp(to: programme.seq) }
      return [.loaded(programme)]
    } catch {
      guard case .refused(let refusal, _, _) = error else { throw error }
      return [.notShown(refusal)]
    }
  }

  /// What courses are counted from: read once for all days of a store as it is.
  private func sources(
    _ day: Day, _ seq: Int, _ knownAt: KnownMoment, _ headway: Headway?
  ) throws(StoreFailure) -> CourseSources {
    if let known = courses.withLock({ $0 }), known.serves(day, seq: seq, knownAt: knownAt) { return known }
    let store = try beside(headway)
    var sources = try store.courseSources(asOf: nil, knownAt: knownAt, clock: Clock.today, headway)
    if !sources.serves(day, seq: sources.seq, knownAt: knownAt) {
      sources = try store.courseSources(asOf: day, knownAt: knownAt, clock: Clock.today, headway)
    }
    let read = sources
    courses.withLock { $0 = read }
    return read
  }

  /// What differs between two days, or two moments.
  private func compare(_ one: Viewpoint, _ other: Viewpoint, _ headway: Headway?) throws(StoreFailure) -> Comparison {
    let store = try beside(headway)
    let before = try store.programme(asOf: one.asOf, knownAt: one.knownAt, clock: Clock.today)
    let after = try store.programme(asOf: other.asOf, knownAt: other.knownAt, clock: Clock.today)
    return Comparison(
      before, after, reorganisations: try store.reorganisations(knownAt: other.knownAt).map(\.fact),
      uptakes: try sources(after.asOf, after.seq, other.knownAt, headway).outlook(asOf: after.asOf).uptakes)
  }

  private func trial(_ request: UndoRequest, _ reason: String) throws(StoreFailure) -> UndoTrial {
    let saved = try store.undo(
      request, reason: reason, by: operatorName, at: now(), clock: Clock.today, dryRun: true)
    return trial(request, reason, saved)
  }

  private func trial(_ request: UndoRequest, _ reason: String, _ saved: Saved) -> UndoTrial {
    UndoTrial(request: request, reason: reason, marks: saved.records, cells: saved.cells)
  }

  /// What an undo would come to, or what could be taken back instead of what is held.
  private func tryUndo(_ request: UndoRequest, _ reason: String) throws(StoreFailure) -> [Event] {
    do {
      return [.undoTried(try trial(request, reason))]
    } catch {
      guard request == .latest, case .refused(let refusal, _, _) = error, refusal.rule == "changed-since" else {
        throw error
      }
      return [.undoHeld(refusal, rest: try? trial(.rest, ""), before: try? trial(.skip, ""))]
    }
  }

  /// Carries out a reorganisation; where another changed something since the preview, shows the new one.
  private func reorganise(
    _ request: ReorganisationByHand, _ expected: ReorganisationPlan?, _ operation: UUID
  ) throws(StoreFailure) -> [Event] {
    do {
      let saved = try store.reorganise(
        request, expected: expected, by: operatorName, at: now(), clock: Clock.today, operation: operation)
      return told(saved)
    } catch {
      guard case .outpaced(let words) = error else { throw error }
      return [
        .busy(words),
        .reorganisationPlanned(.byHand(request), try store.plan(.byHand(request), clock: Clock.today)),
      ]
    }
  }

  /// Has what is being saved given up, where that can still be.
  func giveUp() { store.giveUp() }

  /// Whether that was asked for.
  var mayNotSave: Bool { store.isGivenUp }

  /// What is said of it where it does not answer any more.
  var farewell: Phrase { store.farewell }

  /// What another process changed since the last look, and what could not be read then; empty if there is nothing new.
  func look(from view: Viewpoint) -> [Event] {
    do throws(StoreFailure) {
      let hasChanged = try store.hasChangedElsewhere()
      guard hasChanged || isBehind.withLock({ $0 }) else { return [] }
      let records = try store.changes(after: lastSeen.withLock { $0 })
      let reread = try reread(after: records, from: view)
      var doubt: [Event] = []
      if let operation = unsure.withLock({ $0?.operation }) { doubt = try outcome(of: operation, reread) }
      catchUp(to: records.last?.seq ?? 0)
      return [.changedElsewhere(records.filter { $0.by != operatorName }, reread)] + doubt
    } catch {
      isBehind.withLock { $0 = true }
      return [.lookFailed(unread(error))]
    }
  }

  /// What others changed since it was last told.
  private func others() -> [Event] {
    do throws(StoreFailure) {
      let records = try store.changes(after: lastSeen.withLock { $0 })
      guard let last = records.last else { return [] }
      let reread = try reread(after: records, from: .now)
      catchUp(to: last.seq)
      return [.changedElsewhere(records, reread)]
    } catch {
      isBehind.withLock { $0 = true }
      return [.lookFailed(unread(error))]
    }
  }

  /// What a save came to, after what others did meanwhile: their cells are read anew too. It is kept, whatever becomes
  /// of the reading.
  private func told(_ saved: Saved) -> [Event] {
    do throws(StoreFailure) {
      let mine = Set(saved.records.map(\.seq))
      let records = try store.changes(after: lastSeen.withLock { $0 })
      // One that was kept before, and is answered again, is no news.
      if !mine.isSubset(of: records.map(\.seq)) { isBehind.withLock { $0 = true } }
      let reread = try reread(after: records, from: .now)
      let others = records.filter { !mine.contains($0.seq) }
      catchUp(to: records.last?.seq ?? 0)
      return (others.isEmpty ? [] : [.changedElsewhere(others, reread)])
        + [.saved(saved.records, reread, beside: saved.beside)]
    } catch {
      isBehind.withLock { $0 = true }
      return [.saved(saved.records, nil, beside: saved.beside + [unread(error)])]
    }
  }

  /// What is different after `records`; everything where something was missed before.
  private func reread(after records: [JournalRecord], from view: Viewpoint) throws(StoreFailure) -> Reread {
    guard view.isNow, !isBehind.withLock({ $0 }) else {
      return .whole(try store.programme(asOf: view.asOf, knownAt: view.knownAt, clock: Clock.today))
    }
    return try store.reread(after: records, clock: Clock.today)
  }

  /// What became of a change of which nothing was known.
  private func outcome(of operation: UUID, _ reread: Reread) throws(StoreFailure) -> [Event] {
    if let saved = try store.kept(operation) { return [.saved(saved.records, reread, beside: saved.beside)] }
    return [
      .failed(
        Phrase(
          "De laatste wijziging is niet opgeslagen; doe haar opnieuw.", "The last change was not saved; do it again."))
    ]
  }

  /// What is shown is what is there.
  private func catchUp(to seq: Int) {
    lastSeen.withLock { $0 = max($0, seq) }
    isBehind.withLock { $0 = false }
    unsure.withLock { $0 = nil }
  }

  private func unread(_ failure: StoreFailure) -> Phrase {
    let detail = failure.detail
    return Phrase(
      "De stand van nu is nog niet gelezen: \(detail.dutch).",
      "The current state has not been read yet: \(detail.english).")
  }

  private static let keepsNothing = Refusal(
    "keeps-nothing", Phrase("Dit geldt alleen nu.", "This holds for now only."),
    wayOut: Phrase("Deze zitting onthoudt niets voor later.", "This session remembers nothing afterwards."))

  private func event(for failure: StoreFailure) -> Event {
    switch failure {
    case .conflict(let field, let municipality, let initiative):
      return .conflicted(field, municipality: municipality, initiative: initiative)
    case .refused(let refusal, _, _): return .refused(refusal)
    case .busy, .outpaced: return .busy(failure.words)
    case .unknownMunicipality, .unknownInitiative: return .misused(failure.words)
    default: return .failed(failure.words)
    }
  }
}
