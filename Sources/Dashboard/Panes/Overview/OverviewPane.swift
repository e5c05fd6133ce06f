import Model
import Screen

extension Painter {
  mutating func drawOverview() {
    for scope in Scope.panes {
      guard let rect = layout.panes[scope] else { continue }
      switch scope {
      case .initiatives: drawInitiatives(in: rect)
      case .rollout: drawRollout(in: rect)
      case .fund: drawFund(in: rect)
      default: break
      }
    }
  }
}
