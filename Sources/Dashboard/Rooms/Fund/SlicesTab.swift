import Model
import Screen

extension Painter {
  /// From 2018: four year slices over three compartments, and what each inhabitant would pay.
  mutating func drawSlices(_ seen: Seen<FundTabPane>) {
    let isTrial = seen.input.isTrial
    drawFrame(seen.rect, "", focused: seen.isFocused)
    if isTrial {
      let mark = say(" WAT-ALS, niet bewaard ", " WHAT-IF, not kept ")
      write(mark, seen.rect.x + seen.rect.width - TextWidth.of(mark) - 2, seen.rect.y, .noticeWarning)
    }
    let inner = seen.inner
    let columns = SliceColumns(width: inner.width)
    write(say("jaarschijf", "year slice"), inner.x + 1, inner.y, .tableHead, width: columns.name)
    write(say("aandeel", "share"), inner.x + columns.share, inner.y, .tableHead, width: 9, align: .right)
    for (index, year) in FundPlan.years.enumerated() {
      write(
        "\(year)", inner.x + columns.year(index), inner.y, .tableHead, width: columns.yearWidth - 1, align: .right)
    }
    for (index, row) in seen.shown {
      let place = Rect(x: inner.x, y: inner.y + 1 + index - seen.top, width: inner.width, height: 1)
      let role = drawGround(index == seen.cursor, place.x, place.y, width: place.width)
      drawSliceRow(row, seen.input, at: place, columns, role: role)
    }
  }

  private mutating func drawSliceRow(
    _ row: FundPageRow, _ input: FundTabPane.Input, at place: Rect, _ columns: SliceColumns, role: Role
  ) {
    let plan = input.plan
    let strong: Role = role == .table ? .textStrong : role
    switch row {
    case .planTotal:
      write(say("Totaal", "Total"), place.x + 1, place.y, strong, width: columns.name)
      drawSliceAmounts(
        FundPlan.years.map { plan.totals[$0]?.euros(language) }, at: place, columns, role: strong,
        isSet: !plan.totals.isEmpty)
    case .compartment(let compartment):
      let share = plan.shares[compartment]
      let isChanged = share != input.keptPlan.shares[compartment]
      write("  " + capitalised(compartment.name[language]), place.x + 1, place.y, role, width: columns.name)
      write(
        share?.words(language) ?? "–", place.x + columns.share, place.y, isChanged && role == .table ? .title : role,
        width: 9, align: .right)
      drawSliceAmounts(
        FundPlan.years.map { plan.slice($0)[compartment]?.euros(language) }, at: place, columns, role: role,
        isSet: share != nil)
    case .unshared:
      write(say("  Nog te verdelen", "  Still to be shared"), place.x + 1, place.y, role, width: columns.name)
      write(plan.unshared.words(language), place.x + columns.share, place.y, role, width: 9, align: .right)
      let rests = FundPlan.years.map { year in
        plan.totals[year].map { ($0 - plan.slice(year).values.reduce(.zero, +)).euros(language) }
      }
      drawSliceAmounts(rests, at: place, columns, role: role, isSet: true)
    case .perInhabitant:
      write(say("Per inwoner", "Per inhabitant"), place.x + 1, place.y, strong, width: columns.name)
      let people = input.data.programme.inhabitants
      let parts = FundPlan.years.map { year in
        plan.perInhabitant(year, inhabitants: people).map { "€ " + $0.exact(language) }
      }
      drawSliceAmounts(parts, at: place, columns, role: strong, isSet: !plan.totals.isEmpty)
    default: return
    }
  }

  private mutating func drawSliceAmounts(
    _ amounts: [String?], at place: Rect, _ columns: SliceColumns, role: Role, isSet: Bool
  ) {
    guard isSet else {
      write(
        say("nog niet vastgesteld", "not yet set"), place.x + columns.year(0), place.y,
        role == .table ? .textDim : role,
        width: columns.yearWidth * FundPlan.years.count - 1, align: .right)
      return
    }
    for (index, amount) in amounts.enumerated() {
      write(amount ?? "–", place.x + columns.year(index), place.y, role, width: columns.yearWidth - 1, align: .right)
    }
  }

  fileprivate mutating func drawSliceText(_ programme: Programme, in rect: Rect, isTrial: Bool) {
    drawFrame(
      rect,
      isTrial
        ? say("Wat-als: niets hiervan wordt bewaard", "What-if: none of this is kept") : say("Het fonds", "The fund"),
      right: "B", focused: false)
    let inner = rect.inset(by: 1)
    var lines: [(String, Role)] = []
    if isTrial {
      lines.append(
        (
          say(
            "WAT-ALS. Met + en - verandert u de regel onder de cursor, met w typt u een waarde. Esc laat alles zoals het was.",
            "WHAT-IF. + and - change the line under the cursor, w takes a value. Esc leaves everything as it was."),
          .warning
        ))
    }
    let people = grouped(programme.inhabitants, language)
    let year = programme.asOf.civil.year
    lines.append(
      (
        say(
          "Bijdrage per inwoner over \(people) inwoners (CBS, 1-1-\(year)); het document noemt geen peildatum.",
          "Contribution over \(people) inhabitants (CBS, 1-1-\(year)); the document names no reference date."), .text
      ))
    for compartment in Compartment.allCases {
      lines.append(("\(capitalised(compartment.name[language])): \(compartment.purpose[language])", .text))
    }
    lines.append(
      (
        say(
          "Het document legt geen aandelen en geen totaal vast (B, regel 436): dat zijn hier instellingen. Voor 2017 ging het om ongeveer 50 mln.",
          "The document fixes neither shares nor total (B, line 436): they are settings here. For 2017 it was about 50 M."
        ), .text
      ))
    lines.append(
      (
        say(
          "Vierjarige begroting; elk jaar in juni verantwoording aan de ALV, daartussen control (B).",
          "Four-year budget; accountability to the members' assembly each June, control in between (B)."), .text
      ))
    lines.append(
      (
        say(
          "Vaststellen: E, dan Enter op de regel; of fund-total BEDRAG [JAAR] en fund-share beheer % structureel % innovatie %.",
          "To set: E, then Enter on the line; or fund-total AMOUNT [YEAR] and fund-share maintenance % recurring % innovation %."
        ), .textDim
      ))
    var y = inner.y
    for (text, role) in lines where y < inner.y + inner.height {
      y += drawText(text, inner.x + 1, y, role, width: inner.width - 2, height: inner.y + inner.height - y)
    }
  }
}

/// What the year slices rest on, in whole sentences.
enum SlicesText: Block {
  struct Input: Equatable {
    var data: State.Data
    var isTrial: Bool
  }

  static func input(_ state: State) -> Input { Input(data: state.data, isTrial: state.fund.whatIf != nil) }

  static func draw(_ input: Input, in rect: Rect, on painter: inout Painter) {
    painter.drawSliceText(input.data.programme, in: rect, isTrial: input.isTrial)
  }
}

/// A text that begins with a capital.
func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

private struct SliceColumns {
  var name: Int
  var share: Int
  var yearWidth: Int

  init(width: Int) {
    name = width >= 100 ? 28 : width >= 70 ? 18 : 12
    share = name + 1
    yearWidth = max(7, min(18, (width - share - 10) / FundPlan.years.count))
  }

  func year(_ index: Int) -> Int { share + 10 + index * yearWidth }
}
