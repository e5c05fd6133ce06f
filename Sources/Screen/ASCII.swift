import Foundation

/// What stands for a sign in a terminal of letters only: as wide as the sign, but `>=` for `≥`.
package func asciiStandIn(_ character: Character) -> String {
  if character.isASCII { return String(character) }
  switch character {
  case "─": return "-"
  // The frame in the focus differs.
  case "━": return "="
  case "│", "┃": return "|"
  case "╭", "╮", "╰", "╯", "┏", "┓", "┗", "┛", "┣", "┫": return "+"
  case "█", "■": return "#"
  case "▒": return "="
  case "░", "·": return "."
  case "…": return "~"
  case "▸", "›", "→": return ">"
  case "↗": return "+"
  case "↘": return "-"
  case "≥": return ">="
  case "≠": return "*"
  case "▁", "▂": return "_"
  case "▃", "▄", "▅": return "-"
  case "▆", "▇": return "="
  case "✓": return "v"
  case "✗", "×": return "x"
  case "⚠": return "!"
  case "–", "—", "−": return "-"
  case "°": return "*"
  case "‖": return "|"
  case "€": return "E"
  case "«", "»": return "\""
  case "∅": return "-"
  case "↑", "▲": return "^"
  case "↓", "▼", "▾": return "v"
  case "←": return "<"
  case "○": return "O"
  case "◔": return "D"
  case "◑": return "V"
  case "◕": return "I"
  case "●": return "G"
  case "◆": return "B"
  default:
    let bare = String(character).decomposedStringWithCanonicalMapping.unicodeScalars.first
    if let bare, bare.isASCII { return String(bare) }
    return String(repeating: "?", count: max(1, TextWidth.of(character)))
  }
}
