import Foundation
import Model
import Store
import TestSupport
import Testing

@Suite(.serialized, .realPrograms, .dice) struct PowerCutTests {
  /// What a storeful of changes writes, step by step.
  private func book(_ file: StoreFile) throws -> [Disk.Step] {
    let book = file.folder.appendingPathComponent("book")
    let outcome = try run(Project.product("StoreChild"), ["record", book.path, file.path])
    try #require(outcome.status == 0, "\(outcome)")
    return Disk.Step.read(try Data(contentsOf: book))
  }

  /// Opens what a cut left.
  /// - Returns: what is wrong with it; nil where all that was acknowledged is there, and sound.
  private func fault(_ image: [String: [UInt8]], _ least: Int, in folder: URL) throws -> String? {
    try? FileManager.default.removeItem(at: folder)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, bytes) in image { try Data(bytes).write(to: folder.appendingPathComponent(name)) }
    do {
      let store = try ProgrammeStore(opening: folder.appendingPathComponent("samen.sqlite").path)
      let problems = try store.check()
      guard problems.isEmpty else { return "\(problems)" }
      let count = try store.info().journalRecords
      return count >= least ? nil : "\(count) records of \(least) that were acknowledged"
    } catch {
      return "\(error)"
    }
  }

  @Test("After a power cut at any moment every change that was acknowledged is there, and the store is sound")
  func cuts() throws {
    let file = try StoreFile(municipalities: 3)
    defer { file.remove() }
    let before = file.bytes
    let fresh = try file.open().info().journalRecords
    let steps = try book(file)
    var disk = Disk("samen.sqlite", before)
    var dice = Dice()
    var images = 0
    let folder = file.folder.appendingPathComponent("cut")
    for (index, step) in steps.enumerated() {
      disk.play(step)
      for cut in Disk.Cut.allCases {
        images += 1
        let found = try fault(disk.image(cut, &dice), fresh + (Int(disk.told) ?? 0), in: folder)
        #expect(found == nil, "after step \(index) (\(step.words.joined(separator: " "))), \(cut)")
      }
    }
    #expect(images >= 500 && steps.filter { $0.words[0] == "told" }.count == 12, "\(images) images")
  }

  @Test("Without a sync of the folder after the journal's removal these cuts would lose what was acknowledged")
  func wouldLose() throws {
    let file = try StoreFile(municipalities: 3)
    defer { file.remove() }
    let before = file.bytes
    let fresh = try file.open().info().journalRecords
    var disk = Disk("samen.sqlite", before, syncsRemovals: false)
    var dice = Dice()
    var lost = 0
    for step in try book(file) {
      disk.play(step)
      guard step.words[0] == "told" else { continue }
      let image = disk.image(.nothing, &dice)
      if try fault(image, fresh + (Int(disk.told) ?? 0), in: file.folder.appendingPathComponent("cut")) != nil {
        lost += 1
      }
    }
    #expect(lost == 12)
  }
}
