/// Where one municipality stands with one initiative (DOMAIN §3; our choice, faithful to section A3).
/// The raw value is the code letter that the store, scripts and files use.
package enum RolloutStatus: String, Sendable, CaseIterable, Hashable {
  case unknown = "?"
  case orienting = "O"
  case declined = "N"
  case committed = "D"
  case preparing = "V"
  case implementing = "I"
  case inUse = "G"
  case embedded = "B"
  case exited = "X"
  case merged = "M"

  /// Those that can be chosen: the last comes from a reorganisation only.
  package static let choices = allCases.filter { $0 != .merged }

  /// The name on screen.
  package var name: Phrase {
    switch self {
    case .unknown: Phrase("onbekend", "not reported")
    case .orienting: Phrase("oriëntatie", "orienting")
    case .declined: Phrase("ziet af", "declined")
    case .committed: Phrase("deelname (bindend)", "committed")
    case .preparing: Phrase("voorbereiding", "preparing")
    case .implementing: Phrase("implementatie", "implementing")
    case .inUse: Phrase("in gebruik", "in use")
    case .embedded: Phrase("geborgd", "embedded")
    case .exited: Phrase("beëindigd", "exited")
    case .merged: Phrase("opgegaan", "merged")
    }
  }

  /// The same where room is short.
  package var short: Phrase { self == .committed ? Phrase("deelname (bindt)", "committed") : name }

  /// The sign on screen, one column wide; in a letters-only terminal `asciiSign` stands instead.
  package var glyph: String { String(sign) }

  /// The same as a scalar, for drawing many.
  package var sign: Unicode.Scalar {
    switch self {
    case .unknown: "·"
    case .orienting: "○"
    case .declined: "–"
    case .committed: "◔"
    case .preparing: "◑"
    case .implementing: "◕"
    case .inUse: "●"
    case .embedded: "◆"
    case .exited: "×"
    case .merged: "→"
    }
  }

  /// What stands for it in a terminal of letters only.
  package var asciiSign: Unicode.Scalar { self == .unknown ? "." : rawValue.unicodeScalars.first ?? "." }

  /// Whether a cell with this status and these flags counts among the adopters.
  func countsAsAdopted(_ flags: RolloutFlags) -> Bool { isAdopted && !flags.contains(.exempt) }

  /// The status of a code letter in ASCII, for reading many; nil if it is none.
  package init?(ascii: UInt8) {
    switch ascii {
    case UInt8(ascii: "?"): self = .unknown
    case UInt8(ascii: "O"): self = .orienting
    case UInt8(ascii: "N"): self = .declined
    case UInt8(ascii: "D"): self = .committed
    case UInt8(ascii: "V"): self = .preparing
    case UInt8(ascii: "I"): self = .implementing
    case UInt8(ascii: "G"): self = .inUse
    case UInt8(ascii: "B"): self = .embedded
    case UInt8(ascii: "X"): self = .exited
    case UInt8(ascii: "M"): self = .merged
    default: return nil
    }
  }

  /// Its place in `allCases`.
  package var position: Int {
    switch self {
    case .unknown: 0
    case .orienting: 1
    case .declined: 2
    case .committed: 3
    case .preparing: 4
    case .implementing: 5
    case .inUse: 6
    case .embedded: 7
    case .exited: 8
    case .merged: 9
    }
  }

  /// In use or embedded: what coverage counts.
  package var isAdopted: Bool { self == .inUse || self == .embedded }

  /// Committed up to embedded: the municipality is bound.
  package var isCommitted: Bool { ladderIndex >= 2 }

  /// How far along the road from unknown (0) to embedded (6); declined, exited and merged stand beside it (-1).
  package var ladderIndex: Int {
    switch self {
    case .unknown: 0
    case .orienting: 1
    case .committed: 2
    case .preparing: 3
    case .implementing: 4
    case .inUse: 5
    case .embedded: 6
    case .declined, .exited, .merged: -1
    }
  }

  /// The road of a municipality that joins.
  package static let ladder: [RolloutStatus] = [
    .unknown, .orienting, .committed, .preparing, .implementing, .inUse, .embedded,
  ]
}

/// Marks beside the status of one municipality with one initiative.
package struct RolloutFlags: OptionSet, Sendable, Hashable {
  package let rawValue: UInt8
  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Takes part in the pilot: `P`.
  package static let pilot = RolloutFlags(rawValue: 1)
  /// One of the front runners: `K`.
  package static let frontRunner = RolloutFlags(rawValue: 2)
  /// Need not take part, and does not count: `E`.
  package static let exempt = RolloutFlags(rawValue: 4)
  /// Cannot go on: `!`.
  package static let blocked = RolloutFlags(rawValue: 8)
  /// Stands still by choice: `‖`.
  package static let paused = RolloutFlags(rawValue: 16)
  /// Some predecessors were exempt and some not, and nobody has decided yet: `e`. It comes of a merger only, and the
  /// municipality counts meanwhile.
  package static let undecided = RolloutFlags(rawValue: 32)

  /// Each flag that can be chosen with its letter and name, in the order in which they are written.
  package static let all: [(flag: RolloutFlags, letter: Character, name: Phrase)] = [
    (.pilot, "P", Phrase("pilot", "pilot")),
    (.frontRunner, "K", Phrase("kopgroep", "front-runner")),
    (.exempt, "E", Phrase("uitgezonderd", "exempt")),
    (.blocked, "!", Phrase("geblokkeerd", "blocked")),
    (.paused, "‖", Phrase("gepauzeerd", "paused")),
  ]

  /// Each flag that can be chosen in the order of the screen: what is most urgent first.
  package static let offered = all.filter { urgent.contains($0.flag) } + all.filter { !urgent.contains($0.flag) }

  /// The same with the one that a merger makes, behind what is urgent.
  package static let shown =
    offered.filter { urgent.contains($0.flag) }
    + [(RolloutFlags.undecided, Character("e"), Phrase("uitzondering te beslissen", "exemption to be decided"))]
    + offered.filter { !urgent.contains($0.flag) }

  private static let urgent: RolloutFlags = [.blocked, .paused]

  /// The letters of the flags that are set as the screen has them: `!PK`; empty for none.
  package var signs: String { String(RolloutFlags.shown.filter { contains($0.flag) }.map(\.letter)) }

  /// The same in a terminal of letters only, where capitals are statuses: `!=pke`.
  package var asciiSigns: String {
    // Of the two that are an e the undecided one is half of it.
    String(
      RolloutFlags.shown.filter { contains($0.flag) }.map { flag, letter, _ in
        flag == .undecided ? "/" : letter == "‖" ? "=" : Character(letter.lowercased())
      })
  }

  /// The letters of the flags that are set as they are kept: `PK!`; empty for none.
  package var letters: String { String(RolloutFlags.kept.filter { contains($0.flag) }.map(\.letter)) }

  /// Those that can be chosen, and the one that a merger makes, in the order in which they are kept.
  private static let kept: [(flag: RolloutFlags, letter: Character)] = all.flatMap {
    $0.flag == .exempt ? [($0.flag, $0.letter), (.undecided, "e")] : [($0.flag, $0.letter)]
  }

  /// The flags written as letters (`|` or `=` may stand for `‖`); nil if a letter is no flag.
  package init?(letters: String) {
    self = []
    for letter in letters {
      let known = letter == "|" || letter == "=" ? "‖" : letter
      guard let flag = RolloutFlags.kept.first(where: { $0.letter == known })?.flag else { return nil }
      insert(flag)
    }
  }
}

/// What is kept of one municipality with one initiative.
package struct RolloutCell: Sendable, Hashable {
  /// How far the municipality is.
  package var status: RolloutStatus
  /// What else is said of it.
  package var flags: RolloutFlags
  /// Whole percents of the inhabitants that were further along when it last came of a merger; 0 for none.
  package var further: UInt8 = 0
  /// And of those that were less far, where a receiving municipality kept its status.
  package var behind: UInt8 = 0
  /// The value comes from the sample and from no one's report.
  package var isSample: Bool
  /// Since when the status holds.
  package var since: Day?
  /// When the next step is planned.
  package var planned: Day?
  /// Free words, empty for none.
  package var note: String
  /// The effective day of the latest change of any field; nil where nothing was ever reported.
  package var changed: Day?
  /// The latest day of the store on which something that counts was recorded, or was confirmed; nil for never.
  package var heard: Day?

  package init(
    status: RolloutStatus = .unknown, flags: RolloutFlags = [], since: Day? = nil, planned: Day? = nil,
    note: String = "", isSample: Bool = false, changed: Day? = nil, heard: Day? = nil
  ) {
    self.status = status
    self.flags = flags
    self.since = since
    self.planned = planned
    self.note = note
    self.isSample = isSample
    self.changed = changed
    self.heard = heard
  }

  /// Whether it is one of the adopters that coverage counts.
  package var countsAsAdopted: Bool { status.countsAsAdopted(flags) }

  /// Whether nothing was ever reported, of it or of what it came of.
  package var isSilent: Bool {
    changed == nil || heard == nil && status == .unknown && flags.isEmpty && note.isEmpty && planned == nil
  }

  /// Whether the municipality should have joined by now: the initiative is binding for all, and it has not begun
  /// (DOMAIN §3); exempt ones owe nothing.
  package func isOverdue(with initiative: Initiative) -> Bool {
    initiative.binding == .mandatory && [.unknown, .orienting].contains(status) && !flags.contains(.exempt)
  }
}
