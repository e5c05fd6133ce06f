import Model
import Screen

/// The initiatives, each in a row: phase and since when, binding, how far three ways, the light, what comes next, when it
/// was heard of.
package enum InitiativeTable: Pane {
  package struct Input: Sendable, Equatable {
    var data: State.Data
    /// How each stands.
    var stands: [InitiativeStand]
    /// Which of them are asked for, and in which order; by how many use it where nobody asks.
    var asking: Asking
    /// In which names are.
    var language: Language
  }

  package static let id = PaneID("initiative-table", Phrase("Stand per initiatief", "Stand by initiative"))

  package static func input(_ state: State) -> Input {
    Input(
      data: state.data, stands: state.initiativeStands, asking: state.asking(of: id), language: state.language)
  }

  package static func rows(_ input: Input) -> [InitiativeStand] {
    let order = input.data.programme.byUse(input.data.coverage)
    return input.asking.answer(order.map { input.stands[$0] }, InitiativeStand.fields(input.language))
  }

  package static let cycle = [
    "coverageMunicipalities", "coverageInhabitants", "coverageWilling", "name", "phase", "rag", "next", "heard",
  ]
  package static func columns(_ state: State) -> [ListColumn] {
    InitiativeStand.fields(state.language).map(\.column)
  }
  package static func count(_ input: Input) -> Int { input.stands.count }
  package static func meets(_ row: InitiativeStand, _ sought: Sought, _ input: Input) -> Bool {
    sought.own?.keeps(row, InitiativeStand.fields(input.language)) ?? false
  }

  package static func name(of row: InitiativeStand, _ input: Input) -> RowName? { row.initiative.id }

  package static func subject(of row: InitiativeStand?, _ state: State) -> Subject? {
    row.map { .initiative(column: $0.column) }
  }

  package static func open(_ row: InitiativeStand, _ state: inout State) -> Opening {
    .goes(openInitiative(row.initiative.id, &state))
  }

  package static func figures(of row: InitiativeStand?, _ state: State) -> [Figure] {
    row.map { state.standFigures($0) } ?? [state.municipalityCount]
  }

  package static func saying(of row: InitiativeStand?, _ state: State) -> [Said] {
    guard let row, !state.programme.isPartial else { return [] }
    let name = row.initiative.brief
    let light = row.signal.light.name
    return [
      .words(Phrase("\(name.dutch) · ", "\(name.english) · ")), .figure(light),
      .words(Phrase(" · \(row.lightWords(.dutch))", " · \(row.lightWords(.english))")),
    ]
  }

  package static func hints(_ state: State) -> [String] {
    state.isPast
      ? ["up", "open", "phase", "day-back", "now", "next-pane", "source", "help"]
      : ["up", "open", "phase", "next-pane", "source", "operate", "help", "sort", "filter", "zoom"]
  }

  package static let editing = Phrase(
    "Bewerken aan: \(keyOf("phase")) toont de poort en zet de fase, \(keyOf("undo")) maakt ongedaan.",
    "Editing: \(keyOf("phase")) shows the gate and sets the phase, \(keyOf("undo")) undoes.")

  package static func draw(_ seen: Seen<Self>, on painter: inout Painter) { painter.drawInitiativeTable(seen) }
}

extension Painter {
  fileprivate mutating func drawInitiativeTable(_ seen: Seen<InitiativeTable>) {
    let (input, inner) = (seen.input, seen.inner)
    drawRule(
      seen.rect, say("Initiatieven", "Initiatives") + askedWords(input.asking),
      notes: [
        say(
          "% in gebruik of geborgd van gemeenten, inwoners, wie wil",
          "% in use or embedded of municipalities, inhabitants, who wants it"),
        say("% in gebruik of geborgd", "% in use or embedded"),
      ], infos: [askedRange(seen, input.asking, of: input.stands.count), "\(input.stands.count)"].compactMap { $0 },
      focused: seen.isFocused)
    guard !seen.rows.isEmpty else {
      return drawNothingKept(
        input.asking, in: Rect(x: inner.x, y: inner.y + 1, width: inner.width, height: inner.height - 1))
    }
    drawSheet(seen, in: inner) {
      Sheet($0.initiativeColumns(input, inner.width), width: inner.width, sort: input.asking.sort)
    }
  }

  private func initiativeColumns(_ input: InitiativeTable.Input, _ width: Int) -> [Column<InitiativeStand>] {
    func share(_ stand: InitiativeStand, _ value: (Coverage) -> Double?) -> String {
      guard !input.data.programme.isPartial, stand.coverage.isReported else { return "–" }
      return value(stand.coverage).map { String(percentWords($0).dropLast()) } ?? "–"
    }
    let isWide = width >= 108
    return [
      Column(Phrase("initiatief", "initiative"), .fixed(13), key: "name") {
        $0.initiative.tabled[language]
      },
      Column(Phrase("fase", "phase"), .fixed(16), key: "phase", role: { _ in .textDim }) { stand in
        stand.initiative.phase.name[language] + choiceMark(stand.initiative.phaseMove)
      },
      Column(Phrase("sinds", "since"), .steps([90: 11]), key: "phaseSince", role: { _ in .textDim }) { stand in
        stand.initiative.phaseMove?.from.aligned(language) ?? "–"
      },
      Column(Phrase("binding", "binding"), .fixed(isWide ? 14 : 0), key: "binding", role: { _ in .textDim }) { stand in
        stand.initiative.binding.short[language] + choiceMark(stand.initiative.bindingMove)
      },
      Column(Phrase("spoor", "track"), .steps([150: 12]), key: "track", role: { _ in .textDim }) { stand in
        stand.initiative.track.map(String.init) ?? say("niet vermeld", "not stated")
      },
      Column(
        Phrase("gem.", "mun."), .fixed(4), .right, key: "coverageMunicipalities", role: { _ in .textStrong }
      ) { share($0, \.byMunicipalities) },
      Column(Phrase("inw.", "inh."), .fixed(4), .right, key: "coverageInhabitants") { share($0, \.byInhabitants) },
      Column(Phrase("wil", "want"), .fixed(4), .right, gap: 2, key: "coverageWilling") { share($0, \.byWilling) },
      Column(Phrase("licht", "light"), .fixed(6), key: "rag", role: { $0.signal.light.role }) { stand in
        stand.signal.light.name[language]
      },
      Column(Phrase("volgende", "next"), .steps([90: 12, 108: 16, 150: 34]), key: "next") { stand in
        guard width >= 150, let next = stand.next else { return stand.nextWords(language) }
        return "\(stand.nextWords(language)) · \(next.title[language])"
      },
      Column(Phrase("gehoord", "heard"), .steps([66: 11]), key: "heard", role: { _ in .textDim }) { stand in
        stand.heard?.aligned(language) ?? "–"
      },
      Column(Phrase("stil", "silent"), .steps([78: 6]), .right, gap: 0, key: "silent") { stand in
        stand.silent == 0 ? "–" : grouped(stand.silent, language)
      },
    ]
  }
}

extension Light {
  /// How it is written: the word itself says it where there is no colour.
  var role: Role {
    switch self {
    case .green: .trendUp
    case .amber: .warning
    case .red: .noticeError
    case .grey: .textDim
    }
  }
}
