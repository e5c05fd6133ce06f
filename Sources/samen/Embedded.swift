import CEmbedded
import Sample

/// The files of `sample-data/` and `themes/` that were built into the program, by name without folder.
enum Embedded {
  static let files: [String: [UInt8]] = {
    var files: [String: [UInt8]] = [:]
    withUnsafePointer(to: samen_embedded_files) { pointer in
      pointer.withMemoryRebound(to: samen_embedded.self, capacity: Int(samen_embedded_count)) { list in
        for index in 0..<Int(samen_embedded_count) {
          let file = list[index]
          files[String(cString: file.name)] = Array(UnsafeBufferPointer(start: file.bytes, count: Int(file.count)))
        }
      }
    }
    return files
  }()
}
