import CFaultVFS
import Dashboard
import Foundation
import Model
import Store
import TestSupport
import Testing

@testable import samen

/// What is told and what is kept, whatever the disk or another program does meanwhile.
@Suite(.serialized) struct ToldTests {
  private static let isInstalled = fault_vfs_install() == 0
  private let folder: URL
  private var path: String { folder.appendingPathComponent("told.sqlite").path }

  init() throws {
    try #require(ToldTests.isInstalled)
    folder = try Project.temporaryFolder()
    // With its end: the names of other folders begin the same.
    fault_vfs_only(folder.path + "/")
  }

  static let effects: [Effect] = [
    .save([RolloutChange(municipality: "GM0363", initiative: "gon", note: "x")]),
    .keep(.book(BookingDraft(activity: "ibd", kind: .actual, amount: Amount(cents: 500), reason: "x"))),
    .put([SettingChange(field: .finding, key: "F3", value: "settled", reason: "x")]), .undo(.latest), .redo,
  ]
  private static let kinds: [Int32] = [
    FAULT_ERROR_ONCE, FAULT_ERROR_FROM, FAULT_ERROR_AFTER, FAULT_BUSY_ONCE, FAULT_BUSY_FROM,
  ].map { Int32($0) }

  private enum Word { case saved, notSaved, unknown }

  private func word(_ events: [Event]) -> Word? {
    for event in events {
      switch event {
      case .saved: return .saved
      case .failed(let words): return words.dutch.contains("niet zeker") ? .unknown : .notSaved
      case .busy, .refused, .conflicted, .misused: return .notSaved
      default: continue
      }
    }
    return nil
  }

  /// A store in which `anna` has something to undo and something to redo.
  private func pristine(_ effect: Effect) throws -> (bytes: Data, records: Int) {
    try? FileManager.default.removeItem(at: folder)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try ProgrammeStore.create(
      at: path, seed: try Project.sampleSeed().only(3, with: ["GM0363"]), isSample: true)
    let store = try ProgrammeStore(opening: path)
    let change = RolloutChange(municipality: "GM0363", initiative: "gibit", note: "eerst")
    _ = try store.save([change], by: "anna", at: "2017-10-01T10:00:00Z", clock: Day(number: 17_440))
    if effect == .redo { _ = try store.undo(by: "anna", at: "2017-10-01T10:00:00Z", clock: Day(number: 17_440)) }
    return (try Data(contentsOf: URL(fileURLWithPath: path)), try store.info().journalRecords)
  }

  @Test(
    "Whatever fails at whatever step, what is told is what is kept, and trying again keeps it once",
    arguments: ToldTests.effects)
  func told(_ effect: Effect) throws {
    defer {
      fault_vfs_arm(Int32(FAULT_NONE), 0)
      try? FileManager.default.removeItem(at: folder)
    }
    let (bytes, records) = try pristine(effect)
    var (points, unread, unknown) = (0, 0, 0)
    for kind in ToldTests.kinds {
      for step in 1...2000 {
        try bytes.write(to: URL(fileURLWithPath: path))
        unlink(path + "-journal")
        guard let tried = try attempt(effect, kind, Int32(step), seen: records) else { break }
        points += 1
        let place = "\(effect) kind \(kind) step \(step): \(tried)"
        if tried.isUnread { unread += 1 }
        if tried.word == .unknown { unknown += 1 }
        #expect(tried.word != .saved || tried.kept == 1, "\(place)")
        #expect(tried.word != .notSaved || tried.kept == 0, "\(place)")
        #expect(tried.isCurrent, "\(place)")
        #expect(tried.keptInTheEnd == 1, "\(place)")
        let store = try ProgrammeStore(opening: path)
        #expect(try store.check().isEmpty && store.info().journalRecords == records + 1, "\(place)")
      }
    }
    print("told \(effect): \(points) points, \(unread) unread, \(unknown) unknown")
    #expect(points > 100 && unread > 0)
  }

  private struct Tried {
    var word: Word?
    /// It was told as kept, and what is there now could not be read.
    var isUnread: Bool
    var kept: Int
    /// The look after the fault shows what is there.
    var isCurrent: Bool
    /// After one more try where it was not kept.
    var keptInTheEnd: Int
  }

  /// Meets the fault once; nil where there is no such step.
  private func attempt(_ effect: Effect, _ kind: Int32, _ step: Int32, seen: Int) throws -> Tried? {
    let store = try ProgrammeStore(opening: path, patience: 0.02)
    let runner = EffectRunner(
      store: store, operatorName: "anna", themes: ThemeFiles(asked: nil, isColourless: true), memory: nil,
      seen: seen)
    _ = try store.programme(asOf: nil, clock: Day(number: 17_440))
    fault_vfs_arm(kind, step)
    let events = runner.perform(effect, from: .now)
    let isMet = fault_vfs_met() != 0
    fault_vfs_arm(Int32(FAULT_NONE), 0)
    guard isMet else { return nil }
    let isUnread = events.contains { if case .saved(_, nil, let beside) = $0 { !beside.isEmpty } else { false } }
    let word = word(events)
    // An undo that nobody knows of is asked for again before anything else is looked at.
    let again = word == .unknown && step % 2 == 0 ? runner.perform(effect, from: .now) : []
    let later = runner.look(from: .now)
    let kept = try store.info().journalRecords - seen
    var isCurrent = !isUnread
    for case .changedElsewhere(_, .whole(let programme)) in later { isCurrent = programme.seq == seen + kept }
    if word == .unknown, again.isEmpty {
      #expect(self.word(later) == (kept == 1 ? .saved : .notSaved), "\(effect) \(kind) \(step)")
      isCurrent = true
    }
    if kept == 0 { #expect(self.word(runner.perform(effect, from: .now)) == .saved) }
    return Tried(
      word: word, isUnread: isUnread, kept: kept, isCurrent: isCurrent || !again.isEmpty,
      keptInTheEnd: try store.info().journalRecords - seen)
  }
}
