import Model

extension Get {
  /// Municipality, year and amount in cents, of the years asked for that can be reckoned.
  /// - Throws: status 2 for a year outside the subscription, 4 while a setting is missing.
  func contributions(_ programme: Programme, _ codes: Set<String>?) throws(Ending) -> Table {
    if let year, !contributionYears.contains(year) {
      throw Ending(
        .usage, "--year is 2018 tot en met 2021, niet \(year).", "--year is 2018 to 2021, not \(year).")
    }
    let years = year.map { [$0] } ?? Array(contributionYears)
    let found = years.compactMap { programme.contributions(of: $0) }
    guard !found.isEmpty else {
      let missing = ContributionSettings(programme.settings).missing(years.first ?? contributionYears.lowerBound)
      throw Ending(
        .refused,
        "Voor de bijdragen ontbreekt nog \(missing.map(\.dutch).joined(separator: "; ")) (samen do '…').",
        "Still missing for the contributions: \(missing.map(\.english).joined(separator: "; ")) (samen do '…').")
    }
    return Table(
      columns: ["municipality", "year", "amount"],
      rows: found.flatMap { sums in
        sums.contributions.filter { codes?.contains($0.municipality.code) ?? true }.map { one in
          [
            .text(one.municipality.code), .number(Int64(sums.year)), one.amount.map { .number($0.cents) } ?? .missing,
          ]
        }
      })
  }

  /// Every finding that the data bear out; what is expected and printed in cents where it is an amount.
  func findings(_ programme: Programme) -> Table {
    Table(
      columns: ["id", "title", "section", "line", "expected", "printed", "state", "reason"],
      rows: programme.findingRegister.map { finding in
        [
          .text(finding.id), .named(finding.title.dutch, finding.title), .text(finding.section),
          finding.quotes.first.map { .number(Int64($0.line)) } ?? .missing,
          finding.expectedAmount.map { .sum($0) } ?? .named(finding.expected.dutch, finding.expected),
          finding.printedAmount.map { .sum($0) } ?? .named(finding.printed.dutch, finding.printed),
          finding.isOpen ? .named("open", Phrase("open", "open")) : .named("settled", Phrase("afgedaan", "settled")),
          .text(finding.settled?.record.reason ?? ""),
        ]
      })
  }
}
