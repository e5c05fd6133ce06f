/// What is asked of the world outside, with a number by which its answer is known.
package struct Request: Sendable, Hashable {
  package let id: Int
  package let work: Effect
  package var lane: Lane { work.lane }
}

/// In which order requests are carried out.
package enum Lane: Sendable, Hashable {
  /// In the order in which they were asked.
  case write
  /// Beside the writes; the latest of a topic is the only one that anybody still asks for.
  case read(Topic)
}

/// What is read.
package enum Topic: Sendable, Hashable {
  case programme, records, history, plan, series, theme
}

extension Effect {
  package var lane: Lane {
    switch self {
    case .load: .read(.programme)
    case .loadJournal: .read(.records)
    case .loadHistory: .read(.history)
    case .planReorganisation: .read(.plan)
    case .loadSeries: .read(.series)
    case .useTheme: .read(.theme)
    default: .write
    }
  }
}

/// What was asked for and is not answered yet.
package struct Pending: Sendable {
  private var last = 0
  private var lanes: [Int: Lane] = [:]
  private var latest: [Topic: Int] = [:]

  package init() {}

  /// Whether anybody still asks for it.
  package func wants(_ request: Request) -> Bool { lanes[request.id] != nil }

  /// Gives what is asked its number; an earlier request about the same is asked for no more.
  package mutating func ask(_ work: Effect) -> Request {
    last += 1
    let request = Request(id: last, work: work)
    lanes[last] = request.lane
    if case .read(let topic) = request.lane {
      if let stale = latest.updateValue(last, forKey: topic) { lanes[stale] = nil }
    }
    return request
  }

  /// Its lane, when the answer comes; nil where nobody asks for it any more.
  mutating func take(_ id: Int) -> Lane? { lanes.removeValue(forKey: id) }
}
