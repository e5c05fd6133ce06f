import Model

/// The pages, in the order of their keys `1` … `0`; the raw value is the argument of `page` and `--page`.
package enum Page: String, Sendable, CaseIterable {
  case overview, municipalities, initiatives, fund, roadmap, map, trend, decisions, journal, findings

  package var title: Phrase {
    switch self {
    case .overview: Phrase("Overzicht", "Overview")
    case .municipalities: Phrase("Gemeenten", "Municipalities")
    case .initiatives: Phrase("Initiatieven", "Initiatives")
    case .fund: Phrase("Fonds", "Fund")
    case .roadmap: Phrase("Routekaart", "Roadmap")
    case .map: Phrase("Kaart", "Map")
    case .trend: Phrase("Verloop", "Trend")
    case .decisions: Phrase("Besluiten", "Decisions")
    case .journal: Phrase("Journaal", "Journal")
    case .findings: Phrase("Bevindingen", "Findings")
    }
  }

  /// The key that opens it.
  package var key: String { String(((Page.allCases.firstIndex(of: self) ?? 0) + 1) % 10) }

  /// The pages that this version has.
  package static let existing: [Page] = [.overview, .municipalities, .fund, .journal, .findings]
}

/// What fills the screen: a page, or what was opened from one.
package enum Place: Sendable, Hashable {
  case page(Page)
  case municipality(String)
  case initiative(String)
  /// The bookings of an activity.
  case activity(String)
}

/// Where a key or a command counts: everywhere, or in the part of the screen that has the focus.
package enum Scope: String, Sendable, CaseIterable {
  case global, initiatives, rollout, fund, municipalities, municipality, initiative, journal
  /// The lower panes of a municipality's card.
  case history, neighbours, years
  case fundPage = "fund-page"
  case bookings
  case contributions, findings

  package var title: Phrase {
    switch self {
    case .global: Phrase("Overal", "Everywhere")
    case .initiatives: Phrase("Initiatieven", "Initiatives")
    case .rollout: Phrase("Uitrol per gemeente", "Rollout per municipality")
    case .fund: Phrase("Fonds", "Fund")
    case .municipalities: Phrase("Gemeenten", "Municipalities")
    case .municipality: Phrase("Gemeente", "Municipality")
    case .initiative: Phrase("Initiatief", "Initiative")
    case .journal: Phrase("Journaal", "Journal")
    case .history: Phrase("Geschiedenis", "History")
    case .neighbours: Phrase("Buren", "Neighbours")
    case .years: Phrase("Door de jaren", "Through the years")
    case .fundPage: Phrase("Fondspagina", "Fund page")
    case .bookings: Phrase("Boekingen", "Bookings")
    case .contributions: Phrase("Bijdragen", "Contributions")
    case .findings: Phrase("Bevindingen", "Findings")
    }
  }
}
