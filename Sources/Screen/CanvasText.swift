/// How many colours a terminal has.
package enum ColourDepth: Sendable, Hashable, CaseIterable {
  case none, eight
  /// The console of Linux: eight grounds, sixteen inks, of which the upper half is what it makes of bold.
  case console
  case sixteen
  /// The 256 of xterm.
  case indexed
  case trueColour
}

extension Canvas {
  /// The cells of row `y`.
  package func row(_ y: Int) -> ArraySlice<Cell> { cells[(y * size.width)..<((y + 1) * size.width)] }

  /// The screen as lines of text without trailing blanks.
  package func text() -> [String] {
    (0..<size.height).map { y in
      var line = row(y).map { text(of: $0) }.joined()
      while line.hasSuffix(" ") { line.removeLast() }
      return line
    }
  }

  /// The runs of row `y` that share a style.
  package func runs(_ y: Int) -> [(x: Int, text: String, style: Style)] {
    var runs: [(x: Int, text: String, style: Style)] = []
    var last: UInt32?
    for (x, cell) in row(y).enumerated() {
      if cell.style == last, !runs.isEmpty {
        runs[runs.count - 1].text += text(of: cell)
      } else {
        runs.append((x, text(of: cell), styles[Int(cell.style)]))
        last = cell.style
      }
    }
    return runs
  }

  /// The screen as text with SGR escapes; `none` keeps attributes and drops colours.
  package func ansi(_ depth: ColourDepth) -> String {
    (0..<size.height).map { y in
      runs(y).map { run in
        let codes = sgr(run.style, depth)
        return codes.isEmpty ? run.text : "\u{1B}[\(codes)m\(run.text)\u{1B}[0m"
      }.joined()
    }.joined(separator: "\n")
  }

  private func sgr(_ style: Style, _ depth: ColourDepth) -> String {
    var codes: [String] = []
    for (attribute, code) in [
      (Attributes.bold, "1"), (.dim, "2"), (.italic, "3"), (.underline, "4"), (.reverse, "7"),
    ] where style.attributes.contains(attribute) { codes.append(code) }
    if let fg = style.fg { codes += sgr(fg, depth, kind: 30) }
    if let bg = style.bg { codes += sgr(bg, depth, kind: 40) }
    return codes.joined(separator: ";")
  }

  /// - Parameter kind: 30 for ink, 40 for the ground.
  private func sgr(_ color: Color, _ depth: ColourDepth, kind: Int) -> [String] {
    switch depth {
    case .none: return []
    case .trueColour: return ["\(kind + 8);2;\(color.red);\(color.green);\(color.blue)"]
    case .indexed: return ["\(kind + 8);5;\(color.nearestXterm)"]
    case .eight, .console, .sixteen:
      let own = depth == .console ? Color.console : Color.basic
      guard let number = own.firstIndex(of: color) else { return [] }
      if depth == .console, number > 7 { return ["1", "\(kind + number - 8)"] }
      return ["\(number > 7 ? kind + 52 + number : kind + number)"]
    }
  }

  /// The screen as a picture: a run of one style is one `text` of known length, so that columns stay aligned.
  /// Without colour it is black on white, and only attributes differ.
  package func svg(coloured: Bool = true) -> String {
    let (cellWidth, cellHeight) = (9, 19)
    let first = coloured ? styles.first : Style(fg: Color(hex: "#000000"), bg: Color(hex: "#ffffff"))
    let ground = first?.bg ?? Color(red: 16, green: 18, blue: 24)
    let ink = first?.fg ?? Color(red: 214, green: 214, blue: 214)
    let (width, height) = (size.width * cellWidth, size.height * cellHeight)
    var svg = """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(width) \(height)" width="\(width)" height="\(height)" \
      font-family="DejaVu Sans Mono, Menlo, Consolas, monospace" font-size="15">
      <rect width="100%" height="100%" fill="\(ground.hex)"/>

      """
    for y in 0..<size.height {
      for run in runs(y) {
        var (fg, bg) = coloured ? (run.style.fg ?? ink, run.style.bg ?? ground) : (ink, ground)
        if run.style.attributes.contains(.reverse) { swap(&fg, &bg) }
        let columns = TextWidth.of(run.text)
        let (left, length) = (run.x * cellWidth, columns * cellWidth)
        if bg != ground {
          svg +=
            "<rect x=\"\(left)\" y=\"\(y * cellHeight)\" width=\"\(length)\" height=\"\(cellHeight)\" fill=\"\(bg.hex)\"/>\n"
        }
        guard run.text.contains(where: { $0 != " " }) else { continue }
        let weight = run.style.attributes.contains(.bold) ? " font-weight=\"bold\"" : ""
        svg +=
          "<text x=\"\(left)\" y=\"\(y * cellHeight + 15)\" fill=\"\(fg.hex)\" textLength=\"\(length)\" "
          + "xml:space=\"preserve\"\(weight)>\(escapedXML(run.text))</text>\n"
      }
    }
    return svg + "</svg>\n"
  }

  /// By scalars: `<` with a mark on it is one Character, and must be escaped too.
  private func escapedXML(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x26: result.append(contentsOf: "&amp;".unicodeScalars)
      case 0x3C: result.append(contentsOf: "&lt;".unicodeScalars)
      case 0x3E: result.append(contentsOf: "&gt;".unicodeScalars)
      // XML 1.0 has no other controls and no noncharacters.
      case 0..<0x20, 0xFFFE, 0xFFFF: result.append("\u{FFFD}")
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}

/// `text`, which is harmless already, cut to `width` columns; what was cut ends with `…`.
package func cut(_ text: String, to width: Int, ascii: Bool = false) -> String {
  TextWidth.of(text) > width ? broken(text, at: width - 1).head + (ascii ? "~" : "…") : text
}

/// `text`, which is harmless already, as what fits `width` columns and the rest; never through a character.
package func broken(_ text: String, at width: Int) -> (head: String, rest: String) {
  var used = 0
  for cell in TextWidth.cells(of: text) {
    guard used + cell.width <= width else {
      return (String(text[..<cell.text.startIndex]), String(text[cell.text.startIndex...]))
    }
    used += cell.width
  }
  return (text, "")
}
