import Model
import Screen

/// Who came to another status in the last 30 days, the latest first, of the initiative that the map is about.
enum MapRecentPane: Pane {
  struct Input: Sendable, Equatable {
    /// What the map shows of whom.
    var scene: MapScene
    /// The initiative; that which is furthest where the map is about all.
    var column: Int?
  }

  /// A municipality whose status is new.
  struct Line: Sendable {
    /// In the programme.
    var row: Int
    /// Since when it holds.
    var day: Day
    /// What it came to.
    var status: RolloutStatus
  }

  static let id = PaneID("map-recent", Phrase("Laatste 30 dagen", "Last 30 days"))

  static func input(_ state: State) -> Input {
    Input(scene: state.mapScene, column: state.mapColumn ?? state.programme.column(of: state.mapFurthest))
  }

  static func rows(_ input: Input) -> [Line] {
    let programme = input.scene.data.programme
    guard let column = input.column else { return [] }
    let first = programme.asOf + -Programme.trendDays
    return programme.municipalities.indices.compactMap { row -> Line? in
      guard input.scene.kinds[row] >= 0 else { return nil }
      let cell = programme[row, column]
      return cell.since.flatMap { $0 > first ? Line(row: row, day: $0, status: cell.status) : nil }
    }.sorted { ($1.day, $0.row) < ($0.day, $1.row) }
  }

  static func name(of row: Line, _ input: Input) -> RowName? { input.scene.data.programme.municipalities[row.row].code }
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
    let used = seen.rows.count { $0.status.isAdopted }
    let all = grouped(seen.rows.count, language)
    drawRule(
      rect, MapRecentPane.id.title[language], notes: [name],
      infos: [
        say("\(all) nieuwe statussen · \(used) in gebruik", "\(all) new statuses · \(used) in use"), all,
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
        Phrase(same: "status"), .fixed(20),
        paint: { line, place, role, painter in
          let style = painter.statusStyle(line.status)
          painter.canvas.write(
            "\(painter.statusGlyph(line.status)) \(line.status.short[painter.language])", x: place.x, y: place.y,
            style: role == .tableCursor ? style.over(painter.theme[role]) : style, width: place.width)
        }),
      Column(Phrase("provincie", "province"), .rest(), role: { _ in .textDim }) {
        programme.municipalities[$0.row].province
      },
    ]
    drawSheet(Sheet(columns, width: seen.inner.width), seen, of: input, in: seen.inner, hasHead: false)
  }
}
