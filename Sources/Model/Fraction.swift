/// An exact rational number in lowest terms; rates and indices stay exact until they are rounded, last.
package struct Fraction: Sendable, Hashable, Comparable {
  /// Carries the sign; both are without a common divisor.
  package let numerator: Int128
  /// Greater than zero.
  package let denominator: Int128

  /// `numerator / denominator`; the denominator must not be zero.
  package init(_ numerator: Int128, over denominator: Int128 = 1) {
    precondition(denominator != 0, "a fraction over zero")
    var (a, b) = (numerator < 0 ? -numerator : numerator, denominator < 0 ? -denominator : denominator)
    while b != 0 { (a, b) = (b, a % b) }
    let divisor = (denominator < 0 ? -1 : 1) * max(1, a)
    self.numerator = numerator / divisor
    self.denominator = denominator / divisor
  }

  /// A decimal as data files write it: digits with at most one point, `-` before it if negative; nil for anything else.
  package init?(decimal text: String) {
    let digits = text.hasPrefix("-") ? text.dropFirst() : Substring(text)
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(isDigit) }),
      digits.utf8.count <= 20, let whole = Int128(parts.joined())
    else { return nil }
    let scale = powerOfTen(parts.count == 2 ? parts[1].count : 0)
    self.init(text.hasPrefix("-") ? -whole : whole, over: scale)
  }

  /// A number as a person types it, thousands and decimals the Dutch way or, where no doubt is possible, the English
  /// way: `1.250,00`, `1250`, `0,90`, `1.4`; nil for anything else. `1.400` is one thousand four hundred.
  package init?(typed text: String) {
    let commas = text.split(separator: ",", omittingEmptySubsequences: false)
    guard commas.count <= 2 else { return nil }
    let groups = commas[0].split(separator: ".", omittingEmptySubsequences: false)
    let isGrouped = groups.count > 1 && groups.dropFirst().allSatisfy { $0.count == 3 } && groups[0].count <= 3
    if groups.count > 1, !isGrouped {
      guard commas.count == 1 else { return nil }
      self.init(decimal: text)
      return
    }
    self.init(decimal: groups.joined() + (commas.count == 2 ? "." + commas[1] : ""))
  }

  package static func < (left: Fraction, right: Fraction) -> Bool {
    left.numerator * right.denominator < right.numerator * left.denominator
  }
  package static func + (left: Fraction, right: Fraction) -> Fraction {
    Fraction(
      left.numerator * right.denominator + right.numerator * left.denominator,
      over: left.denominator * right.denominator)
  }
  package static func - (left: Fraction, right: Fraction) -> Fraction { left + right * Fraction(-1) }
  package static func * (left: Fraction, right: Fraction) -> Fraction {
    Fraction(left.numerator * right.numerator, over: left.denominator * right.denominator)
  }
  package static func / (left: Fraction, right: Fraction) -> Fraction {
    Fraction(left.numerator * right.denominator, over: left.denominator * right.numerator)
  }

  /// The nearest whole number, half away from zero.
  package var rounded: Int128 {
    let doubled = 2 * (numerator < 0 ? -numerator : numerator) + denominator
    let size = doubled / (2 * denominator)
    return numerator < 0 ? -size : size
  }

  /// Rounded to so many decimals, half away from zero.
  package func rounded(to decimals: Int) -> Fraction {
    let scale = powerOfTen(decimals)
    return Fraction((self * Fraction(scale)).rounded, over: scale)
  }

  /// In the user's notation with at most `decimals` decimals, those that are zero at the end left out.
  package func words(_ language: Language, decimals: Int) -> String {
    let scale = powerOfTen(decimals)
    let scaled = (self * Fraction(scale)).rounded
    let size = scaled < 0 ? -scaled : scaled
    var text = (scaled < 0 ? "-" : "") + grouped(Int(clamping: size / scale), language)
    var tail = decimals == 0 ? "" : padded(Int(size % scale), to: decimals)
    while tail.hasSuffix("0") { tail.removeLast() }
    if !tail.isEmpty { text += (language == .dutch ? "," : ".") + tail }
    return text
  }

  /// As data files write it, exact; nil where no decimal of at most six places is.
  package var decimal: String? {
    guard rounded(to: 6) == self else { return nil }
    let scaled = (self * Fraction(1_000_000)).rounded
    let size = scaled < 0 ? -scaled : scaled
    var tail = padded(Int(size % 1_000_000), to: 6)
    while tail.hasSuffix("0") { tail.removeLast() }
    return (scaled < 0 ? "-" : "") + "\(size / 1_000_000)" + (tail.isEmpty ? "" : "." + tail)
  }
}

private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

/// Ten to the power of a small exponent.
private func powerOfTen(_ exponent: Int) -> Int128 { (0..<exponent).reduce(1) { product, _ in product * 10 } }
