import Model
import Sample
import Screen

/// What the document says of an initiative, or of a candidate: question by question, with the place where it says so.
package enum FactsheetPane: Pane {
  /// One statement, of an initiative or of a candidate.
  struct Statement: Sendable, Hashable {
    /// What was asked.
    var question: Phrase
    /// Which side of it; nil where the question says it all.
    var aspect: Phrase?
    /// What is answered.
    var text: Phrase
    /// Of the document.
    var section: String
    /// Of the document.
    var line: Int
    /// Whether the document says it.
    var kind: StatementKind
    /// Whether there is an answer at all.
    var isStated: Bool
  }

  /// One line of a statement.
  package struct Line: Sendable, Hashable {
    /// By its place on the factsheet.
    var index: Int
    /// The words of this line.
    var text: String
    /// It is the first of its statement.
    var isFirst: Bool
    /// It is the first of its question.
    var opensQuestion: Bool
  }

  package struct Input: Sendable, Equatable {
    /// Whose card it is.
    var subject: String?
    /// In their order.
    var statements: [Statement]
    /// In which it is written.
    var language: Language
    /// Of the text in a line; nil where nothing is broken, because it is said.
    var width: Int?
  }

  package static let id = PaneID("factsheet", Phrase("Factsheet", "Factsheet"))

  package static func input(_ state: State) -> Input {
    let width = state.place(of: id)?.width ?? state.size.width
    let statements = statements(state)
    let places = FactPlaces(width: width, hasAspects: statements.contains { $0.aspect != nil })
    return Input(
      subject: state.place.subject, statements: statements, language: state.language,
      width: state.session.isLinear ? nil : places.text.width)
  }

  private static func statements(_ state: State) -> [Statement] {
    if let candidate = state.openCandidate {
      return candidate.lines.map { line in
        Statement(
          question: line.name, aspect: nil, text: line.text, section: line.section, line: line.line, kind: line.kind,
          isStated: line.isStated)
      }
    }
    return (state.place.subject.flatMap { Proposal.factsheets[$0] } ?? []).map { line in
      Statement(
        question: line.question.name, aspect: line.aspectName, text: line.text, section: line.section,
        line: line.line, kind: line.kind, isStated: line.isStated)
    }
  }

  package static func rows(_ input: Input) -> [Line] {
    var lines: [Line] = []
    for (index, one) in input.statements.enumerated() {
      let opens = index == 0 || input.statements[index - 1].question != one.question
      let text = one.text[input.language]
      let broken = input.width.map { wrapped(text, width: $0) } ?? [text]
      for (number, words) in broken.enumerated() {
        lines.append(Line(index: index, text: words, isFirst: number == 0, opensQuestion: number == 0 && opens))
      }
    }
    return lines
  }

  /// Beneath a rule, without a head.
  package static func height(_ input: Input, in rect: Rect) -> Int { rect.height - 1 }

  package static func subject(of row: Line?, _ state: State) -> Subject? {
    state.place.subject.flatMap { state.programme.column(of: $0) }.map { .initiative(column: $0) }
  }

  package static func open(_ row: Line, _ state: inout State) -> Opening {
    // A statement that names a finding leads there.
    let text = input(state).statements[row.index].text.dutch
    if let finding = state.register.first(where: { text.contains("(\($0.id))") || text.contains(": \($0.id))") }) {
      return .goes(showFinding(finding.id, &state))
    }
    return .refused(
      Phrase(
        "De factsheet is tekst; \(keyOf("source")) toont waar een regel op rust.",
        "The factsheet is text; \(keyOf("source")) shows what a line rests on."))
  }

  package static func figures(of row: Line?, _ state: State) -> [Figure] {
    let all = input(state).statements.map(figure)
    guard let row, all.indices.contains(row.index) else { return all }
    return [all[row.index]]
  }

  private static func figure(_ one: Statement) -> Figure {
    let name = one.aspect.map {
      Phrase("\(one.question.dutch), \($0.dutch)", "\(one.question.english), \($0.english)")
    }
    return Figure(
      name ?? one.question, one.text, one.kind == .choice ? .choice : .document(section: one.section, line: one.line))
  }

  package static func saying(of row: Line?, _ state: State) -> [Said] {
    let statements = input(state).statements
    guard let row, statements.indices.contains(row.index) else { return [] }
    let one = statements[row.index]
    guard one.isStated else {
      return [
        .words(
          Phrase(
            "Het document zegt hier niets over; \(one.section) \(one.line) is waar het had kunnen staan.",
            "The document is silent here; \(one.section) \(one.line) is where it would have stood."))
      ]
    }
    return [.words(one.text)]
  }

  package static func hints(_ state: State) -> [String] {
    ["up", "next-initiative-tab", "source", "open", "phase", "back", "operate", "help"]
  }

  package static func draw(_ seen: Seen<Self>, on painter: inout Painter) { painter.drawFactsheet(seen) }

  package static func read(_ row: Line, _ state: State) -> Reading {
    let one = input(state).statements[row.index]
    let head = [one.question, one.aspect].compactMap { $0 }.map { state.voice.say($0) }.joined(separator: ", ")
    return Reading("\(head): \(row.text)")
  }
}

/// Where question, aspect, text and place stand in a pane of a width.
private struct FactPlaces {
  /// Each as where it begins and how wide it is; no aspect of its own where there is no room.
  let question: (x: Int, width: Int)
  let aspect: (x: Int, width: Int)
  let text: (x: Int, width: Int)
  let place: (x: Int, width: Int)

  init(width: Int, hasAspects: Bool) {
    let isWide = width >= 100
    question = (1, isWide ? 25 : 20)
    aspect = (question.x + question.width + 1, isWide ? 12 : 11)
    let start = hasAspects ? aspect.x + aspect.width + 1 : aspect.x
    let end = width - 2
    place = (end - 8, 8)
    // Before the place, and a mark behind it, stays a blank.
    text = (start, max(10, min(84, place.x - 3 - start)))
  }
}

extension Painter {
  fileprivate mutating func drawFactsheet(_ seen: Seen<FactsheetPane>) {
    let statements = seen.input.statements
    let silent = statements.count { !$0.isStated }
    drawRule(
      seen.rect, FactsheetPane.id.title[language],
      notes: [
        say("in eigen woorden; * het document zegt er niets over", "in our own words; * the document is silent"),
        say("in eigen woorden", "in our own words"),
      ],
      infos: [
        seen.range(language),
        say(
          "\(statements.count) uitspraken, \(silent) niet vermeld",
          "\(statements.count) statements, \(silent) not stated"),
      ].compactMap { $0 }, focused: seen.isFocused)
    let places = FactPlaces(width: seen.rect.width, hasAspects: statements.contains { $0.aspect != nil })
    drawLines(seen, seen.input, in: seen.inner) {
      seen.isFocused && $0 == seen.cursor
    } _: { row, input, isLit, line, painter in
      let role = painter.drawGround(isLit, line.x, line.y, width: line.width)
      painter.drawStatement(row, input.statements[row.index], places, line, role)
    }
  }

  private mutating func drawStatement(
    _ row: FactsheetPane.Line, _ one: FactsheetPane.Statement, _ places: FactPlaces, _ line: Rect, _ role: Role
  ) {
    func ink(_ own: Role) -> Role { role == .tableCursor ? role : own }
    if row.opensQuestion {
      write(one.question[language], line.x + places.question.x, line.y, ink(.textStrong), width: places.question.width)
    }
    if row.isFirst, let aspect = one.aspect {
      write(aspect[language], line.x + places.aspect.x, line.y, ink(.textDim), width: places.aspect.width)
    }
    write(row.text, line.x + places.text.x, line.y, one.isStated ? role : ink(.textDim), width: places.text.width)
    guard row.isFirst else { return }
    let place = one.kind == .choice ? "[P]" : "\(one.section) \(one.line)"
    write(
      place + (one.isStated ? "  " : " *"), line.x + places.place.x - 2, line.y, ink(.textDim), width: 10, align: .right
    )
  }
}
