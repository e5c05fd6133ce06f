import Dashboard
import Model
import Screen
import TestSupport
import Testing

/// What the screen says of keys, flags, marks and lines that are typed.
@Suite(.dice) struct FaultTests {
  @Test("Whoever gave a command another key is told that key, in notices and on empty pages")
  func keys() throws {
    var desk = try Desk()
    desk.state.session.keymap = try Keymap(user: [
      ("operate", ["F8"]), ("now", ["F7"]), ("filter", ["F6"]), ("group", ["F5"]), ("help", ["F9"]), ("back", ["F4"]),
    ])
    try desk.press("s")
    #expect(desk.notice.contains("druk F8"))
    try desk.press("Z")
    #expect(desk.notice.contains("F9 toont"))
    try desk.press("2 n")
    #expect(desk.notice.contains("F6 begint"))
    try desk.press("X")
    try desk.run("fold-all")
    #expect(desk.notice.contains("F5 groepeert"), "\(desk.notice)")
    try desk.run("filter zzz")
    #expect(desk.picture.contains("F4 haalt"))
    try desk.press("F4")
    try desk.run("as-of 2017-03-01")
    try desk.run("set Oss gibit G")
    #expect(desk.notice.contains("F7 gaat terug"))
    for page in ["overview", "municipalities", "fund", "journal", "findings", "attention"] {
      try desk.run("page \(page)")
      #expect(!desk.picture.unicodeScalars.contains("\u{F8F0}"))
    }
  }

  @Test("The most urgent flag comes first: where one fits it is that, on a card all stand in that order")
  func flags() throws {
    var desk = try Desk()
    try desk.press("E f ! Enter")
    #expect(desk.picture.contains("[●!]"))
    try desk.press("j")
    #expect(desk.picture.contains("▸'s-Hertogenbosch") && desk.picture.contains(" ●! "))
    try desk.press("k Enter")
    #expect(desk.picture.contains("!PK"))
    try desk.press("f")
    #expect(desk.picture.contains("› !PK") && desk.picture.contains("! geblokkeerd · ‖ gepauzeerd · P pilot"))
  }

  @Test("With letters only nothing that is known is drawn as ?, which means unknown")
  func letters() throws {
    for keys in ["1 Space", "2 Space j Space", "2 O o", "2 w", "9", "E 2 A l >", "i", "2 Enter Tab"] {
      var (desk, letters) = (try Desk(), try Desk())
      letters.state.session.isASCII = true
      try desk.press(keys)
      try letters.press(keys)
      for (signs, plain) in zip(view(desk.state).text(), view(letters.state).text()).dropLast()
      where signs.count == plain.count {
        for (sign, letter) in zip(signs, plain) where letter == "?" {
          #expect(sign == "?" || sign == "·", "\(keys): \(sign) in \(signs)")
        }
      }
    }
  }

  @Test(
    "Where nothing can be filtered / says so, and what is typed after it runs no command",
    arguments: ["a", "4 l"])
  func refused(_ page: String) throws {
    var desk = try Desk()
    try desk.press(page)
    let place = desk.state.place
    try desk.press("/")
    #expect(desk.picture.contains("Filteren kan op Uitrol per gemeente, Gemeenten, "))
    try desk.type("Equx1")
    #expect(desk.state.place == place && desk.state.mode == .browse && desk.state.overlay != nil)
    try desk.press("Enter")
    #expect(desk.state.overlay == nil && desk.state.place == place && desk.state.filter == nil)
    try desk.run("filter oss")
    #expect(desk.state.notice?.kind == .refusal && desk.state.filter == nil)
  }

  @Test(
    "What is typed after a key whose question is refused runs no command",
    arguments: ["1 e", "1 f", "1 d", "2 d", "4 b", "0 x", "E 0 x ! Enter x", "E 2 w g s", "4 l Enter", "4 l j Enter"])
  func refusedQuestion(_ keys: String) throws {
    var desk = try Desk()
    try desk.press(keys)
    let (place, mode, asked) = (desk.state.place, desk.state.mode, desk.effects)
    #expect(desk.state.overlay != nil && desk.notice.isEmpty, "\(keys): \(desk.notice)")
    try desk.type("Even 12 uit q")
    #expect(desk.state.place == place && desk.state.mode == mode && desk.effects == asked, "\(keys)")
    try desk.press("Esc")
    #expect(desk.state.overlays.isEmpty && desk.state.place == place)
  }

  @Test("A filter that is not kept leaves the cursor where it was", arguments: ["zwolle", "zwo=1 Enter"])
  func cursorAfterFilter(_ typed: String) throws {
    var desk = try Desk()
    try desk.press("2 j j j")
    let row = desk.state.rowUnderCursor
    try desk.press("/")
    try desk.type(typed.replacing(" Enter", with: ""))
    if typed.hasSuffix("Enter") { try desk.press("Enter") }
    try desk.press("Esc")
    #expect(desk.state.rowUnderCursor == row && desk.state.filter == nil)
  }

  @Test("w, z, C and / do the same wherever they can, and elsewhere say where they can")
  func sameKeys() throws {
    let groups = ["Gemeenten", "Bijdragen"]
    var fresh = try Desk()
    try fresh.giveContributionSettings()
    for page in Room.pages {
      for tab in page.id == .fund ? FundTab.allCases : [.year] {
        for key in ["w", "z", "C", "/"] {
          var desk = fresh
          try desk.run("page \(page.id.name)")
          if page.id == .fund { try desk.run("fund-tab \(tab.rawValue)") }
          let (before, place) = (desk.state, desk.state.place)
          try desk.press(key)
          let said = desk.picture + desk.notice
          let what = "\(key) on \(page.id.name) \(tab)"
          #expect(desk.state.place == place && desk.state.fund.tab == before.fund.tab, "\(what)")
          switch key {
          case "w":
            let has = desk.state.table.grouping != .none || desk.state.contributionOrder.grouping != .none
            let tries = desk.state.overlay != nil
            #expect(has == (page.id == .municipalities || page.id == .fund && tab == .contributions), "\(what)")
            #expect(tries == (page.id == .fund && tab == .slices), "\(what)")
            if !has, !tries {
              #expect(groups.allSatisfy { said.lowercased().contains($0.lowercased()) }, "\(what): \(desk.notice)")
            }
          // On Trend it makes one of the charts large, which fill the screen as they are.
          case "z":
            #expect(desk.state.isZoomed || desk.notice.contains("meer zijn er op") || page.id == .trend, "\(what)")
          case "C": #expect(desk.state.overlay != nil || desk.notice.contains("wel bij Gemeenten"), "\(what)")
          default: #expect(desk.state.overlay is FilterLine || said.contains("Filteren kan op"), "\(what)")
          }
        }
      }
    }
  }

  @Test("Exempt municipalities are added, taken out, or listed; several at once too")
  func exempt() throws {
    var desk = try Desk()
    try desk.press("E")
    func exempt() -> Set<String> { ContributionSettings(desk.state.programme.settings).exempt }
    let standard = exempt()
    for (words, wanted) in [
      ("+Almere -Amsterdam", standard.union(["GM0034"]).subtracting(["GM0363"])),
      ("+Almere, Oss", standard.union(["GM0034", "GM0828"]).subtracting(["GM0363"])),
      ("-Almere,Oss", standard.subtracting(["GM0363"])),
      ("Almere, Oss", ["GM0034", "GM0828"]), ("Almere, +Oss -Almere", ["GM0828"]),
      ("+Súdwest-Fryslân", ["GM0828", "GM1900"]),
      ("none", []), ("+Oss", ["GM0828"]),
    ] {
      try desk.run("contribution-setting exempt \(words)")
      #expect(exempt() == wanted, "\(words): \(desk.notice)")
    }
    try desk.run("contribution-setting exempt +Oss -Nergens")
    #expect(desk.state.notice?.kind == .refusal && exempt() == ["GM0828"])
  }

  @Test("What was typed is what is told to be wrong", arguments: ["200%", "200 %", "100", "zeg"])
  func index(_ value: String) throws {
    var desk = try Desk()
    try desk.press("E")
    try desk.run("contribution-setting index 2018 \(value)")
    #expect(desk.notice.contains("«\(value)»"), "\(desk.notice)")
  }

  @Test("A view of any filter is recalled as it was, with quotes of either kind")
  func views() throws {
    var desk = try Desk()
    for filter in [
      "'s-Gravenhage", "naam=\"'s-Gravenhage\"", "naam~\"' \"", "gibit.note~\"zo' n\"", "s' gibit=G",
      "naam~\"a' sort=name\"", "-naam~\"'\"", "'", "naam=\"den haag\"|\"bergen op zoom\"",
    ] {
      try desk.run("page municipalities")
      try desk.run("filter \(filter)")
      guard let kept = desk.state.filter?.text else { continue }
      try desk.run("sort inhabitants desc")
      try desk.press("y")
      guard case .copy(let line)? = desk.effects.last else { return #expect(Bool(false), "nothing copied") }
      try desk.press("Esc")
      try desk.run(line)
      #expect(desk.state.filter?.text == kept && desk.state.table.sort.count == 1, "\(line): \(desk.notice)")
    }
  }

  @Test("A note keeps its blanks, whether it is typed with quotes or without")
  func blanks() throws {
    var desk = try Desk()
    try desk.run("filter Amersfoort")
    try desk.press("E l")
    for (line, note) in [
      ("note a  b   c", "a  b   c"), ("note \"x  y\"", "x  y"), ("  note   d\u{A0} e  ", "d\u{A0} e"), ("note f", "f"),
    ] {
      try desk.run(line)
      #expect(try desk.store.cell("GM0307", "overlijden").note == note, "\(line)")
    }
    try desk.run("set Zwolle gibit B weer  terug")
    #expect(try desk.store.journal(limit: 1).first?.reason == "weer  terug", "\(desk.notice)")
  }

  @Test("Of one's own earlier change nobody is told that another was first")
  func own() throws {
    var desk = try Desk()
    try desk.run("filter Amersfoort")
    try desk.press("E l s")
    _ = try desk.store.save(
      [RolloutChange(municipality: "GM0307", initiative: "overlijden", status: .declined, reason: "te duur")],
      by: "anna",
      at: "2017-10-01T09:00:00Z", clock: Day(number: 0))
    try desk.press("D")
    #expect(desk.picture.contains("een andere zitting van u") && !desk.picture.contains("anna was"))
    try desk.press("Enter")
    #expect(desk.notice == "Er blijft staan wat er nu is (een andere zitting van u).")
  }
}

/// Tab, zoom, grouping, columns and filters are the same everywhere, or say where they are.
@Suite struct SameEverywhereTests {
  @Test(
    "What cannot be done here says where it can",
    arguments: [
      ("9 z", ["Overzicht", "Fonds"]), ("2 z", ["Overzicht"]), ("9 Tab", ["Fonds"]),
      ("1 w", ["Gemeenten", "Bijdragen"]), ("9 w", ["Gemeenten"]), ("a w", ["Gemeenten"]), ("2 Enter w", ["Gemeenten"]),
      ("1 C", ["Gemeenten"]), ("4 C", ["Gemeenten"]), ("0 C", ["Gemeenten"]),
      ("a /", ["Uitrol per gemeente", "Bijdragen"]),
      ("2 Enter /", ["Gemeenten"]),
    ])
  func told(_ keys: String, _ places: [String]) throws {
    var desk = try Desk()
    try desk.press(keys)
    let told = desk.notice + (desk.state.overlay == nil ? "" : desk.picture)
    for place in places { #expect(told.contains(place), "\(keys): \(desk.notice)") }
  }

  @Test("The head of a group of the attention page takes the whole line", arguments: [40, 80, 120])
  func heads(_ width: Int) throws {
    var desk = try Desk(Size(width: width, height: 12))
    try desk.press("a")
    #expect(desk.picture.contains("Vraagt een besluit ("), "\(desk.picture)")
  }
}
