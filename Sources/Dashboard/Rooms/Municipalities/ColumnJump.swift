import Model
import Screen

extension Command {
  /// Straight to a column by its name.
  static let columnJump = Command(
    "column", Phrase("naar een kolom: eerste letters van de kop", "to a column: first letters of its heading"),
    hint: Phrase("kolom", "column"), keys: ["K"], scopes: municipalityLists, arguments: "NAME", asks: true,
    completions: { state in state.jumps.compactMap { $0.names.first } }
  ) { state, arguments in
    guard !arguments.isEmpty else { return state.lay(ColumnLine(state)) }
    let name = arguments.joined(separator: " ")
    guard let jump = state.jumps(to: name).first else {
      func heads(_ language: Language) -> String { state.jumps.map { $0.head[language] }.joined(separator: " · ") }
      return state.tell(
        .usage, "Geen kolom begint met «\(name)». Er is: \(heads(.dutch)).",
        "No column begins with «\(name)». There is: \(heads(.english)).")
    }
    state.goTo(jump.column)
    return []
  }
}

/// A column that one can go to.
struct ColumnJump: Sendable {
  /// Where it leads.
  var column: TableColumn
  /// As the table has it.
  var head: Phrase
  /// All that it may be called, folded.
  var names: [String]
}

extension State {
  /// The columns of the list in the focus that the cursor can be on, in order.
  var jumps: [ColumnJump] {
    let columns =
      focus == MunicipalitiesPane.id ? tableColumns : programme.initiatives.map { TableColumn.initiative($0.id) }
    return columns.compactMap { column in
      switch column {
      case .field(let field):
        return ColumnJump(
          column: column, head: field.title,
          names: [field.name(language), folded(field.title[language])] + field.names)
      case .initiative(let id):
        guard let index = programme.column(of: id) else { return nil }
        let initiative = programme.initiatives[index]
        let (short, name) = (initiative.shortName, initiative.name)
        return ColumnJump(
          column: column, head: short,
          names: [id] + [initiative.label, short[language], name[language]].map(folded))
      case .aspect(let aspect, let id):
        guard let index = programme.column(of: id) else { return nil }
        let short = programme.initiatives[index].shortName
        return ColumnJump(
          column: column,
          head: Phrase(
            "\(short.dutch) \(aspect.title.dutch)", "\(short.english) \(aspect.title.english)"),
          names: aspect.names.map { "\(id).\($0)" })
      }
    }
  }

  /// Those of which a name begins with `text`, in order; the very name first.
  func jumps(to text: String) -> [ColumnJump] {
    let wanted = folded(text)
    guard !wanted.isEmpty else { return [] }
    let found = jumps.filter { jump in jump.names.contains { $0.hasPrefix(wanted) } }
    return found.filter { $0.names.contains(wanted) } + found.filter { !$0.names.contains(wanted) }
  }

  /// Puts the cursor on a column.
  mutating func goTo(_ column: TableColumn) {
    if focus == MunicipalitiesPane.id { arrange { $0.column = column } }
    if case .initiative(let id) = column, let index = programme.column(of: id) { look.go(toColumn: index) }
  }
}

/// The line in which the first letters of a column's head are typed: the cursor goes there at once.
struct ColumnLine: Overlay {
  private var editor = LineEditor(text: "")
  private var problem: Phrase?
  private var heads = ""
  /// Where the cursor was.
  private let before: TableColumn

  init(_ state: State) {
    before = state.columnUnderCursor
    look(at: state)
  }

  mutating func press(_ key: Key, _ state: inout State) -> Reaction {
    switch key {
    case .enter: return .closes
    case _ where isCancel(key):
      state.goTo(before)
      return .closes
    // Of several that begin so the next.
    case .tab, .backTab:
      let found = state.jumps(to: editor.text)
      let now = found.firstIndex { $0.column == state.columnUnderCursor } ?? 0
      if !found.isEmpty {
        state.goTo(found[(now + (key == .tab ? 1 : found.count - 1)) % found.count].column)
      }
    default:
      guard editor.press(key) else { return .stays }
      if let jump = state.jumps(to: editor.text).first { state.goTo(jump.column) }
    }
    return .stays
  }

  mutating func look(at state: State) {
    let found = state.jumps(to: editor.text)
    let shown = editor.text.isEmpty ? state.jumps : found
    heads = shown.map { $0.head[state.language] }.joined(separator: " · ")
    problem =
      found.isEmpty && !editor.text.isEmpty
      ? Phrase("Geen kolom begint zo.", "No column begins like that.") : nil
  }

  var hints: [Hint] { [.enter("hier", "here"), Hint("Tab", Phrase("volgende", "next")), .cancel] }

  func draw(on painter: inout Painter) {
    painter.drawLine(painter.say("kolom ", "column "), editor, problem, ghost: heads)
  }
}

extension ColumnLine {
  func dialogue(_ state: State) -> Dialogue {
    var dialogue = Dialogue(title: state.voice.say("Naar een kolom", "To a column"))
    dialogue.field = Dialogue.Field("", editor)
    // Where the cursor went is said letter by letter: that is what is typed for.
    dialogue.choices = state.jumps(to: editor.text).map { Dialogue.Choice(words: state.voice.say($0.head), keys: []) }
    dialogue.isLong = true
    dialogue.selected = state.jumps(to: editor.text).firstIndex { $0.column == state.columnUnderCursor }
    dialogue.problem = problem.map(state.voice.say)
    dialogue.aside = editor.text.isEmpty ? heads : ""
    dialogue.hints = hints
    return dialogue
  }
}
