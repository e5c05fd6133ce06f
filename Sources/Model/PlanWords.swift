extension FundPlan {
  /// Totals, contributions and shares in a line, so that a script has them too.
  package func words(inhabitants: Int) -> Phrase {
    func words(_ language: Language) -> String {
      var parts: [String] = []
      for year in FundPlan.years {
        guard let total = totals[year], let each = perInhabitant(year, inhabitants: inhabitants) else { continue }
        let who = Phrase("per inwoner", "per inhabitant")[language]
        parts.append("\(year) € \(total.euros(language)), \(who) € \(each.exact(language))")
      }
      let shares = Compartment.allCases.compactMap { one in
        self.shares[one].map { "\(one.name[language]) \($0.words(language))" }
      }
      return (parts + shares).joined(separator: " · ")
    }
    return Phrase(words(.dutch), words(.english))
  }
}
