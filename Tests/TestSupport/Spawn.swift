import Foundation

/// The variables of a program that a test starts: nothing of whoever runs the tests, neither wishes nor home.
/// - Parameter folder: where it gets an empty home.
func plainEnvironment(home folder: URL) throws -> [String: String] {
  var variables = ProcessInfo.processInfo.environment.filter { name, _ in
    !["SAMEN_", "XDG_", "LC_", "TMUX"].contains { name.hasPrefix($0) }
      && !["NO_COLOR", "COLORTERM", "COLORFGBG", "COLUMNS", "LINES"].contains(name)
  }
  variables["LANG"] = "C.UTF-8"
  // Swift's own, which a program has before its first line, would ask the terminal for a key.
  variables["SWIFT_BACKTRACE"] = "enable=no"
  variables["HOME"] = try Project.home(in: folder)
  // What a test kills, starves or gives no room has nothing to say of coverage.
  variables["LLVM_PROFILE_FILE"] = "/dev/null"
  return variables
}

/// Starts a program. The threads of a test block signals, and who starts the tests beside something else in a script has
/// INT and QUIT ignored for them: a program that is started here has every signal as it comes.
/// - Parameters:
///   - files: what it has as 0, 1 and 2; those that are written are made.
///   - isLeader: in a session of its own, whose terminal is the first that it opens.
func spawn(
  _ command: [String], _ variables: [String: String], files: [(path: String, mode: Int32)], isLeader: Bool = false
) throws -> pid_t {
  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  for (number, file) in files.enumerated() {
    posix_spawn_file_actions_addopen(&actions, Int32(number), file.path, file.mode, 0o600)
  }
  var attributes = posix_spawnattr_t()
  posix_spawnattr_init(&attributes)
  defer { posix_spawnattr_destroy(&attributes) }
  var none = sigset_t()
  sigemptyset(&none)
  posix_spawnattr_setsigmask(&attributes, &none)
  var every = sigset_t()
  sigfillset(&every)
  posix_spawnattr_setsigdefault(&attributes, &every)
  let newSession: Int16 = 0x80
  posix_spawnattr_setflags(
    &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF) | (isLeader ? newSession : 0))
  var texts = command.map { strdup($0) } + [nil]
  var settings = variables.map { strdup("\($0.key)=\($0.value)") } + [nil]
  defer { (texts + settings).forEach { free($0) } }
  var id: pid_t = 0
  // Foundation's Process waits by a run loop, which test threads do not have.
  let code = posix_spawn(&id, command[0], &actions, &attributes, &texts, &settings)
  guard code == 0 else { throw POSIXError(POSIXErrorCode(rawValue: code) ?? .ENOENT) }
  return id
}

/// How a program ended that was waited for: its status, or 128 and the signal.
func statusOf(_ ended: Int32) -> Int32 { ended & 0x7F == 0 ? ended >> 8 & 0xFF : 128 + ended & 0x7F }
