import Model
import Screen

extension State {
  /// How many lines measure time: none in the present, more where there is room for them.
  var rulerHeight: Int {
    guard isPast, !session.isLinear else { return 0 }
    return size.height >= 36 ? 4 : size.height >= 30 ? 2 : size.height >= 14 ? 1 : 0
  }

  /// The keys of the player.
  var playerHints: [Hint] {
    [
      Hint("Space", travel.isPaused ? Phrase("verder", "go on") : Phrase("pauze", "pause")),
      Hint("+ -", Phrase("tempo", "pace")), Hint("←→", letters: "Left/Right", travel.step.name),
      Hint("Esc", Phrase("stop hier", "stop here")),
    ]
  }
}

/// Where the day shown lies between the beginning and now, what happened on it, and what has come since.
enum Ruler: Block {
  struct Input: Equatable {
    var data: State.Data
    /// On which days steps were made; nil until it was read.
    var days: DayBook?
    /// How one goes through the days.
    var travel: TimeTravel
  }

  static func input(_ state: State) -> Input {
    Input(data: state.data, days: state.answers.days, travel: state.travel)
  }

  static func draw(_ input: Input, in rect: Rect, on painter: inout Painter) { painter.drawRuler(input, rect) }
}

extension Painter {
  fileprivate mutating func drawRuler(_ input: Ruler.Input, _ rect: Rect) {
    canvas.fill(rect, theme[.ruler])
    // What lies here is no list.
    mark(rect, .nothing)
    let programme = input.data.programme
    let isTall = rect.height >= 4
    if isTall { drawParts(happened(input), rect.y, rect.width) }
    drawWeeks(input, Rect(x: rect.x, y: rect.y + (isTall ? 1 : 0), width: rect.width, height: min(2, rect.height)))
    if isTall { drawParts(since(input, programme), rect.y + 3, rect.width) }
  }

  private mutating func drawParts(_ parts: [(text: String, role: Role)], _ y: Int, _ width: Int) {
    var x = 1
    for (index, (text, role)) in parts.enumerated() {
      let room = width - 1 - x
      // What comes last may be left out, and is not cut.
      guard room > 0, index < 2 || TextWidth.of(text) <= room else { return }
      x += write(text, x, y, role, width: min(room, TextWidth.of(text)))
    }
  }

  /// `vr 30 jun 2017: 12 stappen  GIBIT 6 (4 in gebruik) · …`
  private func happened(_ input: Ruler.Input) -> [(text: String, role: Role)] {
    let programme = input.data.programme
    let weekday = Painter.weekdays[Int((programme.asOf.number + 3) % 7 + 7) % 7][language]
    let day = "\(weekday) \(programme.asOf.words(language))"
    guard let days = input.days else { return [(day, .rulerDay)] }
    guard let entry = days.entry(on: programme.asOf) else {
      return [(day, .rulerDay), (say(": niets veranderd", ": nothing changed"), .rulerRest)]
    }
    let count = entry.count
    let steps = count == 1 ? say("1 stap", "1 step") : say("\(count) stappen", "\(count) steps")
    let order = entry.steps.indices.filter { entry.steps[$0] != 0 }.sorted {
      (entry.steps[$1], $0) < (entry.steps[$0], $1)
    }
    let words = order.map { column -> String in
      let name = programme.initiatives.indices.contains(column) ? programme.initiatives[column].brief[language] : "?"
      let adopted = entry.adopted[column]
      return "\(name) \(entry.steps[column])"
        + (adopted > 0 ? say(" (\(adopted) in gebruik)", " (\(adopted) in use)") : "")
    }
    return [("\(day): \(steps)", .rulerDay), ("  " + words.joined(separator: " · "), .ruler)]
  }

  private static let weekdays = [
    Phrase("ma", "Mon"), Phrase("di", "Tue"), Phrase("wo", "Wed"), Phrase("do", "Thu"), Phrase("vr", "Fri"),
    Phrase("za", "Sat"), Phrase("zo", "Sun"),
  ]

  /// `sinds deze dag tot nu: Govroam 71 → 248 · …`
  private func since(_ input: Ruler.Input, _ programme: Programme) -> [(text: String, role: Role)] {
    guard let days = input.days else { return [] }
    let pairs = programme.initiatives.indices.compactMap { column -> (from: Int, to: Int, name: String)? in
      guard days.adopted.indices.contains(column) else { return nil }
      let (from, to) = (input.data.coverage[column].adopted, days.adopted[column])
      return from == to ? nil : (from, to, programme.initiatives[column].brief[language])
    }
    let head = say("sinds deze dag tot nu: ", "from this day to now: ")
    guard !pairs.isEmpty else {
      return [(head, .rulerRest), (say("even veel in gebruik", "just as many in use"), .rulerRest)]
    }
    let words = pairs.sorted { $0.to - $0.from > $1.to - $1.from }.map { "\($0.name) \($0.from) → \($0.to)" }
    return [
      (head, .rulerRest), (words.joined(separator: " · "), .ruler),
      ("   :" + (language == .dutch ? "vergelijk " : "compare ") + programme.asOf.iso, .rulerRest),
    ]
  }

  /// A bar for each week, and under it, where there is room, months with a mark at the day.
  private mutating func drawWeeks(_ input: Ruler.Input, _ rect: Rect) {
    let programme = input.data.programme
    let (asOf, today) = (programme.asOf, programme.today)
    let back = today - asOf
    let now = say("nu ", "now ") + today.short(language)
    let ago =
      input.travel.speed.map { speed -> String in
        let pace = 1000.0 / Double(TimeTravel.speeds[speed])
        let words = Painter.decimal(pace, language)
        return input.travel.isPaused ? say("‖ pauze", "‖ paused") : say("▸ \(words)/s", "▸ \(words)/s")
      } ?? (back > 0 ? say("\(back) d terug", "\(back) d ago") : "")
    let isLow = rect.height < 2
    let right = isLow ? "\(now)   \(ago)" : TextWidth.of(now) > TextWidth.of(ago) ? now : ago
    let head = rect.width >= 100 ? say("per week", "per week") : ""
    let left = head.isEmpty ? 2 : TextWidth.of(head) + 3
    let room = rect.width - left - TextWidth.of(right) - 3
    write(head, 1, rect.y, .rulerRest)
    guard room >= 8 else { return drawParts([(right, .ruler)], rect.y, rect.width) }
    let start = min(input.days?.entries.first?.day ?? BassFit.start, asOf)
    let weeks = (input.days ?? DayBook(seq: 0, today: today, entries: [], adopted: [])).weeks(from: start, cells: room)
    let each = max(1, min(2, room / max(1, weeks.sums.count)))
    let bars = Sparkline.text(weeks.sums.map(Int64.init), ascii: isASCII).map(String.init)
    let at = max(0, min(weeks.sums.count - 1, (asOf - weeks.first) / max(1, weeks.days)))
    for (index, bar) in bars.enumerated() {
      let role: Role = index < at ? .ruler : index == at ? .rulerDay : .rulerRest
      write(String(repeating: bar, count: each), left + index * each, rect.y, role)
    }
    let end = left + weeks.sums.count * each + 1
    drawText(isLow ? right : now, end, rect.y, .rulerRest, width: rect.width - end, height: 1)
    guard !isLow else { return }
    let axis = TimeAxis(first: weeks.first, last: today, width: weeks.sums.count * each)
    for tick in axis.ticks {
      // The mark of the day stands in the place of a name.
      guard let month = tick.month, !(tick.column - 1...tick.column + 6).contains(at * each) else { continue }
      let year = tick.year.map { " '\(padded($0 % 100, to: 2))" } ?? ""
      let next = axis.ticks.first { $0.column > tick.column }?.column ?? axis.width
      let words = month[language] + (next - tick.column > 3 + year.count ? year : "")
      write(
        words, left + tick.column, rect.y + 1, .rulerRest, width: min(TextWidth.of(words), axis.width - tick.column))
    }
    write("▲", left + at * each, rect.y + 1, .rulerDay)
    write(ago, end, rect.y + 1, .rulerRest, width: max(0, min(rect.width - end, TextWidth.of(ago))))
  }

  /// A number with one decimal where it has one: `13,6`.
  static func decimal(_ value: Double, _ language: Language) -> String {
    let tenths = Int((value * 10).rounded())
    let whole = "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10)"
    return tenths % 10 == 0 ? whole : whole + (language == .dutch ? "," : ".") + "\(abs(tenths) % 10)"
  }
}

extension Day {
  /// Without its year: `1 okt`.
  func short(_ language: Language) -> String {
    let (_, month, day) = civil
    return "\(day) \(monthNames[month - 1][language])"
  }
}
