import Model
import Screen

extension Painter {
  /// The social domain: what leaves the VNG bureau in 2018, to whom, and what of the freed money is not allotted.
  mutating func drawSocial(_ seen: Seen<FundTabPane>) {
    drawRule(seen.rect, "", info: "C, D", focused: seen.isFocused)
    let inner = seen.inner
    let functions = seen.input.data.programme.ledger.functions
    guard !functions.isEmpty else {
      drawText(
        say(
          "Dit gegevensbestand is van voor deze pagina en kent de functies niet; «samen init» maakt een nieuw.",
          "This store is older than this page and does not know the functions; «samen init» makes a new one."),
        inner.x + 1, inner.y + 1, .textDim, width: inner.width - 2, height: inner.height - 1)
      return
    }
    // A finding that was settled warns no more.
    let warns = seen.input.data.register.contains { $0.id == "F9" && $0.isOpen }
    drawSheet(seen, in: inner) {
      Sheet($0.socialColumns(seen.input.data.programme, inner.width, warns: warns), width: inner.width)
    }
  }

  private func socialColumns(_ programme: Programme, _ width: Int, warns: Bool) -> [Column<FundPageRow>] {
    let functions = programme.ledger.functions
    func function(_ row: FundPageRow) -> SocialFunction? {
      if case .function(let index) = row { functions[index] } else { nil }
    }
    func strong(_ row: FundPageRow) -> Role? {
      switch row {
      case .unallotted: warns ? .warning : .textStrong
      case .allotted: .textStrong
      default: function(row)?.kind == .freed ? .textStrong : nil
      }
    }
    let name = width >= 100 ? 38 : width >= 70 ? 36 : 14
    // Room for «ongeveer 6,5 mln», «just over 10,200,000».
    let money = language == .dutch ? 16 : 20
    let room = max(4, width - name - money - 11)
    let executor = room >= 80 ? room * 9 / 20 : room
    return [
      Column(Phrase("functie", "function"), .fixed(name), gap: 0, role: strong) { row in
        switch row {
        case .allotted: say("Genoemde bedragen", "Amounts named")
        case .unallotted:
          warns ? say("⚠ F9 Niet toegedeeld", "⚠ F9 Not allotted") : say("Niet toegedeeld", "Not allotted")
        default: function(row)?.name[language] ?? ""
        }
      },
      Column(
        Phrase(same: "€"), .fixed(money), .right, gap: 2,
        role: { row in function(row).map { $0.amount == nil } == true ? .textDim : strong(row) }
      ) { row in
        switch row {
        case .allotted: functions.allotted.euros(language)
        case .unallotted: (functions.unallotted ?? .zero).roughly[language].replacing("€ ", with: "")
        default: function(row).flatMap { programme.stated($0)?[language] } ?? say("niet vermeld", "not stated")
        }
      },
      Column(
        Phrase("wie voert uit vanaf 2018", "who carries it out from 2018"), .fixed(executor), gap: room >= 80 ? 2 : 1,
        role: { row in if case .unallotted = row, warns { .warning } else { nil } }
      ) {
        row in
        if case .unallotted = row {
          say("over voor de functies zonder bedrag", "left for the functions without an amount")
        } else {
          function(row)?.executor[language] ?? ""
        }
      },
      Column(Phrase("hoe betaald", "how paid"), .fixed(room >= 80 ? room - executor - 2 : 0)) {
        function($0)?.payment[language] ?? ""
      } paint: { row, place, role, painter in
        // Where nothing is known of the payment, who carries it out goes on.
        guard let function = function(row), function.payment[painter.language].isEmpty else { return }
        painter.write(
          function.executor[painter.language], place.x - executor - 2, place.y, role, width: place.width + executor + 2)
      },
      Column(Phrase("bron", "src"), .fixed(6), .right, role: { _ in .textDim }) {
        function($0).map { "\($0.section):\($0.line)" } ?? ""
      },
    ]
  }
}
