import Model
import Screen

/// The tabs of the fund page, in the order of Tab; the raw value is the argument of `fund-tab`.
package enum FundTab: String, Sendable, CaseIterable {
  case year = "2017"
  case slices = "from-2018"
  case social = "social-domain"
  case contributions
  case control

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
package struct FundView: Sendable, Hashable {
  package var tab: FundTab = .year
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
  /// The rows of the tab that is open.
  package var fundPageRows: [FundPageRow] {
    switch fund.tab {
    case .year: yearRows
    case .slices:
      [.planTotal] + Compartment.allCases.map { .compartment($0) }
        + (shownPlan.unshared > .zero && !shownPlan.shares.isEmpty ? [.unshared] : []) + [.perInhabitant]
    case .social: socialRows
    // That tab has its own list and scope.
    case .contributions: []
    case .control: controlRows
    }
  }

  private var yearRows: [FundPageRow] {
    func printed(_ key: String, _ sum: Amount) -> [FundPageRow] {
      programme.printed.filter { $0.key == key && $0.year == fundYear && $0.amount != sum }.map {
        .printed($0, sum: sum)
      }
    }
    var rows: [FundPageRow] = []
    for group in FundGroup.allCases {
      rows.append(.group(group))
      rows += printed(group.rawValue, programme.total(of: group, year: fundYear).original)
      rows += programme.activities(of: group, year: fundYear).map { .activity($0) }
    }
    return rows + [.total] + printed("totaal", fundTotal.original)
  }

  private var socialRows: [FundPageRow] {
    let functions = programme.ledger.functions
    guard !functions.isEmpty else { return [] }
    let order: [SocialFunction.Kind] = [.function, .administration]
    let listed = order.flatMap { kind in functions.indices.filter { functions[$0].kind == kind } }
    let freed = functions.indices.filter { functions[$0].kind == .freed }
    return listed.map { .function($0) } + [.allotted] + freed.map { .function($0) } + [.unallotted]
  }

  private var controlRows: [FundPageRow] {
    let strays = programme.strays(thresholds).map { FundPageRow.stray($0.index, $0.spending) }
    return (strays.isEmpty ? [.noStray] : strays) + [.sinceHead]
      + programme.ledger.since(sinceDay).map { .booking($0) }
  }

  var thresholds: Thresholds { Thresholds(programme.settings) }

  /// The plan that the settings give.
  var keptPlan: FundPlan { FundPlan(programme.settings) }

  /// The plan with what is tried out.
  var shownPlan: FundPlan { fund.whatIf?.applied(to: keptPlan) ?? keptPlan }

  var sinceDay: Day { fund.since ?? programme.asOf + -30 }

  /// The bookings of the activity that is open, newest first.
  var openBookings: [Booking] {
    guard case .activity(let id) = place else { return [] }
    return programme.ledger.bookings(of: id)
  }

  /// The row of the fund page that the cursor is on.
  var fundPageRow: FundPageRow? {
    let rows = fundPageRows
    let cursor = position(of: .fundPage).cursor
    return rows.indices.contains(cursor) ? rows[cursor] : nil
  }

  /// The keys that matter on the money pages.
  var moneyHints: [String] {
    let operates = mode == .operating
    switch (scope, fund.tab) {
    case (.bookings, _):
      return operates
        ? ["up", "book", "reverse-booking", "undo", "back", "help"] : ["up", "back", "operate", "command-line", "help"]
    case (_, .year):
      return ["up", "next-tab", operates ? "book" : "operate"] + (operates ? ["undo"] : []) + [
        "source", "command-line", "help",
      ] + (cannotOpenFundRow(self) == nil ? ["open"] : [])
    case (_, .slices):
      return fund.whatIf == nil
        ? ["up", "next-tab", "what-if", "operate", "source", "help"]
          + (cannotOpenFundRow(self) == nil ? ["open"] : [])
        : ["up", "what-if-more", "what-if-less", "what-if", "back", "help"]
    case (_, .social), (_, .contributions): return ["up", "next-tab", "source", "command-line", "help"]
    case (_, .control):
      return ["up", "next-tab", "source", "command-line", "help"] + (cannotOpenFundRow(self) == nil ? ["open"] : [])
    }
  }
}

/// Where the parts of the fund page stand.
struct FundPageParts {
  /// Chart of the control tab; empty elsewhere.
  var chart = Rect(x: 0, y: 0, width: 0, height: 0)
  var list: Rect
  /// What is said beneath the list; empty where there is no room.
  var detail = Rect(x: 0, y: 0, width: 0, height: 0)
  var listHeight: Int

  /// Rows of the year tab, a finding among them.
  private static let yearRows = 19

  init(_ tab: FundTab, body: Rect) {
    list = body
    switch tab {
    case .year:
      // What room is left shows the bookings of the line under the cursor.
      let wanted = FundPageParts.yearRows + 3
      if body.height - wanted >= 6 {
        list.height = wanted
        detail = Rect(x: body.x, y: body.y + wanted, width: body.width, height: body.height - wanted)
      }
      listHeight = max(1, list.height - 3)
    case .slices, .social:
      let wanted = tab == .slices ? 9 : 14
      list.height = min(body.height, wanted)
      let rest = body.height - list.height
      detail = Rect(x: body.x, y: body.y + list.height, width: body.width, height: min(rest, tab == .slices ? 16 : 9))
      listHeight = max(1, list.height - 3)
    case .contributions: listHeight = max(1, body.height - 6)
    case .control:
      if body.width >= 150 {
        chart = Rect(x: body.x, y: body.y, width: body.width * 11 / 20, height: body.height)
        list = Rect(x: chart.width, y: body.y, width: body.width - chart.width, height: body.height)
      } else if body.height >= 12 {
        chart = Rect(x: body.x, y: body.y, width: body.width, height: body.height * 11 / 20)
        list = Rect(x: body.x, y: body.y + chart.height, width: body.width, height: body.height - chart.height)
      }
      listHeight = max(1, list.height - 2)
    }
  }
}
