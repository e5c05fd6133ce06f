import ArgumentParser
import Dashboard
import Foundation
import Model
import Sample
import Store

/// Hidden: makes the map's grid in `sample-data/` from one with a run of squares a line.
struct MakeGrid: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "make-grid",
      abstract: say("Maakt het raster van de kaart.", "Makes the grid of the map."), shouldDisplay: false)
  }

  @Argument(help: help("het raster: row,col,length,gm_code", "the grid: row,col,length,gm_code"))
  var source: String
  @Argument(help: help("de map sample-data", "the folder sample-data"))
  var folder: String

  func run() throws {
    guard let bytes = try? Data(contentsOf: URL(fileURLWithPath: source)) else {
      throw Ending(.failure, Phrase("\(source): niet te lezen", "\(source): cannot be read"))
    }
    do {
      let grid = try GridSource.grid(Array(bytes), file: source)
      let file = URL(fileURLWithPath: folder).appendingPathComponent("grid.csv")
      try Folder.replace(file.path, with: Array(grid.text.utf8))
    } catch let problem as CSVProblem {
      throw Ending(.failure, problem.words)
    } catch let failure as StoreFailure {
      throw Ending(failure)
    }
  }
}
