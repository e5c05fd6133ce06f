import CSignals

/// What is done when the program is ended by a signal or for want of memory.
package enum TerminalRescue {
  /// From now on the end by a signal puts the terminal right, and a want of memory is told.
  package static func install(isEnglish: Bool) {
    samen_rescue_speak(isEnglish ? 1 : 0)
    samen_rescue_own(1)
    samen_rescue_install()
    samen_rescue_own(0)
  }
}
