import Model
import Sample
import Screen
import TestSupport
import Testing

@testable import Dashboard

/// Every figure opens: what lies behind a count is a list, as a chip that Esc takes off.
@Suite(.dice) struct OpeningTests {
  @Test("Enter on a count of a pivot shows just those that were counted, sums too; Esc takes the chip off")
  func pivot() throws {
    var dice = Dice()
    var desk = try Desk()
    for line in ["provincie status govroam", "size-class status gibit", "urbanity province", "region status ver"] {
      for _ in 0..<8 {
        try desk.run("page municipalities")
        try desk.run("pivot \(line.replacing(" ver", with: " verhuizen"))")
        guard let overlay = desk.state.overlay as? PivotOverlay else { break }
        let pivot = overlay.pivot
        let (row, column) = (dice.below(pivot.rows.count + 1), dice.below(pivot.columns.count + 1))
        for _ in 0..<row { try desk.press("j") }
        for _ in 0..<column { try desk.press("l") }
        let rows = row < pivot.rows.count ? [pivot.rows[row]] : pivot.rows
        let count = rows.reduce(0) { $0 + (column < $1.counts.count ? $1.counts[column] : $1.counts.reduce(0, +)) }
        try desk.press("Enter")
        guard count > 0 else {
          #expect(desk.state.overlay is PivotOverlay && desk.notice.contains("geen enkele"))
          try desk.press("Esc")
          continue
        }
        guard desk.state.overlay == nil else {
          // What has no name cannot be asked for, and says so.
          #expect(desk.notice.contains("geen enkele"), "\(line) \(row) \(column)")
          try desk.press("Esc")
          continue
        }
        #expect(desk.state.rows.count == count, "\(line) \(row) \(column): \(desk.state.filterText)")
        #expect(desk.state.place == .page(.municipalities))
        desk.state.look.keep(nil)
      }
    }
    try desk.run("pivot provincie status govroam")
    for _ in 0..<6 { try desk.press("l") }
    try desk.press("Enter")
    #expect(desk.state.filter != nil && desk.picture.contains("‹provincie=Drenthe govroam="))
    try desk.press("Esc")
    #expect(desk.state.filter == nil)
  }

  @Test("In the head of a group a share opens those that use it, the inhabitants the group, and its name folds it")
  func groups() throws {
    var desk = try Desk()
    try desk.run("page municipalities")
    try desk.run("group province")
    #expect(desk.state.cursor == 0)
    let group = try #require(desk.state.arranged.groups.first)
    try desk.press("Enter")
    #expect(desk.state.arranged.groups.first?.isCollapsed == true && desk.state.filter == nil)
    try desk.press("Enter")
    try desk.run("column gibit")
    desk.state.moveCursor(to: 0)
    try desk.press("Enter")
    #expect(desk.state.rows.count == group.coverage[3].adopted, "\(desk.state.filterText)")
    try desk.press("Esc")
    #expect(desk.state.filter == nil)
    try desk.run("column inwoners")
    desk.state.moveCursor(to: 0)
    try desk.press("Enter")
    #expect(desk.state.rows.count == group.rows.count)
  }

  @Test("An initiative's card opens the municipalities behind each count, group and name; its tabs go by arrows")
  func initiative() throws {
    var desk = try Desk(Size(width: 160, height: 45))
    try desk.press("3 Enter l")
    #expect(desk.state.place.subject == "govroam" && desk.state.focus == FunnelPane.id)
    let cover = desk.state.coverage[5]
    for (row, line) in desk.state.seen(FunnelPane.self).rows.enumerated() {
      desk.state.moveCursor(to: row)
      #expect(!desk.state.figuresHere.isEmpty)
      guard case .status(let status) = line, let count = cover.byStatus[status], count > 0 else { continue }
      try desk.press("Enter")
      #expect(desk.state.rows.count == count, "\(status)")
      desk.state.go(to: .initiative("govroam"))
    }
    try desk.press("Tab")
    #expect(desk.state.focus == GroupsPane.id)
    for (row, line) in desk.state.seen(GroupsPane.self).rows.enumerated() {
      guard case .group(_, let name, let use) = line else { continue }
      desk.state.moveCursor(to: row)
      #expect(!desk.state.figuresHere.isEmpty)
      try desk.press("Enter")
      #expect(desk.state.rows.count == use.adopted, "\(name): \(desk.state.filterText)")
      desk.state.go(to: .initiative("govroam"))
      desk.state.look.focus(on: GroupsPane.id, in: .initiative)
    }
    try desk.press("Tab")
    #expect(desk.state.focus == StuckPane.id)
    try desk.press("Enter")
    #expect(desk.state.place.room == .municipality)
    try desk.press("Esc l l")
    #expect(desk.state.focus == FactsheetPane.id)
    let first = try #require(Proposal.factsheets["govroam"]?.first)
    #expect(desk.state.figuresHere.count == 1 && desk.state.figuresHere[0].value == first.text)
    try desk.press("G")
    #expect(desk.state.cursor == desk.state.focusCount - 1)
  }

  @Test("Initiatives and the part that lags are sorted by any of their columns, and the head says by which")
  func sorted() throws {
    var desk = try Desk()
    try desk.press("S-Tab")
    #expect(desk.state.focus == InitiativesPane.id)
    func names() -> [Int] { desk.state.seen(InitiativesPane.self).rows }
    let own = names()
    try desk.run("sort naam")
    #expect(desk.picture.contains("naam▲") && names() != own)
    let tabled = names().map { desk.state.programme.initiatives[$0].brief.dutch }
    #expect(tabled == tabled.sorted())
    try desk.run("sort bindend")
    #expect(desk.picture.contains("bindend▼"))
    #expect(
      names().map { -desk.state.coverage[$0].committed } == names().map { -desk.state.coverage[$0].committed }.sorted())
    try desk.run("sort none")
    #expect(names() == own)
    // What is filtered stays the municipalities.
    try desk.run("filter provincie=Drenthe")
    #expect(desk.state.rows.count == 12 && names().count == 6)
    try desk.press("Esc Tab Tab Tab")
    #expect(desk.state.focus == LagPane.id)
    let lag = desk.state.seen(LagPane.self).rows.map { $0.kind.name(.dutch) }
    try desk.press("r")
    let turned = desk.state.seen(LagPane.self).rows.map { $0.kind.name(.dutch) }
    #expect(turned != lag && turned.count == lag.count && desk.picture.contains("Tot▼"))
    try desk.run("sort gibit")
    let shares = desk.state.seen(LagPane.self).rows.prefix(12).map { $0.shares[3].share ?? 0 }
    #expect(shares == shares.sorted() && desk.picture.contains("GIB▲"))
    try desk.run("sort none")
    #expect(desk.state.seen(LagPane.self).rows.map { $0.kind.name(.dutch) } == lag)
  }
}

/// The card beside a list is a pane like any other.
@Suite struct SideCardTests {
  private static let quiet = Set("─━│┃┏├▸‹›[] ")

  @Test("Tab reaches the card, each of its lines opens and has its source, and the focus moves no text")
  func panes() throws {
    for (keys, width, height) in [("1", 200, 60), ("2", 160, 45), ("a j", 200, 60), ("9", 160, 45), ("0", 120, 40)] {
      var desk = try Desk(Size(width: width, height: height))
      try desk.press(keys)
      let (place, list) = (desk.state.place, desk.state.focus)
      let before = view(desk.state)
      let tour = desk.state.room.tour(desk.state)
      let beside = try #require(tour.first { [CardPane.id, RecordPane.id, FindingDetailPane.id].contains($0) })
      for _ in tour where desk.state.focus != beside { try desk.press("Tab") }
      #expect(desk.state.focus == beside, "\(keys)")
      let after = view(desk.state)
      for y in 0..<height - 2 {
        for (x, (one, other)) in zip(before.row(y), after.row(y)).enumerated() {
          let (one, other) = (before.text(of: one), after.text(of: other))
          #expect(
            one == other || one.allSatisfy(Self.quiet.contains) && other.allSatisfy(Self.quiet.contains),
            "\(keys) at \(x),\(y): \(one) became \(other)")
        }
      }
      for row in 0..<desk.state.focusCount {
        desk.state.moveCursor(to: row)
        let picture = desk.picture
        #expect(picture.contains("▸"), "\(picture)")
        #expect(!desk.state.figuresHere.isEmpty)
        let isHere = desk.state.focus
        try desk.press("Enter")
        #expect(desk.state.place != place, "\(keys) \(row): \(desk.notice)")
        for _ in 0..<4 where desk.state.place != place { try desk.press("Esc") }
        guard desk.state.place == place else {
          desk.state.go(to: place)
          desk.state.look.focus(on: isHere, in: place.room)
          continue
        }
        #expect(desk.state.focus == isHere)
      }
      try desk.press("z")
      #expect(desk.state.arrangement.count == 1)
      try desk.press("z")
      for _ in tour where desk.state.focus != list { try desk.press("Tab") }
      #expect(desk.state.focus == list)
    }
  }

  @Test("Below 160 columns there is no card to go to")
  func narrow() throws {
    var desk = try Desk(Size(width: 159, height: 45))
    try desk.press("2")
    #expect(desk.state.room.tour(desk.state) == [MunicipalitiesPane.id])
    desk.state.session.size.width = 160
    try desk.press("Tab")
    #expect(desk.state.focus == CardPane.id)
    desk.state.session.size.width = 159
    #expect(desk.state.focus == MunicipalitiesPane.id)
  }

  @Test("What is set on the card is set of its municipality")
  func sets() throws {
    var desk = try Desk(Size(width: 200, height: 60))
    try desk.press("2 j j Tab j")
    let row = try #require(
      desk.state.seen(MunicipalitiesPane.self).current.flatMap { if case .row(let row) = $0 { row } else { nil } })
    #expect(desk.state.target.map { [$0.row, $0.column] } == [row, 0])
    try desk.press("j j")
    #expect(desk.state.target.map { [$0.row, $0.column] } == [row, 2])
  }
}
