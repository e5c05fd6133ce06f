import Model
import Screen

/// A form for a booking, or for taking one back.
package struct MoneyForm: Sendable {
  package enum Field: Sendable, Hashable, CaseIterable {
    case activity, kind, amount, date, reason

    package var name: Phrase {
      switch self {
      case .activity: Phrase("Activiteit", "Activity")
      case .kind: Phrase("Soort", "Kind")
      case .amount: Phrase("Bedrag", "Amount")
      case .date: Phrase("Datum", "Date")
      case .reason: Phrase("Reden", "Reason")
      }
    }

    var isChoice: Bool { self == .activity || self == .kind }
  }

  package var fields: [Field]
  package var focused: Field
  /// An index of the programme's activities.
  package var activity: Int
  package var kind: Booking.Kind = .commitment
  package var editors: [Field: LineEditor]
  package var problem: Phrase?
  /// The booking to take back; nil for a new one.
  package var reversing: Booking?

  /// A new booking on the activity at `index`.
  init(booking index: Int, _ state: State) {
    fields = Field.allCases
    focused = .amount
    activity = index
    editors = [.amount: LineEditor(text: ""), .reason: LineEditor(text: "")]
    editors[.date] = LineEditor(text: MoneyForm.usualDay(index, state))
  }

  /// The reason for taking `booking` back.
  init(reversing booking: Booking, _ state: State) {
    fields = [.reason]
    focused = .reason
    activity = state.programme.activity(booking.activity) ?? 0
    kind = booking.kind
    editors = [.reason: LineEditor(text: "")]
    reversing = booking
  }

  private static func usualDay(_ index: Int, _ state: State) -> String {
    let today = state.programme.today
    guard state.programme.activities.indices.contains(index) else { return today.iso }
    let year = state.programme.activities[index].year
    return (today.civil.year > year ? Day(year: year, month: 12, day: 31) ?? today : today).iso
  }

  /// Fills in what was given already.
  mutating func take(_ draft: BookingDraft, _ language: Language) {
    kind = draft.kind
    editors[.amount] = LineEditor(text: draft.amount.exact(language))
    if let date = draft.date { editors[.date] = LineEditor(text: date.iso) }
    editors[.reason] = LineEditor(text: draft.reason)
  }

  /// Shows why it will not do, at the field that it is about.
  mutating func refuse(_ refusal: Refusal) {
    problem = Phrase(refusal.words(.dutch), refusal.words(.english))
    let field: Field =
      refusal.rule.hasPrefix("date")
      ? .date
      : refusal.rule.contains("reason") || refusal.rule == BookingDraft.beyondFreeRoom
        ? .reason : .amount
    if fields.contains(field) { focused = field }
  }

  mutating func paste(_ text: String) -> Int? {
    problem = nil
    return editors[focused]?.paste(text) ?? nil
  }

  func text(_ field: Field) -> String { editors[field]?.text ?? "" }

  /// What the form asks for, whatever the rules will say of it.
  /// - Throws: a field that cannot be read.
  func draft(_ state: State) throws(Refusal) -> BookingDraft {
    let date = text(.date).filter { !$0.isWhitespace }
    return BookingDraft(
      activity: state.programme.activities[activity].id, kind: kind,
      amount: try Amount.parsed(text(.amount), state.language), date: date.isEmpty ? nil : try day(date),
      reason: text(.reason))
  }

  /// What will be after this booking, or why it will not do; a form that is not filled in yet says nothing.
  func outlook(_ state: State) -> Phrase {
    guard reversing == nil, state.programme.activities.indices.contains(activity) else { return Phrase("", "") }
    let line = state.programme.lines[activity]
    func free(_ line: FundLine, _ language: Language) -> String { "€ " + line.free.exact(language) }
    guard !text(.amount).isEmpty else {
      return Phrase("Vrij: \(free(line, .dutch))", "Free: \(free(line, .english))")
    }
    do throws(Refusal) {
      let draft = try draft(state)
      let booking = try draft.booking(
        on: state.programme.activities[activity], line: line, today: state.programme.today)
      let after = try line.adding(booking)
      return Phrase(
        "€ \(draft.amount.exact(.dutch)) · daarna vrij: \(free(after, .dutch))",
        "€ \(draft.amount.exact(.english)) · free then: \(free(after, .english))")
    } catch {
      return Phrase(error.words(.dutch), error.words(.english))
    }
  }

  /// The keys of the field in the focus.
  func hints(_ language: Language) -> [(String, String)] {
    var hints = [("Enter", Phrase("opslaan", "save")[language])]
    if fields.count > 1 { hints.append(("Tab", Phrase("volgend veld", "next field")[language])) }
    if focused.isChoice { hints.append(("←→", Phrase("kiezen", "choose")[language])) }
    return hints
  }
}

/// A key while the form is open.
func pressForm(_ key: Key, _ form: MoneyForm, _ state: inout State) -> [Effect] {
  var form = form
  func move(by step: Int) {
    let index = (form.fields.firstIndex(of: form.focused) ?? 0) + step
    form.focused = form.fields[(index + form.fields.count) % form.fields.count]
  }
  switch key {
  case _ where isCancel(key):
    state.overlay = nil
    state.notice = Notice(.info, Phrase("Niets geboekt.", "Nothing booked."))
    return []
  case .enter: return submit(form, &state)
  case .tab, .down: move(by: 1)
  case .backTab, .up: move(by: -1)
  case .left where form.focused.isChoice: choose(by: -1, &form, state)
  case .right where form.focused.isChoice, .character(" ") where form.focused.isChoice: choose(by: 1, &form, state)
  case _ where form.focused.isChoice:
    if let letter = key.letter { choose(letter, &form, state) }
  default:
    form.problem = nil
    _ = form.editors[form.focused]?.press(key)
  }
  state.overlay = .form(form)
  return []
}

private func choose(by step: Int, _ form: inout MoneyForm, _ state: State) {
  form.problem = nil
  if form.focused == .kind {
    let all = Booking.Kind.allCases
    form.kind = all[((all.firstIndex(of: form.kind) ?? 0) + step + all.count) % all.count]
  } else {
    let count = max(1, state.programme.activities.count)
    form.activity = (form.activity + step + count) % count
  }
}

/// The next choice whose name begins with a letter.
private func choose(_ letter: Character, _ form: inout MoneyForm, _ state: State) {
  let wanted = folded(String(letter))
  let kind = form.focused == .kind
  let names =
    kind
    ? Booking.Kind.allCases.map { $0.name[state.language] }
    : state.programme.activities.map { $0.name[state.language] }
  let now = kind ? Booking.Kind.allCases.firstIndex(of: form.kind) ?? 0 : form.activity
  guard let step = (1...max(1, names.count)).first(where: { folded(names[(now + $0) % names.count]).hasPrefix(wanted) })
  else { return }
  choose(by: step, &form, state)
}

private func submit(_ form: MoneyForm, _ state: inout State) -> [Effect] {
  var form = form
  do throws(Refusal) {
    let change: BookingChange
    if let booking = form.reversing {
      let reason = form.text(.reason)
      guard reason.contains(where: { !$0.isWhitespace }) else { throw Refusal.reversalNeedsReason }
      change = .reverse(booking: booking.id, reason: reason)
    } else {
      let draft = try form.draft(state)
      _ = try draft.booking(
        on: state.programme.activities[form.activity], line: state.programme.lines[form.activity],
        today: state.programme.today)
      change = .book(draft)
    }
    state.overlay = nil
    state.isSaving = true
    return [.keep(change)]
  } catch {
    form.refuse(error)
    state.overlay = .form(form)
    return []
  }
}

extension Painter {
  mutating func drawForm(_ form: MoneyForm) {
    let width = min(84, layout.size.width)
    let words = form.problem?[language] ?? form.outlook(state)[language]
    let said = wrapped(words, width: width - 4)
    var title = say("Boeken", "Book")
    var height = form.fields.count + 2 + max(1, min(3, said.count))
    if let booking = form.reversing {
      title = say("Boeking #\(booking.id) terugnemen", "Reverse booking #\(booking.id)")
      height += 1
    }
    let inner = drawBox(title, width: width, height: height)
    var y = inner.y
    if let booking = form.reversing {
      let what = "\(booking.kind.name[language]) € \(booking.amount.exact(language)) · \(booking.date.words(language))"
      write(what, inner.x + 1, y, .overlay, width: inner.width - 2)
      y += 1
    }
    for field in form.fields {
      drawField(field, form, inner, y)
      y += 1
    }
    for line in said.prefix(max(0, inner.y + inner.height - y)) {
      write(
        line, inner.x + 1, y, form.problem == nil ? .overlayDisabled : .warning, width: inner.width - 2)
      y += 1
    }
  }

  private mutating func drawField(_ field: MoneyForm.Field, _ form: MoneyForm, _ inner: Rect, _ y: Int) {
    let isFocused = field == form.focused
    let x = inner.x + 14
    let width = inner.width - 15
    write(isFocused ? "▸" : " ", inner.x, y, .overlayTitle)
    write(field.name[language], inner.x + 1, y, isFocused ? .overlayTitle : .overlay, width: 12)
    switch field {
    case .activity, .kind:
      let name =
        field == .kind
        ? form.kind.name[language]
        : state.programme.activities.indices.contains(form.activity)
          ? state.programme.activities[form.activity].name[language] : ""
      write(isFocused ? "‹ \(name) ›" : "  \(name)", x, y, isFocused ? .overlayCursor : .overlay, width: width)
    default:
      guard let editor = form.editors[field] else { return }
      if isFocused {
        drawInput(editor, prefix: "", ghost: ghost(field), x: x + 2, y, width: width - 2)
      } else {
        write(editor.text, x + 2, y, .overlay, width: width - 2)
      }
    }
  }

  private func ghost(_ field: MoneyForm.Field) -> String {
    switch field {
    case .amount: say("1250 · 1.250,00 · 1,2 mln", "1250 · 1,250.00 · 1.2 M")
    case .date: say("in het jaar van de activiteit", "in the activity's year")
    default: say("komt in het journaal", "goes into the journal")
    }
  }
}
