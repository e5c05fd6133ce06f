import Foundation
import Model
import Testing

/// The random numbers of tests: other ones each run, and the same again with `SAMEN_SEED` set to the seed that was told.
package struct Dice: RandomNumberGenerator {
  /// This run's seed.
  package static let seed: UInt64 = {
    let seed =
      ProcessInfo.processInfo.environment["SAMEN_SEED"].flatMap(UInt64.init) ?? UInt64.random(in: 0...999_999_999)
    print("SAMEN_SEED=\(seed)")
    return seed
  }()
  private var mix: SplitMix

  /// - Parameter name: gives each test throws of its own, whatever ran before it.
  package init(_ name: String = #function) { mix = SplitMix(text: "\(Self.seed) \(name)") }

  package mutating func next() -> UInt64 { mix.next() }

  /// 0 ..< bound.
  package mutating func below(_ bound: Int) -> Int { mix.below(bound) }
}

extension Trait where Self == IssueHandlingTrait {
  /// Stands on every suite that throws dice: a failure tells the seed that repeats it.
  package static var dice: Self {
    .compactMapIssues { issue in
      var issue = issue
      issue.comments.append("again with SAMEN_SEED=\(Dice.seed)")
      return issue
    }
  }
}
