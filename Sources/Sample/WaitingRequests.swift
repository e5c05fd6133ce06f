import Model

extension Programme {
  /// Requests to scale up that wait for a body to judge, to advise or to decide: somebody's turn it is. What was decided
  /// is in the hands of the municipalities.
  var waitingRequests: [Attention] {
    settings.scaleUps.compactMap { one in
      guard let next = one.awaits, !next.isAfterDecision else { return nil }
      let (name, since) = (Proposal.subject(one.request.subject, self), one.since)
      let body = Proposal.bodies.first { $0.id == next.body }?.name ?? ChainBody.unnamed
      return Attention(
        kind: .request,
        title: Phrase(
          "\(one.id) · \(name.dutch) · wacht op \(next.name.dutch) (\(body.dutch))",
          "\(one.id) · \(name.english) · waits for \(next.name.english) (\(body.english))"),
        part: ProposalPart(.request, one.id), since: since, days: Int(asOf - since))
    }
  }
}
