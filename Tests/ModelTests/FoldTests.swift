import Testing

@testable import Model

struct FoldTests {
  @Test("What is folded quickly is what Unicode's tables make of it")
  func quickFold() throws {
    for value in UInt32(0)..<0x180 {
      let scalar = try #require(Unicode.Scalar(value))
      // Never alone: what is no letter may go with what stands beside it.
      for text in [String(scalar), "Súd\(scalar)West", "\(scalar)é", "e\u{301}\(scalar)"] {
        #expect(folded(text) == foldedAny(text), "\(value)")
      }
    }
  }
}
