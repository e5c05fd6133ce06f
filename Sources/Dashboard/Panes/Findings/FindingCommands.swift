import Model

extension Command {
  /// Settling and reopening findings.
  static let findingCommands: [Command] = [
    Command(
      "settle", Phrase("bevinding afdoen, met een reden", "settle a finding, with a reason"),
      hint: Phrase("afdoen", "settle"), keys: ["x"], scopes: [.findings], arguments: "[FINDING] REASON",
      completions: { $0.register.filter(\.isOpen).map(\.id) }, blocked: cannotChange
    ) { state, arguments in
      settle(arguments, &state)
    },
    Command(
      "reopen", Phrase("afgedane bevinding weer openen", "open a settled finding again"),
      hint: Phrase("heropenen", "reopen"), keys: ["X"], scopes: [.findings], arguments: "[FINDING]",
      completions: { $0.register.filter { !$0.isOpen }.map(\.id) }, blocked: cannotChange
    ) { state, arguments in
      guard let finding = finding(named: arguments.first, &state) else { return [] }
      guard !finding.isOpen else {
        state.notice = Notice(
          .refusal, Phrase("\(finding.id) is niet afgedaan.", "\(finding.id) is not settled."))
        return []
      }
      return put("", reason: arguments.dropFirst().joined(separator: " "), finding, &state)
    },
  ]
}

private func settle(_ arguments: [String], _ state: inout State) -> [Effect] {
  let isNamed = arguments.first.map(isFindingName) ?? false
  guard let finding = finding(named: isNamed ? arguments.first : nil, &state) else { return [] }
  guard finding.isOpen else {
    state.notice = Notice(
      .refusal,
      Phrase(
        "\(finding.id) is al afgedaan; reopen \(finding.id) opent haar weer.",
        "\(finding.id) is settled already; reopen \(finding.id) opens it again."))
    return []
  }
  let reason = arguments.dropFirst(isNamed ? 1 : 0).joined(separator: " ")
  let change = SettingChange(
    field: .finding, key: finding.id, value: "settled", reason: reason,
    expectedSeq: state.isHeadless ? nil : state.programme.settings.seq(.finding, finding.id))
  guard !reason.isEmpty || state.isHeadless else {
    state.overlay = .prompt(
      Prompt(
        title: Phrase("\(finding.id) afdoen: reden", "Settle \(finding.id): reason"),
        hint: Prompt.Purpose.setting(change).hint, purpose: .setting(change)))
    return []
  }
  return put("settled", reason: reason, finding, &state)
}

private func isFindingName(_ text: String) -> Bool {
  text.uppercased().first == "F" && Int(text.dropFirst()) != nil
}

/// The finding that is named, or the one under the cursor; says so where there is none.
private func finding(named text: String?, _ state: inout State) -> Finding? {
  if let text {
    if let finding = state.register.first(where: { $0.id == text.uppercased() }) { return finding }
    let known = state.register.map(\.id).joined(separator: " ")
    state.notice = Notice(
      .usage, Phrase("Geen bevinding «\(text)»; er zijn: \(known).", "No finding «\(text)»; there are: \(known)."))
    return nil
  }
  if state.scope == .findings, let finding = state.currentFinding { return finding }
  state.notice = Notice(.usage, Phrase("Noem de bevinding: settle F3 \"reden\".", "Name it: settle F3 \"reason\"."))
  return nil
}

private func put(_ value: String, reason: String, _ finding: Finding, _ state: inout State) -> [Effect] {
  state.isSaving = true
  let seq = state.isHeadless ? nil : state.programme.settings.seq(.finding, finding.id)
  return [
    .put([SettingChange(field: .finding, key: finding.id, value: value, reason: reason, expectedSeq: seq)])
  ]
}

/// Keeps a setting whose reason was asked for.
func answer(_ asked: SettingChange, _ prompt: Prompt, _ state: inout State) -> [Effect] {
  var change = asked
  change.reason = prompt.editor.text
  guard !change.reason.allSatisfy(\.isWhitespace) else {
    var again = prompt
    again.problem = Phrase("Zonder reden gaat dit niet.", "This needs a reason.")
    state.overlay = .prompt(again)
    return []
  }
  state.overlay = nil
  state.isSaving = true
  return [.put([change])]
}

/// Goes to where a finding matters; a page that does not exist yet gives way to the pane of the overview.
func openFinding(_ finding: Finding, _ state: inout State) -> [Effect] {
  defer { state.comeFrom(.page(.findings)) }
  switch finding.place {
  case "fund": openFund(.year, finding, &state)
  case "social-domain": openFund(.social, finding, &state)
  case "contributions": showContributions(state.contributionYear, &state)
  case "rollout": open(.municipalities, else: .rollout, &state)
  case "initiatives": open(.initiatives, else: .initiatives, &state)
  case "decisions": open(.decisions, else: .initiatives, &state)
  default:
    let id = String(finding.place.dropFirst("initiative:".count))
    guard state.programme.column(of: id) != nil else { return [] }
    state.go(to: .initiative(id))
    state.positions[.initiative] = nil
  }
  return []
}

private func open(_ page: Page, else pane: Scope, _ state: inout State) {
  guard !Page.existing.contains(page) else { return state.go(to: .page(page)) }
  state.go(to: .page(.overview))
  state.pane = pane
  state.moveCursor(to: state.position(of: pane).cursor)
}

/// The tab of the fund page, on the row that shows the finding itself where there is one.
private func openFund(_ tab: FundTab, _ finding: Finding, _ state: inout State) {
  _ = show(tab, &state)
  let row = state.fundPageRows.firstIndex { row in
    switch (row, finding.id) {
    case (.printed(let figure, _), "F1"): figure.key == FundGroup.recurring.rawValue
    case (.unallotted, "F9"): true
    case (.function(let index), "F10"): state.programme.ledger.functions[index].figure == "interpreting"
    default: false
    }
  }
  if let row { state.moveCursor(to: row) }
}
