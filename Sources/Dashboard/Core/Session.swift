import Model
import Screen

extension State {
  /// Who works, on what screen and in what manner: given by whoever starts it.
  package struct Session: Sendable {
    /// What the screen speaks.
    package var language: Language
    /// The colours of the screen.
    package var theme: Theme
    /// The name that they were asked for by; nil where nobody did.
    package var themeName: String?
    /// What the terminal says its own ground is; nil while it has not.
    package var ground: Color?
    /// The window in cells.
    package var size: Size
    /// Letters and ASCII only.
    package var isASCII = false
    /// What a screen of letters has beside ASCII.
    package var charset = Charset.ascii
    /// What is shown is told in sentences, one after another, and nothing is drawn.
    package private(set) var isLinear = false
    /// No screen: a script; `operate` switches on only, and nothing asks back.
    package var isHeadless = false
    /// What each key does.
    package var keymap: Keymap
    /// The themes that can be had by name.
    package var themeNames: [String] = []
    /// Whether marking a row goes on to the next.
    package var markMoves = true
    /// Who is recorded in the journal.
    package var operatorName: String
    /// What the window calls the store; nil for sample data in memory.
    package var storeName: String?
    /// Whether changes can be made.
    package var mode: Mode = .browse
    /// Why this session can change nothing at all; nil if it may.
    package var locked: Phrase?
    /// What is wrong with the store's file; nil where nothing is known. It is said until the program ends.
    package private(set) var damage: Phrase?

    init(language: Language, theme: Theme, size: Size, operatorName: String, keymap: Keymap) {
      self.language = language
      self.theme = theme
      self.size = size
      self.operatorName = operatorName
      self.keymap = keymap
    }

    /// Tells what is shown in sentences from now on: every pane has its place then, and all is written out.
    package mutating func listen() {
      isLinear = true
      keymap.isAloud = true
      size = Session.linearSize
      (isASCII, charset) = (false, .unicode)
    }

    /// The screen that is reckoned with where nothing is drawn.
    package static let linearSize = Size(width: 120, height: 40)

    /// The store is damaged: whatever was going on, nothing may be changed in it any more.
    mutating func lock(for damage: Phrase) {
      self.damage = damage
      locked = damage
      mode = .browse
    }
  }
}

/// Whether changes can be made.
package enum Mode: String, Sendable {
  case browse, operating

  /// The mode as the header says it.
  package var title: Phrase {
    self == .browse ? Phrase("bladeren", "browse") : Phrase("BEWERKEN", "EDITING")
  }
}
