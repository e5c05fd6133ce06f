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
  var variables = try plainEnvironment(home: folder)
  // What ends by itself counts for coverage, where that is measured.
  if program == Project.product("samen") {
    variables["LLVM_PROFILE_FILE"] = ProcessInfo.processInfo.environment["LLVM_PROFILE_FILE"]
  }
  variables.merge(environment) { $1 }
  // Files and not pipes: a full pipe would block the program while nobody reads.
  let (outFile, errorFile) = (folder.appendingPathComponent("out"), folder.appendingPathComponent("err"))
  let id = try spawn(
    [program.path] + arguments, variables,
    files: [
      ("/dev/null", O_RDONLY), (output ?? outFile.path, O_WRONLY | O_CREAT), (errorFile.path, O_WRONLY | O_CREAT),
    ])
  var ended: Int32 = 0
  // What hangs is ended, and so told: 128 and SIGKILL.
  var (pause, waited) = (500.0, 0.0)
  while waitpid(id, &ended, WNOHANG) == 0 {
    if waited > 5 * endOfPatience * 1e6 { kill(id, SIGKILL) }
    usleep(UInt32(pause))
    waited += pause
    pause = min(pause * 1.1, 20_000)
  }
  return Outcome(
    status: statusOf(ended),
    output: output == nil ? String(decoding: try Data(contentsOf: outFile), as: UTF8.self) : "",
    errors: String(decoding: try Data(contentsOf: errorFile), as: UTF8.self))
}

/// Has a save in the store at `path` killed half way, so that its journal must still be rolled back.
/// - Parameter child: `StoreChild`, and what must stand before it to run it as somebody else.
package func killSave(in path: String, by child: [String] = [Project.product("StoreChild").path]) throws {
  let (store, journal) = (URL(fileURLWithPath: path), URL(fileURLWithPath: path + "-journal"))
  let bytes = try Data(contentsOf: store)
  for step in stride(from: 200, through: 1, by: -1) {
    try bytes.write(to: store)
    try? FileManager.default.removeItem(at: journal)
    let outcome = try run(
      URL(fileURLWithPath: child[0]), Array(child.dropFirst()) + ["fault", "before", "\(step)", path, "many"])
    // The last step at which the file is changed already and the journal is there.
    let hasJournal = FileManager.default.fileExists(atPath: journal.path)
    if outcome.status != 0, hasJournal, try Data(contentsOf: store) != bytes { return }
  }
  throw TimedOut(description: "no step left a journal to roll back")
}
