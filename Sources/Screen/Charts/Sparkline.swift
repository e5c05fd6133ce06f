/// A row of small columns, one character each.
package enum Sparkline {
  // Not the full block: lines above each other stay apart.
  private static let blocks = Array("▁▂▃▄▅▆▇").map(String.init)
  private static let letters = Array("_.-=+*#").map(String.init)

  /// One sign for each value, the largest the tallest; zero is the lowest sign.
  package static func text(_ values: [Int64], ascii: Bool) -> String {
    let signs = ascii ? letters : blocks
    let most = values.max() ?? 0
    return values.map { value in
      guard most > 0, value > 0 else { return signs[0] }
      return signs[Int((Int128(value) * Int128(signs.count - 1) + Int128(most) / 2) / Int128(most))]
    }.joined()
  }
}
