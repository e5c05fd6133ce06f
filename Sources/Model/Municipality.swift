/// A municipality as it is on one day: a member with a vote, a share and six rollout statuses.
package struct Municipality: Sendable, Hashable {
  /// CBS code: `GM` and four digits.
  package var code: String
  package var name: String { didSet { foldedName = folded(name) } }
  /// The name without case and accents, kept because filters and sorting ask for it again and again.
  package private(set) var foldedName: String
  /// The province by name.
  package var province: String
  /// Inhabitants on 1 January of the year of the day asked for (CBS); 0 if not known.
  package var inhabitants: Int
  /// The COROP region by name.
  package var corop: String
  /// The safety region by name.
  package var safetyRegion: String
  /// 1 very urban … 5 not urban (CBS, 2017); nil where CBS gives none.
  package var urbanity: Int?
  /// First day on which it exists (1-1-2016 where it is older).
  package var validFrom: Day
  /// First day on which it exists no more; nil if it still does.
  package var validUntil: Day?

  package init(
    code: String, name: String, province: String, inhabitants: Int, corop: String, safetyRegion: String,
    urbanity: Int?, validFrom: Day, validUntil: Day?
  ) {
    self.code = code
    self.name = name
    foldedName = folded(name)
    self.province = province
    self.inhabitants = inhabitants
    self.corop = corop
    self.safetyRegion = safetyRegion
    self.urbanity = urbanity
    self.validFrom = validFrom
    self.validUntil = validUntil
  }

  /// The class of its inhabitants.
  package var sizeClass: SizeClass { SizeClass(inhabitants: inhabitants) }

  /// Whether it exists on `day`.
  package func exists(on day: Day) -> Bool { validFrom <= day && validUntil.map { day < $0 } ?? true }
}

/// The classes by inhabitants that CBS uses for municipalities; the raw value is what filters and files say.
package enum SizeClass: String, Sendable, CaseIterable, Comparable {
  case below20 = "<20.000"
  case below50 = "20.000-50.000"
  case below100 = "50.000-100.000"
  case below150 = "100.000-150.000"
  case below250 = "150.000-250.000"
  case largest = ">=250.000"

  /// The class that holds so many inhabitants.
  package init(inhabitants: Int) {
    switch inhabitants {
    case ..<20_000: self = .below20
    case ..<50_000: self = .below50
    case ..<100_000: self = .below100
    case ..<150_000: self = .below150
    case ..<250_000: self = .below250
    default: self = .largest
    }
  }

  /// The class as people write it: `20.000–50.000`, `≥ 250.000`.
  package func words(_ language: Language) -> String {
    (language == .dutch ? SizeClass.dutch : SizeClass.english)[position]
  }

  // Put together once: a table asks for one a row at every key.
  private static let dutch = allCases.map {
    $0.rawValue.replacing("-", with: "–").replacing(">=", with: "≥ ").replacing("<", with: "< ")
  }
  private static let english = dutch.map { $0.replacing(".", with: ",") }

  /// 0 for the smallest.
  package var position: Int {
    switch self {
    case .below20: 0
    case .below50: 1
    case .below100: 2
    case .below150: 3
    case .below250: 4
    case .largest: 5
    }
  }

  package static func < (left: SizeClass, right: SizeClass) -> Bool { left.position < right.position }
}

/// One line of a municipal reorganisation: on a date an old code passes, wholly or in part, into a new one.
package struct Reorganisation: Sendable, Hashable {
  /// How the old municipality ended; the raw value is what the files say.
  package enum Kind: String, Sendable, CaseIterable {
    case merger = "samenvoeging"
    case annexation = "toevoeging"
    case split = "splitsing"
    case renaming = "naamswijziging"

    package var name: Phrase {
      switch self {
      case .merger: Phrase("samenvoeging", "merger")
      case .annexation: Phrase("toevoeging", "annexation")
      case .split: Phrase("splitsing", "split")
      case .renaming: Phrase("naamswijziging", "renaming")
      }
    }
  }

  /// The day on which it takes effect.
  package var date: Day
  /// The municipality that ends or changes.
  package var oldCode: String
  /// The municipality that receives.
  package var newCode: String
  /// What becomes of the old one.
  package var kind: Kind
  /// Whether the new code carries on the larger part of the old one.
  package var isMainSuccessor: Bool

  package init(date: Day, oldCode: String, newCode: String, kind: Kind, isMainSuccessor: Bool) {
    self.date = date
    self.oldCode = oldCode
    self.newCode = newCode
    self.kind = kind
    self.isMainSuccessor = isMainSuccessor
  }
}
