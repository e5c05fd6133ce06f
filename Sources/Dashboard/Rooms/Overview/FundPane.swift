import Model
import Screen

/// A row of the fund pane.
package enum FundRow: Sendable, Hashable {
  case group(FundGroup)
  case activity(Int)
  /// What a group has beside the activities that are named.
  case others(FundGroup)
  case total
}

/// How much of the fund is left, by group: what is free stands out, what is spent and committed is a line.
package enum FundPane: Pane {
  package struct Input: Sendable, Equatable {
    var data: State.Data
    /// Its rows beneath the rule.
    var height: Int
    /// The pane's, in cells.
    var width: Int
    /// A filter is on, which the fund does not follow.
    var isFiltered: Bool
    /// Of short names.
    var language: Language
  }

  package static let id = PaneID("fund", Phrase("Fonds", "Fund"))

  package static func input(_ state: State) -> Input {
    let rect = state.place(of: id)
    return Input(
      data: state.data, height: rect.map { $0.height - 1 } ?? 1, width: rect?.width ?? state.size.width,
      isFiltered: state.filter != nil, language: state.language)
  }

  package static func rows(_ input: Input) -> [FundRow] {
    let programme = input.data.programme
    let groups = FundGroup.allCases
    let members = groups.map { programme.activities(of: $0, year: input.data.fundYear) }
    let room = input.height - (input.height >= 4 ? 1 : 0)
    let isWide = FundPlaces.hasRoomForNames(width: input.width)
    if isWide, room >= members.joined().count + groups.count + 1 {
      return zip(groups, members).flatMap { group, members in [.group(group)] + members.map { .activity($0) } } + [
        .total
      ]
    }
    // The activities that have most left, and the others of their group together.
    let named = room - 2 * groups.count - 1
    guard isWide, named > 0 else { return Array((groups.map { .group($0) } + [.total]).suffix(max(1, room))) }
    let biggest = Set(
      members.joined().sorted { (programme.lines[$0].free, $1) > (programme.lines[$1].free, $0) }.prefix(named))
    return zip(groups, members).flatMap { group, members -> [FundRow] in
      let kept = members.filter { biggest.contains($0) }
      return [.group(group)] + kept.map { .activity($0) } + (kept.count < members.count ? [.others(group)] : [])
    } + [.total]
  }

  /// A head only where it takes no row from the figures.
  package static func height(_ input: Input, in rect: Rect) -> Int { rect.height - (rect.height >= 5 ? 2 : 1) }

  package static func subject(of row: FundRow?, _ state: State) -> Subject? {
    if case .activity(let index) = row { .activity(index) } else { nil }
  }

  package static func open(_ row: FundRow, _ state: inout State) -> Opening {
    if case .activity(let index) = row { return .goes(openActivity(state.programme.activities[index].id, &state)) }
    return .goes(show(.year, &state))
  }

  package static func figures(of row: FundRow?, _ state: State) -> [Figure] {
    switch row {
    case .activity(let activity): state.programme.activityFigures(activity)
    case .group(let group), .others(let group): state.programme.groupFigures(group)
    case .total, nil: state.programme.totalFigures() + state.data.fundFindings.flatMap(\.figures)
    }
  }

  package static func saying(of row: FundRow?, _ state: State) -> [Said] {
    guard let row else { return [] }
    let line = state.data.line(of: row, state.seen(Self.self).rows)
    let name = state.programme.name(of: row, state.seen(Self.self).rows)
    func euros(_ amount: Amount) -> Phrase { Phrase("€ \(amount.euros(.dutch))", "€ \(amount.euros(.english))") }
    let (free, budget) = (euros(line.free), euros(line.budget))
    let (spent, bound) = (euros(line.actual), euros(line.committed))
    return [
      .words(Phrase("\(name.dutch) · ", "\(name.english) · ")),
      .figure(Phrase("vrij \(free.dutch)", "free \(free.english)")),
      .words(
        Phrase(
          " van \(budget.dutch) · uitgegeven \(spent.dutch) · verplicht \(bound.dutch)",
          " of \(budget.english) · actual \(spent.english) · committed \(bound.english)")),
    ]
      + state.data.fundFindings.map {
        .words(Phrase(" · ⚠ \($0.id) \($0.title.dutch)", " · ⚠ \($0.id) \($0.title.english)"))
      }
  }

  package static func hints(_ state: State) -> [String] {
    state.isPast
      ? ["up", "open", "day-back", "now", "next-pane", "zoom", "help", "source"]
      : ["up", "open", "next-pane", "help", "zoom", "source", "palette", "command-line"]
  }

  package static func draw(_ seen: Seen<Self>, on painter: inout Painter) { painter.drawFund(seen) }
}

extension State.Data {
  /// The year of the fund that is shown.
  var fundYear: Int { programme.fundYear }
  /// All lines of that year together.
  var fundTotal: FundLine { programme.fundTotal }

  /// The amounts of a row among `rows`.
  func line(of row: FundRow, _ rows: [FundRow]) -> FundLine {
    switch row {
    case .group(let group): programme.total(of: group, year: fundYear)
    case .activity(let index): programme.lines[index]
    case .total: fundTotal
    case .others(let group):
      programme.others(of: group, rows).reduce(FundLine(budget: .zero)) { $0 + programme.lines[$1] }
    }
  }
}

extension Programme {
  /// The activities of a group that `rows` do not name.
  fileprivate func others(of group: FundGroup, _ rows: [FundRow]) -> [Int] {
    let named = Set(rows.compactMap { row -> Int? in if case .activity(let index) = row { index } else { nil } })
    return activities(of: group, year: fundYear).filter { !named.contains($0) }
  }

  /// What a row is called.
  func name(of row: FundRow, _ rows: [FundRow]) -> Phrase {
    switch row {
    case .group(let group): return group.name
    case .activity(let index): return activities[index].short
    case .total: return Phrase("Totaal", "Total")
    case .others(let group):
      let count = others(of: group, rows).count
      return Phrase("overige \(count)", "\(count) others")
    }
  }
}

/// Where the columns of the fund stand in a pane of a width.
private struct FundPlaces {
  let name: Int
  /// Where the budget ends; 0 without room.
  let budget: Int
  let bar: Int
  let width: Int
  /// Where what is free ends.
  let free: Int
  /// Where what is used ends; 0 without room.
  let used: Int

  init(width total: Int, names longest: Int) {
    let hasBudget = total >= 44
    let hasUse = total >= 52
    let margin = hasBudget ? 2 : 1
    let fixed = 2 + (hasBudget ? 7 : 0) + 1 + 6 + (hasUse ? 6 : 0) + margin
    let least = hasBudget ? 13 : 11
    name = max(least, min(longest, total - fixed - FundPlaces.leastBar))
    budget = hasBudget ? 2 + name + 7 : 0
    bar = (hasBudget ? budget : 2 + name) + 1
    width = max(1, min(60, total - fixed - name))
    free = bar + width + 6
    used = hasUse ? free + 6 : 0
  }

  private static let leastBar = 6

  /// Whether the short names of activities fit beside a bar.
  static func hasRoomForNames(width: Int) -> Bool { width >= 2 + 28 + 7 + 1 + leastBar + 6 + (width >= 52 ? 6 : 0) + 2 }
}

extension Painter {
  /// The sign of the euro, letters with `--ascii`.
  var euro: String { isASCII ? "EUR" : "€" }

  fileprivate mutating func drawFund(_ seen: Seen<FundPane>) {
    let (rect, input, data) = (seen.rect, seen.input, seen.input.data)
    let isBooked = !data.programme.ledger.bookings.isEmpty
    let findings = data.fundFindings.map { "⚠ \($0.id)" }.joined(separator: " ")
    let year = data.programme.yearShare
    let over = [say("┊ jaar \(year) % om", "┊ year \(year)% gone"), say("┊ jaar \(year) %", "┊ year \(year)%")]
    let infos =
      !isBooked
      ? [findings] : (findings.isEmpty ? [] : ["\(findings) · \(over[0])"]) + over
    var notes = [say("mln \(euro)", "\(euro) M")]
    // The money is of all, whatever a filter shows.
    if input.isFiltered {
      let whole = say("hele land", "whole country")
      notes = [notes[0] + " · " + whole, whole]
    }
    drawRule(
      rect, say("Fonds \(data.fundYear)", "Fund \(data.fundYear)"), notes: notes, infos: infos.filter { !$0.isEmpty },
      focused: seen.isFocused)
    let names = seen.rows.map { row -> String in
      let name = data.programme.name(of: row, seen.rows)[language]
      return switch row {
      case .activity, .others: "  " + name
      case .group, .total: name
      }
    }
    let place = FundPlaces(width: rect.width, names: names.map { TextWidth.of($0) }.max() ?? 0)
    let hasHead = rect.height >= 5
    if hasHead { drawFundHead(place, at: rect.x, rect.y + 1, isBooked: isBooked) }
    let first = rect.y + (hasHead ? 2 : 1)
    for (index, row) in seen.shown {
      let y = first + index - seen.top
      let isLit = seen.isFocused && index == seen.cursor
      let ground = Rect(x: rect.x + 1, y: y, width: rect.width - 1, height: 1)
      markRow(FundPane.id, index, ground)
      let role = drawGround(isLit, ground.x, y, width: ground.width)
      drawFundRow(data.line(of: row, seen.rows), names[index], isSum: row.isSum, data, place, at: rect.x, y, role)
    }
  }

  private mutating func drawFundHead(_ place: FundPlaces, at x: Int, _ y: Int, isBooked: Bool) {
    func head(_ text: String, end: Int, _ role: Role = .tableHead) {
      write(text, x + end - TextWidth.of(text), y, role)
    }
    if place.budget > 0 { head(say("begroot", "budget"), end: place.budget) }
    head(say("vrij", "free"), end: place.free, .textStrong)
    if isBooked { head("■", end: place.free - TextWidth.of(say("vrij", "free")) - 1, .moneyFree) }
    if place.used > 0 { head(say("benut", "used"), end: place.used) }
    guard isBooked else { return }
    let (spent, bound) = (isASCII ? "-" : "━", isASCII ? "~" : "╌")
    let legends = [
      (say("uitgegeven  ", "actual  "), say("verplicht", "committed")),
      (say("uitgeg. ", "actual "), say("verplicht", "committed")),
    ]
    for (one, other) in legends where TextWidth.of(one) + TextWidth.of(other) + 4 < place.width {
      var x = x + place.bar
      x += write("\(spent) ", x, y, .moneySpent)
      x += write(one, x, y, .tableHead)
      x += write("\(bound) ", x, y, .moneyCommitted)
      write(other, x, y, .tableHead)
      return
    }
  }

  private mutating func drawFundRow(
    _ line: FundLine, _ name: String, isSum: Bool, _ data: State.Data, _ place: FundPlaces, at x: Int, _ y: Int,
    _ role: Role
  ) {
    func ink(_ other: Role) -> Role { role == .tableCursor ? role : other }
    func figure(_ text: String, end: Int, _ role: Role) { write(text, x + end - TextWidth.of(text), y, ink(role)) }
    let plain: Role = isSum ? .textStrong : .table
    // A selected sum stays bold.
    let nameStyle = role == .tableCursor && isSum ? theme[.textStrong].over(theme[role]) : theme[ink(plain)]
    canvas.write(name, x: x + 2, y: y, style: nameStyle, width: min(place.name, TextWidth.of(name)))
    if place.budget > 0 { figure(line.budget.tenths(language), end: place.budget, .textDim) }
    let isBooked = !data.programme.ledger.bookings.isEmpty
    let freeRole: Role = line.free < .zero ? .lagLow : plain
    let free = line.free.tenths(language)
    let freeStyle = role == .tableCursor && isSum ? theme[freeRole].over(theme[role]) : theme[ink(freeRole)]
    canvas.write(free, x: x + place.free - TextWidth.of(free), y: y, style: freeStyle)
    if place.used > 0 {
      let used = isBooked ? line.utilisation : "–"
      figure(say(used.swapping("%", " %"), used), end: place.used, .textDim)
    }
    guard isBooked else {
      let words = [say("nog geen boekingen", "no bookings yet"), "–"].first { TextWidth.of($0) <= place.width } ?? ""
      write(words, x + place.bar, y, ink(.textDim))
      return
    }
    drawMoney(line, data.programme.yearPassed, Rect(x: x + place.bar, y: y, width: place.width, height: 1), on: role)
  }

  /// Spent and committed as lines, what is free solid, and over them a mark of how much of the year is over.
  mutating func drawMoney(_ line: FundLine, _ year: Double, _ place: Rect, on role: Role = .table) {
    func ink(_ other: Role) -> Style { role == .table ? theme[other] : theme[other].over(theme[role]) }
    let parts = Bar.segments(full: line.share(line.actual), marked: line.share(line.committed), width: place.width)
    let signs: [(Unicode.Scalar, Role)] = [
      (isASCII ? "-" : "━", .moneySpent), ("╌", .moneyCommitted), (isASCII ? "#" : "■", .moneyFree),
    ]
    var x = place.x
    for (part, (sign, own)) in zip(parts, signs) {
      canvas.rule(sign, Rect(x: x, y: place.y, width: part.count, height: 1), ink(own))
      x += part.count
    }
    let mark = min(place.width - 1, Int((year * Double(place.width)).rounded()))
    canvas.put(["┊"], x: place.x + mark, y: place.y, style: ink(.moneyYear))
  }
}

extension FundRow {
  /// Whether it adds up others.
  fileprivate var isSum: Bool {
    switch self {
    case .group, .total: true
    case .activity, .others: false
    }
  }
}
