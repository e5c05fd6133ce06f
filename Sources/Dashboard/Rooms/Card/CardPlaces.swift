import Screen

/// Where the parts of the card lie, in lines beneath its upper edge.
struct CardPlaces {
  /// What the cursor can be on, each with its line.
  private(set) var lines: [(line: CardPane.Line, y: Int)] = []
  /// The heads of its parts; nil for what has no room.
  private(set) var heads: (statuses: Int?, history: Int?, neighbours: Int?)
  /// How much there is, whether it shows or not.
  private(set) var (records, neighbours) = (0, 0)
  /// From this width it says more than a narrow column has room for.
  let isWide: Bool

  /// Gives each part the lines that the ones before it leave.
  init(_ input: CardPane.Input) {
    isWide = input.size.width >= 70
    guard let row = input.row else { return }
    let end = input.size.height
    var y = 1
    /// The next lines, as many as there is room for.
    func put(_ all: some Sequence<CardPane.Line>, most: Int = .max) {
      for line in all.prefix(max(0, min(most, end - y))) {
        lines.append((line, y))
        y += 1
      }
    }
    put([.about])
    y += 2
    if isWide, y < end {
      heads.statuses = y
      y += 1
    }
    put(input.data.programme.initiatives.indices.map { .status($0) })
    let others = isWide ? NeighboursPane.rows(NeighboursPane.Input(data: input.data, row: row)) : []
    neighbours = others.count
    if let history = input.history, y + 2 < end {
      let all = history.sorted { ($0.effective, $0.seq) > ($1.effective, $1.seq) }
      records = all.count
      heads.history = y + 1
      y += 2
      // What the neighbours leave, but not less than half.
      let room = end - y
      put(all.map { .record($0) }, most: max(3, room / 2 - 2, others.isEmpty ? room : room - others.count - 3))
    }
    guard !others.isEmpty, y + 4 < end else { return }
    heads.neighbours = y + 1
    y += 3
    put(others.map { .neighbour($0) })
  }
}
