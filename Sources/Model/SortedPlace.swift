extension Array {
  /// The first place from which on something is so of all elements, sought by halves; behind the last where it is so of
  /// none.
  /// - Parameter isSo: of some first elements it is not so, then of all.
  package func place(_ isSo: (Element) throws -> Bool) rethrows -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if try isSo(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
