import Screen

/// What a terminal reports of the mouse in the way of SGR (1006): between `ESC [` and the end stand `<`, button, column
/// and row, as in `<0;12;7`; the end is `M`, or `m` where the button came up.
struct MouseReport {
  /// What it comes to. Other buttons, and those with ⇧, Alt or Ctrl, are left to the terminal: nil.
  let mouse: Mouse?

  /// nil where it is harmed.
  init?(_ bytes: [UInt8], end: UInt8) {
    let parts = bytes.dropFirst().split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
    let numbers = parts.compactMap(MouseReport.number)
    guard parts.count == 3, numbers.count == 3 else { return nil }
    let isUp = end == UInt8(ascii: "m")
    // A button may come up while ⇧ is held down.
    let held = 4 | 8 | 16
    let deed: Mouse.Deed? =
      switch (numbers[0], isUp) {
      case (let button, true): button & ~held == 0 ? .release : nil
      case (0, _): .press
      case (32, _): .drag
      case (64, _): .wheel(-1)
      case (65, _): .wheel(1)
      default: nil
      }
    // Beyond the left and the upper edge some terminals go on counting.
    let isOnScreen = numbers[1] > 0 && numbers[2] > 0
    mouse = isOnScreen ? deed.map { Mouse($0, x: numbers[1] - 1, y: numbers[2] - 1) } : nil
  }

  /// Of more digits than any screen has columns it is a million.
  private static func number(_ text: ArraySlice<UInt8>) -> Int? {
    let isNegative = text.first == UInt8(ascii: "-")
    let digits = isNegative ? text.dropFirst() : text
    guard !digits.isEmpty, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    let number = digits.reduce(0) { min(1_000_000, $0 * 10 + Int($1 - 0x30)) }
    return isNegative ? -number : number
  }
}
