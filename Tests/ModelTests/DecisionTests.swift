import Model
import TestSupport
import Testing

@Suite(.dice) struct DecisionTests {
  private static let words = ["notulen", "punt 4", "«ALV»", "€ 5", "a.b", "aangenomen", "met", "gibit", "V1", "é"]

  private func text(_ dice: inout Dice) -> String {
    (0...Int.random(in: 0...5, using: &dice)).map { _ in Self.words.randomElement(using: &dice) ?? "x" }
      .joined(separator: " ")
  }

  @Test("Whatever is kept of a decision or a request reads back as it was, and in no other way")
  func roundTrips() {
    var dice = Dice()
    for _ in 0..<300 {
      for verdict in DecisionOutcome.Verdict.allCases {
        let outcome = DecisionOutcome(verdict, source: " " + text(&dice) + "\n ")
        #expect(DecisionOutcome(outcome.text) == outcome && !outcome.text.contains("\n"))
      }
      let request = ScaleUpRequest(
        subject: "gbi", by: text(&dice), benefit: text(&dice) + "\n\t" + text(&dice), costs: text(&dice))
      #expect(ScaleUpRequest(request.text) == request)
      let judgement = ScaleUpJudgement(isFit: Bool.random(using: &dice), words: text(&dice))
      #expect(ScaleUpJudgement(judgement.text) == judgement)
      let advice = ScaleUpAdvice(ScaleUpAdvice.Part.allCases.map { _ in text(&dice) })
      #expect(ScaleUpAdvice(advice.text) == advice)
    }
    for number in [1, 9, 10, 412] {
      for step in ScaleUpStep.allCases {
        let read = ScaleUpStep.read(step.key("V\(number)"))
        #expect(read?.request == "V\(number)" && read?.step == step)
      }
    }
  }

  @Test(
    "What is no value of them is none",
    arguments: [
      "", " ", "aangenomen", "aangenomen ", "aangenomen  dubbel", "Aangenomen bron", "goedgekeurd bron",
      "aangenomen bron\nmeer",
    ])
  func noOutcome(_ text: String) { #expect(DecisionOutcome(text) == nil) }

  @Test("A request, a judgement and advice lack no part")
  func incomplete() {
    for text in ["", "gbi", "gbi\nx\ny", "gbi\nx\n\nz", "gbi\nx\ny\nz\nq", "gbi\n x\ny\nz"] {
      #expect(ScaleUpRequest(text) == nil, "\(text)")
    }
    for text in ["", "positief", "positief ", "goed baten", "positief  baten"] {
      #expect(ScaleUpJudgement(text) == nil, "\(text)")
    }
    for text in ["", "a\nb\nc\nd", "a\nb\nc\nd\n", "a\nb\nc\nd\ne\nf"] {
      #expect(ScaleUpAdvice(text) == nil, "\(text)")
    }
    for key in ["", "V", "V0", "v1", "V01", "V1.", "V1.judge", "V1.signalled", "V-1", "A-1"] {
      #expect(ScaleUpStep.read(key) == nil, "\(key)")
    }
  }

  private func setting(_ field: RolloutField, _ key: String, _ value: String, _ seq: Int) -> Setting {
    Setting(
      field: field, key: key,
      record: JournalRecord(
        seq: seq, change: seq, kind: .change, at: "2017-06-14T10:00:00Z", by: "anna",
        effective: Day(number: 17_000 + Int32(seq)), municipality: "", initiative: key, field: field, from: "",
        to: value, reason: "", isSample: false))
  }

  @Test("A step counts as far as the one before it does")
  func steps() throws {
    let request = ScaleUpRequest(subject: "gbi", by: "G32", benefit: "meer", costs: "weinig").text
    var settings = [
      setting(.request, "V1", request, 1), setting(.request, "V1.advised", "a\nb\nc\nd\ne", 2),
      setting(.request, "V1.decided", "aangenomen bron", 3),
    ]
    var course = try #require(settings.scaleUp("V1"))
    #expect(course.last == .signalled && course.awaits == .judged && course.advice == nil && course.state == .signalled)
    settings += [setting(.request, "V1.judged", "positief baten", 4), setting(.request, "V1.weighed", "afgewogen", 5)]
    course = try #require(settings.scaleUp("V1"))
    #expect(course.last == .decided && course.awaits == .chosen && course.state == .adopted)
    #expect(settings.scaledUp("gbi", on: Day(number: 17_003)) != nil)
    #expect(
      settings.scaledUp("gbi", on: Day(number: 17_002)) == nil
        && settings.scaledUp("pgb", on: Day(number: 18_000)) == nil)
    settings[3] = setting(.request, "V1.judged", "negatief te duur", 6)
    course = try #require(settings.scaleUp("V1"))
    #expect(course.last == .judged && course.awaits == nil && course.state == .unfit)
    #expect(settings.nextScaleUp == "V2" && [Setting]().nextScaleUp == "V1")
    #expect([setting(.request, "V7.judged", "positief x", 1)].nextScaleUp == "V8")
  }
}
