import Dashboard
import Foundation
import Model
import Screen
import Store
import TestSupport
import Testing

/// Two at one cell: a conflict is of a field, and what was typed is never lost.
@Suite struct FieldConflictTests {
  private func cell(_ desk: Desk) throws -> RolloutCell { try desk.store.cell("GM0202", "gibit") }

  @Test("Somebody else's flag is no conflict for my note: both are kept")
  func otherField() throws {
    var desk = try Desk()
    try desk.stand(on: "Arnhem", "gibit")
    try desk.press("e")
    try desk.type("mijn notitie")
    try desk.other("bram", RolloutChange(municipality: "GM0202", initiative: "gibit", flags: .blocked))
    try desk.press("^S")
    let now = try cell(desk)
    #expect(now.note == "mijn notitie" && now.flags == .blocked && desk.notice.contains("opgeslagen"))
  }

  @Test("My note stays in the editor beside theirs, and ^S sets it after all")
  func note() throws {
    var desk = try Desk()
    try desk.stand(on: "Arnhem", "gibit")
    try desk.press("e")
    try desk.type("mijn notitie")
    try desk.other("bram", RolloutChange(municipality: "GM0202", initiative: "gibit", note: "van bram"))
    try desk.press("^S")
    #expect(desk.picture.contains("mijn notitie") && desk.picture.contains("bram was u voor · nu: «van bram»"))
    try desk.press("Enter Enter")
    #expect(try cell(desk).note == "van bram" && desk.picture.contains("mijn notitie"))
    try desk.press("BSpace BSpace ^S")
    #expect(try cell(desk).note == "mijn notitie")
  }

  @Test("A note of a line is not lost either: it opens in the editor")
  func line() throws {
    var desk = try Desk()
    try desk.stand(on: "Arnhem", "gibit")
    let change = RolloutChange(municipality: "GM0202", initiative: "gibit", note: "van bram")
    // The screen has not looked since.
    try desk.other("bram", change)
    try desk.run("note Arnhem gibit mijn notitie")
    #expect(desk.picture.contains("mijn notitie") && desk.picture.contains("«van bram»"))
    #expect(try cell(desk).note == "van bram")
  }

  @Test("What stands there now is what truly stands there, whose it is, and both can be had")
  func status() throws {
    var desk = try Desk()
    try desk.stand(on: "Arnhem", "gibit")
    try desk.press("s")
    try desk.other("bram", RolloutChange(municipality: "GM0202", initiative: "gibit", status: .inUse))
    try desk.press("V")
    try desk.type("storing")
    try desk.press("Enter")
    #expect(desk.picture.contains("nu: ● in gebruik (bram"), "\(desk.picture)")
    #expect(try cell(desk).status == .inUse)
    try desk.press("Esc")
    #expect(try cell(desk).status == .inUse)
  }

  @Test("An exemption that two decide otherwise on is a conflict; other letters are not")
  func flags() throws {
    var desk = try Desk()
    try desk.stand(on: "Arnhem", "gibit")
    try desk.press("f")
    try desk.type("K")
    try desk.other("bram", RolloutChange(municipality: "GM0202", initiative: "gibit", flags: .paused))
    try desk.press("Enter")
    #expect(try cell(desk).flags == [.frontRunner, .paused])
  }

  @Test("What another did to a cell leads to no conflict where it is what I want")
  func same() throws {
    var desk = try Desk()
    try desk.stand(on: "Arnhem", "gibit")
    try desk.press("s")
    try desk.other("bram", RolloutChange(municipality: "GM0202", initiative: "gibit", status: .inUse))
    try desk.press("G")
    #expect(desk.state.overlay == nil && desk.state.notice?.kind == .info)
  }
}
