extension Day {
  /// What people may write for a day, for the words of an error.
  package static let spellings = Phrase(
    "2017-12-01, 1-12-2017, 1 dec, vandaag, +2w, eind maart, eind q4, eind jaar",
    "2017-12-01, 1-12-2017, 1 Dec, today, +2w, end March, end q4, end year")

  /// A day as people write it, in Dutch or English, seen from `today`: ISO 8601, `1-12-17`, `1.12.2017`, `1 dec` (of this
  /// year), `1 maart 2018`, `dec 2017` (its first day), `vandaag`, `+2w` and `-90d` (also m, k or q, j or y), `eind q4`,
  /// `eind maart`, `eind jaar`, `begin 2018`. Two digits of a year are 20yy. nil for anything else.
  package init?(written text: String, today: Day) {
    guard let day = Day(iso: text) ?? DayReader(text, today).day else { return nil }
    self = day
  }

  /// A day as it was typed.
  /// - Throws: how a day is written.
  package static func typed(_ text: String, today: Day) throws(Filter.Problem) -> Day {
    guard let day = Day(written: text, today: today) else { throw Filter.Problem(words: Unreadable(text: text).words) }
    return day
  }

  /// A planned day; nil for `none` or an empty text.
  /// - Throws: how a day is written.
  package static func planned(_ text: String, today: Day) throws(Filter.Problem) -> Day? {
    text == "none" || text.allSatisfy(\.isWhitespace) ? nil : try typed(text, today: today)
  }

  /// A text that is no day.
  package struct Unreadable: Error {
    /// As it was typed.
    package let text: String

    /// How a day is written.
    package var words: Phrase {
      Phrase(
        "«\(text)» is geen dag; schrijf \(spellings.dutch).", "«\(text)» is not a day; write \(spellings.english).")
    }

    package init(text: String) { self.text = text }
  }

  /// The day that the first of `words` say, as many of them as can, and how many those are; nil where none do.
  /// - Throws: what is meant to be a day and is none, such as `31-2-2017` and `32 dec`.
  package static func leading(
    _ words: some Collection<String>, today: Day
  ) throws(Unreadable) -> (day: Day, words: Int)? {
    for count in (1...5).reversed() where count <= words.count {
      let text = words.prefix(count).joined(separator: " ")
      if let day = Day(written: text, today: today) { return (day, count) }
    }
    // What has blanks of its own was quoted: a text, whatever it begins with.
    for count in 1...3 where count <= words.count && !words.prefix(count).contains(where: { $0.contains(" ") }) {
      let text = words.prefix(count).joined(separator: " ")
      if DayReader(text, today).isMeant { throw Unreadable(text: text) }
    }
    return nil
  }
}

/// Reads one spelling of a day: numbers and words, with one blank, dash, dot or slash between them.
private struct DayReader {
  private enum Part: Equatable {
    case number(Int, digits: Int)
    case word(Substring)
  }

  private let today: Day
  private var parts: [Part] = []
  /// What stands between the parts; a blank where only blanks do.
  private var marks: [Character] = []
  /// The sign that it begins with, for so long from today.
  private var sign: Int?

  /// What is no spelling at all has no parts.
  init(_ text: String, _ today: Day) {
    self.today = today
    var rest = Substring(text.lowercased()).drop(while: \.isWhitespace)
    if let first = rest.first, "+-−".contains(first) {
      sign = first == "+" ? 1 : -1
      rest = rest.dropFirst().drop(while: \.isWhitespace)
    }
    while let first = rest.first {
      let isNumber = first.isASCII && first.isNumber
      let part = isNumber ? rest.prefix { $0.isASCII && $0.isNumber } : rest.prefix(while: \.isLetter)
      rest = rest.dropFirst(part.count)
      guard !part.isEmpty, !isNumber || part.count <= 4 else {
        parts = []
        return
      }
      parts.append(isNumber ? .number(Int(part) ?? 0, digits: part.count) : .word(part))
      let gap = rest.prefix { !$0.isLetter && !$0.isNumber }
      rest = rest.dropFirst(gap.count)
      // A comma or a dot ends a word, an apostrophe stands for the century.
      let mark = gap.filter { !$0.isWhitespace }
      guard mark.isEmpty || mark.count == 1 && "-./,'’".contains(mark) else {
        parts = []
        return
      }
      guard !rest.isEmpty || mark.isEmpty || mark == "." && !isNumber else {
        parts = []
        return
      }
      marks.append(mark.first ?? " ")
    }
    if isNumeric { return }
    if case .word(let word) = parts.last, DayReader.fillers.contains(word) {
      parts = []
      return
    }
    parts.removeAll { if case .word(let word) = $0 { DayReader.fillers.contains(word) } else { false } }
    // `1st`, `1e`: the ending says no more than the number.
    for index in parts.indices.dropFirst().reversed() {
      if case .word(let word) = parts[index], case .number = parts[index - 1], DayReader.ordinals.contains(word) {
        parts.remove(at: index)
      }
    }
  }

  private static let fillers: Set<Substring> = ["van", "het", "de", "of", "the", "dit", "deze", "this"]
  private static let ordinals: Set<Substring> = ["e", "ste", "st", "nd", "rd", "th"]

  private var isNumeric: Bool { parts.allSatisfy { if case .number = $0 { true } else { false } } }

  /// Whether it has the form of a day, whatever its numbers are.
  var isMeant: Bool {
    if isNumeric { return parts.count > 1 && !marks.dropLast().contains(where: { !"-./".contains($0) }) }
    guard parts.count > 1, sign == nil else { return false }
    if case .number = parts[0], month(parts[1]) != nil { return true }
    return false
  }

  /// The day; nil for none.
  var day: Day? {
    guard !parts.isEmpty else { return nil }
    if let sign { return shift(parts[...], by: sign) }
    if isNumeric { return numeric }
    return named ?? distance ?? edge
  }

  // MARK: Numbers

  /// `1-12-2017` in either language; also with the year first.
  private var numeric: Day? {
    let marks = marks.dropLast()
    guard let mark = marks.first, "-./".contains(mark), marks.allSatisfy({ $0 == mark }) else { return nil }
    if case .number(_, digits: 4) = parts[0] {
      guard let year = year(parts[0]), parts.count <= 3 else { return nil }
      return date(parts.count == 3 ? parts[2] : .number(1, digits: 1), parts[1], year)
    }
    guard parts.count == 3, let year = year(parts[2]) else { return nil }
    return date(parts[0], parts[1], year)
  }

  private func date(_ day: Part, _ month: Part, _ year: Int) -> Day? {
    guard case .number(let day, digits: 1...2) = day, case .number(let month, digits: 1...2) = month else { return nil }
    return Day(year: year, month: month, day: day)
  }

  private func year(_ part: Part) -> Int? {
    switch part {
    case .number(let year, digits: 2): 2000 + year
    case .number(let year, digits: 4) where (1900...2199).contains(year): year
    default: nil
    }
  }

  // MARK: Names

  /// `vandaag`; `1 dec`, `1 dec 2017` and `Dec 1, 2017`.
  private var named: Day? {
    if parts.count == 1, case .word(let word) = parts[0] {
      switch word {
      case "vandaag", "today": return today
      case "morgen", "tomorrow": return today + 1
      case "overmorgen": return today + 2
      case "gisteren", "yesterday": return today + -1
      case "eergisteren": return today + -2
      default: return nil
      }
    }
    guard (2...3).contains(parts.count) else { return nil }
    let year = parts.count == 2 ? today.civil.year : year(parts[2])
    guard let year else { return nil }
    if let month = month(parts[1]), case .number(let day, digits: 1...2) = parts[0] {
      return Day(year: year, month: month, day: day)
    }
    // Two numbers behind a month: `dec 17` alone would be a day to one and a year to another.
    guard parts.count == 3, let month = month(parts[0]), case .number(let day, digits: 1...2) = parts[1],
      case .number(_, digits: 4) = parts[2]
    else { return nil }
    return Day(year: year, month: month, day: day)
  }

  private func month(_ part: Part) -> Int? {
    guard case .word(let word) = part, word.count >= 3 else { return nil }
    return DayReader.months.firstIndex { names in
      word == names.short || names.whole.contains { $0.hasPrefix(word) }
    }.map { $0 + 1 }
  }

  /// A word of three letters or more is the beginning of a name.
  private static let months: [(whole: [String], short: Substring)] = [
    (["januari", "january"], "jan"), (["februari", "february"], "feb"), (["maart", "march"], "mrt"),
    (["april"], "apr"), (["mei", "may"], "mei"), (["juni", "june"], "jun"), (["juli", "july"], "jul"),
    (["augustus", "august"], "aug"), (["september"], "sep"), (["oktober", "october"], "okt"),
    (["november"], "nov"), (["december"], "dec"),
  ]

  // MARK: Spans

  fileprivate enum Unit { case day, week, month, quarter, year }

  private static let units: [Substring: Unit] = [
    "d": .day, "dag": .day, "dagen": .day, "day": .day, "days": .day, "w": .week, "week": .week, "weken": .week,
    "weeks": .week, "m": .month, "maand": .month, "maanden": .month, "month": .month, "months": .month, "k": .quarter,
    "q": .quarter, "kwartaal": .quarter, "kwartalen": .quarter, "quarter": .quarter, "quarters": .quarter, "j": .year,
    "jaar": .year, "jaren": .year, "y": .year, "year": .year, "years": .year,
  ]

  private func unit(_ part: Part?) -> Unit? {
    guard case .word(let word) = part else { return nil }
    return DayReader.units[word]
  }

  /// `over 2 weken`, `2 weeks ago`.
  private var distance: Day? {
    guard parts.count == 3 else { return nil }
    if [.word("over"), .word("in")].contains(parts[0]) { return shift(parts.dropFirst(), by: 1) }
    if [.word("geleden"), .word("ago")].contains(parts[2]) { return shift(parts.dropLast(), by: -1) }
    return nil
  }

  /// `2w`, so long after today or before it.
  private func shift(_ parts: ArraySlice<Part>, by sign: Int) -> Day? {
    guard parts.count == 2, case .number(let count, _) = parts.first, count <= 4000 else { return nil }
    switch unit(parts.last) {
    case .day: return today + sign * count
    case .week: return today + sign * count * 7
    case .month: return today.months(later: sign * count)
    case .quarter: return today.months(later: sign * count * 3)
    case .year: return today.months(later: sign * count * 12)
    case nil: return nil
    }
  }

  private static let edges: [Substring: Span.Edge] = [
    "begin": .first, "start": .first, "half": .middle, "medio": .middle, "mid": .middle, "eind": .last, "einde": .last,
    "end": .last, "ultimo": .last,
  ]

  /// The first, middle or last day of a span; of a month with its year the first also where nothing is said of it.
  private var edge: Day? {
    if case .word(let word) = parts[0], let edge = DayReader.edges[word] {
      return span(parts.dropFirst())?.day(edge)
    }
    guard parts.count == 2, let month = month(parts[0]), case .number(_, digits: 4) = parts[1] else { return nil }
    return year(parts[1]).flatMap { Day(year: $0, month: month, day: 1) }
  }

  private static let steps: [Substring: Int] = [
    "volgend": 1, "volgende": 1, "next": 1, "vorig": -1, "vorige": -1, "last": -1, "previous": -1,
  ]

  /// `q4`, `maart`, each with a year or of this one; `2018`; `jaar`, `volgende week`.
  private func span(_ parts: ArraySlice<Part>) -> Span? {
    let year = today.civil.year
    var rest = parts
    if case .word(let word) = rest.first, let step = DayReader.steps[word] {
      rest = rest.dropFirst()
      return rest.count == 1 ? unit(rest.first).flatMap { Span($0, holding: today, step) } : nil
    }
    if rest.count == 1, let unit = unit(rest.first) { return Span(unit, holding: today, 0) }
    if rest.count == 1, case .number(_, digits: 4) = rest.first {
      return rest.first.flatMap(self.year).flatMap(Span.init)
    }
    let said = rest.count > 1 ? rest.last.flatMap(self.year) : nil
    if said != nil { rest = rest.dropLast() }
    guard let first = rest.first else { return nil }
    if rest.count == 1, let month = self.month(first) { return Span(said ?? year, month, months: 1) }
    guard rest.count == 2, unit(first) == .quarter, case .number(let quarter, digits: 1) = rest.last,
      (1...4).contains(quarter)
    else { return nil }
    return Span(said ?? year, quarter * 3 - 2, months: 3)
  }
}

/// So many months, or where it has none a week.
private struct Span {
  enum Edge { case first, middle, last }

  private let first: Day?
  private let months: Int

  init?(_ year: Int, _ month: Int = 1, months: Int = 12) {
    guard let first = Day(year: year, month: month, day: 1) else { return nil }
    (self.first, self.months) = (first, months)
  }

  init?(_ year: Int) { self.init(year, 1, months: 12) }

  /// The one that holds a day, or one so many further on.
  init?(_ unit: DayReader.Unit, holding day: Day, _ step: Int) {
    let (year, month, _) = day.civil
    switch unit {
    case .day: return nil
    case .week: (first, months) = (day + (step * 7 - (Int(day.number) + 3) % 7), 0)
    case .month: (first, months) = (Day(year: year, month: month, day: 1)?.months(later: step), 1)
    case .quarter:
      (first, months) = (Day(year: year, month: (month - 1) / 3 * 3 + 1, day: 1)?.months(later: step * 3), 3)
    case .year: (first, months) = (Day(year: year + step, month: 1, day: 1), 12)
    }
  }

  /// The middle is the 15th of a month or of the middle one of three, and the first of July.
  func day(_ edge: Edge) -> Day? {
    switch edge {
    case .first: first
    case .middle where months == 0: first.map { $0 + 3 }
    case .middle: first?.months(later: months / 2).map { $0 + (months % 2 == 0 ? 0 : 14) }
    case .last where months == 0: first.map { $0 + 6 }
    case .last: first?.months(later: months).map { $0 + -1 }
    }
  }
}

extension Day {
  /// A month later is the same day, or the last of a shorter month.
  package func months(later count: Int) -> Day? {
    let (year, month, day) = civil
    let index = year * 12 + month - 1 + count
    guard index >= 12 else { return nil }
    return (0...3).lazy.compactMap { Day(year: index / 12, month: index % 12 + 1, day: day - $0) }.first
  }
}
