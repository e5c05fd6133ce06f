import Model
import Screen

/// The three questions that one comes with, answered in two lines: how far, where it lags, how much is left. Its rows are
/// the figures, of which each has its source and can be opened.
package enum AnswersPane: Pane {
  package struct Input: Sendable, Equatable {
    var data: State.Data
    /// How far each initiative is among the municipalities shown.
    var coverage: [Coverage]
    /// The filter as it was typed; nil for none.
    var filter: String?
    /// How many municipalities are shown.
    var shown: Int
    /// In which the answers are worded.
    var language: Language
    /// The screen's, in cells.
    var width: Int
    /// How the euro is written.
    var euro: String
  }

  package static let isFlat = true
  package static let id = PaneID("answers", Phrase("Antwoorden", "Answers"))

  package static func input(_ state: State) -> Input {
    Input(
      data: state.data, coverage: state.shownCoverage, filter: state.filter?.text, shown: state.rows.count,
      language: state.language, width: state.size.width, euro: state.session.isASCII ? "EUR" : "€")
  }

  package static func rows(_ input: Input) -> [AnswerGoal] { AnswerLines(input).parts.compactMap(\.goal) }

  package static func height(_ input: Input, in rect: Rect) -> Int { 20 }

  package static func open(_ row: AnswerGoal, _ state: inout State) -> Opening {
    switch row {
    case .initiative(let column):
      return .goes(showMunicipalities("\(state.programme.initiatives[column].id)=G|B", besides: state.filter, &state))
    case .group(let kind):
      return .goes(showMunicipalities(kind.filter(state.language), &state))
    case .shown: return .goes(go(to: .page(.municipalities), &state))
    case .money: return .goes(show(.year, &state))
    }
  }

  package static func figures(of row: AnswerGoal?, _ state: State) -> [Figure] {
    switch row {
    case .initiative(let column): state.programme.initiativeFigures(column, state.shownCoverage[column])
    case .group(let kind): state.lagFigures(of: state.data.lag.rows.first { $0.kind == kind })
    case .shown, nil: [state.municipalityCount]
    case .money: state.programme.totalFigures()
    }
  }

  package static func saying(of row: AnswerGoal?, _ state: State) -> [Said] {
    switch row {
    case .initiative(let column): InitiativesPane.saying(of: column, state)
    case .group(let kind):
      state.data.lag.rows.first { $0.kind == kind }.map { LagPane.saying(of: $0, state) } ?? []
    case .money: FundPane.saying(of: .total, state)
    case .shown:
      [
        .figure(ofAll(state.rows.count, state.programme.municipalities.count)),
        .words(" gemeenten voldoen aan het filter", " municipalities match the filter"),
      ]
    case nil: []
    }
  }

  package static func hints(_ state: State) -> [String] { ["up", "open", "source", "next-pane", "help"] }

  package static func draw(_ seen: Seen<Self>, on painter: inout Painter) { painter.drawAnswers(seen) }
}

/// What a figure of the answers leads to.
package enum AnswerGoal: Sendable, Hashable {
  /// By its column in the programme.
  case initiative(Int)
  case group(LagRow.Kind)
  /// The municipalities that the filter leaves.
  case shown
  case money
}

/// Shows the municipalities that a filter keeps, as a chip that is taken off again.
/// - Parameter other: a filter that holds too.
func showMunicipalities(_ filter: String, besides other: Filter? = nil, _ state: inout State) -> [Effect] {
  let text = [other?.text, filter].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " ")
  if let filter = try? state.readFilter(text) { state.look.keep(filter) }
  return go(to: .page(.municipalities), &state)
}

extension Painter {
  fileprivate mutating func drawAnswers(_ seen: Seen<AnswersPane>) {
    let lines = AnswerLines(seen.input)
    var index = 0
    func draw(_ parts: [AnswerPart], _ x: Int, _ y: Int) {
      var (x, name) = (x, 0)
      for part in parts {
        let isFigure = part.goal != nil
        let isLit = isFigure && seen.isFocused && index == seen.cursor
        let width = write(part.text, x, y, isLit ? .tableCell : part.role)
        // The name before a figure is part of it.
        if isFigure { markRow(AnswersPane.id, index, Rect(x: x - name, y: y, width: name + width, height: 1)) }
        if isFigure { index += 1 }
        name = part.role == .answer ? width : 0
        x += width
      }
    }
    let rect = seen.rect
    draw(lines.first, rect.x + 1, rect.y)
    draw(lines.second, rect.x + 1, rect.y + 1)
    let money = lines.money.reduce(0) { $0 + TextWidth.of($1.text) }
    draw(lines.money, rect.x + rect.width - 1 - money, rect.y + 1)
  }
}
