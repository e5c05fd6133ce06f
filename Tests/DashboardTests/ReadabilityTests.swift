import Model
import Screen
import TestSupport
import Testing

@testable import Dashboard

/// What a newcomer could not read, and now can.
@Suite struct ReadabilityTests {
  private func desk(_ width: Int, _ height: Int, _ keys: String = "", _ language: Language = .dutch) throws -> Desk {
    var desk = try Desk(Size(width: width, height: height), language: language)
    try desk.press(keys)
    return desk
  }

  @Test("An undo says which record it takes back, a redo which it does again")
  func undoWords() throws {
    var desk = try desk(120, 40)
    try desk.run("filter Amersfoort")
    try desk.press("E l s D u U")
    let records = try desk.store.journal(limit: 3)
    #expect(records.map(\.undoes) == [records[2].seq, records[2].seq, nil])
    #expect(records[1].reasonWords(.dutch) == "maakt \(records[2].seq) ongedaan")
    #expect(records[0].reasonWords(.english) == "does \(records[2].seq) again")
    try desk.press("9")
    #expect(desk.picture.contains("maakt \(records[2].seq) ongedaan"))
  }

  @Test("A change that holds from another day than that of its record says so")
  func effective() throws {
    var desk = try desk(120, 40)
    _ = try desk.store.save(
      [RolloutChange(municipality: "GM0307", initiative: "overlijden", note: "later")], by: "anna",
      at: "2026-11-24T23:00:00Z", clock: Day(number: 0))
    try desk.press("9")
    #expect(desk.picture.contains("per 1 okt 2017"))
    #expect(desk.picture.contains("vastgelegd 24 nov 2026 23:00"))
  }

  @Test("Journal records are words, not codes")
  func recordWords() {
    func record(_ field: RolloutField, _ from: String, _ to: String) -> JournalRecord {
      JournalRecord(
        seq: 1, change: 1, kind: .change, at: "2017-10-01T08:30:00Z", by: "anna", effective: Day(number: 17_440),
        municipality: "GM0307", initiative: "gibit", field: field, from: from, to: to, reason: "", isSample: false)
    }
    #expect(record(.status, "I", "G").changeWords(.dutch) == "◕ implementatie → ● in gebruik")
    #expect(record(.status, "I", "G").changeWords(.english, ascii: true) == "I implementing → G in use")
    #expect(record(.planned, "", "2017-10-26").changeWords(.dutch) == "gepland: 26 okt 2017")
    #expect(record(.planned, "2017-10-26", "").changeWords(.english) == "planned: none (was 26 Oct 2017)")
    #expect(record(.note, "", "later").changeWords(.dutch) == "notitie: later")
    #expect(record(.flags, "", "PK").changeWords(.dutch) == "vlaggen: P pilot, K kopgroep")
    #expect(record(.status, "I", "G").recordedWords(.dutch) == " 1 okt 2017 08:30")
  }

  @Test("A past day shows that nothing can change, and hints how to get back to now")
  func past() throws {
    let picture = try desk(120, 40, "E [").picture
    #expect(picture.contains("30 sep 2017 · VERLEDEN") && !picture.contains("BEWERKEN"))
    #expect(picture.contains("[ ] dag") && picture.contains("t nu") && !picture.contains("status zetten"))
  }

  @Test("What is locked does not hint at editing")
  func locked() throws {
    var desk = try desk(120, 40)
    #expect(desk.picture.contains("E bewerken"))
    desk.state.session.locked = Phrase("Alleen lezen.", "Read-only.")
    #expect(!desk.picture.contains("E bewerken"))
  }

  @Test(
    "The overview says what signs mean, where it lags and how much money is free", arguments: [(120, 40), (200, 60)])
  func overview(_ width: Int, _ height: Int) throws {
    let desk = try desk(width, height)
    let (picture, free) = (desk.picture, desk.state.programme.fundTotal.free.tenths(.dutch))
    for words in ["deelname (bindt)", "geborgd", "Waar het achterloopt", "€ \(free) mln vrij van 50,8", "inw."] {
      #expect(picture.contains(words), "\(words)")
    }
  }

  @Test("At 80×24 the selected cell is spelt out, and the focus moves nothing")
  func narrow() throws {
    var desk = try desk(80, 24, "l l l")
    #expect(desk.picture.contains("\n 's-Gravenhage · GIBIT ◆ geborgd sinds"))
    let free = desk.state.programme.fundTotal.free.tenths(.dutch)
    #expect(desk.picture.contains("1–8 van 388") && desk.picture.contains("€ \(free) mln vrij van 50,8"))
    try desk.press("Tab")
    #expect(desk.picture.contains("\n Structureel · vrij €") && desk.picture.contains("1–8 van 388"))
  }

  @Test("The cursor stays in sight when the focus changes the height of its pane")
  func settles() throws {
    var desk = try desk(80, 24, "j j j j j j j")
    #expect(desk.picture.contains("Alblasserdam"))
    try desk.press("Tab")
    #expect(desk.picture.contains("Alblasserdam"))
  }

  @Test("The cell at the cursor stands between brackets, and a lit row keeps bold signs bold")
  func brackets() throws {
    #expect(try desk(120, 40, "l").picture.contains("[◆]"))
    let canvas = view(try desk(120, 40).state)
    let row = try #require((0..<40).first { canvas.text()[$0].contains("'s-Gravenhage") })
    let signs = canvas.runs(row).filter { $0.text.contains("◆") && $0.x < 62 }
    #expect(!signs.isEmpty && signs.allSatisfy { $0.style.attributes.isSuperset(of: [.bold, .reverse]) })
  }

  @Test("A zoomed initiatives pane shows the whole distribution; its parts sum to the width")
  func distribution() throws {
    #expect(try desk(120, 40, "S-Tab z").picture.contains("Verdeling over de statussen"))
    for counts in [[1, 0, 387], [0, 0, 5], [3, 3, 3, 3, 3, 3, 3, 3, 3], [388, 1, 1, 1]] {
      for width in [9, 10, 57, 97] {
        let parts = allotted(counts, width: width)
        #expect(parts.reduce(0, +) == width)
        #expect(zip(counts, parts).allSatisfy { ($0 == 0) == ($1 == 0) })
      }
    }
    #expect(allotted([0, 0], width: 10) == [0, 0])
  }

  @Test("The provinces that lag come first, and their shares are those of the cells")
  func lag() throws {
    let programme = try desk(120, 40).state.programme
    let lag = Lag(programme, CoverageTally(programme))
    for rows in [lag.provinces, lag.sizes] {
      let shares = rows.compactMap(\.total.share)
      #expect(shares == shares.sorted() && shares.count == rows.count)
    }
    #expect(lag.provinces.count == 12 && lag.columns == [1, 2, 3, 5])
    #expect(
      lag.provinces.compactMap(\.count).reduce(0, +) == 388 && lag.sizes.compactMap(\.count).reduce(0, +) == 388)
    let drenthe = try #require(lag.provinces.first { $0.kind == .province("Drenthe") })
    let rows = programme.municipalities.indices.filter { programme.municipalities[$0].province == "Drenthe" }
    #expect(drenthe.shares[3].share == Double(rows.count { programme[$0, 3].status.isAdopted }) / Double(rows.count))
  }

  @Test("ASCII pictures hold nothing but ASCII, and euros are EUR")
  func ascii() throws {
    for (keys, size) in [
      ("", Size(width: 80, height: 24)), ("", Size(width: 200, height: 60)), ("Enter", Size(width: 120, height: 40)),
      ("S-Tab z", Size(width: 120, height: 40)), ("9", Size(width: 80, height: 24)),
    ] {
      var desk = try Desk(size)
      desk.state.session.isASCII = true
      try desk.press(keys)
      let picture = desk.picture
      #expect(picture.utf8.allSatisfy { $0 < 0x80 } && !picture.contains("?E") && !picture.contains(" E 90"))
      let free = desk.state.programme.fundTotal.free.tenths(.dutch)
      if keys.isEmpty { #expect(picture.contains("EUR \(free) mln vrij")) }
    }
  }
}

@Suite struct FlowTests {
  @Test("Parts stay whole; only a part longer than a line is cut")
  func flow() {
    #expect(flowed(["aap noot", "mies", "", "wim"], width: 15) == ["aap noot · mies", "wim"])
    #expect(flowed(["een twee drie vier", "vijf"], width: 8) == ["een twee", "drie", "vier", "vijf"])
    #expect(flowed([], width: 8).isEmpty)
  }
}

@Suite struct MunicipalityCardTests {
  @Test("The card shows years, predecessors and successors, and the neighbours in its region")
  func card() throws {
    var desk = try Desk()
    try desk.run("filter Meierijstad")
    try desk.press("Enter")
    let picture = desk.picture
    for words in [
      "Voorganger Schijndel (23.625), 1 jan 2017", "Voorganger Sint-Oedenrode (17.896)", "Voorganger Veghel (38.078)",
      "Buren in COROP", "*Meierijstad", "Geen opvolgers",
    ] {
      #expect(picture.contains(words), "\(words)\n\(picture)")
    }
  }

  @Test("Tab goes through the card's panes; its history scrolls; Enter opens a neighbour and Esc returns")
  func panes() throws {
    var desk = try Desk(Size(width: 80, height: 24))
    try desk.run("filter Amersfoort")
    try desk.press("Enter Tab")
    let count = desk.state.history.count
    #expect(desk.state.focus == HistoryPane.id && desk.picture.contains("van \(count)"))
    try desk.press("G")
    #expect(desk.picture.contains("–\(count) van \(count)"))
    try desk.press("Tab g")
    #expect(desk.state.focus == NeighboursPane.id)
    let first = desk.state.programme.municipalities[try #require(desk.state.neighbours.first)].code
    try desk.press("Enter")
    #expect(desk.state.place == .municipality(first) && desk.state.answers.dossier?.code == first)
    #expect(desk.state.focus == StatusesPane.id)
    try desk.press("Esc")
    #expect(desk.state.place == .municipality("GM0307") && desk.state.answers.dossier?.code == "GM0307")
    #expect(desk.state.history.count == count)
    try desk.press("Tab Tab Tab")
    #expect(desk.state.focus == YearsPane.id && desk.picture.contains("▸2017"))
    try desk.press("Tab")
    #expect(desk.state.focus == StatusesPane.id)
  }

  @Test("The note at the cursor stands in the line that says what the cursor is on")
  func note() throws {
    var desk = try Desk(Size(width: 80, height: 24))
    // Of Govroam, the last of its rows, it has a note.
    try desk.run("filter Bernheze")
    try desk.press("Enter")
    func said() -> String { view(desk.state).text().dropLast().last ?? "" }
    #expect(!said().contains("collega's"))
    try desk.press("G")
    #expect(said().contains(" · collega's van de"))
  }

  @Test("Neighbours are those of the region, the furthest first; a status can be set from any pane of the card")
  func neighbours() throws {
    var desk = try Desk()
    try desk.run("filter Amersfoort")
    try desk.press("Enter")
    let rows = desk.state.neighbours
    let programme = desk.state.programme
    #expect(Set(rows.map { programme.municipalities[$0].corop }).count == 1 && rows.count > 3)
    #expect(rows.map(desk.state.programme.adopted) == rows.map(desk.state.programme.adopted).sorted(by: >))
    try desk.press("j Tab E s D")
    #expect(try desk.status("GM0307", "overlijden") == .committed)
  }
}

@Suite struct FindingWordsTests {
  @Test("The palette takes beginnings of words and short gaps, nothing far-fetched")
  func fuzzy() {
    func score(_ wanted: String, _ text: String) -> Int? { fuzzyScore(Array(wanted.utf8), in: Array(text.utf8)) }
    #expect(score("alm", "almere") != nil && score("alm", "alkmaar") != nil)
    #expect(score("alm", "de stand op een dag") == nil && score("alm", "taal: nederlands of engels") == nil)
    #expect(score("alm", "paneel schermvullend, en terug") == nil && score("alm", "palm") == nil)
    #expect(score("dh", "den haag") != nil && score("xyz", "almere") == nil && score("", "almere") == 0)
    let (prefix, gap) = (score("alm", "almere"), score("alm", "alkmaar"))
    #expect((prefix ?? 0) > (gap ?? 0))
  }

  @Test("An empty palette and command line begin with what one looks for most; themes complete by name")
  func needs() throws {
    var desk = try Desk(language: .english)
    let first = paletteEntries("", desk.state).prefix(3).map { entry in
      if case .command(let command, _) = entry.target { command.id } else { "" }
    }
    #expect(first == ["set", "filter", "theme"])
    #expect(completionCandidates("", desk.state).prefix(5) == ["set", "filter", "theme", "as-of", "page"])
    desk.state.session.themeNames = ["dusk", "dawn"]
    #expect(completionCandidates("theme d", desk.state) == ["dusk", "dawn"])
    try desk.press("^P")
    try desk.type("journ")
    try desk.press("Enter")
    #expect(desk.state.place == .page(.journal))
  }
}
