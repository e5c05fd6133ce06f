import Dashboard
import Model
import Screen
import TestSupport
import Testing

/// What is not settled yet is shown as far as it can be, and can be tried.
@Suite struct ContributionFormTests {
  private func desk(_ size: Size = Size(width: 120, height: 40)) throws -> Desk {
    var desk = try Desk(size, settled: false)
    try desk.run("contributions 2018")
    return desk
  }

  @Test(
    "Before anything is given the tab shows the price level of 2017 for every municipality, and says what is missing")
  func neverEmpty() throws {
    for year in 2018...2021 {
      var desk = try Desk(settled: false)
      try desk.run("contributions \(year)")
      #expect(desk.state.contributionList.count == 388)
      let sum = desk.state.contributionList.reduce(Amount.zero) { $0 + ($1.amount ?? .zero) }
      #expect(sum == Amount(euros: 15_320_000) && desk.picture.contains("prijspeil 2017"))
      #expect(desk.picture.contains("\(year): nog niet vastgesteld; "))
      // Every figure says where it comes from.
      try desk.press("i")
      #expect(desk.picture.contains("Waar dit vandaan komt"))
    }
    // Of the document's own lines nothing else is said to be measured: the years to come are not settled.
    var desk = try Desk(settled: false)
    try desk.run("fund-tab from-2018")
    #expect(desk.picture.split(separator: "niet vastgesteld").count > 16 && desk.picture.contains("50.752.000"))
  }

  @Test("Enter opens a form that reckons while one types, and keeps nothing before one says so")
  func tries() throws {
    var desk = try desk()
    let before = try desk.store.journal(limit: 1).first?.seq
    try desk.press("Enter")
    #expect(desk.state.overlay is ContributionForm && desk.picture.contains("op slot: druk E"))
    try desk.type("1,4")
    #expect(desk.picture.contains("15.534.480,00") && desk.picture.contains("som van 388 bijdragen = budget ✓"))
    try desk.press("^S")
    #expect(desk.state.overlay is ContributionForm)
    #expect(try desk.store.journal(limit: 1).first?.seq == before && desk.effects.isEmpty)
    try desk.press("Esc")
    #expect(desk.state.overlay == nil && desk.picture.contains("2018: nog niet vastgesteld; "))
  }

  @Test("In editing ^S records what was given, and the tab shows the year")
  func keeps() throws {
    var desk = try desk()
    try desk.press("E Enter")
    try desk.type("1,4 %")
    try desk.press("^S")
    #expect(desk.state.notice?.kind == .saved, "\(desk.notice)")
    #expect(desk.state.reckoned(2018)?.total == Amount(cents: 1_553_448_000))
    #expect(desk.picture.contains("peildatum 1 jan 2017") && !desk.picture.contains("opgaven nodig"))
    // What is settled opens the municipality; the form has a key of its own.
    try desk.press("e")
    guard let form = desk.state.overlay as? ContributionForm else { return #expect(Bool(false), "no form") }
    #expect(form.fields.count == 4 && desk.picture.contains("1,4 %"))
    try desk.press("Esc Enter")
    #expect(desk.state.place.room == .municipality)
  }

  @Test("What cannot be read is said in the form, and nothing is kept of it")
  func wrong() throws {
    var desk = try desk()
    try desk.press("E Enter")
    try desk.type("veel")
    try desk.press("^S")
    guard let form = desk.state.overlay as? ContributionForm else { return #expect(Bool(false), "no form") }
    #expect(form.problem?.dutch.contains("veel") == true && desk.effects.isEmpty)
  }

  @Test("The form fits every screen", arguments: [(120, 40), (80, 24), (40, 12), (44, 11), (40, 10)])
  func sizes(_ width: Int, _ height: Int) throws {
    var desk = try desk(Size(width: width, height: height))
    try desk.press("Enter")
    try desk.type("1,4")
    #expect(view(desk.state).text().allSatisfy { TextWidth.of($0) <= width })
    #expect(desk.picture.contains("Proberen mag altijd"))
    for _ in 0..<6 {
      let (low, form) = (view(desk.state).text(), try #require(desk.state.overlay as? ContributionForm))
      let name = form.fields[form.focused].name.dutch
      #expect(low.contains { $0.contains("▸ \(name.prefix(12))") }, "\(desk.picture)")
      // On a higher screen the line of hints is the same: nothing lies over it.
      var high = desk.state
      high.session.size = Size(width: width, height: 40)
      #expect(low.last == view(high).text().last, "\(desk.picture)")
      try desk.press("Tab")
    }
  }
}
