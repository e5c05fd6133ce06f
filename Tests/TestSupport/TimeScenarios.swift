import Foundation
import Model
import Testing

/// The scenarios of `TimeScenarios.json`, whose head says how they are to be read.
package struct TimeScenarios: Decodable {
  package var initiatives: [String: [String]]
  package var scenarios: [Scenario]

  package struct Scenario: Decodable, Sendable, CustomTestStringConvertible {
    package struct Step: Decodable {
      package var day: String
      package var by: String
      package var `do`: String
      package var result: String
      package var label: String?
      package var seen: String?
      package var exit: Int?
    }

    package struct Expectation: Decodable {
      package var of: String
      package var on: String
      package var known: String
      package var `is`: [String: String]?
    }

    package var name: String
    package var about: String
    package var steps: [Step]
    package var expect: [Expectation]

    package var testDescription: String { name }
  }

  /// All of them.
  package static let all: Result<TimeScenarios, any Error> = Result {
    let file = Project.root.appendingPathComponent("Tests/ModelTests/TimeScenarios.json")
    return try JSONDecoder().decode(TimeScenarios.self, from: Data(contentsOf: file))
  }

  /// Phase of each initiative, from ever.
  package func courses() throws -> [String: Course] {
    try initiatives.mapValues { words in
      Course(
        name: Phrase(same: "x"), phases: [(.firstKnown, try #require(Phase(rawValue: words[0])))],
        bindings: [(.firstKnown, .voluntary)])
    }
  }
}
