import Model
import Screen

extension RoomID {
  package static let fund = RoomID("fund")
}

extension Room {
  /// Page 4: the fund, a tab for each question about it.
  static let fund = Room(
    .fund, Phrase("Fonds", "Fund"), key: "4",
    panes: [AnyPane(FundTabPane.self), AnyPane(ContributionsPane.self), AnyPane(YearBookingsPane.self)],
    commands: Command.fundPage + Command.fundSettings + Command.contributionCommands,
    tour: { state in
      switch state.fund.tab {
      case .contributions: [ContributionsPane.id]
      case .year:
        FundPageParts(.year, body: state.screen.body).hasDetail
          ? [FundTabPane.id, YearBookingsPane.id] : [FundTabPane.id]
      default: [FundTabPane.id]
      }
    }, back: { leaveWhatIf(&$0) }, short: [Phrase("Fonds", "Fund")],
    // The contributions say what they rest on themselves.
    answers: { $0.fund.tab == .contributions ? 0 : 1 },
    chips: { $0.fund.whatIf == nil ? [] : [Chip(words: Phrase("wat-als", "what-if"), command: "back", arguments: [])] },
    arrange: { state, body in
      let parts = FundPageParts(state.fund.tab, body: body)
      var placed: [Part] =
        state.fund.tab == .contributions ? [] : [.block(AnyBlock(FundAnswer.self), state.screen.answers)]
      if parts.chart.height > 0 { placed.append(.block(AnyBlock(BurnUpChart.self), parts.chart)) }
      placed.append(.pane(state.fund.tab == .contributions ? ContributionsPane.id : FundTabPane.id, parts.list))
      guard parts.hasDetail else { return placed }
      switch state.fund.tab {
      case .year: placed.append(.pane(YearBookingsPane.id, parts.detail))
      case .slices: placed.append(.block(AnyBlock(SlicesText.self), parts.detail))
      case .social: placed.append(.block(AnyBlock(SocialDetail.self), parts.detail))
      case .contributions, .control: break
      }
      return placed
    })
}

extension FundPageParts {
  /// Whether anything can be said beneath the list.
  var hasDetail: Bool { detail.height > 2 }
}
