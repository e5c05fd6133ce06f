import Foundation
import TestSupport
import Testing

/// Long jobs as their user sees them, on a store that is large enough for them to be long.
@Suite(.serialized, .realPrograms) struct LongJobProgramTests {
  private let folder: URL
  private var store: String { folder.appendingPathComponent("s.sqlite").path }

  init() throws { folder = try Project.temporaryFolder() }

  private func make() throws {
    let made = try run(
      Place.program, ["init", "--synthetic", "4000", "--records", "150000", "--store", store])
    try #require(made.status == 0 && made.errors.split(separator: "\n").count == 1, "\(made)")
  }

  @Test(":check and a day of a large store run beside the pages; Esc cancels; afterwards nothing wakes")
  func dashboard() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try make()
    let window = try TerminalWindow("\(Place.program.path) --store \(store) --operator --by anna")
    try window.wait("all to be read") {
      window.screen.contains("Uitrol per gemeente") && !window.screen.contains("laden…")
    }
    func say(_ line: String) throws {
      try window.press(":")
      try window.type(line)
      try window.press("Enter")
    }
    try say("check")
    try window.wait(for: "Esc breekt af")
    try window.press("4")
    try window.wait(for: "Vanaf 2018")
    try window.press("Escape")
    try window.wait(for: "controle: afgebroken.")
    #expect(!window.screen.contains("breekt af"))
    // A save goes first, and the check still comes to its end.
    try say("check")
    try window.wait(for: "breekt af")
    try say("set \"Gemeente 000001\" overlijden --note kort")
    try window.wait(for: "opgeslagen")
    try window.wait("the end of the check") { !window.screen.contains("breekt af") }
    try say("check")
    try window.wait(for: "zijn in orde")
    try say("as-of 2017-03-01")
    try window.wait(for: "1 mrt 2017 · VERLEDEN")
    try window.press("t")
    try window.wait(for: "stand 1 okt 2017")
    try waitUntil("rest") {
      let before = switches(window.process)
      letPass(seconds: 0.7)
      return switches(window.process) == before
    }
    try window.press("Q")
    #expect(try window.waitForEnd() == 0)
  }

  /// How often all threads of a process went to sleep.
  private func switches(_ process: pid_t) -> Int {
    let tasks = "/proc/\(process)/task"
    return ((try? FileManager.default.contentsOfDirectory(atPath: tasks)) ?? []).reduce(0) { sum, task in
      let status = (try? String(contentsOfFile: "\(tasks)/\(task)/status", encoding: .utf8)) ?? ""
      let line = status.split(separator: "\n").first { $0.hasPrefix("voluntary_ctxt_switches") }
      return sum + (line.flatMap { Int($0.split(whereSeparator: \.isWhitespace).last ?? "") } ?? 0)
    }
  }

  @Test("init and check tell on a terminal how far they are, and ^C leaves them cleanly")
  func verbs() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let making = try TerminalWindow(
      "\(Place.program.path) init --synthetic 4000 --records 400000 --store \(store) --lang nl")
    try making.wait(for: "schrijven ")
    try making.press("C-c")
    #expect(try making.waitForEnd() == 130)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
    try make()
    let checking = try TerminalWindow("\(Place.program.path) check --store \(store) --lang nl")
    try checking.wait(for: "controle ")
    try checking.press("C-c")
    #expect(try checking.waitForEnd() == 130)
    let whole = try run(Place.program, ["check", "--store", store, "--lang", "nl"])
    #expect(whole.status == 0 && whole.output == "in orde\n" && whole.errors.isEmpty)
  }
}
