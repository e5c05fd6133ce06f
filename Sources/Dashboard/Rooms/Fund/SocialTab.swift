import Model
import Screen

extension Painter {
  /// The social domain: what leaves the VNG bureau in 2018, to whom, and what of the freed money is not allotted.
  mutating func drawSocial(_ seen: Seen<FundTabPane>) {
    drawFrame(seen.rect, "", right: "C, D", focused: seen.isFocused)
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
    let columns = SocialColumns(width: inner.width)
    write(say("functie", "function"), inner.x + 1, inner.y, .tableHead, width: columns.name)
    write("€", inner.x + columns.amount, inner.y, .tableHead, width: 13, align: .right)
    write(
      say("wie voert uit vanaf 2018", "who carries it out from 2018"), inner.x + columns.executor, inner.y, .tableHead,
      width: columns.executorWidth)
    if columns.payment > 0 {
      write(
        say("hoe betaald", "how paid"), inner.x + columns.payment, inner.y, .tableHead, width: columns.paymentWidth)
    }
    write(say("bron", "src"), inner.x + columns.section, inner.y, .tableHead, width: 6, align: .right)
    for (index, row) in seen.shown {
      let place = Rect(x: inner.x, y: inner.y + 1 + index - seen.top, width: inner.width, height: 1)
      let role = drawGround(index == seen.cursor, place.x, place.y, width: place.width)
      drawSocialRow(row, functions, at: place, columns, role: role)
    }
  }

  private mutating func drawSocialRow(
    _ row: FundPageRow, _ functions: [SocialFunction], at place: Rect, _ columns: SocialColumns, role: Role
  ) {
    let (x, y) = (place.x, place.y)
    func strong(_ other: Role) -> Role { role == .table ? other : role }
    switch row {
    case .function(let index):
      let function = functions[index]
      let isSum = function.kind == .freed
      write(function.name[language], x + 1, y, isSum ? strong(.textStrong) : role, width: columns.name)
      write(
        function.amount.map { $0.euros(language) } ?? say("niet vermeld", "not stated"), x + columns.amount, y,
        function.amount == nil ? strong(.textDim) : isSum ? strong(.textStrong) : role, width: 13, align: .right)
      write(function.executor[language], x + columns.executor, y, role, width: columns.executorWidth)
      if columns.payment > 0 {
        write(function.payment[language], x + columns.payment, y, role, width: columns.paymentWidth)
      }
      write(
        "\(function.section):\(function.line)", x + columns.section, y, strong(.textDim), width: 6, align: .right)
    case .allotted:
      write(say("Samen genoemd", "Named together"), x + 1, y, strong(.textStrong), width: columns.name)
      write(
        functions.allotted.euros(language), x + columns.amount, y, strong(.textStrong), width: 13, align: .right)
    case .unallotted:
      let rest = functions.unallotted ?? .zero
      write(say("⚠ F9 Niet toebedeeld", "⚠ F9 Not allotted"), x + 1, y, strong(.warning), width: columns.name)
      write(rest.euros(language), x + columns.amount, y, strong(.warning), width: 13, align: .right)
      write(
        say("over voor de functies zonder bedrag", "left for the functions without an amount"), x + columns.executor, y,
        strong(.warning), width: columns.executorWidth)
    default: return
    }
  }

  /// Everything about the function under the cursor, in whole sentences.
  fileprivate mutating func drawSocialDetail(_ row: FundPageRow?, _ functions: [SocialFunction], in rect: Rect) {
    let title: String
    var lines: [(String, String)] = []
    var source: String?
    switch row {
    case .function(let index):
      let function = functions[index]
      title = function.name[language]
      lines = [
        (
          say("Bedrag", "Amount"),
          function.amount.map { "€ \($0.euros(language))" } ?? say("niet vermeld", "not stated")
        ),
        (say("Uitvoering", "Execution"), function.executor[language]),
        (say("Betaling", "Payment"), function.payment[language]),
        (say("Let op", "Note"), function.remark[language]),
      ]
      source = say(
        "\(function.section), regel \(function.line)", "\(function.section), line \(function.line)")
    default:
      title = say("Wat niet is toebedeeld (F9)", "What is not allotted (F9)")
      let freed = functions.of(.freed).first?.amount ?? .zero
      lines = [
        (
          say("Sommetje", "Sum"),
          "\(freed.euros(language)) - \(functions.allotted.euros(language)) = "
            + (freed - functions.allotted).euros(language)
        ),
        (
          say("Betekent", "Means"),
          say(
            "dit deel van de vrijval is over geen enkele functie verdeeld; drie functies hebben geen bedrag",
            "this part of what is freed is given to no function; three functions have no amount")
        ),
      ]
      source = "C, D"
    }
    // The table above has the amount already.
    if rect.height < 9, lines.count > 3 { lines.removeFirst() }
    drawFrame(rect, title, right: source, focused: false)
    let inner = rect.inset(by: 1)
    var y = inner.y
    for (label, text) in lines where !text.isEmpty && y < inner.y + inner.height {
      write(label, inner.x + 1, y, .textDim, width: 12)
      y += drawText(text, inner.x + 14, y, .text, width: inner.width - 15, height: inner.y + inner.height - y)
    }
  }
}

/// Everything about the function under the cursor.
enum SocialDetail: Block {
  struct Input: Equatable {
    var data: State.Data
    var row: FundPageRow?
  }

  static func input(_ state: State) -> Input {
    Input(data: state.data, row: state.seen(FundTabPane.self).current)
  }

  static func draw(_ input: Input, in rect: Rect, on painter: inout Painter) {
    let functions = input.data.programme.ledger.functions
    if !functions.isEmpty { painter.drawSocialDetail(input.row, functions, in: rect) }
  }
}

private struct SocialColumns {
  var name: Int
  var amount: Int
  var executor: Int
  var executorWidth: Int
  /// 0 where there is no room.
  var payment: Int
  var paymentWidth: Int
  var section: Int

  init(width: Int) {
    name = width >= 100 ? 38 : width >= 70 ? 28 : 14
    amount = name + 1
    executor = amount + 15
    section = width - 7
    let room = max(4, section - executor - 1)
    let isWide = room >= 80
    executorWidth = isWide ? room * 9 / 20 : room
    payment = isWide ? executor + executorWidth + 2 : 0
    paymentWidth = isWide ? room - executorWidth - 2 : 0
  }
}
