import Model

extension Table {
  /// What people call a column of this name, with its unit; a name that is not known here is shown as it is.
  static func heading(_ column: String, isMoney: Bool) -> Phrase {
    let words = headings[column] ?? Phrase(same: column)
    guard isMoney else { return words }
    return column == "committed"
      ? Phrase("Verplicht (€)", "Committed (€)") : Phrase(words.dutch + " (€)", words.english + " (€)")
  }

  /// Numbers that count nothing are not grouped: 2017, not 2.017.
  static let ungrouped: Set<String> = ["year", "seq", "change", "undoes", "track", "reverses"]

  private static let headings: [String: Phrase] = [
    "code": Phrase("Code", "Code"), "id": Phrase("Id", "Id"), "name": Phrase("Naam", "Name"),
    "province": Phrase("Provincie", "Province"), "inhabitants": Phrase("Inwoners", "Inhabitants"),
    "phase": Phrase("Fase", "Phase"), "binding": Phrase("Gebondenheid", "Binding"), "track": Phrase("Spoor", "Track"),
    "adopted": Phrase("In gebruik", "In use"), "committed": Phrase("Bindend", "Committed"),
    "eligible": Phrase("Telt mee", "Eligible"), "exempt": Phrase("Uitgezonderd", "Exempt"),
    "coverageMunicipalities": Phrase("Dekking gemeenten", "Coverage municipalities"),
    "coverageInhabitants": Phrase("Dekking inwoners", "Coverage inhabitants"),
    "coverageWilling": Phrase("Dekking wie wil", "Coverage who wants it"),
    "phaseSince": Phrase("Fase sinds", "Phase since"), "rag": Phrase("Licht", "Light"),
    "municipality": Phrase("Gemeente", "Municipality"), "initiative": Phrase("Initiatief", "Initiative"),
    "status": Phrase("Status", "Status"), "flags": Phrase("Vlaggen", "Flags"), "since": Phrase("Sinds", "Since"),
    "planned": Phrase("Gepland", "Planned"), "note": Phrase("Notitie", "Note"),
    "changed": Phrase("Gewijzigd", "Changed"),
    "heard": Phrase("Gehoord", "Heard"), "further": Phrase("Verder", "Further"),
    "behind": Phrase("Achter", "Behind"), "undoes": Phrase("Neemt terug", "Undoes"),
    "beside": Phrase("Daarbij", "Beside"), "date": Phrase("Per", "As of"), "old": Phrase("Oud", "Old"),
    "new": Phrase("Nieuw", "New"), "main": Phrase("Hoofdopvolger", "Main successor"),
    "sample": Phrase("Voorbeeld", "Sample"), "year": Phrase("Jaar", "Year"), "group": Phrase("Groep", "Group"),
    "activity": Phrase("Activiteit", "Activity"), "budget": Phrase("Begroting", "Budget"),
    "actual": Phrase("Uitgegeven", "Actual"),
    "forecast": Phrase("Prognose", "Forecast"), "free": Phrase("Vrij", "Free"),
    "amount": Phrase("Bedrag", "Amount"), "source": Phrase("Bron", "Source"), "seq": Phrase("Nr", "No"),
    "at": Phrase("Vastgelegd (UTC)", "Recorded (UTC)"), "by": Phrase("Wie", "Who"), "owner": Phrase("Van", "Owner"),
    "due": Phrase("Uiterlijk", "Due"), "body": Phrase("Orgaan", "Body"), "about": Phrase("Over", "About"),
    "elsewhere": Phrase("Elders", "Elsewhere"), "until": Phrase("Tot", "Until"),
    "precision": Phrase("Precisie", "Precision"), "first": Phrase("Eerst", "First"), "done": Phrase("Klaar", "Done"),
    "proposal": Phrase("Voorstel", "Proposal"),
    "field": Phrase("Veld", "Field"), "from": Phrase("Van", "From"), "to": Phrase("Naar", "To"),
    "reason": Phrase("Reden", "Reason"), "effective": Phrase("Per", "Effective"),
    "change": Phrase("Wijziging", "Change"), "kind": Phrase("Soort", "Kind"), "title": Phrase("Titel", "Title"),
    "section": Phrase("Paragraaf", "Section"), "line": Phrase("Regel", "Line"),
    "expected": Phrase("Volgt", "Expected"), "printed": Phrase("Gedrukt", "Printed"),
    "sizeClass": Phrase("Grootteklasse", "Size class"), "corop": Phrase("COROP-gebied", "COROP region"),
    "safetyRegion": Phrase("Veiligheidsregio", "Safety region"), "urbanity": Phrase("Stedelijkheid", "Urbanity"),
    "reverses": Phrase("Neemt terug", "Reverses"), "days": Phrase("Dagen", "Days"),
    "state": Phrase("Stand", "State"), "original": Phrase("Oorspronkelijk", "Original"),
  ]
}
