import Model

extension Command {
  /// Marks: what the next change is about.
  static let marking: [Command] = [
    Command(
      "mark", Phrase("markeren, of juist niet meer", "mark, or mark no more"), hint: Phrase("markeer", "mark"),
      keys: ["Space"], scopes: Scope.rows, arguments: "[MUNICIPALITY]"
    ) { state, arguments in
      guard arguments.isEmpty else { return markNamed(arguments.joined(separator: " "), &state) }
      toggleMark(&state)
      state.moveCursor(to: state.position(of: state.scope).cursor + 1)
      return []
    },
    Command(
      "mark-range",
      Phrase("bereik markeren: hier begint het, nog eens eindigt het", "mark a range: begin here, end there"),
      keys: ["v"], scopes: Scope.rows
    ) { state, _ in
      guard let row = state.rowUnderCursor else { return [] }
      if state.table.anchor == nil {
        let code = state.programme.municipalities[row].code
        state.mark { $0.anchor = code }
        state.notice = Notice(
          .info,
          Phrase("Bereik begint hier; ga verder en druk nog eens v.", "The range begins here; move on, press v again."))
      } else {
        let codes = state.rangeRows.map { state.programme.municipalities[$0].code }
        state.mark {
          $0.marks.formUnion(codes)
          $0.anchor = nil
        }
        state.notice = markNotice(state)
      }
      return []
    },
    Command(
      "mark-all", Phrase("alles markeren wat er staat", "mark all that is shown"), keys: ["A"], scopes: Scope.rows
    ) { state, _ in
      let codes = state.rows.map { state.programme.municipalities[$0].code }
      state.mark { $0.marks.formUnion(codes) }
      state.notice = markNotice(state)
      return []
    },
    Command(
      "unmark-all", Phrase("geen markering meer", "no marks any more"), scopes: Scope.rows,
      blocked: { $0.table.marks.isEmpty ? Phrase("Er is niets gemarkeerd.", "Nothing is marked.") : nil }
    ) { state, _ in
      state.mark {
        $0.marks = []
        $0.anchor = nil
      }
      return []
    },
  ]
}

extension Scope {
  /// The lists of municipalities in which rows can be marked and sorted.
  package static let rows: [Scope] = [.rollout, .municipalities]
}

extension State {
  /// The rows from where a range began up to the cursor, in the order of the screen; empty where none began.
  var rangeRows: [Int] {
    guard let anchor = table.anchor, let from = programme.row(of: anchor), let to = rowUnderCursor,
      let first = rows.firstIndex(of: from), let last = rows.firstIndex(of: to)
    else { return [] }
    // Groups gather rows in another order than the list without them.
    guard scope == .municipalities, table.grouping != .none else {
      return Array(rows[min(first, last)...max(first, last)])
    }
    guard let top = table.line(of: from), let bottom = table.line(of: to) else { return [] }
    return table.lines[min(top, bottom)...max(top, bottom)].compactMap {
      if case .row(let row) = $0 { row } else { nil }
    }
  }
}

extension Painter {
  /// How many are marked, for the frame of a list; nothing where none is.
  var markedWords: String {
    let count = state.table.marks.count
    return count == 0 ? "" : say(" · \(count) gemarkeerd", " · \(count) marked")
  }
}

private func toggleMark(_ state: inout State) {
  let cursor = state.position(of: .municipalities).cursor
  if state.scope == .municipalities, state.table.lines.indices.contains(cursor),
    case .group(let group) = state.table.lines[cursor]
  {
    let codes = Set(state.table.groups[group].rows.map { state.programme.municipalities[$0].code })
    state.mark { table in
      if codes.isSubset(of: table.marks) { table.marks.subtract(codes) } else { table.marks.formUnion(codes) }
    }
    return
  }
  guard let row = state.rowUnderCursor else { return }
  let code = state.programme.municipalities[row].code
  state.mark { table in
    if table.marks.remove(code) == nil { table.marks.insert(code) }
  }
}

private func markNamed(_ name: String, _ state: inout State) -> [Effect] {
  do throws(Filter.Problem) {
    let code = state.programme.municipalities[try state.programme.row(named: name)].code
    state.mark { _ = $0.marks.insert(code) }
    return []
  } catch {
    return usage(&state, error.words)
  }
}

private func markNotice(_ state: State) -> Notice {
  Notice(.info, Phrase("\(state.table.marks.count) gemarkeerd.", "\(state.table.marks.count) marked."))
}
