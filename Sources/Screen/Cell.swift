/// One column of the screen: plain data without a gap, so that rows compare as bytes.
package struct Cell: Sendable, Hashable {
  /// A scalar, or from `clusterBase` an index into the canvas's clusters; 0 is the right half of a wide character.
  package var glyph: UInt32
  /// An index into the canvas's styles.
  package var style: UInt32

  /// From here on a sign is a number of a cluster instead of a scalar.
  package static let clusterBase: UInt32 = 0x0100_0000
}
