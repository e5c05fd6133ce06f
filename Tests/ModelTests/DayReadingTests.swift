import Model
import Testing

@Suite struct DayReadingTests {
  @Test("A day is read as people write it, in both languages")
  func spellings() throws {
    let today = try #require(Day(iso: "2017-10-01"))
    let table = [
      "2017-12-01": "2017-12-01", "1-12-2017": "2017-12-01", "1/12/2017": "2017-12-01", "1 dec 2017": "2017-12-01",
      "1 December 2017": "2017-12-01", "+2w": "2017-10-15", "+3d": "2017-10-04", "+1m": "2017-11-01",
      "+5m": "2018-03-01", "+1j": "2018-10-01", "+1y": "2018-10-01", "eind q4": "2017-12-31",
      "end q1 2018": "2018-03-31",
      "einde 2018": "2018-12-31", "eind feb": "2017-02-28", "eind feb 2020": "2020-02-29", "3 mei 2018": "2018-05-03",
    ]
    for (text, iso) in table { #expect(Day(written: text, today: today)?.iso == iso, "\(text)") }
    let last = try #require(Day(iso: "2017-01-31"))
    #expect(Day(written: "+1m", today: last)?.iso == "2017-02-28")
  }

  @Test("What is no day is none")
  func rubbish() throws {
    let today = try #require(Day(iso: "2017-10-01"))
    for text in [
      "", "ooit", "+", "+w", "+2", "+99999999999999999999w", "31-2-2017", "eind", "eind q5", "eind q4 veel",
      "1 foo 2017",
      "32 dec 2017", "-2w", "1-12", "12-2017", "eind 99999999",
    ] { #expect(Day(written: text, today: today) == nil, "\(text)") }
  }
}
