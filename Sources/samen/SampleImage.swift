import Sample
import Store

extension Embedded {
  /// The store of the sample, made beforehand; nil where this program's tables are other ones by now.
  static var sampleImage: UnsafeRawBufferPointer? {
    bytes("sample.sqlite").flatMap { ProgrammeStore.isCurrent($0) ? $0 : nil }
  }
}
