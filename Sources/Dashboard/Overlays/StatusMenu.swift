import Model
import Screen

/// The statuses that the targets may get, and why they may not get the others.
struct StatusMenu: Overlay {
  /// A status that can be chosen.
  struct Item: Sendable {
    /// The status.
    var status: RolloutStatus
    /// What it asks of those that may have it, or why none may.
    var verdict: Result<Transition.Need, Refusal>
    /// How many of the targets may get it.
    var allowed: Int
    /// How many have it now.
    var present: Int
  }

  /// What the change is about.
  var cells: [CellName]
  /// What the targets had when the menu opened, beside `cells`.
  var current: [RolloutCell]
  /// The statuses, in their order.
  var items: [Item]
  /// The status under the cursor, from 0.
  var selected: Int
  /// Whether a typing error is put right, for which any status will do.
  var isCorrecting: Bool
  /// Why the last choice was none.
  var problem: Phrase?
  fileprivate let title: Phrase

  /// The menu for cells of one initiative; the cursor stands on the next step that is allowed.
  init(rows: [Int], column: Int, of state: State, correcting: Bool = false) {
    let programme = state.programme
    let initiative = programme.initiatives[column]
    let current = rows.map { programme[$0, column] }
    self.current = current
    isCorrecting = correcting
    cells = rows.map { CellName(municipality: programme.municipalities[$0].code, initiative: initiative.id) }
    title = state.title(
      of: cells.map { RolloutChange(municipality: $0.municipality, initiative: $0.initiative) },
      correcting ? Phrase("correctie", "correction") : Phrase("status", "status"))
    let items = RolloutStatus.choices.map { status in
      var change = RolloutChange(municipality: "", initiative: "", status: status)
      change.isCorrection = correcting
      let verdicts = rows.map { state.verdict(of: change, row: $0, column: column) }
      let needs = verdicts.compactMap { try? $0.get() }
      let most: Transition.Need =
        needs.contains(.decision) ? .decision : needs.contains(.reason) ? .reason : .nothing
      return Item(
        status: status, verdict: needs.isEmpty ? verdicts.first ?? .success(.nothing) : .success(most),
        allowed: needs.count, present: current.count { $0.status == status })
    }
    // What can be chosen stands on top, in the order of the road; below it what cannot, and why.
    let ordered = items.filter { $0.allowed > 0 } + items.filter { $0.allowed == 0 }
    self.items = ordered
    // The step forward that most of them can take is what is wanted most.
    let least = current.map(\.status.ladderIndex).min() ?? 0
    let steps = ordered.indices.filter { index in
      ordered[index].status.ladderIndex > least && (try? ordered[index].verdict.get()) == .nothing
    }
    selected = steps.max { (ordered[$0].allowed, -$0) < (ordered[$1].allowed, -$1) } ?? 0
  }

  mutating func press(_ key: Key, _ state: inout State) -> Reaction {
    problem = nil
    switch key {
    case _ where isCancel(key), .character("q"): return .closes
    case .down, .character("j"): selected = min(selected + 1, items.count - 1)
    case .up, .character("k"): selected = max(0, selected - 1)
    case .enter: return choose()
    case _ where key.letter != nil:
      guard let letter = key.letter,
        let index = items.firstIndex(where: { $0.status.rawValue == letter.uppercased() })
      else {
        let codes = items.map(\.status.rawValue).joined(separator: " ")
        problem = Phrase(
          "\(key.text) is geen status; kies uit \(codes).", "\(key.text) is no status; choose from \(codes).")
        return .stays
      }
      selected = index
      return choose()
    default: break
    }
    return .stays
  }

  private mutating func choose() -> Reaction {
    let item = items[selected]
    if case .failure(let refusal) = item.verdict {
      // The menu stays: another choice is likely next.
      problem = refusal.words
      return .stays
    }
    let menu = self
    return .does { set(item.status, menu, &$0) }
  }

  var hints: [Hint] { [.choose, .enter("zetten", "set"), Hint("O…X", Phrase("meteen", "at once")), .cancel] }

  func draw(on painter: inout Painter) { painter.drawMenu(self) }
}

/// Gives the cells that the menu was about the status that was chosen.
private func set(_ status: RolloutStatus, _ menu: StatusMenu, _ state: inout State) -> [Effect] {
  let rows = menu.cells.map { state.programme.row(of: $0.municipality) }
  guard let column = menu.cells.first.flatMap({ state.programme.column(of: $0.initiative) }) else { return [] }
  var template = RolloutChange(municipality: "", initiative: "", status: status)
  template.isCorrection = menu.isCorrecting
  if menu.cells.count == 1, let row = rows[0], state.programme[row, column].version != menu.current[0].version {
    // Somebody was first while the menu was open: the store will say so with both values.
    template.municipality = menu.cells[0].municipality
    template.initiative = menu.cells[0].initiative
    template.expectedVersion = menu.current[0].version
    return save([template], &state)
  }
  return propose(template, rows: rows.compactMap { $0 }, column: column, &state)
}

extension Painter {
  fileprivate mutating func drawMenu(_ menu: StatusMenu) {
    let isMany = menu.cells.count > 1
    let problem = menu.problem.map { wrapped($0[language], width: min(96, size.width) - 4) } ?? []
    let inner = drawBox(
      menu.title[language], width: min(96, size.width), height: menu.items.count + 2 + problem.count,
      right: say("nu: ", "now: ") + present(menu))
    let height = max(1, inner.height - problem.count)
    let top = max(0, min(menu.selected - height / 2, menu.items.count - height))
    for (index, item) in menu.items.enumerated().dropFirst(top).prefix(height) {
      drawMenuItem(
        item, of: menu, isMany: isMany, at: inner.x, inner.y + index - top, width: inner.width,
        isCursor: index == menu.selected)
    }
    for (index, line) in problem.enumerated() where height + index < inner.height {
      write(line, inner.x + 1, inner.y + height + index, .warning, width: inner.width - 2)
    }
  }

  /// What the targets have now: a name, or each with its number where they differ.
  private func present(_ menu: StatusMenu) -> String {
    if menu.cells.count == 1 { return menu.current[0].status.name[language] }
    return menu.items.filter { $0.present > 0 }.map { "\($0.present) × \($0.status.rawValue)" }.joined(separator: " ")
  }

  private mutating func drawMenuItem(
    _ item: StatusMenu.Item, of menu: StatusMenu, isMany: Bool, at x: Int, _ y: Int, width: Int, isCursor: Bool
  ) {
    var role: Role = isCursor ? .overlayCursor : .overlay
    var words: String
    switch item.verdict {
    case .success(let need):
      words = need == .nothing ? "" : say("vraagt: ", "requires: ") + need.name[language]
      if isMany {
        words = say("\(item.allowed) van \(menu.cells.count)  ", "\(item.allowed) of \(menu.cells.count)  ") + words
      }
    case .failure(let refusal):
      words = item.present == menu.cells.count ? say("huidige status", "current status") : refusal.brief[language]
      if !isCursor { role = .overlayDisabled }
    }
    if isCursor { canvas.fill(Rect(x: x, y: y, width: width, height: 1), theme[role]) }
    write(isCursor ? "▸" : " ", x, y, role)
    write(item.status.rawValue, x + 2, y, role == .overlay ? .hintKey : role)
    let glyph = isASCII ? "" : "\(item.status.glyph) "
    write("\(glyph)\(item.status.name[language])", x + 4, y, role, width: 20)
    write(words, x + 26, y, role == .overlay ? .overlayDisabled : role, width: width - 27)
  }
}
