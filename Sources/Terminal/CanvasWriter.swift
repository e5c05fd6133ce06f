import CNcurses
import Screen

/// Turns what differs between two pictures into what a terminal is told: as few bytes as it takes, for one that is far. A
/// colour that stands is not said again, and a blank needs no ink.
package struct CanvasWriter {
  /// How a sign is drawn, in numbers of the terminal's own; -1 is the colour that it has without a program.
  private struct Look: Equatable {
    var ink: Int32
    var ground: Int32
    var attributes: Attributes

    /// A blank shows nothing but its ground.
    var isBare: Bool { attributes.rawValue & Attributes.onBlanks.rawValue == 0 }
  }

  private var words: TerminalWords
  private var palette: Palette
  /// The letters that the terminal knows.
  let charset: Charset
  /// Where the next sign goes; nil where nobody knows.
  private var place: (x: Int, y: Int)?
  /// What it is drawn in; nil likewise.
  private var ink: Int32?
  private var ground: Int32?
  private var attributes: Attributes?
  /// Of the picture that was written last, by number.
  private var styles: [Style] = []
  private var looks: [Look] = []
  private var bytes: [UInt8] = []

  package init(_ words: TerminalWords, _ depth: ColourDepth, _ charset: Charset) {
    self.words = words
    self.words.isTrueColour = depth == .trueColour
    palette = Palette(depth: depth)
    self.charset = charset
  }

  /// How many colours it writes in.
  var depth: ColourDepth { palette.depth }

  /// What ends all that it set.
  var ending: [UInt8] { words.plain }

  /// Another wrote to the terminal.
  package mutating func forget() { (place, ink, ground, attributes) = (nil, nil, nil, nil) }

  /// What has a terminal show `picture` that shows `shown`; nil is nobody knows what.
  package mutating func bytes(for picture: Canvas, after shown: Canvas?) -> [UInt8] {
    bytes.removeAll(keepingCapacity: true)
    // Numbers of styles and clusters must mean the same in both.
    let isAlike = shown?.size == picture.size && shown?.clusters == picture.clusters
    let last = isAlike && picture.styles.starts(with: styles) ? shown : nil
    if styles != picture.styles {
      styles = picture.styles
      looks = styles.map { look(of: $0) }
    }
    guard let last else {
      for y in 0..<picture.size.height { write(y, picture.row(y), over: nil, picture) }
      return bytes
    }
    let changed = (0..<picture.size.height).filter { !picture.isSame(inRow: $0, as: last, $0) }
    guard let (region, step) = moved(changed, picture, last) else {
      for y in changed { write(y, picture.row(y), over: last.row(y), picture) }
      return bytes
    }
    bytes += words.scroll(region, isUp: step > 0, height: picture.size.height)
    place = nil
    for y in 0..<picture.size.height {
      let line = !region.contains(y) ? y : region.contains(y + step) ? y + step : nil
      if let line, picture.isSame(inRow: y, as: last, line) { continue }
      write(y, picture.row(y), over: line.map { last.row($0) }, picture)
    }
    return bytes
  }

  /// Which lines went one up or down together, so that the terminal can move them; nil where none did.
  private func moved(_ changed: [Int], _ picture: Canvas, _ last: Canvas) -> (ClosedRange<Int>, Int)? {
    guard words.scrolls, changed.count > 5 else { return nil }
    for step in [1, -1] {
      let moved = changed.filter {
        (0..<picture.size.height).contains($0 + step) && picture.isSame(inRow: $0, as: last, $0 + step)
      }
      guard let first = moved.first, let end = moved.last, moved.count > 4, moved.count * 2 > end - first else {
        continue
      }
      return (min(first, first + step)...max(end, end + step), step)
    }
    return nil
  }

  /// A line over what stands there; nil is nobody knows what.
  private mutating func write(_ y: Int, _ row: ArraySlice<Cell>, over old: ArraySlice<Cell>?, _ picture: Canvas) {
    let (start, width, looks) = (row.startIndex, row.count, looks)
    func isNew(_ x: Int) -> Bool {
      guard let old, case let (cell, before) = (row[start + x], old[old.startIndex + x]) else { return true }
      return cell.glyph != before.glyph
        || cell.style != before.style
          && !(cell.glyph == 0x20 ? hasSameGround(cell, before) : looks[Int(cell.style)] == looks[Int(before.style)])
    }
    var x = 0
    while x < width {
      let cell = row[start + x]
      // Most of a line is as it was.
      if let before = old.map({ $0[$0.startIndex + x] }), before.glyph == cell.glyph, before.style == cell.style,
        x + 1 == width || row[start + x + 1].glyph != 0
      {
        x += 1
        continue
      }
      let columns = x + 1 < width && row[start + x + 1].glyph == 0 ? 2 : 1
      guard isNew(x) || columns == 2 && isNew(x + 1) else {
        x += columns
        continue
      }
      move(to: x, y, row)
      let look = looks[Int(cell.style)]
      if cell.glyph == 0x20, look.isBare {
        var (end, new) = (x + 1, x + 1)
        while end < width, row[start + end].glyph == 0x20, hasSameGround(cell, row[start + end]) {
          end += 1
          if isNew(end - 1) { new = end }
        }
        let next = end < width && isNew(end) ? looks[Int(row[start + end].style)] : nil
        writeBlanks(new - x, look, before: next, isLast: y == picture.size.height - 1, width)
        x = new
        continue
      }
      // Nothing may scroll the screen.
      if words.scrollsAtEnd, y == picture.size.height - 1, x + columns == width { return }
      begin(look)
      write(cell, columns, picture)
      x += columns
      // After the last column the terminal may be in the next line or not, and about wide signs it may think otherwise.
      place = columns == 1 && x < width ? (x, y) : nil
    }
  }

  private mutating func writeBlanks(_ count: Int, _ look: Look, before next: Look?, isLast: Bool, _ width: Int) {
    guard let (x, y) = place else { return }
    beginBlank(look, before: next)
    let canErase = words.erasesInColour || depth == .none
    if canErase, x + count == width, count > words.eraseLine.count, !words.eraseLine.isEmpty {
      bytes += words.eraseLine
    } else if canErase, count > 10, let erase = words.erase(count), erase.count < 6 {
      bytes += erase
    } else {
      let count = count - (isLast && words.scrollsAtEnd && x + count == width ? 1 : 0)
      bytes += repeatElement(0x20, count: count)
      place = x + count < width ? (x + count, y) : nil
    }
  }

  private mutating func move(to x: Int, _ y: Int, _ row: ArraySlice<Cell>) {
    if let place, place == (x, y) { return }
    defer { place = (x, y) }
    guard let place, place.y == y, place.x <= x else {
      bytes += words.move(x, y)
      return
    }
    let between = row[row.startIndex + place.x..<row.startIndex + x]
    // To say again what stands between is often the shortest way.
    let canRepeat =
      between.count < 5
      && between.allSatisfy { cell in
        0x20..<0x7F ~= cell.glyph && isWritten(in: looks[Int(cell.style)], cell.glyph)
      }
    if canRepeat {
      bytes += between.map { UInt8($0.glyph) }
    } else {
      bytes += words.forward(between.count) ?? words.move(x, y)
    }
  }

  private func hasSameGround(_ one: Cell, _ other: Cell) -> Bool {
    if one.style == other.style { return true }
    let (one, other) = (looks[Int(one.style)], looks[Int(other.style)])
    return one.ground == other.ground && one.isBare && other.isBare || one == other
  }

  /// Whether a sign written now would look so.
  private func isWritten(in look: Look, _ glyph: UInt32) -> Bool {
    guard let attributes, look.ground == ground else { return false }
    if glyph == 0x20, look.isBare { return attributes.isDisjoint(with: .onBlanks) }
    return look.attributes.rawValue == attributes.rawValue && look.ink == ink
  }

  /// - Parameter next: how the sign behind the blanks is drawn: another ground and its ink are one word together.
  private mutating func beginBlank(_ look: Look, before next: Look?) {
    if isWritten(in: look, 0x20) { return }
    let kept = attributes?.subtracting(.onBlanks) ?? []
    let following = next?.ground == look.ground ? next?.ink : nil
    begin(Look(ink: following ?? ink ?? look.ink, ground: look.ground, attributes: kept))
  }

  private mutating func begin(_ look: Look) {
    // So it is for most signs: they stand beside one that looks the same.
    if look.ink == ink, look.ground == ground, look.attributes.rawValue == attributes?.rawValue { return }
    if attributes != look.attributes { end(all: look.attributes) }
    if depth != .none, look.ink < 0 && ink != look.ink || look.ground < 0 && ground != look.ground {
      // Its own colours come both at once.
      bytes += words.ownColours.isEmpty ? words.plain : words.ownColours
      if words.ownColours.isEmpty { attributes = [] }
      (ink, ground) = (-1, -1)
    }
    for one in words.attributes
    where look.attributes.contains(one.attribute) && attributes?.contains(one.attribute) != true {
      bytes += one.begin
    }
    attributes = look.attributes
    let own = depth != .none && ink != look.ink ? words.ink(look.ink) : []
    let under = depth != .none && ground != look.ground ? words.ground(look.ground) : []
    if own.last == 0x6D, under.last == 0x6D, under.starts(with: [0x1B, 0x5B]) {
      // Both in one: `ESC [ ink ; ground m`.
      bytes += own.dropLast() + [0x3B] + under.dropFirst(2)
    } else {
      bytes += own + under
    }
    (ink, ground) = (look.ink, look.ground)
  }

  /// Ends attributes that are not `wanted`.
  private mutating func end(all wanted: Attributes) {
    let ending = attributes.map { now in
      words.attributes.filter { now.contains($0.attribute) && !wanted.contains($0.attribute) }.map(\.end)
    }
    if let ending, !ending.contains(nil) {
      for word in ending { bytes += word ?? [] }
      attributes?.formIntersection(wanted)
    } else {
      bytes += words.plain
      (ink, ground, attributes) = (nil, nil, [])
    }
  }

  private mutating func write(_ cell: Cell, _ columns: Int, _ picture: Canvas) {
    guard charset == .unicode else {
      bytes.append(Unicode.Scalar(cell.glyph).flatMap(charset.byte) ?? 0x3F)
      return
    }
    if cell.glyph < 0x80 { return bytes.append(UInt8(cell.glyph)) }
    let isOne = cell.glyph < Cell.clusterBase
    let text = isOne ? "" : picture.text(of: cell)
    let first = isOne ? cell.glyph : text.unicodeScalars.first?.value ?? 0x3F
    // A sign that this system reckons to be wider or narrower than we do would push aside all that follows it.
    if first >= 0x300, samen_width(wchar_t(bitPattern: first)) != columns {
      bytes += repeatElement(0x3F, count: columns)
    } else if isOne, let sign = Unicode.Scalar(first).flatMap(UTF8.encode) {
      bytes += sign
    } else {
      for sign in text.unicodeScalars.prefix(5) { bytes += Array(String(sign).utf8) }
    }
  }

  private mutating func look(of style: Style) -> Look {
    let isColoured = depth != .none && (style.fg != nil || style.bg != nil)
    var look = Look(
      ink: style.fg.map { palette.number($0) } ?? -1, ground: style.bg.map { palette.number($0) } ?? -1,
      attributes: style.attributes)
    if isColoured, look.attributes.contains(.reverse), words.uncoloured.contains(.reverse) {
      (look.ink, look.ground) = (look.ground, look.ink)
    }
    if isColoured { look.attributes.subtract(words.uncoloured) }
    if isColoured, depth == .console {
      // The upper eight are what it makes of bold, and bold would make one of them out of any other.
      if look.ink >= 8 { look.attributes.insert(.bold) } else { look.attributes.remove(.bold) }
      look.ink = look.ink < 0 ? -1 : look.ink & 7
    }
    if depth == .none { (look.ink, look.ground) = (-1, -1) }
    look.attributes.formIntersection(Attributes(words.attributes.map(\.attribute)))
    return look
  }
}
