import Foundation
import Model
import Screen
import TestSupport
import Testing

@testable import Dashboard
@testable import samen

/// The map in the third column of the overview: it goes along with the list, and the list with it.
@Suite(.dice) struct OverviewMapTests {
  private func desk(_ width: Int = 200, _ height: Int = 60) throws -> Desk {
    var desk = try Desk(Size(width: width, height: height))
    desk.state.session.theme = try ThemeFiles(asked: nil).theme("samen-dark")
    return desk
  }

  private func go(_ pane: PaneID, _ desk: inout Desk) throws {
    for _ in desk.state.room.tour(desk.state) where desk.state.focus != pane { try desk.press("Tab") }
    #expect(desk.state.focus == pane)
  }

  @Test("From 200×44 on there is a map; under 44 rows of panes it has the third column alone")
  func room() throws {
    for (width, height, hasMap, hasCard) in [
      (200, 60, true, true), (200, 50, true, true), (200, 49, true, false), (200, 44, true, false),
      (199, 60, false, false), (200, 43, false, false),
    ] {
      let parts = OverviewParts(
        Size(width: width, height: height), body: Screenful(Size(width: width, height: height), answers: 2).body)
      #expect((parts.map != nil) == hasMap && (parts.card != nil) == hasCard, "\(width)×\(height)")
    }
    let desk = try desk()
    #expect(desk.picture.contains("█ in gebruik ▒ onderweg · niet"), "\(desk.picture)")
  }

  @Test("The land is read only where the map shows, and when the screen becomes large enough")
  func lazy() throws {
    var desk = try Desk(Size(width: 199, height: 60))
    try desk.press("2 1 j")
    #expect(desk.state.answers.terrain == nil)
    try desk.carryOut(update(&desk.state, .resized(Size(width: 200, height: 60))))
    #expect(desk.state.answers.terrain != nil && desk.state.answers.history.municipality != nil)
  }

  @Test(
    "The arrows go to a neighbour, the list goes along, and the opposite arrow returns; with a filter only to its own")
  func steps() throws {
    var dice = Dice()
    var desk = try desk()
    try go(OverviewMapPane.id, &desk)
    func here() throws -> String {
      desk.state.programme.municipalities[try #require(desk.state.seen(RolloutPane.self).current)].code
    }
    let atlas = try #require(desk.state.atlas)
    let ways: [(key: String, way: Atlas.Way, back: String)] = [
      ("h", .left, "l"), ("l", .right, "h"), ("k", .up, "j"), ("j", .down, "k"),
    ]
    var last: String?
    for _ in 0..<40 {
      let (before, step) = (try here(), ways[dice.below(4)])
      // The opposite of the last step would undo it.
      guard step.back != last else { continue }
      last = step.key
      let wanted = atlas.place(of: before).flatMap { atlas.neighbour(of: $0, step.way) }.map { atlas.grid.codes[$0] }
      try desk.press(step.key)
      #expect(try here() == wanted ?? before)
      guard wanted != nil else { continue }
      try desk.press(step.back)
      #expect(try here() == before)
      try desk.press(step.key)
    }
    desk.state.look.keep(try Filter("provincie=Drenthe", programme: desk.state.programme))
    for _ in 0..<30 {
      try desk.press(ways[dice.below(4)].key)
      #expect(desk.state.programme.municipalities[desk.state.seen(RolloutPane.self).current ?? 0].province == "Drenthe")
    }
    try desk.press("Enter")
    #expect(desk.state.place.room == .municipality)
  }

  @Test("A click on the map goes to that row of the list")
  func clicks() throws {
    var desk = try desk()
    let map = try #require(desk.state.place(of: OverviewMapPane.id))
    let marks = desk.state.clickable.filter { mark in
      if case .row(RolloutPane.id, _, nil) = mark.deed { map.contains(mark.rect.x, mark.rect.y) } else { false }
    }
    #expect(marks.count > 200)
    let mark = try #require(marks.last)
    guard case .row(_, let row, _) = mark.deed else { return }
    try desk.carryOut(update(&desk.state, .mouse(Mouse(.press, x: mark.rect.x, y: mark.rect.y))))
    #expect(desk.state.seen(RolloutPane.self).cursor == row)
  }

  @Test("A key elsewhere leaves the map as it is; of the list's only another column makes it anew")
  func kept() throws {
    var desk = try desk()
    let first = OverviewMapPane.input(desk.state)
    try go(FundPane.id, &desk)
    try desk.press("j j k")
    #expect(OverviewMapPane.input(desk.state) == first)
    try go(RolloutPane.id, &desk)
    try desk.press("j")
    let other = OverviewMapPane.input(desk.state)
    #expect(other != first && other.look == first.look && other.raster == first.raster)
    try desk.press("l")
    #expect(OverviewMapPane.input(desk.state).look != first.look)
  }

  @Test("Signs stand for the classes, in ASCII too; whom the filter leaves out is blank")
  func signs() throws {
    var desk = try Desk(Size(width: 200, height: 60))
    try desk.press("l l l")
    #expect(desk.picture.contains("▒▒"), "\(desk.picture)")
    let whole = desk.picture.count { $0 == "▒" }
    desk.state.look.keep(try Filter("provincie=Drenthe", programme: desk.state.programme))
    #expect(desk.picture.count { $0 == "▒" } < whole / 5)
    desk.state.look.keep(nil)
    desk.state.session.isASCII = true
    #expect(!desk.picture.contains { !$0.isASCII } && desk.picture.contains("##"))
  }

  @Test("The overview at 200×60 looks as it was approved, colours and all")
  func approved() throws {
    var desk = try desk()
    try desk.press("l l l j j j")
    let canvas = view(desk.state)
    let map = try #require(desk.state.place(of: OverviewMapPane.id))
    let text = (map.y..<map.y + map.height).map { y in
      canvas.row(y).dropFirst(map.x).prefix(map.width).map { canvas.text(of: $0) }.joined()
    }
    let kept = try golden("overview-map-200x60", text.joined(separator: "\n") + "\n")
    #expect(kept.expected == kept.actual)
  }
}
