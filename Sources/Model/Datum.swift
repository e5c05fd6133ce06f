/// What stands in a field of a row, which machines and people are told in their own way.
package enum Datum: Sendable, Hashable {
  case text(String)
  case number(Int)
  /// From 0 to 1.
  case fraction(Double)
  case flag(Bool)
  /// Money: eurocents for machines, euros for people.
  case amount(Amount)
  /// Money in a column that holds words too: its unit stands beside it, and for machines it is text as they are.
  case sum(Amount)
  /// A day: ISO 8601 for machines, words for people.
  case day(Day)
  /// A word of the files, and what people call it.
  case named(String, Phrase)
  case missing

  /// Nothing where there is no day.
  package init(_ day: Day?) { self = day.map { .day($0) } ?? .missing }
  /// Nothing where there is no number.
  package init(_ number: Int?) { self = number.map { .number($0) } ?? .missing }
  /// Nothing where there is no amount.
  package init(_ amount: Amount?) { self = amount.map { .amount($0) } ?? .missing }

  /// All that people may find it by.
  var texts: [String] {
    switch self {
    case .text(let text): [text]
    case .named(let word, let name):
      name.dutch == name.english ? [word, name.dutch] : [word, name.dutch, name.english]
    case .sum(let amount): [String(amount.cents), amount.exact(.dutch), amount.exact(.english)]
    default: []
    }
  }

  /// The word of the files where there is one, else the text.
  package var word: String {
    switch self {
    case .text(let text): text
    case .named(let word, _): word
    default: ""
    }
  }

  /// What orders it among its like, and is compared: days by their number, money in cents, shares in ten-thousandths;
  /// nil for a text, and for nothing.
  var number: Int? {
    switch self {
    case .number(let number): number
    case .fraction(let share): Int((share * 10_000).rounded())
    case .flag(let flag): flag ? 1 : 0
    case .amount(let amount), .sum(let amount): Int(amount.cents)
    case .day(let day): Int(day.number)
    case .text, .named, .missing: nil
    }
  }
}
