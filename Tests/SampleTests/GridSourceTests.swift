import Model
import Sample
import TestSupport
import Testing

/// The grid that is kept, made from a file with a run of squares a line.
@Suite struct GridSourceTests {
  private func grid(_ text: String) throws -> Grid {
    try GridSource.grid(Array(("row,col,length,gm_code\n" + text).utf8), file: "g.csv")
  }

  @Test("Runs become the least rectangle around them, and runs of the same that touch become one")
  func made() throws {
    let grid = try grid("7,20,2,GM0005\n7,22,3,GM0003\n9,21,1,GM0005\n9,22,1,GM0005\n")
    #expect(grid.columns == 5 && grid.rows == 3 && grid.codes == ["GM0003", "GM0005"])
    #expect(grid.text == "row,runs\n0,2*0005 3*0003\n2,1:2*0005\n")
  }

  @Test(
    "What is wrong is told with its line",
    arguments: ["1,2,0,GM0003", "1,-2,1,GM0003", "1,2,x,GM0003", "1,2,1,0003", "1,2,1,GM003", "0,1,1,GM0005"])
  func wrong(_ line: String) throws {
    #expect { try grid("0,0,2,GM0003\n" + line + "\n") } throws: { ($0 as? CSVProblem)?.line == 3 }
  }
}
