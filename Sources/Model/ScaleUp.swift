/// A request to scale something up, as it enters the chain: what, by whom, with what benefit and at what cost.
package struct ScaleUpRequest: Sendable, Hashable {
  /// An initiative or a candidate, by its id.
  package var subject: String
  /// A municipality by its code, or a group in words.
  package var by: String
  /// What it brings, in the words of who asks.
  package var benefit: String
  /// What it costs, in the same words.
  package var costs: String

  package init(subject: String, by: String, benefit: String, costs: String) {
    self.subject = oneLine(subject)
    self.by = oneLine(by)
    self.benefit = oneLine(benefit)
    self.costs = oneLine(costs)
  }

  /// As the store keeps it, each part on a line; nil for anything else, such as a part that is empty.
  package init?(_ text: String) {
    guard let parts = parts(of: text, count: 4) else { return nil }
    self.init(subject: parts[0], by: parts[1], benefit: parts[2], costs: parts[3])
    guard self.text == text else { return nil }
  }

  /// As the store keeps it.
  package var text: String { [subject, by, benefit, costs].joined(separator: "\n") }
}

/// What the Task Force makes of a request.
package struct ScaleUpJudgement: Sendable, Hashable {
  /// Whether it goes on.
  package var isFit: Bool
  /// The benefits that it sees, or why not.
  package var words: String

  package init(isFit: Bool, words: String) { (self.isFit, self.words) = (isFit, oneLine(words)) }

  /// As the store keeps it: `positief …`, `negatief …`; nil for anything else.
  package init?(_ text: String) {
    let word = String(text.prefix { $0 != " " })
    guard word == "positief" || word == "negatief" else { return nil }
    self.init(isFit: word == "positief", words: String(text.dropFirst(word.count)))
    guard !words.isEmpty, self.text == text else { return nil }
  }

  /// As the store keeps it.
  package var text: String { (isFit ? "positief " : "negatief ") + words }
}

/// The advice of the Board for Service Affairs, in its five parts (section A3C, line 165).
package struct ScaleUpAdvice: Sendable, Hashable {
  /// A part of it.
  package enum Part: Int, Sendable, CaseIterable {
    case rollout, path, binding, cooperation, execution

    package var name: Phrase {
      switch self {
      case .rollout: Phrase("uitrol", "rollout")
      case .path: Phrase("tijdpad", "time path")
      case .binding: Phrase("binding", "binding")
      case .cooperation: Phrase("samenwerkingsvorm", "form of cooperation")
      case .execution: Phrase("uitvoeringsstructuur", "execution structure")
      }
    }

    /// The same in at most 14 columns.
    package var short: Phrase {
      switch self {
      case .cooperation: Phrase("samenwerking", "cooperation")
      case .execution: Phrase("uitvoering", "execution")
      default: name
      }
    }
  }

  /// In the order of the parts, none of them empty.
  package var words: [String]

  package init(_ words: [String]) { self.words = words.map(oneLine) }

  /// As the store keeps it, each part on a line; nil where one is missing.
  package init?(_ text: String) {
    guard let parts = parts(of: text, count: Part.allCases.count) else { return nil }
    self.init(parts)
    guard self.text == text else { return nil }
  }

  /// As the store keeps it.
  package var text: String { words.joined(separator: "\n") }

  /// What is advised about one of the five parts.
  package subscript(part: Part) -> String { words[part.rawValue] }
}

private func parts(of text: String, count: Int) -> [String]? {
  let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  return lines.count == count && !lines.contains { $0.allSatisfy(\.isWhitespace) } ? lines : nil
}

/// A step of the chain that is recorded of a request; the raw value is behind its number in the store: `V1.judged`.
package enum ScaleUpStep: String, Sendable, CaseIterable {
  case signalled, judged, weighed, advised, decided, chosen, bound, guarded, accounted

  /// Its number in the chain.
  package var number: Int { (ScaleUpStep.allCases.firstIndex(of: self) ?? 0) + 1 }
  /// The step before it; nil for the first.
  package var before: ScaleUpStep? { number > 1 ? ScaleUpStep.allCases[number - 2] : nil }
  /// The step behind it; nil for the last that is recorded.
  package var next: ScaleUpStep? { number < ScaleUpStep.allCases.count ? ScaleUpStep.allCases[number] : nil }
  /// The body that does it; empty where the document names nobody.
  package var body: String { ScaleUpStep.bodies[number - 1] }

  private static let bodies = [
    "gemeenten", "taskforce", "", "college", "bestuur", "gemeenten", "gemeenten", "taskforce", "balv",
  ]

  /// Whether it comes only of what the board adopted.
  package var isAfterDecision: Bool { number > ScaleUpStep.decided.number }

  /// What is done.
  package var name: Phrase {
    switch self {
    case .signalled: Phrase("verzoek", "request")
    case .judged: Phrase("oordeel", "judgement")
    case .weighed: Phrase("afweging", "weighing")
    case .advised: Phrase("advies", "advice")
    case .decided: Phrase("besluit", "decision")
    case .chosen: Phrase("keuze", "choice")
    case .bound: Phrase("gebondenheid", "being bound")
    case .guarded: Phrase("bewaking", "guarding")
    case .accounted: Phrase("verantwoording", "accountability")
    }
  }

  /// The key under which the store keeps it of a request.
  package func key(_ request: String) -> String { self == .signalled ? request : request + "." + rawValue }

  /// The request and the step of a key; nil for what is none.
  package static func read(_ key: String) -> (request: String, step: ScaleUpStep)? {
    let parts = key.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard let request = parts.first, number(request) != nil else { return nil }
    guard parts.count == 2 else { return (request, .signalled) }
    guard let step = ScaleUpStep(rawValue: parts[1]), step != .signalled else { return nil }
    return (request, step)
  }

  /// The number of a request by its id, `V12`; nil for what is none.
  package static func number(_ id: String) -> Int? {
    guard id.first == "V", let number = Int(id.dropFirst()), number > 0, id == "V\(number)" else { return nil }
    return number
  }

  /// The command that records it, as scripts call it.
  package var command: String { ScaleUpStep.commands[number - 1] }

  private static let commands = [
    "request", "judge", "weigh", "advise", "decide", "choose", "bind", "guard", "account",
  ]
}
