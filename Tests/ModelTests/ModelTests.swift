import Model
import TestSupport
import Testing

@Suite struct ModelTests {
  private func initiative(_ phase: Phase = .rollout, _ binding: Binding = .voluntary) -> Initiative {
    Initiative(
      id: "x", name: Phrase(same: "x"), shortName: Phrase(same: "x"), label: "X", phase: phase, track: nil,
      binding: binding, facts: [])
  }

  private func transition(
    _ from: RolloutStatus, _ to: RolloutStatus, _ initiative: Initiative, flags: RolloutFlags = []
  ) -> Transition { Transition(from: from, to: to, initiative: initiative, flags: flags) }

  @Test("The steps of DOMAIN §3, and no others, are allowed")
  func steps() {
    let table: [RolloutStatus: String] = [
      .unknown: "OND", .orienting: "ND", .declined: "OD", .committed: "VX", .preparing: "IX", .implementing: "GVX",
      .inUse: "BIX", .embedded: "GX", .exited: "O", .merged: "",
    ]
    for from in RolloutStatus.allCases {
      for to in RolloutStatus.allCases {
        let isAllowed = (try? transition(from, to, initiative()).verdict().get()) != nil
        #expect(isAllowed == (table[from] ?? "").contains(to.rawValue), "\(from) → \(to)")
      }
    }
  }

  @Test("A step back needs a reason, an exit a decision; blanks are neither")
  func needs() {
    for (from, to) in [
      (RolloutStatus.implementing, RolloutStatus.preparing), (.inUse, .implementing), (.embedded, .inUse),
      (.preparing, .exited),
    ] {
      #expect(throws: Refusal.self) { try transition(from, to, initiative()).check(reason: " ") }
      #expect(throws: Never.self) { try transition(from, to, initiative()).check(reason: "besluit 12") }
    }
    #expect(throws: Never.self) { try transition(.exited, .orienting, initiative()).check(reason: "") }
    for (reason, names) in [
      ("x", false), ("ok", false), ("- .", false), ("12", true), ("A-1", true), ("besluit", true),
    ] {
      let isTaken = (try? transition(.preparing, .exited, initiative()).check(reason: reason)) != nil
      #expect(isTaken == names, "\(reason)")
      let isCorrected = (try? transition(.inUse, .exited, initiative()).checkCorrection(reason: reason)) != nil
      #expect(isCorrected == names, "\(reason)")
    }
  }

  @Test("In use needs phase uitrol or beheer, or the pilot flag")
  func phase() {
    for phase in [Phase.initiation, .development, .mature, .decision] {
      #expect(throws: Refusal.self) { try transition(.implementing, .inUse, initiative(phase)).check(reason: "") }
      #expect(throws: Never.self) {
        try transition(.implementing, .inUse, initiative(phase), flags: .pilot).check(reason: "")
      }
    }
    #expect(throws: Never.self) { try transition(.implementing, .inUse, initiative(.operation)).check(reason: "") }
  }

  @Test("What is binding for all cannot be declined")
  func mandatory() {
    #expect(throws: Refusal.self) {
      try transition(.orienting, .declined, initiative(.rollout, .mandatory)).check(reason: "")
    }
  }

  @Test("A merger takes the weakest status, and stays bound if one was")
  func mergers() {
    func merged(_ statuses: RolloutStatus...) -> RolloutStatus {
      let parts = statuses.map { MergingPart(name: "a", inhabitants: 1, cell: RolloutCell(status: $0)) }
      return RolloutCell(merging: parts, into: nil, on: .firstKnown).status
    }
    #expect(merged(.inUse, .preparing, .embedded) == .preparing)
    #expect(merged(.committed, .orienting, .unknown) == .committed)
    #expect(merged(.orienting, .declined) == .declined)
    #expect(merged(.unknown, .unknown) == .unknown)
  }

  @Test("Days survive a round trip, leap years and rubbish included")
  func days() {
    for number in stride(from: Int32(-30_000), to: 60_000, by: 17) {
      let day = Day(number: number)
      #expect(Day(iso: day.iso) == day)
    }
    #expect(Day(iso: "2016-02-29")?.iso == "2016-02-29")
    for text in ["2017-02-29", "2017-13-01", "17-1-1", "2017-00-10", "2017-01-01x", "", "2017/01/01"] {
      #expect(Day(iso: text) == nil, "\(text)")
    }
    #expect(Day(iso: "2017-10-01")?.words(.dutch) == "1 okt 2017")
  }

  @Test("Amounts are written in the user's notation")
  func amounts() {
    #expect(Amount(euros: 50_752_000).euros(.dutch) == "50.752.000")
    #expect(Amount(euros: 50_752_000).euros(.english) == "50,752,000")
    #expect(Amount(cents: 2_554_200_000).millions(.dutch) == "25,5 mln")
    #expect(Amount(cents: -9_000_000).euros(.dutch) == "-90.000")
    #expect(Amount(cents: -49).euros(.dutch) == "0")
  }

  @Test("Exempt municipalities leave the denominator")
  func coverage() {
    var coverage = Coverage()
    coverage.count(RolloutCell(status: .inUse), inhabitants: 100)
    coverage.count(RolloutCell(status: .preparing), inhabitants: 300)
    coverage.count(RolloutCell(status: .embedded, flags: .exempt), inhabitants: 999)
    #expect(coverage.adopted == 1 && coverage.eligible == 2 && coverage.exempt == 1 && coverage.committed == 2)
    #expect(coverage.byMunicipalities == 0.5 && coverage.byInhabitants == 0.25)
  }

  @Test("A status knows its letter and its place")
  func statuses() {
    for (place, status) in RolloutStatus.allCases.enumerated() {
      #expect(status.position == place)
      #expect(status.rawValue.utf8.first.flatMap(RolloutStatus.init(ascii:)) == status)
      #expect(status.ladderIndex == RolloutStatus.ladder.firstIndex(of: status) ?? -1)
    }
    #expect(RolloutStatus(ascii: 0x61) == nil)
  }

  @Test("Flags are written and read as letters")
  func flags() {
    #expect(RolloutFlags(letters: "PK=")?.letters == "PK‖")
    #expect(RolloutFlags(letters: "Z") == nil)
  }
}

@Suite(.dice) struct FilterTests {
  private let programme: Programme = {
    let day = Day(number: 17_440)
    func municipality(_ code: String, _ name: String, _ people: Int) -> Municipality {
      Municipality(
        code: code, name: name, province: "Fryslân", inhabitants: people, corop: "", safetyRegion: "", urbanity: 3,
        validFrom: day, validUntil: nil)
    }
    let initiative = Initiative(
      id: "gon", name: Phrase(same: "GON"), shortName: Phrase(same: "GON"), label: "GON", phase: .rollout, track: nil,
      binding: .voluntary, facts: [])
    return Programme(
      asOf: day, today: day,
      municipalities: [
        municipality("GM1900", "Súdwest-Fryslân", 84_180), municipality("GM0080", "Leeuwarden", 108_249),
      ],
      initiatives: [initiative], cells: [RolloutCell(status: .inUse), RolloutCell(flags: .blocked)])
  }()

  private func kept(_ text: String) throws -> [Int] {
    let filter = try Filter(text, initiatives: programme.initiatives, today: programme.today)
    return programme.municipalities.indices.filter { filter.keeps(row: $0, of: programme) }
  }

  @Test(
    "Expressions keep what they say",
    arguments: [
      ("sudwest", [0]), ("", [0, 1]), ("-sudwest", [1]), ("gon=G", [0]), ("gon=G|?", [0, 1]), ("gon!=?", [0]),
      ("inwoners>100.000", [1]), ("inhabitants<=84180", [0]), ("inwoners>=100k", [1]), ("provincie=fryslan", [0, 1]),
      ("code=GM0080", [1]), ("vlag=!", [1]), ("naam~\"st-f\"", [0]), ("size-class=50.000-100.000", [0]),
      ("size-class>50.000-100.000", [1]), ("sudwest gon=G", [0]), ("sudwest gon=B", []), ("stedelijkheid=3", [0, 1]),
    ])
  func keeps(_ text: String, _ expected: [Int]) throws { #expect(try kept(text) == expected) }

  @Test(
    "What does not exist is an error that says what does",
    arguments: ["kleur=rood", "gon=Q", "inwoners=veel", "gon>G", "\"open", "vlag=Z", "size-class=groot"])
  func problems(_ text: String) { #expect(throws: Filter.Problem.self) { try kept(text) } }

  @Test("Ten thousand random expressions crash nothing")
  func random() {
    var generator = Dice()
    let pieces = [
      "gon", "=", "!=", "<", "|", "\"", " ", "-", "naam", "~", "50k", "é", "?", "\u{202E}", "\n", "inwoners", "9",
    ]
    for _ in 0..<10_000 {
      let text = (0..<Int.random(in: 0...9, using: &generator)).map { _ in pieces.randomElement(using: &generator) ?? ""
      }.joined()
      _ = try? kept(text)
    }
  }
}
