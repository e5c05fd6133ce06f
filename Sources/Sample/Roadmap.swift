import Model

extension Proposal {
  /// The dates of the document, in its order.
  package static let roadmap: [Milestone] = part(["roadmap.csv"]) { files throws(CSVProblem) in try files.roadmap() }

  /// The dates of the document and those that operators entered, each with what became of it.
  package static func points(_ settings: [Setting]) -> [RoadPoint] { RoadPoint.all(roadmap, settings) }

  private static let reorganisationPrefix = "herindeling-"

  /// The days on which municipalities merge or split, as dates of the roadmap.
  package static func points(of days: ReorganisationDays?) -> [RoadPoint] {
    (days?.entries ?? []).map { one in
      let gone = one.before - one.after
      let counts = "\(one.before) → \(one.after)"
      let names = one.ended.joined(separator: ", ")
      let what =
        gone > 0
        ? Phrase("herindeling: \(gone) gemeenten minder", "reorganisation: \(gone) municipalities fewer")
        : Phrase("herindeling", "reorganisation")
      func title(_ language: Language) -> String {
        "\(what[language]), \(counts)"
          + (names.isEmpty ? "" : Phrase("; gaan op: ", "; end: ")[language] + names)
      }
      return RoadPoint(
        Milestone(
          id: reorganisationPrefix + one.day.iso, period: Period(day: one.day), topic: .reorganisation,
          title: Phrase(title(.dutch), title(.english)), short: Phrase(same: counts), isFact: true))
    }
  }

  /// Refuses a record of a date that is not there, that is no milestone, or that ends before it begins.
  static func checkMilestone(_ change: SettingChange, on day: Day, _ settings: [Setting]) throws(Refusal) {
    let known = roadmap.first { $0.id == change.key }
    guard known != nil || RoadPoint.number(of: change.key) != nil else { throw noMilestone(change.key) }
    guard !change.value.isEmpty else { return }
    guard let said = MilestoneRecord(text: change.value) else { throw unreadable(change.value) }
    if let done = said.done, done > day {
      throw Refusal(
        "done-in-the-future",
        Phrase("\(done.words(.dutch)) komt nog.", "\(done.words(.english)) is still to come."),
        wayOut: Phrase("Geef de dag waarop het klaar was.", "Give the day on which it was done."))
    }
    if let known { try check(said, of: known, settings) } else { try checkOwn(said) }
  }

  private static func check(_ said: MilestoneRecord, of milestone: Milestone, _ settings: [Setting]) throws(Refusal) {
    guard said.first == nil, said.topic == nil, said.title == nil else { throw unreadable(said.text) }
    guard said.done == nil || !milestone.isFact else {
      throw Refusal(
        "fact-is-not-completed",
        Phrase(
          "«\(milestone.short.dutch)» is een gegeven: niemand hoeft het af te ronden.",
          "«\(milestone.short.english)» is a fact: nobody has to complete it."),
        wayOut: Phrase("Verzet de datum als die anders werd.", "Move the date if it changed."))
    }
    guard said.done == nil || milestone.done == nil else { throw unreadable(said.text) }
  }

  private static func checkOwn(_ said: MilestoneRecord) throws(Refusal) {
    guard said.first != nil, let topic = said.topic, let title = said.title else { throw unreadable(said.text) }
    guard !title.allSatisfy(\.isWhitespace) else {
      throw Refusal(
        "no-title", Phrase("Een mijlpaal heeft een titel.", "A milestone has a title."),
        wayOut: Phrase("Schrijf: milestone \"titel\" 2018.", "Write: milestone \"title\" 2018."))
    }
    try TextLimit.name.check(title)
    if case .initiative(let id) = topic, !Proposal.phases.keys.contains(id) {
      let known = (Milestone.Topic.others.map(\.text) + Proposal.phases.keys.sorted()).joined(separator: " ")
      throw Refusal(
        "no-topic", Phrase("«\(id)» is geen onderwerp.", "«\(id)» is not a topic."),
        wayOut: Phrase("Kies uit: \(known).", "Choose from: \(known)."))
    }
  }

  /// There is no date of that id.
  package static func noMilestone(_ id: String) -> Refusal {
    if id.hasPrefix(reorganisationPrefix) {
      return Refusal(
        "fact-of-the-data",
        Phrase("Een herindeling is een gegeven, geen mijlpaal.", "A reorganisation is a fact, not a milestone."),
        wayOut: Phrase(
          "Met reorganise legt u er een vast; undo met het nummer neemt die terug.",
          "reorganise records one; undo with its number takes it back."))
    }
    let known = roadmap.map(\.id).joined(separator: " ")
    return Refusal(
      "no-milestone", Phrase("Er is geen mijlpaal «\(id)».", "There is no milestone «\(id)»."),
      wayOut: Phrase("De mijlpalen zijn: \(known).", "The milestones are: \(known)."))
  }

  private static func unreadable(_ value: String) -> Refusal {
    Refusal(
      "no-milestone-record",
      Phrase(
        "«\(value)» zegt niet wat er van een mijlpaal werd.", "«\(value)» does not say what became of a milestone."),
      wayOut: Phrase("Gebruik de opdrachten van de routekaart.", "Use the roadmap's commands."))
  }
}

extension SampleFiles {
  /// The first line of `roadmap.csv`.
  static let roadmapHeader =
    "id,from,until,precision,about,nl,en,short_nl,short_en,what,done,section,line,anchor,kind"

  /// `roadmap.csv`.
  func roadmap() throws(CSVProblem) -> [Milestone] {
    let file = "roadmap.csv"
    var found: [Milestone] = []
    for record in try records(file, SampleFiles.roadmapHeader) {
      let cells = record.cells
      guard ["fact", "milestone"].contains(cells[9]) else {
        throw CSVProblem(file, record.line, Phrase("fact of milestone verwacht", "fact or milestone expected"))
      }
      found.append(
        Milestone(
          id: cells[0],
          period: try value(
            period(cells[1], cells[2], cells[3]), file, record, "een datum in zijn precisie", "a date in its precision"),
          topic: Milestone.Topic(cells[4]), title: Phrase(cells[5], cells[6]), short: Phrase(cells[7], cells[8]),
          isFact: cells[9] == "fact",
          done: cells[10].isEmpty
            ? nil : try value(Period(text: cells[10]), file, record, "een datum of niets", "a date or nothing"),
          quote: try quote(cells[11...13], file, record)))
    }
    return found
  }

  /// Section, line and words; the words are empty where the document says nothing there.
  func quote(_ cells: ArraySlice<String>, _ file: String, _ record: CSV.Record) throws(CSVProblem) -> Quote {
    let words = Array(cells)
    return Quote(section: words[0], line: try line(words[1], file, record), words: words[2])
  }

  /// The period that begins and ends as the file says, in the precision that it says.
  private func period(_ from: String, _ until: String, _ precision: String) -> Period? {
    let text: String
    switch Period.Precision(rawValue: precision) {
    case .day, .month: text = from
    case .quarter:
      guard let month = from.split(separator: "-").last.flatMap({ Int($0) }) else { return nil }
      text = String(from.prefix(4)) + "-q\((month + 2) / 3)"
    case .year: text = until.isEmpty ? from : from + ".." + until
    case .by:
      guard let last = Day(iso: from) ?? Period(text: from)?.until else { return nil }
      return Period(by: last)
    case .term: text = from + ".." + until
    case .yearly: text = from
    case .fourYears, .none?: text = precision
    case nil: return nil
    }
    return Period(text: text)
  }
}
