import Foundation
import TestSupport
import Testing

@Suite(.serialized, .realPrograms) struct DecisionProgramTests {
  let place: Place
  init() throws { place = try Place() }

  @Test("get decisions has the keys that scripts rely on, and tells an outcome that do recorded")
  func decisions() throws {
    defer { place.remove() }
    let before = try place.json("decisions")
    #expect(Set(before[0].keys) == ["id", "date", "body", "title", "state"])
    func row(_ id: String) throws -> [String: Any] {
      try #require(try place.json("decisions").first { $0["id"] as? String == id })
    }
    #expect(try row("A-1")["state"] as? String == "voorgelegd" && row("A-1")["date"] as? String == "2016-11-30")
    #expect(try row("ALV-2017-C")["date"] as? String == "2017-06" && row("GF-2018")["date"] is NSNull)
    let outcome = try place.samen("do", "decide ALV-2017-C aangenomen \"notulen, punt 7\" --on 2017-06-14")
    #expect(outcome.status == 0, "\(outcome)")
    #expect(try row("ALV-2017-C")["state"] as? String == "aangenomen")
    let past = try place.samen(
      "get", "decisions", "--filter", "id=ALV-2017-C", "--format", "csv", "--as-of", "2017-06-13")
    #expect(past.output.contains("verwacht"), "\(past)")
    #expect(try place.samen("do", "undo").status == 0)
    #expect(try row("ALV-2017-C")["state"] as? String == "verwacht")
    #expect(try place.samen("check").status == 0)
  }

  @Test("What is refused ends with 4, what is misspelt with 2, and neither is kept")
  func refusals() throws {
    defer { place.remove() }
    let before = try place.json("journal").count
    for (line, status) in [
      ("decide A-9 aangenomen notulen", 4), ("decide A-i aangenomen notulen", 4),
      ("decide ALV-2013 aangenomen notulen", 4), ("decide A-1 mooi notulen", 2), ("decide A-1 aangenomen", 2),
      ("decide A-1 aangenomen notulen --on 2016-01-01", 4), ("decide A-1 aangenomen notulen --on nooit", 2),
      ("decide A-1 aangenomen notulen --flags P", 2), ("correct-decision A-1 aangenomen notulen", 4),
      ("decide A-1 aangenomen notulen with gon beheer", 4), ("request gbi X baten", 4), ("judge V9 positief x", 4),
      ("weigh V9", 2),
    ] as [(String, Int32)] {
      let outcome = try place.samen("do", line)
      #expect(outcome.status == status && !outcome.errors.isEmpty, "\(line): \(outcome)")
    }
    #expect(try place.json("journal").count == before)
  }

  @Test("snapshot pictures the page in both languages")
  func snapshots() throws {
    defer { place.remove() }
    for (language, word) in [("nl", "voorgelegd aan"), ("en", "put to")] {
      let outcome = try run(
        Place.program,
        ["snapshot", "--page", "decisions", "--keys", "j j j j", "--lang", language, "--store", place.store])
      #expect(outcome.status == 0 && outcome.output.contains(word), "\(language): \(outcome)")
    }
  }
}
