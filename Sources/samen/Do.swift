import ArgumentParser
import Dashboard
import Foundation
import Model
import Screen
import Store

/// `samen do 'command args; command args'`: the dashboard's commands without a screen, the same table and rules.
struct Do: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "do",
      abstract: say(
        "Voert opdrachten van het dashboard uit, zonder scherm.", "Runs the dashboard's commands without a screen."),
      discussion: say(
        """
        Zonder scherm is er geen cursor: een wijziging noemt gemeente en initiatief, of na mark of mark-all alleen
        het initiatief: filter provincie=Drenthe; mark-all; advance gibit.

        Opdrachten:
        """,
        """
        Without a screen there is no cursor: a change names municipality and initiative, or after mark or mark-all
        the initiative alone: filter province=Drenthe; mark-all; advance gibit.

        Commands:
        """) + " " + Command.all.map(\.id).joined(separator: " "))
  }

  @Argument(help: help("opdrachten, gescheiden door ;", "commands, separated by ;"))
  var script: String

  @Flag(
    help: help(
      "alles in één wijziging, of niets (set correct flag note plan)",
      "all in one change, or nothing (set correct flag note plan)"))
  var allOrNothing = false

  @OptionGroup var common: CommonOptions

  func run() throws {
    let session = try Session(common)
    try session.refuseKnownAt()
    let store = try session.openToChange()
    var state = try session.state(store, size: Size(width: 120, height: 40))
    state.session.isHeadless = true
    if let (memory, words) = session.memory?.read() {
      state.recall(namesOf: memory)
      if let words { Output.narrate("samen: \(words[session.language])") }
    }
    // That the file cannot be written is a failure of the change, as with `set`, and no rule against it.
    state.session.locked = session.locked
    // A script says what it wants: it need not switch on operating first.
    if state.session.locked == nil { state.session.mode = .operating }
    func makeRunner() -> EffectRunner {
      EffectRunner(
        store: store, operatorName: session.operatorName, themes: session.themes,
        memory: session.memory, seen: state.programme.seq)
    }
    let script = Script(self.script)
    try script.read(from: state, with: makeRunner())
    if allOrNothing {
      try script.carryOutAtOnce(from: state, store, by: session.operatorName)
    } else {
      try script.carryOut(from: state, with: makeRunner())
    }
  }
}

/// The commands of a `do`, in order.
struct Script {
  /// The script, line by line.
  let lines: [String]

  init(_ text: String) { lines = Words.commands(text) }

  /// Reads all of it on a copy of the state, in which nothing is changed.
  /// - Throws: the first command that cannot be understood.
  func read(from state: State, with runner: EffectRunner) throws(Ending) {
    var trial = state
    var changed: Set<Notice.Ground> = []
    for (index, line) in lines.enumerated() {
      do throws(Ending) {
        _ = try settle(line, &trial) { effect, state in
          switch effect {
          case .load where index < lines.count - 1, .useTheme: return runner.perform(effect, from: state.viewpoint)
          case .reorganise, .undo, .redo: changed.formUnion([.municipalities, .rows])
          default: if effect.isChange { changed.insert(.rows) }
          }
          state.pending.endSave()
          return []
        }
      } catch {
        // What an earlier command may still put right is seen when its turn comes.
        guard error.status == .usage, !changed.contains(trial.notice?.ground ?? .nothing) else { continue }
        throw told(error, at: index, done: nil)
      }
    }
  }

  /// Carries it out, command by command, up to the first that is refused.
  /// - Throws: which one that is, why, and how many were done.
  func carryOut(from start: State, with runner: EffectRunner) throws(Ending) {
    var state = start
    for (index, line) in lines.enumerated() {
      do throws(Ending) {
        // What another command was kept as could not be read: this one would be about what is no longer there.
        if state.pending.isUnread { try reread(&state, with: runner) }
        let goesOn = try settle(line, &state) { effect, state in
          runner.perform(effect, from: state.viewpoint)
        }
        try tell(state)
        guard goesOn else { return }
      } catch {
        throw told(error, at: index, done: index)
      }
    }
  }

  private func reread(_ state: inout State, with runner: EffectRunner) throws(Ending) {
    state.look.say(nil)
    for event in runner.perform(.load(state.viewpoint), from: state.viewpoint) { _ = update(&state, event) }
    if state.pending.isUnread { try Script.refuse(state.notice) }
  }

  /// Runs one command to its end, its effects answered by `perform`.
  /// - Returns: false when it ends the program.
  func settle(
    _ line: String, _ state: inout State, _ perform: (Effect, inout State) throws(Ending) -> [Event]
  ) throws(Ending) -> Bool {
    state.look.say(nil)
    var goesOn = true
    let asked = execute(line: line, &state)
    try Runner.drive(&state, asking: asked) { effect, state throws(Ending) in
      goesOn = goesOn && effect != .quit
      return goesOn ? try perform(effect, &state) : []
    }
    guard goesOn else { return false }
    if let overlay = state.unlay() {
      guard !overlay.shows else {
        throw Ending(
          .usage, "«\(line)» laat iets zien en heeft een scherm nodig; snapshot --keys maakt een beeld.",
          "«\(line)» shows something and needs a screen; snapshot --keys makes a picture.")
      }
      // Nobody is there to answer.
      let id = Words(line).pieces.first?.text ?? ""
      let usage = ([id] + (Command.named(id).map { [$0.usage(state.language)] } ?? [])).joined(separator: " ")
      throw Ending(
        .usage, "«\(line)» vraagt om een antwoord; schrijf: \(usage)",
        "«\(line)» asks for an answer; write: \(usage)")
    }
    try Script.refuse(state.notice)
    return true
  }

  /// - Throws: what is no success.
  private static func refuse(_ notice: Notice?) throws(Ending) {
    guard let notice else { return }
    switch notice.kind {
    case .refusal: throw Ending(.refused, notice.text)
    case .usage: throw Ending(.usage, notice.text)
    case .conflict: throw Ending(.conflict, notice.text)
    case .failure: throw Ending(Interruption.status ?? .failure, notice.text)
    case .info, .saved: return
    }
  }

  /// Says what a command came to.
  private func tell(_ state: State) throws(Ending) {
    guard let text = state.notice?.text[state.language] else { return }
    // Several lines are what was asked for, such as a series.
    guard text.contains("\n") else { return Output.narrate(text) }
    try Output.words(text.split(separator: "\n").map { safe(String($0)) + "\n" }.joined())
  }

  /// The end of a script that stops at a command; `done` is nil where it was only read.
  func told(_ ending: Ending, at index: Int, done: Int?) -> Ending {
    guard lines.count > 1 else { return ending }
    let (number, words) = ("\(index + 1)", ending.words)
    let (line, count) = (lines[index], lines.count)
    let rest =
      switch done {
      case nil, 0: Phrase("Er is niets gedaan.", "Nothing was done.")
      case 1: Phrase("Alleen opdracht 1 is gedaan.", "Only command 1 was done.")
      case let done?:
        Phrase("Gedaan zijn er \(done): opdracht 1 tot en met \(done).", "\(done) were done: commands 1 to \(done).")
      }
    return Ending(
      ending.status, "opdracht \(number) van \(count), «\(line)»: \(words.dutch) \(rest.dutch)",
      "command \(number) of \(count), «\(line)»: \(words.english) \(rest.english)")
  }
}

extension Effect {
  /// Whether it would change the store.
  var isChange: Bool {
    switch self {
    case .save, .confirm, .put, .move, .decide, .keep, .tryUndo, .undo, .tryRedo, .redo, .reorganise: true
    case .trusting(let effect): effect.isChange
    default: false
    }
  }
}
