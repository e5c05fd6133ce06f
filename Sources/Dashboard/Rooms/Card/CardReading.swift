import Model
import Screen

extension StatusesPane {
  package static func read(_ column: Int, _ state: State) -> Reading {
    guard let row = state.openRow else { return Reading("") }
    return Reading(state.voice.cell(row, column, of: state.programme))
  }

  package static func remarks(_ state: State) -> [Remark] {
    [Remark("facts", state.cardFacts(width: 100_000).joined(separator: ", "))]
  }
}

extension HistoryPane {
  package static func read(_ record: JournalRecord, _ state: State) -> Reading {
    state.voice.record(record, state.programme, named: false)
  }

  package static func remarks(_ state: State) -> [Remark] {
    guard state.seen(Self.self).rows.isEmpty else { return [] }
    return [Remark("empty", state.voice.say("Nog niets gemeld", "Nothing reported yet"))]
  }
}

extension NeighboursPane {
  package static func read(_ row: Int, _ state: State) -> Reading {
    let (voice, programme) = (state.voice, state.programme)
    let (adopted, count) = (programme.adopted(row), programme.initiatives.count)
    let isSelf = row == state.openRow ? voice.say(", deze gemeente zelf", ", this municipality itself") : ""
    return Reading(
      state.municipalityWords(row, isWaiting: false) + isSelf,
      [("used", voice.say("gebruikt \(adopted) van \(count)", "uses \(adopted) of \(count)"))]
        + voice.cells(row, first: nil, of: programme))
  }

  package static func remarks(_ state: State) -> [Remark] {
    let (voice, programme) = (state.voice, state.programme)
    let rows = state.seen(Self.self).rows
    guard let region = state.openMunicipality?.corop, !rows.isEmpty else {
      return [Remark("empty", voice.say("Geen regio bekend", "No region known"))]
    }
    let numbers = programme.initiatives.enumerated().map { column, initiative in
      "\(voice.say(initiative.shortName)) \(rows.count { programme.mark($0, column).status.isAdopted })"
    }.joined(separator: ", ")
    return [
      Remark(
        "region",
        voice.say(
          "COROP-gebied \(region); in gebruik of geborgd, van \(rows.count): \(numbers)",
          "COROP region \(region); in use or embedded, of \(rows.count): \(numbers)"))
    ]
  }
}

extension YearsPane {
  package static func read(_ line: String, _ state: State) -> Reading {
    // The curve is for the eyes; the numbers stand in the lines beneath it.
    guard line.contains(where: { Spark.isCell($0) }) else {
      let words = line.split { " ▸".contains($0) }.map(String.init)
      guard words.count > 1, words.allSatisfy({ $0.allSatisfy { $0.isNumber || ".,".contains($0) } }) else {
        return Reading(line)
      }
      let years = stride(from: 0, to: words.count - 1, by: 2).map { "\(words[$0]): \(words[$0 + 1])" }
      return Reading(years.joined(separator: "; "))
    }
    return Reading(state.voice.say("Inwoners volgens CBS op 1 januari", "Inhabitants by CBS on 1 January"))
  }

  package static func remarks(_ state: State) -> [Remark] {
    guard input(state).isRead else { return [Remark("empty", state.voice.say("Wordt gelezen", "Being read"))] }
    return []
  }
}
