import Foundation

/// How something is taken up by people who hear of it (`p`) and by people who see others use it (`q`): Bass, 1969.
/// Time is in years.
package struct Bass: Sendable, Hashable {
  /// How strongly those begin who follow nobody, a year.
  package var p: Double
  /// How strongly others are followed, a year.
  package var q: Double

  package init(p: Double, q: Double) { (self.p, self.q) = (p, q) }

  /// The share that began by `t`, 0…1: F(t) = (1 − e^−(p+q)t) / (1 + (q/p) e^−(p+q)t).
  package func share(_ t: Double) -> Double {
    guard t > 0 else { return 0 }
    let decay = exp(-(p + q) * t)
    return p * (1 - decay) / (p + q * decay)
  }

  /// The curve a step in ln p and in q further.
  fileprivate func moved(_ step: (p: Double, q: Double)) -> Bass {
    Bass(p: p * exp(max(-3, min(3, step.p))), q: max(0, q + step.q))
  }

  /// The time at which a share that is less than all began; the inverse of `share`.
  package func time(of share: Double) -> Double { log((1 + q / p * share) / (1 - share)) / (p + q) }
}

/// When members of a group of known size began, as far as that was seen.
package struct Arrivals: Sendable, Hashable {
  /// Years after the start, each more than 0, with how many began then; in any order.
  package var times: [(years: Double, count: Int)]
  /// For how many years was looked.
  package var span: Double
  /// All of them, whoever did not begin included.
  package var size: Int

  package init(times: [(years: Double, count: Int)], span: Double, size: Int) {
    (self.times, self.span, self.size) = (times, span, size)
  }

  /// How many began.
  package var count: Int { times.reduce(0) { $0 + $1.count } }

  package static func == (one: Arrivals, other: Arrivals) -> Bool {
    one.span == other.span && one.size == other.size
      && one.times.elementsEqual(other.times) { $0.years == $1.years && $0.count == $1.count }
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(span)
    hasher.combine(size)
    hasher.combine(count)
  }

  /// ln L of a curve: the density at each that began, and for the others that they had not by the end.
  package func likelihood(of bass: Bass) -> Double {
    let (p, q, s) = (bass.p, bass.q, bass.p + bass.q)
    var sum = 0.0
    for (t, count) in times {
      sum += Double(count) * (log(p) + 2 * log(s) - s * t - 2 * log(p + q * exp(-s * t)))
    }
    return sum + Double(size - count) * (log(s) - s * span - log(p + q * exp(-s * span)))
  }

  /// The curve under which what was seen is likeliest; nil where nobody began, or everybody at once.
  package func fitted() -> Bass? {
    guard count > 0, span > 0, size >= count else { return nil }
    let share = min(0.995, (Double(count) - 0.5) / Double(size))
    let starts = [0, 1, 3, 6, 10, 16].map { steepness -> Bass in
      let q = Double(steepness) / span
      return Bass(p: Arrivals.innovation(q, reaching: share, by: span), q: q)
    }
    return starts.max { likelihood(of: $0) < likelihood(of: $1) }.flatMap { climbed(from: $0, upTo: 1e-10) }
  }

  /// The p with which a curve of that q reaches a share by `t`.
  private static func innovation(_ q: Double, reaching share: Double, by t: Double) -> Double {
    var (low, high) = (1e-12, 100 / t)
    for _ in 0..<80 {
      let middle = (low * high).squareRoot()
      if Bass(p: middle, q: q).share(t) < share { low = middle } else { high = middle }
    }
    return high
  }

  /// Newton's way up, damped (Levenberg, Marquardt) where it is not hollow; in ln p, and in q, which may be 0.
  /// - Parameter precision: the last step is shorter than this.
  private func climbed(from start: Bass, upTo precision: Double) -> Bass? {
    var bass = start
    var height = likelihood(of: bass)
    var damping = 1e-3
    for _ in 0..<200 {
      let slope = self.slope(at: bass)
      guard let step = slope.step(damping: damping, isAtEdge: bass.q <= 0 && slope.q <= 0) else {
        damping = max(damping * 10, 1e-6)
        if damping > 1e12 { break }
        continue
      }
      let next = bass.moved(step)
      let reached = likelihood(of: next)
      guard reached.isFinite, reached >= height else {
        damping *= 10
        if damping > 1e12 { break }
        continue
      }
      let isThere = abs(step.p) < precision && abs(next.q - bass.q) * span < precision
      (bass, height) = (next, reached)
      damping = max(1e-12, damping / 10)
      if isThere { break }
    }
    return bass.p.isFinite && bass.q.isFinite ? bass : nil
  }

  private func slope(at bass: Bass) -> Slope {
    var sum = Slope()
    for (t, count) in times { sum.add(Slope(of: bass, at: t, isEvent: true), Double(count)) }
    sum.add(Slope(of: bass, at: span, isEvent: false), Double(size - count))
    return sum
  }

  /// First and second derivatives of ln L by ln p and by q.
  private struct Slope {
    var (p, q, pp, pq, qq) = (0.0, 0.0, 0.0, 0.0, 0.0)

    /// Nothing.
    init() {}

    /// What one member adds who began at `t`, or who had not by then.
    init(of bass: Bass, at t: Double, isEvent: Bool) {
      let (p, q, s) = (bass.p, bass.q, bass.p + bass.q)
      let e = exp(-s * t)
      let g = p + q * e
      // Of g = p + q e^−(p+q)t.
      let (dp, dq) = (1 - q * t * e, e - q * t * e)
      let (dpp, dpq, dqq) = (q * t * t * e, -t * e + q * t * t * e, -2 * t * e + q * t * t * e)
      // An event counts 2 ln s and −2 ln g, who did not begin each once.
      let logs = isEvent ? 2.0 : 1.0
      let first = logs / s - t - logs * dp / g + (isEvent ? 1 / p : 0)
      let second = logs * (-1 / (s * s) - dpp / g + dp * dp / (g * g)) - (isEvent ? 1 / (p * p) : 0)
      self.p = p * first
      self.q = logs / s - t - logs * dq / g
      pp = p * p * second + p * first
      pq = p * logs * (-1 / (s * s) - dpq / g + dp * dq / (g * g))
      qq = logs * (-1 / (s * s) - dqq / g + dq * dq / (g * g))
    }

    mutating func add(_ other: Slope, _ weight: Double) {
      p += weight * other.p
      q += weight * other.q
      pp += weight * other.pp
      pq += weight * other.pq
      qq += weight * other.qq
    }

    /// Newton's step to where it is level; nil where it is not hollow.
    func step(damping: Double, isAtEdge: Bool) -> (p: Double, q: Double)? {
      let (a, d) = (-pp + damping * max(abs(pp), 1e-9), -qq + damping * max(abs(qq), 1e-9))
      if isAtEdge { return (p / max(a, 1e-12), 0) }
      let whole = a * d - pq * pq
      return a > 0 && whole > 0 ? ((d * p + pq * q) / whole, (a * q + pq * p) / whole) : nil
    }
  }

  /// The largest distance between how they began and how a curve has those begin that begin by the end: Kolmogorov and
  /// Smirnov's.
  package func distance(to bass: Bass) -> Double {
    let whole = bass.share(span)
    guard whole > 0, count > 0 else { return 1 }
    var (distance, seen) = (0.0, 0)
    for (t, count) in times.sorted(by: { $0.years < $1.years }) {
      let expected = bass.share(t) / whole
      distance = max(distance, abs(expected - Double(seen) / Double(self.count)))
      seen += count
      distance = max(distance, abs(expected - Double(seen) / Double(self.count)))
    }
    return distance
  }

  /// Curves fitted to as many members drawn from these, who may come twice, as often as asked; those who did not begin are
  /// drawn with them. The same for the same seed.
  /// - Parameter bass: the curve of these.
  package func bootstrap(_ bass: Bass, times draws: Int, seed: String) -> [Bass] {
    var dice = SplitMix(text: seed)
    // Where each member stands in `times`; those who did not begin come behind all of them.
    let places = times.indices.flatMap { repeatElement($0, count: times[$0].count) }
    let events = times.map { Slope(of: bass, at: $0.years, isEvent: true) }
    let other = Slope(of: bass, at: span, isEvent: false)
    return (0..<draws).compactMap { _ in
      var counts = Array(repeating: 0, count: times.count)
      for _ in 0..<size {
        let one = Int(dice.next().multipliedFullWidth(by: UInt64(size)).high)
        if one < places.count { counts[places[one]] += 1 }
      }
      let drawn = Arrivals(
        times: zip(times, counts).filter { $1 > 0 }.map { ($0.years, $1) }, span: span, size: size)
      guard drawn.count > 0 else { return nil }
      // The first step needs no more than what each member adds on the curve itself.
      var slope = Slope()
      for (event, count) in zip(events, counts) where count > 0 { slope.add(event, Double(count)) }
      slope.add(other, Double(size - drawn.count))
      return drawn.near(bass, slope) ?? drawn.climbed(from: bass, upTo: 1e-3)
    }
  }

  /// The likeliest curve where that is a few of Newton's steps from a near one, to a thousandth in ln p: one draw is far
  /// more from the next. nil where it is not found so.
  /// - Parameter first: the slope at the near one.
  private func near(_ start: Bass, _ first: Slope) -> Bass? {
    var (bass, slope) = (start, first)
    for _ in 0..<6 {
      let isAtEdge = bass.q <= 0 && slope.q <= 0
      guard let step = slope.step(damping: 0, isAtEdge: isAtEdge), abs(step.p) < 1 else { return nil }
      let next = bass.moved(step)
      // What is left is the square of the last step.
      if abs(step.p) < 0.03, abs(next.q - bass.q) * span < 0.03 { return next }
      (bass, slope) = (next, self.slope(at: next))
    }
    return nil
  }
}

/// A range that holds the middle four fifths.
package struct Band: Sendable, Hashable {
  /// Below it lies a tenth.
  package var low: Double
  /// Above it lies a tenth.
  package var high: Double

  package init(low: Double, high: Double) { (self.low, self.high) = (low, high) }

  /// From the tenth to the ninetieth of a hundred.
  /// - Parameter values: at least one.
  package init(of values: [Double]) {
    let sorted = values.sorted()
    self.init(low: sorted.quantile(0.1), high: sorted.quantile(0.9))
  }

  /// Whether a value lies in it.
  package func contains(_ value: Double) -> Bool { low <= value && value <= high }
}

extension [Double] {
  /// Of sorted values the one below which such a share lies, between two of them where it falls between.
  package func quantile(_ share: Double) -> Double {
    guard let last else { return .nan }
    let place = share * Double(count - 1)
    let index = Int(place)
    guard index + 1 < count else { return last }
    return self[index] + (place - Double(index)) * (self[index + 1] - self[index])
  }
}
