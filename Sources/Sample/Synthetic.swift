import Model

extension Seed {
  /// The sample's story with any number of invented municipalities in the place of the real ones, to measure on:
  /// codes `EU000001` …, spread over the real provinces and regions, and as large as the real ones.
  package static func synthetic(count: Int, facts: Seed) -> Seed {
    let real = facts.municipalities.filter { $0.exists(on: SampleFiles.today) }
    var sizes: [String: Int] = [:]
    for entry in facts.inhabitants where entry.year == 2017 { sizes[entry.code] = entry.count }
    var seed = facts
    seed.municipalities = []
    seed.inhabitants = []
    seed.reorganisations = []
    for number in 1...max(1, count) {
      let digits = padded(number, to: 6)
      var random = SplitMix(text: "synthetic" + digits)
      let model = real[random.below(real.count)]
      let code = "EU" + digits
      seed.municipalities.append(
        Municipality(
          code: code, name: "Gemeente " + digits, province: model.province, inhabitants: 0, corop: model.corop,
          safetyRegion: model.safetyRegion, urbanity: model.urbanity, validFrom: Story.day(2016, 1, 1),
          validUntil: nil))
      seed.inhabitants.append((code, 2017, (sizes[model.code] ?? 10_000) * (70 + random.below(60)) / 100))
    }
    seed.today = SampleFiles.today
    seed.journal = SampleGenerator.journal(facts: seed)
    return seed
  }
}

extension SampleGenerator {
  /// The records that `rows` come to, numbered; the rows of one cell on one day are one change.
  static func journal(facts: Seed) -> [JournalRecord] {
    var records: [JournalRecord] = []
    var minute = 0
    for row in rows(facts: facts) {
      let last = records.last
      minute = last?.effective == row.effective ? minute + 1 : 0
      let isSame =
        last?.effective == row.effective && last?.municipality == row.municipality && last?.initiative == row.initiative
      records.append(
        JournalRecord(
          seq: records.count + 1, change: (last?.change ?? 0) + (isSame ? 0 : 1), kind: row.kind,
          at: isSame ? last?.at ?? "" : SampleFiles.recordedAt(row.effective, minute), by: SampleFiles.author,
          effective: row.effective, municipality: row.municipality, initiative: row.initiative, field: row.field,
          from: row.from, to: row.to, reason: row.reason, isSample: true))
    }
    return records
  }
}
