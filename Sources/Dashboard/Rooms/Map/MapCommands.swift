import Model
import Screen

extension Command {
  /// How the map is looked at.
  static let map: [Command] = [
    Command(
      "map-measure", Phrase("wat de kaart toont", "what the map shows"), hint: Phrase("tonen", "show"), keys: ["m"],
      scopes: mapPanes, arguments: "INITIATIVE|count|region|heard|contribution|changed [INITIATIVE]"
    ) { state, arguments in measure(arguments, &state) },
    Command(
      "map-borders", Phrase("provinciegrenzen op de kaart", "province borders on the map"),
      hint: Phrase("grenzen", "borders"), keys: ["b"], scopes: mapPanes, blocked: onlyOnMap
    ) { state, _ in
      guard !state.mapHasLetters else {
        return state.tell(
          .refusal, "Tussen letters is geen plaats voor grenzen.", "There is no room for borders between letters.")
      }
      let places = MapPane.input(state)
      let frame = places.raster?.map.frame
      let now = places.hasBorders ?? (frame.map { $0.width >= 57 && $0.height >= 68 } ?? false)
      state.map.hasBorders = !now
      return state.tell(.info, now ? Phrase("Grenzen uit.", "Borders off.") : Phrase("Grenzen aan.", "Borders on."))
    },
    Command(
      "map-classes", Phrase("vier klassen of tien statussen op de kaart", "four classes or ten statuses on the map"),
      hint: Phrase("klassen", "classes"), keys: ["c"], scopes: mapPanes, blocked: onlyOnMap
    ) { state, _ in
      guard case .status = state.mapMeasure else {
        return state.tell(
          .refusal, "Klassen zijn er alleen van statussen; m kiest een initiatief.",
          "Only statuses have classes; m chooses an initiative.")
      }
      state.map.hasClasses = !state.mapHasClasses
      return []
    },
    Command(
      "map-nearer", Phrase("de kaart dichterbij", "the map nearer"), hint: Phrase("nader", "nearer"), keys: ["+", "="],
      scopes: mapPanes, blocked: onlyOnMap
    ) { state, _ in zoom(&state, by: 1) },
    Command(
      "map-farther", Phrase("de kaart verder weg", "the map further off"), hint: Phrase("verder", "further"),
      keys: ["-"], scopes: mapPanes, blocked: onlyOnMap
    ) { state, _ in zoom(&state, by: -1) },
  ]
}

/// The panes of the map's page.
private let mapPanes: [PaneID] = [
  MapPane.id, MapLegendPane.id, MapFactsPane.id, MapProvincesPane.id, MapRecentPane.id,
]

@Sendable private func onlyOnMap(_ state: State) -> Phrase? {
  state.place.room == .map ? nil : Phrase("Dit kan op de kaart (6).", "This works on the map (6).")
}

private func measure(_ arguments: [String], _ state: inout State) -> [Effect] {
  guard let word = arguments.first else {
    return state.isHeadless ? state.misuse("map-measure") : state.lay(MapMenu(state))
  }
  let shown = state.mapColumn.map { state.programme.initiatives[$0].id } ?? state.mapFurthest
  let asked = arguments.count > 1 ? arguments[1] : shown
  guard let measure = MapMeasure.named(word, of: asked), arguments.count < 3,
    measure.initiative.map({ state.programme.column(of: $0) != nil }) ?? true
  else { return state.misuse("map-measure") }
  state.map.measure = measure
  let effects = state.place.room == .map ? state.readsOfRecent : go(to: .page(.map), &state)
  let title = MapScene.title(measure, state.programme)
  state.tell(.info, Phrase("Kaart: \(title.dutch).", "Map: \(title.english)."))
  return effects
}

extension MapMeasure {
  /// What a word of the command means; what changed is of an initiative.
  fileprivate static func named(_ word: String, of initiative: String) -> MapMeasure? {
    let word = word.lowercased()
    if word == "changed" { return .changed(initiative) }
    return words.first { $0.word == word }?.measure ?? .status(word)
  }
}

extension State {
  /// The initiative that is furthest, by its id.
  var mapFurthest: String {
    var state = self
    state.map.measure = nil
    return state.mapMeasure.initiative ?? ""
  }
}

/// Nearer by, down to a square a pixel, or back to the whole country.
private func zoom(_ state: inout State, by step: Int) -> [Effect] {
  guard let atlas = state.atlas else { return [] }
  let before = state.mapFrame(atlas, in: state.mapRoom)
  if step > 0, before.scale <= 1 {
    return state.tell(.info, "Dichterbij dan 1 km per punt is er niet.", "It gets no closer than 1 km per dot.")
  }
  if step < 0, state.map.zoom == 0 {
    return state.tell(.info, "Dit is het hele land.", "This is the whole country.")
  }
  if let place = state.mapPlace(atlas) { state.map.put(centre: atlas.middles[place]) }
  state.map.zoom(to: state.map.zoom + step)
  state.keepMapCentre()
  return []
}

/// What the map can show: it shows what the cursor is on, and Esc puts the old one back.
struct MapMenu: Overlay {
  private let choices: [(measure: MapMeasure, title: Phrase)]
  /// The choice under the cursor, from 0.
  private(set) var selected: Int
  private let before: MapMeasure?

  /// Begins at what the map shows.
  init(_ state: State) {
    let programme = state.programme
    let shown = state.mapColumn.map { programme.initiatives[$0].id } ?? state.mapFurthest
    let all =
      programme.initiatives.map { MapMeasure.status($0.id) } + [.changed(shown)] + MapMeasure.words.map(\.measure)
    choices = all.map { ($0, MapScene.title($0, programme)) }
    before = state.map.measure
    selected = all.firstIndex(of: state.mapMeasure) ?? 0
  }

  mutating func press(_ key: Key, _ state: inout State) -> Reaction {
    switch key {
    case _ where isCancel(key), .character("q"):
      state.map.measure = before
      return .closes
    case .enter: return .closes
    case .down, .character("j"), .character("m"), .tab: selected += 1
    case .up, .character("k"), .backTab: selected -= 1
    case .home, .character("g"): selected = 0
    case .end, .character("G"): selected = choices.count - 1
    default: return .stays
    }
    selected = (selected + choices.count) % choices.count
    state.map.measure = choices[selected].measure
    return .stays
  }

  var hints: [Hint] { [.choose, .enter("houden", "keep"), Hint("Esc", Phrase("de oude terug", "the old one back"))] }

  func draw(on painter: inout Painter) {
    let height = min(choices.count + 2, Screenful(painter.size).body.height)
    let inner = painter.drawBox(
      painter.say("Wat de kaart toont", "What the map shows"), width: min(44, painter.size.width), height: height)
    let top = max(0, min(selected - inner.height / 2, choices.count - inner.height))
    for (index, choice) in choices.enumerated().dropFirst(top).prefix(inner.height) {
      let role: Role = index == selected ? .overlayCursor : .overlay
      let line = Rect(x: inner.x, y: inner.y + index - top, width: inner.width, height: 1)
      painter.markChoice(index, of: selected, line)
      painter.canvas.fill(line, painter.theme[role])
      painter.write(
        "\(index == selected ? "▸" : " ") \(choice.title[painter.language])", inner.x + 1, line.y, role,
        width: inner.width - 2)
    }
  }

  func dialogue(_ state: State) -> Dialogue {
    var dialogue = Dialogue(title: state.voice.say("Wat de kaart toont", "What the map shows"))
    dialogue.choices = Dialogue.list(choices.map { state.voice.say($0.title) }, selected: selected)
    dialogue.selected = selected
    dialogue.hints = hints
    return dialogue
  }
}
