import Model
import Screen

/// A theme that is wanted.
package struct ThemeWish: Sendable, Hashable {
  /// The name of its file.
  package var file: String
  /// As it was asked for, `auto` where the terminal chooses; nil where nobody asked.
  package var asked: String?
  /// Nobody asked just now: its file was saved, or the terminal told its ground.
  package var isQuiet = false

  /// The theme of that name.
  /// - Parameter ground: the terminal's, where it is known.
  package init(_ name: String, on ground: Color? = nil) {
    asked = name
    file = name == Theme.automatic && ground != nil ? Theme.automatic(on: ground) : name
  }
}

/// A theme that can be chosen.
package struct ThemeChoice: Sendable {
  /// As it is asked for.
  package var name: String
  /// What it looks like here; nil where its file is wrong.
  package var theme: Theme?
  /// What is wrong with that.
  package var fault: Phrase?

  package init(_ name: String, _ theme: Theme?, fault: Phrase? = nil) {
    self.name = name
    self.theme = theme
    self.fault = fault
  }
}

extension State {
  /// Wears a theme.
  mutating func wear(_ theme: Theme, _ wish: ThemeWish) -> [Effect] {
    session.theme = theme
    session.themeName = wish.asked ?? session.themeName
    if !wish.isQuiet { tell(.info, "thema \(theme.name)", "theme \(theme.name)") }
    return wish.asked == Theme.automatic && session.ground == nil ? [.askGround] : []
  }

  /// The terminal told what its ground is.
  mutating func learn(ground: Color) -> [Effect] {
    session.ground = ground
    guard session.themeName == Theme.automatic, session.theme.name != Theme.automatic(on: ground) else { return [] }
    return [wish(for: Theme.automatic)]
  }

  /// Somebody saved a theme's file: the one that is worn may be another now.
  func themesChanged() -> [Effect] {
    // What is being tried on is chosen from what there was.
    overlay is ThemeMenu ? [] : [wish(for: session.themeName)]
  }

  private func wish(for name: String?) -> Effect {
    var wish = ThemeWish(name ?? Theme.automatic(on: nil), on: session.ground)
    wish.asked = name
    wish.isQuiet = true
    return .useTheme(wish)
  }
}
