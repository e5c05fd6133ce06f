/// A date as precisely as the document gives it: a day, a month, a year, each year, or not at all. Files and machines
/// write it as ISO 8601 does: `2016-11-30`, `2017-06`, `2017`; `yearly`; nothing.
package enum RoughDate: Sendable, Hashable {
  case day(Day)
  case month(year: Int, month: Int)
  case year(Int)
  case yearly
  case unknown

  /// As files write it; nil for anything else.
  package init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let digits = parts.allSatisfy { !$0.isEmpty && $0.allSatisfy { $0.isASCII && $0.isNumber } }
    switch (text, parts.count) {
    case ("", _): self = .unknown
    case ("yearly", _): self = .yearly
    case (_, 1) where digits && text.count == 4: self = .year(Int(text) ?? 0)
    case (_, 2) where digits && text.count == 7:
      guard let year = Int(parts[0]), let month = Int(parts[1]), Day(year: year, month: month, day: 1) != nil else {
        return nil
      }
      self = .month(year: year, month: month)
    default:
      guard let day = Day(iso: text) else { return nil }
      self = .day(day)
    }
  }

  /// As files and machines write it.
  package var text: String {
    switch self {
    case .day(let day): day.iso
    case .month(let year, let month): padded(year, to: 4) + "-" + padded(month, to: 2)
    case .year(let year): padded(year, to: 4)
    case .yearly: "yearly"
    case .unknown: ""
    }
  }

  /// The first day that it can be; nil where that is not known.
  package var first: Day? {
    switch self {
    case .day(let day): day
    case .month(let year, let month): Day(year: year, month: month, day: 1)
    case .year(let year): Day(year: year, month: 1, day: 1)
    case .yearly, .unknown: nil
    }
  }

  /// As people write it, no more precise than it is: `jun 2017`.
  package var words: Phrase {
    switch self {
    case .day(let day): Phrase(day.words(.dutch), day.words(.english))
    case .month(let year, let month):
      Phrase("\(monthNames[month - 1].dutch) \(year)", "\(monthNames[month - 1].english) \(year)")
    case .year(let year): Phrase(same: "\(year)")
    case .yearly: Phrase("elk jaar", "yearly")
    case .unknown: Phrase(same: "–")
    }
  }
}
