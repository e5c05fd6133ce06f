import Dashboard
import Model
import Screen
import Testing

@Suite struct DutchNameTests {
  @Test("Every command has a name in Dutch, no two the same and none another's id")
  func names() {
    let ids = Set(Command.all.map(\.id))
    for id in Command.dutch.keys { #expect(ids.contains(id), "«\(id)» is no command") }
    // Words that both languages write alike.
    let same: Set = ["plan", "filter"]
    for command in Command.all where !same.contains(command.id) {
      let name = command.name(.dutch)
      #expect(name != command.id, "\(command.id) has no Dutch name")
      #expect(name.allSatisfy { $0.isLowercase || $0 == "-" }, "\(name)")
      #expect(Command.named(name)?.id == command.id, "«\(name)» is another's")
    }
  }

  @Test(
    "A line in Dutch does what the same line does in English",
    arguments: [
      ("pagina fonds", "page fund"), ("pagina gemeenten", "page municipalities"),
      ("groepeer provincie", "group province"), ("groepeer geen", "group none"),
      ("groepeer grootteklasse", "group size-class"), ("sorteer inwoners aflopend", "sort inhabitants desc"),
      ("taal en", "language en"), ("stand 2017-06-01", "as-of 2017-06-01"), ("bekend nu", "known-at now"),
      ("markeer Almere", "mark Almere"), ("kolom govroam", "column govroam"),
      ("zet Amersfoort gibit O per 1-9-2017", "set Amersfoort gibit O on 2017-09-01"), ("sinds geen", "since none"),
      ("notitie Almere gibit per ongeluk geen", "note Almere gibit per ongeluk geen"),
      ("bijdragen-sorteer inwoners aflopend", "contribution-sort inhabitants desc"),
    ])
  func lines(_ dutch: String, _ english: String) throws {
    func after(_ line: String) throws -> String {
      var desk = try Desk()
      try desk.run("operate")
      try desk.run(line)
      #expect(![.usage, .refusal].contains(desk.state.notice?.kind), "\(line): \(desk.notice)")
      let record = try desk.store.journal(limit: 1).first
      return desk.picture + "\(record?.to ?? "") \(record?.reason ?? "") \(record?.effective.iso ?? "")"
    }
    #expect(try after(dutch) == after(english))
  }

  @Test("What is typed half is completed in the language of the screen, and what is mistyped is guessed")
  func completion() throws {
    var desk = try Desk()
    #expect(completionCandidates("them", desk.state) == ["thema"])
    #expect(completionCandidates("theme", desk.state) == ["theme"])
    #expect(completionCandidates("groepeer pr", desk.state) == ["provincie"])
    #expect(completionCandidates("pagina fo", desk.state) == ["fonds"])
    #expect(completionCandidates("zet Almere gibit B p", desk.state) == ["per"])
    try desk.run("groeper provincie")
    #expect(desk.notice.contains("Bedoelt u groepeer"))
    desk.state.session.language = .english
    #expect(completionCandidates("them", desk.state) == ["theme"])
    #expect(completionCandidates("page fu", desk.state) == ["fund"])
  }
}
