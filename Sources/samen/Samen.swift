import ArgumentParser
import Dashboard
import Foundation
import Model
import Sample
import Screen
import Store
import Terminal

/// `samen`: the dashboard, and the subcommands that do without a screen.
struct Samen: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "samen",
      abstract: say(
        "Dashboard van Samen Organiseren: zes initiatieven, alle gemeenten, één fonds.",
        "Dashboard of Samen Organiseren: six initiatives, all municipalities, one fund."),
      discussion: say(
        "Zonder opdracht opent het dashboard. ? toont daar alle toetsen.",
        "Without a subcommand the dashboard opens. There ? shows all keys."),
      version: version,
      subcommands: [
        Get.self, SetStatus.self, Do.self, Snapshot.self, InitStore.self, Migrate.self, Info.self, Check.self,
        MakeSample.self, CheckSource.self,
        MakeKeys.self, MakeGrid.self,
      ])
  }

  /// The version of the program.
  static let version = "0.1.0"

  @OptionGroup var common: CommonOptions

  @Flag(name: .customLong("operator"), help: help("begin in de bewerkstand", "start in operator mode"))
  var startsOperating = false

  @Flag(help: help("begin niet waar u de vorige keer was", "do not begin where you left off"))
  var fresh = false

  func run() throws {
    var asked = Asked(common)
    asked.fresh = fresh
    try openDashboard(asked, startsOperating: startsOperating)
  }
}

/// Opens the dashboard and stays until it is closed.
func openDashboard(_ asked: Asked, startsOperating: Bool = false) throws {
  let session = try Session(asked)
  // Before a store is made: without a terminal there is nothing to show it on.
  do {
    if asked.linear { try LinearScreen.check() } else { try TerminalScreen.check() }
  } catch {
    throw Ending(error)
  }
  var themes = session.themes
  let (memory, flaw) = session.memory?.read() ?? (Memory(), nil)
  // Theme, keys and terminal are made ready while this thread opens and reads the store; the terminal only once the
  // store is open, so that one that will not do is told without a screen.
  let isOpen = DispatchSemaphore(value: 0)
  // A system that allows no threads is told before the terminal is touched.
  let worker = try Worker()
  let hasOwnKeys = !session.configuration.keys.isEmpty
  let colours = session.isColourless ? ColourDepth.none : nil
  // A theme that is remembered and is no more gives way; one that was asked for does not.
  let remembered = session.themeName == nil && !asked.fresh ? memory.places[.theme] : nil
  let preparing = try Answer { [themes, wanted = session.themeName] () throws(Ending) in
    let own = remembered.flatMap { try? themes.theme($0) }
    let theme = if let own { own } else { try themes.theme(wanted ?? ThemeFiles.standard) }
    let themeName = own == nil ? wanted : remembered
    let (keymap, names) = (hasOwnKeys ? nil : Keymap(), themes.names)
    Proposal.readAhead()
    isOpen.wait()
    let terminal: any Display =
      asked.linear ? try LinearScreen.opened() : try TerminalScreen.opened(colours, mouse: !asked.noMouse)
    return Prepared(
      theme: theme.reduced(to: terminal.colours), themeName: themeName, keymap: keymap, themeNames: names,
      terminal: terminal)
  }
  let isFirst = session.makesStore
  let store = try session.openStore()
  isOpen.signal()
  // Half of what is read at first; without a thread for it, it is read later.
  let viewpoint = try? session.viewpoint(in: store)
  let readingCourse = try? Answer { () throws(Ending) -> EverybodysCourse? in
    guard let viewpoint, viewpoint.knownAt == .now else { return nil }
    return try? store.courseBeside(asOf: viewpoint.asOf, clock: Clock.today)
  }
  // Made before anything is read: what others write from then on is told.
  let watcher = session.storePath.flatMap(Watcher.init(path:))
  let reading = Result { () throws(Ending) in
    try session.beginning(of: store) { try? readingCourse?.wait() }
  }
  let prepared = try preparing.wait()
  let terminal = prepared.terminal
  terminal.takeOver()
  defer { terminal.close() }
  let programme = try reading.get()
  var state = try session.state(
    store, programme, theme: prepared.theme, keymap: try prepared.keymap ?? session.keymap(), size: terminal.size)
  if let course = try? readingCourse?.wait()?.course(of: programme) { _ = update(&state, .courseLoaded(course)) }
  state.session.storeName = session.storePath.map { URL(fileURLWithPath: $0).lastPathComponent }
  if asked.linear { state.session.listen() }
  state.session.themeNames = prepared.themeNames
  state.session.themeName = prepared.themeName
  var misfits: [Memory.Place] = remembered != prepared.themeName && remembered != nil ? [.theme] : []
  state.recall(namesOf: memory)
  if !asked.fresh {
    misfits += state.recall(placeOf: memory)
    if asked.lang == nil, session.configuration.lang == nil {
      state.session.language = memory.places[.language].flatMap(Language.init(rawValue:)) ?? state.language
    }
  }
  let start = session.memory.map { _ in Memory(state) }
  if startsOperating || session.configuration.isOperator, state.session.locked == nil {
    state.session.mode = .operating
  }
  if terminal.colours == .none { themes.isColourless = true }
  // Whoever has no store yet sees this for the first time.
  if isFirst, let path = session.storePath {
    state.look.show(.welcome(store: atHome(path)))
  } else if state.isUnreported {
    state.look.show(.beginning)
  }
  let left = Memory.misfitWords(misfits.map { ($0.title, memory.places[$0] ?? "") })
  let warnings = [flaw, left, state.notice?.text, session.driveWarning].compactMap(\.self)
  if !warnings.isEmpty { state.tell(.info, warnings.joined()) }
  let runner = EffectRunner(
    store: store, operatorName: session.operatorName, themes: themes,
    memory: session.memory, seen: state.programme.seq)
  var loop = Loop(
    state: state, terminal: terminal, runner: runner, worker: worker, watcher: watcher,
    themeWatcher: Watcher(folders: themes.folders, ending: ".toml"),
    check: session.storePath.map { DailyCheck(of: $0) }, hasFile: session.storePath != nil)
  let (status, words) = try loop.run()
  terminal.close(endingWith: status)
  if let words { Output.narrate("samen: \(words[state.language])") }
  do throws(Ending) {
    if let start, let words = try session.memory?.keep(Memory(loop.state), since: start) {
      Output.narrate("samen: \(words[state.language])")
    }
  } catch {
    Output.narrate("samen: \(error.words[state.language])")
  }
  leave(status)
}

/// A path as people write it: `~` for the home folder.
private func atHome(_ path: String) -> String {
  guard let home = setting("HOME"), !home.isEmpty, path.hasPrefix(home + "/") else { return path }
  return "~" + path.dropFirst(home.count)
}

/// What one thread makes ready and hands over for good: nobody else has the terminal by then.
private struct Prepared: @unchecked Sendable {
  var theme: Theme
  /// As it was asked for; nil where it was not.
  var themeName: String?
  /// nil where the user has keys of his own.
  var keymap: Keymap?
  var themeNames: [String]
  var terminal: any Display
}

extension LinearScreen {
  /// Takes over the terminal's keys.
  /// - Throws: what is wrong with it, as the end of the program.
  fileprivate static func opened() throws(Ending) -> LinearScreen {
    do {
      return try LinearScreen(charset: charset)
    } catch {
      throw Ending(error)
    }
  }
}

extension TerminalScreen {
  /// Takes over the terminal.
  /// - Throws: what is wrong with it, as the end of the program.
  fileprivate static func opened(_ colours: ColourDepth?, mouse: Bool) throws(Ending) -> TerminalScreen {
    do {
      return try TerminalScreen(colours: colours, charset: terminalCharset, mouse: mouse)
    } catch {
      throw Ending(error)
    }
  }
}

extension Ending {
  /// What is wrong with the terminal, as the end of the program.
  init(_ problem: TerminalProblem) {
    switch problem {
    case .notATerminal(let name):
      self.init(
        .usage,
        "Het dashboard heeft een terminal nodig, en \(name) is er geen. Zonder scherm: samen get, samen snapshot.",
        "The dashboard needs a terminal, and \(name) is not one. Without a screen: samen get, samen snapshot.")
    case .termUnset:
      self.init(.usage, "TERM is niet gezet; probeer TERM=xterm-256color.", "TERM is not set; try TERM=xterm-256color.")
    case .termUnknown(let name):
      self.init(
        .usage, "Onbekende terminal TERM=\(name); probeer TERM=xterm-256color.",
        "Unknown terminal TERM=\(name); try TERM=xterm-256color.")
    case .noCursorAddressing(let name):
      self.init(
        .usage, "Terminal TERM=\(name) kan de cursor niet plaatsen; probeer TERM=xterm-256color.",
        "Terminal TERM=\(name) has no cursor addressing; try TERM=xterm-256color.")
    default:
      self.init(.failure, "De terminal laat zich niet openen.", "The terminal cannot be opened.")
    }
  }
}
