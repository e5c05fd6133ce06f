/// What is known of a municipality apart from its rollout: what a table shows, sorts, groups and filters by.
/// The raw value is the name that commands, filters and the config use.
package enum MunicipalityField: String, Sendable, CaseIterable, Hashable {
  case name, code, province, inhabitants
  case sizeClass = "size-class"
  case corop
  case safetyRegion = "safety-region"
  case urbanity
  case lastChange = "last-change"
  case note, planned, heard
  /// How many of the initiatives are in use or embedded there.
  case used = "uses"

  /// The name in a table's head.
  package var title: Phrase {
    switch self {
    case .name: Phrase("Gemeente", "Municipality")
    case .code: Phrase("Code", "Code")
    case .province: Phrase("Provincie", "Province")
    case .inhabitants: Phrase("Inwoners", "Inhabit.")
    case .sizeClass: Phrase("Grootteklasse", "Size class")
    case .corop: Phrase("COROP-gebied", "COROP region")
    case .safetyRegion: Phrase("Veiligheidsregio", "Safety region")
    case .urbanity: Phrase("Sted", "Urb")
    case .lastChange: Phrase("Gewijzigd", "Changed")
    case .note: Phrase("Notitie", "Note")
    case .planned: Phrase("Gepland", "Planned")
    case .heard: Phrase("Gehoord", "Heard")
    case .used: Phrase("Gebruikt", "Uses")
    }
  }

  /// The names by which it can be called, the raw value first, Dutch ones too.
  package var names: [String] {
    switch self {
    case .name: ["name", "naam"]
    case .code: ["code"]
    case .province: ["province", "provincie"]
    case .inhabitants: ["inhabitants", "inwoners"]
    case .sizeClass: ["size-class", "grootteklasse"]
    case .corop: ["corop", "region", "regio"]
    case .safetyRegion: ["safety-region", "veiligheidsregio"]
    case .urbanity: ["urbanity", "stedelijkheid"]
    case .lastChange: ["last-change", "gewijzigd", "changed"]
    case .note: ["note", "notitie"]
    case .planned: ["planned", "gepland"]
    case .heard: ["heard", "gehoord"]
    case .used: ["uses", "gebruikt"]
    }
  }

  /// The name by which it is called in a language.
  package func name(_ language: Language) -> String { language == .dutch ? names.last ?? rawValue : rawValue }

  /// The field called `name`, case ignored; nil if there is none.
  package init?(named name: String) {
    let wanted = name.lowercased()
    guard let field = MunicipalityField.allCases.first(where: { $0.names.contains(wanted) }) else { return nil }
    self = field
  }

  /// Numbers and days: right-aligned, and sorted from the largest.
  package var isQuantity: Bool { [.inhabitants, .sizeClass, .lastChange, .planned, .heard, .used].contains(self) }
}
