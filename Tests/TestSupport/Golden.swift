import Foundation

/// Compares text with a kept file beside the tests; one that is missing is recorded and counts as different.
package func golden(_ name: String, _ text: String, file: String = #filePath) throws -> (
  expected: String, actual: String
) {
  let folder = URL(fileURLWithPath: file).deletingLastPathComponent().appendingPathComponent("Goldens")
  let path = folder.appendingPathComponent(name + ".txt")
  guard let kept = try? String(contentsOf: path, encoding: .utf8) else {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try text.write(to: path, atomically: true, encoding: .utf8)
    return ("(recorded just now: look at it and run again)", text)
  }
  return (kept, text)
}
