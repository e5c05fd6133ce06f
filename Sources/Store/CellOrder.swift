/// What happened to cells, cell by cell: of each the first days first, and of one day in the order in which it came.
struct CellOrder<Step: Sendable>: Sendable {
  /// Of each cell where its steps begin; behind the last, where they end.
  let starts: [Int32]
  /// All of them.
  let steps: [Step]

  /// Most come in the order of their days, and there are few to a cell: they are counted into their places, and each goes
  /// before the later ones of its cell.
  /// - Parameters:
  ///   - steps: the cell of each, and what happened.
  ///   - cells: how many there are.
  init(_ steps: [(place: Int32, step: Step)], cells: Int, day: (Step) -> Int32) {
    var starts = Array(repeating: Int32(0), count: cells + 1)
    for (place, _) in steps { starts[Int(place) + 1] += 1 }
    for place in 0..<cells { starts[place + 1] += starts[place] }
    var next = starts
    self.steps = Array(unsafeUninitializedCapacity: steps.count) { sorted, count in
      for (place, step) in steps {
        var at = Int(next[Int(place)])
        next[Int(place)] += 1
        while at > starts[Int(place)], day(sorted[at - 1]) > day(step) {
          sorted[at] = sorted[at - 1]
          at -= 1
        }
        sorted[at] = step
      }
      count = steps.count
    }
    self.starts = starts
  }
}
