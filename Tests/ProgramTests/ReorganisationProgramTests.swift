import Foundation
import TestSupport
import Testing

@Suite(.realPrograms) struct ReorganisationProgramTests {
  private let program = Project.product("samen")

  @Test("A script sees what holds, and records by hand once; wrong words are usage, and nothing is kept of either")
  func script() throws {
    let folder = try Project.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let store = folder.appendingPathComponent("s.sqlite").path
    func samen(_ arguments: String...) throws -> Outcome {
      try run(program, arguments + ["--store", store, "--lang", "nl", "--by", "anna"])
    }
    #expect(try samen("init", "--sample").status == 0)
    let shown = try samen("do", "reorganise 2018-01-01")
    #expect(shown.status == 0 && shown.errors.contains("geldt het vanzelf"), "\(shown)")
    #expect(try samen("do", "reorganise 2018-13-01").status == 2)
    let hand = "reorganise 2019-01-01 Baarn+Soest GM9901 Eemstad"
    let done = try samen("do", hand)
    #expect(done.status == 0 && done.errors.contains("herindeling per 1 jan 2019 vastgelegd"), "\(done)")
    #expect(try samen("do", hand).status == 4)
    let unknown = try samen("do", "reorganise 2019-01-01 Zeist+Zoest GM9902 Zeistad")
    #expect(unknown.status == 2 && unknown.errors.contains("«Zoest»"), "\(unknown)")
    // Nothing is frozen by what is to come.
    #expect(try samen("set", "Baarn", "gon", "O").status == 0)
    #expect(try samen("set", "Littenseradiel", "gon", "D").status == 0)
    #expect(try samen("get", "municipalities", "--as-of", "2018-01-01").status == 2)
    #expect(try samen("do", "undo; undo; undo; redo").status == 0)
    #expect(try samen("check").status == 0)
    #expect(try samen("do", "series gibit recast 2018-01-01").output.contains("van 380"))
  }

  @Test("Of two that reorganise at once one does it, and the other is told")
  func race() async throws {
    let folder = try Project.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let store = folder.appendingPathComponent("s.sqlite").path
    _ = try run(program, ["init", "--sample", "--store", store])
    let program = program
    let statuses = try await withThrowingTaskGroup(of: Int32.self) { group in
      for name in ["anna", "bram"] {
        group.addTask {
          try run(
            program,
            [
              "do", "reorganise 2018-06-01 Baarn+Soest GM9901 Eemstad", "--store", store, "--by", name,
            ]
          ).status
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(statuses.sorted() == [0, 4])
    #expect(try run(program, ["check", "--store", store]).status == 0)
  }
}
