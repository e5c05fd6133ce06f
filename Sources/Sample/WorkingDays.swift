import Model

extension Day {
  /// How many days after Monday.
  var afterMonday: Int { (Int(number) + 3) % 7 }

  /// Whether people are at work: no weekend, no public holiday of the Netherlands (5 May counts).
  var isWorking: Bool {
    guard afterMonday < 5 else { return false }
    let (year, month, day) = civil
    if [101, 427, 505, 1225, 1226].contains(month * 100 + day) { return false }
    // Good Friday, Easter Monday, Ascension, Whit Monday.
    return ![-2, 1, 39, 50].contains(Int(number) - Int(Day.easter(year).number))
  }

  /// The day itself, or a working day of the same week where nobody is at work: the Monday is no likelier than others.
  func working(_ random: inout SplitMix) -> Day {
    var day = self
    while !day.isWorking { day = self + (random.below(5) - afterMonday) }
    return day
  }

  /// So many working days later.
  func later(by count: Int) -> Day {
    var (day, left) = (self, count)
    while left > 0 {
      day = day + 1
      if day.isWorking { left -= 1 }
    }
    return day
  }

  /// Easter Sunday (Meeus, Jones, Butcher).
  static func easter(_ year: Int) -> Day {
    let (a, b, c) = (year % 19, year / 100, year % 100)
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7
    let n = h + l - 7 * ((a + 11 * h + 22 * l) / 451) + 114
    return Story.day(year, n / 31, n % 31 + 1)
  }
}

/// How long things take: mostly near the median, a few far longer, none of them less than a day (lognormal, σ 0,6).
enum Duration {
  /// exp(0,6·z) at the twentieths of the normal distribution, in thousandths: whole numbers are the same everywhere.
  private static let spread = [
    308, 421, 502, 571, 636, 698, 762, 826, 893, 963, 1038, 1120, 1211, 1313, 1432, 1573, 1752, 1994, 2373, 3242,
  ]

  /// The days of one of many, of which half take less than `median`.
  static func days(median: Int, _ random: inout SplitMix) -> Int {
    max(1, median * spread[random.below(spread.count)] * (940 + random.below(121)) / 1_000_000)
  }
}
