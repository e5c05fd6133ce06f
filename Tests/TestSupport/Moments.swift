import Foundation

/// Lets a moment pass where the moment itself is what is tried, as the time at which a byte comes or a program is
/// killed; never as a wait for a state.
package func letPass(seconds: Double) {
  usleep(useconds_t(max(0, seconds) * 1_000_000))
}

/// How long `work` takes, to choose moments within it; never to be held against a limit.
/// - Returns: seconds.
package func duration(of work: () throws -> Void) rethrows -> Double {
  let begun = Date()
  try work()
  return Date().timeIntervalSince(begun)
}
