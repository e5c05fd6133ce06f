import Screen

/// Turns a terminal's bytes into keys and pastes, the same however they are cut into reads.
///
/// Esc and anything in one read is Esc and then that: a terminal sends Alt and a key so too, and a paste or a slow line
/// must never become a command by it. What only a terminal sends (a cursor key, an answer, a report of the mouse) is one
/// key or none, and never the letters in it.
struct InputDecoder {
  private enum Stage: Equatable {
    case ground
    /// A character of several bytes.
    case character([UInt8], count: Int)
    case escape
    /// What may begin a report after Esc: `]`, `P` or `_`.
    case opening(UInt8)
    /// After `ESC [`; `ESC O`.
    case sequence([UInt8]), single([UInt8])
    /// A report of the mouse in the old way has so many bytes to come.
    case mouse(Int)
    /// What is left of a report of the mouse that is none.
    case remnant
    /// An answer of any length, up to BEL or `ESC \`.
    case report, reportEscape
    case paste
  }

  /// What the terminal's own description adds to the keys that all know.
  private let described: [[UInt8]: Key]
  /// What bytes above ASCII are where the terminal knows no UTF-8.
  private let letters: [UInt8: Character]?
  private let escapeDelay: Int
  private var stage = Stage.ground
  private var events: [TerminalEvent] = []
  private var pasted: [UInt8] = []
  /// The last bytes of a paste, beyond the limit too, in which its end may be.
  private var tail: [UInt8] = []
  /// The beginning of an answer.
  private var answer: [UInt8] = []
  /// The terminal was asked for something and has not answered yet.
  var awaitsAnswer = false
  private var lastByte = 0
  /// When an Esc was taken for a key because nothing followed in time.
  private var lateEscape: Int?
  /// The Esc that began what is being read was told already.
  private var isLate = false

  /// More than anyone pastes; what comes beyond is dropped.
  private static let pasteLimit = 1 << 20
  private static let pasteEnd = Array("\u{1B}[201~".utf8)

  /// - Parameters:
  ///   - described: keys by what the terminal sends for them.
  ///   - letters: what bytes above ASCII are where the terminal knows no UTF-8.
  ///   - escapeDelay: milliseconds in which more must follow an Esc that begins something.
  init(described: [[UInt8]: Key] = [:], letters: [UInt8: Character]? = nil, escapeDelay: Int = 25) {
    self.described = described
    self.letters = letters
    self.escapeDelay = escapeDelay
  }

  /// How many milliseconds more can make a difference to what was read; nil where nothing waits.
  var patience: Int? {
    switch stage {
    case .escape: escapeDelay
    case .opening: max(escapeDelay, InputDecoder.openingDelay)
    // Nobody types a report of the mouse.
    case .sequence(let bytes) where bytes.first == InputDecoder.mouseMark: nil
    case .sequence(let bytes), .single(let bytes):
      bytes.isEmpty || isLate ? max(escapeDelay, InputDecoder.openingDelay) : nil
    default: nil
    }
  }

  // Only by hand are these ever typed alone, and a hand can wait.
  private static let openingDelay = 200
  /// A hand that types `[` is slower after Esc; a slow line is not.
  private static let lateDelay = 100
  /// What has not gone on for so long was cut off.
  private var cutOff: Int { max(1000, 2 * escapeDelay) }

  /// Takes bytes that came in at `now`, in milliseconds of any clock.
  mutating func take(_ bytes: some Collection<UInt8>, at now: Int) -> [TerminalEvent] {
    if now - lastByte > cutOff, stage != .paste, !isAnswer(goingOn: bytes.first), !isMouse(goingOn: bytes.first) {
      stage = .ground
    }
    for byte in bytes {
      lastByte = now
      step(byte)
    }
    defer { events = [] }
    return events
  }

  /// Nothing followed in `patience`: what was begun is what it looks like.
  mutating func expire() -> [TerminalEvent] {
    let before = stage
    stage = .ground
    switch before {
    case .escape:
      key(.escape)
      lateEscape = lastByte
    case .opening(let byte): replay([byte])
    case .sequence(let bytes): replay([0x5B] + bytes)
    case .single(let bytes): replay([0x4F] + bytes)
    default: stage = before
    }
    defer { events = [] }
    return events
  }

  private mutating func key(_ key: Key) { events.append(.key(key)) }

  /// What looked like the beginning of a sequence was Esc and then keys.
  private mutating func replay(_ bytes: [UInt8]) {
    stage = .ground
    if !isLate { key(.escape) }
    isLate = false
    lateEscape = nil
    for byte in bytes { step(byte) }
  }

  private mutating func step(_ byte: UInt8) {
    switch stage {
    case .ground: begin(byte)
    case .character(let bytes, let count): goOn(bytes, count, byte)
    case .escape: follow(byte)
    case .opening(let first): open(first, byte)
    case .sequence(let bytes): sequence(bytes, byte)
    case .single(let bytes): single(bytes, byte)
    case .mouse(let left): stage = left > 1 ? .mouse(left - 1) : .ground
    case .remnant: skip(byte)
    case .report: report(byte)
    case .reportEscape:
      if byte == 0x5C { return finishReport() }
      stage = .ground
      follow(byte)
    case .paste: paste(byte)
    }
  }

  private mutating func begin(_ byte: UInt8) {
    if let since = lateEscape {
      lateEscape = nil
      if lastByte - since <= InputDecoder.lateDelay, byte == 0x5B || byte == 0x4F || byte == 0x5D && awaitsAnswer {
        isLate = true
        stage = byte == 0x5B ? .sequence([]) : byte == 0x4F ? .single([]) : .opening(byte)
        return
      }
    }
    isLate = false
    if let known = described[[byte]] { return key(known) }
    switch byte {
    case 0x0D, 0x0A: key(.enter)
    case 0x09: key(.tab)
    case 0x08, 0x7F: key(.backspace)
    case 0x1B: stage = .escape
    case 0x01...0x1A: key(.control(Character(Unicode.Scalar(byte + 0x60))))
    case 0x20..<0x7F: key(.character(Character(Unicode.Scalar(byte))))
    case 0x80...0xFF where letters != nil: if let letter = letters?[byte] { key(.character(letter)) }
    case 0xC2...0xDF: stage = .character([byte], count: 2)
    case 0xE0...0xEF: stage = .character([byte], count: 3)
    case 0xF0...0xF4: stage = .character([byte], count: 4)
    // What ESC [ and ESC O are to terminals of eight bits.
    case 0x9B: stage = .sequence([])
    case 0x8F: stage = .single([])
    default: break
    }
  }

  private mutating func goOn(_ bytes: [UInt8], _ count: Int, _ byte: UInt8) {
    stage = .ground
    guard byte & 0xC0 == 0x80 else { return begin(byte) }
    let bytes = bytes + [byte]
    guard bytes.count == count else { return stage = .character(bytes, count: count) }
    // C1 controls are none of anybody's keys.
    let scalars = String(validating: bytes, as: UTF8.self)?.unicodeScalars
    if let scalar = scalars?.first, scalar.value >= 0xA0 { key(.character(Character(scalar))) }
  }

  /// What follows an Esc.
  private mutating func follow(_ byte: UInt8) {
    if let known = described[[0x1B, byte]] {
      stage = .ground
      return key(known)
    }
    switch byte {
    case 0x5B: stage = .sequence([])
    case 0x4F: stage = .single([])
    case 0x5D, 0x50, 0x5F: stage = .opening(byte)
    default:
      stage = .ground
      key(.escape)
      begin(byte)
    }
  }

  /// Answers begin in few ways; all else after `ESC ]`, `ESC P` and `ESC _` was typed.
  private mutating func open(_ first: UInt8, _ byte: UInt8) {
    let isDigit = (0x30...0x39).contains(byte)
    let isAnswer =
      switch first {
      case 0x5D: isDigit
      case 0x50: isDigit || Array("!+$>".utf8).contains(byte)
      default: byte == UInt8(ascii: "G")
      }
    guard isAnswer else { return replay([first, byte]) }
    stage = .report
    isLate = false
    answer = [first, byte]
  }

  private mutating func report(_ byte: UInt8) {
    switch byte {
    case 0x07: finishReport()
    case 0x18, 0x1A: stage = .ground
    case 0x1B: stage = .reportEscape
    case 0x03:
      stage = .ground
      begin(byte)
    default: if answer.count < 64 { answer.append(byte) }
    }
  }

  /// The end of an answer: the ground that was asked for, or nothing to us.
  private mutating func finishReport() {
    stage = .ground
    guard let color = Color(groundAnswer: answer) else { return }
    awaitsAnswer = false
    events.append(.ground(color))
  }

  private mutating func sequence(_ bytes: [UInt8], _ byte: UInt8) {
    if bytes.first == InputDecoder.mouseMark { return mouse(bytes, byte) }
    let isPrefix = bytes.isEmpty && byte == 0x5B && !isLate
    switch byte {
    // The Linux console's F1 to F5 have a second bracket.
    case 0x20...0x3F,
      _ where isPrefix:
      stage = .sequence(bytes.count < 64 ? bytes + [byte] : bytes)
    case 0x40...0x7E:
      finish([0x1B, 0x5B] + bytes + [byte], InputDecoder.keys[bytes + [byte]], typed: [0x5B] + bytes + [byte])
    default: broken(by: byte)
    }
  }

  /// A report of the mouse: what it comes to, or nothing. However it was harmed, no digit of it becomes a key.
  private mutating func mouse(_ bytes: [UInt8], _ byte: UInt8) {
    switch byte {
    case 0x20...0x3F: stage = .sequence(bytes.count < 64 ? bytes + [byte] : bytes)
    case InputDecoder.pressed, InputDecoder.released:
      let report = MouseReport(bytes, end: byte)
      stage = report == nil ? .remnant : .ground
      isLate = false
      if let mouse = report?.mouse { events.append(.mouse(mouse)) }
    case 0x40...0x7E: stage = .remnant
    default: broken(by: byte)
    }
  }

  private mutating func skip(_ byte: UInt8) {
    if InputDecoder.isOfMouse(byte) {
      if byte >= 0x40 { stage = .ground }
    } else {
      broken(by: byte)
    }
  }

  private mutating func single(_ bytes: [UInt8], _ byte: UInt8) {
    switch byte {
    case 0x30...0x3B: stage = .single(bytes.count < 64 ? bytes + [byte] : bytes)
    case 0x40...0x7E:
      finish(
        [0x1B, 0x4F] + bytes + [byte], bytes.isEmpty ? InputDecoder.singles[byte] : nil, typed: [0x4F] + bytes + [byte])
    case 0x20...0x3F where bytes.isEmpty: replay([0x4F, byte])
    default: broken(by: byte)
    }
  }

  /// A control or a letter beyond ASCII in the middle of a sequence: that was cut off, and this is something else.
  private mutating func broken(by byte: UInt8) {
    stage = .ground
    isLate = false
    begin(byte)
  }

  /// The end of a sequence: a key that is known, a paste, or nothing.
  private mutating func finish(_ whole: [UInt8], _ known: Key?, typed: [UInt8]) {
    stage = .ground
    let wasLate = isLate
    isLate = false
    if let found = described[whole] ?? known { return key(found) }
    switch whole {
    case Array("\u{1B}[200~".utf8):
      stage = .paste
      (pasted, tail) = ([], [])
    case Array("\u{1B}[M".utf8): stage = .mouse(3)
    // So long after its Esc, and nothing that is known, it was typed; but the focus comes and goes by itself.
    case _ where wasLate && typed.count == 2 && ![0x49, 0x4F].contains(typed[1]):
      for byte in typed { step(byte) }
    default: break
    }
  }

  private mutating func paste(_ byte: UInt8) {
    if pasted.count < InputDecoder.pasteLimit { pasted.append(byte) }
    tail.append(byte)
    if tail.count > InputDecoder.pasteEnd.count { tail.removeFirst() }
    guard tail == InputDecoder.pasteEnd else { return }
    stage = .ground
    if pasted.suffix(tail.count) == tail[...] { pasted.removeLast(tail.count) }
    events.append(.paste(String(decoding: pasted, as: UTF8.self)))
    pasted = []
  }
}

extension InputDecoder {
  /// Whether an answer that was held up, however long, goes on.
  private func isAnswer(goingOn byte: UInt8?) -> Bool {
    guard awaitsAnswer, let byte, answer.starts(with: "]11;".utf8) else { return false }
    if stage == .reportEscape { return byte == 0x5C }
    return stage == .report && ("rgba:/;".utf8.contains(byte) || [0x07, 0x1B].contains(byte) || hexDigit(byte) != nil)
  }

  fileprivate static let (mouseMark, pressed, released) =
    (UInt8(ascii: "<"), UInt8(ascii: "M"), UInt8(ascii: "m"))

  /// Whether a report of the mouse may go on, or end, with `byte`.
  fileprivate static func isOfMouse(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || [UInt8(ascii: ";"), pressed, released].contains(byte)
  }

  /// Whether a report of the mouse that was held up, however long, goes on.
  private func isMouse(goingOn byte: UInt8?) -> Bool {
    guard let byte, InputDecoder.isOfMouse(byte) else { return false }
    if case .sequence(let bytes) = stage { return bytes.first == InputDecoder.mouseMark }
    return stage == .remnant
  }

  /// Whether a paste has begun and not ended.
  var isPasting: Bool { stage == .paste }

  /// A paste whose end never came is over when the user presses Esc or ^C after a pause: without that nothing would
  /// ever be a key again.
  mutating func givesUpPaste(_ bytes: [UInt8], at now: Int) -> Bool {
    guard stage == .paste, now - lastByte > cutOff, bytes == [0x1B] || bytes == [0x03] else {
      return false
    }
    stage = .ground
    pasted = []
    return true
  }

  /// What follows `ESC [`, by the key that sends it in one terminal or another.
  private static let keys: [[UInt8]: Key] = {
    var found: [[UInt8]: Key] = [:]
    func add(_ text: String, _ key: Key) { found[Array(text.utf8)] = key }
    for (letter, key) in letters { add(letter, key); add("1;1" + letter, key) }
    add("Z", .backTab)
    for (number, key) in [
      (1, Key.home), (2, .insert), (3, .delete), (4, .end), (5, .pageUp), (6, .pageDown), (7, .home), (8, .end),
    ] { add("\(number)~", key) }
    let functions = [11, 12, 13, 14, 15, 17, 18, 19, 20, 21, 23, 24, 25, 26, 28, 29, 31, 32, 33, 34]
    for (index, number) in functions.enumerated() { add("\(number)~", .function(index + 1)) }
    for (index, letter) in ["A", "B", "C", "D", "E"].enumerated() { add("[" + letter, .function(index + 1)) }
    return found
  }()

  /// What follows `ESC O`.
  private static let singles: [UInt8: Key] = {
    var found: [UInt8: Key] = [UInt8(ascii: "M"): .enter]
    for (letter, key) in letters { found[Array(letter.utf8)[0]] = key }
    return found
  }()

  private static let letters: [(String, Key)] = [
    ("A", .up), ("B", .down), ("C", .right), ("D", .left), ("H", .home), ("F", .end), ("P", .function(1)),
    ("Q", .function(2)), ("R", .function(3)), ("S", .function(4)),
  ]
}
