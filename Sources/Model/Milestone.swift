/// A date of the roadmap: something that happens, or that must be completed.
package struct Milestone: Sendable, Hashable {
  /// What a date is about: the lane that it stands in.
  package enum Topic: Sendable, Hashable {
    case board, programme
    /// An initiative by its id.
    case initiative(String)
    case fund, social, candidates
    /// Municipalities that merge or split: those days are facts of the data, nobody enters them here.
    case reorganisation

    /// As the files write it: `governance`, `gibit`.
    package var text: String {
      switch self {
      case .board: "governance"
      case .programme: "programme"
      case .initiative(let id): id
      case .fund: "fund"
      case .social: "social"
      case .candidates: "candidate"
      case .reorganisation: "reorganisation"
      }
    }

    /// The topics that are no initiative, and that a date may be about.
    package static let others: [Topic] = [.board, .programme, .fund, .social, .candidates]

    /// The topic of a word of the files; whatever is none of the others is an initiative's id.
    package init(_ text: String) { self = Topic.others.first { $0.text == text } ?? .initiative(text) }

    /// The initiative that it is, by its id; nil of the others.
    package var initiative: String? { if case .initiative(let id) = self { id } else { nil } }

    /// What people call it; nil of an initiative, which has a name of its own.
    package var name: Phrase? {
      switch self {
      case .board: Phrase("Bestuur", "Board")
      case .programme: Phrase("Programma", "Programme")
      case .initiative: nil
      case .fund: Phrase("Fonds", "Fund")
      case .social: Phrase("Sociaal domein", "Social domain")
      case .candidates: Phrase("Kandidaten", "Candidates")
      case .reorganisation: Phrase("Herindeling", "Reorganisation")
      }
    }
  }

  package var id: String
  /// As the document gives it.
  package var period: Period
  /// What it is about.
  package var topic: Topic
  /// What happens, in one line.
  package var title: Phrase
  /// The same in two or three words, for beside its mark.
  package var short: Phrase
  /// It only happens: nobody has to complete it, so it is never overdue.
  package var isFact: Bool
  /// When it was done, as far as the document says so.
  package var done: Period?
  /// Where the document says it; without words where it says nothing.
  package var quote: Quote?
  /// Somebody here recorded it: it is not in the document.
  package var isOwn: Bool

  package init(
    id: String, period: Period, topic: Topic, title: Phrase, short: Phrase, isFact: Bool, done: Period? = nil,
    quote: Quote? = nil, isOwn: Bool = false
  ) {
    self.id = id
    self.period = period
    self.topic = topic
    self.title = title
    self.short = short
    self.isFact = isFact
    self.done = done
    self.quote = quote
    self.isOwn = isOwn
  }
}

/// What operators recorded of a date of the roadmap: another plan, that it is done, or the whole of one of their own.
/// The value of a `Setting` with the field `milestone`.
package struct MilestoneRecord: Sendable, Hashable {
  /// The date as planned now; nil for as it was.
  package var plan: Period?
  /// The day on which it was done.
  package var done: Day?
  /// Of one of their own: the date as planned first. A later plan stands beside it, never in its place.
  package var first: Period?
  /// Of one of their own: what it is about.
  package var topic: Milestone.Topic?
  /// Of one of their own: what happens.
  package var title: String?

  package init(
    plan: Period? = nil, done: Day? = nil, first: Period? = nil, topic: Milestone.Topic? = nil, title: String? = nil
  ) {
    (self.plan, self.done, self.first, self.topic, self.title) = (plan, done, first, topic, title)
  }

  /// As it is kept: `plan=2017-09 done=2017-08-15`, `first=2018-q1 about=gibit title=…`; empty for as it was.
  package var text: String {
    [
      plan.map { "plan=" + $0.text }, done.map { "done=" + $0.iso }, first.map { "first=" + $0.text },
      topic.map { "about=" + $0.text }, title.map { "title=" + $0 },
    ].compactMap { $0 }.joined(separator: " ")
  }

  /// One as it is kept; nil for anything else.
  package init?(text: String) {
    self.init()
    var rest = Substring(text)
    while !rest.isEmpty {
      guard let equals = rest.firstIndex(of: "=") else { return nil }
      let name = rest[..<equals]
      let after = rest[rest.index(after: equals)...]
      // A title is what follows, blanks and all.
      let value = name == "title" ? after : after.prefix { $0 != " " }
      rest = after.dropFirst(value.count).drop { $0 == " " }
      guard take(name, String(value)) else { return nil }
    }
    guard self.text == text else { return nil }
  }

  private mutating func take(_ name: Substring, _ value: String) -> Bool {
    switch name {
    case "plan": plan = Period(text: value)
    case "done": done = Day(iso: value)
    case "first": first = Period(text: value)
    case "about": topic = Milestone.Topic(value)
    case "title": title = value
    default: return false
    }
    return true
  }
}

/// A date of the roadmap with what became of it.
package struct RoadPoint: Sendable, Hashable {
  /// How it stands on a day.
  package enum State: String, Sendable, CaseIterable {
    case done, overdue, due, planned, fact

    package var name: Phrase {
      switch self {
      case .done: Phrase("klaar", "done")
      case .overdue: Phrase("te laat", "overdue")
      case .due: Phrase("binnen 3 maanden", "within 3 months")
      case .planned: Phrase("komt nog", "to come")
      case .fact: Phrase("gegeven", "given")
      }
    }
  }

  /// As the document gives it, or as it was entered.
  package var milestone: Milestone
  /// As planned now.
  package var plan: Period
  /// When it was done; nil while it is not.
  package var done: Period?
  /// The journal record that says so; nil where nobody recorded anything.
  package var record: JournalRecord?

  package init(_ milestone: Milestone, plan: Period? = nil, done: Period? = nil, record: JournalRecord? = nil) {
    self.milestone = milestone
    self.plan = plan ?? milestone.period
    self.done = done ?? milestone.done
    self.record = record
  }

  package var id: String { milestone.id }
  /// The plan that everything is measured by, whatever was planned since.
  package var original: Period { milestone.period }
  /// Whether it was planned anew.
  package var isMoved: Bool { plan != original }

  /// How it stands on `day`.
  package func state(on day: Day) -> State {
    if done != nil { return .done }
    if milestone.isFact { return .fact }
    guard let last = plan.until else { return .planned }
    if last < day { return .overdue }
    return last <= (day.months(later: 3) ?? day + 92) ? .due : .planned
  }

  /// For how many days it has been overdue on `day`; nil where it is not.
  package func daysLate(on day: Day) -> Int? {
    state(on: day) == .overdue ? plan.until.map { day - $0 } : nil
  }

  /// Those of `milestones` and of the operators' own, with what `settings` say became of them: in the document's
  /// order, then in that of their numbers.
  package static func all(_ milestones: [Milestone], _ settings: [Setting]) -> [RoadPoint] {
    var recorded: [String: Setting] = [:]
    for setting in settings where setting.field == .milestone { recorded[setting.key] = setting }
    let known = milestones.map { milestone in
      let setting = recorded.removeValue(forKey: milestone.id)
      return RoadPoint(milestone, setting.flatMap { MilestoneRecord(text: $0.value) }, setting?.record)
    }
    let own = recorded.values.compactMap { RoadPoint(own: $0) }
    return known + own.sorted { (RoadPoint.number(of: $0.id) ?? 0) < (RoadPoint.number(of: $1.id) ?? 0) }
  }

  private init(_ milestone: Milestone, _ said: MilestoneRecord?, _ record: JournalRecord?) {
    self.init(milestone, plan: said?.plan, done: said?.done.map { Period(day: $0) }, record: record)
  }

  /// One that somebody here entered; nil where it was taken away again.
  private init?(own setting: Setting) {
    guard let said = MilestoneRecord(text: setting.value), let first = said.first, let topic = said.topic,
      let title = said.title
    else { return nil }
    let words = Phrase(same: title)
    self.init(
      Milestone(
        id: setting.key, period: first, topic: topic, title: words, short: words, isFact: false, isOwn: true),
      said, setting.record)
  }

  /// The number of one of the operators' own: `m12`; nil for any other id.
  package static func number(of id: String) -> Int? {
    guard id.first == "m", let number = Int(id.dropFirst()), number > 0, "m\(number)" == id else { return nil }
    return number
  }
}
