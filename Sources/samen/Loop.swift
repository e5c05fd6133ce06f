import Dashboard
import Foundation
import Model
import Screen
import Store
import Terminal

/// The dashboard in a terminal: sleeps until a key, a signal, an answer or another's change, and draws.
struct Loop {
  /// What is shown.
  private(set) var state: State
  private let terminal: any Display
  /// Where nothing is drawn: what was said.
  private var teller = Teller()
  private let signals: SignalPipe
  private let worker: Worker
  private let watcher: Watcher?
  /// Tells when a theme's file was saved; nil where there is no folder of themes.
  private let themeWatcher: Watcher?
  /// There is a file, and the system does not tell when it changes: look, four times a second.
  private let mustLook: Bool
  private let runner: EffectRunner
  private let check: DailyCheck?
  private let parent: pid_t
  private var isOver = false
  private var exitCode: Int32 = 0
  /// What was typed while a save is under way: its answer decides what that means.
  private var waiting: [TerminalEvent] = []
  /// What the window is called; nil before the first picture.
  private var title: WindowTitle?
  /// How many events came with the last reading.
  private var fresh = 0
  /// When to wake for which request, in milliseconds.
  private var alarms: [Int: Int] = [:]
  /// The long jobs that somebody waits for.
  private var jobs: [Int: Headway] = [:]

  /// - Parameters:
  ///   - worker: made before the terminal was touched.
  ///   - watcher: made before `state` was read; nil where there is no file, or the system does not tell.
  init(
    state: State, terminal: any Display, runner: EffectRunner, worker: Worker, watcher: Watcher?,
    themeWatcher: Watcher?, check: DailyCheck?, hasFile: Bool
  ) {
    self.themeWatcher = themeWatcher
    self.state = state
    self.terminal = terminal
    self.runner = runner
    self.check = check
    signals = SignalPipe([SIGWINCH, SIGCONT, SIGHUP, SIGTERM, SIGINT, SIGTSTP, SIGUSR1])
    self.worker = worker
    self.watcher = watcher
    mustLook = hasFile && watcher == nil
    parent = getppid()
  }

  /// Runs until the user or a signal ends it.
  /// - Returns: the exit status, and what became of a save that was under way then.
  mutating func run() throws(Ending) -> (status: Int32, words: Phrase?) {
    signals.watchParent(SIGUSR1)
    try present()
    if state.programme.isPartial { carryOut(.load(state.viewpoint)) }
    for effect in state.reads { carryOut(effect) }
    // Nobody waits for the answer, and the first screen is there.
    if state.session.themeName == Theme.automatic { carryOut(.askGround) }
    beginCheck()
    while !isOver {
      try wait()
    }
    let words = state.isSaving ? giveUpSave() : nil
    return (exitCode, words)
  }

  private mutating func wait() throws(Ending) {
    var watched = [
      pollfd(fd: signals.fileDescriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: worker.fileDescriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: watcher?.fileDescriptor ?? -1, events: Int16(POLLIN), revents: 0),
      pollfd(fd: terminal.fileDescriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: themeWatcher?.fileDescriptor ?? -1, events: Int16(POLLIN), revents: 0),
    ]
    let ready = poll(&watched, nfds_t(watched.count), Int32(patience ?? -1))
    let due = alarms.filter { $0.value <= Clock.milliseconds }.keys
    for id in due.sorted() {
      alarms[id] = nil
      handle(.woke(id))
    }
    if ready == 0, due.isEmpty {
      // A look that is still under way will do.
      if worker.isIdle { look() }
      return
    }
    if watched[0].revents != 0 { try handleSignals() }
    if watched[1].revents != 0 { takeAnswers() }
    if watched[2].revents != 0, watcher?.drain() == true { look() }
    if watched[3].revents != 0 { handleInput() }
    if watched[4].revents != 0, themeWatcher?.drain() == true { handle(.themesChanged) }
    if !isOver { try present() }
  }

  /// For how long to sleep where nothing happens, in milliseconds; nil for as long as that lasts.
  private var patience: Int? {
    let alarm = alarms.values.min().map { max(0, $0 - Clock.milliseconds) }
    let look = (mustLook || state.pending.isUnread) && !state.isSaving ? 250 : nil
    return [alarm, look].compactMap(\.self).min()
  }

  private mutating func handleInput() {
    let events = terminal.nextEvents()
    if events.contains(.closed) {
      // The terminal is gone: there is nobody to tell.
      isOver = true
      exitCode = 128 + SIGHUP
    }
    // What the terminal tells of itself is no key that waits for anything.
    for case .ground(let color) in events { handle(.grounded(color)) }
    let typed = events.filter { if case .ground = $0 { false } else { true } }
    waiting += typed
    fresh = typed.count
    goThroughInput()
  }

  /// Does what was typed, up to a key that begins a save: what follows waits for its answer, unless it leaves.
  private mutating func goThroughInput() {
    while !isOver, !state.isSaving, let next = waiting.first {
      // Of what waited for a save nobody knows whether it was typed at once.
      let pasted = waiting.count <= fresh ? state.pastedText(waiting) : 0
      waiting.removeFirst(max(1, pasted))
      if pasted > 0 {
        meet(.paste(""))
      } else {
        meet(next)
      }
    }
    // A click meant what was to be seen there, which the answer may move.
    if state.isSaving { waiting.removeAll { if case .mouse = $0 { true } else { false } } }
    if state.isSaving, isLeaving(waiting) { isOver = true }
  }

  private mutating func meet(_ event: TerminalEvent) {
    switch event {
    case .key(let key):
      handle(.key(key))
      if !isOver, let linear = terminal as? LinearScreen {
        linear.add(teller.tell(state, after: key, isLast: waiting.isEmpty))
      }
    case .mouse(let mouse): handle(.mouse(mouse))
    case .paste(let text): handle(.paste(text))
    case .resized(let size): handle(.resized(size))
    case .closed, .ground: break
    }
  }

  /// Whether the user wants to leave while a save is under way: a key that would quit here and now, by the keys that he
  /// has; not a letter for an input line that an earlier key opens. ^C does so in every place.
  private func isLeaving(_ events: [TerminalEvent]) -> Bool {
    var ahead = state
    for case .key(let key) in events {
      if key == .control("c"), state.keymap.binding(for: key, in: .global)?.command.id == "quit" { return true }
      if update(&ahead, .key(key)).contains(.quit) { return true }
    }
    return false
  }

  /// The program ends while a save is under way: that has half a second more, and is then given up before COMMIT.
  /// - Returns: what became of it; a user who left though it was not kept has interrupted it.
  private mutating func giveUpSave() -> Phrase {
    if let words = lastAnswer(within: 500) { return words }
    runner.giveUp()
    if let words = lastAnswer(within: 600) { return words }
    if exitCode == 0 { exitCode = ExitStatus.interrupted.rawValue }
    return runner.farewell
  }

  /// What came of a save that the program's end waits for; nil where that did not come in so many milliseconds.
  private mutating func lastAnswer(within milliseconds: Int) -> Phrase? {
    let end = Clock.milliseconds + milliseconds
    while state.isSaving, Clock.milliseconds < end {
      var watched = pollfd(fd: worker.fileDescriptor, events: Int16(POLLIN), revents: 0)
      _ = poll(&watched, 1, Int32(max(1, end - Clock.milliseconds)))
      for event in worker.take() {
        handle(event)
        if event.isKept { return state.notice?.text ?? Phrase("opgeslagen ✓", "saved ✓") }
        // What else is answered is no answer to it, and would take the place of its words.
        guard state.isSaving else { break }
      }
    }
    guard !state.isSaving else { return nil }
    let ending: ExitStatus =
      switch state.notice?.kind {
      case .refusal: .refused
      case nil, .conflict: .conflict
      default: runner.mayNotSave ? .interrupted : .failure
      }
    if exitCode == 0 { exitCode = ending.rawValue }
    return state.notice?.text ?? StoreFailure.givenUp.words
  }

  /// Takes over what the worker answered. A save that did not succeed drops the keys typed meanwhile: they would sweep
  /// its notice away, and were meant for what did not happen.
  private mutating func takeAnswers() {
    let wasSaving = state.isSaving
    let events = worker.take()
    for event in events { handle(event) }
    let isSaved = events.contains(where: \.isKept)
    guard wasSaving, !state.isSaving else { return }
    if isSaved { return goThroughInput() }
    waiting = []
    terminal.dropInput()
  }

  /// An event as this terminal can show it.
  private func fitted(_ event: Event) -> Event {
    switch event {
    case .themed(let theme, let wish): .themed(theme.reduced(to: terminal.colours), wish)
    case .themesLoaded(let choices):
      .themesLoaded(choices.map { ThemeChoice($0.name, $0.theme?.reduced(to: terminal.colours), fault: $0.fault) })
    case .answered(let id, let events): .answered(id, events.map(fitted))
    default: event
    }
  }

  private mutating func handle(_ event: Event) {
    var asked: [Effect] = []
    // What is asked is answered later, by the worker.
    Runner.drive(&state, [fitted(event)]) { effect, _ in
      asked.append(effect)
      return []
    }
    for effect in asked { carryOut(effect) }
    dropUnwanted()
    beginCheck()
  }

  /// Nobody wakes for what is answered, and works on what is asked for no more.
  private mutating func dropUnwanted() {
    guard !alarms.isEmpty || !jobs.isEmpty else { return }
    alarms = alarms.filter { state.pending.wants($0.key) }
    for (id, job) in jobs where !state.pending.wants(id) {
      job.cancel()
      jobs[id] = nil
    }
  }

  /// Who works in the store has it looked through for damage; nobody waits for it.
  private func beginCheck() {
    guard state.mode == .operating, state.session.locked == nil else { return }
    check?.begin { [worker] event in worker.post([event]) }
  }

  private mutating func carryOut(_ effect: Effect) {
    switch effect {
    case .quit: isOver = true
    case .redraw:
      terminal.redraw()
      teller.repeatAll()
    case .suspend: suspend()
    case .copy(let text): terminal.copy(text)
    case .askGround: terminal.askGround()
    case .wake(let milliseconds, let id): alarms[id] = Clock.milliseconds + milliseconds
    default:
      let (runner, view) = (runner, state.viewpoint)
      let request = state.ask(effect)
      let headway = headway(for: request)
      jobs[request.id] = headway
      if let wake = request.wake { carryOut(wake) }
      worker.submit(request.lane) { [.answered(request.id, runner.perform(request.work, from: view, headway))] }
    }
  }

  private func headway(for request: Request) -> Headway? {
    guard case .long = request.lane else { return nil }
    return Headway { [worker] progress in worker.post([.progressed(request.id, progress)]) }
  }

  private func look() {
    let runner = runner
    let view = state.viewpoint
    worker.submit { runner.look(from: view) }
  }

  private mutating func suspend() {
    terminal.suspend()
    // With the default action the whole job stops here, as the shell expects, and goes on after `fg`.
    signal(SIGTSTP, SIG_DFL)
    kill(0, SIGTSTP)
    signals.install(SIGTSTP)
    terminal.resume()
    // Who comes back hears where he is.
    teller.repeatAll()
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

  private mutating func present() throws(Ending) {
    do {
      if let linear = terminal as? LinearScreen {
        linear.add(teller.tell(state))
        try linear.flush()
      } else if let screen = terminal as? TerminalScreen {
        try screen.present(view(state))
        let title = WindowTitle(state)
        if title != self.title { screen.title(title.words(state)) }
        self.title = title
      }
    } catch {
      throw Ending(.failure, "De terminal neemt niets meer aan.", "The terminal accepts no more output.")
    }
  }
}

extension Event {
  /// Whether it tells that a save came to its end as it was asked.
  fileprivate var isKept: Bool {
    switch self {
    case .saved, .rehearsed: true
    case .answered(_, let events): events.contains(where: \.isKept)
    default: false
    }
  }
}
