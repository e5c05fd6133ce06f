import Foundation
import Model

func say(_ line: String) {
  FileHandle.standardOutput.write(Data((line + "\n").utf8))
}

let clock = Day(number: 17_440)
let at = "2017-10-01T09:00:00Z"
func change(_ municipality: String, _ initiative: String, note: String) -> RolloutChange {
  RolloutChange(municipality: municipality, initiative: initiative, note: note)
}
