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
  let began = Date()
  let lacked = secondsShortOfProcessors()
  // A promise of the product is one on a machine that has a processor for it: what it waits for one does not count.
  func isOver() -> Bool {
    let passed = Date().timeIntervalSince(began)
    return passed > endOfPatience || passed - (secondsShortOfProcessors() - lacked) > seconds
  }
  while try !holds() {
    guard !isOver() else { throw TimedOut(description: "waited for \(what); \(instead())") }
    usleep(20_000)
  }
}

/// How many seconds since its start something on this machine was ready to go on and had no processor (Linux, pressure
/// stall information); 0 where that is not counted.
private func secondsShortOfProcessors() -> Double {
  let line = (try? String(contentsOfFile: "/proc/pressure/cpu", encoding: .utf8))?.split(separator: "\n").first
  return (line?.split(separator: "=").last).flatMap { Double($0) }.map { $0 / 1e6 } ?? 0
}
