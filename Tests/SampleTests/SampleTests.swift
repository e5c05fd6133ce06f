import Foundation
import Model
import Sample
import TestSupport
import Testing

@Suite struct SampleTests {
  @Test(
    "Any date gives the right list of municipalities",
    arguments: [
      ("2016-01-01", 390), ("2017-01-01", 388), ("2018-01-01", 380), ("2019-01-01", 355), ("2020-01-01", 355),
      ("2021-01-01", 352), ("2022-01-01", 345), ("2022-03-24", 344), ("2023-01-01", 342), ("2026-01-01", 342),
    ])
  func counts(_ date: String, _ count: Int) throws {
    let day = try #require(Day(iso: date))
    #expect(try Project.sampleSeed().municipalities.filter { $0.exists(on: day) }.count == count)
  }

  @Test(
    "Inhabitants add up to the figures of CBS", arguments: [(2016, 16_979_120), (2017, 17_081_507), (2018, 17_181_084)])
  func inhabitants(_ year: Int, _ sum: Int) throws {
    #expect(try Project.sampleSeed().inhabitants.filter { $0.year == year }.reduce(0) { $0 + $1.count } == sum)
  }

  @Test("Meierijstad comes of three, with 79.599 inhabitants in 2016")
  func meierijstad() throws {
    let seed = try Project.sampleSeed()
    let old = seed.reorganisations.filter { $0.newCode == "GM1948" }.map(\.oldCode)
    #expect(old.sorted() == ["GM0844", "GM0846", "GM0860"])
    #expect(seed.inhabitants.filter { $0.year == 2016 && old.contains($0.code) }.reduce(0) { $0 + $1.count } == 79_599)
  }

  @Test("The fund of 2017 adds up as section B's lines do")
  func fund() throws {
    let seed = try Project.sampleSeed()
    func sum(_ group: FundGroup) -> Amount {
      seed.activities.filter { $0.group == group }.reduce(.zero) { $0 + $1.budget }
    }
    #expect(seed.activities.count == 14)
    #expect(sum(.recurring) == Amount(euros: 25_542_000) && sum(.oneOff) == Amount(euros: 25_210_000))
    #expect(seed.printed.first { $0.key == "totaal" }?.amount == sum(.recurring) + sum(.oneOff))
  }

  @Test("The generator makes the kept files again, byte for byte")
  func generator() throws {
    let files = try Project.sampleBytes()
    let facts = try SampleFiles(files).seed(factsOnly: true)
    #expect(SampleGenerator.rollout(facts: facts) == files["rollout.csv"])
    #expect(SampleGenerator.bookings(facts: facts) == files["bookings.csv"])
  }

  @Test(
    "A CSV that is not as it should be names its line",
    arguments: [
      ("a,b\n1,2\n3\n", 3), ("a,b\n\"1,2\n", 2), ("a,c\n", 1), ("a,b\n1,x\"y\n", 2), ("a,b\n\"1\"z,2\n", 2), ("", 1),
      ("a,b\n1,2,3\n", 2), ("a,b\r\n1,2\r\n\"x\ny\",1\r\n4\r\n", 5),
    ])
  func strict(_ text: String, _ line: Int) {
    #expect {
      try CSV.records(Array(text.utf8), file: "f.csv", header: ["a", "b"])
    } throws: { ($0 as? CSVProblem)?.line == line }
  }

  @Test("A CSV that is no UTF-8 is refused")
  func encoding() {
    #expect(throws: CSVProblem.self) { try CSV.records([0x61, 0x0A, 0xFF, 0x0A], file: "f.csv", header: ["a"]) }
  }

  @Test("Cells survive writing and reading, formulas disarmed on the way")
  func roundTrip() throws {
    let rows = [["a", "b"], ["=1+1", "-"], ["x,\"y\"", "l1\nl2"], ["@x", "+31"], ["", "é"]]
    let bytes = CSV.written(rows)
    #expect(String(decoding: bytes, as: UTF8.self).contains("'=1+1"))
    #expect(try CSV.records(bytes, file: "f.csv", header: ["a", "b"]).map(\.cells) == Array(rows.dropFirst()))
  }
}

/// The anchors of the data in the document, which the tests do not have.
@Suite struct AnchorTests {
  private func files() throws -> SampleFiles { SampleFiles(try Project.sampleBytes()) }

  @Test("Every anchor was checked against the document since it was changed: `samen check-source DOCUMENT sample-data`")
  func checked() throws {
    let kept = try String(
      contentsOf: Project.root.appendingPathComponent("sample-data/anchors.csv"), encoding: .utf8)
    #expect(try files().checkedAnchors() == kept)
  }

  @Test("An anchor that was changed, moved or added is one that was not checked")
  func unchecked() throws {
    let old = try #require(try files().anchors().first)
    for quote in ["\(old.quote.section):\(old.quote.line + 1):\(old.quote.words)", "B:\(old.quote.line):anders"] {
      var other = old
      other.quote = try #require(Quote(quote))
      #expect(other.line != old.line)
    }
  }

  @Test("Words that do not stand on their line are told, with what does stand there")
  func stray() throws {
    let anchors = try files().anchors()
    let last = try #require(anchors.map(\.quote.line).max())
    var document = [Substring](repeating: "", count: last)
    for anchor in anchors { document[anchor.quote.line - 1] += anchor.quote.words + " " }
    #expect(try files().strayAnchors(in: document).isEmpty)
    let line = try #require(anchors.last).quote.line
    document[line - 1] = "iets anders"
    let stray = try files().strayAnchors(in: document)
    #expect(!stray.isEmpty && stray.allSatisfy { $0.anchor.quote.line == line && $0.found == "iets anders" })
    #expect(try files().strayAnchors(in: []).count == anchors.count)
  }

  @Test("The four largest municipalities have 2.322.185 inhabitants in 2016, as F6 says: 26,88 cent")
  func four() throws {
    let seed = try Project.sampleSeed()
    let count = seed.inhabitants.filter {
      $0.year == 2016 && ContributionSettings.largestFour.contains($0.code)
    }.reduce(0) { $0 + $1.count }
    let rest = 16_979_120 - count
    #expect(count == 2_322_185)
    #expect((3_940_000_00 * 100 + rest / 2) / rest == 2_688)
  }
}
