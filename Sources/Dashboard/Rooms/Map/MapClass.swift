import Model
import Screen

/// The statuses in four classes, for few colours and small maps.
enum MapClass: Int, CaseIterable, Sendable {
  case use, promised, waiting, stopped

  /// The class of a status.
  init(_ status: RolloutStatus) {
    switch status {
    case .inUse, .embedded: self = .use
    case .committed, .preparing, .implementing: self = .promised
    case .unknown, .orienting, .merged: self = .waiting
    case .declined, .exited: self = .stopped
    }
  }

  /// The statuses that it gathers, of those that are reported.
  var statuses: [RolloutStatus] { RolloutStatus.allCases.filter { $0 != .merged && MapClass($0) == self } }

  /// Its colour.
  var role: Role {
    switch self {
    case .use: .mapClassUse
    case .promised: .mapClassPromised
    case .waiting: .mapClassWaiting
    case .stopped: .mapClassStopped
    }
  }

  /// Where letters stand for colours.
  var letter: Unicode.Scalar {
    switch self {
    case .use: "G"
    case .promised: "D"
    case .waiting: "?"
    case .stopped: "N"
    }
  }

  /// On a small map without colours.
  var sign: Unicode.Scalar {
    switch self {
    case .use: "█"
    case .promised: "▒"
    case .waiting: "·"
    case .stopped: "–"
    }
  }

  /// The same in ASCII.
  var plain: Unicode.Scalar {
    switch self {
    case .use: "#"
    case .promised: "+"
    case .waiting: "."
    case .stopped: "-"
    }
  }

  /// In a legend of a line each.
  var long: Phrase {
    switch self {
    case .use: Phrase("in gebruik", "in use")
    case .promised: Phrase("toegezegd, op weg", "promised, under way")
    case .waiting: Phrase("nog niet begonnen", "not started yet")
    case .stopped: Phrase("ziet af of gestopt", "declined or stopped")
    }
  }

  /// In a legend of one line.
  var name: Phrase {
    switch self {
    case .use: Phrase("in gebruik", "in use")
    case .promised: Phrase("onderweg", "under way")
    case .waiting: Phrase("niet", "not")
    case .stopped: Phrase("ziet af", "declined")
    }
  }
}
