import Dashboard
import Foundation
import Model
import Screen
import TestSupport
import Testing

/// The table stays put while it is worked in.
@Suite(.dice) struct StandingTests {
  /// Page 2 with the cursor on gon, in operator mode.
  private func begun(_ filter: String, _ size: Size = Size(width: 120, height: 40)) throws -> Desk {
    var desk = try Desk(size)
    try desk.press("2 E")
    try desk.run("filter \(filter)")
    while desk.state.table.column != .initiative("gon") { try desk.press("l") }
    try desk.press("g")
    return desk
  }

  private func gon(_ desk: Desk, _ row: Int) -> RolloutStatus {
    desk.state.programme.column(of: "gon").map { desk.state.programme[row, $0].status } ?? .merged
  }

  @Test("In a filtered table the rows that no longer fit stay, so that j and . go to the row that stood next")
  func filtered() throws {
    var desk = try begun("gon=? provincie=Drenthe")
    let rows = desk.state.rows
    try desk.press("> j > j . .")
    #expect(desk.state.rows == rows && desk.state.rowUnderCursor == rows[3])
    #expect(rows.prefix(4).allSatisfy { gon(desk, $0) == .orienting } && rows.count > 6)
    #expect(rows.dropFirst(4).allSatisfy { gon(desk, $0) == .unknown })
    #expect(desk.picture.contains("4 wachten op R") && desk.picture.components(separatedBy: "≠").count == 5)
    // A card that is opened and left is no leaving of the page.
    try desk.press("Enter Esc")
    #expect(desk.state.rows == rows)
    try desk.press("u")
    #expect(desk.picture.contains("3 wachten op R"))
    try desk.press("R")
    #expect(desk.state.rows == Array(rows[3...]) && !desk.picture.contains("op R"))
  }

  @Test("In a sorted table a row keeps its place; who stands where the order has him carries no sign")
  func sorted() throws {
    var desk = try begun("provincie=Zeeland")
    try desk.run("sort gon desc")
    let rows = desk.state.rows
    // The first of those that are orienting goes on: it still stands first.
    try desk.press("g >")
    #expect(gon(desk, rows[0]) == .committed && desk.state.rows == rows && !desk.picture.contains("op R"))
    try desk.press("j j j > .")
    #expect(gon(desk, rows[3]) == .committed && gon(desk, rows[4]) == .orienting)
    #expect(desk.state.rows == rows && desk.picture.contains("2 wachten op R"))
    try desk.press("R")
    #expect(desk.state.rows != rows && desk.state.rows == desk.settled)
  }

  @Test("What others change moves no row either; sorting, filtering and leaving the page put all in order")
  func others() throws {
    for keys in ["R", "o", "2 9 2", "1", "w", "/ Enter"] {
      var desk = try begun("gon=? provincie=Drenthe")
      let rows = desk.state.rows
      try desk.hear("bram", RolloutChange(municipality: desk.code(rows[1]), initiative: "gon", status: .orienting))
      let further = try #require(desk.state.programme.row(of: "GM1701"))
      try desk.hear(
        "bram", RolloutChange(municipality: "GM1701", initiative: "gon", status: .unknown, reason: "verkeerd"),
        correcting: true)
      #expect(desk.state.rows == rows && desk.picture.contains("2 wachten op R"), "\(desk.picture)")
      try desk.press(keys)
      #expect(Set(desk.state.rows) == Set(rows).subtracting([rows[1]]).union([further]), "\(keys)")
      #expect(!desk.picture.contains("op R"), "\(keys)")
    }
  }

  @Test("Whatever is changed in whichever order, no row moves, and R brings what filter and order have")
  func anything() throws {
    var dice = Dice()
    for _ in 0..<12 {
      var desk = try Desk(Size(width: 160, height: 50))
      try desk.press(["1", "2"].randomElement(using: &dice) ?? "2")
      try desk.press("E")
      let filters = ["gon=?|O", "gibit=V|I", "gon=?", "-gon=G", "vlag=K"]
      try desk.run("filter \(filters.randomElement(using: &dice) ?? "")")
      let columns = ["gon", "gibit desc", "changed", "name desc", "note"]
      try desk.run("sort \(columns.randomElement(using: &dice) ?? "")")
      try desk.run("sort-also \(columns.randomElement(using: &dice) ?? "")")
      try desk.run("group \(["none", "province", "size-class"].randomElement(using: &dice) ?? "")")
      let rows = desk.state.rows
      for _ in 0..<6 {
        let code = desk.state.programme.municipalities.randomElement(using: &dice)?.code ?? ""
        let initiative = ["gon", "gibit"].randomElement(using: &dice) ?? ""
        let status = RolloutStatus.choices.randomElement(using: &dice) ?? .unknown
        try? desk.hear("bram", RolloutChange(municipality: code, initiative: initiative, status: status, reason: "b1"))
        try? desk.hear("bram", RolloutChange(municipality: code, initiative: initiative, flags: .frontRunner))
        #expect(desk.state.rows == rows)
      }
      let waits = desk.picture.contains("op R")
      let isGrouped = desk.state.table.grouping != .none && desk.state.focus == MunicipalitiesPane.id
      let now = desk.settled
      if isGrouped { #expect(waits || Set(now) == Set(rows)) } else { #expect(waits == (now != rows)) }
      try desk.press("R")
      #expect(desk.state.rows == now && !desk.picture.contains("op R"))
    }
  }

  @Test("Marks that are not in the list are counted, and nothing is changed in them that was not told")
  func hiddenMarks() throws {
    var desk = try begun("gon=? provincie=Drenthe")
    try desk.press("A")
    let count = desk.state.rows.count
    #expect(desk.picture.contains("\(count) gemarkeerd") && !desk.picture.contains("zichtbaar"))
    try desk.run("filter gon=? provincie=Drenthe|Flevoland")
    #expect(desk.picture.contains("\(count) gemarkeerd") && !desk.picture.contains("zichtbaar"))
    try desk.run("filter provincie=Flevoland")
    #expect(desk.picture.contains("\(count) gemarkeerd, 0 zichtbaar"))
    try desk.press("Space >")
    #expect(desk.picture.contains("\(count) van \(count + 1): gemarkeerd, maar niet in de lijst"), "\(desk.picture)")
    // Closed groups show no rows.
    try desk.press("Esc")
    try desk.run("filter")
    try desk.press("Esc w W")
    #expect(desk.picture.contains("\(count + 1) gemarkeerd, 0 zichtbaar"), "\(desk.picture)")
  }

  @Test("One marked row out of sight is told too; a list without marks is about its own row")
  func oneHiddenMark() throws {
    var desk = try begun("gon=? provincie=Drenthe")
    let code = desk.code(desk.state.rows[0])
    try desk.press("Space")
    try desk.run("filter provincie=Flevoland")
    for (keys, count) in [("> Esc", 0), ("s O Esc", 0), ("f P Enter Esc Esc", 0), ("> Enter", 1)] {
      let before = try desk.store.info().journalRecords
      try desk.press(keys)
      #expect(try desk.store.info().journalRecords == before + count && desk.state.overlay == nil, "\(keys)")
    }
    #expect(try desk.status(code, "gon") == .orienting)
    // The attention page has no marks: what stands under its cursor is meant.
    try desk.press("a j")
    let row = try #require(desk.state.rowUnderCursor)
    #expect(desk.state.targetRows == [row] && desk.code(row) != code)
  }

  @Test("Of several rows those that are so already are told, and the others done; all of them so is told at once")
  func alreadySo() throws {
    var desk = try begun("gon=?|O provincie=Drenthe")
    let possible = desk.state.rows.count { gon(desk, $0) == .unknown }
    let alike = desk.state.rows.count - possible
    #expect(desk.state.rows.count == 12 && possible > 0 && alike > 0)
    try desk.press("A s O")
    #expect(
      desk.picture.contains("\(possible) gewijzigd, 0 geweigerd, \(alike) al zo"), "\(desk.picture)")
    #expect(desk.picture.contains("= ○ oriëntatie: staat er al zo"))
    let before = try desk.store.info().journalRecords
    try desk.press("Enter")
    #expect(try desk.store.info().journalRecords == before + possible)
    for line in ["set gon O", "flag none", "note none"] {
      try desk.run(line)
      #expect(desk.state.overlay == nil && desk.notice.contains("al zo"), "\(line): \(desk.notice)")
    }
    #expect(try desk.store.info().journalRecords == before + possible)
  }

  @Test("After : a cell may be named; a text that names none is the text of the row under the cursor")
  func named() throws {
    var desk = try begun("Urk")
    try desk.run("note Almere gibit een  twee")
    #expect(try desk.store.cell("GM0034", "gibit").note == "een  twee")
    try desk.run("note gibit is een woord")
    #expect(try desk.store.cell("GM0184", "gon").note == "gibit is een woord")
    try desk.run("flag Almere gibit K")
    try desk.run("plan Almere gibit 2017-12-24")
    try desk.run("advance Almere gibit")
    let cell = try desk.store.cell("GM0034", "gibit")
    #expect(cell.status == .inUse && cell.flags == .frontRunner)
    try desk.run("advance gibit")
    #expect(try desk.status("GM0184", "gibit") == .preparing)
    try desk.press("4")
    try desk.run("retreat Almere gibit --reason toch")
    #expect(try desk.status("GM0034", "gibit") == .implementing)
    try desk.press(">")
    #expect(desk.notice.contains("Kies eerst"))
  }
}

/// What was typed outlives what others do meanwhile.
@Suite struct TypedTests {
  private func begun(_ filter: String, _ keys: String) throws -> Desk {
    var desk = try Desk()
    try desk.run("filter \(filter)")
    try desk.press(keys)
    return desk
  }

  @Test("A note that another is before with stays in its editor, beside what is there now")
  func note() throws {
    var desk = try begun("Amersfoort", "E l e")
    try desk.type("mijn tekst")
    try desk.save("bram", RolloutChange(municipality: "GM0307", initiative: "overlijden", note: "van bram"))
    try desk.press("^S")
    #expect(
      desk.typed == "mijn tekst" && desk.picture.contains("bram was u voor · nu: «van bram»"))
    // Neither Enter nor one Esc throws it away.
    try desk.press("Enter BSpace Esc")
    #expect(desk.typed == "mijn tekst" && desk.picture.contains("Nog niet bewaard"))
    try desk.press("^S")
    let cell = try desk.store.cell("GM0307", "overlijden")
    #expect(desk.state.overlay == nil && cell.note == "mijn tekst")
  }

  @Test("So does one that was typed in a line, and a reason; another's note is shown as far as there is room")
  func others() throws {
    var desk = try begun("Amersfoort", "E l")
    try desk.save(
      "bram", RolloutChange(municipality: "GM0307", initiative: "overlijden", note: "van bram " + long))
    try desk.run("note hallo")
    #expect(desk.typed == "hallo" && desk.picture.contains("van bram"))
    try desk.press("^S")
    #expect(try desk.store.cell("GM0307", "overlijden").note == "hallo")

    desk = try begun("Apeldoorn", "E l l <")
    try desk.type("storing")
    try desk.save("bram", RolloutChange(municipality: "GM0200", initiative: "verhuizen", status: .inUse))
    try desk.press("Enter")
    let prompt = try #require(desk.state.overlay as? PromptOverlay)
    #expect(prompt.editor.text == "storing" && desk.picture.contains("bram was u voor"))
    try desk.press("Enter")
    // Two steps back at once is none: what was typed stays all the same.
    let again = try #require(desk.state.overlay as? PromptOverlay)
    #expect(again.editor.text == "storing" && desk.state.notice?.kind == .refusal)
  }

  private let long = String(repeating: "en nog wat ", count: 200)

  @Test("What is refused, fails or finds the store busy opens again as it was typed; what is kept does not")
  func refused() throws {
    let why = Phrase("nee", "no")
    for event in [
      Event.busy(why), .failed(why), .refused(Refusal("x", why, wayOut: why)),
    ] {
      var desk = try begun("Amersfoort", "E l e")
      try desk.type("mijn tekst")
      let asked = update(&desk.state, .key(.control("s")))
      #expect(asked.count == 1 && desk.state.overlay == nil)
      // What becomes of a reading beside it is none of its business.
      let reading = desk.state.ask(.loadJournal)
      _ = update(&desk.state, .answered(reading.id, [.failed(why)]))
      #expect(desk.state.overlay == nil)
      _ = update(&desk.state, event)
      #expect(desk.typed == "mijn tekst" && desk.notice.contains("nee"))
      try desk.press("^S")
      #expect(try desk.store.cell("GM0307", "overlijden").note == "mijn tekst" && desk.state.overlay == nil)
      _ = update(&desk.state, event)
      #expect(desk.state.overlay == nil)
    }
  }

  @Test("Who does not want what is shown of several rows is back in what was typed for them")
  func several() throws {
    var desk = try begun("provincie=Drenthe", "E l A e")
    try desk.type("voor allen")
    try desk.press("^S")
    #expect(desk.picture.contains("12 gewijzigd"))
    try desk.press("Esc")
    #expect(desk.typed == "voor allen")
    try desk.press("^S Enter")
    #expect(desk.state.overlay == nil)
    #expect(try desk.store.cell("GM0114", "overlijden").note == "voor allen")
  }
}

extension Desk {
  /// What is written in the note that is open.
  fileprivate var typed: String? { (state.overlay as? NoteOverlay)?.area.text }

  fileprivate func code(_ row: Int) -> String { state.programme.municipalities[row].code }

  /// The rows as filter and order have them.
  fileprivate var settled: [Int] {
    let programme = state.programme
    return programme.sorted(by: state.table.sort).filter { state.filter?.keeps(row: $0, of: programme) ?? true }
  }

  @discardableResult
  fileprivate func save(_ name: String, _ change: RolloutChange) throws -> [JournalRecord] {
    try store.save([change], by: name, at: "2017-10-01T09:00:00Z", clock: Day(number: 0)).records
  }

  /// Has another save a change, and the desk told of it.
  fileprivate mutating func hear(_ name: String, _ change: RolloutChange, correcting: Bool = false) throws {
    var change = change
    change.isCorrection = correcting
    let records = try save(name, change)
    try carryOut(update(&state, .changedElsewhere(records, try store.reread(after: records, clock: Day(number: 0)))))
  }
}
