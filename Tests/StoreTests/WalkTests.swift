import Model
import Sample
import Store
import TestSupport
import Testing

/// Who walks through the days keeps what is the same on all of them: every day is what a fresh look at it is.
@Suite(.dice) struct WalkTests {
  private let store: ProgrammeStore
  private let plain: ProgrammeStore

  init() throws {
    store = try ProgrammeStore.inMemory(seed: try Project.sampleSeed(), isSample: true)
    plain = try ProgrammeStore.inMemory(seed: try Project.sampleSeed(), isSample: true)
  }

  /// Steps to another day.
  private func step(_ programme: inout Programme, to day: Day, knownAt moment: KnownMoment = .now) throws {
    switch try store.step(from: (programme.asOf, programme.seq), to: day, knownAt: moment, clock: clock) {
    case .whole(let whole): programme = whole
    case .cells(let cells, let adopted, let rest): programme.take(cells, adopted: adopted, rest: rest)
    }
  }

  /// What differs from the same read at once.
  private func difference(_ one: Programme, _ other: Programme) -> [String] {
    let pairs: [(String, Bool)] = [
      ("asOf", one.asOf == other.asOf && one.today == other.today && one.knownAt == other.knownAt),
      ("seq", one.seq == other.seq && one.isSample == other.isSample),
      ("municipalities", one.municipalities == other.municipalities && one.inhabitants == other.inhabitants),
      ("initiatives", one.initiatives == other.initiatives), ("cells", one.cells == other.cells),
      ("adoptedChange", one.adoptedChange == other.adoptedChange),
      ("activities", one.activities == other.activities), ("lines", one.lines == other.lines),
      ("ledger", one.ledger == other.ledger), ("figures", one.figures == other.figures),
      ("printed", one.printed == other.printed), ("findings", one.findingTexts == other.findingTexts),
      ("sleeping", one.sleeping == other.sleeping), ("settings", one.settings == other.settings),
      ("population", one.population == other.population), ("lists", one.referenceLists == other.referenceLists),
    ]
    return pairs.filter { !$0.1 }.map(\.0)
  }

  /// Who used what at the ends of the last months, told day by day from whole programmes.
  private func course(_ programme: Programme, in store: ProgrammeStore) throws -> AdoptionCourse {
    let width = programme.initiatives.count
    var used = Array(repeating: UInt16(0), count: programme.cells.count)
    for (index, day) in AdoptionCourse.asked(asOf: programme.asOf).enumerated() {
      let then = try store.programme(asOf: day, clock: clock)
      for (row, one) in programme.municipalities.enumerated() {
        guard let old = then.row(of: one.code) else { continue }
        for column in 0..<width where then[old, column].countsAsAdopted { used[row * width + column] |= 1 << index }
      }
    }
    return AdoptionCourse(programme, used: used)
  }

  @Test("Days in any order are what they are by themselves, and so is all that is read on them")
  func days() throws {
    var dice = Dice()
    var programme = try store.programme(clock: clock)
    for number in 0..<24 {
      // Near and far, over years in which municipalities merged, and back to now.
      let back = number % 6 == 5 ? 0 : dice.below(number % 2 == 0 ? 12 : 640)
      let day = clock + -back
      try step(&programme, to: day)
      let whole = try plain.programme(asOf: day, clock: clock)
      #expect(difference(programme, whole).isEmpty, "\(day.iso): \(difference(programme, whole))")
      #expect(try store.journal(limit: 300, asOf: day) == plain.journal(limit: 300, asOf: day), "\(day.iso)")
      guard number % 4 == 0 else { continue }
      #expect(try store.course(asOf: day, clock: clock) == course(whole, in: plain), "\(day.iso)")
      let fresh = try ProgrammeStore.inMemory(seed: try Project.sampleSeed(), isSample: true)
      #expect(try store.stepTimes(asOf: day, clock: clock) == fresh.stepTimes(asOf: day, clock: clock), "\(day.iso)")
    }
  }

  @Test("What is written meanwhile is seen at the next step, also what is of an earlier day")
  func writing() throws {
    var programme = try store.programme(clock: clock)
    try step(&programme, to: clock + -10)
    let date = SettingChange(key: "contribution-reference-date", value: "2016-01-01", on: clock + -20)
    let changes: [(ProgrammeStore) throws -> Void] = [
      { _ = try $0.save([note("erbij")], by: "anna", at: at, clock: clock) },
      { _ = try $0.put([date], by: "anna", at: at, clock: clock) },
      { _ = try $0.undo(by: "anna", at: at, clock: clock) },
      { _ = try $0.redo(by: "anna", at: at, clock: clock) },
    ]
    for change in changes {
      try change(store)
      try change(plain)
      // Over the day from which the setting holds, and back.
      for back in [9, 25, 15, 21, 0] {
        let day = clock + -back
        try step(&programme, to: day)
        let whole = try plain.programme(asOf: day, clock: clock)
        #expect(difference(programme, whole).isEmpty, "\(day.iso): \(difference(programme, whole))")
        #expect(try store.journal(limit: 50, asOf: day) == plain.journal(limit: 50, asOf: day))
      }
    }
  }

  @Test("As it was known at a number it is walked through too")
  func known() throws {
    let last = try store.programme(clock: clock).seq
    var programme = try store.programme(knownAt: .number(last / 2), clock: clock)
    let own = programme.asOf
    for (back, moment) in [(41, last / 2), (60, last / 2), (60, last / 3), (61, last / 3), (70, last)] {
      let (day, moment) = (own + -back, KnownMoment.number(moment))
      guard let whole = try? plain.programme(asOf: day, knownAt: moment, clock: clock) else { continue }
      try step(&programme, to: day, knownAt: moment)
      #expect(difference(programme, whole).isEmpty, "\(day.iso): \(difference(programme, whole))")
    }
  }
}
