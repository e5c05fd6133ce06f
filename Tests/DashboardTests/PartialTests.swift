import Model
import Sample
import Screen
import Store
import TestSupport
import Testing

@testable import Dashboard

@Suite struct PartialTests {
  private func states() throws -> (first: State, whole: Programme) {
    let store = try ProgrammeStore.inMemory(
      seed: Seed.synthetic(count: 2500, facts: try Project.sampleSeed()), isSample: true)
    let state = State(
      programme: try store.beginning(asOf: nil, clock: Day(number: 0)), language: .dutch, theme: .plain,
      size: Size(width: 120, height: 40), operatorName: "anna", keymap: Keymap())
    return (state, try store.programme(asOf: nil, clock: Day(number: 0)))
  }

  private func picture(_ state: State) -> String { view(state).text().joined(separator: "\n") }

  @Test("Until all is read nothing is said of totals and nothing can be changed; then all is there")
  func loading() throws {
    var (state, whole) = try states()
    #expect(picture(state).contains("laden…") && !picture(state).contains("65%"))
    #expect(picture(state).contains("2.500") || picture(state).contains("2500"))
    for key in ["E", "s"] { _ = update(&state, .key(try #require(Key(key)))) }
    #expect(state.overlay == nil && state.notice?.text.dutch.contains("geladen") == true)
    _ = update(&state, .key(.character("G")))
    #expect(picture(state).contains("…"))
    _ = execute(line: "filter gon=D", &state)
    _ = update(&state, .loaded(whole))
    #expect(!picture(state).contains("laden…"))
    #expect(state.rows.count == whole.municipalities.indices.filter { whole[$0, 4].status == .committed }.count)
    _ = update(&state, .key(.character("s")))
    #expect(state.overlay != nil)
  }

  @Test("What an earlier session asked of lists waits until all is read")
  func recalled() throws {
    var (state, whole) = try states()
    var memory = Memory()
    memory.names = [.asked: ["journal": "kind=undo", "findings:order": "line:desc"]]
    _ = state.recall(placeOf: memory)
    #expect(state.askedTexts == memory.names[.asked] && state.asking(of: JournalPane.id).isEmpty)
    _ = update(&state, .loaded(whole))
    #expect(state.askedTexts == memory.names[.asked] && state.asking(of: JournalPane.id).filter?.text == "kind=undo")
  }

  @Test("A filter that was remembered and names what is not there is left out once all is read, and that is said")
  func misfit() throws {
    var (state, whole) = try states()
    var memory = Memory()
    memory.places = [.filter: "provincie=Atlantis"]
    _ = state.recall(placeOf: memory)
    _ = update(&state, .loaded(whole))
    #expect(state.filter == nil && state.notice?.text.dutch.contains("«provincie=Atlantis»") == true)
  }

  @Test("Foot, groups and provinces claim nothing of statuses that are still being read")
  func sums() throws {
    var (state, whole) = try states()
    func lines(_ text: String) -> [String] { view(state).text().filter { $0.contains(text) } }
    let provinces = view(state).text().drop { !$0.contains("Waar het achterloopt") }.dropFirst(2).prefix(3)
    #expect(provinces.count == 3 && provinces.allSatisfy { $0.contains("…") && !$0.prefix(60).contains("%") })
    _ = execute(line: "page municipalities", &state)
    _ = execute(line: "group province", &state)
    _ = execute(line: "fold-all", &state)
    for text in ["% gem. in gebruik", "% inw. in gebruik", "+ Gelderland"] {
      #expect(!lines(text).isEmpty && lines(text).allSatisfy { $0.contains("…") && !$0.dropFirst(20).contains("%") })
    }
    _ = update(&state, .loaded(whole))
    #expect(lines("% gem. in gebruik").allSatisfy { !$0.contains("…") && $0.dropFirst(20).contains("%") })
  }

  @Test("A status that is not read yet shows as such, and not as not reported")
  func unknown() throws {
    var (state, _) = try states()
    _ = update(&state, .key(.character("G")))
    // From the name on: what stands at the left of the matrix is another pane.
    let lines = view(state).text().dropLast(2).compactMap { line in
      line.firstRange(of: /Gemeente 002[45]/).map { line[$0.lowerBound...].prefix { $0 != "│" } }
    }
    #expect(!lines.isEmpty && lines.allSatisfy { $0.contains("…") && !$0.contains("·") })
  }
}
