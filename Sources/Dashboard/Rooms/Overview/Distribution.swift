import Model
import Screen

/// The statuses as a distribution shows them: the furthest first, what stands beside the road last.
let distributionOrder: [RolloutStatus] = [
  .embedded, .inUse, .implementing, .preparing, .committed, .orienting, .declined, .exited, .unknown,
]

extension Painter {
  /// Beneath the zoomed initiatives: for each a line of all municipalities by status, drawn in the statuses' own signs,
  /// and where there is room the numbers.
  mutating func drawDistribution(_ data: State.Data, in rect: Rect, cursor: Int?) {
    let initiatives = data.programme.initiatives
    write(
      say("Verdeling over de statussen (elke streep: alle gemeenten)", "By status (each line: all municipalities)"),
      rect.x + 1, rect.y, .title, width: rect.width - 2)
    var y = rect.y + 1
    let barX = rect.x + 22
    let width = max(1, rect.width - 24)
    for (index, initiative) in initiatives.enumerated() where y < rect.y + rect.height {
      let role: Role = index == cursor ? .textStrong : .table
      write((index == cursor ? "▸" : " ") + initiative.shortName[language], rect.x, y, role, width: 21)
      let counts = distributionOrder.map { data.coverage[index].count(of: $0) }
      var x = barX
      for (status, part) in zip(distributionOrder, allotted(counts, width: width)) {
        canvas.write(
          String(repeating: statusGlyph(status), count: part), x: x, y: y, style: statusStyle(status))
        x += part
      }
      y += 1
    }
    let numbers = Rect(x: rect.x, y: y + 1, width: rect.width, height: rect.y + rect.height - y - 1)
    if numbers.height >= initiatives.count + 1, rect.width >= 22 + 6 * distributionOrder.count {
      drawNumbers(data, in: numbers, cursor: cursor)
    } else if numbers.height >= 1 {
      drawKey(in: numbers)
    }
  }

  private mutating func drawNumbers(_ data: State.Data, in rect: Rect, cursor: Int?) {
    let step = min(22, (rect.width - 24) / distributionOrder.count)
    for (column, status) in distributionOrder.enumerated() {
      let name = step >= 14 ? status.words(language, ascii: isASCII) : statusGlyph(status)
      canvas.write(
        name, x: rect.x + 22 + column * step, y: rect.y, style: theme[.tableHead], width: step - 1, align: .right)
    }
    for (index, initiative) in data.programme.initiatives.enumerated() {
      let y = rect.y + 1 + index
      let role: Role = index == cursor ? .textStrong : .table
      write(initiative.shortName[language], rect.x + 1, y, role, width: 20)
      for (column, status) in distributionOrder.enumerated() {
        let number = data.coverage[index].count(of: status)
        write(
          number == 0 ? "–" : "\(number)", rect.x + 22 + column * step, y, number == 0 ? .textDim : role,
          width: step - 1, align: .right)
      }
    }
    drawKey(
      in: Rect(
        x: rect.x, y: rect.y + data.programme.initiatives.count + 2, width: rect.width,
        height: rect.height - data.programme.initiatives.count - 2))
  }

  /// The signs with their names, in as many lines as they need.
  private mutating func drawKey(in rect: Rect) {
    guard rect.height > 0 else { return }
    let names = distributionOrder.map { $0.words(language, ascii: isASCII) }
    for (line, words) in flowed(names, separator: "   ", width: rect.width - 2).prefix(rect.height).enumerated() {
      write(words, rect.x + 1, rect.y + line, .textDim)
    }
  }
}
