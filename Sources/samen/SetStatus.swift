import ArgumentParser
import Dashboard
import Foundation
import Model
import Store

/// `samen set MUNICIPALITY INITIATIVE STATUS`: one rollout change.
struct SetStatus: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "set",
      abstract: say(
        "Wijzigt de status van één gemeente bij één initiatief.",
        "Changes the status of one municipality for one initiative."),
      discussion: RolloutStatus.choices.map { "\($0.rawValue)  \($0.name[spoken])" }.joined(separator: "\n"))
  }

  @Argument(help: help("code (GM0363) of hele naam", "code (GM0363) or whole name"))
  var municipality: String

  @Argument(help: help("id, zoals gibit", "id, such as gibit"))
  var initiative: String

  @Argument(
    help: help(
      "codeletter: ? O N D V I G B X; zonder letter blijft de status",
      "code letter: ? O N D V I G B X; without it the status stays"))
  var status: String?

  @Option(
    help: help(
      "de dag vanaf wanneer het zo is; anders vandaag", "the day from which it holds; else today"))
  var on: String?

  @Option(
    parsing: .unconditional,
    help: help(
      "waarom; verplicht bij een stap terug en bij X (besluit)", "why; needed for a step back and for X (decision)"))
  var reason: String?

  @Option(parsing: .unconditional, help: help("notitie", "note"))
  var note: String?

  @Option(
    parsing: .unconditional,
    help: help("geplande dag: 2017-12-01, +2w, \"eind q4\", none", "planned day: 2017-12-01, +2w, \"end q4\", none"))
  var planned: String?

  @Flag(help: help("de geplande dag mag voorbij zijn", "the planned day may be in the past"))
  var past = false

  @Option(
    parsing: .unconditional,
    help: help("vlaggen: letters uit ! ‖ P K E, of none", "flags: letters of ! ‖ P K E, or none"))
  var flags: String?

  @Option(
    parsing: .unconditional,
    help: help("alleen als de status nu deze is; anders eindstatus 3", "only if the status is this now; else exit 3"))
  var expect: String?

  @Flag(help: help("toon wat er zou gebeuren, wijzig niets", "show what would happen, change nothing"))
  var dryRun = false

  @OptionGroup var common: CommonOptions

  func run() throws {
    let session = try Session(common)
    try session.refuseKnownAt()
    let store = try session.openToChange()
    if let locked = session.locked { throw Ending(.refused, locked) }
    do {
      let programme = try store.programme(asOf: nil, clock: Clock.today)
      guard let column = programme.column(of: initiative.lowercased()) else {
        let known = programme.initiatives.map(\.id).joined(separator: " ")
        throw Ending(
          .usage, "Geen initiatief «\(initiative)»; er is: \(known).",
          "No initiative «\(initiative)»; there is: \(known).")
      }
      guard status != nil || note != nil || planned != nil || flags != nil else {
        throw Ending(
          .usage, "Zeg wat er wijzigt: STATUS, --flags, --planned of --note.",
          "Say what to change: STATUS, --flags, --planned or --note.")
      }
      let day = try on.map { text throws(Filter.Problem) in try Day.typed(text, today: programme.today) }
      let then = try programme.asOf(day, store)
      let place = try place(on: then, or: programme)
      let cell = then.row(of: place.code).map { then[$0, column] } ?? RolloutCell()
      var change = RolloutChange(
        municipality: place.code, initiative: programme.initiatives[column].id,
        status: try status.map(RolloutStatus.typed), flags: try flags.map(RolloutFlags.typed),
        planned: try planned.map { text throws(Filter.Problem) in
          try Day.planned(text, today: programme.today)
        },
        note: note, reason: reason ?? "", expectedStatus: try expect.map(RolloutStatus.typed))
      change.on = day
      change.isPastMeant = past
      if let refusal = change.plansPast(of: cell, today: programme.today) { throw Ending(.refused, refusal.words) }
      defer { for words in store.takeNews() { Output.narrate(words[session.language]) } }
      let saved = try store.save(
        [change], by: session.operatorName, at: Clock.nowUTC, clock: Clock.today, dryRun: dryRun)
      tell(saved, change, place, before: cell, session)
    } catch let failure as StoreFailure {
      throw Ending(failure, for: session.operatorName)
    } catch let problem as Filter.Problem {
      throw Ending(.usage, problem.words)
    }
  }

  /// The municipality that is meant: by its name on the day that is spoken of, else by that of today, of which the store
  /// says why it cannot be on that day.
  private func place(on then: Programme, or programme: Programme) throws(Filter.Problem) -> (code: String, name: String)
  {
    let found = (try? then.row(named: municipality)).map { then.municipalities[$0] }
    if let found { return (found.code, found.name) }
    let now = programme.municipalities[try programme.row(named: municipality)]
    return (now.code, now.name)
  }

  /// Says what became of it.
  private func tell(
    _ saved: Saved, _ change: RolloutChange, _ place: (code: String, name: String), before cell: RolloutCell,
    _ session: Session
  ) {
    let verb =
      saved.records.isEmpty
      ? say("het is al zo: er is niets gewijzigd", "already set: nothing was changed")
      : dryRun ? say("zou worden", "would become") : say("opgeslagen", "saved")
    let now = saved.cells.first ?? cell
    let status = "\(now.status.rawValue) \(now.status.name[session.language])"
    let arrow = now.status == cell.status ? "" : "\(cell.status.rawValue) → "
    let new = now.note == cell.note ? "" : "· " + say("notitie: ", "note: ") + (now.note.isEmpty ? "–" : now.note)
    let day = change.on.map { say("per ", "as of ") + $0.words(session.language) } ?? ""
    let words = [arrow + status, now.flags.signs, new, day].filter { !$0.isEmpty }.joined(separator: " ")
    Output.narrate("\(place.name) · \(change.initiative): \(words) (\(verb))")
    for words in saved.beside { Output.narrate(words[session.language]) }
  }
}

extension Programme {
  /// The same at the end of another day; itself where that is today, or a day that cannot be shown.
  fileprivate func asOf(_ day: Day?, _ store: ProgrammeStore) throws(StoreFailure) -> Programme {
    guard let day, day != today, whyUnknown(day, latest: today) == nil else { return self }
    return try store.programme(asOf: day, clock: Clock.today)
  }
}
