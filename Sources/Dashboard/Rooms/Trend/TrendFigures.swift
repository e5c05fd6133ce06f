import Model

extension Programme {
  /// All that a chart rests on: the stand, the pace, the funnel with its data, the curve with its parameters and the three
  /// conditions, and the course by month.
  func trendFigures(_ uptake: Uptake, _ column: Int) -> [Figure] {
    stand(uptake) + paces(uptake) + funnelFigures(uptake) + bassFigures(uptake) + months(uptake)
  }

  private var told: Origin { isSample ? .sample : .reports }

  private func stand(_ uptake: Uptake) -> [Figure] {
    let now = uptake.now
    return [
      Figure(
        Phrase("in gebruik of geborgd", "in use or embedded"), count: now.adopted,
        .formula(Phrase("telling van status G en B", "count of status G and B"), inputs: [])),
      Figure(
        Phrase("toegezegd", "committed"), count: now.committed,
        .formula(Phrase("telling van status D tot en met B", "count of status D to B"), inputs: [])),
      Figure(
        Phrase("tellen mee (M)", "eligible (M)"), count: now.eligible,
        .formula(Phrase("gemeenten − uitgezonderd", "municipalities − exempt"), inputs: [])),
    ]
      + (uptake.target.map { target in
        [
          Figure(
            Phrase("doel \(target.when.dutch)", "goal \(target.when.english)"), count: now.eligible,
            .document(section: target.section, line: target.line))
        ]
      } ?? [])
  }

  private func paces(_ uptake: Uptake) -> [Figure] {
    func figure(_ name: Phrase, _ value: Double?, _ how: Phrase) -> Figure? {
      value.map { Figure(name, number($0, 1), .formula(how, inputs: [])) }
    }
    return [
      figure(
        Phrase("tempo per week", "pace per week"), uptake.pace,
        Phrase("(in gebruik nu − 13 weken geleden) / 13", "(in use now − 13 weeks ago) / 13")),
      figure(
        Phrase("tempo nodig per week", "pace needed per week"), uptake.needed,
        Phrase("(tellen mee − in gebruik) / weken tot het doel", "(eligible − in use) / weeks to the goal")),
    ].compactMap(\.self)
  }

  private func funnelFigures(_ uptake: Uptake) -> [Figure] {
    let funnel = uptake.funnel
    let method = Phrase(
      "wie D, V of I is gaat verder, elke stap even waarschijnlijk zo lang als elke afgeronde stap die langer duurde dan deze al doet; het midden en 80 % van alle uitkomsten, niets is geloot; meldingen, correcties en samenvoegingen tellen niet [P]",
      "whoever is D, V or I goes on, each step with equal chance as long as any finished one that took longer than this one has; the middle and 80% of all outcomes, nothing drawn by lot; reports, corrections and mergers do not count [P]"
    )
    let steps = Funnel.steps.map { status -> Figure in
      let durations = funnel.durations[status] ?? []
      let middle = durations.isEmpty ? "–" : "\(durations[durations.count / 2])"
      return Figure(
        Phrase("afgeronde stap uit \(status.name.dutch)", "finished step out of \(status.name.english)"),
        Phrase("\(durations.count)×, mediaan \(middle) d", "\(durations.count)×, median \(middle) d"), told)
    }
    let day = Outlook.told(asOf: uptake.asOf)
    let forecast = (uptake.ahead().first { $0.day == day }).map { point in
      [
        Figure(
          Phrase("trechter op \(day.words(.dutch))", "funnel on \(day.words(.english))"),
          Phrase(same: "\(point.middle) [\(point.low)–\(point.high)]"), .formula(method, inputs: steps))
      ]
    }
    let unreliable = Figure(
      Phrase("trechter: prognose niet betrouwbaar", "funnel: forecast not reliable"), count: funnel.finished,
      .formula(
        Phrase(
          "minder dan 10 afgeronde stappen, of een stap die niemand afrondde",
          "fewer than 10 finished steps, or a step that nobody finished"), inputs: steps))
    return forecast ?? [unreliable]
  }

  private func bassFigures(_ uptake: Uptake) -> [Figure] {
    let bass = uptake.bass
    let start = Figure(
      Phrase("t0, tijd in jaren van 365,25 dagen", "t0, time in years of 365.25 days"),
      Phrase(BassFit.start.words(.dutch), BassFit.start.words(.english)), .choice)
    let days = Figure(
      Phrase("dagen van ingebruikname (n)", "days on which use began (n)"), count: bass.arrivals.count, told)
    let stock = Figure(
      Phrase("in gebruik op of voor t0 (buiten de dagen)", "in use on or before t0 (not among the days)"),
      count: bass.stock, told)
    let inputs = [start, days, stock]
    let method = Phrase(
      "F(t) = (1 − e^−(p+q)t) / (1 + (q/p) e^−(p+q)t), grootste aannemelijkheid, M bekend; 80 % uit 100 nieuwe lotingen van de dagen [P]",
      "F(t) = (1 − e^−(p+q)t) / (1 + (q/p) e^−(p+q)t), maximum likelihood, M known; 80% from 100 new draws of the days [P]"
    )
    guard let curve = bass.curve else {
      return [
        Figure(
          Phrase("Bass-curve", "Bass curve"), Phrase("te weinig dagen", "too few days"),
          .formula(method, inputs: inputs))
      ]
    }
    func parameter(_ name: String, _ value: Double, _ draws: [Double]) -> Figure {
      let band = draws.isEmpty ? Band(low: value, high: value) : Band(of: draws)
      func words(_ language: Language) -> String {
        "\(number(value, 3)[language]) [\(number(band.low, 3)[language])–\(number(band.high, 3)[language])]"
      }
      return Figure(
        Phrase(same: "Bass \(name)"), Phrase(words(.dutch), words(.english)), .formula(method, inputs: inputs))
    }
    let draws = bass.drawn
    let end = Outlook.end(asOf: uptake.asOf)
    let over = bass.overtakes(upTo: end).map { day in
      Figure(
        Phrase("curve boven wat is toegezegd", "curve above what has committed"),
        Phrase("vanaf \(day.words(.dutch)); niet getekend", "from \(day.words(.english)); not drawn"), .choice)
    }
    return [parameter("p", curve.p, draws.map(\.p)), parameter("q", curve.q, draws.map(\.q))]
      + conditions(bass, uptake) + (over.map { [$0] } ?? [])
  }

  /// The three conditions under which the curve is a forecast.
  private func conditions(_ bass: BassFit, _ uptake: Uptake) -> [Figure] {
    let share = uptake.now.eligible > 0 ? Double(uptake.now.adopted) / Double(uptake.now.eligible) : 0
    func verdict(_ isMet: Bool) -> Phrase { isMet ? Phrase("voldaan", "met") : Phrase("NIET voldaan", "NOT met") }
    func figure(_ name: Phrase, _ isMet: Bool, _ words: Phrase) -> Figure {
      let verdict = verdict(isMet)
      return Figure(
        name, Phrase("\(words.dutch): \(verdict.dutch)", "\(words.english): \(verdict.english)"), .choice)
    }
    return [
      figure(
        Phrase("voorwaarde 1: minstens 10 dagen", "condition 1: at least 10 days"),
        bass.arrivals.count >= BassFit.least, Phrase(same: "\(bass.arrivals.count)")),
      figure(
        Phrase("voorwaarde 2: minstens 50 % in gebruik", "condition 2: at least 50% in use"), share >= 0.5,
        Phrase(same: percentWords(share))),
      figure(
        Phrase("voorwaarde 3: Kolmogorov–Smirnov, 5 %", "condition 3: Kolmogorov–Smirnov, 5%"),
        bass.distance <= bass.limit,
        Phrase(
          "\(number(bass.distance, 3).dutch), hoogstens \(number(bass.limit, 3).dutch)",
          "\(number(bass.distance, 3).english), at most \(number(bass.limit, 3).english)")),
    ]
  }

  /// The course itself, at the last point of each month.
  private func months(_ uptake: Uptake) -> [Figure] {
    let points = uptake.points
    let ends = points.indices.filter {
      $0 == points.count - 1 || points[$0 + 1].day.civil.month != points[$0].day.civil.month
    }
    return ends.reversed().map { index in
      let point = points[index]
      func words(_ adopted: Phrase, _ committed: Phrase, _ language: Language) -> String {
        "\(point.recast.adopted) \(adopted[language]), \(point.recast.committed) \(committed[language])"
      }
      let (adopted, committed) = (Phrase("in gebruik", "in use"), Phrase("toegezegd", "committed"))
      return Figure(
        Phrase(point.day.words(.dutch), point.day.words(.english)),
        Phrase(words(adopted, committed, .dutch), words(adopted, committed, .english)), told)
    }
  }

  /// A number with so many decimals.
  private func number(_ value: Double, _ decimals: Int) -> Phrase {
    guard value.isFinite, abs(value) < 1e9 else { return Phrase(same: "–") }
    let unit = (0..<decimals).reduce(1) { product, _ in product * 10 }
    let all = Int((value * Double(unit)).rounded())
    let (whole, rest) = ("\(all < 0 ? "-" : "")\(abs(all) / unit)", padded(abs(all) % unit, to: decimals))
    return Phrase("\(whole),\(rest)", "\(whole).\(rest)")
  }
}
