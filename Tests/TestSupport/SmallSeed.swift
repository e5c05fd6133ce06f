import Model

extension Seed {
  /// The same with the first `count` municipalities only, and `others` by code.
  package func only(_ count: Int, with others: Set<String>) -> Seed {
    var small = self
    small.municipalities = municipalities.enumerated().filter { $0 < count || others.contains($1.code) }.map(\.element)
    let codes = Set(small.municipalities.map(\.code))
    small.inhabitants = inhabitants.filter { codes.contains($0.code) }
    small.reorganisations = []
    small.journal = []
    var last = 0
    for var record in journal where codes.contains(record.municipality) {
      let isSame = record.change == last
      last = record.change
      record.seq = small.journal.count + 1
      record.change = (small.journal.last?.change ?? 0) + (isSame ? 0 : 1)
      small.journal.append(record)
    }
    return small
  }
}
