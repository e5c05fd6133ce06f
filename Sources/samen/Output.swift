import Foundation
import Screen
import Store

/// Standard output and error, checked: what could not be written is an error, never silence.
enum Output {
  /// Writes data to stdout as it is.
  /// - Throws: an ending with status 1 when not all of it could be written.
  static func data(_ text: String) throws(Ending) { try data(Array(text.utf8)) }

  /// Writes to stdout what people read, in the letters of their terminal.
  /// - Throws: as `data`.
  static func words(_ text: String) throws(Ending) { try data(charset.bytes(text)) }

  /// Writes all bytes to stdout; throws where nobody takes them.
  static func data(_ all: [UInt8]) throws(Ending) {
    var bytes = all[...]
    while !bytes.isEmpty {
      let written = bytes.withUnsafeBytes { write(1, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else {
        // Whoever reads has seen enough, as `head` has: there is nobody to tell.
        if errno == EPIPE { throw Ending(.failure, "", "") }
        let reason = systemWords(errno)
        throw Ending(
          .failure, "Schrijven naar stdout lukte niet: \(reason.dutch).", "Writing to stdout failed: \(reason.english)."
        )
      }
      bytes = bytes.dropFirst(written)
    }
  }

  /// Data for stdout that comes in small pieces: written whenever there is enough of it.
  struct Pieces {
    private var bytes: [UInt8] = []

    /// - Throws: as for `data`; so that what fails ends at once, whatever was still to come.
    mutating func add(_ text: String) throws(Ending) {
      bytes += text.utf8
      if bytes.count > 1 << 16 { try flush() }
    }

    /// Takes more bytes and writes when enough are together; throws where nobody takes them.
    mutating func add(_ more: [UInt8]) throws(Ending) {
      bytes += more
      if bytes.count > 1 << 16 { try flush() }
    }

    /// Writes what is left.
    mutating func flush() throws(Ending) {
      try data(bytes)
      bytes.removeAll(keepingCapacity: true)
    }
  }

  /// One line of narration on stderr, whatever is in it; there is nothing left to do when that fails.
  static func narrate(_ line: String) {
    let bytes = charset.bytes(sanitised(line) + "\n")
    _ = bytes.withUnsafeBytes { write(2, $0.baseAddress, $0.count) }
  }
}

extension Output {
  /// Several lines of our own words.
  static func narrate(lines: String) {
    for line in lines.split(separator: "\n", omittingEmptySubsequences: false) { narrate(String(line)) }
  }
}

/// Text from outside, harmless on a terminal.
func safe(_ text: String) -> String { sanitised(text) }
