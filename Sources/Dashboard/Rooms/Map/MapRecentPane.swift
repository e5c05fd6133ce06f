import Model
import Screen

/// Who came to another status in the last 30 days, the latest first, of the initiative that the map is about.
enum MapRecentPane: Pane {
  struct Input: Sendable, Equatable {
    /// What the map shows of whom.
    var scene: MapScene
    /// The initiative; that which is furthest where the map is about all.
    var column: Int?
    /// What they came from; nil until it was read, and in a very large store.
    var recent: RecentSteps?
  }

  /// A municipality whose status is new.
  struct Line: Sendable {
    /// In the programme.
    var row: Int
    /// Since when it holds.
    var day: Day
    /// What it came from; nil where that is not known, and for a municipality that began on that day.
    var from: RolloutStatus?
    /// What it came to.
    var status: RolloutStatus
  }

  static let id = PaneID("map-recent", Phrase("Laatste 30 dagen", "Last 30 days"))

  static func input(_ state: State) -> Input {
    let column = state.mapColumn ?? state.programme.column(of: state.mapFurthest)
    let id = column.map { state.programme.initiatives[$0].id }
    return Input(
      scene: state.mapScene, column: column,
      recent: state.answers.recent.flatMap { $0.isOf(state.programme, id ?? "") ? $0 : nil })
  }

  static func rows(_ input: Input) -> [Line] {
    let programme = input.scene.data.programme
    guard let column = input.column else { return [] }
    if let recent = input.recent {
      return recent.steps.compactMap { step in
        guard let row = programme.row(of: step.municipality), input.scene.kinds[row] >= 0 else { return nil }
        return Line(row: row, day: step.day, from: step.from, status: step.to)
      }
    }
    let first = programme.asOf + -Programme.trendDays
    return programme.municipalities.indices.compactMap { row -> Line? in
      guard input.scene.kinds[row] >= 0 else { return nil }
      let cell = programme[row, column]
      return cell.since.flatMap { $0 > first ? Line(row: row, day: $0, from: nil, status: cell.status) : nil }
    }.sorted { ($1.day, $0.row) < ($0.day, $1.row) }
  }

  static func name(of row: Line, _ input: Input) -> RowName? {
    "\(input.scene.data.programme.municipalities[row.row].code) \(row.day.iso)"
  }
  static func height(_ input: Input, in rect: Rect) -> Int { rect.height - 1 }

  static func subject(of row: Line?, _ state: State) -> Subject? {
    guard let row else { return nil }
    return input(state).column.map { .cell(row: row.row, column: $0) } ?? .municipality(row: row.row)
  }

  static func open(_ row: Line, _ state: inout State) -> Opening {
    if let column = input(state).column { state.look.go(toColumn: column) }
    return .goes(openMunicipality(state.programme.municipalities[row.row].code, &state))
  }

  static func figures(of row: Line?, _ state: State) -> [Figure] {
    guard let row, let column = input(state).column else { return [state.municipalityCount] }
    return state.cellFigures(row.row, column)
  }

  static func saying(of row: Line?, _ state: State) -> [Said] {
    guard let row, let column = input(state).column else { return [] }
    return state.cellSaid(row.row, column)
  }

  static func hints(_ state: State) -> [String] {
    ["up", "open", "source", "map-measure", "filter", "next-pane", "help", "zoom"]
  }

  static func draw(_ seen: Seen<Self>, on painter: inout Painter) { painter.drawMapRecent(seen) }
}

extension Painter {
  fileprivate mutating func drawMapRecent(_ seen: Seen<MapRecentPane>) {
    let (input, rect) = (seen.input, seen.rect)
    let programme = input.scene.data.programme
    let name = input.column.map { programme.initiatives[$0].tabled[language] } ?? ""
    let used = seen.rows.count { $0.status.isAdopted && $0.from?.isAdopted != true }
    let all = grouped(seen.rows.count, language)
    drawRule(
      rect, MapRecentPane.id.title[language], notes: [name],
      infos: [
        input.recent == nil
          ? say("\(all) nieuwe statussen · \(used) in gebruik", "\(all) new statuses · \(used) in use")
          : say("\(all) stappen · \(used) naar in gebruik", "\(all) steps · \(used) to in use"), all,
      ], focused: seen.isFocused)
    guard !seen.rows.isEmpty else {
      write(say("Niets nieuws.", "Nothing new."), rect.x + 2, rect.y + 1, .textDim, width: rect.width - 3)
      return
    }
    let spoken = language
    let columns: [Column<MapRecentPane.Line>] = [
      Column(Phrase("sinds", "since"), .fixed(11), .right, role: { _ in .textDim }) { $0.day.aligned(spoken) },
      Column(Phrase("gemeente", "municipality"), .fixed(28)) { programme.municipalities[$0.row].name },
      Column(
        Phrase("van", "from"), .fixed(19),
        paint: { line, place, role, painter in
          if let from = line.from { painter.writeMapStatus(from, place, role) }
        }),
      Column(
        Phrase("naar", "to"), .fixed(21),
        paint: { line, place, role, painter in
          painter.write(painter.isASCII ? ">" : "→", place.x, place.y, role == .tableCursor ? role : .textDim)
          painter.writeMapStatus(
            line.status, Rect(x: place.x + 2, y: place.y, width: place.width - 2, height: 1), role)
        }),
      Column(Phrase("provincie", "province"), .rest(), role: { _ in .textDim }) {
        programme.municipalities[$0.row].province
      },
    ]
    drawSheet(seen, of: input, in: seen.inner, hasHead: false) { _ in Sheet(columns, width: seen.inner.width) }
  }

  /// A status in a column of a list.
  fileprivate mutating func writeMapStatus(_ status: RolloutStatus, _ place: Rect, _ role: Role) {
    let style = statusStyle(status)
    canvas.write(
      "\(statusGlyph(status)) \(status.short[language])", x: place.x, y: place.y,
      style: role == .tableCursor ? style.over(theme[role]) : style, width: place.width)
  }
}

extension State {
  /// What changed of the map's initiative in the last 30 days, where it shows and is not there. Until then it is told by
  /// statuses alone.
  var readsOfRecent: [Effect] {
    guard !programme.isPartial, !pending.givenUp.contains(.recent),
      place(of: MapRecentPane.id) != nil, let column = mapColumn ?? programme.column(of: mapFurthest)
    else { return [] }
    let id = programme.initiatives[column].id
    guard answers.recent?.isOf(programme, id) != true else { return [] }
    let work = Effect.loadRecent(day: programme.asOf, seq: programme.seq, initiative: id)
    return pending.isAsked(work) ? [] : [work]
  }
}
