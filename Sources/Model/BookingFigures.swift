extension Programme {
  /// A booking, and the one that it takes back.
  package func bookingFigures(_ booking: Booking) -> [Figure] {
    let figure = Figure(booking.kind.name, amount: booking.amount, .booking(booking))
    guard let id = booking.reverses, let other = ledger.booking(id) else { return [figure] }
    return [
      figure,
      Figure(Phrase("neemt #\(id) terug", "takes back #\(id)"), amount: other.amount, .booking(other)),
    ]
  }

  /// A subtotal that is printed, and its lines together.
  package func printedLineFigures(_ printed: PrintedFigure) -> [Figure] {
    let group = FundGroup(rawValue: printed.key)
    let lines = sumOfLines(
      activities(of: group, year: printed.year), named: Phrase("de regels samen", "the lines together"))
    return printedFigures(printed.key) + [lines]
  }

  /// The amount of a function of the social domain, which need not be stated.
  package func functionFigure(_ function: SocialFunction) -> Figure {
    let place = Origin.document(section: function.section, line: function.line)
    guard let amount = function.amount else {
      return Figure(function.name, Phrase("niet vermeld", "not stated"), place)
    }
    let figure = function.figure.flatMap { figures[$0] }
    return Figure(function.name, amount: amount, figure?.origin ?? place)
  }

  /// The amount of a function, with what the document puts before it; nil where it names none.
  package func stated(_ function: SocialFunction) -> Phrase? {
    guard let amount = function.amount else { return nil }
    let before = function.figure.flatMap { figures[$0]?.qualifier?.name }
    func written(_ language: Language) -> String {
      (before.map { $0[language] + " " } ?? "") + amount.euros(language)
    }
    return Phrase(written(.dutch), written(.english))
  }

  /// The amounts that are named for the social domain, together.
  package var allottedFigure: Figure {
    let functions = ledger.functions
    return Figure(
      Phrase("genoemde bedragen", "amounts named"), amount: functions.allotted,
      .formula(
        Phrase("som van de genoemde bedragen", "sum of the amounts that are named"),
        inputs: functions.filter { $0.kind != .freed && $0.amount != nil }.map(functionFigure)))
  }

  /// What is freed and not named.
  package var unallottedFigure: Figure {
    let functions = ledger.functions
    return Figure(
      Phrase("niet toegedeeld", "not allotted"), amount: functions.unallotted ?? .zero,
      .formula(
        Phrase("vrijval − genoemde bedragen", "freed − amounts named"),
        inputs: functions.of(.freed).map(functionFigure) + [allottedFigure]))
  }

  /// How far an activity may stray, by a setting or by choice.
  package func thresholdFigure(_ spending: Spending) -> Figure {
    let rule: SettingRule = spending == .over ? .over : .under
    let limit = spending == .over ? Thresholds(settings).over : Thresholds(settings).under
    return Figure(
      rule.name, Phrase(limit.words(.dutch), limit.words(.english)),
      settings.of(rule).map { .journal($0.record) } ?? .choice)
  }

  /// How many bookings there were since a day, and whose.
  package func sinceFigure(_ since: Day) -> Figure {
    let bookings = ledger.since(since)
    return Figure(
      Phrase("boekingen sinds \(since.words(.dutch))", "bookings since \(since.words(.english))"),
      count: bookings.count,
      bookings.isEmpty
        ? .notReported
        : .bookings(
          upTo: asOf, by: Set(bookings.map(\.by)).subtracting([""]).sorted(),
          isSample: bookings.contains(where: \.isSample)))
  }
}
