import Model
import Screen

/// A form for a booking, or for taking one back.
package struct MoneyForm: Overlay {
  /// A line of the form.
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

    /// Whether the arrows choose its value and nothing is typed.
    var isChoice: Bool { self == .activity || self == .kind }
  }

  /// The lines, from top to bottom.
  package var fields: [Field]
  /// The line that keys go to.
  package var focused: Field
  /// An index of the programme's activities.
  package var activity: Int
  /// What the booking does.
  package var kind: Booking.Kind = .commitment
  /// What was typed, by line.
  package var editors: [Field: LineEditor]
  /// Why it was not kept.
  package var problem: Phrase?
  /// The booking to take back; nil for a new one.
  package var reversing: Booking?
  private var names: [Phrase]
  fileprivate var outlook = Phrase("", "")

  /// A new booking on the activity at `index`.
  init(booking index: Int, _ state: State) {
    fields = Field.allCases
    focused = .amount
    activity = index
    editors = [.amount: LineEditor(text: ""), .reason: LineEditor(text: "")]
    editors[.date] = LineEditor(text: MoneyForm.usualDay(index, state))
    names = state.programme.activities.map(\.name)
    outlook = outlook(state)
  }

  /// The reason for taking `booking` back.
  init(reversing booking: Booking, _ state: State) {
    fields = [.reason]
    focused = .reason
    activity = state.programme.activity(booking.activity) ?? 0
    kind = booking.kind
    editors = [.reason: LineEditor(text: "")]
    reversing = booking
    names = state.programme.activities.map(\.name)
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

  package mutating func look(at state: State) {
    names = state.programme.activities.map(\.name)
    outlook = outlook(state)
  }

  /// Shows why it will not do, at the field that it is about.
  mutating func refuse(_ refusal: Refusal) {
    problem = refusal.words
    let field: Field =
      refusal.rule.hasPrefix("date")
      ? .date
      : refusal.rule.contains("reason") || refusal.rule == BookingDraft.beyondFreeRoom
        ? .reason : .amount
    if fields.contains(field) { focused = field }
  }

  package mutating func paste(_ text: String, _ state: inout State) -> Pasting {
    problem = nil
    return Pasting(editors[focused]?.paste(text) ?? nil)
  }

  /// What was typed on a line.
  func text(_ field: Field) -> String { editors[field]?.text ?? "" }

  /// What the form asks for, whatever the rules will say of it.
  /// - Throws: a field that cannot be read.
  func draft(_ state: State) throws(Refusal) -> BookingDraft {
    let date = text(.date)
    return BookingDraft(
      activity: state.programme.activities[activity].id, kind: kind,
      amount: try Amount.parsed(text(.amount), state.language),
      date: date.allSatisfy(\.isWhitespace) ? nil : try BookingDraft.day(date, today: state.programme.today),
      reason: text(.reason))
  }

  /// What will be after this booking, or why it will not do; a form that is not filled in yet says nothing.
  private func outlook(_ state: State) -> Phrase {
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
        "€ \(draft.amount.exact(.english)) · then free: \(free(after, .english))")
    } catch {
      return error.words
    }
  }

  package var hints: [Hint] {
    var hints = [Hint.enter("opslaan", "save")]
    if fields.count > 1 { hints.append(Hint("Tab", Phrase("volgend veld", "next field"))) }
    if focused.isChoice { hints.append(Hint("←→", Phrase("kiezen", "choose"))) }
    return hints + [.cancel]
  }

  package mutating func press(_ key: Key, _ state: inout State) -> Reaction {
    switch key {
    case _ where isCancel(key):
      state.tell(.info, "Niets geboekt.", "Nothing booked.")
      return .closes
    case .enter: return submit(state)
    case .tab, .down: move(by: 1)
    case .backTab, .up: move(by: -1)
    case .left where focused.isChoice: choose(by: -1)
    case .right where focused.isChoice, .character(" ") where focused.isChoice: choose(by: 1)
    case _ where focused.isChoice:
      if let letter = key.letter { choose(letter, state.language) }
    default:
      problem = nil
      _ = editors[focused]?.press(key)
    }
    return .stays
  }

  private mutating func move(by step: Int) {
    let index = (fields.firstIndex(of: focused) ?? 0) + step
    focused = fields[(index + fields.count) % fields.count]
  }

  private mutating func choose(by step: Int) {
    problem = nil
    if focused == .kind {
      let all = Booking.Kind.allCases
      kind = all[((all.firstIndex(of: kind) ?? 0) + step + all.count) % all.count]
    } else {
      let count = max(1, names.count)
      activity = (activity + step + count) % count
    }
  }

  /// The next choice whose name begins with a letter.
  private mutating func choose(_ letter: Character, _ language: Language) {
    let wanted = folded(String(letter))
    let isKind = focused == .kind
    let choices = isKind ? Booking.Kind.allCases.map { $0.name[language] } : names.map { $0[language] }
    let now = isKind ? Booking.Kind.allCases.firstIndex(of: kind) ?? 0 : activity
    guard !choices.isEmpty,
      let step = (1...choices.count).first(where: { folded(choices[(now + $0) % choices.count]).hasPrefix(wanted) })
    else { return }
    choose(by: step)
  }

  private mutating func submit(_ state: State) -> Reaction {
    do throws(Refusal) {
      let change: BookingChange
      if let booking = reversing {
        let reason = text(.reason)
        guard reason.contains(where: { !$0.isWhitespace }) else { throw Refusal.reversalNeedsReason }
        change = .reverse(booking: booking.id, reason: reason)
      } else {
        let draft = try draft(state)
        _ = try draft.booking(
          on: state.programme.activities[activity], line: state.programme.lines[activity],
          today: state.programme.today)
        change = .book(draft)
      }
      return .does { [form = self] state in
        state.pending.draft = form
        return state.write(.keep(change))
      }
    } catch {
      refuse(error)
      return .stays
    }
  }

  /// Of the activity that is chosen.
  fileprivate var name: Phrase { names.indices.contains(activity) ? names[activity] : Phrase("", "") }

  package func draw(on painter: inout Painter) { painter.drawForm(self) }
}

extension Painter {
  fileprivate mutating func drawForm(_ form: MoneyForm) {
    let width = min(84, size.width)
    let words = form.problem?[language] ?? form.outlook[language]
    let said = wrapped(words, width: width - 4)
    let height = form.fields.count + 2 + max(1, min(3, said.count)) + (form.reversing == nil ? 0 : 1)
    let inner = drawBox(say(form.title), width: width, height: height)
    var y = inner.y
    if let booking = form.reversing {
      write(form.words(of: booking, language), inner.x + 1, y, .overlay, width: inner.width - 2)
      y += 1
    }
    for field in form.fields {
      drawField(field, form, inner, y)
      y += 1
    }
    for line in said.prefix(max(0, inner.y + inner.height - y)) {
      write(
        line, inner.x + 1, y, form.problem == nil ? .overlayDisabled : .overlayWarning, width: inner.width - 2)
      y += 1
    }
  }

  private mutating func drawField(_ field: MoneyForm.Field, _ form: MoneyForm, _ inner: Rect, _ y: Int) {
    let isFocused = field == form.focused
    if let from = form.fields.firstIndex(of: form.focused), let to = form.fields.firstIndex(of: field) {
      markField(to, of: from, Rect(x: inner.x, y: y, width: inner.width, height: 1))
    }
    let x = inner.x + 14
    let width = inner.width - 15
    write(isFocused ? "▸" : " ", inner.x, y, .overlayTitle)
    write(field.name[language], inner.x + 1, y, isFocused ? .overlayTitle : .overlay, width: 12)
    switch field {
    case .activity, .kind:
      let name =
        field == .kind
        ? form.kind.name[language]
        : form.name[language]
      writeChoice(name, isFocused: isFocused, x, y, isFocused ? .overlayCursor : .overlay, width: width)
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

extension MoneyForm {
  package func dialogue(_ state: State) -> Dialogue {
    let voice = state.voice
    var dialogue = Dialogue(title: voice.say(title))
    if let booking = reversing { dialogue.text = [words(of: booking, state.language)] }
    func field(_ field: Field) -> Dialogue.Field {
      let name = voice.say(field.name)
      guard field.isChoice else { return Dialogue.Field(name, editors[field] ?? LineEditor(text: "")) }
      var chosen = Dialogue.Field(name, voice.say(field == .kind ? kind.name : self.name))
      chosen.isChosen = true
      return chosen
    }
    if fields.count > 1 { dialogue.overview = fields.map { Typing(field($0)).whole(voice) } }
    dialogue.field = field(focused)
    dialogue.problem = problem.map(voice.say)
    dialogue.aside = voice.say(outlook)
    dialogue.hints = hints
    return dialogue
  }

  fileprivate var title: Phrase {
    reversing.map { Phrase("Boeking #\($0.id) terugnemen", "Reverse booking #\($0.id)") } ?? Phrase("Boeken", "Book")
  }

  fileprivate func words(of booking: Booking, _ language: Language) -> String {
    "\(booking.kind.name[language]) € \(booking.amount.exact(language)) · \(booking.date.words(language))"
  }
}
