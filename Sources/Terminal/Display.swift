import Screen

/// A terminal that gives keys and is given back when the program ends: what it shows is drawn, or written line by line.
package protocol Display: AnyObject {
  /// To be polled for input.
  var fileDescriptor: Int32 { get }
  /// How many colours it shows.
  var colours: ColourDepth { get }
  var size: Size { get }
  /// What came in since the last time, without waiting.
  func nextEvents() -> [TerminalEvent]
  /// Throws away what was typed and not read yet.
  func dropInput()
  /// The calling thread has the terminal from now on.
  func takeOver()
  /// Takes over the window's present size.
  func resizeToTerminal() -> Size
  /// Shows all anew the next time.
  func redraw()
  /// Puts `text` on the clipboard, where that can be.
  func copy(_ text: String)
  /// Asks on which ground it draws, where it is of a kind that answers.
  func askGround()
  /// Gives the terminal back to the shell for a while.
  func suspend()
  /// Takes it again.
  func resume()
  /// Puts everything back as it was, for a program that ends with `status`.
  func close(endingWith status: Int32)
}

extension Display {
  /// The same where how the program ends is not known yet.
  package func close() { close(endingWith: 1) }
}

extension TerminalScreen: Display {}
