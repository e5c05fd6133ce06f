import Synchronization

/// What follows from the rest of a value and takes time to reckon: reckoned when it is first asked for, once for all
/// copies. It equals any other, because what it follows from is compared.
final class Derived<Value: Sendable>: Sendable, Hashable {
  private let value = Mutex<Value?>(nil)

  /// What was reckoned, or else now is.
  func callAsFunction(_ reckon: () -> Value) -> Value {
    value.withLock { value in
      if let value { return value }
      let fresh = reckon()
      value = fresh
      return fresh
    }
  }

  static func == (one: Derived, other: Derived) -> Bool { true }

  func hash(into hasher: inout Hasher) {}
}
