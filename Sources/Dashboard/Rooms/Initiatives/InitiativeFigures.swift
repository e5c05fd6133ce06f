import Model
import Sample

extension State {
  /// Where everything comes from that a row of page 3 says of an initiative.
  func standFigures(_ stand: InitiativeStand) -> [Figure] {
    moveFigures(stand.initiative) + [trackFigure(stand.initiative), structureFigure]
      + programme.initiativeFigures(stand.column, stand.coverage) + [willingFigure(stand), lightFigure(stand)]
      + [hearingFigure(stand)]
  }

  /// Phase and binding, each from its day, with the record or the passage behind it.
  func moveFigures(_ initiative: Initiative) -> [Figure] {
    let (phase, binding) = (initiative.phaseMove, initiative.bindingMove)
    func name(_ what: Phrase, _ move: InitiativeMove?) -> Phrase {
      guard let move else { return what }
      return Phrase(
        "\(what.dutch), sinds \(move.from.words(.dutch))", "\(what.english), since \(move.from.words(.english))")
    }
    return [
      Figure(
        name(Phrase("fase", "phase"), phase), initiative.phase.name,
        phase.map { origin(of: $0, initiative.id) } ?? .choice),
      Figure(
        name(Phrase("gebondenheid", "binding"), binding), initiative.binding.name,
        binding?.record.map { .journal($0) } ?? Self.bindingOrigin),
    ]
  }

  /// Of a phase the record that says so, or the passage that our choice leans on.
  func origin(of move: InitiativeMove, _ initiative: String) -> Origin {
    if let record = move.record { return .journal(record) }
    guard case .phase(let phase) = move.to,
      let known = Proposal.phases[initiative]?.last(where: { $0.from == move.from && $0.phase == phase })
    else { return .choice }
    return .formula(
      Phrase("eigen keuze [P], steunt op", "our own choice [P], rests on"),
      inputs: [
        Figure(
          Phrase("de passage", "the passage"), phase.name, .document(section: known.section, line: known.line))
      ])
  }

  /// The text says how joining binds, of none of the initiatives in particular.
  private static let bindingOrigin = Origin.formula(
    Phrase(
      "eigen keuze [P]: zo bindt meedoen volgens de tekst, die het van geen initiatief apart zegt",
      "our own choice [P]: this is how joining binds by the text, which says so of no single initiative"),
    inputs: [
      Figure(
        Phrase("meedoen bindt", "joining binds"), Phrase("geen keuze meer", "no longer a choice"),
        .document(section: "A3", line: 145))
    ])

  /// Which of the two tracks it is on, where the text says so.
  func trackFigure(_ initiative: Initiative) -> Figure {
    Figure(
      Phrase("spoor", "track"),
      initiative.track.map { Phrase(same: "\($0)") } ?? Phrase("niet vermeld", "not stated"),
      .document(section: "A2", line: 109))
  }

  /// The four sorts are in the text; which initiative has which is not.
  var structureFigure: Figure {
    Figure(
      Phrase("uitvoeringsstructuur", "execution structure"), Phrase("niet vermeld", "not stated"),
      .document(section: "A3C", line: 165))
  }

  /// How many of those who want it use it, and what that is reckoned from.
  func willingFigure(_ stand: InitiativeStand) -> Figure {
    let (programme, cover) = (programme, stand.coverage)
    let origin: Origin = programme.isSample ? .sample : .reports
    func count(_ status: RolloutStatus) -> Figure {
      Figure(status.name, count: cover.count(of: status), origin)
    }
    return Figure(
      Phrase("van wie wil", "of who wants it"), percentage(cover.adopted, of: cover.willing),
      .formula(
        Phrase(
          "in gebruik of geborgd / (tellen mee − ziet af − beëindigd)",
          "in use or embedded / (eligible − declined − exited)"),
        inputs: [
          Figure(Phrase("in gebruik of geborgd", "in use or embedded"), count: cover.adopted, origin),
          Figure(Phrase("tellen mee", "eligible"), count: cover.eligible, origin), count(.declined), count(.exited),
        ]))
  }

  private func lightFigure(_ stand: InitiativeStand) -> Figure {
    let plans = stand.baselines.map { one in
      Figure(
        Phrase("oorspronkelijk plan: \(one.title.dutch)", "original plan: \(one.title.english)"), one.first.words,
        one.origin)
    }
    let thresholds = LightThreshold.allCases.map { one in
      Figure(
        one.name, one.words(stand.thresholds[one]),
        programme.settings.of(.light(one)).map { .journal($0.record) } ?? .choice)
    }
    return Figure(
      Phrase("licht", "light"), stand.signal.light.name,
      .formula(
        Phrase(
          "slechtste van wat bekend is: \(stand.lightWords(.dutch))",
          "the worst of what is known: \(stand.lightWords(.english))"), inputs: plans + thresholds))
  }

  private func hearingFigure(_ stand: InitiativeStand) -> Figure {
    Figure(
      Phrase("laatst gehoord", "last heard"),
      stand.heard.map { Phrase($0.words(.dutch), $0.words(.english)) } ?? Phrase(same: "–"),
      stand.heard == nil ? .notReported : programme.isSample ? .sample : .reports)
  }
}
