/// What a filter may speak of: the fields of a list by name, and what a word by itself is.
protocol FilterVocabulary {
  associatedtype Field: FilterSubject
  /// The names of all fields, for the words of an error.
  var known: [String] { get }
  /// The field of that folded name; nil where there is none.
  func field(named name: String) -> Field?
  /// Whether a word by itself is sought in what people write, which may have any digit or sign, and not in names only.
  var isOpen: Bool { get }
}

/// What a term of a filter is about, as far as reading it goes.
protocol FilterSubject {
  /// The operators that make sense of it.
  var operators: [FilterOperator] { get }
  /// Whether its values are letters and signs of their own, which an operator's sign may be one of.
  var takesSigns: Bool { get }
  /// Whether an empty value says something: no note, no date.
  var takesNothing: Bool { get }
  /// What a value of it looks like, for the words of an error; nil where only the data say.
  var examples: [String]? { get }
  /// Whether digits may be grouped by a blank, inside quotes.
  var isCount: Bool { get }
  /// Reads what was written as a value of it, at a place of the expression.
  func value(_ text: String, today: Day, place: Int) throws(FilterTerm.Unreadable) -> FilterTerm.Value
}

/// A term as it was read: of a field, or a word by itself.
struct WrittenTerm<Field> {
  /// nil for a word by itself.
  var field: Field?
  /// How it compares.
  var comparison: FilterOperator
  /// One of these it is to be.
  var values: [FilterTerm.Value]
  /// Whether it keeps what is not so.
  var isNegated: Bool
  /// The part of the expression that it is.
  var text: String
}

/// The fields of municipalities and their cells.
struct MunicipalVocabulary: FilterVocabulary {
  /// Whose ids are fields.
  let initiatives: [Initiative]

  var known: [String] { FilterField.known(initiatives) }
  let isOpen = false

  func field(named name: String) -> FilterField? { FilterField(named: name, initiatives: initiatives) }
}

extension FilterField: FilterSubject {
  var isCount: Bool { self == .inhabitants }

  func value(_ text: String, today: Day, place: Int) throws(FilterTerm.Unreadable) -> FilterTerm.Value {
    try FilterTerm.Value(text, of: self, today: today, place: place)
  }
}

/// The columns of a list, and behind them those of the municipality that its rows are about.
struct ListVocabulary: FilterVocabulary {
  /// What a term is about.
  enum Field {
    case own(ListColumn)
    case municipal(FilterField)
  }

  /// Of the list.
  let columns: [ListColumn]
  /// Of the municipalities; nil where its rows are about none.
  let municipal: MunicipalVocabulary?

  var known: [String] { columns.known + (municipal?.known ?? []) }
  let isOpen = true

  func field(named name: String) -> Field? {
    let theirs = municipal?.field(named: name)
    // What a list only shows of its municipalities is asked of those.
    if let own = columns.first(where: { $0.isCalled(name) }), !own.isExtra || theirs == nil { return .own(own) }
    return theirs.map { .municipal($0) }
  }
}

extension ListVocabulary.Field: FilterSubject {
  private var subject: any FilterSubject {
    switch self {
    case .own(let column): column
    case .municipal(let field): field
    }
  }

  var operators: [FilterOperator] { subject.operators }
  var takesSigns: Bool { subject.takesSigns }
  var takesNothing: Bool { subject.takesNothing }
  var examples: [String]? { subject.examples }
  var isCount: Bool { subject.isCount }

  func value(_ text: String, today: Day, place: Int) throws(FilterTerm.Unreadable) -> FilterTerm.Value {
    try subject.value(text, today: today, place: place)
  }
}

extension ListColumn: FilterSubject {
  var operators: [FilterOperator] {
    switch kind {
    case .text, .municipality: [.equal, .notEqual, .contains]
    case .choice, .flag: [.equal, .notEqual]
    default: [.equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual]
    }
  }

  var takesSigns: Bool { false }

  var takesNothing: Bool {
    switch kind {
    case .choice, .flag: false
    default: true
    }
  }

  var examples: [String]? {
    switch kind {
    case .text, .municipality: nil
    case .choice(let choices): choices.map(\.word)
    case .day, .moment: ["2017-12-01, 1-12-2017, \"1 dec\", -90d, +2w, \"eind q4\", none"]
    case .number: ["5000", "5.000", "5k", "none"]
    case .amount: ["1250", "1.250", "1.250,00", "\"1,2 mln\"", "none"]
    case .share: ["50%", "0,5", "0.5", "none"]
    case .flag: ["ja", "nee", "yes", "no"]
    }
  }

  var isCount: Bool {
    switch kind {
    case .number, .amount: true
    default: false
    }
  }

  func value(_ text: String, today: Day, place: Int) throws(FilterTerm.Unreadable) -> FilterTerm.Value {
    let word = folded(text)
    var value = FilterTerm.Value(text: text, place: place)
    let isNothing = ["", "none", "geen"].contains(word)
    switch kind {
    case .text, .municipality: return value
    case .choice(let choices):
      guard let one = choices.first(where: { $0.isCalled(word) }) else { break }
      return FilterTerm.Value(text: one.word, number: 0, place: place)
    case .flag:
      if ["ja", "yes", "true", "waar"].contains(word) { value.number = 1 }
      if ["nee", "no", "false", "onwaar"].contains(word) { value.number = 0 }
    case _ where isNothing: return value
    case .day, .moment: value.number = Day(written: text, today: today).map { Int($0.number) }
    case .number: value.number = FilterTerm.Value.signed(text)
    case .amount:
      // Digits that are grouped are whole euros in either language.
      value.number =
        FilterTerm.Value.signed(text).map { $0.multipliedReportingOverflow(by: 100) }
        .flatMap { $0.overflow ? nil : $0.partialValue } ?? Amount.read(text).map { Int($0.cents) }
    case .share: value.number = FilterTerm.Value.share(text)
    }
    guard value.number != nil else { throw FilterTerm.Unreadable(known: examples ?? []) }
    return value
  }
}

extension Amount {
  /// As people write it in one language or the other; nil for what is none in either.
  fileprivate static func read(_ text: String) -> Amount? {
    (try? Amount.parsed(text, .dutch)) ?? (try? Amount.parsed(text, .english))
  }
}

extension FilterTerm.Value {
  /// A whole number, its digits grouped or not, below zero too.
  fileprivate static func signed(_ text: String) -> Int? {
    guard let sign = text.first, "-−".contains(sign) else { return number(text) }
    return number(String(text.dropFirst())).map { -$0 }
  }

  /// `50%`, `0,5` and `0.5` in ten-thousandths.
  fileprivate static func share(_ text: String) -> Int? {
    let isPercent = text.hasSuffix("%")
    let digits = text.dropLast(isPercent ? 1 : 0).filter { !$0.isWhitespace }.replacing(",", with: ".")
    guard digits.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == ".") }), let number = Double(digits) else {
      return nil
    }
    let share = isPercent ? number / 100 : number
    return share <= 1 ? Int((share * 10_000).rounded()) : nil
  }
}
