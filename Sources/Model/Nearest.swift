/// What of `known` one may have meant by `text`, the likeliest first, three at most: what begins with it, or differs in
/// few letters.
package func nearest(to text: String, among known: [String]) -> [String] {
  let wanted = Array(folded(text).utf8)
  guard !wanted.isEmpty else { return [] }
  let reach = max(1, wanted.count / 3)
  var found: [(distance: Int, name: String)] = []
  for name in known {
    let own = Array(folded(name).utf8)
    if own.starts(with: wanted) {
      found.append((0, name))
    } else if abs(own.count - wanted.count) <= reach {
      let distance = letters(apart: own, wanted)
      if distance <= reach { found.append((distance, name)) }
    }
  }
  return found.sorted { ($0.distance, $0.name.utf8.count, $0.name) < ($1.distance, $1.name.utf8.count, $1.name) }
    .prefix(3).map(\.name)
}

/// The letters to be put in, left out or replaced to make one of the other (Levenshtein).
private func letters(apart one: [UInt8], _ other: [UInt8]) -> Int {
  var row = Array(0...other.count)
  for (line, letter) in one.enumerated() {
    var corner = row[0]
    row[0] = line + 1
    for (column, theirs) in other.enumerated() {
      let replaced = corner + (letter == theirs ? 0 : 1)
      corner = row[column + 1]
      row[column + 1] = min(replaced, corner + 1, row[column] + 1)
    }
  }
  return row[other.count]
}

/// `Bedoelt u …? ` before the rest of a message; empty where nothing is near.
package func suggestion(_ names: [String]) -> Phrase {
  guard let last = names.last else { return Phrase(same: "") }
  let first = names.dropLast().joined(separator: ", ")
  return Phrase(
    "Bedoelt u \(first.isEmpty ? last : "\(first) of \(last)")? ",
    "Do you mean \(first.isEmpty ? last : "\(first) or \(last)")? ")
}
