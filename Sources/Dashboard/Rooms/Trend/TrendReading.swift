import Model

extension TrendPane {
  package static func read(_ row: Int, _ state: State) -> Reading {
    let voice = state.voice
    let name = voice.say(state.programme.initiatives[row].shortName)
    guard let uptake = input(state).uptake(row) else {
      return Reading(name, [("none", voice.say("wordt gelezen", "is being read"))])
    }
    guard uptake.isReported else {
      return Reading(name, [("none", voice.say("nog niets gemeld", "nothing reported yet"))])
    }
    let lines = TrendLines(uptake, state.trend)
    let words = TrendWords(lines)
    func said(_ words: [AnswerWord]) -> String {
      let text = words.map { voice.say($0.text) }.joined()
      return String(text.reversed().drop { " .i".contains($0) }.reversed())
    }
    let now = uptake.now
    let share = lines.share.map { ", " + percentWords($0) + " " + voice.say(state.trend.measure.whole) } ?? ""
    return Reading(
      name,
      [
        ("use", voice.say(ofAll(now.adopted, now.eligible)) + voice.say(" in gebruik", " in use") + share),
        ("committed", voice.say("toegezegd \(now.committed)", "committed \(now.committed)")),
        ("pace", said(words.pace)), ("commitments", said(words.commitments)), ("funnel", said(words.funnel)),
        ("curve", said(words.curve.first ?? [])),
      ])
  }

  package static func remarks(_ state: State) -> [Remark] {
    let voice = state.voice
    let measure = voice.say("Geteld: ", "Counted: ") + voice.say(state.trend.measure.name)
    let then = voice.say(state.trend.past.words(state.programme.asOf))
    let part = input(state).part.map { voice.say($0) } ?? ""
    return [
      Remark("measure", measure), Remark("then", then),
      Remark("filter", part, gone: voice.say("Geen filter", "No filter")),
    ]
  }
}

extension TrendMeasure {
  /// What a share is of.
  fileprivate var whole: Phrase {
    switch self {
    case .municipalities: Phrase("van de gemeenten", "of the municipalities")
    case .inhabitants: Phrase("van de inwoners", "of the inhabitants")
    case .willing: Phrase("van wie wil", "of the willing")
    }
  }
}
