import Dashboard
import Model
import Sample
import Screen
import TestSupport
import Testing

/// The lists that operators work through: what is late, who is silent, and the municipalities that they named themselves.
@Suite struct WorkListTests {
  private func codes(_ desk: Desk) -> Set<String> {
    Set(desk.state.rows.map { desk.state.programme.municipalities[$0].code })
  }

  /// What stands in the list of the page, in its order.
  private func names(_ desk: Desk) -> [String] {
    desk.state.place == .page(.journal)
      ? desk.state.seen(JournalPane.self).rows.map { "\($0.seq)" } : desk.state.seen(FindingsPane.self).rows.map(\.id)
  }

  private func loop(_ desk: Desk, _ keeps: (Int) -> Bool) -> Set<String> {
    Set(desk.state.programme.municipalities.indices.filter(keeps).map { desk.state.programme.municipalities[$0].code })
  }

  @Test("What is asked of one initiative is what a loop over its cells keeps, and its column is there")
  func oneInitiative() throws {
    var desk = try Desk()
    try desk.press("2 E")
    try desk.run("plan Almere gibit 2017-09-01 --past")
    try desk.run("flag Urk gibit K")
    let programme = desk.state.programme
    let gibit = try #require(programme.column(of: "gibit"))
    let today = programme.today
    let cases: [(String, CellAspect, (RolloutCell) -> Bool)] = [
      ("gibit.planned<2017-10-01", .planned, { $0.planned.map { $0 < today } ?? false }),
      ("gibit.gepland>=vandaag", .planned, { $0.planned.map { $0 >= today } ?? false }),
      ("gibit.heard<-90d", .heard, { $0.heard.map { $0 < today + -90 } ?? false }),
      ("gibit.since>=\"1 jun 2017\"", .since, { $0.since.map { $0.iso >= "2017-06-01" } ?? false }),
      ("gibit.changed>-30d", .changed, { $0.changed.map { $0 > today + -30 } ?? false }),
      ("gibit.flag=P|K", .flag, { !$0.flags.isDisjoint(with: [.pilot, .frontRunner]) }),
      ("gibit.note!=\"\"", .note, { !$0.note.isEmpty }),
    ]
    for (filter, aspect, keeps) in cases {
      try desk.run("filter \(filter)")
      let wanted = loop(desk) { keeps(programme[$0, gibit]) }
      #expect(codes(desk) == wanted && !wanted.isEmpty, "\(filter): \(wanted.count) \(desk.notice)")
      let head = "GIB \(aspect.title.dutch)"
      #expect(desk.page.contains(head), "\(head): \(desk.page.prefix(400))")
      try desk.run("sort gibit.\(aspect.rawValue)")
      #expect(desk.state.notice?.kind != .usage && codes(desk) == wanted)
    }
    try desk.run("filter gibit.planned!=geen")
    try desk.run("sort gibit.gepland")
    let days = desk.state.rows.compactMap { programme[$0, gibit].planned }
    #expect(days == days.sorted() && days.count == desk.state.rows.count)
  }

  @Test("The views that come with the program, in both languages", arguments: ["te laat", "te-laat", "late"])
  func late(_ name: String) throws {
    var desk = try Desk()
    try desk.press("E")
    for town in ["Almere", "Urk", "Zwolle"] { try desk.run("plan \(town) gibit 2017-09-0\(town.count - 2) --past") }
    try desk.run("view \(name)")
    let programme = desk.state.programme
    let wanted = loop(desk) { row in
      programme.initiatives.indices.contains { programme[row, $0].planned.map { $0 < programme.today } ?? false }
    }
    #expect(codes(desk) == wanted && wanted.isSuperset(of: ["GM0034", "GM0184", "GM0193"]), "\(desk.notice)")
    #expect(desk.page.contains("Gepland▲1"), "\(desk.page)")
    let days = desk.state.rows.compactMap { programme.firstPlanned(of: $0) }
    #expect(days == days.sorted() && days.count == wanted.count)
  }

  @Test("Who was silent for 90 days is who the attention page says", arguments: ["90 dagen stil", "90-days-silent"])
  func silent(_ name: String) throws {
    var desk = try Desk()
    try desk.run("view \(name)")
    let wanted = Set(desk.state.programme.attention.filter { $0.kind == .silent }.compactMap(\.municipality))
    #expect(codes(desk) == wanted && !wanted.isEmpty, "\(wanted.count) \(desk.state.rows.count) \(desk.notice)")
    try desk.run("view-name \(name.replacing(" ", with: "-"))")
    try desk.run("page fund")
    try desk.run("view \(name)")
    #expect(codes(desk) == wanted)
  }

  @Test("A list that has a name is a field of the filter, kept as other names are, and follows its new content")
  func named() throws {
    var desk = try Desk()
    try desk.press("2")
    try desk.run("list-name leeg")
    #expect(desk.notice.contains("niets gemarkeerd"), "\(desk.notice)")
    for town in ["Dordrecht", "Zwijndrecht", "Papendrecht"] { try desk.run("mark \(town)") }
    try desk.run("list-name Drechtsteden")
    #expect(desk.state.look.lists["Drechtsteden"] == ["GM0505", "GM0590", "GM0642"], "\(desk.notice)")
    #expect(desk.effects.contains(.keepName(.lists, "Drechtsteden", "GM0505 GM0590 GM0642")))
    try desk.press("Esc")
    for filter in ["lijst=drechtsteden", "list=Drechtsteden", "lijst=drechtsteden provincie=Zuid-Holland"] {
      try desk.run("filter \(filter)")
      #expect(codes(desk) == ["GM0505", "GM0590", "GM0642"], "\(desk.notice)")
    }
    try desk.run("filter -lijst=drechtsteden")
    #expect(desk.state.rows.count == 385)
    try desk.run("filter lijst=waddeneilanden")
    #expect(desk.state.notice?.kind == .usage && desk.notice.contains("Er is: Drechtsteden"), "\(desk.notice)")
    try desk.run("filter lijst=drechtsteden")
    try desk.run("mark Sliedrecht")
    try desk.press("A")
    try desk.run("list-name Drechtsteden")
    #expect(desk.state.rows.count == 4)
    let memory = Memory(desk.state)
    var later = try Desk()
    later.state.recall(namesOf: memory)
    _ = later.state.recall(placeOf: memory)
    #expect(codes(later).count == 4 && later.state.filter?.text == "lijst=drechtsteden")
  }

  @Test("What was planned is done in bulk: each takes its step as of its own day, and is shown before")
  func done() throws {
    var desk = try Desk()
    try desk.press("2 E")
    for (town, day) in [("Almere", "2017-09-01"), ("Urk", "2017-08-15"), ("Zwolle", "2017-12-01")] {
      try desk.run("plan \(town) overlijden \(day) --past")
    }
    try desk.run("filter overlijden.planned!=none naam~almere|urk|zwolle")
    let before = Dictionary(
      uniqueKeysWithValues: try ["GM0034", "GM0184", "GM0193"].map {
        ($0, try desk.status($0, "overlijden"))
      })
    #expect(codes(desk).isSuperset(of: before.keys))
    try desk.press("A")
    let count = desk.state.marks.count
    try desk.run("sort overlijden.planned")
    desk.state.arrange { $0.column = .aspect(.planned, "overlijden") }
    try desk.run("done")
    #expect(desk.state.overlay != nil && desk.picture.contains("\(count)"), "\(desk.notice)")
    try desk.press("Enter")
    for (code, old) in before {
      let new = try desk.status(code, "overlijden")
      #expect(new != old && new.ladderIndex > old.ladderIndex, "\(code) \(old) \(new): \(desk.notice)")
    }
    let records = try desk.store.journal(limit: 10).filter { $0.field == .status }
    #expect(records.first { $0.municipality == "GM0034" }?.effective.iso == "2017-09-01")
    #expect(records.first { $0.municipality == "GM0184" }?.effective.iso == "2017-08-15")
    #expect(records.first { $0.municipality == "GM0193" }?.effective == desk.state.programme.today)
    try desk.run("done")
    #expect(desk.notice.contains("niets gepland"), "\(desk.notice)")
  }

  @Test("A view of a list has its own filter and order, and is the same when read back")
  func views() throws {
    for (page, filter, sort) in [
      ("journal", "gemeente=urk on>=2017-01-01", "by:desc,seq"), ("findings", "stand=open line>100", "line:desc"),
      ("journal", "provincie=Drenthe kind=change", "effective"),
    ] {
      var desk = try Desk()
      try desk.run("page \(page)")
      try desk.run("filter \(filter)")
      for key in sort.split(separator: ",") { try desk.run("sort-also \(key.replacing(":", with: " "))") }
      let rows = names(desk)
      desk.state.session.isHeadless = true
      try desk.run("copy-view")
      let line = String(desk.notice.dropFirst())
      #expect(line.contains("where='\(filter)'"), "\(line)")
      var other = try Desk()
      try other.run(line)
      #expect(names(other) == rows && !rows.isEmpty, "\(line): \(other.notice)")
      try other.run("view-name eigen")
      try other.run("view page=\(desk.state.place.room.name)")
      #expect(names(other).count > rows.count)
      try other.run("view eigen")
      #expect(names(other) == rows)
    }
  }
}
