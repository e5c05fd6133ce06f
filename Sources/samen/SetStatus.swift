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
        "Changes one municipality's status with one initiative."),
      discussion: RolloutStatus.choices.map { "\($0.rawValue)  \($0.name[spoken])" }.joined(separator: "\n"))
  }

  @Argument(help: help("code (GM0363) of hele naam", "code (GM0363) or whole name"))
  var municipality: String

  @Argument(help: help("id, zoals gibit", "id, such as gibit"))
  var initiative: String

  @Argument(
    help: help(
      "codeletter: ? O N D V I G B X; zonder blijft de status", "code letter: ? O N D V I G B X; without it stays"))
  var status: String?

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

  @Flag(help: help("een geplande dag die voorbij is, is zo bedoeld", "a planned day that is over is meant so"))
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
    let store = try session.openToChange()
    if let locked = session.locked { throw Ending(.refused, locked) }
    do {
      let programme = try store.programme(asOf: nil, clock: Clock.today)
      let row = try programme.row(named: municipality)
      guard let column = programme.column(of: initiative.lowercased()) else {
        let known = programme.initiatives.map(\.id).joined(separator: " ")
        throw Ending(
          .usage, "Geen initiatief «\(initiative)»; er is: \(known).",
          "No initiative «\(initiative)»; there is: \(known).")
      }
      let cell = programme[row, column]
      guard status != nil || note != nil || planned != nil || flags != nil else {
        throw Ending(
          .usage, "Zeg wat er wijzigt: STATUS, --flags, --planned of --note.",
          "Say what changes: STATUS, --flags, --planned or --note.")
      }
      var change = RolloutChange(
        municipality: programme.municipalities[row].code, initiative: programme.initiatives[column].id,
        status: try status.map(RolloutStatus.typed), flags: try flags.map(RolloutFlags.typed),
        planned: try planned.map { text throws(Filter.Problem) in
          try Day.planned(text, today: programme.today)
        },
        note: note, reason: reason ?? "", expectedStatus: try expect.map(RolloutStatus.typed))
      change.isPastMeant = past
      if let refusal = change.plansPast(of: cell, today: programme.today) { throw Ending(.refused, refusal.words) }
      defer { for words in store.takeNews() { Output.narrate(words[session.language]) } }
      let saved = try store.save(
        [change], by: session.operatorName, at: Clock.nowUTC, clock: Clock.today, dryRun: dryRun)
      let isSo = dryRun ? saved.cells.first == cell : saved.records.isEmpty
      let verb =
        isSo
        ? say("het is al zo: er is niets gewijzigd", "it is so already: nothing was changed")
        : dryRun ? say("zou worden", "would become") : say("opgeslagen", "saved")
      let now = saved.cells.first ?? cell
      let status = "\(now.status.rawValue) \(now.status.name[session.language])"
      let arrow = now.status == cell.status ? "" : "\(cell.status.rawValue) → "
      let new = now.note == cell.note ? "" : "· " + say("notitie: ", "note: ") + (now.note.isEmpty ? "–" : now.note)
      let words = [arrow + status, now.flags.signs, new].filter { !$0.isEmpty }.joined(separator: " ")
      Output.narrate("\(programme.municipalities[row].name) · \(change.initiative): \(words) (\(verb))")
      for words in saved.beside { Output.narrate(words[session.language]) }
    } catch let failure as StoreFailure {
      if case .conflict(let conflict) = failure { throw Ending(.conflict, conflict.words(for: session.operatorName)) }
      throw Ending(failure)
    } catch let problem as Filter.Problem {
      throw Ending(.usage, problem.words)
    }
  }
}
