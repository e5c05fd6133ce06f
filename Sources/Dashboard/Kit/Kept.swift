import Screen
import Synchronization

/// What was reckoned and drawn last, by name: each is there once, with what it depends on. Copies of a state share it; what
/// it answers depends on its keys alone.
final class Kept: Sendable {
  private let values = Mutex<[Name: any AnyObject & Sendable]>([:])
  private let inks = Mutex<Inks?>(nil)

  /// What is kept, by the type that it is of.
  struct Name: Hashable, Sendable {
    /// Which of several values of one type is kept.
    enum Part: Hashable, Sendable {
      case rows, seen, place, picture, head, lines, foot, told, numbered(Int)
    }

    private let owner: ObjectIdentifier
    private let part: Part
    private let number: Int

    /// - Parameter number: of several things that one goes to and fro between, which it is of.
    init(_ owner: Any.Type, _ part: Part = .rows, number: Int = 0) {
      self.owner = ObjectIdentifier(owner)
      self.part = part
      self.number = number
    }
  }

  // That keys can be compared is asked where they are: asked of the type it would be looked up at every start, for each
  // kind of key among all that the program has.
  private final class Entry<Key: Sendable, Value: Sendable>: Sendable {
    let key: Key
    let value: Value

    init(_ key: Key, _ value: Value) {
      self.key = key
      self.value = value
    }
  }

  /// What `reckon` makes, unless it was made for an equal `key` last. It may ask for others meanwhile.
  func value<Key: Equatable & Sendable, Value: Sendable>(_ name: Name, _ key: Key, _ reckon: () -> Value) -> Value {
    if let entry = values.withLock({ $0[name] }) as? Entry<Key, Value>, entry.key == key { return entry.value }
    let value = reckon()
    let entry = Entry(key, value)
    values.withLock { $0[name] = entry }
    return value
  }

  /// Forgets all: what they hold can be changed in place again.
  func clear() { values.withLock { $0 = [:] } }

  /// The styles of `theme`, then all that pictures of it mixed so far: the same style has one number in every picture, so
  /// that parts of them can be put together as they are.
  func inks(of theme: Theme) -> Inks {
    inks.withLock { inks in
      if let inks, inks.begins(with: theme) { return inks }
      let fresh = Inks(theme)
      inks = fresh
      return fresh
    }
  }

  /// Keeps the styles for the next picture, where they go on from the last.
  func keep(_ more: Inks) { inks.withLock { if $0?.isPart(of: more) == true { $0 = more } } }
}

/// Lines of a list that were drawn, by a number of each, which most often is its place, and how it was lit.
final class Lines<Light: Sendable>: Sendable {
  private let patches = Mutex<[Int: [(light: Light, patch: Patch)]]>([:])
}

extension Lines where Light: Equatable {
  /// The line as it was drawn; nil where it is to be drawn.
  subscript(number: Int, light: Light) -> Patch? {
    get { patches.withLock { $0[number]?.first { $0.light == light }?.patch } }
    set {
      guard let newValue else { return }
      patches.withLock { patches in
        // As many as a few screens have, each as it was lit last.
        if patches.count >= 150 { patches = [:] }
        patches[number] = patches[number, default: []].suffix(3) + [(light: light, patch: newValue)]
      }
    }
  }
}
