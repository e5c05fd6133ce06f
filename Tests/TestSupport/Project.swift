import Foundation
import Model
import Sample

/// Where things are in this checkout.
package enum Project {
  package static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The program that `swift build` made beside these tests.
  package static func product(_ name: String) -> URL {
    // The test bundle lies in the folder of the products.
    let bundle = CommandLine.arguments.first { $0.hasSuffix(".xctest") } ?? CommandLine.arguments[0]
    var folder = URL(fileURLWithPath: bundle).deletingLastPathComponent()
    while folder.path != "/", !FileManager.default.isExecutableFile(atPath: folder.appendingPathComponent(name).path) {
      folder.deleteLastPathComponent()
    }
    if folder.path != "/" { return folder.appendingPathComponent(name) }
    return root.appendingPathComponent(".build/debug/\(name)")
  }

  /// The bytes of the sample's files, by name.
  package static func sampleBytes() throws -> [String: [UInt8]] {
    let folder = root.appendingPathComponent("sample-data")
    var files: [String: [UInt8]] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) where name.hasSuffix(".csv") {
      files[name] = Array(try Data(contentsOf: folder.appendingPathComponent(name)))
    }
    return files
  }

  package static func sampleSeed() throws -> Seed { try seed.get() }

  // Read once: every test that needs a store begins with it.
  private static let seed = Result { try SampleFiles(try sampleBytes()).seed() }
}

/// What a program said and how it ended.
package struct Outcome: Sendable {
  package var status: Int32
  package var output: String
  package var errors: String
}

/// Runs a program to its end, by default with an empty home of its own; `output` is a file that takes its stdout.
package func run(
  _ program: URL, _ arguments: [String], environment: [String: String] = [:], output: String? = nil
) throws -> Outcome {
  let folder = try Project.temporaryFolder()
  defer { try? FileManager.default.removeItem(at: folder) }
  // Nothing of whoever runs the tests: neither wishes nor home.
  var variables = ProcessInfo.processInfo.environment.filter { name, _ in
    !["SAMEN_", "XDG_", "LC_", "TMUX"].contains { name.hasPrefix($0) } && name != "NO_COLOR"
  }
  variables["LANG"] = "C.UTF-8"
  variables["HOME"] = try Project.home(in: folder)
  variables.merge(environment) { $1 }
  // Files and not pipes: a full pipe would block the program while nobody reads.
  let (outFile, errorFile) = (folder.appendingPathComponent("out"), folder.appendingPathComponent("err"))
  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
  posix_spawn_file_actions_addopen(&actions, 1, output ?? outFile.path, O_WRONLY | O_CREAT, 0o600)
  posix_spawn_file_actions_addopen(&actions, 2, errorFile.path, O_WRONLY | O_CREAT, 0o600)
  var attributes = posix_spawnattr_t()
  posix_spawnattr_init(&attributes)
  defer { posix_spawnattr_destroy(&attributes) }
  // The threads of a test block signals, and a child would inherit that.
  var none = sigset_t()
  sigemptyset(&none)
  posix_spawnattr_setsigmask(&attributes, &none)
  posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
  var texts = ([program.path] + arguments).map { strdup($0) } + [nil]
  var settings = variables.map { strdup("\($0.key)=\($0.value)") } + [nil]
  defer { (texts + settings).forEach { free($0) } }
  var id: pid_t = 0
  // Foundation's Process waits by a run loop, which test threads do not have.
  let code = posix_spawn(&id, program.path, &actions, &attributes, &texts, &settings)
  guard code == 0 else { throw POSIXError(POSIXErrorCode(rawValue: code) ?? .ENOENT) }
  var ended: Int32 = 0
  // What hangs is ended, and so told: 128 and SIGKILL.
  var (pause, waited) = (500.0, 0.0)
  while waitpid(id, &ended, WNOHANG) == 0 {
    if waited > 5 * endOfPatience * 1e6 { kill(id, SIGKILL) }
    usleep(UInt32(pause))
    waited += pause
    pause = min(pause * 1.1, 20_000)
  }
  let signal = ended & 0x7F
  return Outcome(
    status: signal == 0 ? ended >> 8 & 0xFF : 128 + signal,
    output: output == nil ? String(decoding: try Data(contentsOf: outFile), as: UTF8.self) : "",
    errors: String(decoding: try Data(contentsOf: errorFile), as: UTF8.self))
}
