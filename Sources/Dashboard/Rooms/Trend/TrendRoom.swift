import Model
import Screen

extension RoomID {
  package static let trend = RoomID("trend")
}

extension Room {
  /// Page 7: how many use each initiative, week by week, and what becomes of those who have committed.
  static let trend = Room(
    .trend, Phrase("Verloop", "Trend"), key: "7", panes: [AnyPane(TrendPane.self)], commands: Command.trend,
    needs: { state in state.readsOfTrend }, follows: { state in state.readsOfTrend },
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

/// Of which municipalities a day is counted, and by what knowledge.
package enum TrendPast: String, Sendable, CaseIterable {
  /// Those of the day shown, by all that is known.
  case recast
  /// Those of each day, by all that is known.
  case asItWas
  /// Those of each day, by what was known on it.
  case asKnown

  /// In a title; nothing for what is meant unless said otherwise.
  var note: Phrase {
    switch self {
    case .recast: Phrase("", "")
    case .asItWas: Phrase(", zoals het was", ", as it was")
    case .asKnown: Phrase(", zoals toen bekend", ", as known then")
    }
  }

  /// What it means.
  func words(_ day: Day) -> Phrase {
    switch self {
    case .recast:
      Phrase(
        "Herleid: elke dag met de gemeenten van \(day.words(.dutch)).",
        "Recast: each day with the municipalities of \(day.words(.english)).")
    case .asItWas:
      Phrase(
        "Zoals het was: elke dag met de gemeenten van die dag.",
        "As it was: each day with the municipalities of that day.")
    case .asKnown:
      Phrase(
        "Zoals toen bekend: elke dag naar wat op die dag zelf bekend was.",
        "As known then: each day by what was known on that day itself.")
    }
  }
}

/// What the page of courses shows of them.
package struct TrendView: Sendable, Hashable, Initialisable, Owner {
  package typealias Own = TrendView

  /// What is counted.
  package var measure = TrendMeasure.municipalities
  /// Of which municipalities, and by what knowledge.
  package var past = TrendPast.recast
  /// One chart has the page.
  package var isLarge = false

  package init() {}
}

extension State {
  /// What the page of courses shows of them.
  var trend: TrendView { self[TrendView.self] }

  /// The codes of the municipalities that the filter keeps; nil for all.
  var trendCodes: Set<String>? {
    guard let filter else { return nil }
    return kept.value(Kept.Name(TrendView.self), Arrangement(data: data, by: filter)) {
      Set(filter.rows(of: programme).map { programme.municipalities[$0].code })
    }
  }

  /// The courses of the day and the municipalities that are shown, where they are not there.
  fileprivate var readsOfTrend: [Effect] {
    guard !programme.isPartial else { return [] }
    let codes = trendCodes
    if answers.outlook?.isOf(programme, only: codes) == true { return readsOfKnown }
    guard !pending.givenUp.contains(.outlook) else { return [] }
    let work = Effect.loadOutlook(day: programme.asOf, seq: programme.seq, only: codes)
    return pending.isAsked(work) ? [] : [work]
  }

  /// What was known on the days of the chart, where that is asked for and not there.
  fileprivate var readsOfKnown: [Effect] {
    guard trend.past == .asKnown, !pending.givenUp.contains(.known), let uptake = answers.outlook?.uptakes.first,
      viewpoint.knownAt == .now
    else {
      return []
    }
    let (days, codes) = (KnownCourse.days(of: uptake), trendCodes)
    if let known = answers.known, known.seq == programme.seq, known.only == codes, known.points.map(\.day) == days {
      return []
    }
    let work = Effect.loadKnownCourse(days, only: codes)
    return pending.isAsked(work) ? [] : [work]
  }
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
      "trend-then", Phrase("beeld van nu, van toen, of zoals toen bekend", "as of now, as it was, or as known then"),
      hint: Phrase("beeld van toen", "as it was"), keys: ["v"], scopes: [TrendPane.id]
    ) { state, _ in
      let all = TrendPast.allCases
      let index = all.firstIndex(of: state.trend.past) ?? 0
      state[TrendView.self].past = all[(index + 1) % all.count]
      state.tell(.info, state.trend.past.words(state.programme.asOf))
      return state.readsOfKnown
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
