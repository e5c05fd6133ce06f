/// What is asked of a list: which of its rows, and in which order.
package struct Asking: Sendable, Hashable {
  /// nil for all of them.
  package var filter: ListFilter?
  /// The keys of the order; empty for the list's own.
  package var sort: [ListKey] = []

  package init(filter: ListFilter? = nil, sort: [ListKey] = []) { (self.filter, self.sort) = (filter, sort) }

  /// Whether all rows are wanted, as they stand.
  package var isEmpty: Bool { filter == nil && sort.isEmpty }

  /// Those of `rows` that are asked for, in the order that is.
  package func answer<Row>(_ rows: [Row], _ fields: [ListField<Row>]) -> [Row] {
    guard !isEmpty else { return rows }
    let kept = filter.map { filter in rows.filter { filter.keeps($0, fields) } } ?? rows
    return kept.sorted(by: sort, fields)
  }
}
