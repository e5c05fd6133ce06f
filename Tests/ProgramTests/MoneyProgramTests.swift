import Foundation
import TestSupport
import Testing

@Suite(.realPrograms) struct MoneyProgramTests {
  private let samen = Project.product("samen")

  @Test("get findings gives twenty-nine, amounts in cents, and a settled one stays with its reason")
  func findings() throws {
    let folder = try Project.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let store = folder.appendingPathComponent("s.sqlite").path
    #expect(try run(samen, ["init", "--sample", "--store", store]).status == 0)
    #expect(try run(samen, ["do", "settle F3", "--store", store, "--by", "anna"]).status == 4)
    #expect(try run(samen, ["do", "settle F3 \"met een zetfout\"", "--store", store, "--by", "anna"]).status == 0)
    #expect(try run(samen, ["do", "settle F3 \"nog eens\"", "--store", store, "--by", "anna"]).status == 4)
    let outcome = try run(samen, ["get", "findings", "--format", "json", "--store", store])
    let found = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [[String: Any]])
    #expect(found.count == 29)
    #expect(found[0]["expected"] as? String == "2554200000" && found[0]["printed"] as? String == "2545200000")
    #expect(found[2]["state"] as? String == "settled" && found[2]["reason"] as? String == "met een zetfout")
    #expect(try run(samen, ["do", "undo", "--store", store, "--by", "anna"]).status == 0)
    #expect(try run(samen, ["get", "findings", "--store", store]).output.contains("settled") == false)
    #expect(try run(samen, ["check", "--store", store]).status == 0)
  }

  @Test("get contributions refuses until reference date and index are given, then sums to the cent")
  func contributions() throws {
    let folder = try Project.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let store = folder.appendingPathComponent("s.sqlite").path
    #expect(try run(samen, ["init", "--empty", "--store", store]).status == 0)
    let get = ["get", "contributions", "--format", "json", "--store", store]
    let refused = try run(samen, get)
    #expect(refused.status == 4 && refused.errors.contains("reference-date"))
    #expect(try run(samen, get + ["--year", "2031"]).status == 2)
    let script = "contribution-setting reference-date 2016-01-01; contribution-setting index 2018 0 %"
    #expect(try run(samen, ["do", script, "--store", store]).status == 0)
    let outcome = try run(samen, get + ["--year", "2018"])
    let found = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [[String: Any]])
    #expect(found.count == 390 && found.compactMap { $0["amount"] as? Int }.reduce(0, +) == 1_532_000_000)
    #expect(
      try run(samen, ["do", "contribution-setting mode tariff; contribution-setting exempt none", "--store", store])
        .status == 0)
    let tariff = try run(samen, get)
    let rates = try #require(
      try JSONSerialization.jsonObject(with: Data(tariff.output.utf8)) as? [[String: Any]])
    #expect(rates.compactMap { $0["amount"] as? Int }.reduce(0, +) == 1_528_120_800)
  }
}
