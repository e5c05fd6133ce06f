import Foundation

/// What an outside script makes of `get journal` and `get reorganisations`: any state, as known at any number. It shares
/// nothing with the program but those files and the rules as they are written down.
struct Replay {
  /// A cell as `get rollout` writes it.
  struct Cell: Equatable {
    var status = "?"
    var flags: Set<Character> = []
    var since: String?
    var planned: String?
    var note = ""
    var changed: String?
    var heard: String?
    var further = 0
    var behind = 0
    var isSample = false
  }

  fileprivate struct Record {
    var seq, change: Int
    var kind, recorded, effective, municipality, initiative, field, from, to, beside: String
    var undoes: Int?
    var isSample: Bool
  }

  fileprivate struct Fact {
    var date, old, new: String
    var isMain: Bool
    /// The record of one by hand.
    var seq: Int?
  }

  private let records: [Record]
  private let table: [Fact]
  /// What each is called, by code.
  var names: [String: String] = [:]
  /// Inhabitants at the end of the day before a day, by that day and code.
  var people: (_ day: String, _ code: String) throws -> Int = { _, _ in 0 }

  /// - Parameter today: the store's own day: what was recorded by the clock was recorded on it.
  init(journal: [[String: Any]], reorganisations: [[String: Any]], today: String) {
    func text(_ row: [String: Any], _ key: String) -> String { row[key] as? String ?? "" }
    records = journal.map { row in
      Record(
        seq: row["seq"] as? Int ?? 0, change: row["change"] as? Int ?? 0, kind: text(row, "kind"),
        recorded: min(String(text(row, "at").prefix(10)), today), effective: text(row, "effective"),
        municipality: text(row, "municipality"), initiative: text(row, "initiative"), field: text(row, "field"),
        from: text(row, "from"), to: text(row, "to"), beside: text(row, "beside"), undoes: row["undoes"] as? Int,
        isSample: row["sample"] as? Bool ?? false)
    }.sorted { $0.seq < $1.seq }
    table = reorganisations.filter { text($0, "source") == "table" }.map { row in
      Fact(date: text(row, "date"), old: text(row, "old"), new: text(row, "new"), isMain: row["main"] as? Bool ?? false)
    }
    for record in records where record.field == "name" {
      names[record.municipality] = record.to
      newcomers.insert(record.municipality)
    }
  }

  /// The number up to which all is known of the change that `seq` lies in.
  func whole(_ seq: Int) -> Int {
    let change = records.first { $0.seq == seq }?.change
    return records.last { $0.change == change }?.seq ?? seq
  }

  /// The day on which a number was the last.
  func day(of seq: Int) -> String { records.last { $0.seq <= seq }?.recorded ?? "" }

  /// The state at the end of `day` as known at `seq`: a function of code and initiative.
  func state(_ day: String, known seq: Int) -> Known {
    let seq = whole(seq)
    var taken: Set<Int> = []
    for record in records where record.seq <= seq {
      guard let undoes = record.undoes else { continue }
      if record.kind == "undo" { taken.insert(undoes) } else { taken.remove(undoes) }
    }
    let live = records.filter { $0.seq <= seq && $0.undoes == nil && !taken.contains($0.seq) }
    let byHand = live.filter { $0.field == "successor" }.map { record in
      let words = record.to.split(separator: " ").map(String.init)
      return Fact(
        date: words.count > 1 ? words[1] : record.effective, old: record.municipality, new: words[0], isMain: true,
        seq: record.seq)
    }
    return Known(
      live: Dictionary(grouping: live.filter { !$0.initiative.isEmpty }) { $0.municipality + " " + $0.initiative },
      into: Dictionary(grouping: table + byHand, by: \.new), outOf: Dictionary(grouping: table + byHand, by: \.old),
      replay: self, day: day)
  }

  /// All that was known at a number.
  struct Known {
    fileprivate let live: [String: [Record]]
    fileprivate let into: [String: [Fact]]
    fileprivate let outOf: [String: [Fact]]
    fileprivate let replay: Replay
    fileprivate let day: String

    /// The cell at the end of the day.
    func cell(_ code: String, _ initiative: String) throws -> Cell {
      // Every day comes before the day after its end.
      try fold(code, initiative, before: day + "~")
    }

    private func fold(_ code: String, _ initiative: String, before limit: String) throws -> Cell {
      var cell = Cell()
      var (today, morning) = ("", Cell())
      func begin(_ day: String) {
        if day != today { (today, morning) = (day, cell) }
      }
      let all = into[code] ?? []
      let into = all.filter(\.isMain)
      let first = all.map(\.date).min() ?? ""
      let isOld = !replay.newcomers.contains(code)
      let end = (outOf[code] ?? []).map(\.date).min() ?? "~"
      let mine = (live[code + " " + initiative] ?? []).filter {
        $0.effective < limit && $0.effective < end && (isOld || $0.effective >= first)
      }.sorted { ($0.effective, $0.seq) < ($1.effective, $1.seq) }
      var mergers = Set(into.map(\.date)).filter { $0 < limit && $0 < end }.sorted()[...]
      func merge(upTo day: String) throws {
        while let next = mergers.first, next <= day {
          mergers.removeFirst()
          begin(next)
          cell = try merged(code, initiative, on: next, own: isOld || next > first ? cell : nil)
          morning = cell
        }
      }
      for record in mine {
        try merge(upTo: record.effective)
        begin(record.effective)
        Known.take(record, &cell, morning)
        // Heard when it was recorded; a confirmation on its day.
        let heard = record.field == "heard" ? record.effective : record.recorded
        if heard < limit, cell.heard ?? "" < heard { cell.heard = heard }
      }
      try merge(upTo: limit)
      return cell
    }

    private static func take(_ record: Record, _ cell: inout Cell, _ morning: Cell) {
      switch record.field {
      case "status":
        cell.isSample = record.isSample
        if record.to != cell.status {
          cell.since = record.to == "?" ? nil : record.to == morning.status ? morning.since : record.effective
          cell.status = record.to
          cell.planned = nil
        }
      case "flags":
        let (from, to) = (Set(record.from), Set(record.to))
        if from.contains("E") != to.contains("E") { cell.flags.remove("e") }
        cell.flags = cell.flags.subtracting(from.subtracting(to)).union(to.subtracting(from))
      case "planned":
        if record.to.isEmpty || record.beside.isEmpty || record.beside == cell.status {
          cell.planned = record.to.isEmpty ? nil : record.to
        }
      case "note": cell.note = record.to
      default: return
      }
      if cell.status == "?" { cell.isSample = record.isSample }
      cell.changed = record.effective
    }

    private func merged(_ code: String, _ initiative: String, on day: String, own: Cell?) throws -> Cell {
      let olds = (into[code] ?? []).filter { $0.date == day && $0.isMain }.map(\.old)
      let parts = try olds.map { (code: $0, cell: try fold($0, initiative, before: day)) }
        .sorted { plain(replay.names[$0.code] ?? $0.code) < plain(replay.names[$1.code] ?? $1.code) }
      if own == nil, parts.count == 1 { return parts[0].cell }
      let all = (own.map { [(code: code, cell: $0)] } ?? []) + parts
      // From the weakest to the strongest.
      let weakest = Array("?NXODVIGB").map(String.init).first { one in all.contains { $0.cell.status == one } }
      let bound = ["D", "V", "I", "G", "B"]
      var cell = Cell()
      cell.status = own?.status ?? weakest ?? "?"
      if !bound.contains(cell.status), all.contains(where: { bound.contains($0.cell.status) }) { cell.status = "D" }
      if let own, own.status == cell.status {
        (cell.since, cell.planned, cell.isSample) = (own.since, own.planned, own.isSample)
      } else {
        cell.since = cell.status == "?" ? nil : day
        cell.planned = all.filter { $0.cell.status == cell.status }.compactMap(\.cell.planned).max()
        cell.isSample = all.contains { $0.cell.isSample }
      }
      cell.flags = all.reduce(into: []) { $0.formUnion($1.cell.flags) }
      if cell.flags.contains("E"), !all.allSatisfy({ $0.cell.flags.contains("E") }) { cell.flags.insert("e") }
      if cell.flags.contains("e") { cell.flags.remove("E") }
      let notes = parts.filter { !$0.cell.note.isEmpty }.map { "\(replay.names[$0.code] ?? $0.code): \($0.cell.note)" }
      cell.note = ([own?.note ?? ""] + notes).filter { !$0.isEmpty }.joined(separator: "\n")
      if all.allSatisfy({ $0.cell.heard != nil }) { cell.heard = all.compactMap(\.cell.heard).min() }
      let road = ["?", "O", "D", "V", "I", "G", "B"]
      func rank(_ cell: Cell) -> Int { max(0, road.firstIndex(of: cell.status) ?? 0) }
      func share(_ some: [(code: String, cell: Cell)]) throws -> Int {
        let (part, whole) = (
          try some.reduce(0) { $0 + (try replay.people(day, $1.code)) },
          try all.reduce(0) { $0 + (try replay.people(day, $1.code)) }
        )
        return part == 0 || whole == 0 ? 0 : max(1, min(99, (200 * part + whole) / (2 * whole)))
      }
      cell.further = try share(all.filter { rank($0.cell) > rank(cell) })
      cell.changed = day
      if let own {
        cell.behind = try share(parts.filter { rank($0.cell) < rank(cell) })
        let isSame =
          own.status == cell.status && own.flags == cell.flags && own.note == cell.note && own.planned == cell.planned
        if isSame { cell.changed = own.changed }
      }
      return cell
    }

    private func plain(_ name: String) -> String {
      name.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
    }
  }

  /// The codes that were not there when the data begin.
  var newcomers: Set<String> = []
}

extension Replay.Cell {
  /// A row of `get rollout`.
  init(_ row: [String: Any]) {
    status = row["status"] as? String ?? ""
    flags = Set(row["flags"] as? String ?? "")
    since = row["since"] as? String
    planned = row["planned"] as? String
    note = row["note"] as? String ?? ""
    changed = row["changed"] as? String
    heard = row["heard"] as? String
    further = row["further"] as? Int ?? -1
    behind = row["behind"] as? Int ?? -1
    isSample = row["sample"] as? Bool ?? false
  }
}
