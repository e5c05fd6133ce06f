extension RolloutStatus {
  /// A status by its letter, in either case.
  /// - Throws: what there is to choose from.
  package static func typed(_ text: String) throws(Filter.Problem) -> RolloutStatus {
    if let status = RolloutStatus(rawValue: text.uppercased()) { return status }
    let codes = RolloutStatus.choices.map(\.rawValue).joined(separator: " ")
    throw Filter.Problem(
      words: Phrase(
        "Onbekende status «\(text)»; kies uit \(codes).", "Unknown status «\(text)»; choose from \(codes)."))
  }
}

extension RolloutFlags {
  /// Flags by their letters; none by `none` or an empty text.
  /// - Throws: what there is to choose from.
  package static func typed(_ text: String) throws(Filter.Problem) -> RolloutFlags {
    if let flags = RolloutFlags(letters: text == "none" ? "" : text.uppercased()) { return flags }
    throw Filter.Problem(
      words: Phrase(
        "Onbekende vlag in «\(text)»; kies uit ! ‖ P K E.", "Unknown flag in «\(text)»; choose from ! ‖ P K E."))
  }
}
