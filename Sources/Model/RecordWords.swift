extension RolloutStatus {
  /// Sign and name, as a row or a sentence shows it: `◕ implementatie`; the letter stands for the sign in ASCII.
  package func words(_ language: Language, ascii: Bool = false) -> String {
    "\(ascii ? rawValue : glyph) \(name[language])"
  }
}

extension RolloutFlags {
  /// Letters and names: `P pilot, K kopgroep`; empty for none.
  package func words(_ language: Language) -> String {
    RolloutFlags.shown.filter { contains($0.flag) }.map { "\($0.letter) \($0.name[language])" }.joined(separator: ", ")
  }
}

extension RolloutField {
  /// A value of it as the journal writes it, in words: `● in gebruik`, `26 okt 2017`, `geen vlag`.
  package func words(_ value: String, _ language: Language, ascii: Bool = false) -> String {
    switch self {
    case .status: RolloutStatus(rawValue: value)?.words(language, ascii: ascii) ?? value
    case .flags:
      value.isEmpty
        ? Phrase("geen vlag", "no flag")[language] : RolloutFlags(letters: value)?.words(language) ?? value
    case .planned:
      value.isEmpty ? Phrase("niet gepland", "not planned")[language] : Day(iso: value)?.words(language) ?? value
    case .note: value.isEmpty ? Phrase("geen notitie", "no note")[language] : "«\(value.replacing("\n", with: " / "))»"
    case .heard:
      value.isEmpty
        ? Phrase("nog niet gehoord", "not heard yet")[language]
        : Phrase("gehoord ", "heard ")[language] + (Day(iso: value)?.words(language) ?? value)
    default: value
    }
  }
}

extension JournalRecord {
  /// What the record changed, in words: `◕ implementatie → ● in gebruik`, `gepland: 26 okt 2017`, `notitie: …`.
  package func changeWords(_ language: Language, ascii: Bool = false) -> String {
    let name = field.name[language]
    func was(_ old: String) -> String {
      old.isEmpty ? "" : " (was \(old))"
    }
    func status(_ code: String) -> String { RolloutStatus(rawValue: code)?.words(language, ascii: ascii) ?? code }
    let none = language == .dutch ? "geen" : "none"
    switch field {
    case .status:
      return "\(status(from)) → \(status(to))"
    case .planned:
      func day(_ text: String) -> String { Day(iso: text)?.words(language) ?? text }
      return "\(name): \(to.isEmpty ? none : day(to))\(was(day(from)))"
    case .flags:
      func flags(_ letters: String) -> String { RolloutFlags(letters: letters)?.words(language) ?? letters }
      return "\(name): \(to.isEmpty ? none : flags(to))\(was(from))"
    case .note: return "\(name): \(to.isEmpty ? none + was(from) : to)"
    case .heard: return Phrase("nog steeds ", "still ")[language] + status(beside)
    case .phase:
      func phase(_ text: String) -> String { Phase(rawValue: text)?.name[language] ?? text }
      return "\(name): \(phase(from)) → \(phase(to))"
    case .binding:
      func binding(_ text: String) -> String { Binding(rawValue: text)?.name[language] ?? text }
      return "\(name): \(binding(from)) → \(binding(to))"
    case .successor: return to.isEmpty ? name : successorWords(language)
    case .booking, .setting, .finding, .decision, .milestone, .step, .precondition, .request:
      return moneyChange(self)?[language] ?? to
    default: return "\(name): \(to.isEmpty ? none : to)\(was(from))"
    }
  }

  /// Into which code, and when: `→ GM1948 per 1 jan 2019`.
  private func successorWords(_ language: Language) -> String {
    let words = to.split(separator: " ").map(String.init)
    let day = words.count > 1 ? Day(iso: words[1]) ?? effective : effective
    return "→ \(words[0]) " + Phrase("per ", "as of ")[language] + day.words(language)
  }

  /// What it became, without what it was: for many that were not the same.
  func goalWords(_ language: Language) -> String {
    var record = self
    record.from = ""
    let words = record.changeWords(language)
    return field == .status ? words.drop { $0 != "→" }.description : words
  }

  /// Why: the reason that was given, or which record this one reverses.
  package func reasonWords(_ language: Language) -> String {
    let isDutch = language == .dutch
    let number = undoes.map(String.init) ?? (isDutch ? "een wijziging" : "a change")
    let what: String
    switch kind {
    case .change: return reason
    case .undo: what = isDutch ? "maakt \(number) ongedaan" : "undoes \(number)"
    case .redo: what = isDutch ? "doet \(number) opnieuw" : "does \(number) again"
    default: return reason.isEmpty ? kind.name[language] : reason
    }
    return reason.isEmpty ? what : "\(what): \(reason)"
  }

  /// Who: the operator; the sample's own name in the user's language.
  package func byWords(_ language: Language) -> String {
    isSample && by == "voorbeeld" && language == .english ? "sample" : by
  }

  /// When it was recorded, by the clock of this place; nil where the record does not say.
  package var recordedHere: LocalMoment? { LocalMoment(utc: at) }

  /// `2017-10-01T08:30:00Z` → `1 okt 2017 10:30`, the day right-aligned so that months stand in one column.
  package func recordedWords(_ language: Language) -> String {
    recordedHere.map { $0.day.aligned(language) + " " + $0.time } ?? at
  }
}

extension Day {
  /// `words` in eleven columns, the number of the day right-aligned.
  package func aligned(_ language: Language) -> String {
    civil.day < 10 ? " " + words(language) : words(language)
  }
}

/// How urban a municipality is, in CBS's words: 1 … 5.
package func urbanityWords(_ urbanity: Int) -> Phrase {
  switch urbanity {
  case 1: Phrase("zeer sterk stedelijk", "very strongly urban")
  case 2: Phrase("sterk stedelijk", "strongly urban")
  case 3: Phrase("matig stedelijk", "moderately urban")
  case 4: Phrase("weinig stedelijk", "hardly urban")
  default: Phrase("niet stedelijk", "not urban")
  }
}
