/// How far every initiative has come in the country, in each province and in each size class: counted once, and kept up
/// to date cell by cell, because it takes all cells to know.
package struct CoverageTally: Sendable, Hashable {
  /// The groups of one kind.
  package struct Groups: Sendable, Hashable {
    /// Which municipality is in which.
    package let gathered: Gathered
    /// How many municipalities each has.
    package let counts: [Int]
    /// How far it is: by group, then by initiative.
    package fileprivate(set) var covers: [[Coverage]]

    fileprivate init(_ grouping: Grouping, _ programme: Programme) {
      gathered = grouping.gather(programme.municipalities)
      var counts = Array(repeating: 0, count: gathered.names.count)
      for group in gathered.group { counts[group] += 1 }
      self.counts = counts
      covers = programme.coverages(
        of: Array(programme.municipalities.indices), by: gathered.group, groups: gathered.names.count)
    }

    fileprivate mutating func replace(at change: Programme.Replaced, _ replace: (inout Coverage) -> Void) {
      replace(&covers[gathered.group[change.row]][change.column])
    }
  }

  /// By initiative, among all municipalities; of a partial programme those that are known.
  package private(set) var country: [Coverage]
  /// nil for a partial programme, of which it is not known.
  package private(set) var provinces: Groups?
  /// nil for a partial programme, of which it is not known.
  package private(set) var sizes: Groups?

  /// Goes through all cells.
  package init(_ programme: Programme) {
    guard !programme.isPartial else {
      country = programme.coverages
      return
    }
    let provinces = Groups(.province, programme)
    country = programme.initiatives.indices.map { column in
      provinces.covers.reduce(Coverage()) { $0 + $1[column] }
    }
    self.provinces = provinces
    sizes = Groups(.sizeClass, programme)
  }

  /// Counts what was taken over, in place of what stood there.
  package mutating func take(_ change: Programme.Replaced, _ programme: Programme) {
    let inhabitants = programme.municipalities[change.row].inhabitants
    func replace(_ coverage: inout Coverage) {
      coverage.discount(change.old, inhabitants: inhabitants)
      coverage.count(change.new, inhabitants: inhabitants)
    }
    replace(&country[change.column])
    provinces?.replace(at: change, replace)
    sizes?.replace(at: change, replace)
  }
}
