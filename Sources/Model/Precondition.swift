/// What must be there before an initiative can be scaled up, what hinders it, or what can go wrong.
package struct Precondition: Sendable, Hashable {
  /// What sort of thing it is.
  package enum Kind: String, Sendable, CaseIterable {
    case precondition, obstacle, condition, risk

    package var name: Phrase {
      switch self {
      case .precondition: Phrase("randvoorwaarde", "precondition")
      case .obstacle: Phrase("belemmering", "obstacle")
      case .condition: Phrase("voorwaarde", "condition")
      case .risk: Phrase("risico", "risk")
      }
    }
  }

  /// What it is about, in the document.
  package enum Subject: Sendable, Hashable {
    /// Every initiative.
    case all
    /// The initiatives of track 1; the document does not say which those are.
    case track1
    case fund, social
    /// One initiative by its id.
    case initiative(String)

    /// As the files write it.
    package var text: String {
      switch self {
      case .all: "all"
      case .track1: "track-1"
      case .fund: "fund"
      case .social: "social"
      case .initiative(let id): id
      }
    }

    /// The subject of a word of the files.
    package init(_ text: String) {
      self = [.all, .track1, .fund, .social].first { $0.text == text } ?? .initiative(text)
    }
  }

  package var id: String
  /// What sort of thing it is.
  package var kind: Kind
  package var subject: Subject
  /// What it says, in one line.
  package var title: Phrase
  /// Where the document says it.
  package var quote: Quote

  package init(id: String, kind: Kind, subject: Subject, title: Phrase, quote: Quote) {
    self.id = id
    self.kind = kind
    self.subject = subject
    self.title = title
    self.quote = quote
  }

  /// How it stands for one column of the matrix before anybody records anything; nil where the document does not say
  /// whether it is about that initiative.
  /// - Parameter initiative: by id; nil for the column of what is about no single initiative.
  package func initial(for initiative: String?, track: Int?) -> PreconditionState? {
    switch (subject, initiative) {
    case (.all, .some): .open
    case (.initiative(let own), .some(let id)): own == id ? .open : .notApplicable
    case (.track1, .some): track.map { $0 == 1 ? .open : .notApplicable }
    case (.fund, .some), (.social, .some): .notApplicable
    case (.all, nil), (.initiative, nil): .notApplicable
    case (.track1, nil), (.fund, nil), (.social, nil): .open
    }
  }

  /// The key of the setting that says how it stands: `p5:gibit`, `p14:elsewhere`.
  package func key(_ initiative: String?) -> String { id + ":" + (initiative ?? Precondition.elsewhere) }

  /// The name of the column of what is about no single initiative.
  package static let elsewhere = "elsewhere"
}

/// How a precondition stands for an initiative: the value of a `Setting` with the field `precondition`.
package enum PreconditionState: String, Sendable, CaseIterable {
  case open, arranged
  case notApplicable = "not-applicable"

  package var name: Phrase {
    switch self {
    case .open: Phrase("open", "open")
    case .arranged: Phrase("geregeld", "arranged")
    case .notApplicable: Phrase("n.v.t.", "not applicable")
    }
  }
}

/// A precondition with how it stands for each initiative.
package struct PreconditionRow: Sendable, Hashable {
  /// For one initiative, or elsewhere.
  package struct Cell: Sendable, Hashable {
    /// nil where the document does not say whether it is about this one.
    package var state: PreconditionState?
    /// The journal record that says so; nil where nobody recorded anything.
    package var record: JournalRecord?
  }

  /// What stands in the row.
  package var precondition: Precondition
  /// One for each initiative, in their order, and last the one for what is about none of them.
  package var cells: [Cell]

  /// How many are open.
  package var open: Int { cells.count { $0.state == .open } }

  /// Each of `preconditions` with what `settings` say became of it.
  package static func all(
    _ preconditions: [Precondition], _ initiatives: [Initiative], _ settings: [Setting]
  ) -> [PreconditionRow] {
    var recorded: [String: Setting] = [:]
    for setting in settings where setting.field == .precondition && !setting.value.isEmpty {
      recorded[setting.key] = setting
    }
    let columns: [Initiative?] = initiatives.map { $0 } + [nil]
    return preconditions.map { one in
      PreconditionRow(
        precondition: one,
        cells: columns.map { column in
          let setting = recorded[one.key(column?.id)]
          return Cell(
            state: setting.flatMap { PreconditionState(rawValue: $0.value) }
              ?? one.initial(for: column?.id, track: column?.track), record: setting?.record)
        })
    }
  }
}
