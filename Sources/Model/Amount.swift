/// An amount of money in whole eurocents; no floating point ever touches money.
package struct Amount: Sendable, Hashable, Comparable, AdditiveArithmetic {
  /// Whole euro cents; negative where something is taken back.
  package let cents: Int64

  package init(cents: Int64) { self.cents = cents }
  package init(euros: Int64) { self.init(cents: euros * 100) }

  /// Nothing: what sums begin with.
  package static let zero = Amount(cents: 0)
  package static func < (left: Amount, right: Amount) -> Bool { left.cents < right.cents }
  package static func + (left: Amount, right: Amount) -> Amount { Amount(cents: left.cents + right.cents) }
  package static func - (left: Amount, right: Amount) -> Amount { Amount(cents: left.cents - right.cents) }
  package static prefix func - (amount: Amount) -> Amount { Amount(cents: -amount.cents) }

  /// Whole euros with grouping, as people write it: `50.752.000` (nl), `50,752,000` (en); rounded half away from zero.
  package func euros(_ language: Language) -> String {
    let rounded = (abs(cents) + 50) / 100
    return (cents < 0 && rounded > 0 ? "-" : "") + grouped(Int(rounded), language)
  }

  /// Millions with one decimal: `25,5 mln` (nl), `25.5 M` (en).
  package func millions(_ language: Language) -> String {
    tenths(language) + (language == .dutch ? " mln" : " M")
  }

  /// The same without its unit, where that stands in a head.
  package func tenths(_ language: Language) -> String {
    let tenths = (abs(cents) + 5_000_000) / 10_000_000
    let sign = cents < 0 && tenths > 0 ? "-" : ""
    // Put together by hand: the fund asks for it dozens of times a picture.
    var text = sign + String(tenths / 10)
    text += language == .dutch ? "," : "."
    text += String(tenths % 10)
    return text
  }
}

/// A whole number with thousands separated: `16.979.120` (nl), `16,979,120` (en).
package func grouped(_ number: Int, _ language: Language) -> String {
  let digits = Array(String(abs(number)).utf8)
  var text: [UInt8] = number < 0 ? [0x2D] : []
  for (index, digit) in digits.enumerated() {
    if index > 0, (digits.count - index) % 3 == 0 { text.append(language == .dutch ? 0x2E : 0x2C) }
    text.append(digit)
  }
  return String(decoding: text, as: UTF8.self)
}
