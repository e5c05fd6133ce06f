/// How `width` columns are shared out by `counts`: each that is more than nothing gets one, the largest parts give.
/// - Returns: as many numbers as `counts`, with `width` for their sum where a count is positive and there is room.
package func allotted(_ counts: [Int], width: Int) -> [Int] {
  let total = counts.reduce(0, +)
  guard total > 0, width > 0 else { return counts.map { _ in 0 } }
  var parts = counts.map { $0 == 0 ? 0 : max(1, $0 * width / total) }
  while true {
    let sum = parts.reduce(0, +)
    guard sum != width else { return parts }
    let step = sum < width ? 1 : -1
    // Whoever is furthest from its share is put right.
    let next = counts.indices.filter { counts[$0] > 0 && (step > 0 || parts[$0] > 1) }.max {
      off($0, parts, counts, total, width) * step < off($1, parts, counts, total, width) * step
    }
    guard let next else { return parts }
    parts[next] += step
  }
}

private func off(_ index: Int, _ parts: [Int], _ counts: [Int], _ total: Int, _ width: Int) -> Int {
  counts[index] * width - parts[index] * total
}
