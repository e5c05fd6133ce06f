import Model

extension BookingsPane {
  package static func read(_ booking: Booking, _ state: State) -> Reading {
    state.voice.booking(booking, state.programme, named: false)
  }

  package static func remarks(_ state: State) -> [Remark] {
    guard let index = state.openActivity else { return [] }
    let (voice, programme) = (state.voice, state.programme)
    let activity = programme.activities[index]
    let figures =
      voice.line(programme.lines[index]).map(\.words) + [
        voice.say("prognose ", "forecast ") + voice.euros(programme.forecast(of: index))
      ]
    let count = state.seen(Self.self).rows.count
    let empty = voice.say(
      "Nog niets geboekt; met \(keyOf("operate")) en \(keyOf("book")) boekt u",
      "Nothing booked yet; \(keyOf("operate")) and \(keyOf("book")) make a booking")
    return [
      Remark("year", "\(activity.year), \(activity.section)"), Remark("figures", figures.joined(separator: ", ")),
    ] + (count == 0 ? [Remark("empty", empty)] : [])
  }
}
