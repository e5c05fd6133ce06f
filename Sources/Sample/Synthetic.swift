import Model

extension Seed {
  /// The sample's story with any number of invented municipalities in the place of the real ones, to measure on:
  /// codes `EU000001` …, spread over the real provinces and regions, and as large as the real ones.
  /// - Parameter records: how long the journal is to be: the story's own where nil, its beginning where it is longer,
  ///   and notes on any of its days where it is shorter.
  package static func synthetic(count: Int, records: Int? = nil, facts: Seed) -> Seed {
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
    var rows = SampleGenerator.rows(facts: seed)
    if let records {
      rows = Array(SampleGenerator.padded(rows, to: records, facts: seed).prefix(records))
    }
    seed.journal = SampleGenerator.journal(rows)
    return seed
  }
}

extension SampleGenerator {
  /// The rows with notes among them until there are `count`, each said to follow on the cell's note before it.
  static func padded(_ rows: [Row], to count: Int, facts: Seed) -> [Row] {
    guard count > rows.count, !facts.municipalities.isEmpty, !facts.initiatives.isEmpty else { return rows }
    var random = SplitMix(text: "notes")
    var rows = rows
    rows.reserveCapacity(count)
    let first = Story.day(2016, 11, 30)
    for number in rows.count + 1...count {
      let municipality = facts.municipalities[random.below(facts.municipalities.count)]
      let day = first + random.below(Story.ends - first + 1)
      rows.append(
        Row(
          recorded: day, effective: day, municipality: municipality.code,
          initiative: facts.initiatives[random.below(facts.initiatives.count)].id, field: .note, from: "",
          to: "aantekening \(number) (voorbeeld)"))
    }
    rows = inOrder(rows, facts)
    var notes: [String: String] = [:]
    for index in rows.indices where rows[index].field == .note {
      let key = rows[index].municipality + rows[index].initiative
      rows[index].from = notes.updateValue(rows[index].to, forKey: key) ?? ""
    }
    return rows
  }
}
