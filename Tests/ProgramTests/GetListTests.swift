import Foundation
import TestSupport
import Testing

/// `get`: every list is filtered, sorted and cut by its own columns, and what it says is what a plain loop over all of
/// it says.
@Suite(.serialized, .realPrograms) struct GetListTests {
  let place: Place
  init() throws { place = try Place() }

  private func get(_ arguments: String...) throws -> [[String: Any]] { try place.json(arguments) }

  private func seqs(_ rows: [[String: Any]]) -> [Int] { rows.compactMap { $0["seq"] as? Int } }

  @Test("Each filter of the journal keeps what a loop over the whole journal keeps")
  func journal() throws {
    defer { place.remove() }
    let script = "set Amersfoort overlijden D; note Almere gibit \"Zoë zegt ja\"; confirm Urk govroam; undo; redo"
    for (name, script) in [("Bram", script), ("Ánna", "settle F3 zetfout")] {
      #expect(try run(Place.program, ["do", script, "--store", place.store, "--by", name]).status == 0)
    }
    let all = try get("journal")
    func text(_ row: [String: Any], _ key: String) -> String { row[key] as? String ?? "" }
    let cases: [(String, ([String: Any]) -> Bool)] = [
      ("by=bram", { text($0, "by") == "Bram" }), ("wie=anna", { text($0, "by") == "Ánna" }),
      ("by!=voorbeeld", { text($0, "by") != "voorbeeld" }), ("-by~r", { !text($0, "by").contains("r") }),
      ("at>=2017-09-01", { text($0, "at") >= "2017-09-01" }),
      ("by=bram at>=vandaag", { text($0, "by") == "Bram" && text($0, "at") >= "2017-10-01" }),
      ("on<2017-01-01", { text($0, "effective") < "2017-01-01" }),
      ("per=2017-09-29|\"28 sep 2017\"", { ["2017-09-28", "2017-09-29"].contains(text($0, "effective")) }),
      ("kind=undo", { text($0, "kind") == "undo" }), ("soort!=wijziging", { text($0, "kind") != "change" }),
      ("gemeente=Urk", { text($0, "municipality") == "GM0184" }),
      ("municipality=GM0184|almere", { ["GM0184", "GM0034"].contains(text($0, "municipality")) }),
      ("-gemeente=Urk on>2017-09-01", { text($0, "municipality") != "GM0184" && text($0, "effective") > "2017-09-01" }),
      ("gemeente=geen", { text($0, "municipality").isEmpty }),
      ("initiative=gibit field=note", { text($0, "initiative") == "gibit" && text($0, "field") == "note" }),
      ("veld=status to=G", { text($0, "field") == "status" && text($0, "to") == "G" }),
      ("to~ZOE", { row in ["Zoë", "zoe"].contains { text(row, "to").contains($0) } }),
      ("reason=zetfout", { text($0, "reason") == "zetfout" }),
      ("reason~bestaatniet", { _ in false }), ("undoes!=none", { !($0["undoes"] is NSNull) }),
      ("seq>4.350", { ($0["seq"] as? Int ?? 0) > 4350 }), ("sample=nee", { $0["sample"] as? Bool == false }),
      (
        "provincie=Flevoland seq>4000",
        { row in
          ["GM0034", "GM0050", "GM0171", "GM0184", "GM0303", "GM0995"].contains(text(row, "municipality"))
            && (row["seq"] as? Int ?? 0) > 4000
        }
      ),
    ]
    for (filter, keeps) in cases {
      let kept = seqs(all.filter(keeps))
      #expect(try seqs(get("journal", "--filter", filter)) == kept, "\(filter): \(kept.count)")
    }
    // A word is sought in every text, and in what people call what is there.
    for (word, least) in [("zoe", 1), ("zetfout", 1), ("bevestigd", 1), ("urk", 5), ("bram", 3)] {
      let found = try get("journal", "--filter", word)
      #expect(found.count >= least && found.count < all.count, "\(word): \(found.count)")
    }
    #expect(try place.json("journal", "--filter", "bram").count == all.count { text($0, "by") == "Bram" })
  }

  @Test("The roll-out keeps, of municipalities that match, the rows of the initiatives that the filter names")
  func rollout() throws {
    defer { place.remove() }
    #expect(
      try place.samen(["do", "plan Almere gibit 2017-09-01 --past; flag Urk gon K; note Urk gon \"één\""]).status == 0)
    let all = try get("rollout")
    func day(_ row: [String: Any], _ key: String) -> String? { row[key] as? String }
    let cases: [(String, String, ([String: Any]) -> Bool)] = [
      ("gibit.planned<2017-10-01", "gibit", { day($0, "planned").map { $0 < "2017-10-01" } ?? false }),
      ("gon.flag=K", "gon", { day($0, "flags")?.contains("K") ?? false }),
      ("gibit.heard<-90d", "gibit", { day($0, "heard").map { $0 < "2017-07-03" } ?? false }),
      ("gon.since>=2017-06-01", "gon", { day($0, "since").map { $0 >= "2017-06-01" } ?? false }),
      ("gibit.changed>=\"1 sep 2017\"", "gibit", { day($0, "changed").map { $0 >= "2017-09-01" } ?? false }),
      ("gon.notitie~EEN", "gon", { ["één", "een"].contains(where: (day($0, "note") ?? "").contains) }),
      ("gibit.planned=none", "gibit", { day($0, "planned") == nil }),
      ("govroam=G|B", "govroam", { ["G", "B"].contains(day($0, "status")) }),
    ]
    for (filter, initiative, keeps) in cases {
      let kept = all.filter { day($0, "initiative") == initiative && keeps($0) }.compactMap { day($0, "municipality") }
      let found = try get("rollout", "--filter", filter)
      #expect(found.compactMap { day($0, "municipality") } == kept && !kept.isEmpty, "\(filter): \(kept.count)")
      #expect(found.allSatisfy { day($0, "initiative") == initiative })
    }
    let two = try get("rollout", "--filter", "gibit.planned!=none gon=?")
    #expect(Set(two.compactMap { day($0, "initiative") }) == ["gibit", "gon"])
    #expect(try get("rollout", "--filter", "naam=Urk").count == 6)
  }

  @Test("Columns, order and limit are those that were asked for, in every list and format")
  func options() throws {
    defer { place.remove() }
    let setting = "contribution-setting reference-date 2018 2018-01-01; contribution-setting index 2018 1,5"
    _ = try place.samen("do", setting)
    let sorts = [
      "initiatives": "adopted", "municipalities": "inhabitants", "reorganisations": "date", "fund": "budget",
      "bookings": "amount", "journal": "seq", "attention": "days", "findings": "line",
    ]
    for (kind, key) in sorts {
      let all = try get(kind)
      let sorted = try get(kind, "--sort", key)
      func values(_ rows: [[String: Any]]) -> [String] { rows.map { "\($0[key] ?? "")" } }
      #expect(values(sorted).sorted() == values(all).sorted() && sorted.count == all.count, "\(kind)")
      let numbers = sorted.compactMap { $0[key] as? Int }
      #expect(numbers == numbers.sorted(), "\(kind) \(key)")
      let down = try get(kind, "--sort", "\(key):desc", "--limit", "3", "--columns", key)
      #expect(down.count == min(3, all.count) && down.allSatisfy { $0.count == 1 }, "\(kind)")
      #expect(down.compactMap { $0[key] as? Int } == Array(numbers.reversed().prefix(down.count)) || numbers.isEmpty)
      let lines = try place.samen(["get", kind, "--format", "ndjson", "--limit", "2"]).output.split(separator: "\n")
      #expect(lines.count == min(2, all.count))
      for (line, row) in zip(lines, all) {
        let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
        #expect(object.map { NSDictionary(dictionary: $0) } == NSDictionary(dictionary: row), "\(kind)")
      }
      #expect(try place.samen(["get", kind, "--limit", "0", "--format", "json"]).output == "[]\n")
      for wrong in [
        ["--sort", "kleur"], ["--columns", "kleur"], ["--limit", "-1"], ["--limit", "x"], ["--sort", "\(key):op"],
      ] {
        let outcome = try place.samen(["get", kind] + wrong)
        #expect(
          outcome.status == 2 && outcome.output.isEmpty && !outcome.errors.isEmpty, "\(kind) \(wrong): \(outcome)")
      }
      #expect(try place.samen(["get", kind, "--columns", "\(key),\(key)"]).status == 2)
    }
    let csv = try place.samen([
      "get", "municipalities", "--columns", "inwoners naam size-class", "--sort", "inwoners:desc", "--limit", "1",
      "--format", "csv",
    ])
    #expect(
      csv.output.hasPrefix("inhabitants,name,sizeClass\r\n844947,Amsterdam,")
        || csv.output.hasPrefix("inhabitants,name,sizeClass\n844947,Amsterdam,"), "\(csv)")
  }

  @Test("Money is asked for in euros, digits grouped or not; an open text that nothing has is an empty list")
  func money() throws {
    defer { place.remove() }
    let all = try get("bookings")
    func cents(_ row: [String: Any]) -> Int { row["amount"] as? Int ?? 0 }
    for (filter, keeps) in [
      ("amount>1.000.000", { cents($0) > 100_000_000 }), ("bedrag>=\"1 mln\"", { cents($0) >= 100_000_000 }),
      ("amount<0", { cents($0) < 0 }), ("amount<-10.000,50", { cents($0) < -1_000_050 }),
      (
        "kind=actual date>=2017-06-01",
        { $0["kind"] as? String == "realisatie" && ($0["date"] as? String ?? "") >= "2017-06-01" }
      ),
      ("soort=verplichting id<=20", { $0["kind"] as? String == "verplichting" && ($0["id"] as? Int ?? 0) <= 20 }),
    ] as [(String, ([String: Any]) -> Bool)] {
      let found = try get("bookings", "--filter", filter)
      #expect(
        found.compactMap { $0["id"] as? Int } == all.filter(keeps).compactMap { $0["id"] as? Int } && !found.isEmpty,
        "\(filter)")
    }
    for (kind, filter) in [("bookings", "reason~nergens"), ("findings", "title=nergens"), ("journal", "by=niemand")] {
      let outcome = try place.samen(["get", kind, "--filter", filter, "--format", "json"])
      #expect(outcome.status == 0 && outcome.output == "[]\n", "\(outcome)")
    }
    for (kind, filter) in [
      ("bookings", "kind=geel"), ("findings", "state=half"), ("journal", "kind=geel"), ("journal", "initiative=geel"),
      ("journal", "gemeente=Nergens"), ("bookings", "amount>veel"), ("journal", "at>ooit"),
    ] {
      let outcome = try place.samen(["get", kind, "--filter", filter])
      #expect(outcome.status == 2 && outcome.errors.contains("teken"), "\(outcome)")
    }
    let open = try get("findings", "--filter", "stand=open")
    #expect(open.count == (try get("findings")).count && open.count > 20)
  }
}
