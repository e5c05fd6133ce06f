import Model
import Screen

/// The list of the fund page's tab that is open; the contributions have a pane of their own.
package enum FundTabPane: Pane {
  package struct Input: Sendable, Equatable {
    var data: State.Data
    /// The tab that is open.
    var tab: FundTab
    /// The plan with what is tried out on it.
    var plan: FundPlan
    /// The plan as it is kept.
    var keptPlan: FundPlan
    /// Whether something is tried out.
    var isTrial: Bool
    /// From which day bookings are listed.
    var since: Day
    /// Where list and rest of the tab lie.
    var parts: FundPageParts
    /// What is reckoned of the year's lines.
    var year: YearLines

    fileprivate var programme: Programme { data.programme }
  }

  package static let id = PaneID("fund-page", Phrase("Fondspagina", "Fund page"))

  package static func input(_ state: State) -> Input {
    Input(
      data: state.data, tab: state.fund.tab, plan: state.shownPlan, keptPlan: state.keptPlan,
      isTrial: state.fund.whatIf != nil, since: state.sinceDay,
      parts: FundPageParts(state.fund.tab, body: state.screen.body),
      year: state.kept.value(Kept.Name(YearLines.self), state.data) { YearLines(state.data) })
  }

  package static func rows(_ input: Input) -> [FundPageRow] { input.rows }

  /// The control tab has no head.
  package static func height(_ input: Input, in rect: Rect) -> Int {
    rect.height - (input.tab == .control ? 1 : 2)
  }

  package static func subject(of row: FundPageRow?, _ state: State) -> Subject? {
    switch row {
    case .activity(let index), .stray(let index, _): .activity(index)
    case .booking(let booking): .booking(booking.id)
    default: nil
    }
  }

  package static func open(_ row: FundPageRow, _ state: inout State) -> Opening {
    if let reason = cannotOpen(row, state) {
      switch row {
      // What is typed next is an amount.
      case .planTotal, .compartment: return .goes(state.refuse(reason))
      default: return .refused(reason)
      }
    }
    switch row {
    case .activity(let index), .stray(let index, _):
      return .goes(openActivity(state.programme.activities[index].id, &state))
    case .booking(let booking): return .goes(openActivity(booking.activity, &state))
    // What was booked on them all is listed beneath.
    case .group, .total: state.look.focus(on: YearBookingsPane.id, in: .fund)
    case .planTotal: state.lay(CommandLine("fund-total "))
    case .compartment:
      let shares = state.keptPlan.shares
      let words = Compartment.allCases.map { one in
        "\(one.name[state.language]) \(shares[one]?.number(state.language) ?? "")"
      }
      state.lay(CommandLine("fund-share " + words.joined(separator: " ")))
    default: break
    }
    return .goes([])
  }

  /// Why Enter does nothing on this row.
  private static func cannotOpen(_ row: FundPageRow?, _ state: State) -> Phrase? {
    switch row {
    case .activity, .stray, .booking: nil
    case .group where state.place(of: YearBookingsPane.id) != nil: nil
    case .total where state.place(of: YearBookingsPane.id) != nil: nil
    case .planTotal, .compartment: cannotChange(state)
    default:
      state.fund.tab == .year
        ? Phrase(
          "\(keyOf("open")) opent een activiteit: kies er een (↑↓).",
          "\(keyOf("open")) opens an activity: choose one (↑↓).")
        : Phrase(
          "Hier valt niets te openen; \(keyOf("source")) toont de bron.",
          "Nothing to open here; \(keyOf("source")) shows the source.")
    }
  }

  package static func figures(of row: FundPageRow?, _ state: State) -> [Figure] { state.fundPageFigures(of: row) }

  package static func saying(of row: FundPageRow?, _ state: State) -> [Said] {
    guard let row else { return [] }
    guard let own = state.seen(Self.self).input.year.lines[row] else { return state.fundSaid(row) }
    func plain(_ words: String) -> String { String(words.drop { $0 == " " }) }
    let (free, budget, year) = (own.line.free, own.line.budget, state.data.fundYear)
    let lead: [Said] = [
      .words(Phrase("\(plain(own.name.dutch)) · ", "\(plain(own.name.english)) · ")),
      .figure(Phrase("vrij € \(free.euros(.dutch))", "free € \(free.euros(.english))")),
      .words(Phrase(" van \(budget.euros(.dutch))", " of \(budget.euros(.english))")),
    ]
    guard !state.programme.ledger.bookings.isEmpty else {
      return lead + [.words(Phrase(" · nog geen boekingen", " · no bookings yet"))]
    }
    return lead + [
      .words(Phrase(" · prognose eind \(year) ", " · forecast for the end of \(year) ")),
      .figure(Phrase("€ \(own.forecast.euros(.dutch))", "€ \(own.forecast.euros(.english))")),
    ]
  }

  package static func hints(_ state: State) -> [String] {
    let operates = state.mode == .operating
    let open = cannotOpen(state.seen(Self.self).current, state) == nil ? ["open"] : []
    switch state.fund.tab {
    case .year:
      return ["up", "next-tab", operates ? "book" : "operate"] + (operates ? ["undo"] : []) + [
        "source", "command-line", "help",
      ] + open
    case .slices:
      return state.fund.whatIf == nil
        ? ["up", "next-tab", "what-if", "operate", "source", "help"] + open
        : ["up", "what-if-more", "what-if-less", "what-if", "back", "help"]
    case .social, .contributions: return ["up", "next-tab", "source", "command-line", "help"]
    case .control: return ["up", "next-tab", "source", "command-line", "help"] + open
    }
  }

  package static let editing = moneyEditing

  package static func draw(_ seen: Seen<Self>, on painter: inout Painter) {
    switch seen.input.tab {
    case .year: painter.drawYear(seen)
    case .slices: painter.drawSlices(seen)
    case .social: painter.drawSocial(seen)
    case .contributions: return
    case .control: painter.drawControl(seen)
    }
    // The chart of the control tab bears them where it stands.
    if seen.input.parts.chart.height == 0 { painter.drawFundTabs(seen.input.tab, seen.rect) }
  }
}

/// What operating can change where money is.
let moneyEditing = Phrase(
  "Bewerken aan: :book boekt, \(keyOf("undo")) maakt ongedaan.", "Editing: :book books, \(keyOf("undo")) undoes.")

extension FundTabPane {
  /// The lines of the fund's year: each group with its activities, their sum, and what is printed otherwise.
  static func yearRows(_ data: State.Data) -> [FundPageRow] {
    let programme = data.programme
    func printed(_ key: String, _ sum: Amount) -> [FundPageRow] {
      programme.printed.filter { $0.key == key && $0.year == data.fundYear && $0.amount != sum }.map {
        .printed($0, sum: sum)
      }
    }
    var rows: [FundPageRow] = []
    for group in FundGroup.allCases {
      rows.append(.group(group))
      rows += printed(group.rawValue, programme.total(of: group, year: data.fundYear).original)
      rows += programme.activities(of: group, year: data.fundYear).map { .activity($0) }
    }
    return rows + [.total] + printed("totaal", data.fundTotal.original)
  }
}

extension FundTabPane.Input {
  /// The rows of the tab that is open.
  fileprivate var rows: [FundPageRow] {
    switch tab {
    case .year: FundTabPane.yearRows(data)
    case .slices:
      [.planTotal] + Compartment.allCases.map { .compartment($0) }
        + (plan.unshared > .zero && !plan.shares.isEmpty ? [.unshared] : []) + [.perInhabitant]
    case .social: socialRows
    // That tab has its own list.
    case .contributions: []
    case .control: controlRows
    }
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
    let strays = programme.strays(Thresholds(programme.settings)).map { FundPageRow.stray($0.index, $0.spending) }
    return (strays.isEmpty ? [.noStray] : strays) + [.sinceHead]
      + programme.ledger.since(since).map { .booking($0) }
  }
}

extension Painter {
  /// The tabs, in the upper edge of the list.
  mutating func drawFundTabs(_ open: FundTab, _ rect: Rect) {
    var x = rect.x + 2
    let isNarrow = size.width < 60
    for tab in FundTab.allCases {
      let isOpen = tab == open
      let title = isNarrow && !isOpen ? String(tab.title[language].prefix(4)) : tab.title[language]
      // Brackets say which is open where there is no colour.
      let text = isOpen ? "[\(title)]" : " \(title) "
      guard x + text.count < size.width - 2 else { return }
      let width = write(text, x, rect.y, isOpen ? .tabActive : .tab)
      mark(Rect(x: x, y: rect.y, width: width, height: 1), .command("fund-tab", [tab.rawValue]))
      x += width
    }
  }
}
