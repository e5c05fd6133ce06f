import Dashboard
import Foundation
import Model
import Screen
import Store
import TestSupport
import Testing

/// Taking back and doing again, on screen.
@Suite struct UndoDeskTests {
  /// Anna sets two municipalities at once.
  private func both() throws -> Desk {
    var desk = try Desk()
    try desk.stand(on: "Aalten", "gon")
    try desk.press("Space")
    try desk.stand(on: "Baarn", "gon")
    try desk.press("Space s O Enter")
    #expect(try desk.status("GM0197", "gon") == .orienting && desk.status("GM0308", "gon") == .orienting)
    try desk.press("Esc")
    return desk
  }

  @Test("Where somebody has gone on with one cell, the other is offered, by name")
  func rest() throws {
    var desk = try both()
    try desk.other("bram", RolloutChange(municipality: "GM0308", initiative: "gon", status: .declined))
    try desk.press("u")
    #expect(
      desk.picture.contains("bram") && desk.picture.contains("De rest terugnemen: Aalten · Overheid Netwerk"),
      "\(desk.picture)")
    let kept = try golden("undo-held-120x40", desk.page)
    #expect(kept.expected == kept.actual)
    try desk.press("Enter")
    #expect(try desk.status("GM0197", "gon") == .unknown && desk.status("GM0308", "gon") == .declined)
    #expect(desk.notice.contains("ongedaan gemaakt") && desk.state.overlay == nil)
  }

  @Test("The change before is offered too, and u goes on from there until something is changed")
  func before() throws {
    var desk = try Desk()
    try desk.stand(on: "Aalten", "gibit")
    try desk.run("note Aalten gibit een")
    try desk.run("note Aalten verhuizen twee")
    try desk.run("set Aalten gon O")
    try desk.other("bram", RolloutChange(municipality: "GM0197", initiative: "gon", status: .declined))
    try desk.press("u")
    #expect(desk.picture.contains("De wijziging daarvoor: Aalten · Verhuisservice"), "\(desk.picture)")
    #expect(!desk.picture.contains("De rest terugnemen"))
    try desk.press("Enter")
    #expect(try desk.store.cell("GM0197", "verhuizen").note == "" && desk.store.cell("GM0197", "gibit").note == "een")
    try desk.press("u")
    #expect(try desk.store.cell("GM0197", "gibit").note == "" && desk.state.overlay == nil)
    try desk.run("note Aalten gibit drie")
    try desk.press("u")
    #expect(try desk.store.cell("GM0197", "gibit").note == "")
    try desk.press("u")
    #expect(desk.picture.contains("Hier is op voortgebouwd"))
    try desk.press("Esc")
    #expect(try desk.status("GM0197", "gon") == .declined)
  }

  @Test("An undo of more than one row is shown first; Esc leaves all, Enter takes it back, U asks and does it again")
  func preview() throws {
    var desk = try both()
    try desk.press("u")
    #expect(desk.picture.contains("Dit wordt teruggenomen") && desk.picture.contains("Baarn · Overheid Netwerk"))
    try desk.press("Esc")
    #expect(try desk.status("GM0308", "gon") == .orienting)
    try desk.press("u Enter")
    #expect(try desk.status("GM0197", "gon") == .unknown && desk.status("GM0308", "gon") == .unknown)
    // Also after other work.
    try desk.run("note Aalten gibit een")
    try desk.press("U")
    #expect(desk.picture.contains("Dit wordt opnieuw gedaan"), "\(desk.picture)")
    try desk.press("Esc")
    #expect(try desk.status("GM0197", "gon") == .unknown)
    try desk.press("U Enter")
    #expect(try desk.status("GM0197", "gon") == .orienting && desk.status("GM0308", "gon") == .orienting)
    #expect(try desk.store.check().isEmpty)
  }

  @Test("u on a row of the journal takes back its change; somebody else's asks why, and a row of an undo does it again")
  func journal() throws {
    var desk = try Desk()
    try desk.other("bram", RolloutChange(municipality: "GM0308", initiative: "gon", status: .orienting))
    try desk.press("E 9 u")
    #expect(desk.picture.contains("van bram ongedaan maken: om welke reden?"), "\(desk.picture)")
    try desk.press("Enter")
    #expect(desk.picture.contains("Zonder reden"))
    try desk.type("verkeerde gemeente")
    try desk.press("Enter")
    #expect(try desk.status("GM0308", "gon") == .unknown)
    let undo = try #require(try desk.last)
    #expect(
      undo.kind == .undo && undo.by == "anna" && undo.reason == "verkeerde gemeente" && undo.undoes == undo.seq - 1)
    try desk.press("g u")
    #expect(try desk.last?.kind == .redo && desk.status("GM0308", "gon") == .orienting)
  }

  @Test("Since and planned are restored by an undo, and when it was changed last")
  func restores() throws {
    var desk = try Desk()
    let before = try desk.store.cell("GM0197", "gibit")
    try desk.stand(on: "Aalten", "gibit")
    try desk.press("> u")
    #expect(try desk.store.cell("GM0197", "gibit") == before)
  }
}
