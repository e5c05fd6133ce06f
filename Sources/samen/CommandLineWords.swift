import Foundation
import Model

/// What the program was called with, its own name first, as the kernel has it: a library that is loaded first and sets
/// a variable leaves `CommandLine.arguments` empty (swiftlang/swift#76080), and without its `--sample --read-only` a
/// program opens the real store. Not to be known is an ending, never an empty list.
let commandLineWords: Result<[String], Ending> = Result { () throws(Ending) in
  guard let bytes = wholeFile("/proc/self/cmdline"), bytes.last == 0 else {
    throw Ending(
      .failure, "Niet te zien met welke argumenten samen is gestart (/proc/self/cmdline); er is niets gedaan.",
      "Cannot tell which arguments samen was started with (/proc/self/cmdline); nothing was done.")
  }
  let words = bytes.dropLast().split(separator: 0, omittingEmptySubsequences: false)
  // Where the runtime knows them too, both must say the same.
  let others = CommandLine.arguments
  guard others.isEmpty || others == words.map({ String(decoding: $0, as: UTF8.self) }) else {
    throw Ending(
      .failure, "Iets in dit proces heeft de argumenten van samen veranderd; er is niets gedaan.",
      "Something in this process changed samen's arguments; nothing was done.")
  }
  return try words.enumerated().map { index, bytes throws(Ending) in
    guard let word = String(validating: bytes, as: UTF8.self) else {
      let shown = visible(bytes)
      throw Ending(
        .usage, "Argument \(index) is geen UTF-8: «\(shown)».", "Argument \(index) is not UTF-8: «\(shown)».")
    }
    return word
  }
}

/// The same, for what must be known before anything can be told; empty where it cannot be.
let wordsIfKnown = (try? commandLineWords.get()) ?? []

/// Bytes that are no UTF-8, those that are none as `\xE9`.
func visible(_ bytes: some Sequence<UInt8>) -> String {
  bytes.map { (0x20..<0x7F).contains($0) ? String(UnicodeScalar($0)) : "\\x" + padded(hexadecimal: $0) }.joined()
}

private func padded(hexadecimal byte: UInt8) -> String {
  let digits = String(byte, radix: 16, uppercase: true)
  return byte < 16 ? "0" + digits : digits
}

/// All bytes of a file whose size the system does not tell; nil where it cannot be read.
private func wholeFile(_ path: String) -> [UInt8]? {
  let descriptor = open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { return nil }
  defer { close(descriptor) }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 4096)
  while true {
    let count = read(descriptor, &buffer, buffer.count)
    if count < 0, errno == EINTR { continue }
    guard count >= 0 else { return nil }
    if count == 0 { return bytes }
    bytes += buffer[..<count]
  }
}
