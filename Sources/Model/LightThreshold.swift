/// From where on the light of an initiative is another colour: settings, with our own choice until they are given
/// (DOMAIN §3). The raw value is what the command and the store say.
package enum LightThreshold: String, Sendable, CaseIterable {
  /// Days after a plan from which what is not there is red; before that it is amber.
  case redAfter = "red-after"
  /// Percentage points under the line of the first plan from which coverage is amber.
  case amberUnder = "amber-under"
  /// The same for red.
  case redUnder = "red-under"
  /// Days without a word from which nothing can be said.
  case greyAfter = "grey-after"

  /// The threshold as somebody may type it, in either language; nil for none.
  package init?(word: String) {
    let word = word.lowercased()
    guard let one = LightThreshold.allCases.first(where: { [$0.rawValue, $0.word].contains(word) }) else { return nil }
    self = one
  }

  /// The Dutch word for it.
  package var word: String {
    switch self {
    case .redAfter: "rood-na"
    case .amberUnder: "oranje-onder"
    case .redUnder: "rood-onder"
    case .greyAfter: "grijs-na"
    }
  }

  /// Of what it is the threshold.
  package var name: Phrase {
    switch self {
    case .redAfter: Phrase("licht: te laat is rood na", "light: late is red after")
    case .amberUnder: Phrase("licht: dekking oranje vanaf", "light: coverage amber from")
    case .redUnder: Phrase("licht: dekking rood vanaf", "light: coverage red from")
    case .greyAfter: Phrase("licht: grijs zonder bericht na", "light: grey without word after")
    }
  }

  /// What holds as long as nobody sets it.
  package var usual: Int {
    switch self {
    case .redAfter, .greyAfter: 90
    case .amberUnder: 10
    case .redUnder: 25
    }
  }

  private var isDays: Bool { self == .redAfter || self == .greyAfter }

  /// A value with what it counts.
  package func words(_ value: Int) -> Phrase {
    isDays
      ? Phrase(value == 1 ? "1 dag" : "\(value) dagen", value == 1 ? "1 day" : "\(value) days")
      : Phrase(
        value == 1 ? "1 punt onder het plan" : "\(value) punten onder het plan",
        value == 1 ? "1 point under the plan" : "\(value) points under the plan")
  }

  /// Refuses what is no number of days, or of percentage points.
  package func check(_ value: String) throws(Refusal) {
    let range = isDays ? 1...3650 : 1...100
    if let number = Int(value), range.contains(number), "\(number)" == value { return }
    throw Refusal(
      "threshold-range",
      isDays
        ? Phrase(
          "«\(value)» is geen aantal dagen van 1 tot 3650.", "«\(value)» is not a number of days from 1 to 3650.")
        : Phrase(
          "«\(value)» is geen aantal procentpunten van 1 tot 100.",
          "«\(value)» is not a number of percentage points from 1 to 100."),
      wayOut: Phrase(
        "Schrijf bijvoorbeeld: light-threshold \(rawValue) \(usual); none neemt de instelling weg.",
        "Write, for example: light-threshold \(rawValue) \(usual); none takes the setting away."))
  }

  /// Refuses an amber that would only begin under the red.
  /// - Parameter settings: what holds beside it.
  package func check(_ value: String, beside settings: [Setting]) throws(Refusal) {
    try check(value)
    guard !isDays, let number = Int(value) else { return }
    var all = LightThresholds(settings)
    all[self] = number
    guard all[.amberUnder] > all[.redUnder] else { return }
    throw Refusal(
      "amber-beyond-red",
      Phrase(
        "Oranje zou pas bij \(all[.amberUnder]) punten beginnen, na rood (\(all[.redUnder])).",
        "Amber would only begin at \(all[.amberUnder]) points, after red (\(all[.redUnder]))."),
      wayOut: Phrase(
        "Kies voor oranje hooguit \(all[.redUnder]), of zet eerst red-under hoger.",
        "Choose \(all[.redUnder]) at most for amber, or raise red-under first."))
  }
}

/// All thresholds of the light: those that are set, and ours for the others.
package struct LightThresholds: Sendable, Hashable {
  private var values: [LightThreshold: Int] = [:]

  /// Takes the thresholds that are set, and the usual ones for those that are not.
  package init(_ settings: [Setting] = []) {
    for one in LightThreshold.allCases { values[one] = settings.of(.light(one)).flatMap { Int($0.value) } }
  }

  /// What holds.
  package subscript(threshold: LightThreshold) -> Int {
    get { values[threshold] ?? threshold.usual }
    set { values[threshold] = newValue }
  }
}
