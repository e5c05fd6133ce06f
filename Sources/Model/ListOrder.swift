/// One key by which a list is sorted: a column by its key.
package struct ListKey: Sendable, Hashable {
  /// The key of the column.
  package var column: String
  /// Whether the largest, the latest, or the last of the alphabet comes first.
  package var isDescending: Bool

  package init(_ column: String, descending: Bool) { (self.column, isDescending) = (column, descending) }

  /// The keys in a word: `amount:desc,date`.
  package static func written(_ keys: [ListKey]) -> String {
    keys.map { $0.column + ($0.isDescending ? ":desc" : "") }.joined(separator: ",")
  }

  /// Reads such a word; columns may be called by any of their names.
  /// - Throws: which columns there are.
  package static func read(_ text: String, _ columns: [ListColumn]) throws(Filter.Problem) -> [ListKey] {
    var keys: [ListKey] = []
    for part in text.split(separator: ",") {
      let words = part.split { $0 == ":" || $0.isWhitespace }.map(String.init)
      let column = try columns.named(words.first ?? "")
      guard words.count == 1 || words.count == 2 && ["asc", "desc"].contains(words[1]) else {
        throw Filter.Problem(
          words: Phrase(
            "«\(part)» is geen volgorde; schrijf KOLOM of KOLOM:desc.",
            "«\(part)» is not an order; write COLUMN or COLUMN:desc."))
      }
      keys.append(ListKey(column.key, descending: words.last == "desc"))
    }
    return keys
  }
}

extension [ListColumn] {
  /// The one that is called `name`.
  /// - Throws: which there are.
  package func named(_ name: String) throws(Filter.Problem) -> ListColumn {
    if let column = first(where: { $0.isCalled(name) }) { return column }
    let near = suggestion(nearest(to: name, among: known))
    let list = known.joined(separator: " ")
    throw Filter.Problem(
      words: Phrase(
        "Geen kolom «\(name)». \(near.dutch)Er is: \(list).", "No column «\(name)». \(near.english)There is: \(list)."))
  }
}

/// What a row is sorted by in one column: what has nothing comes first.
private enum Rank: Comparable {
  case nothing
  case number(Int)
  case text(String)

  init(_ datum: Datum, _ kind: ListColumn.Kind) {
    switch kind {
    case .choice(let choices):
      let word = datum.word
      self = choices.firstIndex { $0.word == word }.map { .number($0) } ?? .nothing
    case .municipality:
      let name = datum.texts.last ?? ""
      self = name.isEmpty ? .nothing : .text(folded(name))
    case .text, .moment:
      let text = datum.texts.dropFirst(datum.texts.count > 1 ? 1 : 0).first ?? ""
      self = text.isEmpty ? datum.number.map { .number($0) } ?? .nothing : .text(folded(text))
    default: self = datum.number.map { .number($0) } ?? .nothing
    }
  }
}

/// The order of rows that are too many to be kept: of each only what orders it, in eight bytes a key.
package struct Ranking<Row> {
  private let fields: [(field: ListField<Row>, isDescending: Bool)]
  private var values: [[Int]]
  /// Of each key the texts that were met, by the number that stands for one.
  private var texts: [[String: Int]]

  /// Texts come behind numbers.
  private static var firstText: Int { Int.max / 2 }

  /// By `keys`, the first of which counts most.
  package init(_ keys: [ListKey], _ fields: [ListField<Row>]) {
    self.fields = keys.compactMap { key in
      fields.first { $0.column.key == key.column }.map { ($0, key.isDescending) }
    }
    values = self.fields.map { _ in [] }
    texts = self.fields.map { _ in [:] }
  }

  /// Takes the next row.
  package mutating func add(_ row: Row) {
    for (index, (field, _)) in fields.enumerated() {
      switch Rank(field.value(row), field.column.kind) {
      case .nothing: values[index].append(Int.min)
      case .number(let number): values[index].append(min(number, Ranking.firstText - 1))
      case .text(let text):
        let next = texts[index].count
        values[index].append(Ranking.firstText + texts[index][text, default: next])
        texts[index][text] = texts[index][text] ?? next
      }
    }
  }

  /// The places of the rows, from 0, in their order; what is equal by all keys stays as it came.
  package consuming func order() -> [Int] {
    for index in values.indices where !texts[index].isEmpty {
      var places = Array(repeating: 0, count: texts[index].count)
      for (place, (_, number)) in texts[index].sorted(by: { $0.key < $1.key }).enumerated() { places[number] = place }
      texts[index] = [:]
      for row in values[index].indices where values[index][row] >= Ranking.firstText {
        values[index][row] = Ranking.firstText + places[values[index][row] - Ranking.firstText]
      }
    }
    let columns = zip(values, fields).map { ($0, $1.isDescending) }
    return (values.first ?? []).indices.sorted { left, right in
      for (values, isDescending) in columns where values[left] != values[right] {
        return (values[left] < values[right]) != isDescending
      }
      return left < right
    }
  }
}

extension Array {
  /// Sorted by `keys`, the first of which counts most; what is equal by all of them stays as it was.
  package func sorted(by keys: [ListKey], _ fields: [ListField<Element>]) -> [Element] {
    let columns = keys.compactMap { key in
      fields.first { $0.column.key == key.column }.map { ($0, key.isDescending) }
    }
    guard !columns.isEmpty else { return self }
    let ranks = columns.map { field, isDescending in
      (map { Rank(field.value($0), field.column.kind) }, isDescending)
    }
    return indices.sorted { left, right in
      for (values, isDescending) in ranks where values[left] != values[right] {
        return (values[left] < values[right]) != isDescending
      }
      return left < right
    }.map { self[$0] }
  }
}
