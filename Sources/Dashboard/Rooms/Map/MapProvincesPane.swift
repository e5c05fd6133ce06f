import Model
import Screen

/// What the map shows, by province, the lowest first.
enum MapProvincesPane: Pane {
  /// A province.
  struct Line: Sendable {
    var name: String
    /// Its municipalities that the filter keeps.
    var count: Int
    /// What it has, in words.
    var value: Phrase
    /// How long its bar is, 0…1; nil where nothing is known.
    var share: Double?
  }

  static let id = PaneID("map-provinces", Phrase("Per provincie", "By province"))

  static func input(_ state: State) -> MapScene { state.mapScene }

  static func rows(_ scene: MapScene) -> [Line] {
    let programme = scene.data.programme
    let rows = programme.municipalities.indices.filter { scene.kinds[$0] >= 0 }
    let gathered = scene.data.gathered(.province)
    let whole = scene.shown == programme.municipalities.count ? scene.data.tally.provinces?.covers : nil
    let covers = whole ?? programme.coverages(of: rows, by: gathered.group, groups: gathered.names.count)
    var members: [[Int]] = Array(repeating: [], count: gathered.names.count)
    for row in rows { members[gathered.group[row]].append(row) }
    let lines = gathered.names.indices.filter { !members[$0].isEmpty }.map { index in
      line(gathered.names[index], members[index], covers[index], scene)
    }
    let sorted = lines.sorted { ($0.share ?? 2, $0.name) < ($1.share ?? 2, $1.name) }
    guard scene.measure == .contribution || scene.measure == .count else { return sorted }
    // What has no whole is measured by the largest.
    let most = scene.measure == .count ? Double(programme.initiatives.count) : sorted.compactMap(\.share).max() ?? 1
    return sorted.map { line in
      var line = line
      line.share = line.share.map { $0 / max(1, most) }
      return line
    }
  }

  private static func line(_ name: String, _ rows: [Int], _ cover: [Coverage], _ scene: MapScene) -> Line {
    func percent(_ use: UseShare) -> Line {
      Line(
        name: name, count: rows.count,
        value: use.share == nil ? Phrase(same: "–") : Phrase("\(use.text) %", "\(use.text)%"), share: use.share)
    }
    switch scene.measure {
    case .status, .changed: return percent(scene.column.map { cover[$0].use } ?? UseShare())
    case .region: return percent(scene.data.lag.columns.reduce(UseShare()) { $0 + cover[$1].use })
    case .heard:
      let known = scene.entries.count - 1
      return percent(UseShare(adopted: rows.count { scene.kinds[$0] <= min(2, known) }, eligible: rows.count))
    case .count:
      let all = cover.reduce(0) { $0 + $1.adopted }
      let tenths = (all * 20 + rows.count) / (2 * rows.count)
      return Line(
        name: name, count: rows.count,
        value: Phrase("\(tenths / 10),\(tenths % 10)", "\(tenths / 10).\(tenths % 10)"),
        share: Double(all) / Double(rows.count))
    case .contribution:
      let sum = rows.reduce(Amount.zero) { $0 + (scene.amount($1) ?? .zero) }
      return Line(
        name: name, count: rows.count, value: Phrase(sum.euros(.dutch), sum.euros(.english)), share: Double(sum.cents))
    }
  }

  /// What its values are.
  static func words(_ scene: MapScene) -> Phrase {
    switch scene.measure {
    case .status, .changed: Phrase("% gem. in gebruik", "% mun. in use")
    case .region: Phrase("% in gebruik", "% in use")
    case .heard: Phrase("% gehoord in 90 dagen", "% heard in 90 days")
    case .count: Phrase("gemiddeld aantal", "average number")
    case .contribution: Phrase("euro samen", "euros together")
    }
  }

  /// A value with what it is of, as one says it.
  private static func sentence(_ value: Phrase, _ scene: MapScene) -> Phrase {
    switch scene.measure {
    case .status, .changed:
      Phrase("\(value.dutch) van de gemeenten gebruikt het", "\(value.english) of the municipalities use it")
    case .region: Phrase("\(value.dutch) in gebruik", "\(value.english) in use")
    case .heard: Phrase("van \(value.dutch) gehoord in 90 dagen", "\(value.english) heard in 90 days")
    case .count:
      Phrase("gemiddeld \(value.dutch) initiatieven in gebruik", "\(value.english) initiatives in use on average")
    case .contribution: Phrase("samen € \(value.dutch)", "together € \(value.english)")
    }
  }

  static func name(of row: Line, _ scene: MapScene) -> RowName? { row.name }
  static func height(_ scene: MapScene, in rect: Rect) -> Int { rect.height - 1 }

  static func open(_ row: Line, _ state: inout State) -> Opening {
    let field = state.language == .dutch ? "provincie" : "province"
    let value = row.name.contains(" ") ? "\"\(row.name)\"" : row.name
    guard let filter = try? Filter("\(field)=\(value)", programme: state.programme) else {
      return .refused(Phrase("Deze provincie is er nu niet.", "This province is not there now."))
    }
    state.look.keep(state.filter == filter ? nil : filter)
    return .goes(state.tellHits())
  }

  static func figures(of row: Line?, _ state: State) -> [Figure] {
    guard let row else { return [state.municipalityCount] }
    let words = words(state.mapScene)
    return [
      Figure(
        Phrase("\(row.name), \(words.dutch)", "\(row.name), \(words.english)"), row.value,
        .formula(
          Phrase(
            "over de gemeenten van de provincie die het filter laat staan; wie is uitgezonderd telt niet mee",
            "over the province's municipalities that the filter keeps; whoever is exempt does not count"),
          inputs: [
            Figure(
              state.mapScene.title, Phrase("per gemeente", "by municipality"),
              state.programme.isSample ? .sample : .reports)
          ])),
      Figure(
        Phrase("gemeenten", "municipalities"), count: row.count,
        .cbs(Phrase("gemeentelijke indeling", "municipalities"), on: state.programme.asOf)),
    ]
  }

  static func saying(of row: Line?, _ state: State) -> [Said] {
    guard let row else { return [] }
    let words = words(state.mapScene)
    return [
      .words(same: "\(row.name) · "), .figure(row.value), .words(Phrase(" · \(words.dutch)", " · \(words.english)")),
    ]
  }

  static func hints(_ state: State) -> [String] {
    ["up", "open", "source", "map-measure", "filter", "next-pane", "help", "zoom"]
  }

  static func draw(_ seen: Seen<Self>, on painter: inout Painter) { painter.drawMapProvinces(seen) }

  static func read(_ row: Line, _ state: State) -> Reading {
    Reading(
      row.name,
      [
        ("value", state.voice.say(sentence(row.value, state.mapScene))),
        ("count", state.voice.municipalities(row.count)),
      ])
  }
}

extension Painter {
  fileprivate mutating func drawMapProvinces(_ seen: Seen<MapProvincesPane>) {
    let (rect, words) = (seen.rect, MapProvincesPane.words(seen.input)[language])
    let lowest = say("laagste eerst", "lowest first")
    drawRule(
      rect, MapProvincesPane.id.title[language], infos: ["\(words) · \(lowest)", words, lowest],
      focused: seen.isFocused)
    guard !seen.rows.isEmpty else {
      write(
        say("Het filter laat niemand over.", "The filter leaves nobody."), rect.x + 2, rect.y + 1, .textDim,
        width: rect.width - 3)
      return
    }
    let values = seen.rows.map { TextWidth.of($0.value[language]) }.max() ?? 0
    let end = rect.x + rect.width - 2
    for (index, line) in seen.shown {
      let place = Rect(x: rect.x + 1, y: rect.y + 1 + index - seen.top, width: rect.width - 1, height: 1)
      markRow(MapProvincesPane.id, index, place)
      let role = drawGround(seen.isFocused && index == seen.cursor, place.x, place.y, width: place.width)
      func ink(_ own: Role) -> Role { role == .table ? own : role }
      write(line.name, rect.x + 2, place.y, role, width: 15)
      let count = grouped(line.count, language)
      write(count, rect.x + 22 - TextWidth.of(count), place.y, ink(.textDim))
      let value = line.value[language]
      write(value, end - TextWidth.of(value), place.y, ink(.textStrong))
      let bar = Rect(x: rect.x + 23, y: place.y, width: end - values - 1 - (rect.x + 23), height: 1)
      guard bar.width > 0, let share = line.share else { continue }
      let full = min(bar.width, Int((share * Double(bar.width)).rounded()))
      canvas.rule("·", Rect(x: bar.x + full, y: bar.y, width: bar.width - full, height: 1), theme[ink(.barTick)])
      canvas.rule(isASCII ? "#" : "▆", Rect(x: bar.x, y: bar.y, width: full, height: 1), theme[ink(.barUse)])
      if full == 0, share > 0 { canvas.put([isASCII ? "#" : "▏"], x: bar.x, y: bar.y, style: theme[ink(.barUse)]) }
    }
  }
}
