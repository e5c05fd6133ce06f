import Model
import Store

/// The municipalities that a filter keeps, gone through part by part.
struct Chosen {
  private let compact: CompactProgramme
  private let filter: Filter?

  /// - Parameter filter: nil for all of them.
  /// - Throws: what is wrong with a filter that means nothing.
  init(_ compact: CompactProgramme, filter: String?) throws(Filter.Problem) {
    self.compact = compact
    self.filter = try filter.map { text throws(Filter.Problem) in try Filter(text, programme: compact.frame) }
  }

  /// Those that a filter keeps which was read before.
  init(_ compact: CompactProgramme, filter: Filter) { (self.compact, self.filter) = (compact, filter) }

  /// The initiatives that the filter names, as columns of the programme.
  var columns: Set<Int> { filter?.columns ?? [] }

  /// All that there are.
  var initiatives: [Initiative] { compact.frame.initiatives }

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
}
