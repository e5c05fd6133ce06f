import Screen

/// `parts` one behind the other with `separator` between them, in lines of at most `width` columns; a line ends between
/// two parts, and only a part that is longer than a line is cut at its blanks.
func flowed(_ parts: [String], separator: String = " · ", width: Int) -> [String] {
  var lines: [String] = []
  var line = ""
  for part in parts where !part.isEmpty {
    let longer = line.isEmpty ? part : line + separator + part
    if TextWidth.of(longer) <= width {
      line = longer
    } else if TextWidth.of(part) <= width {
      lines.append(line)
      line = part
    } else {
      let cut = wrapped(longer, width: width)
      lines += cut.dropLast()
      line = cut.last ?? ""
    }
  }
  return (lines + [line]).filter { !$0.isEmpty }
}
