import Foundation
import TestSupport
import Testing

/// Paths from outside are what they say.
@Suite(.serialized, .realPrograms) struct PathTests {
  let folder: URL
  private var home: String { folder.path + "/home" }
  private var names: [String] {
    ((try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []).sorted()
  }

  init() throws {
    folder = try Project.temporaryFolder()
    try FileManager.default.createDirectory(atPath: folder.path + "/home", withIntermediateDirectories: true)
  }

  private func remove() { try? FileManager.default.removeItem(at: folder) }

  /// Runs it in the folder, with a home of its own; `line` is the shell's.
  private func samen(_ line: String, _ environment: [String: String] = [:]) throws -> Outcome {
    let own = ["HOME": home, "XDG_DATA_HOME": "", "XDG_CONFIG_HOME": "", "SAMEN_STORE": "", "USER": "anna"]
    return try run(
      URL(fileURLWithPath: "/bin/sh"),
      ["-c", "cd \(folder.path) && exec timeout -s KILL 20 \(Place.program.path) \(line)"],
      environment: own.merging(environment) { $1 })
  }

  private func write(_ text: String, to name: String) throws {
    let url = folder.appendingPathComponent(name)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  private func mode(_ name: String) -> String {
    var info = stat()
    guard stat(folder.path + "/" + name, &info) == 0 else { return "none" }
    return String(info.st_mode & 0o7777, radix: 8)
  }

  @Test(
    "Names that mean something to SQLite are names of files",
    arguments: ["file:x.db", ":memory:", "file::memory:?cache=shared", "./a.db"])
  func plainNames(_ name: String) throws {
    defer { remove() }
    #expect(try samen("init --sample --store '\(name)'").status == 0)
    #expect(try samen("set Amersfoort overlijden D --store '\(name)'").status == 0)
    let journal = try samen("get journal --format csv --store '\(name)'")
    #expect(journal.status == 0 && journal.output.contains("anna"))
    #expect(Set(names) == ["home", name.replacingOccurrences(of: "./", with: "")])
  }

  @Test(
    "What cannot be the path of a file is refused, and nothing is made",
    arguments: [
      "x/", "x//", "", "home/", "/", "postgres://localhost/samen", "postgresql://u@h,h2/db?sslmode=require",
      "POSTGRES://h/d",
      "~anna/x.db",
    ])
  func refused(_ name: String) throws {
    defer { remove() }
    for line in [
      "init --store '\(name)'", "init --force --store='\(name)'", "get fund --store '\(name)'", "--store '\(name)'",
    ] {
      for (language, word) in [("nl", "pad"), ("en", "path")] {
        let outcome = try samen(line + " --lang \(language)")
        #expect(
          outcome.status == 2 && !outcome.errors.isEmpty && !outcome.errors.contains("Fatal"), "\(line): \(outcome)")
        if name.lowercased().hasPrefix("postgres") {
          #expect(outcome.errors.contains("PostgreSQL") && outcome.errors.contains(word))
        }
      }
    }
    if !name.isEmpty { #expect(try samen("get fund", ["SAMEN_STORE": name]).status == 2) }
    try write("store = \"\(name)\"\n", to: "c.toml")
    let config = try samen("init --config c.toml")
    #expect(config.status == 2 && config.errors.contains("c.toml:1: store"), "\(config)")
    #expect(names == ["c.toml", "home"])
  }

  @Test("A NUL in the config's store is refused")
  func nul() throws {
    defer { remove() }
    try write("store = \"x\\u0000y\"\n", to: "c.toml")
    let outcome = try samen("init --config c.toml")
    #expect(outcome.status == 2 && outcome.errors.contains("NUL"), "\(outcome)")
    #expect(names == ["c.toml", "home"])
  }

  @Test("~/ is the home folder, in every place that takes a path")
  func homeFolder() throws {
    defer { remove() }
    try write("lang = \"en\"\n", to: "home/c.toml")
    try write("name = \"eigen\"\n", to: "home/t/eigen.toml")
    #expect(try samen("init --store='~/a.db'").status == 0)
    #expect(try samen("init", ["SAMEN_STORE": "~/b.db"]).status == 0)
    try write("store = \"~/c.db\"\n", to: "d.toml")
    #expect(try samen("init --config d.toml").status == 0)
    let info = try samen("info --config='~/c.toml' --themes-dir='~/t' --theme eigen --store='~/a.db'")
    #expect(info.status == 0 && info.output.contains("\(home)/a.db") && info.output.contains("language"), "\(info)")
    #expect(["home/a.db", "home/b.db", "home/c.db"].allSatisfy(names.contains) && !names.contains("~"))
    #expect(try samen("init --store='~/x.db'", ["HOME": ""]).status == 2)
    #expect(try samen("init --store='~/x.db'", ["HOME": "home"]).status == 2)
  }

  @Test("A relative path in the config goes by the config's folder")
  func configFolder() throws {
    defer { remove() }
    try write("store = \"data/a.db\"\n", to: "home/.config/samen/config.toml")
    #expect(try samen("init").status == 0)
    #expect(names.contains("home/.config/samen/data/a.db") && !names.contains("data"))
    try write("store = \"a.db\"\n", to: "elders/c.toml")
    #expect(try samen("init --config elders/c.toml").status == 0)
    #expect(names.contains("elders/a.db"))
  }

  @Test("The paths that info shows are absolute, however the program was called")
  func shown() throws {
    defer { remove() }
    let (folder, name) = (Place.program.deletingLastPathComponent().path, Place.program.lastPathComponent)
    let outcome = try run(
      URL(fileURLWithPath: "/bin/sh"), ["-c", "cd \(folder) && exec ./\(name) info --store x.db --lang en"],
      environment: ["HOME": home])
    #expect(
      outcome.status == 0 && !outcome.output.contains("./") && outcome.output.contains("/\(name)\n"), "\(outcome)")
    #expect(outcome.output.contains("/x.db"))
  }

  @Test(
    "By the XDG rules a path that is not absolute is not counted, nor an empty one", arguments: ["", "data", "./data"])
  func xdg(_ value: String) throws {
    defer { remove() }
    let folders = ["XDG_DATA_HOME": value, "XDG_CONFIG_HOME": value]
    try write("kleur = 1\n", to: "data/samen/config.toml")
    #expect(try samen("init", folders).status == 0)
    #expect(names.contains("home/.local/share/samen/samen.sqlite"))
    #expect(try samen("info", folders).output.contains("\(home)/.local/share/samen/samen.sqlite"))
    #expect(try samen("init", ["HOME": "data"]).status == 2)
    #expect(try samen("init", ["HOME": "/dev/null"]).status == 2)
    #expect(try samen("init --store x.db", ["HOME": "/dev/null"]).status == 0)
    #expect(mode("home/.local/share/samen") == "700" && mode("home/.local/share/samen/samen.sqlite") == "600")
  }

  @Test(
    "What is no regular file is refused by name, and stays where it is; nothing hangs",
    arguments: [
      ("mkdir x", "map"), ("mkfifo x", "FIFO"), ("ln -s /dev/null x", "apparaat"),
      ("ln -s nergens x", "koppeling naar «nergens»"),
      ("ln -s y x; ln -s x y", "kring"), ("mkdir d; ln -s d x", "map"), ("mkfifo d; ln -s d x", "FIFO"),
      ("mkfifo x-journal", "FIFO"),
    ])
  func irregular(_ make: String, _ word: String) throws {
    defer { remove() }
    if make.contains("journal") { #expect(try samen("init --store x").status == 0) }
    _ = try run(URL(fileURLWithPath: "/bin/sh"), ["-c", "cd \(folder.path); \(make)"])
    let before = names
    var lines = [
      "get fund --store x", "init --force --store x", "check --store x", "info --store x",
      "set Amersfoort gon D --store x",
    ]
    if !make.contains("journal") { lines.append("init --store x") }
    for line in lines {
      let outcome = try samen(line)
      #expect(outcome.status == 1 && outcome.errors.contains(word), "\(line): \(outcome)")
      #expect(names == before)
    }
  }

  @Test("A socket is no store either")
  func socket() throws {
    defer { remove() }
    let descriptor = Foundation.socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let path = folder.path + "/x"
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
    let length = socklen_t(MemoryLayout<sockaddr_un>.size)
    let bound = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, length) }
    }
    try #require(bound == 0)
    for line in ["get fund --store x", "init --force --store x", "get fund --store x --config x"] {
      let outcome = try samen(line)
      #expect(
        outcome.status == (line.contains("config") ? 2 : 1) && outcome.errors.contains("socket"), "\(line): \(outcome)")
    }
  }

  @Test("A link to a store is followed, by init --force too, and never replaced")
  func links() throws {
    defer { remove() }
    #expect(try samen("init --store echt.db").status == 0)
    try FileManager.default.createSymbolicLink(atPath: folder.path + "/x.db", withDestinationPath: "echt.db")
    #expect(try samen("set Amersfoort overlijden O --store x.db").status == 0)
    #expect(try samen("init --store x.db").status == 1)
    let forced = try samen("init --force --sample --store x.db")
    #expect(forced.status == 0 && forced.errors.contains("echt.db.bak1"), "\(forced)")
    #expect(names == ["echt.db", "echt.db.bak1", "home", "x.db"])
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.path + "/x.db") == "echt.db")
    #expect(try samen("info --store x.db").output.contains("VOORBEELD"))
  }

  @Test("What is in the way of a store is named")
  func unreachable() throws {
    defer { remove() }
    try write("x", to: "bestand")
    for line in ["get fund --store bestand/x.db", "init --store bestand/x.db", "init --force --store bestand/y/x.db"] {
      let outcome = try samen(line)
      #expect(outcome.status == 1 && outcome.errors.contains("bestand» is geen map"), "\(line): \(outcome)")
    }
    for count in [200, 240, 300] {
      let name = String(repeating: "n", count: count)
      let outcome = try samen("init --store \(name)")
      #expect(
        count == 200 ? outcome.status == 0 : outcome.status == 1 && outcome.errors.contains("te lange naam"),
        "\(outcome)")
    }
    let deep = Array(repeating: String(repeating: "d", count: 100), count: 6).joined(separator: "/")
    let outcome = try samen("init --store \(deep)/x.db")
    #expect(outcome.status == 1 && outcome.errors.contains("te lang pad"), "\(outcome)")
  }

  @Test(
    "A config that is there and cannot be had is told, the default one too; one that is not there is fine",
    arguments: [
      ("ln -s nergens config.toml", "koppeling naar «nergens»"), ("mkdir config.toml", "map"),
      ("mkfifo config.toml", "FIFO"),
      ("ln -s config.toml config.toml", "kring"), ("ln -s /dev/zero config.toml", "apparaat"),
      ("truncate -s 200M config.toml", "te groot: 209715200 bytes"), ("truncate -s 1000001 config.toml", "te groot"),
    ])
  func configs(_ make: String, _ word: String) throws {
    defer { remove() }
    #expect(try samen("init --store x.db").status == 0)
    let place = folder.path + "/home/.config/samen"
    try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
    _ = try run(URL(fileURLWithPath: "/bin/sh"), ["-c", "cd \(place); \(make)"])
    for line in ["info --store x.db", "info --store x.db --config '\(place)/config.toml'", "--store x.db"] {
      let outcome = try samen(line)
      #expect(
        outcome.status == 2 && outcome.errors.contains("config.toml") && outcome.errors.contains(word),
        "\(line): \(outcome)")
    }
    #expect(try samen("info --store x.db --config /dev/null").status == 0)
  }

  @Test("The null device and an empty file are no config; one that was asked for and is not there is told")
  func noConfig() throws {
    defer { remove() }
    #expect(try samen("init --store x.db").status == 0)
    try write("kleur = 1\n", to: "home/.config/samen/config.toml")
    try write("", to: "leeg.toml")
    #expect(try samen("info --store x.db").status == 2)
    let info = try samen("info --store x.db --config /dev/null")
    #expect(info.status == 0 && info.output.contains("geen"), "\(info)")
    #expect(try samen("do 'filter gibit=D; filter-name a' --store x.db --config /dev/null").status != 1)
    #expect(try samen("info --store x.db --config leeg.toml").status == 0)
    for line in ["--config geen.toml", "--config=", "--config home", "--themes-dir="] {
      #expect(try samen("info --store x.db \(line)").status == 2, "\(line)")
    }
    var info2 = stat()
    #expect(stat("/dev/null", &info2) == 0 && info2.st_mode & S_IFMT == S_IFCHR)
  }

  @Test("A theme above 1 MB, a FIFO or a folder in its place is refused at once")
  func themes() throws {
    defer { remove() }
    #expect(try samen("init --store x.db").status == 0)
    _ = try run(
      URL(fileURLWithPath: "/bin/sh"),
      ["-c", "cd \(folder.path); mkdir t; truncate -s 2M t/groot.toml; mkfifo t/fifo.toml; mkdir t/map.toml"])
    for (name, word) in [("groot", "te groot"), ("fifo", "FIFO"), ("map", "map")] {
      let outcome = try samen("snapshot --store x.db --themes-dir t --theme \(name)")
      #expect(outcome.status == 2 && outcome.errors.contains(word), "\(outcome)")
    }
  }

  @Test("Without permission a store, its folder and a config say so", .enabled(if: getuid() == 0))
  func permission() throws {
    defer { remove() }
    let nobody = try Nobody(Place.program)
    defer { nobody.remove() }
    #expect(try samen("init --store dicht/x.db").status == 0)
    try write("", to: "dicht/config.toml")
    chmod(folder.path, 0o755)
    let program = nobody.command.joined(separator: " ")
    func asNobody(_ line: String, home: String) throws -> Outcome {
      try run(
        URL(fileURLWithPath: "/bin/sh"), ["-c", "cd /; HOME=\(home) exec \(program) \(line)"],
        environment: ["XDG_CONFIG_HOME": ""])
    }
    for line in ["get fund --store \(folder.path)/dicht/x.db", "init --store \(folder.path)/dicht/y.db"] {
      let outcome = try asNobody(line, home: "/nonexistent")
      #expect(outcome.status == 1 && outcome.errors.contains("geen toestemming"), "\(line): \(outcome)")
    }
    // A file that may be written in a folder that may not: that one is what is in the way.
    #expect(try samen("init --store open/x.db").status == 0)
    chmod(folder.path + "/open", 0o755)
    chmod(folder.path + "/open/x.db", 0o666)
    let own = "--store \(folder.path)/open/x.db --by nob"
    for line in ["set Almere gibit O \(own)", "do 'set Almere gibit O' \(own)", "do undo \(own)"] {
      let outcome = try asNobody(line, home: "/nonexistent")
      #expect(outcome.status == 1 && outcome.errors.contains("in zijn map mag u niet schrijven"), "\(line): \(outcome)")
    }
    for line in ["init --force \(own)", "init --store \(folder.path)/open/y.db"] {
      let outcome = try asNobody(line, home: "/nonexistent")
      #expect(
        outcome.status == 1 && outcome.errors == "samen: \(folder.path)/open is een map waarin u niet mag schrijven.\n",
        "\(line): \(outcome)")
    }
    try FileManager.default.createDirectory(
      atPath: home + "/.config", withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let outcome = try asNobody("get fund --sample", home: home)
    #expect(
      outcome.status == 2 && outcome.errors.contains("config.toml") && outcome.errors.contains("geen toestemming"),
      "\(outcome)")
  }
}
