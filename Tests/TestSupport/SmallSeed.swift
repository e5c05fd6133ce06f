import Model

extension Seed {
  /// The same with the first `count` municipalities only, and `others` by code.
  package func only(_ count: Int, with others: Set<String>) -> Seed {
    var small = self
    small.municipalities = municipalities.enumerated().filter { $0 < count || others.contains($1.code) }.map(\.element)
    let codes = Set(small.municipalities.map(\.code))
    small.inhabitants = inhabitants.filter { codes.contains($0.code) }
    small.reorganisations = []
    small.journal = numbered(journal.filter { codes.contains($0.municipality) })
    return small
  }

  /// The same as if nobody had settled yet what the document leaves open.
  package var unsettled: Seed {
    var open = self
    open.journal = numbered(journal.filter { $0.field != .setting })
    return open
  }

  /// The same with no more than versions could tell that knew one day of a record: nothing late, heard or taken back.
  package var ofOneDay: Seed {
    var simple = self
    let taken = Set(journal.compactMap(\.undoes))
    let records = journal.filter { $0.undoes == nil && !taken.contains($0.seq) && $0.kind != .confirm }.map { record in
      var record = record
      record.recorded = record.effective
      return record
    }
    simple.journal = numbered(records.sorted { ($0.effective, $0.seq) < ($1.effective, $1.seq) })
    return simple
  }

  /// Records with numbers of their own.
  private func numbered(_ records: [JournalRecord]) -> [JournalRecord] {
    var journal: [JournalRecord] = []
    var seqs: [Int: Int] = [:]
    var last = 0
    for var record in records {
      let isSame = record.change == last
      last = record.change
      seqs[record.seq] = journal.count + 1
      record.seq = journal.count + 1
      record.change = (journal.last?.change ?? 0) + (isSame ? 0 : 1)
      record.undoes = record.undoes.flatMap { seqs[$0] }
      journal.append(record)
    }
    return journal
  }
}
