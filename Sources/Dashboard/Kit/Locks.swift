import Model

extension State {
  /// That one must say so before anything can be changed, in a few words.
  var lockedWords: Phrase {
    keymap.spelled(Phrase("op slot: druk \(keyOf("operate"))", "locked: press \(keyOf("operate"))"))
  }

  /// Why a command cannot be run now, in a few words for a list; nil if it can.
  func whyNot(_ command: Command) -> Phrase? {
    guard let reason = command.blocked(self) else { return nil }
    return reason == browsingCannotChange ? lockedWords : keymap.spelled(reason)
  }
}
