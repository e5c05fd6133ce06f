import Model
import Screen

/// A row of the fund pane.
package enum FundRow: Sendable, Hashable {
  case group(FundGroup)
  case activity(Int)
  case total
  /// One line of a finding's words.
  case finding(String)
}

/// Budget, spent, bound and free of the fund, by group; what does not add up is said beneath.
package enum FundPane: Pane {
  package struct Input: Sendable, Equatable {
    var data: State.Data
    /// What the open findings about the fund say, line by line.
    var findings: [String]
    /// There is room for the groups' activities.
    var isWhole: Bool
    /// There is room for the total alone.
    var isStrip: Bool
  }

  package static let id = PaneID("fund", Phrase("Fonds", "Fund"))

  package static func input(_ state: State) -> Input {
    let place = state.place(of: id)
    let findings = place.map { state.findingLines(width: $0.rect.width) } ?? []
    let height = place.map { $0.rect.height - ($0.isOpen ? 1 : 2) } ?? 1
    let whole = state.programme.activities.count + FundGroup.allCases.count + 1 + findings.count
    return Input(
      data: state.data, findings: findings, isWhole: state.isZoomed || height >= whole,
      isStrip: height <= 2 && !state.isZoomed)
  }

  package static func rows(_ input: Input) -> [FundRow] {
    if input.isStrip { return [.total] }
    let activities = input.data.programme.activities
    return FundGroup.allCases.flatMap { group in
      [.group(group)]
        + (input.isWhole ? activities.indices.filter { activities[$0].group == group }.map { .activity($0) } : [])
    } + [.total] + input.findings.map { .finding($0) }
  }

  /// Its head stands only where it takes no row.
  package static func height(_ input: Input, in rect: Rect, isOpen: Bool) -> Int { rect.height - (isOpen ? 1 : 2) }

  package static func subject(of row: FundRow?, _ state: State) -> Subject? {
    if case .activity(let index) = row { .activity(index) } else { nil }
  }

  package static func open(_ row: FundRow, _ state: inout State) -> Opening {
    if case .activity(let index) = row { return .goes(openActivity(state.programme.activities[index].id, &state)) }
    return .goes(show(.year, &state))
  }

  package static func figures(of row: FundRow?, _ state: State) -> [Figure] { state.fundFigures(of: row) }

  package static func hints(_ state: State) -> [String] {
    state.isPast
      ? ["up", "day-back", "now", "filter", "next-pane", "zoom", "help"]
      : ["up", "next-pane", "zoom", "command-line", "help", "quit"]
  }

  package static func draw(_ seen: Seen<Self>, on painter: inout Painter) { painter.drawFund(seen) }
}

extension State {
  /// What does not add up in the fund, in lines for a pane of `width`.
  func findingLines(width: Int) -> [String] {
    guard !data.fundFindings.isEmpty else { return [] }
    return kept.value(Kept.Name(FindingWidth.self), FindingWidth(data: data, language: language, width: width)) {
      data.fundFindings.flatMap { finding in
        let source = language == .dutch ? "bron" : "source"
        let words = wrapped(
          "⚠ \(finding.id) \(finding.title[language]) (\(source): \(finding.section))", width: width - 6)
        return words.enumerated().map { $0 == 0 ? $1 : "     \($1)" }
      }
    }
  }
}

extension State {
  /// A row of the overview's fund pane.
  func fundFigures(of row: FundRow?) -> [Figure] {
    switch row {
    case .activity(let activity): return programme.activityFigures(activity)
    case .group(let group): return programme.groupFigures(group)
    case .total, nil: return programme.totalFigures()
    case .finding: return data.fundFindings.flatMap(\.figures)
    }
  }
}

/// What the lines of the findings depend on.
private struct FindingWidth: Equatable {
  var data: State.Data
  var language: Language
  var width: Int
}

extension State.Data {
  /// The year of the fund that is shown.
  var fundYear: Int { programme.fundYear }
  /// All lines of that year together.
  var fundTotal: FundLine { programme.fundTotal }
}

extension Painter {
  fileprivate mutating func drawFund(_ seen: Seen<FundPane>) {
    let (rect, inner, rows) = (seen.rect, seen.inner, seen.rows)
    let data = seen.input.data
    let total = data.fundTotal
    let isStrip = rows == [.total]
    let badges = isStrip ? data.fundFindings.map { " · ⚠ \($0.id)" }.joined() : ""
    let free = freeWords(total, short: rect.width < 50)
    drawFrame(
      rect, say("Fonds \(data.fundYear)", "Fund \(data.fundYear)") + badges, right: free,
      foot: fundFoot(total, width: rect.width), focused: seen.isFocused, open: seen.isOpen)
    guard !isStrip else { return drawStrip(total, in: inner) }
    // A head only where it takes no row from the figures.
    drawSheet(
      Sheet(pen.fundColumns(data, inner), width: inner.width), seen, in: inner, hasHead: inner.height > rows.count)
  }

  /// How much money is left: `vrij 13,1 van 50,8 mln €`.
  private func freeWords(_ total: FundLine, short: Bool) -> String {
    let (free, budget) = (tenths(total.free), tenths(total.budget))
    if short { return say("vrij \(free) mln \(euro)", "free \(euro) \(free) M") }
    return say("vrij \(free) van \(budget) mln \(euro)", "free \(euro) \(free) of \(budget) M")
  }

  /// The sign of the euro, letters with `--ascii`.
  var euro: String { isASCII ? "EUR" : "€" }

  /// What the parts of the bars are, and that the bookings are sample data.
  private func fundFoot(_ total: FundLine, width: Int) -> String {
    let sample = total.isSample ? say(" · boekingen: voorbeeld", " · bookings: sample") : ""
    let long = say("█ uitgegeven  ▒ verplicht  ░ vrij", "█ spent  ▒ committed  ░ free")
    return TextWidth.of(long + sample) + 6 <= width ? long + sample : say("█ uit ▒ verpl ░ vrij", "█ out ▒ comm ░ free")
  }

  /// The whole fund in one line: the parts by name and number, and their bar.
  private mutating func drawStrip(_ total: FundLine, in inner: Rect) {
    guard inner.height > 0 else { return }
    var x = inner.x + 1
    let isWide = inner.width >= 70
    for (sign, dutch, english, amount, role) in [
      ("█", "uitgegeven", "spent", total.actual, Role.barFull),
      ("▒", "verplicht", "committed", total.committed, .barCommit),
      ("░", "vrij", "free", total.free, .barRest),
    ] {
      x += write(sign, x, inner.y, role)
      x += write(" " + (isWide ? say(dutch, english) + " " : "") + tenths(amount) + "  ", x, inner.y, .table)
    }
    let mark = total.isSample ? say(" voorbeeld", " sample") : ""
    let end = inner.x + inner.width - 1 - TextWidth.of(mark)
    guard end - x >= 8 else { return }
    drawSegments(total, x, inner.y, width: end - x, on: .table)
    write(mark, end, inner.y, .textDim)
  }

  private func fundColumns(_ data: State.Data, _ inner: Rect) -> [Column<FundRow>] {
    let (programme, width) = (data.programme, inner.width)
    let name = width >= 100 ? 60 : width >= 72 ? 40 : width >= 52 ? 29 : 12
    let bar = max(4, width - name - 19)
    func line(_ row: FundRow) -> FundLine? {
      switch row {
      case .group(let group): programme.total(of: group, year: data.fundYear)
      case .activity(let index): programme.lines[index]
      case .total: data.fundTotal
      case .finding: nil
      }
    }
    func strong(_ row: FundRow) -> Role? { if case .activity = row { nil } else { .textStrong } }
    return [
      Column(Phrase("mln \(euro)", "\(euro) M"), .fixed(name), role: strong) { row in
        switch row {
        case .group(let group): group.name[language]
        case .activity(let index): "  " + programme.activities[index].name[language]
        case .total: say("Totaal", "Total")
        case .finding: ""
        }
      },
      Column(Phrase("begroot", "budget"), .fixed(7), .right, role: strong) {
        line($0).map { tenths($0.budget) } ?? ""
      },
      // The scale of the bars.
      Column(
        Phrase(same: "0" + (bar < 8 ? "" : String(repeating: " ", count: bar - 5) + "100%")), .fixed(bar),
        paint: { row, place, role, painter in
          guard let line = line(row) else { return }
          let ground: Role = role == .tableCursor ? role : .table
          painter.drawSegments(line, place.x, place.y, width: place.width, on: ground)
        }),
      Column(
        Phrase("vrij", "free"), .fixed(6), .right,
        role: { row in line(row).map { $0.free < .zero } == true ? .warning : strong(row) }
      ) {
        line($0).map { tenths($0.free) } ?? ""
      } paint: { row, place, role, painter in
        // The words of a finding take the whole line, over all columns.
        guard case .finding(let words) = row else { return }
        painter.write(
          painter.isASCII ? words.replacing("€", with: painter.euro) : words, inner.x + 1, place.y,
          role == .tableCursor ? role : .warning, width: width - 2)
      },
    ]
  }

  /// Spent, bound and free as one bar.
  mutating func drawSegments(_ line: FundLine, _ x: Int, _ y: Int, width: Int, on role: Role = .table) {
    let parts = Bar.segments(
      full: line.share(line.actual), marked: line.share(line.committed), width: width)
    var x = x
    for (part, ink) in zip(parts, [Role.barFull, .barCommit, .barRest]) {
      canvas.rule(part.sign, Rect(x: x, y: y, width: part.count, height: 1), theme[ink].over(theme[role]))
      x += part.count
    }
  }

  /// Millions with one decimal; the unit stands in the head or the frame.
  func tenths(_ amount: Amount) -> String {
    amount.millions(language).split(separator: " ").first.map(String.init) ?? ""
  }
}
