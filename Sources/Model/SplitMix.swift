/// A random number generator of integers only, the same on every machine (Steele, Lea, Flood: SplitMix64, 2014).
package struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  /// Begins from a text, by FNV-1a.
  package init(text: String) {
    state = text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  /// The next 64 bits.
  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// 0 ..< bound.
  package mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(max(1, bound))) }
}
