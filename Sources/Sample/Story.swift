import Model

/// What the sample tells of one initiative: when it begins and how many municipalities, of a thousand, are where on
/// 1 October 2017. All of it is invented; only the order of magnitude follows DOMAIN §2.
struct Story {
  /// The id of the initiative.
  let initiative: String
  /// The day before which nothing happens.
  let begins: Day
  /// Of a thousand, from the furthest to the least far; the rest is unknown.
  let shares: [(status: RolloutStatus, share: Int)]

  /// How each initiative of the sample spreads.
  static let all: [Story] = [
    Story(
      initiative: "govroam", begins: day(2016, 11, 30),
      shares: [
        (.embedded, 180), (.inUse, 470), (.implementing, 90), (.preparing, 70), (.committed, 60), (.orienting, 50),
      ]),
    Story(
      initiative: "gibit", begins: day(2016, 12, 12),
      shares: [
        (.embedded, 120), (.inUse, 380), (.implementing, 100), (.preparing, 110), (.committed, 110), (.orienting, 90),
      ]),
    Story(
      initiative: "overlijden", begins: day(2017, 1, 9),
      shares: [
        (.embedded, 40), (.inUse, 165), (.implementing, 100), (.preparing, 120), (.committed, 140), (.orienting, 200),
      ]),
    Story(
      initiative: "verhuizen", begins: day(2017, 4, 3),
      shares: [
        (.inUse, 95), (.implementing, 110), (.preparing, 130), (.committed, 150), (.orienting, 240),
      ]),
    Story(initiative: "gon", begins: day(2017, 3, 1), shares: [(.preparing, 20), (.committed, 60), (.orienting, 180)]),
    Story(initiative: "rijbewijs", begins: day(2016, 12, 5), shares: [(.orienting, 150)]),
  ]

  /// The last working day before the sample's today.
  static let ends = day(2017, 9, 29)

  /// A day of the calendar that is known to exist.
  static func day(_ year: Int, _ month: Int, _ day: Int) -> Day {
    Day(year: year, month: month, day: day) ?? Day(number: 0)
  }

  /// The day itself, or the Monday after a weekend.
  static func workday(_ day: Day) -> Day {
    // 1 January 1970 was a Thursday.
    switch (Int(day.number) + 3) % 7 {
    case 5: day + 2
    case 6: day + 1
    default: day
    }
  }
}
