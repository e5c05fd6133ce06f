import Model
import Screen

/// What is missing to reckon the contributions of a year, to be filled in; what comes of it is reckoned meanwhile. Trying
/// is free: nothing is recorded before one keeps it.
package struct ContributionForm: Overlay {
  /// A line of the form.
  package enum Field: Sendable, Hashable {
    case date
    case index(Int)
    case mode, exempt

    /// As the setting is called.
    var key: String {
      switch self {
      case .date: "reference-date"
      case .index(let year): "index \(year)"
      case .mode: "mode"
      case .exempt: "exempt"
      }
    }

    /// What it is called on the form.
    package var name: Phrase {
      switch self {
      case .date: Phrase("Peildatum", "Reference date")
      case .index(let year): Phrase("Index \(year)", "Index \(year)")
      case .mode: Phrase("Rekenwijze", "Mode")
      case .exempt: Phrase("Uitgezonderd", "Exempt")
      }
    }
  }

  /// A figure before and after; nil where there is none.
  struct Line: Sendable {
    /// What is counted.
    var name: Phrase
    /// At the price level of 2017, and with the values that were typed.
    var (before, after): (String, String)
    /// Euros or cents.
    var unit: String
  }

  /// The year that is paid for.
  package let year: Int
  /// The lines, from top to bottom.
  package let fields: [Field]
  /// The line that keys go to.
  package private(set) var focused: Int
  private var editors: [LineEditor]
  private var mode: ContributionSettings.Mode
  /// Why it was not kept; or what cannot be read.
  package private(set) var problem: Phrase?
  /// What was there when it opened, and the municipality that is shown as an example.
  private let given: ContributionSettings
  private let example: String?
  fileprivate var lines: [Line] = []
  fileprivate var check: Phrase = Phrase("", "")
  fileprivate var exempt = 0
  /// Why it cannot be kept now.
  fileprivate var lock: Phrase?

  /// The settings of a year as they are.
  init(_ year: Int, _ state: State) {
    self.year = year
    given = ContributionSettings(state.programme.settings)
    fields = [.date] + contributionYears.filter { $0 <= year }.map { .index($0) } + [.mode, .exempt]
    mode = given.mode
    let language = state.language
    // What the document has: the municipalities of its own year.
    let usual = Day(year: ContributionYear.priceLevel, month: 1, day: 1)
    editors = fields.map { field in
      switch field {
      case .date: LineEditor(text: (state.referenceDate(of: year) ?? usual)?.words(language) ?? "")
      case .index(let step):
        LineEditor(
          text: ContributionSettings(state.programme.settings).indices[step].map {
            ($0 * Fraction(100)).words(language, decimals: 3) + language.percent
          } ?? "")
      case .mode, .exempt: LineEditor(text: "")
      }
    }
    example = state.rowUnderCursor.map { state.programme.municipalities[$0].code }
    focused = fields.firstIndex { if case .index = $0 { true } else { false } } ?? 0
    reckon(state)
  }

  package mutating func look(at state: State) { reckon(state) }

  /// The values that differ from what is recorded, as they are kept.
  /// - Throws: one that cannot be read.
  private func values(_ state: State) throws(Refusal) -> [(key: String, value: String)] {
    var values: [(String, String)] = []
    for (field, editor) in zip(fields, editors) {
      let text = editor.text
      let isBlank = text.allSatisfy(\.isWhitespace)
      switch field {
      case .mode:
        if mode != given.mode { values.append((field.key, mode.rawValue)) }
      case .exempt:
        if !isBlank {
          values.append((field.key, try ContributionSettings.exemptions(after: text, in: state.programme)))
        }
      case .date, .index:
        guard !isBlank else { continue }
        let value = try ContributionSettings.typed(field.key, text, state.language, today: state.programme.today)
        let known = state.programme.settings.of(.contribution(field.key))?.value
        if value != known { values.append((field.key, value)) }
      }
    }
    return values
  }

  /// What the values come to, beside the price level of 2017.
  private mutating func reckon(_ state: State) {
    lock = cannotChange(state).map { $0 == browsingCannotChange ? state.lockedWords : $0 }
    var wanted = given
    do throws(Refusal) {
      for (key, value) in try values(state) { wanted.take(key, value) }
      problem = nil
    } catch {
      problem = error.words
    }
    exempt = wanted.exempt.count
    let before = state.programme.contributionsAtPriceLevel
    let after = problem == nil ? state.programme.contributions(of: year, by: wanted) : nil
    let (language, code) = (state.language, example)
    func rate(_ sums: ContributionYear?, exempt: Bool) -> String {
      let all = (sums?.contributions ?? []).filter { $0.isExempt == exempt && $0.amount != nil }
      let people = all.reduce(0) { $0 + $1.municipality.inhabitants }
      guard people > 0 else { return "–" }
      let cents = all.reduce(Int64(0)) { $0 + ($1.amount?.cents ?? 0) }
      return Fraction(Int128(cents), over: Int128(people)).words(language, decimals: 2)
    }
    func amount(_ sums: ContributionYear?, _ code: String) -> String {
      sums?.contributions.first { $0.municipality.code == code }?.amount?.exact(language) ?? "–"
    }
    lines = [
      Line(
        name: Phrase("Totaal", "Total"), before: before.total.exact(language),
        after: after?.total.exact(language) ?? "–", unit: "€"),
      Line(
        name: Phrase("Gewone gemeente", "Ordinary"), before: rate(before, exempt: false),
        after: rate(after, exempt: false), unit: "ct"),
      Line(
        name: Phrase("Uitgezonderd", "Exempt"), before: rate(before, exempt: true), after: rate(after, exempt: true),
        unit: "ct"),
    ]
    let largest = before.contributions.filter(\.isExempt).max {
      $0.municipality.inhabitants < $1.municipality.inhabitants
    }
    let other = largest?.municipality.code
    for code in [code, other == code ? nil : other].compactMap({ $0 }) {
      lines.append(
        Line(
          name: Phrase(same: state.name(of: code)), before: amount(before, code), after: amount(after, code), unit: "€")
      )
    }
    check = checkWords(after, wanted, state)
  }

  /// Whether what is paid comes to the budget, or what is still missing.
  private func checkWords(
    _ sums: ContributionYear?, _ wanted: ContributionSettings, _ state: State
  ) -> Phrase {
    if let sums {
      let (count, gap) = (sums.contributions.count, sums.total - sums.budget)
      guard gap == .zero else {
        return Phrase(
          "som van \(count) bijdragen: € \(gap.exact(.dutch)) verschil met het budget",
          "sum of \(count) contributions: € \(gap.exact(.english)) off the budget")
      }
      return Phrase(
        "som van \(count) bijdragen = budget ✓ (\(sums.remainder) centen verdeeld)",
        "sum of \(count) contributions = budget ✓ (\(sums.remainder) cents distributed)")
    }
    let missing = wanted.missingNames(year)
    guard missing.isEmpty else {
      let names = missing.joined(by: ", ")
      return Phrase("nog op te geven: \(names.dutch)", "still to be given: \(names.english)")
    }
    return Phrase(
      "de inwoners van die dag worden gelezen als dit is vastgelegd",
      "the inhabitants of that day are read once this is recorded")
  }

  package mutating func press(_ key: Key, _ state: inout State) -> Reaction {
    switch key {
    case _ where isCancel(key):
      state.tell(.info, "Er is niets vastgelegd.", "Nothing was recorded.")
      return .closes
    case .control("s"): return keep(state)
    case .enter, .tab, .down: focused = (focused + 1) % fields.count
    case .backTab, .up: focused = (focused + fields.count - 1) % fields.count
    case .left where fields[focused] == .mode, .right where fields[focused] == .mode,
      .character(" ") where fields[focused] == .mode:
      mode = mode == .budget ? .tariff : .budget
    default: if fields[focused] != .mode { _ = editors[focused].press(key) }
    }
    return .stays
  }

  package mutating func paste(_ text: String, _ state: inout State) -> Pasting {
    fields[focused] == .mode ? .refused : Pasting(editors[focused].paste(text))
  }

  private mutating func keep(_ state: State) -> Reaction {
    if let lock {
      problem = lock
      return .stays
    }
    do throws(Refusal) {
      let changes = try values(state).map { (SettingRule.contribution($0.key), $0.value) }
      guard !changes.isEmpty else { return .closes }
      return .does { [form = self] state in
        state.pending.draft = form
        do throws(Refusal) { return try setting(changes, &state) } catch { return state.tell(error) }
      }
    } catch {
      problem = error.words
      return .stays
    }
  }

  package var hints: [Hint] {
    [
      .enter("volgend veld", "next field"), .arrows(Phrase("veld", "field")),
      Hint("^S", Phrase("vastleggen", "record")), .close,
    ]
  }

  package func draw(on painter: inout Painter) { painter.drawContributionForm(self, mode, editors) }
}

extension State {
  /// The reference date of a year, where one is set.
  fileprivate func referenceDate(of year: Int) -> Day? {
    ContributionSettings(programme.settings).referenceDate(of: year)
  }
}

extension Painter {
  fileprivate mutating func drawContributionForm(
    _ form: ContributionForm, _ mode: ContributionSettings.Mode, _ editors: [LineEditor]
  ) {
    let body = screen.over
    let width = min(63, size.width)
    let height = min(body.height, form.fields.count + form.lines.count + 9)
    // At the right, so that the names stay in sight beside it.
    let box = Rect(
      x: max(0, size.width - width - 2), y: body.y + min(3, body.height - height), width: width, height: height)
    canvas.fill(box, theme[.overlay])
    canvas.box(
      box, style: theme[.overlayBorder],
      title: say(
        "Bijdragen \(form.year) · wat nog moet worden opgegeven", "Contributions \(form.year) · what is to be given"),
      titleStyle: theme[.overlayTitle], heavy: true)
    let inner = box.inset(by: 1)
    // On a low screen the fields around the focus have the room, then what it comes to.
    let foot = inner.y + inner.height
    let first = inner.height < form.fields.count + 4 ? inner.y : inner.y + 1
    let room = min(form.fields.count, max(1, foot - 2 - first))
    let hidden = max(0, form.focused - room + 1)
    for (index, field) in form.fields.enumerated().dropFirst(hidden).prefix(room) {
      drawField(field, form, mode, editors[index], isFocused: index == form.focused, inner, first + index - hidden)
    }
    var y = first + room + 1
    if y + 1 < foot - 2 {
      let rule = "── " + say("Zo wordt het", "What it comes to") + " "
      canvas.write(
        rule + String(repeating: "─", count: max(0, inner.width - TextWidth.of(rule))), x: inner.x, y: y,
        style: theme[.overlayBorder], width: inner.width)
      write(say("prijspeil 2017", "price level 2017"), inner.x + 18, y + 1, .overlayDisabled, width: 19, align: .right)
      write("\(form.year)", inner.x + 40, y + 1, .overlayDisabled, width: 15, align: .right)
    }
    y += 1
    for line in form.lines where y + 1 < foot - 2 {
      y += 1
      write(line.name[language], inner.x + 2, y, .overlay, width: 16)
      write(line.before, inner.x + 18, y, .overlay, width: 19, align: .right)
      write("→", inner.x + 39, y, .overlayDisabled)
      write(line.after, inner.x + 40, y, .overlayTitle, width: 15, align: .right)
      write(line.unit, inner.x + 57, y, .overlayDisabled)
    }
    write(
      form.problem?[language] ?? form.check[language], inner.x + 2, foot - 2,
      form.problem == nil ? .overlay : .overlayWarning, width: inner.width - 3)
    if form.lock == nil {
      mark(Rect(x: inner.x, y: foot - 1, width: inner.width, height: 1), .keys([.control("s")]))
    }
    let free = say("Proberen mag altijd", "Trying out is always allowed")
    write(
      free
        + (form.lock.map { say("; vastleggen: ", "; recording: ") + say($0) } ?? say("; ^S legt vast", "; ^S records")),
      inner.x + 2, foot - 1, .overlayDisabled, width: inner.width - 3)
  }

  private mutating func drawField(
    _ field: ContributionForm.Field, _ form: ContributionForm, _ mode: ContributionSettings.Mode, _ editor: LineEditor,
    isFocused: Bool, _ inner: Rect, _ y: Int
  ) {
    if let index = form.fields.firstIndex(of: field) {
      markField(index, of: form.focused, Rect(x: inner.x, y: y, width: inner.width, height: 1))
    }
    write(isFocused ? "▸" : " ", inner.x, y, .overlayTitle)
    write(field.name[language], inner.x + 2, y, isFocused ? .overlayTitle : .overlay, width: 15)
    let (x, width) = (inner.x + 18, 16)
    let note: String
    switch field {
    case .mode:
      if isFocused {
        writeChoice(mode.name[language], isFocused: true, x, y, .overlayCursor, width: width + 1)
      } else {
        write(mode.name[language], x, y, .overlay)
      }
      note = ""
    case .exempt where !isFocused && editor.text.isEmpty:
      write(say("\(form.exempt) gemeenten", "\(form.exempt) municipalities"), x, y, .overlay, width: 18)
      note = say("de G4 (D 534, voorbeeld)", "the G4 (D 534, sample)")
    default:
      if isFocused {
        drawInput(editor, prefix: "", ghost: "", x: x, y, width: width)
      } else {
        write(editor.text.isEmpty ? "–" : editor.text, x, y, .overlay, width: width)
      }
      switch field {
      case .date: note = say("CBS: 2016 t/m 2026", "CBS: 2016 to 2026")
      case .exempt: note = say("+Naam of -Naam", "+Name or -Name")
      default: note = say("niet in het document", "not in the document")
      }
    }
    write(note, inner.x + 35, y, .overlayDisabled, width: inner.width - 36)
  }
}

extension ContributionForm {
  package func dialogue(_ state: State) -> Dialogue {
    let voice = state.voice
    var dialogue = Dialogue(
      title: voice.say(
        "Bijdragen \(year), wat nog moet worden opgegeven", "Contributions \(year), what is to be given"))
    let all = zip(fields, editors).map { field, editor in
      var line = Dialogue.Field(voice.say(field.name), editor)
      if field == .mode {
        line = Dialogue.Field(voice.say(field.name), voice.say(mode.name))
        line.isChosen = true
      }
      return line
    }
    dialogue.overview = all.map { Typing($0).whole(voice) }
    dialogue.field = all[focused]
    dialogue.problem = problem.map(voice.say)
    let sums = lines.map { line in
      let unit = line.unit == "€" ? voice.say("euro", "euros") : voice.say("cent per inwoner", "cents per inhabitant")
      return "\(voice.say(line.name)): \(line.before) → \(line.after) \(unit)"
    }
    dialogue.aside = (sums + [voice.say(check)]).joined(separator: "; ")
    dialogue.text = lock.map { [voice.say($0)] } ?? []
    dialogue.hints = hints
    return dialogue
  }
}
