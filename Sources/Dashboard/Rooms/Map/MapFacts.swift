import Model
import Screen

/// What is to be known of the municipality under the map's cursor.
enum MapFacts: Block {
  struct Input: Equatable, Sendable {
    var data: State.Data
    /// In the programme; nil where there is none.
    var row: Int?
    /// The initiative that the map is about.
    var column: Int?
    /// What the map shows of it where that is no status.
    var plain: Phrase?
    /// How many initiatives it uses.
    var use: Phrase
    /// Whom the arrows go to.
    var neighbours: [Neighbour]

    /// Somebody who lies next to it.
    struct Neighbour: Equatable, Sendable {
      /// The arrow that leads there.
      var way: Atlas.Way
      /// In the programme.
      var row: Int
    }
  }

  static func input(_ state: State) -> Input {
    let row = state.seen(MapPane.self).current
    return Input(
      data: state.data, row: row, column: state.mapColumn, plain: row.flatMap { MapScene.plain(state.mapScene, $0) },
      use: row.map { state.mapUse($0) } ?? Phrase(same: ""),
      neighbours: row.map { state.mapNeighbours($0).map { Input.Neighbour(way: $0.way, row: $0.row) } } ?? [])
  }

  static func draw(_ input: Input, in rect: Rect, on painter: inout Painter) { painter.drawMapFacts(input, rect) }
}

extension Painter {
  fileprivate mutating func drawMapFacts(_ input: MapFacts.Input, _ rect: Rect) {
    guard let row = input.row else { return }
    let programme = input.data.programme
    let one = programme.municipalities[row]
    let isTall = rect.height >= programme.initiatives.count + 3
    drawRule(
      rect, one.name, notes: [one.code],
      infos: [
        say("\(keyOf("open")): kaart van de gemeente", "\(keyOf("open")): its card"),
        say("\(keyOf("open"))", "\(keyOf("open"))"),
      ],
      focused: false)
    var y = rect.y + 1
    let end = rect.y + rect.height
    func line(_ text: String, _ role: Role, _ painter: inout Painter) {
      guard y < end else { return }
      painter.write(text, rect.x + 2, y, role, width: rect.width - 3)
      y += 1
    }
    let people = grouped(one.inhabitants, language)
    line("\(one.province) · " + say("\(people) inwoners", "\(people) inhabitants"), .text, &self)
    guard !isTall else {
      if let plain = input.plain, input.column == nil { line(plain[language], .textStrong, &self) }
      for column in programme.initiatives.indices where y < end {
        drawMapStatus(row, column, input, rect, y)
        y += 1
      }
      return
    }
    if let column = input.column, y < end {
      drawMapStatus(row, column, input, rect, y, isAlone: true)
      y += 1
    } else if let plain = input.plain {
      line(plain[language], .textStrong, &self)
    }
    line(input.use[language], .text, &self)
    drawMapNeighbours(input, rect, y)
  }

  /// One initiative in a line: a click shows it on the map.
  private mutating func drawMapStatus(
    _ row: Int, _ column: Int, _ input: MapFacts.Input, _ rect: Rect, _ y: Int, isAlone: Bool = false
  ) {
    let programme = input.data.programme
    let (initiative, cell) = (programme.initiatives[column], programme[row, column])
    let isHere = column == input.column
    var x = rect.x + 2
    if !isAlone {
      mark(
        Rect(x: rect.x + 1, y: y, width: rect.width - 2, height: 1), .command("map-measure", [initiative.id]))
      write(initiative.tabled[language], x, y, isHere ? .textStrong : .text, width: 14)
      x += 15
    }
    let since = cell.since?.words(language) ?? (isAlone ? "" : "–")
    let end = rect.x + rect.width - 2
    canvas.write(
      "\(statusGlyph(cell.status)) \(cell.status.short[language])", x: x, y: y, style: statusStyle(cell.status),
      width: end - x - TextWidth.of(since) - 1)
    write(since, end - TextWidth.of(since), y, .textDim)
  }

  /// Whom the arrows go to, each with its name as far as there is room.
  private mutating func drawMapNeighbours(_ input: MapFacts.Input, _ rect: Rect, _ y: Int) {
    guard y < rect.y + rect.height, !input.neighbours.isEmpty else { return }
    let programme = input.data.programme
    let signs = input.neighbours.map { one -> String in
      let status = input.column.map { statusGlyph(programme.mark(one.row, $0).status) } ?? ""
      return "\(one.way.sign)\(status)"
    }
    let names = zip(signs, input.neighbours).map { "\($0) \(programme.municipalities[$1.row].name)" }
    let long = names.joined(separator: "  ")
    let text =
      TextWidth.of(letters(long)) <= rect.width - 3 ? long : say("buren: ", "around: ") + signs.joined(separator: " ")
    write(letters(text), rect.x + 2, y, .textDim, width: rect.width - 3)
  }
}
