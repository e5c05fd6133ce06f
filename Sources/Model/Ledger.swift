/// The money behind the fund's lines: every booking up to the day shown, and what section C lists.
package struct Ledger: Sendable, Hashable {
  /// By id.
  package var bookings: [Booking] { didSet { reversals = Ledger.reversals(bookings) } }
  /// Where in `bookings` stands what takes a booking back, by the id of that one.
  private var reversals: [Int: Int]
  /// What the document says of the social domain.
  package var functions: [SocialFunction]

  package init(bookings: [Booking] = [], functions: [SocialFunction] = []) {
    self.bookings = bookings
    reversals = Ledger.reversals(bookings)
    self.functions = functions
  }

  /// The booking of that number, if there is one.
  package func booking(_ id: Int) -> Booking? { bookings.first { $0.id == id } }

  /// The booking that takes `id` back, if there is one.
  package func reversal(of id: Int) -> Booking? { reversals[id].map { bookings[$0] } }

  private static func reversals(_ bookings: [Booking]) -> [Int: Int] {
    var reversals: [Int: Int] = [:]
    for index in bookings.indices.reversed() {
      if let id = bookings[index].reverses { reversals[id] = index }
    }
    return reversals
  }

  /// The bookings that `keeps` keeps, newest first.
  package func newestFirst(where keeps: (Booking) -> Bool) -> [Booking] {
    // Bookings are large: what is moved about is their places.
    bookings.indices.filter { keeps(bookings[$0]) }
      .map { (date: bookings[$0].date, id: bookings[$0].id, place: $0) }
      .sorted { ($0.date, $0.id) > ($1.date, $1.id) }.map { bookings[$0.place] }
  }

  /// What stands for a booking now: itself or, where its reversal was reversed, what restored it.
  package func standing(_ booking: Booking) -> Result<Booking, Refusal> {
    var booking = booking
    while let reversal = reversal(of: booking.id) {
      guard let restored = self.reversal(of: reversal.id) else {
        return .failure(.alreadyReversed(booking.id, by: reversal))
      }
      booking = restored
    }
    return .success(booking)
  }

  /// The bookings of an activity, newest first.
  package func bookings(of activity: String) -> [Booking] {
    newestFirst { $0.activity == activity }
  }

  /// What an activity came to of one kind in each month of a year, January first; nil for every activity together.
  package func monthly(_ kind: Booking.Kind, of activity: String? = nil, year: Int) -> [Amount] {
    var sums = Array(repeating: Amount.zero, count: 12)
    for booking in bookings where booking.kind == kind && activity ?? booking.activity == booking.activity {
      let (bookedIn, month, _) = booking.date.civil
      if bookedIn == year { sums[month - 1] = sums[month - 1] + booking.amount }
    }
    return sums
  }

  /// The bookings that count from `day` on or were recorded since, newest first.
  package func since(_ day: Day) -> [Booking] {
    newestFirst { booking in
      booking.date >= day || Day(iso: String(booking.at.prefix(10))).map { $0 >= day } ?? false
    }
  }

  /// The lines that these bookings make of the activities' budgets.
  package func lines(of activities: [FundActivity]) -> [FundLine] {
    var lines: [String: FundLine] = [:]
    for activity in activities { lines[activity.id] = FundLine(budget: activity.budget) }
    for booking in bookings {
      guard var line = lines[booking.activity] else { continue }
      line[booking.kind] = line[booking.kind] + booking.amount
      if booking.isSample { line.isSample = true }
      lines[booking.activity] = line
    }
    return activities.map { lines[$0.id] ?? FundLine(budget: $0.budget) }
  }
}
