extension Booking {
  /// The columns of bookings on these activities with what a booking has in them.
  package static func fields(_ activities: [FundActivity]) -> [ListField<Booking>] {
    let names = Dictionary(activities.map { ($0.id, $0.name) }) { first, _ in first }
    return [
      ListField("id", ["id", "nr", "no"], .number) { .number($0.id) },
      ListField("date", ["date", "datum"], .day) { .day($0.date) },
      ListField(
        "activity", ["activity", "activiteit"], .choice(activities.map { ListColumn.Choice($0.id, $0.name) })
      ) { .named($0.activity, names[$0.activity] ?? Phrase(same: $0.activity)) },
      ListField("kind", ["kind", "soort"], .choices(of: Booking.Kind.self, \.name)) {
        .named($0.kind.rawValue, $0.kind.name)
      },
      ListField("amount", ["amount", "bedrag"], .amount) { .amount($0.amount) },
      ListField("reason", ["reason", "reden", "waarom", "why"], .text) { .text($0.reason) },
      ListField("reverses", ["reverses", "neemt-terug"], .number) { Datum($0.reverses) },
      ListField("sample", ["sample", "voorbeeld"], .flag) { .flag($0.isSample) },
      ListField("by", ["by", "wie", "who", "door"], .text, isExtra: true) { one in
        one.isSample ? .named(one.by, Phrase("voorbeeld", "sample")) : .text(one.by)
      },
      ListField("at", ["at", "vastgelegd", "recorded"], .moment, isExtra: true) { .text($0.at) },
    ]
  }
}

extension Finding {
  /// The columns of the findings with what one has in them.
  package static let fields: [ListField<Finding>] = [
    ListField("id", ["id", "nr"], .text) { .text($0.id) },
    ListField("title", ["title", "titel"], .text) { .named($0.title.dutch, $0.title) },
    ListField("section", ["section", "paragraaf"], .text) { .text($0.section) },
    ListField("line", ["line", "regel"], .number) { Datum($0.quotes.first?.line) },
    ListField("expected", ["expected", "volgt"], .text) { one in
      one.expectedAmount.map { .sum($0) } ?? .named(one.expected.dutch, one.expected)
    },
    ListField("printed", ["printed", "gedrukt"], .text) { one in
      one.printedAmount.map { .sum($0) } ?? .named(one.printed.dutch, one.printed)
    },
    ListField("state", ["state", "stand"], .choice(states)) { one in
      one.isOpen ? .named(states[0].word, states[0].name) : .named(states[1].word, states[1].name)
    },
    ListField("reason", ["reason", "reden"], .text) { .text($0.settled?.record.reason ?? "") },
  ]

  private static let states = [
    ListColumn.Choice("open", Phrase("open", "open")), ListColumn.Choice("settled", Phrase("afgedaan", "settled")),
  ]
}

/// What a municipality pays, with the year that it is for.
package struct YearContribution: Sendable, Hashable {
  /// The year that is paid for.
  package var year: Int
  /// Who pays what.
  package var contribution: Contribution

  package init(_ contribution: Contribution, year: Int) { (self.contribution, self.year) = (contribution, year) }

  /// The columns of the contributions with what one has in them.
  package static let fields: [ListField<YearContribution>] = [
    ListField("municipality", ["municipality", "gemeente"], .municipality) { one in
      .named(one.contribution.municipality.code, Phrase(same: one.contribution.municipality.name))
    },
    ListField("year", ["year", "jaar"], .number) { .number($0.year) },
    ListField("amount", ["amount", "bijdrage", "bedrag", "contribution"], .amount) { Datum($0.contribution.amount) },
    ListField("inhabitants", ["inhabitants", "inwoners"], .number, isExtra: true) { one in
      .number(one.contribution.municipality.inhabitants)
    },
    ListField("province", ["province", "provincie"], .text, isExtra: true) { one in
      .text(one.contribution.municipality.province)
    },
  ]
}
