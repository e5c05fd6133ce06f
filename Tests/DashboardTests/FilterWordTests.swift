import Dashboard
import Foundation
import Model
import Screen
import TestSupport
import Testing

/// Filters word for word as INTERFACE.md has them, and names as people paste them.
@Suite struct FilterWordTests {
  private static let programme = Result { try Desk().state.programme }

  private func names(_ text: String) throws -> [String] {
    let programme = try Self.programme.get()
    let filter = try Filter(text, programme: programme)
    return programme.municipalities.indices.filter { filter.keeps(row: $0, of: programme) }.map {
      programme.municipalities[$0].name
    }
  }

  private func words(_ text: String) throws -> Phrase {
    let programme = try Self.programme.get()
    do throws(Filter.Problem) {
      _ = try Filter(text, programme: programme)
    } catch {
      return error.words
    }
    Issue.record("«\(text)» is taken for a filter")
    return Phrase(same: "")
  }

  @Test("What is refused is said once, above the line that it was typed in; keys stay in sight", arguments: [80, 120])
  func refused(width: Int) throws {
    var desk = try Desk(Size(width: width, height: 24))
    try desk.press("2 /")
    for letter in "rommel=" { try desk.press(String(letter)) }
    try desk.press("Enter")
    let notice = try #require(desk.state.notice?.text.dutch)
    let lines = view(desk.state).text()
    #expect(lines[22].hasPrefix("/rommel=") && lines[23].contains("Enter houden"), "\(lines.suffix(5))")
    // Its first and its last word, in the lines above.
    let words = notice.split(separator: " ")
    for word in [words.first, words.last].compactMap(\.self) {
      #expect(lines[..<22].joined(separator: "\n").components(separatedBy: word).count == 2, "\(lines.suffix(6))")
    }
    try desk.press("x")
    #expect(desk.state.notice == nil && view(desk.state).text()[22].hasPrefix("/rommel=x"))
  }

  @Test(
    "What means the same keeps the same",
    arguments: [
      ("gibit = G", "gibit=G"), ("GIBIT=g", "gibit=G"), ("gibit = G | B", "gibit=G|B"),
      ("inwoners >100.000", "inwoners>100000"),
      ("inwoners > \"100 000\"", "inwoners>100k"), ("INWONERS≥100.000", "inhabitants >= 100000"),
      ("grootteklasse=\"≥ 250.000\"", "size-class=\">=250.000\""),
      ("grootteklasse=50.000–100.000", "size-class=50.000-100.000"),
      ("name=\"den haag\"", "naam='s-gravenhage"), ("naam=“Súdwest‑Fryslân”", "naam=sudwest-fryslan"),
      ("naam=\"Zuidwest Friesland\"", "naam=Súdwest-Fryslân"), ("-provincie=Utrecht", "provincie!=utrecht"),
      ("vlag=p", "flag=P"), ("vlag=\"=\"", "flag=‖"), ("rijbewijs.vlag=P", "rijbewijs.flag=p"),
      ("code=gm0363", "naam=Amsterdam"),
      ("gepland=geen", "planned=\"\""), ("gewijzigd<-30d", "changed<2017-09-01"),
      ("gehoord<=-90d|geen", "heard<=2017-07-03|none"), ("gibit.gehoord<-30d", "gibit.heard<2017-09-01"),
      ("gon.sinds>=\"1 jun 2017\"", "gon.since>=2017-06-01"),
    ])
  func same(_ one: String, _ other: String) throws {
    let kept = try names(one)
    #expect(try kept == names(other) && (1..<388).contains(kept.count), "\(kept.count)")
  }

  @Test(
    "What means nothing is an error that names its place and what is expected, in both languages",
    arguments: [
      ("=x", 1, "provincie=Utrecht"), ("!=", 1, "provincie=Utrecht"), ("gon=G =x", 7, "provincie=Utrecht"),
      ("name=Amsterdamm", 6, "Bedoelt u Amsterdam?"), ("amsterdam|rotterdam", 10, "naam~dam|wijk"),
      ("amsterdam | rotterdam", 11, "naam~dam|wijk"), ("--amsterdam", 1, "één -"), ("- amsterdam", 1, "meteen"),
      ("provincie=Utrech", 11, "Bedoelt u Utrecht?"), ("gon=Q", 5, "? O N D V I G B X"), ("gon=", 5, "? O N D"),
      ("gon=|G", 5, "? O N D"), ("gon=G|", 7, "? O N D"), ("gon==G", 5, "te veel"),
      ("inwoners>100 000", 14, "\"100 000\""),
      ("inwoners>", 10, "50.000"), ("inwoners>99999999999999999999", 10, "50.000"), ("inwoners>-5", 10, "50.000"),
      ("inwoners>1000.000", 10, "50.000"), ("inwoners~5", 9, "> en >="), ("name<x", 5, "=, != "),
      ("province>Drenthe", 9, "=, !="),
      ("naam~\"open", 6, "aanhalingsteken"), ("\"\"", 1, "niets"), ("gibit.foo=1", 1, "Bekend:"),
      ("gibit.gehord<2017-01-01", 1, "Bekend:"), ("lijst=geen-lijst", 7, ":list-name"),
      ("inwonrs>5", 1, "Bedoelt u inwoners"), ("planned<morgenochtend", 9, "2017-12-01"), ("vlag=Z", 6, "P K E"),
      ("size-class=groot", 12, "<20.000"), ("corop=Foo", 7, "corop"), ("363", 1, "code="), ("@groot", 1, "dashboard"),
      ("naam=\u{AD}Foo", 7, "geen gemeente"),
      ("\"inwoners>100 000\"", 1, "inwoners>\"…\""), ("gon=G \"-provincie = Utrecht\"", 7, "provincie=\"…\""),
      ("-\"gibit=G\"", 2, "gibit=\"…\""), ("\"Oss|Almere\"", 1, "«|»"), ("\"a b ≥ c\"", 1, "«>»"),
      ("\u{301}", 1, "leesbaars"), ("naam~\u{E0101}\u{301}", 5, "waarde"), ("naam~", 6, "waarde"),
      ("\u{200B}", 1, "leesbaars"), (" \u{AD} ", 1, "leesbaars"),
    ])
  func problems(_ text: String, _ place: Int, _ says: String) throws {
    let words = try words(text)
    #expect(words.dutch.hasPrefix("Filter, teken \(place): ") && words.dutch.contains(says), "\(words.dutch)")
    #expect(words.english.hasPrefix("Filter, character \(place): ") && words.english != words.dutch)
  }

  @Test("A closed list is closed, open text is not; long expressions are read to their end")
  func closed() throws {
    #expect(try names("notitie~bestaatniet").isEmpty && names("xyzzy").isEmpty)
    #expect(try names((0..<300).map { _ in "inwoners>5" }.joined(separator: " ")).count > 380)
    #expect(try names("naam~" + (0..<200).map { "x\($0)" }.joined(separator: "|")).isEmpty)
    #expect(try names("naam=Bergen") == ["Bergen (L.)", "Bergen (NH.)"])
    #expect(try names("-\"Aa en\" -naam=Zwolle").count == 386)
  }

  @Test(
    "A municipality is found by the name that people paste",
    arguments: [
      ("’s-Gravenhage", "GM0518"), ("'s Gravenhage", "GM0518"), ("Den\u{A0}Haag", "GM0518"), ("DEN BOSCH", "GM0796"),
      ("\u{2018}s\u{2011}Hertogenbosch", "GM0796"), ("Hengelo (O.)", "GM0164"), ("Hengelo (O)", "GM0164"),
      ("hengelo", "GM0164"),
      ("Su\u{301}dwest\u{2013}Frysla\u{302}n", "GM1900"), ("Sud\u{AD}west-Fryslan", "GM1900"),
      ("Zuidwest-Friesland", "GM1900"),
      ("De Friese Meren", "GM1940"), ("Ljouwert", "GM0080"), ("  Oss ", "GM0828"), ("Bergen NH", "GM0373"),
      ("Laren (NH.)", "GM0417"), ("\u{133}sselstein", "GM0353"), ("Bergen op Zoom", "GM0748"), ("gm0363", "GM0363"),
      ("Utrecht\u{202F}(gemeente)", "GM0344"), ("Aa\u{2007}en Hunze", "GM1680"),
    ])
  func pasted(_ name: String, _ code: String) throws {
    let programme = try Self.programme.get()
    #expect(programme.municipalities[try programme.row(named: name)].code == code)
  }

  @Test("A name that may be two is never guessed; one that is none says what is near")
  func ambiguous() throws {
    var desk = try Desk()
    try desk.run("mark Bergen")
    #expect(desk.state.table.marks.isEmpty && desk.notice.contains("GM0893") && desk.notice.contains("GM0373"))
    try desk.run("mark Amsterdm")
    #expect(desk.state.table.marks.isEmpty && desk.notice.contains("Bedoelt u Amsterdam?"), "\(desk.notice)")
  }

  @Test("The name itself comes before those that begin so, and those before what contains it")
  func ranks() throws {
    var desk = try Desk()
    try desk.press("/")
    try desk.type("oss")
    try desk.press("Enter")
    #expect(desk.current == "Oss")
    try desk.press("n")
    #expect(desk.current != "Oss")
    try desk.press("Esc g n")
    #expect(desk.current == "Oss")
    for (typed, name) in [
      ("oss", "Oss"), ("den haag", "'s-Gravenhage"), ("hengelo (o.)", "Hengelo"), ("súd", "Súdwest-Fryslân"),
    ] {
      guard case .municipality(let row)? = paletteEntries(typed, desk.state).first?.target else {
        Issue.record("\(typed): \(paletteEntries(typed, desk.state).first.debugDescription)")
        continue
      }
      #expect(desk.state.programme.municipalities[row].name == name)
    }
  }

  @Test("A paste into a note that makes it too long is refused whole, with its count; so is what was typed")
  func longNote() throws {
    var desk = try Desk()
    try desk.press("E l e")
    guard let editor = desk.state.overlay as? NoteOverlay else {
      Issue.record("no note: \(desk.notice)")
      return
    }
    let before = editor.area.text
    try desk.carryOut(update(&desk.state, .paste(String(repeating: "x", count: 5000))))
    #expect(desk.notice.contains("5.0") || desk.notice.contains("5.000"), "\(desk.notice)")
    guard let after = desk.state.overlay as? NoteOverlay else { return }
    #expect(after.area.text == before)
    try desk.type(String(repeating: "y", count: 4100))
    try desk.press("^S")
    guard let kept = desk.state.overlay as? NoteOverlay else {
      Issue.record("the note is gone")
      return
    }
    #expect(
      kept.area.text.count >= 4100 && desk.notice.contains("4.1") && desk.notice.contains("4.000"), "\(desk.notice)")
  }

  @Test("A filter that is none stays to be put right; the old one holds meanwhile")
  func kept() throws {
    var desk = try Desk()
    try desk.run("filter provincie=Drenthe")
    try desk.press("/ ^U")
    try desk.type("gon=Q")
    try desk.press("Enter")
    guard let line = desk.state.overlay as? FilterLine else {
      Issue.record("the line is gone")
      return
    }
    #expect(line.editor.text == "gon=Q" && line.problem != nil && desk.state.rows.count == 12 && !desk.notice.isEmpty)
    try desk.press("BSpace G Enter")
    #expect(desk.state.overlay == nil && desk.state.rows.count != 12)
  }
}

extension Desk {
  /// The municipality under the cursor.
  fileprivate var current: String { state.rowUnderCursor.map { state.programme.municipalities[$0].name } ?? "" }
}
