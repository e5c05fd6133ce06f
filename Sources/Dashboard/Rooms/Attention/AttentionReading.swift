import Model

extension AttentionPane {
  package static func read(_ line: Line, _ state: State) -> Reading {
    let voice = state.voice
    switch line {
    case .head(let group, let count): return Reading("\(voice.say(group.name)): \(voice.say(count))")
    case .one(let one):
      var words = "\(voice.say(one.kind.name)): \(voice.say(one.title))"
      if let since = one.since { words += voice.say(", sinds ", ", since ") + voice.say(since) }
      if let days = one.days {
        words += ", " + voice.count(days, Phrase("dag", "day"), Phrase("dagen", "days"))
      }
      return Reading(words)
    }
  }

  package static func remarks(_ state: State) -> [Remark] {
    guard state.seen(Self.self).rows.isEmpty else { return [] }
    return [
      Remark(
        "empty",
        state.voice.say(
          "Niets vraagt aandacht: alles loopt, alles klopt en van elke gemeente is gehoord",
          "Nothing needs attention: all is on course, everything adds up and every municipality has been heard from"))
    ]
  }
}
