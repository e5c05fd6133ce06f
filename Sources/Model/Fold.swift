import Foundation

/// `text` without case and accents, for comparing names: `Súdwest-Fryslân` → `sudwest-fryslan`.
package func folded(_ text: String) -> String {
  if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.lowercased() }
  let bare = text.decomposedStringWithCanonicalMapping.unicodeScalars.filter { !(0x300...0x36F).contains($0.value) }
  return String(String.UnicodeScalarView(bare)).lowercased()
}
