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
  case missing

  /// As a table or CSV shows it.
  var plain: String {
    switch self {
    case .text(let text): text
    case .number(let number): String(number)
    case .fraction(let share): fixed(share)
    case .flag(let flag): flag ? "true" : "false"
    case .missing: ""
    }
  }

  /// As JSON: text with every character that could act on a terminal escaped.
  var json: String {
    switch self {
    case .text(let text): quotedJSON(text)
    case .missing: "null"
    default: plain
    }
  }

  var isNumber: Bool {
    switch self {
    case .number, .fraction: true
    default: false
    }
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
    case .table: return aligned
    }
  }

  private var aligned: String {
    let cells = rows.map { $0.map { sanitised($0.plain) } }
    var widths = columns.map { TextWidth.of($0) }
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
    return line(columns, numeric) + zip(cells, rows).map { line($0, $1.map(\.isNumber)) }.joined()
  }
}
