import Model
import Screen
import TestSupport
import Testing

@testable import Dashboard

/// What holds for every part of every page.
@Suite(.dice) struct EveryPaneTests {
  static let pages = PageLookTests.pages + ["4 l l l e Esc", "4 G"]
  /// Lines, corners and marks: what the focus may change.
  private static let quiet = Set("─━│┃┏▸‹›[] *")

  @Test("Every part of every page is a pane, and the focus moves no text", arguments: PageLookTests.sizes)
  func focus(_ width: Int, _ height: Int) throws {
    for keys in Self.pages {
      var desk = try Desk(Size(width: width, height: height))
      try desk.press(keys)
      let state = desk.state
      // The card of an initiative has its tabs and its line of facts above its panes.
      for part in state.arrangement where state.place.isPage {
        if case .block = part { #expect(Bool(false), "\(keys): a block") }
      }
      let before = view(state)
      let tour = state.room.tour(state)
      for pane in tour where state.place(of: pane) != nil {
        var focused = state
        focused.look.focus(on: pane, in: state.place.room)
        #expect(focused.focus == pane)
        // A pane that has no place of its own stands in that of another.
        guard focused.arrangement.count == state.arrangement.count, focused.place(of: pane) == state.place(of: pane)
        else { continue }
        let after = view(focused)
        for y in 0..<height - 2 {
          for (x, (one, other)) in zip(before.row(y), after.row(y)).enumerated() {
            let (one, other) = (before.text(of: one), after.text(of: other))
            guard one != other else { continue }
            #expect(
              one.allSatisfy(Self.quiet.contains) && other.allSatisfy(Self.quiet.contains),
              "\(keys) \(pane.name) at \(x),\(y): \(one) became \(other)")
          }
        }
      }
    }
  }

  @Test("Tab goes through every pane and back to the first, and z shows each alone and takes it back")
  func tabs() throws {
    for (keys, least) in [
      ("1", 5), ("2", 1), ("4", 3), ("4 l", 3), ("4 l l", 3), ("4 l l l", 2), ("4 l l l l", 3), ("a", 2), ("0", 2),
      ("9", 1), ("2 Enter", 4),
    ] {
      var desk = try Desk()
      try desk.press(keys)
      let tour = desk.state.room.tour(desk.state)
      #expect(tour.count >= least, "\(keys): \(tour.map(\.name))")
      var seen: [PaneID] = []
      for _ in tour {
        seen.append(desk.state.focus)
        if tour.count > 1 {
          try desk.press("z")
          let alone = desk.state.arrangement.compactMap { if case .pane(let id, _) = $0 { id } else { nil } }
          #expect(alone == [desk.state.focus], "\(keys) \(desk.state.focus.name)")
          try desk.press("z")
          try desk.press("Tab")
        }
      }
      #expect(Set(seen) == Set(tour) && desk.state.focus == seen.first, "\(keys): \(seen.map(\.name))")
    }
  }

  @Test("On every row of every pane the say line says what it is, and it has its source; Enter opens or says why not")
  func rows() throws {
    for language in Language.allCases {
      for keys in Self.pages + ["2 w"] {
        for size in [Size(width: 120, height: 40), Size(width: 200, height: 60)] {
          var desk = try Desk(size, language: language)
          try desk.press(keys)
          for pane in desk.state.room.tour(desk.state) {
            desk.state.look.focus(on: pane, in: desk.state.place.room)
            for row in Set([0, 1, 2, 3, 5, 8, 13, 21, desk.state.focusCount - 1]) where row < desk.state.focusCount {
              guard row >= 0 else { continue }
              desk.state.moveCursor(to: row)
              let which = "\(keys) \(pane.name) row \(row)"
              #expect(!desk.state.pane.saying(desk.state).isEmpty, "\(which)")
              #expect(!desk.state.figuresHere.isEmpty, "\(which)")
              var opened = desk.state
              _ = update(&opened, .key(.enter))
              let went =
                opened.place != desk.state.place || opened.focus != desk.state.focus || opened.overlay != nil
                || opened.notice != nil || opened.filter != desk.state.filter || opened.fund != desk.state.fund
                || opened.cursor != desk.state.cursor
                || opened.table.collapsed != desk.state.table.collapsed
                || opened.contributionOrder != desk.state.contributionOrder
              #expect(went, "\(which)")
            }
          }
        }
      }
    }
  }

  @Test("The figures of a page's answer lead to what they are of")
  func answers() throws {
    var desk = try Desk()
    try desk.press("a")
    // The most urgent first, and not the head of its group.
    if case .one? = desk.state.seen(AttentionPane.self).current {} else { #expect(Bool(false), "\(desk.picture)") }
    for (index, group) in [Attention.Group.decision, .watch, .silence].enumerated() {
      desk.state.look.focus(on: AttentionAnswerPane.id, in: .attention)
      desk.state.moveCursor(to: index)
      try desk.press("Enter")
      guard case .head(group, let count)? = desk.state.seen(AttentionPane.self).current else {
        #expect(Bool(false), "\(group): \(desk.picture)")
        continue
      }
      #expect(desk.state.focus == AttentionPane.id && desk.picture.contains("\(count)"))
    }
    try desk.press("4 l l S-Tab")
    #expect(desk.state.focus == FundAnswerPane.id)
    try desk.press("Enter")
    #expect(desk.state.fund.tab == .year && desk.state.seen(FundTabPane.self).current == .total)
    // Of the course of the year each month leads to what was booked since it began.
    try desk.press("4 h S-Tab")
    #expect(desk.state.fund.tab == .control && desk.state.focus == BurnUpPane.id, "\(desk.state.focus.name)")
    try desk.press("G k k k k Enter")
    #expect(desk.state.fund.since?.iso == "2017-08-01" && desk.state.focus == FundTabPane.id, "\(desk.picture)")
    try desk.press("S-Tab G Enter")
    #expect(desk.notice.contains("nog niets geboekt"), "\(desk.notice)")
  }

  @Test("Esc takes off one thing at a time: of what was asked one after the other the last")
  func escape() throws {
    var desk = try Desk()
    try desk.run("filter provincie=Drenthe")
    try desk.press("S-Tab S-Tab")
    #expect(desk.state.focus == AnswersPane.id)
    try desk.press("Enter")
    let both = desk.state.rows.count
    #expect(desk.state.filter?.text.hasPrefix("provincie=Drenthe ") == true, "\(desk.state.filter?.text ?? "")")
    #expect(desk.picture.contains("‹provincie=Drenthe›") && desk.picture.contains("=G|B›"), "\(desk.picture)")
    try desk.press("Esc")
    #expect(desk.state.filter?.text == "provincie=Drenthe" && desk.state.rows.count == 12 && both <= 12)
    try desk.press("Esc")
    #expect(desk.state.filter == nil)
    // What is typed in one line is one thing, however it is typed; a line that goes on from it is another.
    try desk.press("/")
    try desk.type("provincie=Drenthe gon=O")
    try desk.press("Enter")
    #expect(
      desk.state.look.acts == [["provincie=Drenthe", "gon=O"]] && desk.picture.contains("‹provincie=Drenthe gon=O›"))
    try desk.press("/")
    try desk.type(" inwoners>30.000")
    try desk.press("Enter")
    #expect(desk.state.look.acts.count == 2 && desk.picture.contains("‹inwoners>30.000›"), "\(desk.picture)")
    try desk.press("Esc")
    #expect(desk.state.filter?.text == "provincie=Drenthe gon=O")
    try desk.press("/ Esc Esc")
    #expect(desk.state.filter == nil)
  }

  /// The heads of a page's lists, in one spelling.
  private func heads(_ state: State) -> Set<String> {
    let canvas = view(state)
    let long = [
      "uitgeg.": "uitgegeven", "verpl.": "verplicht", "progn.": "prognose", "init": "initiatief",
      "bijgest.": "bijgesteld",
      "ct/inw": "ct", "wat": "", "waar": "gemeente", "uit": "", "━": "", "╌": "", "■": "", "×": "", "1.000": "",
      "…": "",
    ]
    var words: Set<String> = []
    for part in state.arrangement {
      // What has lines and no columns, and what has its head elsewhere.
      let others = [
        CardPane.id, RecordPane.id, SlicesPane.id, SocialPane.id, YearsPane.id, StatusesPane.id, BookingsPane.id,
      ]
      guard case .pane(let id, let rect) = part, rect.y >= state.screen.body.y, rect.height > 2, !others.contains(id)
      else { continue }
      let line = canvas.row(rect.y + 1).dropFirst(rect.x + 1).prefix(rect.width - 1).map { canvas.text(of: $0) }
        .joined()
      for word in line.split(separator: " ") {
        let word = String(word.replacing(/[▲▼›‹][123]?/, with: ""))
        if !word.hasSuffix("…") { words.insert(long[word] ?? word) }
      }
    }
    return words.subtracting([""])
  }

  @Test("A wider screen shows every column of a narrower one, on every list page")
  func wider() throws {
    var dice = Dice()
    let edges = [
      80, 99, 100, 104, 105, 109, 110, 113, 116, 119, 120, 139, 140, 149, 150, 159, 160, 161, 180, 198, 199, 200, 220,
    ]
    let widths = Set(edges + (0..<25).map { _ in 80 + dice.below(141) }).sorted()
    for keys in ["2", "9", "a", "4", "4 l", "4 l l", "4 l l l", "2 Enter"] {
      var desk = try Desk(Size(width: 80, height: 44))
      try desk.press(keys)
      var last: (width: Int, heads: Set<String>)?
      for width in widths {
        desk.state.session.size = Size(width: width, height: 44)
        let now = heads(desk.state)
        if let last {
          let lost = last.heads.subtracting(now)
          #expect(lost.isEmpty, "\(keys): \(width) lost \(lost) of \(last.width)")
        }
        last = (width, now)
      }
    }
  }
}
