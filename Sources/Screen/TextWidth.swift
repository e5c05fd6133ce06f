/// How many columns text takes, scalar by scalar as terminals reckon it (`wcwidth`), from a table of our own so that it
/// depends on no locale.
package enum TextWidth {
  /// Columns of a string.
  package static func of(_ text: String) -> Int { text.unicodeScalars.reduce(0) { $0 + of($1) } }

  /// Columns of one character; one of several scalars takes what they take together.
  package static func of(_ character: Character) -> Int { character.unicodeScalars.reduce(0) { $0 + of($1) } }

  /// Columns of one scalar: combining marks 0, East Asian wide and emoji 2, all others 1 (ambiguous ones too).
  package static func of(_ scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if value < 0x300 || standsAlone(value) { return 1 }
    if isZero(value) { return 0 }
    return value >= 0x1100 && isWide(value) ? 2 : 1
  }

  /// What a terminal puts into its cells: a scalar that takes columns with the marks on it.
  package static func cells(of text: String) -> [(text: Substring.UnicodeScalarView, width: Int)] {
    let scalars = text[...].unicodeScalars
    var cells: [(text: Substring.UnicodeScalarView, width: Int)] = []
    var (start, width) = (scalars.startIndex, 0)
    for index in scalars.indices {
      let own = of(scalars[index])
      guard own > 0, index > start else {
        width += own
        continue
      }
      cells.append((scalars[start..<index], width))
      (start, width) = (index, own)
    }
    if start < scalars.endIndex { cells.append((scalars[start...], width)) }
    return cells
  }

  /// One column, and no mark: dashes, arrows, boxes, blocks, our signs.
  private static func standsAlone(_ value: UInt32) -> Bool {
    switch value {
    case 0x2010...0x2027, 0x2030...0x205E, 0x20AC, 0x2190...0x22FF, 0x2500...0x25FC, 0x26A0, 0x2713, 0x2717: true
    default: false
    }
  }

  /// Combining marks, the later parts of a Hangul syllable, and format controls.
  static func isZero(_ value: UInt32) -> Bool {
    switch value {
    case 0..<0x300, 0x370...0x482, 0x2070...0x20CF, 0x2100...0x2CEE, 0x3400...0xA66E, 0xAC00...0xD7A3: return false
    case 0x300...0x36F, 0x1160...0x11FF, 0xD7B0...0xD7FB, 0xFE00...0xFE0F: return true
    case 0x600...0x605, 0x6DD, 0x70F, 0x890...0x891, 0x8E2, 0x110BD, 0x110CD: return false
    default: break
    }
    switch Unicode.Scalar(value)?.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return true
    default: return false
    }
  }

  private static func isWide(_ value: UInt32) -> Bool {
    switch value {
    case 0x1100...0x115F, 0x231A...0x231B, 0x2329...0x232A, 0x23E9...0x23EC, 0x23F0, 0x23F3, 0x25FD...0x25FE,
      0x2614...0x2615, 0x2648...0x2653, 0x267F, 0x2693, 0x26A1, 0x26AA...0x26AB, 0x26BD...0x26BE, 0x26C4...0x26C5,
      0x26CE, 0x26D4, 0x26EA, 0x26F2...0x26F3, 0x26F5, 0x26FA, 0x26FD, 0x2705, 0x270A...0x270B, 0x2728, 0x274C,
      0x274E, 0x2753...0x2755, 0x2757, 0x2795...0x2797, 0x27B0, 0x27BF, 0x2B1B...0x2B1C, 0x2B50, 0x2B55,
      0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x9FFF, 0xA000...0xA4CF, 0xA960...0xA97F,
      0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6,
      0x16FE0...0x16FE3, 0x16FF0...0x16FF1, 0x17000...0x18D08, 0x1AFF0...0x1B2FB, 0x1F004, 0x1F0CF, 0x1F18E,
      0x1F191...0x1F19A, 0x1F200...0x1F320, 0x1F32D...0x1F335, 0x1F337...0x1F37C,
      0x1F37E...0x1F393, 0x1F3A0...0x1F3CA, 0x1F3CF...0x1F3D3, 0x1F3E0...0x1F3F0, 0x1F3F4, 0x1F3F8...0x1F43E,
      0x1F440, 0x1F442...0x1F4FC, 0x1F4FF...0x1F53D, 0x1F54B...0x1F54E, 0x1F550...0x1F567, 0x1F57A,
      0x1F595...0x1F596, 0x1F5A4, 0x1F5FB...0x1F64F, 0x1F680...0x1F6C5, 0x1F6CC, 0x1F6D0...0x1F6D2,
      0x1F6D5...0x1F6D7, 0x1F6DC...0x1F6DF, 0x1F6EB...0x1F6EC, 0x1F6F4...0x1F6FC, 0x1F7E0...0x1F7EB, 0x1F7F0,
      0x1F90C...0x1F93A, 0x1F93C...0x1F945, 0x1F947...0x1F9FF, 0x1FA70...0x1FAFF, 0x20000...0x3FFFD:
      true
    default: false
    }
  }
}
