import Model
import Screen

/// A part of the answers: words, or a figure with what it leads to.
struct AnswerPart: Sendable, Hashable {
  /// What is said.
  var text: String
  /// How it is coloured.
  var role: Role
  /// Where a figure leads; nil for words between.
  var goal: AnswerGoal?
}

/// The two lines, as long as the screen has room for.
struct AnswerLines {
  /// How far the initiatives are.
  private(set) var first: [AnswerPart] = []
  /// Where it lags, and the money.
  private(set) var second: [AnswerPart] = []
  /// Stands at the right of the second.
  private(set) var money: [AnswerPart] = []

  /// All parts in the order in which they are read.
  var parts: [AnswerPart] { first + second + money }

  private let input: AnswersPane.Input

  /// As much as fits.
  init(_ input: AnswersPane.Input) {
    self.input = input
    guard !input.data.programme.isPartial else {
      first = [AnswerPart(text: say("laden…", "loading…"), role: .answerSoft)]
      return
    }
    let room = input.width - 2
    let isReported = input.data.lag.isReported
    first = fitting(isReported ? useLines : silentLines, room)
    let isBooked = !input.data.programme.ledger.bookings.isEmpty
    if !isBooked {
      second = fitting(budgetLines, room)
      return
    }
    let brief = moneyParts(input.width < 66 ? .brief : .whole)
    guard isReported else {
      second = brief
      return
    }
    let left = room - width(brief) - 2
    second = fitting(input.filter == nil ? lagLines : filteredLines, left)
    let long = moneyParts(.long)
    money = input.width >= 160 && width(second) + 3 + width(long) <= room ? long : brief
  }

  private func say(_ dutch: String, _ english: String) -> String { input.language == .dutch ? dutch : english }

  private func width(_ parts: [AnswerPart]) -> Int { parts.reduce(0) { $0 + TextWidth.of($1.text) } }

  /// The first that has room; else the last.
  private func fitting(_ lines: [[AnswerPart]], _ room: Int) -> [AnswerPart] {
    lines.first { width($0) <= room } ?? lines.last ?? []
  }

  private func words(_ text: String) -> AnswerPart { AnswerPart(text: text, role: .answer) }
  private func soft(_ text: String) -> AnswerPart { AnswerPart(text: text, role: .answerSoft) }
  private func figure(_ text: String, _ goal: AnswerGoal) -> AnswerPart {
    AnswerPart(text: text.swapping("€", input.euro), role: .answerFigure, goal: goal)
  }
  private var percent: String { input.language.percent }

  /// How far: each initiative, the furthest first.
  private var useLines: [[AnswerPart]] {
    let programme = input.data.programme
    let order = programme.byUse(input.coverage)
    let lead = soft(say("In gebruik: ", "In use: "))
    func line(_ lead: [AnswerPart], gap: AnswerPart, heads: Bool = false, signs: Int = .max) -> [AnswerPart] {
      order.enumerated().reduce(lead) { parts, one in
        let initiative = programme.initiatives[one.element]
        let name = (heads ? initiative.head : initiative.brief)[input.language]
        let use = input.coverage[one.element].use
        let sign = one.offset < signs && use.share != nil ? percent : ""
        return parts + (one.offset > 0 ? [gap] : []) + [
          words(name + " "), figure(use.text + sign, .initiative(one.element)),
        ]
      }
    }
    let (dot, blanks) = (soft(" · "), soft("  "))
    return [
      line([lead], gap: dot), line([lead], gap: blanks), line([], gap: dot), line([], gap: blanks),
      line([], gap: blanks, signs: 1), line([], gap: blanks, heads: true, signs: 1),
      line([], gap: soft(" "), heads: true, signs: 0),
    ]
  }

  private var silentLines: [[AnswerPart]] {
    let programme = input.data.programme
    let (count, initiatives) = (grouped(programme.municipalities.count, input.language), programme.initiatives.count)
    return [
      [
        words(
          say(
            "Nog niets gemeld: van \(count) gemeenten en \(initiatives) initiatieven is geen enkele status bekend.",
            "Nothing reported yet: no status is known for \(count) municipalities and \(initiatives) initiatives."))
      ],
      [
        words(
          say(
            "Nog niets gemeld: geen status bekend van \(count) gemeenten bij \(initiatives) initiatieven.",
            "Nothing reported yet: no status known for \(count) municipalities."))
      ], [words(say("Nog niets gemeld: geen status bekend.", "Nothing reported yet: no status known."))],
    ]
  }

  /// Where: the smallest part that stays behind, then the two provinces that are least far.
  private var lagLines: [[AnswerPart]] {
    let lag = input.data.lag
    let class_ = lag.sizes.first.flatMap { $0.total.isBehind(lag.country.total) ? $0 : nil }
    let provinces = Array(lag.provinces.prefix(2))
    guard lag.country.total.share != nil, !provinces.isEmpty || class_ != nil else { return [[]] }
    func line(_ lead: String, size: (SizeClass) -> String, signs: Bool, tail: [AnswerPart], provinces: [LagRow])
      -> [AnswerPart]
    {
      var parts = [soft(lead)]
      for (index, row) in ((class_.map { [$0] } ?? []) + provinces).enumerated() {
        let name =
          switch row.kind {
          case .size(let class_): size(class_)
          case .province(let name): name
          case .country: ""
          }
        parts.append(words((index > 0 ? ", " : "") + name + " "))
        parts.append(figure(row.total.text + (signs || index == 0 ? percent : ""), .group(row.kind)))
      }
      return parts + tail
    }
    let country = [
      soft(" · "), words(say("landelijk ", "nationwide ")), figure(lag.country.total.text + percent, .group(.country)),
    ]
    let lead = say("Achter: ", "Behind: ")
    func inhabitants(_ class_: SizeClass, _ unit: String) -> String {
      let words = class_.words(input.language)
      return (class_ == .below20 ? say("onder ", "under ") + String(words.drop { !$0.isNumber }) : words) + unit
    }
    let (long, short) = (say(" inwoners", " inhabitants"), say(" inw.", " inh."))
    return [
      line(
        lead, size: { say("gemeenten ", "municipalities ") + inhabitants($0, long) }, signs: true,
        tail: country + [soft(ofThem)], provinces: provinces),
      line(lead, size: { inhabitants($0, long) }, signs: true, tail: country, provinces: provinces),
      line(lead, size: { inhabitants($0, short) }, signs: true, tail: [], provinces: provinces),
      line(lead, size: { $0.words(input.language) + short }, signs: false, tail: [], provinces: provinces),
      line(
        say("Achter ", "Behind "), size: { $0.words(input.language).swapping(" ", "") }, signs: true, tail: [],
        provinces: class_ == nil ? Array(provinces.prefix(1)) : []), [],
    ]
  }

  /// ` van de vier in uitrol`.
  private var ofThem: String {
    let count = input.data.lag.columns.count
    let number = inWords(count)[input.language]
    return say(count == 1 ? " van het ene in uitrol" : " van de \(number) in uitrol", " of the \(number) in rollout")
  }

  /// With a filter: how far those are that it leaves.
  private var filteredLines: [[AnswerPart]] {
    let lag = input.data.lag
    let use = lag.columns.reduce(UseShare()) { $0 + input.coverage[$1].use }
    let filter = input.filter ?? ""
    let name = (lag.provinces + lag.sizes).first { $0.kind.filters.contains(filter) }?.kind.name(input.language)
    let count = grouped(input.shown, input.language)
    let whose =
      name
      ?? (input.shown == 1
        ? say("1 gemeente", "1 municipality") : say("\(count) gemeenten", "\(count) municipalities"))
    let own = [words(whose + " "), figure(use.text + (use.share == nil ? "" : percent), .shown)]
    let country = [
      soft(" · "), words(say("landelijk ", "nationwide ")), figure(lag.country.total.text + percent, .group(.country)),
    ]
    return [
      own + [words(say(" in gebruik", " in use") + ofThem)] + country,
      own + [words(say(" in gebruik", " in use"))] + country,
      own + country, own, [],
    ]
  }

  private enum MoneyLength { case brief, whole, long }

  /// How much is left.
  private func moneyParts(_ length: MoneyLength) -> [AnswerPart] {
    let total = input.data.fundTotal
    guard total.budget.cents > 0 else { return [] }
    let (free, budget) = (total.free.tenths(input.language), total.budget.tenths(input.language))
    var parts = [figure(say("€ \(free) mln vrij", "€ \(free) M free"), .money)]
    if length != .brief { parts.append(words(say(" van \(budget)", " of \(budget)"))) }
    if length == .long {
      let year = input.data.programme.yearShare
      parts.append(soft(say(" · jaar \(year) % om", " · year \(year)% gone")))
    }
    return parts
  }

  private var budgetLines: [[AnswerPart]] {
    let (total, year) = (input.data.fundTotal, input.data.fundYear)
    guard total.budget.cents > 0 else { return [[words(say("Geen boekingen.", "No bookings."))]] }
    let budget = total.budget.tenths(input.language)
    func line(_ text: String, _ rest: String) -> [AnswerPart] {
      [words(text), figure(say("€ \(budget) mln", "€ \(budget) M"), .money), words(rest)]
    }
    return [
      line(
        say("Begroot voor \(year) ", "Budget for \(year) "),
        say(" (bron: deel B) · geen boekingen", " (source: section B) · no bookings")),
      line(say("Begroot ", "Budget "), say(" · geen boekingen", " · no bookings")),
    ]
  }
}

extension Programme {
  /// The initiatives as columns, the furthest first; of equal ones those in rollout before those in development, then in
  /// the document's order.
  func byUse(_ coverage: [Coverage]) -> [Int] {
    guard !isPartial, coverage.contains(where: \.isReported) else { return Array(initiatives.indices) }
    func key(_ column: Int) -> (Double, Int, Int) {
      let share = coverage[column].isReported ? coverage[column].byMunicipalities ?? 0 : 0
      return (-share, initiatives[column].phase.isEarly ? 1 : 0, column)
    }
    return initiatives.indices.sorted { key($0) < key($1) }
  }

  /// How much of the fund's year is over at the end of the day shown, from 0 to 1.
  var yearPassed: Double {
    guard let first = Day(year: fundYear, month: 1, day: 1), let next = Day(year: fundYear + 1, month: 1, day: 1) else {
      return 0
    }
    return Double(max(0, min(Int(next - first), Int(asOf - first) + 1))) / Double(next - first)
  }

  /// The same in whole percents.
  var yearShare: Int { Int((yearPassed * 100).rounded()) }
}
