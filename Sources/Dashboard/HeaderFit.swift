import Screen

extension Painter {
  /// The right part of the header for a narrow screen: shorter words first, then without the day, so that the mode,
  /// its last part, is always seen.
  func fitted(_ parts: [(String, Role)], gap: Int) -> [(String, Role)] {
    let room = layout.size.width - 2
    func width(_ parts: [(String, Role)]) -> Int {
      parts.reduce(0) { $0 + TextWidth.of($1.0) } + gap * max(0, parts.count - 1)
    }
    var parts = parts
    if width(parts) > room {
      let sample = say("VOORBEELDGEGEVENS", "SAMPLE DATA")
      parts = parts.map { ($0.0 == sample ? say("VOORBEELD", "SAMPLE") : $0.0, $0.1) }
    }
    if width(parts) > room, let day = parts.first?.0 {
      let prefix = say("stand ", "as of ")
      if day.hasPrefix(prefix) { parts[0].0 = String(day.dropFirst(prefix.count)) }
    }
    while width(parts) > room, parts.count > 1 { parts.removeFirst() }
    return parts
  }
}
