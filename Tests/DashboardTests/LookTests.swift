import Foundation
import Model
import Screen
import TestSupport
import Testing

@testable import Dashboard
@testable import samen

/// The rules of the overview's look, at any size.
@Suite(.dice) struct LookTests {
  @Test("On the lowest screens no box lies over the line of hints")
  func lowBoxes() throws {
    let fresh = try Desk()
    for way in [
      "?", "^P", ":", "2 /", "2 C", "E s", "E s Tab", "i", "4 l l l Enter", "E 4 : b o o k Enter", "E 2 v j j v e",
      ": p i v o t Enter", ": t h e m e Enter", ": m e s s a g e s Enter", "2 : s e r i e s Enter", "4 l w",
    ] {
      for (width, height) in [(40, 10), (44, 11), (63, 12), (80, 15)] {
        var low = fresh
        low.state.session.size = Size(width: width, height: height)
        try low.press(way)
        guard low.state.overlay != nil, low.state.notice == nil else { continue }
        var high = low.state
        high.session.size = Size(width: width, height: 50)
        #expect(view(low.state).text().last == view(high).text().last, "«\(way)»\n\(low.picture)")
      }
    }
  }

  @Test("The longest status leaves a blank before its day on the card beside a list, with a flag too")
  func longestStatus() throws {
    var desk = try Desk(Size(width: 160, height: 45))
    try desk.press("2")
    for terms in ["gon=D", "gibit=D vlag=!"] {
      try desk.run("filter \(terms)")
      let lines = desk.picture.split(separator: "\n").filter { $0.contains("(bindt)") && $0.contains(" 201") }
      #expect(!lines.isEmpty && lines.allSatisfy { !$0.contains(/\(bindt\)\S/) }, "\(desk.picture)")
    }
  }

  private static let heads: Set<String> = [
    "fase", "phase", "0", "25", "50", "75", "100", "gem.▼", "mun.▼", "inw.", "inh.", "aantal", "count", "bindend",
    "wie", "wil", "willing", "verloop", "trend", "30", "d", "Gemeente▲", "Municipality▲", "Inwoners", "Inhab.", "Rij",
    "Ove",
    "Ver", "GIB", "GON", "Gov", "Lic", "Dea", "Mov", "Provincie", "Province", "Gewijzigd", "Changed", "begroot",
    "budget",
    "━", "╌", "■", "uitgegeven", "uitgeg.", "uit", "verplicht", "actual", "committed", "vrij", "free",
    "benut",
    "used", "gem.", "mun.", "Tot", "Tot▲", "All", "All▲", "sinds,", "gepland,", "notitie", "since,", "planned,",
    "note",
  ]

  /// Lines, corners and marks: what the focus may change.
  private static let quiet = Set("─━│┃┏▸‹›[] ")

  private func cells(_ canvas: Canvas, _ rect: Rect) -> [String] {
    (rect.y..<rect.y + rect.height).map { y in
      canvas.row(y).dropFirst(rect.x).prefix(rect.width).map { canvas.text(of: $0) }.joined()
    }
  }

  /// The words of a pane's head that are not known as one: what two that touch would be.
  private func strangers(_ canvas: Canvas, _ rect: Rect) -> [String] {
    cells(canvas, Rect(x: rect.x + 1, y: rect.y + 1, width: rect.width - 1, height: 1))[0].split(separator: " ")
      .map(String.init).filter {
        // The country's own share stands there too.
        !Self.heads.contains($0) && !($0.hasSuffix(":") && Self.heads.contains(String($0.dropLast())))
          && !($0.count < 3 && Int($0) != nil)
      }
  }

  @Test("At any size nothing is cut but a long name, no two heads touch, and nothing lies over another")
  func anySize() throws {
    var dice = Dice()
    var desks = try Language.allCases.map { try Desk(language: $0) }
    for _ in 0..<100 {
      let size = Size(width: 40 + dice.below(181), height: 10 + dice.below(61))
      let index = dice.below(desks.count)
      desks[index].state.session.size = size
      let state = desks[index].state
      let canvas = view(state)
      let at = "\(size) \(state.language)\n" + canvas.text().joined(separator: "\n")
      let parts = OverviewParts(size, body: state.screen.body)
      let rects = [parts.hero, parts.rollout, parts.fund, parts.lag].compactMap { $0 }
      for (place, one) in rects.enumerated() {
        #expect(
          one.x >= 0 && one.y >= 4 && one.x + one.width <= size.width && one.y + one.height <= size.height - 2, "\(at)")
        for other in rects.dropFirst(place + 1) {
          let isApart =
            one.x + one.width <= other.x || other.x + other.width <= one.x || one.y + one.height <= other.y
            || other.y + other.height <= one.y
          #expect(isApart, "\(at)")
        }
        let title = cells(canvas, Rect(x: one.x, y: one.y, width: one.width, height: 1))[0]
        #expect(!title.contains("…"), "\(at)")
        // The fund has a head only where it takes no row.
        if one != parts.fund || one.height >= 5 {
          #expect(strangers(canvas, one).isEmpty, "\(strangers(canvas, one)) \(at)")
        }
        guard one != parts.rollout else { continue }
        #expect(!cells(canvas, one).joined().contains("…"), "\(at)")
      }
      for y in [0, 1, 2, 3, size.height - 1] { #expect(!canvas.text()[y].contains("…"), "\(y): \(at)") }
      #expect(canvas.text().allSatisfy { TextWidth.of($0) <= size.width }, "\(at)")
    }
  }

  @Test("The three answers stand on the third and fourth line of 80×24", arguments: Language.allCases)
  func answers(_ language: Language) throws {
    let state = try Desk(Size(width: 80, height: 24), language: language).state
    let lines = view(state).text()
    let programme = state.programme
    let (govroam, gibit) = (programme.share("govroam"), programme.share("gibit"))
    #expect(
      lines[2].hasPrefix(
        language == .dutch ? " Govroam \(govroam) %  GIBIT \(gibit)" : " Govroam \(govroam)%  GIBIT \(gibit)%"),
      "\(lines[2])")
    let small = programme.municipalities.indices.filter { programme.municipalities[$0].inhabitants < 20_000 }
    let cells = small.flatMap { row in ["overlijden", "verhuizen", "gibit", "govroam"].map { (row, $0) } }
    let used = cells.count { row, id in programme.column(of: id).map { programme[row, $0].status.isAdopted } ?? false }
    let share = Int((Double(used * 100) / Double(cells.count)).rounded())
    #expect(
      lines[3].contains(language == .dutch ? "< 20.000 inw. \(share) %" : "20,000 inh. \(share)%"),
      "\(lines[3])")
    let free = programme.fundTotal.free.tenths(language)
    #expect(
      lines[3].hasSuffix(language == .dutch ? "€ \(free) mln vrij van 50,8" : "€ \(free) M free of 50.8"),
      "\(lines[3])")
  }

  @Test("A wider overview shows every column and every figure of a narrower one", arguments: [24, 40, 60])
  func wider(_ height: Int) throws {
    var desk = try Desk()
    func shown(_ width: Int) -> [Set<String>] {
      desk.state.session.size = Size(width: width, height: height)
      let canvas = view(desk.state)
      let parts = OverviewParts(desk.state.size, body: desk.state.screen.body)
      func words(_ rect: Rect?, from first: Int, _ count: Int? = nil) -> Set<String> {
        guard let rect, rect.height > first else { return [] }
        let inside = Rect(
          x: rect.x + 1, y: rect.y + first, width: rect.width - 1, height: min(rect.height - first, count ?? .max))
        let words = cells(canvas, inside).flatMap { $0.split { " ▏▇─┤┊━╌■▾▲".contains($0) }.map(String.init) }
        // The same word may be written in full where there is room.
        return Set(words.filter { !$0.contains("uit") && !$0.contains("verpl") && !$0.contains("ontw") && $0 != "in" })
      }
      let first = [parts.hero, parts.fund].map { words($0, from: 1) }
      let lag = words(parts.lag, from: 2).filter { Int($0) != nil }
      // How much of the year is over stands in the fund's rule where the answers have no room for it.
      let fund = parts.fund.map { cells(canvas, Rect(x: $0.x, y: $0.y, width: $0.width, height: 1)) } ?? []
      let answers = (canvas.text()[2...3] + fund).joined(separator: " ").split { !$0.isNumber }.map(String.init)
      return first + [lag, words(parts.rollout, from: 1, 1), Set(answers)]
    }
    var last = shown(80)
    for width in 81...220 {
      let next = shown(width)
      for (one, other) in zip(last, next) {
        #expect(one.subtracting(other).isEmpty, "\(width)×\(height) lost \(one.subtracting(other))")
      }
      last = next
    }
  }

  @Test("Focus on any pane changes no text but rules, gutters, cursor, say line and hints")
  func focus() throws {
    for (width, height) in [(80, 24), (100, 30), (120, 40), (160, 45), (200, 60)] {
      var desk = try Desk(Size(width: width, height: height))
      try desk.press("j j j l l l")
      let before = view(desk.state)
      let tour = Room.overview.tour(desk.state)
      #expect(tour.count >= 5)
      for pane in tour {
        desk.state.look.focus(on: pane, in: .overview)
        let after = view(desk.state)
        for y in 0..<height - 2 {
          for (x, (one, other)) in zip(before.row(y), after.row(y)).enumerated() {
            let (one, other) = (before.text(of: one), after.text(of: other))
            guard one != other else { continue }
            #expect(
              one.allSatisfy(Self.quiet.contains) && other.allSatisfy(Self.quiet.contains),
              "\(pane.name) at \(x),\(y): \(one) became \(other)")
          }
        }
      }
    }
  }

  @Test("Enter on a province or a size class is a filter everywhere, and Esc takes it off")
  func lag() throws {
    var desk = try Desk()
    try desk.press("Tab Tab")
    #expect(desk.state.focus == LagPane.id)
    for row in 0..<desk.state.focusCount {
      desk.state.moveCursor(to: row)
      let wanted = try #require(desk.state.seen(LagPane.self).current)
      let count = try #require(wanted.count)
      try desk.press("Enter")
      #expect(desk.state.rows.count == count, "\(wanted.kind): \(desk.notice)")
      guard wanted.kind != .country else { continue }
      #expect(desk.picture.contains("\(count) van 388 gemeenten"), "\(desk.picture)")
      #expect(desk.picture.contains("‹\(wanted.kind.name(.dutch))›") && desk.picture.contains("hele land"))
      try desk.press("Esc")
      #expect(desk.state.filter == nil)
    }
  }

  @Test("Every figure of the answers opens the rows behind it, as a chip that is taken off again")
  func opens() throws {
    var desk = try Desk()
    try desk.press("S-Tab S-Tab")
    #expect(desk.state.focus == AnswersPane.id && desk.state.focusCount == 11)
    for index in 0..<desk.state.focusCount {
      desk.state.moveCursor(to: index)
      let goal = try #require(desk.state.seen(AnswersPane.self).current)
      #expect(!desk.state.figuresHere.isEmpty)
      try desk.press("Enter")
      switch goal {
      case .initiative(let column):
        #expect(desk.state.rows.count == desk.state.coverage[column].adopted, "\(goal)")
      case .group(let kind):
        let row = try #require(desk.state.data.lag.rows.first { $0.kind == kind })
        #expect(desk.state.rows.count == row.count, "\(goal)")
      case .shown, .money: #expect(desk.state.place == .page(.fund))
      }
      desk.state.look.keep(nil)
      try desk.run("page overview")
    }
  }

  @Test("Sparklines and the change in 30 days of a part of the country are those of its cells")
  func course() throws {
    var desk = try Desk()
    let programme = desk.state.programme
    let course = try #require(desk.state.answers.course)
    for column in programme.initiatives.indices {
      let counts = course.counts(column, among: nil, of: programme)
      for (day, count) in zip(course.days, counts) {
        let then = try desk.store.programme(asOf: day, clock: Day(number: 0))
        #expect(then.coverage(of: column).adopted == count, "\(day.iso) \(column)")
      }
      let all = Array(programme.municipalities.indices)
      #expect(course.change(column, among: all, of: programme) == programme.adoptedChange[column])
    }
    try desk.run("filter provincie=Drenthe")
    try desk.press("[ [ [")
    #expect(desk.state.answers.course?.isOf(desk.state.programme) == true)
    let lines = desk.picture.split(separator: "\n")
    #expect(lines[0].contains("‹provincie=Drenthe›  12 van 388") || lines[0].contains("‹provincie=Drenthe› 12 van 388"))
    #expect(lines[0].contains("28 sep 2017 · VERLEDEN   VOORBEELDGEGEVENS"))
    let (here, land) = (share(of: "Drenthe", desk.state.programme), share(of: nil, desk.state.programme))
    #expect(
      lines[3].hasPrefix(" Drenthe \(here) % in gebruik van de vier in uitrol · landelijk \(land) %"), "\(lines[3])")
  }

  /// How much of the four in rollout a province has in use, or the country.
  private func share(of province: String?, _ programme: Programme) -> Int {
    let rows = programme.municipalities.indices.filter {
      province ?? programme.municipalities[$0].province == programme.municipalities[$0].province
    }
    let columns = programme.initiatives.indices.filter { programme.initiatives[$0].phase == .rollout }
    let used = rows.reduce(0) { sum, row in sum + columns.count { programme[row, $0].status.isAdopted } }
    return Int((Double(used * 100) / Double(rows.count * columns.count)).rounded())
  }

  static let pictures: [(name: String, width: Int, height: Int, keys: String, theme: String, ascii: Bool)] = [
    ("look-dark-80x24", 80, 24, "j j j l l l", "samen-dark", false),
    ("look-dark-100x30", 100, 30, "j j j l l l", "samen-dark", false),
    ("look-dark-120x40", 120, 40, "j j j l l l", "samen-dark", false),
    ("look-dark-160x45", 160, 45, "j j j l l l", "samen-dark", false),
    ("look-dark-200x60", 200, 60, "j j j l l l", "samen-dark", false),
    ("look-light-80x24", 80, 24, "j j j l l l", "samen-light", false),
    ("look-light-120x40", 120, 40, "j j j l l l", "samen-light", false),
    ("look-light-200x60", 200, 60, "j j j l l l", "samen-light", false),
    ("look-colourless-80x24", 80, 24, "j j j l l l", "plain", false),
    ("look-colourless-120x40", 120, 40, "j j j l l l", "plain", false),
    ("look-ascii-80x24", 80, 24, "j j j l l l", "plain", true),
    ("look-ascii-120x40", 120, 40, "j j j l l l", "plain", true),
    ("look-lag-120x40", 120, 40, "j j j l l l Tab Tab", "samen-dark", false),
    ("look-past-80x24", 80, 24, "/ p r o v i n c i e = D r e n t h e Enter [ [ [ j j l l l l l", "samen-dark", false),
    ("look-past-120x40", 120, 40, "/ p r o v i n c i e = D r e n t h e Enter [ [ [ j j l l l l l", "samen-dark", false),
  ]

  @Test("The overview looks as it was approved, in each colour", arguments: pictures)
  func approved(_ name: String, _ width: Int, _ height: Int, _ keys: String, _ theme: String, _ ascii: Bool) throws {
    var desk = try Desk(Size(width: width, height: height))
    if theme != "plain" { desk.state.session.theme = try ThemeFiles(asked: nil).theme(theme) }
    desk.state.session.isASCII = ascii
    try desk.press(keys)
    let canvas = view(desk.state)
    let kept = try golden(name, canvas.text().joined(separator: "\n") + "\n" + StyleLegend(canvas).text)
    #expect(kept.expected == kept.actual)
  }

  @Test(
    "The same text stands in every colour and without",
    arguments: [(80, 24), (100, 30), (120, 40), (160, 45), (200, 60)])
  func colours(_ width: Int, _ height: Int) throws {
    var desk = try Desk(Size(width: width, height: height))
    try desk.press("j j j l l l")
    let plain = desk.picture
    for theme in ["samen-dark", "samen-light", "samen-contrast-dark", "samen-contrast-light"] {
      desk.state.session.theme = try ThemeFiles(asked: nil).theme(theme)
      #expect(desk.picture == plain, "\(theme)")
    }
  }

  static let emptyPages: [(name: String, isUnreported: Bool, lines: [String], says: String)] = [
    ("table", false, ["page municipalities", "filter zzz"], "Niets gevonden"),
    ("journal", false, ["as-of 2016-01-01", "page journal"], "niets gewijzigd"),
    ("journal-filter", false, ["page journal", "filter by=niemand"], "Niets voldoet aan"),
    ("findings-filter", false, ["page findings", "filter kelder"], "Niets voldoet aan"),
    ("contributions", false, ["contributions", "filter zzz"], "Niets voldoet aan"),
    ("activity", true, ["page fund", "down", "down", "open"], "Nog niets geboekt"),
    ("control", true, ["fund-tab control"], "Nog geen boekingen"),
    ("attention", true, ["page attention"], "nog niets gemeld"),
  ]

  @Test("Each empty page says why it is empty, as it was approved", arguments: emptyPages)
  func emptyPage(_ name: String, _ isUnreported: Bool, _ lines: [String], _ says: String) throws {
    let size = Size(width: 80, height: 24)
    var desk = isUnreported ? try EmptyStoreTests.desk(size) : try Desk(size)
    desk.state.session.theme = try ThemeFiles(asked: nil).theme("samen-dark")
    for line in lines { try desk.run(line) }
    desk.state.look.say(nil)
    let canvas = view(desk.state)
    #expect(desk.picture.contains(says), "\(desk.picture)")
    // Without what is the same on every page.
    let body = Array(canvas.text().dropFirst(2))
    let kept = try golden(
      "look-empty-\(name)", body.joined(separator: "\n") + "\n" + StyleLegend(canvas, from: 2).text)
    #expect(kept.expected == kept.actual)
  }

  @Test(
    "An empty store says that nothing was reported, never a measured nought",
    arguments: [(80, 24), (100, 30), (120, 40), (160, 45), (200, 60)])
  func empty(_ width: Int, _ height: Int) throws {
    var desk = try EmptyStoreTests.desk(Size(width: width, height: height))
    desk.state.session.theme = try ThemeFiles(asked: nil).theme("samen-dark")
    desk.state.look.show(.beginning)
    // Nor has anything happened to the municipality under the cursor.
    if let row = desk.state.rowUnderCursor {
      let code = desk.state.programme.municipalities[row].code
      _ = update(&desk.state, .historyLoaded(municipality: code, []))
    }
    let canvas = view(desk.state)
    let lines = canvas.text()
    #expect(lines[2].hasPrefix(" Nog niets gemeld:") && lines[3].contains("Begroot voor 2017 € 50,8 mln"))
    // Beneath the map the card says so on a line that no initiative is on.
    let count = lines.count { $0.contains("nog niets gemeld") }
    #expect(count == (width < 200 ? 7 : 8) && !lines.joined().contains("0 %"))
    let kept = try golden(
      "look-empty-\(width)x\(height)", lines.joined(separator: "\n") + "\n" + StyleLegend(canvas).text)
    #expect(kept.expected == kept.actual)
  }
}
