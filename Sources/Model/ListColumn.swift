/// A column of a list as one asks for it: what it is called, and what kind of values it has. From it follow the filter on
/// screen and that of `get`, sorting, the choice of columns and completion.
package struct ListColumn: Sendable, Hashable {
  /// What kind of value it has, and so what can be asked of it.
  package enum Kind: Sendable, Hashable {
    /// Anything that people write.
    case text
    /// One of a closed list of words, in their order.
    case choice([Choice])
    /// A municipality by its code.
    case municipality
    case day
    /// A moment in UTC, ISO 8601: compared by its day.
    case moment
    case number
    /// Money, asked for in euros.
    case amount
    /// From 0 to 1, asked for as a percentage or so.
    case share
    /// Yes or no.
    case flag
  }

  /// A word of a closed list, and what else people call it.
  package struct Choice: Sendable, Hashable {
    /// As the files have it.
    package let word: String
    /// In either language.
    package let name: Phrase

    package init(_ word: String, _ name: Phrase) { (self.word, self.name) = (word, name) }

    /// Whether `text`, folded, is one of its names.
    func isCalled(_ text: String) -> Bool { [word, name.dutch, name.english].contains { folded($0) == text } }
  }

  /// Its key in the machine formats.
  package let key: String
  /// What it may be called: in English, in Dutch, and otherwise; folded.
  package let names: [String]
  /// What kind of values it has.
  package let kind: Kind
  /// Whether `get` leaves it out unless it is asked for.
  package let isExtra: Bool
  /// Whether sorting begins with the smallest though it is a number: what is least is what one looks for.
  private let isRising: Bool

  package init(_ key: String, _ names: [String], _ kind: Kind, isExtra: Bool = false, isRising: Bool = false) {
    self.isRising = isRising
    self.key = key
    self.names = names.isEmpty ? [key] : names
    self.kind = kind
    self.isExtra = isExtra
  }

  /// Its name as a notice says it.
  package var title: Phrase { Phrase(names.count > 1 ? names[1] : names[0], names[0]) }

  /// Whether it may be called `name`.
  package func isCalled(_ name: String) -> Bool {
    let wanted = folded(name)
    return names.contains(wanted) || folded(key) == wanted
  }

  /// Whether a word by itself is sought in it.
  var isText: Bool {
    switch kind {
    case .text, .choice, .municipality: true
    default: false
    }
  }

  /// Sorting begins with the largest, or the latest, here.
  package var beginsDescending: Bool {
    switch kind {
    case .day, .moment, .number, .amount, .share: !isRising
    default: false
    }
  }
}

/// A column of a list with what its rows have in it.
package struct ListField<Row>: Sendable {
  /// How one asks for it.
  package let column: ListColumn
  /// What a row has in it.
  package let value: @Sendable (Row) -> Datum

  package init(
    _ key: String, _ names: [String], _ kind: ListColumn.Kind, isExtra: Bool = false, isRising: Bool = false,
    value: @escaping @Sendable (Row) -> Datum
  ) {
    column = ListColumn(key, names, kind, isExtra: isExtra, isRising: isRising)
    self.value = value
  }
}

extension ListColumn.Kind {
  /// The words of an enumeration with what they are called.
  package static func choices<Word: CaseIterable & RawRepresentable<String>>(
    of _: Word.Type, _ name: (Word) -> Phrase
  ) -> ListColumn.Kind { .choice(Word.allCases.map { .init($0.rawValue, name($0)) }) }

  /// Those of the initiatives.
  package static func initiative(_ all: [Initiative]) -> ListColumn.Kind {
    .choice(all.map { .init($0.id, $0.shortName) })
  }
}

extension [ListColumn] {
  /// The place of the one that may be called `name`; nil where there is none.
  package func place(of name: String) -> Int? { firstIndex { $0.isCalled(name) } }

  /// Every name that one may have, for the words of an error.
  package var known: [String] { flatMap { Array<String>($0.names.prefix(2)) }.uniqued }
}

extension [String] {
  /// Each once, where it stands first.
  var uniqued: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
