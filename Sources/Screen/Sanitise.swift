/// Text from outside made harmless for a terminal, a file or a log: whatever could act on it, or hide in it, is shown
/// instead. C0 and DEL become control pictures; C1, format controls, default-ignorables, tags, separators, private and
/// unassigned code points become `‹U+202E›`; at most four combining marks stay on a character, and one that has no
/// character before it gets `◌`. Letters stay whole.
package func sanitised(_ text: String) -> String {
  if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
  if text.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value < 0x7F || isLatin($0.value) }) { return text }
  var result = String.UnicodeScalarView()
  var marks = 0
  let scalars = Array(text.unicodeScalars)
  for (index, scalar) in scalars.enumerated() {
    let value = scalar.value
    if value >= 0x20 && value < 0x7F || isLatin(value) {
      marks = 0
      result.append(scalar)
    } else if value < 0x20 || value == 0x7F {
      marks = 0
      result.append(Unicode.Scalar(value == 0x7F ? 0x2421 : 0x2400 + value) ?? "?")
    } else if isHidden(scalar), !isEmojiSelector(at: index, scalars) {
      marks = 0
      let hex = String(value, radix: 16, uppercase: true)
      result.append(contentsOf: "‹U+\(String(repeating: "0", count: max(0, 4 - hex.count)))\(hex)›".unicodeScalars)
    } else if TextWidth.isZero(value) {
      if index == 0 { result.append("\u{25CC}") }
      marks += 1
      if marks <= 4 { result.append(scalar) }
    } else {
      marks = 0
      result.append(scalar)
    }
  }
  return String(result)
}

/// Whether a terminal would show nothing for `scalar`, or might do as it says.
package func isHidden(_ scalar: Unicode.Scalar) -> Bool {
  let value = scalar.value
  if value < 0x7F { return value < 0x20 }
  if isLatin(value) { return false }
  switch value {
  // A blank of Braille, a head without a note, what stands for an object that is not there.
  case 0x2800, 0x1D159, 0xFFFC: return true
  // Signs that stand before Arabic or other numbers: of the category of formats, but seen.
  case 0x600...0x605, 0x6DD, 0x70F, 0x890...0x891, 0x8E2, 0x110BD, 0x110CD: return false
  default: break
  }
  switch scalar.properties.generalCategory {
  case .control, .format, .privateUse, .surrogate, .unassigned, .lineSeparator, .paragraphSeparator: return true
  default: return scalar.properties.isDefaultIgnorableCodePoint
  }
}

/// Letters and signs of Latin scripts, which most text is made of.
private func isLatin(_ value: UInt32) -> Bool {
  switch value {
  case 0xA0...0xAC, 0xAE...0x2FF, 0x2010...0x2027, 0x20AC, 0x2190...0x22FF, 0x2500...0x25FF: true
  default: false
  }
}

/// Whether at `index` stands the selector that says how the emoji right before it is shown.
private func isEmojiSelector(at index: Int, _ scalars: [Unicode.Scalar]) -> Bool {
  guard [0xFE0E, 0xFE0F].contains(scalars[index].value), index > 0 else { return false }
  // Digits are emoji only as keycaps.
  guard scalars[index - 1].isASCII else { return scalars[index - 1].properties.isEmoji }
  return scalars[index - 1].properties.isEmoji && index + 1 < scalars.count && scalars[index + 1].value == 0x20E3
}
