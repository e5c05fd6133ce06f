import CFaultVFS
import Foundation
import Model
import Store

// A process for tests to end at a chosen step, or to race with others:
//   StoreChild fault KIND STEP PATH SCENARIO   KIND: before, after, full, none
//   StoreChild record BOOK PATH   writes down in BOOK what is done to the file, and what is told when
//   StoreChild race PATH NAME COUNT
//   StoreChild crowd PATH NAME COUNT
//   StoreChild storm PATH NAME STEPS PACE SEED
//   StoreChild harm PATH SEED FIRST COUNT
//   StoreChild mutant PATH SEED NUMBER
//   StoreChild wal PATH NAME
//   StoreChild speed PATH   says what saves, looks back and steps of a day take, and the memory at the end
//   StoreChild peak PROGRAM ARGUMENT...   prints the most memory that the program had, in KiB
// Prints a line for each change that was acknowledged.

let arguments = Array(CommandLine.arguments.dropFirst())

/// Counts up in the note of one cell: a lost update would leave a smaller number.
func race(_ path: String, _ name: String, _ times: Int) throws {
  let store = try patiently { () throws(StoreFailure) in try ProgrammeStore(opening: path) }
  var count = 0
  while count < times {
    // What is seen is never younger than its number.
    let seen = try patiently { () throws(StoreFailure) in try store.info().journalRecords }
    let cell = try patiently { () throws(StoreFailure) in try store.cell("GM0363", "gon") }
    var next = change("GM0363", "gon", note: "\((Int(cell.note) ?? 0) + 1)")
    next.seen = seen
    do {
      let saved = try patiently { () throws(StoreFailure) in
        try store.save([next], by: name, at: at, clock: clock)
      }
      // What the other wrote just so a moment before is no count of this one.
      if !saved.records.isEmpty { count += 1 }
    } catch {
      guard case .conflict = error else { throw error }
    }
  }
  say("done \(count)")
}

/// Changes one of twenty cells again and again, at once; says how long each took from asking to knowing.
func crowd(_ path: String, _ name: String, _ times: Int) throws {
  let store = try patiently { () throws(StoreFailure) in try ProgrammeStore(opening: path) }
  let codes = try patiently { () throws(StoreFailure) in
    try store.programme(asOf: nil, clock: clock).municipalities.prefix(20).map(\.code)
  }
  for number in 1...times {
    let start = DispatchTime.now().uptimeNanoseconds
    let saved = try patiently { () throws(StoreFailure) in
      try store.save(
        [change(codes[number % codes.count], "gon", note: "\(name) \(number)")], by: name, at: at, clock: clock)
    }
    say("time \((DispatchTime.now().uptimeNanoseconds - start) / 1000)")
    say("kept \(saved.records.map(\.seq).map(String.init).joined(separator: " "))")
  }
}

func perform(_ scenario: String, _ store: ProgrammeStore) throws {
  switch scenario {
  case "one":
    _ = try store.save([change("GM0363", "gon", note: "one")], by: "kind", at: at, clock: clock)
    say("saved one")
  case "many":
    let all = try store.programme(asOf: nil, clock: clock)
    let changes = all.municipalities.prefix(10).flatMap { one in
      all.initiatives.map { change(one.code, $0.id, note: "many") }
    }
    _ = try store.save(changes, by: "kind", at: at, clock: clock)
    say("saved many")
  default:
    _ = try store.save([change("GM0363", "gon", note: "undo")], by: "kind", at: at, clock: clock)
    say("saved undo")
    _ = try store.undo(by: "kind", at: at, clock: clock)
    say("undone")
    _ = try store.redo(by: "kind", at: at, clock: clock)
    say("redone")
  }
}

func meetFault(_ kind: String, _ step: Int32, _ path: String, _ scenario: String) throws {
  _ = fault_vfs_install()
  let kinds = ["before": FAULT_KILL_BEFORE, "after": FAULT_KILL_AFTER, "full": FAULT_FULL, "none": FAULT_NONE]
  let store = try ProgrammeStore(opening: path)
  // Opening writes nothing: what counts begins here.
  fault_vfs_arm(Int32(kinds[kind] ?? FAULT_NONE), step)
  do {
    try perform(scenario, store)
  } catch {
    say("failed \(error)")
  }
}

/// Saves, undoes and redoes, alone and many at once, noting after each how many records were acknowledged by then.
func record(_ book: String, _ path: String) throws {
  _ = fault_vfs_install()
  let store = try ProgrammeStore(opening: path)
  guard fault_vfs_record(book) == 0 else { throw POSIXError(.EIO) }
  var count = 0
  func told(_ saved: Saved) {
    count += saved.records.count
    fault_vfs_note("\(count)")
  }
  let all = try store.programme(asOf: nil, clock: clock)
  for round in 1...3 {
    told(try store.save([change("GM0363", "gon", note: "one \(round)")], by: "kind", at: at, clock: clock))
    told(
      try store.save(
        all.municipalities.map { change($0.code, "gibit", note: "many \(round)") }, by: "kind", at: at, clock: clock))
    told(try store.undo(by: "kind", at: at, clock: clock))
    told(try store.redo(by: "kind", at: at, clock: clock))
  }
}

/// Runs a program, its stdout going nowhere, and says how many KiB of memory it had at most.
func peak(_ command: [String]) throws {
  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
  var texts = command.map { strdup($0) } + [nil]
  defer { texts.forEach { free($0) } }
  var (id, status, usage): (pid_t, Int32, rusage) = (0, 0, rusage())
  guard posix_spawn(&id, command[0], &actions, nil, &texts, environ) == 0 else { throw POSIXError(.ENOENT) }
  while wait4(id, &status, 0, &usage) < 0, errno == EINTR {}
  guard status == 0 else { throw POSIXError(.EIO) }
  FileHandle.standardOutput.write(Data("\(usage.ru_maxrss)".utf8))
}

/// Processor time of what is done most, in milliseconds.
func speed(_ path: String) throws {
  func time(_ what: String, _ work: () throws -> Void) throws {
    var (before, after) = (rusage(), rusage())
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &before)
    try work()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &after)
    func milliseconds(_ usage: rusage) -> Int {
      (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1000 + (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1000
    }
    say("\(what) \(milliseconds(after) - milliseconds(before)) ms, peak \(after.ru_maxrss / 1024) MiB")
  }
  let store = try ProgrammeStore(opening: path)
  try time("beginning") { _ = try store.beginning(clock: clock) }
  var programme = Programme(asOf: clock, today: clock)
  try time("now") { programme = try store.programme(clock: clock) }
  let code = programme.municipalities[programme.municipalities.count / 2].code
  for number in 1...5 {
    var saved: Saved?
    try time("save") {
      saved = try store.save([change(code, "gon", note: "snel \(number)")], by: "snel", at: at, clock: clock)
    }
    try time("reread") {
      guard case .cells(let cells, let adopted, let rest) = try store.reread(after: saved?.records ?? [], clock: clock)
      else { return }
      programme.take(cells, adopted: adopted, rest: rest)
    }
  }
  try time("undo") { _ = try store.undo(by: "snel", at: at, clock: clock) }
  for back in 1...5 {
    try time("step") {
      switch try store.step(from: (programme.asOf, store.info().journalRecords), to: clock + -back, clock: clock) {
      case .cells(let cells, let adopted, let rest): programme.take(cells, adopted: adopted, rest: rest)
      case .whole(let whole):
        say("whole")
        programme = whole
      }
    }
  }
  try time("jump") { programme = try store.programme(asOf: clock + -150, clock: clock) }
  try time("series") { _ = try store.series(of: "gibit", clock: clock) }
}

if arguments[0] == "peak" {
  try peak(Array(arguments.dropFirst()))
} else if arguments[0] == "speed" {
  try speed(arguments[1])
} else if arguments[0] == "record" {
  try record(arguments[1], arguments[2])
} else if arguments[0] == "race" {
  try race(arguments[1], arguments[2], Int(arguments[3]) ?? 0)
} else if arguments[0] == "harm" {
  try Harm(arguments[1], seed: arguments[2]).run(from: Int(arguments[3]) ?? 0, count: Int(arguments[4]) ?? 1)
} else if arguments[0] == "wal" {
  try leaveInWAL(arguments[1], arguments[2])
} else if arguments[0] == "mutant" {
  try Harm(arguments[1], seed: arguments[2]).make(Int(arguments[3]) ?? 0)
} else if arguments[0] == "crowd" {
  try crowd(arguments[1], arguments[2], Int(arguments[3]) ?? 0)
} else if arguments[0] == "storm" {
  try Storm(arguments[1], arguments[2], seed: arguments[5]).run(
    steps: Int(arguments[3]) ?? 1, pace: UInt32(arguments[4]) ?? 100)
} else {
  try meetFault(arguments[1], Int32(arguments[2]) ?? 0, arguments[3], arguments[4])
}
