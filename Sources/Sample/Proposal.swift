import Model

/// What the document says beyond the figures that a store holds: the same for every store. Each part is read from the
/// data built in when it is first asked for, so that nobody waits for it who does not look at it.
package enum Proposal {
  /// The phases of the six from a day on (DOMAIN §2), by initiative, in order of day: a choice of ours.
  package static let phases: [String: [PhaseFrom]] = part(["phases.csv"]) { files throws(CSVProblem) in
    try files.phases()
  }

  /// Reads what the header of a first screen counts, for who has a thread to spare until then.
  package static func readAhead() { _ = (bodies, roadmap, nextSteps) }

  /// Reads these files of `sample-data/`. They are built in, and tests read each: what is wrong there is a fault of
  /// the program.
  static func part<Part>(_ names: [String], _ read: (SampleFiles) throws(CSVProblem) -> Part) -> Part {
    var files: [String: [UInt8]] = [:]
    for name in names { files[name] = Embedded.file(name) }
    do {
      return try read(SampleFiles(files))
    } catch {
      preconditionFailure(error.words.english)
    }
  }

  /// Refuses a record about a decision, a milestone, a step, a precondition or a request that is not there, or that
  /// cannot be, and a threshold that makes no sense beside the others: every way in passes here.
  /// - Parameters:
  ///   - day: the day from which it is so.
  ///   - settings: all that is known.
  package static func check(_ change: SettingChange, on day: Day, _ settings: [Setting]) throws(Refusal) {
    switch change.field {
    case .milestone: try checkMilestone(change, on: day, settings)
    case .step: try checkStep(change)
    case .precondition: try checkPrecondition(change)
    case .decision: try checkDecision(change, on: day, settings)
    case .request: try checkRequest(change, on: day, settings)
    case .setting:
      if case .light(let threshold) = SettingRule(key: change.key), !change.value.isEmpty {
        try threshold.check(change.value, beside: settings)
      }
    default: break
    }
  }
}

/// A phase that an initiative is in from a day on.
package struct PhaseFrom: Sendable, Hashable {
  /// The day.
  package var from: Day
  /// From then on.
  package var phase: Phase
  /// The passage that it leans on; the day itself is a choice of ours.
  package var section: String
  /// Where in the document it stands.
  package var line: Int
}

extension SampleFiles {
  /// The first line of `phases.csv`.
  static let phasesHeader = "initiative,from,phase,section,line,anchor,kind"

  /// `phases.csv`.
  func phases() throws(CSVProblem) -> [String: [PhaseFrom]] {
    let file = "phases.csv"
    var found: [String: [PhaseFrom]] = [:]
    for record in try records(file, SampleFiles.phasesHeader) {
      let cells = record.cells
      let one = PhaseFrom(
        from: try day(cells[1], file, record),
        phase: try value(Phase(rawValue: cells[2]), file, record, "een fase", "a phase"), section: cells[3],
        line: try line(cells[4], file, record))
      guard found[cells[0]]?.last.map({ $0.from < one.from }) ?? true else {
        throw CSVProblem(file, record.line, Phrase("een latere dag verwacht", "a later day expected"))
      }
      found[cells[0], default: []].append(one)
    }
    return found
  }
}
