/// The one way in which events go in and requests come out: for the loop, scripts, pictures and tests alike.
package enum Runner {
  /// Lets `events` happen to `state`, and what their requests are answered with, until nothing is left to do.
  /// - Parameter carryOut: does what is asked and tells what came of it; nothing where the answer comes later.
  package static func drive<Failure: Error>(
    _ state: inout State, _ events: [Event], carryOut: (Effect, inout State) throws(Failure) -> [Event]
  ) throws(Failure) {
    for event in events { try drive(&state, asking: update(&state, event), carryOut: carryOut) }
  }

  /// Carries out `effects`, and what comes of them.
  package static func drive<Failure: Error>(
    _ state: inout State, asking effects: [Effect], carryOut: (Effect, inout State) throws(Failure) -> [Event]
  ) throws(Failure) {
    var effects = effects[...]
    while let effect = effects.popFirst() {
      for event in try carryOut(effect, &state) { effects += update(&state, event) }
    }
  }
}
