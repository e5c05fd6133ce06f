import Foundation
import TestSupport
import Testing

/// Which libraries the program takes, and from where.
@Suite(.serialized, .realPrograms) struct LibraryTests {
  /// The debug program, and the release where it was built.
  static let programs = [Place.program, Project.root.appendingPathComponent(".build/release/samen")].filter {
    FileManager.default.isExecutableFile(atPath: $0.path)
  }

  @Test("The program seeks no library beside itself, and settles every address before it begins", arguments: programs)
  func dynamic(_ program: URL) throws {
    let entries = try DynamicSection(program)
    for path in entries.texts([15, 29]) { #expect(!path.contains("$ORIGIN") && !path.contains("${ORIGIN}"), "\(path)") }
    // DF_BIND_NOW or DF_1_NOW.
    #expect(
      entries.values(24).count > 0 || entries.values(30).contains { $0 & 8 != 0 }
        || entries.values(0x6FFF_FFFB).contains { $0 & 1 != 0 })
    #expect(entries.texts([1]).contains("libsqlite3.so.0"))
  }

  @Test("A foreign library beside a copied program is left alone", arguments: programs)
  func foreign(_ program: URL) throws {
    let folder = try Project.temporaryFolder()
    let copy = folder.appendingPathComponent("samen")
    _ = try run(URL(fileURLWithPath: "/bin/cp"), [program.path, copy.path])
    // What is no library at all: whoever takes it cannot start.
    for name in ["libsqlite3.so.0", "libncursesw.so.6", "libtinfo.so.6", "libm.so.6", "libc.so.6", "libgcc_s.so.1"] {
      try Data("no library".utf8).write(to: folder.appendingPathComponent(name))
    }
    let outcome = try run(copy, ["get", "initiatives", "--sample"])
    #expect(outcome.status == 0, "\(outcome.errors)")
  }
}

/// The dynamic section of an ELF file of 64 bits.
private struct DynamicSection {
  private let bytes: Data
  private var entries: [(tag: Int, value: Int)] = []
  private var strings = 0

  init(_ file: URL) throws {
    bytes = try Data(contentsOf: file, options: .alwaysMapped)
    func word(_ offset: Int, _ size: Int) -> Int {
      (0..<size).reduce(0) { $0 | Int(truncatingIfNeeded: UInt64(bytes[offset + $1]) << (8 * UInt64($1))) }
    }
    let (headers, size, count) = (word(32, 8), word(54, 2), word(56, 2))
    let segments = (0..<count).map { headers + $0 * size }
    guard let dynamic = segments.first(where: { word($0, 4) == 2 }) else { return }
    let begin = word(dynamic + 8, 8)
    var offset = begin
    while offset < begin + word(dynamic + 32, 8), word(offset, 8) != 0 {
      entries.append((word(offset, 8), word(offset + 8, 8)))
      offset += 16
    }
    guard let table = values(5).first else { return }
    for segment in segments where word(segment, 4) == 1 {
      let address = word(segment + 16, 8)
      if (address..<address + word(segment + 32, 8)).contains(table) {
        strings = table - address + word(segment + 8, 8)
      }
    }
  }

  func values(_ tag: Int) -> [Int] { entries.filter { $0.tag == tag }.map(\.value) }

  /// What entries of these tags say in words.
  func texts(_ tags: [Int]) -> [String] {
    tags.flatMap { values($0) }.map { String(decoding: bytes[(strings + $0)...].prefix { $0 != 0 }, as: UTF8.self) }
  }
}
