import Model
import Store
import TestSupport
import Testing

@Suite struct DossierTests {
  @Test("Meierijstad has three predecessors that sum to 79.599 inhabitants of 2016")
  func merger() throws {
    let store = try ProgrammeStore.inMemory(seed: try Project.sampleSeed(), isSample: true)
    let dossier = try store.dossier(of: "GM1948")
    #expect(dossier.predecessors.map(\.name) == ["Schijndel", "Sint-Oedenrode", "Veghel"])
    #expect(dossier.predecessors.compactMap(\.inhabitants).reduce(0, +) == 79_599)
    #expect(dossier.predecessors.allSatisfy { $0.date == Day(year: 2017, month: 1, day: 1) && $0.kind == .merger })
    #expect(dossier.successors.isEmpty && dossier.inhabitants.map(\.year) == Array(2017...2026))
  }

  @Test("A municipality that was divided knows where it went; an unknown code has nothing")
  func split() throws {
    let store = try ProgrammeStore.inMemory(seed: try Project.sampleSeed(), isSample: true)
    let programme = try store.programme(asOf: nil, clock: Day(number: 0))
    let code = try #require(programme.municipalities.first { $0.name == "Littenseradiel" }?.code)
    let successors = try store.dossier(of: code).successors
    #expect(successors.count == 3 && successors.allSatisfy { $0.inhabitants != nil })
    let nothing = try store.dossier(of: "GM9999")
    #expect(nothing.inhabitants.isEmpty && nothing.predecessors.isEmpty && nothing.successors.isEmpty)
  }
}
