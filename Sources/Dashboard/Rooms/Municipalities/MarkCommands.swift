import Model

extension Command {
  /// Marks: what the next change is about.
  static let marking: [Command] = [
    Command(
      "mark", Phrase("markeren, of de markering weghalen", "mark or unmark"), hint: Phrase("markeer", "mark"),
      keys: ["Space"], scopes: municipalityLists, arguments: "[MUNICIPALITY]"
    ) { state, arguments in
      guard arguments.isEmpty else { return markNamed(arguments.joined(separator: " "), &state) }
      toggleMark(&state)
      if state.session.markMoves { state.moveCursor(by: 1) }
      return []
    },
    Command(
      "mark-range",
      Phrase("bereik markeren: hier begint het, nog eens eindigt het", "mark a range: begin here, end there"),
      keys: ["v"], scopes: municipalityLists
    ) { state, _ in
      guard let row = state.rowUnderCursor else { return [] }
      if state.table.anchor == nil {
        let code = state.programme.municipalities[row].code
        state.arrange { $0.anchor = code }
        state.tell(
          .info, "Bereik begint hier; ga verder en druk nog eens \(keyOf("mark-range")).",
          "The range begins here; move on and press \(keyOf("mark-range")) again.")
      } else {
        let codes = state.rangeRows.map { state.programme.municipalities[$0].code }
        state.arrange {
          $0.marks.formUnion(codes)
          $0.anchor = nil
        }
        return tellMarks(&state)
      }
      return []
    },
    Command(
      "mark-all", Phrase("alles markeren wat getoond wordt", "mark everything shown"), keys: ["A"],
      scopes: municipalityLists
    ) { state, _ in
      let codes = state.rows.map { state.programme.municipalities[$0].code }
      state.arrange { $0.marks.formUnion(codes) }
      return tellMarks(&state)
    },
    Command(
      "unmark-all", Phrase("alle markeringen weg", "clear all marks"), scopes: municipalityLists,
      blocked: { $0.marks.isEmpty ? Phrase("Er is niets gemarkeerd.", "Nothing is marked.") : nil }
    ) { state, _ in
      state.arrange {
        $0.marks = []
        $0.anchor = nil
      }
      return []
    },
  ]
}

/// The lists of municipalities in which rows can be marked and sorted.
let municipalityLists: [PaneID] = [RolloutPane.id, MunicipalitiesPane.id]

extension State {
  /// The rows from where a range began up to the cursor, in the order of the screen; empty where none began.
  var rangeRows: [Int] {
    guard let anchor = table.anchor else { return [] }
    // Groups gather rows in another order than the list without them.
    let lines = focus == MunicipalitiesPane.id ? arranged.lines : rows.map { .row($0) }
    return Dashboard.rangeRows(lines, cursor: pane.standing(self).cursor, anchor: programme.row(of: anchor))
  }
}

extension Painter {
  /// How many are marked, for the frame of a list, and how many of them stand in it where not all do; nothing where none
  /// is.
  func markedWords(_ marked: Marked) -> String {
    guard marked.count > 0 else { return "" }
    let words = say(" · \(marked.count) gemarkeerd", " · \(marked.count) marked")
    return marked.shown == marked.count
      ? words : words + say(", \(marked.shown) zichtbaar", ", \(marked.shown) visible")
  }
}

private func toggleMark(_ state: inout State) {
  if state.focus == MunicipalitiesPane.id, case .group(let group) = state.seen(MunicipalitiesPane.self).current {
    let codes = Set(state.arranged.groups[group].rows.map { state.programme.municipalities[$0].code })
    state.arrange { table in
      if codes.isSubset(of: table.marks) { table.marks.subtract(codes) } else { table.marks.formUnion(codes) }
    }
    return
  }
  guard let row = state.rowUnderCursor else { return }
  let code = state.programme.municipalities[row].code
  state.arrange { table in
    if table.marks.remove(code) == nil { table.marks.insert(code) }
  }
}

private func markNamed(_ name: String, _ state: inout State) -> [Effect] {
  do throws(Filter.Problem) {
    let code = state.programme.municipalities[try state.programme.row(named: name)].code
    state.arrange { _ = $0.marks.insert(code) }
    return []
  } catch {
    return state.tell(.usage, error.words, ground: .municipalities)
  }
}

private func tellMarks(_ state: inout State) -> [Effect] {
  state.tell(.info, "\(state.marks.count) gemarkeerd.", "\(state.marks.count) marked.")
}
