import Model
import Sample

extension Command {
  /// From where on the light of an initiative is another colour.
  static let lightCommands: [Command] = [
    Command(
      "light-threshold", Phrase("drempel van het licht", "threshold of the light"), scopes: [InitiativeTable.id],
      arguments: "red-after|amber-under|red-under|grey-after NUMBER|none", blocked: cannotChange
    ) { state, arguments in setLight(arguments, &state) }
  ]
}

private func setLight(_ arguments: [String], _ state: inout State) -> [Effect] {
  guard arguments.count == 2, let threshold = LightThreshold(word: arguments[0]) else {
    func all(_ word: (LightThreshold) -> String) -> String { LightThreshold.allCases.map(word).joined(separator: " ") }
    return state.misuse(
      "light-threshold", also: Phrase("Drempels: \(all(\.word)).", "Thresholds: \(all(\.rawValue))."))
  }
  let isNone = ["none", "geen"].contains(arguments[1].lowercased())
  let value = isNone ? "" : arguments[1].hasSuffix("%") ? String(arguments[1].dropLast()) : arguments[1]
  do throws(Refusal) {
    if !isNone { try threshold.check(value, beside: state.programme.settings) }
    return try setting([(.light(threshold), value)], &state)
  } catch {
    return state.tell(error)
  }
}
