import Dashboard
import Model
import Sample
import Screen
import Store
import TestSupport
import Testing

@Suite struct LongJobTests {
  private let day = Day(iso: "2017-06-01")

  @Test("A long job is told once it takes long: what, how far, how much longer, and the key that cancels")
  func told() throws {
    var desk = try Desk(language: .english)
    let request = desk.state.ask(.check)
    #expect(request.lane == .long(.check) && request.wake == .wake(after: 200, id: request.id))
    #expect(!desk.picture.contains("cancels"))
    _ = update(&desk.state, .woke(request.id))
    #expect(desk.picture.contains("check… · Esc cancels"))
    _ = update(&desk.state, .progressed(request.id, JobProgress(share: 0.43, secondsLeft: 12)))
    #expect(desk.picture.contains("check 43% · 12 s left · Esc cancels"))
    // Other pages are alive meanwhile, and narrow screens say less.
    try desk.press("4")
    #expect(desk.state.place.room.name == "fund" && desk.picture.contains("check 43%"))
    for width in [40, 60, 80] {
      _ = update(&desk.state, .resized(Size(width: width, height: 24)))
      #expect(desk.picture.contains("43%") && desk.picture.contains("Esc"), "\(desk.picture.prefix(200))")
    }
    _ = update(&desk.state, .answered(request.id, [.checked([])]))
    #expect(!desk.picture.contains("43%") && desk.picture.contains("Store and journal are sound"))
  }

  @Test("Esc cancels before it goes back; what is answered, told or due afterwards changes nothing")
  func cancelled() throws {
    var desk = try Desk()
    try desk.press("4")
    let request = desk.state.ask(.check)
    _ = update(&desk.state, .woke(request.id))
    try desk.press("Esc")
    #expect(!desk.state.pending.wants(request.id) && desk.notice == "controle: afgebroken.")
    #expect(desk.state.place.room.name == "fund" && !desk.picture.contains("breekt af"))
    let late: [Event] = [
      .progressed(request.id, JobProgress(share: 0.5)), .woke(request.id),
      .answered(request.id, [.checked([Phrase("mis", "wrong")])]),
    ]
    for event in late { _ = update(&desk.state, event) }
    #expect(desk.state.overlays.isEmpty && desk.notice == "controle: afgebroken.")
    #expect(!desk.picture.contains("breekt af"))
    try desk.press("Esc")
    #expect(desk.state.place.room.name == "overview")
  }

  @Test("A day of a large store is a long job: Esc stays on the day that is shown, and a later wish takes its place")
  func largeDay() throws {
    var desk = try Desk()
    desk.state.ask(for: day)
    let first = desk.state.pending.ask(.load(Viewpoint(asOf: day)), isLarge: true)
    #expect(first.lane == .long(.programme))
    _ = update(&desk.state, .woke(first.id))
    #expect(desk.picture.contains("stand van 1 jun 2017… · Esc breekt af"))
    let second = desk.state.pending.ask(.load(Viewpoint(asOf: nil)), isLarge: true)
    #expect(second.lane == .read(.programme) && !desk.state.pending.wants(first.id))
    #expect(!desk.picture.contains("breekt af"))
    let third = desk.state.pending.ask(.load(Viewpoint(asOf: day)), isLarge: true)
    try desk.press("Esc")
    #expect(desk.state.asOf == nil && desk.notice == "stand van 1 jun 2017: afgebroken.")
    _ = update(&desk.state, .answered(third.id, [.loaded(try desk.store.programme(asOf: day, clock: Day(number: 0)))]))
    #expect(desk.state.programme.asOf == desk.state.programme.today)
  }

  @Test("The first reading of a day of a large store is a long job too, and after Esc it can be asked for again")
  func firstReading() throws {
    let store = try ProgrammeStore.inMemory(
      seed: Seed.synthetic(count: 2500, facts: try Project.sampleSeed()), isSample: true)
    let programme = try store.beginning(asOf: day, clock: Day(number: 0))
    var state = State(
      programme: programme, language: .dutch, theme: .plain, size: Size(width: 120, height: 40), operatorName: "anna",
      keymap: Keymap())
    state.ask(for: day)
    #expect(programme.isPartial)
    let request = state.ask(.load(Viewpoint(asOf: day)))
    #expect(request.lane == .long(.programme))
    _ = update(&state, .woke(request.id))
    #expect(view(state).text()[0].contains("stand van 1 jun 2017… · Esc breekt af"))
    _ = update(&state, .key(.escape))
    #expect(state.asOf == day && state.notice?.text.dutch == "stand van 1 jun 2017: afgebroken; R leest alsnog.")
    #expect(update(&state, .key(.character("R"))) == [.load(Viewpoint(asOf: day))])
  }

  @Test("Saving is told when it takes long, and not after its answer or for what is no save")
  func saving() throws {
    var desk = try Desk()
    desk.state.pending.beginSave()
    let save = desk.state.ask(.undo(.latest))
    let check = desk.state.ask(.check)
    _ = update(&desk.state, .woke(check.id))
    #expect(desk.notice.isEmpty)
    _ = update(&desk.state, .woke(save.id))
    #expect(desk.notice == "bezig met opslaan…")
    _ = update(&desk.state, .answered(save.id, [.failed(Phrase("mis", "wrong"))]))
    _ = update(&desk.state, .woke(save.id))
    #expect(desk.notice == "mis")
    #expect(desk.state.ask(.loadJournal).wake == nil)
  }

  @Test("The check command tells that all is well, or every fault in a list; without a screen how many and the first")
  func checks() throws {
    var desk = try Desk()
    try desk.run("check")
    #expect(desk.effects == [.check] && desk.notice.contains("in orde"))
    let faults = (1...60).map { Phrase("fout \($0).", "fault \($0).") }
    _ = update(&desk.state, .checked(faults))
    #expect(desk.picture.contains("fout 1.") && !desk.picture.contains("fout 60."))
    try desk.press("G")
    #expect(desk.picture.contains("fout 60."))
    try desk.press("Esc")
    desk.state.session.isHeadless = true
    _ = update(&desk.state, .checked(faults))
    #expect(desk.notice == "60 fouten; de eerste: fout 1." && desk.state.notice?.kind == .failure)
  }
}
