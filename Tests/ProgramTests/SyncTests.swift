import Foundation
import TestSupport
import Testing

@Suite(.serialized, .realPrograms) struct SyncTests {
  @Test("A name that was made, linked or renamed is on the disk when the program ends")
  func folders() throws {
    let folder = try Project.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let store = folder.path + "/a/b/s.sqlite"
    for (arguments, names) in [
      (["init", "--sample"], ["mkdir a", "mkdir b", "link s.sqlite"]),
      (["init", "--sample", "--force"], ["rename s.sqlite.bak1", "link s.sqlite"]),
      (["do", "filter gon=D; filter-name d"], ["mkdir c", "mkdir samen", "rename state.json"]),
    ] {
      let book = folder.path + "/book"
      unlink(book)
      let outcome = try run(
        Project.product("samen"), arguments + ["--store", store],
        environment: [
          "LD_PRELOAD": Project.product("libCSyncTrace.so").path, "SYNC_TRACE": book,
          "XDG_STATE_HOME": folder.path + "/c",
        ])
      #expect(outcome.status == 0, "\(outcome)")
      let lines = try String(contentsOfFile: book, encoding: .utf8).split(separator: "\n").map {
        $0.split(separator: " ", maxSplits: 1).map(String.init)
      }
      for name in names {
        #expect(lines.contains { "\($0[0]) \(($0[1] as NSString).lastPathComponent)" == name }, "\(name): \(lines)")
      }
      for (index, line) in lines.enumerated() where line[0] != "sync" {
        let above = (line[1] as NSString).deletingLastPathComponent
        #expect(lines[index...].contains(["sync", above]), "\(line) and no sync after it: \(lines)")
      }
    }
  }
}
