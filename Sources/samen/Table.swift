import Foundation
import Model
import Sample
import Screen

/// One value of a machine-readable record.
enum Value {
  case text(String)
  case number(Int64)
  case fraction(Double)
  case flag(Bool)
  /// Money: eurocents for machines, euros for people.
  case amount(Amount)
  /// Money in a column that holds words too: its unit stands beside it.
  case sum(Amount)
  /// A day: ISO 8601 for machines, words for people.
  case day(Day)
  /// A word of the files, and what people call it.
  case named(String, Phrase)
  case missing

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
    case .number(let number): grouped(Int(number), language)
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
    case .text, .day, .named: quotedJSON(plain)
    case .missing: "null"
    default: plain
    }
  }

  var isMoney: Bool { if case .amount = self { true } else { false } }

  var isNumber: Bool {
    switch self {
    case .number, .fraction, .amount: true
    default: false
    }
  }

  /// One decimal and the sign, as the language writes it.
  private func percentage(_ share: Double, _ language: Language) -> String {
    let tenths = Int((share * 1000).rounded())
    return "\(tenths / 10)\(language == .dutch ? "," : ".")\(tenths % 10) %"
  }

  /// Four decimals, with a point whatever the locale.
  private func fixed(_ share: Double) -> String {
    let scaled = Int((share * 10_000).rounded())
    return "\(scaled / 10_000).\(padded(scaled % 10_000, to: 4))"
  }
}

/// `text` as a JSON string; whatever the sanitiser would show otherwise is written as `\uXXXX`.
func quotedJSON(_ text: String) -> String {
  var result = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": result += "\\\""
    case "\\": result += "\\\\"
    case "\n": result += "\\n"
    case "\t": result += "\\t"
    case "\r": result += "\\r"
    default:
      if scalar.isASCII ? (scalar.value >= 0x20 && scalar.value != 0x7F) : sanitised(String(scalar)) == String(scalar) {
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

/// Records with the same fields, as a table for people, JSON or CSV.
struct Table {
  var columns: [String]
  var rows: [[Value]]

  func written(as format: OutputFormat) -> String {
    switch format {
    case .json:
      let records = rows.map { row in
        "  {" + zip(columns, row).map { "\(quotedJSON($0)): \($1.json)" }.joined(separator: ", ") + "}"
      }
      return records.isEmpty ? "[]\n" : "[\n" + records.joined(separator: ",\n") + "\n]\n"
    case .csv:
      let lines = [columns] + rows.map { $0.map { sanitised($0.plain) } }
      return String(decoding: CSV.written(lines), as: UTF8.self)
    case .table:
      return aligned(spoken)
    }
  }

  private func aligned(_ language: Language) -> String {
    // A stand-in may be wider than its sign: replaced before anything is measured.
    func written(_ text: String) -> String { isLettersOnly ? inLetters(text) : text }
    let headings = columns.indices.map { index in
      written(Table.heading(columns[index], isMoney: rows.first.map { $0[index].isMoney } ?? false)[language])
    }
    let cells = rows.map { row in
      zip(columns, row).map { column, value in
        written(sanitised(Table.ungrouped.contains(column) ? value.plain : value.shown(language)))
      }
    }
    var widths = headings.map { TextWidth.of($0) }
    for row in cells {
      for (index, cell) in row.enumerated() { widths[index] = max(widths[index], TextWidth.of(cell)) }
    }
    func line(_ row: [String], _ isNumber: [Bool]) -> String {
      var text = ""
      for (index, cell) in row.enumerated() {
        let blanks = String(repeating: " ", count: widths[index] - TextWidth.of(cell))
        text += (isNumber[index] ? blanks + cell : cell + blanks) + "  "
      }
      while text.hasSuffix(" ") { text.removeLast() }
      return text + "\n"
    }
    let numeric = columns.indices.map { index in rows.first.map { $0[index].isNumber } ?? false }
    return line(headings, numeric) + zip(cells, rows).map { line($0, $1.map(\.isNumber)) }.joined()
  }
}
