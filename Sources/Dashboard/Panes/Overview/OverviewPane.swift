import Model
import Screen

extension Painter {
  mutating func drawOverview() {
    for scope in Scope.panes {
      guard let rect = layout.panes[scope] else { continue }
      switch scope {
      case .initiatives: drawInitiatives(in: rect)
      case .fund: drawFund(in: rect)
      default: break
      }
    }
    if let lag = layout.lag { drawLag(in: lag) }
    if let legend = layout.legend { drawLegend(in: legend) }
  }

  /// Which rows of how many are seen: `1–4 van 388`; nothing where all are.
  func range(_ scope: Scope, top: Int, always: Bool = false) -> String? {
    let count = state.rowCount(of: scope)
    let height = layout.listHeight(of: scope)
    guard always || count > height else { return nil }
    guard count > 0 else { return "0" }
    return "\(top + 1)–\(min(count, top + height)) \(say("van", "of")) \(count)"
  }
}
