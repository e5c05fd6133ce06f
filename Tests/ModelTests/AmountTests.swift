import Model
import TestSupport
import Testing

@Suite(.dice) struct AmountTests {
  private func cents(_ text: String, _ language: Language = .dutch) -> Int64? {
    try? Amount.parsed(text, language).cents
  }

  private func rule(_ text: String, _ language: Language = .dutch) -> String? {
    do {
      _ = try Amount.parsed(text, language)
      return nil
    } catch {
      return error.rule
    }
  }

  @Test(
    "Amounts are read as people write them",
    arguments: [
      ("1250", 125_000), ("1.250,00", 125_000), ("1.250", 125_000), ("1250,5", 125_050), ("0,05", 5), ("€ 12", 1_200),
      ("1,2 mln", 120_000_000), ("1,2mln", 120_000_000), ("52,3 miljoen", 5_230_000_000), ("-1.250,25", -125_025),
      ("+5", 500), ("−5", -500), ("3 mrd", 300_000_000_000), ("250k", 25_000_000), ("1250.75", 125_075),
      ("1,250.00", 125_000), ("0,125 mln", 12_500_000), ("25.542.000", 2_554_200_000), ("0", 0),
      ("1,23456789 mln", 123_456_789), ("EUR 7,50", 750), ("\u{A0}12\u{A0}", 1_200),
    ] as [(String, Int64)])
  func dutch(_ text: String, _ expected: Int64) { #expect(cents(text) == expected) }

  @Test(
    "And in English",
    arguments: [
      ("1,250.00", 125_000), ("1,250", 125_000), ("1.2 M", 120_000_000), ("1.2 million", 120_000_000),
      ("1,250,000", 125_000_000), ("1.250,00", 125_000), ("1250,75", 125_075),
    ] as [(String, Int64)])
  func english(_ text: String, _ expected: Int64) { #expect(cents(text, .english) == expected) }

  @Test(
    "What is no amount is refused by its rule",
    arguments: [
      ("1,2,3", "amount-two-signs"), ("1,250,00", "amount-two-signs"), ("10^30", "amount-unreadable"),
      ("1e30", "amount-unreadable"), ("1" + String(repeating: "0", count: 30), "amount-too-large"),
      ("9223372036854775808", "amount-too-large"), ("1000000000000,01", "amount-too-large"), ("", "amount-unreadable"),
      ("-", "amount-unreadable"), ("5,", "amount-unreadable"), (",5", "amount-unreadable"),
      ("1,234", "amount-ambiguous"), ("12,345 mln", "amount-ambiguous"), ("1,2345", "amount-too-fine"),
      ("1.25.000", "amount-unreadable"), ("1 250", "amount-unreadable"), ("12 zakken", "amount-unreadable"),
      ("٣", "amount-unreadable"), ("--5", "amount-unreadable"), ("1.2.3,4", "amount-unreadable"),
      ("0,000000001 mln", "amount-too-fine"),
    ])
  func refused(_ text: String, _ expected: String) { #expect(rule(text) == expected) }

  @Test("English refuses two points, and a point that may be a Dutch thousand")
  func refusedEnglish() {
    #expect(rule("1.2.3", .english) == "amount-two-signs" && rule("1.250", .english) == "amount-ambiguous")
  }

  @Test("No text is one amount in Dutch and another in English, and nothing crashes")
  func oneMeaning() {
    var random = Dice()
    let signs = Array("0123456789.,,..-+ €mlnk")
    for _ in 0..<20_000 {
      let text = String(
        (0..<Int.random(in: 0...12, using: &random)).map { _ in signs.randomElement(using: &random) ?? "0" })
      if let nl = cents(text), let en = cents(text, .english) { #expect(nl == en, "\(text)") }
    }
  }

  @Test("What is written with cents is read back")
  func roundTrip() {
    var dice = Dice()
    for _ in 0..<2000 {
      let amount = Amount(cents: Int64.random(in: -Amount.limit.cents...Amount.limit.cents, using: &dice))
      for language in Language.allCases {
        #expect(cents(amount.exact(language), language) == amount.cents, "\(amount.exact(language))")
      }
    }
  }

  @Test("Percentages have two decimals at most and stay between 0 and 100")
  func percentages() {
    for (text, expected) in [("40", 4000), ("33,3", 3330), ("33.33 %", 3333), ("100", 10_000), ("0,05", 5)] {
      #expect((try? Percentage.parsed(text))?.hundredths == expected, "\(text)")
    }
    for text in ["101", "-1", "33,333", "1,2,3", "", "x", "100,01", "9999999999999999999"] {
      #expect(throws: Refusal.self, "\(text)") { try Percentage.parsed(text) }
    }
    #expect(Percentage(hundredths: 3330).words(.dutch) == "33,3 %" && Percentage.whole.words(.english) == "100%")
  }
}
