import Model
import Screen

/// The tabs of the fund page, in the order of Tab; the raw value is the argument of `fund-tab`.
package enum FundTab: String, Sendable, CaseIterable {
  case year = "2017"
  case slices = "from-2018"
  case social = "social-domain"
  case contributions
  case control

  /// The tab by name.
  package var title: Phrase {
    switch self {
    case .year: Phrase("2017", "2017")
    case .slices: Phrase("Vanaf 2018", "From 2018")
    case .social: Phrase("Sociaal domein", "Social domain")
    case .contributions: Phrase("Bijdragen", "Contributions")
    case .control: Phrase("Control", "Control")
    }
  }

  /// The tab that a word names: its argument, or the beginning of its title in either language.
  package init?(word: String) {
    let word = folded(word)
    guard !word.isEmpty,
      let tab = FundTab.allCases.first(where: { tab in
        [tab.rawValue, folded(tab.title.dutch), folded(tab.title.english)].contains { $0.hasPrefix(word) }
      })
    else { return nil }
    self = tab
  }
}

/// What the fund page shows, and what is tried out on it without being kept.
package struct FundView: Sendable, Hashable, Initialisable, Owner {
  package typealias Own = FundView

  /// The tab that is open.
  package var tab: FundTab = .year
  /// What is tried out; nil while nothing is.
  package var whatIf: WhatIf?
  /// From which day the control tab lists bookings; nil for the last thirty.
  package var since: Day?
  /// Of which year the contributions are shown.
  package var contributionYear = contributionYears.lowerBound

  package init() {}
}

/// A row of the fund page's list.
package enum FundPageRow: Sendable, Hashable {
  case group(FundGroup)
  case activity(Int)
  case total
  /// A printed figure that differs from the sum of its lines.
  case printed(PrintedFigure, sum: Amount)
  case planTotal
  case compartment(Compartment)
  case unshared
  case perInhabitant
  case function(Int)
  case allotted
  case unallotted
  case stray(Int, Spending)
  case noStray
  case sinceHead
  case booking(Booking)
}

extension State {
  /// The tab of the fund page and what is tried out on it.
  package var fund: FundView {
    get { self[FundView.self] }
    set { self[FundView.self] = newValue }
  }

  /// How far spending may stray.
  var thresholds: Thresholds { Thresholds(programme.settings) }

  /// The plan that the settings give.
  var keptPlan: FundPlan { kept.value(Kept.Name(FundPlan.self), data) { FundPlan(programme.settings) } }

  /// The plan with what is tried out.
  var shownPlan: FundPlan { fund.whatIf?.applied(to: keptPlan) ?? keptPlan }

  /// From which day the control tab lists bookings.
  var sinceDay: Day { fund.since ?? programme.asOf + -30 }
}

/// Where the parts of the fund page stand.
struct FundPageParts: Equatable {
  /// Chart of the control tab; empty elsewhere.
  var chart = Rect(x: 0, y: 0, width: 0, height: 0)
  /// Where the rows are.
  var list: Rect
  /// What is said beneath the list; empty where there is no room.
  var detail = Rect(x: 0, y: 0, width: 0, height: 0)

  /// Rows of the year tab, a finding among them.
  private static let yearRows = 19

  /// The parts of a tab in a pane of that size.
  init(_ tab: FundTab, body: Rect) {
    list = body
    switch tab {
    case .year:
      // What room is left shows the bookings of the line under the cursor.
      let wanted = FundPageParts.yearRows + 2
      if body.height - wanted >= 6 {
        list.height = wanted
        detail = Rect(x: body.x, y: body.y + wanted, width: body.width, height: body.height - wanted)
      }
    case .slices, .social:
      let wanted = tab == .slices ? 8 : 13
      list.height = min(body.height, wanted)
      let rest = body.height - list.height
      detail = Rect(x: body.x, y: body.y + list.height, width: body.width, height: min(rest, tab == .slices ? 15 : 8))
    case .contributions: break
    case .control:
      if body.width >= 200 {
        // The list beside it keeps every column that it has alone.
        let width = min(body.width * 11 / 20, body.width - 140)
        chart = Rect(x: body.x, y: body.y, width: width, height: body.height)
        list = Rect(x: chart.width, y: body.y, width: body.width - chart.width, height: body.height)
      } else if body.height >= 12 {
        chart = Rect(x: body.x, y: body.y, width: body.width, height: body.height * 11 / 20)
        list = Rect(x: body.x, y: body.y + chart.height, width: body.width, height: body.height - chart.height)
      }
    }
  }
}
