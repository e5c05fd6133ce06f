import Model

extension FundTabPane {
  package static func read(_ row: FundPageRow, _ state: State) -> Reading {
    let (voice, programme, painter) = (state.voice, state.programme, Painter(state))
    let input = state.seen(Self.self).input
    switch row {
    case .group, .activity, .total:
      guard let own = input.year.lines[row] else { return Reading("") }
      var details = voice.line(own.line)
      details.append(("forecast", voice.say("prognose ", "forecast ") + voice.euros(own.forecast)))
      if own.line.budget > .zero {
        details.append(
          ("used", own.line.utilisation + voice.say(" uitgegeven of verplicht", " actual or committed")))
      }
      return Reading(voice.say(own.name), details)
    case .printed(let figure, let sum): return Reading(painter.printedWords(figure, sum, input))
    case .planTotal, .compartment, .unshared, .perInhabitant: return slice(row, input, state)
    case .function(let index):
      let function = programme.ledger.functions[index]
      let amount = programme.stated(function).map { voice.say($0) + voice.say(" euro", " euros") }
      return Reading(
        voice.say(function.name) + ", " + (amount ?? voice.say("bedrag niet vermeld", "amount not stated")),
        [
          ("executor", voice.say("uitvoering: ", "execution: ") + voice.say(function.executor)),
          ("payment", voice.say("betaling: ", "payment: ") + voice.say(function.payment)),
          ("remark", voice.say(function.remark)),
          (
            "source",
            voice.say(
              "deel \(function.section), regel \(function.line)", "section \(function.section), line \(function.line)")
          ),
        ].filter { !$0.1.hasSuffix(": ") })
    case .allotted:
      return Reading(
        voice.say("Genoemde bedragen: ", "Amounts named: ") + voice.euros(programme.ledger.functions.allotted))
    case .unallotted:
      let left = (programme.ledger.functions.unallotted ?? .zero).roughly
      return Reading(
        voice.say("Niet toegedeeld, bevinding F9: ", "Not allotted, finding F9: ") + voice.say(left),
        [("why", voice.say("over voor de functies zonder bedrag", "left for the functions without an amount"))])
    case .stray(let index, let spending):
      let (line, forecast) = (programme.lines[index], programme.forecast(of: index))
      let gap = forecast - line.budget
      return Reading(
        "\(voice.say(spending.name)): \(voice.say(programme.activities[index].name))",
        [
          ("gap", voice.say("verschil ", "difference ") + "€ \(gap < .zero ? "" : "+")\(gap.euros(state.language))"),
          ("forecast", voice.say("prognose ", "forecast ") + voice.euros(forecast)),
          ("budget", voice.say("begroot ", "budget ") + voice.euros(line.budget)),
        ])
    case .noStray: return Reading(voice.say(noStrayWords(programme)))
    case .sinceHead: return Reading(voice.say(sinceWords(input.since, programme)))
    case .booking(let booking): return voice.booking(booking, programme, named: true)
    }
  }

  /// A line of the plan from 2018.
  private static func slice(_ row: FundPageRow, _ input: Input, _ state: State) -> Reading {
    let (voice, plan) = (state.voice, input.plan)
    var (name, isSet) = ("", !plan.totals.isEmpty)
    switch row {
    case .planTotal: name = voice.say("Totaal", "Total")
    case .compartment(let one):
      isSet = plan.shares[one] != nil
      name = voice.say(one.name) + (plan.shares[one].map { ", " + $0.words(state.language) } ?? "")
    case .unshared:
      isSet = true
      name = voice.say("Nog te verdelen, ", "Still to be shared, ") + plan.unshared.words(state.language)
    default: name = voice.say("Per inwoner", "Per inhabitant")
    }
    guard isSet else { return Reading(name + voice.say(", nog niet vastgesteld", ", not yet set")) }
    let painter = Painter(state)
    return Reading(
      name,
      FundPlan.years.compactMap { year in
        painter.amount(row, plan, year, input.data.programme.inhabitants).map { amount in
          ("\(year)", "\(year): " + (amount.hasPrefix("€") ? amount : "€ " + amount))
        }
      })
  }

  package static func remarks(_ state: State) -> [Remark] {
    let (voice, programme, painter) = (state.voice, state.programme, Painter(state))
    let total = state.data.fundTotal
    let tab = state.fund.tab
    var remarks = [state.tabRemark]
    if total.isSample, tab == .year || tab == .control {
      remarks.append(Remark("sample", voice.say("Boekingen zijn voorbeeld", "Bookings are sample data")))
    }
    if tab == .slices, programme.settings.hasSample(ofContributions: false) {
      remarks.append(Remark("sample", voice.say("Instellingen zijn voorbeeld", "Settings are sample data")))
    }
    switch tab {
    case .slices:
      let isTrial = state.fund.whatIf != nil
      remarks += painter.sliceSentences(programme, isTrial: isTrial).enumerated().map {
        // The first of a trial says that nothing of it is kept.
        Remark(isTrial && $0 == 0 ? "trial" : "text \($1.text)", $1.text, gone: nil)
      }
    case .control:
      let limits = Thresholds(programme.settings)
      let forecast = programme.forecast(of: programme.activities(year: state.data.fundYear))
      remarks.append(
        Remark(
          "course",
          voice.say(
            "Prognose \(voice.millions(forecast)) van \(voice.millions(total.budget)); uitgegeven \(voice.millions(total.actual)), verplicht \(voice.millions(total.committed))",
            "Forecast \(voice.millions(forecast)) of \(voice.millions(total.budget)); actual \(voice.millions(total.actual)), committed \(voice.millions(total.committed))"
          )))
      remarks.append(
        Remark(
          "limits",
          voice.say("Drempels: ", "Thresholds: ")
            + "+\(limits.over.words(state.language)) \(voice.say("en", "and")) -\(limits.under.words(state.language))"
        ))
      let since = input(state).since
      remarks.append(
        Remark(
          "since",
          voice.say("Geboekt sinds ", "Booked since ") + voice.say(since) + ": "
            + voice.say(programme.ledger.since(since).count)))
    case .social where programme.ledger.functions.isEmpty:
      remarks.append(
        Remark(
          "empty",
          voice.say("Dit gegevensbestand kent de functies niet", "This store does not know the functions")))
    default: break
    }
    return remarks
  }
}

extension YearBookingsPane {
  package static func read(_ row: Booking, _ state: State) -> Reading {
    state.voice.booking(row, state.programme, named: true)
  }

  package static func remarks(_ state: State) -> [Remark] {
    let (voice, programme) = (state.voice, state.programme)
    let name: Phrase =
      switch input(state).row {
      case .activity(let index): programme.activities[index].name
      case .group(let group): group.name
      default: Phrase("alle activiteiten", "all activities")
      }
    return [Remark("of", voice.say("Boekingen van ", "Bookings of ") + voice.say(name))]
  }
}

extension State {
  /// The tab of the fund page that is open.
  var tabRemark: Remark {
    Remark("tab", voice.say("Tabblad ", "Tab ") + voice.say(fund.tab.title))
  }
}
