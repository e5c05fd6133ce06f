import Foundation
import TestSupport
import Testing

/// Data on stdout, of stores of any size.
@Suite(.serialized, .realPrograms) struct StreamTests {
  /// The most memory, in KiB, that the program had for `arguments`. It is started by a small process: Linux counts what
  /// the one that starts it holds as its own.
  private func peak(_ arguments: [String]) throws -> Int {
    let outcome = try run(Project.product("StoreChild"), ["peak", Place.program.path] + arguments)
    return try #require(Int(outcome.output), "\(outcome)")
  }

  @Test("What get writes takes no more memory for a long journal than for a short one")
  func memory() throws {
    let folder = try Project.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let stores = try [5000, 60_000].map { records in
      let path = folder.appendingPathComponent("\(records).sqlite").path
      let made = try run(
        Place.program, ["init", "--synthetic", "388", "--records", "\(records)", "--store", path])
      try #require(made.status == 0, "\(made)")
      return path
    }
    for options in [
      ["--format", "json"], ["--format", "csv"], ["--format", "table"],
      ["--format", "ndjson", "--sort", "initiative:desc,on"],
      ["--format", "json", "--filter", "reason~nergens"],
      ["--format", "json", "--sort", "municipality", "--limit", "5"],
    ] {
      let peaks = try stores.map { try peak(["get", "journal", "--store", $0] + options) }
      // All records at once took some 2 KiB each.
      #expect(peaks[1] - peaks[0] < 8 * 1024, "\(options): \(peaks) KiB")
    }
    // However few are kept and wanted: the start of the program is what it takes.
    #expect(try peak(["get", "journal", "--filter", "by=x", "--limit", "5", "--store", stores[1]]) < 64 * 1024)
    // Read anew in their order they are all there, once.
    let sorted = try run(
      Place.program,
      [
        "get", "journal", "--sort", "initiative:desc,on", "--columns", "initiative,on,seq", "--format", "csv",
        "--store", stores[0],
      ])
    let rows = sorted.output.split(whereSeparator: \.isNewline).dropFirst().map {
      $0.split(separator: ",").map(String.init)
    }
    #expect(rows.count >= 5000 && Set(rows.map { $0[2] }).count == rows.count)
    let order = ["rijbewijs", "overlijden", "verhuizen", "gibit", "gon", "govroam"]
    let places = rows.map { row in order.firstIndex(of: row[0]) ?? -1 }
    #expect(places == places.sorted(by: >))
    for (one, next) in zip(rows, rows.dropFirst()) where one[0] == next[0] { #expect(one[1] <= next[1]) }
  }

  @Test("Who has read enough hears nothing of it: get … | head", arguments: ["municipalities", "journal", "rollout"])
  func head(_ kind: String) throws {
    for format in ["table", "csv", "json", "ndjson"] {
      let line = #""$0" get \#(kind) --sample --format \#(format) | head -1; echo "${PIPESTATUS[0]}" >&2"#
      let outcome = try run(URL(fileURLWithPath: "/bin/bash"), ["-c", line, Place.program.path])
      // All of it may have gone into the pipe; else writing to stdout failed.
      #expect(["0\n", "1\n"].contains(outcome.errors), "\(format): \(outcome.errors)")
      #expect(!outcome.output.isEmpty)
    }
  }

  @Test("While nobody reads what get writes, others save")
  func slowReader() throws {
    let place = try Place()
    defer { place.remove() }
    // Not for other children: whoever else had an end would keep the pipe alive.
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    let words: [String] = [Place.program.path, "get", "journal", "--store", place.store]
    var texts = words.map { strdup($0) } + [nil]
    defer { texts.forEach { free($0) } }
    var id: pid_t = 0
    try #require(posix_spawn(&id, Place.program.path, &actions, nil, &texts, environ) == 0)
    close(ends[1])
    // What does not fit in the pipe waits.
    var first = pollfd(fd: ends[0], events: Int16(POLLIN), revents: 0)
    try #require(poll(&first, 1, 60_000) == 1)
    #expect(try place.samen("set", "Amersfoort", "overlijden", "D").status == 0)
    // And who stops reading ends it, at once.
    close(ends[0])
    var status: Int32 = 0
    while waitpid(id, &status, 0) < 0, errno == EINTR {}
    #expect(status >> 8 == 1)
  }

  @Test(
    "Every format is whole, whatever number of rows there are",
    arguments: [("rollout", 2328), ("municipalities", 388), ("journal", nil)])
  func whole(_ kind: String, _ rows: Int?) throws {
    let count = try rows ?? Project.sampleSeed().journal.count
    func get(_ arguments: String...) throws -> String {
      try run(Place.program, ["get", kind, "--sample", "--lang", "nl"] + arguments).output
    }
    // A value may have a line break of its own, between quotes.
    var isQuoted = false
    let lines = try get("--format", "csv").count { character in
      if character == "\"" { isQuoted.toggle() }
      return character.isNewline && !isQuoted
    }
    #expect(lines == count + 1)
    let table = try get().split(separator: "\n", omittingEmptySubsequences: false)
    #expect(table.count == count + 2 && table.last == "")
    let json = try get("--format", "json")
    #expect(try (JSONSerialization.jsonObject(with: Data(json.utf8)) as? [Any])?.count == count)
    #expect(json.hasPrefix("[\n  {\"") && json.hasSuffix("}\n]\n") && !json.contains("}{"))
    let none = "--filter=inwoners>9000000"
    #expect(try get("--format", "json", none) == "[]\n")
    #expect(try get("--format", "csv", none).split(separator: "\n").count == 1)
    #expect(try get(none).split(separator: "\n").count == 1)
  }
}
