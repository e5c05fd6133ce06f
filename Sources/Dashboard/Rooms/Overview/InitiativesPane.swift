import Model
import Screen

/// Each initiative with a bar of the municipalities that use it and a whisker up to their inhabitants, how many are bound
/// and how many want it, and how it went.
package enum InitiativesPane: Pane {
  package struct Input: Sendable, Equatable {
    var data: State.Data
    /// Among the municipalities shown.
    var coverage: [Coverage]
    /// How many used each at the ends of months; nil until it was read.
    var course: AdoptionCourse?
    /// The rows that a filter leaves; nil without one.
    var shown: [Int]?
    /// In which order; by how many use it where nobody asks.
    var asking: Asking
    /// In which names are.
    var language: Language
    /// Whether it has the whole page.
    var isZoomed: Bool
  }

  package static let id = PaneID("initiatives", Phrase("Initiatieven", "Initiatives"))

  package static func input(_ state: State) -> Input {
    let course = state.answers.course
    return Input(
      data: state.data, coverage: state.shownCoverage,
      course: course?.isOf(state.programme) == true ? course : nil, shown: state.filter == nil ? nil : state.rows,
      asking: state.asking(of: id), language: state.language, isZoomed: state.isZoomed)
  }

  /// Columns of the programme, the furthest first unless another order is asked for.
  package static func rows(_ input: Input) -> [Int] {
    input.asking.answer(input.data.programme.byUse(input.coverage), input.fields)
  }

  package static let cycle = ["municipalities", "inhabitants", "count", "bound", "willing", "change", "name"]
  package static let isOnlySorted = true
  package static func columns(_ state: State) -> [ListColumn] { input(state).fields.map(\.column) }

  package static func name(of row: Int, _ input: Input) -> RowName? { input.data.programme.initiatives[row].id }

  package static func subject(of row: Int?, _ state: State) -> Subject? { row.map { .initiative(column: $0) } }

  package static func open(_ row: Int, _ state: inout State) -> Opening {
    .goes(openInitiative(state.programme.initiatives[row].id, &state))
  }

  package static func figures(of row: Int?, _ state: State) -> [Figure] {
    row.map { state.programme.initiativeFigures($0, state.coverage[$0]) } ?? [state.municipalityCount]
  }

  package static func saying(of row: Int?, _ state: State) -> [Said] {
    guard let row, !state.programme.isPartial else { return [] }
    let (initiative, cover) = (state.programme.initiatives[row], state.shownCoverage[row])
    let lead = Said.words(Phrase("\(initiative.brief.dutch) · ", "\(initiative.brief.english) · "))
    guard cover.isReported, let share = cover.byMunicipalities else {
      return [lead, .words(Phrase("nog niets gemeld", "nothing reported yet"))]
    }
    let count = "\(grouped(cover.adopted, state.language))/\(grouped(cover.eligible, state.language))"
    var said = [
      lead, .figure(Phrase("\(count) gemeenten", "\(count) municipalities")),
      .words(
        Phrase(
          " in gebruik of geborgd = \(percentWords(share).dropLast()) %", " in use or embedded = \(percentWords(share))"
        )),
    ]
    if cover.exempt > 0 {
      said.append(.words(Phrase(" · uitgezonderd \(cover.exempt)", " · exempt \(cover.exempt)")))
    }
    if cover.undecided > 0 {
      said.append(
        .words(
          Phrase(" · uitzondering te beslissen \(cover.undecided)", " · exemption to be decided \(cover.undecided)")))
    }
    return said
  }

  package static func hints(_ state: State) -> [String] {
    state.isPast
      ? ["up", "day-back", "now", "open", "filter", "next-pane", "zoom", "help", "source"]
      : ["up", "open", "filter", "next-pane", "operate", "help", "zoom", "source", "palette", "sort", "command-line"]
  }

  package static func draw(_ seen: Seen<Self>, on painter: inout Painter) { painter.drawInitiatives(seen) }
}

extension InitiativesPane.Input {
  /// What they are sorted by: what stands in the columns.
  fileprivate var fields: [ListField<Int>] {
    @Sendable func share(_ value: Double?) -> Datum { value.map { .fraction($0) } ?? .missing }
    func field(_ kind: InitiativePlaces.Kind, _ value: @escaping @Sendable (Coverage) -> Datum) -> ListField<Int> {
      let title = kind.title
      return ListField(kind.rawValue, [folded(title.english), folded(title.dutch)], .number) { row in
        coverage[row].isReported ? value(coverage[row]) : .missing
      }
    }
    return [
      field(.municipalities) { share($0.byMunicipalities) }, field(.inhabitants) { share($0.byInhabitants) },
      field(.count) { .number($0.adopted) }, field(.bound) { .number($0.committed) },
      field(.willing) { $0.willing == 0 ? .missing : share(Double($0.adopted) / Double($0.willing)) },
      ListField(InitiativePlaces.Kind.change.rawValue, ["30-d", "30-d", "change", "verloop"], .number) { row in
        recent(row).map { .number($0) } ?? .missing
      },
      ListField("phase", ["phase", "fase"], .number) { row in
        .number(Phase.allCases.firstIndex(of: data.programme.initiatives[row].phase) ?? 0)
      },
      ListField("name", ["name", "naam"], .text) { .text(data.programme.initiatives[$0].brief[language]) },
    ]
  }

  /// How many more use it than 30 days ago; nil while that is not known of the municipalities shown.
  fileprivate func recent(_ row: Int) -> Int? {
    guard let shown else {
      let change = data.programme.adoptedChange
      return change.indices.contains(row) ? change[row] : nil
    }
    return course?.change(row, among: shown, of: data.programme)
  }
}

extension Painter {
  fileprivate mutating func drawInitiatives(_ seen: Seen<InitiativesPane>) {
    let (input, inner) = (seen.input, seen.inner)
    let isReported = input.data.lag.isReported
    drawRule(
      seen.rect, say("Initiatieven", "Initiatives"), notes: [say("% in gebruik of geborgd", "% in use or embedded")],
      infos: infos(seen, isReported), focused: seen.isFocused)
    let place = InitiativePlaces(width: seen.rect.width)
    drawInitiativeHead(place, input.asking.sort.first, at: seen.rect.x, inner.y)
    let list = Rect(x: inner.x, y: inner.y + 1, width: inner.width, height: max(0, inner.height - 1))
    drawLines(seen, input, in: list) {
      seen.isFocused && $0 == seen.cursor
    } _: { row, input, isLit, line, painter in
      let role = painter.drawGround(isLit, line.x, line.y, width: line.width)
      painter.drawInitiative(row, input, place, at: line.x - 1, line.y, role)
    }
    let used = seen.rows.count + 2
    guard input.isZoomed, inner.height >= used + 4 else { return }
    drawDistribution(
      input.data, in: Rect(x: inner.x, y: inner.y + used, width: inner.width, height: inner.height - used),
      cursor: seen.current)
  }

  /// What the bar and its whisker are, or what else is to be known.
  private func infos(_ seen: Seen<InitiativesPane>, _ isReported: Bool) -> [String] {
    let legend = say(
      "\(isASCII ? "#" : "▇") gemeenten  ─┤ inwoners", "\(isASCII ? "#" : "▇") municipalities  ─┤ inhabitants")
    let undecided = seen.input.data.coverage.reduce(0) { $0 + $1.undecided }
    let open =
      undecided == 0
      ? nil : say("e: \(undecided) te beslissen", "e: \(undecided) to be decided")
    let parts = [seen.range(language), open].compactMap { $0 }
    let extra = parts.isEmpty ? nil : parts.joined(separator: " · ")
    return [
      isReported ? [extra, legend].compactMap { $0 }.joined(separator: " · ") : extra ?? "", extra ?? "",
    ].filter { !$0.isEmpty }
  }

  private mutating func drawInitiativeHead(_ place: InitiativePlaces, _ sort: ListKey?, at x: Int, _ y: Int) {
    let sort = sort ?? ListKey(InitiativePlaces.Kind.municipalities.rawValue, descending: true)
    let mark = sort.isDescending ? "▼" : "▲"
    markHead(InitiativesPane.id, "name", x + 2, y, width: place.name)
    if sort.column == "name" { write(say("naam", "name") + mark, x + 2, y, .textStrong) }
    if place.phase > 0 { write(say("fase", "phase"), x + place.phase, y, .tableHead) }
    for (quarter, label) in place.axis { write(label, x + place.bar + quarter, y, .tableHead) }
    write("100", x + place.bar + place.width - 3, y, .tableHead)
    for column in place.columns {
      let title = column.kind.title[language]
      let isSorted = column.kind.rawValue == sort.column
      if column.kind == .course {
        write(title, x + column.end - place.months, y, .tableHead)
      } else {
        let width = TextWidth.of(title)
        markHead(InitiativesPane.id, column.kind.rawValue, x + column.end - width, y, width: width)
        write(title, x + column.end - width, y, isSorted ? .textStrong : .tableHead)
        if isSorted { write(mark, x + column.end, y, .textStrong) }
      }
    }
  }

  private mutating func drawInitiative(
    _ row: Int, _ input: InitiativesPane.Input, _ place: InitiativePlaces, at x: Int, _ y: Int, _ role: Role
  ) {
    let (programme, cover) = (input.data.programme, input.coverage[row])
    let initiative = programme.initiatives[row]
    func ink(_ other: Role) -> Role { role == .tableCursor ? role : other }
    write(
      initiative.tabled[language], x + 2, y, role, width: min(place.name, TextWidth.of(initiative.tabled[language])))
    if place.phase > 0 { write(initiative.phase.name[language], x + place.phase, y, ink(.textDim), width: 12) }
    let bar = Rect(x: x + place.bar, y: y, width: place.width, height: 1)
    guard !programme.isPartial else {
      write(say("laden…", "loading…"), bar.x, y, ink(.textDim), width: bar.width)
      return
    }
    if cover.isReported {
      drawUse(cover, phase: place.phase > 0 ? nil : initiative.phase, in: bar, place, role)
    } else {
      write(say("nog niets gemeld", "nothing reported"), bar.x, y, ink(.textDim), width: bar.width)
    }
    for column in place.columns {
      if column.kind == .course {
        drawCourse(row, input, cover, place, end: x + column.end, y, role)
        continue
      }
      let text = figure(column.kind, row, input, cover)
      let change = column.kind == .change ? input.recent(row) ?? 0 : 0
      let own: Role =
        column.kind == .municipalities ? .textStrong : change > 0 ? .trendUp : change < 0 ? .trendDown : .textDim
      write(text, x + column.end - TextWidth.of(text), y, ink(own))
    }
  }

  private func figure(
    _ kind: InitiativePlaces.Kind, _ row: Int, _ input: InitiativesPane.Input, _ cover: Coverage
  ) -> String {
    guard cover.isReported else { return "–" }
    func number(_ share: Double?) -> String { share.map { String(percentWords($0).dropLast()) } ?? "–" }
    switch kind {
    case .municipalities: return number(cover.byMunicipalities)
    case .inhabitants: return number(cover.byInhabitants)
    case .count: return "\(cover.adopted)/\(cover.eligible)"
    case .bound: return grouped(cover.committed, language)
    case .willing:
      return cover.willing == 0 ? "–" : number(Double(cover.adopted) / Double(cover.willing))
    case .course: return ""
    case .change:
      guard let change = input.recent(row) else { return "" }
      return change > 0 ? "+\(grouped(change, language))" : grouped(change, language)
    }
  }

  /// The bar: whole cells of the municipalities, a line up to their inhabitants, marks at the quarters.
  private mutating func drawUse(
    _ cover: Coverage, phase: Phase?, in bar: Rect, _ place: InitiativePlaces, _ role: Role
  ) {
    func ink(_ other: Role) -> Style { role == .tableCursor ? theme[other].over(theme[role]) : theme[other] }
    let width = Double(bar.width)
    let (use, people) = (cover.byMunicipalities ?? 0, cover.byInhabitants ?? 0)
    let full = min(bar.width, Int((use * width).rounded()))
    let end = min(bar.width, Int((people * width).rounded()))
    for tick in place.quarters where tick >= max(full, end) {
      canvas.put(["┊"], x: bar.x + tick, y: bar.y, style: ink(.barTick))
    }
    // In letters the same sign stands in a sparkline for something else.
    canvas.rule(isASCII ? "#" : "▇", Rect(x: bar.x, y: bar.y, width: full, height: 1), ink(.barUse))
    if full == 0, use > 0 { canvas.put(["▏"], x: bar.x, y: bar.y, style: ink(.barUse)) }
    let first = max(full, use > 0 ? 1 : 0)
    if end > first {
      canvas.rule("─", Rect(x: bar.x + first, y: bar.y, width: end - 1 - first, height: 1), ink(.barBetween))
    }
    if people > 0, end > 0, end > first || end < full {
      canvas.put(["┤"], x: bar.x + end - 1, y: bar.y, style: ink(.barInhabitants))
    }
    guard let phase, let words = phase.words else { return }
    let start = max(full, Int((people * width).rounded(.up)), use > 0 ? 1 : 0) + 1
    let text = [words.long[language], words.short[language]].first { start + TextWidth.of($0) + 1 <= bar.width }
    guard let text else { return }
    let used = TextWidth.of(text)
    for tick in place.quarters where tick >= start - 1 && tick <= start + used + 1 && tick >= max(full, end) {
      canvas.put([" "], x: bar.x + tick, y: bar.y, style: ink(.table))
    }
    canvas.write(text, x: bar.x + start, y: bar.y, style: ink(.textDim))
  }

  /// Month ends as small columns, one scale for all; blank before the first, a dash where nobody ever used it.
  private mutating func drawCourse(
    _ row: Int, _ input: InitiativesPane.Input, _ cover: Coverage, _ place: InitiativePlaces, end: Int, _ y: Int,
    _ role: Role
  ) {
    guard cover.isReported, let course = input.course else { return }
    let programme = input.data.programme
    let counts = programme.initiatives.indices.map {
      Array(course.counts($0, among: input.shown, of: programme).suffix(place.months))
    }
    let most = counts.joined().max() ?? 0
    let own = counts[row]
    func ink(_ other: Role) -> Role { role == .tableCursor ? role : other }
    guard let first = own.firstIndex(where: { $0 > 0 }), most > 0 else {
      write("–", end - 1, y, ink(.sparkQuiet))
      return
    }
    let text = Sparkline.text(own[first...].map(Int64.init), most: Int64(most), ascii: isASCII)
    write(text, end - (own.count - first), y, ink(.spark))
  }
}

extension Phase {
  /// What stands in an initiative's bar where the phase has no column: nothing where it is being rolled out.
  fileprivate var words: (long: Phrase, short: Phrase)? {
    switch self {
    case .rollout: nil
    case .initiation: (Phrase("in initiatie", "in initiation"), Phrase("in init.", "in init."))
    case .development: (Phrase("in ontwikkeling", "in development"), Phrase("in ontw.", "in dev."))
    case .mature: (Phrase("rijp", "mature"), Phrase("rijp", "mature"))
    case .decision: (Phrase("wacht op besluit", "awaits decision"), Phrase("besluit", "decision"))
    case .operation: (Phrase("in beheer", "in operation"), Phrase("beheer", "operation"))
    case .stopped: (Phrase("gestopt", "stopped"), Phrase("gestopt", "stopped"))
    }
  }
}

/// Where the columns of the initiatives stand in a pane of a width.
struct InitiativePlaces {
  /// What a column shows.
  enum Kind: String { case municipalities, inhabitants, count, bound, willing, course, change }

  /// A column by what it shows and where it ends.
  struct Column {
    /// What it is of.
    var kind: Kind
    /// The column of the screen behind its last.
    var end: Int
  }

  /// The width of the names.
  let name = 13
  /// Where the phase stands; 0 where it has no column.
  let phase: Int
  /// Where the bar begins, and how wide it is.
  let bar: Int
  /// The pane's, in cells.
  let width: Int
  /// How many months there is room for.
  let months: Int
  private(set) var columns: [Column] = []

  /// For a pane of a width.
  init(width total: Int) {
    phase = total >= 130 ? 16 : 0
    bar = phase > 0 ? 29 : 16
    months = total < 70 ? 8 : 10
    let kinds: [(kind: Kind, width: Int, least: Int)] = [
      (.municipalities, 5, 0), (.inhabitants, 6, 56), (.count, 9, 80), (.bound, 10, 84), (.willing, 9, 84),
      (.course, months + 2, 66), (.change, 6, 0),
    ]
    let shown = kinds.filter { total >= $0.least }
    width = max(3, min(72, total - 1 - bar - shown.reduce(0) { $0 + $1.width }))
    var x = bar + width
    for one in shown {
      x += one.width
      columns.append(Column(kind: one.kind, end: x))
    }
  }

  /// The cells at the quarters of the bar.
  var quarters: [Int] { [0.25, 0.5, 0.75].map { Int((Double(width) * $0).rounded(.toNearestOrEven)) } }

  /// What stands over them, as far as there is room, and at the beginning.
  var axis: [(Int, String)] {
    let labels = width >= 40 ? [25, 50, 75] : width >= 18 ? [50] : []
    return [(0, "0")] + zip([25, 50, 75], quarters).filter { labels.contains($0.0) }.map { ($0.1, "\($0.0)") }
  }
}

extension InitiativePlaces.Kind {
  /// Its head.
  var title: Phrase {
    switch self {
    case .municipalities: Phrase("gem.", "mun.")
    case .inhabitants: Phrase("inw.", "inh.")
    case .count: Phrase("aantal", "count")
    case .bound: Phrase("bindend", "committed")
    case .willing: Phrase("wie wil", "willing")
    case .course: Phrase("verloop", "trend")
    case .change: Phrase(same: "30 d")
    }
  }
}
