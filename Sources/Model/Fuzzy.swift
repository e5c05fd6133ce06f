/// How well `wanted` fits `text`, both folded: higher is better; nil if it does not. It fits where its letters follow
/// each other from the beginning of a word, going on over at most two letters or to the beginning of a later word:
/// what is further fetched is no match.
package func fuzzyScore(_ wanted: [UInt8], in text: [UInt8]) -> Int? {
  guard let first = wanted.first else { return 0 }
  var best: Int?
  for start in text.indices where text[start] == first && beginsWord(text, start) {
    guard let score = score(wanted, in: text, from: start) else { continue }
    best = max(best ?? score, score)
  }
  return best.map { $0 - text.count / 4 }
}

private func beginsWord(_ text: [UInt8], _ position: Int) -> Bool {
  position == 0 || [0x20, 0x2D, 0x27, 0x28, 0x2F].contains(text[position - 1])
}

/// The score of the match that begins at `start`: whole runs and beginnings of words count most.
private func score(_ wanted: [UInt8], in text: [UInt8], from start: Int) -> Int? {
  var score = start == 0 ? 40 : 20
  var last = start
  for letter in wanted.dropFirst() {
    if last + 1 < text.count, text[last + 1] == letter {
      score += 8
      last += 1
      continue
    }
    let next = text.indices.dropFirst(last + 1).first { position in
      text[position] == letter && (position - last <= 3 || beginsWord(text, position))
    }
    guard let next else { return nil }
    score += beginsWord(text, next) ? 4 : -6
    last = next
  }
  return score
}

/// The places of the characters of `text` that answer to `wanted`, which is folded: where its letters follow each other
/// from the beginning of a word, the first time; empty where they do not.
package func fuzzyPlaces(_ wanted: String, in text: String) -> [Int] {
  let (letters, own) = (Array(wanted), text.map { folded(String($0)) })
  guard let first = letters.first else { return [] }
  func isBeginning(_ place: Int) -> Bool { place == 0 || [" ", "-", "'", "(", "/"].contains(own[place - 1]) }
  for start in own.indices where own[start] == String(first) && isBeginning(start) {
    var places = [start]
    for letter in letters.dropFirst() {
      let last = places[places.count - 1]
      let next = own.indices.dropFirst(last + 1).first { place in
        own[place] == String(letter) && (place - last <= 3 || isBeginning(place))
      }
      guard let next else { break }
      places.append(next)
    }
    if places.count == letters.count { return places }
  }
  return []
}
