import Model

extension MunicipalitiesPane {
  package static func read(_ row: TableLine, _ state: State) -> Reading {
    switch row {
    case .group(let group): return state.read(state.arranged.groups[group])
    case .row(let row):
      let voice = state.voice
      var columns = State.columnChoices(state.table, state.programme).filter { $0.visibility == .shown }.map(\.column)
      let here = state.table.column
      // Whoever goes down a column hears that first.
      if let place = columns.firstIndex(of: here) { columns.insert(columns.remove(at: place), at: 0) }
      return Reading(
        state.municipalityWords(row, isWaiting: state.misfits(grouped: true).rows.contains(row)),
        columns.compactMap { column in
          // Those of every row stand at its head.
          if [.field(.province), .field(.inhabitants)].contains(column) { return nil }
          return (column.id, state.words(of: column, row: row, voice))
        }, here: state.words(of: here, row: row, voice))
    }
  }

  package static func remarks(_ state: State) -> [Remark] {
    let (voice, table) = (state.voice, state.table)
    func title(_ column: TableColumn) -> String {
      switch column {
      case .field(let field): voice.say(field.spokenTitle)
      case .initiative(let id):
        state.programme.column(of: id).map { voice.say(state.programme.initiatives[$0].shortName) } ?? id
      case .aspect(let aspect, let id): title(.initiative(id)) + ", " + voice.say(aspect.title)
      }
    }
    let keys = table.sort.map { key in
      title(key.column) + (key.isDescending ? voice.say(", aflopend", ", descending") : "")
    }.joined(separator: voice.say(", dan ", ", then "))
    let own = table.choices.filter { $0.visibility != .hidden }.map { choice in
      title(choice.column)
        + (choice.extra == 0
          ? ""
          : voice.say(
            " (breedte \(choice.extra > 0 ? "+" : "")\(choice.extra))",
            " (width \(choice.extra > 0 ? "+" : "")\(choice.extra))"))
    }.joined(separator: ", ")
    let arranged = state.arranged
    let sums = zip(state.programme.initiatives, arranged.coverage).map {
      "\(voice.say($0.shortName)): \(voice.shares($1))"
    }
    var remarks: [Remark] = []
    remarks.append(
      Remark(
        "sort", keys.isEmpty ? "" : voice.say("Gesorteerd op \(keys)", "Sorted by \(keys)"),
        gone: voice.say("In de volgorde van het bestand", "In the store's own order")))
    remarks.append(
      Remark(
        "group", table.grouping == .none ? "" : voice.say(table.grouping.title),
        gone: voice.say(Grouping.none.title)))
    remarks.append(
      Remark(
        "columns", own.isEmpty ? "" : voice.say("Kolommen: \(own)", "Columns: \(own)"),
        gone: voice.say("Kolommen zoals eerst", "Columns as at first")))
    if arranged.lines.isEmpty {
      let key = voice.say("\(keyOf("back")) haalt het filter weg", "\(keyOf("back")) removes the filter")
      remarks.append(Remark("empty", voice.say("Niets gevonden; ", "Nothing found; ") + key))
    } else {
      let all = voice.municipalities(state.rows.count) + ", " + voice.inhabitants(arranged.inhabitants)
      // They move with every status that is set: what is shown is what matters.
      remarks.append(Remark("sums", "\(all). " + sums.joined(separator: "; "), stamp: all))
    }
    return remarks + state.markRemarks(grouped: true)
  }
}

extension MunicipalityField {
  /// The head of the column in full.
  fileprivate var spokenTitle: Phrase {
    switch self {
    case .inhabitants: Phrase("inwoners", "inhabitants")
    case .urbanity: Phrase("stedelijkheid", "urbanity")
    default: title
    }
  }
}

extension State {
  /// A municipality at the head of its row: name, province and inhabitants, whether it is marked and waits.
  func municipalityWords(_ row: Int, isWaiting: Bool) -> String {
    let municipality = programme.municipalities[row]
    var parts = [municipality.name, municipality.province, voice.inhabitants(municipality.inhabitants)]
    if isMarked(row) { parts.append(voice.say("gemarkeerd", "marked")) }
    if isWaiting { parts.append(voice.say("staat niet meer op volgorde", "no longer in its place")) }
    return parts.joined(separator: ", ")
  }

  /// What is marked, and what waits for its order.
  func markRemarks(grouped: Bool) -> [Remark] {
    let (marked, waiting) = (marked, misfits(grouped: grouped).count)
    let hidden = marked.count - marked.shown
    let words =
      marked.count == 0
      ? ""
      : voice.say("\(marked.count) gemarkeerd", "\(marked.count) marked")
        + (hidden == 0 ? "" : voice.say(", \(hidden) daarvan niet in de lijst", ", \(hidden) of them not in the list"))
    return [
      Remark("marked", words, gone: voice.say("Niets gemarkeerd", "Nothing marked")),
      Remark(
        "anchor",
        table.anchor == nil
          ? ""
          : voice.say(
            "Bereik begonnen; \(keyOf("mark-range")) markeert het", "Range begun; \(keyOf("mark-range")) marks it")),
      Remark(
        "waiting",
        waiting == 0
          ? ""
          : voice.say(
            "\(waiting) \(waiting == 1 ? "wacht" : "wachten") op \(keyOf("refresh"))",
            "\(waiting) \(waiting == 1 ? "waits" : "wait") for \(keyOf("refresh"))"),
        gone: voice.say("Alles staat op volgorde", "Everything is in order")),
    ]
  }

  /// A column of a municipality with its name.
  fileprivate func words(of column: TableColumn, row: Int, _ voice: Voice) -> String {
    switch column {
    case .initiative(let id): programme.column(of: id).map { voice.cell(row, $0, of: programme) } ?? id
    case .field(let field): "\(voice.say(field.spokenTitle)): \(words(of: field, row: row, voice))"
    case .aspect(let aspect, let id):
      programme.column(of: id).map { words(of: aspect, programme[row, $0], voice) } ?? id
    }
  }

  private func words(of aspect: CellAspect, _ cell: RolloutCell, _ voice: Voice) -> String {
    let text = aspect == .note ? cell.note : aspect == .flag ? cell.flags.words(language) : ""
    let value = aspect.day(of: cell).map(voice.say) ?? text
    return "\(voice.say(aspect.title)): " + (value.isEmpty ? voice.say("geen", "none") : value)
  }

  private func words(of field: MunicipalityField, row: Int, _ voice: Voice) -> String {
    let municipality = programme.municipalities[row]
    let none = voice.say("geen", "none")
    switch field {
    case .name: return municipality.name
    case .code: return municipality.code
    case .province: return municipality.province
    case .inhabitants: return voice.say(municipality.inhabitants)
    case .sizeClass: return municipality.sizeClass.words(language) + voice.say(" inwoners", " inhabitants")
    case .corop: return municipality.corop.isEmpty ? none : municipality.corop
    case .safetyRegion: return municipality.safetyRegion.isEmpty ? none : municipality.safetyRegion
    case .urbanity: return municipality.urbanity.map { voice.say(urbanityWords($0)) } ?? none
    case .lastChange: return programme.lastChange(of: row).map(voice.say) ?? voice.say("nog niet", "not yet")
    case .note:
      let note = programme.note(of: row)
      return note.isEmpty ? none : note
    case .planned: return programme.firstPlanned(of: row).map(voice.say) ?? none
    case .heard: return programme.lastHeard(of: row).map(voice.say) ?? none
    case .used:
      return voice.say(
        "\(programme.adopted(row)) van \(programme.initiatives.count)",
        "\(programme.adopted(row)) of \(programme.initiatives.count)")
    }
  }

  /// The head of a group.
  fileprivate func read(_ group: TableGroup) -> Reading {
    let name = table.grouping.words(group.name, language)
    let state = group.isCollapsed ? voice.say("ingeklapt", "collapsed") : voice.say("uitgeklapt", "expanded")
    let head = voice.say("Groep \(name)", "Group \(name)")
    return Reading(
      "\(head), \(state), \(voice.municipalities(group.rows.count)), \(voice.inhabitants(group.inhabitants))",
      zip(programme.initiatives, group.coverage).map { initiative, coverage in
        (initiative.id, "\(voice.say(initiative.shortName)): \(voice.shares(coverage))")
      })
  }
}
