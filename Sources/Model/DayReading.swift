extension Day {
  /// What people may write for a day, for the words of an error.
  package static let spellings = Phrase(
    "2017-12-01, 1-12-2017, 1 dec 2017, +2w, +3m, eind q4, eind 2017",
    "2017-12-01, 1-12-2017, 1 Dec 2017, +2w, +3m, end q4, end 2017")

  /// A day as people write it, seen from `today`: ISO 8601, `1-12-2017`, `1 dec 2017`, `+2w` (also d, m, j or y),
  /// `eind q4`, `eind 2017`, in Dutch or English; nil for anything else.
  package init?(written text: String, today: Day) {
    let words = text.lowercased().split(separator: " ").map(String.init)
    if let day = Day(iso: text) ?? Day.dashed(text) ?? Day.ahead(text, of: today) ?? Day.named(words) {
      self = day
    } else if words.first.map({ ["eind", "einde", "end"].contains($0) }) ?? false,
      let day = Day.end(Array(words.dropFirst()), today: today)
    {
      self = day
    } else {
      return nil
    }
  }

  /// `1-12-2017` and `1/12/2017`: the day first, as both languages here write it.
  private static func dashed(_ text: String) -> Day? {
    let parts = text.split(whereSeparator: { "-/".contains($0) }).compactMap { Int($0) }
    guard parts.count == 3, text.allSatisfy({ $0.isNumber || "-/".contains($0) }) else { return nil }
    return Day(year: parts[2], month: parts[1], day: parts[0])
  }

  /// `+2w`: days, weeks, months or years after today; a month later is the same day, or the last of a shorter month.
  private static func ahead(_ text: String, of today: Day) -> Day? {
    guard text.first == "+", let unit = text.last, let count = Int(text.dropFirst().dropLast()),
      (0...4000).contains(count)
    else { return nil }
    switch unit {
    case "d": return today + count
    case "w": return today + count * 7
    case "m": return today.months(later: count)
    case "j", "y": return today.months(later: count * 12)
    default: return nil
    }
  }

  private func months(later count: Int) -> Day? {
    let (year, month, day) = civil
    let index = year * 12 + month - 1 + count
    return (0...3).lazy.compactMap { Day(year: index / 12, month: index % 12 + 1, day: day - $0) }.first
  }

  /// `1 dec 2017`.
  private static func named(_ words: [String]) -> Day? {
    guard words.count == 3, let day = Int(words[0]), let year = Int(words[2]),
      let month = monthNames.firstIndex(where: { name in
        [name.dutch, name.english].contains { words[1].hasPrefix($0.lowercased()) }
      })
    else { return nil }
    return Day(year: year, month: month + 1, day: day)
  }

  /// `q4`, `q4 2018`, `2017`, `dec`: the last day of it, of this year where none is said.
  private static func end(_ words: [String], today: Day) -> Day? {
    guard let first = words.first, words.count <= 2 else { return nil }
    var year = today.civil.year
    if words.count == 2 {
      guard let said = Int(words[1]) else { return nil }
      year = said
    }
    if first.count == 2, "qk".contains(first.prefix(1)), let quarter = Int(first.suffix(1)), (1...4).contains(quarter) {
      return lastDay(of: quarter * 3, in: year)
    }
    if words.count == 1, let said = Int(first) { return Day(year: said, month: 12, day: 31) }
    let month = monthNames.firstIndex { name in
      [name.dutch, name.english].contains { first.hasPrefix($0.lowercased()) }
    }
    return month.flatMap { lastDay(of: $0 + 1, in: year) }
  }

  private static func lastDay(of month: Int, in year: Int) -> Day? {
    (28...31).reversed().lazy.compactMap { Day(year: year, month: month, day: $0) }.first
  }
}
