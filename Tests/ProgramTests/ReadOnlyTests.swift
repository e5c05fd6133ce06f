import Foundation
import TestSupport
import Testing

@Suite(.serialized, .realPrograms) struct ReadOnlyTests {
  let place: Place
  init() throws { place = try Place() }

  @Test(
    "--read-only holds wherever it stands",
    arguments: [
      ["do", "undo", "--read-only"], ["--read-only", "do", "undo"], ["do", "--read-only", "undo"],
      ["set", "Amersfoort", "gon", "D", "--read-only"], ["--read-only", "set", "Amersfoort", "gon", "D"],
      ["set", "--read-only", "Amersfoort", "gon", "D"],
    ])
  func holds(_ arguments: [String]) throws {
    defer { place.remove() }
    #expect(try place.samen("set", "Amersfoort", "overlijden", "D").status == 0)
    let before = try Data(contentsOf: URL(fileURLWithPath: place.store))
    let outcome = try run(Place.program, arguments + ["--store", place.store, "--by", "anna"])
    #expect(outcome.status == 4 && outcome.errors.contains("alleen lezen"), "\(outcome)")
    #expect(try Data(contentsOf: URL(fileURLWithPath: place.store)) == before)
  }

  @Test("--read-only makes no store")
  func makesNone() throws {
    defer { place.remove() }
    let other = place.folder.path + "/anders.sqlite"
    #expect(try run(Place.program, ["init", "--read-only", "--store", other]).status == 2)
    let home = ["HOME": place.folder.path, "XDG_DATA_HOME": place.folder.path]
    #expect(try run(Place.program, ["get", "fund", "--read-only"], environment: home).status == 1)
    #expect(try FileManager.default.contentsOfDirectory(atPath: place.folder.path) == ["s.sqlite"])
  }

  @Test("--operator with a subcommand is no silence")
  func operatorElsewhere() throws {
    defer { place.remove() }
    for arguments in [["--operator", "get", "fund"], ["get", "fund", "--operator"]] {
      let outcome = try run(Place.program, arguments + ["--store", place.store])
      #expect(outcome.status == 2 && outcome.output.isEmpty && outcome.errors.contains("--operator"), "\(outcome)")
    }
  }

  @Test("A picture of a store says the mode that it really has, and changes nothing on the way")
  func pictures() throws {
    defer { place.remove() }
    let before = try Data(contentsOf: URL(fileURLWithPath: place.store))
    #expect(try place.samen("snapshot").output.contains("  bladeren"))
    #expect(try place.samen("snapshot", "--read-only").output.contains("alleen lezen"))
    #expect(try place.samen("snapshot", "--keys", "E").output.contains(" BEWERKEN"))
    var told: Set<Substring> = []
    for line in [
      "undo", "set Amersfoort overlijden D", "book ibd realisatie 5", "reverse-booking 1 fout", "settle F1 gezien",
      "fund-total 60mln 2018", "contribution-setting exempt +Almere",
      "reorganise 2018-06-01 Baarn+Soest GM9901 Eemstad",
    ] {
      let typed = line.map { $0 == " " ? "Space" : "\($0)" }.joined(separator: " ")
      let outcome = try place.samen(
        "snapshot", "--size", "160x40", "--keys", "E : \(typed) Enter" + (line.hasPrefix("reorg") ? " Enter" : ""))
      #expect(outcome.output.contains("momentopname"), "\(line): \(outcome)")
      told.formUnion(outcome.output.split(separator: "\n").filter { $0.contains("momentopname") })
    }
    #expect(told.count == 1, "\(told)")
    #expect(try Data(contentsOf: URL(fileURLWithPath: place.store)) == before)
  }
}
