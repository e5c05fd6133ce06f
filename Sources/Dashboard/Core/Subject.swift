import Model

/// What a row is about: commands and figures work on it, whichever pane it stands in.
package enum Subject: Sendable, Hashable {
  /// By its row in the programme.
  case municipality(row: Int)
  /// By row and column in the programme.
  case cell(row: Int, column: Int)
  case initiative(column: Int)
  case activity(Int)
  case booking(Int)
  case finding(String)
  case record(Int)
}

/// What Enter does on a row.
package enum Opening {
  case goes([Effect])
  /// Why it cannot be opened.
  case refused(Phrase)
}
