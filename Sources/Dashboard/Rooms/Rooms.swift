extension Room {
  /// Every room there is: the pages in the order of their keys, then what is opened from them.
  package static let all: [Room] = [
    .overview, .municipalities, .initiatives, .fund, .roadmap, .map, .trend, .decisions, .journal, .findings,
    .attention, .municipality, .initiative, .activity, .comparison,
  ]
}
