import Model
import Screen

/// Which key runs which command, by scope: the defaults of the command table, and the user's own over them.
package struct Keymap: Sendable {
  /// What a key does in a pane.
  package struct Binding: Sendable {
    /// The command that the key runs.
    package var command: Command
    /// What the command gets.
    package var arguments: [String]
  }

  /// What is wrong with a user's keys; `entry` is the key of the config that says it.
  package struct Problem: Error, Sendable {
    /// The entry of the config that is wrong.
    package var entry: String
    /// What is wrong with it.
    package var words: Phrase
  }

  /// Sentences name keys as a voice does.
  package var isAloud = false
  private var bindings: [PaneID: [Key: Binding]] = [:]
  /// Another for every set of keys that was made.
  let edition = Edition()
  /// By the id of the command, in the order in which they were given.
  private var names: [String: [(arguments: [String], key: Key)]] = [:]

  /// The defaults.
  package init() {
    for command in Command.all {
      for standard in command.keys {
        guard let key = Key(standard.key) else { preconditionFailure("\(command.id): no key \(standard.key)") }
        add(key, Binding(command: command, arguments: standard.arguments))
      }
    }
  }

  /// The defaults with the user's `[keys]` over them: the keys of a command that is named are replaced.
  /// - Throws: an unknown command or key, or two commands on one key in one scope.
  package init(user: [(entry: String, keys: [String])]) throws(Problem) {
    self.init()
    var claimed: [Key: [(entry: String, scopes: [PaneID])]] = [:]
    for (entry, _) in user {
      let binding = try Keymap.binding(entry)
      try Keymap.checkArguments(binding, entry)
      remove(binding)
    }
    for (entry, texts) in user {
      let binding = try Keymap.binding(entry)
      for text in texts {
        guard let key = Key(text) else {
          try Keymap.refuseAlt(text, entry)
          throw Problem(
            entry: entry,
            words: Phrase(
              "«\(text)» is geen toets; schrijf bijvoorbeeld x, ^X, F2 of Enter.",
              "«\(text)» is not a key; write x, ^X, F2 or Enter, for example."))
        }
        try Keymap.checkReach(of: key, entry)
        let others = claimed[key, default: []].filter { Keymap.meet($0.scopes, binding.command.scopes) }
        if let other = others.first?.entry ?? owner(of: key, in: binding.command.scopes) {
          throw Problem(
            entry: entry,
            words: Phrase(
              "toets \(key.label.dutch) is al van «\(other)».",
              "key \(key.label.english) already belongs to «\(other)»."))
        }
        claimed[key, default: []].append((entry, binding.command.scopes))
        add(key, binding)
      }
    }
  }

  /// What `key` does in `scope`: the pane's own first, then what counts everywhere.
  package func binding(for key: Key, in scope: PaneID) -> Binding? {
    bindings[scope]?[key] ?? bindings[.global]?[key]
  }

  /// Where `key` does something, and what: `Gemeenten, Bijdragen (groepeer)`; nil where it does nothing anywhere.
  func elsewhere(_ key: Key) -> Phrase? {
    var places: [(command: Command, panes: [Phrase])] = []
    for pane in Room.all.flatMap(\.panes) {
      guard let command = bindings[pane.id]?[key]?.command else { continue }
      if let known = places.firstIndex(where: { $0.command.id == command.id }) {
        places[known].panes.append(pane.id.title)
      } else {
        places.append((command, [pane.id.title]))
      }
    }
    func words(_ language: Language) -> String {
      places.map { place in
        place.panes.map { $0[language] }.joined(separator: ", ")
          + " (\((place.command.hint ?? place.command.title)[language]))"
      }.joined(separator: "; ")
    }
    return places.isEmpty ? nil : Phrase(words(.dutch), words(.english))
  }

  /// The keys of a command with these arguments, in the order in which they were given.
  package func keys(of id: String, arguments: [String] = []) -> [Key] {
    names[id, default: []].filter { $0.arguments == arguments }.map(\.key)
  }

  /// The key that a command has alone, the first where it has several.
  func key(of id: String) -> Key? { names[id]?.first { $0.arguments.isEmpty }?.key }

  /// The command that has `key` in a scope where one of `scopes` counts too.
  private func owner(of key: Key, in scopes: [PaneID]) -> String? {
    bindings.keys.filter { Keymap.meet([$0], scopes) }.compactMap { bindings[$0]?[key]?.command.id }.min()
  }

  /// Whether a key of the one scopes would hide, or be hidden by, the same key of the others.
  private static func meet(_ scopes: [PaneID], _ others: [PaneID]) -> Bool {
    scopes.contains(.global) || others.contains(.global) || scopes.contains { others.contains($0) }
  }

  private mutating func add(_ key: Key, _ binding: Binding) {
    for scope in binding.command.scopes {
      precondition(bindings[scope]?[key] == nil, "\(key.text) has two commands in \(scope.name)")
      bindings[scope, default: [:]][key] = binding
    }
    names[binding.command.id, default: []].append((binding.arguments, key))
  }

  private mutating func remove(_ gone: Binding) {
    for scope in gone.command.scopes {
      bindings[scope] = bindings[scope]?.filter {
        $0.value.command.id != gone.command.id || $0.value.arguments != gone.arguments
      }
    }
    names[gone.command.id]?.removeAll { $0.arguments == gone.arguments }
  }

  private static func binding(_ entry: String) throws(Problem) -> Binding {
    let first = Words(entry).pieces.first
    let id = first?.text ?? ""
    guard let first, let command = Command.named(id) else {
      let near = Command.all.map(\.id).filter { $0.hasPrefix(id.prefix(2)) }.joined(separator: " ")
      throw Problem(
        entry: entry,
        words: Phrase(
          "onbekende opdracht «\(id)»" + (near.isEmpty ? "" : "; lijkt op: \(near)") + ".",
          "unknown command «\(id)»" + (near.isEmpty ? "" : "; close to: \(near)") + "."))
    }
    do throws(Filter.Problem) {
      return Binding(command: command, arguments: try command.words(in: entry[first.range.upperBound...]))
    } catch {
      throw Problem(entry: entry, words: error.words)
    }
  }
}
