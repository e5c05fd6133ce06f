import Model

/// The cells that a command is about.
struct Aim {
  /// Of the programme.
  var rows: [Int]
  /// The initiative, as a column of the programme.
  var column: Int
  /// How many words name them: what follows are the command's own.
  var words = 0
  /// The municipality as it was typed, for the store to find on the day that is spoken of.
  var name: String?
}

extension State {
  /// The marked rows or the cursor's; says why there are none.
  mutating func aimed() -> Aim? {
    let rows = targetRows
    if !rows.isEmpty, let column = initiativeUnderCursor { return Aim(rows: rows, column: column) }
    tell(
      .refusal,
      rows.isEmpty
        ? Phrase(
          "Kies eerst een gemeente (\(keyOf("next-pane")), ↑↓).",
          "Choose a municipality first (\(keyOf("next-pane")), ↑↓).")
        : Phrase("Kies eerst een initiatief (←→).", "Choose an initiative first (←→)."))
    return nil
  }

  /// The cells that `[MUNICIPALITY] INITIATIVE` names in front of a command's own words; of marked rows the initiative is
  /// enough. Without a screen nothing else points at them: a cursor that nobody sees is no answer. On one the words may
  /// be left out, and those of a text are a text, unless a municipality's name and an initiative come first.
  /// - Returns: nil where it said what is wrong.
  mutating func aim(_ arguments: [String], _ id: String, isText: Bool = false) -> Aim? {
    let position = arguments.firstIndex { programme.column(of: $0.lowercased()) != nil }
    let name = arguments[..<(position ?? 0)].joined(separator: " ")
    let isNamed =
      isText
      ? !name.isEmpty && !programme.municipalities.rows(named: name).isEmpty
      : arguments.first.map { $0 != "on" } ?? false
    guard isHeadless || isNamed else { return aimed() }
    guard let position, let column = programme.column(of: arguments[position].lowercased()) else {
      let ids = programme.initiatives.map(\.id).joined(separator: " ")
      misuse(id, Phrase("Noem het initiatief", "Name the initiative"), also: " " + ids)
      return nil
    }
    guard position == 0 else {
      let isOn = hasDay(arguments, behind: position)
      do throws(Filter.Problem) {
        let row = try programme.row(named: name)
        // On another day the same name may be another's.
        let isExact = programme.municipalities[row].foldedName == folded(name)
        return Aim(rows: [row], column: column, words: position + 1, name: isOn && isExact ? name : nil)
      } catch {
        if isOn { return Aim(rows: [], column: column, words: position + 1, name: name) }
        tell(.usage, error.words, ground: .municipalities)
        return nil
      }
    }
    let rows = isHeadless && marks.isEmpty ? [] : targetRows
    guard !rows.isEmpty else {
      misuse(
        id, Phrase("Noem de gemeente, of markeer er eerst", "Name the municipality, or mark some first"), ground: .rows)
      return nil
    }
    return Aim(rows: rows, column: column, words: 1)
  }

  /// Whether a command speaks of another day.
  private func hasDay(_ arguments: [String], behind position: Int) -> Bool {
    pending.typed.options.on != nil
      || arguments.indices.dropFirst(position + 1).contains { place in
        (try? LineOptions.day(in: arguments, at: place, today: programme.today)) != nil
      }
  }

  /// `template` for each cell that a command is about.
  func changes(_ template: RolloutChange, _ aim: Aim) -> [RolloutChange] {
    guard let name = aim.name else { return aim.rows.map { self.change(template, row: $0, column: aim.column) } }
    var change = template
    (change.municipality, change.initiative) = (name, programme.initiatives[aim.column].id)
    change.seen = programme.seq
    return [change]
  }

  /// Takes the day of `on DAY` at a place among a command's words; one that is given twice, or is none, is told.
  /// - Returns: the day of the option or of these words, and how many words that takes; nil where it said what is wrong.
  mutating func takeDay(_ arguments: [String], at place: Int) -> (day: Day?, words: Int)? {
    do throws(Filter.Problem) {
      let option = pending.typed.options.on
      guard let found = try LineOptions.day(in: arguments, at: place, today: programme.today) else {
        return (option, 0)
      }
      guard option == nil else {
        throw Filter.Problem(
          words: Phrase("De dag staat er twee keer: bij on en bij --on.", "The day is given twice: by on and by --on."))
      }
      return (found.day, found.words)
    } catch {
      tell(.usage, error.words)
      return nil
    }
  }

  /// Says what a command about a cell lacks, and how it is written.
  @discardableResult
  mutating func misuse(
    _ id: String, _ what: Phrase, also: String = "", ground: Notice.Ground = .nothing
  ) -> [Effect] {
    func words(_ language: Language) -> String {
      // What stands behind the cell is the command's own.
      let words = Command.named(id)?.arguments.words(language).split(separator: " ") ?? []
      let own = words.drop { !$0.hasPrefix("INITIATI") }.dropFirst().map { " " + $0 }.joined()
      let cell = Phrase(" [GEMEENTE] INITIATIEF", " [MUNICIPALITY] INITIATIVE")[language]
      return "\(what[language]): \(id)\(cell)\(own)." + also
    }
    return tell(.usage, words(.dutch), words(.english), ground: ground)
  }
}
