/// Names by which people know a municipality beside its own: a choice of ours. Those of CBS since 2024, which tell
/// namesakes apart, the everyday ones, and those in the other language of Fryslân.
enum ByName {
  private static let table: [(name: String, others: [String])] = [
    ("'s-Gravenhage", ["Den Haag", "The Hague", "'s-Gravenhage (gemeente)"]), ("'s-Hertogenbosch", ["Den Bosch"]),
    ("Beek", ["Beek (L.)"]), ("Bergen (L.)", ["Bergen", "Bergen (Limburg)"]),
    ("Bergen (NH.)", ["Bergen", "Bergen (Noord-Holland)"]), ("Groningen", ["Groningen (gemeente)"]),
    ("Hengelo", ["Hengelo (O.)", "Hengelo (Ov.)", "Hengelo (Overijssel)"]),
    ("Laren", ["Laren (NH.)", "Laren (Noord-Holland)"]), ("Middelburg", ["Middelburg (Z.)"]),
    ("Rijswijk", ["Rijswijk (ZH.)", "Rijswijk (Zuid-Holland)"]), ("Stein", ["Stein (L.)"]),
    ("Utrecht", ["Utrecht (gemeente)"]), ("Alphen aan den Rijn", ["Alphen a/d Rijn"]),
    ("Capelle aan den IJssel", ["Capelle a/d IJssel", "Capelle aan de IJssel"]),
    ("Krimpen aan den IJssel", ["Krimpen a/d IJssel", "Krimpen aan de IJssel"]),
    ("Nuenen, Gerwen en Nederwetten", ["Nuenen", "Nuenen c.a."]), ("Valkenburg aan de Geul", ["Valkenburg"]),
    ("Ameland", ["It Amelân"]), ("Dantumadiel", ["Dantumadeel"]), ("De Fryske Marren", ["De Friese Meren"]),
    ("Dongeradeel", ["Dongeradiel"]), ("Ferwerderadiel", ["Ferwerderadeel"]),
    ("Franekeradeel", ["Frjentsjerteradiel"]), ("Harlingen", ["Harns"]), ("Heerenveen", ["It Hearrenfean"]),
    ("het Bildt", ["It Bilt"]), ("Kollumerland en Nieuwkruisland", ["Kollumerland", "Kollumerland c.a."]),
    ("Leeuwarden", ["Ljouwert"]), ("Leeuwarderadeel", ["Ljouwerteradiel"]), ("Littenseradiel", ["Littenseradeel"]),
    ("Menameradiel", ["Menaldumadeel"]), ("Noardeast-Fryslân", ["Noordoost-Friesland"]),
    ("Ooststellingwerf", ["Eaststellingwerf"]), ("Opsterland", ["Opsterlân"]),
    ("Schiermonnikoog", ["Skiermûntseach"]), ("Smallingerland", ["Smellingerlân"]),
    ("Súdwest-Fryslân", ["Zuidwest-Friesland"]), ("Terschelling", ["Skylge"]),
    ("Tytsjerksteradiel", ["Tietjerksteradeel"]), ("Vlieland", ["Flylân"]),
  ]

  private static let folds: [(name: String, others: [String])] = table.map { (folded($0.name), $0.others.map(folded)) }

  /// The folded names of which a by-name meets `condition`.
  static func names(where condition: (String) -> Bool) -> [String] {
    folds.filter { $0.others.contains(where: condition) }.map(\.name)
  }

  /// The by-names of the municipality called `name`.
  static func others(of name: String) -> [String] { table.first { $0.name == name }?.others ?? [] }
}

/// `text` in letters and digits only: a name is the same with a blank or a hyphen, with or without dots.
private func nameKey(_ text: String) -> String { folded(text).filter { $0.isLetter || $0.isNumber } }

extension Municipality {
  /// Its own name, then those by which people know it too.
  package var names: [String] { [name] + ByName.others(of: name) }
}

extension [Municipality] {
  /// The rows of those that `text` names: by code, by exact name, else by a by-name or another spelling; more than one
  /// where the name alone does not tell.
  package func rows(named text: String) -> [Int] {
    let wanted = folded(text).split(separator: " ").joined(separator: " ")
    let code = wanted.uppercased()
    if let row = firstIndex(where: { $0.code == code }) { return [row] }
    let exact = indices.filter { self[$0].foldedName == wanted }
    guard exact.isEmpty else { return exact }
    let key = nameKey(wanted)
    guard !key.isEmpty else { return [] }
    let others = ByName.names { nameKey($0) == key }
    return indices.filter { others.contains(self[$0].foldedName) || nameKey(self[$0].foldedName) == key }
  }

  /// The row of the one that `text` names, of those that exist on `day`.
  /// - Throws: which it may be where there are more, what is near where there is none.
  package func row(named text: String, on day: Day) throws(Filter.Problem) -> Int {
    let found = rows(named: text)
    if found.count == 1 { return found[0] }
    guard found.isEmpty else {
      let names = found.prefix(8).map { "\(self[$0].name) \(self[$0].code)" }
      let (first, last) = (names.dropLast().joined(separator: ", "), names.last ?? "")
      throw Filter.Problem(
        words: Phrase(
          "«\(text)» kan \(first) of \(last) zijn: geef de code.",
          "«\(text)» could be \(first) or \(last): give the code."))
    }
    let near = suggestion(nearest(to: text, among: map(\.name)))
    throw Filter.Problem(
      words: Phrase(
        "Geen gemeente «\(text)» op \(day.words(.dutch)). \(near.dutch)Geef de code of de hele naam.",
        "No municipality «\(text)» on \(day.words(.english)). \(near.english)Give its code or whole name."))
  }
}

extension Programme {
  /// The row of the one municipality that `text` names.
  /// - Throws: which it may be, or what is near.
  package func row(named text: String) throws(Filter.Problem) -> Int {
    try municipalities.row(named: text, on: asOf)
  }
}
