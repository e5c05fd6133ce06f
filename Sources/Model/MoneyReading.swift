/// Words in which a unit that stands apart is joined to the number before it: `1,2` `mln`.
package func joiningUnits(_ words: [String]) -> [String] {
  words.reduce(into: []) { joined, word in
    if Amount.isUnit(word), joined.last?.last?.isNumber == true {
      joined[joined.count - 1] += " " + word
    } else {
      joined.append(word)
    }
  }
}
