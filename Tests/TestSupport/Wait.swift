import Foundation

/// Why a wait gave up: what was wanted, and what there was instead.
package struct TimedOut: Error, CustomStringConvertible {
  package let description: String
}

/// Seconds after which what is waited for will not come: far more than the slowest machine takes.
package let endOfPatience: Double = 120

/// Waits until `holds`, which looks at the product from outside.
/// - Parameters:
///   - seconds: only where the product promises a time.
///   - instead: what there is when it does not come.
package func waitUntil(
  _ what: String, seconds: Double = endOfPatience, instead: () -> String = { "" }, holds: () throws -> Bool
) throws {
  let last = Date().addingTimeInterval(seconds)
  // A look takes longer on a busy machine too, as does what is waited for: so many there are at least.
  var looks = seconds * 20
  while try !holds() {
    looks -= 1
    guard looks > 0 || Date() < last else { throw TimedOut(description: "waited for \(what); \(instead())") }
    usleep(20_000)
  }
}
