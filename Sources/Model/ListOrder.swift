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
            "«\(part)» is no order; write COLUMN or COLUMN:desc."))
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
