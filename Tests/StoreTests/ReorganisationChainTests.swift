import Foundation
import Model
import Sample
import Store
import TestSupport
import Testing

@Suite(.dice) struct ReorganisationChainTests {
  private func store(sample: Bool) throws -> ProgrammeStore {
    let seed = try Project.sampleSeed()
    return try ProgrammeStore.inMemory(seed: sample ? seed : seed.withoutSample, isSample: sample)
  }

  private func hand(_ date: String, _ old: [String], _ code: String, _ name: String) throws -> ReorganisationRequest {
    .byHand(
      ReorganisationByHand(date: try #require(Day(iso: date)), old: old, newCode: code, name: name))
  }

  @Test("What merges by hand can merge again; one cannot be taken from under the other")
  func chain() throws {
    let store = try store(sample: true)
    func stand() throws -> [[String]] {
      try ["2018-12-31", "2019-06-01", "2020-06-01"].map { date in
        let programme = try store.programme(asOf: Day(iso: date), clock: clock)
        return zip(programme.municipalities.indices, programme.municipalities).map { row, one in
          "\(one.code) \(one.name) \(one.inhabitants) "
            + programme.initiatives.indices.map { programme[row, $0].status.rawValue }.joined()
        }
      }
    }
    let before = try stand()
    let first = try hand("2019-01-01", ["Baarn", "Soest"], "GM9901", "Eemstad")
    let second = try hand("2020-01-01", ["Eemstad", "Amersfoort"], "GM9902", "Groot Eemstad")
    _ = try store.reorganise(first, by: "anna", at: at, clock: clock)
    let once = try stand()
    _ = try store.reorganise(second, by: "bram", at: at, clock: clock)
    let twice = try stand()
    #expect(before[0] == twice[0] && once[1] == twice[1] && once[2] != twice[2])
    #expect(throws: StoreFailure.self) { try store.undo(by: "anna", at: at, clock: clock) }
    #expect(try stand() == twice)
    _ = try store.undo(by: "bram", at: at, clock: clock)
    #expect(try stand() == once)
    _ = try store.undo(by: "anna", at: at, clock: clock)
    #expect(try stand() == before)
    // Without what it merges from, it cannot be done again.
    #expect(throws: StoreFailure.self) { try store.redo(by: "bram", at: at, clock: clock) }
    _ = try store.redo(by: "anna", at: at, clock: clock)
    #expect(try stand() == once && store.check().isEmpty)
    let series = try store.series(of: "gibit", recastTo: Day(iso: "2019-01-01"), clock: clock)
    #expect(series.points.last?.recast.eligible == 354)
  }

  @Test("Taking back the later of two plans for one municipality does not bring the earlier one forward")
  func twice() throws {
    let store = try store(sample: true)
    func now() throws -> [String] {
      let programme = try store.programme(asOf: nil, clock: clock)
      let row = try #require(programme.row(of: "GM0307"))
      return programme.initiatives.indices.map { programme[row, $0].status.rawValue + programme[row, $0].note }
    }
    let before = try now()
    let requests = [
      try hand("2019-01-01", ["Leusden"], "GM0307", ""), try hand("2020-01-01", ["Soest"], "GM0307", ""),
    ]
    for request in requests { _ = try store.reorganise(request, by: "anna", at: at, clock: clock) }
    #expect(try now() == before)
    _ = try store.undo(by: "anna", at: at, clock: clock)
    #expect(try now() == before)
    let year = try store.programme(asOf: Day(iso: "2019-06-01"), clock: clock)
    let (row, column) = (try #require(year.row(of: "GM0307")), try #require(year.column(of: "gibit")))
    // Leusden still joins in 2019: embedded becomes in use.
    #expect(year[row, column].status == .inUse && before[column] == "B")
    #expect(try store.check().isEmpty)
  }

  @Test("Whoever is to end receives nobody first: the people would be lost at its end")
  func endsLater() throws {
    let store = try store(sample: true)
    let later = try hand("2020-01-01", ["Leusden"], "GM0342", "")
    _ = try store.reorganise(later, by: "anna", at: at, clock: clock)
    let told = #expect(throws: StoreFailure.self) {
      try store.reorganise(try hand("2019-01-01", ["Bunschoten"], "GM0327", ""), by: "anna", at: at, clock: clock)
    }
    #expect("\(told.map { "\($0)" } ?? "")".contains("houdt zelf op per 2020-01-01"))
  }

  @Test("Several people at it in any order: values and journal agree, people are neither lost nor won")
  func anyOrder() throws {
    var random = Dice()
    for round in 1...3 {
      let store = try store(sample: false)
      let today = clock
      let codes = ["GM0308", "GM0342", "GM0307", "GM0327", "GM0313", "GM0355"]
      let day = try #require(Day(iso: "2024-06-01"))
      let people = try store.programme(asOf: day, clock: today).inhabitants
      var told: [String] = []
      var done = 0
      for step in 0..<90 {
        let by = ["anna", "bram", "carla"][random.below(3)]
        let (one, other) = (codes[random.below(codes.count)], codes[random.below(codes.count)])
        let status = RolloutStatus.allCases[random.below(8)]
        let action = random.below(8)
        told.append("\(step) \(by) \(action) \(one) \(other) \(status.rawValue)")
        do throws(StoreFailure) {
          switch action {
          case 0: _ = try store.reorganise(.fromTable(nil), by: by, at: at, clock: today)
          case 1:
            let date = Day(year: 2018 + random.below(4), month: 1, day: 1) ?? today
            let entry = ReorganisationByHand(
              date: date, old: [one, other], newCode: "GM990\(random.below(4))", name: "Stad \(random.below(5))")
            _ = try store.reorganise(.byHand(entry), by: by, at: at, clock: today)
          case 2:
            let date = Day(year: 2018 + random.below(4), month: 1, day: 1) ?? today
            let entry = ReorganisationByHand(date: date, old: [one], newCode: other, name: "")
            _ = try store.reorganise(.byHand(entry), by: by, at: at, clock: today)
          case 3: _ = try store.undo(by: by, at: at, clock: today)
          case 4: _ = try store.redo(by: by, at: at, clock: today)
          default:
            let change = RolloutChange(municipality: one, initiative: "gibit", status: status, reason: "x")
            _ = try store.save([change], by: by, at: at, clock: today)
          }
          done += 1
        } catch {
          switch error {
          case .refused, .unknownMunicipality: break
          default: Issue.record("\(error) after \(told)")
          }
        }
        if step % 5 == 0 {
          #expect(try store.check().isEmpty, "\(round): \(told)")
          let programme = try store.programme(asOf: day, clock: today)
          #expect(programme.inhabitants == people, "\(round): \(told)")
          #expect(Set(programme.municipalities.map(\.code)).count == programme.municipalities.count)
        }
      }
      #expect(done > 5)
      // Until the first day to come nobody has merged.
      #expect(try store.programme(asOf: nil, clock: today).cells.allSatisfy { $0.status != .merged })
    }
  }
}
