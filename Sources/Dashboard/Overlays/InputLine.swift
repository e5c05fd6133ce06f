import Model
import Screen

extension Painter {
  /// An input line just above the hints, and above it what may come next.
  mutating func drawLine(
    _ prefix: String, _ editor: LineEditor, _ problem: Phrase?, ghost: String, offers: FilterOffers = FilterOffers(),
    taken: Int? = nil
  ) {
    let y = screen.say.y
    canvas.fill(Rect(x: 0, y: y, width: size.width, height: 1), theme[.input])
    drawInput(editor, prefix: prefix, ghost: ghost, x: 0, y, width: size.width)
    if problem == nil || offers.isGuess, !offers.offers.isEmpty {
      drawOffers(offers, taken, y - 1)
      if problem != nil { return }
    }
    if let problem {
      for (index, line) in wrapped(problem[language], width: size.width - 2).prefix(3).reversed().enumerated() {
        canvas.fill(Rect(x: 0, y: y - 1 - index, width: size.width, height: 1), theme[.noticeWarning])
        write(line, 1, y - 1 - index, .noticeWarning, width: size.width - 2)
      }
    }
  }

  /// As many of what may be typed next as fit, each with its count; from the one that was taken on.
  private mutating func drawOffers(_ offers: FilterOffers, _ taken: Int?, _ y: Int) {
    canvas.fill(Rect(x: 0, y: y, width: size.width, height: 1), theme[.input])
    var x = 1 + write(offers.isGuess ? say("bedoelt u ", "do you mean ") : "Tab ", 1, y, .hintKey)
    for (index, offer) in offers.offers.enumerated().dropFirst(max(0, (taken ?? 0) - 2)) {
      let count = offer.count.map { " \(grouped($0, language))" } ?? ""
      let width = TextWidth.of(offer.name + count)
      guard x + width + 3 < size.width else {
        write("…", x, y, .inputGhost)
        break
      }
      mark(Rect(x: x, y: y, width: width, height: 1), .keys(offers.keys(to: index, from: taken)))
      x += write(offer.name, x, y, index == taken ?? 0 ? .hintKey : .input)
      x += write(count, x, y, .inputGhost) + 2
    }
  }

  /// A line that is being typed, with its cursor; `ghost` stands dim at its right.
  mutating func drawInput(
    _ editor: LineEditor, prefix: String, ghost: String, x: Int, _ y: Int, width: Int
  ) {
    canvas.fill(Rect(x: x, y: y, width: width, height: 1), theme[.input])
    let start = x + write(prefix, x, y, .hintKey)
    let room = max(1, width - (start - x) - 1)
    // As they are shown: a hidden character is written out.
    let characters = editor.text.map { sanitised(String($0)) }
    let widths = characters.map { TextWidth.of($0) }
    // A line longer than its place shows the part around the cursor.
    var hidden = 0
    var ahead = widths.prefix(editor.cursor).reduce(0, +)
    while ahead > room - 1, hidden < editor.cursor {
      ahead -= widths[hidden]
      hidden += 1
    }
    let rest = widths.dropFirst(hidden).reduce(0, +)
    let used = write(characters.dropFirst(hidden).joined(), start, y, .input, width: min(room, rest))
    let under = editor.cursor < characters.count ? characters[editor.cursor] : " "
    write(under, start + ahead, y, .inputCursor)
    markInput(editor.cursor, hidden: hidden, widths, Rect(x: start, y: y, width: x + width - start, height: 1))
    let ghostX = start + used + 3
    if ghostX + 8 < x + width { write(ghost, ghostX, y, .inputGhost, width: x + width - ghostX) }
  }
}
