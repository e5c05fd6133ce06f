import Model
import Screen

extension RoomID {
  package static let fund = RoomID("fund")
}

extension Room {
  /// Page 4: the fund, a tab for each question about it.
  static let fund = Room(
    .fund, Phrase("Fonds", "Fund"), key: "4",
    panes: [
      AnyPane(FundTabPane.self), AnyPane(ContributionsPane.self), AnyPane(YearBookingsPane.self),
      AnyPane(SlicesPane.self), AnyPane(SocialPane.self), AnyPane(BurnUpPane.self), AnyPane(FundAnswerPane.self),
      AnyPane(ContributionAnswerPane.self),
    ],
    commands: Command.fundPage + Command.fundSettings + Command.contributionCommands,
    tour: { state in
      guard state.fund.tab != .contributions else { return [ContributionsPane.id, ContributionAnswerPane.id] }
      let parts = FundPageParts(state.fund.tab, body: state.screen.body)
      return (parts.chart.height > 0 ? [BurnUpPane.id] : []) + [FundTabPane.id]
        + (state.fundDetail(parts).map { [$0] } ?? [])
        + (state.data.fundTotal.budget > .zero ? [FundAnswerPane.id] : [])
    }, back: { leaveWhatIf(&$0) }, short: [Phrase("Fonds", "Fund")],
    answers: { _ in 1 },
    chips: { $0.fund.whatIf == nil ? [] : [Chip(words: Phrase("wat-als", "what-if"), command: "back", arguments: [])] },
    arrange: { state, body in
      let parts = FundPageParts(state.fund.tab, body: body)
      guard state.fund.tab != .contributions else {
        return [.pane(ContributionAnswerPane.id, state.screen.answers), .pane(ContributionsPane.id, parts.list)]
      }
      var placed: [Part] = [.pane(FundAnswerPane.id, state.screen.answers)]
      if parts.chart.height > 0 { placed.append(.pane(BurnUpPane.id, parts.chart)) }
      placed.append(.pane(FundTabPane.id, parts.list))
      if let detail = state.fundDetail(parts) { placed.append(.pane(detail, parts.detail)) }
      return placed
    })
}

extension State {
  /// What stands beneath the list of the tab that is open; nil for nothing.
  fileprivate func fundDetail(_ parts: FundPageParts) -> PaneID? {
    guard parts.hasDetail else { return nil }
    return switch fund.tab {
    case .year: YearBookingsPane.id
    case .slices: SlicesPane.id
    case .social: programme.ledger.functions.isEmpty ? nil : SocialPane.id
    case .contributions, .control: nil
    }
  }
}

extension FundPageParts {
  /// Whether anything can be said beneath the list.
  var hasDetail: Bool { detail.height > 2 }
}
