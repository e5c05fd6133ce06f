extension Chronicle {
  /// The records of a change of one or more cells; none where all is so already.
  package func records(setting changes: [RolloutChange], _ signed: Signature) throws(Objection) -> [JournalRecord] {
    let now = known()
    var seen: [Int: Knowledge] = [:]
    var drafts: [JournalRecord] = []
    for change in changes {
      if let seq = change.seen, seen[seq] == nil { seen[seq] = seq == last ? now : known(at: seq) }
      do throws(Objection) {
        drafts += try self.drafts(of: change, now, seen: change.seen.flatMap { seen[$0] } ?? now, signed)
      } catch {
        throw error.about(change.municipality, change.initiative)
      }
    }
    return try accept(drafts, now, signed, mayLeap: changes.contains(where: \.isCorrection))
  }

  /// The records that say of cells that they are still so; none where that was heard on that day already.
  package func records(confirming cells: [Confirmation], _ signed: Signature) throws(Objection) -> [JournalRecord] {
    let now = known()
    var drafts: [JournalRecord] = []
    for one in cells {
      do throws(Objection) {
        let code = try now.code(of: one.municipality, on: one.on ?? signed.today)
        let day = try now.day(one.on ?? signed.today, of: code, signed.today)
        let cell = now.cell(code, one.initiative, on: day) ?? RolloutCell()
        guard cell.status != .unknown else { throw Refusal.nothingReported(now.name(code)).objection }
        if let seen = one.seen {
          let then = (seen == last ? now : known(at: seen)).cell(code, one.initiative, on: day) ?? RolloutCell()
          if then.status != cell.status {
            throw clash(.status, CellKey(code, one.initiative), now, day, then, cell, wanted: then.status.rawValue)
          }
        }
        guard cell.heard.map({ $0 < day }) ?? true else { continue }
        drafts.append(
          draft(
            .confirm, day, CellKey(code, one.initiative), .heard, from: cell.heard?.iso ?? "", to: day.iso,
            beside: cell.status.rawValue))
      } catch {
        throw error.about(one.municipality, one.initiative)
      }
    }
    return try accept(drafts, now, signed)
  }

  /// The records of another phase or binding; none where it is so already.
  package func records(moving change: InitiativeChange, _ signed: Signature) throws(Objection) -> [JournalRecord] {
    let now = known()
    let day = try now.day(change.on ?? signed.today, of: nil, signed.today)
    do { try TextLimit.reason.check(change.reason) } catch { throw error.objection }
    let (field, from, to): (RolloutField, String, String)
    switch change.to {
    case .phase(let phase): (field, from, to) = (.phase, now.phase(change.initiative, on: day).rawValue, phase.rawValue)
    case .binding(let binding):
      (field, from, to) = (.binding, now.binding(change.initiative, on: day).rawValue, binding.rawValue)
    }
    guard from != to else { return [] }
    let one = draft(
      .initiative, day, CellKey("", change.initiative), field, from: from, to: to, reason: change.reason)
    let records = numbered([one], signed)
    let made = newBreaks(records, now, mayLeap: false, since: 0)
    guard let first = made.breaks.first else { return records }
    guard first.rule == .inUse else { throw made.after.words(for: first, since: last) }
    throw inUse(first, made.breaks, of: change.initiative, made.after, on: day)
  }

  /// A phase is about many: how many use it that are there on its day, and who first.
  func inUse(
    _ first: Break, _ breaks: [Break], of initiative: String, _ after: Knowledge, on day: Day
  ) -> Objection {
    let all = Set(breaks.filter { $0.rule == .inUse }.map(\.municipality))
    let there = all.filter { after.exists($0, on: day) }
    let name = courses[initiative]?.name ?? Phrase(same: initiative)
    return Objection(
      refusal: .inUseNeedsPhase(name, there.isEmpty ? all.count : there.count, after.name(first.municipality)),
      municipality: first.municipality, initiative: initiative)
  }

  /// The records of a reorganisation that is entered by hand.
  package func records(reorganising asked: ReorganisationByHand, _ signed: Signature) throws(Objection)
    -> [JournalRecord]
  {
    let now = known()
    let (codes, new, name) = try now.resolved(asked, signed.today)
    func fact(_ code: String, _ field: RolloutField, _ to: String) -> JournalRecord {
      draft(
        .reorganisation, asked.date, CellKey(code, ""), field, from: "", to: to,
        reason: "herindeling \(asked.date.iso)")
    }
    return try accept(
      (name.isEmpty ? [] : [fact(new, .called, name)]) + codes.map { fact($0, .successor, new) }, now, signed,
      mayLeap: true)
  }

  // MARK: One cell

  /// What a change comes to in the journal, field by field.
  private func drafts(of change: RolloutChange, _ now: Knowledge, seen: Knowledge, _ signed: Signature)
    throws(Objection) -> [JournalRecord]
  {
    do {
      try TextLimit.reason.check(change.reason)
      if let note = change.note { try TextLimit.note.check(note) }
    } catch { throw error.objection }
    let (code, day) = try now.aim(of: change, signed.today)
    let key = CellKey(code, change.initiative)
    let cell = now.cell(code, change.initiative, on: day) ?? RolloutCell()
    // What is so already is done, whatever was expected.
    if let expected = change.expectedStatus, expected != cell.status, !change.isSo(in: cell) {
      throw Objection(
        refusal: .expectedOther(expected, cell.status), conflict: conflict(.status, key, now, day, "", cell, wanted: "")
      )
    }
    let then = seen.cell(code, change.initiative, on: day)
    let status = change.status ?? cell.status
    // A step takes the date with it: what stands there then is none.
    let planned = status == cell.status ? cell.planned : nil
    var drafts: [JournalRecord] = []
    func add(_ kind: ChangeKind, _ field: RolloutField, from: String? = nil, to: String, beside: String = "") {
      drafts.append(
        draft(
          kind, day, key, field, from: from ?? field.value(of: cell), to: to, reason: change.reason, beside: beside))
    }
    func look(_ field: RolloutField, _ to: String) throws(Objection) {
      let (saw, stands) = (then.map(field.value), field.value(of: cell))
      if saw == stands || then != nil && to == stands { return }
      throw clash(field, key, now, day, then ?? RolloutCell(), cell, wanted: to)
    }
    let kind = change.isCorrection ? ChangeKind.correction : .change
    let flags = try change.flags.map { wanted throws(Objection) in
      try self.flags(wanted, cell, then, key, now, day)
    }
    if let to = change.status {
      try look(.status, to.rawValue)
      if to != cell.status {
        let step = Transition(
          from: cell.status, to: to, phase: now.phase(change.initiative, on: day),
          binding: now.binding(change.initiative, on: day), flags: flags ?? cell.flags,
          of: courses[change.initiative]?.name ?? Phrase(same: change.initiative))
        do {
          if change.isCorrection {
            try step.checkCorrection(reason: change.reason)
          } else {
            try step.check(reason: change.reason)
          }
        } catch { throw error.objection }
        add(step.isReport && !change.isCorrection ? .report : kind, .status, to: to.rawValue)
      }
    }
    if let flags, flags != cell.flags { add(kind, .flags, to: flags.letters) }
    if let wanted = change.planned {
      try look(.planned, wanted?.iso ?? "")
      if wanted != planned {
        if wanted != nil, status == .embedded || status == .merged {
          throw Refusal.noNextStep(status).objection
        }
        add(kind, .planned, from: planned?.iso ?? "", to: wanted?.iso ?? "", beside: status.rawValue)
      }
    }
    if let note = change.note {
      try look(.note, note)
      if note != cell.note { add(kind, .note, to: note) }
    }
    return drafts
  }

  /// The flags that come of those that are wanted: each is a field of its own, and what another did to one that I leave
  /// stays. They have two values, so only an exemption can clash.
  private func flags(
    _ asked: RolloutFlags, _ cell: RolloutCell, _ then: RolloutCell?, _ key: CellKey, _ now: Knowledge, _ day: Day
  ) throws(Objection) -> RolloutFlags {
    guard let then else {
      throw clash(.flags, key, now, day, RolloutCell(), cell, wanted: asked.letters)
    }
    // That something is to be decided is nobody's to choose.
    var wanted = asked
    if wanted.contains(.exempt) || !cell.flags.contains(.undecided) { wanted.remove(.undecided) }
    let mine = wanted.symmetricDifference(then.flags)
    let to = cell.flags.subtracting(mine).union(wanted.intersection(mine))
    let exempt: RolloutFlags = [.exempt, .undecided]
    let (was, is_, becomes) = (
      then.flags.intersection(exempt), cell.flags.intersection(exempt), to.intersection(exempt)
    )
    if !mine.isDisjoint(with: exempt), was != is_, is_ != becomes {
      throw clash(.flags, key, now, day, then, cell, wanted: asked.letters)
    }
    return to
  }

  private func clash(
    _ field: RolloutField, _ key: CellKey, _ now: Knowledge, _ day: Day, _ then: RolloutCell, _ cell: RolloutCell,
    wanted: String
  ) -> Objection {
    let found = conflict(field, key, now, day, field.value(of: then), cell, wanted: wanted)
    return Objection(refusal: .conflict(found), conflict: found)
  }

  private func conflict(
    _ field: RolloutField, _ key: CellKey, _ now: Knowledge, _ day: Day, _ saw: String, _ cell: RolloutCell,
    wanted: String
  ) -> FieldConflict {
    FieldConflict(
      field: field, on: day, saw: saw, wanted: wanted, now: field.value(of: cell),
      record: now.live.last {
        $0.municipality == key.municipality && $0.initiative == key.initiative && $0.field == field
          && $0.effective <= day
      })
  }

  // MARK: Acceptance

  /// A record without number, hand or moment.
  func draft(
    _ kind: ChangeKind, _ effective: Day, _ key: CellKey, _ field: RolloutField, from: String, to: String,
    reason: String = "", undoes: Int? = nil, beside: String = ""
  ) -> JournalRecord {
    JournalRecord(
      seq: 0, change: 0, kind: kind, at: "", by: "", effective: effective, municipality: key.municipality,
      initiative: key.initiative, field: field, from: from, to: to, reason: reason, isSample: false, undoes: undoes,
      beside: beside)
  }

  /// The drafts as records of one change, with their numbers.
  func numbered(_ drafts: [JournalRecord], _ signed: Signature) -> [JournalRecord] {
    drafts.enumerated().map { index, draft in
      var record = draft
      record.seq = last + 1 + index
      record.change = lastChange + 1
      record.by = signed.by
      record.at = signed.at
      record.recorded = signed.today
      return record
    }
  }

  /// The drafts as records, if they make no break that was not there.
  /// - Parameters:
  ///   - mayLeap: a correction or a fact may leave a leap that is no step; the later record stands.
  ///   - since: a leap between records that were there before this number was one before: it holds nothing.
  func accept(
    _ drafts: [JournalRecord], _ now: Knowledge, _ signed: Signature, mayLeap: Bool = false, since: Int = 0
  ) throws(Objection) -> [JournalRecord] {
    guard !drafts.isEmpty else { return [] }
    let records = numbered(drafts, signed)
    let made = newBreaks(records, now, mayLeap: mayLeap, since: since)
    guard let first = made.breaks.first else { return records }
    throw made.after.words(for: first, since: last)
  }

  /// The breaks that these records would make, the gravest first.
  func newBreaks(_ records: [JournalRecord], _ now: Knowledge, mayLeap: Bool, since: Int) -> (
    breaks: [Break], after: Knowledge
  ) {
    let after = adding(records).known()
    // A fact that comes or goes leads elsewhere than before.
    let cells = touched(records, now).union(touched(records, after))
    let old = now.breaks(in: cells)
    let new = after.breaks(in: cells).subtracting(old).filter {
      $0.rule != .leap || !mayLeap && max($0.before, $0.seq) > since
    }
    return (new.sorted { ($0.rule, $0.municipality, $0.seq) < ($1.rule, $1.municipality, $1.seq) }, after)
  }

  /// The cells that records touch: their own and those of the successors.
  func touched(_ records: [JournalRecord], _ knowledge: Knowledge) -> Set<CellKey> {
    let every = Set(courses.keys)
    var codes: [String: Set<String>] = [:]
    for record in records {
      var met = record.municipality.isEmpty ? Set(knowledge.places.keys) : [record.municipality]
      // A mark has the code in the place of what stood before.
      met.formUnion(record.successors)
      for initiative in record.initiative.isEmpty ? every : [record.initiative] {
        codes[initiative, default: []].formUnion(met)
      }
    }
    return codes.reduce(into: []) { cells, one in
      for code in knowledge.downstream(one.value) { cells.insert(CellKey(code, one.key)) }
    }
  }
}

extension Knowledge {
  /// Whom a change is about, and from which day: a correction speaks of the day on which the status that it corrects
  /// began.
  func aim(of change: RolloutChange, _ today: Day) throws(Objection) -> (code: String, day: Day) {
    let code = try code(of: change.municipality, on: change.on ?? today)
    let began = change.isCorrection && exists(code, on: today) ? cell(code, change.initiative, on: today)?.since : nil
    return (code, try day(change.on ?? began ?? today, of: code, today))
  }

  /// The code of a municipality by its code or its exact name; of those of one name the one that is there on `day`.
  package func code(of text: String, on day: Day) throws(Objection) -> String {
    if places[text] != nil { return text }
    let name = folded(text)
    let found = places.filter { folded($0.value.name) == name }.keys.sorted()
    guard let code = found.first(where: { exists($0, on: day) }) ?? found.first else {
      throw Refusal.noSuchMunicipality(text).objection.about(text, "")
    }
    return code
  }

  /// The name of a municipality, or its code where it has none.
  package func name(_ code: String) -> String {
    places[code].flatMap { $0.name.isEmpty ? nil : $0.name } ?? code
  }

  /// A day on which something of `code` may be recorded; nil where it is about no municipality.
  package func day(_ day: Day, of code: String?, _ today: Day) throws(Objection) -> Day {
    if day > today { throw Refusal.dayToCome(day, today, isPlannable: code != nil).objection }
    if day < .firstKnown { throw Refusal.beforeTheData(day).objection }
    if let code, !exists(code, on: day) { throw notThere(code, day).objection }
    return day
  }

  /// Why nothing can be recorded of a municipality on a day on which it is not there.
  func notThere(_ code: String, _ day: Day) -> Refusal {
    let into = reorganisations(into: code).filter { $0.fact.isMainSuccessor }.map { name($0.fact.oldCode) }
    let outOf = reorganisations(outOf: code).filter(\.fact.isMainSuccessor).map { name($0.fact.newCode) }
    let isEarlier = places[code].map { day < $0.from } ?? false
    return .notOnThatDay(name(code), places[code], day, others: isEarlier ? into : outOf)
  }

  /// What was typed of a reorganisation by hand with every municipality found: the codes that end, the one that goes
  /// on, and its name where it is new.
  fileprivate func resolved(_ asked: ReorganisationByHand, _ today: Day) throws(Objection) -> (
    codes: [String], new: String, name: String
  ) {
    let eve = asked.date + -1
    if asked.date.civil.year > today.civil.year + 10 { throw Refusal.dateTooFar(asked.date).objection }
    if asked.date <= .firstKnown { throw Refusal.beforeTheData(asked.date).objection }
    let new = asked.newCode.uppercased()
    var codes: [String] = []
    for text in asked.old {
      let code = try code(of: text, on: eve)
      if codes.contains(code) || code == new { throw Refusal.namedTwice(name(code)).objection }
      codes.append(code)
    }
    for code in codes {
      if !exists(code, on: eve) { throw notThere(code, eve).objection }
      if let until = places[code]?.until { throw Refusal.endsAlready(name(code), until).objection }
      if let later = reorganisations(into: code).first(where: { $0.fact.date >= asked.date }) {
        throw Refusal.laterFact(name(code), later.fact.date, others: name(later.fact.oldCode)).objection
      }
    }
    if let place = places[new] {
      let isSame = asked.name.isEmpty || folded(asked.name) == folded(place.name)
      guard isSame, exists(new, on: eve), exists(new, on: asked.date) else {
        throw Refusal.codeTaken(new, place).objection
      }
      return (codes, new, "")
    }
    guard Knowledge.isCode(new) else { throw Refusal.noCode(asked.newCode).objection }
    do { try TextLimit.name.check(asked.name) } catch { throw error.objection }
    let name = asked.name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let isPlain = name.unicodeScalars.allSatisfy { ![.control, .format].contains($0.properties.generalCategory) }
    guard !name.isEmpty, name.count <= 60, isPlain else { throw Refusal.nameMissing.objection }
    let taken = places.first {
      folded($0.value.name) == folded(name) && !codes.contains($0.key) && $0.value.exists(on: asked.date)
    }
    if let taken { throw Refusal.nameTaken(taken.key, taken.value.name).objection }
    return (codes, new, name)
  }

  private static func isCode(_ text: String) -> Bool {
    text.utf8.count == 6 && text.hasPrefix("GM") && text.utf8.dropFirst(2).allSatisfy { (0x30...0x39).contains($0) }
  }

  /// What a new break says, and to whom: the record that stands in the way is named.
  package func words(for one: Break, since last: Int) -> Objection {
    let record = live.first { $0.seq == one.seq }
    let before = live.first { $0.seq == one.before }
    switch one.rule {
    case .factDoesNotFit:
      return Refusal.factDoesNotFit(name(one.municipality), name(one.initiative)).objection
    case .inUse:
      let refusal = Refusal.inUseNeedsRollout(name(one.municipality), one.initiative, since: one.since)
      return Objection(refusal: refusal, municipality: one.municipality, initiative: one.initiative)
    case .boundStays:
      let refusal = Refusal.boundStays(name(one.municipality), record.flatMap { $0.seq > last ? nil : $0 })
      return Objection(refusal: refusal, municipality: one.municipality, initiative: one.initiative)
    case .leap:
      let neighbour = [record, before].compactMap { $0 }.first { $0.seq <= last } ?? record
      let refusal = Refusal.laterRecord(name(one.municipality), neighbour)
      return Objection(refusal: refusal, municipality: one.municipality, initiative: one.initiative)
    }
  }
}

extension Refusal {
  /// The same about no cell in particular.
  var objection: Objection { Objection(refusal: self) }
}

extension Objection {
  /// The same about a cell, where it names none yet.
  func about(_ municipality: String, _ initiative: String) -> Objection {
    var objection = self
    if objection.municipality.isEmpty { objection.municipality = municipality }
    if objection.initiative.isEmpty { objection.initiative = initiative }
    return objection
  }
}
