import Model
import Screen

/// Shows a series: as a table over the page, or in words where there is no screen.
func show(_ series: AdoptionSeries, _ state: inout State) {
  guard state.isHeadless else { return _ = state.lay(SeriesOverlay(series, state), alone: true) }
  func line(_ language: Language) -> String {
    series.quarters.map { point in
      "\(point.day.aligned(language))  \(seriesWords(point.asItWas, language))  \(seriesWords(point.recast, language))"
    }.joined(separator: "\n")
  }
  state.tell(
    .info,
    "\(series.initiative): einde kwartaal, zoals het was, herleid naar \(series.recastTo.words(.dutch))\n"
      + line(.dutch),
    "\(series.initiative): end of quarter, as it was, recast to \(series.recastTo.words(.english))\n" + line(.english))
}

/// How an initiative was adopted, quarter by quarter: as it was, and recast to one list of municipalities.
struct SeriesOverlay: Overlay {
  /// What was counted, day by day.
  let series: AdoptionSeries
  fileprivate let name: Phrase
  /// How far it was scrolled.
  fileprivate(set) var scroll: Scroll
  let shows = true

  /// The latest quarters show first.
  init(_ series: AdoptionSeries, _ state: State) {
    self.series = series
    name =
      state.programme.column(of: series.initiative).map { state.programme.initiatives[$0].name }
      ?? Phrase(same: series.initiative)
    scroll = Scroll(top: max(0, series.quarters.count - SeriesOverlay.height(state.screen)))
  }

  mutating func press(_ key: Key, _ state: inout State) -> Reaction {
    if scroll.take(key, count: series.quarters.count, height: SeriesOverlay.height(state.screen)) { return .stays }
    return key == .character("i") ? .opens(SourceOverlay(state.programme.seriesFigures(series), state)) : .closes
  }

  var hints: [Hint] { [.scroll, .source, .close] }

  func draw(on painter: inout Painter) { painter.drawSeries(self) }

  /// Quarters that fit: the frame, the head's two lines and the two of explanation left out.
  fileprivate static func height(_ screen: Screenful) -> Int { max(1, screen.over.height - 6) }
}

/// `194 van 388   50%   61%`: adopted, eligible, and the shares of municipalities and of inhabitants, lined up.
private func seriesWords(_ coverage: Coverage, _ language: Language) -> String {
  func share(_ part: Double?) -> String { padLeft(part.map(percentWords) ?? "–", 6) }
  let isReported = coverage.isReported
  let count = !isReported ? "–" : coverage.adopted == 0 ? Phrase("geen", "none")[language] : "\(coverage.adopted)"
  return padLeft(count, 4) + Phrase(" van ", " of ")[language] + padLeft("\(coverage.eligible)", 3)
    + share(isReported ? coverage.byMunicipalities : nil) + share(isReported ? coverage.byInhabitants : nil)
}

private func padLeft(_ text: String, _ width: Int) -> String {
  String(repeating: " ", count: max(0, width - text.count)) + text
}

extension Painter {
  fileprivate mutating func drawSeries(_ overlay: SeriesOverlay) {
    let series = overlay.series
    let quarters = series.quarters
    let visible = min(quarters.count, SeriesOverlay.height(screen))
    let inner = drawBox(
      overlay.name[language], width: min(76, size.width), height: visible + 6,
      right: say("in gebruik of geborgd", "in use or embedded"))
    let (x, width) = (inner.x + 1, inner.width - 2)
    let second = x + max(14, width * 2 / 9)
    let third = x + max(36, width * 6 / 10)
    write(say("Eind kwartaal", "End of quarter"), x, inner.y, .tableHead, width: second - x - 1)
    write(say("Zoals het was", "As it was"), second, inner.y, .tableHead, width: third - second - 1)
    write(
      say("Herleid naar ", "Recast to ") + series.recastTo.words(language), third, inner.y, .tableHead,
      width: x + width - third)
    let shares = padLeft("", 12) + say("   gem   inw", "   mun   inh")
    for start in [second, third] { write(shares, start, inner.y + 1, .tableHead, width: x + width - start) }
    for (index, point) in quarters[overlay.scroll.shown(quarters.count, height: visible)].enumerated() {
      let y = inner.y + 2 + index
      write(point.day.words(language), x, y, .overlay, width: second - x - 1)
      write(seriesWords(point.asItWas, language), second, y, .overlay, width: third - second - 1)
      write(seriesWords(point.recast, language), third, y, .overlay, width: x + width - third)
    }
    for (index, line) in wrapped(say(SeriesOverlay.explanation), width: width).prefix(2).enumerated() {
      write(line, x, inner.y + 2 + visible + index, .overlayDisabled, width: width)
    }
  }
}

extension SeriesOverlay {
  func dialogue(_ state: State) -> Dialogue {
    let (voice, language) = (state.voice, state.language)
    func words(_ coverage: Coverage) -> String {
      guard coverage.isReported else { return voice.say("nog niets gemeld", "nothing reported yet") }
      let of = voice.say(ofAll(coverage.adopted, coverage.eligible))
      guard let municipalities = coverage.byMunicipalities, let people = coverage.byInhabitants else { return of }
      return of
        + voice.say(
          ", \(percentWords(municipalities)) van de gemeenten, \(percentWords(people)) van de inwoners",
          ", \(percentWords(municipalities)) of the municipalities, \(percentWords(people)) of the inhabitants")
    }
    var dialogue = Dialogue(title: voice.say(name) + voice.say(", in gebruik of geborgd", ", in use or embedded"))
    let then = voice.say("zoals het was", "as it was")
    let recast = voice.say("herleid naar ", "recast to ") + series.recastTo.longWords(language)
    dialogue.text =
      series.quarters.map { point in
        "\(point.day.longWords(language)): \(then) \(words(point.asItWas)); \(recast) \(words(point.recast))"
      } + [voice.say(SeriesOverlay.explanation)]
    dialogue.hints = [.source, .close]
    return dialogue
  }

  fileprivate static let explanation = Phrase(
    "Gemeenten; herleid: een gemeente telt waar al haar voorgangers zo ver waren.",
    "Municipalities; recast: each counts once all its predecessors were that far.")
}
