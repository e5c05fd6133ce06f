import Foundation

/// `text` without case and accents, for comparing names: `Súdwest-Fryslân` → `sudwest-fryslan`.
package func folded(_ text: String) -> String {
  let plain: String?? = text.utf8.withContiguousStorageIfAvailable { bytes in
    guard bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
    return String(unsafeUninitializedCapacity: bytes.count) { lower in
      for (index, byte) in bytes.enumerated() { lower[index] = byte &- 0x41 < 26 ? byte | 0x20 : byte }
      return bytes.count
    }
  }
  if case .some(.some(let lower)) = plain { return lower }
  let bare = text.decomposedStringWithCanonicalMapping.unicodeScalars.filter { !(0x300...0x36F).contains($0.value) }
  return String(String.UnicodeScalarView(bare)).lowercased()
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
