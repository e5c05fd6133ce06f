import Model

extension ContributionsPane {
  package static func read(_ row: ContributionLine, _ state: State) -> Reading {
    let voice = state.voice
    func money(_ amount: Amount?) -> String {
      amount.map(voice.say) ?? voice.say("geen tarief, bevinding F7", "no tariff, finding F7")
    }
    func rate(_ amount: Amount?, _ people: Int) -> String {
      guard let amount, people > 0 else { return "" }
      let cents = Fraction(Int128(amount.cents), over: Int128(people)).words(state.language, decimals: 2)
      return voice.say("\(cents) cent per inwoner", "\(cents) cents per inhabitant")
    }
    switch row {
    case .row(let one):
      let municipality = one.municipality
      let lines = state.reckoned(state.contributionYear)?.lines ?? []
      return Reading(
        [
          municipality.name, municipality.province, voice.inhabitants(municipality.inhabitants),
          one.isExempt ? voice.say("uitgezonderd", "exempt") : "",
        ].filter { !$0.isEmpty }.joined(separator: ", "),
        [
          ("amount", voice.say("bijdrage ", "contribution ") + money(one.amount)),
          ("rate", rate(one.amount, municipality.inhabitants)),
        ] + zip(lines, one.parts).map { ($0.key, "\(voice.say($0.name)) \(voice.say($1))") })
    case .group(let group):
      let name = state.contributionOrder.grouping.words(group.name, state.language)
      return Reading(
        voice.say("Groep \(name), ", "Group \(name), ")
          + (group.isCollapsed ? voice.say("ingeklapt, ", "collapsed, ") : voice.say("uitgeklapt, ", "expanded, "))
          + voice.municipalities(group.rows.count) + ", " + voice.inhabitants(group.inhabitants),
        [("amount", voice.say("bijdrage ", "contribution ") + money(group.amount))])
    }
  }

  package static func remarks(_ state: State) -> [Remark] {
    let (voice, painter, order) = (state.voice, Painter(state), state.contributionOrder)
    let input = state.seen(Self.self).input
    var remarks = [state.tabRemark]
    let sums = input.sums
    let keys = input.asking.sort.map { key in
      let title = columns(state).first { $0.key == key.column }.map { voice.say($0.title) } ?? key.column
      return title + (key.isDescending ? voice.say(", aflopend", ", descending") : "")
    }.joined(separator: voice.say(", dan ", ", then "))
    if !keys.isEmpty { remarks.append(Remark("sort", voice.say("Gesorteerd op \(keys)", "Sorted by \(keys)"))) }
    if order.grouping != .none { remarks.append(Remark("group", voice.say(order.grouping.title))) }
    let settings = ContributionAnswerPane.lines(state).first ?? []
    remarks.append(Remark("settings", settings.map { voice.say($0.text) }.joined()))
    remarks.append(Remark("balance", painter.balanceWords(input.contributions, sums)))
    if input.contributions.isEmpty {
      remarks.append(
        Remark("empty", voice.say("Geen gemeente voldoet aan het filter", "No municipality matches the filter")))
    }
    return remarks
  }
}
