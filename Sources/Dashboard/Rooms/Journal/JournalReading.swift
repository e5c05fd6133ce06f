import Model

extension JournalPane {
  package static func read(_ record: JournalRecord, _ state: State) -> Reading {
    state.voice.record(record, state.programme, named: true)
  }

  package static func remarks(_ state: State) -> [Remark] {
    let voice = state.voice
    guard let records = state.answers.journal else {
      return [Remark("empty", voice.say("Het journaal wordt gelezen", "The journal is being read"))]
    }
    guard records.isEmpty else {
      let isOwn = state.asking(of: id).sort.isEmpty
      let limit = voice.say(State.journalLimit)
      let cut = voice.say(
        "Alleen de \(isOwn ? "nieuwste" : "eerste") \(limit); alles: samen get journal",
        "Only the \(isOwn ? "latest" : "first") \(limit); all: samen get journal")
      return (isOwn ? [Remark("newest", voice.say("Nieuwste eerst", "Newest first"))] : [])
        + (state.seen(Self.self).input.isCut ? [Remark("cut", cut)] : [])
    }
    return [Remark("empty", voice.say("Nog niets gewijzigd", "Nothing has been changed yet"))]
  }
}
