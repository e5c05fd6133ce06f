extension Amount {
  /// What is left of figures that are rounded themselves: `ongeveer € 6,5 mln`.
  package var roughly: Phrase {
    let millions = Fraction(Int128(cents), over: 100_000_000)
    return Phrase(
      "ongeveer € \(millions.words(.dutch, decimals: 1)) mln", "about € \(millions.words(.english, decimals: 1)) M")
  }

  /// The most that one booking or setting may be: a million million euros.
  package static let limit = Amount(cents: 100_000_000_000_000)

  /// With cents: `1.250,00` (nl), `1,250.00` (en).
  package func exact(_ language: Language) -> String {
    let whole = cents.magnitude / 100
    let sign = cents < 0 ? "-" : ""
    return sign + grouped(Int(whole), language) + (language == .dutch ? "," : ".")
      + padded(Int(cents.magnitude % 100), to: 2)
  }

  /// Reads an amount as people write it: `1250`, `1.250,00`, `1,2 mln` and the English `1,250.00`, `1.2 M`.
  /// A text never means one amount in Dutch and another in English: where the two would differ (`1.250`), only the
  /// grouping of `language` is understood.
  /// - Throws: what is wrong with it, and how to write it.
  package static func parsed(_ text: String, _ language: Language) throws(Refusal) -> Amount {
    var rest = Substring(text).trimmed
    var isNegative = false
    if let sign = rest.first, "-−+".contains(sign) {
      isNegative = sign != "+"
      rest = rest.dropFirst().trimmed
    }
    if rest.first == "€" {
      rest = rest.dropFirst().trimmed
    } else if rest.prefix(3).lowercased() == "eur" {
      rest = rest.dropFirst(3).trimmed
    }
    let number = rest.prefix { $0.isASCII && ($0.isNumber || $0 == "." || $0 == ",") }
    let unit = rest.dropFirst(number.count).trimmed.lowercased()
    guard number.first?.isNumber == true, let unit = units[unit] else { throw unreadable(text) }
    // The decimals that still come to whole cents: 2 for euros, 8 for millions.
    let places = unit.zeros + 2
    let (whole, fraction) = try split(number, language, places: places, text)
    var cents: Int64 = 0
    for digit in whole + fraction + Array(repeating: 0, count: places - fraction.count) {
      let (tens, over) = cents.multipliedReportingOverflow(by: 10)
      let (sum, overToo) = tens.addingReportingOverflow(Int64(digit))
      guard !over, !overToo, sum <= limit.cents else { throw tooLarge }
      cents = sum
    }
    return Amount(cents: isNegative ? -cents : cents)
  }

  /// Why an amount of more than the store can add up is not read.
  static let tooLarge = Refusal(
    "amount-too-large",
    Phrase(
      "Dat bedrag is te groot: meer dan een biljoen euro.", "That amount is too large: more than a trillion euros."),
    wayOut: Phrase("Controleer het aantal nullen.", "Check the number of zeros."))

  /// Whether a word is a unit that may stand apart behind an amount: `mln`.
  package static func isUnit(_ word: String) -> Bool { !word.isEmpty && units[word.lowercased()] != nil }

  private static let units: [String: (zeros: Int, Void)] = {
    var units: [String: (zeros: Int, Void)] = ["": (0, ())]
    for word in ["k", "dzd", "duizend", "thousand"] { units[word] = (3, ()) }
    for word in ["mln", "mln.", "m", "miljoen", "million"] { units[word] = (6, ()) }
    for word in ["mrd", "mrd.", "miljard", "bn"] { units[word] = (9, ()) }
    return units
  }()

  private static let examples = Phrase(
    "Schrijf bijvoorbeeld 1250, 1.250,00 of 1,2 mln.", "Write 1250, 1,250.00 or 1.2 M, for example.")

  private static func unreadable(_ text: String) -> Refusal {
    let shown = text.count > 40 ? text.prefix(39) + "…" : text
    return Refusal(
      "amount-unreadable", Phrase("«\(shown)» is geen bedrag.", "«\(shown)» is not an amount."), wayOut: examples)
  }

  /// The digits before and after the decimal sign.
  private static func split(
    _ number: Substring, _ language: Language, places: Int, _ text: String
  ) throws(Refusal) -> (whole: [UInt8], fraction: [UInt8]) {
    let own: Character = language == .dutch ? "," : "."
    let signs = number.filter { !$0.isNumber }
    let isMixed = Set(signs).count > 1
    var decimal: Character?
    if signs.filter({ $0 == own }).count > 1 {
      throw Refusal(
        "amount-two-signs",
        Phrase("«\(text)» heeft meer dan één komma.", "«\(text)» has more than one point."), wayOut: examples)
    }
    if isMixed {
      decimal = signs.last
    } else if signs.count == 1, let sign = signs.first {
      let parts = number.split(separator: sign, omittingEmptySubsequences: false)
      // One to three digits, not beginning with 0, a sign and three digits: thousands in one of the two languages.
      let mayGroup = parts[1].count == 3 && (1...3).contains(parts[0].count) && parts[0].first != "0"
      if mayGroup, sign == own {
        throw Refusal(
          "amount-ambiguous",
          Phrase(
            "«\(text)» kan duizenden of decimalen betekenen.", "«\(text)» could mean thousands or decimals."),
          wayOut: Phrase(
            "Schrijf 1250 of 1.250 voor duizenden, 1,25 voor decimalen.",
            "Write 1250 or 1,250 for thousands, 1.25 for decimals."))
      }
      decimal = mayGroup ? nil : sign
    }
    let parts = decimal.map { number.split(separator: $0, omittingEmptySubsequences: false) } ?? [number]
    guard parts.count <= 2 else { throw unreadable(text) }
    let groups = parts[0].split(omittingEmptySubsequences: false) { !$0.isNumber }
    let isGrouped = groups.count > 1
    guard !isGrouped || groups.dropFirst().allSatisfy({ $0.count == 3 }) && (1...3).contains(groups[0].count) else {
      throw unreadable(text)
    }
    let fraction = parts.count == 2 ? parts[1] : ""
    guard decimal == nil || !fraction.isEmpty, fraction.allSatisfy(\.isNumber) else { throw unreadable(text) }
    guard fraction.count <= places else {
      throw Refusal(
        "amount-too-fine", Phrase("«\(text)» heeft meer dan twee decimalen.", "«\(text)» is finer than cents."),
        wayOut: examples
      )
    }
    return (groups.joined().utf8.map { $0 - 0x30 }, fraction.utf8.map { $0 - 0x30 })
  }
}

extension Substring {
  /// Without blanks at either end, the unbreakable ones of a copied amount among them.
  fileprivate var trimmed: Substring {
    var text = self
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }
}

extension Amount {
  /// In thousands of euros without decimals, rounded half away from zero: `25.542`.
  package func thousands(_ language: Language) -> String {
    let rounded = (abs(cents) + 50_000) / 100_000
    return (cents < 0 && rounded > 0 ? "-" : "") + grouped(Int(rounded), language)
  }
}
