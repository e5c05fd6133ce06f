/// Money granted, bound or spent on an activity. A commitment that is paid comes off again as a negative commitment;
/// a booking is never edited, only reversed by another that names it.
package struct Booking: Sendable, Hashable {
  /// What a booking does to its activity: commits money, spends it or changes its budget.
  package enum Kind: String, Sendable, CaseIterable {
    case commitment = "verplichting"
    case actual = "realisatie"
    case budget = "begroting"

    package var name: Phrase {
      switch self {
      case .commitment: Phrase("verplichting", "commitment")
      case .actual: Phrase("realisatie", "actual")
      case .budget: Phrase("begroting", "budget")
      }
    }

    /// The kind that a word in either language names, case ignored.
    package init?(word: String) {
      let word = folded(word)
      guard let kind = Kind.allCases.first(where: { $0.name.dutch == word || $0.name.english == word }) else {
        return nil
      }
      self = kind
    }
  }

  /// From 1 without gaps; 0 for what is not kept yet.
  package var id: Int
  /// The day on which it counts.
  package var date: Day
  /// The id of the activity it is booked on.
  package var activity: String
  /// What it does to the activity.
  package var kind: Kind
  /// How much, in cents; negative where it takes another booking back.
  package var amount: Amount
  /// Whether it is invented, as all of the sample is.
  package var isSample: Bool
  /// Who booked it and when (UTC, ISO 8601); both empty for the sample.
  package var by: String
  /// When it was written, ISO 8601 in UTC.
  package var at: String
  /// Why, in the words of who booked it.
  package var reason: String
  /// The booking that this one takes back.
  package var reverses: Int?
  /// The change that made it; nil for the sample.
  package var change: Int?

  package init(
    id: Int = 0, date: Day, activity: String, kind: Kind, amount: Amount, isSample: Bool, by: String = "",
    at: String = "", reason: String = "", reverses: Int? = nil, change: Int? = nil
  ) {
    self.id = id
    self.date = date
    self.activity = activity
    self.kind = kind
    self.amount = amount
    self.isSample = isSample
    self.by = by
    self.at = at
    self.reason = reason
    self.reverses = reverses
    self.change = change
  }

  /// What the journal writes of it, for machines: id, kind, cents, day.
  package var journalText: String { "#\(id) \(kind.rawValue) \(amount.cents) \(date.iso)" }

  /// The same for people: `#379 realisatie € 1.250,00`; a text that is none stays as it is.
  package static func words(journal text: String, _ language: Language) -> String {
    let parts = text.split(separator: " ").map(String.init)
    guard parts.count == 4, let kind = Kind(rawValue: parts[1]), let cents = Int64(parts[2]) else { return text }
    return "\(parts[0]) \(kind.name[language]) € \(Amount(cents: cents).exact(language))"
  }

  /// The booking that takes this one back.
  package func counter(date: Day, reason: String) -> Booking {
    Booking(date: date, activity: activity, kind: kind, amount: -amount, isSample: false, reason: reason, reverses: id)
  }
}

extension FundLine {
  /// What a kind of booking has come to.
  package subscript(kind: Booking.Kind) -> Amount {
    get {
      switch kind {
      case .commitment: committed
      case .actual: actual
      case .budget: budget
      }
    }
    set {
      switch kind {
      case .commitment: committed = newValue
      case .actual: actual = newValue
      case .budget: budget = newValue
      }
    }
  }

  /// The line with a booking added.
  /// - Throws: when it would come below zero or grow beyond all measure.
  package func adding(_ booking: Booking) throws(Refusal) -> FundLine {
    let (sum, over) = self[booking.kind].cents.addingReportingOverflow(booking.amount.cents)
    guard !over, sum.magnitude <= Amount.limit.cents.magnitude else { throw Amount.tooLarge }
    guard sum >= 0 else {
      let kind = booking.kind.name
      let left = self[booking.kind]
      throw Refusal(
        "below-zero",
        Phrase(
          "Dan komt de \(kind.dutch) onder nul: er staat € \(left.exact(.dutch)).",
          "That takes the \(kind.english) below zero: it stands at € \(left.exact(.english))."),
        wayOut: Phrase("Boek hoogstens dat bedrag af.", "Book off no more than that."))
    }
    var line = self
    line[booking.kind] = Amount(cents: sum)
    return line
  }
}

/// A booking that somebody asks for.
package struct BookingDraft: Sendable, Hashable {
  /// The id of the activity to book on.
  package var activity: String
  /// What it is to do to the activity.
  package var kind: Booking.Kind
  /// How much to book, in cents.
  package var amount: Amount
  /// nil for the store's today, or the last day of the activity's year when that has passed.
  package var date: Day?
  /// Why, as it will stand in the journal.
  package var reason: String

  package init(activity: String, kind: Booking.Kind, amount: Amount, date: Day? = nil, reason: String = "") {
    self.activity = activity
    self.kind = kind
    self.amount = amount
    self.date = date
    self.reason = reason
  }

  /// The most characters of a reason.
  package static let reasonLimit = 1000

  /// The booking that this becomes on `activity`, whose bookings come to `line`; `id` and `change` are still to come.
  /// - Throws: the rule that refuses it: the one place of the rules for screen, scripts and import.
  package func booking(on activity: FundActivity, line: FundLine, today: Day) throws(Refusal) -> Booking {
    let booking = Booking(
      date: try day(in: activity.year, today: today), activity: activity.id, kind: kind, amount: amount,
      isSample: false, reason: try BookingDraft.reason(reason))
    guard amount != .zero else {
      throw Refusal(
        "amount-zero", Phrase("Een boeking van nul zegt niets.", "A booking of zero has no effect."),
        wayOut: Phrase("Geef een bedrag.", "Give an amount."))
    }
    guard kind != .actual || amount > .zero else {
      throw Refusal(
        "actual-negative", Phrase("Een realisatie kan niet negatief zijn.", "An actual amount cannot be negative."),
        wayOut: Phrase(
          "Boek de foute realisatie terug met reverse-booking.", "Reverse the wrong one with reverse-booking."))
    }
    let after = try line.adding(booking)
    let isWorse = after.free < .zero && after.free < line.free
    guard !isWorse || reason.contains(where: { !$0.isWhitespace }) else {
      throw Refusal(
        BookingDraft.beyondFreeRoom,
        Phrase(
          "Dit gaat € \((-after.free).exact(.dutch)) over de vrije ruimte.",
          "This exceeds the free room by € \((-after.free).exact(.english))."),
        wayOut: Phrase("Geef een reden, dan mag het.", "Give a reason and it is allowed."))
    }
    return booking
  }

  /// A reason as it may be kept.
  /// - Throws: when it is longer than the journal takes.
  package static func reason(_ text: String) throws(Refusal) -> String {
    guard text.count <= reasonLimit else {
      throw Refusal(
        "reason-too-long",
        Phrase("De reden heeft meer dan \(reasonLimit) tekens.", "The reason has more than \(reasonLimit) characters."),
        wayOut: Phrase("Maak hem korter.", "Make it shorter."))
    }
    return text
  }

  /// The day of a booking as it was typed.
  /// - Throws: how to write it.
  package static func day(_ text: String, today: Day) throws(Refusal) -> Day {
    guard let day = Day(written: text, today: today) else { throw noDay(text) }
    return day
  }

  /// The day that `words` begin with, and how many of them say it; nil where none do.
  /// - Throws: what is meant to be a day and is none.
  package static func leadingDay(_ words: [String], today: Day) throws(Refusal) -> (day: Day, words: Int)? {
    do throws(Day.Unreadable) {
      return try Day.leading(words, today: today)
    } catch {
      throw noDay(error.text)
    }
  }

  private static func noDay(_ text: String) -> Refusal {
    Refusal(
      "date-unreadable", Phrase("«\(text)» is geen datum.", "«\(text)» is not a date."),
      wayOut: Phrase("Schrijf \(Day.spellings.dutch).", "Write \(Day.spellings.english)."))
  }

  /// The rule that asks for a reason.
  package static let beyondFreeRoom = "beyond-free-room"

  private func day(in year: Int, today: Day) throws(Refusal) -> Day {
    let day = date ?? (today.civil.year > year ? Day(year: year, month: 12, day: 31) ?? today : today)
    guard day.civil.year == year else {
      throw Refusal(
        "date-outside-year",
        Phrase(
          "\(day.words(.dutch)) valt buiten het jaar \(year).", "\(day.words(.english)) is not in the year \(year)."),
        wayOut: Phrase("Kies een dag in \(year).", "Choose a day in \(year)."))
    }
    guard day <= today else {
      throw Refusal(
        "date-in-future",
        Phrase(
          "\(day.words(.dutch)) is er nog niet: vandaag is \(today.words(.dutch)).",
          "\(day.words(.english)) is still to come: today is \(today.words(.english))."),
        wayOut: Phrase("Boek op vandaag of eerder.", "Book on that day or earlier."))
    }
    return day
  }
}

/// A change of bookings that somebody asks for.
package enum BookingChange: Sendable, Hashable {
  case book(BookingDraft)
  case reverse(booking: Int, reason: String)
}

extension Refusal {
  /// A booking that was taken back already.
  package static func alreadyReversed(_ id: Int, by other: Booking) -> Refusal {
    let who = other.by.isEmpty ? "" : " (\(other.by))"
    return Refusal(
      "already-reversed",
      Phrase(
        "Boeking #\(id) is al teruggeboekt met #\(other.id)\(who).",
        "Booking #\(id) has already been reversed by #\(other.id)\(who)."),
      wayOut: Phrase("Boek zo nodig #\(other.id) terug.", "Reverse #\(other.id) if need be."))
  }

  /// Why a booking that is not there cannot be taken back.
  package static func unknownBooking(_ id: String) -> Refusal {
    Refusal(
      "unknown-booking", Phrase("Er is geen boeking #\(id).", "There is no booking #\(id)."),
      wayOut: Phrase("Het nummer staat voor elke boeking.", "Each booking has its number in front of it."))
  }

  /// Why a booking is not taken back without a word of why.
  package static let reversalNeedsReason = Refusal(
    "reversal-needs-reason", Phrase("Terugboeken vraagt om een reden.", "A reversal needs a reason."),
    wayOut: Phrase("Geef er een: reverse-booking NUMMER REDEN.", "Give one: reverse-booking ID REASON."))
}
