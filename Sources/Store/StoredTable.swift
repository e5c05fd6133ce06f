import Model

/// A table of a store: its key, and what each of its columns may hold.
struct StoredTable: Sendable {
  /// A column as the schema has it.
  struct Column: Sendable {
    var name: String
    /// What may stand in it.
    var content: Content
    /// Whether nothing may stand in it too.
    var isOptional = false
  }

  /// What may stand in a column.
  enum Content: Sendable {
    case text
    case number(ClosedRange<Int>)
    case amount
    case day
    /// A moment in UTC, `2017-10-01T08:30:00Z`.
    case moment
    /// Each as UTF-8.
    case oneOf([[UInt8]])
  }

  let name: String
  /// The columns that tell its rows apart.
  let key: [String]
  /// In the schema's order.
  let columns: [Column]
  /// The table of whose key a column is a value, by column.
  let references: [String: String]

  private init(
    _ name: String, key: String..., columns: [(String, Content)], optional: [String] = [],
    references: [String: String] = [:]
  ) {
    self.name = name
    self.key = key
    self.references = references
    self.columns = columns.map { Column(name: $0.0, content: $0.1, isOptional: optional.contains($0.0)) }
  }

  /// The columns that tell a table's rows apart; none for a table that is not known.
  static func keys(of table: String) -> [String] { all.first { $0.name == table }?.key ?? [] }

  /// Every table, in the order in which they are looked through.
  static let all = [
    StoredTable("meta", key: "key", columns: texts("key", "value")),
    StoredTable(
      "municipality", key: "code",
      columns: texts("code", "name", "province", "corop", "safety_region") + [
        ("urbanity", .number(Bounds.urbanity)), ("valid_from", .day), ("valid_until", .day), position,
      ], optional: ["urbanity", "valid_until"]),
    StoredTable(
      "inhabitants", key: "code", "year",
      columns: [("code", .text), ("year", .number(Bounds.year)), ("count", .number(Bounds.inhabitants))],
      references: ["code": "municipality"]),
    StoredTable(
      "reorganisation", key: "date", "old", "new",
      columns: [("date", .day)] + texts("old", "new") + [
        ("kind", list(Reorganisation.Kind.self)), ("main", .number(0...1)),
      ], references: ["new": "municipality"]),
    StoredTable(
      "initiative", key: "id",
      columns: texts("id", "name_nl", "name_en", "short_nl", "short_en", "label") + [
        ("phase", list(Phase.self)), ("track", .number(Bounds.track)), ("binding", list(Binding.self)), position,
      ], optional: ["track"]),
    StoredTable(
      "fact", key: "initiative", "position",
      columns: [("initiative", .text), position, ("question", list(FactQuestion.self))]
        + texts("nl", "en", "section") + [line], optional: ["line"], references: ["initiative": "initiative"]),
    StoredTable(
      "activity", key: "id",
      columns: [("id", .text), ("year", .number(Bounds.year)), ("grp", list(FundGroup.self))] + texts("nl", "en")
        + [("budget", .amount), ("section", .text), position, line], optional: ["line"]),
    StoredTable(
      "printed", key: "key", "year",
      columns: [("key", .text), ("year", .number(Bounds.year)), ("amount", .amount), ("section", .text), line],
      optional: ["line"]),
    StoredTable(
      "booking", key: "id",
      columns: [
        number("id"), ("date", .day), ("activity", .text), ("kind", list(Booking.Kind.self)), ("amount", .amount),
        flag("sample"), number("change"), ("reason", .text), number("reverses"),
      ], optional: ["change", "reverses"],
      references: ["activity": "activity", "change": "change", "reverses": "booking"]),
    StoredTable(
      "rollout", key: "municipality", "initiative",
      columns: texts("municipality", "initiative") + [
        ("status", list(RolloutStatus.self)), ("flags", .number(Bounds.flags)), ("since", .day), ("planned", .day),
        ("note", .text), flag("sample"), ("changed", .day), ("heard", .day), ("further", .number(0...99)),
        ("behind", .number(0...99)),
      ], optional: ["since", "planned", "changed", "heard"], references: ["initiative": "initiative"]),
    StoredTable(
      "change", key: "id",
      columns: [
        number("id"), ("by", .text), ("at", .moment), ("recorded", .day), ("reason", .text), ("operation", .text),
      ], optional: ["operation"]),
    StoredTable(
      "journal", key: "seq",
      columns: [number("seq"), number("change"), ("kind", list(ChangeKind.self)), ("effective", .day)]
        + texts("municipality", "initiative") + [("field", list(RolloutField.self))] + texts("from", "to", "beside")
        + [number("undoes"), flag("sample")], optional: ["undoes"],
      references: ["change": "change", "undoes": "journal"]),
    StoredTable(
      "social_function", key: "id",
      columns: [("id", .text), ("kind", list(SocialFunction.Kind.self))]
        + texts(
          "nl", "en", "executor_nl", "executor_en", "payment_nl", "payment_en", "remark_nl", "remark_en", "section")
        + [line, position, ("figure", .text)], optional: ["figure"]),
    StoredTable(
      "figure", key: "key",
      columns: texts("key", "value") + [("unit", list(SourceFigure.Unit.self)), ("section", .text), line, position]),
    StoredTable(
      "finding", key: "id",
      columns: texts(
        "id", "quotes", "title_nl", "title_en", "printed_nl", "printed_en", "follows_nl", "follows_en", "place")
        + [position]),
  ]

  private static let position = ("position", Content.number(Bounds.position))
  private static let line = ("line", Content.number(Bounds.line))
  private static func texts(_ names: String...) -> [(String, Content)] { names.map { ($0, .text) } }
  private static func number(_ name: String) -> (String, Content) { (name, .number(Bounds.number)) }
  private static func flag(_ name: String) -> (String, Content) { (name, .number(0...1)) }
  private static func list<Value: RawRepresentable<String> & CaseIterable>(_: Value.Type) -> Content {
    .oneOf(Value.allCases.map { Array($0.rawValue.utf8) })
  }
}
