import Dashboard
import Foundation
import Model
import Screen
import Store
import Synchronization

/// Carries out effects against the store; the one place where `Dashboard` meets `Store`.
final class EffectRunner: Sendable {
  private let store: ProgrammeStore
  private let operatorName: String
  private let themes: ThemeFiles
  /// Where choices are kept for later sessions; nil to keep none.
  private let configPath: String?
  private let lastSeen: Mutex<Int>

  /// - Parameter seen: the last journal record that the state at hand has seen.
  init(store: ProgrammeStore, operatorName: String, themes: ThemeFiles, configPath: String?, seen: Int) {
    self.configPath = configPath
    self.store = store
    self.operatorName = operatorName
    self.themes = themes
    lastSeen = Mutex(seen)
  }

  /// Does what `effect` asks, here and now, and tells what came of it; journal and history are read up to `day`.
  func perform(_ effect: Effect, asOf day: Day?) -> [Event] {
    do {
      switch effect {
      case .save(let changes):
        let saved = try store.save(changes, by: operatorName, at: Clock.nowUTC, clock: Clock.today)
        return try told(saved.records)
      case .put(let changes):
        let saved = try store.put(changes, by: operatorName, at: Clock.nowUTC, clock: Clock.today)
        return try told(saved.records)
      case .undo:
        let saved = try store.undo(by: operatorName, at: Clock.nowUTC, clock: Clock.today)
        return try told(saved.records)
      case .redo:
        let saved = try store.redo(by: operatorName, at: Clock.nowUTC, clock: Clock.today)
        return try told(saved.records)
      case .keep(let change):
        let saved = try store.keep(change, by: operatorName, at: Clock.nowUTC, clock: Clock.today)
        return try told(saved.records)
      case .load(let day):
        let programme = try store.programme(asOf: day, clock: Clock.today)
        see(programme.seq)
        return [.loaded(programme)]
      case .loadJournal: return [.journalLoaded(try store.journal(limit: State.journalLimit, asOf: day))]
      case .loadHistory(let municipality):
        return [
          .historyLoaded(municipality: municipality, try store.history(of: municipality, asOf: day)),
          .dossierLoaded(try store.dossier(of: municipality)),
        ]
      case .planReorganisation(let request):
        return [.reorganisationPlanned(request, try store.plan(request, clock: Clock.today))]
      case .reorganise(let request, let expected): return try reorganise(request, expected)
      case .loadSeries(let initiative, let day):
        return [.seriesLoaded(try store.series(of: initiative, recastTo: day, clock: Clock.today))]
      case .useTheme(let name): return [.themed(try themes.theme(name))]
      case .keepSetting(let section, let key, let value):
        if let configPath { try ConfigurationFile(path: configPath).keep(section: section, key: key, value: value) }
        return []
      case .suspend, .redraw, .quit, .copy: return []
      }
    } catch let failure as StoreFailure {
      return [event(for: failure)]
    } catch let ending as Ending {
      return [ending.status == .usage ? .misused(ending.words) : .failed(ending.words)]
    } catch {
      return [.failed(Phrase("Onverwachte fout: \(error)", "Unexpected error: \(error)"))]
    }
  }

  /// Carries out a reorganisation; where another changed something since the preview, shows the new one.
  private func reorganise(
    _ request: ReorganisationRequest, _ expected: ReorganisationPlan?
  ) throws(StoreFailure) -> [Event] {
    do {
      let saved = try store.reorganise(
        request, expected: expected, by: operatorName, at: Clock.nowUTC, clock: Clock.today)
      return try told(saved.records)
    } catch {
      guard case .refused(let refusal, _, _) = error, refusal.rule == "plan-changed" else { throw error }
      return [
        .refused(refusal), .reorganisationPlanned(request, try store.plan(request, clock: Clock.today)),
      ]
    }
  }

  /// What another process changed since the last look; empty if nothing did.
  func look(asOf day: Day?) -> [Event] {
    do {
      guard try store.hasChangedElsewhere() else { return [] }
      let records = try unseen()
      let others = records.filter { $0.by != operatorName }
      let clock = Clock.today
      let reread =
        day == nil
        ? try store.reread(after: records, clock: clock) : .whole(try store.programme(asOf: day, clock: clock))
      return [.changedElsewhere(others, reread)]
    } catch {
      return [.lookFailed(error.words)]
    }
  }

  /// What a save came to, after what others did meanwhile: their cells are read anew too.
  private func told(_ saved: [JournalRecord]) throws(StoreFailure) -> [Event] {
    let mine = Set(saved.map(\.seq))
    let others = try unseen().filter { !mine.contains($0.seq) }
    let clock = Clock.today
    let before: [Event] =
      others.isEmpty ? [] : [.changedElsewhere(others, try store.reread(after: others, clock: clock))]
    return before + [.saved(saved, try store.reread(after: saved, clock: clock))]
  }

  private func unseen() throws(StoreFailure) -> [JournalRecord] {
    let records = try store.changes(after: lastSeen.withLock { $0 })
    if let last = records.last?.seq { see(last) }
    return records
  }

  private func see(_ seq: Int) { lastSeen.withLock { $0 = max($0, seq) } }

  private func event(for failure: StoreFailure) -> Event {
    switch failure {
    case .conflict(let conflict):
      return .conflicted(
        Dashboard.Conflict(change: conflict.asked, theirs: conflict.current, by: conflict.by, at: conflict.at))
    case .refused(let refusal, _, _): return .refused(refusal)
    case .busy, .outpaced: return .busy(failure.words)
    default: return .failed(failure.words)
    }
  }
}
