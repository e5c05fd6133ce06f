import Model

/// The name of a pane: where a key or a command counts. Each pane declares its own.
package struct PaneID: Sendable, Hashable {
  /// Stable, kebab-case.
  package let name: String
  /// As the help heads its keys.
  package let title: Phrase

  package init(_ name: String, _ title: Phrase) {
    self.name = name
    self.title = title
  }

  package static func == (one: PaneID, other: PaneID) -> Bool { one.name == other.name }
  package func hash(into hasher: inout Hasher) { hasher.combine(name) }

  /// Everywhere.
  package static let global = PaneID("global", Phrase("Overal", "Everywhere"))
}
