/// One condition of a filter.
struct FilterTerm: Sendable, Hashable {
  /// A value as it is compared.
  struct Value: Sendable, Hashable {
    /// What the user wrote.
    let text: String
    /// The number, the day's number, the position of a size class; nil for a text, and for no day.
    var number: Int?
    /// Of the expression, for the words of an error.
    var place = 1
  }

  /// A value that its field cannot have, and what it can.
  struct Unreadable: Error { var known: [String] }

  let field: FilterField
  private let comparison: FilterOperator
  private var values: [Value]
  private let isNegated: Bool
  /// The values folded, and their UTF-8: done once, for a filter looks at every municipality.
  private var texts: [String]
  private var bytes: [[UInt8]]

  /// As it was read; a word by itself is a part of the name.
  init(_ written: WrittenTerm<FilterField>) {
    self.init(
      field: written.field ?? .name, comparison: written.comparison, values: written.values,
      isNegated: written.isNegated)
    isBare = written.field == nil
  }

  private var isBare = false
  /// Of a list that the user named: the codes of those that are in it.
  private var members: Set<String> = []

  /// A comparison of a field with any of `values`.
  init(field: FilterField, comparison: FilterOperator, values: [Value], isNegated: Bool) {
    self.field = field
    self.comparison = comparison
    self.values = values
    self.isNegated = isNegated
    texts = values.map { folded($0.text) }
    bytes = texts.map { Array($0.utf8) }
    guard field == .name else { return }
    // Who is known by such a name, too.
    let wanted = bytes
    texts += ByName.names { [isPart = comparison == .contains, texts] other in
      isPart ? wanted.contains { foldedText(other, contains: $0) } : texts.contains(other)
    }
  }

  /// The word, folded, where it is a bare one that is wanted.
  var bareWord: String? { isBare && !isNegated ? texts.first : nil }

  /// Whether cells must be known to answer it.
  var readsCells: Bool {
    if case .cell = field { true } else { false }
  }

  /// Whether the municipality at `row` is kept by it.
  func holds(row: Int, of programme: Programme) -> Bool { matches(row: row, of: programme) != isNegated }

  private func matches(row: Int, of programme: Programme) -> Bool {
    // Field by field and not a copy of the whole: this runs for every municipality at every letter typed.
    switch field {
    case .name: return name(programme.municipalities[row].foldedName)
    case .code: return text(folded(programme.municipalities[row].code))
    case .province: return text(folded(programme.municipalities[row].province))
    case .corop: return text(folded(programme.municipalities[row].corop))
    case .safetyRegion: return text(folded(programme.municipalities[row].safetyRegion))
    case .inhabitants: return number(programme.municipalities[row].inhabitants)
    case .urbanity: return number(programme.municipalities[row].urbanity)
    case .sizeClass: return number(programme.municipalities[row].sizeClass.position)
    case .list: return members.contains(programme.municipalities[row].code) != (comparison == .notEqual)
    case .cell(.changed, column: nil): return number(programme.lastChange(of: row).map { Int($0.number) })
    case .cell(.heard, column: nil): return number(programme.lastHeard(of: row).map { Int($0.number) })
    case .cell(let aspect, let column):
      let columns = column.map { $0..<($0 + 1) } ?? programme.initiatives.indices
      return cells(aspect, row, columns, of: programme)
    }
  }

  /// Whether one of the cells is as it says; of `!=`, none may be so.
  private func cells(_ aspect: CellAspect, _ row: Int, _ columns: Range<Int>, of programme: Programme)
    -> Bool
  {
    let has: Bool
    switch aspect {
    case .status: has = columns.contains { texts.contains(folded(programme.mark(row, $0).status.rawValue)) }
    case .flag:
      has = values.contains { value in
        columns.contains { programme.mark(row, $0).flags.letters.contains(value.text) }
      }
    case .note:
      let notes = columns.map { folded(programme[row, $0].note) }.filter { !$0.isEmpty }
      has =
        notes.isEmpty
        ? texts.contains("")
        : notes.contains { note in
          comparison == .contains ? bytes.contains { foldedText(note, contains: $0) } : texts.contains(note)
        }
    case .planned: has = day(columns.compactMap { programme[row, $0].planned })
    case .since: has = day(columns.compactMap { programme[row, $0].since })
    case .changed: has = day(columns.compactMap { programme[row, $0].changed })
    case .heard: has = day(columns.compactMap { programme[row, $0].heard })
    }
    return comparison == .notEqual ? !has : has
  }

  private func day(_ days: [Day]) -> Bool {
    values.contains { value in
      guard let wanted = value.number else { return days.isEmpty }
      return days.contains { comparison.holds(Int($0.number), wanted) }
    }
  }

  private func name(_ own: String) -> Bool {
    switch comparison {
    case .contains: bytes.contains { foldedText(own, contains: $0) } || texts[bytes.count...].contains(own)
    case .notEqual: !texts.contains(own)
    default: texts.contains(own)
    }
  }

  private func text(_ own: String) -> Bool {
    switch comparison {
    case .contains: bytes.contains { foldedText(own, contains: $0) }
    case .notEqual: !texts.contains(own)
    default: texts.contains(own)
    }
  }

  private func number(_ own: Int?) -> Bool {
    let has = values.contains { value in
      guard let own, let wanted = value.number else { return own == nil && value.number == nil }
      return comparison.holds(own, wanted)
    }
    return comparison == .notEqual ? !has : has
  }

  /// Takes names as `programme` has them.
  /// - Throws: a value that no municipality of it has, where the whole value is asked for.
  mutating func resolve(in programme: Programme) throws(Filter.Problem) {
    guard [.equal, .notEqual].contains(comparison) else { return }
    guard field == .name else { return try checkListed(in: programme) }
    var names: [String] = []
    for value in values {
      let rows = programme.municipalities.rows(named: value.text)
      guard !rows.isEmpty else {
        let near = suggestion(nearest(to: value.text, among: programme.municipalities.map(\.name)))
        throw Filter.Problem(
          at: value.place,
          "geen gemeente heet «\(value.text)» op \(programme.asOf.words(.dutch)). \(near.dutch)naam~… zoekt een deel van een naam.",
          "no municipality is called «\(value.text)» on \(programme.asOf.words(.english)). \(near.english)name~… finds a part of one."
        )
      }
      names += rows.map { programme.municipalities[$0].foldedName }
    }
    texts = names
  }

  /// Takes the lists that it names as they are.
  /// - Throws: a name that none of `lists` has.
  mutating func resolve(in lists: [String: [String]]) throws(Filter.Problem) {
    for value in values where field == .list {
      guard let codes = lists[value.text] ?? lists.first(where: { folded($0.key) == folded(value.text) })?.value else {
        let names = lists.keys.sorted().joined(separator: " ")
        let known =
          names.isEmpty
          ? Phrase(
            "Hier is er geen; in het dashboard maakt :list-name er een van wat gemarkeerd is.",
            "There is none here; in the dashboard :list-name makes one of what is marked.")
          : Phrase("Er is: \(names).", "There is: \(names).")
        throw Filter.Problem(
          at: value.place, "geen lijst «\(value.text)». \(known.dutch)", "no list «\(value.text)». \(known.english)")
      }
      members.formUnion(codes)
    }
  }

  private func checkListed(in programme: Programme) throws(Filter.Problem) {
    guard let first = programme.municipalities.first, field.listed(first) != nil else { return }
    let known = Set(programme.municipalities.compactMap(field.listed)).subtracting([""]).sorted()
    let folds = Set(known.map(folded))
    for (value, text) in zip(values, texts) where !folds.contains(text) {
      // Of many values those that begin alike; of few all.
      let alike = known.count <= 12 ? known : known.filter { folded($0).hasPrefix(text.prefix(1)) }
      let some = (alike.isEmpty ? known : alike).prefix(12).joined(separator: ", ")
      let rest = alike.count == known.count && known.count <= 12 ? "" : " … (\(known.count))"
      let near = suggestion(nearest(to: value.text, among: known))
      let names = FilterField.names.first { $0.field == field }?.names ?? []
      throw Filter.Problem(
        at: value.place,
        "onbekende waarde «\(value.text)» voor \(names.last ?? ""). \(near.dutch)Bekend: \(some)\(rest).",
        "unknown value «\(value.text)» for \(names.first ?? ""). \(near.english)Known: \(some)\(rest).")
    }
  }
}

extension FilterTerm.Value {
  /// Reads what was written as a value of `field`.
  init(_ text: String, of field: FilterField, today: Day, place: Int) throws(FilterTerm.Unreadable) {
    self.init(text: text, place: place)
    switch field {
    case .name, .code, .province, .corop, .safetyRegion, .list, .cell(.note, _): return
    case .inhabitants: number = FilterTerm.Value.number(text)
    case .urbanity: number = Int(text)
    case .sizeClass:
      let plain = FilterTerm.Value.plain(text)
      number = SizeClass.allCases.first { FilterTerm.Value.plain($0.rawValue) == plain }?.position
    case .cell(.status, _): number = RolloutStatus(rawValue: text.uppercased()).map { _ in 0 }
    case .cell(.flag, _):
      guard text.count == 1, let flag = RolloutFlags(letters: text.uppercased()) else { break }
      self.init(text: flag.letters, number: 0, place: place)
    case .cell:
      if ["", "none", "geen"].contains(folded(text)) { return }
      number = Day(written: text, today: today).map { Int($0.number) }
      guard number != nil else {
        // What has blanks stands in quotes, as everywhere in a filter.
        throw FilterTerm.Unreadable(known: ["2017-12-01, 1-12-2017, \"1 dec\", -90d, +2w, \"eind q4\", none"])
      }
    }
    guard number != nil else { throw FilterTerm.Unreadable(known: field.examples ?? []) }
  }

  /// A size class without what groups its digits.
  private static func plain(_ text: String) -> String { text.filter { !$0.isWhitespace && $0 != "." } }

  /// `50.000`, `50,000`, `50 000`, `50_000`, `50000` and `50k` alike; nil where a sign stands that groups no thousands.
  static func number(_ text: String) -> Int? {
    var digits = Substring(text.lowercased())
    let isThousands = digits.last == "k"
    if isThousands { digits = digits.dropLast() }
    guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) || ".,_ ".utf8.contains($0) }),
      Set(digits.filter { !$0.isNumber }).count <= 1
    else { return nil }
    let groups = digits.split(omittingEmptySubsequences: false) { ".,_ ".contains($0) }
    guard groups.count == 1 || (1...3).contains(groups[0].count) && groups.dropFirst().allSatisfy({ $0.count == 3 }),
      let number = Int(groups.joined())
    else { return nil }
    let (product, overflow) = number.multipliedReportingOverflow(by: isThousands ? 1000 : 1)
    return overflow ? nil : product
  }
}
