import CEmbedded
import Store

/// The files of `sample-data/` and `themes/` that were built into the program, by name without folder.
enum Embedded {
  /// The bytes of one file; nil if there is none of that name.
  static func file(_ name: String) -> [UInt8]? {
    for index in 0..<samen_embedded_count() {
      let file = samen_embedded_file(index)
      if String(cString: file.name) == name {
        return Array(UnsafeBufferPointer(start: file.bytes, count: Int(file.count)))
      }
    }
    return nil
  }

  /// The store of the sample, made beforehand; nil where this program's tables are other ones by now.
  static var sampleImage: UnsafeRawBufferPointer? {
    for index in 0..<samen_embedded_count() {
      let file = samen_embedded_file(index)
      guard String(cString: file.name) == "sample.sqlite" else { continue }
      let image = UnsafeRawBufferPointer(start: file.bytes, count: Int(file.count))
      return ProgrammeStore.isCurrent(image) ? image : nil
    }
    return nil
  }

  /// The files that are built in.
  static let names: [String] = (0..<samen_embedded_count()).map { String(cString: samen_embedded_file($0).name) }

  /// All files whose name ends so.
  static func files(ending: String) -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for name in names where name.hasSuffix(ending) { files[name] = file(name) }
    return files
  }
}
