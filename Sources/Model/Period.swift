/// A time as exactly as it was said: a day, a month, a year, "at the latest", a term, each year, or none at all.
package struct Period: Sendable, Hashable {
  /// How exactly.
  package enum Precision: String, Sendable, CaseIterable {
    case day, month, quarter, year, by, term, yearly
    case fourYears = "four-years"
    case none
  }

  /// How exactly it was said.
  package let precision: Precision
  /// The first day that it may be; nil where nothing is said of its beginning.
  package let from: Day?
  /// The last day that it may be; nil where nothing is said of its end.
  package let until: Day?
  /// Of what comes back each year the month, 1…12; nil where none is said.
  package let month: Int?

  private init(_ precision: Precision, _ from: Day?, _ until: Day?, month: Int? = nil) {
    (self.precision, self.from, self.until, self.month) = (precision, from, until, month)
  }

  /// No date.
  package static let none = Period(.none, nil, nil)

  /// One day.
  package init(day: Day) { self.init(.day, day, day) }

  /// That day at the latest.
  package init(by day: Day) { self.init(.by, nil, day) }

  /// A year, or several.
  package init?(years first: Int, _ last: Int) {
    guard first <= last, let from = Day(year: first, month: 1, day: 1), let until = Day(year: last, month: 12, day: 31)
    else { return nil }
    self.init(.year, from, until)
  }

  /// A month of a year.
  package init?(month: Int, of year: Int) {
    guard let span = Period.months(1, from: month, of: year) else { return nil }
    self.init(.month, span.from, span.until)
  }

  /// A quarter of a year, 1…4.
  package init?(quarter: Int, of year: Int) {
    guard (1...4).contains(quarter), let span = Period.months(3, from: quarter * 3 - 2, of: year) else { return nil }
    self.init(.quarter, span.from, span.until)
  }

  /// From one day up to and including another; nil where it would end before it begins.
  package init?(term from: Day, _ until: Day) {
    guard from <= until else { return nil }
    self.init(.term, from, until)
  }

  /// Each year, in a month where one is said.
  package init?(yearlyIn month: Int?) {
    guard month.map({ (1...12).contains($0) }) ?? true else { return nil }
    self.init(.yearly, nil, nil, month: month)
  }

  /// A plan for four years, of which no first one is said.
  package static let fourYears = Period(.fourYears, nil, nil)

  private static func months(_ count: Int, from month: Int, of year: Int) -> (from: Day, until: Day)? {
    guard (1...12).contains(month), let from = Day(year: year, month: month, day: 1),
      let next = from.months(later: count)
    else { return nil }
    return (from, next + -1)
  }

  /// The years that it touches; nil where it has no days.
  package var years: ClosedRange<Int>? {
    guard let last = (until ?? from)?.civil.year else { return nil }
    return (from?.civil.year ?? last)...last
  }
}

// MARK: As it is kept

extension Period {
  /// As it is kept: `2017-06-30`, `2017-06`, `2017-q1`, `2017`, `2015..2020`, `..2017-12-31`,
  /// `2018-01-01..2021-12-31`, `yearly-06`, `four-years`, `none`.
  package var text: String {
    let (first, last) = (from?.civil, until?.civil)
    switch precision {
    case .day: return from?.iso ?? ""
    case .month: return first.map { padded($0.year, to: 4) + "-" + padded($0.month, to: 2) } ?? ""
    case .quarter: return first.map { padded($0.year, to: 4) + "-q\(($0.month + 2) / 3)" } ?? ""
    case .year:
      guard let first, let last else { return "" }
      return first.year == last.year
        ? padded(first.year, to: 4) : padded(first.year, to: 4) + ".." + padded(last.year, to: 4)
    case .by: return ".." + (until?.iso ?? "")
    case .term: return (from?.iso ?? "") + ".." + (until?.iso ?? "")
    case .yearly: return month.map { "yearly-" + padded($0, to: 2) } ?? "yearly"
    case .fourYears, .none: return precision.rawValue
    }
  }

  /// One as it is kept; nil for anything else, and for one that ends before it begins.
  package init?(text: some StringProtocol) {
    let text = String(text)
    if text == "none" || text == "four-years" {
      self = text == "none" ? .none : .fourYears
    } else if text == "yearly" {
      self.init(yearlyIn: nil)
    } else if text.hasPrefix("yearly-") {
      guard let month = Period.number(text.dropFirst(7), digits: 2) else { return nil }
      self.init(yearlyIn: month)
    } else if let (first, last) = Period.halves(text) {
      self.init(from: first, until: last)
    } else if let day = Day(iso: text) {
      self.init(day: day)
    } else {
      self.init(whole: text)
    }
  }

  /// The two halves of `a..b`; nil without dots.
  static func halves(_ text: String) -> (String, String)? {
    guard let range = text.firstRange(of: "..") else { return nil }
    return (String(text[..<range.lowerBound]), String(text[range.upperBound...]))
  }

  private init?(from first: String, until last: String) {
    if first.isEmpty {
      guard let day = Day(iso: last) else { return nil }
      self.init(by: day)
    } else if let from = Day(iso: first), let until = Day(iso: last) {
      self.init(term: from, until)
    } else if let from = Period.number(first[...], digits: 4), let until = Period.number(last[...], digits: 4),
      from < until
    {
      self.init(years: from, until)
    } else {
      return nil
    }
  }

  /// A year, or a month or quarter of one.
  private init?(whole text: String) {
    guard let year = Period.number(text.prefix(4), digits: 4) else { return nil }
    let rest = text.dropFirst(4)
    if rest.isEmpty {
      self.init(years: year, year)
    } else if rest.hasPrefix("-q") {
      guard let quarter = Period.number(rest.dropFirst(2), digits: 1) else { return nil }
      self.init(quarter: quarter, of: year)
    } else {
      guard rest.hasPrefix("-"), let month = Period.number(rest.dropFirst(), digits: 2) else { return nil }
      self.init(month: month, of: year)
    }
  }

  private static func number(_ text: Substring, digits: Int) -> Int? {
    text.utf8.count == digits && text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) ? Int(text) : nil
  }
}

// MARK: In words

extension Period {
  /// As people say it, as exactly as it was said: `30 nov 2016`, `jun 2017`, `eind 2017`, `elk jaar in juni`.
  package func words(_ language: Language) -> String {
    let isDutch = language == .dutch
    let (first, last) = (from?.civil, until?.civil)
    switch precision {
    case .day: return from?.words(language) ?? ""
    case .month: return first.map { "\(monthNames[$0.month - 1][language]) \($0.year)" } ?? ""
    case .quarter:
      guard let first else { return "" }
      let quarter = (first.month + 2) / 3
      return isDutch ? "\(quarter)e kwartaal \(first.year)" : "Q\(quarter) \(first.year)"
    case .year:
      guard let first, let last else { return "" }
      return first.year == last.year ? "\(first.year)" : "\(first.year)–\(last.year)"
    case .by:
      guard let until, let last else { return "" }
      if last.month == 12, last.day == 31 { return isDutch ? "eind \(last.year)" : "end of \(last.year)" }
      return (isDutch ? "uiterlijk " : "by ") + until.words(language)
    case .term:
      guard let from, let until else { return "" }
      return "\(from.words(language)) – \(until.words(language))"
    case .yearly:
      let each = isDutch ? "elk jaar" : "each year"
      return month.map { each + (isDutch ? " in " : " in ") + longMonthNames[$0 - 1][language] } ?? each
    case .fourYears: return isDutch ? "vier jaar" : "four years"
    case .none: return isDutch ? "geen datum" : "no date"
    }
  }
}

// MARK: As people write it

extension Period {
  /// What people may write for one, for the words of an error.
  package static let spellings = Phrase(
    "2017-06-30, jun 2017, q1 2018, 2018, eind 2017, uiterlijk 1-7-2018, 2018..2021 of geen",
    "2017-06-30, Jun 2017, q1 2018, 2018, end 2017, by 1-7-2018, 2018..2021 or none")

  /// One as people write it, in Dutch or English, seen from `today`.
  /// - Throws: how one is written, or that it ends before it begins.
  package static func written(_ text: String, today: Day) throws(Refusal) -> Period {
    let words = text.lowercased().split(whereSeparator: \.isWhitespace).map(String.init)
    let plain = words.joined(separator: " ")
    if let period = Period(text: plain) { return period }
    if ["geen", "geen datum", "no date"].contains(plain) { return .none }
    if let (first, last) = halves(plain) ?? halves(words, between: ["t/m", "tot en met", "–", "through"]) {
      return try span(first, last, today)
    }
    if let first = words.first, ["uiterlijk", "by"].contains(first),
      let day = Day(written: words.dropFirst().joined(separator: " "), today: today)
    {
      return Period(by: day)
    }
    if let period = named(words) { return period }
    if let first = words.first, ["eind", "einde", "end", "ultimo"].contains(first),
      let day = Day(written: words.filter { $0 != "of" }.joined(separator: " "), today: today)
    {
      return Period(by: day)
    }
    if let day = Day(written: plain, today: today) { return Period(day: day) }
    throw Refusal(
      "no-period",
      Phrase("«\(text)» is geen datum of periode.", "«\(text)» is not a date or period."),
      wayOut: Phrase("Schrijf \(spellings.dutch).", "Write \(spellings.english)."))
  }

  /// `jun 2017`, `q1 2018`, `k1 2018`.
  private static func named(_ words: [String]) -> Period? {
    guard words.count == 2, let year = number(words[1][...], digits: 4) else { return nil }
    let word = words[0]
    if let first = word.first, "qk".contains(first), let quarter = number(word.dropFirst(), digits: 1) {
      return Period(quarter: quarter, of: year)
    }
    guard word.count >= 3 else { return nil }
    let month = monthNames.indices.first { index in
      [monthNames[index].dutch, monthNames[index].english].contains { $0.lowercased() == word }
        || [longMonthNames[index].dutch, longMonthNames[index].english].contains { $0.lowercased().hasPrefix(word) }
    }
    return month.flatMap { Period(month: $0 + 1, of: year) }
  }

  private static func halves(_ words: [String], between marks: [String]) -> (String, String)? {
    let plain = words.joined(separator: " ")
    for mark in marks {
      guard let range = plain.firstRange(of: " " + mark + " ") else { continue }
      return (String(plain[..<range.lowerBound]), String(plain[range.upperBound...]))
    }
    return nil
  }

  /// From one to another, both of them written; two years are years, all else is a term of days.
  private static func span(_ first: String, _ last: String, _ today: Day) throws(Refusal) -> Period {
    let end = try written(last, today: today)
    guard let until = end.until else { throw noEnd(last) }
    guard !first.isEmpty else { return Period(by: until) }
    let begin = try written(first, today: today)
    guard let from = begin.from ?? begin.until else { throw noEnd(first) }
    guard from <= until else {
      throw Refusal(
        "ends-before-it-begins",
        Phrase(
          "\(begin.words(.dutch)) tot en met \(end.words(.dutch)) eindigt voor het begint.",
          "\(begin.words(.english)) to \(end.words(.english)) ends before it begins."),
        wayOut: Phrase("Wissel begin en einde om.", "Swap the beginning and the end."))
    }
    if begin.precision == .year, end.precision == .year,
      let years = Period(years: from.civil.year, until.civil.year)
    {
      return years
    }
    return Period(term: from, until) ?? Period.none
  }

  private static func noEnd(_ text: String) -> Refusal {
    Refusal(
      "no-period", Phrase("«\(text)» is geen begin of einde.", "«\(text)» is not a beginning or an end."),
      wayOut: Phrase("Schrijf twee dagen of twee jaren.", "Write two days or two years."))
  }
}
