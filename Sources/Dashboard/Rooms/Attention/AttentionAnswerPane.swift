import Model
import Sample
import Screen

/// How much asks for attention, by what is asked: each count leads to its group.
package enum AttentionAnswerPane: AnswerPane {
  package typealias Input = AnswerLine

  package static let id = PaneID("attention-answer", Phrase("Antwoord", "Answer"))

  static func lines(_ state: State) -> [[AnswerWord]] { once(state, lines) }

  private static func lines(_ data: State.Data) -> [[AnswerWord]] {
    let all = data.programme.attention
    func count(_ group: Attention.Group) -> Int { all.count { $0.kind.group == group } }
    let (urgent, watched, silent) = (count(.decision), count(.watch), count(.silence))
    guard !all.isEmpty else { return [[.words("Niets vraagt aandacht.", "Nothing needs attention.")]] }
    /// What has no group has nothing behind it.
    func goal(_ group: Attention.Group) -> String? { count(group) == 0 ? nil : "\(group.rawValue)" }
    func figure(_ group: Attention.Group) -> AnswerWord {
      .figure("\(count(group))", "\(count(group))", goal(group))
    }
    let kinds = Set(all.lazy.filter { $0.kind.group == .decision }.map(\.kind))
    func names(_ language: Language) -> String {
      let listed = Attention.Kind.allCases.filter { kinds.contains($0) }.map { $0.name[language] }
      return listed.isEmpty ? "" : ": " + listed.joined(separator: ", ")
    }
    let lead: [AnswerWord] = [
      urgent == 0
        ? .words("Niets vraagt nu een besluit", "Nothing needs a decision now")
        : .warning(
          urgent == 1 ? "1 vraagt nu een besluit" : "\(urgent) vragen nu een besluit",
          urgent == 1 ? "1 needs a decision now" : "\(urgent) need a decision now", goal(.decision))
    ]
    let heard: [AnswerWord] = [
      .words(", 90 dagen niets gehoord: ", ", not heard from in 90 days: "), figure(.silence),
    ]
    let rest: [AnswerWord] =
      [.words(". In het oog houden: ", ". To keep an eye on: "), figure(.watch)]
      + (data.lag.isReported ? heard : [.words(", nog niets gemeld", ", nothing reported yet")])
    return [
      lead + [.words(names(.dutch), names(.english))] + rest, lead + rest,
      lead + [
        .words(" · in het oog ", " · watched "), .figure("\(watched)", "\(watched)", goal(.watch)),
        .words(" · niet gehoord ", " · not heard "), .figure("\(silent)", "\(silent)", goal(.silence)),
      ],
    ]
  }

  package static func open(_ row: AnswerWord, _ state: inout State) -> Opening {
    state.look.focus(on: AttentionPane.id, in: .attention)
    Room.pane(AttentionPane.id).follow(&state, "group \(row.goal ?? "")")
    return .goes(state.reads)
  }

  package static func figures(of row: AnswerWord?, _ state: State) -> [Figure] {
    guard let group = row.flatMap(group) else { return AttentionPane.figures(of: nil, state) }
    return AttentionPane.figures(of: .head(group, count: count(group, state)), state)
  }

  package static func saying(of row: AnswerWord?, _ state: State) -> [Said] {
    guard let group = row.flatMap(group) else { return [] }
    return AttentionPane.saying(of: .head(group, count: count(group, state)), state)
  }

  static func name(ofGoal goal: String, _ state: State) -> Phrase {
    Int(goal).flatMap(Attention.Group.init).map(\.name) ?? id.title
  }

  private static func group(_ row: AnswerWord) -> Attention.Group? {
    row.goal.flatMap { Int($0) }.flatMap(Attention.Group.init)
  }

  private static func count(_ group: Attention.Group, _ state: State) -> Int {
    for case .head(group, let count) in state.attentionLines { return count }
    return 0
  }
}
