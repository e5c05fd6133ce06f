/// A share in hundredths of a percent: 10 000 is all of it.
package struct Percentage: Sendable, Hashable, Comparable {
  package let hundredths: Int

  package init(hundredths: Int) { self.hundredths = hundredths }

  package static let whole = Percentage(hundredths: 10_000)
  package static let zero = Percentage(hundredths: 0)
  package static func < (left: Percentage, right: Percentage) -> Bool { left.hundredths < right.hundredths }

  /// `40 %`, `33,33 %` (nl), `33.33 %` (en).
  package func words(_ language: Language) -> String { number(language) + " %" }

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
    let parts = bare.split(omittingEmptySubsequences: false) { $0 == "," || $0 == "." }
    let isPlain = parts.allSatisfy { !$0.isEmpty && $0.allSatisfy { $0.isASCII && $0.isNumber } }
    guard isPlain, (1...2).contains(parts.count), parts[0].count <= 3, parts.count == 1 || parts[1].count <= 2,
      let whole = Int(parts[0])
    else { throw refusal(text) }
    let digits = parts.count == 2 ? String(parts[1]) : "0"
    let fraction = (Int(digits) ?? 0) * (digits.count == 1 ? 10 : 1)
    let share = Percentage(hundredths: whole * 100 + fraction)
    guard share <= .whole else { throw refusal(text) }
    return share
  }

  private static func refusal(_ text: String) -> Refusal {
    Refusal(
      "percentage-unreadable",
      Phrase("«\(text)» is geen percentage van 0 tot 100.", "«\(text)» is no percentage from 0 to 100."),
      wayOut: Phrase("Schrijf bijvoorbeeld 40 of 33,33.", "Write for example 40 or 33.33."))
  }
}
