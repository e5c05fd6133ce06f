import Model
import Sample
import Screen

extension RoomID {
  package static let initiative = RoomID("initiative")
}

extension Place {
  /// The card of the initiative, or the candidate, with an id.
  package static func initiative(_ id: String) -> Place { Place(.initiative, of: id) }
}

/// The tabs of an initiative's card, in their order; the raw value is the argument of `initiative-tab`.
package enum InitiativeTab: String, Sendable, CaseIterable {
  case factsheet, rollout, history

  /// The tab by name.
  package var title: Phrase {
    switch self {
    case .factsheet: Phrase("Factsheet", "Factsheet")
    case .rollout: Phrase("Uitrol", "Rollout")
    case .history: Phrase("Besluiten en geschiedenis", "Decisions and history")
    }
  }

  /// The tab that a word names: its argument, or the beginning of its title in either language.
  package init?(word: String) {
    let word = folded(word)
    guard !word.isEmpty,
      let tab = InitiativeTab.allCases.first(where: { tab in
        [tab.rawValue, folded(tab.title.dutch), folded(tab.title.english)].contains { $0.hasPrefix(word) }
      })
    else { return nil }
    self = tab
  }
}

/// Which tab of the card is open.
package struct InitiativeView: Sendable, Hashable, Initialisable, Owner {
  package typealias Own = InitiativeView

  /// The tab that is open.
  package var tab = InitiativeTab.factsheet

  package init() {}
}

extension State {
  /// The tab of the card that is open: a candidate has no rollout.
  var initiativeTab: InitiativeTab {
    let tab = self[InitiativeView.self].tab
    return initiativeTabs.contains(tab) ? tab : .factsheet
  }

  /// The tabs that the card has.
  var initiativeTabs: [InitiativeTab] {
    openCandidate == nil ? InitiativeTab.allCases : [.factsheet, .history]
  }

  /// The candidate whose card is open.
  var openCandidate: Candidate? {
    guard place.room == .initiative, let id = place.subject, programme.column(of: id) == nil else { return nil }
    return Proposal.candidates.first { $0.id == id }
  }
}

extension Room {
  /// The card of an initiative, or of a candidate.
  static let initiative = Room(
    .initiative, Phrase("Initiatief", "Initiative"),
    title: { state, place in
      let id = place.subject ?? ""
      return state.programme.column(of: id).map { state.programme.initiatives[$0].name }
        ?? Proposal.candidates.first { $0.id == id }?.name ?? Phrase(same: id)
    },
    panes: [
      AnyPane(FactsheetPane.self), FunnelPane.shared, GroupsPane.shared, StuckPane.shared, AnyPane(StoryPane.self),
      AnyPane(InitiativeFactsPane.self), AnyPane(InitiativeTabsPane.self),
    ],
    commands: Command.initiativeTabs,
    tour: { state in
      let own =
        switch state.initiativeTab {
        case .factsheet: [FactsheetPane.id]
        case .rollout: RolloutParts(in: state.screen.body).panes.map(\.id)
        case .history: [StoryPane.id]
        }
      return own + [InitiativeFactsPane.id, InitiativeTabsPane.id]
    },
    needs: { $0.initiativeTab == .rollout ? $0.stepTimesNeeded : [] },
    exists: { state, place in
      place.subject.map { id in
        state.programme.column(of: id) != nil || Proposal.candidates.contains { $0.id == id }
      } ?? false
    }, answers: { _ in 2 },
    arrange: { state, body in
      let lines = state.screen.answers
      let facts = Rect(x: lines.x, y: lines.y, width: lines.width, height: 1)
      let tabs = Rect(x: lines.x, y: lines.y + 1, width: lines.width, height: 1)
      let head: [Part] = [.pane(InitiativeFactsPane.id, facts), .pane(InitiativeTabsPane.id, tabs)]
      switch state.initiativeTab {
      case .factsheet: return head + [.pane(FactsheetPane.id, body)]
      case .rollout: return head + RolloutParts(in: body).panes.map { .pane($0.id, $0.rect) }
      case .history: return head + [.pane(StoryPane.id, body)]
      }
    })
}

/// Opens an initiative's card, or a candidate's, at its beginning.
func openInitiative(_ id: String, _ state: inout State) -> [Effect] {
  state[InitiativeView.self].tab = .factsheet
  return open(.initiative(id), &state)
}

/// Shows a tab of the card of an initiative that is open.
func show(_ tab: InitiativeTab, _ state: inout State) -> [Effect] {
  guard state.place.room == .initiative else {
    return state.tell(
      .refusal, "Open eerst een initiatief (pagina 3).", "Open an initiative first (page 3).")
  }
  guard state.initiativeTabs.contains(tab) else {
    return state.tell(.refusal, "Een kandidaat heeft nog geen uitrol.", "A candidate has no rollout yet.")
  }
  state[InitiativeView.self].tab = tab
  state.look.focus(on: nil, in: .initiative)
  state.look.zoom(false, .initiative)
  return state.reads
}

extension Command {
  /// The tabs of an initiative's card.
  static let initiativeTabs: [Command] = [
    Command(
      "initiative-tab", Phrase("tab van de kaart van een initiatief", "tab of an initiative's card"),
      scopes: cardPanes, arguments: "NAME", completions: { _ in InitiativeTab.allCases.map(\.rawValue) }
    ) { state, arguments in
      guard let tab = InitiativeTab(word: arguments.joined(separator: " ")) else {
        let names = InitiativeTab.allCases.map(\.rawValue).joined(separator: " ")
        return state.tell(.usage, "Kies een tab: \(names).", "Choose a tab: \(names).")
      }
      return show(tab, &state)
    },
    Command(
      "next-initiative-tab", Phrase("volgende tab van de kaart", "next tab of the card"),
      hint: Phrase("volgende tab", "next tab"), keys: ["l", "Right"], scopes: cardPanes
    ) { state, _ in show(neighbour(1, state), &state) },
    Command(
      "previous-initiative-tab", Phrase("vorige tab van de kaart", "previous tab of the card"), keys: ["h", "Left"],
      scopes: cardPanes
    ) { state, _ in show(neighbour(-1, state), &state) },
  ]

  // In the lines above them the arrows go along the line.
  private static let cardPanes = [FactsheetPane.id, FunnelPane.id, GroupsPane.id, StuckPane.id, StoryPane.id]

  private static func neighbour(_ step: Int, _ state: State) -> InitiativeTab {
    let all = state.initiativeTabs
    return all[((all.firstIndex(of: state.initiativeTab) ?? 0) + step + all.count) % all.count]
  }
}
