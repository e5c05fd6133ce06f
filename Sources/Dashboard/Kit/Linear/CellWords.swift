import Model

extension Voice {
  /// One municipality with one initiative: `Rijbewijzen: ziet af sinds 1 maart 2017, gepland 1 mei 2018, geblokkeerd`.
  func cell(_ row: Int, _ column: Int, of programme: Programme) -> String {
    let initiative = programme.initiatives[column]
    let name = say(initiative.shortName)
    guard programme.knows(row) else { return "\(name): " + say("wordt gelezen", "is being read") }
    let cell = programme[row, column]
    var words = say(cell.status.name)
    if let since = cell.since { words += say(" sinds ", " since ") + say(since) }
    var parts = [words]
    if cell.isOverdue(with: initiative) { parts.append(say("had moeten beginnen", "should have begun")) }
    parts += RolloutFlags.shown.filter { cell.flags.contains($0.flag) }.map { say($0.name) }
    if let planned = cell.planned { parts.append(say("gepland ", "planned ") + say(planned)) }
    if !cell.note.isEmpty { parts.append(say("notitie: ", "note: ") + cell.note) }
    return "\(name): " + parts.joined(separator: ", ")
  }

  /// The same of every initiative, the one under the cursor first.
  func cells(_ row: Int, first column: Int?, of programme: Programme) -> [(id: String, words: String)] {
    let all = Array(programme.initiatives.indices)
    let order = column.map { first in all.filter { $0 == first } + all.filter { $0 != first } } ?? all
    return order.map { (programme.initiatives[$0].id, cell(row, $0, of: programme)) }
  }

  /// A share in whole percents; what cannot be reckoned is said to be so.
  func percent(_ share: Double?) -> String {
    share.map(percentWords) ?? say("niet te zeggen hoeveel procent", "no percentage can be given")
  }

  /// `64 procent van de gemeenten, 80 procent van de inwoners`.
  func shares(_ coverage: Coverage) -> String {
    guard coverage.eligible > 0 else {
      return say("geen gemeente komt in aanmerking", "no municipality is eligible")
    }
    return say(
      "\(percent(coverage.byMunicipalities)) van de gemeenten, \(percent(coverage.byInhabitants)) van de inwoners",
      "\(percent(coverage.byMunicipalities)) of the municipalities, \(percent(coverage.byInhabitants)) of the inhabitants"
    )
  }

  /// What a line of the fund has: `begroot 25.542.000 euro, uitgegeven …, verplicht …, vrij …`.
  func line(_ line: FundLine) -> [(id: String, words: String)] {
    var parts = [("original", say("begroot ", "budget ") + euros(line.original))]
    if line.budget != line.original { parts.append(("budget", say("bijgesteld ", "adjusted ") + euros(line.budget))) }
    return parts + [
      ("actual", say("uitgegeven ", "actual ") + euros(line.actual)),
      ("committed", say("verplicht ", "committed ") + euros(line.committed)),
      ("free", say("vrij ", "free ") + euros(line.free)),
    ]
  }

  /// One booking: `Boeking 12, 1 maart 2017, verplichting 1.250,00 euro`.
  func booking(_ booking: Booking, _ programme: Programme, named: Bool) -> Reading {
    let ledger = programme.ledger
    let activity = programme.activity(booking.activity).map { say(programme.activities[$0].name) } ?? booking.activity
    let amount = booking.amount
    var details: [(String, String)] = []
    if let id = booking.reverses { details.append(("reverses", say("neemt \(id) terug", "reverses \(id)"))) }
    if let other = ledger.reversal(of: booking.id) {
      details.append(("reversed", say("teruggenomen met \(other.id)", "reversed by \(other.id)")))
    }
    details.append(("reason", booking.reason))
    details.append(("by", booking.isSample ? say("voorbeeld", "sample") : say("door ", "by ") + booking.by))
    return Reading(
      say("Boeking \(booking.id), ", "Booking \(booking.id), ") + say(booking.date)
        + (named ? ", \(activity)" : "") + ", \(say(booking.kind.name)) \(say(amount))", details)
  }

  /// One record of the journal.
  func record(_ record: JournalRecord, _ programme: Programme, named: Bool) -> Reading {
    let initiative = programme.column(of: record.initiative).map { say(programme.initiatives[$0].shortName) }
    let what =
      moneyChange(record) != nil
      ? say(moneySubject(record, programme))
      : [
        named
          ? programme.row(of: record.municipality).map { programme.municipalities[$0].name } ?? record.municipality
          : "",
        initiative ?? record.initiative,
      ].filter { !$0.isEmpty }.joined(separator: ", ")
    var day = say("geldt per ", "effective ") + say(record.effective)
    let here = record.recordedHere
    if let recorded = here?.day, recorded == record.effective { day = say(recorded) }
    let recorded = here.map { say($0.day) + " " + $0.time } ?? record.at
    return Reading(
      say("Nummer \(record.seq), \(day)", "Number \(record.seq), \(day)"),
      [
        ("change", "\(what): \(programme.named(record).changeWords(language))"),
        ("reason", record.reasonWords(language)),
        (
          "recorded",
          say("vastgelegd \(recorded) door ", "recorded \(recorded) by ") + record.byWords(language)
        ),
      ])
  }
}
