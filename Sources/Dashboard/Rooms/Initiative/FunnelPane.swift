import Model
import Screen

/// How many municipalities stand where with an initiative, and how long each step took.
package enum FunnelPane: Pane {
  package struct Input: Sendable, Equatable {
    var data: State.Data
    /// In the programme; nil where no initiative is shown.
    var column: Int?
    /// How long the steps took; nil until it was read.
    var times: StepTimes?
  }

  /// A line of the funnel.
  package enum Line: Sendable, Hashable {
    /// So many have that status.
    case status(RolloutStatus)
    /// From that status to the next.
    case step(RolloutStatus)
    /// So many need not take part.
    case exempt
  }

  /// The one that each room has which shows it.
  static let shared = AnyPane(FunnelPane.self)

  package static let id = PaneID("funnel", Phrase("Trechter", "Funnel"))

  package static func input(_ state: State) -> Input {
    let times = state.answers.stepTimes
    return Input(
      data: state.data, column: state.rolloutColumn, times: times?.isOf(state.programme) == true ? times : nil)
  }

  package static func number(_ input: Input) -> Int { input.column ?? -1 }

  package static func rows(_ input: Input) -> [Line] {
    guard let column = input.column, !input.data.programme.isPartial else { return [] }
    var lines: [Line] = []
    for status in RolloutStatus.ladder {
      lines.append(.status(status))
      if input.median(of: status) != nil { lines.append(.step(status)) }
    }
    lines += [.status(.declined), .status(.exited)]
    return lines + (input.data.coverage[column].exempt > 0 ? [.exempt] : [])
  }

  package static func name(of row: Line, _ input: Input) -> RowName? {
    switch row {
    case .status(let status): status.rawValue
    case .step(let status): status.rawValue + ">"
    case .exempt: "E"
    }
  }

  /// Beneath a rule, without a head.
  package static func height(_ input: Input, in rect: Rect) -> Int { rect.height - 1 }

  package static func subject(of row: Line?, _ state: State) -> Subject? {
    state.rolloutColumn.map { .initiative(column: $0) }
  }

  package static func open(_ row: Line, _ state: inout State) -> Opening {
    guard let column = state.rolloutColumn else {
      return .refused(Phrase("Kies een initiatief.", "Choose an initiative."))
    }
    let (id, cover) = (state.programme.initiatives[column].id, state.coverage[column])
    switch row {
    case .status(let status) where cover.count(of: status) > 0:
      return .goes(showMunicipalities("\(id)=\(status.rawValue)", &state))
    case .exempt: return .goes(showMunicipalities("\(id).flag=E", &state))
    case .status:
      return .refused(Phrase("Hier is geen enkele gemeente achter.", "There is no municipality behind this."))
    case .step:
      return .refused(
        Phrase(
          "Zo lang duurde de stap; kies een status (↑↓): \(keyOf("open")) toont de gemeenten daarvan.",
          "How long the step took; choose a status (↑↓): \(keyOf("open")) shows its municipalities."))
    }
  }

  package static func figures(of row: Line?, _ state: State) -> [Figure] {
    guard let column = state.rolloutColumn else { return [state.municipalityCount] }
    let all = state.programme.initiativeCardFigures(column, state.coverage[column])
    switch row {
    case .status(let status): return all.filter { $0.name == status.name }
    case .step(let status): return input(state).median(of: status).map { [state.stepFigure(status, $0)] } ?? []
    case .exempt, nil: return Array(all.prefix(2))
    }
  }

  package static func saying(of row: Line?, _ state: State) -> [Said] {
    guard let row, let column = state.rolloutColumn else { return [] }
    return [.words(state.programme.initiatives[column].brief), .words(same: " · " + read(row, state).words)]
  }

  package static func hints(_ state: State) -> [String] { rolloutHints(state) }

  package static func draw(_ seen: Seen<Self>, on painter: inout Painter) { painter.drawFunnel(seen) }

  package static func read(_ row: Line, _ state: State) -> Reading {
    let (voice, input) = (state.voice, input(state))
    guard let column = input.column else { return Reading("") }
    let cover = state.coverage[column]
    switch row {
    case .status(let status):
      let number = cover.count(of: status)
      let share = cover.eligible > 0 ? ", " + percented(Double(number) / Double(cover.eligible), state.language) : ""
      return Reading("\(voice.say(status.name)): \(voice.municipalities(number))\(share)")
    case .step(let status): return Reading(input.median(of: status).map { voice.say(stepWords(status, $0)) } ?? "")
    case .exempt: return Reading(voice.say("uitgezonderd: ", "exempt: ") + voice.municipalities(cover.exempt))
    }
  }
}

/// What the panes about a rollout offer.
func rolloutHints(_ state: State) -> [String] {
  ["up", "open", "next-pane", "source"] + (state.place.isPage ? ["phase", "zoom"] : ["next-initiative-tab", "back"])
    + ["help", "command-line"]
}

extension FunnelPane.Input {
  /// The days that the step from a status took, and of how many that is known.
  func median(of status: RolloutStatus) -> (days: Int, count: Int)? {
    guard let column else { return nil }
    return times?.median(data.programme.initiatives[column].id, from: status)
  }
}

/// How long a step took, in words.
private func stepWords(_ from: RolloutStatus, _ median: (days: Int, count: Int)) -> Phrase {
  let next = from.nextOnRoad ?? from
  return Phrase(
    "van \(from.name.dutch) naar \(next.name.dutch): mediaan \(median.days) dagen, van \(median.count)",
    "from \(from.name.english) to \(next.name.english): median \(median.days) days, of \(median.count)")
}

extension State {
  fileprivate func stepFigure(_ status: RolloutStatus, _ median: (days: Int, count: Int)) -> Figure {
    let next = status.nextOnRoad ?? status
    return Figure(
      Phrase("van \(status.name.dutch) naar \(next.name.dutch)", "from \(status.name.english) to \(next.name.english)"),
      Phrase("\(median.days) dagen", "\(median.days) days"),
      .formula(
        Phrase(
          "mediaan van afgeronde stappen, zonder opgaven, correcties en herindelingen",
          "median of finished steps, without reports, corrections and reorganisations"),
        inputs: [
          Figure(
            Phrase("stappen", "steps"), count: median.count, programme.isSample ? .sample : .reports)
        ]))
  }
}

extension Painter {
  fileprivate mutating func drawFunnel(_ seen: Seen<FunnelPane>) {
    let input = seen.input
    let programme = input.data.programme
    let name = input.column.map { programme.initiatives[$0].brief[language] }
    drawRule(
      seen.rect, [name, say("trechter", "funnel")].compactMap { $0 }.joined(separator: " · "),
      infos: [
        seen.range(language), input.times == nil ? nil : say("mediaan dagen per stap", "median days per step"),
      ].compactMap { $0 }, focused: seen.isFocused)
    guard let column = input.column else { return }
    guard !programme.isPartial else {
      write(say("laden…", "loading…"), seen.inner.x + 1, seen.inner.y, .textDim)
      return
    }
    let cover = input.data.coverage[column]
    drawLines(seen, input, in: seen.inner) {
      seen.isFocused && $0 == seen.cursor
    } _: { row, input, isLit, line, painter in
      let role = painter.drawGround(isLit, line.x, line.y, width: line.width)
      painter.drawFunnelLine(row, cover, input, line, role)
    }
  }

  private mutating func drawFunnelLine(
    _ row: FunnelPane.Line, _ cover: Coverage, _ input: FunnelPane.Input, _ line: Rect, _ role: Role
  ) {
    let isLit = role == .tableCursor
    switch row {
    case .status(let status):
      let style = statusStyle(status)
      canvas.write(
        "\(statusGlyph(status)) \(status.name[language])", x: line.x + 1, y: line.y,
        style: isLit ? theme[role] : style, width: 22)
      drawCount(cover.count(of: status), of: cover.byStatus.values.max(), line, role, style)
    case .step(let status):
      guard let median = input.median(of: status) else { return }
      write(
        say("  ↓ \(median.days) d  (n \(median.count))", "  ↓ \(median.days) d  (n \(median.count))"), line.x + 1,
        line.y,
        isLit ? role : .textDim, width: line.width - 2)
    case .exempt:
      write(say("uitgezonderd", "exempt"), line.x + 3, line.y, role, width: 20)
      drawCount(cover.exempt, of: nil, line, role, theme[role])
    }
  }

  /// A number, and as a bar how much it is of the most that there are.
  private mutating func drawCount(_ number: Int, of all: Int?, _ line: Rect, _ role: Role, _ style: Style) {
    write(grouped(number, language), line.x + 23, line.y, role, width: 6, align: .right)
    let width = min(60, line.width - 32)
    guard let all, all > 0, number > 0, width > 2 else { return }
    let full = max(1, Int((Double(number) / Double(all) * Double(width)).rounded()))
    canvas.rule(
      isASCII ? "#" : "▆", Rect(x: line.x + 31, y: line.y, width: full, height: 1),
      role == .tableCursor ? style.over(theme[role]) : style)
  }
}
