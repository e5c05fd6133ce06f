extension String {
  /// With `old` wherever it stands made `new`, byte by byte. Most short texts of a screen hold none of it; a search of the
  /// library would be prepared for each before it began.
  package func swapping(_ old: String, _ new: String) -> String {
    let (text, part) = (Array(utf8), Array(old.utf8))
    guard let first = part.first, text.contains(first) else { return self }
    var bytes: [UInt8] = []
    var index = 0
    while index < text.count {
      if text[index] == first, text[index...].starts(with: part) {
        bytes += new.utf8
        index += part.count
      } else {
        bytes.append(text[index])
        index += 1
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
