/// A change of one municipality with one initiative that somebody asks for; nil leaves a field as it is.
package struct RolloutChange: Sendable, Hashable {
  /// The code of the municipality, as in `GM0307`.
  package var municipality: String
  /// The id of the initiative.
  package var initiative: String
  /// The new status; nil leaves it.
  package var status: RolloutStatus?
  /// All flags it is to have; nil leaves them.
  package var flags: RolloutFlags?
  /// A date, or `.some(nil)` to clear it.
  package var planned: Day??
  /// The new note, empty for none; nil leaves it.
  package var note: String?
  /// Why, as it will stand in the journal; some changes need none.
  package var reason: String
  /// The day from which it is so; nil for the store's today, and of a correction for the day on which the status that
  /// it corrects began.
  package var on: Day?
  /// The number of the last record that the asker saw; nil for a script that looked at nothing.
  package var seen: Int?
  /// The status that the asker expects to find; nil where it does not matter (`--expect`).
  package var expectedStatus: RolloutStatus?
  /// Asked only to see what would happen (`--dry-run`): it must never be kept.
  package var isRehearsal = false
  /// A planned day that is over is meant so (`--past`).
  package var isPastMeant = false
  /// Puts a typing error right: any status may become any other, with a reason, and the journal says so (DOMAIN §3).
  package var isCorrection = false

  package init(
    municipality: String, initiative: String, status: RolloutStatus? = nil, flags: RolloutFlags? = nil,
    planned: Day?? = nil, note: String? = nil, reason: String = "", on: Day? = nil,
    seen: Int? = nil, expectedStatus: RolloutStatus? = nil
  ) {
    self.municipality = municipality
    self.initiative = initiative
    self.status = status
    self.flags = flags
    self.planned = planned
    self.note = note
    self.reason = reason
    self.on = on
    self.seen = seen
    self.expectedStatus = expectedStatus
  }

  /// Whether all that is asked stands in the cell already: then it is done, and nothing is recorded.
  package func isSo(in cell: RolloutCell) -> Bool {
    (status ?? cell.status) == cell.status && (flags ?? cell.flags) == cell.flags && (note ?? cell.note) == cell.note
      && (planned ?? cell.planned) == cell.planned
  }

  /// The fields of a cell that it is about.
  package var fields: [RolloutField] {
    [
      status == nil ? nil : .status, flags == nil ? nil : .flags, planned == nil ? nil : .planned,
      note == nil ? nil : .note,
    ].compactMap { $0 }
  }

  /// The same, whatever day it plans.
  package var meantSo: RolloutChange {
    var change = self
    change.isPastMeant = true
    return change
  }

  /// Why the day that it plans is asked about: it is over, and not known to be meant so. nil where nothing is to be asked.
  package func plansPast(of cell: RolloutCell, today: Day) -> Refusal? {
    guard !isPastMeant, case .some(.some(let day)) = planned, day < today, day != cell.planned else { return nil }
    return Refusal(
      "planned-past",
      Phrase(
        "\(day.words(.dutch)) is al voorbij: het is nu \(today.words(.dutch)).",
        "\(day.words(.english)) has passed: it is \(today.words(.english)) now."),
      wayOut: Phrase(
        "Kies een latere dag; bedoelt u het zo, zet er dan --past bij.",
        "Choose a later day; if you mean it, add --past."))
  }
}

/// A field that the journal records: of a rollout cell, or of a municipality itself (`ofMunicipality`).
package enum RolloutField: String, Sendable, CaseIterable {
  case status, flags, planned, note
  /// Heard to be as it is, by `confirm`: no value.
  case heard
  case called = "name"
  case validity, inhabitants, successor

  /// The fields of a rollout cell, in the order in which they are written.
  package static let ofCell: [RolloutField] = [.status, .flags, .planned, .note]

  /// The fields that a reorganisation by hand changes in a municipality; their records name no initiative.
  /// Name: as it is. Validity: `2016-01-01/2019-01-01`, `2016-01-01/` without an end, empty for never.
  /// Inhabitants: `2019:94567 2020:94999`. Successor: `GM9999 2019-01-01 samenvoeging`.
  package static let ofMunicipality: [RolloutField] = [.called, .validity, .inhabitants, .successor]
  /// A booking of the fund: no municipality, the activity in the place of the initiative.
  case booking
  /// A setting, or whether a finding is settled: no municipality, its key in the place of the initiative.
  case setting, finding
  /// Of an initiative, with its id and no municipality.
  case phase, binding
  /// What became of something that the document says or asks: no municipality, its id in the place of the initiative.
  case decision, milestone, step = "nextstep", precondition, request

  /// The fields that are about the document's decisions, dates, steps and risks.
  package static let ofProposal: [RolloutField] = [.decision, .milestone, .step, .precondition, .request]
  /// The fields that are a `Setting`.
  package static let ofSetting: [RolloutField] = [.setting, .finding] + ofProposal

  package var name: Phrase {
    switch self {
    case .status: Phrase("status", "status")
    case .flags: Phrase("vlaggen", "flags")
    case .planned: Phrase("gepland", "planned")
    case .note: Phrase("notitie", "note")
    case .heard: Phrase("gehoord", "heard")
    case .called: Phrase("naam", "name")
    case .validity: Phrase("geldig", "valid")
    case .inhabitants: Phrase("inwoners", "inhabitants")
    case .successor: Phrase("opvolger", "successor")
    case .booking: Phrase("boeking", "booking")
    case .setting: Phrase("instelling", "setting")
    case .finding: Phrase("bevinding", "finding")
    case .phase: Phrase("fase", "phase")
    case .binding: Phrase("binding", "binding")
    case .decision: Phrase("besluit", "decision")
    case .milestone: Phrase("mijlpaal", "milestone")
    case .step: Phrase("vervolgstap", "next step")
    case .precondition: Phrase("voorwaarde", "precondition")
    case .request: Phrase("verzoek", "request")
    }
  }

  /// The field's value as the journal writes it; empty where there is none.
  package func value(of cell: RolloutCell) -> String {
    switch self {
    case .status: cell.status.rawValue
    case .flags: cell.flags.letters
    case .planned: cell.planned?.iso ?? ""
    case .note: cell.note
    case .heard: cell.heard?.iso ?? ""
    case .called, .validity, .inhabitants, .successor: ""
    case .booking, .setting, .finding, .phase, .binding: ""
    case .decision, .milestone, .step, .precondition, .request: ""
    }
  }
}

/// What kind of change a journal record belongs to.
package enum ChangeKind: String, Sendable, CaseIterable {
  case change, report, correction, confirm, undo, redo, reorganisation, initiative

  package var name: Phrase {
    switch self {
    case .change: Phrase("wijziging", "change")
    // A first report, or one further along: what lay between is not known.
    case .report: Phrase("opgave", "report")
    case .correction: Phrase("correctie", "correction")
    case .confirm: Phrase("bevestigd", "confirmed")
    case .undo: Phrase("ongedaan gemaakt", "undone")
    case .redo: Phrase("opnieuw gedaan", "redone")
    case .reorganisation: Phrase("herindeling", "reorganisation")
    case .initiative: Phrase("initiatief", "initiative")
    }
  }
}

/// One record of the journal: one field of one cell, from one value to another. Never changed, never deleted.
package struct JournalRecord: Sendable, Hashable {
  /// 1, 2, 3 …: the order of all records of a store.
  package var seq: Int
  /// The records of one change share this number.
  package var change: Int
  /// What sort of record it is.
  package var kind: ChangeKind
  /// Recorded at, UTC, ISO 8601: `2017-10-01T08:30:00Z`.
  package var at: String
  /// The store's own day when it was recorded: the sample's is not the clock's.
  package var recorded: Day
  /// Who wrote it; empty for the sample.
  package var by: String
  /// The day from which it holds.
  package var effective: Day
  /// The code of the municipality; empty where money or a setting changed.
  package var municipality: String
  /// The id of the initiative, or of the activity that was booked on.
  package var initiative: String
  /// What changed.
  package var field: RolloutField
  /// What stood there before, as the store writes it.
  package var from: String
  /// What stands there since, as the store writes it.
  package var to: String
  /// Why, in the words of who changed it; may be empty.
  package var reason: String
  /// Whether it belongs to the invented sample.
  package var isSample: Bool
  /// The number of the record that an undo takes back or a redo does again; nil for any other, and for what older
  /// versions recorded of an undo: that is a change of its day.
  package var undoes: Int?
  /// Of a planned date the status from which it was planned, of a confirmation the status that was confirmed.
  package var beside: String

  package init(
    seq: Int, change: Int, kind: ChangeKind, at: String, by: String, effective: Day, municipality: String,
    initiative: String, field: RolloutField, from: String, to: String, reason: String, isSample: Bool,
    undoes: Int? = nil, recorded: Day? = nil, beside: String = ""
  ) {
    self.seq = seq
    self.change = change
    self.kind = kind
    self.at = at
    self.by = by
    self.effective = effective
    self.municipality = municipality
    self.initiative = initiative
    self.field = field
    self.from = from
    self.to = to
    self.reason = reason
    self.isSample = isSample
    self.undoes = undoes
    self.recorded = recorded ?? effective
    self.beside = beside
  }

  /// The codes of the successors that a record of one names, before or after.
  package var successors: [String] {
    field == .successor ? [from, to].map { String($0.prefix { $0 != " " }) }.filter { !$0.isEmpty } : []
  }
}
