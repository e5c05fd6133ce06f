import Dashboard
import Screen
import Testing

@Suite struct UserKeyTests {
  private func problem(_ keys: [(entry: String, keys: [String])]) -> Keymap.Problem? {
    do throws(Keymap.Problem) {
      _ = try Keymap(user: keys)
      return nil
    } catch {
      return error
    }
  }

  @Test(
    "A key that would hide another's, cannot arrive or has an argument that is none is a problem of that entry",
    arguments: [
      ("undo", "n"), ("next-match", "s"), ("undo", "^I"), ("undo", "^M"), ("undo", "^["), ("undo", "^J"),
      ("undo", "^H"), ("undo", "^\\"), ("page bogus", "F2"), ("page kaarten", "F2"), ("language de", "F2"),
      ("redo now", "F2"), ("page journal findings", "F2"),
    ])
  func problems(_ entry: String, _ key: String) {
    #expect(problem([(entry, [key])])?.entry == entry)
  }

  @Test("A global key and a pane's key of the same user clash too")
  func both() {
    #expect(problem([("undo", ["F9"]), ("next-match", ["F9"])])?.entry == "next-match")
  }

  @Test("What was freed may be used, and what has arguments may have them")
  func allowed() throws {
    let keymap = try Keymap(user: [
      ("next-match", ["F3"]), ("undo", ["n"]), ("page journal", ["F2"]), ("language en", ["F4"]),
      ("theme samen-light", ["F6"]), ("set gibit D", ["F7"]), ("as-of 2017-01-01", ["F8"]),
    ])
    #expect(keymap.binding(for: .character("n"), in: RolloutPane.id)?.command.id == "undo")
    #expect(keymap.keys(of: "theme", arguments: ["samen-light"]) == [.function(6)])
  }
}
