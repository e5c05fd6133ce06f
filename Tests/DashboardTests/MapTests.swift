import Foundation
import Model
import Screen
import TestSupport
import Testing

@testable import Dashboard
@testable import samen

/// The map: whoever is there can be seen, found, reached and clicked.
@Suite(.dice) struct MapTests {
  /// The page of the map in colours, or in letters.
  private func desk(_ width: Int = 120, _ height: Int = 40, _ theme: String? = "samen-dark") throws -> Desk {
    var desk = try Desk(Size(width: width, height: height))
    if let theme { desk.state.session.theme = try ThemeFiles(asked: nil).theme(theme) }
    try desk.press("6")
    return desk
  }

  private func atlas(_ desk: Desk) throws -> Atlas { try #require(desk.state.atlas) }

  /// The picture of the whole country in so many cells.
  private func raster(_ desk: Desk, _ width: Int, _ height: Int) throws -> MapRaster {
    let atlas = try atlas(desk)
    let frame = desk.state.mapFrame(atlas, in: Size(width: width, height: height))
    return try #require(desk.state.answers.terrain?.raster(atlas, frame)).map
  }

  private func name(_ desk: Desk) throws -> String {
    let row = try #require(desk.state.rowUnderCursor)
    return desk.state.programme.municipalities[row].name
  }

  private func go(to name: String, _ desk: inout Desk) throws {
    let one = try #require(desk.state.programme.municipalities.first { $0.name == name })
    Room.pane(MapPane.id).follow(&desk.state, one.code)
  }

  @Test(
    "How many must share a pixel at sizes that are common",
    arguments: [(34, 20, 25), (40, 24, 7), (57, 34, 1), (61, 36, 1), (92, 54, 0), (200, 120, 0)])
  func sharing(_ width: Int, _ height: Int, _ count: Int) throws {
    let raster = try raster(try desk(), width, height)
    #expect(raster.sharing.count == count)
    let seen = Set(raster.pixels.filter { $0 >= 0 }.map(Int.init)).union(raster.sharing.map(\.owner))
    #expect(seen.count == 388)
  }

  @Test("Whoever is too small for a pixel is counted in the legend, named beneath and reached by the arrows")
  func shared() throws {
    var desk = try desk(80, 24)
    #expect(desk.picture.contains("25 delen een punt"), "\(desk.picture)")
    let (atlas, raster) = (try atlas(desk), try raster(desk, 34, 20))
    for (owner, _) in raster.sharing {
      let row = try #require(desk.state.programme.row(of: atlas.grid.codes[owner]))
      let words = try #require(desk.state.mapSharing(row)).dutch
      #expect(words.hasPrefix("deelt een punt met ") || words == "te klein voor een eigen punt")
      #expect(
        desk.state.mapSaid(row).contains {
          if case .words(let said) = $0 { said.dutch == " · " + words } else { false }
        })
      // Somebody's arrow leads there.
      #expect(
        atlas.areas.indices.contains { place in Atlas.Way.allCases.contains { atlas.neighbour(of: place, $0) == owner }
        })
    }
    desk.state.session.size = Size(width: 200, height: 60)
    #expect(!desk.picture.contains("een punt ·") && !desk.picture.contains("delen een punt"))
  }

  @Test("At 106×56 and 200×120 a click finds every municipality", arguments: [(162, 60), (260, 124)])
  func clicks(_ width: Int, _ height: Int) throws {
    var desk = try desk(width, height)
    var found: Set<Int> = []
    let marks = desk.state.clickable
    for case .row(MapPane.id, let row, nil) in marks.map(\.deed) { found.insert(row) }
    // Of two in one cell the lower one is found where the cursor is on the upper.
    for row in desk.state.programme.municipalities.indices where !found.contains(row) {
      let atlas = try atlas(desk)
      let place = try #require(atlas.place(of: desk.state.programme.municipalities[row].code))
      let raster = try #require(MapPane.input(desk.state).raster).map
      let above = try #require(raster.pixels(of: place).first) - raster.frame.width
      let upper = try #require(desk.state.programme.row(of: atlas.grid.codes[Int(raster.pixels[above])]))
      desk.state.moveCursor(to: upper)
      for case .row(MapPane.id, row, nil) in desk.state.clickable.map(\.deed) { found.insert(row) }
    }
    #expect(found.count == 388)
    let mark = try #require(marks.last { if case .row(MapPane.id, _, _) = $0.deed { true } else { false } })
    guard case .row(_, let row, _) = mark.deed else { return }
    try desk.carryOut(update(&desk.state, .mouse(Mouse(.press, x: mark.rect.x, y: mark.rect.y))))
    #expect(desk.state.rowUnderCursor == row)
  }

  @Test("Areas are true within what pixels can be")
  func areas() throws {
    let desk = try desk()
    let (atlas, raster) = (try atlas(desk), try raster(desk, 200, 120))
    var pixels = Array(repeating: 0, count: atlas.areas.count)
    for own in raster.pixels where own >= 0 { pixels[Int(own)] += 1 }
    let square = raster.frame.scale * raster.frame.scale
    for (own, area) in atlas.areas.enumerated() {
      let found = Double(pixels[own]) * square
      // Half the pixels along its edge at most.
      #expect(
        abs(found - Double(area)) <= 4 * Double(area).squareRoot() * raster.frame.scale, "\(atlas.grid.codes[own])")
    }
    #expect(abs(Double(pixels.reduce(0, +)) * square / Double(atlas.areas.reduce(0, +)) - 1) < 0.02)
  }

  @Test("The opposite arrow returns to where one came from, step by step")
  func back() throws {
    var dice = Dice()
    var desk = try desk()
    let opposite: [String: String] = ["h": "l", "l": "h", "j": "k", "k": "j"]
    for _ in 0..<20 {
      desk.state.moveCursor(to: dice.below(388))
      var way: [(key: String, from: String)] = []
      for _ in 0..<10 {
        let key = ["h", "j", "k", "l"][dice.below(4)]
        // A step back would undo the last.
        guard way.last.map({ opposite[$0.key] != key }) ?? true else { continue }
        let before = try name(desk)
        try desk.press(key)
        if try name(desk) != before { way.append((key, before)) }
      }
      for (key, from) in way.reversed() {
        try desk.press(opposite[key] ?? "")
        #expect(try name(desk) == from)
      }
    }
  }

  @Test("A name that is typed lands on its municipality, the others are flat; Enter opens the card, Esc takes it off")
  func names() throws {
    var desk = try desk()
    try desk.press("/")
    try desk.type("vlieland")
    try desk.press("Enter")
    #expect(try name(desk) == "Vlieland" && desk.state.mapScene.shown == 1)
    #expect(desk.state.mapScene.kinds.filter { $0 >= 0 }.count == 1 && desk.picture.contains("1 van 388"))
    try desk.press("Enter")
    #expect(desk.state.place == .municipality("GM0096"))
    try desk.press("Esc")
    #expect(desk.state.place == .page(.map))
    try desk.press("Esc")
    #expect(desk.state.filter == nil && desk.state.place == .page(.map))
    #expect(try name(desk) == "Vlieland")
    // Where the filter is of no name the cursor comes along.
    try desk.run("filter provincie=Drenthe")
    #expect(desk.state.programme.municipalities[try #require(desk.state.rowUnderCursor)].province == "Drenthe")
  }

  @Test("Counts obey the filter, and are those of the programme")
  func counts() throws {
    var desk = try desk()
    for measure in ["govroam", "gibit", "count", "region", "heard", "contribution", "changed gibit"] {
      try desk.run("map-measure \(measure)")
      for filter in ["", "provincie=Drenthe"] {
        desk.state.look.keep(try Filter(filter, programme: desk.state.programme))
        let (scene, programme) = (desk.state.mapScene, desk.state.programme)
        let kept = desk.state.rows.count
        #expect(scene.entries.count == desk.state.mapEntryCount, "\(measure)")
        #expect(scene.entries.reduce(0) { $0 + $1.count } == kept && scene.shown == kept, "\(measure)")
        if measure == "govroam" || measure == "gibit", let column = programme.column(of: measure) {
          for entry in scene.entries {
            guard let status = entry.status else { continue }
            #expect(entry.count == desk.state.rows.count { programme[$0, column].status == status })
          }
        }
        for entry in scene.entries {
          guard let text = entry.filter, filter.isEmpty else { continue }
          #expect(try Filter(text, programme: programme).rows(of: programme).count == entry.count, "\(text)")
        }
      }
    }
  }

  @Test("Enter in the legend leaves just those, and in the list of provinces that province; once more all")
  func legend() throws {
    var desk = try desk()
    try desk.press("Tab j Enter")
    #expect(desk.state.filter?.text == "govroam=G", "\(desk.picture)")
    #expect(desk.state.mapScene.shown == desk.state.mapScene.entries[1].count && desk.state.rows.count > 100)
    try desk.press("Enter")
    #expect(desk.state.filter == nil)
    try desk.press("Tab Tab Enter")
    #expect(desk.state.filter?.text == "provincie=Flevoland" && desk.state.mapScene.shown == 6, "\(desk.picture)")
    try desk.press("Enter")
    #expect(desk.state.filter == nil)
  }

  @Test("Beneath the provinces stands what changed in 30 days, from what to what, as the days before and after say")
  func recent() throws {
    var desk = try desk(200, 60)
    let column = try #require(desk.state.mapColumn)
    let programme = desk.state.programme
    let lines = desk.state.seen(MapRecentPane.self).rows
    #expect(lines.count > 20 && lines.allSatisfy { $0.from != nil && $0.from != $0.status })
    #expect(desk.picture.contains("→ ◆ geborgd") && desk.picture.contains("stappen · "), "\(desk.picture)")
    for line in lines.prefix(12) {
      let code = programme.municipalities[line.row].code
      let now = try desk.store.programme(asOf: line.day, clock: programme.today)
      let before = try desk.store.programme(asOf: line.day + -1, clock: programme.today)
      #expect(now[try #require(now.row(of: code)), column].status == line.status)
      #expect(before[try #require(before.row(of: code)), column].status == line.from)
    }
    // They follow the filter, the measure and the day.
    desk.state.look.keep(try Filter("provincie=Drenthe", programme: programme))
    #expect(desk.state.seen(MapRecentPane.self).rows.count < lines.count)
    desk.state.look.keep(nil)
    try desk.run("map-measure gibit")
    let gibit = programme.column(of: "gibit")
    #expect(desk.state.seen(MapRecentPane.self).rows.contains { $0.from != nil })
    #expect(MapRecentPane.input(desk.state).column == gibit)
    try desk.press("[")
    #expect(MapRecentPane.input(desk.state).recent?.asOf.iso == "2017-09-30")
    for _ in 0..<8 where desk.state.focus != MapRecentPane.id { try desk.press("Tab") }
    try desk.press("Enter")
    #expect(desk.state.place.room == .municipality)
  }

  @Test("Under the cursor each line is a row: an initiative shows on the map, the rest opens the card")
  func facts() throws {
    var desk = try desk()
    try desk.press("Tab Tab")
    #expect(desk.state.focus == MapFactsPane.id)
    #expect(desk.state.focusCount == 1 + desk.state.programme.initiatives.count)
    try desk.press("j j Enter")
    #expect(desk.state.mapMeasure == .status("overlijden") && desk.state.place == .page(.map))
    #expect(!desk.state.figuresHere.isEmpty)
    try desk.press("g Enter")
    #expect(desk.state.place.room == .municipality)
    // Low, it has what the map shows, how many it uses, and who lies around.
    var low = try self.desk(80, 24)
    let rows = low.state.seen(MapFactsPane.self).rows
    #expect(rows.count == 4 && rows.last == .around)
    try low.run("map-measure contribution")
    #expect(low.state.seen(MapFactsPane.self).rows[1] == .measure)
  }

  @Test("On another day the map has that day's municipalities")
  func days() throws {
    var desk = try desk()
    try desk.run("as-of 2016-12-31")
    #expect(desk.state.programme.municipalities.count == 390)
    #expect(try atlas(desk).grid.codes == desk.state.programme.municipalities.map(\.code).sorted())
    try desk.run("now")
    #expect(try atlas(desk).grid.codes == desk.state.programme.municipalities.map(\.code).sorted())
    // Across each reorganisation that the sample knows: everybody of the day is there, and nobody else.
    for (day, count) in [("2016-01-01", 390), ("2016-06-01", 390), ("2017-01-01", 388), ("2017-09-30", 388)] {
      try desk.run("as-of \(day)")
      let codes = desk.state.programme.municipalities.map(\.code).sorted()
      #expect(codes.count == count, "\(day)")
      #expect(try atlas(desk).grid.codes == codes && !desk.picture.contains("niet op de kaart"), "\(day)")
      let raster = try #require(MapPane.input(desk.state).raster).map
      #expect(Set(raster.pixels.filter { $0 >= 0 }).count + raster.sharing.count == count)
    }
  }

  @Test("With reorganisations of later years too every municipality of a day has its squares")
  func later() throws {
    let desk = try desk()
    let country = try #require(desk.state.answers.terrain?.country)
    let facts = try Project.sampleSeed().reorganisations
    #expect(!facts.isEmpty)
    var codes = Set(country.grid.codes)
    for day in Set(facts.map(\.date)).sorted() {
      for one in facts where one.date == day {
        if one.oldCode != one.newCode { codes.remove(one.oldCode) }
      }
      for one in facts where one.date == day { codes.insert(one.newCode) }
      let grid = country.grid.divided(among: codes, by: facts)
      #expect(grid.codes == codes.sorted(), "\(day.iso)")
      #expect(grid.squares.count { $0 >= 0 } == country.grid.squares.count { $0 >= 0 })
    }
  }

  @Test("Nearer by, a step keeps the cursor in sight, and the keys for it say where they end")
  func zooms() throws {
    var desk = try desk()
    try go(to: "Utrecht", &desk)
    for _ in 0..<4 { try desk.press("+") }
    #expect(desk.notice.contains("1 km per punt"), "\(desk.notice)")
    for key in ["l", "l", "k", "h", "j", "j", "l", "k", "k"] {
      try desk.press(key)
      let raster = try #require(MapPane.input(desk.state).raster).map
      let place = try #require(desk.state.mapPlace(try atlas(desk)))
      #expect(!raster.pixels(of: place).isEmpty, "\(desk.picture)")
    }
    try desk.press("Esc")
    #expect(desk.state.map.zoom == 0 && desk.state.place == .page(.map))
    try desk.press("-")
    #expect(desk.notice.contains("hele land"))
  }

  @Test("The map menu shows what it is on; Esc puts the old one back, Enter keeps it")
  func menu() throws {
    var desk = try desk()
    let before = desk.state.mapMeasure
    try desk.press("m g j")
    #expect(desk.state.mapMeasure == .status("overlijden"))
    try desk.press("Esc")
    #expect(desk.state.mapMeasure == before)
    try desk.press("m G Enter")
    #expect(desk.state.mapMeasure == .contribution && desk.state.overlay == nil)
    try desk.press("m")
    desk.state.clearOverlays()
    for (word, measure) in [
      ("aantal", MapMeasure.count), ("gehoord", .heard), ("bijdrage", .contribution), ("regio", .region),
      ("gewijzigd gibit", .changed("gibit")), ("contribution", .contribution),
    ] {
      try desk.run("kaart-toon \(word)")
      #expect(desk.state.mapMeasure == measure, "\(desk.notice)")
    }
    try desk.run("map-measure nergens")
    #expect(desk.state.notice?.kind == .usage && desk.state.mapMeasure == .contribution)
  }

  @Test("Without colours letters stand for them, and four classes take the place of ten statuses where colours are few")
  func letters() throws {
    var plain = try desk(120, 40, nil)
    #expect(!plain.picture.contains("▀") && !plain.picture.contains("▄") && plain.picture.contains("GGG"))
    plain.state.session.isASCII = true
    #expect(!view(plain.state).text().joined().contains { !$0.isASCII })
    var few = try desk()
    few.state.session.theme = few.state.session.theme.reduced(to: .sixteen)
    #expect(few.picture.contains("nog niet begonnen") && few.picture.contains("▀"))
    try few.press("c")
    #expect(few.picture.contains("oriëntatie"))
  }

  @Test("Nothing is read of the map before one comes there")
  func lazy() throws {
    var desk = try Desk()
    try desk.press("2 9 1")
    #expect(!desk.effects.contains { if case .loadCountry = $0 { true } else { false } })
    try desk.press("6")
    #expect(desk.effects.contains { if case .loadCountry = $0 { true } else { false } })
    desk.effects = []
    try desk.press("1 6 j l")
    #expect(!desk.effects.contains { if case .loadCountry = $0 { true } else { false } })
  }

  static let pictures: [(name: String, size: Size, theme: String?, keys: String)] = [
    ("map-80x24", Size(width: 80, height: 24), "samen-dark", "l l"),
    ("map-light-120x40", Size(width: 120, height: 40), "samen-light", "j l"),
    ("map-letters-80x24", Size(width: 80, height: 24), nil, "j l"),
    (
      "map-count-160x45", Size(width: 160, height: 45), "samen-dark",
      ": m a p - m e a s u r e Space c o u n t Enter Tab Tab Tab j"
    ),
    ("map-200x60", Size(width: 200, height: 60), "samen-dark", "l l"),
    ("map-facts-120x40", Size(width: 120, height: 40), "samen-dark", "l l Tab Tab j j"),
  ]

  @Test("The map looks as it was approved, colours and all", arguments: pictures)
  func approved(_ name: String, _ size: Size, _ theme: String?, _ keys: String) throws {
    var desk = try desk(size.width, size.height, theme)
    try desk.press(keys)
    let canvas = view(desk.state)
    let kept = try golden(name, desk.page + StylePictureTests.legend(canvas, 2..<size.height - 1))
    #expect(kept.expected == kept.actual)
  }
}
