import Model

extension FindingsPane {
  package static func read(_ finding: Finding, _ state: State) -> Reading {
    let (voice, painter) = (state.voice, Painter(state))
    let standing = finding.isOpen ? voice.say("open", "open") : voice.say("afgedaan", "settled")
    let lines = painter.detailLines(finding)
    return Reading(
      "\(finding.id), \(standing), \(painter.placeName(finding.place, state.programme)): \(lines[0].text)",
      lines.dropFirst().enumerated().map {
        ("\($0)", [$1.head, $1.text].filter { !$0.isEmpty }.joined(separator: " "))
      })
  }

  package static func remarks(_ state: State) -> [Remark] {
    [Remark("open", state.voice.say("\(state.openFindings) open", "\(state.openFindings) open"))]
  }
}
