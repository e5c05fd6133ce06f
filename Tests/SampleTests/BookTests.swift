import Model
import Sample
import TestSupport
import Testing

/// What the sample books on the fund.
@Suite struct BookTests {
  let seed: Seed
  private let today = SampleFiles.today

  init() throws { seed = try Project.sampleSeed() }

  private func bookings(_ activity: String, _ kind: Booking.Kind) -> [Booking] {
    seed.bookings.filter { $0.activity == activity && $0.kind == kind }
  }

  @Test("Every booking may be made when it is made, by the rules of the program, oldest first")
  func rules() throws {
    #expect(seed.bookings.map(\.date) == seed.bookings.map(\.date).sorted())
    for activity in seed.activities {
      var line = FundLine(budget: activity.budget)
      for booking in seed.bookings where booking.activity == activity.id {
        if booking.reverses == nil {
          let draft = BookingDraft(
            activity: activity.id, kind: booking.kind, amount: booking.amount, date: booking.date,
            reason: booking.reason)
          #expect(throws: Never.self) { try draft.booking(on: activity, line: line, today: booking.date) }
        }
        line = try line.adding(booking)
      }
    }
  }

  @Test("Several commitments an activity; invoices are to the cent; no two activities spend alike")
  func profiles() {
    var courses: Set<[Int]> = []
    for activity in seed.activities {
      #expect(bookings(activity.id, .commitment).count { $0.amount > .zero } > 1, "\(activity.id)")
      var months = [Int](repeating: 0, count: 9)
      for booking in bookings(activity.id, .actual) {
        months[booking.date.civil.month - 1] += Int(booking.amount.cents * 1000 / activity.budget.cents)
      }
      courses.insert(months)
    }
    #expect(courses.count == seed.activities.count)
    let invoices = seed.bookings.filter { $0.kind == .actual }
    #expect(invoices.count { $0.amount.cents % 100 != 0 } * 2 > invoices.count)
    // A contract of the year in January; a quarter in advance; most of a campaign in spring.
    #expect(bookings("netnummer-14", .commitment)[0].date.civil.month == 1)
    #expect(Set(bookings("netnummer-14", .actual).map(\.date.civil.month)) == [1, 4, 7])
    #expect(Set(bookings("ibd", .actual).map(\.date.civil.month)) == [1, 4, 7])
    let campaign = bookings("monitor-sociaal-domein", .actual)
    let spring = campaign.filter { (3...5).contains($0.date.civil.month) }
    #expect(spring.reduce(.zero) { $0 + $1.amount }.cents * 2 > campaign.reduce(.zero) { $0 + $1.amount }.cents)
  }

  @Test("One overrun above 5 % with its reason, one counter-booking, one shift within a group after the assembly")
  func incidents() throws {
    let lines = Ledger(bookings: seed.bookings).lines(of: seed.activities)
    let over = zip(seed.activities, lines).filter { ($1.actual + $1.committed).cents * 100 > $1.budget.cents * 105 }
    #expect(over.count == 1)
    #expect(seed.bookings.contains { $0.activity == over.first?.0.id && !$0.reason.isEmpty })
    let counters = seed.bookings.filter { $0.reverses != nil }
    let counter = try #require(counters.first)
    let original = seed.bookings[try #require(counter.reverses) - 1]
    #expect(counters.count == 1 && counter.amount == -original.amount && counter.activity == original.activity)
    #expect(counter.kind == original.kind && !counter.reason.isEmpty)
    let shift = seed.bookings.filter { $0.kind == .budget }
    let groups = shift.map { booking in seed.activities.first { $0.id == booking.activity }?.group }
    #expect(shift.count == 2 && Set(groups).count == 1 && shift.reduce(.zero) { $0 + $1.amount } == .zero)
    #expect(shift.allSatisfy { $0.reason.contains("ALV") && $0.date.civil == (2017, 6, 15) })
  }

  @Test("The year will end over the budget for some activities, and well under it for others")
  func forecast() {
    let lines = Ledger(bookings: seed.bookings).lines(of: seed.activities)
    let shares = zip(seed.activities, lines).map {
      $1.forecast(year: $0.year, on: today).cents * 100 / $1.budget.cents
    }
    #expect(shares.count { $0 > 105 } >= 2 && shares.count { $0 < 80 } >= 2)
    #expect(shares.count { (80...105).contains($0) } >= 6)
  }
}
