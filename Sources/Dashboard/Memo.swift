import Synchronization

/// The value of a function for the argument that it was asked with last: what every picture asks anew is reckoned once.
/// Copies of a state share it; what it answers depends on its key alone.
final class Memo<Key: Equatable & Sendable, Value: Sendable>: Sendable {
  private let last = Mutex<(key: Key, value: Value)?>(nil)

  init() {}

  /// What `reckon` makes of `key`.
  func value(_ key: Key, _ reckon: (Key) -> Value) -> Value {
    last.withLock { last in
      if let last, last.key == key { return last.value }
      let value = reckon(key)
      last = (key, value)
      return value
    }
  }
}

/// A way to arrange the municipalities of one programme.
struct Arrangement<By: Equatable & Sendable>: Equatable {
  var edition: Edition
  var by: By
}

/// Equal to itself alone; a copy of what bears it is the same edition.
final class Edition: Equatable, Sendable {
  static func == (one: Edition, other: Edition) -> Bool { one === other }
}
