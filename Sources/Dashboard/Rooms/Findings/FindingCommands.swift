import Model

extension Command {
  /// Settling and reopening findings.
  static let findingCommands: [Command] = [
    Command(
      "settle", Phrase("bevinding afdoen, met een reden", "settle a finding, with a reason"),
      hint: Phrase("afdoen", "settle"), keys: ["x"], scopes: [FindingsPane.id], arguments: "[FINDING] REASON",
      asks: true,
      completions: { $0.register.filter(\.isOpen).map(\.id) }, blocked: cannotChange
    ) { state, arguments in
      settle(arguments, &state)
    },
    Command(
      "reopen", Phrase("afgedane bevinding weer openen", "open a settled finding again"),
      hint: Phrase("heropenen", "reopen"), keys: ["X"], scopes: [FindingsPane.id], arguments: "[FINDING] [REASON]",
      completions: { $0.register.filter { !$0.isOpen }.map(\.id) }, blocked: cannotChange
    ) { state, arguments in
      guard let finding = finding(named: arguments.first, "reopen", &state) else { return [] }
      guard !finding.isOpen else {
        return state.tell(.refusal, "\(finding.id) is niet afgedaan.", "\(finding.id) is not settled.")
      }
      return state.write(.put([change(of: finding, to: "", state.text(of: arguments, from: 1), state)]))
    },
  ]
}

private func settle(_ arguments: [String], _ state: inout State) -> [Effect] {
  let isNamed = arguments.first.map(isFindingName) ?? false
  guard let finding = finding(named: isNamed ? arguments.first : nil, "settle", &state) else { return [] }
  guard finding.isOpen else {
    return state.tell(
      .refusal, "\(finding.id) is al afgedaan; reopen \(finding.id) opent haar weer.",
      "\(finding.id) is already settled; reopen \(finding.id) opens it again.")
  }
  let reason = state.text(of: arguments, from: isNamed ? 1 : 0)
  let change = change(of: finding, to: "settled", reason, state)
  guard !reason.isEmpty || state.isHeadless else {
    return state.lay(
      PromptOverlay(
        title: Phrase("\(finding.id) afdoen: reden", "Settle \(finding.id): reason"), purpose: .setting(change)))
  }
  return state.write(.put([change]))
}

private func isFindingName(_ text: String) -> Bool {
  text.uppercased().first == "F" && Int(text.dropFirst()) != nil
}

/// The finding that is named, or the one under the cursor; says so where there is none.
private func finding(named text: String?, _ id: String, _ state: inout State) -> Finding? {
  if let text {
    if let finding = state.register.first(where: { $0.id == text.uppercased() }) { return finding }
    let known = state.register.map(\.id).joined(separator: " ")
    state.tell(.usage, "Geen bevinding «\(text)»; er zijn: \(known).", "No finding «\(text)»; there are: \(known).")
    return nil
  }
  if state.focus == FindingsPane.id, let finding = state.seen(FindingsPane.self).current { return finding }
  _ = state.misuse(id)
  return nil
}

private func change(of finding: Finding, to value: String, _ reason: String, _ state: State) -> SettingChange {
  SettingChange(
    field: .finding, key: finding.id, value: value, reason: reason,
    expectedSeq: state.isHeadless ? nil : state.programme.settings.seq(.finding, finding.id))
}

/// Goes to where a finding matters; a page that does not exist yet gives way to the pane of the overview.
func openFinding(_ finding: Finding, _ state: inout State) -> [Effect] {
  defer { state.comeFrom(.page(.findings)) }
  switch finding.place {
  case "fund": return openFund(.year, finding, &state)
  case "social-domain": return openFund(.social, finding, &state)
  case "contributions": return showContributions(state.contributionYear, &state)
  case "rollout": return go(to: .page(.municipalities), &state)
  case "decisions": return showDecisions(about: finding.id, &state)
  case "initiatives":
    if let room = Room.page(named: finding.place) { return go(to: Place(room.id), &state) }
    let effects = go(to: .page(.overview), &state)
    state.look.focus(on: InitiativesPane.id, in: .overview)
    return effects
  default:
    let id = String(finding.place.dropFirst("initiative:".count))
    return state.programme.column(of: id) == nil ? [] : openInitiative(id, &state)
  }
}

/// The tab of the fund page, on the row that shows the finding itself where there is one.
private func openFund(_ tab: FundTab, _ finding: Finding, _ state: inout State) -> [Effect] {
  let effects = show(tab, &state)
  let functions = state.programme.ledger.functions
  let row = state.seen(FundTabPane.self).rows.firstIndex { row in
    switch (row, finding.id) {
    case (.printed(let figure, _), "F1"): figure.key == FundGroup.recurring.rawValue
    case (.unallotted, "F9"): true
    case (.function(let index), "F10"): functions[index].figure == "interpreting"
    default: false
    }
  }
  if let row { state.moveCursor(to: row) }
  return effects
}
