/// Over scalars: in Swift a sign with a combining mark behind it is one Character, which is not that sign.
extension String {
  /// What stands before the first `sign`, and what behind it; nil behind where there is none.
  package func cut(at sign: Unicode.Scalar) -> (before: String, behind: String?) {
    guard let place = unicodeScalars.firstIndex(of: sign) else { return (self, nil) }
    return (String(unicodeScalars[..<place]), String(unicodeScalars[place...].dropFirst()))
  }

  /// Whether the scalars begin with those of `other`.
  package func begins(with other: String) -> Bool { utf8.starts(with: other.utf8) }
}
