import Model
import Screen

/// The cells that are another, one by one: what went or fell back first, then the newest.
package enum ChangesPane: Pane {
  package typealias Input = ChangesInput

  package static let id = PaneID("changes", Phrase("Veranderd", "Changed"))

  package static func input(_ state: State) -> Input {
    let view = state[CompareView.self]
    return Input(comparison: view.read(state), view: view, data: state.data, asking: state.asking(of: id))
  }

  package static func rows(_ input: Input) -> [Comparison.Row] {
    input.asking.answer(input.all, Comparison.Row.fields(input.data.programme.initiatives))
  }

  package static func meets(_ row: Comparison.Row, _ sought: Sought, _ input: Input) -> Bool {
    sought.own?.keeps(row, Comparison.Row.fields(input.data.programme.initiatives)) ?? false
  }

  package static let cycle = ["what", "municipality", "initiative", "since"]
  package static let takesMunicipal = true

  package static func columns(_ state: State) -> [ListColumn] {
    Comparison.Row.fields(state.programme.initiatives).map(\.column)
  }

  package static func count(_ input: Input) -> Int { input.all.count }

  package static func name(of row: Comparison.Row, _ input: Input) -> RowName? {
    "\(row.municipality) \(row.column)"
  }

  package static func subject(of row: Comparison.Row?, _ state: State) -> Subject? {
    guard let row, let place = state.programme.row(of: row.municipality) else { return nil }
    return .cell(row: place, column: row.column)
  }

  package static func open(_ row: Comparison.Row, _ state: inout State) -> Opening {
    guard state.programme.row(of: row.municipality) != nil else { return .refused(goneOnThisDay) }
    state.look.go(toColumn: row.column)
    return .goes(openMunicipality(row.municipality, &state))
  }

  package static func figures(of row: Comparison.Row?, _ state: State) -> [Figure] {
    guard case .cell(let place, let column) = subject(of: row, state) else { return [state.municipalityCount] }
    return state.cellFigures(place, column)
  }

  package static func hints(_ state: State) -> [String] {
    ["up", "open", "filter", "sort", "first-back", "second-back", "compare-known", "next-pane", "back", "help"]
  }

  package static func draw(_ seen: Seen<Self>, on painter: inout Painter) { painter.drawChanges(seen) }

  package static func read(_ row: Comparison.Row, _ state: State) -> Reading {
    let voice = state.voice
    let initiative = state.programme.initiatives[row.column].shortName
    return Reading(
      "\(voice.say(row.way.name)): \(row.name), \(voice.say(initiative))",
      [
        ("change", voice.say(row.from.name) + voice.say(" wordt ", " becomes ") + voice.say(row.to.name)),
        ("day", row.day.map { voice.say("sinds ", "since ") + voice.say($0) } ?? ""),
      ])
  }

  package static func remarks(_ state: State) -> [Remark] {
    guard input(state).comparison != nil, state.seen(Self.self).rows.isEmpty else { return [] }
    return [Remark("empty", state.voice.say("Niets is anders", "Nothing is different"))]
  }
}

/// All that the list of changes depends on.
package struct ChangesInput: Sendable, Equatable {
  /// What the two days came to; nil until it was read.
  var comparison: Comparison?
  /// What is compared.
  var view: CompareView
  var data: State.Data
  /// Which of them are asked for, and in which order.
  var asking: Asking

  /// All of the initiative that is looked at, or of all.
  fileprivate var all: [Comparison.Row] {
    let rows = comparison?.rows ?? []
    return view.only.map { column in rows.filter { $0.column == column } } ?? rows
  }
}

extension Painter {
  fileprivate mutating func drawChanges(_ seen: Seen<ChangesPane>) {
    let only = seen.input.view.only.map { seen.input.data.programme.initiatives[$0].brief[language] }
    let (asking, all) = (seen.input.asking, seen.input.all.count)
    let order = say("eerst wat eraf of terug ging, dan het nieuwste", "what went or fell back first, then the newest")
    drawRule(
      seen.rect, say("Gemeenten", "Municipalities") + askedWords(asking),
      notes: only.map { [$0] } ?? (asking.sort.isEmpty ? [order] : []),
      infos: [askedRange(seen, asking, of: all)].compactMap(\.self), focused: seen.isFocused)
    guard seen.input.comparison != nil else { return drawReading(seen.inner) }
    guard !seen.rows.isEmpty || all == 0 else { return drawNothingKept(asking, in: seen.inner) }
    guard !seen.rows.isEmpty else {
      write(
        say("Niets is anders tussen deze dagen.", "Nothing is different between these days."), seen.inner.x + 1,
        seen.inner.y, .textDim, width: max(0, seen.inner.width - 2))
      return
    }
    drawSheet(seen, in: seen.inner) { Sheet($0.changeColumns(seen), width: seen.inner.width) }
  }

  private func changeColumns(_ seen: Seen<ChangesPane>) -> [Column<Comparison.Row>] {
    let programme = seen.input.data.programme
    let width = seen.inner.width
    func status(_ status: RolloutStatus) -> String {
      width < 90 ? statusGlyph(status) : "\(statusGlyph(status)) \(status.short[language])"
    }
    return [
      Column(
        width < 50 ? Phrase(same: "") : Phrase("wat", "what"), .steps([0: 1, 50: 9]), key: "what", role: { $0.way.role }
      ) {
        String($0.way.sign) + (width < 50 ? "" : " " + $0.way.name[language])
      },
      Column(Phrase("gemeente", "municipality"), .rest(28), key: "municipality") { $0.name },
      Column(
        width < 70 ? Phrase("init", "init") : Phrase("initiatief", "initiative"), .steps([0: 4, 70: 20]),
        key: "initiative"
      ) {
        let one = programme.initiatives[$0.column]
        return width < 70 ? one.head[language] : one.shortName[language]
      },
      Column(Phrase("van", "from"), .steps([0: 4, 90: 19]), key: "from") { status($0.from) },
      Column(Phrase("naar", "to"), .steps([0: 5, 90: 21]), key: "to") { "→ " + status($0.to) },
      Column(Phrase("sinds", "since"), .steps([60: 11]), key: "since") { $0.day?.aligned(language) ?? "" },
    ]
  }
}
