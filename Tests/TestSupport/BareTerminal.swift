import Foundation

/// A pseudo-terminal with a program in it, for what tmux cannot do: a side that does not read, bytes cut as one likes,
/// and the modes that the program leaves.
package final class BareTerminal {
  private let master: Int32
  private let slave: Int32
  /// The program.
  package private(set) var process: pid_t = 0
  /// All that it wrote and we read.
  package private(set) var output: [UInt8] = []
  /// Its modes before the program was started, which may be quick to take it over.
  package private(set) var modesBefore: [UInt32] = []
  private let errorFile: URL
  private var status: Int?

  /// - Parameters:
  ///   - isFull: nobody reads, and nothing more can be written, from the beginning on.
  ///   - environment: over the one of the tests.
  package init(
    _ command: [String], environment: [String: String] = [:], width: Int = 120, height: Int = 40, isFull: Bool = false
  ) throws {
    master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    // What grantpt and ptsname do: TIOCSPTLCK, TIOCGPTN.
    var (isLocked, number) = (Int32(0), Int32(0))
    guard master >= 0, ioctl(master, 0x4004_5431, &isLocked) == 0, ioctl(master, 0x8004_5430, &number) == 0 else {
      throw POSIXError(.ENODEV)
    }
    let path = "/dev/pts/\(number)"
    // Held open, so that its modes can be asked when the program is gone.
    slave = open(path, O_RDWR | O_NOCTTY | O_CLOEXEC)
    errorFile = try Project.temporaryFolder().appendingPathComponent("errors")
    resize(width: width, height: height)
    if isFull { fill() }
    var variables = try plainEnvironment(home: errorFile.deletingLastPathComponent())
    variables["TERM"] = "xterm-256color"
    variables.merge(environment) { $1 }
    modesBefore = modes
    process = try spawn(
      command, variables,
      files: [(path, O_RDWR), (path, O_RDWR), (errorFile.path, O_WRONLY | O_CREAT | O_APPEND)], isLeader: true)
    Leavings.note { [process, master, slave] in
      kill(process, SIGKILL)
      close(master)
      close(slave)
    }
  }

  /// Gives the window another size.
  package func resize(width: Int, height: Int) {
    var size = winsize(ws_row: UInt16(height), ws_col: UInt16(width), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
  }

  /// Types bytes, in one write.
  package func type(_ bytes: [UInt8]) { _ = bytes.withUnsafeBytes { write(master, $0.baseAddress, $0.count) } }

  package func type(_ text: String) { type(Array(text.utf8)) }

  /// Reads what the program wrote since the last time.
  package func read() {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while poll(master, POLLIN) {
      let count = Foundation.read(master, &buffer, buffer.count)
      guard count > 0 else { return }
      output += buffer[..<count]
    }
  }

  /// Forgets what was read.
  package func forget() {
    read()
    output = []
  }

  package func wait(for text: String, seconds: Double = endOfPatience) throws {
    try waitUntil("«\(text)»", seconds: seconds, instead: { String(decoding: self.output.suffix(2000), as: UTF8.self) })
    {
      read()
      return String(decoding: output, as: UTF8.self).contains(text)
    }
  }

  /// Waits until the program has written all that it has to say, and waits for something itself.
  package func waitForRest() throws {
    try waitUntil("rest", holds: isAtRest)
  }

  /// Whether it waits for something, and has written all that it has to say.
  package func isAtRest() -> Bool {
    read()
    let place = try? String(contentsOfFile: "/proc/\(process)/wchan", encoding: .utf8)
    usleep(50_000)
    return (place == "0" || place?.contains("poll") == true) && !poll(master, POLLIN)
  }

  /// Whether the program has that file open.
  package func hasOpen(_ path: String) -> Bool {
    let folder = "/proc/\(process)/fd/"
    let numbers = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return numbers.contains { (try? FileManager.default.destinationOfSymbolicLink(atPath: folder + $0)) == path }
  }

  /// Whether the terminal takes nothing more.
  package var isFull: Bool { !poll(slave, POLLOUT) }

  /// Writes until nothing more is taken, as a program before this one may have done.
  package func fill() {
    let flags = fcntl(slave, F_GETFL)
    _ = fcntl(slave, F_SETFL, flags | O_NONBLOCK)
    let blanks = [UInt8](repeating: 0x20, count: 4096)
    var size = blanks.count
    while size > 0 {
      if blanks.withUnsafeBytes({ write(slave, $0.baseAddress, size) }) <= 0 { size /= 2 }
    }
    _ = fcntl(slave, F_SETFL, flags)
  }

  /// Stops (^S) what is shown.
  package func stopFlow() { tcflow(slave, TCOOFF) }

  private func poll(_ descriptor: Int32, _ events: Int32) -> Bool {
    var watched = pollfd(fd: descriptor, events: Int16(events), revents: 0)
    return Foundation.poll(&watched, 1, 0) > 0 && watched.revents & Int16(events) != 0
  }

  /// The modes of the terminal, to be compared.
  package var modes: [UInt32] {
    var modes = termios()
    // The program's end may hang up the other side.
    tcgetattr(master, &modes)
    return [modes.c_iflag, modes.c_oflag, modes.c_cflag, modes.c_lflag]
  }

  /// The status with which the program ended, or 128 and its signal; nil while it runs.
  package var ending: Int? {
    if status == nil {
      var ended: Int32 = 0
      guard waitpid(process, &ended, WNOHANG) == process else { return nil }
      status = Int(statusOf(ended))
    }
    return status
  }

  /// Waits until the program has ended, reading what it writes unless nobody is to.
  @discardableResult
  package func waitForEnd(seconds: Double = endOfPatience, reading: Bool = true) throws -> Int {
    try waitUntil("the program's end", seconds: seconds) {
      if reading { read() }
      return ending != nil
    }
    if reading { read() }
    return ending ?? -1
  }

  /// What the program said on stderr.
  package var errors: String { (try? String(contentsOf: errorFile, encoding: .utf8)) ?? "" }
}
