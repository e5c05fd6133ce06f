import Model

/// An activity of the fund with what is known of its money.
struct FundRow: Sendable {
  /// What is paid for.
  let activity: FundActivity
  /// Its sums.
  let line: FundLine
  /// What its year will come to.
  let forecast: Amount

  /// The columns of the fund with what a row has in them.
  static let fields: [ListField<FundRow>] = [
    ListField("id", ["id"], .text) { .text($0.activity.id) },
    ListField("year", ["year", "jaar"], .number) { .number($0.activity.year) },
    ListField("group", ["group", "groep"], .choices(of: FundGroup.self, \.name)) { one in
      .named(one.activity.group.rawValue, one.activity.group.name)
    },
    ListField("activity", ["activity", "activiteit"], .text) { one in
      .named(one.activity.name.dutch, one.activity.name)
    },
    ListField("budget", ["budget", "begroting"], .amount) { .amount($0.line.budget) },
    ListField("committed", ["committed", "verplicht"], .amount) { .amount($0.line.committed) },
    ListField("actual", ["actual", "uitgegeven"], .amount) { .amount($0.line.actual) },
    ListField("forecast", ["forecast", "prognose"], .amount) { .amount($0.forecast) },
    ListField("free", ["free", "vrij"], .amount) { .amount($0.line.free) },
    ListField("original", ["original", "oorspronkelijk"], .amount) { .amount($0.line.original) },
    ListField("source", ["source", "bron"], .text) { .text($0.activity.section) },
    ListField("sample", ["sample", "voorbeeld"], .flag) { .flag($0.line.isSample) },
  ]
}

extension Programme {
  /// Every activity of the fund, in the document's order.
  var fundRows: [FundRow] {
    zip(activities, lines).map { activity, line in
      FundRow(activity: activity, line: line, forecast: line.forecast(year: activity.year, on: asOf))
    }
  }
}

extension KnownReorganisation {
  /// What is known to end and to begin, of the table and by hand: the columns with what one has in them.
  static let fields: [ListField<KnownReorganisation>] = [
    ListField("date", ["date", "datum", "per"], .day) { .day($0.fact.date) },
    ListField("old", ["old", "oud"], .text) { .text($0.fact.oldCode) },
    ListField("new", ["new", "nieuw"], .text) { .text($0.fact.newCode) },
    ListField("kind", ["kind", "soort"], .choices(of: Reorganisation.Kind.self, \.name)) { one in
      .named(one.fact.kind.rawValue, one.fact.kind.name)
    },
    ListField("main", ["main", "hoofdopvolger"], .flag) { .flag($0.fact.isMainSuccessor) },
    ListField("source", ["source", "bron"], .text) { one in
      one.seq > 0
        ? .named("hand", Phrase("met de hand (\(one.seq))", "by hand (\(one.seq))"))
        : .named("table", Phrase("tabel", "table"))
    },
  ]
}

extension [KnownReorganisation] {
  /// By day, then by the codes.
  var inOrder: [KnownReorganisation] {
    sorted { ($0.fact.date, $0.fact.oldCode, $0.fact.newCode) < ($1.fact.date, $1.fact.oldCode, $1.fact.newCode) }
  }
}
