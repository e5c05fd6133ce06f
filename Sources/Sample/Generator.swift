import Model

/// Makes the generated files of the sample, the same bytes each time.
package enum SampleGenerator {
  /// The columns of the file with the rollout.
  static let rolloutHeader = [
    "recorded", "effective", "by", "municipality", "initiative", "field", "from", "to", "reason", "kind", "beside",
    "undoes",
  ]

  /// One row of `rollout.csv`.
  struct Row {
    /// The day on which it is recorded.
    var recorded: Day
    /// The day from which it holds.
    var effective: Day
    /// Who records it.
    var by = SampleFiles.author
    /// The code of the municipality; empty of a setting.
    var municipality: String
    /// The id of the initiative, of a setting its key.
    var initiative: String
    /// What changes.
    var field: RolloutField
    /// What stood there before.
    var from: String
    /// What stands there since.
    var to: String
    /// Why; empty where nobody said.
    var reason = ""
    /// What sort of record it becomes.
    var kind = ChangeKind.change
    /// The status beside a planned date or a confirmation.
    var beside = ""
    /// Whether it takes back what was recorded of the field of its cell before it.
    var takesBack = false
  }

  /// `rollout.csv`: a believable road of every municipality with every initiative, each step by the rules.
  package static func rollout(facts: Seed) -> [UInt8] {
    let records = journal(inOrder(rows(facts: facts) + Settled.rows, facts))
    return CSV.written(
      [rolloutHeader]
        + records.map { one in
          [
            one.recorded.iso, one.effective.iso, one.by, one.municipality, one.initiative, one.field.rawValue, one.from,
            one.to, one.reason, one.kind.rawValue, one.beside, one.undoes.map(String.init) ?? "",
          ]
        })
  }

  /// The rows of `rollout.csv` that are about municipalities, in the order in which they are recorded.
  static func rows(facts: Seed) -> [Row] {
    var decisions = 11
    var rows: [Row] = []
    for initiative in facts.initiatives {
      guard let story = Story.all.first(where: { $0.initiative == initiative.id }) else { continue }
      var teller = Teller(story: story, facts: facts, decision: decisions)
      for goal in goals(facts, story) { rows += teller.cell(goal) }
      decisions = teller.decision
    }
    return inOrder(rows, facts)
  }

  /// In order of the day on which they are recorded, municipality and initiative.
  static func inOrder(_ rows: [Row], _ facts: Seed) -> [Row] {
    let order = Dictionary(uniqueKeysWithValues: facts.initiatives.enumerated().map { ($1.id, $0) })
    return rows.enumerated().sorted { left, right in
      let (a, b) = (left.element, right.element)
      if a.recorded != b.recorded { return a.recorded < b.recorded }
      if a.municipality != b.municipality { return a.municipality < b.municipality }
      if a.initiative != b.initiative { return order[a.initiative] ?? 0 < order[b.initiative] ?? 0 }
      return left.offset < right.offset
    }.map(\.element)
  }

  /// How early one municipality is with one initiative.
  struct Goal {
    /// The municipality.
    var municipality: Municipality
    /// From 0, the first, to 999.
    var rank: Int
    /// How many are larger.
    var size: Int
    /// Whether its region is far behind.
    var isBehind: Bool
    /// Whether it declines.
    var declines = false
  }

  /// The municipalities of 2017, the earliest first: larger ones tend to be further and so do whole regions, but some
  /// small ones are early too.
  private static func goals(_ facts: Seed, _ story: Story) -> [Goal] {
    var sizes: [String: Int] = [:]
    for entry in facts.inhabitants where entry.year == 2017 { sizes[entry.code] = entry.count }
    let present = facts.municipalities.filter { $0.exists(on: SampleFiles.today) }
      .sorted { (sizes[$0.code] ?? 0, $1.code) > (sizes[$1.code] ?? 0, $0.code) }
    func lot(_ text: String, _ bound: Int) -> Int {
      var random = SplitMix(text: Story.edition + text)
      return random.below(bound)
    }
    let scored = present.enumerated().map { size, one in
      var score = size * 400 / present.count + lot("region" + one.corop, 210)
      score += lot(one.corop + story.initiative, 130) + lot(one.code + story.initiative, 430)
      let isBehind = lot("behind" + one.corop, 100) < 9
      if isBehind { score += 240 }
      // Whoever is small may have somebody who wants it.
      let isSmall = size > present.count * 3 / 5
      if isSmall, lot("early" + one.code + story.initiative, 100) < 9 { score = lot("how early" + one.code, 300) }
      if story.initiative == "rijbewijs" { score = size }
      let declines = lot("declines" + one.code + story.initiative, 1000) < story.declined
      return (
        goal: Goal(municipality: one, rank: 0, size: size, isBehind: isBehind, declines: declines), score: score
      )
    }.sorted { ($0.score, $0.goal.municipality.code) < ($1.score, $1.goal.municipality.code) }
    return scored.enumerated().map { index, entry in
      var goal = entry.goal
      goal.rank = index * 1000 / scored.count
      return goal
    }
  }

  /// The records that `rows` come to, numbered: the rows of one cell, day, hand and reason are one change, which has one
  /// value of each field; so are the settings of one day, hand and reason.
  static func journal(_ rows: [Row]) -> [JournalRecord] {
    var records: [JournalRecord] = []
    records.reserveCapacity(rows.count)
    var latest: [String: Int] = [:]
    var minute = 0
    var fields: Set<RolloutField> = []
    for row in rows {
      let last = records.last
      minute = last?.recorded == row.recorded ? minute + 1 : 0
      let isSame =
        last.map {
          $0.recorded == row.recorded && $0.effective == row.effective && $0.municipality == row.municipality
            && (row.field == .setting || $0.initiative == row.initiative) && $0.by == row.by && $0.reason == row.reason
            && $0.undoes == nil
        } ?? false && !row.takesBack && !fields.contains(row.field)
      if !isSame { fields = [] }
      if row.field != .setting { fields.insert(row.field) }
      let before = latest.updateValue(
        records.count + 1, forKey: row.municipality + row.initiative + row.field.rawValue)
      records.append(
        JournalRecord(
          seq: records.count + 1, change: (last?.change ?? 0) + (isSame ? 0 : 1), kind: row.kind,
          at: isSame ? last?.at ?? "" : SampleFiles.recordedAt(row.recorded, minute), by: row.by,
          effective: row.effective, municipality: row.municipality, initiative: row.initiative, field: row.field,
          from: row.from, to: row.to, reason: row.reason, isSample: true,
          undoes: row.takesBack ? before : nil, recorded: row.recorded, beside: row.beside))
    }
    return records
  }
}
