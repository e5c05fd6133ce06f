import Dashboard
import Screen
import Terminal

extension State {
  /// How many of the first `events`, read at once, are a text that was pasted where the terminal does not mark pastes,
  /// and that could change something: while editing, outside an input line, more different letters than a hand types
  /// between two pictures. A key that is held down is one letter; what is typed after a key that opens an input line is
  /// no sign of it.
  func pastedText(_ events: some Sequence<TerminalEvent>) -> Int {
    guard mode == .operating, overlay == nil else { return 0 }
    var letters: [Character] = []
    var count = 0
    var isLine = false
    for event in events {
      guard case .key(let key) = event, key.letter != nil || key == .enter || key == .tab else { break }
      count += 1
      isLine = isLine || opensLine(key)
      if let letter = key.letter, !isLine { letters.append(letter) }
    }
    return letters.count >= 16 && Set(letters).count >= 8 ? count : 0
  }

  private func opensLine(_ key: Key) -> Bool {
    ["filter", "command-line", "palette"].contains(keymap.binding(for: key, in: focus)?.command.id ?? "")
  }
}
