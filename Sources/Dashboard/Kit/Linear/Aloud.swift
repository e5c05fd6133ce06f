import Model
import Screen

/// `text` as a voice says it: signs, abbreviations and short dates in words, and nothing in it that is only to be seen.
package func aloud(_ text: String, _ language: Language) -> String {
  var text = " " + stepWords(text.replacing("\n", with: ", "), language)
  for (sign, words) in statusSigns + flagSigns + plainSigns where text.contains(sign) {
    text = text.replacing(sign, with: words[language])
  }
  return cleaned(spoken(text.split(separator: " ").map(String.init), language))
}

/// `text` with the names of statuses for their letters on both sides of an arrow: `G → I implementatie`.
private func stepWords(_ text: String, _ language: Language) -> String {
  guard text.contains(" → ") else { return text }
  var words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
  for place in words.indices.dropFirst().dropLast() where words[place] == "→" {
    for side in [place - 1, place + 1] {
      let (lead, body, trail) = parts(words[side])
      guard let status = RolloutStatus(rawValue: body) else { continue }
      // Behind its letter the name may stand already.
      let isNamed = words[(side + 1)...].joined(separator: " ").hasPrefix(status.name[language])
      words[side] = lead + (isNamed ? "" : status.name[language]) + trail
    }
  }
  return words.joined(separator: " ")
}

/// A sentence: with a capital, and a full stop where it ends in none.
func sentence(_ text: String) -> String {
  var text = text.drop { $0.isWhitespace }
  while text.last?.isWhitespace == true { text.removeLast() }
  guard let last = text.last else { return "" }
  // A letter that stands alone is a key, and its capital another.
  let isKey = text.prefix { $0.isLetter }.count == 1
  return (isKey ? String(text) : capitalised(String(text))) + (".!?:".contains(last) ? "" : ".")
}

/// Marks what was typed: it is said as it stands.
func literal(_ text: String) -> String { "\u{2060}" + text.replacing("\n", with: ", ") }

/// A line as it is said: what was typed as it stands, anything else as a sentence.
func line(_ text: String, _ language: Language) -> String {
  text.hasPrefix("\u{2060}") ? cleaned(String(text.dropFirst())) : sentence(aloud(text, language))
}

/// What stands before a status's name: its sign, its letter.
private let statusSigns: [(String, Phrase)] =
  RolloutStatus.allCases.flatMap { status in
    [status.name.dutch, status.name.english].flatMap { name in
      ["\(status.glyph) \(status.rawValue) \(name)", "\(status.glyph) \(name)"].map { ($0, Phrase(same: name)) }
        + [(": \(status.rawValue) \(name)", Phrase(same: ": \(name)"))]
    }
  } + [RolloutStatus.orienting, .committed, .preparing, .implementing, .inUse, .embedded].map { ($0.glyph, $0.name) }

private let flagSigns: [(String, Phrase)] = RolloutFlags.shown.flatMap { flag in
  [flag.name.dutch, flag.name.english].map { (" \(flag.letter) \($0)", Phrase(same: " " + $0)) }
}

/// In this order: what is longer first.
private let plainSigns: [(String, Phrase)] = [
  ("↑↓", Phrase("pijl omhoog en omlaag", "arrow up and down")),
  ("←→", Phrase("pijl links en rechts", "arrow left and right")),
  (" → ", Phrase(" naar ", " to ")), ("→ ", Phrase("naar ", "to ")), ("→", Phrase(" naar ", " to ")),
  (" ⇒ ", Phrase(", verder gemeld, naar ", ", reported further, to ")), ("⇒", Phrase(" naar ", " to ")),
  ("⚠", Phrase("let op,", "attention,")), ("✗ ", Phrase("", "")), (" ✓ ", Phrase(": ", ": ")),
  (" ✓", Phrase("", "")), ("✓ ", Phrase("", "")), (" · ", Phrase(", ", ", ")), (" / ", Phrase(", ", ", ")),
  (" = ", Phrase(" is ", " is ")), (" + ", Phrase(" en ", " and ")), (" × ", Phrase(" keer ", " times ")),
  ("×", Phrase("", "")), (", …", Phrase(" en meer", " and more")), ("…", Phrase("", "")), ("−", Phrase("-", "-")),
  ("≥ ", Phrase("minstens ", "at least ")), ("< ", Phrase("minder dan ", "fewer than ")),
  ("«", Phrase("\"", "\"")), ("»", Phrase("\"", "\"")), ("’", Phrase("'", "'")), ("‘", Phrase("'", "'")),
  ("“", Phrase("\"", "\"")), ("”", Phrase("\"", "\"")),
]

/// Words with their units, dates and numbers spelt out.
private func spoken(_ words: [String], _ language: Language) -> String {
  var said: [String] = []
  var rest = words[...]
  var isAfterDay = false
  func say(_ dutch: String, _ english: String) -> String { language == .dutch ? dutch : english }
  while let word = rest.popFirst() {
    let (lead, body, trail) = parts(word)
    if Day(iso: body) == nil { isAfterDay = false }
    if body == "€" || body.hasPrefix("€") && isNumber(String(body.dropFirst())) {
      guard let next = body == "€" ? rest.first.map(parts) : (lead: "", body: String(body.dropFirst()), trail: trail),
        isNumber(next.body)
      else {
        said.append(lead + say("euro", "euros") + trail)
        continue
      }
      if body == "€" { rest.removeFirst() }
      said.append(lead + next.lead + signed(next.body, language))
      var end = next.trail
      if end.isEmpty, let unit = rest.first.map(parts), isMillions(unit.body, language) {
        rest.removeFirst()
        said.append(say("miljoen", "million"))
        end = unit.trail
      }
      said.append(say("euro", "euros") + end)
    } else if body.hasSuffix("%") {
      said.append(lead + percent(String(body.dropLast()), language) + trail)
    } else if isMillions(body, language), said.last.map({ isNumber(parts($0).body) }) == true {
      said.append(lead + say("miljoen", "million") + trail)
    } else if let day = Day(iso: body) ?? shortDay(body) {
      // Days in a row are a list.
      if isAfterDay, let last = said.popLast() { said.append(last + ",") }
      isAfterDay = trail.isEmpty
      said.append(lead + day.longWords(language) + trail)
    } else if let month = monthNames.firstIndex(where: { $0[language] == body }),
      said.last.flatMap({ Int(parts($0).body) }).map({ (1...31).contains($0) }) == true
    {
      said.append(lead + longMonthNames[month][language] + trail)
    } else {
      // The full stop of an abbreviation goes with it.
      let isShort = ["gem", "inw"].contains(body) && trail.hasPrefix(".")
      said.append(lead + other(body, language) + (isShort ? String(trail.dropFirst()) : trail))
    }
  }
  return said.joined(separator: " ")
}

/// Any other word: abbreviations, ranges, signs before numbers, keys.
private func other(_ body: String, _ language: Language) -> String {
  func say(_ dutch: String, _ english: String) -> String { language == .dutch ? dutch : english }
  switch body {
  case "–": return say("geen", "none")
  case "ct": return say("cent", "cents")
  case "nr": return say("nummer", "number")
  case "gem": return say("gemeenten", "municipalities")
  case "inw": return say("inwoners", "inhabitants")
  case "Esc": return "Escape"
  default: break
  }
  if body.hasPrefix("#"), body.dropFirst().allSatisfy(\.isNumber), body.count > 1 {
    return say("nummer ", "number ") + body.dropFirst()
  }
  if body.hasPrefix("^"), body.count == 2, let key = Key(body) { return key.name[language] }
  // A sign that stands alone is a key, or what was typed.
  if body.count == 1, let sign = body.first, "?<>[]{}!:;.|#@~\\^*".contains(sign) {
    return Key.character(sign).name[language]
  }
  if let sign = body.first, "<>".contains(sign), isNumber(String(body.dropFirst())) {
    return (sign == "<" ? say("minder dan ", "less than ") : say("meer dan ", "more than ")) + body.dropFirst()
  }
  let ends = body.split(separator: "–", omittingEmptySubsequences: false).map(String.init)
  if ends.count == 2, ends.allSatisfy(isNumber) { return ends[0] + say(" tot ", " to ") + ends[1] }
  return isNumber(body) ? signed(body, language) : body
}

/// A word with what stands around it.
private func parts(_ word: String) -> (lead: String, body: String, trail: String) {
  let lead = word.prefix { "(\"'[".contains($0) }
  var body = word.dropFirst(lead.count)
  var trail = ""
  while let last = body.last, ".,;:!?)]\"'".contains(last), body.count > 1 {
    trail = String(last) + trail
    body.removeLast()
  }
  return (String(lead), String(body), trail)
}

/// Digits with the signs of their language, and a sign before them.
private func isNumber(_ text: String) -> Bool {
  let digits = text.first.map { "+-".contains($0) } == true ? text.dropFirst() : Substring(text)
  return digits.first?.isNumber == true && digits.last?.isNumber == true
    && digits.allSatisfy { $0.isNumber || ".,".contains($0) }
}

private func isMillions(_ word: String, _ language: Language) -> Bool {
  word == "mln" || word == "miljoen" || word == "million" || language == .english && word == "M"
}

/// `+5` and `-5` with their sign in words.
private func signed(_ number: String, _ language: Language) -> String {
  switch number.first {
  case "+": "plus \(number.dropFirst())"
  case "-": Phrase("min ", "minus ")[language] + number.dropFirst()
  default: number
  }
}

private func percent(_ number: String, _ language: Language) -> String {
  let unit = Phrase("procent", "percent")[language]
  if number.isEmpty { return unit }
  if number.hasPrefix("<") { return Phrase("minder dan ", "less than ")[language] + number.dropFirst() + " " + unit }
  if number.hasPrefix(">") { return Phrase("meer dan ", "more than ")[language] + number.dropFirst() + " " + unit }
  return signed(number, language) + " " + unit
}

/// `1-1-2017`.
private func shortDay(_ text: String) -> Day? {
  let parts = text.split(separator: "-", omittingEmptySubsequences: false)
  guard parts.count == 3, parts[2].count == 4, let day = Int(parts[0]), let month = Int(parts[1]),
    let year = Int(parts[2])
  else { return nil }
  return Day(year: year, month: month, day: day)
}

/// Without what no voice says: signs that are only to be seen, and the blanks and commas that they leave.
func cleaned(_ text: String) -> String {
  let scalars = sanitised(text).unicodeScalars.filter { isSaid($0) }
  var words = String(String.UnicodeScalarView(scalars)).split(separator: " ").joined(separator: " ")
  for (double, single) in [(" ,", ","), (" .", "."), (" ;", ";"), (",,", ","), (", ,", ","), (":,", ":")] {
    while words.contains(double) { words = words.replacing(double, with: single) }
  }
  return words
}

/// Whether a voice says it, or breathes there.
package func isSaid(_ scalar: Unicode.Scalar) -> Bool {
  if scalar.isASCII { return scalar.value >= 0x20 && scalar.value < 0x7F }
  switch scalar.properties.generalCategory {
  case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
    .spacingMark,
    .decimalNumber, .letterNumber, .otherNumber:
    return true
  default: return false
  }
}
