import Glibc

/// When something was recorded by the clock of this place, for screens; the store and exports keep UTC.
package struct LocalMoment: Sendable, Hashable {
  /// The day here.
  package let day: Day
  /// The time here: `10:30`.
  package let time: String

  /// - Parameter text: ISO 8601 in UTC, `2017-10-01T08:30:00Z`; nil for anything else.
  package init?(utc text: String) {
    let parts = text.dropFirst(11).prefix(5).split(separator: ":").compactMap { Int($0) }
    guard let day = Day(iso: String(text.prefix(10))), parts.count == 2 else { return nil }
    var (moment, here) = (Int(day.number) * 86_400 + parts[0] * 3600 + parts[1] * 60, tm())
    localtime_r(&moment, &here)
    guard let local = Day(year: Int(here.tm_year) + 1900, month: Int(here.tm_mon) + 1, day: Int(here.tm_mday)) else {
      return nil
    }
    self.day = local
    time = padded(Int(here.tm_hour), to: 2) + ":" + padded(Int(here.tm_min), to: 2)
  }

  /// `1 okt 2017 10:30`.
  package func words(_ language: Language) -> String { day.words(language) + " " + time }
}
