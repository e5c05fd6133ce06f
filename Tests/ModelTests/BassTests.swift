import Foundation
import Model
import TestSupport
import Testing

/// The Bass curve: its fit, how sure it is, and when it is no forecast.
@Suite struct BassTests {
  /// Sets of days without chance, and what a fit of maximum likelihood outside this program made of them:
  /// tᵢ = ln((1 + (q/p)u) / (1 − u)) / (p + q) with u = (i − ½)/M, as far as t ≤ T.
  struct Reference: CustomTestStringConvertible, Sendable {
    var name: String
    var p, q, span: Double
    var size, count: Int
    var fitted: (p: Double, q: Double, likelihood: Double)
    var testDescription: String { name }

    var arrivals: Arrivals {
      let bass = Bass(p: p, q: q)
      let times = (1...size).map { bass.time(of: (Double($0) - 0.5) / Double(size)) }.filter { $0 <= span }
      return Arrivals(times: times.map { ($0, 1) }, span: span, size: size)
    }
  }

  static let references = [
    Reference(
      name: "A", p: 0.03, q: 0.38, span: 10, size: 388, count: 315, fitted: (0.030087, 0.379170, -897.348707)),
    Reference(name: "B", p: 0.5, q: 5, span: 0.44, size: 388, count: 187, fitted: (0.500678, 4.991666, -106.045676)),
    Reference(name: "C", p: 0.05, q: 2, span: 2, size: 388, count: 229, fitted: (0.050280, 1.994000, -379.902091)),
    Reference(name: "D", p: 0.92, q: 0.001, span: 1, size: 388, count: 233, fitted: (0.918611, 0, -252.779936)),
    Reference(name: "E", p: 0.01, q: 9, span: 0.835, size: 388, count: 261, fitted: (0.009970, 9.005250, -48.644518)),
  ]

  @Test("Fitted to days without chance the curve is that of the reference", arguments: references)
  func reference(_ one: Reference) throws {
    let arrivals = one.arrivals
    #expect(arrivals.count == one.count)
    let bass = try #require(arrivals.fitted())
    #expect(abs(bass.p - one.fitted.p) < 2e-6, "\(bass)")
    #expect(abs(bass.q - one.fitted.q) < 2e-5, "\(bass)")
    #expect(abs(arrivals.likelihood(of: bass) - one.fitted.likelihood) < 2e-5)
    // Days that follow the curve fit it.
    #expect(arrivals.distance(to: bass) < 1.36 / Double(one.count).squareRoot())
  }

  /// Days drawn from a curve.
  private func drawn(_ bass: Bass, size: Int, span: Double, _ dice: inout SplitMix) -> Arrivals {
    let times = (0..<size).compactMap { _ -> (years: Double, count: Int)? in
      let u = (Double(dice.next() >> 11) + 0.5) / 9_007_199_254_740_992
      let t = bass.time(of: u)
      return t <= span ? (t, 1) : nil
    }
    return Arrivals(times: times, span: span, size: size)
  }

  @Test(
    "Of 40 simulations the medians are the curve's, and the bands hold it as often as they should",
    arguments: [("recovery 0.05", Bass(p: 0.05, q: 2)), ("c 0.5", Bass(p: 0.5, q: 5))])
  func recovery(_ seed: String, _ bass: Bass) throws {
    var dice = SplitMix(text: seed)
    let (size, span) = (388, bass.time(of: 0.6))
    var (ps, qs, hits) = ([Double](), [Double](), (p: 0, q: 0, n: 0))
    for round in 0..<40 {
      let arrivals = drawn(bass, size: size, span: span, &dice)
      #expect(arrivals.count >= 50)
      let fitted = try #require(arrivals.fitted())
      ps.append(fitted.p)
      qs.append(fitted.q)
      let draws = arrivals.bootstrap(fitted, times: 100, seed: "\(round)")
      if Band(of: draws.map(\.p)).contains(bass.p) { hits.p += 1 }
      if Band(of: draws.map(\.q)).contains(bass.q) { hits.q += 1 }
      if Band(of: draws.map { $0.share(1.5 * span) }).contains(bass.share(1.5 * span)) { hits.n += 1 }
    }
    #expect(abs(ps.sorted().quantile(0.5) / bass.p - 1) < 0.06)
    #expect(abs(qs.sorted().quantile(0.5) / bass.q - 1) < 0.05)
    #expect((26...33).contains(hits.p), "\(hits)")
    #expect((28...38).contains(hits.q), "\(hits)")
    #expect((29...36).contains(hits.n), "\(hits)")
  }

  @Test("Each of the three conditions is named, and the horizon is no longer than the time that went by")
  func doubts() throws {
    let today = BassFit.start + 300
    func fit(_ days: [Int], of eligible: Int) -> BassFit {
      BassFit(days: days.map { BassFit.start + $0 }, eligible: eligible, asOf: today)
    }
    #expect(fit(Array(1...9), of: 12).doubts == [.few(9)])
    #expect(fit(Array(1...100), of: 388).doubts.contains { if case .early = $0 { true } else { false } })
    // Nobody for ten months, then everybody on one day.
    let misfit = fit(Array(repeating: 290, count: 300), of: 388)
    #expect(misfit.doubts.contains { if case .misfit = $0 { true } else { false } })
    #expect(misfit.isDrawn)
    #expect(!fit(Array(1...9), of: 12).isDrawn)
    #expect(fit([], of: 388).curve == nil)
    // Stock counts, and has no day.
    let stock = fit([0, -5] + Array(1...200), of: 388)
    #expect(stock.stock == 2 && stock.arrivals.size == 386 && stock.arrivals.count == 200)
    #expect(try #require(stock.value(on: BassFit.start)) == 2)
    #expect(Outlook.end(asOf: BassFit.start + 20) == BassFit.start + 40)
    #expect(try Outlook.end(asOf: #require(Day(iso: "2017-10-01"))).iso == "2018-01-31")
    #expect(try Outlook.end(asOf: #require(Day(iso: "2018-03-01"))).iso == "2018-05-30")
  }

  @Test("The same days and seed give the same band")
  func seeded() throws {
    let arrivals = Self.references[2].arrivals
    let bass = try #require(arrivals.fitted())
    #expect(arrivals.bootstrap(bass, times: 10, seed: "a") == arrivals.bootstrap(bass, times: 10, seed: "a"))
    #expect(arrivals.bootstrap(bass, times: 10, seed: "a") != arrivals.bootstrap(bass, times: 10, seed: "b"))
  }
}

/// What becomes of those who have committed.
@Suite(.dice) struct FunnelTests {
  private func any(_ dice: inout some RandomNumberGenerator, upTo most: Int = 60) -> Funnel {
    let travellers = (0..<Int.random(in: 0...most, using: &dice)).map { _ in
      Funnel.Traveller(
        status: Funnel.steps.randomElement(using: &dice) ?? .committed, days: Int.random(in: 0...200, using: &dice),
        inhabitants: Int.random(in: 1000...90000, using: &dice))
    }
    var durations: [RolloutStatus: [Int]] = [:]
    for step in Funnel.steps {
      durations[step] = (0..<Int.random(in: 0...20, using: &dice)).map { _ in Int.random(in: 1...150, using: &dice) }
    }
    return Funnel(travellers: travellers, adopted: Int.random(in: 0...100, using: &dice), durations: durations)
  }

  @Test("It never counts fewer than now, nor more than have committed, and never goes back")
  func bounds() {
    var dice = Dice()
    let today = BassFit.start + 300
    for _ in 0..<50 {
      let funnel = any(&dice)
      let ahead = funnel.ahead((1...12).map { today + 7 * $0 }, today: today)
      for (one, next) in zip(ahead, ahead.dropFirst()) {
        #expect(one.middle <= next.middle && one.low <= next.low && one.high <= next.high)
      }
      for point in ahead {
        #expect(point.low <= point.middle && point.middle <= point.high)
        #expect(point.low >= funnel.adopted && point.high <= funnel.adopted + funnel.travellers.count)
      }
    }
  }

  @Test("With one duration for each step all arrive on the day that follows")
  func exact() {
    let today = BassFit.start + 300
    let funnel = Funnel(
      travellers: [.init(status: .preparing, days: 4)], adopted: 1,
      durations: [.committed: [9], .preparing: [10], .implementing: [20]])
    let points = funnel.ahead([today + 25, today + 26], today: today)
    #expect(points.map(\.middle) == [1, 2] && points.map(\.low) == [1, 2])
  }

  /// In how many days a traveller has arrived, of which each step took as long as one drawn by lot; nil for never.
  private func drawn(_ traveller: Funnel.Traveller, _ funnel: Funnel, _ dice: inout Dice) -> Int? {
    var (days, spent) = (0, traveller.days)
    for step in Funnel.steps.drop(while: { $0 != traveller.status }) {
      let all = funnel.durations[step] ?? []
      let longer = all.filter { $0 > spent }
      guard let one = (longer.isEmpty ? all : longer).randomElement(using: &dice) else { return nil }
      days += longer.isEmpty ? one : one - max(0, spent)
      spent = -1
    }
    return days
  }

  @Test("It is what ever more drawings come to, in municipalities and in inhabitants")
  func drawings() {
    var dice = Dice()
    let (today, runs) = (BassFit.start + 300, 2000)
    for most in [5, 60, 60, 1000] {
      let funnel = any(&dice, upTo: most)
      let days = [7, 30, 90].map { today + $0 }
      var counts = days.map { _ in [Int]() }
      var people = counts
      for _ in 0..<runs {
        let arrivals = funnel.travellers.map { (drawn($0, funnel, &dice), $0.inhabitants) }
        for (index, day) in days.enumerated() {
          let there = arrivals.filter { $0.0.map { $0 <= day - today } ?? false }
          counts[index].append(funnel.adopted + there.count)
          people[index].append(there.reduce(0) { $0 + $1.1 })
        }
      }
      // Five times as far as chance takes a share of so many drawings.
      let chance = 5 * (0.25 / Double(runs)).squareRoot()
      func compare(_ points: [Funnel.Point], _ drawn: [[Int]], slack: Int) {
        for (point, values) in zip(points, drawn) {
          for (share, value) in [(0.1, point.low), (0.5, point.middle), (0.9, point.high)] {
            let upTo = Double(values.count { $0 <= value + slack }) / Double(runs)
            let below = Double(values.count { $0 < value - slack }) / Double(runs)
            #expect(upTo >= share - chance && below <= share + chance, "\(share) \(value) of \(point.day.iso)")
          }
        }
      }
      // Of more than 500 the spread is taken for normal.
      compare(funnel.ahead(days, today: today), counts, slack: most > 500 ? 1 : 0)
      let all = funnel.travellers.reduce(0) { $0 + $1.inhabitants }
      compare(funnel.ahead(days, today: today, counting: .inhabitants), people, slack: all / 200)
    }
  }

  @Test("Nine finished steps say nothing, ten do; a step that nobody finished leads nowhere")
  func reliable() {
    func funnel(_ steps: Int, _ last: [Int]) -> Funnel {
      Funnel(
        travellers: [.init(status: .implementing, days: 4)], adopted: 0,
        durations: [.committed: Array(repeating: 5, count: steps), .implementing: last])
    }
    #expect(!funnel(8, [3]).isReliable)
    #expect(funnel(9, [3]).isReliable)
    #expect(!funnel(20, []).isReliable)
  }
}
