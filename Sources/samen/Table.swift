import Foundation
import Model
import Sample
import Screen

extension Datum {
  /// As a table or CSV shows it.
  var plain: String {
    switch self {
    case .text(let text): text
    case .number(let number): String(number)
    case .fraction(let share): fixed(share)
    case .flag(let flag): flag ? "true" : "false"
    case .amount(let amount), .sum(let amount): String(amount.cents)
    case .day(let day): day.iso
    case .named(let name, _): name
    case .missing: ""
    }
  }

  /// As a table for people shows it.
  func shown(_ language: Language) -> String {
    switch self {
    case .number(let number): grouped(number, language)
    case .fraction(let share): percentage(share, language)
    case .flag(let flag): flag ? say("ja", "yes") : say("nee", "no")
    case .amount(let amount): amount.euros(language)
    case .sum(let amount): "€ " + amount.exact(language)
    case .day(let day): day.words(language)
    case .named(_, let words): words[language]
    case .text, .missing: plain
    }
  }

  /// As JSON: text with every character that could act on a terminal escaped.
  var json: String {
    switch self {
    case .text, .day, .named, .sum: quotedJSON(plain)
    case .missing: "null"
    default: plain
    }
  }

  /// Whether it is an amount.
  var isMoney: Bool { if case .amount = self { true } else { false } }

  /// Whether it stands to the right.
  var isNumber: Bool {
    switch self {
    case .number, .fraction, .amount: true
    default: false
    }
  }

  /// One decimal and the sign, as the language writes it.
  private func percentage(_ share: Double, _ language: Language) -> String {
    let tenths = Int((share * 1000).rounded())
    return "\(tenths / 10)\(language == .dutch ? "," : ".")\(tenths % 10)\(language.percent)"
  }

  /// Four decimals, with a point whatever the locale.
  private func fixed(_ share: Double) -> String {
    let scaled = Int((share * 10_000).rounded())
    return "\(scaled / 10_000).\(padded(scaled % 10_000, to: 4))"
  }
}

/// `text` as a JSON string; whatever a terminal would not show is written as `\uXXXX`.
func quotedJSON(_ text: String) -> String {
  // Most texts need nothing.
  if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) && $0 != 0x22 && $0 != 0x5C }) { return "\"" + text + "\"" }
  var result = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": result += "\\\""
    case "\\": result += "\\\\"
    case "\n": result += "\\n"
    case "\t": result += "\\t"
    case "\r": result += "\\r"
    default:
      if !isHidden(scalar) {
        result.unicodeScalars.append(scalar)
      } else {
        for unit in String(scalar).utf16 {
          let hex = String(unit, radix: 16)
          result += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
        }
      }
    }
  }
  return result + "\""
}
