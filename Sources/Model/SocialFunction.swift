/// A line of section C: a function that leaves the VNG bureau in 2018, or a figure beside the functions.
package struct SocialFunction: Sendable, Hashable {
  /// Whether the money is freed, or goes to something.
  package enum Kind: String, Sendable, CaseIterable {
    case function = "functie"
    /// The administration that the joint functions share (section D).
    case administration = "beheer"
    /// What is freed altogether.
    case freed = "vrijval"
  }

  package var id: String
  /// Whether the money is freed, or goes to something.
  package var kind: Kind
  package var name: Phrase
  /// The key of its amount among the document's figures.
  package var figure: String?
  /// That figure; nil where the document names none.
  package var amount: Amount?
  /// Who carries it out from 2018, and how it is paid.
  package var executor: Phrase
  /// How the document says that it is paid.
  package var payment: Phrase
  /// What the document says besides.
  package var remark: Phrase
  /// Section and line of the document: `C`, 490.
  package var section: String
  /// The line within the document.
  package var line: Int

  package init(
    id: String, kind: Kind, name: Phrase, figure: String?, amount: Amount?, executor: Phrase, payment: Phrase,
    remark: Phrase,
    section: String, line: Int
  ) {
    self.id = id
    self.kind = kind
    self.name = name
    self.figure = figure
    self.amount = amount
    self.executor = executor
    self.payment = payment
    self.remark = remark
    self.section = section
    self.line = line
  }
}

extension [SocialFunction] {
  package func of(_ kind: SocialFunction.Kind) -> [SocialFunction] { filter { $0.kind == kind } }

  /// The amounts that the document gives to functions and their administration.
  package var allotted: Amount {
    reduce(.zero) { $1.kind == .freed ? $0 : $0 + ($1.amount ?? .zero) }
  }

  /// F9: what is freed and given to no function; nil where no freed sum is known.
  package var unallotted: Amount? {
    of(.freed).first?.amount.map { $0 - allotted }
  }
}
