import Model

extension MapPane {
  static func read(_ row: Int, _ state: State) -> Reading {
    let (voice, programme) = (state.voice, state.programme)
    let (scene, one) = (state.mapScene, state.programme.municipalities[row])
    var details: [(id: String, words: String)] = []
    if let column = scene.column {
      details.append(("cell", voice.cell(row, column, of: programme)))
    } else if let plain = MapScene.plain(scene, row) {
      details.append(("measure", voice.say(plain)))
    }
    details.append(("use", voice.say(state.mapUse(row))))
    if scene.kinds[row] < 0 {
      details.append(("filter", voice.say("valt buiten het filter", "left out by the filter")))
    }
    for (way, other) in state.mapNeighbours(row) {
      details.append(("\(way)", "\(voice.say(way.name)) \(programme.municipalities[other].name)"))
    }
    return Reading("\(one.name), \(one.province)", details)
  }

  static func remarks(_ state: State) -> [Remark] {
    let scene = state.mapScene
    let (shown, all) = (state.voice.say(scene.shown), state.voice.municipalities(scene.kinds.count))
    return [
      Remark("measure", state.voice.say(scene.title)),
      Remark(
        "filter", scene.shown < scene.kinds.count ? state.voice.say("\(shown) van \(all)", "\(shown) of \(all)") : "",
        gone: state.voice.say("Geen filter", "No filter")),
    ]
  }
}
