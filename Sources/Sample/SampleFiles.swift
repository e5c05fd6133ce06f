import Model

/// The files of `sample-data/`, read strictly into what a store begins with.
package struct SampleFiles: Sendable {
  private let files: [String: [UInt8]]

  /// The bytes of the files by name: `municipalities.csv` and the others that the README there lists.
  package init(_ files: [String: [UInt8]]) { self.files = files }

  /// The store's own today of the sample.
  package static let today = Day(number: 17_440)

  /// Who stands in the journal for a record that nobody reported.
  package static let author = "voorbeeld"

  /// Everything; `facts` leaves out the generated records and bookings.
  /// - Throws: file, line and what was expected there.
  package func seed(factsOnly: Bool = false) throws(CSVProblem) -> Seed {
    let municipalities = try municipalities()
    let codes = Set(municipalities.map(\.code))
    let initiatives = try initiatives()
    let activities = try activities()
    let reorganisations = try reorganisations(codes)
    var seed = Seed(
      today: SampleFiles.today, municipalities: municipalities, inhabitants: try inhabitants(codes),
      reorganisations: reorganisations, initiatives: initiatives, activities: activities,
      printed: try printed(),
      journal: factsOnly
        ? []
        : try journal(codes, Set(initiatives.map(\.id))),
      bookings: factsOnly ? [] : try bookings(Set(activities.map(\.id))))
    seed.figures = try figures()
    seed.functions = try functions(seed.figures)
    seed.findingTexts = try findingTexts()
    return seed
  }

  /// The records of a file; throws where its first line is not `header` or the file is missing.
  func records(_ file: String, _ header: String) throws(CSVProblem) -> [CSV.Record] {
    guard let bytes = files[file] else {
      throw CSVProblem(file, 1, Phrase("het bestand ontbreekt", "the file is missing"))
    }
    return try CSV.records(bytes, file: file, header: header.split(separator: ",").map(String.init))
  }

  /// A value of a record; throws with file, line and what was expected where it cannot be read.
  func value<Value>(
    _ value: Value?, _ file: String, _ record: CSV.Record, _ dutch: String, _ english: String
  ) throws(CSVProblem) -> Value {
    guard let value else { throw CSVProblem(file, record.line, Phrase("\(dutch) verwacht", "\(english) expected")) }
    return value
  }

  /// A day of a record.
  func day(_ text: String, _ file: String, _ record: CSV.Record) throws(CSVProblem) -> Day {
    try value(Day(iso: text), file, record, "een dag als 2017-06-30", "a day as 2017-06-30")
  }

  private func municipalities() throws(CSVProblem) -> [Municipality] {
    let file = "municipalities.csv"
    var found: [Municipality] = []
    var seen: Set<String> = []
    for record in try records(file, "code,name,province,corop,safety_region,urbanity,valid_from,valid_until") {
      let cells = record.cells
      let isCode = cells[0].hasPrefix("GM") && cells[0].count == 6 && seen.insert(cells[0]).inserted
      found.append(
        Municipality(
          code: try value(
            isCode ? cells[0] : nil, file, record, "een code als GM0363, één keer", "a code as GM0363, once"),
          name: try value(cells[1].isEmpty ? nil : cells[1], file, record, "een naam", "a name"), province: cells[2],
          inhabitants: 0, corop: cells[3], safetyRegion: cells[4],
          urbanity: cells[5].isEmpty ? nil : try value(Int(cells[5]), file, record, "1 tot 5", "1 to 5"),
          validFrom: try day(cells[6], file, record),
          validUntil: cells[7].isEmpty ? nil : try day(cells[7], file, record)))
    }
    return found
  }

  private func known(_ code: String, _ codes: Set<String>, _ file: String, _ record: CSV.Record) throws(CSVProblem)
    -> String
  {
    try value(codes.contains(code) ? code : nil, file, record, "een bekende code", "a known code")
  }

  private func inhabitants(_ codes: Set<String>) throws(CSVProblem) -> [(code: String, year: Int, count: Int)] {
    let file = "inhabitants.csv"
    var found: [(code: String, year: Int, count: Int)] = []
    let years = Array(2016...2026)
    for record in try records(file, "code," + years.map { "y\($0)" }.joined(separator: ",")) {
      let code = try known(record.cells[0], codes, file, record)
      for (year, cell) in zip(years, record.cells.dropFirst()) where !cell.isEmpty {
        found.append((code, year, try value(Int(cell), file, record, "een aantal", "a number")))
      }
    }
    return found
  }

  private func reorganisations(_ codes: Set<String>) throws(CSVProblem) -> [Reorganisation] {
    let file = "reorganisations.csv"
    var found: [Reorganisation] = []
    for record in try records(file, "date,old,new,kind,main") {
      found.append(
        Reorganisation(
          date: try day(record.cells[0], file, record), oldCode: try known(record.cells[1], codes, file, record),
          newCode: try known(record.cells[2], codes, file, record),
          kind: try value(
            Reorganisation.Kind(rawValue: record.cells[3]), file, record, "samenvoeging, toevoeging of splitsing",
            "samenvoeging, toevoeging or splitsing"), isMainSuccessor: record.cells[4] == "1"))
    }
    return found
  }

  private func initiatives() throws(CSVProblem) -> [Initiative] {
    var facts: [String: [Fact]] = [:]
    for record in try records("facts.csv", "initiative,question,nl,en,section,line,anchor") {
      let question = try value(
        FactQuestion(rawValue: record.cells[1]), "facts.csv", record, "een bekende vraag", "a known question")
      facts[record.cells[0], default: []].append(
        Fact(
          question: question, text: Phrase(record.cells[2], record.cells[3]), section: record.cells[4],
          line: try line(record.cells[5], "facts.csv", record)))
    }
    let file = "initiatives.csv"
    var found: [Initiative] = []
    for record in try records(file, "id,nl,en,short_nl,short_en,label,phase,track,binding") {
      let cells = record.cells
      found.append(
        Initiative(
          id: cells[0], name: Phrase(cells[1], cells[2]), shortName: Phrase(cells[3], cells[4]), label: cells[5],
          phase: try value(Phase(rawValue: cells[6]), file, record, "een fase", "a phase"),
          track: cells[7].isEmpty ? nil : try value(Int(cells[7]), file, record, "1 of 2", "1 or 2"),
          binding: try value(
            Binding(rawValue: cells[8]), file, record, "vrij, vrijwillig of algemeen", "vrij, vrijwillig or algemeen"),
          facts: facts.removeValue(forKey: cells[0]) ?? []))
    }
    return found
  }

  private func amount(_ text: String, _ file: String, _ record: CSV.Record) throws(CSVProblem) -> Amount {
    Amount(cents: try value(Int64(text), file, record, "hele centen", "whole cents"))
  }

  /// The number of a line in the document; throws where it is none.
  func line(_ text: String, _ file: String, _ record: CSV.Record) throws(CSVProblem) -> Int {
    try value(Int(text).flatMap { $0 > 0 ? $0 : nil }, file, record, "een regelnummer", "a line number")
  }

  private func activities() throws(CSVProblem) -> [FundActivity] {
    let file = "activities.csv"
    var found: [FundActivity] = []
    for record in try records(file, "id,year,group,nl,en,cents,section,line,anchor") {
      let cells = record.cells
      found.append(
        FundActivity(
          id: cells[0], year: try value(Int(cells[1]), file, record, "een jaar", "a year"),
          group: try value(
            FundGroup(rawValue: cells[2]), file, record, "structureel of incidenteel", "structureel or incidenteel"),
          name: Phrase(cells[3], cells[4]), budget: try amount(cells[5], file, record), section: cells[6],
          line: try line(cells[7], file, record)))
    }
    return found
  }

  private func printed() throws(CSVProblem) -> [PrintedFigure] {
    let file = "printed.csv"
    var found: [PrintedFigure] = []
    for record in try records(file, "key,year,cents,section,line,anchor") {
      found.append(
        PrintedFigure(
          key: record.cells[0], year: try value(Int(record.cells[1]), file, record, "een jaar", "a year"),
          amount: try amount(record.cells[2], file, record), section: record.cells[3],
          line: try line(record.cells[4], file, record)))
    }
    return found
  }

  private func bookings(_ activities: Set<String>) throws(CSVProblem) -> [Booking] {
    let file = "bookings.csv"
    var found: [Booking] = []
    for record in try records(file, SampleGenerator.bookingsHeader.joined(separator: ",")) {
      let cells = record.cells
      found.append(
        Booking(
          date: try day(cells[0], file, record),
          activity: try value(
            activities.contains(cells[1]) ? cells[1] : nil, file, record, "een bekende activiteit", "a known activity"),
          kind: try value(
            Booking.Kind(rawValue: cells[2]), file, record, "verplichting of realisatie", "verplichting or realisatie"),
          amount: try amount(cells[3], file, record), isSample: true, reason: cells[4],
          reverses: cells[5].isEmpty
            ? nil
            : try value(
              Int(cells[5]).flatMap { (1...max(1, found.count)).contains($0) ? $0 : nil }, file, record,
              "een eerdere boeking", "an earlier booking")))
    }
    return found
  }

  /// What the sample tells, in the order in which it was recorded.
  private func journal(_ codes: Set<String>, _ initiatives: Set<String>) throws(CSVProblem) -> [JournalRecord] {
    let file = "rollout.csv"
    var rows: [SampleGenerator.Row] = []
    for record in try records(file, SampleGenerator.rolloutHeader.joined(separator: ",")) {
      let cells = record.cells
      let recorded = try day(cells[0], file, record)
      let field = try value(
        (RolloutField.ofCell + [.heard, .setting]).first { $0.rawValue == cells[5] }, file, record,
        "status, flags, planned, note, heard of setting", "status, flags, planned, note, heard or setting")
      guard rows.last.map({ $0.recorded <= recorded }) ?? true else {
        throw CSVProblem(
          file, record.line, Phrase("regels op volgorde van vastlegging verwacht", "rows as recorded expected"))
      }
      let isSetting = field == .setting
      if isSetting { try requireSetting(record, file) }
      rows.append(
        SampleGenerator.Row(
          recorded: recorded, effective: try day(cells[1], file, record), by: cells[2],
          municipality: isSetting ? "" : try known(cells[3], codes, file, record),
          initiative: try value(
            isSetting || initiatives.contains(cells[4]) ? cells[4] : nil, file, record, "een bekend initiatief",
            "a known initiative"), field: field, from: cells[6], to: cells[7], reason: cells[8],
          kind: try value(ChangeKind(rawValue: cells[9]), file, record, "een soort wijziging", "a kind of change"),
          beside: cells[10], takesBack: !cells[11].isEmpty))
    }
    return SampleGenerator.journal(rows.merged(with: try states()))
  }

  /// A setting belongs to no municipality, and has a value that its rule allows.
  private func requireSetting(_ record: CSV.Record, _ file: String) throws(CSVProblem) {
    let cells = record.cells
    let rule = try value(
      cells[3].isEmpty ? SettingRule(key: cells[4]) : nil, file, record, "een instelling, zonder gemeente",
      "a setting, without a municipality")
    do {
      try rule.check(cells[7])
    } catch {
      throw CSVProblem(file, record.line, error.reason)
    }
  }

  /// A setting belongs to no municipality, and has a value that its rule allows.
  private func requireSetting(_ record: CSV.Record, _ file: String) throws(CSVProblem) {
    let cells = record.cells
    let rule = try value(
      cells[3].isEmpty ? SettingRule(key: cells[4]) : nil, file, record, "een instelling, zonder gemeente",
      "a setting, without a municipality")
    do {
      try rule.check(cells[7])
    } catch {
      throw CSVProblem(file, record.line, error.reason)
    }
  }

  /// When a sample record of a day was recorded, as number `minute` of that day.
  static func recordedAt(_ day: Day, _ minute: Int) -> String {
    // Many records of one day keep their order within working hours.
    let seconds = 9 * 3600 + min(minute * 20, 28_000)
    return day.iso
      + "T\(padded(seconds / 3600, to: 2)):\(padded(seconds / 60 % 60, to: 2)):\(padded(seconds % 60, to: 2))Z"
  }
}
