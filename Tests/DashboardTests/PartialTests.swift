import Dashboard
import Model
import Sample
import Screen
import Store
import TestSupport
import Testing

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

  @Test("A status that is not read yet shows as such, and not as not reported")
  func unknown() throws {
    var (state, _) = try states()
    _ = update(&state, .key(.character("G")))
    let lines = view(state).text().filter { $0.contains("Gemeente 0") }.map {
      $0.split(separator: "Gemeente 0").last ?? ""
    }
    #expect(!lines.isEmpty && lines.allSatisfy { $0.contains("…") && !$0.contains("·") })
  }
}
