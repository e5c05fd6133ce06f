import Foundation
import Screen

/// How wide the columns of a table for people are: as wide as what they hold, within bounds. On a terminal what is
/// longer is cut with `…`; elsewhere it stands whole and only the blanks before the next column are missing.
struct TableWidths {
  /// No column is padded beyond this: one long note would push all others away.
  private static let most = 60
  /// Nor narrowed below this to make a row fit a terminal.
  private static let least = 16

  private var widths: [Int]
  private var cuts = false

  /// Of so many columns, that hold nothing yet.
  init(_ count: Int) { widths = Array(repeating: 0, count: count) }

  /// Makes room for a row.
  mutating func measure(_ row: [String]) {
    for (index, cell) in row.enumerated() where widths[index] < TableWidths.most {
      widths[index] = min(TableWidths.most, max(widths[index], TextWidth.of(cell)))
    }
  }

  /// Cuts what is longer than its column, and narrows the columns for a terminal of `screen` columns.
  mutating func fit(_ screen: Int) {
    cuts = true
    // The widest gives way first, until all fit or none can give more.
    while widths.reduce(0, +) + 2 * (widths.count - 1) > screen, let widest = widths.max(), widest > TableWidths.least,
      let index = widths.firstIndex(of: widest)
    {
      widths[index] -= 1
    }
  }

  /// A row with its line end; numbers stand at the right of their columns.
  func line(_ row: [String], _ isNumber: [Bool]) -> String {
    var text = ""
    for (index, cell) in row.enumerated() {
      // A number that is cut would be another number.
      let shown = cuts && !isNumber[index] ? cut(cell, to: widths[index], ascii: charset != .unicode) : cell
      let blanks = String(repeating: " ", count: max(0, widths[index] - TextWidth.of(shown)))
      text += (isNumber[index] ? blanks + shown : shown + blanks) + "  "
    }
    // Some letters are one Character with a blank behind them.
    while text.utf8.last == 0x20 { text.unicodeScalars.removeLast() }
    return text + "\n"
  }
}

/// The columns of the terminal that stdout is; nil where it is none.
func terminalWidth() -> Int? {
  var window = winsize()
  guard isatty(1) == 1 else { return nil }
  guard ioctl(1, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0 else { return 80 }
  return Int(window.ws_col)
}
