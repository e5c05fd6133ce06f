import Model
import Sample
import Screen

/// The step under the cursor in full: whose it is, where the document says it, both times where it does so twice, and
/// what was recorded.
package enum StepDetailPane: DetailPane {
  /// The list whose row it tells of.
  package typealias List = StepsPane

  package struct Input: Sendable, Equatable {
    /// The step under the cursor.
    var step: StepStanding?
    /// What is said of it, in lines that fit.
    var lines: [Line]
  }

  /// One line, and how it is written.
  package struct Line: Sendable, Equatable {
    /// What it says.
    var text: String
    /// How it is written.
    var role: Role
  }

  /// So many rows the list has, with its rule and head; what is left is for this.
  static let listHeight = 25

  package static let id = PaneID("next-step", Phrase("Stap", "Step"))

  package static func input(_ state: State) -> Input {
    let width = max(20, state.screen.body.width - 4)
    return Input(
      step: state.seen(StepsPane.self).current,
      lines: told(state, width: width) { $1.lines(of: $0, state, width: width) } ?? [])
  }

  package static func rows(_ input: Input) -> [Line] { input.lines }

  package static func hints(_ state: State) -> [String] { StepsPane.hints(state) }

  package static func read(_ row: Line, _ state: State) -> Reading { Reading(row.text) }

  package static func draw(_ seen: Seen<Self>, on painter: inout Painter) {
    painter.drawRule(
      seen.rect, seen.input.step.map { painter.say(Phrase("Stap \($0.step.id)", "Step \($0.step.id)")) } ?? "",
      info: seen.range(painter.language), focused: seen.isFocused)
    painter.drawLines(seen, seen.input, in: seen.inner) {
      seen.isFocused && $0 == seen.cursor
    } _: { row, _, isLit, line, painter in
      let role = painter.drawGround(isLit, line.x, line.y, width: line.width)
      painter.write(row.text, line.x + 1, line.y, isLit ? role : row.role, width: max(0, line.width - 1))
    }
  }
}

extension Painter {
  fileprivate func lines(of row: StepStanding, _ state: State, width: Int) -> [StepDetailPane.Line] {
    let (step, day) = (row.step, state.programme.asOf)
    let due = step.due == .none ? say("niet vermeld", "not given") : step.due.words(language)
    let late = row.daysLate(on: day).map { ", " + lateWords($0)[language] } ?? ""
    var parts: [(String, Role)] = [
      (capitalised(step.title[language]), .textStrong),
      (
        say("Van: ", "Owner: ") + step.owner[language] + say(" · uiterlijk: ", " · due: ") + due
          + say(" · stand: ", " · state: ") + row.progress.name[language] + late, .text
      ),
    ]
    if let proposal = step.proposal {
      parts.append(
        (
          say("Deel van het voorstel aan de ALV van juni 2017: ", "Part of the proposal to the assembly of June 2017: ")
            + proposal.name[language], .text
        ))
    }
    for quote in [step.quote, step.again].compactMap({ $0 }) {
      parts.append(("\(quote.section), \(say("regel", "line")) \(quote.line): «\(quote.words)»", .textDim))
    }
    if let difference = step.difference {
      parts.append((say("Verschil: ", "Difference: ") + difference[language], .text))
    }
    if let record = row.record {
      let why = record.reason.isEmpty ? "" : ": \(record.reason)"
      let sample = record.isSample ? say(" (voorbeeldgegevens)", " (sample data)") : ""
      parts.append(
        (
          say("Vastgelegd door ", "Recorded by ") + record.byWords(language) + say(", per ", ", as of ")
            + record.effective.words(language) + why + sample, .text
        ))
    } else {
      parts.append((say("Nog niets vastgelegd.", "Nothing recorded yet."), .textDim))
    }
    return parts.flatMap { text, role in
      wrapped(text, width: width).map { StepDetailPane.Line(text: $0, role: role) }
    }
  }
}
