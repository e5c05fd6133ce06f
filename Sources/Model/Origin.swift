/// Where a figure comes from.
package indirect enum Origin: Sendable, Hashable {
  /// The BALV proposals: the section, and the line of the text; nil where it was not noted.
  case document(section: String, line: Int?)
  /// Statistics Netherlands: what, and of which day or year.
  case cbs(Phrase, on: Day)
  /// Bookings on an activity up to a day, their sum; `by` names who made them, empty where nobody did.
  case bookings(upTo: Day, by: [String], isSample: Bool)
  /// One booking, of an operator or the sample.
  case booking(Booking)
  /// One record of the journal.
  case journal(JournalRecord)
  /// Journal records of this store, more than one.
  case reports
  /// Invented, to show how the program works.
  case sample
  /// Nobody has said anything yet.
  case notReported
  /// A choice of this program where the document is silent.
  case choice
  /// Reckoned from others.
  case formula(Phrase, inputs: [Figure])

  /// Whether nothing stands behind it: a formula whose inputs say nothing.
  package var isEmpty: Bool {
    guard case .formula(let words, let inputs) = self else { return false }
    return words.dutch.isEmpty || inputs.contains { $0.origin.isEmpty }
  }
}

/// A figure on screen with its name, its value in the user's notation, and where it comes from.
package struct Figure: Sendable, Hashable {
  package var name: Phrase
  /// The value as it stands on screen.
  package var value: Phrase
  /// Where the value comes from.
  package var origin: Origin

  package init(_ name: Phrase, _ value: Phrase, _ origin: Origin) {
    self.name = name
    self.value = value
    self.origin = origin
  }

  /// A count.
  package init(_ name: Phrase, count: Int, _ origin: Origin) {
    self.init(name, Phrase(grouped(count, .dutch), grouped(count, .english)), origin)
  }

  /// An amount, to the cent where it has cents.
  package init(_ name: Phrase, amount: Amount, _ origin: Origin) {
    self.init(name, Phrase("€ " + amount.withAnyCents(.dutch), "€ " + amount.withAnyCents(.english)), origin)
  }
}

extension Amount {
  /// Euros, with cents where there are any: `15.320.000`, `0,90`.
  package func withAnyCents(_ language: Language) -> String {
    cents % 100 == 0 ? euros(language) : exact(language)
  }
}

/// A figure that the document gives in its text, with its place there.
package struct SourceFigure: Sendable, Hashable {
  /// What a figure of the document is counted in.
  package enum Unit: String, Sendable, CaseIterable {
    /// Euros.
    case euro
    /// Cents an inhabitant.
    case cent
    case number
  }

  /// Stable, lower case: `kindertelefoon-rate`.
  package var key: String
  /// How sure of a figure the document is, in its own word.
  package enum Qualifier: String, Sendable, CaseIterable {
    case about = "plm."
    case justOver = "ruim"
    case some = "circa"
    case average = "gemiddeld"

    package var name: Phrase {
      switch self {
      case .about: Phrase("plm.", "about")
      case .justOver: Phrase("ruim", "just over")
      case .some: Phrase("circa", "about")
      case .average: Phrase("gemiddeld", "on average")
      }
    }
  }

  /// As it is printed, with a point: `0.0029`, `ruim 10200000`; the number of decimals says how precise it is.
  package var text: String
  /// The value, exact.
  package var value: Fraction
  /// What stands before it.
  package var qualifier: Qualifier?
  /// What it is counted in.
  package var unit: Unit
  /// The part of the document that states it.
  package var section: String
  /// The line within the document.
  package var line: Int

  /// nil where `text` is no decimal, with or without a qualifier before it.
  package init?(key: String, text: String, unit: Unit, section: String, line: Int) {
    let words = text.split(separator: " ", maxSplits: 1).map(String.init)
    qualifier = words.count == 2 ? Qualifier(rawValue: words[0]) : nil
    guard (words.count == 1) == (qualifier == nil), let value = words.last.flatMap({ Fraction(decimal: $0) }) else {
      return nil
    }
    self.key = key
    self.text = text
    self.value = value
    self.unit = unit
    self.section = section
    self.line = line
  }

  /// How many decimals are printed.
  package var decimals: Int {
    let number = text.drop { !$0.isNumber }
    return number.firstIndex(of: ".").map { number.distance(from: $0, to: number.endIndex) - 1 } ?? 0
  }

  /// The value in the user's notation, with its unit and what stands before it.
  package var words: Phrase {
    func written(_ language: Language) -> String {
      (qualifier.map { $0.name[language] + " " } ?? "") + bare(language)
    }
    func bare(_ language: Language) -> String {
      let number = value.words(language, decimals: 6)
      switch unit {
      case .euro: return "€ " + number
      case .cent: return number + " ct"
      case .number: return number
      }
    }
    return Phrase(written(.dutch), written(.english))
  }

  /// The place in the document.
  package var origin: Origin { .document(section: section, line: line) }
}

extension [SourceFigure] {
  /// The figure of a key; nil where the document, as kept, has none.
  package subscript(key: String) -> SourceFigure? { first { $0.key == key } }

  /// The figure of a key as an amount; nil where there is none in euros.
  package func amount(_ key: String) -> Amount? {
    guard let figure = self[key], figure.unit == .euro else { return nil }
    return Amount(cents: Int64(clamping: (figure.value * Fraction(100)).rounded))
  }
}
