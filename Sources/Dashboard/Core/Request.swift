import Model

/// What is asked of the world outside, with a number by which its answer is known.
package struct Request: Sendable, Hashable {
  package let id: Int
  /// What is to be done.
  package let work: Effect
  /// The line in which it waits.
  package let lane: Lane

  /// What is told of it once it takes long: asked for together with it.
  package var wake: Effect? {
    if case .read = lane { nil } else { .wake(after: 200, id: id) }
  }
}

/// In which order requests are carried out.
package enum Lane: Sendable, Hashable {
  /// In the order in which they were asked.
  case write
  /// Beside the writes; the latest of a topic is the only one that anybody still asks for.
  case read(Topic)
  /// One at a time beside all others; its progress is told, and it may be cancelled.
  case long(Topic)

  /// What it reads or looks through; nil for what is written.
  package var topic: Topic? {
    switch self {
    case .write: nil
    case .read(let topic), .long(let topic): topic
    }
  }
}

/// What is read.
package enum Topic: Sendable, Hashable {
  case programme, records, found, history, plan, series, course, country, outlook, known, days, comparison
  case steps, reorganisations, recent, theme, check
}

extension Effect {
  /// The line in which work of this kind waits.
  /// - Parameter isLarge: whether a day of the past takes long to read.
  package func lane(isLarge: Bool) -> Lane {
    switch self {
    case .load(let view): !view.isNow && isLarge ? .long(.programme) : .read(.programme)
    case .step: .read(.programme)
    case .check: .long(.check)
    case .loadJournal: .read(.records)
    case .findRecords: .read(.found)
    case .loadHistory: .read(.history)
    case .planReorganisation: .read(.plan)
    case .loadSeries: .read(.series)
    case .loadCourse: .read(.course)
    case .loadCountry: .read(.country)
    case .loadOutlook: isLarge ? .long(.outlook) : .read(.outlook)
    case .loadKnownCourse: isLarge ? .long(.known) : .read(.known)
    case .loadDays: .read(.days)
    case .compare: isLarge ? .long(.comparison) : .read(.comparison)
    case .loadStepTimes: .read(.steps)
    case .loadReorganisationDays: .read(.reorganisations)
    case .loadRecent: isLarge ? .long(.recent) : .read(.recent)
    case .useTheme, .loadThemes: .read(.theme)
    default: .write
    }
  }
}

/// How far a long job is.
package struct JobProgress: Sendable, Hashable {
  /// From 0 to 1; nil while that is not known.
  package let share: Double?
  /// Whole seconds until its end, going by the time so far; nil while that is not known.
  package let secondsLeft: Int?

  package init(share: Double? = nil, secondsLeft: Int? = nil) {
    self.share = share
    self.secondsLeft = secondsLeft
  }

  /// What, how far, and how much longer.
  package func words(_ what: String, _ language: Language) -> [String] {
    let left = secondsLeft.map { seconds in
      let (count, unit) = seconds < 100 ? (seconds, "s") : ((seconds + 30) / 60, "min")
      return Phrase(" · nog \(count) \(unit)", " · \(count) \(unit) left")[language]
    }
    return [what, share.map { " " + percentWords($0) } ?? "…", left ?? ""]
  }
}

/// A long job that somebody waits for.
package struct Job: Sendable, Hashable {
  let id: Int
  /// What is done.
  let work: Effect
  /// It takes long enough to be told.
  var isTold = false
  /// How far it is.
  var progress = JobProgress()
}

/// A line that is being carried out: as it was typed, and what stood beside its words.
struct TypedLine: Sendable {
  /// With its command's id.
  var text = ""
  /// What stood beside its words.
  var options = LineOptions()
}

/// What was asked for and is not answered yet.
package struct Pending: Sendable {
  private var last = 0
  private var lanes: [Int: Lane] = [:]
  private var latest: [Topic: Int] = [:]
  /// What was asked for last, by topic.
  private var asked: [Topic: Effect] = [:]
  /// Long readings that were given up: they are not asked for again by themselves.
  var givenUp: Set<Topic> = []
  /// For what somebody wants to be woken, beside requests.
  private(set) var alarm: Int?
  /// The long ones, oldest first.
  private(set) var jobs: [Job] = []
  /// A save is under way: its answer decides what the next key means.
  package private(set) var isSaving = false
  /// What is shown is not what is there: something was written and could not be read since.
  package private(set) var isUnread = false
  /// Changes that were sent, or that wait for fresh data to be shown again, after somebody else was first.
  private(set) var proposal: [RolloutChange] = []
  /// The change made last, for `repeat`, and whether it was a step on (1) or back (-1), whatever status that led to.
  private(set) var (lastChange, lastStep): (RolloutChange?, Int?)
  /// What was typed for the change that is sent: it opens again where that is not kept.
  var draft: (any Overlay)?
  /// The step that is being asked about.
  var stepping: Int?
  /// The line that is being carried out.
  var typed = TypedLine()
  /// What `u` takes back next: after one was passed over it goes on from there, until something is changed.
  var undoing = UndoRequest.latest

  package init() {}

  /// A save is sent.
  package mutating func beginSave() { isSaving = true }

  /// Changes of cells are sent.
  mutating func beginSave(of changes: [RolloutChange]) { (isSaving, proposal) = (true, changes) }

  /// A save came to its end; what was sent is not sent again.
  package mutating func endSave() { (isSaving, proposal) = (false, []) }

  /// A save came to its end, and what was sent may yet be shown again.
  mutating func haltSave() { isSaving = false }

  /// What was sent is kept: `repeat` does it once more.
  mutating func keepSave() {
    if let change = proposal.first { (lastChange, lastStep) = (change, stepping) }
    draft = nil
    endSave()
  }

  /// Forgets what was typed.
  /// - Returns: what it was.
  mutating func takeDraft() -> (any Overlay)? {
    defer { draft = nil }
    return draft
  }

  /// What is there now could be read, or not.
  mutating func note(unread: Bool) { isUnread = unread }

  /// Forgets the changes that wait.
  /// - Returns: what they were.
  mutating func takeProposal() -> [RolloutChange] {
    defer { proposal = [] }
    return proposal
  }

  /// Whether something was asked for that is not answered yet.
  package var isWaiting: Bool { isSaving || !lanes.isEmpty }

  /// Whether anybody still asks for it, or waits for that time.
  package func wants(_ id: Int) -> Bool { lanes[id] != nil || alarm == id }

  /// Somebody gave a long reading up.
  mutating func giveUp(_ work: Effect) { if let topic = work.lane(isLarge: true).topic { givenUp.insert(topic) } }

  /// Asks to be woken after so many milliseconds; what was asked before is forgotten.
  mutating func sleep(for milliseconds: Int) -> Effect {
    last += 1
    alarm = last
    return .wake(after: milliseconds, id: last)
  }

  /// Nobody is to be woken any more.
  mutating func rest() { alarm = nil }

  /// Whether the same was asked for last of its topic, and is not answered yet.
  func isAsked(_ work: Effect) -> Bool {
    guard let topic = work.lane(isLarge: false).topic, let id = latest[topic], lanes[id] != nil else { return false }
    return asked[topic] == work
  }

  /// Gives what is asked its number; an earlier request about the same is asked for no more.
  package mutating func ask(_ work: Effect, isLarge: Bool) -> Request {
    last += 1
    let request = Request(id: last, work: work, lane: work.lane(isLarge: isLarge))
    if let topic = request.lane.topic, let stale = latest.updateValue(last, forKey: topic) { _ = take(stale) }
    lanes[last] = request.lane
    if let topic = request.lane.topic { asked[topic] = work }
    if case .long = request.lane { jobs.append(Job(id: last, work: work)) }
    return request
  }

  /// Its lane, when the answer comes; nil where nobody asks for it any more.
  mutating func take(_ id: Int) -> Lane? {
    jobs.removeAll { $0.id == id }
    return lanes.removeValue(forKey: id)
  }

  /// What became of the long job of that number, where anybody still waits for it.
  mutating func note(_ id: Int, _ change: (inout Job) -> Void) {
    if let index = jobs.firstIndex(where: { $0.id == id }) { change(&jobs[index]) }
  }
}

extension State {
  /// Gives what is asked its number.
  package mutating func ask(_ work: Effect) -> Request {
    pending.ask(work, isLarge: programme.isLarge)
  }

  /// Time went by since a request was made: what is not answered yet is told.
  mutating func wake(for id: Int) {
    guard pending.wants(id) else { return }
    pending.note(id) { $0.isTold = true }
    if isSaving, !pending.jobs.contains(where: { $0.id == id }) {
      tell(.info, "bezig met opslaan…", "saving…")
    }
  }

  /// Gives up the long job that began first; false where there is none.
  mutating func cancelJob() -> Bool {
    guard let job = pending.jobs.first else { return false }
    _ = pending.take(job.id)
    // The day that is shown is the one that is asked for again.
    if case .load = job.work { ask(for: programme.viewpoint) } else { pending.giveUp(job.work) }
    // Of a first reading nothing is there to be seen yet.
    let again =
      programme.isPartial
      ? Phrase("; \(keyOf("refresh")) leest alsnog", "; \(keyOf("refresh")) reads it after all") : Phrase("", "")
    tell(
      .info, "\(job.what.dutch): afgebroken\(again.dutch).", "\(job.what.english): cancelled\(again.english).")
    return true
  }
}

extension Job {
  fileprivate var what: Phrase {
    switch work {
    case .load(let view):
      Phrase("stand van \(view.asOf?.words(.dutch) ?? "nu")", "state of \(view.asOf?.words(.english) ?? "now")")
    case .loadOutlook, .loadKnownCourse, .loadRecent: Phrase("verloop", "trend")
    case .compare: Phrase("vergelijking", "comparison")
    default: Phrase("controle", "check")
    }
  }

  /// What is done.
  func name(_ language: Language) -> String { what[language] }

  /// What, how far, how much longer, and the key that cancels; the longest that fits comes first.
  func words(_ key: String, _ language: Language) -> [String] {
    let parts = progress.words(what[language], language)
    let cancels = " · \(key) " + Phrase("breekt af", "cancels")[language]
    return [
      parts.joined() + cancels, parts[0] + parts[1] + cancels, "\(parts[0])\(parts[1]) · \(key)",
      parts[1] + " · " + key,
    ]
  }
}
