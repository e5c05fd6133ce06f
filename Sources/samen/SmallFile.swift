import Foundation
import Model
import Store

/// A file of the user that is read whole before anything else, such as a config or a theme.
enum SmallFile {
  /// More than anyone writes; what is larger is another file.
  static let limit = 1_000_000

  /// Its bytes; nil where there is nothing of that name. The null device is an empty file.
  /// - Throws: it is not a regular file, cannot be reached or read, or is too large; never after reading for long.
  static func bytes(_ path: String) throws(Ending) -> [UInt8]? {
    do {
      guard !isNull(path) else { return [] }
      guard let info = try PathObstacle.look(at: path) else { return nil }
      guard info.st_size <= limit else { throw tooLarge(path, info.st_size) }
      // Another file may be there by now: it must not hold the program up either.
      let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
      guard descriptor >= 0 else { throw PathObstacle(errno, on: path) }
      defer { close(descriptor) }
      var bytes = [UInt8](repeating: 0, count: limit + 1)
      var count = 0
      while count <= limit {
        let part = bytes[count...].withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
        if part < 0, errno == EINTR { continue }
        guard part >= 0 else { throw PathObstacle(errno, on: path) }
        if part == 0 { break }
        count += part
      }
      guard count <= limit else { throw tooLarge(path, nil) }
      return Array(bytes[..<count])
    } catch let obstacle as PathObstacle {
      throw Ending(.usage, "\(path) \(obstacle.words.dutch).", "\(path) \(obstacle.words.english).")
    } catch let ending as Ending {
      throw ending
    } catch {
      throw Ending(.usage, "\(path) is niet te lezen.", "\(path) cannot be read.")
    }
  }

  /// Whether a path leads to the null device, by which one says that there is no such file.
  static func isNull(_ path: String) -> Bool {
    var (info, null) = (stat(), stat())
    return stat(path, &info) == 0 && info.st_mode & S_IFMT == S_IFCHR && stat("/dev/null", &null) == 0
      && info.st_rdev == null.st_rdev && null.st_mode & S_IFMT == S_IFCHR
  }

  private static func tooLarge(_ path: String, _ size: off_t?) -> Ending {
    func words(_ language: Language) -> String {
      guard let size else { return language == .dutch ? "meer dan 1 MB" : "more than 1 MB" }
      let tenths = (size + 50_000) / 100_000
      let megabytes = "\(tenths / 10)\(language == .dutch ? "," : ".")\(tenths % 10) MB"
      return "\(size) bytes (\(megabytes))"
    }
    return Ending(
      .usage, "\(path) is te groot: \(words(.dutch)), en hoogstens 1 MB wordt gelezen.",
      "\(path) is too large: \(words(.english)), and at most 1 MB is read.")
  }
}
