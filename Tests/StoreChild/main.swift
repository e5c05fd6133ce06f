import CFaultVFS
import Foundation
import Model
import Store

// A process for tests to end at a chosen step, or to race with others:
//   StoreChild fault KIND STEP PATH SCENARIO   KIND: before, after, full, none
//   StoreChild race PATH NAME COUNT
// Prints a line for each change that was acknowledged.

func say(_ line: String) {
  print(line)
  fflush(stdout)
}

let clock = Day(number: 17_440)
let arguments = Array(CommandLine.arguments.dropFirst())

func change(_ municipality: String, _ initiative: String, note: String) -> RolloutChange {
  RolloutChange(municipality: municipality, initiative: initiative, note: note)
}

if arguments[0] == "race" {
  let store = try ProgrammeStore(opening: arguments[1])
  var count = 0
  var seen = 0
  while count < Int(arguments[3]) ?? 0 {
    // Counts up in the note of one cell: a lost update would leave a smaller number.
    let cell = try store.cell("GM0363", "gon")
    seen += 1
    var next = change("GM0363", "gon", note: "\((Int(cell.note) ?? 0) + 1)")
    next.expectedVersion = cell.version
    do {
      _ = try store.save([next], by: arguments[2], at: "2017-10-01T09:00:00Z", clock: clock)
      count += 1
    } catch StoreFailure.conflict {
      continue
    }
  }
  say("done \(count)")
} else {
  _ = fault_vfs_install()
  let kinds = ["before": FAULT_KILL_BEFORE, "after": FAULT_KILL_AFTER, "full": FAULT_FULL, "none": FAULT_NONE]
  let store = try ProgrammeStore(opening: arguments[3])
  // Opening and the first check write nothing: what counts begins here.
  _ = try store.cell("GM0363", "gon")
  fault_vfs_arm(Int32((kinds[arguments[1]] ?? FAULT_NONE).rawValue), Int32(arguments[2]) ?? 0)
  let at = "2017-10-01T09:00:00Z"
  do {
    switch arguments[4] {
    case "one":
      _ = try store.save([change("GM0363", "gon", note: "one")], by: "kind", at: at, clock: clock)
      say("saved one")
    case "many":
      let all = try store.programme(asOf: nil, clock: clock).municipalities.prefix(60)
      _ = try store.save(all.map { change($0.code, "gibit", note: "many") }, by: "kind", at: at, clock: clock)
      say("saved many")
    default:
      _ = try store.save([change("GM0363", "gon", note: "undo")], by: "kind", at: at, clock: clock)
      say("saved undo")
      _ = try store.undo(by: "kind", at: at, clock: clock)
      say("undone")
      _ = try store.redo(by: "kind", at: at, clock: clock)
      say("redone")
    }
  } catch let failure as StoreFailure {
    say("failed \(failure)")
  }
  say("steps \(fault_vfs_steps())")
}
