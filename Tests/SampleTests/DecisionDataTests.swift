import Model
import Sample
import Testing

@Suite struct DecisionDataTests {
  @Test("Every decision, step and body of the document is there once, and names only what is there")
  func whole() {
    let decisions = Proposal.decisions
    let (ids, bodies) = (decisions.map(\.id), Set(Proposal.bodies.map(\.id)))
    #expect(decisions.count == 27 && Set(ids).count == ids.count)
    #expect(decisions.count { $0.standing == .put } == 12 && decisions.count { $0.standing == .expected } == 5)
    for one in decisions {
      #expect(one.body.isEmpty || bodies.contains(one.body), "\(one.id)")
      #expect(one.id.count <= 11, "\(one.id) has no room in its column")
      #expect((one.follows + [one.partOf].compactMap(\.self)).allSatisfy(ids.contains), "\(one.id)")
      // Of what was put to the members the document does not know the outcome.
      #expect(one.outcome.dutch.isEmpty == one.standing.isOpen, "\(one.id)")
    }
    #expect(decisions.filter(\.lacksText).map(\.id) == ["D"])
    #expect(Proposal.chain.map(\.number) == Array(0...9))
    // Who weighs beforehand is not said.
    #expect(Proposal.chain.filter { $0.body.isEmpty }.map(\.number) == [3])
    #expect(Proposal.chain.allSatisfy { $0.body.isEmpty || bodies.contains($0.body) })
    #expect(Proposal.chain[0].decisions == ["A-1", "A-2"] && Proposal.chain[4].findings == ["F15"])
    let functions = Dictionary(uniqueKeysWithValues: Proposal.bodies.map { ($0.id, $0.functions.count) })
    #expect(functions["taskforce"] == 5 && functions["vng"] == 5)
    for body in Proposal.bodies { #expect(body.decision.map(ids.contains) ?? true, "\(body.id)") }
    for step in ScaleUpStep.allCases { #expect(Proposal.chain[step.number].body == step.body, "\(step)") }
  }

  @Test("Both languages say everything, and no word of the one stands in the other's place")
  func spoken() {
    let phrases =
      Proposal.decisions.flatMap { [$0.title, $0.outcome, $0.note] } + Proposal.chain.flatMap { [$0.short, $0.text] }
      + Proposal.bodies.flatMap { [$0.name, $0.short, $0.role] + $0.functions.map(\.words) }
    for phrase in phrases { #expect(phrase.dutch.isEmpty == phrase.english.isEmpty, "\(phrase)") }
  }
}
