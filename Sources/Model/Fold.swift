import Foundation

/// `text` without case and accents, for comparing names: `Súdwest-Fryslân` → `sudwest-fryslan`; in the spelling of the
/// keyboard, as `spelled` has it.
package func folded(_ text: String) -> String {
  let plain: String?? = text.utf8.withContiguousStorageIfAvailable { bytes in
    guard bytes.allSatisfy({ $0 < 0x7F }) else { return nil }
    return String(unsafeUninitializedCapacity: bytes.count) { lower in
      for (index, byte) in bytes.enumerated() { lower[index] = byte &- 0x41 < 26 ? byte | 0x20 : byte }
      return bytes.count
    }
  }
  if case .some(.some(let lower)) = plain { return lower }
  if let quick = foldedLatin(text) { return quick }
  return foldedAny(text)
}

/// The same by Unicode's own tables.
func foldedAny(_ text: String) -> String {
  let bare = spelled(text).decomposedStringWithCanonicalMapping.unicodeScalars.filter {
    !(0x300...0x36F).contains($0.value)
  }
  return String(String.UnicodeScalarView(bare)).lowercased()
}

/// What À to ÿ come to.
private let bareLatin = Array("aaaaaaæceeeeiiiiðnooooo×øuuuuyþßaaaaaaæceeeeiiiiðnooooo÷øuuuuyþy".unicodeScalars)

/// The same of letters of Western Europe, as names of municipalities have; nil where there are others.
private func foldedLatin(_ text: String) -> String? {
  var folded = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    switch scalar.value {
    case 0x41...0x5A: folded.append(Unicode.Scalar(UInt8(scalar.value) | 0x20))
    case 0..<0x7F: folded.append(scalar)
    case 0xC0...0xFF: folded.append(bareLatin[Int(scalar.value) - 0xC0])
    default: return nil
    }
  }
  return String(folded)
}

/// Whether the UTF-8 of `text` holds `part`; both folded, and so in one form.
package func foldedText(_ text: String, contains part: [UInt8]) -> Bool {
  guard let first = part.first else { return true }
  let found = text.utf8.withContiguousStorageIfAvailable { whole in
    guard whole.count >= part.count else { return false }
    for start in 0...(whole.count - part.count) where whole[start] == first {
      if part.indices.allSatisfy({ whole[start + $0] == part[$0] }) { return true }
    }
    return false
  }
  return found ?? text.contains(String(decoding: part, as: UTF8.self))
}

/// `text` as a keyboard would have it: what a word processor or a web page made of apostrophes, quotes, dashes and
/// blanks is put back, and what is not seen is left out.
package func spelled(_ text: String) -> String {
  String(String.UnicodeScalarView(text.unicodeScalars.flatMap(spelled)))
}

/// What the keyboard has for a scalar: itself, another, two, or none.
func spelled(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
  switch scalar.value {
  case 0..<0x7F: [scalar]
  case 0xB4, 0x2BC, 0x2018, 0x2019, 0x201B, 0x2032, 0xFF07: ["'"]
  case 0x201C...0x201F, 0xFF02: ["\""]
  case 0x2010...0x2015, 0x2212, 0xFE63, 0xFF0D: ["-"]
  case 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000, 0x2028, 0x2029: [" "]
  // One letter for two, which some keyboards still have.
  case 0x132: ["I", "J"]
  case 0x133: ["i", "j"]
  case 0x7F...0x9F: []
  case ..<0x300 where scalar.value != 0xAD: [scalar]
  default:
    scalar.properties.generalCategory == .format || scalar.properties.isDefaultIgnorableCodePoint ? [] : [scalar]
  }
}
