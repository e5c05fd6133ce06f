import Foundation
import TestSupport
import Testing

/// What nobody says whose first language it is, and a second word for what has one already.
@Suite struct ForbiddenWordTests {
  static let english = [
    "strays", "is so already", "so already", "named together", "typing error right", "never mind", "end of the road",
    "there is nothing of", "spent", "four rates", "outlay", "trust work", "stands there twice", "looking on", "step on",
    "asks for attention",
    "is no more since", "rests on this", "no telling what", "will not do", "throws away", "takes the filter off",
    "all the same", "dealt out", "million million", "a start of your own", "what was said", "counts for now",
  ]
  static let dutch = [
    "wie rekent", "geeft ze op", "eind van de weg", "laat maar", "er is niets van  om ongedaan", "verpl", "uitp",
    "hield dit waar", "kan maar gelden", "niet in één stap", "geregistreerd", "gerealiseerd", "samen genoemd",
    "toch niet", "het uwe", "open haar", "is het meeste", "hier staat niets dat", "wat er gezegd is", "om aan te meten",
    "zoals nieuw", "wijst niets een cel aan",
  ]

  @Test("No text of the program or of its data says it")
  func texts() throws {
    var files = 0
    for folder in ["Sources", "sample-data"] {
      let root = Project.root.appendingPathComponent(folder)
      for case let url as URL in try #require(FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil))
      {
        guard ["swift", "csv"].contains(url.pathExtension), url.lastPathComponent != "rollout.csv" else { continue }
        files += 1
        let text = try String(contentsOf: url, encoding: .utf8)
        // What no file has is not looked for line by line.
        let lowered = text.lowercased()
        for word in Self.english + Self.dutch where lowered.contains(word.prefix(8).lowercased()) {
          let said = texts(of: text, isData: url.pathExtension == "csv").filter { $0.says(word) }
          #expect(said.isEmpty, "\(url.lastPathComponent): «\(word)» \(said)")
        }
      }
    }
    #expect(files > 200)
  }

  /// The lines of data, or what stands between quotes in code, without what is put into it.
  private func texts(of text: String, isData: Bool) -> [String] {
    let lines = text.split(separator: "\n").map(String.init)
    if isData { return lines }
    return lines.filter { !$0.trimmed.hasPrefix("//") }.flatMap { line in
      let plain = line.replacingOccurrences(of: #"\\\([^)]*\)"#, with: "", options: .regularExpression)
      return plain.split(separator: "\"", omittingEmptySubsequences: false).enumerated().filter { $0.offset % 2 == 1 }
        .map { String($0.element) }
    }
  }
}

extension String {
  fileprivate var trimmed: String { trimmingCharacters(in: .whitespaces) }

  /// Whether it has the words by themselves: no part of a longer one, and no name with dots.
  fileprivate func says(_ words: String) -> Bool {
    guard let range = range(of: words, options: .caseInsensitive) else { return false }
    let (before, after) = (self[..<range.lowerBound].last, self[range.upperBound...].first)
    return before?.isLetter != true && after?.isLetter != true && (before != "." || contains(" "))
  }
}
