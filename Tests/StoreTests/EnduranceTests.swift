import Foundation
import Model
import Store
import TestSupport
import Testing

@Suite(.serialized, .realPrograms, .dice) struct EnduranceTests {
  @Test("Killed at any step of a save, nothing acknowledged is lost and no value is without its record")
  func killed() throws {
    // As small as will do: each of the points below copies, opens and checks it.
    let file = try StoreFile(municipalities: 24)
    defer { file.remove() }
    let good = file.bytes
    let fresh = try file.open().info().journalRecords
    var points = 0
    for scenario in ["one", "many", "undo"] {
      for kind in ["before", "after"] {
        for step in 1...1000 {
          try good.write(to: URL(fileURLWithPath: file.path))
          try? FileManager.default.removeItem(atPath: file.path + "-journal")
          let outcome = try run(Project.product("StoreChild"), ["fault", kind, "\(step)", file.path, scenario])
          if outcome.status == 0 { break }
          #expect(outcome.status == 128 + SIGKILL, "\(outcome)")
          points += 1
          let store = try file.open()
          let problems = try store.check()
          #expect(problems.isEmpty, "\(scenario) \(kind) \(step): \(problems)")
          let records = try store.info().journalRecords - fresh
          let told = outcome.output.split(separator: "\n").map { $0 == "saved many" ? 60 : 1 }.reduce(0, +)
          let most = scenario == "many" ? 60 : scenario == "one" ? 1 : told + 1
          #expect(
            records >= told && records <= max(most, told), "\(scenario) \(kind) \(step): \(told) told, \(records) kept")
        }
      }
    }
    #expect(points >= 200, "only \(points) points")
  }

  @Test("Twenty who change the same cells at once lose nothing, and are told of conflicts only")
  func storm() async throws {
    let environment = ProcessInfo.processInfo.environment
    let seconds = environment["SAMEN_STORM_SECONDS"].flatMap(Double.init) ?? 4
    // Operators change something every half second at most; the short storm is denser, to meet more.
    let pace = environment["SAMEN_STORM_PACE"].flatMap(Int.init) ?? (seconds >= 30 ? 500 : 100)
    let steps = Int(seconds * 1000) / pace
    let file = try StoreFile()
    defer { file.remove() }
    let path = file.path
    let before = try file.open().info().journalRecords
    let outcomes = try await withThrowingTaskGroup(of: Outcome.self) { group in
      for number in 1...20 {
        group.addTask {
          let arguments = ["storm", path, "p\(number)", "\(steps)", "\(pace)", "\(Dice.seed)"]
          return try run(Project.product("StoreChild"), arguments)
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    // Damaged or anything else than a conflict, a rule or busy (it asks again) ends a process with an error.
    for outcome in outcomes where outcome.status != 0 { Issue.record("\(outcome.errors)") }
    var (records, times, tallies): (Int, [Int], [String: Int]) = (0, [], [:])
    for line in outcomes.flatMap({ $0.output.split(separator: "\n") }) {
      let words = line.split(separator: " ")
      let number = Int(words.last ?? "") ?? 0
      switch words.first {
      case "record": records += number
      case "time": times.append(number)
      default: tallies[String(words.first ?? ""), default: 0] += number
      }
    }
    let store = try file.open()
    #expect(try store.check().isEmpty)
    #expect(try store.info().journalRecords == before + records, "as many records as were acknowledged")
    #expect(tallies["save"] ?? 0 > 0 && tallies["undo"] ?? 0 > 0, "\(tallies)")
    // Nobody built upon what was not there: what a record found is what was known just before its change.
    let kept = try store.changes(after: before).filter { $0.undoes == nil && RolloutField.ofCell.contains($0.field) }
    var dice = Dice()
    // Of the very first change nothing can be asked that way: the sample before it was recorded on an earlier day.
    let later = kept.filter { $0.field != .planned && $0.change != kept.first?.change }
    for record in later.shuffled(using: &dice).prefix(30) {
      let first = try #require(kept.first { $0.change == record.change })
      let then = try store.programme(asOf: record.effective, knownAt: .number(first.seq - 1), clock: clock)
      let (row, column) = (
        try #require(then.row(of: record.municipality)), try #require(then.column(of: record.initiative))
      )
      #expect(record.field.value(of: then[row, column]) == record.from, "\(record)")
    }
    let sorted = times.sorted()
    func share(_ part: Double) -> Int { sorted[min(sorted.count - 1, Int(Double(sorted.count) * part))] }
    print("storm \(seconds) s, \(pace) ms: \(tallies) p50 \(share(0.5)) µs p99 \(share(0.99)) µs max \(share(1)) µs")
    // A measurement is asked for, of a machine that does nothing else.
    if environment["SAMEN_STORM_SECONDS"] != nil { #expect(share(0.99) < 2_000_000) }
  }

  @Test("Sixteen who change twenty cells as fast as they can lose nothing, and nobody waits much longer than others")
  func crowd() async throws {
    let environment = ProcessInfo.processInfo.environment
    let count = environment["SAMEN_CROWD"].flatMap(Int.init) ?? 20
    let file = try StoreFile()
    defer { file.remove() }
    let path = file.path
    let before = try file.open().info().journalRecords
    let outcomes = try await withThrowingTaskGroup(of: Outcome.self) { group in
      for number in 1...16 {
        group.addTask { try run(Project.product("StoreChild"), ["crowd", path, "p\(number)", "\(count)"]) }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    for outcome in outcomes where outcome.status != 0 { Issue.record("\(outcome.errors)") }
    let words = outcomes.flatMap { $0.output.split(separator: "\n") }.map { $0.split(separator: " ") }
    let times = words.filter { $0[0] == "time" }.compactMap { Int($0[1]) }.sorted()
    let kept = words.filter { $0[0] == "kept" }.compactMap { Int($0[1]) }.sorted()
    #expect(kept == Array(before + 1...before + 16 * count))
    let store = try file.open()
    #expect(try store.info().journalRecords == before + 16 * count)
    #expect(try store.check().isEmpty)
    func share(_ part: Double) -> Int { times[min(times.count - 1, Int(Double(times.count) * part))] }
    print("crowd of 16 × \(count): p50 \(share(0.5)) µs p99 \(share(0.99)) µs max \(share(1)) µs")
    // A measurement is asked for, of a machine that does nothing else.
    if environment["SAMEN_CROWD"] != nil { #expect(share(0.99) <= 250_000 && share(1) <= 2_000_000) }
  }
}
