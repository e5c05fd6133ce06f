import Foundation
import TestSupport
import Testing

/// Who may do what with a store, and what a killed `init` leaves.
@Suite(.serialized, .realPrograms) struct SharedStoreTests {
  let folder: URL
  private var store: String { folder.path + "/x.db" }
  private var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
  }

  init() throws { folder = try Project.temporaryFolder() }

  private func remove() { try? FileManager.default.removeItem(at: folder) }

  private func samen(_ arguments: String...) throws -> Outcome {
    try run(Place.program, arguments + ["--store", store, "--by", "anna"])
  }

  private func info(_ path: String) -> (mode: mode_t, group: gid_t, owner: uid_t) {
    var info = stat()
    guard stat(path, &info) == 0 else { return (0, 0, 0) }
    return (info.st_mode & 0o7777, info.st_gid, info.st_uid)
  }

  @Test("A store keeps the mode and the group that it has, also when another takes its place")
  func keeps() throws {
    defer { remove() }
    #expect(try samen("init", "--sample").status == 0)
    #expect(info(store).mode == 0o600)
    chmod(store, 0o640)
    if getuid() == 0 { chown(store, 1, 60) }
    #expect(try samen("set", "Amersfoort", "overlijden", "D").status == 0)
    #expect(info(store).mode == 0o640)
    #expect(try samen("init", "--force").status == 0)
    for path in [store, store + ".bak1"] {
      #expect(info(path).mode == 0o640 && (getuid() != 0 || info(path).group == 60 && info(path).owner == 1), "\(path)")
    }
    // What is no store has nothing to keep.
    try Data("tekst".utf8).write(to: URL(fileURLWithPath: store))
    chmod(store, 0o666)
    #expect(try samen("init", "--force").status == 0)
    #expect(info(store).mode == 0o600)
  }

  @Test(
    "Whatever the umask, a new store is its owner's alone, and so is a folder that is made for it",
    arguments: ["000", "077", "022"])
  func umask(_ mask: String) throws {
    defer { remove() }
    let path = folder.path + "/a/b/x.db"
    let line = "umask \(mask); exec \(Place.program.path) init --store \(path)"
    #expect(try run(URL(fileURLWithPath: "/bin/sh"), ["-c", line]).status == 0)
    #expect(
      info(path).mode == 0o600 && info(folder.path + "/a/b").mode == 0o700 && info(folder.path + "/a").mode == 0o700)
  }

  @Test("A group that is not known is a wrong use, and nothing is made")
  func unknownGroup() throws {
    defer { remove() }
    let outcome = try samen("init", "--group", "geen-zulke-groep")
    #expect(outcome.status == 2 && outcome.errors.contains("geen-zulke-groep"), "\(outcome)")
    #expect(names.isEmpty)
  }

  @Test("Two accounts of a group work with one store, also after one was killed", .enabled(if: getuid() == 0))
  func twoAccounts() throws {
    defer { remove() }
    let nobody = try Nobody(Place.program)
    defer { nobody.remove() }
    let program = try #require(nobody.command.last)
    let group = try #require(getgrnam("games")).pointee
    chmod(folder.path, 0o711)
    func account(_ id: Int, _ arguments: String...) throws -> Outcome {
      try run(
        URL(fileURLWithPath: "/usr/bin/setpriv"),
        ["--reuid=\(id)", "--regid=\(id)", "--groups=\(group.gr_gid)", program] + arguments,
        environment: ["HOME": "/nonexistent", "XDG_CONFIG_HOME": "", "USER": "u\(id)"])
    }
    // A folder that init makes itself is the group's too.
    let made = folder.path + "/samen/x.db"
    chmod(folder.path, 0o777)
    #expect(try account(65501, "init", "--sample", "--group", "games", "--store", made).status == 0)
    #expect(info(made).mode == 0o660 && info(made).group == group.gr_gid)
    #expect(info(folder.path + "/samen").mode == 0o2770 && info(folder.path + "/samen").group == group.gr_gid)
    for (id, status) in [(65501, "D"), (65502, "V"), (65501, "I"), (65502, "V")] {
      let outcome = try account(id, "set", "Amersfoort", "overlijden", status, "--reason", "x", "--store", made)
      #expect(outcome.status == 0, "\(id): \(outcome)")
    }
    #expect(info(made).mode == 0o660 && info(made).group == group.gr_gid)
    // Killed in the middle of a save, the one leaves a journal that the other rolls back.
    let child = try Nobody(Project.product("StoreChild"))
    defer { child.remove() }
    let killed = try #require(child.command.last)
    try killSave(
      in: made,
      by: ["/usr/bin/setpriv", "--reuid=65501", "--regid=65501", "--groups=\(group.gr_gid)", killed])
    #expect(info(made + "-journal").owner == 65501)
    let after = try account(65502, "set", "Amersfoort", "overlijden", "I", "--reason", "x", "--store", made)
    #expect(after.status == 0 && access(made + "-journal", F_OK) != 0, "\(after)")
    let journal = try account(65502, "get", "journal", "--store", made)
    #expect(try !journal.output.contains("kind") && account(65501, "check", "--store", made).status == 0)
    #expect(info(made).mode == 0o660 && info(made).group == group.gr_gid)
    #expect(try account(65502, "init", "--force", "--store", made).status == 0)
    #expect(info(made).mode == 0o660 && info(made).group == group.gr_gid)
    #expect(try account(65501, "set", "Amersfoort", "overlijden", "O", "--store", made).status == 0)
    let outsider = try run(
      URL(fileURLWithPath: "/usr/bin/setpriv"),
      ["--reuid=65503", "--regid=65503", "--clear-groups", program, "info", "--store", made],
      environment: ["HOME": "/nonexistent", "XDG_CONFIG_HOME": ""])
    #expect(outsider.status == 1)
    // In a folder that is not the group's it says what is needed.
    let advised = try account(65501, "init", "--group", "games", "--store", folder.path + "/y.db")
    #expect(advised.status == 0 && advised.errors.contains("chgrp games \(folder.path)"), "\(advised)")
  }

  @Test("Drafts of a killed init are cleaned by the next one")
  func drafts() throws {
    defer { remove() }
    let arguments = [Place.program.path, "init", "--synthetic", "9000", "--store", store]
    for _ in 0..<3 {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: arguments[0])
      process.arguments = Array(arguments.dropFirst())
      process.standardError = FileHandle.nullDevice
      try process.run()
      try waitUntil("a draft's journal") { names.contains { $0.hasSuffix("-journal") } || !process.isRunning }
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
    }
    #expect(names.contains { $0.hasPrefix("x.db.new-") }, "\(names)")
    #expect(try samen("init", "--force").status == 0)
    #expect(names.filter { $0.contains(".new-") } == [], "\(names)")
  }

  @Test("Another's draft is never removed: not that of a program that runs, a locked one, a whole store, another file")
  func othersDrafts() throws {
    defer { remove() }
    let gone = try run(URL(fileURLWithPath: "/bin/sh"), ["-c", "echo $$"]).output.trimmingCharacters(in: .newlines)
    #expect(try samen("init").status == 0)
    let whole = folder.path + "/x.db.new-\(gone)"
    try FileManager.default.copyItem(atPath: store, toPath: whole)
    let locked = folder.path + "/x.db.new-\(gone)-2"
    let others = [
      "x.db.new-1", "x.db.new-\(getpid())", "y.db.new-\(gone)", "x.db.new-", "x.db.new-2017-oud", "x.db.new-\(gone)-2",
    ]
    for name in others { try Data("SQLite".utf8).write(to: folder.appendingPathComponent(name)) }
    let descriptor = open(locked, O_RDWR | O_CLOEXEC)
    defer { close(descriptor) }
    #expect(flock(descriptor, LOCK_EX) == 0)
    try Data().write(to: folder.appendingPathComponent("x.db.new-\(gone)-3"))
    try Data().write(to: folder.appendingPathComponent("x.db.new-\(gone)-4-journal"))
    #expect(try samen("init", "--force").status == 0)
    #expect(names == (others + ["x.db", "x.db.bak1", "x.db.new-\(gone)"]).sorted(), "\(names)")
  }
}
