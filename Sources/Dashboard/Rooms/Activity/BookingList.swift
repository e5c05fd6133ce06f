import Model
import Screen

/// The columns of bookings that are worth sorting by.
let bookingCycle = ["date", "amount", "kind", "activity", "by", "reason", "id"]

extension State {
  /// A booking in one line: on what, how much, when, by whom and why.
  func bookingSaid(_ booking: Booking) -> [Said] {
    let name = programme.activity(booking.activity).map { programme.activities[$0].short }
    let (kind, amount, day) = (booking.kind.name, booking.amount, booking.date)
    let who = booking.isSample ? Phrase("voorbeeld", "sample") : Phrase(same: booking.by)
    return [
      .words(
        Phrase(
          "#\(booking.id) · \(name?.dutch ?? booking.activity) · \(kind.dutch) ",
          "#\(booking.id) · \(name?.english ?? booking.activity) · \(kind.english) ")),
      .figure(Phrase("€ \(amount.exact(.dutch))", "€ \(amount.exact(.english))")),
      .words(
        Phrase(
          " op \(day.words(.dutch)) · \(who.dutch)", " on \(day.words(.english)) · \(who.english)")),
    ] + (booking.reason.isEmpty ? [] : [.words(same: " · \(booking.reason)")])
  }
}

extension Painter {
  /// The columns of bookings; `named` says which activity each is on.
  func bookingSheet(
    _ programme: Programme, width: Int, named: Bool, sort: [ListKey] = []
  ) -> Sheet<Booking> {
    // What was taken back is there, but no longer counts by itself.
    func ink(_ booking: Booking) -> Role? { programme.ledger.reversal(of: booking.id) == nil ? nil : .textDim }
    // A longer name grows out of new room: why a booking was made keeps its own.
    let name = width < 71 ? 10 : width < 170 ? max(18, min(28, width - 74)) : 58
    let columns = [
      Column(Phrase("nr", "no"), .fixed(5), .right, key: "id", role: ink) { (booking: Booking) in "#\(booking.id)" },
      Column(Phrase("datum", "date"), .fixed(11), key: "date", role: ink) { $0.date.aligned(language) },
      Column(Phrase("activiteit", "activity"), named ? .fixed(name) : .fixed(0), key: "activity", role: ink) {
        booking in
        guard let index = programme.activity(booking.activity) else { return booking.activity }
        let (full, short) = (programme.activities[index].name[language], programme.activities[index].short[language])
        // The short name before one that is cut.
        return TextWidth.of(full) <= name ? full : short
      },
      Column(Phrase("soort", "kind"), .fixed(12), key: "kind", role: ink) { $0.kind.name[language] },
      Column(Phrase("€", "€"), .fixed(14), .right, key: "amount", role: ink) { $0.amount.exact(language) },
      Column(Phrase("wie", "who"), .fixed(10), key: "by", role: ink) {
        $0.isSample ? say("voorbeeld", "sample") : $0.by
      },
      Column(Phrase("vastgelegd", "recorded"), .steps([138: 17]), key: "at", role: ink) {
        LocalMoment(utc: $0.at)?.words(language) ?? $0.at
      },
      Column(Phrase("waarom · koppeling", "why · link"), .rest(), gap: 0, key: "reason", role: ink) {
        why($0, programme.ledger)
      },
    ]
    return Sheet(columns, width: width, sort: sort)
  }

  /// What a booking takes back or was taken back by, and its reason.
  private func why(_ booking: Booking, _ ledger: Ledger) -> String {
    var words: [String] = []
    if let id = booking.reverses { words.append(say("neemt #\(id) terug", "reverses #\(id)")) }
    if let other = ledger.reversal(of: booking.id) {
      words.append(say("teruggenomen met #\(other.id)", "reversed by #\(other.id)"))
    }
    if !booking.reason.isEmpty { words.append(booking.reason) }
    return words.joined(separator: " · ")
  }
}
