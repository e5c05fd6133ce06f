import Model

/// What is wrong with a CSV file: where, and what was expected.
package struct CSVProblem: Error, Sendable, Hashable {
  /// The file by name.
  package let file: String
  /// From 1; the line on which the record begins.
  package let line: Int
  /// What should stand there.
  package let expected: Phrase

  package init(_ file: String, _ line: Int, _ expected: Phrase) {
    self.file = file
    self.line = line
    self.expected = expected
  }

  /// `file:line: what was expected`.
  package var words: Phrase {
    Phrase("\(file):\(line): \(expected.dutch)", "\(file):\(line): \(expected.english)")
  }
}

/// Comma-separated values, strictly (RFC 4180), over bytes: `\r\n` is one Character in Swift and two bytes in a file.
package enum CSV {
  /// A record and the line on which it begins.
  package struct Record: Sendable {
    /// The line in the file, from 1.
    package let line: Int
    /// The values between the commas, without quotes.
    package let cells: [String]
  }

  /// The records of a file without its header, which must be `header`.
  /// - Throws: bytes that are no UTF-8, a quote out of place, a record of another length, another header.
  package static func records(_ bytes: [UInt8], file: String, header: [String]) throws(CSVProblem) -> [Record] {
    let all = try parse(bytes, file: file)
    guard let first = all.first, first.cells == header else {
      let expected = header.joined(separator: ",")
      throw CSVProblem(file, 1, Phrase("de kop «\(expected)» verwacht", "the header «\(expected)» expected"))
    }
    for record in all where record.cells.count != header.count {
      throw CSVProblem(
        file, record.line,
        Phrase(
          "\(header.count) velden verwacht, er staan er \(record.cells.count)",
          "\(header.count) fields expected, there are \(record.cells.count)"))
    }
    return Array(all.dropFirst())
  }

  private static func parse(_ bytes: [UInt8], file: String) throws(CSVProblem) -> [Record] {
    var records: [Record] = []
    var cells: [String] = []
    var line = 1
    var start = 1
    var index = 0
    while index < bytes.count {
      // Where a cell stands; one with quotes within is put together apart.
      var span = index..<index
      var apart: [UInt8]?
      if bytes[index] == 0x22 {
        index += 1
        var from = index
        while true {
          guard index < bytes.count else {
            throw CSVProblem(file, start, Phrase("een sluitend aanhalingsteken verwacht", "a closing quote expected"))
          }
          if bytes[index] == 0x22 {
            guard index + 1 < bytes.count, bytes[index + 1] == 0x22 else { break }
            apart = (apart ?? []) + bytes[from...index]
            index += 1
            from = index + 1
          } else if bytes[index] == 0x0A {
            line += 1
          }
          index += 1
        }
        span = from..<index
        index += 1
        guard index == bytes.count || [0x2C, 0x0A, 0x0D].contains(bytes[index]) else {
          throw CSVProblem(
            file, line, Phrase("een komma na het aanhalingsteken verwacht", "a comma after the quote expected"))
        }
      } else {
        let from = index
        while index < bytes.count, bytes[index] != 0x2C, bytes[index] != 0x0A, bytes[index] != 0x0D {
          guard bytes[index] != 0x22 else {
            throw CSVProblem(
              file, line, Phrase("een aanhalingsteken alleen om een heel veld", "a quote only around a whole field"))
          }
          index += 1
        }
        span = from..<index
      }
      guard let text = text(apart.map { $0 + bytes[span] }?[...] ?? bytes[span]) else {
        throw CSVProblem(file, line, Phrase("UTF-8 verwacht", "UTF-8 expected"))
      }
      cells.append(unguarded(text))
      if index < bytes.count, bytes[index] == 0x2C {
        index += 1
        // A comma at the very end leaves an empty field behind it.
        if index < bytes.count { continue }
        cells.append("")
      }
      if index < bytes.count, bytes[index] == 0x0D { index += 1 }
      if index < bytes.count {
        guard bytes[index] == 0x0A else {
          throw CSVProblem(file, line, Phrase("een regeleinde verwacht", "a line end expected"))
        }
        index += 1
      }
      records.append(Record(line: start, cells: cells))
      cells.removeAll(keepingCapacity: true)
      line += 1
      start = line
    }
    return records
  }

  /// The text of bytes in UTF-8; nil for others. What is no UTF-8 comes out as something else, which is found faster
  /// than by validating first.
  private static func text(_ bytes: ArraySlice<UInt8>) -> String? {
    let text = String(decoding: bytes, as: UTF8.self)
    return text.utf8.elementsEqual(bytes) ? text : nil
  }

  /// Writes records; cells that a spreadsheet would run as a formula get a `'`, which `records` takes off again.
  package static func written(_ records: [[String]]) -> [UInt8] {
    var bytes: [UInt8] = []
    for record in records {
      for (index, cell) in record.enumerated() {
        if index > 0 { bytes.append(0x2C) }
        let text = guarded(cell)
        if text.utf8.contains(where: { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }) {
          bytes.append(0x22)
          for byte in text.utf8 { bytes += byte == 0x22 ? [0x22, 0x22] : [byte] }
          bytes.append(0x22)
        } else {
          bytes += text.utf8
        }
      }
      bytes.append(0x0A)
    }
    return bytes
  }

  private static let dangerous: [UInt8] = [0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0D, 0x0A]

  private static func guarded(_ cell: String) -> String {
    isDangerous(cell.utf8.drop { $0 == 0x27 }) && Double(cell) == nil ? "'" + cell : cell
  }

  /// Of several `'` one was put there by `guarded`: what began with one keeps its own.
  private static func unguarded(_ cell: String) -> String {
    guard cell.utf8.first == 0x27, isDangerous(cell.utf8.drop { $0 == 0x27 }) else { return cell }
    return String(decoding: cell.utf8.dropFirst(), as: UTF8.self)
  }

  private static func isDangerous(_ bytes: Substring.UTF8View) -> Bool { bytes.first.map(dangerous.contains) ?? false }
}
