import Model
import Screen

extension Painter {
  /// From 2018: four year slices over three compartments, and what each inhabitant would pay.
  mutating func drawSlices(_ seen: Seen<FundTabPane>) {
    let isTrial = seen.input.isTrial
    let isSample = seen.input.data.programme.settings.hasSample(ofContributions: false) && seen.inner.width >= 96
    drawRule(
      seen.rect, "", info: isSample ? say("instellingen: voorbeeld", "settings: sample") : nil, focused: seen.isFocused)
    if isTrial {
      let mark = say(" WAT-ALS, niet bewaard ", " WHAT-IF, not kept ")
      write(mark, seen.rect.x + seen.rect.width - TextWidth.of(mark) - 2, seen.rect.y, .noticeWarning)
    }
    let inner = seen.inner
    drawSheet(seen, in: inner) { Sheet($0.sliceColumns(seen.input, inner.width), width: inner.width) }
  }

  private func sliceColumns(_ input: FundTabPane.Input, _ width: Int) -> [Column<FundPageRow>] {
    let plan = input.plan
    func strong(_ row: FundPageRow) -> Role? {
      switch row {
      case .planTotal, .perInhabitant: .textStrong
      default: nil
      }
    }
    /// Whether what the row divides was set.
    func isSet(_ row: FundPageRow) -> Bool {
      switch row {
      case .planTotal, .perInhabitant: !plan.totals.isEmpty
      case .compartment(let one): plan.shares[one] != nil
      default: true
      }
    }
    let name = width >= 112 ? 24 : width >= 100 ? 28 : width >= 70 ? 18 : 12
    // What can be shown at once: the year before, as the document has it.
    let before = width >= 112 ? 13 : 0
    let yearWidth = max(7, min(18, (width - name - 11 - before - (before > 0 ? 1 : 0)) / FundPlan.years.count))
    let (open, brief) = (say("nog niet vastgesteld", "not yet set"), say("niet vastgesteld", "not yet set"))
    let isEach = TextWidth.of(brief) < yearWidth
    let years = FundPlan.years.enumerated().map { index, year in
      Column<FundPageRow>(Phrase(same: "\(year)"), .fixed(yearWidth - 1), .right, role: strong) { row in
        isSet(row) ? amount(row, plan, year, input.data.programme.inhabitants) ?? "–" : isEach ? brief : ""
      } paint: { row, place, role, painter in
        guard !isEach, index == FundPlan.years.count - 1, !isSet(row) else { return }
        let start = place.x - yearWidth * index
        painter.write(
          open, start, place.y, role == .table ? .textDim : role, width: place.x + place.width - start, align: .right)
      }
    }
    return [
      Column(Phrase("jaarschijf", "year slice"), .fixed(name), gap: 0, role: strong) { row in
        switch row {
        case .planTotal: say("Totaal", "Total")
        case .compartment(let one): "  " + capitalised(one.name[language])
        case .unshared: say("  Nog te verdelen", "  Still to be shared")
        default: say("Per inwoner", "Per inhabitant")
        }
      },
      Column(
        Phrase("aandeel", "share"), .fixed(9), .right,
        role: { row in
          guard case .compartment(let one) = row else { return nil }
          return plan.shares[one] == input.keptPlan.shares[one] ? nil : .title
        }
      ) { row in
        switch row {
        case .compartment(let one): plan.shares[one]?.words(language) ?? "–"
        case .unshared: plan.unshared.words(language)
        default: ""
        }
      },
      Column(
        Phrase("\(ContributionYear.priceLevel) (B)", "\(ContributionYear.priceLevel) (B)"), .fixed(before), .right,
        role: { _ in .textDim }
      ) { row in
        yearBefore(row, input.data.programme)
      },
    ] + years
  }

  /// What the fund of the document's own year has in a row: it had no compartments.
  private func yearBefore(_ row: FundPageRow, _ programme: Programme) -> String {
    let total = programme.lines.reduce(Amount.zero) { $0 + $1.original }
    switch row {
    case .planTotal: return total.euros(language)
    case .perInhabitant:
      guard programme.inhabitants > 0 else { return "–" }
      let cents = Fraction(Int128(total.cents), over: Int128(programme.inhabitants)).rounded
      return "€ " + Amount(cents: Int64(clamping: cents)).exact(language)
    default: return ""
    }
  }

  /// What a row has in a year; nil where that is not set.
  func amount(_ row: FundPageRow, _ plan: FundPlan, _ year: Int, _ people: Int) -> String? {
    switch row {
    case .planTotal: plan.totals[year]?.euros(language)
    case .compartment(let one): plan.slice(year)[one]?.euros(language)
    case .unshared: plan.totals[year].map { ($0 - plan.slice(year).values.reduce(.zero, +)).euros(language) }
    default: plan.perInhabitant(year, inhabitants: people).map { "€ " + $0.exact(language) }
    }
  }

  /// What the year slices rest on, a sentence or two each.
  func sliceSentences(_ programme: Programme, isTrial: Bool) -> [(text: String, role: Role)] {
    var lines: [(String, Role)] = []
    if isTrial {
      lines.append(
        (
          say(
            "WAT-ALS. Met \(keyOf("what-if-more")) en \(keyOf("what-if-less")) verandert u de regel onder de cursor, met \(keyOf("what-if")) typt u een waarde. \(keyOf("back")) laat alles zoals het was.",
            "WHAT-IF. \(keyOf("what-if-more")) and \(keyOf("what-if-less")) change the line under the cursor, \(keyOf("what-if")) takes a value. \(keyOf("back")) leaves everything as it was."
          ),
          .warning
        ))
    }
    let people = grouped(programme.inhabitants, language)
    let year = programme.asOf.civil.year
    lines.append(
      (
        say(
          "Bijdrage per inwoner over \(people) inwoners (CBS, 1 jan \(year)); het document noemt geen peildatum.",
          "Contribution over \(people) inhabitants (CBS, 1 Jan \(year)); the document names no reference date."), .text
      ))
    for compartment in Compartment.allCases {
      lines.append(("\(capitalised(compartment.name[language])): \(compartment.purpose[language])", .text))
    }
    lines.append(
      (
        say(
          "Aandelen noemt het document niet. De omvang wordt circa 50 mln (A3E, regel 197), en ook: bepaald door wat gemeenten samen doen (B, regel 436). Hier zijn beide instellingen.",
          "The document names no shares. The size will be about 50 M (A3E, line 197), and also: settled by what municipalities do together (B, line 436). Both are settings here."
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
          "Vaststellen: \(keyOf("operate")), dan \(keyOf("open")) op de regel; of fund-total BEDRAG [JAAR] en fund-share beheer % structureel % innovatie %.",
          "To set: \(keyOf("operate")), then \(keyOf("open")) on the line; or fund-total AMOUNT [YEAR] and fund-share maintenance % recurring % innovation %."
        ), .textDim
      ))
    return lines
  }
}

/// What the year slices rest on, in whole sentences; beneath them, and about the line under their cursor.
package enum SlicesPane: DetailPane {
  /// The list whose row it tells of.
  package typealias List = FundTabPane

  package struct Input: Sendable, Equatable {
    /// Whether something is tried out.
    var isTrial: Bool
    /// What is said, in lines that fit.
    var lines: [Line]
  }

  /// One line, and how it is written.
  package struct Line: Sendable, Equatable {
    /// What it says.
    var text: String
    /// How it is written.
    var role: Role
  }

  package static let id = PaneID("slices-text", Phrase("Toelichting", "Explanation"))

  package static func input(_ state: State) -> Input {
    let width = max(20, (state.place(of: id)?.width ?? state.size.width) - 4)
    let isTrial = state.fund.whatIf != nil
    let sentences = Painter(state).pen.sliceSentences(state.programme, isTrial: isTrial)
    return Input(
      isTrial: isTrial,
      lines: sentences.flatMap { sentence in
        wrapped(sentence.text, width: width).map { Line(text: $0, role: sentence.role) }
      })
  }

  package static func rows(_ input: Input) -> [Line] { input.lines }

  package static func hints(_ state: State) -> [String] {
    ["up", "next-tab", "open", "source", "next-pane", "zoom", "help"]
  }

  package static func read(_ row: Line, _ state: State) -> Reading { Reading(row.text) }

  package static func draw(_ seen: Seen<Self>, on painter: inout Painter) {
    painter.drawRule(
      seen.rect,
      seen.input.isTrial
        ? painter.say("Wat-als: niets hiervan wordt bewaard", "What-if: none of this is kept")
        : painter.say("Het fonds", "The fund"), infos: [seen.range(painter.language), "B"].compactMap { $0 },
      focused: seen.isFocused)
    painter.drawLines(seen, seen.input.lines, in: seen.inner) {
      seen.isFocused && $0 == seen.cursor
    } _: { row, _, isLit, line, painter in
      let role = painter.drawGround(isLit, line.x, line.y, width: line.width)
      painter.write(row.text, line.x + 1, line.y, isLit ? role : row.role, width: line.width - 2)
    }
  }
}

/// A text that begins with a capital.
func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
