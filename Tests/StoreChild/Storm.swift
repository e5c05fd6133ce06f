import Foundation
import Model
import Sample
import Store

/// One of many operators who work on the same few cells at once, as fast as people could at most: single changes,
/// changes of several rows, undo and redo. Says on stdout what was acknowledged, refused and told, and how long it took.
final class Storm {
  private let store: ProgrammeStore
  private let name: String
  private let municipalities: [String]
  private let initiatives: [Initiative]
  private var tallies: [String: Int] = [:]
  private var dice: SplitMix

  init(_ path: String, _ name: String, seed: String) throws {
    dice = SplitMix(text: seed + name)
    store = try patiently { () throws(StoreFailure) in try ProgrammeStore(opening: path) }
    self.name = name
    let programme = try patiently { [store] () throws(StoreFailure) in try store.programme(asOf: nil, clock: clock) }
    municipalities = programme.municipalities.prefix(12).map(\.code)
    initiatives = programme.initiatives
    // The check of the whole file before a first write is no part of a save's time.
    let first = change(municipalities[0], "gon", note: name)
    _ = try patiently { [store] () throws(StoreFailure) in try store.save([first], by: name, at: at, clock: clock) }
    say("record 1")
  }

  /// - Parameter pace: milliseconds between one change and the next, on average.
  func run(steps: Int, pace: UInt32) throws {
    for _ in 0..<steps {
      switch dice.below(20) {
      case 0..<12: try save(count: 1)
      case 12..<14: try save(count: 2 + dice.below(7))
      case 14..<18: try timed("undo") { () throws(StoreFailure) in try store.undo(by: name, at: at, clock: clock) }
      default: try timed("redo") { () throws(StoreFailure) in try store.redo(by: name, at: at, clock: clock) }
      }
      pause(pace / 2...pace * 3 / 2)
    }
    for (what, count) in tallies.sorted(by: { $0.key < $1.key }) { say("\(what) \(count)") }
  }

  private func save(count: Int) throws {
    var changes: [RolloutChange] = []
    for municipality in municipalities.shuffled(using: &dice).prefix(count) {
      guard let initiative = initiatives.randomElement(using: &dice) else { continue }
      // What is seen is never younger than its number.
      let seen = try patiently { [store] () throws(StoreFailure) in try store.info().journalRecords }
      changes.append(random(municipality, initiative, try cell(municipality, initiative), seen: seen))
    }
    // The time that a person takes between seeing and doing: another may come between.
    pause(1...30)
    try timed("save") { () throws(StoreFailure) in
      try store.save(changes, by: name, at: at, clock: clock)
    }
  }

  private func cell(_ municipality: String, _ initiative: Initiative) throws -> RolloutCell {
    try patiently { () throws(StoreFailure) in try store.cell(municipality, initiative.id) }
  }

  private func random(_ municipality: String, _ initiative: Initiative, _ cell: RolloutCell, seen: Int) -> RolloutChange
  {
    var next = RolloutChange(
      municipality: municipality, initiative: initiative.id, reason: "storm", seen: seen)
    let steps = Transition.successors(of: cell.status)
    switch dice.below(4) {
    case 0...1 where !steps.isEmpty: next.status = steps.randomElement(using: &dice)
    case 2: next.planned = .some(clock + 1 + dice.below(300))
    default: next.note = "\(name) \(dice.below(1_000_000))"
    }
    return next
  }

  /// Does it and counts how it went; nil where it was refused or another was first.
  @discardableResult
  private func timed(_ what: String, _ work: () throws(StoreFailure) -> Saved) throws -> Saved? {
    let start = DispatchTime.now().uptimeNanoseconds
    defer { say("time \((DispatchTime.now().uptimeNanoseconds - start) / 1000)") }
    do throws(StoreFailure) {
      let saved = try patiently(work)
      say("record \(saved.records.count)")
      tallies[what, default: 0] += 1
      return saved
    } catch {
      switch error {
      case .conflict: tallies["conflict", default: 0] += 1
      case .refused: tallies["refused", default: 0] += 1
      default: throw error
      }
      return nil
    }
  }

  private func pause(_ milliseconds: ClosedRange<UInt32>) {
    usleep(UInt32.random(in: milliseconds, using: &dice) * 1000)
  }
}
