/// Something that may be typed next in a filter.
package struct FilterOffer: Sendable, Hashable {
  /// The whole of the term, as it is typed: `provincie=Drenthe`.
  package var term: String
  /// What of it is offered: `Drenthe`.
  package var name: String
  /// How many municipalities it keeps of those that the other terms keep; nil where it is not whole yet.
  package var count: Int?

  init(_ term: String, _ name: String? = nil, count: Int? = nil) {
    (self.term, self.name, self.count) = (term, name ?? term, count)
  }
}

/// Which province and which regions each municipality lies in, gathered once for all letters that are typed.
package struct FilterRegions: Sendable, Hashable {
  fileprivate static let fields: [FilterField] = [.province, .corop, .safetyRegion]
  /// Beside `fields`.
  fileprivate let gathered: [Gathered]

  package init(_ programme: Programme) {
    gathered = [Grouping.province, .region, .safetyRegion].map { $0.gather(programme.municipalities) }
  }
}

/// What may be typed next at the end of a filter.
package struct FilterOffers: Sendable, Hashable {
  /// What stands before the term that is being typed.
  package var before = ""
  /// What that term may become, the likeliest first.
  package var offers: [FilterOffer] = []
  /// They are what may have been meant: what was typed finds nothing.
  package var isGuess = false
  /// The term is a word without a field, as yet.
  package private(set) var isWord = true

  package init() {}

  /// - Parameters:
  ///   - names: of the kept filters, as they are typed.
  ///   - regions: of the programme; reckoned where they are not at hand.
  package init(
    _ text: String, _ programme: Programme, _ language: Language, names: [String] = [], regions: FilterRegions? = nil
  ) {
    let words = Words(text)
    let last = words.pieces.last.flatMap { words.isOpen || $0.range.upperBound == text.endIndex ? $0 : nil }
    before = String(text[..<(last?.range.lowerBound ?? text.endIndex)])
    var typed = last?.text ?? ""
    if typed.hasPrefix("-") {
      before += "-"
      typed.removeFirst()
    }
    let others = try? Filter(before.hasSuffix("-") ? String(before.dropLast()) : before, programme: programme)
    let kept = { others.map { $0.rows(of: programme) } ?? Array(programme.municipalities.indices) }
    guard let comparison = typed.firstIndex(where: { "=<>~!".contains($0) }),
      let sign = FilterOperator.allCases.first(where: { typed[comparison...].hasPrefix($0.rawValue) })
    else {
      offers = FilterOffers.fields(typed, programme, language)
      if before.isEmpty { offers += names.filter { $0.hasPrefix(typed) }.map { FilterOffer($0) } }
      guard typed.count > 1 else { return }
      offers += FilterOffers.values(beginning: typed, kept, regions ?? FilterRegions(programme), language)
      let wanted = Array(folded(typed).utf8)
      guard offers.isEmpty, !programme.municipalities.contains(where: { foldedText($0.foldedName, contains: wanted) })
      else { return }
      let near = nearest(to: typed, among: programme.municipalities.map(\.name))
      offers = near.map { FilterOffer(Words.quoted($0), count: 1) }
      isGuess = !near.isEmpty
      return
    }
    isWord = false
    let name = String(typed[..<comparison])
    guard let field = FilterField(named: folded(name), initiatives: programme.initiatives) else {
      let known = FilterOffers.fields("", programme, language).map { String($0.term.dropLast()) }
      offers = nearest(to: name, among: known).map { FilterOffer($0 + typed[comparison...], $0) }
      isGuess = !offers.isEmpty
      return
    }
    // Behind the operator, or the last `|`.
    let value = typed[comparison...].dropFirst(sign.rawValue.count).split(
      separator: "|", omittingEmptySubsequences: false)
    let begun = value.last.map(String.init) ?? ""
    let start = String(typed.dropLast(begun.count))
    let all = FilterOffers.counted(field, kept(), programme)
    var fitting = all.filter { folded($0.value).hasPrefix(folded(begun)) }
    if fitting.isEmpty, !begun.isEmpty {
      let near = nearest(to: begun, among: all.map(\.value))
      fitting = near.compactMap { name in all.first { $0.value == name } }
      isGuess = !fitting.isEmpty
    }
    offers = fitting.map { FilterOffer(start + Words.quoted($0.value), $0.value, count: $0.count) }
  }

  /// The fields that begin so, those of an initiative after its dot.
  private static func fields(_ typed: String, _ programme: Programme, _ language: Language) -> [FilterOffer] {
    let typed = folded(typed)
    let plain = FilterField.names.compactMap { one in
      let own = language == .dutch ? one.names.last : one.names.first
      return ([own] + one.names).compactMap { $0 }.first { $0.hasPrefix(typed) }
    }
    var names = plain + programme.initiatives.map(\.id)
    if typed.contains(".") {
      names += programme.initiatives.flatMap { one in
        CellAspect.allCases.dropFirst().compactMap { aspect in
          (language == .dutch ? aspect.names.last : aspect.names.first).map { "\(one.id).\($0)" }
        }
      }
    }
    return names.filter { $0.hasPrefix(typed) }.map { FilterOffer($0 + "=", $0) }
  }

  /// Where a word is the beginning of a value: `drenthe` of a province.
  private static func values(
    beginning typed: String, _ kept: () -> [Int], _ regions: FilterRegions, _ language: Language
  ) -> [FilterOffer] {
    let typed = folded(typed)
    return zip(FilterRegions.fields, regions.gathered).flatMap { field, gathered -> [FilterOffer] in
      let fitting = gathered.names.indices.filter { folded(gathered.names[$0]).hasPrefix(typed) }
      guard !fitting.isEmpty else { return [] }
      var counts = Array(repeating: 0, count: gathered.names.count)
      for row in kept() { counts[gathered.group[row]] += 1 }
      let names = FilterField.names.first { $0.field == field }?.names
      let name = (language == .dutch ? names?.last : names?.first) ?? ""
      return fitting.filter { counts[$0] > 0 }.map {
        FilterOffer("\(name)=" + Words.quoted(gathered.names[$0]), count: counts[$0])
      }
    }
  }

  /// Every term that names one value of a list: a province, a size class, a region, a flag.
  package static func lists(_ programme: Programme, _ language: Language) -> [FilterOffer] {
    let fields: [FilterField] = [.province, .sizeClass, .corop, .safetyRegion, .cell(.flag, column: nil)]
    return fields.flatMap { field in
      let names = FilterField.names.first { $0.field == field }?.names
      let name = (language == .dutch ? names?.last : names?.first) ?? ""
      return counted(field, Array(programme.municipalities.indices), programme).map {
        FilterOffer("\(name)=" + Words.quoted($0.value), $0.value, count: $0.count)
      }
    }
  }

  /// The values of a field that is a list, each with how many of `rows` have it; empty for any other field.
  private static func counted(
    _ field: FilterField, _ rows: [Int], _ programme: Programme
  ) -> [(value: String, count: Int)] {
    var counts: [String: Int] = [:]
    func count(_ value: (Int) -> [String]) {
      for row in rows { for one in value(row) { counts[one, default: 0] += 1 } }
    }
    let order: [String]
    switch field {
    case .sizeClass:
      order = SizeClass.allCases.map(\.rawValue)
      count { [programme.municipalities[$0].sizeClass.rawValue] }
    case .cell(.status, let column?):
      order = RolloutStatus.choices.map(\.rawValue)
      if !programme.isPartial { count { [programme.mark($0, column).status.rawValue] } }
    case .cell(.flag, let column):
      order = RolloutFlags.all.map { String($0.letter) }
      let columns = column.map { $0..<($0 + 1) } ?? programme.initiatives.indices
      if !programme.isPartial {
        count { row in
          Array(Set(columns.flatMap { programme.mark(row, $0).flags.letters.map { String($0) } }))
        }
      }
    case .name, .code, .province, .corop, .safetyRegion, .urbanity:
      count { row in field.listed(programme.municipalities[row]).map { $0.isEmpty ? [] : [$0] } ?? [] }
      order = counts.keys.sorted { folded($0) < folded($1) }
    default: return []
    }
    return order.compactMap { value in counts[value].map { (value, $0) } }
  }
}
