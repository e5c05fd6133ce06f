/// A resolution that the document puts to the members, or an earlier or an expected decision that it names.
package struct Decision: Sendable, Hashable {
  /// What the document knows of what became of it; the raw value is what files say.
  package enum Standing: String, Sendable, CaseIterable {
    case put = "voorgelegd"
    case expected = "verwacht"
    case recurring = "terugkerend"
    case taken = "genomen"
    case declined = "afgewezen"

    /// Whether an outcome can be recorded.
    package var isOpen: Bool { self == .put || self == .expected || self == .recurring }
  }

  /// What sort of decision it is; the raw value is what files say.
  package enum Sort: String, Sendable, CaseIterable {
    case resolution = "resolutie"
    case consideration = "overweging"
    case point = "besluitpunt"
    case earlier = "eerder besluit"
    case discarded = "afgewezen keuze"
    case coming = "komend besluit"
    case recurring = "terugkerend besluit"

    package var name: Phrase {
      switch self {
      case .resolution: Phrase("resolutie", "resolution")
      case .consideration: Phrase("overweging", "consideration")
      case .point: Phrase("besluitpunt", "item of a resolution")
      case .earlier: Phrase("eerder besluit", "earlier decision")
      case .discarded: Phrase("afgewezen keuze", "choice not made")
      case .coming: Phrase("komend besluit", "coming decision")
      case .recurring: Phrase("terugkerend besluit", "recurring decision")
      }
    }
  }

  /// Stable: `A-1`, `ALV-2017-A`.
  package var id: String
  /// When it is taken, or was.
  package var date: Period
  /// The body that takes it; empty where the document does not say.
  package var body: String
  /// What kind of decision it is.
  package var sort: Sort
  /// Where it stands by the document.
  package var standing: Standing
  /// The one that it is a part of: what becomes of that becomes of it.
  package var partOf: String?
  /// Those that follow from it.
  package var follows: [String]
  /// The findings that it has to do with.
  package var findings: [String]
  /// What is decided, in our own words.
  package var title: Phrase
  /// What the document says came of it; empty where it says nothing.
  package var outcome: Phrase
  /// What is to be known of it besides; empty for nothing.
  package var note: Phrase
  /// The initiatives and candidates that it touches, by id: a reading of ours.
  package var touches: Set<String>
  /// Where the document says it.
  package var quote: Quote

  package init(
    id: String, date: Period, body: String, sort: Sort, standing: Standing, partOf: String?, follows: [String],
    findings: [String], title: Phrase, outcome: Phrase, note: Phrase, touches: Set<String> = [], quote: Quote
  ) {
    self.id = id
    self.date = date
    self.body = body
    self.sort = sort
    self.standing = standing
    self.partOf = partOf
    self.follows = follows
    self.findings = findings
    self.title = title
    self.outcome = outcome
    self.note = note
    self.touches = touches
    self.quote = quote
  }

  /// Its text is not in the document, though it is put to the members (finding F21).
  package var lacksText: Bool { findings.contains("F21") }

  /// The one that makes the Board for Service Affairs: without it nobody can advise.
  package static let ofCollege = "ALV-2017-A"
}

/// A body of the chain, or one that has to do with it.
package struct ChainBody: Sendable, Hashable {
  /// Stable: `college`.
  package var id: String
  package var name: Phrase
  /// The same in at most 14 columns.
  package var short: Phrase
  /// What it is for.
  package var role: Phrase
  /// The functions that the document lists, each with its place.
  package var functions: [BodyFunction]
  /// From when it may be taken to be there though nothing was recorded; nil for ever, or where it waits for `decision`.
  package var since: Day?
  /// The decision that sets it up; nil where it is there already.
  package var decision: String?
  /// Where the document says it.
  package var quote: Quote

  package init(
    id: String, name: Phrase, short: Phrase, role: Phrase, functions: [BodyFunction], since: Day?,
    decision: String?, quote: Quote
  ) {
    self.id = id
    self.name = name
    self.short = short
    self.role = role
    self.functions = functions
    self.since = since
    self.decision = decision
    self.quote = quote
  }
}

/// What a body is to do, as the document lists it.
package struct BodyFunction: Sendable, Hashable {
  /// In our own words.
  package var words: Phrase
  /// Where the document says it.
  package var quote: Quote

  package init(words: Phrase, quote: Quote) { (self.words, self.quote) = (words, quote) }
}

/// A step of the chain by which something is scaled up.
package struct ChainStep: Sendable, Hashable {
  /// 0 sets the chain up, then 1 to 9.
  package var number: Int
  /// The body that does it; empty where the document names nobody.
  package var body: String
  /// What is done, in a few words.
  package var short: Phrase
  /// The same in full.
  package var text: Phrase
  /// The decisions in which it is put.
  package var decisions: [String]
  /// The findings that it has to do with.
  package var findings: [String]
  /// Where the document says it.
  package var quote: Quote

  package init(
    number: Int, body: String, short: Phrase, text: Phrase, decisions: [String], findings: [String], quote: Quote
  ) {
    self.number = number
    self.body = body
    self.short = short
    self.text = text
    self.decisions = decisions
    self.findings = findings
    self.quote = quote
  }
}
