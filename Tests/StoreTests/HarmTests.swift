import Foundation
import TestSupport
import Testing

/// Files that were harmed in every way that comes to mind: told, never the end of the program, a hang or all memory.
@Suite(.serialized, .realPrograms, .dice) struct HarmTests {
  /// How many mutants: `SAMEN_MUTANTS`, or as many as a run can afford.
  private static let count = ProcessInfo.processInfo.environment["SAMEN_MUTANTS"].flatMap { Int($0) } ?? 300

  @Test("A harmed store is told or read, whatever is done with it")
  func store() throws {
    let file = try StoreFile(municipalities: 12)
    defer { file.remove() }
    var next = 0
    var falls = 0
    while next < HarmTests.count, falls < 20 {
      // So many at a time that what hangs is told from what is many.
      let count = min(300, HarmTests.count - next)
      let outcome = try run(
        Project.product("StoreChild"), ["harm", file.path, "\(Dice.seed)", "\(next)", "\(count)"])
      let mutants = outcome.output.split(separator: "\n").filter { $0.hasPrefix("mutant ") }
      next += mutants.count
      if outcome.status == 0, mutants.count == count { continue }
      falls += 1
      Issue.record("\(mutants.last ?? ""): ended with \(outcome.status) \(outcome.errors.suffix(2000))")
      if mutants.isEmpty { break }
    }
    #expect(next == HarmTests.count)
  }
}
