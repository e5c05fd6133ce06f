import Model

extension Fault {
  /// What SQLite's own check found, in our words. Its English line stands behind them only where it tells a place in the
  /// file that nothing else tells.
  init(check line: String) { self.init(file: Fault.words(ofCheck: line)) }

  /// Index and table by name where SQLite names them.
  static func words(ofCheck line: String) -> Phrase {
    func name(after words: String) -> String? {
      line.range(of: words).map { String(line[$0.upperBound...].prefix { !" \n".contains($0) }) }
    }
    if let index = name(after: "missing from index ") ?? name(after: "entries in index ")
      ?? name(after: "entry in index ")
    {
      return Phrase(
        "de index «\(index)» klopt niet met zijn tabel: wie iets opzoekt, kan regels missen",
        "the index «\(index)» does not match its table: a search may miss rows")
    }
    if line.contains("never used") {
      return Phrase(
        "er zijn bladzijden in het bestand die nergens bij horen: er kunnen regels verdwenen zijn",
        "there are pages in the file that belong to nothing: rows may have been lost")
    }
    if let column = name(after: "NULL value in ") {
      return Phrase("in «\(column)» ontbreekt een waarde", "a value is missing in «\(column)»")
    }
    if let table = name(after: "CHECK constraint failed in ") {
      return Phrase(
        "in de tabel «\(table)» staat iets wat daar niet mag staan",
        "the table «\(table)» holds something that it must not")
    }
    // The tree of a table or an index, the list of free pages, and whatever a later SQLite may say.
    return Phrase(
      "een deel van het bestand is onleesbaar: er kunnen regels ontbreken of onjuist zijn (technisch: «\(line)»)",
      "part of the file cannot be read: rows may be missing or wrong (technical: «\(line)»)")
  }
}
