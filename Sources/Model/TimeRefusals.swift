/// What the rules of time say when they refuse: why, and what can be done instead.
extension Refusal {
  /// A change is of a day that has been.
  /// - Parameter isPlannable: whether what is to come can be planned for a day.
  package static func dayToCome(_ day: Day, _ today: Day, isPlannable: Bool = true) -> Refusal {
    Refusal(
      "day-to-come",
      Phrase(
        "\(day.words(.dutch)) moet nog komen: het is \(today.words(.dutch)).",
        "\(day.words(.english)) is still to come: it is \(today.words(.english))."),
      wayOut: isPlannable
        ? Phrase("Wat nog komt is een geplande datum (--planned).", "What is to come is a planned date (--planned).")
        : Phrase("Kies vandaag of een eerdere dag.", "Choose today or an earlier day."),
      brief: Phrase("die dag moet nog komen", "that day is still to come"))
  }

  /// Nothing is known of days before the data begin.
  package static func beforeTheData(_ day: Day) -> Refusal {
    let first = Day.firstKnown
    return Refusal(
      "before-the-data",
      Phrase(
        "Er zijn geen gegevens van voor \(first.words(.dutch)).",
        "There is no data from before \(first.words(.english))."),
      wayOut: Phrase(
        "Geef \(first.words(.dutch)) of een latere dag op.", "Give \(first.words(.english)) or a later day."),
      brief: Phrase("van voor de gegevens", "before the data begin"))
  }

  /// - Parameter others: whom it came of where it is not there yet, else whom it passed into.
  static func notOnThatDay(_ name: String, _ place: Place?, _ day: Day, others: [String]) -> Refusal {
    let list = others.joined(separator: ", ")
    guard let place, day < place.from else {
      let until = place?.until ?? day
      return Refusal(
        "not-on-that-day",
        Phrase(
          "\(name) is er sinds \(until.words(.dutch)) niet meer.",
          "\(name) has not existed since \(until.words(.english))."),
        wayOut: others.isEmpty
          ? Phrase("Geef een dag daarvoor op (--on).", "Give a day before it (--on).")
          : Phrase(
            "Geef een dag daarvoor op (--on), of kies \(list).", "Give a day before it (--on), or choose \(list)."),
        brief: Phrase("was er toen niet meer", "no longer existed then"))
    }
    return Refusal(
      "not-on-that-day",
      Phrase(
        "\(name) is er pas sinds \(place.from.words(.dutch)).",
        "\(name) has only existed since \(place.from.words(.english))."),
      wayOut: others.isEmpty
        ? Phrase("Geef die dag op of een latere (--on).", "Give that day or a later one (--on).")
        : Phrase(
          "Geef die dag op of een latere (--on), of kies \(list).",
          "Give that day or a later one (--on), or choose \(list)."),
      brief: Phrase("was er toen nog niet", "did not exist yet"))
  }

  /// Neither a code nor a name.
  static func noSuchMunicipality(_ text: String) -> Refusal {
    Refusal(
      "no-such-municipality", Phrase("Geen gemeente «\(text)».", "No municipality «\(text)»."),
      wayOut: Phrase("Geef de code of de hele naam.", "Give its code or its whole name."))
  }

  /// `--expect` found another status.
  static func expectedOther(_ expected: RolloutStatus, _ found: RolloutStatus) -> Refusal {
    Refusal(
      "expected-other",
      Phrase(
        "De status is \(found.rawValue) \(found.name.dutch) en niet \(expected.rawValue).",
        "The status is \(found.rawValue) \(found.name.english) and not \(expected.rawValue)."),
      wayOut: Phrase("Kijk wat er nu staat, en kies opnieuw.", "Look at what is there now, and choose again."))
  }

  /// Somebody else was first with this field on this day, or `operatorName` himself.
  package static func conflict(_ conflict: FieldConflict, for operatorName: String? = nil) -> Refusal {
    let field = conflict.field.name
    func value(_ language: Language) -> String {
      if !conflict.now.isEmpty { return conflict.now }
      return language == .dutch ? "leeg" : "empty"
    }
    let by = conflict.record?.by ?? ""
    let who =
      by.isEmpty
      ? Phrase("Er is iets gewijzigd", "Something has changed")
      : by == operatorName
        ? Phrase("U wijzigde dit zelf al", "You changed this yourself") : Phrase("\(by) was eerst", "\(by) was first")
    return Refusal(
      "conflict",
      Phrase(
        "\(who.dutch): \(field.dutch) is op \(conflict.on.words(.dutch)) nu \(value(.dutch)).",
        "\(who.english): \(field.english) is \(value(.english)) now on \(conflict.on.words(.english))."),
      wayOut: Phrase(
        "Er is niets overschreven: kijk, en kies opnieuw.", "Nothing was overwritten: look, and choose again."))
  }

  /// A planned date where no step is left.
  static func noNextStep(_ status: RolloutStatus) -> Refusal {
    Refusal(
      "no-next-step",
      Phrase(
        "Na \(status.name.dutch) komt geen stap meer om te plannen.",
        "After \(status.name.english) there is no step left to plan."),
      wayOut: Phrase("Laat de datum weg.", "Leave the date out."))
  }

  /// There is nothing to confirm.
  package static func nothingReported(_ name: String) -> Refusal {
    Refusal(
      "nothing-reported",
      Phrase("Van \(name) is nog niets gemeld.", "Nothing has been reported for \(name) yet."),
      wayOut: Phrase(
        "Zet eerst een status; bevestigen kan daarna.", "Set a status first; after that it can be confirmed."),
      brief: Phrase("nog niets gemeld", "nothing reported yet"))
  }

  /// A step that leads to or from its neighbour by no rule.
  static func laterRecord(_ name: String, _ record: JournalRecord?) -> Refusal {
    guard let record else {
      return Refusal(
        "later-record", Phrase("Bij \(name) past het niet.", "It does not fit for \(name)."),
        wayOut: Phrase("Zie het journaal.", "See the journal."))
    }
    func words(_ language: Language) -> String {
      let status = RolloutStatus(rawValue: record.to)?.name[language] ?? ""
      return "\(record.to) \(status) (\(record.effective.words(language)), \(record.by), \(record.seq))"
    }
    return Refusal(
      "later-record",
      Phrase(
        "Het past bij \(name) niet naast \(words(.dutch)).", "For \(name) it does not fit with \(words(.english))."),
      wayOut: Phrase(
        "Kies een status die erheen leidt, neem dat record terug (undo \(record.seq)) of maak er een correctie van.",
        "Choose a status that leads there, take that record back (undo \(record.seq)), or make it a correction."),
      brief: Phrase("past niet naast een ander record", "does not fit with another record"))
  }

  /// - Parameter record: the one that stands in the way, of those that were there.
  static func boundStays(_ name: String, _ record: JournalRecord?) -> Refusal {
    guard let record else {
      return Refusal(
        "bound-stays",
        Phrase(
          "\(name) was gebonden; dat gaat ook door een correctie of fusie niet terug.",
          "\(name) was bound; neither a correction nor a merger can undo that."),
        wayOut: Phrase(
          "Was de binding zelf een fout, corrigeer dan die: op haar dag, bij wie gebonden was.",
          "If the binding itself was a mistake, correct that one: on its own day, for the municipality that was bound."),
        brief: Phrase("was gebonden", "was bound"))
    }
    return Refusal(
      "bound-stays",
      Phrase(
        "\(name) heeft op \(record.effective.words(.dutch)) \(record.to) gemeld (\(record.by), \(record.seq)); wie gebonden is gaat niet terug.",
        "\(name) reported \(record.to) on \(record.effective.words(.english)) (\(record.by), \(record.seq)); what is bound does not go back."
      ),
      wayOut: Phrase(
        "Corrigeer dat record eerst, of neem het terug (undo \(record.seq)).",
        "Correct that record first, or take it back (undo \(record.seq))."),
      brief: Phrase("een later record ging terug", "a later record went back"))
  }

  /// In use on a day on which neither phase nor flag allows it.
  static func inUseNeedsRollout(_ name: String, _ initiative: String, since: Day?) -> Refusal {
    let (dutch, english) = (
      since.map { " sinds \($0.words(.dutch))" } ?? "", since.map { " since \($0.words(.english))" } ?? ""
    )
    return Refusal(
      "in-use-needs-rollout",
      Phrase(
        "\(name) heeft \(initiative) in gebruik\(dutch): dan hoort er op elke dag vlag P te staan, of fase uitrol of beheer te zijn.",
        "\(name) has \(initiative) in use\(english): every day of that needs flag P, or phase rollout or operation."
      ),
      wayOut: Phrase(
        "Laat vlag P staan (of zet hem op de eerste dag: --on), of kies een dag vanaf de fase uitrol.",
        "Keep flag P (or set it on the first day: --on), or choose a day in phase rollout."),
      brief: Phrase("in gebruik vraagt om fase of vlag P", "in use needs the phase or flag P"))
  }

  /// A reorganisation without its municipalities.
  static func factDoesNotFit(_ old: String, _ new: String) -> Refusal {
    Refusal(
      "fact-does-not-fit",
      Phrase(
        "De herindeling van \(old) naar \(new) zou haar gemeenten kwijt zijn.",
        "The reorganisation of \(old) into \(new) would lose its municipalities."),
      wayOut: Phrase("Neem die herindeling eerst terug.", "Take that reorganisation back first."))
  }

  /// A reorganisation of a day that must be a slip.
  static func dateTooFar(_ day: Day) -> Refusal {
    Refusal(
      "date-too-far",
      Phrase(
        "\(day.words(.dutch)) ligt meer dan tien jaar vooruit.",
        "\(day.words(.english)) is more than ten years ahead."),
      wayOut: Phrase("Kijk de datum na.", "Check the date."))
  }

  /// One municipality in two places of a reorganisation.
  static func namedTwice(_ name: String) -> Refusal {
    Refusal(
      "named-twice", Phrase("\(name) staat er twee keer.", "\(name) is named twice."),
      wayOut: Phrase(
        "Noem elke gemeente één keer: wie ophoudt, en dan de code die verdergaat.",
        "Name each municipality once: those that end, then the code that continues."))
  }

  /// A municipality whose end is known.
  static func endsAlready(_ name: String, _ until: Day) -> Refusal {
    Refusal(
      "ends-already",
      Phrase("\(name) houdt al op per \(until.words(.dutch)).", "\(name) already ends on \(until.words(.english))."),
      wayOut: Phrase(
        "Zie reorganise \(until.iso); was die met de hand ingevoerd, neem hem dan eerst terug.",
        "See reorganise \(until.iso); if it was entered by hand, take it back first."))
  }

  /// One that ends cannot receive on that day or later.
  static func laterFact(_ name: String, _ day: Day, others: String) -> Refusal {
    Refusal(
      "later-fact",
      Phrase(
        "\(name) ontvangt per \(day.words(.dutch)) nog \(others).",
        "\(name) still receives \(others) on \(day.words(.english))."),
      wayOut: Phrase("Kies een dag na \(day.words(.dutch)).", "Choose a day after \(day.words(.english))."))
  }

  /// A code that somebody has or had.
  static func codeTaken(_ code: String, _ place: Place) -> Refusal {
    func days(_ language: Language) -> String {
      "\(place.from.words(language)) – \(place.until?.words(language) ?? "…")"
    }
    return Refusal(
      "code-taken",
      Phrase(
        "\(code) is de code van \(place.name) (\(days(.dutch))).",
        "\(code) is the code of \(place.name) (\(days(.english)))."),
      wayOut: Phrase(
        "Laat de naam weg om erin op te gaan (op een dag dat ze er is), of kies een code die nog niemand had.",
        "Leave the name out to merge into it (on a day when it exists), or choose a code that was never used."))
  }

  /// A code has a form.
  static func noCode(_ text: String) -> Refusal {
    Refusal(
      "no-code", Phrase("«\(text)» is geen gemeentecode.", "«\(text)» is not a municipality code."),
      wayOut: Phrase("Een code is GM en vier cijfers: GM1948.", "A code is GM and four digits: GM1948."))
  }

  /// A new municipality has a name.
  static let nameMissing = Refusal(
    "name-missing",
    Phrase(
      "Een nieuwe gemeente heeft een naam van 1 tot 60 tekens nodig.",
      "A new municipality needs a name of 1 to 60 characters."),
    wayOut: Phrase("reorganise DATUM OUD+OUD CODE \"Naam\".", "reorganise DATE OLD+OLD CODE \"Name\"."))

  /// Two of one name on one day.
  static func nameTaken(_ code: String, _ name: String) -> Refusal {
    Refusal(
      "name-taken", Phrase("\(code) heet al \(name).", "\(code) is already called \(name)."),
      wayOut: Phrase("Kies een andere naam.", "Choose another name."))
  }

  // MARK: Taking back

  /// Somebody has recorded something that rests on it.
  static func changedSince(_ name: String, cells: Int, _ record: JournalRecord, _ kind: ChangeKind) -> Refusal {
    let more = cells > 1 ? Phrase(" en \(cells - 1) meer", " and \(cells - 1) more") : Phrase("", "")
    let place = record.initiative.isEmpty ? name : "\(name) \(record.initiative)"
    return Refusal(
      "changed-since",
      Phrase(
        "\(record.by) heeft hier sindsdien iets vastgelegd: \(place)\(more.dutch) (\(record.seq), \(record.effective.words(.dutch))).",
        "\(record.by) has built on it since: \(place)\(more.english) (\(record.seq), \(record.effective.words(.english)))."
      ),
      wayOut: kind == .redo
        ? Phrase("Zet zelf de waarde die het moet zijn.", "Set it yourself to what it should be.")
        : Phrase(
          "undo rest neemt de andere cellen terug, undo skip de wijziging hiervoor; of eerst undo \(record.seq).",
          "undo rest takes back the other cells, undo skip the change before it; or undo \(record.seq) first."))
  }

  /// Something that is no cell rests on it: a later move of an initiative, a later step, a decision of a body that it set
  /// up.
  package static func rested(_ record: JournalRecord, _ kind: ChangeKind) -> Refusal {
    // Of a step of a request its name says enough.
    let isPart = RolloutField.ofProposal.contains(record.field)
    let subject = isPart ? proposalSubject(record) : proposalName(of: record.initiative)
    func change(_ language: Language) -> String { isPart ? "" : ", " + record.changeWords(language) }
    let (nl, en) = (change(.dutch), change(.english))
    let day = record.effective
    return Refusal(
      "changed-since",
      Phrase(
        "Hierop rust \(subject.dutch)\(nl): nummer \(record.seq), per \(day.words(.dutch)), van \(record.by).",
        "On this rests \(subject.english)\(en): number \(record.seq), as of \(day.words(.english)), by \(record.by)."
      ),
      wayOut: kind == .undo
        ? Phrase(
          "Neem dat eerst terug: undo \(record.seq). undo skip neemt uw wijziging daarvoor.",
          "Take that back first: undo \(record.seq). undo skip takes your change before it.")
        : Phrase("Neem dat eerst terug: undo \(record.seq).", "Take that back first: undo \(record.seq)."))
  }

  /// What is there would break without it.
  static func changedSince(_ because: Refusal, _ kind: ChangeKind) -> Refusal {
    Refusal(
      "changed-since",
      Phrase(
        "Dan klopt iets anders niet meer. \(because.reason.dutch)",
        "Something else would no longer hold. \(because.reason.english)"),
      wayOut: kind == .redo
        ? because.wayOut
        : Phrase(
          "Neem dat eerst terug; undo rest neemt de andere cellen, undo skip de wijziging hiervoor.",
          "Take that back first; undo rest takes back the other cells, undo skip the change before it."))
  }

  /// Something rests on every cell of the change.
  static let nothingLeft = Refusal(
    "nothing-left",
    Phrase(
      "Op alles wat u wijzigde is sindsdien voortgebouwd.", "Everything that you changed has since been built on."),
    wayOut: Phrase("undo skip neemt de wijziging hiervoor.", "undo skip takes back the change before it."))

  /// No record has the number.
  package static func noSuchRecord(_ seq: Int) -> Refusal {
    Refusal(
      "no-such-record", Phrase("Er is geen record \(seq).", "There is no record \(seq)."),
      wayOut: Phrase("Het journaal noemt de nummers.", "The journal shows the numbers."))
  }

  /// Somebody else's change is taken back with a reason only.
  static func othersNeedReason(_ by: String, _ seq: Int) -> Refusal {
    Refusal(
      "others-need-reason",
      Phrase("Dit is van \(by): geef een reden.", "This is \(by)'s: give a reason."),
      wayOut: Phrase("undo \(seq) \"reden\".", "undo \(seq) \"reason\"."))
  }

  /// What is asked for is so already.
  static func alreadyTakenBack(_ seq: Int, _ kind: ChangeKind) -> Refusal {
    kind == .redo
      ? Refusal(
        "already-taken-back",
        Phrase("Wat \(seq) terugnam, geldt alweer.", "What \(seq) took back already counts again."),
        wayOut: Phrase("Zie het journaal.", "See the journal."))
      : Refusal(
        "already-taken-back", Phrase("Record \(seq) is al teruggenomen.", "Record \(seq) has already been taken back."),
        wayOut: Phrase(
          "undo met het nummer van die regel doet het opnieuw.", "undo with the number of that row does it again."))
  }

  /// Nothing of theirs counts any more.
  package static func nothingToUndo(_ by: String) -> Refusal {
    Refusal(
      "nothing-to-undo",
      Phrase(
        "\(by) heeft niets gewijzigd dat ongedaan kan worden gemaakt.", "\(by) has no change that can be undone."),
      wayOut: Phrase(
        "Die van een ander kan met het nummer en een reden: undo NUMMER \"reden\".",
        "Undo somebody else's by its number, with a reason: undo NUMBER \"reason\"."))
  }

  /// Nothing was taken back, or all was done again.
  package static let nothingToRedo = Refusal(
    "nothing-to-redo", Phrase("Er is niets om opnieuw te doen.", "There is nothing to redo."),
    wayOut: Phrase("Dat kan na ongedaan maken.", "It works after an undo."))
}
