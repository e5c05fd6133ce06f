import Model
import Screen

/// How many use an initiative by size class, province and region, the least far first.
package enum GroupsPane: Pane {
  package struct Input: Sendable, Equatable {
    var data: State.Data
    /// In the programme; nil where no initiative is shown.
    var column: Int?
    /// Of all initiatives: another one is shown with every key.
    var covers: [Cover]
  }

  /// The groups of one kind and how far each initiative is in them.
  struct Cover: Sendable, Equatable {
    /// What they are grouped by.
    var grouping: Grouping
    /// Of the groups, in order.
    var names: [String]
    /// By group, then by initiative.
    var coverage: [[Coverage]]
  }

  /// A head, or a group of municipalities.
  package enum Line: Sendable, Hashable {
    case head(Grouping)
    case group(Grouping, name: String, UseShare)
  }

  /// The one that each room has which shows it.
  static let shared = AnyPane(GroupsPane.self)

  package static let id = PaneID("groups", Phrase("Naar groep", "By group"))

  package static func input(_ state: State) -> Input {
    Input(
      data: state.data, column: state.rolloutColumn,
      covers: state.kept.value(Kept.Name(Cover.self), state.data) { covers(state.data) })
  }

  private static func covers(_ data: State.Data) -> [Cover] {
    guard let sizes = data.tally.sizes, let provinces = data.tally.provinces else { return [] }
    let (programme, regions) = (data.programme, data.gathered(.region))
    return [
      Cover(grouping: .sizeClass, names: sizes.gathered.names, coverage: sizes.covers),
      Cover(grouping: .province, names: provinces.gathered.names, coverage: provinces.covers),
      Cover(
        grouping: .region, names: regions.names,
        coverage: programme.coverages(
          of: Array(programme.municipalities.indices), by: regions.group, groups: regions.names.count)),
    ]
  }

  package static func number(_ input: Input) -> Int { input.column ?? -1 }

  /// By size first, in its own order; then what lies together, the least far first.
  package static func rows(_ input: Input) -> [Line] {
    guard let column = input.column else { return [] }
    return input.covers.flatMap { cover -> [Line] in
      var groups = zip(cover.names, cover.coverage).compactMap { name, of -> (name: String, use: UseShare)? in
        name.isEmpty || of[column].eligible + of[column].exempt == 0 ? nil : (name, of[column].use)
      }
      if cover.grouping == .sizeClass {
        groups.sort { SizeClass.order($0.name) < SizeClass.order($1.name) }
      } else {
        groups.sort { ($0.use.share ?? 2, $0.name) < ($1.use.share ?? 2, $1.name) }
      }
      return [.head(cover.grouping)] + groups.map { .group(cover.grouping, name: $0.name, $0.use) }
    }
  }

  package static func name(of row: Line, _ input: Input) -> RowName? {
    switch row {
    case .head(let grouping): grouping.rawValue
    case .group(let grouping, let name, _): grouping.rawValue + " " + name
    }
  }

  /// Beneath a rule, without a head.
  package static func height(_ input: Input, in rect: Rect) -> Int { rect.height - 1 }

  package static func subject(of row: Line?, _ state: State) -> Subject? {
    state.rolloutColumn.map { .initiative(column: $0) }
  }

  package static func open(_ row: Line, _ state: inout State) -> Opening {
    guard let column = state.rolloutColumn, case .group(let grouping, let name, _) = row else {
      return .refused(Phrase("Kies een groep eronder (↑↓).", "Choose a group below it (↑↓)."))
    }
    let id = state.programme.initiatives[column].id
    return .goes(showMunicipalities("\(grouping.filterField(state.language))=\"\(name)\" \(id)=G|B", &state))
  }

  package static func figures(of row: Line?, _ state: State) -> [Figure] {
    guard case .group(let grouping, let name, let use) = row else { return [state.municipalityCount] }
    let origin: Origin = state.programme.isSample ? .sample : .reports
    return [
      Figure(
        grouping.words(name), use.share == nil ? Phrase(same: "–") : Phrase("\(use.text) %", "\(use.text)%"),
        .formula(
          Phrase("in gebruik of geborgd / tellen mee", "in use or embedded / eligible"),
          inputs: [
            Figure(Phrase("in gebruik of geborgd", "in use or embedded"), count: use.adopted, origin),
            Figure(Phrase("tellen mee", "eligible"), count: use.eligible, origin),
          ]))
    ]
  }

  package static func saying(of row: Line?, _ state: State) -> [Said] {
    guard let row, let column = state.rolloutColumn else { return [] }
    return [.words(state.programme.initiatives[column].brief), .words(same: " · " + read(row, state).words)]
  }

  package static func hints(_ state: State) -> [String] { rolloutHints(state) }

  package static func draw(_ seen: Seen<Self>, on painter: inout Painter) { painter.drawGroups(seen) }

  package static func read(_ row: Line, _ state: State) -> Reading {
    let voice = state.voice
    switch row {
    case .head(let grouping): return Reading(voice.say(grouping.title))
    case .group(let grouping, let name, let use):
      let share = use.share.map { ", " + percented($0, state.language) } ?? ""
      return Reading("\(voice.say(grouping.words(name))): \(voice.say(ofAll(use.adopted, use.eligible)))\(share)")
    }
  }
}

extension SizeClass {
  /// Its place in the order of sizes.
  fileprivate static func order(_ name: String) -> Int {
    SizeClass(rawValue: name).flatMap { SizeClass.allCases.firstIndex(of: $0) } ?? 0
  }
}

extension Grouping {
  /// A group as people call it.
  fileprivate func words(_ name: String) -> Phrase {
    guard self == .sizeClass, let size = SizeClass(rawValue: name) else { return Phrase(same: name) }
    return Phrase(size.words(.dutch), size.words(.english))
  }

  /// The field by which municipalities are filtered for it.
  fileprivate func filterField(_ language: Language) -> String {
    switch self {
    case .sizeClass: Phrase("grootteklasse", "size-class")[language]
    case .region: "corop"
    case .safetyRegion: Phrase("veiligheidsregio", "safety-region")[language]
    case .province, .none: Phrase("provincie", "province")[language]
    }
  }
}

extension Painter {
  fileprivate mutating func drawGroups(_ seen: Seen<GroupsPane>) {
    drawRule(
      seen.rect, say("Naar grootte, provincie, regio", "By size, province, region"),
      infos: [seen.range(language), say("% in gebruik", "% in use")].compactMap { $0 }, focused: seen.isFocused)
    guard let column = seen.input.column else { return }
    let country = seen.input.data.lag.country.shares[column]
    drawLines(seen, seen.input, in: seen.inner) {
      seen.isFocused && $0 == seen.cursor
    } _: { row, _, isLit, line, painter in
      let role = painter.drawGround(isLit, line.x, line.y, width: line.width)
      painter.drawGroup(row, country, line, role)
    }
  }

  private mutating func drawGroup(_ row: GroupsPane.Line, _ country: UseShare, _ line: Rect, _ role: Role) {
    let isLit = role == .tableCursor
    switch row {
    case .head(let grouping):
      write(capitalised(grouping.title[language]), line.x + 1, line.y, isLit ? role : .tableHead, width: line.width - 2)
    case .group(let grouping, let name, let use):
      let isBehind = use.isBehind(country)
      write(grouping.words(name)[language], line.x + 2, line.y, role, width: 21)
      write(
        "\(grouped(use.adopted, language))/\(grouped(use.eligible, language))", line.x + 23, line.y,
        isLit ? role : .textDim, width: 8, align: .right)
      let width = min(40, line.width - 40)
      if let share = use.share, width > 2, share > 0 {
        let full = max(1, Int((share * Double(width)).rounded()))
        canvas.rule(
          isASCII ? "#" : "▆", Rect(x: line.x + 32, y: line.y, width: full, height: 1),
          isLit ? theme[.barUse].over(theme[role]) : theme[.barUse])
      }
      let end = line.x + line.width - 3
      write(use.text, end - 4, line.y, isLit ? role : isBehind ? .lagLow : .textStrong, width: 4, align: .right)
      if isBehind { write("▾", end, line.y, isLit ? role : .lagLow) }
    }
  }
}
