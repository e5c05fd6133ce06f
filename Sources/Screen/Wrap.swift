/// `parts` one behind the other with `separator` between them, in lines of at most `width` columns; a line ends between
/// two parts, and only a part that is longer than a line is cut at its blanks.
package func flowed(_ parts: [String], separator: String = " · ", width: Int) -> [String] {
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

/// The words of `text`, cut by bytes, for no other sign has that of a blank; a number and its sign are one, and
/// so are a line of a document and its number: `13,7 %`, `€ 15`, `regel 409`, `[A-F 362]`.
private func words(of text: String) -> [String] {
  text.utf8.split(separator: 0x20).reduce(into: []) { words, part in
    let word = String(Substring(part))
    if let last = words.last,
      word.hasPrefix("%") || last.hasSuffix("€") || isNumbered(last, word) || isReference(last, word)
    {
      words[words.count - 1] = last + " " + word
    } else {
      words.append(word)
    }
  }
}

/// `[A-F 362]`: a section of a document and its line.
private func isReference(_ word: String, _ number: String) -> Bool {
  word.utf8.first == 0x5B && word.utf8.last != 0x5D && number.utf8.last == 0x5D
    && number.utf8.first.map { (0x30...0x39).contains($0) } ?? false
}

private func isNumbered(_ word: String, _ number: String) -> Bool {
  ["regel", "regels", "line", "lines"].contains(word) && number.utf8.first.map { (0x30...0x39).contains($0) } ?? false
}

/// `text` cut at blanks into lines of at most `width` columns; a longer word is cut too.
package func wrapped(_ text: String, width: Int) -> [String] {
  guard width > 0 else { return [] }
  var lines: [String] = []
  var line = ""
  var used = 0
  // Measured as it is shown.
  for part in words(of: sanitised(text)) {
    var word = part
    var needed = TextWidth.of(word)
    if used > 0, used + 1 + needed <= width {
      line += " "
      line += word
      used += 1 + needed
      continue
    }
    if used > 0 { lines.append(line) }
    while needed > width {
      let (head, rest) = broken(word, at: max(2, width))
      lines.append(head)
      word = rest
      needed = TextWidth.of(word)
    }
    (line, used) = (word, needed)
  }
  return line.isEmpty ? lines : lines + [line]
}
