import Foundation
import Model
import Store

func say(_ line: String) {
  FileHandle.standardOutput.write(Data((line + "\n").utf8))
}

let clock = Day(number: 17_440)
let at = "2017-10-01T09:00:00Z"
func change(_ municipality: String, _ initiative: String, note: String) -> RolloutChange {
  RolloutChange(municipality: municipality, initiative: initiative, note: note)
}

/// Does what the store says when another program keeps it busy too long, as a person would: nothing was changed, so it
/// is asked again.
func patiently<T>(_ work: () throws(StoreFailure) -> T) throws(StoreFailure) -> T {
  while true {
    do { return try work() } catch { guard case .busy = error else { throw error } }
    say("busy 1")
  }
}
