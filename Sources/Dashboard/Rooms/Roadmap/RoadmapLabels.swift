import Model

extension RoadmapLayout {
  /// The date in its own precision, what happens, and how it stands.
  func label(of point: RoadPoint, open: Int?) -> String {
    let (language, plan) = (frame.language, point.plan)
    let short = point.milestone.short[language]
    let words: String
    // The axis says the day; by year there is room only for how many are left.
    if point.milestone.topic == .reorganisation {
      return scale.perQuarter < 3.5 ? short.drop { $0 != "→" }.description : short
    }
    switch plan.precision {
    case .year: words = "\(plan.words(language)): \(short)"
    case .yearly:
      words = plan.month.map { "\(longMonthNames[$0 - 1][language]): \(short)" } ?? short
    case .none, .fourYears:
      let topic = point.milestone.topic
      let name = topic.name ?? topic.initiative.flatMap { frame.name(of: $0) } ?? Phrase(same: topic.text)
      words =
        plan == .none && !point.milestone.isOwn
        ? "\(name[language]): " + Phrase("geen datum vermeld", "no date given")[language]
        : "\(name[language]): \(short)"
    default:
      words =
        point.milestone.topic.initiative == nil
        ? "\(plan.words(language)) \(short)" : "\(short) \(plan.words(language))"
    }
    return words + suffix(of: point, open: open)
  }

  private func suffix(of point: RoadPoint, open: Int?) -> String {
    let language = frame.language
    var suffix = ""
    if point.isMoved, point.original != .none {
      suffix += Phrase(" (was \(point.original.words(.dutch)))", " (was \(point.original.words(.english)))")[language]
    }
    switch point.state(on: frame.day) {
    case .done: return suffix + (frame.isASCII ? " v" : " ✓")
    case .overdue:
      let late = lateWords(point.daysLate(on: frame.day) ?? 0)[language]
      let steps = open.map {
        $0 == 1 ? Phrase(": 1 stap open", ": 1 step open") : Phrase(": \($0) stappen open", ": \($0) steps open")
      }
      return suffix + "  ! " + late + (open == 0 ? "" : steps?[language] ?? "")
    default: return suffix
    }
  }
}
