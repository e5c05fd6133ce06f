import Dashboard
import Foundation
import Model
import Screen
import Store
import TestSupport
import Testing

/// Looking back along two axes: how it was, and how it was known.
@Suite struct KnownTests {
  private func status(_ desk: Desk) -> RolloutStatus? {
    desk.state.programme.row(of: "GM0202").map { desk.state.programme[$0, 3].status }
  }

  @Test("What is recorded late was so, and was not known; both can be seen")
  func axes() throws {
    var desk = try Desk(Size(width: 80, height: 24))
    try desk.stand(on: "Arnhem", "gibit")
    try desk.run("set Arnhem gibit G on 2017-09-01")
    let last = try desk.store.info().journalRecords
    try desk.run("as-of 2017-09-15")
    #expect(status(desk) == .inUse && desk.edges.contains("15 sep 2017 · VERLEDEN"))
    try desk.run("known-at \(last - 1)")
    #expect(status(desk) == .implementing)
    #expect(desk.edges.contains("15 sep 2017 · bekend t/m nr \(last - 1)"), "\(desk.edges)")
    try desk.run("known-at now")
    #expect(status(desk) == .inUse && !desk.edges.contains("bekend"))
    try desk.press("t")
    try desk.run("known-at 2017-09-30")
    #expect(status(desk) == .implementing && desk.edges.contains("bekend t/m nr \(last - 1)"), "\(desk.edges)")
    #expect(!desk.edges.contains("stand "))
  }

  @Test("Of what was known then nothing can be changed, and t goes back to now")
  func locked() throws {
    var desk = try Desk()
    try desk.stand(on: "Arnhem", "gibit")
    try desk.run("known-at 3900")
    try desk.press("s")
    #expect(desk.state.overlay == nil && desk.notice.contains("verleden"))
    try desk.press("9")
    #expect(desk.state.answers.journal?.first.map { $0.seq <= 3900 } == true)
    try desk.press("t")
    #expect(desk.state.viewpoint.isNow && status(desk) == .implementing)
  }

  @Test("A day that nobody knew yet is not shown, and what is shown stays")
  func unknown() throws {
    var desk = try Desk()
    try desk.run("known-at 2017-06-30")
    let day = desk.state.programme.asOf
    try desk.run("as-of 2017-09-01")
    #expect(desk.state.notice?.kind == .refusal && desk.state.programme.asOf == day)
    #expect(desk.state.viewpoint.knownAt == .day(try #require(Day(iso: "2017-06-30"))))
    for line in ["known-at ooit", "known-at", "as-of", "as-of 2017-02-30"] {
      try desk.run(line)
      #expect(desk.state.notice?.kind == .usage, "\(line)")
    }
    try desk.run("known-at 2017-10-02")
    #expect(desk.state.notice?.kind == .refusal)
  }

  @Test("A step of a day shows what a jump there shows")
  func steps() throws {
    var (step, jump) = (try Desk(), try Desk())
    for back in 0..<40 {
      try step.press("[")
      // A jump tells all anew.
      guard back % 5 == 4 else { continue }
      try jump.run("as-of \(step.state.programme.asOf.iso)")
      #expect(step.state.programme.cells == jump.state.programme.cells)
      #expect(step.state.programme.adoptedChange == jump.state.programme.adoptedChange)
    }
    #expect(step.state.programme.asOf.iso == "2017-08-22")
    for _ in 0..<40 { try step.press("]") }
    let now = try Desk().state.programme.cells
    #expect(step.state.viewpoint.isNow && step.state.programme.cells == now)
  }

  @Test("Coverage of nothing is empty, never a measured zero")
  func nothing() throws {
    let none = Coverage()
    #expect(none.byMunicipalities == nil && none.byInhabitants == nil)
    var desk = try Desk()
    try desk.press("2")
    try desk.run("filter naam=Arnhem")
    try desk.stand(on: "Arnhem", "gon")
    try desk.run("flag Arnhem gon E")
    #expect(!desk.page.contains("NaN") && desk.page.contains("–"))
  }
}
