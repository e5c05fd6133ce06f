import Foundation
import GRDB
import Model

extension ProgrammeStore {
  /// What a reorganisation does, changing nothing: of the tables' and of those by hand what holds from a day, or what
  /// one that is not entered yet would do.
  /// - Throws: a refusal where there is none, or where it cannot be entered.
  package func plan(
    _ request: ReorganisationRequest, knownAt moment: KnownMoment = .now, clock: Day
  ) throws(StoreFailure) -> ReorganisationPlan {
    try read("plan") { database in
      let hand = Hand(by: "", at: "", clock: clock, operation: UUID(), isDry: true)
      return try Desk(database, hand).plan(request, known: moment).plan
    }
  }

  /// Enters a reorganisation: a fact that holds from its day.
  /// - Parameters:
  ///   - expected: the plan that somebody saw; where another has changed something since, nothing is done.
  ///   - by: and the others as for `save`.
  /// - Throws: a refusal, `outpaced`, or what the file would not let happen.
  package func reorganise(
    _ asked: ReorganisationByHand, expected: ReorganisationPlan? = nil, by: String, at: String, clock: Day,
    operation: UUID = UUID(), dryRun: Bool = false
  ) throws(StoreFailure) -> Saved {
    try enter("reorganise", Hand(by: by, at: at, clock: clock, operation: operation, isDry: dryRun)) { desk in
      let (plan, entry) = try desk.plan(.byHand(asked), known: .now)
      guard expected ?? plan == plan else {
        throw StoreFailure.outpaced(
          Phrase(
            "Iemand heeft intussen iets gewijzigd; er is niets vastgelegd. Bekijk het nieuwe voorbeeld.",
            "Somebody has changed something in the meantime; nothing was recorded. Look at the new preview."))
      }
      return entry
    }
  }
}

extension Desk {
  /// What a reorganisation does, and of one by hand what would be written.
  func plan(_ request: ReorganisationRequest, known moment: KnownMoment) throws -> (
    plan: ReorganisationPlan, entry: Entry
  ) {
    let initiatives = try Query.initiatives(database).map(\.id)
    switch request {
    case .fromTable(let asked):
      let seq = try tables.number(of: moment)
      let facts = try tables.facts(at: seq)
      let coming = facts.days(after: signed.today)
      guard let day = asked ?? coming.first else {
        throw Writer.refused(
          "nothing-to-reorganise",
          Phrase("Er is geen herindeling meer bekend.", "No further reorganisation is known."),
          Phrase(
            "Met de hand kan: reorganise DATUM OUD+OUD NIEUW \"Naam\".",
            "By hand: reorganise DATE OLD+OLD NEW \"Name\"."))
      }
      let concerned = facts.reorganisations.map(\.fact).filter { $0.date == day }.flatMap { [$0.oldCode, $0.newCode] }
      let chronicle = try tables.chronicle(TimeTables.Scope(codes: Set(concerned)))
      guard let plan = chronicle.known(at: seq).plan(of: day, initiatives, today: signed.today) else {
        let others = coming.prefix(6).map(\.iso).joined(separator: " ")
        throw Writer.refused(
          "no-such-reorganisation",
          Phrase("Per \(day.iso) is er geen herindeling bekend.", "No reorganisation of \(day.iso) is known."),
          coming.isEmpty
            ? Phrase("Er komt er geen meer.", "None are to come.")
            : Phrase("Er komen: \(others).", "To come: \(others)."))
      }
      return (plan, Entry(chronicle: chronicle, records: []))
    case .byHand(let asked):
      var scope = TimeTables.Scope(everyName: true)
      for text in asked.old + [asked.newCode.uppercased()] { scope.codes.formUnion(try tables.codes(of: text)) }
      let chronicle = try tables.chronicle(scope)
      let records = try ask { () throws(Objection) in try chronicle.records(reorganising: asked, signed) }
      let after = chronicle.adding(records).known()
      guard var plan = after.plan(of: asked.date, initiatives, today: signed.today) else {
        throw Writer.refused(.noSuchRecord(chronicle.last + 1))
      }
      let codes = Set(records.filter { $0.field == .successor }.map(\.municipality))
      let new = records.first { $0.field == .successor }?.to ?? ""
      // Others of the same day are shown with the table.
      plan.successors.removeAll { $0.code != new }
      plan.ending = codes.sorted()
      plan.sleeping.removeAll { !codes.contains($0.municipality) }
      plan.byHand = ReorganisationByHand(date: asked.date, old: codes.sorted(), newCode: new, name: asked.name)
      let shown: [(key: CellKey, day: Day)] = plan.successors.flatMap { one in
        initiatives.map { (CellKey(one.code, $0), asked.date) }
      }
      return (plan, Entry(chronicle: chronicle, records: records, shown: shown))
    }
  }
}
