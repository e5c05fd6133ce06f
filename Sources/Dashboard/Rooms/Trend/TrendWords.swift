import Model
import Screen

extension Painter {
  /// What follows from a course, in two lines, each in several lengths: pace and commitments with the forecast, then what
  /// is wrong with the curve. On a low screen in one.
  func trendWords(_ lines: TrendLines, _ initiative: Initiative, _ view: TrendView, isShort: Bool) -> [[[AnswerWord]]] {
    let uptake = lines.uptake
    guard uptake.isReported else {
      return [
        [
          [
            .words(
              "\(initiative.shortName.dutch): nog niets gemeld; geen verloop en geen prognose.",
              "\(initiative.shortName.english): nothing reported yet; no trend and no forecast.")
          ]
        ]
      ]
    }
    let words = TrendWords(lines)
    guard !isShort else { return [[words.brief, words.pace]] }
    return [
      [
        words.pace + words.commitments + words.funnel + words.eighty, words.pace + words.commitments + words.funnel,
        words.pace + words.funnel, words.pace,
      ],
      words.curve,
    ]
  }
}

/// The sentences of a course.
struct TrendWords {
  private let lines: TrendLines
  private let uptake: Uptake

  init(_ lines: TrendLines) { (self.lines, uptake) = (lines, lines.uptake) }

  private static func words(_ value: Double) -> Phrase {
    Phrase(Painter.decimal(value, .dutch), Painter.decimal(value, .english))
  }

  /// Whether the pace of the last weeks is enough, or what it is.
  var pace: [AnswerWord] {
    guard let pace = uptake.pace else {
      return [.words("Nog geen 13 weken onderweg: geen tempo. ", "Not yet 13 weeks under way: no pace. ")]
    }
    let unit = lines.countsMunicipalities ? Phrase(same: "") : Phrase(" gemeenten", " municipalities")
    let now = TrendWords.words(pace)
    guard let needed = uptake.needed.map({ (value: $0, words: TrendWords.words($0)) }) else {
      return [
        .words("Tempo ", "Pace "),
        .figure("\(now.dutch)\(unit.dutch) per week", "\(now.english)\(unit.english) per week"),
        .words(
          uptake.target == nil ? "; geen doel in het document. " : "; het doel is voorbij. ",
          uptake.target == nil ? "; no goal in the document. " : "; the goal is past. "),
      ]
    }
    let isEnough = pace >= needed.value
    return [
      isEnough
        ? AnswerWord(text: Phrase("Tempo genoeg", "Pace enough"), role: .chartAdopted)
        : .warning("Tempo niet genoeg", "Pace too low"),
      .words(
        ": \(now.dutch)\(unit.dutch) per week, \(needed.words.dutch) nodig. ",
        ": \(now.english)\(unit.english) per week, \(needed.words.english) needed. "),
    ]
  }

  /// Whether as many have committed as the goal wants; without a goal how many are on the way.
  var commitments: [AnswerWord] {
    let now = uptake.now
    guard uptake.needed != nil else {
      let count = now.committed - now.adopted
      return [.words("\(count) onderweg. ", "\(count) under way. ")]
    }
    let isEnough = now.committed >= now.eligible
    return [
      isEnough
        ? AnswerWord(text: Phrase("Toezeggingen genoeg", "Commitments enough"), role: .chartAdopted)
        : .warning("Toezeggingen niet", "Commitments not"),
      .words(": \(now.committed) van \(now.eligible). ", ": \(now.committed) of \(now.eligible). "),
    ]
  }

  /// Where those on the way will be, or why that cannot be told.
  var funnel: [AnswerWord] {
    guard let told = lines.told else { return doubtful }
    func range(_ language: Language) -> String {
      " [\(lines.words(told.low, language))–\(lines.words(told.high, language))]"
    }
    return [
      .words("Trechter op \(told.day.short(.dutch)) ", "Funnel on \(told.day.short(.english)) "),
      .figure(
        lines.words(told.middle, .dutch) + lines.unit.dutch, lines.words(told.middle, .english) + lines.unit.english),
      .words(range(.dutch), range(.english)),
    ]
  }

  /// What the band holds.
  var eighty: [AnswerWord] { lines.told == nil ? [] : [.words(", 80 %", ", 80%")] }

  private var doubtful: [AnswerWord] {
    let finished = uptake.funnel.finished
    let why =
      finished < Funnel.least
      ? Phrase(
        "\(finished) stappen afgerond, \(Funnel.least) nodig", "\(finished) steps finished, \(Funnel.least) needed")
      : uptake.funnel.isStuck
        ? Phrase("een stap die nog niemand afrondde", "a step that nobody has finished yet")
        : Phrase("er is nog geen dag vooruit te kijken", "there is no day to look ahead to yet")
    return [
      .warning("Trechter: prognose niet betrouwbaar", "Funnel: forecast not reliable"),
      .words(": \(why.dutch).", ": \(why.english)."),
    ]
  }

  /// What is wrong with the curve, by which of the conditions, and what it says.
  var curve: [[AnswerWord]] {
    let doubts = uptake.bass.doubts
    guard !doubts.isEmpty else {
      let day = Outlook.told(asOf: uptake.asOf)
      if let over = uptake.bass.overtakes(upTo: day) { return [overtaken(over)] }
      guard let point = uptake.bass.point(on: day) else { return [[]] }
      func words(_ language: Language) -> String {
        "\(Int(point.value.rounded())) [\(Int(point.band.low.rounded()))–\(Int(point.band.high.rounded()))]"
      }
      return [
        [
          .words("Curve (Bass) op \(day.short(.dutch)) ", "Curve (Bass) on \(day.short(.english)) "),
          .figure(words(.dutch), words(.english)),
          .words(" gemeenten, 80 %; toegezegd ", " municipalities, 80%; committed "),
          .figure("\(uptake.now.committed)", "\(uptake.now.committed)"), .words(". i", ". i"),
        ]
      ]
    }
    let head: [AnswerWord] = [.warning("Curve: prognose niet betrouwbaar", "Curve: forecast not reliable")]
    let why = doubts.map(TrendWords.words)
    func all(_ language: Language) -> String { why.map { $0[language] }.joined(separator: "; ") }
    let end: Phrase
    if uptake.bass.isDrawn, let value = lines.uptake.bass.value(on: Outlook.end(asOf: uptake.asOf)) {
      let (curve, committed) = (Int(value.rounded()), uptake.now.committed)
      end = Phrase(
        " en zegt \(curve), toegezegd \(committed).  i", " and says \(curve), committed \(committed).  i")
    } else {
      end = Phrase("; niet getekend.  i", "; not drawn.  i")
    }
    let first = why.first ?? Phrase("", "")
    return [
      head + [.words(": \(all(.dutch))\(end.dutch)", ": \(all(.english))\(end.english)")],
      head + [.words(": \(first.dutch).  i", ": \(first.english).  i")], head,
    ]
  }

  /// That the curve comes to what has committed before the day of which it is told: it is told no further.
  private func overtaken(_ day: Day) -> [AnswerWord] {
    let committed = uptake.now.committed
    return [
      .words("Curve (Bass) haalt op ", "Curve (Bass) reaches on "), .figure(day.short(.dutch), day.short(.english)),
      .words(
        " de \(committed) die hebben toegezegd; verder zegt ze niets. i",
        " the \(committed) that have committed; beyond that it says nothing. i"),
    ]
  }

  /// A condition that is not met.
  static func words(_ doubt: BassFit.Doubt) -> Phrase {
    switch doubt {
    case .few(let count):
      Phrase("\(count) dagen bekend, \(BassFit.least) nodig", "\(count) days known, \(BassFit.least) needed")
    case .early(let share):
      Phrase(
        "\(percentWords(share).dropLast())\(Language.dutch.percent) in gebruik, 50 % nodig",
        "\(percentWords(share)) in use, 50% needed")
    case .misfit(let distance, let limit):
      Phrase(
        "past niet (KS \(thousandths(distance, .dutch)) > \(thousandths(limit, .dutch)))",
        "does not fit (KS \(thousandths(distance, .english)) > \(thousandths(limit, .english)))")
    }
  }

  /// With three decimals: `0,122`.
  static func thousandths(_ value: Double, _ language: Language) -> String {
    let all = Int((value * 1000).rounded())
    return "\(all / 1000)" + (language == .dutch ? "," : ".") + padded(all % 1000, to: 3)
  }

  /// All of it in one line.
  var brief: [AnswerWord] {
    var words: [AnswerWord] = []
    if let pace = uptake.pace {
      let now = TrendWords.words(pace)
      words.append(.words("\(now.dutch) per week", "\(now.english) per week"))
      if let needed = uptake.needed {
        let needed = TrendWords.words(needed)
        words.append(.words(", \(needed.dutch) nodig", ", \(needed.english) needed"))
      }
    }
    let open = uptake.now.eligible - uptake.now.committed
    words.append(
      .words(
        (words.isEmpty ? "" : "; ") + "\(open) nog niet toegezegd. ",
        (words.isEmpty ? "" : "; ") + "\(open) not committed yet. "))
    if !uptake.bass.doubts.isEmpty { words.append(.warning("Curve onbetrouwbaar (i)", "Curve not reliable (i)")) }
    return words
  }
}
