/// Text from outside made harmless for a terminal, a file or a log: whatever could act on it is shown instead.
/// C0 and DEL become control pictures; C1, bidi controls, tags, zero-widths and line separators become `‹U+202E›`;
/// at most four combining marks stay on a character. Letters stay whole.
package func sanitised(_ text: String) -> String {
  if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
  var result = String.UnicodeScalarView()
  var marks = 0
  for scalar in text.unicodeScalars {
    let value = scalar.value
    if TextWidth.isZero(value) {
      marks += 1
      if marks <= 4 { result.append(scalar) }
      continue
    }
    marks = 0
    if value < 0x20, let picture = Unicode.Scalar(0x2400 + value) {
      result.append(picture)
    } else if value == 0x7F {
      result.append("\u{2421}")
    } else if isHarmful(scalar) {
      let hex = String(value, radix: 16, uppercase: true)
      result.append(contentsOf: "‹U+\(String(repeating: "0", count: max(0, 4 - hex.count)))\(hex)›".unicodeScalars)
    } else {
      result.append(scalar)
    }
  }
  return String(result)
}

private func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x80...0x9F, 0xAD, 0x61C, 0x115F...0x1160, 0x17B4...0x17B5, 0x180B...0x180F, 0x200B...0x200F,
    0x2028...0x202E, 0x2060...0x206F, 0x3164, 0xFEFF, 0xFFA0, 0xFFF0...0xFFFB, 0x1BCA0...0x1BCA3,
    0x1D173...0x1D17A, 0xE0000...0xE00FF, 0xE01F0...0xE0FFF:
    true
  default: scalar.properties.generalCategory == .privateUse || scalar.value & 0xFFFE == 0xFFFE
  }
}
