import Model
import Screen

extension RoomID {
  package static let trend = RoomID("trend")
}

extension Room {
  /// Page 7: how many use each initiative, week by week, and what becomes of those who have committed.
  static let trend = Room(
    .trend, Phrase("Verloop", "Trend"), key: "7", panes: [AnyPane(TrendPane.self)], commands: Command.trend,
    needs: { state in
      state.programme.isPartial || state.answers.outlook?.isOf(state.programme) == true ? [] : [.loadOutlook]
    },
    back: { state in
      guard state.trend.isLarge else { return false }
      state[TrendView.self].isLarge = false
      return true
    }, short: [Phrase("Verl", "Trend")])
}

/// What is counted.
package enum TrendMeasure: String, Sendable, CaseIterable {
  case municipalities, inhabitants, willing

  /// As a title has it.
  var name: Phrase {
    switch self {
    case .municipalities: Phrase("gemeenten", "municipalities")
    case .inhabitants: Phrase("mln inwoners", "M inhabitants")
    case .willing: Phrase("% van wie wil", "% of the willing")
    }
  }

  /// As it is typed.
  var word: Phrase {
    switch self {
    case .municipalities: Phrase("gemeenten", "municipalities")
    case .inhabitants: Phrase("inwoners", "inhabitants")
    case .willing: Phrase("wie-wil", "willing")
    }
  }
}

/// What the page of courses shows of them.
package struct TrendView: Sendable, Hashable, Initialisable, Owner {
  package typealias Own = TrendView

  /// What is counted.
  package var measure = TrendMeasure.municipalities
  /// Of the municipalities that were there then, and not of those of the day shown.
  package var isAsItWas = false
  /// One chart has the page.
  package var isLarge = false

  package init() {}
}

extension State {
  /// What the page of courses shows of them.
  var trend: TrendView { self[TrendView.self] }
}

extension Command {
  /// What can be done on the page of courses.
  static let trend: [Command] = [
    Command(
      "trend-measure", Phrase("wat het verloop telt", "what the trend counts"), hint: Phrase("maat", "measure"),
      keys: ["m"], scopes: [TrendPane.id], arguments: "[municipalities|inhabitants|willing]"
    ) { state, arguments in
      let all = TrendMeasure.allCases
      if let word = arguments.first {
        guard let measure = all.first(where: { [$0.word.dutch, $0.word.english].contains(word.lowercased()) }) else {
          return state.misuse("trend-measure")
        }
        state[TrendView.self].measure = measure
      } else {
        let index = all.firstIndex(of: state.trend.measure) ?? 0
        state[TrendView.self].measure = all[(index + 1) % all.count]
      }
      let name = state.trend.measure.name
      return state.tell(.info, "Geteld: \(name.dutch).", "Counted: \(name.english).")
    },
    Command(
      "trend-then", Phrase("de gemeenten van toen, of die van nu", "the municipalities of then, or those of now"),
      hint: Phrase("beeld van toen", "as it was"), keys: ["v"], scopes: [TrendPane.id]
    ) { state, _ in
      state[TrendView.self].isAsItWas.toggle()
      return state.trend.isAsItWas
        ? state.tell(
          .info, "Zoals het was: elke dag met de gemeenten van die dag.",
          "As it was: each day with the municipalities of that day.")
        : state.tell(
          .info, "Herleid: elke dag met de gemeenten van \(state.programme.asOf.words(.dutch)).",
          "Recast: each day with the municipalities of \(state.programme.asOf.words(.english)).")
    },
    Command(
      "trend-large", Phrase("één verloop groot, en terug", "one trend large, and back"), hint: Phrase("groot", "large"),
      keys: ["z"], scopes: [TrendPane.id]
    ) { state, _ in
      state[TrendView.self].isLarge.toggle()
      return []
    },
  ]
}
