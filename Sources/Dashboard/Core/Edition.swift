/// Equal to itself alone; a copy of what bears it is the same edition.
final class Edition: Equatable, Sendable {
  static func == (one: Edition, other: Edition) -> Bool { one === other }
}
