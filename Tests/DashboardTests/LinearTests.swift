import Dashboard
import Foundation
import Model
import Screen
import TestSupport
import Testing

@testable import samen

@Suite(.dice) struct LinearTests {
  @Test("The beginning: the programme, its page, the initiatives, then the row of the focus and its place")
  func beginning() throws {
    let listener = try Listener()
    let said = listener.beginning
    let programme = listener.desk.state.programme
    let govroam = try #require(programme.column(of: "govroam"))
    let (share, change) = (programme.share("govroam"), programme.adoptedChange[govroam])
    let people = Int(((programme.coverage(of: govroam).byInhabitants ?? 0) * 100).rounded())
    #expect(
      said[0].hasPrefix(
        "Samen Organiseren, 388 gemeenten, 17,1 miljoen inwoners. Voorbeeldgegevens. Stand van nu, 1 oktober 2017. Bladeren."
      ))
    #expect(said[1] == "Pagina Overzicht.")
    #expect(
      said.contains(
        "Govroam: \(share) procent van de gemeenten, \(people) procent van de inwoners, \(change) erbij in 30 dagen."))
    #expect(
      try #require(said.last).hasPrefix(
        "'s-Gravenhage, Zuid-Holland, 524.882 inwoners. Rijbewijzen: in gebruik sinds 14 oktober 2016"))
    #expect(try #require(said.last).hasSuffix(". 1 van 388."))
    let english = try Listener(.english).beginning
    #expect(
      english.contains(
        "Govroam: \(share) percent of the municipalities, \(people) percent of the inhabitants, \(change) more in 30 days."
      ))
    #expect(
      try #require(english.last).contains("524,882 inhabitants. ") && english.last?.hasSuffix(" 1 of 388.") == true)
  }

  @Test("A cursor that moves is one line; sideways it is the cell; at the end the place")
  func moves() throws {
    var listener = try Listener()
    let down = try listener.press("j")
    #expect(down.count == 1 && down[0].hasPrefix("'s-Hertogenbosch, ") && down[0].hasSuffix(" 2 van 388."))
    let right = try listener.press("Right")
    #expect(right.count == 1 && right[0].hasPrefix("Overlijdensaangifte: in gebruik sinds "), "\(right)")
    // The column that one goes down comes first.
    #expect(try listener.press("j")[0].contains("inwoners. Overlijdensaangifte: "))
    try listener.press("G")
    #expect(try listener.press("j") == ["388 van 388."])
  }

  @Test("What is kept is said once, and the row only where it is another")
  func saves() throws {
    var listener = try Listener()
    #expect(
      try listener.press("E") == [
        "Bewerken aan: wat u wijzigt komt met uw naam (anna) in het journaal, hoofdletter E zet het weer uit."
      ])
    try listener.press("j >")
    #expect(
      try listener.press(">") == [
        "Opgeslagen: 's-Hertogenbosch, Rijbewijzen, oriëntatie naar deelname (bindend), bindend 5 naar 6, u neemt terug."
      ])
    #expect(try listener.press("k j")[1].contains("Rijbewijzen: deelname (bindend) sinds 1 oktober 2017"))
    #expect(
      try listener.press("u") == [
        "Ongedaan gemaakt: 's-Hertogenbosch, Rijbewijzen, deelname (bindend) naar oriëntatie, bindend 6 naar 5, hoofdletter U doet het opnieuw."
      ])
  }

  @Test("A dialogue is a question with numbered choices, and a number answers as the arrows and Enter would")
  func numbers() throws {
    for number in 1...9 {
      var byNumber = try Listener()
      try byNumber.press("E j Right Right")
      let asked = try byNumber.press("s")
      #expect(asked[0] == "'s-Hertogenbosch, Verhuisservice, status.")
      let choices = asked.filter { $0.first?.isNumber == true }
      #expect(choices.count == 9 && choices[number - 1].hasPrefix("\(number): "))
      #expect(try #require(asked.last).hasSuffix("Een nummer kiest meteen."))
      // One with a store of its own.
      var byArrows = try Listener()
      try byArrows.press("E j Right Right s")
      let start = asked.contains("Gekozen: 1.") ? 1 : 0
      #expect(start == 1)
      let answer = try byNumber.press("\(number)")
      let walked = try byArrows.press((Array(repeating: "Down", count: number - 1) + ["Enter"]).joined(separator: " "))
      // Where a choice is refused the arrows have named it before.
      #expect(Set(answer).isSubset(of: walked) && !answer.isEmpty, "\(number): \(answer) \(walked)")
      #expect(byNumber.desk.picture == byArrows.desk.picture)
    }
  }

  @Test("A question answers to 1 and 2: what is asked, and never mind")
  func questions() throws {
    var listener = try Listener()
    try listener.press("E Space Space")
    let asked = try listener.press(">")
    #expect(asked.contains("1: zo doen.") && asked.contains("2: annuleren."))
    #expect(try listener.press("2") == ["Niets gewijzigd."])
    try listener.press(">")
    #expect(
      try listener.press("1")[0].hasPrefix("Opgeslagen: 2 gemeenten") || listener.transcript.contains("geweigerd"))
  }

  @Test("Typed words are echoed at their end, what is erased by its name, the whole on Enter")
  func typing() throws {
    var listener = try Listener()
    try listener.press(":")
    #expect(try listener.type("filter").isEmpty)
    #expect(try listener.press("Space")[0] == "filter")
    #expect(try listener.type("gon=G").isEmpty)
    #expect(try listener.press("BSpace")[0] == "Hoofdletter G gewist.")
    #expect(try listener.press("Left") == ["Is-teken."])
    #expect(try listener.press("End") == ["Eind van de regel."])
    try listener.type("B")
    let entered = try listener.press("Enter")
    #expect(entered[0] == "filter gon=B")
    #expect(entered.contains("Filter: gon=B."))
    #expect(try listener.press("/").contains("gon=B"))
    // What is thrown away is not said.
    try listener.type("xyz")
    #expect(try !listener.press("Esc").joined().contains("xyz"))
  }

  @Test("A form says its field with its value, what is wrong, and what follows")
  func forms() throws {
    var listener = try Listener()
    try listener.press("4 E j j j b")
    #expect(listener.transcript.contains("Boeken.\nActiviteit: "))
    #expect(listener.transcript.hasSuffix("Bedrag: leeg\nEnter: opslaan. Tab: volgend veld. Escape: annuleren.\n"))
    try listener.type("12x")
    let wrong = try listener.press("Enter")
    #expect(wrong.contains { $0.hasPrefix("\"12x\" is geen bedrag. ") })
    // The same again is told the same again.
    #expect(try listener.press("Enter").contains { $0.hasPrefix("\"12x\" is geen bedrag. ") })
    let mended = try listener.press("BSpace")
    let date = try listener.press("Tab")
    #expect(date.contains("Datum: 2017-10-01"))
    #expect((mended + date).contains { $0.contains("12,00 euro, daarna vrij: ") }, "\(mended) \(date)")
    try listener.press("S-Tab S-Tab")
    #expect(try listener.press("Right") == ["Soort: realisatie"])
    #expect(try listener.press("Esc")[0] == "Niets geboekt.")
  }

  @Test("A refusal, a conflict and a failure say what they are")
  func notices() throws {
    var listener = try Listener()
    #expect(try listener.press("s")[0].hasPrefix("Gaat niet: U bladert: druk hoofdletter E om te bewerken."))
    #expect(try listener.press("s").count == 1)
    #expect(try listener.happen(.failed(Phrase("schijf vol", "disk full"))) == ["Fout: schijf vol."])
    #expect(try listener.happen(.busy(Phrase("bezet", "busy"))) == ["Let op: bezet."])
    #expect(try listener.run("nooit").contains { $0.hasPrefix("Gaat niet: Onbekende opdracht \"nooit\".") })
  }

  @Test("A resize says nothing and changes nothing; redraw says all again")
  func resize() throws {
    var listener = try Listener()
    try listener.press("2 j")
    let picture = listener.desk.picture
    #expect(try listener.happen(.resized(Size(width: 40, height: 10))).isEmpty)
    #expect(listener.desk.picture == picture)
    let again = try listener.again()
    #expect(again.contains("Pagina Gemeenten.") && again.last?.hasSuffix(" 2 van 388.") == true)
  }

  @Test("A day back says the day, that it is past, and what is another in the row")
  func days() throws {
    var listener = try Listener()
    try listener.press("j Right Right")
    let back = try listener.run("as-of 2017-03-01")
    #expect(back.contains { $0.hasPrefix("Verleden, alleen lezen: stand van 1 maart 2017.") })
    #expect(back.contains { $0.contains("Verhuisservice: ") })
    #expect(try listener.press("t").contains { $0.hasPrefix("Stand van nu, 1 oktober 2017.") })
  }

  @Test("In the menu of statuses Tab asks for a day, and says how one is written")
  func statusDay() throws {
    var listener = try Listener()
    try listener.press("E s")
    #expect(try listener.press("Tab") == ["Geldt per: leeg", "Zoals 1 mei 2017."])
    try listener.type("1 mei")
    #expect(try listener.press("Enter").contains("Geldt per 1 mei 2017."))
  }

  @Test("What is found in the help is told once, and a filter wherever it comes and goes")
  func found() throws {
    var listener = try Listener()
    try listener.press("? /")
    #expect(try listener.type("geldige").isEmpty)
    #expect(try listener.press("Enter").last == "Niets gevonden; Escape toont weer alles.")
    #expect(try listener.press("Esc") == ["Hulp."])
    try listener.press("/")
    try listener.type("ongedaan")
    let said = try listener.press("Enter")
    #expect(said.count < 8 && said.contains { $0.contains("laatste eigen wijziging") }, "\(said)")
    try listener.press("Esc Esc Tab Tab")
    #expect(try listener.press("Enter").contains { $0.hasPrefix("Filter: provincie=") })
    #expect(try listener.press("Esc")[0] == "Geen filter.")
  }

  @Test("A cursor that goes on at once is told where it stops, and a notice on its way is told")
  func passing() throws {
    var desk = try Desk()
    desk.state.session.listen()
    var teller = Teller()
    _ = teller.tell(desk.state)
    try desk.press("j")
    #expect(teller.tell(desk.state, after: .character("j"), isLast: false).isEmpty)
    try desk.press("s")
    #expect(teller.tell(desk.state, after: .character("s"), isLast: false)[0].hasPrefix("Gaat niet: "))
    try desk.press("j")
    #expect(teller.tell(desk.state, after: .character("j"))[0].hasSuffix(" 3 van 388."))
  }

  @Test("Whatever is pressed, what is said a voice can say, some of it follows every key that types nothing, and once")
  func monkey() throws {
    var dice = Dice()
    let keys = Command.all.flatMap { $0.keys.map(\.key) }.filter { !["Q", "q", "^C", "^Z", "^L"].contains($0) }
    let others = ["1", "2", "3", "Enter", "Esc", "Tab", "Down", "Up", "Left", "x", "4", "BSpace"]
    for language in Language.allCases {
      var listener = try Listener(language)
      for _ in 0..<250 {
        let key = (Bool.random(using: &dice) ? keys : others).randomElement(using: &dice) ?? "j"
        let said = try listener.press(key)
        for line in said { #expect(line.unicodeScalars.allSatisfy(isSaid), "\(key): \(line)") }
        #expect(listener.isOpen || !said.isEmpty, "\(key) says nothing:\n\(listener.transcript.suffix(800))")
        #expect(listener.more.isEmpty, "\(key) says it twice: \(listener.more)")
      }
    }
  }

  @Test("A whole tour, as it is said", arguments: Language.allCases)
  func tour(_ language: Language) throws {
    var listener = try Listener(language)
    // Every page and every pane of it.
    try listener.press("j Right Tab j j Tab j Enter j j Esc 2 j Right Right Right w j W o r R n")
    try listener.press(
      "4 j j Tab j S-Tab l j l j l j l j j l 9 j i Esc 0 j i Esc a j j Enter Tab j Tab j Tab j Esc Esc 1")
    // What lies over them.
    try listener.press("? Esc ^P")
    try listener.type("almere")
    try listener.press("Down Up Esc")
    try listener.run("pivot province status gon")
    try listener.press("i Esc Esc")
    try listener.run("series gibit")
    try listener.press("Esc")
    try listener.run("reorganise")
    try listener.press("j Esc")
    try listener.press("2 C j Space Esc")
    // What changes something.
    try listener.press("1 Tab E Right Right s Down Tab")
    try listener.type("1 mei 2017")
    try listener.press("Enter Esc e")
    try listener.type("gebeld met de griffie")
    try listener.press("^S f")
    try listener.type("K")
    try listener.press("Enter d")
    try listener.type("eind maart 2017")
    try listener.press("Enter 2 Esc u U Space Space = 2 Esc")
    try listener.run("filter nergens=1")
    try listener.run("undo 12")
    try listener.type("vergissing")
    try listener.press("Enter Esc")
    try listener.press("4 j j j b")
    try listener.type("1000")
    try listener.press("Tab Tab")
    try listener.type("proef")
    try listener.press("Enter [ t")
    try listener.happen(.checked([Phrase("record 5 ontbreekt", "record 5 is missing")]))
    let (expected, actual) = try golden("linear-tour-\(language.rawValue)", listener.transcript)
    #expect(expected == actual)
    for line in listener.transcript.split(separator: "\n") where !line.hasPrefix("> ") {
      #expect(unsaid(in: String(line)).isEmpty, "\(line)")
    }
  }
}
