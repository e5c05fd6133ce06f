/// A share in hundredths of a percent: 10 000 is all of it.
package struct Percentage: Sendable, Hashable, Comparable {
  /// Hundredths of a percent: 1 % is 100.
  package let hundredths: Int

  package init(hundredths: Int) { self.hundredths = hundredths }

  /// 100 %.
  package static let whole = Percentage(hundredths: 10_000)
  /// 0 %.
  package static let zero = Percentage(hundredths: 0)
  package static func < (left: Percentage, right: Percentage) -> Bool { left.hundredths < right.hundredths }

  /// `40 %`, `33,33 %` (nl), `33.33%` (en).
  package func words(_ language: Language) -> String { number(language) + language.percent }

  /// The same without the sign, as it may be typed.
  package func number(_ language: Language) -> String {
    let whole = String(abs(hundredths) / 100)
    let rest = abs(hundredths) % 100
    let sign = hundredths < 0 ? "-" : ""
    guard rest > 0 else { return sign + whole }
    let digits = padded(rest, to: 2)
    return sign + whole + (language == .dutch ? "," : ".") + (digits.hasSuffix("0") ? String(digits.prefix(1)) : digits)
  }

  /// Reads `40`, `33,3`, `33.33 %`: from 0 to 100 with at most two decimals.
  /// - Throws: what is wrong with it.
  package static func parsed(_ text: String) throws(Refusal) -> Percentage {
    let bare = text.filter { !$0.isWhitespace && $0 != "%" }
    guard let number = Fraction(typed: bare), number >= Fraction(0), number <= Fraction(100),
      number.rounded(to: 2) == number
    else { throw refusal(text) }
    return Percentage(hundredths: Int((number * Fraction(100)).rounded))
  }

  private static func refusal(_ text: String) -> Refusal {
    Refusal(
      "percentage-unreadable",
      Phrase("«\(text)» is geen percentage van 0 tot 100.", "«\(text)» is not a percentage from 0 to 100."),
      wayOut: Phrase("Schrijf bijvoorbeeld 40 of 33,33.", "Write 40 or 33.33, for example."))
  }
}
