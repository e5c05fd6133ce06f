/// A row of small columns, one character each.
package enum Sparkline {
  // Not the full block: lines above each other stay apart.
  private static let blocks = Array("▁▂▃▄▅▆▇").map(String.init)
  private static let letters = Array("_.:-=+*").map(String.init)

  /// One sign for each value, the largest the tallest; zero is the lowest sign.
  /// - Parameters:
  ///   - most: what the tallest stands for; nil for the largest of the values.
  ///   - levels: how many heights there are.
  package static func text(_ values: [Int64], most: Int64? = nil, levels: Int = 7, ascii: Bool) -> String {
    let signs = (ascii ? letters : blocks).prefix(levels)
    let most = most ?? values.max() ?? 0
    return values.map { value in
      guard most > 0, value > 0 else { return signs[0] }
      // Rounded up: whatever is there shows, and only the largest is the tallest.
      let level = (Int128(value) * Int128(signs.count) + Int128(most) - 1) / Int128(most)
      return signs[max(0, min(signs.count, Int(level)) - 1)]
    }.joined()
  }
}
