/// Where something comes from, in a sentence without its inputs.
package func originWords(_ origin: Origin) -> Phrase {
  switch origin {
  case .document(let section, let line):
    let nl = line.map { ", regel \($0)" } ?? ""
    let en = line.map { ", line \($0)" } ?? ""
    return Phrase(
      "BALV-voorstel 30 nov 2016, deel \(section)\(nl)", "BALV proposal of 30 Nov 2016, section \(section)\(en)")
  case .cbs(let what, let day):
    return Phrase("CBS: \(what.dutch), \(day.words(.dutch))", "CBS: \(what.english), \(day.words(.english))")
  case .bookings(let day, let by, let isSample):
    let who = by.joined(separator: ", ")
    let nl = isSample ? "voorbeeldgegevens" + (who.isEmpty ? "" : " en \(who)") : who
    let en = isSample ? "sample data" + (who.isEmpty ? "" : " and \(who)") : who
    return Phrase(
      "som van de boekingen tot en met \(day.words(.dutch)): \(nl)",
      "sum of the bookings up to \(day.words(.english)): \(en)")
  case .booking(let booking): return bookingWords(booking)
  case .journal(let record): return journalWords(record)
  case .reports: return Phrase("het journaal van dit gegevensbestand (9)", "the journal of this store (9)")
  case .sample: return Phrase("voorbeeldgegevens: verzonnen", "sample data: invented")
  case .notReported: return Phrase("nog niets gemeld", "nothing reported yet")
  case .choice:
    return Phrase("keuze van dit programma; het document zwijgt", "a choice of this program; the document is silent")
  case .formula(let words, _): return Phrase("= " + words.dutch, "= " + words.english)
  }
}

private func journalWords(_ record: JournalRecord) -> Phrase {
  let (nl, en) = (recorded(record.by, record.at, .dutch), recorded(record.by, record.at, .english))
  func change(_ language: Language) -> String {
    record.changeWords(language) + (record.reason.isEmpty ? "" : " («\(record.reason)»)")
  }
  return Phrase(
    "journaal \(record.seq): \(nl), \(change(.dutch))" + (record.isSample ? "; voorbeeldgegevens" : ""),
    "journal \(record.seq): \(en), \(change(.english))" + (record.isSample ? "; sample data" : ""))
}

private func bookingWords(_ booking: Booking) -> Phrase {
  guard !booking.isSample else {
    return Phrase("boeking #\(booking.id): voorbeeldgegevens", "booking #\(booking.id): sample data")
  }
  let why = booking.reason.isEmpty ? "" : " («\(booking.reason)»)"
  return Phrase(
    "boeking #\(booking.id): \(recorded(booking.by, booking.at, .dutch))\(why)",
    "booking #\(booking.id): \(recorded(booking.by, booking.at, .english))\(why)")
}

/// Who and when: `anna, 1 okt 2017 12:00`.
private func recorded(_ by: String, _ at: String, _ language: Language) -> String {
  "\(by), " + (LocalMoment(utc: at)?.words(language) ?? at)
}
