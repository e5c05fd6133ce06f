/// A few words of the document and where they stand.
package struct Quote: Sendable, Hashable {
  /// The part of the document, by its letter.
  package var section: String
  /// The line within the document.
  package var line: Int
  /// The words that stand there.
  package var words: String

  package init(section: String, line: Int, words: String) {
    (self.section, self.line, self.words) = (section, line, words)
  }

  /// `A0:74:klaar zijn voor gebruik`; nil for anything else.
  package init?(_ text: some StringProtocol) {
    let parts = text.split(separator: ":", maxSplits: 2)
    guard parts.count == 3, let line = Int(parts[1]) else { return nil }
    section = String(parts[0])
    self.line = line
    words = String(parts[2])
  }

  /// As the data file writes them, separated by `|`; nil where one of them is none.
  package static func list(_ text: String) -> [Quote]? {
    let quotes = text.split(separator: "|").map { Quote($0) }
    return quotes.isEmpty || quotes.contains(nil) ? nil : quotes.compactMap { $0 }
  }

  /// The quote as the store keeps it: section, line and words between colons.
  package var text: String { "\(section):\(line):\(words)" }
}

/// What the data say of a finding; what an arithmetic one prints and what follows is computed (`Finding.rules`).
package struct FindingText: Sendable, Hashable {
  /// `F1` … `F29`.
  package var id: String
  /// Where the document says it.
  package var quotes: [Quote]
  /// What is wrong, in one line.
  package var title: Phrase
  /// What the document prints.
  package var printed: Phrase
  /// What follows from the rest of the document; of an arithmetic one what is to be said behind its outcome.
  package var follows: Phrase
  /// Where it matters in the program: `fund`, `social-domain`, `contributions`, `rollout`, `initiative:ID`, or a page's name.
  package var place: String

  package init(id: String, quotes: [Quote], title: Phrase, printed: Phrase, follows: Phrase, place: String) {
    self.id = id
    self.quotes = quotes
    self.title = title
    self.printed = printed
    self.follows = follows
    self.place = place
  }
}

/// Something in the document that does not add up or contradicts itself (DOMAIN §6).
package struct Finding: Sendable, Hashable {
  package var id: String
  /// What is wrong, in one line.
  package var title: Phrase
  /// The part of the document that is wrong.
  package var section: String
  /// What the document prints, in words.
  package var printed: Phrase
  /// What should stand there, in words.
  package var expected: Phrase
  /// The two as amounts, where they are.
  package var printedAmount: Amount?
  /// What should stand there, where it is money.
  package var expectedAmount: Amount?
  /// Where the document says it.
  package var quotes: [Quote]
  /// Where it matters in the program, as in `FindingText`.
  package var place: String
  /// How what follows was reckoned; nil for a contradiction in words.
  package var reckoning: Figure?
  /// What settled it; nil while it is open.
  package var settled: Setting?

  /// Whether figures of the document contradict each other; else what it prints is told in our own words.
  package var isReckoned: Bool { reckoning != nil }

  /// Whether nobody has settled it yet.
  package var isOpen: Bool { settled == nil }

  /// It is about the sums of the fund's year, and not settled.
  package var warnsOfFund: Bool { id == "F1" && isOpen }

  package init(_ text: FindingText, settled: Setting?) {
    id = text.id
    title = text.title
    section = text.quotes.first?.section ?? ""
    printed = text.printed
    expected = text.follows
    quotes = text.quotes
    place = text.place
    self.settled = settled
  }
}

extension Programme {
  /// Every finding that the data at hand bear out, settled ones among them, in order of number.
  package var findingRegister: [Finding] { findingTexts.compactMap(finding) }

  /// The finding of which the data speak; nil where an arithmetic rule finds nothing wrong.
  private func finding(_ text: FindingText) -> Finding? {
    var finding = Finding(text, settled: settings.of(.finding, text.id))
    guard let rule = Finding.rules[text.id] else { return finding }
    guard let outcome = rule(self) else { return nil }
    finding.printed = outcome.printed
    finding.expected =
      text.follows.dutch.isEmpty
      ? outcome.expected
      : Phrase(
        "\(outcome.expected.dutch); \(text.follows.dutch)", "\(outcome.expected.english); \(text.follows.english)")
    finding.printedAmount = outcome.printedAmount
    finding.expectedAmount = outcome.expectedAmount
    finding.reckoning = outcome.reckoning
    if let title = outcome.title { finding.title = title }
    return finding
  }
}
