import Foundation
import Model
import Sample
import TestSupport
import Testing

/// Where the municipalities lie, on every day.
@Suite(.dice) struct GridTests {
  private func grid() throws -> Grid {
    let bytes = try Data(contentsOf: Project.root.appendingPathComponent("sample-data/grid.csv"))
    return try #require(Grid(bytes))
  }

  private func atlas(_ day: String) throws -> Atlas {
    let (seed, day) = (try Project.sampleSeed(), try #require(Day(iso: day)))
    let codes = Set(seed.municipalities.filter { $0.exists(on: day) }.map(\.code))
    return Atlas(try grid().divided(among: codes, by: seed.reorganisations))
  }

  @Test("The grid that is kept has every municipality of 2016, and is written as it was read")
  func kept() throws {
    let grid = try grid()
    #expect(grid.columns == 263 && grid.rows == 312 && grid.codes.count == 390)
    #expect((Atlas(grid).areas.min() ?? 0) >= 7)
    let text = try String(
      contentsOf: Project.root.appendingPathComponent("sample-data/grid.csv"), encoding: .utf8)
    #expect(grid.text == text)
  }

  @Test("What is no grid is not read as one")
  func damaged() {
    for text in [
      "", "row,runs\n", "rij,runs\n0,2*0003\n", "row,runs\n0,2*0003", "row,runs\n0,2*3\n", "row,runs\n0,*0003\n",
      "row,runs\n0,0*0003\n", "row,runs\n0,2*0003 \n", "row,runs\n0 2*0003\n", "row,runs\n0,2*0003 5:\n",
      "row,runs\n0,2*00033\n", "row,runs\n0,998:2*0003\n", "row,runs\n0,2*0003\r\n", "row,runs\n\n",
    ] { #expect(Grid(text.utf8) == nil, "\(text)") }
    #expect(Grid("row,runs\n0,2*0003 1*0005\n3,1:1*0003\n".utf8)?.squares.count == 12)
  }

  @Test("Any grid is read as it was written")
  func roundTrip() throws {
    var dice = Dice()
    for _ in 0..<50 {
      var runs: [Grid.Run] = []
      for row in 0..<1 + dice.below(9) {
        var column = 0
        for _ in 0..<1 + dice.below(6) {
          column += dice.below(4)
          let length = 1 + dice.below(5)
          runs.append(Grid.Run(row: row, column: column, length: length, code: "GM000\(dice.below(9))"))
          column += length
        }
      }
      let grid = Grid(runs)
      #expect(Grid(grid.text.utf8) == grid, "\(grid.text)")
    }
  }

  @Test("On every 1 January all municipalities lie somewhere, and no square is lost", arguments: 2016...2026)
  func days(_ year: Int) throws {
    let seed = try Project.sampleSeed()
    let day = try #require(Day(year: year, month: 1, day: 1))
    let atlas = try atlas("\(year)-01-01")
    #expect(atlas.grid.codes == seed.municipalities.filter { $0.exists(on: day) }.map(\.code).sorted())
    #expect(atlas.areas.reduce(0, +) == Atlas(try grid()).areas.reduce(0, +))
  }

  @Test("Littenseradiel, which three carried on, lies in its main successor from 2018 on")
  func split() throws {
    let seed = try Project.sampleSeed()
    let old = try #require(seed.municipalities.first { $0.name == "Littenseradiel" }).code
    let heirs = seed.reorganisations.filter { $0.oldCode == old }
    let main = try #require(heirs.first { $0.isMainSuccessor }).newCode
    #expect(heirs.count == 3)
    let (before, after) = (try grid(), try atlas("2018-01-01").grid)
    let number = Int16(try #require(before.codes.firstIndex(of: old)))
    let owners = Set(before.squares.indices.filter { before.squares[$0] == number }.map { after.squares[$0] })
    #expect(owners == [Int16(try #require(after.codes.firstIndex(of: main)))])
  }

  // `Neighbours2017.csv` was reckoned apart from this program, from the grid and the rule alone.
  @Test("The neighbours of 2017 are those of the reference, and the arrows lead from everybody to everybody")
  func neighbours() throws {
    let atlas = try atlas("2017-10-01")
    let url = Project.root.appendingPathComponent("Tests/ModelTests/Neighbours2017.csv")
    let lines = try CSV.records(
      Array(try Data(contentsOf: url)), file: "Neighbours2017.csv",
      header: ["code", "name", "left", "right", "up", "down"])
    #expect(lines.count == atlas.grid.codes.count)
    for line in lines {
      let place = try #require(atlas.place(of: line.cells[0]))
      let found = [Atlas.Way.left, .right, .up, .down].map { way in
        atlas.neighbour(of: place, way).map { atlas.grid.codes[$0] } ?? ""
      }
      #expect(found == Array(line.cells.suffix(4)), "\(line.cells[1])")
    }
    #expect(reach(atlas))
  }

  @Test("In other years too", arguments: ["2016-06-01", "2018-06-01", "2019-06-01", "2022-06-01", "2026-01-01"])
  func everywhere(_ day: String) throws { #expect(reach(try atlas(day))) }

  /// Whether one comes from the first to everybody, and from everybody to the first.
  private func reach(_ atlas: Atlas) -> Bool {
    let count = atlas.areas.count
    let next = (0..<count).map { place in Atlas.Way.allCases.compactMap { atlas.neighbour(of: place, $0) } }
    var before = Array(repeating: [Int](), count: count)
    for (place, others) in next.enumerated() { for other in others { before[other].append(place) } }
    return [next, before].allSatisfy { ways in
      var (seen, waiting): (Set<Int>, [Int]) = ([0], [0])
      while let place = waiting.popLast() {
        for other in ways[place] where seen.insert(other).inserted { waiting.append(other) }
      }
      return seen.count == count
    }
  }
}
