extension Comparison.Row {
  /// The columns by which changes are filtered and sorted, with what a row has in them.
  package static func fields(_ initiatives: [Initiative]) -> [ListField<Comparison.Row>] {
    let ways = Comparison.Way.allCases.map { ListColumn.Choice($0.name.english, $0.name) }
    return [
      ListField("municipality", ["municipality", "gemeente"], .municipality) {
        .named($0.municipality, Phrase(same: $0.name))
      },
      ListField("what", ["what", "wat"], .choice(ways)) { .named($0.way.name.english, $0.way.name) },
      ListField("initiative", ["initiative", "initiatief"], .initiative(initiatives)) { row in
        .text(initiatives.indices.contains(row.column) ? initiatives[row.column].id : "")
      },
      ListField("from", ["from", "van"], .choices(of: RolloutStatus.self, \.name)) {
        .named($0.from.rawValue, $0.from.name)
      },
      ListField("to", ["to", "naar"], .choices(of: RolloutStatus.self, \.name)) {
        .named($0.to.rawValue, $0.to.name)
      },
      ListField("since", ["since", "sinds"], .day) { Datum($0.day) },
    ]
  }
}
