import Model
import Testing

@Suite struct DayReadingTests {
  private let today = Day(number: 17_440)

  /// Days, and how people write them on 1 October 2017, a Sunday.
  private static let spellings: [(iso: String, texts: [String])] = [
    (
      "2017-12-01",
      [
        "2017-12-01", "1-12-2017", "01-12-2017", "1/12/2017", "01/12/2017", "1.12.2017", "01.12.2017", "1-12-17",
        "1/12/17", "1.12.17", "01-12-17", "2017/12/01", "2017.12.1", "2017-12-1", "1 dec 2017", "1 december 2017",
        "1 December 2017", "1 DEC 2017", "1 dec. 2017", "1 dec, 2017", "1-dec-2017", "1-dec-17", "1 dec 17",
        "1 dec '17", "1 dec ’17", "1dec2017", "Dec 1, 2017", "December 1 2017", "December 1st, 2017",
        "1st of December 2017", "the 1st of December 2017", "1e december 2017", "1ste december 2017",
        "de 1e van december 2017", "1 dec", "1 dec.", "1 december", "01 dec", "1st of December", "  1   dec  2017 ",
        "dec 2017", "december 2017", "Dec 2017", "begin dec", "begin december 2017", "start of December",
        "begin van december", "2017-12", "2017/12",
      ]
    ),
    (
      "2018-03-01",
      [
        "1 maart 2018", "1 mrt 2018", "1 mrt. 2018", "1 maa 2018", "1 mar 2018", "1 March 2018", "March 1, 2018",
        "1-3-2018", "1.3.18", "maart 2018", "mrt 2018", "March 2018", "begin maart 2018", "+5m", "+5 maanden",
        "+5 months", "over 5 maanden", "in 5 months",
      ]
    ),
    (
      "2017-03-31",
      [
        "eind maart", "einde maart", "end March", "end of March", "eind van maart", "eind mrt", "eind maart 2017",
        "end of the march 2017", "ultimo maart", "eind q1", "eind k1", "end of q1", "eind q1 2017", "eind kwartaal 1",
        "EIND MAART", "31 maart", "31 mar 2017",
      ]
    ),
    (
      "2017-10-01",
      [
        "vandaag", "today", "Vandaag", "1 okt", "1 oct", "1 oktober 2017", "October 1, 2017", "+0d", "-0w",
        "begin oktober", "begin van de maand", "start of the month", "begin kwartaal", "begin of this quarter",
        "eind week", "eind van de week", "end of this week", "begin q4", "start q4 2017", "1 OCTOBER 17",
      ]
    ),
    ("2017-10-02", ["morgen", "tomorrow", "+1d", "+1 dag", "+1 day", "over 1 dag", "in 1 day", "begin volgende week"]),
    ("2017-10-03", ["overmorgen", "+2d"]),
    (
      "2017-09-30",
      [
        "gisteren", "yesterday", "-1d", "−1d", "1 dag geleden", "1 day ago", "eind vorige maand", "end of last month",
        "eind q3", "eind vorig kwartaal", "30 sept", "30 sep 2017", "30 september", "eind september",
      ]
    ),
    ("2017-09-29", ["eergisteren", "-2d"]),
    (
      "2017-10-15",
      [
        "+2w", "+2 w", "+ 2w", "+2 weken", "+2 weeks", "over 2 weken", "in 2 weeks", "+14d", "half oktober",
        "medio oktober", "mid October", "half van deze maand", "15 okt",
      ]
    ),
    ("2017-09-17", ["-2w", "2 weken geleden", "2 weeks ago", "-14 dagen"]),
    ("2017-07-03", ["-90d", "90 dagen geleden"]),
    (
      "2017-12-31",
      [
        "eind q4", "einde q4", "end q4", "end of q4", "eind q4 2017", "eind kwartaal", "eind van het kwartaal",
        "end of the quarter", "eind jaar", "einde jaar", "end year", "end of the year", "end of this year",
        "eind van dit jaar", "eind 2017", "end 2017", "eind dec", "eind december 2017", "31 dec", "31-12-17",
      ]
    ),
    (
      "2018-12-31",
      [
        "eind volgend jaar", "end of next year", "eind 2018", "einde 2018", "eind q4 2018", "eind q4 18",
        "eind dec '18",
      ]
    ),
    ("2016-12-31", ["eind vorig jaar", "end of last year"]),
    ("2018-01-01", ["begin volgend jaar", "begin 2018", "+1k", "+1q", "+3m", "+3 months", "jan 2018", "1-1-18"]),
    (
      "2017-01-01",
      [
        "1-1-17", "1/1/17", "1 jan 17", "1 jan", "begin van het jaar", "start of the year", "begin 2017",
        "begin dit jaar",
      ]
    ),
    ("2018-10-01", ["+1j", "+1y", "+1 jaar", "+1 year", "+12m", "+4k"]),
    ("2016-10-01", ["-1j", "1 jaar geleden"]),
    ("2017-02-28", ["eind feb", "eind februari", "end of February"]),
    ("2020-02-29", ["eind feb 2020", "29 feb 2020", "29-2-20"]),
    ("2017-07-01", ["half 2017", "medio dit jaar", "mid 2017"]),
    ("2018-05-03", ["3 mei 2018", "3 May 2018", "May 3, 2018"]),
    ("2017-11-15", ["half kwartaal", "medio q4"]),
    ("2017-10-31", ["eind maand", "eind van de maand", "end of the month"]),
    ("2017-10-08", ["eind volgende week", "end of next week", "+1w", "+7 dagen"]),
    ("1999-12-31", ["31-12-1999", "31 dec 1999"]),
  ]

  @Test("A day is read as people write it, in both languages")
  func spellings() {
    #expect(today.iso == "2017-10-01")
    #expect(DayReadingTests.spellings.flatMap(\.texts).count >= 200)
    for (iso, texts) in DayReadingTests.spellings {
      for text in texts { #expect(Day(written: text, today: today)?.iso == iso, "\(text)") }
    }
  }

  @Test("A month later is the same day or the last of a shorter month; a week begins on Monday")
  func calendar() throws {
    let last = try #require(Day(iso: "2017-01-31"))
    for (text, iso) in [
      ("+1m", "2017-02-28"), ("-2m", "2016-11-30"), ("+1k", "2017-04-30"), ("eind week", "2017-02-05"),
      ("begin week", "2017-01-30"), ("eind vorige maand", "2016-12-31"), ("begin vorig kwartaal", "2016-10-01"),
    ] { #expect(Day(written: text, today: last)?.iso == iso, "\(text)") }
    let leap = try #require(Day(iso: "2020-02-29"))
    #expect(Day(written: "+1j", today: leap)?.iso == "2021-02-28")
  }

  @Test("What is no day is none")
  func rubbish() {
    for text in [
      "", " ", "ooit", "+", "+w", "+2", "+99999999999999999999w", "+4001d", "31-2-2017", "30 feb", "eind", "eind q5",
      "eind q0", "eind q4 veel", "1 foo 2017", "32 dec 2017", "0 dec", "1-12", "1.12", "12-2017", "1 12 2017",
      "eind 99999999", "1-1-117", "1-1-20177", "1-1-0017", "1 dec 0017", "eind 0017", "17", "2017", "20171201", "q4",
      "q4 2017", "dec", "jan", "maart", "mmm 2017", "ma 2017", "1 marmot 2017", "dec 17", "1--12--2017", "1-12/2017",
      "-1-12-2017", "1-12-2017-", "1-12-2017.", "vandaag morgen", "eind vandaag", "eind 1 maart", "eind +2w",
      "volgend jaar", "eind volgend 2018", "+2w later", "over weken", "2 weken", "-4000j", "١-١٢-2017", "1 dec 2017 !",
      "1 dec\u{0} 2017", "＋2w",
    ] { #expect(Day(written: text, today: today) == nil, "\(text)") }
  }

  @Test("Every day is read back as each of its usual spellings")
  func roundTrip() {
    let names = [
      ["januari", "February", "mrt", "April", "mei", "juni", "jul", "August", "sept", "oktober", "nov.", "December"],
      ["Jan", "feb", "March", "apr", "May", "jun", "juli", "aug", "Sep", "Oct", "november", "dec"],
    ]
    for number in stride(from: 16_801, to: 16_801 + 4000, by: 7) {
      let day = Day(number: Int32(number))
      let (year, month, date) = day.civil
      for text in [
        day.iso, "\(date)-\(month)-\(year)", "\(date).\(month).\(year % 100)", "\(date)/\(month)/\(year)",
        day.words(.dutch), day.words(.english), "\(date) \(names[0][month - 1]) \(year)",
        "\(names[1][month - 1]) \(date), \(year)", "\(date)-\(names[1][month - 1])-\(year % 100)",
      ] { #expect(Day(written: text, today: today) == day, "\(text)") }
    }
  }

  @Test("Of words a day takes as many as say it; one that is meant and is none is told")
  func leading() throws {
    func read(_ text: String) throws -> String? {
      try Day.leading(text.split(separator: " ").map(String.init), today: today).map { "\($0.day.iso) \($0.words)" }
    }
    #expect(try read("1 mrt 2017 factuur") == "2017-03-01 3")
    #expect(try read("1 mrt factuur 2017") == "2017-03-01 2")
    #expect(try read("2017-03-01") == "2017-03-01 1")
    #expect(try read("eind van het jaar of later") == "2017-12-31 4")
    #expect(try read("over 2 weken weer") == "2017-10-15 3")
    #expect(try read("gisteren gebeld") == "2017-09-30 1")
    for text in ["factuur 1 mrt 2017", "Jan keurde goed", "2 keer", "2017 factuur", "mei", ""] {
      #expect(try read(text) == nil, "\(text)")
    }
    #expect(try Day.leading(["1 mei factuur"], today: today) == nil)
    #expect(try Day.leading(["1 mei 2017", "factuur"], today: today)?.words == 1)
    for text in ["31-2-2017 factuur", "32 dec factuur", "1-12 factuur", "30 feb 2017", "1.12 x"] {
      #expect(throws: Day.Unreadable.self, "\(text)") { try read(text) }
    }
  }
}
