import Foundation
import Model
import TestSupport
import Testing

/// The scenarios of `TimeScenarios.json`, whose head says how they are to be read.
@Suite struct TimeScenarioTests {
  struct Scenarios: Decodable {
    var initiatives: [String: [String]]
    var scenarios: [Scenario]
  }

  struct Scenario: Decodable, Sendable, CustomTestStringConvertible {
    struct Step: Decodable {
      var day: String
      var by: String
      var `do`: String
      var result: String
      var label: String?
      var seen: String?
      var exit: Int?
    }

    struct Expectation: Decodable {
      var of: String
      var on: String
      var known: String
      var `is`: [String: String]?
    }

    var name: String
    var about: String
    var steps: [Step]
    var expect: [Expectation]

    var testDescription: String { name }
  }

  static let all: Result<Scenarios, any Error> = Result {
    let file = Project.root.appendingPathComponent("Tests/ModelTests/TimeScenarios.json")
    return try JSONDecoder().decode(Scenarios.self, from: Data(contentsOf: file))
  }

  @Test("Each scenario comes out as it is written", arguments: try TimeScenarioTests.all.get().scenarios)
  func scenario(_ scenario: Scenario) throws {
    let courses = try Self.all.get().initiatives.mapValues { words in
      Course(
        name: Phrase(same: "x"), phases: [(.firstKnown, try #require(Phase(rawValue: words[0])))],
        bindings: [(.firstKnown, .voluntary)])
    }
    var desk = try TimeDesk.netherlands(courses)
    // The first and the last number of each step that has a label.
    var labels: [String: (first: Int, last: Int)] = ["start": (0, 0)]
    for step in scenario.steps {
      desk.today = try #require(Day(iso: step.day))
      var line = step.do
      for (label, numbers) in labels { line = line.replacing("{\(label)}", with: "\(numbers.first)") }
      let before = desk.chronicle.last
      var result = "ok"
      do {
        let seen = try step.seen.map { try #require(labels[$0]).last }
        if try desk.run(line, by: step.by, seen: seen).isEmpty { result = "same" }
      } catch let objection as Objection {
        result = objection.refusal.rule
        #expect((objection.conflict != nil) == (step.exit == 3), "\(line)")
        for language in Language.allCases { #expect(!objection.refusal.wayOut[language].isEmpty) }
      }
      #expect(result == step.result, "\(step.day) \(line)")
      if let label = step.label { labels[label] = (before + 1, desk.chronicle.last) }
    }
    for one in scenario.expect {
      let found = try told(&desk, one, labels.mapValues(\.last))
      guard let wanted = one.is else {
        #expect(found == nil, "\(one)")
        continue
      }
      let said = try #require(found, "\(one)")
      for (key, value) in wanted { #expect(said[key] == value, "\(one): \(key)") }
    }
  }

  private func told(_ desk: inout TimeDesk, _ one: Scenario.Expectation, _ labels: [String: Int]) throws
    -> [String: String]?
  {
    let day = try #require(Day(iso: one.on))
    let moment: KnownMoment =
      labels[one.known].map(KnownMoment.number) ?? Int(one.known).map(KnownMoment.number)
      ?? Day(iso: one.known).map(KnownMoment.day) ?? .now
    let knowledge = desk.knowledge(at: desk.chronicle.number(of: moment))
    if one.of == "sleeping" { return ["records": "\(knowledge.sleeping.count)"] }
    let words = one.of.split(separator: " ").map(String.init)
    guard words[0] == "coverage" else {
      return knowledge.cell(words[0], words[1], on: day).map { cell in
        [
          "status": cell.status.rawValue, "since": cell.since?.iso ?? "", "flags": cell.flags.letters,
          "planned": cell.planned?.iso ?? "", "note": cell.note, "changed": cell.changed?.iso ?? "",
          "heard": cell.heard?.iso ?? "", "further": "\(cell.further)", "behind": "\(cell.behind)",
        ]
      }
    }
    var coverage = Coverage()
    for code in knowledge.places.keys where knowledge.exists(code, on: day) {
      let cell = try #require(knowledge.cell(code, words[1], on: day))
      coverage.count(cell, inhabitants: knowledge.inhabitants(code, on: day))
    }
    return [
      "adopted": "\(coverage.adopted)", "committed": "\(coverage.committed)", "eligible": "\(coverage.eligible)",
      "exempt": "\(coverage.exempt)", "undecided": "\(coverage.undecided)",
    ]
  }
}
