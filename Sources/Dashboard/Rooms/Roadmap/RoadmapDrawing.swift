import Model
import Sample
import Screen

/// What lies beneath the mark under the cursor.
private struct Ground: Equatable {
  var input: RoadmapPane.Input
  /// The first line that shows.
  var top: Int
}

extension Painter {
  /// The roadmap: the axis, the day shown, and every lane that there is room for around the cursor.
  mutating func drawRoadmap(_ seen: Seen<RoadmapPane>) {
    let (layout, inner) = (seen.input.layout, seen.inner)
    let frame = layout.frame
    drawRule(
      seen.rect, roadmapTitle(layout) + askedWords(seen.input.asking), infos: roadmapInfos(seen),
      focused: seen.isFocused)
    guard !layout.marks.isEmpty || seen.input.asking.filter == nil else {
      return drawNothingKept(
        seen.input.asking, in: Rect(x: inner.x, y: inner.y, width: inner.width, height: inner.height))
    }
    let hasLegend = inner.height >= layout.lines + 3 || inner.height >= 16
    let room = Rect(
      x: inner.x, y: inner.y + 2, width: inner.width, height: max(0, inner.height - 2 - (hasLegend ? 1 : 0)))
    let current = seen.current.map { row in layout.marks.first { $0.point.id == row.point.id } ?? row }
    let top = firstLine(layout, at: current?.line ?? 0, height: room.height)
    // The one under the cursor lies over all others.
    draw(RoadmapPane.self, of: .lines, Ground(input: seen.input, top: top), in: inner) {
      $0.drawAxis(layout, inner)
      $0.drawMarks(layout, seen.input.data.programme, room, top)
      if hasLegend {
        $0.drawRoadmapLegend(Rect(x: inner.x + 1, y: inner.y + inner.height - 1, width: inner.width - 1, height: 1))
      }
    }
    if let current { draw(current, frame, room, top, isLit: seen.isFocused) }
    for (index, row) in seen.rows.enumerated() {
      let y = room.y + row.line - top
      guard y >= room.y, y < room.y + room.height else { continue }
      for part in row.parts {
        markRow(RoadmapPane.id, index, Rect(x: part.lowerBound, y: y, width: part.count, height: 1))
      }
    }
  }

  /// The day shown, every lane, and all marks, none of them lit.
  private mutating func drawMarks(_ layout: RoadmapLayout, _ programme: Programme, _ room: Rect, _ top: Int) {
    if let today = layout.today {
      for y in room.y..<room.y + min(room.height, layout.lines - top) {
        write(isASCII ? "|" : "│", today, y, .ruleFocus)
      }
    }
    for lane in layout.lanes { drawLane(lane, layout, programme, room, top) }
    // The longest first, so that none is hidden.
    let sorted = layout.marks.sorted { ($0.cells?.count ?? 0) > ($1.cells?.count ?? 0) }
    for mark in sorted { draw(mark, layout.frame, room, top, isLit: false) }
  }

  /// The first line that shows. One turns whole pages: what can be clicked stays where it is.
  private func firstLine(_ layout: RoadmapLayout, at line: Int, height: Int) -> Int {
    layout.lines <= height || height < 1 ? 0 : line / height * height
  }

  private func roadmapTitle(_ layout: RoadmapLayout) -> String {
    let years = layout.scale.years
    return say("Routekaart", "Roadmap") + " \(years.lowerBound)–\(years.upperBound)"
      + " · \(layout.frame.view.zoom.name[language])"
  }

  private func roadmapInfos(_ seen: Seen<RoadmapPane>) -> [String] {
    let (points, late, soon) = (seen.input.all, seen.input.late, seen.input.soon)
    let all =
      seen.input.asking.filter == nil
      ? say("\(points.count) data", "\(points.count) dates") : ofAll(seen.rows.count, points.count)[language]
    let lates = late == 0 ? "" : " · " + say("\(late) te laat", "\(late) overdue")
    let soons = soon == 0 ? "" : " · " + say("\(soon) binnen 3 maanden", "\(soon) within 3 months")
    return [all + lates + soons, all + lates, all]
  }

  // MARK: The axis

  private mutating func drawAxis(_ layout: RoadmapLayout, _ inner: Rect) {
    let (scale, zoom) = (layout.scale, layout.frame.view.zoom)
    let now = layout.today.map { today -> (x: Int, words: String) in
      let words = say("nu", "now") + " ▼"
      return today + 1 - words.count >= scale.x ? (x: today + 1 - words.count, words: words) : (x: today, words: "▼")
    }
    var end = 0
    for year in scale.years {
      let x = max(scale.x, scale.column(of: RoadmapScale.day(of: year * 4)))
      let isWhole = x == scale.column(of: RoadmapScale.day(of: year * 4)) || year == scale.years.lowerBound
      guard isWhole, x >= end, x + 4 <= scale.columns.upperBound else { continue }
      write("\(year)", x, inner.y, .textStrong, width: 4)
      end = x + 5
    }
    let isFine = scale.perQuarter >= 3.9
    if isFine {
      for quarter in scale.first..<min(scale.first + scale.quarters, (scale.years.upperBound + 1) * 4) {
        if zoom == .month { drawMonths(quarter, scale, inner.y + 1) } else { drawQuarter(quarter, scale, inner.y + 1) }
      }
    }
    guard let now else { return }
    let y = isFine ? inner.y : inner.y + 1
    let taken = isFine && canvasHas(now.x - 1, inner.y, now.words.count + 2)
    if taken { write("▼", layout.today ?? 0, inner.y + 1, .ruleFocus) } else { write(now.words, now.x, y, .ruleFocus) }
  }

  /// Whether anything but blanks stands there.
  private func canvasHas(_ x: Int, _ y: Int, _ width: Int) -> Bool {
    (max(0, x)..<min(canvas.size.width, x + width)).contains { canvas.cells[y * canvas.size.width + $0].glyph != 0x20 }
  }

  private mutating func drawQuarter(_ quarter: Int, _ scale: RoadmapScale, _ y: Int) {
    let x = scale.column(of: RoadmapScale.day(of: quarter))
    guard x >= scale.x, x + 2 <= scale.columns.upperBound else { return }
    write(say("k", "Q") + "\(quarter % 4 + 1)", x, y, .textDim, width: 2)
  }

  private mutating func drawMonths(_ quarter: Int, _ scale: RoadmapScale, _ y: Int) {
    for month in 0..<3 {
      guard let day = RoadmapScale.day(of: quarter).months(later: month) else { continue }
      let x = scale.column(of: day)
      guard x >= scale.x, x + 3 <= scale.columns.upperBound else { continue }
      write(monthNames[day.civil.month - 1][language], x, y, .textDim, width: 3)
    }
  }

  // MARK: Lanes

  private mutating func drawLane(
    _ lane: RoadmapLane, _ layout: RoadmapLayout, _ programme: Programme, _ room: Rect, _ top: Int
  ) {
    let y = room.y + max(lane.line, top) - top
    guard lane.line + lane.lines > top, y < room.y + room.height else { return }
    let name: Phrase
    var initiative: Initiative?
    switch lane.kind {
    case .topic(let topic):
      initiative = topic.initiative.flatMap { programme.column(of: $0) }.map { programme.initiatives[$0] }
      name = topic.lane(isNarrow: layout.frame.isNarrow) ?? initiative?.brief ?? Phrase(same: topic.text)
    case .yearly: name = Phrase("Elk jaar", "Each year")
    case .undated: name = Phrase("Zonder datum", "No date")
    }
    write(name[language], room.x + 1, y, .text, width: layout.scale.x - room.x - 2)
    if let initiative, lane.line >= top { drawPhases(initiative, lane, layout, programme.asOf, y) }
  }

  /// The phases of an initiative up to the day shown, with the name of the last where there is room for it.
  private mutating func drawPhases(
    _ initiative: Initiative, _ lane: RoadmapLane, _ layout: RoadmapLayout, _ day: Day, _ y: Int
  ) {
    let scale = layout.scale
    let end = min(
      layout.today ?? (scale.column(of: day) < scale.x ? scale.x : scale.columns.upperBound),
      scale.columns.upperBound)
    let phases = initiative.course
    for (index, one) in phases.enumerated() {
      let from = index == 0 ? scale.x : max(scale.x, scale.column(of: one.from))
      let until = index + 1 < phases.count ? scale.column(of: phases[index + 1].from) : end
      let (sign, role) = phaseSign(one.phase)
      guard until > from, from < end else { continue }
      canvas.rule(sign, Rect(x: from, y: y, width: min(until, end) - from, height: 1), theme[role])
    }
    guard let last = phases.last, !layout.frame.isNarrow else { return }
    let words = " \(last.phase.name[language]) "
    let (x, width) = (end - 2 - TextWidth.of(words), TextWidth.of(words))
    let from = max(scale.x, scale.column(of: last.from))
    let isFree = !layout.marks.contains { mark in
      mark.line == lane.line && mark.cells.map { $0.overlaps(x...x + width) } ?? false
    }
    if x > from + 1 || phases.count == 1 && x > scale.x, isFree {
      write(words, x, y, phaseSign(last.phase).role, width: width)
    }
  }

  private func phaseSign(_ phase: Phase) -> (sign: Unicode.Scalar, role: Role) {
    switch phase {
    case .initiation, .development: (isASCII ? "." : "┈", .moneyCommitted)
    case .mature, .decision: (isASCII ? "-" : "─", .moneyCommitted)
    case .rollout, .operation: (isASCII ? "=" : "━", .barUse)
    case .stopped: (isASCII ? "x" : "×", .textDim)
    }
  }

  // MARK: Marks

  private mutating func draw(_ mark: RoadmapMark, _ frame: RoadmapLayout.Frame, _ room: Rect, _ top: Int, isLit: Bool) {
    let y = room.y + mark.line - top
    guard y >= room.y, y < room.y + room.height else { return }
    let style = markStyle(mark.point.state(on: frame.day), mark.point, on: frame.day)
    let ink = isLit ? style.over(theme[.tableCursor]) : style
    if isLit {
      for part in mark.parts {
        canvas.fill(Rect(x: part.lowerBound, y: y, width: part.count, height: 1), theme[.tableCursor])
      }
      write("▸", room.x, y, .ruleFocus)
    }
    for column in mark.others { put(isASCII ? "@" : "↻", column, y, ink) }
    if let cells = mark.cells { drawShape(mark, cells, y, ink) }
    guard let x = mark.labelColumn else { return }
    let width = TextWidth.of(mark.label)
    // Words within a span have a blank on either side.
    if let cells = mark.cells, cells.contains(x) {
      canvas.write(" ", x: x - 1, y: y, style: ink, width: 1)
      canvas.write(" ", x: x + width, y: y, style: ink, width: 1)
    }
    canvas.write(mark.label, x: x, y: y, style: ink, width: width)
  }

  private mutating func put(_ sign: String, _ x: Int, _ y: Int, _ style: Style) {
    canvas.write(sign, x: x, y: y, style: style, width: 1)
  }

  private mutating func drawShape(_ mark: RoadmapMark, _ cells: ClosedRange<Int>, _ y: Int, _ ink: Style) {
    let shape = markShape(mark.point.plan.precision)
    guard shape.line != " " else { return put(shape.first, cells.lowerBound, y, ink) }
    for x in cells { put(shape.line, x, y, ink) }
    put(mark.isCutLeft ? (isASCII ? "<" : "◂") : shape.first, cells.lowerBound, y, ink)
    put(mark.isCutRight ? (isASCII ? ">" : "▸") : shape.last, cells.upperBound, y, ink)
  }

  private func markShape(_ precision: Period.Precision) -> (first: String, line: String, last: String) {
    switch precision {
    case .day: isASCII ? ("*", " ", "") : ("◆", " ", "")
    case .month: isASCII ? ("o", " ", "") : ("◇", " ", "")
    case .yearly, .none, .fourYears: isASCII ? ("@", " ", "") : ("↻", " ", "")
    case .quarter, .year: isASCII ? ("[", "-", "]") : ("├", "─", "┤")
    case .by: isASCII ? (".", ".", "]") : ("┄", "┄", "┤")
    case .term: isASCII ? ("[", "=", "]") : ("┣", "━", "┫")
    }
  }

  private func markStyle(_ state: RoadPoint.State, _ point: RoadPoint, on day: Day) -> Style {
    switch state {
    case .overdue: theme[.trendDown].heavier
    case .due: theme[.warning]
    case .done: theme[.textDim]
    case .planned: theme[.text]
    case .fact: theme[(point.plan.until ?? day) < day ? .textDim : .text]
    }
  }

  private mutating func drawRoadmapLegend(_ rect: Rect) {
    let parts =
      isASCII
      ? [
        say("* dag", "* day"), say("o maand", "o month"), say("[--] periode", "[--] period"),
        say("..] uiterlijk", "..] at the latest"), say("[==] looptijd", "[==] term"), say("@ jaarlijks", "@ yearly"),
        say("v klaar", "v done"), say("! te laat", "! overdue"),
        say(". ontw. - rijp = uitrol [P]", ". dev. - mature = rollout [P]"),
      ]
      : [
        say("◆ dag", "◆ day"), say("◇ maand", "◇ month"), say("├─┤ periode", "├─┤ period"),
        say("┄┤ uiterlijk", "┄┤ at the latest"), say("┣━┫ looptijd", "┣━┫ term"), say("↻ jaarlijks", "↻ yearly"),
        say("✓ klaar", "✓ done"), say("! te laat", "! overdue"),
        say("┈ ontw. ─ rijp ━ uitrol [P]", "┈ dev. ─ mature ━ rollout [P]"),
      ]
    var x = rect.x
    for part in parts where x + TextWidth.of(part) <= rect.x + rect.width {
      x += write(part, x, rect.y, .textDim) + 2
    }
  }
}

extension Milestone.Topic {
  /// What its lane is called; nil of an initiative.
  fileprivate func lane(isNarrow: Bool) -> Phrase? {
    guard isNarrow, self == .social else { return name }
    return Phrase("Sociaal", "Social")
  }
}

extension Initiative {
  /// Its phases up to the day shown, each from the day that its move says, as far as that was known: those of the data
  /// are a choice of ours, the others were recorded.
  var course: [(from: Day, phase: Phase)] {
    var course: [(from: Day, phase: Phase)] = []
    for move in moves {
      guard case .phase(let phase) = move.to, phase != course.last?.phase else { continue }
      // Of one day the last word counts.
      if course.last?.from == move.from { course.removeLast() }
      course.append((move.from, phase))
    }
    return course.isEmpty ? [(.firstKnown, phase)] : course
  }
}
