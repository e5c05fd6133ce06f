/// The styles that pictures are drawn in, by number: those of a theme first, each once, then what was mixed of them. It
/// only grows, so a number means the same in every picture that begins with it.
package struct Inks: Sendable, Equatable {
  /// By number; the first is that of a bare cell.
  package private(set) var styles: [Style]
  /// Beside `styles`; a picture has a few dozen, which are found faster in a row than by hash.
  private var keys: [UInt64]
  /// The style that was asked for last, and its number: what stands side by side is often alike.
  private var last: (key: UInt64, number: UInt32) = (.max, 0)
  /// Another for every theme that it begins with.
  package let edition = InkEdition()

  /// Those of `theme`.
  package init(_ theme: Theme) {
    styles = theme.distinct
    keys = styles.map(\.key)
  }

  /// One style alone.
  init(_ background: Style) {
    styles = [background]
    keys = [background.key]
  }

  package static func == (one: Inks, other: Inks) -> Bool { one.styles == other.styles }

  /// The number of a style, a new one where it was not used yet.
  mutating func number(of style: Style) -> UInt32 {
    let key = style.key
    if key == last.key, last.number < styles.count, keys[Int(last.number)] == key { return last.number }
    if let known = keys.firstIndex(of: key) {
      last = (key, UInt32(known))
    } else {
      styles.append(style)
      keys.append(key)
      last = (key, UInt32(styles.count - 1))
    }
    return last.number
  }

  /// Whether its first styles are those of `theme`.
  package func begins(with theme: Theme) -> Bool {
    styles.count == theme.distinct.count ? styles == theme.distinct : styles.starts(with: theme.distinct)
  }

  /// Whether `more` is this with styles behind it.
  package func isPart(of more: Inks) -> Bool { edition == more.edition && styles.count < more.styles.count }
}

/// Equal to itself alone.
package final class InkEdition: Sendable, Equatable {
  package init() {}

  package static func == (one: InkEdition, other: InkEdition) -> Bool { one === other }
}

/// A part of a picture, to be laid down again on another that has the same inks.
package struct Patch: Sendable {
  fileprivate var rect: Rect
  fileprivate var cells: [Cell]
}

extension Canvas {
  /// The part inside `rect`; nil where a sign in it needs more than one scalar, which is kept beside the cells.
  package func patch(_ rect: Rect) -> Patch? {
    let left = max(0, min(size.width, rect.x))
    let right = max(left, min(size.width, rect.x + rect.width))
    let top = max(0, min(size.height, rect.y))
    let bottom = max(top, min(size.height, rect.y + rect.height))
    let inside = Rect(x: left, y: top, width: right - left, height: bottom - top)
    var part: [Cell] = []
    part.reserveCapacity(inside.width * inside.height)
    for y in top..<bottom { part += cells[(y * size.width + left)..<(y * size.width + right)] }
    guard clusters.isEmpty || part.allSatisfy({ $0.glyph < Cell.clusterBase }) else { return nil }
    return Patch(rect: inside, cells: part)
  }

  /// Lays down what was drawn before, with these inks, on a canvas of this size; where `y` says so in another line.
  package mutating func lay(_ patch: Patch, y: Int? = nil) {
    var rect = patch.rect
    rect.y = y ?? rect.y
    for line in 0..<rect.height {
      let first = (rect.y + line) * size.width + rect.x
      replace(first, with: patch.cells[(line * rect.width)..<((line + 1) * rect.width)])
    }
  }
}
