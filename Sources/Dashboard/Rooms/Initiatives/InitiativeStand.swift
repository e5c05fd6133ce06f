import Model
import Sample

/// How an initiative stands: what page 3 shows of it in a row.
package struct InitiativeStand: Sendable, Equatable {
  /// In the programme.
  var column: Int
  /// Which, as on the day shown.
  package var initiative: Initiative
  /// How many use it.
  var coverage: Coverage
  /// Its light, and of what.
  var signal: Signal
  /// What was planned of it, in order of day.
  var baselines: [Baseline]
  /// From where on the light is another colour.
  var thresholds: LightThresholds
  /// The latest report over its municipalities; nil for none.
  var heard: Day?
  /// How many that are under way with it were not heard for 90 days.
  var silent: Int

  /// The first of what was planned that is not there yet.
  var next: Baseline? { baselines.first { $0.done == nil } }

  /// All of a programme.
  static func all(_ data: State.Data) -> [InitiativeStand] {
    let programme = data.programme
    let (thresholds, hearings) = (LightThresholds(programme.settings), programme.hearings)
    return programme.initiatives.enumerated().map { column, initiative in
      let hearing = hearings[column]
      let cover = data.coverage[column]
      let baselines = Proposal.baselines(of: initiative.id, programme.settings)
      return InitiativeStand(
        column: column, initiative: initiative, coverage: cover,
        signal: Signal(cover, baselines, heard: hearing.last, on: programme.asOf, by: thresholds),
        baselines: baselines, thresholds: thresholds, heard: hearing.last, silent: hearing.silent)
    }
  }
}

extension State {
  /// How each initiative stands; reckoned once for the same data.
  var initiativeStands: [InitiativeStand] {
    kept.value(Kept.Name(InitiativeStand.self), data) { InitiativeStand.all(data) }
  }
}

extension Baseline {
  /// The passage that says so, or that somebody here recorded it.
  var origin: Origin { section.map { .document(section: $0, line: line) } ?? .reports }

  /// Where the document says it: `A-F 374`; empty where it does not.
  var place: String { [section, line.map(String.init)].compactMap { $0 }.joined(separator: " ") }
}

extension InitiativeStand {
  /// What they are asked by: what stands in the columns.
  static func fields(_ language: Language) -> [ListField<InitiativeStand>] {
    @Sendable func share(_ stand: InitiativeStand, _ value: (Coverage) -> Double?) -> Datum {
      stand.coverage.isReported ? value(stand.coverage).map { .fraction($0) } ?? .missing : .missing
    }
    return [
      ListField("name", ["name", "naam"], .text) { .text($0.initiative.brief[language]) },
      ListField("phase", ["phase", "fase"], .choices(of: Phase.self, \.name)) { stand in
        .named(stand.initiative.phase.rawValue, stand.initiative.phase.name)
      },
      ListField("phaseSince", ["since", "sinds"], .day) { Datum($0.initiative.phaseMove?.from) },
      ListField("binding", ["binding", "gebondenheid"], .choices(of: Binding.self, \.name)) { stand in
        .named(stand.initiative.binding.rawValue, stand.initiative.binding.name)
      },
      ListField("track", ["track", "spoor"], .number) { Datum($0.initiative.track) },
      ListField("coverageMunicipalities", ["mun", "gem"], .share) { share($0, \.byMunicipalities) },
      ListField("coverageInhabitants", ["inh", "inw"], .share) { share($0, \.byInhabitants) },
      ListField("coverageWilling", ["willing", "wil"], .share) { share($0, \.byWilling) },
      ListField("rag", ["light", "licht"], .choices(of: Light.self, \.name)) { stand in
        .named(stand.signal.light.rawValue, stand.signal.light.name)
      },
      ListField("next", ["next", "volgende"], .day) { Datum(($0.next?.latest ?? $0.next?.first)?.due) },
      ListField("heard", ["heard", "gehoord"], .day) { Datum($0.heard) },
      ListField("silent", ["silent", "stil"], .number) { .number($0.silent) },
    ]
  }

  /// The light in a sentence: why it is so, and which parts are not known.
  func lightWords(_ language: Language) -> String {
    guard !signal.isSilent else {
      let days = thresholds[.greyAfter]
      return Phrase("\(days) dagen niets gehoord", "nothing heard for \(days) days")[language]
    }
    var parts: [String] = []
    let unknown = signal.unknown.map { $0.name[language] }.joined(separator: language == .dutch ? " en " : " and ")
    if !unknown.isEmpty { parts.append(unknown + Phrase(" niet bekend", " not known")[language]) }
    if let late = signal.late.first {
      let words = late.first.words
      parts.append(
        Phrase("te laat: \(late.title.dutch), \(words.dutch)", "late: \(late.title.english), \(words.english)")[
          language])
    } else if signal.parts[.time] == .green {
      parts.append(Phrase("tijd op plan", "time on plan")[language])
    }
    if let course = signal.coverage, let baseline = baselines.first(where: { $0.share != nil }) {
      let (actual, planned) = (percented(course.actual, language), percented(course.planned, language))
      let words = baseline.first.words
      parts.append(
        Phrase(
          "dekking \(actual) van wie wil, eerste plan vraagt nu \(planned) (\(words.dutch))",
          "coverage \(actual) of who wants it, first plan asks for \(planned) now (\(words.english))")[language])
    }
    return parts.joined(separator: " · ")
  }

  /// The day of the next milestone as it was planned last, and before that first, in words.
  func nextWords(_ language: Language) -> String {
    guard let next else {
      return baselines.isEmpty ? Phrase("geen datum", "no date")[language] : "–"
    }
    return (next.latest ?? next.first).words[language]
  }
}

/// A share as a percentage with its sign as the language has it.
func percented(_ share: Double, _ language: Language) -> String {
  percentWords(share).dropLast() + language.percent
}

/// Of the text's choices those that are ours, marked so as long as no operator recorded one.
func choiceMark(_ move: InitiativeMove?) -> String { move?.record == nil ? " [P]" : "" }

extension Binding {
  /// In a word or two.
  var short: Phrase {
    switch self {
    case .free: Phrase("vrij", "free")
    case .voluntary: Phrase("vrijwillig", "voluntary")
    case .mandatory: Phrase("algemeen", "for all")
    }
  }
}
