import Model
import Screen

/// Of each initiative how many used it on either day, and how many cells became another in which way.
package enum ComparePane: Pane {
  package struct Input: Sendable, Equatable {
    /// What the two days came to; nil until it was read.
    var comparison: Comparison?
    /// What is compared.
    var view: CompareView
  }

  package static let id = PaneID("compare", Phrase("Vergelijking", "Comparison"))

  package static func input(_ state: State) -> Input {
    let view = state[CompareView.self]
    return Input(comparison: view.read(state), view: view)
  }

  /// That which most use first.
  package static func rows(_ input: Input) -> [Comparison.Line] {
    let lines = input.comparison?.lines ?? []
    return lines.indices.sorted { (lines[$1].now, $0) < (lines[$0].now, $1) }.map { lines[$0] }
  }

  /// Beneath a rule and a head, over a line that says what the columns count where there is room for one.
  package static func height(_ input: Input, in rect: Rect) -> Int { rect.height - 2 - footHeight(input, rect) }

  /// That line.
  fileprivate static func footHeight(_ input: Input, _ rect: Rect) -> Int {
    rect.height > (input.comparison?.lines.count ?? rect.height) + 2 ? 1 : 0
  }

  package static func name(of row: Comparison.Line, _ input: Input) -> RowName? { row.initiative }

  package static func subject(of row: Comparison.Line?, _ state: State) -> Subject? { nil }

  /// Lists the cells of that initiative alone, or again of all.
  package static func open(_ row: Comparison.Line, _ state: inout State) -> Opening {
    let column = state.programme.column(of: row.initiative)
    state[CompareView.self].only = state[CompareView.self].only == column ? nil : column
    state.look.put(nil, in: ChangesPane.id)
    state.look.focus(on: ChangesPane.id, in: state.place.room)
    return .goes([])
  }

  package static func figures(of row: Comparison.Line?, _ state: State) -> [Figure] {
    guard let row, let comparison = input(state).comparison else { return [state.municipalityCount] }
    let (was, now) = (
      Figure(
        Phrase("in gebruik op \(comparison.before.words(.dutch))", "in use on \(comparison.before.words(.english))"),
        count: row.was, .reports),
      Figure(
        Phrase("in gebruik op \(comparison.after.words(.dutch))", "in use on \(comparison.after.words(.english))"),
        count: row.now, .reports)
    )
    return [
      Figure(
        Phrase("verschil", "difference"), count: row.now - row.was,
        .formula(
          Phrase(
            "tweede − eerste, met de gemeenten van de tweede dag",
            "second − first, with the municipalities of the second day"), inputs: [was, now]))
    ]
      + Comparison.Way.allCases.map { way in
        Figure(way.name, count: row[way], .formula(way.meaning, inputs: [was, now]))
      }
  }

  package static func hints(_ state: State) -> [String] {
    ["up", "open", "first-back", "second-back", "compare-known", "next-pane", "back", "source", "help"]
  }

  package static func draw(_ seen: Seen<Self>, on painter: inout Painter) { painter.drawComparison(seen) }

  package static func read(_ row: Comparison.Line, _ state: State) -> Reading {
    let voice = state.voice
    let ways = Comparison.Way.allCases.filter { row[$0] > 0 }.map { "\(row[$0]) \(voice.say($0.name))" }
    return Reading(
      voice.say(row.name),
      [
        (
          "use",
          voice.say("was \(row.was), is \(row.now) in gebruik", "was \(row.was), is \(row.now) in use")
        ), ("ways", ways.isEmpty ? voice.say("niets veranderd", "nothing changed") : ways.joined(separator: ", ")),
      ])
  }

  package static func remarks(_ state: State) -> [Remark] {
    let (voice, view) = (state.voice, state[CompareView.self])
    var words =
      voice.say("Van ", "From ") + view.firstDay.longWords(state.language) + voice.say(" tot ", " to ")
      + view.secondDay.longWords(state.language)
    if view.first.knownAt != .now { words += ", " + voice.say(view.how) }
    return [Remark("days", words)]
  }
}

extension Comparison.End {
  /// Its day, and up to when it was known.
  func words(_ language: Language) -> String {
    knownAt == .now
      ? day.words(language)
      : day.words(language) + Phrase(" (zoals toen bekend)", " (as known then)")[language]
  }
}

extension CompareView {
  /// How both days are known.
  var how: Phrase {
    if firstDay == secondDay { return Phrase("zoals toen bekend en zoals nu bekend", "as known then and as known now") }
    return isAsKnownThen
      ? Phrase("zoals op die dagen zelf bekend", "as known on those days themselves")
      : Phrase("wat nu bekend is van beide dagen", "what is known now of both days")
  }
}

extension Comparison.Way {
  /// What counts as such.
  var meaning: Phrase {
    switch self {
    case .went: Phrase("was in gebruik of geborgd, is dat niet meer", "was in use or embedded, is no longer")
    case .back: Phrase("lager, afgezien of beëindigd", "lower, declined or exited")
    case .came: Phrase("nu in gebruik of geborgd", "now in use or embedded")
    case .further: Phrase("vooruit, maar niet nieuw in gebruik", "further, but not newly in use")
    case .new: Phrase("eerste bericht", "first report")
    }
  }
}

extension Painter {
  fileprivate mutating func drawComparison(_ seen: Seen<ComparePane>) {
    let view = seen.input.view
    let title = say(
      "Vergelijk \(view.firstDay.words(.dutch)) met \(view.secondDay.words(.dutch))",
      "Compare \(view.firstDay.words(.english)) with \(view.secondDay.words(.english))")
    drawRule(
      seen.rect, title, notes: [say(view.how)],
      infos: [
        say("gemeenten · in gebruik of geborgd", "municipalities · in use or embedded"), say("in gebruik", "in use"),
      ],
      focused: seen.isFocused)
    guard seen.input.comparison != nil else {
      return drawReading(seen.inner)
    }
    drawSheet(seen, in: seen.inner) { Sheet($0.comparisonColumns(seen), width: seen.inner.width) }
    drawMeanings(seen)
  }

  /// What the columns count, and how many cells became another, as far as there is room.
  private mutating func drawMeanings(_ seen: Seen<ComparePane>) {
    guard ComparePane.footHeight(seen.input, seen.rect) > 0 else { return }
    let cells = grouped(seen.input.comparison?.rows.count ?? 0, language)
    let meanings = [Comparison.Way.further, .back, .new].map { "\($0.name[language]): \($0.meaning[language])" }
    let all = meanings.joined(separator: " · ")
    let variants = [all + " · " + say("\(cells) vakken", "\(cells) cells"), all, meanings[0]].map { letters($0) }
    guard let words = variants.first(where: { TextWidth.of($0) <= seen.inner.width - 2 }) else { return }
    write(words, seen.inner.x + 1, seen.rect.y + seen.rect.height - 1, .textDim)
  }

  /// Says that the days are being read.
  mutating func drawReading(_ inner: Rect) {
    write(say("Wordt gelezen…", "Being read…"), inner.x + 1, inner.y, .textDim, width: max(0, inner.width - 2))
  }

  private func comparisonColumns(_ seen: Seen<ComparePane>) -> [Column<Comparison.Line>] {
    let width = seen.inner.width
    func number(_ value: Int) -> String { value == 0 ? "·" : grouped(value, language) }
    func way(_ way: Comparison.Way, _ steps: KeyValuePairs<Int, Int>) -> Column<Comparison.Line> {
      Column(way.name, .steps(steps), .right, role: { $0[way] == 0 ? .textDim : way.role }) { number($0[way]) }
    }
    let most = seen.rows.flatMap(\.weeks).max() ?? 0
    return [
      Column(Phrase("initiatief", "initiative"), .rest(22)) { (width < 100 ? $0.brief : $0.name)[language] },
      Column(Phrase("was", "was"), .fixed(5), .right) { grouped($0.was, language) },
      Column(Phrase("is", "is"), .fixed(5), .right, role: { _ in .textStrong }) { grouped($0.now, language) },
      Column(width < 50 ? Phrase("±", "±") : Phrase("verschil", "change"), .steps([0: 5, 50: 8]), .right) {
        let change = $0.now - $0.was
        return change == 0 ? "=" : (change > 0 ? "+" : "") + grouped(change, language)
      },
      way(.came, [46: 7]), way(.went, [54: 6]), way(.further, [62: 8]), way(.back, [70: 6]), way(.new, [76: 6]),
      Column(Phrase("verloop", "course"), .steps([108: 25])) { line in
        let weeks = line.weeks.spread(over: 24)
        return " " + Sparkline.text(weeks.map(Int64.init), most: Int64(most), ascii: isASCII)
      },
    ]
  }
}

extension Comparison.Way {
  /// Its colour: what came is good, what went or fell back asks for attention.
  var role: Role? {
    switch self {
    case .came: .trendUp
    case .went, .back: .trendDown
    case .further, .new: nil
    }
  }
}

extension [Int] {
  /// As many values as asked, at even distances from the first to the last; all where there are fewer.
  fileprivate func spread(over count: Int) -> [Int] {
    self.count <= count ? self : (0..<count).map { self[$0 * (self.count - 1) / (count - 1)] }
  }
}
