import Model
import Store

/// The municipalities that a filter keeps, gone through part by part.
struct Chosen {
  private let compact: CompactProgramme
  private let filter: Filter?

  /// - Parameter filter: nil for all of them.
  /// - Throws: status 2 for a filter that means nothing.
  init(_ compact: CompactProgramme, filter: String?) throws(Ending) {
    self.compact = compact
    self.filter = try filter.map { text throws(Ending) in try Chosen.parsed(text, compact.frame) }
  }

  /// A filter of the command line; throws a usage error that says what is wrong.
  static func parsed(_ text: String, _ programme: Programme) throws(Ending) -> Filter {
    do {
      return try Filter(text, programme: programme)
    } catch {
      throw Ending(.usage, error.words)
    }
  }

  /// Hands over each municipality: its row in a programme that holds some of them.
  func each(_ take: (_ programme: Programme, _ row: Int) throws -> Void) rethrows {
    for part in compact.parts {
      let programme = compact.part(part)
      for row in programme.municipalities.indices where filter?.keeps(row: row, of: programme) ?? true {
        try take(programme, row)
      }
    }
  }

  /// The codes of those that a filter keeps; nil without one.
  var codes: Set<String>? {
    guard filter != nil else { return nil }
    var codes: Set<String> = []
    each { codes.insert($0.municipalities[$1].code) }
    return codes
  }

  /// Their names by code, of all of them.
  var names: [String: String] {
    Dictionary(compact.frame.municipalities.map { ($0.code, $0.name) }) { first, _ in first }
  }
}
