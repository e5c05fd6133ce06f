import Model

/// What the sample books on an activity of the fund.
struct Books {
  /// How money goes out over the year.
  enum Profile {
    /// A contract of a year, bound in January and paid each quarter.
    case contract
    /// A quarter in advance.
    case advances
    /// Orders of a few months, and their invoices to the cent.
    case invoices
    /// Most of it in spring.
    case campaign
  }

  /// The activity that is booked on.
  let activity: FundActivity
  private let profile: Profile
  /// How much of the budget is bound by the end, in thousandths.
  private let bound: Int
  private var random: SplitMix
  private var rows: [Row] = []
  /// What is bound and not paid.
  private var open: Int64 = 0
  /// What was ever bound.
  private var bindings: Int64 = 0

  /// One row of `bookings.csv`.
  struct Row {
    /// The day on which it counts.
    var date: Day
    /// The id of the activity.
    var activity: String
    /// What it does to the activity.
    var kind: Booking.Kind
    /// How much; negative where it takes off.
    var cents: Int64
    /// Why; empty where nobody said.
    var reason = ""
    /// Whether it takes back the booking that was written before it with the same sum.
    var takesBack = false
  }

  /// What is spent of each activity: the profile, and the thousandths that are bound by the end of September.
  private static let plans: [String: (profile: Profile, bound: Int)] = [
    "taxatiewijzers-woz": (.contract, 985), "netnummer-14": (.contract, 1000),
    "raamcontracten-sociaal-domein": (.contract, 940), "isd-standaarden": (.advances, 992), "ibd": (.advances, 975),
    "king-basis": (.advances, 1000), "monitor-sociaal-domein": (.campaign, 930),
    "collectieve-i-voorzieningen": (.campaign, 610), "digitaal-klantdossier": (.invoices, 905),
    "nup-beheer": (.invoices, 720), "burgerzakenmodules": (.invoices, 960), "operatie-brp": (.invoices, 830),
    "digitale-agenda": (.invoices, 780), "omgevingswet": (.invoices, 990),
  ]

  init(_ activity: FundActivity) {
    self.activity = activity
    (profile, bound) = Books.plans[activity.id] ?? (.invoices, 800)
    random = SplitMix(text: "books" + activity.id)
  }

  /// All bookings of the sample, oldest first.
  static func all(of activities: [FundActivity]) -> [Row] {
    var rows = activities.flatMap { activity in
      var books = Books(activity)
      return books.year()
    }
    rows += incidents(activities)
    return rows.enumerated().sorted { ($0.element.date, $0.offset) < ($1.element.date, $1.offset) }.map(\.element)
  }

  private mutating func year() -> [Row] {
    let budget = activity.budget.cents
    let total = budget * Int64(bound) / 1000
    switch profile {
    case .contract:
      bind(total * 96 / 100, on: day(1, 9))
      for month in [1, 4, 7] {
        // Settled a little higher after the first quarter.
        if month == 4 { bind(total - bindings, on: day(4, 3)) }
        pay(total / 4, on: day(month, 18))
      }
    case .advances:
      let quarter = budget / 400_000 * 100_000
      for month in [1, 4, 7] {
        bind(quarter, on: day(month, 3))
        pay(quarter, on: day(month, 11))
        guard month > 1 else { continue }
        // What the quarter before really took.
        let more = budget * Int64(2 + random.below(6)) / 1000 + Int64(random.below(10_000))
        bind(more + 100, on: day(month, 17))
        pay(more, on: day(month, 24))
      }
      bind(total - bindings, on: day(9, 12))
    case .campaign:
      let (orders, invoices) = ([8, 14, 27, 24, 15, 7, 0, 0, 5], [0, 7, 18, 26, 24, 12, 5, 0, 3])
      for month in 1...9 { spend(total, month, orders[month - 1], invoices[month - 1], count: 2) }
    case .invoices:
      let (orders, invoices) = ([18, 6, 12, 9, 14, 13, 4, 4, 14], [3, 7, 9, 8, 10, 11, 8, 5, 10])
      let count = budget > 150_000_000 ? 3 : 2
      for month in 1...9 { spend(total, month, orders[month - 1], invoices[month - 1], count: count) }
    }
    return rows
  }

  /// A month's order and its invoices, in hundredths of the total.
  private mutating func spend(_ total: Int64, _ month: Int, _ order: Int, _ paid: Int, count: Int) {
    bind(part(of: total, order), on: day(month, 3))
    let sum = part(of: total, paid)
    guard sum > 0 else { return }
    for number in 1...count {
      let cents = sum / Int64(count) * Int64(700 + random.below(600)) / 1000 + Int64(random.below(100))
      pay(cents, on: day(month, 7 + number * 5))
    }
  }

  /// A part of a sum, a fifth more or less.
  private mutating func part(of total: Int64, _ share: Int) -> Int64 {
    total * Int64(share) * Int64(820 + random.below(361)) / 100_000
  }

  /// A working day of the month, from a day on.
  private mutating func day(_ month: Int, _ first: Int) -> Day {
    (Story.day(2017, month, first) + random.below(6)).working(&random)
  }

  private mutating func bind(_ cents: Int64, on day: Day) {
    // Offers are in euros.
    let cents = cents / 100 * 100
    guard cents > 0 else { return }
    rows.append(Row(date: day, activity: activity.id, kind: .commitment, cents: cents))
    open += cents
    bindings += cents
  }

  /// Pays what is bound: it comes off the commitment.
  private mutating func pay(_ cents: Int64, on day: Day) {
    let cents = min(cents, open)
    guard cents > 0 else { return }
    let date = max(day, rows.last?.date ?? day)
    rows.append(Row(date: date, activity: activity.id, kind: .commitment, cents: -cents))
    rows.append(Row(date: date, activity: activity.id, kind: .actual, cents: cents))
    open -= cents
  }

  /// What goes otherwise than planned: an overrun, a booking that was wrong, and a shift of budget.
  private static func incidents(_ activities: [FundActivity]) -> [Row] {
    func activity(_ id: String) -> FundActivity? { activities.first { $0.id == id } }
    var rows: [Row] = []
    if let one = activity("burgerzakenmodules") {
      rows.append(
        Row(
          date: Story.day(2017, 9, 27), activity: one.id, kind: .commitment, cents: one.budget.cents * 155 / 1000,
          reason: "meerwerk: koppelingen opnieuw getest na de nieuwe versie (voorbeeld)"))
    }
    if activity("nup-beheer") != nil, activity("digitaal-klantdossier") != nil {
      let cents: Int64 = 1_846_532
      let reason = "op de verkeerde activiteit geboekt (voorbeeld)"
      rows += [
        Row(date: Story.day(2017, 5, 18), activity: "nup-beheer", kind: .actual, cents: cents),
        Row(
          date: Story.day(2017, 6, 7), activity: "nup-beheer", kind: .actual, cents: -cents, reason: reason,
          takesBack: true),
        Row(date: Story.day(2017, 6, 7), activity: "digitaal-klantdossier", kind: .actual, cents: cents),
      ]
    }
    if activity("digitale-agenda") != nil, activity("omgevingswet") != nil {
      let reason = "besluit ALV juni 2017 (voorbeeld)"
      rows += [
        Row(date: Story.assembly + 1, activity: "digitale-agenda", kind: .budget, cents: -15_000_000, reason: reason),
        Row(date: Story.assembly + 1, activity: "omgevingswet", kind: .budget, cents: 15_000_000, reason: reason),
      ]
    }
    return rows
  }
}

extension SampleGenerator {
  /// The columns of the file with the bookings.
  static let bookingsHeader = ["date", "activity", "kind", "cents", "reason", "reverses"]

  /// `bookings.csv`: commitments and payments of January to September 2017; what is paid comes off the commitment.
  package static func bookings(facts: Seed) -> [UInt8] {
    let rows = Books.all(of: facts.activities)
    return CSV.written(
      [bookingsHeader]
        + rows.enumerated().map { index, row in
          let reversed =
            row.takesBack
            ? rows[..<index].lastIndex {
              ($0.activity, $0.kind, $0.cents) == (row.activity, row.kind, -row.cents)
            } : nil
          return [
            row.date.iso, row.activity, row.kind.rawValue, "\(row.cents)", row.reason,
            reversed.map { "\($0 + 1)" } ?? "",
          ]
        })
  }
}
