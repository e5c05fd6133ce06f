/// A series of numbers as small bars in one line of text.
package enum Spark {
  private static let levels = Array("▁▂▃▄▅▆▇█")

  /// Whether it is one of the bars.
  package static func isCell(_ character: Character) -> Bool { levels.contains(character) }

  /// A share 0…1 as one bar; nothing for nothing, and in ASCII, where the number must do.
  package static func level(_ share: Double, ascii: Bool) -> String? {
    share <= 0 || ascii ? nil : String(levels[max(0, min(7, Int(share * 8)))])
  }

  /// One column for each value, from the least (lowest bar) to the greatest; in ASCII a digit 1…8 instead of a bar.
  package static func cells(_ values: [Int], ascii: Bool) -> String {
    guard let least = values.min(), let most = values.max() else { return "" }
    return String(
      values.map { value -> Character in
        let level = most == least ? 3 : (value - least) * 7 / (most - least)
        return ascii ? Character(String(level + 1)) : levels[level]
      })
  }
}
