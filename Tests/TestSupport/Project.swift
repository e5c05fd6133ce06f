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

  package static func sampleSeed() throws -> Seed { try SampleFiles(try sampleBytes()).seed() }

  /// A new folder that the caller removes.
  package static func temporaryFolder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("samen-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }
}

/// What a program said and how it ended.
package struct Outcome: Sendable {
  package var status: Int32
  package var output: String
  package var errors: String
}

/// Runs a program to its end.
package func run(
  _ program: URL, _ arguments: [String], environment: [String: String] = [:], input: FileHandle? = nil,
  output: FileHandle? = nil
) throws -> Outcome {
  let process = Process()
  process.executableURL = program
  process.arguments = arguments
  var variables = ProcessInfo.processInfo.environment
  for name in ["SAMEN_STORE", "SAMEN_USER", "NO_COLOR", "LC_ALL", "LC_MESSAGES"] { variables[name] = nil }
  variables["LANG"] = "C.UTF-8"
  variables.merge(environment) { $1 }
  process.environment = variables
  let folder = try Project.temporaryFolder()
  defer { try? FileManager.default.removeItem(at: folder) }
  // Files and not pipes: a full pipe would block the program while nobody reads.
  let (outFile, errorFile) = (folder.appendingPathComponent("out"), folder.appendingPathComponent("err"))
  for file in [outFile, errorFile] { _ = FileManager.default.createFile(atPath: file.path, contents: nil) }
  process.standardInput = input ?? FileHandle.nullDevice
  process.standardOutput = try output ?? FileHandle(forWritingTo: outFile)
  process.standardError = try FileHandle(forWritingTo: errorFile)
  try process.run()
  process.waitUntilExit()
  return Outcome(
    status: process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus,
    output: String(decoding: try Data(contentsOf: outFile), as: UTF8.self),
    errors: String(decoding: try Data(contentsOf: errorFile), as: UTF8.self))
}
