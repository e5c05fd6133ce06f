import Model

/// How a database's schema differs from that of its version.
package struct Alteration: Sendable, Hashable {
  /// In what way an object of the store differs.
  package enum Kind: Sendable { case added, missing, changed }

  /// In what way it differs.
  package var kind: Kind
  /// `table`, `index`, `trigger` or `view`.
  package var type: String
  package var name: String

  /// What that means for the file, for the user.
  func words(_ path: String) -> Phrase {
    let type = Phrase(
      ["table": "tabel", "index": "index", "trigger": "trigger", "view": "view"][self.type] ?? self.type, self.type)
    let what =
      switch kind {
      case .added:
        Phrase(
          "bevat \(type.dutch) «\(name)», die samen niet maakt",
          "holds \(type.english) «\(name)», which samen does not make")
      case .missing:
        Phrase("mist \(type.dutch) «\(name)»", "lacks \(type.english) «\(name)»")
      case .changed:
        Phrase(
          "heeft \(type.dutch) «\(name)» anders dan samen die maakt",
          "has \(type.english) «\(name)» in another form than samen makes it")
      }
    return Phrase(
      "\(path) \(what.dutch): cijfers kunnen erdoor vervalst zijn. Het is niet geopend en er is niets aan gewijzigd. Zet een reservekopie terug, of vraag het wie u dit gaf.",
      "\(path) \(what.english): its figures may be falsified. It was not opened and nothing in it was changed. Restore a backup, or ask whoever gave it to you."
    )
  }
}
