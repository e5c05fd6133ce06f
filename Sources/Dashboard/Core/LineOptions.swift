import Model

/// The options that stand in a line of `:` and `do` as they stand behind `samen set`.
package struct LineOptions: Sendable {
  /// The options by the word that follows `--`.
  package enum Name: String, Sendable, CaseIterable {
    case on, reason, note, planned, flags, expect
    case dryRun = "dry-run"
    case past

    /// What a command about cells takes.
    static let ofCell: [Name] = [.on, .reason, .expect, .dryRun]
    /// Those that stand alone.
    fileprivate static let alone: [Name] = [.dryRun, .past]
  }

  /// From which day it is so.
  var on: Day?
  /// Why, for the journal.
  var reason: String?
  /// The new note.
  var note: String?
  /// The planned date, or `.some(nil)` for none.
  var planned: Day??
  /// All flags that the cell is to have.
  var flags: RolloutFlags?
  /// The status that must be there.
  var expect: RolloutStatus?
  /// Whether only to tell what would happen.
  var isRehearsal = false
  /// Whether the planned day may be in the past.
  var isPastMeant = false

  /// Takes what was asked beside the command's own words into `change`.
  func fill(_ change: inout RolloutChange) {
    change.on = on ?? change.on
    if let reason { change.reason = reason }
    if let note { change.note = note }
    if let planned { change.planned = planned }
    if let flags { change.flags = flags }
    change.expectedStatus = expect ?? change.expectedStatus
    change.isRehearsal = change.isRehearsal || isRehearsal
    change.isPastMeant = change.isPastMeant || isPastMeant
  }

  /// Splits what follows a command's id into its arguments and the options among them.
  /// - Throws: an option that it does not take, or whose value will not do; a word like `--that` is never a text.
  static func read(
    _ words: [String], of command: Command, today: Day
  ) throws(Filter.Problem) -> (arguments: [String], options: LineOptions) {
    var options = LineOptions()
    var arguments: [String] = []
    var rest = words[...]
    while let word = rest.popFirst() {
      guard let option = optionName(in: word) else {
        arguments.append(word)
        continue
      }
      guard let name = Name(rawValue: option), command.options.contains(name) else {
        throw misplaced(option, command)
      }
      let attached = word.cut(at: "=").behind
      if Name.alone.contains(name) {
        guard attached == nil else {
          throw Filter.Problem(words: Phrase("--\(option) heeft geen waarde.", "--\(option) takes no value."))
        }
        if name == .past { options.isPastMeant = true } else { options.isRehearsal = true }
        continue
      }
      guard let value = attached ?? rest.popFirst(), optionName(in: value) == nil else {
        throw Filter.Problem(
          words: Phrase(
            "Achter --\(option) hoort een waarde; een lege is --\(option)=.",
            "--\(option) takes a value; an empty one is --\(option)=."))
      }
      try options.take(value, as: name, today: today)
    }
    return (arguments, options)
  }

  private mutating func take(_ value: String, as name: Name, today: Day) throws(Filter.Problem) {
    switch name {
    case .on: on = try Day.typed(value, today: today)
    case .reason: reason = value
    case .note: note = value
    case .dryRun, .past: break
    case .flags: flags = try RolloutFlags.typed(value)
    case .planned: planned = .some(try Day.planned(value, today: today))
    case .expect: expect = try RolloutStatus.typed(value)
    }
  }

  /// The day of `on DAY` at a place among the words, and how many words that takes; nil where no such day stands there.
  /// - Throws: what begins like a day and is none is no reason.
  static func day(in words: [String], at place: Int, today: Day) throws(Filter.Problem) -> (day: Day, words: Int)? {
    guard words.indices.contains(place + 1), words[place] == "on" else { return nil }
    let rest = words[(place + 1)...]
    for count in (1...min(3, rest.count)).reversed() {
      if let day = Day(written: rest.prefix(count).joined(separator: " "), today: today) { return (day, count + 1) }
    }
    guard let first = rest.first?.first, first.isNumber || "+-".contains(first) else { return nil }
    return (try Day.typed(rest.first ?? "", today: today), 2)
  }

  /// The name after the dashes of `--that` or `--that=…`; nil for any other word, such as `-x`, `--` or a sentence.
  private static func optionName(in word: String) -> String? {
    guard word.begins(with: "--") else { return nil }
    let name = String(word.cut(at: "=").before.unicodeScalars.dropFirst(2))
    guard let first = name.first, first.isASCII, first.isLetter,
      name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) || $0 == "-" })
    else { return nil }
    return name
  }

  private static func misplaced(_ option: String, _ command: Command) -> Filter.Problem {
    let known = command.options.map { "--" + $0.rawValue }.joined(separator: " ")
    return Filter.Problem(
      words: known.isEmpty
        ? Phrase(
          "\(command.id) kent geen opties, ook niet --\(option).",
          "\(command.id) takes no options, not even --\(option).")
        : Phrase(
          "\(command.id) kent geen --\(option); wel: \(known).",
          "\(command.id) does not take --\(option); it takes: \(known)."))
  }
}

extension State {
  /// The arguments from one on as the text that they are: typed without quotes it keeps its blanks.
  func text(of arguments: [String], from first: Int = 0) -> String {
    let line = pending.typed.text
    let words = Words(line).pieces.dropFirst()
    let own = words.dropFirst(first)
    guard let begin = own.first, let end = own.last, words.map(\.text) == arguments, !own.contains(where: \.isQuoted)
    else { return arguments.dropFirst(first).joined(separator: " ") }
    return String(line[begin.range.lowerBound..<end.range.upperBound])
  }
}
