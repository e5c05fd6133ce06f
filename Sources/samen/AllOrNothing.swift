import Dashboard
import Model
import Store

extension Script {
  /// Carries it out as one change in one transaction, or not at all.
  /// - Throws: the command that is refused, or that is not about cells.
  func carryOutAtOnce(from start: State, _ store: ProgrammeStore, by name: String) throws(Ending) {
    var state = start
    var whole = WholeChange()
    for (index, line) in lines.enumerated() {
      do throws(Ending) {
        let goesOn = try settle(line, &state) { effect, state throws(Ending) in
          switch effect {
          case .save(let changes): return try whole.take(changes, &state, store, by: name)
          case .load(.now) where state.viewpoint.isNow: return []
          case _ where effect.isChange || effect.isKept: throw WholeChange.other
          default: return []
          }
        }
        guard goesOn else { break }
      } catch {
        throw told(error, at: index, done: 0)
      }
    }
    guard !whole.changes.isEmpty else { return }
    do throws(StoreFailure) {
      let saved = try store.save(
        whole.changes, by: name, at: Clock.nowUTC, clock: Clock.today, reason: whole.reasons.joined(separator: "; "))
      let isRehearsal = whole.changes.contains(where: \.isRehearsal)
      let count = Set(saved.records.map { CellName(municipality: $0.municipality, initiative: $0.initiative) }).count
      Output.narrate(
        isRehearsal
          ? say("Dit kan; er is niets gewijzigd.", "This can be done; nothing was changed.")
          : count == 0
            ? say("Het is al zo: er is niets gewijzigd.", "Already set: nothing was changed.")
            : say("opgeslagen ✓ \(count) in één wijziging", "saved ✓ \(count) in one change"))
      for words in saved.beside { Output.narrate(words[state.language]) }
    } catch {
      throw Ending(error, for: name)
    }
  }
}

/// The changes of cells that become one.
private struct WholeChange {
  var changes: [RolloutChange] = []
  /// Each once, in order.
  var reasons: [String] = []

  static let other = Ending(
    .usage, "Bij --all-or-nothing kan dit niet; wel set, correct, flag, note, plan, mark en filter.",
    "This is not possible with --all-or-nothing; set, correct, flag, note, plan, mark and filter are.")

  /// Takes in what a command asks for, and answers it as if it had been kept.
  mutating func take(
    _ asked: [RolloutChange], _ state: inout State, _ store: ProgrammeStore, by name: String
  ) throws(Ending) -> [Event] {
    var programme = state.programme
    for change in asked {
      // What is so already is in nobody's way.
      let row = programme.row(of: change.municipality)
      if change.on == nil, let row, let column = programme.column(of: change.initiative),
        change.isSo(in: programme[row, column])
      {
        continue
      }
      try merge(change)
    }
    let mine = Set(asked.map { CellName(municipality: $0.municipality, initiative: $0.initiative) })
    let touched = changes.filter { mine.contains(CellName(municipality: $0.municipality, initiative: $0.initiative)) }
    do throws(StoreFailure) {
      let tried = try store.save(touched, by: name, at: Clock.nowUTC, clock: Clock.today, dryRun: true)
      for (change, cell) in zip(touched, tried.cells) where change.on == nil {
        guard let row = programme.row(of: change.municipality), let column = programme.column(of: change.initiative)
        else { continue }
        programme[row, column] = cell
      }
    } catch {
      throw Ending(error, for: name)
    }
    return [.saved([], .whole(programme))]
  }

  private mutating func merge(_ change: RolloutChange) throws(Ending) {
    if !change.reason.isEmpty, !reasons.contains(change.reason) { reasons.append(change.reason) }
    guard changes.allSatisfy({ $0.isCorrection == change.isCorrection && $0.isRehearsal == change.isRehearsal }) else {
      throw Ending(
        .usage, "Eén wijziging is gewoon, of een correctie, of een proef (--dry-run): niet door elkaar.",
        "One change is ordinary, a correction or a trial (--dry-run), never a mixture.")
    }
    let same = changes.firstIndex {
      $0.municipality == change.municipality && $0.initiative == change.initiative && $0.on == change.on
    }
    guard let same else { return changes.append(change) }
    let first = changes[same]
    guard
      first.status == nil || change.status == nil, first.note == nil || change.note == nil,
      first.flags == nil || change.flags == nil, first.planned == nil || change.planned == nil
    else {
      throw Ending(
        .usage, "\(change.municipality) \(change.initiative) wijzigt twee keer, en dit is één wijziging.",
        "\(change.municipality) \(change.initiative) changes twice, and this is one change.")
    }
    changes[same].status = first.status ?? change.status
    changes[same].note = first.note ?? change.note
    changes[same].flags = first.flags ?? change.flags
    changes[same].planned = first.planned ?? change.planned
    if first.reason.isEmpty { changes[same].reason = change.reason }
  }
}

extension Effect {
  /// Whether it leaves something behind outside the store.
  fileprivate var isKept: Bool {
    switch self {
    case .keepName, .load: true
    default: false
    }
  }
}
