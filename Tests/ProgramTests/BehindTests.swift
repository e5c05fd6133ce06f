import Foundation
import TestSupport
import Testing

@Suite(.serialized, .realPrograms) struct BehindTests {
  let place: Place
  init() throws { place = try Place() }

  @Test("While the store cannot be read the dashboard says that it is behind, and catches up as soon as it can")
  func catchesUp() throws {
    defer { place.remove() }
    let window = try place.window()
    try window.wait(for: "Uitrol per gemeente")
    var held: Holder?
    // What the page reads as soon as it is there is read first.
    try window.wait("nobody reads the store") {
      held = try? Holder(place.store, isExclusive: true)
      return held != nil
    }
    let holder = try #require(held)
    // The system tells of a file of that name: the dashboard looks, and cannot.
    let beside = URL(fileURLWithPath: place.store + "-x")
    try Data("x".utf8).write(to: beside)
    try FileManager.default.removeItem(at: beside)
    try window.wait(for: "NIET BIJGEWERKT")
    holder.release()
    // Nothing tells it that it can: it tries.
    try window.wait("what is there now") { !window.screen.contains("NIET BIJGEWERKT") }
  }
}
