import Model
import Screen

extension Command {
  /// The commands that book and take back.
  static let bookingCommands: [Command] = [
    Command(
      "book", Phrase("boeken: verplichting, realisatie of begroting", "book a commitment, an actual or budget"),
      hint: Phrase("boeken", "book"), keys: ["b"], scopes: [FundTabPane.id, BookingsPane.id, YearBookingsPane.id],
      arguments: "ACTIVITY KIND AMOUNT [DAY] [REASON]", asks: true,
      completions: { state in
        state.programme.activities.map(\.id) + Booking.Kind.allCases.map { $0.name[state.language] }
      }, blocked: cannotChange
    ) { state, arguments in
      guard arguments.isEmpty else { return book(arguments, &state) }
      if state.isHeadless || state.programme.activities.isEmpty { return misuseBook(&state) }
      return state.lay(MoneyForm(booking: activityHere(state), state))
    },
    Command(
      "reverse-booking", Phrase("boeking terugnemen met een tegenboeking", "reverse a booking with a counter-booking"),
      hint: Phrase("terugnemen", "reverse"), keys: ["x"], scopes: [BookingsPane.id, YearBookingsPane.id],
      arguments: "ID REASON",
      asks: true, blocked: cannotChange
    ) { state, arguments in reverse(arguments, &state) },
  ]
}

private func misuseBook(_ state: inout State) -> [Effect] {
  func kinds(_ language: Language) -> String { Booking.Kind.allCases.map { $0.name[language] }.joined(separator: " ") }
  return state.misuse("book", also: Phrase("Soorten: \(kinds(.dutch)).", "Kinds: \(kinds(.english))."))
}

/// The activity that the cursor or the page is about.
private func activityHere(_ state: State) -> Int {
  if case .activity(let index) = state.subject { return index }
  return state.openActivity ?? 0
}

/// `book ACTIVITY KIND AMOUNT [DAY] [REASON]`: the kind is the first word that names one behind an activity, for an
/// activity's name may begin with such a word.
private func book(_ arguments: [String], _ state: inout State) -> [Effect] {
  let places = arguments.indices.dropFirst().filter { Booking.Kind(word: arguments[$0]) != nil }
  let behindName = places.first { state.programme.activity(named: arguments[..<$0].joined(separator: " ")) != nil }
  guard let position = behindName ?? places.first, let kind = Booking.Kind(word: arguments[position]) else {
    return misuseBook(&state)
  }
  var rest = joiningUnits(Array(arguments[(position + 1)...]))
  guard !rest.isEmpty else { return misuseBook(&state) }
  let name = arguments[..<position].joined(separator: " ")
  guard let index = state.programme.activity(named: name) else {
    let ids = state.programme.activities.map(\.id).joined(separator: " ")
    return state.tell(.usage, "Geen activiteit «\(name)»; er is: \(ids).", "No activity «\(name)»; there is: \(ids).")
  }
  do throws(Refusal) {
    let amount = try Amount.parsed(rest.removeFirst(), state.language)
    var draft = BookingDraft(activity: state.programme.activities[index].id, kind: kind, amount: amount)
    if let (day, words) = try BookingDraft.leadingDay(rest, today: state.programme.today) {
      draft.date = day
      rest.removeFirst(words)
    }
    draft.reason = rest.joined(separator: " ")
    return try propose(draft, index, &state)
  } catch {
    return state.tell(error)
  }
}

/// Asks for a booking; where the rule wants a reason that is missing, the form asks for it.
private func propose(_ draft: BookingDraft, _ index: Int, _ state: inout State) throws(Refusal) -> [Effect] {
  do throws(Refusal) {
    _ = try draft.booking(
      on: state.programme.activities[index], line: state.programme.lines[index], today: state.programme.today)
  } catch {
    guard error.rule == BookingDraft.beyondFreeRoom, !state.isHeadless else { throw error }
    var form = MoneyForm(booking: index, state)
    form.take(draft, state.language)
    form.refuse(error)
    return state.lay(form)
  }
  return state.write(.keep(.book(draft)))
}

private func reverse(_ arguments: [String], _ state: inout State) -> [Effect] {
  var words = arguments
  let word: String
  if let first = words.first {
    word = first.hasPrefix("#") ? String(first.dropFirst()) : first
    words.removeFirst()
  } else if case .booking(let id) = state.subject {
    word = String(id)
  } else {
    return state.misuse("reverse-booking")
  }
  guard let id = Int(word), let booking = state.programme.ledger.booking(id) else {
    return state.tell(.unknownBooking(word))
  }
  let reason = words.joined(separator: " ")
  switch state.programme.ledger.standing(booking) {
  case .failure(let refusal): state.tell(refusal)
  case .success where !reason.isEmpty:
    return state.write(.keep(.reverse(booking: id, reason: reason)))
  case .success where state.isHeadless: state.tell(.reversalNeedsReason)
  case .success(let standing): state.lay(MoneyForm(reversing: standing, state))
  }
  return []
}
