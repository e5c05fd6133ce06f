import Model

extension InitiativesPane {
  package static func read(_ row: Int, _ state: State) -> Reading {
    let (voice, programme) = (state.voice, state.programme)
    let name = voice.say(programme.initiatives[row].shortName)
    let coverage = state.coverage[row]
    let change = programme.adoptedChange.indices.contains(row) ? programme.adoptedChange[row] : 0
    let trend =
      change > 0
      ? voice.say("\(change) erbij in 30 dagen", "\(change) more in 30 days")
      : change < 0
        ? voice.say("\(-change) minder in 30 dagen", "\(-change) fewer in 30 days")
        : voice.say("gelijk gebleven in 30 dagen", "unchanged in 30 days")
    var words = "\(name): \(voice.shares(coverage)), \(trend)"
    if coverage.undecided > 0 {
      words += voice.say(
        ", \(coverage.undecided) keer een uitzondering te beslissen", ", \(coverage.undecided) exemptions to be decided"
      )
    }
    return Reading(words)
  }

  package static func remarks(_ state: State) -> [Remark] {
    let voice = state.voice
    return [Remark("what", voice.say("In gebruik of geborgd", "In use or embedded"))]
  }
}

extension RolloutPane {
  package static func read(_ row: Int, _ state: State) -> Reading {
    let (voice, programme) = (state.voice, state.programme)
    let column = programme.initiatives.indices.contains(state.column) ? state.column : nil
    return Reading(
      state.municipalityWords(row, isWaiting: state.misfits(grouped: false).rows.contains(row)),
      voice.cells(row, first: column, of: programme),
      here: column.map { voice.cell(row, $0, of: programme) })
  }

  package static func remarks(_ state: State) -> [Remark] {
    let empty = state.voice.say("Geen gemeente voldoet aan het filter", "No municipality matches the filter")
    return (state.rows.isEmpty ? [Remark("empty", empty)] : []) + state.markRemarks(grouped: false)
  }
}

extension FundPane {
  package static func read(_ row: FundRow, _ state: State) -> Reading {
    let (voice, programme, data) = (state.voice, state.programme, state.data)
    switch row {
    case .group(let group):
      return Reading(voice.say(group.name), voice.line(programme.total(of: group, year: data.fundYear)))
    case .activity(let index):
      return Reading(voice.say(programme.activities[index].name), voice.line(programme.lines[index]))
    case .total: return Reading(voice.say("Totaal", "Total"), voice.line(data.fundTotal))
    case .others:
      let rows = state.seen(Self.self).rows
      return Reading(voice.say(programme.name(of: row, rows)), voice.line(data.line(of: row, rows)))
    }
  }

  package static func remarks(_ state: State) -> [Remark] {
    let (voice, total) = (state.voice, state.data.fundTotal)
    let sample = total.isSample ? voice.say(", boekingen zijn voorbeeld", ", bookings are sample data") : ""
    return [
      Remark(
        "free",
        voice.say(
          "Fonds \(state.data.fundYear): vrij \(voice.millions(total.free)) van \(voice.millions(total.budget))\(sample)",
          "Fund \(state.data.fundYear): free \(voice.millions(total.free)) of \(voice.millions(total.budget))\(sample)")
      )
    ]
  }
}
