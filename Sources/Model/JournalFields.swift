extension JournalRecord {
  /// The same with the names that municipalities have in a programme; one that is not in it is called by its code.
  package static func fields(of programme: Programme) -> [ListField<JournalRecord>] {
    fields(programme.initiatives) { code in programme.row(of: code).map { programme.municipalities[$0].name } }
  }

  /// The journal's columns with what a record has in them.
  /// - Parameter name: what a municipality is called by its code, where that is known; a filter needs none.
  package static func fields(
    _ initiatives: [Initiative], name: @escaping @Sendable (String) -> String? = { _ in nil }
  ) -> [ListField<JournalRecord>] {
    [
      ListField("seq", ["seq", "nr", "no"], .number) { .number($0.seq) },
      ListField("change", ["change", "wijziging"], .number) { .number($0.change) },
      ListField("kind", ["kind", "soort"], .choices(of: ChangeKind.self, \.name)) {
        .named($0.kind.rawValue, $0.kind.name)
      },
      ListField("at", ["at", "vastgelegd", "tijd", "recorded"], .moment) { .text($0.at) },
      ListField("effective", ["on", "per", "effective"], .day) { .day($0.effective) },
      ListField("by", ["by", "wie", "who", "door"], .text) { record in
        record.isSample ? .named(record.by, Phrase(record.by, record.byWords(.english))) : .text(record.by)
      },
      ListField("municipality", ["municipality", "gemeente"], .municipality) { record in
        .named(record.municipality, Phrase(same: name(record.municipality) ?? record.municipality))
      },
      ListField("initiative", ["initiative", "initiatief"], .initiative(initiatives)) { .text($0.initiative) },
      ListField("field", ["field", "veld"], .choices(of: RolloutField.self, \.name)) {
        .named($0.field.rawValue, $0.field.name)
      },
      ListField("from", ["from", "van"], .text) { .text($0.from) },
      ListField("to", ["to", "naar"], .text) { .text($0.to) },
      ListField("reason", ["reason", "reden"], .text) { .text($0.reason) },
      ListField("undoes", ["undoes", "neemt-terug"], .number) { Datum($0.undoes) },
      ListField("beside", ["beside", "daarbij"], .text) { .text($0.beside) },
      ListField("sample", ["sample", "voorbeeld"], .flag) { .flag($0.isSample) },
    ]
  }
}
