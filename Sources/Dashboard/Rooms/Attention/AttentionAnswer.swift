import Model
import Sample
import Screen

/// How much asks for attention, by what is asked.
enum AttentionAnswer: Block {
  static func input(_ state: State) -> State.Data { state.data }

  static func draw(_ data: State.Data, in rect: Rect, on painter: inout Painter) {
    let all = data.programme.attention
    func count(_ group: Attention.Group) -> Int { all.count { $0.kind.group == group } }
    let (urgent, watched, silent) = (count(.decision), count(.watch), count(.silence))
    guard !all.isEmpty else {
      return painter.drawAnswer([[.words("Niets vraagt aandacht.", "Nothing needs attention.")]], in: rect)
    }
    let rows = AttentionPane.rows(data)
    /// A click goes to the head of the group.
    func deed(_ group: Attention.Group) -> Mark.Deed? {
      rows.firstIndex { if case .head(group, _) = $0 { true } else { false } }
        .map { .row(AttentionPane.id, $0, column: nil) }
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
          urgent == 1 ? "1 needs a decision now" : "\(urgent) need a decision now", deed(.decision))
    ]
    let heard: [AnswerWord] = [
      .words(", 90 dagen niets gehoord: ", ", not heard from in 90 days: "),
      .figure("\(silent)", "\(silent)", deed(.silence)),
    ]
    let rest: [AnswerWord] =
      [
        .words(". In het oog houden: ", ". To keep an eye on: "), .figure("\(watched)", "\(watched)", deed(.watch)),
      ] + (data.lag.isReported ? heard : [.words(", nog niets gemeld", ", nothing reported yet")])
    painter.drawAnswer(
      [
        lead + [.words(names(.dutch), names(.english))] + rest, lead + rest,
        lead + [
          .words(" · in het oog \(watched) · niet gehoord \(silent)", " · watched \(watched) · not heard \(silent)")
        ],
      ], in: rect)
  }
}
