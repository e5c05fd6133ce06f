/// A list that `samen get` writes: what its columns are called, and its rows on a day.
package struct Listing: Sendable {
  /// What stands in a field of a row.
  package typealias Datum = Model.Datum

  package let name: String
  /// The key of the machine formats and the head that people read.
  package let columns: [(key: String, head: Phrase)]
  package let rows: @Sendable (Programme) -> [[Datum]]
  /// What kind of values a column has, where that does not follow from those that are there.
  private let kinds: [String: ListColumn.Kind]
  /// Its columns as one asks for them, where they are known without rows.
  private let own: [ListColumn]

  package init(
    _ name: String, columns: [(key: String, head: Phrase)], kinds: [String: ListColumn.Kind] = [:],
    rows: @escaping @Sendable (Programme) -> [[Datum]]
  ) {
    self.name = name
    self.columns = columns
    self.kinds = kinds
    self.rows = rows
    own = []
  }

  /// A list that a page asks by these columns too.
  package init<Row>(
    _ name: String, _ fields: [ListField<Row>], rows: @escaping @Sendable (Programme) -> [Row]
  ) {
    self.name = name
    kinds = [:]
    own = fields.map(\.column)
    columns = own.map { ($0.key, $0.title) }
    self.rows = { programme in rows(programme).map { row in fields.map { $0.value(row) } } }
  }

  /// Its columns as one asks for them, given its rows.
  package func fields(_ rows: [[Datum]]) -> [ListField<[Datum]>] {
    guard own.isEmpty else {
      return own.enumerated().map { index, column in
        ListField(column.key, column.names, column.kind, isExtra: column.isExtra) { $0[index] }
      }
    }
    return columns.enumerated().map { index, column in
      let kind = kinds[column.key] ?? rows.lazy.compactMap { $0[index].kind }.first ?? .text
      // A name of several words is asked for as one.
      let names = [column.key, column.head.dutch.lowercased(), column.head.english.lowercased()]
      return ListField(column.key, names.map { folded($0.replacing(" ", with: "-")) }.uniqued, kind) { $0[index] }
    }
  }
}

extension Datum {
  /// The kind of a column that holds it; nil where it holds nothing.
  fileprivate var kind: ListColumn.Kind? {
    switch self {
    case .text, .named, .sum: .text
    case .number: .number
    case .fraction: .share
    case .flag: .flag
    case .amount: .amount
    case .day: .day
    case .missing: nil
    }
  }
}
