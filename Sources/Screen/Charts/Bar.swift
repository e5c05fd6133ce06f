/// Horizontal bars in characters.
package enum Bar {
  private static let eighths = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]

  /// A bar of `width` columns for a share 0…1: the full part in eighths of a column, and the rest.
  /// What is more than nothing shows at least an eighth (a column in ASCII); what is not quite all leaves at least one.
  package static func cells(_ share: Double, width: Int, ascii: Bool) -> (full: String, rest: String) {
    guard width > 0 else { return ("", "") }
    let share = max(0, min(1, share))
    if ascii {
      var whole = Int((share * Double(width)).rounded())
      if share > 0 { whole = max(1, whole) }
      if share < 1 { whole = min(width - 1, whole) }
      return (String(repeating: "#", count: whole), String(repeating: ".", count: width - whole))
    }
    var parts = Int((share * Double(width * 8)).rounded())
    if share > 0 { parts = max(1, parts) }
    if share < 1 { parts = min(width * 8 - 1, parts) }
    let full = String(repeating: "█", count: parts / 8) + eighths[parts % 8]
    return (full, String(repeating: "·", count: width - (parts + 7) / 8))
  }

  /// A bar in three parts: full █, marked ▒, rest ░; `full` and `marked` are shares of the whole, 0…1.
  package static func segments(
    full: Double, marked: Double, width: Int
  ) -> [(sign: Unicode.Scalar, count: Int)] {
    let first = max(0, min(width, Int((full * Double(width)).rounded())))
    let second = max(first, min(width, Int(((full + marked) * Double(width)).rounded())))
    return [("█", first), ("▒", second - first), ("░", max(0, width - second))]
  }
}

extension Bar {
  /// One character that is as full as a share 0…1 is large; a blank only for nothing at all.
  package static func vertical(_ share: Double) -> String {
    let levels = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
    guard share > 0 else { return " " }
    return levels[max(0, min(7, Int((share * 8).rounded(.up)) - 1))]
  }
}
