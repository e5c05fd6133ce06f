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
  private let lastSeen: Mutex<Int>

  init(store: ProgrammeStore, operatorName: String, themes: ThemeFiles) {
    self.store = store
    self.operatorName = operatorName
    self.themes = themes
    lastSeen = Mutex(-1)
  }

  /// Does what `effect` asks, here and now, and tells what came of it; journal and history are read up to `day`.
  func perform(_ effect: Effect, asOf day: Day?) -> [Event] {
    do {
      switch effect {
      case .save(let changes):
        let saved = try store.save(changes, by: operatorName, at: Clock.nowUTC, clock: Clock.today)
        return [.saved(saved.records, try now())]
      case .undo:
        let saved = try store.undo(by: operatorName, at: Clock.nowUTC, clock: Clock.today)
        return [.saved(saved.records, try now())]
      case .redo:
        let saved = try store.redo(by: operatorName, at: Clock.nowUTC, clock: Clock.today)
        return [.saved(saved.records, try now())]
      case .load(let day): return [.loaded(try store.programme(asOf: day, clock: Clock.today))]
      case .loadJournal: return [.journalLoaded(try store.journal(limit: State.journalLimit, asOf: day))]
      case .loadHistory(let municipality):
        return [.historyLoaded(municipality: municipality, try store.history(of: municipality, asOf: day))]
      case .useTheme(let name): return [.themed(try themes.theme(name))]
      case .suspend, .redraw, .quit: return []
      }
    } catch let failure as StoreFailure {
      return [event(for: failure)]
    } catch let ending as Ending {
      return [ending.status == .usage ? .misused(ending.words) : .failed(ending.words)]
    } catch {
      return [.failed(Phrase("Onverwachte fout: \(error)", "Unexpected error: \(error)"))]
    }
  }

  /// What another process changed since the last look; empty if nothing did.
  func look(asOf day: Day?) -> [Event] {
    do {
      guard try store.hasChangedElsewhere() else { return [] }
      let seen = lastSeen.withLock { $0 }
      let records = try store.changes(after: seen)
      if let last = records.last?.seq { lastSeen.withLock { $0 = max($0, last) } }
      let others = records.filter { $0.by != operatorName || seen < 0 }
      return [.changedElsewhere(others, try store.programme(asOf: day, clock: Clock.today))]
    } catch {
      return [event(for: error)]
    }
  }

  /// Begins to watch from the journal as it is now.
  func beginWatching() {
    let last = (try? store.journal(limit: 1))?.first?.seq ?? 0
    lastSeen.withLock { $0 = last }
    _ = try? store.hasChangedElsewhere()
  }

  private func now() throws(StoreFailure) -> Programme {
    if let last = try store.journal(limit: 1).first?.seq { lastSeen.withLock { $0 = max($0, last) } }
    return try store.programme(asOf: nil, clock: Clock.today)
  }

  private func event(for failure: StoreFailure) -> Event {
    switch failure {
    case .conflict(let conflict):
      return .conflicted(
        Dashboard.Conflict(change: conflict.asked, theirs: conflict.current, by: conflict.by, at: conflict.at))
    case .refused(let refusal, _, _): return .refused(refusal)
    case .busy: return .busy(failure.words)
    default: return .failed(failure.words)
    }
  }
}
