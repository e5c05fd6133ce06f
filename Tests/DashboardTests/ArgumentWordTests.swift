import Dashboard
import Model
import TestSupport
import Testing

/// What a command takes is said once: usage, completion and what does not belong follow from it.
@Suite(.dice) struct ArgumentWordTests {
  @Test("Completion offers what may stand next: names and initiatives, then statuses, then nothing but text")
  func completion() throws {
    let state = try Desk(language: .english).state
    let ids = state.programme.initiatives.map(\.id)
    func next(_ line: String) -> [String] { completionCandidates(line, state) }
    #expect(
      next("set ").prefix(ids.count + 1) != [] && next("set ").contains("Amersfoort") && next("set ").contains("gibit"))
    #expect(next("set gibit ") == RolloutStatus.choices.map(\.rawValue))
    #expect(next("set \"Bergen op Zoom\" ").contains("gibit"))
    #expect(next("set Bergen op Zoom g").contains("gibit"))
    #expect(next("set Amersfoort gibit G ") == ["on"] && next("plan Amersfoort gibit ") == ["none"])
    #expect(next("series gibit ") == ["recast"] && next("series ") == ids)
    #expect(next("language ") == ["nl", "en"] && next("group pro") == ["province"] && next("now ").isEmpty)
    #expect(next("sort gon ") == ["desc", "asc"] && next("sort gon desc ").isEmpty)
    #expect(next("pivot province status ") == ids && next("fund-share maintenance 40 ").contains("maintenance"))
    #expect(
      next("page f") == ["fund", "findings"] || next("page f") == ["findings", "fund"]
        || next("page f").contains("fund"))
    #expect(next("nooit ").isEmpty && next("").contains("set"))
  }

  @Test("Whatever is completed can be completed on, and no words end the program")
  func anything() throws {
    var dice = Dice()
    let state = try Desk().state
    let commands = Command.all.map(\.id)
    for _ in 0..<2000 {
      var line = commands[dice.below(commands.count)] + " "
      for _ in 0..<dice.below(5) {
        let known = completionCandidates(line, state)
        line +=
          known.isEmpty || dice.below(4) == 0
          ? ["x", "\"", "1", "", "a b"][dice.below(5)] : Words.quoted(known[dice.below(known.count)])
        line += " "
      }
      _ = completionCandidates(line, state)
    }
  }

  @Test("A command that stands alone refuses words, and both languages name what others take")
  func alone() throws {
    var desk = try Desk()
    for line in ["now morgen", "refresh x", "copy-view \"\""] {
      try desk.run(line)
      #expect(desk.state.notice?.kind == .usage && desk.notice.contains("staat alleen"), "\(line): \(desk.notice)")
    }
    for (line, words) in [
      ("language de", "Er is: nl en."), ("group stad", "Er is: geen provincie grootteklasse"),
      ("contributions 2017", "Er is: 2018"),
      ("sort gon snel", "Er is: aflopend oplopend."), ("sort gon desc x", "Schrijf: sort KOLOM [aflopend|oplopend]."),
      ("series gibbit", "gibit"), ("fund-threshold naast 5", "Er is: boven onder."),
      ("view-name a b", "Geef het een naam"),
      ("contributions 2018 2019", "Schrijf: contributions [2018|2019|2020|2021]."),
    ] {
      try desk.run(line)
      #expect(desk.state.notice?.kind == .usage && desk.notice.contains(words), "\(line): \(desk.notice)")
    }
    #expect(desk.effects.isEmpty)
    try desk.press("E")
    try desk.press("4")
    for line in [
      "book ibd", "reverse-booking", "fund-total 1 2 3", "fund-share beheer", "contribution-setting", "undo x",
    ] {
      try desk.run(line)
      let id = line.prefix { $0 != " " }
      #expect(desk.state.notice?.kind == .usage && desk.notice.contains("Schrijf: \(id) "), "\(line): \(desk.notice)")
    }
    for command in Command.all {
      let (dutch, english) = (command.usage(.dutch), command.usage(.english))
      #expect(dutch.split(separator: " ").count == english.split(separator: " ").count)
      #expect(!dutch.contains("MUNICIPALITY") && !dutch.contains("REASON") && !dutch.contains("DAY"), "\(dutch)")
    }
  }
}
