import CEmbedded

/// The files of `sample-data/` and `themes/` that were built into the program, by name without folder.
package enum Embedded {
  /// The bytes of one file; nil if there is none of that name.
  package static func file(_ name: String) -> [UInt8]? { bytes(name).map(Array.init) }

  /// The bytes of one file where they lie, for as long as the program runs; nil if there is none of that name.
  package static func bytes(_ name: String) -> UnsafeRawBufferPointer? {
    for index in 0..<samen_embedded_count() {
      let file = samen_embedded_file(index)
      guard String(cString: file.name) == name else { continue }
      return UnsafeRawBufferPointer(start: file.bytes, count: Int(file.count))
    }
    return nil
  }

  /// The files that are built in.
  package static let names: [String] = (0..<samen_embedded_count()).map {
    String(cString: samen_embedded_file($0).name)
  }

  /// All files whose name ends so.
  package static func files(ending: String) -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for name in names where name.hasSuffix(ending) { files[name] = file(name) }
    return files
  }
}
