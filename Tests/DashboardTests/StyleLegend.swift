import Screen

/// Beneath a picture a letter for the style of each column, and what the letters mean.
struct StyleLegend {
  let text: String

  /// - Parameter first: the first line that counts.
  init(_ canvas: Canvas, from first: Int = 0) {
    var letters: [(style: Style, letter: Character)] = []
    let alphabet = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
    let rows = (first..<canvas.size.height).map { y -> String in
      var row = String(
        canvas.row(y).map { cell -> Character in
          let style = canvas.styles[Int(cell.style)]
          if style == canvas.styles[0] { return " " }
          if let known = letters.first(where: { $0.style == style }) { return known.letter }
          letters.append((style, alphabet[letters.count % alphabet.count]))
          return letters[letters.count - 1].letter
        })
      while row.hasSuffix(" ") { row.removeLast() }
      return row
    }
    let meanings = letters.map { style, letter -> String in
      let ink = [
        style.fg?.hex, style.bg.map { "on " + $0.hex }, style.attributes.contains(.bold) ? "bold" : nil,
        style.attributes.contains(.reverse) ? "reverse" : nil, style.attributes.contains(.dim) ? "dim" : nil,
        style.attributes.contains(.underline) ? "underline" : nil,
      ]
      let words = ink.compactMap { $0 }
      return "\(letter) = " + (words.isEmpty ? "plain" : words.joined(separator: " "))
    }
    text = (rows + meanings).joined(separator: "\n") + "\n"
  }
}
