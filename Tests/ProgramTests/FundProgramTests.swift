import Foundation
import TestSupport
import Testing

@Suite(.serialized, .realPrograms) struct FundProgramTests {
  let place: Place
  init() throws { place = try Place() }

  @Test("do books, get fund tells what it came to in cents, and the journal has it")
  func books() throws {
    defer { place.remove() }
    func ibd() throws -> [String: Int] {
      let row = try #require(
        try place.json("fund").first { ($0["activity"] as? String)?.hasPrefix("Informatiebeveiliging") == true })
      return row.compactMapValues { $0 as? Int }
    }
    let before = try ibd()
    #expect(
      try place.samen("do", "book ibd realisatie 1.250,00 2017-09-30 factuur; book ibd budget 0,1 mln").status == 0)
    let after = try ibd()
    #expect(after["actual"] == (before["actual"] ?? 0) + 125_000)
    #expect(after["budget"] == 210_000_000 && after["original"] == 200_000_000)
    let (budget, actual, committed) = (after["budget"] ?? 0, after["actual"] ?? 0, after["committed"] ?? 0)
    #expect(after["free"] == budget - actual - committed && (after["forecast"] ?? 0) > actual)
    let records = try place.json("journal")
    #expect(records[1]["field"] as? String == "booking" && records[1]["reason"] as? String == "factuur")
    #expect(try place.samen("do", "undo; undo").status == 0)
    #expect(try ibd() == before)
    #expect(try place.samen("check").status == 0)
  }

  @Test("What is refused ends with 4, what is misspelt with 2, and neither is kept")
  func refusals() throws {
    defer { place.remove() }
    for (line, status) in [
      ("book ibd realisatie 1,2,3", 4), ("book ibd realisatie 10^30", 4), ("book ibd realisatie -5", 4),
      ("book ibd realisatie 5 2018-01-01", 4), ("book ibd verplichting 5 mln", 4), ("book niets realisatie 5", 2),
      ("book ibd", 2), ("fund-share beheer 40 structureel 40 innovatie 40", 4), ("reverse-booking 4000 x", 4),
      ("reverse-booking 1", 4),
    ] as [(String, Int32)] {
      let outcome = try place.samen("do", line)
      #expect(outcome.status == status && !outcome.errors.isEmpty, "\(line): \(outcome)")
    }
    let english = try run(
      Place.program, ["do", "book ibd actual 1,250.00; what-if total=52.3M", "--lang", "en", "--store", place.store])
    #expect(english.status == 0 && english.errors.contains("per inhabitant € 3.06"), "\(english)")
    #expect(try place.json("journal").filter { $0["field"] as? String == "booking" }.count == 1)
  }

  @Test("snapshot pictures each tab of the fund page")
  func snapshots() throws {
    defer { place.remove() }
    for (keys, word) in [
      ("Home", "25.452.000"), ("l", "50.000.000"), ("l l", "ongeveer 6,5 mln"), ("h", "onderuitputting"),
      ("j j Enter", "voorbeeld"),
    ] {
      let outcome = try run(
        Place.program, ["snapshot", "--page", "fund", "--keys", keys, "--store", place.store, "--size", "80x24"])
      #expect(outcome.status == 0 && outcome.output.contains(word), "\(keys): \(outcome)")
    }
    // Only the sample has settled what the document leaves open.
    let empty = place.store + ".empty"
    defer { try? FileManager.default.removeItem(atPath: empty) }
    #expect(try run(Place.program, ["init", "--empty", "--store", empty]).status == 0)
    let picture = try run(
      Place.program, ["snapshot", "--page", "fund", "--keys", "l", "--store", empty, "--size", "80x24"])
    #expect(picture.output.contains("nog niet vastgesteld"), "\(picture)")
  }
}
