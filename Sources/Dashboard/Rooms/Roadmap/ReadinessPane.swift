import Model
import Sample
import Screen

/// How much of each proposal to the assembly of June 2017 is ready: each count leads to its steps.
package enum ReadinessPane: AnswerPane {
  package typealias Input = AnswerLine

  package static let id = PaneID("readiness", Phrase("Klaar voor de ALV", "Ready for the assembly"))

  static func lines(_ state: State) -> [[AnswerWord]] { once(state, lines) }

  private static func lines(_ data: State.Data) -> [[AnswerWord]] {
    let all = Readiness.all(Proposal.steps(data.programme.settings))
    func words(_ name: (Readiness) -> Phrase) -> [AnswerWord] {
      all.enumerated().flatMap { index, one -> [AnswerWord] in
        let (lead, name, count) = (index == 0 ? "" : " · ", name(one), "\(one.ready)/\(one.total)")
        let goal = one.proposal.rawValue
        return [
          .words("\(lead)\(name.dutch) ", "\(lead)\(name.english) "),
          one.ready == one.total ? .figure(count, count, goal) : .warning(count, count, goal),
        ]
      }
    }
    let lead = AnswerWord.words("Klaar voor de ALV van juni 2017: ", "Ready for the assembly of June 2017: ")
    return [
      [lead] + words { $0.proposal.name }, [.words("Juni 2017: ", "June 2017: ")] + words { $0.proposal.name },
      words { Phrase(same: String($0.proposal.name.dutch.prefix(5))) },
    ]
  }

  /// Goes to the first of its steps that is not done, or else to its first.
  package static func open(_ row: AnswerWord, _ state: inout State) -> Opening {
    let own = steps(row, state)
    guard let step = own.first(where: { $0.progress != .done }) ?? own.first else { return .goes([]) }
    state.look.focus(on: StepsPane.id, in: .roadmap)
    state.ask(of: StepsPane.id) { $0.filter = nil }
    Room.pane(StepsPane.id).follow(&state, step.step.id)
    return .goes(state.reads)
  }

  package static func figures(of row: AnswerWord?, _ state: State) -> [Figure] {
    guard let row else { return StepsPane.figures(of: nil, state) }
    let own = steps(row, state)
    return [
      Figure(
        row.goal.map { name(ofGoal: $0, state) } ?? id.title, row.text,
        .formula(
          Phrase("stappen die klaar zijn van alle stappen", "steps that are done of all steps"),
          inputs: own.map { one in
            Figure(
              Phrase(same: one.step.id), one.progress.name,
              one.record.map { .journal($0) }
                ?? .document(section: one.step.quote.section, line: one.step.quote.line))
          }))
    ]
  }

  package static func saying(of row: AnswerWord?, _ state: State) -> [Said] {
    guard let row, let goal = row.goal else { return [] }
    let open = steps(row, state).filter { $0.progress != .done }.map(\.step.id).joined(separator: " ")
    let name = name(ofGoal: goal, state)
    let rest =
      open.isEmpty ? Phrase(": alles klaar", ": all done") : Phrase(" · nog open: \(open)", " · still open: \(open)")
    return [.words(Phrase("\(name.dutch) ", "\(name.english) ")), .figure(row.text), .words(rest)]
  }

  static func name(ofGoal goal: String, _ state: State) -> Phrase {
    NextStep.Proposal(rawValue: goal)?.name ?? id.title
  }

  private static func steps(_ row: AnswerWord, _ state: State) -> [StepStanding] {
    let proposal = row.goal.flatMap { NextStep.Proposal(rawValue: $0) }
    return Proposal.steps(state.programme.settings).filter { $0.step.proposal == proposal }
  }
}
