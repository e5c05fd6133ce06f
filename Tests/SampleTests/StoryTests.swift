import Foundation
import Model
import Sample
import TestSupport
import Testing

/// What the sample tells, as somebody who knows municipalities would look at it.
@Suite struct StoryTests {
  let seed: Seed
  private let story: ToldStory

  init() throws {
    seed = try Project.sampleSeed()
    story = try ToldStory.told.get()
  }

  // MARK: Rules

  @Test("Every record is what the program would have recorded, in that order, with nothing refused")
  func rules() throws {
    let facts = seed.reorganisations.filter { $0.date <= SampleFiles.today }
    let courses = Dictionary(uniqueKeysWithValues: seed.initiatives.map { ($0.id, Course($0)) })
    let into = Dictionary(facts.map { ($0.oldCode, $0.newCode) }) { first, _ in first }
    // What belongs to no municipality has rules of its own.
    let told = seed.journal.filter { !$0.municipality.isEmpty }
    for (code, records) in Dictionary(grouping: told, by: { into[$0.municipality] ?? $0.municipality }) {
      let codes = Set([code] + into.filter { $0.value == code }.keys)
      let places = seed.municipalities.filter { codes.contains($0.code) }.map { one -> (String, Model.Place) in
        let counts = seed.inhabitants.filter { $0.code == one.code }.map { ($0.year, $0.count) }
        return (one.code, .init(name: one.name, from: one.validFrom, until: one.validUntil, inhabitants: counts))
      }
      var chronicle = Chronicle(
        places: Dictionary(uniqueKeysWithValues: places), reorganisations: facts.filter { codes.contains($0.oldCode) },
        courses: courses, records: [])
      var seqs: [Int: Int] = [:]
      for change in Dictionary(grouping: records, by: \.change).sorted(by: { $0.key < $1.key }).map(\.value) {
        let made = try again(change, in: chronicle, seqs)
        #expect(made.map(\.outline) == change.map(\.outline))
        for (one, told) in zip(made, change) { seqs[told.seq] = one.seq }
        chronicle = chronicle.adding(made)
      }
    }
  }

  /// A change of the sample, asked of the program.
  private func again(_ change: [JournalRecord], in chronicle: Chronicle, _ seqs: [Int: Int]) throws -> [JournalRecord] {
    let first = try #require(change.first)
    let signed = Signature(by: first.by, at: first.at, today: first.recorded)
    if let undoes = first.undoes {
      return try chronicle.records(undoing: .record(try #require(seqs[undoes])), reason: first.reason, signed)
    }
    if first.kind == .confirm {
      return try chronicle.records(
        confirming: [
          Model.Confirmation(municipality: first.municipality, initiative: first.initiative, on: first.effective)
        ], signed)
    }
    var asked = RolloutChange(
      municipality: first.municipality, initiative: first.initiative, reason: first.reason, on: first.effective)
    for record in change {
      switch record.field {
      case .status: asked.status = RolloutStatus(rawValue: record.to)
      case .flags: asked.flags = RolloutFlags(letters: record.to)
      case .planned: asked.planned = .some(Day(iso: record.to))
      default: asked.note = record.to
      }
    }
    asked.isCorrection = first.kind == .correction
    #expect(asked.plansPast(of: RolloutCell(), today: first.recorded) == nil)
    return try chronicle.records(setting: [asked], signed)
  }

  @Test("Every record and every booking is labelled as sample, and so is every text that somebody would have written")
  func labelled() {
    #expect(seed.journal.allSatisfy(\.isSample) && seed.bookings.allSatisfy(\.isSample))
    let texts = seed.journal.filter { $0.field == .note }.map(\.to) + seed.journal.map(\.reason)
    for text in texts + seed.bookings.map(\.reason) where !text.isEmpty { #expect(text.hasSuffix(" (voorbeeld)")) }
  }

  @Test(
    "The fund from 2018 and the contributions of 2018 are settled, each at its own moment, by values that may be set")
  func settled() throws {
    let settings = seed.journal.filter { $0.field == .setting }
    for one in settings {
      try SettingChange(key: one.initiative, value: one.to).check()
      #expect(one.municipality.isEmpty && one.from.isEmpty && one.effective == one.recorded && one.isSample)
    }
    #expect(Set(settings.map(\.initiative)).count == settings.count && Set(settings.map(\.change)).count == 2)
    let given = settings.map { Setting(field: .setting, key: $0.initiative, record: $0) }
    let plan = FundPlan(given)
    #expect(plan.totals.count == FundPlan.years.count && plan.unshared.hundredths == 0)
    // About 50 million (A3E, line 197).
    #expect(plan.totals.values.allSatisfy { (49_000_000...53_000_000).contains($0.cents / 100) })
    #expect(ContributionSettings(given).missing(2018).isEmpty)
    // What comes later is not known on 1 October 2017.
    #expect(!ContributionSettings(given).missing(2019).isEmpty)
    let assembly = try #require(Day(iso: "2017-06-14"))
    #expect(settings.allSatisfy { $0.recorded > assembly })
  }

  // MARK: Days

  @Test("Nothing happens in a weekend or on a public holiday, and nothing is planned for one")
  func workingDays() throws {
    let holidays = [
      "2016-01-01", "2016-03-25", "2016-03-28", "2016-04-27", "2016-05-05", "2016-05-16", "2016-12-25", "2016-12-26",
      "2017-01-01", "2017-04-14", "2017-04-17", "2017-04-27", "2017-05-05", "2017-05-25", "2017-06-05", "2017-12-25",
      "2017-12-26", "2018-01-01", "2018-03-30", "2018-04-02", "2018-04-27", "2018-05-05", "2018-05-10", "2018-05-21",
      "2018-12-25", "2018-12-26",
    ]
    let planned = seed.journal.filter { $0.field == .planned }.compactMap { Day(iso: $0.to) }
    let days = seed.journal.flatMap { [$0.effective, $0.recorded] } + seed.bookings.map(\.date) + planned
    for day in Set(days) {
      #expect(day.fromMonday < 5 && !holidays.contains(day.iso) && day.civil.year < 2019, "\(day.iso)")
    }
  }

  @Test("A Monday is no likelier than another day, and nothing is heaped on the last one")
  func everyWeekday() {
    for days in [seed.journal.filter { $0.field == .status }.map(\.effective), seed.journal.map(\.recorded)] {
      for weekday in 0..<5 {
        let share = days.count { $0.fromMonday == weekday } * 100 / days.count
        #expect((15...25).contains(share), "\(weekday): \(share) %")
      }
      let most = Dictionary(grouping: days) { $0 }.mapValues(\.count).values.max() ?? 0
      #expect(most * 100 < days.count * 3)
      #expect(days.allSatisfy { $0 < SampleFiles.today })
    }
  }

  @Test("July and August are quiet, and many join after the assembly of June")
  func seasons() throws {
    func changes(_ month: Int) -> Int {
      seed.journal.count { $0.field == .status && $0.effective.civil.year == 2017 && $0.effective.civil.month == month }
    }
    #expect(changes(7) * 3 < changes(6) * 2 && changes(8) * 3 < changes(9) * 2 && changes(8) > 0)
    let assembly = try #require(Day(iso: "2017-06-14"))
    let joined = seed.journal.filter { $0.field == .status && $0.to == "D" }.map { $0.effective - assembly }
    #expect(joined.count { (1...21).contains($0) } * 2 > joined.count { (-20...0).contains($0) } * 3)
  }

  // MARK: Steps

  @Test("Steps take as long as things do: mostly about as long, some far longer, each kind at its own pace")
  func durations() throws {
    var medians: Set<Int> = []
    for (from, to) in [("D", "V"), ("V", "I"), ("I", "G"), ("G", "B")] {
      let days = story.durations(from, to).sorted()
      let logs = days.map { log(Double($0)) }
      let mean = logs.reduce(0, +) / Double(logs.count)
      let deviation = (logs.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(logs.count)).squareRoot()
      #expect(days.count > 100 && (0.4...1.1).contains(deviation), "\(from)\(to): \(deviation)")
      #expect(days[days.count * 9 / 10] > days[days.count / 2] * 3 / 2)
      medians.insert(days[days.count / 2])
      // Not one after another at the same distance.
      #expect(Set(days).count > 30)
    }
    #expect(medians.count > 2)
  }

  @Test("Of what is planned some is over already, and most is still to come")
  func plans() throws {
    let open = story.cells(on: SampleFiles.today).values.compactMap(\.planned)
    let over = open.count { $0 < SampleFiles.today }
    #expect(over > 5 && over * 2 < open.count && open.count > 100)
  }

  // MARK: How far

  @Test(
    "What was there when the programme began, and how far it is on 1 October 2017",
    arguments: [
      ("govroam", 70...90, 62...70), ("gibit", 0...0, 46...54), ("overlijden", 8...12, 18...22),
      ("verhuizen", 0...0, 8...12), ("gon", 0...0, 0...0), ("rijbewijs", 5...5, 1...1),
    ])
  func spread(_ initiative: String, _ stock: ClosedRange<Int>, _ share: ClosedRange<Int>) throws {
    let start = try #require(Day(iso: "2016-11-30"))
    #expect(stock.contains(story.adopted(initiative, on: start)))
    let adopted = story.adopted(initiative, on: SampleFiles.today)
    #expect(share.contains((adopted * 100 + 194) / 388), "\(adopted)")
    if initiative == "verhuizen" { #expect(story.adopted(initiative, on: try #require(Day(iso: "2017-04-03"))) == 0) }
    if initiative == "gibit" { #expect(story.adopted(initiative, on: try #require(Day(iso: "2017-01-01"))) == 0) }
  }

  @Test("Whoever used it before the phase uitrol was in the pilot: the five largest with rijbewijzen")
  func pilots() throws {
    let (start, today) = (try #require(Day(iso: "2016-12-31")), SampleFiles.today)
    for (key, cell) in story.cells(on: start) where cell.status.isAdopted && key.initiative == "overlijden" {
      #expect(cell.flags.contains(.pilot))
    }
    let five = story.cells(on: today).filter { $0.key.initiative == "rijbewijs" && $0.value.status.isAdopted }
    #expect(Set(five.keys.map(\.municipality)) == Set(story.bySize.prefix(5)))
    #expect(five.values.allSatisfy { $0.flags == [.pilot, .frontRunner] })
    let network = story.cells(on: today).filter { $0.key.initiative == "gon" }
    #expect(network.values.allSatisfy { [.orienting, .committed, .declined].contains($0.status) })
  }

  @Test("Larger municipalities are earlier, and some small ones are early too")
  func sizes() throws {
    func median(_ codes: ArraySlice<String>) -> Day? {
      let days = codes.compactMap { story.first("govroam", of: $0) }.sorted()
      return days.isEmpty ? nil : days[days.count / 2]
    }
    let (largest, smallest) = (
      try #require(median(story.bySize.prefix(78))), try #require(median(story.bySize.suffix(78)))
    )
    #expect(largest < smallest)
    let small = story.bySize.filter { story.size($0) < 20_000 }
    for initiative in ["overlijden", "verhuizen"] {
      let early = small.count { story.cell($0, initiative).status.isAdopted } * 100 / small.count
      #expect((4...16).contains(early), "\(initiative): \(early) %")
    }
    let before = try #require(Day(iso: "2017-01-01"))
    let early = small.count { story.first("govroam", of: $0).map { $0 < before } ?? false } * 100 / small.count
    #expect((5...15).contains(early), "\(early) %")
  }

  @Test("Neighbours pull neighbours: regions differ far more than by chance, and those behind say why")
  func regions() throws {
    let regions = Dictionary(grouping: story.bySize) { story.region($0) }.filter { $0.value.count > 4 }
    var behind = 0
    for initiative in ["govroam", "gibit"] {
      func share(_ codes: [String]) -> Double {
        Double(codes.count { story.cell($0, initiative).status.isAdopted }) / Double(codes.count)
      }
      let all = share(regions.flatMap(\.value))
      // Of a region of n by chance: p(1 − p)/n.
      let found = regions.values.reduce(0) { $0 + pow(share($1) - all, 2) }
      let chance = regions.values.reduce(0) { $0 + all * (1 - all) / Double($1.count) }
      #expect(found > chance * 2, "\(initiative): \(found) \(chance)")
      for codes in regions.values where share(codes) < all - 0.3 {
        behind += 1
        #expect(codes.contains { code in seed.initiatives.contains { !story.cell(code, $0.id).note.isEmpty } })
      }
    }
    #expect(behind > 3)
  }

  // MARK: What is said

  @Test("Nobody declines a pilot that is not on offer, and nobody is exempt of what may be declined")
  func declined() {
    #expect(!seed.journal.contains { $0.initiative == "rijbewijs" && $0.to == "N" })
    #expect(!seed.journal.contains { $0.field == .flags && $0.to.contains("E") })
    #expect(seed.journal.contains { $0.to == "N" })
  }

  @Test("About three in a hundred are blocked or pause, each with a note of its own initiative")
  func blocked() {
    let cells = story.cells(on: SampleFiles.today).values.filter { $0.status != .unknown }
    let stopped = cells.filter { $0.flags.contains(.blocked) || $0.flags.contains(.paused) }
    #expect((20...40).contains(stopped.count * 1000 / cells.count))
    #expect(stopped.allSatisfy { !$0.note.isEmpty })
  }

  @Test("Notes and reasons fit their initiative, differ, and are not repeated; a decision is quoted once")
  func texts() {
    for initiative in seed.initiatives.map(\.id) {
      let notes = seed.journal.filter { $0.initiative == initiative && $0.field == .note }.map(\.to)
      let reasons = Dictionary(
        seed.journal.filter { $0.initiative == initiative && !$0.reason.isEmpty }.map { ($0.change, $0.reason) }
      ) { first, _ in first }.values
      let counts = Dictionary(grouping: notes + reasons) { $0 }.mapValues(\.count)
      #expect(Set(notes).count >= 8 && counts.values.allSatisfy { $0 <= 5 }, "\(initiative)")
      for (text, count) in counts {
        if text.contains("besluit 2") { #expect(count == 1, "\(text)") }
        if ["gibit", "govroam", "gon"].contains(initiative) {
          #expect(!text.contains("koppel"), "\(initiative): \(text)")
        }
        if initiative == "gibit" { #expect(!text.contains("storing"), "\(text)") }
      }
    }
  }

  @Test("The journal shows what the program can: late reports, corrections, an undo, confirmations, three hands")
  func journal() {
    let late = seed.journal.filter { $0.recorded - $0.effective > 7 }
    #expect(late.count > 50 && late.count * 4 < seed.journal.count)
    #expect(seed.journal.count { $0.kind == .correction } == 2)
    #expect(seed.journal.count { $0.undoes != nil } == 1 && seed.journal.contains { $0.kind == .confirm })
    for hand in ["voorbeeld", "noor", "bas"] { #expect(seed.journal.count { $0.by == hand } > 100) }
    // Heard afterwards, of a day before what was known already.
    let disordered = Dictionary(grouping: seed.journal.filter { $0.field == .status && $0.undoes == nil }) {
      $0.municipality + $0.initiative
    }.values.count { cell in zip(cell, cell.dropFirst()).contains { $0.effective > $1.effective } }
    #expect(disordered > 0)
  }
}

extension Day {
  /// 0 for a Monday.
  fileprivate var fromMonday: Int { (Int(number) + 3) % 7 }
}

extension JournalRecord {
  /// All of a record but its numbers and its label.
  fileprivate var outline: String {
    "\(recorded.iso) \(effective.iso) \(by) \(municipality) \(initiative) \(field) \(from)>\(to) \(kind) \(beside) \(reason)"
  }
}

/// The sample's journal, folded once for all tests.
private struct ToldStory: Sendable {
  static let told = Result { try ToldStory(try Project.sampleSeed()) }

  private let records: [JournalRecord]
  private let sizes: [String: Int]
  private let regions: [String: String]
  private let last: [CellKey: RolloutCell]
  /// The municipalities of the sample's today, the largest first.
  let bySize: [String]

  private init(_ seed: Seed) throws {
    let taken = Set(seed.journal.compactMap(\.undoes))
    records = seed.journal.filter { $0.undoes == nil && !taken.contains($0.seq) }
      .sorted { ($0.effective, $0.seq) < ($1.effective, $1.seq) }
    let present = seed.municipalities.filter { $0.exists(on: SampleFiles.today) }
    regions = Dictionary(uniqueKeysWithValues: present.map { ($0.code, $0.corop) })
    sizes = Dictionary(
      uniqueKeysWithValues: seed.inhabitants.filter { $0.year == 2017 }.map { ($0.code, $0.count) })
    let counts = sizes
    bySize = present.map(\.code).sorted { counts[$0] ?? 0 > counts[$1] ?? 0 }
    last = ToldStory.fold(records, until: SampleFiles.today)
  }

  private static func fold(_ records: [JournalRecord], until day: Day) -> [CellKey: RolloutCell] {
    var cells: [CellKey: RolloutCell] = [:]
    for record in records where record.effective <= day {
      let key = CellKey(record.municipality, record.initiative)
      switch record.field {
      case .status:
        cells[key, default: RolloutCell()].status = RolloutStatus(rawValue: record.to) ?? .unknown
        cells[key]?.planned = nil
      case .flags: cells[key, default: RolloutCell()].flags = RolloutFlags(letters: record.to) ?? []
      case .planned: cells[key, default: RolloutCell()].planned = Day(iso: record.to)
      case .note: cells[key, default: RolloutCell()].note = record.to
      default: break
      }
    }
    return cells
  }

  func cells(on day: Day) -> [CellKey: RolloutCell] {
    day == SampleFiles.today ? last : ToldStory.fold(records, until: day)
  }

  func cell(_ code: String, _ initiative: String) -> RolloutCell { last[CellKey(code, initiative)] ?? RolloutCell() }
  func size(_ code: String) -> Int { sizes[code] ?? 0 }
  func region(_ code: String) -> String { regions[code] ?? "" }

  /// How many of the municipalities that are there have it in use.
  func adopted(_ initiative: String, on day: Day) -> Int {
    cells(on: day).count { $0.key.initiative == initiative && $0.value.status.isAdopted }
  }

  /// The first day of use.
  func first(_ initiative: String, of code: String) -> Day? {
    records.first {
      $0.municipality == code && $0.initiative == initiative && $0.field == .status && ["G", "B"].contains($0.to)
    }?
    .effective
  }

  /// How long finished steps took, in days.
  func durations(_ from: String, _ to: String) -> [Int] {
    let steps = records.filter { $0.field == .status && $0.kind != .correction }
    return Dictionary(grouping: steps) { $0.municipality + $0.initiative }.values.flatMap { cell in
      zip(cell, cell.dropFirst()).filter { $0.to == from && $1.to == to }.map { $1.effective - $0.effective }
    }
  }
}
