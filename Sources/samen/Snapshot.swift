import ArgumentParser
import Dashboard
import Foundation
import Model
import Screen
import Store
import Terminal

/// `samen snapshot`: a page of the dashboard on stdout, no terminal needed.
struct Snapshot: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "snapshot",
      abstract: say("Een pagina van het dashboard op stdout.", "A page of the dashboard on stdout."),
      discussion: say("Pagina's: ", "Pages: ") + Room.pages.map(\.id.name).joined(separator: " "))
  }

  /// What a picture is written as.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, ansi, svg
    /// What would be said of it, in sentences.
    case linear
  }

  @Option(help: help("de pagina", "the page"))
  var page = Room.pages[0].id.name

  @Option(help: help("breedte × hoogte in tekens", "width × height in characters"))
  var size = "120x40"

  @Option(
    parsing: .unconditional,
    help: help("toetsen die eerst worden ingedrukt: 'j j Enter'", "keys pressed first: 'j j Enter'"))
  var keys = ""

  @Option(help: help("text, ansi, svg of linear", "text, ansi, svg or linear"))
  var format: Format = .text

  @OptionGroup var common: CommonOptions

  func run() throws {
    let session = try Session(common)
    let size = try readSize()
    guard let room = Room.page(named: page) else {
      let known = Room.pages.map(\.id.name).joined(separator: " ")
      throw Ending(
        .usage, "Geen pagina «\(self.page)»; er is: \(known).", "No page «\(self.page)»; there is: \(known).")
    }
    let store = try session.openStore(readOnly: session.storePath != nil)
    var state = try session.state(store, size: size)
    let isLinear = format == .linear || session.options.linear
    if isLinear { state.session.listen() }
    // A picture in a file is the same whatever terminal it was made on.
    let isForTerminal = isatty(1) == 1 && format != .svg
    if !isForTerminal, !isLinear, !session.options.ascii {
      (state.session.isASCII, state.session.charset) = (false, .unicode)
    }
    let runner = EffectRunner(
      store: store, operatorName: session.operatorName, themes: session.themes, memory: nil,
      seen: state.programme.seq)
    let carryOut: (Effect, inout State) -> [Event] = { effect, state in
      session.storePath != nil && effect.isChange
        ? [.refused(Snapshot.isPicture)] : runner.perform(effect, from: state.viewpoint)
    }
    Runner.drive(&state, asking: execute(line: "page \(room.id.name)", &state), carryOut: carryOut)
    var teller = Teller()
    var said = isLinear ? teller.tell(state) : []
    for word in keys.unicodeScalars.split(separator: " ").map(String.init) {
      guard let key = Key(word) else {
        throw Ending(.usage, "«\(word)» is geen toets.", "«\(word)» is not a key.")
      }
      Runner.drive(&state, [.key(key)], carryOut: carryOut)
      if isLinear { said += teller.tell(state, after: key) }
    }
    guard !isLinear else { return try Output.words(said.joined(separator: "\n") + "\n") }
    // A file is for whatever screen, and a terminal for itself.
    let depth = session.isColourless ? .none : isForTerminal ? TerminalScreen.colours() : .trueColour
    if format == .ansi { state.session.theme = state.session.theme.reduced(to: depth) }
    let canvas = view(state)
    func write(_ text: String) throws(Ending) {
      if isForTerminal { try Output.words(text) } else { try Output.data(text) }
    }
    switch format {
    case .text: try write(canvas.text().joined(separator: "\n") + "\n")
    case .ansi: try write(canvas.ansi(depth) + "\n")
    case .svg: try Output.data(canvas.svg(coloured: !session.isColourless))
    case .linear: break
    }
  }

  /// Only the sample in memory may be operated on the way.
  private static let isPicture = Refusal(
    "picture", Phrase("Een momentopname wijzigt niets.", "A snapshot changes nothing."),
    wayOut: Phrase("Gebruik samen set of samen do.", "Use samen set or samen do."))

  private func readSize() throws(Ending) -> Size {
    let parts = size.lowercased().split(separator: "x").compactMap { Int($0) }
    guard parts.count == 2, (1...1000).contains(parts[0]), (1...1000).contains(parts[1]) else {
      throw Ending(.usage, "--size ziet eruit als 120x40, niet «\(size)».", "--size looks like 120x40, not «\(size)».")
    }
    return Size(width: parts[0], height: parts[1])
  }
}
