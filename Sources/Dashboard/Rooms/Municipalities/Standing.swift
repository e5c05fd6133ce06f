import Model
import Screen

/// The table as it stands under the user's hands: whatever is changed in it, also by others, its rows keep their places
/// until one sorts, filters, leaves the page or puts it in its order.
struct Standing: Sendable {
  /// What it showed when the first change came; nil while all is in its order.
  private(set) var list: MunicipalityList?
  /// The rows that were changed since.
  private(set) var touched: Set<Int> = []
  /// Another one for each list and each change of it; nil while all is in its order.
  private(set) var edition: Edition?
  /// The data that are being read are to be in their order.
  fileprivate var isOver = false

  /// Has the rows stand where filter and order have them.
  /// - Parameter untilRead: what is being read now is to be in its order too.
  mutating func settle(untilRead: Bool = false) {
    let isOver = isOver || untilRead
    self = Standing()
    self.isOver = isOver
  }

  /// Keeps `list` unless one is kept already, now that `rows` change.
  fileprivate mutating func hold(_ list: @autoclosure () -> MunicipalityList, touching rows: Set<Int>) {
    guard !rows.isEmpty else { return }
    self.list = self.list ?? list()
    touched.formUnion(rows)
    edition = Edition()
  }
}

/// What no longer is as the table's filter and order have it.
struct Misfits: Sendable, Hashable {
  /// Rows of the programme that are shown and meet the filter no more, or would stand elsewhere.
  var rows: Set<Int> = []
  /// How many would be shown besides.
  var missing = 0

  /// All that wait for the table to be put in its order.
  var count: Int { rows.count + missing }
}

extension State {
  /// Whether a change of a cell could move rows of the table, or take them away.
  private var canMove: Bool {
    !isHeadless && !programme.isPartial && (filter?.readsCells == true || table.sort.contains { $0.column.readsCells })
  }

  /// Keeps the rows where they are, before these cells change.
  mutating func holdTable(before cells: [NamedCell]) {
    guard canMove else { return }
    hold(Set(cells.compactMap { programme.row(of: $0.municipality) }))
  }

  /// Keeps the rows where they are before `next` is shown, where it has the same municipalities on the same day.
  mutating func holdTable(before next: Programme) {
    let (now, width) = (programme, programme.initiatives.count)
    guard canMove, !look.standing.isOver, next.asOf == now.asOf, next.cells.count == now.cells.count,
      next.municipalities.elementsEqual(now.municipalities, by: { $0.code == $1.code })
    else { return look.standing = Standing() }
    let touched = now.municipalities.indices.filter { row in
      let cells = row * width..<(row + 1) * width
      return next.cells[cells] != now.cells[cells]
    }
    hold(Set(touched))
  }

  private mutating func hold(_ touched: Set<Int>) {
    var standing = look.standing
    standing.hold(shown, touching: touched)
    look.standing = standing
  }

  /// What no longer is as filter and order have it, in the table with its groups or in the list without.
  func misfits(grouped: Bool) -> Misfits {
    let standing = look.standing
    guard let list = standing.list, let edition = standing.edition else { return Misfits() }
    return kept.value(Kept.Name(Standing.self), Arrangement(data: data, by: [edition, grouped ? edition : nil])) {
      let runs = grouped && !arranged.groups.isEmpty ? arranged.groups.map(\.rows) : [list.rows]
      let isShown = marking(list.rows)
      let strays = standing.touched.filter { filter?.keeps(row: $0, of: programme) == false }
      var misfits = Misfits(rows: strays.filter { isShown[$0] })
      misfits.missing = standing.touched.count { !isShown[$0] && !strays.contains($0) }
      let isTouched = marking(standing.touched)
      for rows in runs { misfits.rows.formUnion(misplaced(rows.filter { !strays.contains($0) }, isTouched)) }
      return misfits
    }
  }

  /// For each row of the programme whether it is among `rows`.
  func marking(_ rows: some Sequence<Int>) -> [Bool] {
    rows.reduce(into: Array(repeating: false, count: programme.municipalities.count)) { $0[$1] = true }
  }

  /// The rows that were touched and stand where the order would not have them; the others never moved.
  private func misplaced(_ rows: [Int], _ isTouched: [Bool]) -> [Int] {
    let keys = table.sort
    guard keys.contains(where: \.column.readsCells) else { return [] }
    // The nearest row below that did not change.
    var below: [Int: Int] = [:]
    var last: Int?
    for row in rows.reversed() { if isTouched[row] { below[row] = last } else { last = row } }
    var misplaced: [Int] = []
    var above: Int?
    for row in rows {
      let isRight =
        !isTouched[row]
        || (above.map { programme.stands($0, before: row, by: keys) } ?? true)
          && (below[row].map { programme.stands(row, before: $0, by: keys) } ?? true)
      if isRight { above = row } else { misplaced.append(row) }
    }
    return misplaced
  }
}

extension Painter {
  /// How many rows wait for the table to be put in its order, for its frame; nothing where none do.
  func waitingWords(_ misfits: Misfits) -> String? {
    guard misfits.count > 0 else { return nil }
    let key = keyOf("refresh")
    return misfits.count == 1
      ? say("1 wacht op \(key)", "1 waits for \(key)")
      : say("\(misfits.count) wachten op \(key)", "\(misfits.count) wait for \(key)")
  }

  /// The name of a municipality; a row that waits is dim and carries a sign at the end of it.
  mutating func drawName(_ name: String, isWaiting: Bool, _ x: Int, _ y: Int, _ role: Role, width: Int) {
    write(name, x, y, isWaiting && role == .table ? .textDim : role, width: isWaiting ? width - 1 : width)
    if isWaiting { write("≠", x + width - 1, y, role == .table ? .warning : role) }
  }
}
