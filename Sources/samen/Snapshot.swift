import ArgumentParser
import Dashboard
import Foundation
import Model
import Screen
import Store

/// `samen snapshot`: a page of the dashboard on stdout, no terminal needed.
struct Snapshot: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "snapshot",
      abstract: say("Een pagina van het dashboard op stdout.", "A page of the dashboard on stdout."),
      discussion: say("Pagina's: ", "Pages: ") + Page.existing.map(\.rawValue).joined(separator: " "))
  }

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, ansi, svg
  }

  @Option(help: help("de pagina", "the page"))
  var page = Page.overview.rawValue

  @Option(help: help("breedte × hoogte in tekens", "width × height in characters"))
  var size = "120x40"

  @Option(
    parsing: .unconditional,
    help: help("toetsen die eerst worden ingedrukt: 'j j Enter'", "keys pressed first: 'j j Enter'"))
  var keys = ""

  @Option(help: help("text, ansi of svg", "text, ansi or svg"))
  var format: Format = .text

  @OptionGroup var common: CommonOptions

  func run() throws {
    let session = try Session(common)
    let size = try readSize()
    guard let page = Page(rawValue: page), Page.existing.contains(page) else {
      let known = Page.existing.map(\.rawValue).joined(separator: " ")
      throw Ending(
        .usage, "Geen pagina «\(self.page)»; er is: \(known).", "No page «\(self.page)»; there is: \(known).")
    }
    let store = try session.openStore(readOnly: session.storePath != nil)
    var state = try session.state(store, size: size)
    // A picture in a file is the same whatever terminal it was made on.
    let isForTerminal = isatty(1) == 1 && format != .svg
    if !isForTerminal, !session.options.ascii { (state.isASCII, state.charset) = (false, .unicode) }
    let runner = EffectRunner(
      store: store, operatorName: session.operatorName, themes: session.themes, configPath: nil,
      seen: state.programme.seq)
    try settle(execute(line: "page \(page.rawValue)", &state), &state, runner, session)
    for word in keys.split(separator: " ") {
      guard let key = Key(String(word)) else {
        throw Ending(.usage, "«\(word)» is geen toets.", "«\(word)» is no key.")
      }
      try settle(update(&state, .key(key)), &state, runner, session)
    }
    let canvas = view(state)
    func write(_ text: String) throws(Ending) {
      if isForTerminal { try Output.words(text) } else { try Output.data(text) }
    }
    switch format {
    case .text: try write(canvas.text().joined(separator: "\n") + "\n")
    case .ansi: try write(canvas.ansi(session.isColourless ? .none : .trueColour) + "\n")
    case .svg: try Output.data(canvas.svg(coloured: !session.isColourless))
    }
  }

  /// Only the sample in memory may be operated on the way.
  private static let isPicture = Refusal(
    "picture", Phrase("Een momentopname wijzigt niets.", "A snapshot changes nothing."),
    wayOut: Phrase("Gebruik samen set of samen do.", "Use samen set or samen do."))

  private func settle(_ effects: [Effect], _ state: inout State, _ runner: EffectRunner, _ session: Session) throws {
    var effects = effects
    while !effects.isEmpty {
      let effect = effects.removeFirst()
      if session.storePath != nil, effect.isChange {
        effects += update(&state, .refused(Snapshot.isPicture))
        continue
      }
      for event in runner.perform(effect, asOf: state.asOf) { effects += update(&state, event) }
    }
  }

  private func readSize() throws(Ending) -> Size {
    let parts = size.lowercased().split(separator: "x").compactMap { Int($0) }
    guard parts.count == 2, (1...1000).contains(parts[0]), (1...1000).contains(parts[1]) else {
      throw Ending(.usage, "--size is als 120x40, niet «\(size)».", "--size is as 120x40, not «\(size)».")
    }
    return Size(width: parts[0], height: parts[1])
  }
}

extension Effect {
  /// Whether it would change the store.
  fileprivate var isChange: Bool {
    switch self {
    case .save, .undo, .redo: true
    default: false
    }
  }
}
