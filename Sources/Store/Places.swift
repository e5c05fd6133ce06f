import Model

/// Where names stand in a list, found by the bytes that SQLite has, without making a string of them.
struct Places {
  /// Names of at most seven bytes, as the codes of CBS are: the bytes and their number in one word.
  private var short: [UInt64: Int] = [:]
  private var long: [String: Int] = [:]

  /// - Parameter places: by name.
  init(_ places: [String: Int]) {
    short.reserveCapacity(places.count)
    for (name, place) in places {
      var name = name
      if let word = name.withUTF8(Places.word) { short[word] = place } else { long[name] = place }
    }
  }

  /// Where a name stands; nil where it is none of the list.
  subscript(bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    if let word = Places.word(bytes) { return short[word] }
    return long.isEmpty ? nil : long[String(decoding: bytes, as: UTF8.self)]
  }

  private static func word(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64? {
    guard bytes.count < 8 else { return nil }
    return bytes.reduce(UInt64(bytes.count)) { $0 << 8 | UInt64($1) }
  }
}

/// The columns of initiatives, found in the same way: there are few.
struct Columns {
  private let ids: [[UInt8]]

  /// - Parameter initiatives: in the order of their columns.
  init(_ initiatives: [Initiative]) { ids = initiatives.map { Array($0.id.utf8) } }

  /// Of the initiative that a row has; nil where it is none of them.
  func place(_ rows: RawRows, _ column: Int32) throws -> Int? { try ids.firstIndex { try rows.isText(column, $0) } }
}
