import Dashboard
import Model
import Screen
import TestSupport
import Testing

@Suite(.dice) struct AloudTests {
  @Test(
    "Signs, units, dates and abbreviations are said in words",
    arguments: [
      ("€ 1.250,00 · vrij € 13,1 mln", "1.250,00 euro, vrij 13,1 miljoen euro"),
      ("64% van de gem., <1% en >99 %", "64 procent van de gemeenten, minder dan 1 procent en meer dan 99 procent"),
      ("◕ implementatie → ● in gebruik", "implementatie naar in gebruik"),
      ("D → B kan niet", "deelname (bindend) naar geborgd kan niet"),
      ("G → I implementatie: welke reden?", "in gebruik naar implementatie: welke reden?"),
      ("Urk, GIBIT: ? onbekend", "Urk, GIBIT: onbekend"), ("Aalten · GIBIT: G in gebruik", "Aalten, GIBIT: in gebruik"),
      ("opgeslagen ✓ Aalten · GIBIT", "opgeslagen: Aalten, GIBIT"), ("laden…", "laden"), ("A, B, …", "A, B en meer"),
      ("sinds 1 mrt 2017, 2017-05-31 en 1-1-2018", "sinds 1 maart 2017, 31 mei 2017 en 1 januari 2018"),
      ("2018-01-01 2019-01-01", "1 januari 2018, 1 januari 2019"), ("rij 1–4 van 388", "rij 1 tot 4 van 388"),
      ("+5 en -287.000", "plus 5 en min 287.000"), ("P pilot, K kopgroep", "pilot, kopgroep"),
      ("▸ ■ ⣿ █▒░ ↗ Tab", "Tab"), ("boeking #12 «dubbel»", "boeking nummer 12 \"dubbel\""),
      ("^S bewaart, Esc niet", "Control S bewaart, Escape niet"), ("3 × PK", "3 keer PK"),
      ("20.000–50.000", "20.000 tot 50.000"), ("Súdwest-Fryslân en 's-Gravenhage", "Súdwest-Fryslân en 's-Gravenhage"),
    ])
  func dutch(_ written: String, _ said: String) { #expect(aloud(written, .dutch) == said) }

  @Test(
    "In English too",
    arguments: [
      ("€ 1,250.00 · free € 13.1 M", "1,250.00 euros, free 13.1 million euros"),
      ("M is not a million", "M is not a million"), ("effective 1 Mar 2017", "effective 1 March 2017"),
      ("rows 1–4 of 388, 64%", "rows 1 to 4 of 388, 64 percent"), ("◑ preparing → × exited", "preparing to exited"),
    ])
  func english(_ written: String, _ said: String) { #expect(aloud(written, .english) == said) }

  @Test("Whatever is written, nothing is left that no voice says")
  func anything() {
    var dice = Dice()
    let signs = Array("aé1 .,€%→·✓⚠✗…–−×●◔◆│─▁█⣿«»+-=/#^:?()\u{202E}\u{1B}\u{7}\n\t’")
    for _ in 0..<500 {
      let text = String(
        (0..<Int.random(in: 0...30, using: &dice)).map { _ in signs.randomElement(using: &dice) ?? "a" })
      for language in Language.allCases {
        let said = aloud(text, language)
        #expect(said.unicodeScalars.allSatisfy(isSaid), "\(text.debugDescription): \(said)")
        #expect(!said.contains("  ") && !said.contains("€") && aloud(said, language).unicodeScalars.allSatisfy(isSaid))
      }
    }
  }
}
