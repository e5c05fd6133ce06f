import Model

extension State {
  /// What the cursor is on in the tabs of the fund page, in one line; the lines of the year say it themselves.
  func fundSaid(_ row: FundPageRow) -> [Said] {
    switch row {
    case .planTotal, .compartment, .unshared, .perInhabitant: return planSaid(row)
    case .function, .allotted, .unallotted: return socialSaid(row)
    case .stray(let index, let spending): return straySaid(index, spending)
    case .noStray: return [.words(noStrayWords(programme))]
    case .sinceHead:
      return [
        .words(sinceWords(sinceDay, programme)),
        .words(" · :since kiest een andere dag", " · :since chooses another day"),
      ]
    case .booking(let booking): return bookingSaid(booking)
    case .printed(let figure, let sum):
      let line = figure.line.map { Phrase(", regel \($0)", ", line \($0)") } ?? Phrase("", "")
      return [
        .words("gedrukt staat ", "printed is "),
        .figure(Phrase("€ \(figure.amount.euros(.dutch))", "€ \(figure.amount.euros(.english))")),
        .words(
          ", de regels samen zijn € \(sum.euros(.dutch)) (deel \(figure.section)\(line.dutch))",
          ", the lines together are € \(sum.euros(.english)) (part \(figure.section)\(line.english))"),
      ]
    case .group, .activity, .total: return []
    }
  }

  /// A line of the plan from 2018: what is set, and for which years.
  private func planSaid(_ row: FundPageRow) -> [Said] {
    let plan = shownPlan
    func years(_ amount: (Int) -> Amount?, isExact: Bool = false) -> [Said] {
      let set = FundPlan.years.compactMap { year in amount(year).map { (year, $0) } }
      guard !set.isEmpty else {
        let (first, last) = (FundPlan.years.first ?? 0, FundPlan.years.last ?? 0)
        return [.words("\(first)–\(last) nog niet vastgesteld", "\(first)–\(last) not yet set")]
      }
      func words(_ language: Language) -> String {
        set.map { "\($0) € \(isExact ? $1.exact(language) : $1.euros(language))" }.joined(separator: " · ")
      }
      return [.figure(Phrase(words(.dutch), words(.english)))]
    }
    switch row {
    case .compartment(let one):
      let (name, purpose) = (one.name, one.purpose)
      let share = plan.shares[one].map { Phrase($0.words(.dutch), $0.words(.english)) } ?? Phrase(same: "–")
      return [
        .words("\(capitalised(name.dutch)), aandeel ", "\(capitalised(name.english)), share "), .figure(share),
        .words(same: " · "),
      ] + years { plan.slice($0)[one] } + [.words(" · \(purpose.dutch)", " · \(purpose.english)")]
    case .unshared:
      return [
        .words("Nog te verdelen ", "Still to be shared "),
        .figure(Phrase(plan.unshared.words(.dutch), plan.unshared.words(.english))),
      ]
    case .perInhabitant:
      return [.words("Per inwoner · ", "Per inhabitant · ")]
        + years({ plan.perInhabitant($0, inhabitants: programme.inhabitants) }, isExact: true)
    default: return [.words("Totaal van het fonds · ", "Total of the fund · ")] + years { plan.totals[$0] }
    }
  }

  /// A function of the social domain: its amount, and who carries it out.
  private func socialSaid(_ row: FundPageRow) -> [Said] {
    let functions = programme.ledger.functions
    switch row {
    case .function(let index):
      let function = functions[index]
      let amount = programme.stated(function).map { Phrase("€ \($0.dutch)", "€ \($0.english)") }
      return [
        .words("\(function.name.dutch) · ", "\(function.name.english) · "),
        .figure(amount ?? Phrase("bedrag niet vermeld", "amount not stated")),
        .words(" · \(function.executor.dutch)", " · \(function.executor.english)"),
      ]
    case .allotted:
      let sum = functions.allotted
      return [
        .words("Genoemde bedragen samen ", "Amounts named, together "),
        .figure(Phrase("€ \(sum.euros(.dutch))", "€ \(sum.euros(.english))")),
      ]
    default:
      return [
        .words("Niet toegedeeld (F9): ", "Not allotted (F9): "), .figure((functions.unallotted ?? .zero).roughly),
        .words(" · over voor de functies zonder bedrag", " · left for the functions without an amount"),
      ]
    }
  }

  /// An activity that strays: by how much, and what is expected of what.
  private func straySaid(_ index: Int, _ spending: Spending) -> [Said] {
    let (line, forecast, name) = (
      programme.lines[index], programme.forecast(of: index), programme.activities[index].name
    )
    let gap = forecast - line.budget
    func signed(_ language: Language) -> String { "€ \(gap < .zero ? "" : "+")\(gap.euros(language))" }
    return [
      .words("\(spending.name.dutch) · \(name.dutch) · ", "\(spending.name.english) · \(name.english) · "),
      .figure(Phrase(signed(.dutch), signed(.english))),
      .words(
        " · prognose € \(forecast.euros(.dutch)) van \(line.budget.euros(.dutch))",
        " · forecast € \(forecast.euros(.english)) of \(line.budget.euros(.english))"),
    ]
  }
}
