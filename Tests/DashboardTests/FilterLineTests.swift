import Dashboard
import Model
import TestSupport
import Testing

@Suite struct FilterLineTests {
  @Test("A negated name with a blank leaves out that municipality alone")
  func negatedName() throws {
    var desk = try Desk()
    try desk.run("filter -\"Aa en\"")
    #expect(desk.state.rows.count == 387)
    try desk.run("filter -corop=\"Agglomeratie Haarlem\"")
    #expect((380..<388).contains(desk.state.rows.count), "\(desk.notice)")
    try desk.run("filter name!=\"Aa en Hunze\"")
    #expect(desk.state.rows.count == 387)
  }

  @Test(
    "A value that no municipality has says what there is, and the old filter stays",
    arguments: [
      ("provincie=Foo", "Drenthe"), ("corop=Foo", "voor corop"), ("safety-region=Foo", "Fryslân"),
      ("code=GM9999", "GM0"), ("urbanity=9", "1, 2, 3, 4, 5"), ("flag<P", "= en !="), ("provincie!=Drente", "Drenthe"),
      ("inwoners>1,5", "50.000"), ("gon=Q", "Bekend"),
    ])
  func unknownValues(_ text: String, _ says: String) throws {
    var desk = try Desk()
    try desk.run("filter provincie=Drenthe")
    try desk.run("filter \(text)")
    #expect(desk.state.rows.count == 12 && desk.notice.contains(says), "\(desk.notice)")
  }

  @Test("Letters of a status and ways to write a number are read as people write them")
  func readings() throws {
    func count(_ text: String) throws -> Int {
      var desk = try Desk()
      try desk.run("filter \(text)")
      #expect(desk.state.filter != nil, "\(text): \(desk.notice)")
      return desk.state.rows.count
    }
    #expect(try count("govroam=g") == count("govroam=G"))
    #expect(try count("inwoners>200,000") == count("inwoners>200.000"))
    #expect(try count("inwoners>200k") == count("inwoners>200000"))
    #expect(try count("provincie=drenthe|utrecht") > 12)
  }
}
