import Model
import Screen

/// Everything about the function under the cursor of the social domain, in whole sentences.
package enum SocialPane: DetailPane {
  /// The list whose row it tells of.
  package typealias List = FundTabPane

  package struct Input: Sendable, Equatable {
    /// What it is about, and where that stands.
    var (title, source): (String, String)
    /// What is said, in lines that fit.
    var lines: [Line]
  }

  /// One line, and what its words are, where they begin.
  package struct Line: Sendable, Equatable {
    /// What it is about; empty where the words go on.
    var label: String
    /// What it says.
    var text: String
  }

  package static let id = PaneID("social-function", Phrase("Functie", "Function"))

  package static func input(_ state: State) -> Input {
    let rect = state.place(of: id) ?? state.screen.body
    let row = state.seen(FundTabPane.self).current
    guard !state.programme.ledger.functions.isEmpty else { return Input(title: "", source: "", lines: []) }
    let words = Painter(state).pen.socialWords(row, state.programme, isLow: rect.height < 9)
    return Input(
      title: words.title, source: words.source,
      lines: words.lines.filter { !$0.text.isEmpty }.flatMap { label, text in
        wrapped(text, width: max(20, rect.width - 17)).enumerated().map { Line(label: $0 == 0 ? label : "", text: $1) }
      })
  }

  package static func rows(_ input: Input) -> [Line] { input.lines }

  package static func hints(_ state: State) -> [String] { ["up", "next-tab", "source", "next-pane", "zoom", "help"] }

  package static func read(_ row: Line, _ state: State) -> Reading {
    Reading([row.label, row.text].filter { !$0.isEmpty }.joined(separator: ": "))
  }

  package static func draw(_ seen: Seen<Self>, on painter: inout Painter) {
    painter.drawRule(
      seen.rect, seen.input.title, infos: [seen.range(painter.language), seen.input.source].compactMap { $0 },
      focused: seen.isFocused)
    painter.drawLines(seen, seen.input.lines, in: seen.inner) {
      seen.isFocused && $0 == seen.cursor
    } _: { row, _, isLit, line, painter in
      let role = painter.drawGround(isLit, line.x, line.y, width: line.width)
      painter.write(row.label, line.x + 1, line.y, isLit ? role : .textDim, width: 12)
      painter.write(row.text, line.x + 14, line.y, isLit ? role : .text, width: line.width - 15)
    }
  }
}

extension Painter {
  /// What is to be said of a row of the social domain, by what it is about.
  /// - Parameter isLow: what the table above has is not said again.
  fileprivate func socialWords(_ row: FundPageRow?, _ programme: Programme, isLow: Bool)
    -> (title: String, source: String, lines: [(label: String, text: String)])
  {
    let functions = programme.ledger.functions
    guard case .function(let index) = row else {
      let freed = functions.of(.freed).first.flatMap(programme.stated)?[language] ?? ""
      return (
        say("Wat niet is toegedeeld (F9)", "What is not allotted (F9)"), "C, D",
        [
          (
            say("Sommetje", "Sum"),
            "\(freed) − \(functions.allotted.euros(language)) = " + (functions.unallotted ?? .zero).roughly[language]
          ),
          (
            say("Betekent", "Means"),
            say(
              "de tekst splitst dit niet uit over de drie functies die zij geen bedrag geeft",
              "the text does not split this over the three functions to which it gives no amount")
          ),
        ]
      )
    }
    let function = functions[index]
    let amount = programme.stated(function).map { "€ \($0[language])" } ?? say("niet vermeld", "not stated")
    return (
      function.name[language],
      say("\(function.section), regel \(function.line)", "\(function.section), line \(function.line)"),
      (isLow ? [] : [(say("Bedrag", "Amount"), amount)]) + [
        (say("Uitvoering", "Execution"), function.executor[language]),
        (say("Betaling", "Payment"), function.payment[language]),
        (say("Let op", "Note"), function.remark[language]),
      ]
    )
  }
}
