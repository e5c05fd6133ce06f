import Dashboard
import Foundation
import Model
import Screen
import Store
import Terminal

/// The dashboard in a terminal: sleeps until a key, a signal, an answer or another's change, and draws.
struct Loop {
  private var state: State
  private let terminal: TerminalScreen
  private let signals: SignalPipe
  private let worker: Worker
  private let watcher: Watcher?
  /// There is a file, and the system does not tell when it changes: look, four times a second.
  private let mustLook: Bool
  private let runner: EffectRunner
  private let check: DailyCheck?
  private let parent: pid_t
  private var isOver = false
  private var exitCode: Int32 = 0

  /// - Parameter watcher: made before `state` was read; nil where there is no file, or the system does not tell.
  init(
    state: State, terminal: TerminalScreen, runner: EffectRunner, watcher: Watcher?, check: DailyCheck?, hasFile: Bool
  ) throws(Ending) {
    self.state = state
    self.terminal = terminal
    self.runner = runner
    self.check = check
    signals = SignalPipe([SIGWINCH, SIGCONT, SIGHUP, SIGTERM, SIGINT, SIGTSTP, SIGUSR1])
    worker = try Worker()
    self.watcher = watcher
    mustLook = hasFile && watcher == nil
    parent = getppid()
  }

  /// Runs until the user or a signal ends it.
  /// - Returns: the exit status.
  mutating func run() throws(Ending) -> Int32 {
    signals.watchParent(SIGUSR1)
    try present()
    if state.programme.isPartial { carryOut(.load(asOf: state.asOf)) }
    beginCheck()
    while !isOver {
      try wait()
    }
    return exitCode
  }

  private mutating func wait() throws(Ending) {
    var watched = [
      pollfd(fd: signals.fileDescriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: worker.fileDescriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: watcher?.fileDescriptor ?? -1, events: Int16(POLLIN), revents: 0),
      // While a save is under way keys wait in the terminal: its answer decides what they mean.
      pollfd(fd: state.isSaving ? -1 : terminal.fileDescriptor, events: Int16(POLLIN), revents: 0),
    ]
    let ready = poll(&watched, nfds_t(watched.count), state.isSaving ? 200 : mustLook || state.isUnread ? 250 : -1)
    if ready == 0, state.isSaving {
      state.notice = Notice(.info, Phrase("bezig met opslaan…", "saving…"))
    } else if ready == 0 {
      // A look that is still under way will do.
      if worker.isIdle { look() }
      return
    }
    if watched[0].revents != 0 { try handleSignals() }
    if watched[1].revents != 0 { takeAnswers() }
    if watched[2].revents != 0, watcher?.drain() == true { look() }
    if watched[3].revents != 0 { try handleInput() }
    if !isOver { try present() }
  }

  private mutating func handleInput() throws(Ending) {
    for event in terminal.nextEvents() {
      switch event {
      case .key(let key): handle(.key(key))
      case .paste(let text): handle(.paste(text))
      case .resized(let size): handle(.resized(size))
      case .closed:
        // The terminal is gone: there is nobody to tell.
        isOver = true
        exitCode = 128 + SIGHUP
      }
      while state.isSaving, !isOver {
        // What was typed before the answer counted on another.
        if try !waitForSave() { return }
      }
    }
  }

  /// Takes over what the worker answered. A save that did not succeed drops the keys typed meanwhile: they would sweep
  /// its notice away, and were meant for what did not happen.
  /// - Returns: whether no save failed.
  @discardableResult
  private mutating func takeAnswers() -> Bool {
    let wasSaving = state.isSaving
    let events = worker.take()
    for event in events { handle(event) }
    let isSaved = events.contains {
      switch $0 {
      case .saved, .rehearsed: true
      default: false
      }
    }
    guard wasSaving, !state.isSaving, !isSaved else { return true }
    terminal.dropInput()
    return false
  }

  /// Keys that were read together wait for the save that one of them began.
  /// - Returns: whether it did not fail.
  private mutating func waitForSave() throws(Ending) -> Bool {
    var watched = [
      pollfd(fd: signals.fileDescriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: worker.fileDescriptor, events: Int16(POLLIN), revents: 0),
    ]
    if poll(&watched, nfds_t(watched.count), 200) == 0 {
      state.notice = Notice(.info, Phrase("bezig met opslaan…", "saving…"))
    }
    if watched[0].revents != 0 { try handleSignals() }
    let isWell = takeAnswers()
    if !isOver { try present() }
    return isWell
  }

  private mutating func handle(_ event: Event) {
    var event = event
    if case .themed(let theme) = event { event = .themed(theme.reduced(to: terminal.colours)) }
    var asked: [Effect] = []
    // What is asked is answered later, by the worker.
    Runner.drive(&state, [event]) { effect, _ in
      asked.append(effect)
      return []
    }
    for effect in asked { carryOut(effect) }
    beginCheck()
  }

  /// Who works in the store has it looked through for damage; nobody waits for it.
  private func beginCheck() {
    guard state.mode == .operating, state.locked == nil else { return }
    check?.begin { [worker] event in worker.post([event]) }
  }

  private mutating func carryOut(_ effect: Effect) {
    switch effect {
    case .quit: isOver = true
    case .redraw: terminal.redraw()
    case .suspend: suspend()
    case .copy(let text): terminal.copy(text)
    default:
      let runner = runner
      let day = state.asOf
      worker.submit { runner.perform(effect, asOf: day) }
    }
  }

  private func look() {
    let runner = runner
    let day = state.asOf
    worker.submit { runner.look(asOf: day) }
  }

  private mutating func suspend() {
    terminal.suspend()
    // With the default action the whole job stops here, as the shell expects, and goes on after `fg`.
    signal(SIGTSTP, SIG_DFL)
    kill(0, SIGTSTP)
    signals.install(SIGTSTP)
    terminal.resume()
    handle(.resized(terminal.resizeToTerminal()))
    look()
  }

  private mutating func handleSignals() throws(Ending) {
    for signal in signals.drain() {
      switch signal {
      case SIGWINCH: handle(.resized(terminal.resizeToTerminal()))
      case SIGCONT: terminal.redraw()
      case SIGTSTP: suspend()
      case SIGUSR1:
        // Sent when the parent died; a thread of it that merely ended is not that.
        guard getppid() != parent else { continue }
        isOver = true
        exitCode = 128 + SIGHUP
      case SIGINT:
        isOver = true
        exitCode = ExitStatus.interrupted.rawValue
      default:
        isOver = true
        exitCode = 128 + signal
      }
    }
  }

  private func present() throws(Ending) {
    do {
      try terminal.present(view(state))
    } catch {
      throw Ending(.failure, "De terminal neemt niets meer aan.", "The terminal accepts no more output.")
    }
  }
}
