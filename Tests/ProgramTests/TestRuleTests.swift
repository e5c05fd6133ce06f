import Foundation
import TestSupport
import Testing

/// What keeps the tests from failing by chance, and from leaving something behind.
@Suite struct TestRuleTests {
  /// Every suite, from its `@Suite` to the next.
  private static func suites() throws -> [(file: String, text: Substring)] {
    let folder = Project.root.appendingPathComponent("Tests")
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter {
      $0.hasSuffix("Tests.swift") && !$0.hasSuffix("TestRuleTests.swift")
    }
    return try paths.flatMap { path in
      let text = try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
      let starts = [text.startIndex] + text.ranges(of: "@Suite").map(\.lowerBound) + [text.endIndex]
      return zip(starts, starts.dropFirst()).map { (path, text[$0..<$1]) }
    }
  }

  private static let rules: [(what: String, unless: String?, rule: String)] = [
    (
      #"TerminalWindow\(|\bPlace\(|\bPlace\.|Nobody\(|Project\.product\(|hotStore\("#, ".realPrograms",
      "a suite that starts real programs is @Suite(.realPrograms) or @Suite(.serialized, .realPrograms): two at a time"
    ),
    (#"\bDice\("#, ".dice", "a suite that throws dice is @Suite(.dice): a failure tells its SAMEN_SEED"),
    (
      #"SystemRandomNumberGenerator|\.random\(in: (?!.*using:)|shuffled\(\)|randomElement\(\)"#, nil,
      "random numbers come from `var dice = Dice()`: SAMEN_SEED repeats them"
    ),
    (
      #"usleep|\bsleep\(|Task\.sleep|nanosleep|\bDate\(\)|Clock\(\)\.|DispatchTime"#, nil,
      """
      a test waits for a state, never for a time: window.wait(for:), waitUntil("…") { … }; with seconds: only where the \
      product promises a time; what work costs is processorTime { … }
      """
    ),
    (
      #"omeDirectory|emporaryDirectory\b|"/tmp|mkdtemp|onThread|detachNewThread"#, nil,
      """
      files are in Project.temporaryFolder(), where run(…) and TerminalWindow have a home too; what blocks has its own \
      thread in .realPrograms
      """
    ),
  ]

  @Test("Every suite keeps the rules that make its result a matter of the product alone")
  func kept() throws {
    for (file, suite) in try Self.suites() {
      let head = suite.prefix { $0 != "{" }
      let isSuite = head.hasPrefix("@Suite")
      for (what, unless, rule) in Self.rules where unless == nil || isSuite && !head.contains(unless ?? "") {
        // What stands before the first suite of a file is for the suites that use it.
        guard let found = suite.range(of: what, options: .regularExpression) else { continue }
        Issue.record("\(file), \(head.dropFirst(6).prefix(60)): «\(suite[found])»: \(rule)")
      }
    }
  }
}
