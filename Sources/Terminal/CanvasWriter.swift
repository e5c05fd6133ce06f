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

  /// How the signs of a picture are drawn, by the number of their style.
  private struct Looks {
    var all: [Look] = []

    subscript(cell: Cell) -> Look { all[Int(cell.style)] }

    /// Whether a cell looks otherwise than what stands there.
    func isNew(_ cell: Cell, over old: Cell) -> Bool {
      if cell.glyph != old.glyph { return true }
      if cell.style == old.style { return false }
      return cell.glyph == 0x20 ? !hasSameGround(cell, old) : self[cell] != self[old]
    }

    func hasSameGround(_ one: Cell, _ other: Cell) -> Bool {
      if one.style == other.style { return true }
      let (one, other) = (self[one], self[other])
      return one.ground == other.ground && one.isBare && other.isBare || one == other
    }
  }

  /// What the next sign is drawn in; nil where nobody knows.
  private struct Pen {
    var ink: Int32?
    var ground: Int32?
    var attributes: Attributes?

    /// Whether a sign written now would look so.
    func writes(_ look: Look, _ glyph: UInt32) -> Bool {
      guard let attributes, look.ground == ground else { return false }
      if glyph == 0x20, look.isBare { return attributes.isDisjoint(with: .onBlanks) }
      return look.attributes.rawValue == attributes.rawValue && look.ink == ink
    }
  }

  private let words: TerminalWords
  private var palette: Palette
  /// The letters that the terminal knows.
  let charset: Charset
  /// Where the next sign goes; nil where nobody knows.
  private var place: (x: Int, y: Int)?
  private var pen = Pen()
  /// Of the picture that was written last, by number.
  private var styles: [Style] = []
  private var looks = Looks()
  private var bytes: [UInt8] = []

  package init(_ words: TerminalWords, _ depth: ColourDepth, _ charset: Charset) {
    self.words = words
    words.isTrueColour = depth == .trueColour
    palette = Palette(depth: depth)
    self.charset = charset
  }

  /// How many colours it writes in.
  var depth: ColourDepth { palette.depth }

  /// What ends all that it set.
  var ending: [UInt8] { words.plain }

  /// Another wrote to the terminal.
  package mutating func forget() { (place, pen) = (nil, Pen()) }

  /// What has a terminal show `picture` that shows `shown`; nil is nobody knows what.
  package mutating func bytes(for picture: Canvas, after shown: Canvas?) -> [UInt8] {
    bytes.removeAll(keepingCapacity: true)
    // Numbers of styles and clusters must mean the same in both.
    let isAlike = shown?.size == picture.size && shown?.clusters == picture.clusters
    let last = isAlike && picture.styles.starts(with: styles) ? shown : nil
    if styles != picture.styles {
      styles = picture.styles
      looks.all = styles.map { look(of: $0) }
    }
    guard let last else {
      for y in 0..<picture.size.height { write(y, of: picture, over: nil, of: picture) }
      return bytes
    }
    let changed = (0..<picture.size.height).filter { !picture.isSame(inRow: $0, as: last, $0) }
    guard let (region, step) = moved(changed, picture, last) else {
      for y in changed { write(y, of: picture, over: y, of: last) }
      return bytes
    }
    bytes += words.scroll(region, isUp: step > 0, height: picture.size.height)
    place = nil
    for y in 0..<picture.size.height {
      let line = !region.contains(y) ? y : region.contains(y + step) ? y + step : nil
      if let line, picture.isSame(inRow: y, as: last, line) { continue }
      write(y, of: picture, over: line, of: last)
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

  /// A line over one of what stands there; nil is nobody knows what.
  private mutating func write(_ y: Int, of picture: Canvas, over line: Int?, of last: Canvas) {
    let (width, looks) = (picture.size.width, looks)
    let row = picture.cells.span.extracting(y * width..<(y + 1) * width)
    let first = (line ?? 0) * width
    let old = last.cells.span.extracting(first..<first + width)
    var x = 0
    while x < width {
      let cell = row[x]
      let columns = x + 1 < width && row[x + 1].glyph == 0 ? 2 : 1
      // Most of a line is as it was.
      if line != nil, !looks.isNew(cell, over: old[x]), columns == 1 || !looks.isNew(row[x + 1], over: old[x + 1]) {
        x += columns
        continue
      }
      move(to: x, y, row)
      let look = looks[cell]
      if cell.glyph == 0x20, look.isBare {
        var (end, new) = (x + 1, x + 1)
        while end < width, row[end].glyph == 0x20, looks.hasSameGround(cell, row[end]) {
          end += 1
          if line == nil || looks.isNew(row[end - 1], over: old[end - 1]) { new = end }
        }
        let isFollowed = end < width && (line == nil || looks.isNew(row[end], over: old[end]))
        writeBlanks(
          new - x, look, before: isFollowed ? looks[row[end]] : nil, isLast: y == picture.size.height - 1,
          width)
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
    } else if canErase, count > 10, words.erase(count, to: &bytes) {
      return
    } else {
      let count = count - (isLast && words.scrollsAtEnd && x + count == width ? 1 : 0)
      bytes += repeatElement(0x20, count: count)
      place = x + count < width ? (x + count, y) : nil
    }
  }

  private mutating func move(to x: Int, _ y: Int, _ row: Span<Cell>) {
    if let place, place == (x, y) { return }
    defer { place = (x, y) }
    guard let place, place.y == y, place.x <= x else { return words.move(x, y, to: &bytes) }
    // To say again what stands between is often the shortest way.
    if x - place.x < 5, canRepeat(place.x..<x, row) {
      for between in place.x..<x { bytes.append(UInt8(row[between].glyph)) }
    } else if !words.forward(x - place.x, to: &bytes) {
      words.move(x, y, to: &bytes)
    }
  }

  /// Whether all that stands there would look the same written now, and takes a byte each.
  private func canRepeat(_ columns: Range<Int>, _ row: Span<Cell>) -> Bool {
    for x in columns {
      let cell = row[x]
      guard 0x20..<0x7F ~= cell.glyph, pen.writes(looks[cell], cell.glyph) else { return false }
    }
    return true
  }

  /// - Parameter next: how the sign behind the blanks is drawn: another ground and its ink are one word together.
  private mutating func beginBlank(_ look: Look, before next: Look?) {
    if pen.writes(look, 0x20) { return }
    let kept = Attributes(rawValue: (pen.attributes?.rawValue ?? 0) & ~Attributes.onBlanks.rawValue)
    let following = next?.ground == look.ground ? next?.ink : nil
    begin(Look(ink: following ?? pen.ink ?? look.ink, ground: look.ground, attributes: kept))
  }

  private mutating func begin(_ look: Look) {
    // So it is for most signs: they stand beside one that looks the same.
    if look.ink == pen.ink, look.ground == pen.ground, look.attributes.rawValue == pen.attributes?.rawValue { return }
    if pen.attributes?.rawValue != look.attributes.rawValue { end(all: look.attributes) }
    if depth != .none, look.ink < 0 && pen.ink != look.ink || look.ground < 0 && pen.ground != look.ground {
      // Its own colours come both at once.
      bytes += words.ownColours.isEmpty ? words.plain : words.ownColours
      if words.ownColours.isEmpty { pen.attributes = [] }
      (pen.ink, pen.ground) = (-1, -1)
    }
    if pen.attributes?.rawValue != look.attributes.rawValue {
      for one in words.attributes
      where look.attributes.contains(one.attribute) && pen.attributes?.contains(one.attribute) != true {
        bytes += one.begin
      }
      pen.attributes = look.attributes
    }
    let own = depth != .none && pen.ink != look.ink ? words.ink(look.ink) : []
    let under = depth != .none && pen.ground != look.ground ? words.ground(look.ground) : []
    bytes += own
    if own.last == 0x6D, under.last == 0x6D, under.starts(with: [0x1B, 0x5B]) {
      // Both in one: `ESC [ ink ; ground m`.
      bytes[bytes.count - 1] = 0x3B
      bytes += under[2...]
    } else {
      bytes += under
    }
    (pen.ink, pen.ground) = (look.ink, look.ground)
  }

  /// Ends attributes that are not `wanted`.
  private mutating func end(all wanted: Attributes) {
    if let now = pen.attributes {
      let gone = now.subtracting(wanted)
      if gone.isEmpty { return }
      let ended = words.attributes.filter { gone.contains($0.attribute) }
      if ended.allSatisfy({ $0.end != nil }) {
        for one in ended { bytes += one.end ?? [] }
        pen.attributes = now.intersection(wanted)
        return
      }
    }
    bytes += words.plain
    pen = Pen(attributes: [])
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

extension Canvas {
  /// Whether row `y` is the same as one of `other`, a canvas of the same size, styles and clusters.
  fileprivate func isSame(inRow y: Int, as other: Canvas, _ line: Int) -> Bool {
    let length = size.width * MemoryLayout<Cell>.stride
    return cells.withUnsafeBytes { mine in
      other.cells.withUnsafeBytes { theirs in
        guard length > 0, let mine = mine.baseAddress, let theirs = theirs.baseAddress else { return true }
        return memcmp(mine + y * length, theirs + line * length, length) == 0
      }
    }
  }
}
