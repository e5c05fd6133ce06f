import Foundation
import Model
import TestSupport
import Testing

/// The scenarios of `TimeScenarios.json`, whose head says how they are to be read.
@Suite struct TimeScenarioTests {
  @Test("Each scenario comes out as it is written", arguments: try TimeScenarios.all.get().scenarios)
  func scenario(_ scenario: TimeScenarios.Scenario) throws {
    let courses = try TimeScenarios.all.get().courses()
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

  private func told(_ desk: inout TimeDesk, _ one: TimeScenarios.Scenario.Expectation, _ labels: [String: Int]) throws
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
