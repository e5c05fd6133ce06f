import Model

extension State {
  /// A row of the fund page's tabs; the contributions' tab has its own.
  func fundPageFigures(of row: FundPageRow?) -> [Figure] {
    switch row {
    case nil: return programme.totalFigures()
    case .group(let group): return programme.groupFigures(group)
    case .activity(let activity): return programme.activityFigures(activity)
    case .total: return programme.totalFigures()
    case .printed(let figure, _): return programme.printedLineFigures(figure)
    case .planTotal: return FundPlan.years.map(planFigures.total)
    case .compartment(let compartment): return planFigures.compartment(compartment)
    case .unshared: return [planFigures.unshared]
    case .perInhabitant: return FundPlan.years.map(planFigures.perInhabitant)
    case .function(let function): return [programme.functionFigure(programme.ledger.functions[function])]
    case .allotted: return [programme.allottedFigure]
    case .unallotted: return [programme.unallottedFigure] + (register.first { $0.id == "F9" }?.figures ?? [])
    case .stray(let activity, let spending):
      return [programme.thresholdFigure(spending)] + programme.activityFigures(activity)
    case .noStray: return [programme.thresholdFigure(.over), programme.thresholdFigure(.under)]
    case .sinceHead: return [programme.sinceFigure(sinceDay)]
    case .booking(let booking): return programme.bookingFigures(booking)
    }
  }

  private var planFigures: PlanFigures { PlanFigures(programme, shown: shownPlan, kept: keptPlan) }
}
