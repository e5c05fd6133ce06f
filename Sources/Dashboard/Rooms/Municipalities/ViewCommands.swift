import Model
import Screen

extension Command {
  /// What is shown, as a whole: counted in a matrix, named, recalled, passed on.
  static let viewing: [Command] = [
    Command(
      "pivot", Phrase("gemeenten tellen in een kleine matrix", "count municipalities in a small matrix"),
      arguments: "ROWS COLUMNS [INITIATIVE]",
      completions: { state in
        let fields: [MunicipalityField] = [.province, .sizeClass, .corop, .safetyRegion, .urbanity]
        return fields.map { $0.name(state.language) } + ["status"]
      }
    ) { state, arguments in
      guard !arguments.isEmpty || state.isHeadless else { return state.lay(PivotForm(state)) }
      do throws(Filter.Problem) {
        return state.lay(
          PivotOverlay(
            try Pivot(arguments, rows: state.rows, of: state.programme, column: state.initiativeUnderCursor ?? 0), state
          ))
      } catch {
        return state.tell(.usage, error.words)
      }
    },
    Command(
      "view",
      Phrase(
        "een weergave oproepen: naam, of page= filter= sort= group= as-of= where= order=",
        "recall a view: a name, or page= filter= sort= group= as-of= where= order="),
      arguments: "NAME|KEY=VALUE …", takesLine: true,
      completions: { state in
        state.look.namedViews.keys.sorted() + ShippedView.all.map { $0.id[state.language] }
          + SavedView.keys.map { $0 + "=" }
      }
    ) { state, arguments in
      guard !arguments.isEmpty else {
        // Without arguments the line itself stands ready, to be read, changed or copied.
        return state.lay(CommandLine("view " + SavedView(state).line))
      }
      return recall(arguments, &state)
    },
    Command(
      "view-name", Phrase("deze weergave een naam geven", "give this view a name"), arguments: "NAME"
    ) { state, arguments in
      guard arguments.count == 1, let name = arguments.first, isName(name) else { return namesAreWords(&state) }
      let line = SavedView(state).line
      state.look.namedViews[name] = line
      state.tell(.info, "Weergave bewaard: :view \(name)", "View saved: :view \(name)")
      return [.keepName(.views, name, line)]
    },
    Command(
      "copy-view", Phrase("deze weergave kopiëren als :view-regel", "copy this view as a :view line"), keys: ["y"]
    ) { state, _ in
      let line = ":view " + SavedView(state).line
      // Where nothing is drawn there is no clipboard: the line itself is what was asked for.
      let isPlain = state.isHeadless || state.session.isLinear
      state.tell(.info, isPlain ? Phrase(same: line) : Phrase("Gekopieerd: \(line)", "Copied: \(line)"))
      return isPlain ? [] : [.copy(line)]
    },
    Command(
      "filter-name", Phrase("dit filter een naam geven", "give this filter a name"), arguments: "NAME",
      blocked: {
        $0.filterText.isEmpty
          ? Phrase(
            "Er is geen filter; \(keyOf("filter")) begint er een.", "There is no filter; \(keyOf("filter")) starts one."
          ) : nil
      }
    ) { state, arguments in
      guard arguments.count == 1, let name = arguments.first, isName(name) else { return namesAreWords(&state) }
      let text = state.filterText
      state.look.namedFilters[name] = text
      state.tell(.info, "Filter bewaard: /@\(name)", "Filter saved: /@\(name)")
      return [.keepName(.filters, name, text)]
    },
    Command(
      "list-name", Phrase("de gemarkeerde gemeenten een naam geven", "give the marked municipalities a name"),
      arguments: "NAME", completions: { $0.look.lists.keys.sorted() },
      blocked: {
        $0.marks.isEmpty
          ? Phrase(
            "Er is niets gemarkeerd; dat kan met \(keyOf("mark")) en \(keyOf("mark-all")).",
            "Nothing is marked; \(keyOf("mark")) and \(keyOf("mark-all")) do that.") : nil
      }
    ) { state, arguments in
      guard arguments.count == 1, let name = arguments.first, isName(name) else { return namesAreWords(&state) }
      let codes = state.marks.sorted()
      state.look.namedLists[name] = codes.joined(separator: " ")
      // A filter that asks for it asks for what it is now.
      if let filter = state.filter, let again = try? state.readFilter(filter.text) { state.look.keep(again) }
      state.tell(
        .info, "Lijst bewaard: /lijst=\(name) (\(codes.count))", "List saved: /list=\(name) (\(codes.count))")
      return [.keepName(.lists, name, codes.joined(separator: " "))]
    },
  ]
}

/// What a view consists of, as one line that another can paste.
struct SavedView {
  /// The words by which a view names its parts.
  static let keys = ["page", "filter", "sort", "group", "as-of", "where", "order"]

  /// The page that it shows.
  var page: RoomID
  /// The filter as it was typed; empty for none.
  var filter: String
  /// The keys that it sorts by.
  var sort: [SortKey]
  /// By what it gathers.
  var grouping: Grouping
  /// The day that it shows; nil for today.
  var asOf: Day?
  /// What is asked of the page's own list, as it was typed; empty for all of it.
  var own = ""
  /// The keys of that list's order.
  var order: [ListKey] = []

  /// What is shown now.
  init(_ state: State) {
    page = state.place.isPage ? state.place.room : .municipalities
    filter = state.filter?.text ?? ""
    sort = state.table.sort
    grouping = state.table.grouping
    asOf = state.asOf
    guard state.place.isPage, let pane = state.askedPane else { return }
    let asking = state.asking(of: pane.id)
    (own, order) = (asking.filter?.text ?? "", asking.sort)
  }

  /// `page=municipalities filter="…" sort=inhabitants:desc,name group=province as-of=2017-06-30`.
  var line: String {
    var parts = ["page=\(page.name)"]
    if !filter.isEmpty { parts.append("filter='\(filter)'") }
    if !sort.isEmpty { parts.append("sort=" + SortKey.written(sort)) }
    if grouping != .none { parts.append("group=\(grouping.rawValue)") }
    if let asOf { parts.append("as-of=\(asOf.iso)") }
    if !own.isEmpty { parts.append("where='\(own)'") }
    if !order.isEmpty { parts.append("order=" + ListKey.written(order)) }
    return parts.joined(separator: " ")
  }
}

private func namesAreWords(_ state: inout State) -> [Effect] {
  state.tell(
    .usage, "Geef het een naam van letters, cijfers en streepjes.", "Give it a name of letters, digits and dashes.")
}

/// Recalls a view by its name, or by what it consists of; what is not said is as a new user has it.
private func recall(_ arguments: [String], _ state: inout State) -> [Effect] {
  var line = arguments.joined(separator: " ")
  if arguments.count == 1, !line.contains("=") {
    guard let known = state.look.namedViews[line] ?? ShippedView.line(named: line, state.language) else {
      let names = state.look.namedViews.keys.sorted()
      let (dutch, english) = (names + ShippedView.all.map(\.id.dutch), names + ShippedView.all.map(\.id.english))
      return state.tell(
        .usage, "Geen weergave «\(line)». Er is: \(dutch.joined(separator: " ")).",
        "No view «\(line)». There is: \(english.joined(separator: " ")).")
    }
    line = known
  }
  do throws(Filter.Problem) {
    return try apply(SavedView(reading: line, state), &state)
  } catch {
    return state.tell(.usage, error.words)
  }
}

extension SavedView {
  /// Reads a line as `line` writes it.
  /// - Throws: what is wrong with it, with what there is to choose from.
  fileprivate init(reading text: String, _ state: State) throws(Filter.Problem) {
    (page, filter, sort, grouping, asOf) = (.municipalities, "", [], .none, nil)
    var orderText = ""
    let (pairs, rest) = Words.pairs(text, keys: SavedView.keys)
    if let rest { throw SavedView.wrong(rest.key, rest.value) }
    for (key, value) in pairs {
      switch key {
      case "page":
        guard let room = Room.page(named: value) else { throw SavedView.wrong(key, value) }
        page = room.id
      case "filter":
        _ = try Filter(value, initiatives: state.programme.initiatives, today: state.programme.today)
        filter = value
      case "where": own = value
      case "order": orderText = value
      case "sort":
        guard let keys = SortKey.read(value, state.programme) else { throw SavedView.wrong(key, value) }
        sort = keys
      case "group":
        guard let grouping = Grouping(rawValue: value) else { throw SavedView.wrong(key, value) }
        self.grouping = grouping
      case "as-of":
        guard let day = Day(written: value, today: state.programme.today) else { throw SavedView.wrong(key, value) }
        asOf = day
      default: throw SavedView.wrong(key, value)
      }
    }
    guard !own.isEmpty || !orderText.isEmpty else { return }
    var there = state
    there.go(to: .page(page))
    guard let pane = there.askedPane else {
      throw own.isEmpty ? SavedView.wrong("order", orderText) : SavedView.wrong("where", own)
    }
    try there.keepFilter(own)
    order = try ListKey.read(orderText, pane.columns(there))
  }

  private static func wrong(_ key: String, _ value: String) -> Filter.Problem {
    let known = keys.map { $0 + "=" }.joined(separator: " ")
    return Filter.Problem(
      words: Phrase(
        "«\(key)=\(value)» hoort niet in een weergave. Er is: \(known).",
        "«\(key)=\(value)» does not belong in a view. There is: \(known)."))
  }
}

/// - Throws: what is wrong with it; what is not there today may be there on another day.
private func readFilter(_ text: String, onDay day: Day?, _ state: State) throws(Filter.Problem) -> Filter {
  if day != state.asOf, (try? state.readFilter(text)) == nil {
    return try Filter(
      text, initiatives: state.programme.initiatives, today: state.programme.today, lists: state.look.lists)
  }
  return try state.readFilter(text)
}

private func apply(_ view: SavedView, _ state: inout State) throws(Filter.Problem) -> [Effect] {
  let filter = view.filter.isEmpty ? nil : try readFilter(view.filter, onDay: view.asOf, state)
  state.go(to: .page(view.page))
  state.look.keep(filter)
  state.arrange { table in
    table.sort = view.sort
    table.grouping = view.grouping
    table.collapsed = []
  }
  if let pane = state.askedPane {
    state.ask(of: pane.id) { $0.filter = nil }
    if !view.own.isEmpty { try state.keepFilter((pane.isFiltered ? view.filter + " " : "") + view.own) }
    state.ask(of: pane.id) { $0.sort = view.order }
  }
  var effects = state.reads
  if view.asOf != state.asOf {
    effects += state.ask(for: view.asOf)
  }
  return effects
}
