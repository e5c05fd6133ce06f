import Model

extension State {
  /// A row of the fund page's tabs; the contributions' tab has its own.
  func fundPageFigures(of row: FundPageRow?) -> [Figure] {
    switch row {
    case nil: return programme.totalFigures()
    case .group(let group): return programme.groupFigures(group)
    case .activity(let activity): return programme.activityFigures(activity)
    case .total: return programme.totalFigures()
    case .printed(let figure, _): return printedFigures(figure)
    case .planTotal: return FundPlan.years.map(planTotal)
    case .compartment(let compartment): return compartmentFigures(compartment)
    case .unshared: return [unsharedFigure]
    case .perInhabitant: return FundPlan.years.map(perInhabitantFigure)
    case .function(let function): return [functionFigure(programme.ledger.functions[function])]
    case .allotted: return [allottedFigure]
    case .unallotted: return unallottedFigures
    case .stray(let activity, let spending): return [thresholdFigure(spending)] + programme.activityFigures(activity)
    case .noStray: return [thresholdFigure(.over), thresholdFigure(.under)]
    case .sinceHead: return [sinceFigure]
    case .booking(let booking): return bookingFigures(booking)
    }
  }

  /// A booking, and the one that it takes back.
  func bookingFigures(_ booking: Booking) -> [Figure] {
    let figure = Figure(booking.kind.name, amount: booking.amount, .booking(booking))
    guard let id = booking.reverses, let other = programme.ledger.booking(id) else { return [figure] }
    return [
      figure,
      Figure(Phrase("neemt #\(id) terug", "takes back #\(id)"), amount: other.amount, .booking(other)),
    ]
  }

  private func printedFigures(_ printed: PrintedFigure) -> [Figure] {
    let group = FundGroup(rawValue: printed.key)
    let lines = programme.sumOfLines(
      programme.activities(of: group, year: printed.year), named: Phrase("de regels samen", "the lines together"))
    return programme.printedFigures(printed.key) + [lines]
  }

  private func settingOrigin(_ rule: SettingRule) -> Origin {
    programme.settings.of(rule).map { .journal($0.record) } ?? .notReported
  }

  private static let tried = Origin.formula(Phrase("wat als: geprobeerd", "what if: tried out"), inputs: [])

  private func planTotal(_ year: Int) -> Figure {
    let rule = SettingRule.total(year)
    guard let total = shownPlan.totals[year] else {
      return Figure(rule.name, Phrase(rule.words("", .dutch), rule.words("", .english)), .notReported)
    }
    return Figure(rule.name, amount: total, total == keptPlan.totals[year] ? settingOrigin(rule) : State.tried)
  }

  private func share(_ compartment: Compartment) -> Figure {
    let name = Phrase("aandeel \(compartment.name.dutch)", "share of \(compartment.name.english)")
    guard let share = shownPlan.shares[compartment] else {
      let rule = SettingRule.shares
      return Figure(name, Phrase(rule.words("", .dutch), rule.words("", .english)), .notReported)
    }
    let origin = share == keptPlan.shares[compartment] ? settingOrigin(.shares) : State.tried
    return Figure(name, Phrase(share.words(.dutch), share.words(.english)), origin)
  }

  private func compartmentFigures(_ compartment: Compartment) -> [Figure] {
    let share = share(compartment)
    return [share]
      + FundPlan.years.compactMap { year in
        shownPlan.slice(year)[compartment].map { amount in
          Figure(
            Phrase("\(compartment.name.dutch) \(year)", "\(compartment.name.english) \(year)"), amount: amount,
            .formula(
              Phrase(
                "totaal × aandeel; restcenten naar de grootste breuken",
                "total × share; cents that remain to the largest fractions"), inputs: [planTotal(year), share]))
        }
      }
  }

  private var unsharedFigure: Figure {
    let rest = shownPlan.unshared
    return Figure(
      Phrase("nog te verdelen", "still to be shared"), Phrase(rest.words(.dutch), rest.words(.english)),
      .formula(Phrase("100 % − de aandelen", "100 % − the shares"), inputs: Compartment.allCases.map(share)))
  }

  private func perInhabitantFigure(_ year: Int) -> Figure {
    let people = inhabitants(
      Phrase("inwoners van Nederland", "inhabitants of the Netherlands"), programme.inhabitants)
    let name = Phrase("per inwoner \(year)", "an inhabitant in \(year)")
    let origin = Origin.formula(
      Phrase("fondstotaal / inwoners, op centen afgerond", "fund total / inhabitants, rounded to cents"),
      inputs: [planTotal(year), people])
    guard let each = shownPlan.perInhabitant(year, inhabitants: programme.inhabitants) else {
      return Figure(name, Phrase(same: "–"), origin)
    }
    return Figure(name, amount: each, origin)
  }

  private func functionFigure(_ function: SocialFunction) -> Figure {
    let place = Origin.document(section: function.section, line: function.line)
    guard let amount = function.amount else {
      return Figure(function.name, Phrase("niet vermeld", "not stated"), place)
    }
    let figure = function.figure.flatMap { programme.figures[$0] }
    return Figure(function.name, amount: amount, figure?.origin ?? place)
  }

  private var allottedFigure: Figure {
    let functions = programme.ledger.functions
    return Figure(
      Phrase("samen genoemd", "named together"), amount: functions.allotted,
      .formula(
        Phrase("som van de genoemde bedragen", "sum of the amounts that are named"),
        inputs: functions.filter { $0.kind != .freed && $0.amount != nil }.map(functionFigure)))
  }

  private var unallottedFigures: [Figure] {
    let functions = programme.ledger.functions
    let rest = Figure(
      Phrase("niet toebedeeld", "not allotted"), amount: functions.unallotted ?? .zero,
      .formula(
        Phrase("vrijval − samen genoemd", "freed − named together"),
        inputs: functions.of(.freed).map(functionFigure) + [allottedFigure]))
    return [rest] + (register.first { $0.id == "F9" }.map(findingFigures) ?? [])
  }

  private func thresholdFigure(_ spending: Spending) -> Figure {
    let rule: SettingRule = spending == .over ? .over : .under
    let limit = spending == .over ? thresholds.over : thresholds.under
    return Figure(
      rule.name, Phrase(limit.words(.dutch), limit.words(.english)),
      programme.settings.of(rule).map { .journal($0.record) } ?? .choice)
  }

  private var sinceFigure: Figure {
    let bookings = programme.ledger.since(sinceDay)
    return Figure(
      Phrase("boekingen sinds \(sinceDay.words(.dutch))", "bookings since \(sinceDay.words(.english))"),
      count: bookings.count,
      bookings.isEmpty
        ? .notReported
        : .bookings(
          upTo: programme.asOf, by: Set(bookings.map(\.by)).subtracting([""]).sorted(),
          isSample: bookings.contains(where: \.isSample)))
  }
}
