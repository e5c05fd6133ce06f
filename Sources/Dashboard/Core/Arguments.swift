import Model

/// What stands behind a command's id, written as the help shows it: names in capitals stand for something, what may be
/// left out stands in brackets, `|` is between what may stand there, `…` behind what goes on.
package struct Arguments: Sendable, Hashable, ExpressibleByStringLiteral {
  /// One of them.
  struct Argument: Sendable, Hashable {
    /// What may stand there: one of these.
    var kinds: [Kind]
    /// Whether it may be left out.
    var isOptional: Bool
  }

  /// What a word stands for.
  enum Kind: Sendable, Hashable {
    case municipality, initiative, status, day, amount, text
    /// Written as it stands.
    case choice(String)
    /// What the command itself knows the names of: of one word, or of several.
    case word, name

    /// The one that the help writes so.
    init(_ word: String) {
      switch word {
      case "MUNICIPALITY": self = .municipality
      case "INITIATIVE": self = .initiative
      case "STATUS": self = .status
      case "DAY": self = .day
      case "AMOUNT", "PERCENT": self = .amount
      case "TEXT", "REASON", "EXPR", "VALUE", "SOURCE", "PERIOD": self = .text
      case "ACTIVITY", "NAME": self = .name
      case _ where word.contains(where: \.isUppercase): self = .word
      default: self = .choice(word)
      }
    }
  }

  /// As the help writes them in English.
  package let text: String

  package init(stringLiteral text: String) { self.text = text }

  /// As the help writes them.
  init(_ text: String) { self.text = text }

  /// In their order. They are read when they are asked for: a start makes hundreds of commands, and asks of none.
  var list: [Argument] {
    var depth = 0
    var list: [Argument] = []
    for word in text.split(separator: " ") {
      depth += word.prefix { $0 == "[" }.count
      let kinds = word.filter { !"[]…".contains($0) }.split(separator: "|").map { Kind(String($0)) }
      if word.hasPrefix("…"), !list.isEmpty {
        // `…|none`: instead of all that goes on.
        list[0].kinds += kinds
      } else if !kinds.isEmpty {
        list.append(Argument(kinds: kinds, isOptional: depth > 0))
      }
      depth -= word.reversed().prefix { $0 == "]" }.count
    }
    return list
  }

  /// Whether nothing may stand there.
  package var isEmpty: Bool { text.isEmpty }

  /// The only words that may stand there; nil where others may.
  var choices: [String]? {
    let list = list
    guard list.count == 1, let kinds = list.first?.kinds else { return nil }
    let words = kinds.compactMap { if case .choice(let word) = $0 { word } else { nil } }
    return words.count == kinds.count ? words : nil
  }

  /// What may stand behind `words`.
  func kinds(behind words: [String], in programme: Programme) -> Set<Kind> {
    let list = list
    var places: Set<Int> = [0]
    for word in words { places = self.places(behind: word, at: places, of: list, in: programme) }
    return Set(list.reach(places).flatMap { list[$0].kinds })
  }

  /// A word that does not belong where it stands.
  enum Misfit: Sendable, Hashable {
    /// Nothing may stand there.
    case tooMany(String)
    /// It is none of the only words that may stand there.
    case unknown(String, [Kind])
  }

  /// The first of `words` that does not belong where it stands, as far as can be told without knowing what it is for.
  func misfit(in words: [String], _ programme: Programme) -> Misfit? {
    let list = list
    var places: Set<Int> = [0]
    for word in words {
      let next = self.places(behind: word, at: places, of: list, in: programme)
      guard next.isEmpty else {
        places = next
        continue
      }
      let kinds = list.reach(places).sorted().flatMap { list[$0].kinds }
      let isClosed = kinds.allSatisfy { if case .choice = $0 { true } else { $0 == .initiative } }
      return kinds.isEmpty ? .tooMany(word) : isClosed ? .unknown(word, kinds) : nil
    }
    return nil
  }

  /// Where what follows `word` may stand, if that stands at one of `places`.
  private func places(
    behind word: String, at places: Set<Int>, of list: [Argument], in programme: Programme
  ) -> Set<Int> {
    var next: Set<Int> = []
    for place in list.reach(places) {
      for kind in list[place].kinds {
        switch kind {
        case .initiative where programme.column(of: word.lowercased()) != nil: next.insert(place + 1)
        case .initiative: break
        case .status where RolloutStatus(rawValue: word.uppercased()) != nil: next.insert(place + 1)
        case .choice(word): next.insert(place + 1)
        case .status, .choice: break
        case .word: next.insert(place + 1)
        // A name goes on up to what names the initiative; a day, an amount and a text may have several words.
        case .municipality where programme.column(of: word.lowercased()) != nil: break
        case .municipality, .day, .amount, .text, .name: next.formUnion([place, place + 1])
        }
      }
    }
    // What goes on begins anew.
    return text.contains("…") && next.contains(list.count) ? next.union([0]) : next
  }

  /// As the help writes them in the user's language; what stands for something in capitals, what is typed so as it is.
  func words(_ language: Language) -> String {
    guard language == .dutch else { return text }
    var words = ""
    var name = ""
    for character in text + " " {
      if character.isLetter || character == "-" && !name.isEmpty {
        name.append(character)
      } else {
        words += (Arguments.dutch[name] ?? name) + String(character)
        name = ""
      }
    }
    return String(words.dropLast())
  }

  /// A word as it is typed in English: `provincie` → `province`; nil for one that means the same in both, or nothing.
  static func english(_ word: String) -> String? { inEnglish[word.lowercased()] }

  /// A choice as it is typed in a language.
  static func word(_ choice: String, _ language: Language) -> String {
    language == .dutch ? dutch[choice] ?? choice : choice
  }

  private static let inEnglish = Dictionary(
    dutch.filter { $0.key.allSatisfy { !$0.isUppercase } }.map { ($0.value, $0.key) },
    uniquingKeysWith: { one, _ in one
    })

  private static let dutch = [
    "MUNICIPALITY": "GEMEENTE", "INITIATIVE": "INITIATIEF", "PHASE": "FASE", "REASON": "REDEN", "AMOUNT": "BEDRAG",
    "YEAR": "JAAR",
    "COLUMN": "KOLOM", "NAME": "NAAM", "TEXT": "TEKST", "KEY": "SLEUTEL", "VALUE": "WAARDE",
    "COMPARTMENT": "COMPARTIMENT", "PERCENT": "PROCENT", "ROWS": "RIJEN", "COLUMNS": "KOLOMMEN", "DAY": "DAG",
    "ACTIVITY": "ACTIVITEIT", "KIND": "SOORT", "FINDING": "BEVINDING", "OLD": "OUD", "EXPR": "UITDRUKKING",
    "ID": "NUMMER", "SEQ": "NUMMER", "DECISION": "BESLUIT", "SOURCE": "BRON", "WITH": "MET",
    "REQUEST": "VERZOEK", "SUBJECT": "ONDERWERP", "WHO": "WIE", "BENEFIT": "BATEN", "COSTS": "KOSTEN",
    "ROLLOUT": "UITROL", "PATH": "TIJDPAD", "BINDING": "BINDING", "FORM": "VORM", "STRUCTURE": "STRUCTUUR",
    "adopted": "aangenomen", "rejected": "verworpen", "deferred": "aangehouden", "positive": "positief",
    "negative": "negatief",
    "none": "geen", "now": "nu", "on": "per", "desc": "aflopend", "asc": "oplopend", "province": "provincie",
    "size-class": "grootteklasse", "region": "regio", "safety-region": "veiligheidsregio", "name": "naam",
    "inhabitants": "inwoners", "amount": "bedrag", "over": "boven", "under": "onder", "recast": "herleid",
    "skip": "sla-over", "day": "dag", "change": "verandering", "month": "maand", "quarter": "kwartaal",
    "MILESTONE": "MIJLPAAL", "TITLE": "TITEL", "PERIOD": "PERIODE", "TOPIC": "ONDERWERP", "STEP": "STAP",
    "PRECONDITION": "VOORWAARDE", "started": "begonnen", "done": "klaar", "arranged": "geregeld",
    "red-after": "rood-na", "amber-under": "oranje-onder", "red-under": "rood-onder", "grey-after": "grijs-na",
    "NUMBER": "GETAL", "not-applicable": "nvt", "elsewhere": "elders", "year": "jaar",
    "count": "aantal", "heard": "gehoord", "contribution": "bijdrage", "changed": "gewijzigd",
    "municipalities": "gemeenten", "willing": "wie-wil",
  ]
}

extension Command {
  /// The arguments as the help writes them.
  package func usage(_ language: Language) -> String { arguments.words(language) }

  /// How it is written, in a sentence.
  var written: Phrase {
    func words(_ language: Language) -> String {
      ([id] + [usage(language)].filter { !$0.isEmpty }).joined(separator: " ")
    }
    return Phrase("Schrijf: \(words(.dutch)).", "Write: \(words(.english)).")
  }

  /// What is wrong with a word that does not belong where it stands.
  func words(of misfit: Arguments.Misfit, _ programme: Programme) -> Phrase {
    switch misfit {
    case .tooMany(let word) where arguments.isEmpty:
      return Phrase(
        "«\(id)» staat alleen: «\(word)» hoort daar niet.",
        "«\(id)» takes nothing else: «\(word)» does not belong there.")
    case .tooMany(let word):
      return Phrase(
        "«\(word)» hoort daar niet. \(written.dutch)", "«\(word)» does not belong there. \(written.english)")
    case .unknown(let word, let kinds):
      func known(_ language: Language) -> [String] {
        kinds.flatMap { kind in
          if case .choice(let choice) = kind {
            [Arguments.word(choice, language)]
          } else {
            programme.initiatives.map(\.id)
          }
        }
      }
      let near = suggestion(nearest(to: word, among: known(.dutch) + known(.english)))
      let (dutch, english) = (known(.dutch).joined(separator: " "), known(.english).joined(separator: " "))
      return Phrase(
        "«\(word)» past daar niet. \(near.dutch)Er is: \(dutch).",
        "«\(word)» does not fit there. \(near.english)There is: \(english).")
    }
  }

  /// What may be typed behind `words`, of all that is known by name.
  func completions(behind words: [String], _ state: State) -> [String] {
    let kinds = arguments.kinds(behind: words, in: state.programme)
    var found: [String] = []
    // In the order in which they stand.
    for kind in arguments.list.flatMap(\.kinds) where kinds.contains(kind) {
      switch kind {
      case .initiative: found += state.programme.initiatives.map(\.id)
      case .status: found += RolloutStatus.choices.map(\.rawValue)
      case .choice(let word): found.append(Arguments.word(word, state.language))
      case .municipality: found += state.programme.municipalities.map(\.name)
      case .word, .name, .text: found += completions(state)
      case .day, .amount: break
      }
    }
    var seen: Set<String> = []
    return found.filter { seen.insert($0).inserted }
  }

  /// A line of it with the Dutch words of its arguments in English, as it takes them: `groepeer provincie`. A word that
  /// belongs to a text stays: `per` is `on` only before a day.
  func inEnglish(_ line: String, _ programme: Programme) -> String {
    guard !takesLine else { return line }
    let pieces = Words(line).pieces
    var words: [String] = []
    var found: [(range: Range<String.Index>, word: String)] = []
    for (index, piece) in pieces.enumerated().dropFirst() {
      let word = Arguments.english(piece.text)
      let isMeant =
        word.map { word in
          arguments.kinds(behind: words, in: programme).contains(.choice(word))
            && (word != "on" || Command.isDay(pieces.dropFirst(index + 1).map(\.text), programme.today))
        } ?? false
      if isMeant, !piece.isQuoted, let word { found.append((piece.range, word)) }
      words.append(isMeant ? word ?? piece.text : piece.text)
    }
    return found.reversed().reduce(line) { $0[..<$1.range.lowerBound] + $1.word + $0[$1.range.upperBound...] }
  }

  private static func isDay(_ words: [String], _ today: Day) -> Bool {
    do throws(Filter.Problem) {
      return try LineOptions.day(in: ["on"] + words, at: 0, today: today) != nil
    } catch {
      return true
    }
  }
}

extension State {
  /// Says how a command is written; `also` follows.
  mutating func misuse(_ id: String, also: Phrase? = nil) -> [Effect] {
    tell(.usage, [Command.named(id)?.written, also].compactMap { $0 }.joined())
  }
}

extension [Arguments.Argument] {
  /// These places, and those behind them where they may be left out.
  fileprivate func reach(_ places: Set<Int>) -> Set<Int> {
    var found = places
    for place in indices where found.contains(place) && self[place].isOptional { found.insert(place + 1) }
    return found.filter { $0 < count }
  }
}
