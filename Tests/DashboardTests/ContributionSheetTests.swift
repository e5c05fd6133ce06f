import Dashboard
import Model
import Screen
import TestSupport
import Testing

@Suite(.dice) struct ContributionSheetTests {
  /// Whether what is shown is what reckoning it anew gives.
  private func isTrue(_ state: State) -> Bool {
    let fresh = state.afresh
    return fresh.contributionList == state.contributionList
      && fresh.contributionTable == state.contributionTable && fresh.figuresHere == state.figuresHere
      && view(fresh).text() == view(state).text()
  }

  @Test("What is kept is let go when settings, year, filter, order, day or a status change")
  func afresh() throws {
    var desk = try Desk(settled: false)
    try desk.run("contributions 2018")
    try desk.press("j")
    #expect(desk.state.reckoned(2018) == nil && isTrue(desk.state))
    try desk.giveContributionSettings()
    try desk.press("G j")
    #expect(desk.state.focusCount == 388 && isTrue(desk.state))
    for keys in [
      "E > j", "< j", "o", "r", "w", "W", "g Enter", "w w w w", "E / d r e n Enter", "G", "Esc", "E u", "U", "E j",
    ] {
      try desk.press(keys)
      #expect(isTrue(desk.state), "\(keys)")
    }
    for line in [
      "contribution-setting budget 1mln", "contribution-setting mode tariff", "contribution-setting index 2019 1 %",
      "contributions 2019", "filter app=G", "contribution-sort amount desc", "undo", "undo", "undo",
    ] {
      try desk.press("E")
      try desk.run(line)
      try desk.press("E j k")
      #expect(isTrue(desk.state), "\(line): \(desk.notice)")
    }
    desk.state.look.keep(nil)
    #expect(isTrue(desk.state))
    try desk.run("contributions 2018")
    let before = desk.state.contributionList
    try desk.run("as-of 2017-09-01")
    try desk.press("j")
    #expect(!before.isEmpty && isTrue(desk.state))
    #expect(desk.state.reckoned(2018) == nil, "\(desk.state.programme.asOf) \(desk.notice)")
  }

  @Test("Any keys in any order on findings and contributions crash nothing and leave the store sound")
  func monkey() throws {
    var generator = Dice()
    var desk = try Desk()
    try desk.giveContributionSettings()
    let keys = "jkhl<>gGwW09oriExXuUi/zaq".map { Key.character($0) } + [.enter, .escape, .down, .pageDown, .end]
    for round in 0..<400 {
      if round % 40 == 0 {
        let size = Size(
          width: Int.random(in: 30...200, using: &generator), height: Int.random(in: 8...60, using: &generator))
        _ = update(&desk.state, .resized(size))
        desk.state.clearOverlays()
        try desk.run("contributions \(Int.random(in: 2018...2021, using: &generator))")
      }
      try desk.carryOut(update(&desk.state, .key(keys.randomElement(using: &generator) ?? .escape)))
      _ = view(desk.state)
      #expect(!desk.state.figuresHere.isEmpty || desk.state.focus == .global)
    }
    #expect(try desk.store.check().isEmpty)
  }

  @Test("A keystroke on the contributions costs no more than a few of the overview's")
  func speed() throws {
    var desk = try Desk()
    try desk.giveContributionSettings()
    func walk() throws -> Double {
      try processorTime {
        for _ in 0..<20 {
          try desk.press("j")
          _ = view(desk.state)
        }
      }
    }
    let overview = try walk()
    try desk.run("contributions 2018")
    let contributions = try walk()
    #expect(contributions < overview * 10, "\(contributions) against \(overview)")
  }
}
