import Model

extension State {
  /// What holds on every page: the programme, the day, what is under way and whether anything can be changed.
  var headings: [Remark] {
    let voice = voice
    let programme = programme
    var remarks = [
      Remark("programme", programmeWords(voice)),
      Remark("sample", programme.isSample ? voice.say("Voorbeeldgegevens", "Sample data") : ""),
      Remark("day", dayWords(voice)),
      Remark(
        "reading", programme.isPartial ? voice.say("De gegevens worden gelezen", "The data are being read") : ""),
      Remark(
        "unread",
        pending.isUnread
          ? voice.say("De stand van nu kon niet worden gelezen", "The current state could not be read") : "",
        gone: voice.say("Bijgewerkt", "Up to date")),
      // Wherever one goes it stays, and so it is said where it comes and goes.
      Remark(
        "filter", filter.map { voice.say("Filter: \($0.text)", "Filter: \($0.text)") } ?? "",
        gone: voice.say("Geen filter", "No filter")),
    ]
    if let damage = session.damage {
      remarks.append(Remark("damage", voice.say("Fout: ", "Error: ") + voice.say(damage)))
    }
    if let job = pending.jobs.first(where: \.isTold) {
      let key = voice.say(keymap.key(of: "back")?.name ?? Phrase(same: "Escape"))
      remarks.append(
        Remark(
          "job \(job.id)",
          voice.say("Bezig: \(job.name(language)); \(key) breekt af", "Busy: \(job.name(language)); \(key) cancels"))
      )
    }
    return remarks
  }

  private func programmeWords(_ voice: Voice) -> String {
    let millions = (programme.inhabitants + 50_000) / 100_000
    let people = "\(millions / 10)\(language == .dutch ? "," : ".")\(millions % 10)"
    return "Samen Organiseren, \(voice.municipalities(programme.municipalities.count)), "
      + voice.say("\(people) miljoen inwoners", "\(people) million inhabitants")
  }

  private func dayWords(_ voice: Voice) -> String {
    let day = voice.say(programme.asOf)
    let known =
      viewpoint.knownAt == .now
      ? ""
      : voice.say(
        ", zoals bekend tot en met nummer \(programme.seq)", ", as known up to number \(programme.seq)")
    if programme.asOf > programme.today {
      return voice.say("Toekomst, alleen lezen: stand van \(day)", "Future, read-only: state of \(day)") + known
    }
    if isPast {
      return voice.say("Verleden, alleen lezen: stand van \(day)", "Past, read-only: state of \(day)") + known
    }
    return voice.say("Stand van nu, \(day)", "As of now, \(day)")
  }

  /// Whether anything can be changed, in a word.
  var spokenMode: String {
    if isPast { return "" }
    return session.locked != nil
      ? voice.say("Alleen lezen", "Read-only")
      : mode == .operating ? voice.say("Bewerken", "Editing") : voice.say("Bladeren", "Browsing")
  }
}

extension Notice {
  /// What is said of it, its sign in words.
  func spoken(_ voice: Voice) -> String {
    let words = voice.say(text)
    switch kind {
    case .info, .saved: return words
    case .refusal, .usage: return voice.say("Gaat niet: ", "Not possible: ") + words
    case .conflict: return voice.say("Let op: ", "Attention: ") + words
    case .failure: return voice.say("Fout: ", "Error: ") + words
    }
  }
}
