import Foundation
import GRDB
import Model

/// Why the store did not do what was asked; it is as it was, but for `uncertain`.
package enum StoreFailure: Error, Sendable, Hashable {
  case missing(String)
  /// A file that is no store of ours.
  case foreign(String)
  case damaged(String, Fault)
  case newer(String, version: Int)
  /// In its schema something is not as its version makes it.
  case altered(String, Alteration)
  /// Of an older version, and too large to be read through a copy in memory.
  case older(String, version: Int)
  case readOnly(String)
  /// Another file has taken its place since it was opened, or none has.
  case replaced(String)
  /// A save was cut off, and cannot be rolled back where nothing may be written.
  case unfinished(String)
  /// A journal without its store: a new store would take it for its own.
  case strayJournal(String)
  case unreadable(String, detail: Phrase)
  /// The path leads to no regular file.
  case obstructed(String, PathObstacle)
  case exists(String)
  case busy
  /// The user left before it was kept.
  case givenUp
  /// Nobody waits for it any more.
  case cancelled
  case full
  /// The limit of this process on the size of a file (`ulimit -f`).
  case fileSizeLimit
  /// What this user may use of the disk.
  case quota
  /// In a mode (WAL) in which even a reader writes beside it, where nothing may be written.
  case unreadableWAL(String)
  case unknownMunicipality(String)
  case unknownInitiative(String)
  /// Someone else was first: of a field that was to be changed, its day has another value than was seen.
  case conflict(FieldConflict, municipality: String, initiative: String)
  /// Someone else was first with a booking or a setting: trying again shows what is there now.
  case outpaced(Phrase)
  /// A rule said no, about the municipality of this name; both empty where it is about none.
  case refused(Refusal, municipality: String, initiative: String)
  /// The clock stands before the last record, or more than a year after it: whatever it writes would be of a wrong day.
  case clock(last: Day, today: Day)
  /// COMMIT failed, and afterwards the file could not be read: it may be kept and it may not.
  case uncertain(detail: Phrase)
  case other(operation: String, code: Int, message: Phrase)

  /// What the system said of a file, as one of ours.
  init(errno code: Int32, path: String) {
    let isForbidden = [EACCES, EPERM].contains(code)
    self =
      Obstacle.failure(code)
      ?? (isForbidden
        ? .obstructed(path, PathObstacle(code, on: path)) : .unreadable(path, detail: systemWords(code)))
  }

  /// What the system said of a name that was to be made, changed or removed: whether that may be is up to its folder.
  init(errno code: Int32, naming path: String) {
    let isClosed = [EACCES, EPERM, EROFS].contains(code)
    self =
      isClosed
      ? .obstructed((path as NSString).deletingLastPathComponent, .closed) : StoreFailure(errno: code, path: path)
  }

  /// A file that SQLite, or a look at its first bytes, calls damaged.
  static func damaged(_ path: String, detail: Phrase) -> StoreFailure { .damaged(path, Fault(file: detail)) }

  /// What SQLite said, as one of ours.
  init(_ error: any Error, operation: String, path: String) {
    if let failure = error as? StoreFailure {
      self = failure
      return
    }
    if let fault = error as? Fault {
      self = .damaged(path, fault)
      return
    }
    guard let error = error as? DatabaseError else {
      self = .other(operation: operation, code: 0, message: Phrase("onbekende fout", "unknown error"))
      return
    }
    let detail = databaseWords(error)
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy
    case .SQLITE_FULL: self = .full
    case .SQLITE_READONLY where error.extendedResultCode == .SQLITE_READONLY_ROLLBACK: self = .unfinished(path)
    case .SQLITE_READONLY where error.extendedResultCode == .SQLITE_READONLY_DBMOVED: self = .replaced(path)
    case .SQLITE_READONLY: self = .readOnly(path)
    case .SQLITE_CORRUPT: self = .damaged(path, detail: detail)
    // What is written follows from what is read, and the schema is known: only data that cannot be stand in the way.
    case .SQLITE_CONSTRAINT, .SQLITE_MISMATCH, .SQLITE_FORMAT: self = .damaged(path, detail: detail)
    case .SQLITE_ERROR where operation == "open": self = .damaged(path, detail: detail)
    case .SQLITE_NOTADB: self = .foreign(path)
    case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH: self = .unreadable(path, detail: detail)
    default: self = .other(operation: operation, code: Int(error.extendedResultCode.rawValue), message: detail)
    }
  }

  /// What happened and what can be done, for the user.
  package var words: Phrase {
    switch self {
    case .missing(let path):
      Phrase("\(path) bestaat niet; «samen init» maakt het.", "\(path) does not exist; «samen init» makes it.")
    case .foreign(let path):
      Phrase(
        "\(path) is geen gegevensbestand van samen; er is niets aan gewijzigd.",
        "\(path) is not a samen store; nothing in it was changed.")
    case .damaged(let path, let fault):
      Phrase(
        "\(path) is beschadigd (\(fault.words.dutch)); er is niets aan gewijzigd. Zet een reservekopie terug.",
        "\(path) is damaged (\(fault.words.english)); nothing in it was changed. Restore a backup.")
    case .newer(let path, let version):
      Phrase(
        "\(path) is van een nieuwere samen (schema \(version)); er is niets aan gewijzigd. Gebruik die versie.",
        "\(path) is from a newer samen (schema \(version)); nothing in it was changed. Use that version.")
    case .altered(let path, let alteration): alteration.words(path)
    case .older(let path, let version):
      Phrase(
        "\(path) is van een oudere samen (schema \(version)) en te groot om zo te bekijken: werk het eerst bij met «samen migrate».",
        "\(path) is from an older samen (schema \(version)) and too large to be looked at as it is: bring it up to date with «samen migrate» first."
      )
    case .replaced(let path):
      Phrase(
        "\(path) is weg of vervangen door een ander bestand; er is niets gewijzigd. Sluit af en start opnieuw.",
        "\(path) is gone or replaced by another file; nothing was changed. Quit and start again.")
    case .readOnly(let path):
      access(path, W_OK) == 0
        ? Phrase(
          "\(path) is alleen te lezen: in zijn map mag u niet schrijven.",
          "\(path) can only be read: you may not write in its folder.")
        : Phrase("\(path) is alleen te lezen.", "\(path) can only be read.")
    case .unfinished(let path):
      Phrase(
        "\(path): een keer opslaan is afgebroken. Dat terugdraaien schrijft, en hier mag niet geschreven worden: open het één keer met zijn -journal waar dat wel mag, zonder --read-only.",
        "\(path): a save was cut off. Rolling it back writes, and nothing may be written here: open it once with its -journal where one may, without --read-only."
      )
    case .strayJournal(let path):
      Phrase(
        "Naast \(path) ligt nog \(path)-journal van een ander bestand; «samen init --force» zet het opzij.",
        "Beside \(path) there is \(path)-journal of another file; «samen init --force» moves it aside.")
    case .unreadable(let path, let detail):
      Phrase("\(path) is niet te openen: \(detail.dutch).", "\(path) cannot be opened: \(detail.english).")
    case .obstructed(let path, let obstacle):
      Phrase("\(path) \(obstacle.words.dutch).", "\(path) \(obstacle.words.english).")
    case .exists(let path):
      Phrase(
        "\(path) bestaat al; met --force gaat het opzij.", "\(path) already exists; with --force it is moved aside.")
    case .busy:
      Phrase(
        "Een ander programma houdt het gegevensbestand bezet; er is niets gewijzigd. Probeer het opnieuw.",
        "Another program keeps the store busy; nothing was changed. Try again.")
    case .givenUp:
      Phrase(
        "Niet opgeslagen: het opslaan is afgebroken, er is niets gewijzigd.",
        "Not saved: saving was interrupted, nothing was changed.")
    case .cancelled: Phrase("Afgebroken.", "Cancelled.")
    case .full:
      Phrase(
        "De schijf is vol: er is niets opgeslagen. Maak ruimte en probeer het opnieuw.",
        "The disk is full: nothing was saved. Make room and try again.")
    case .fileSizeLimit:
      Phrase(
        "Een grens aan de grootte van bestanden (ulimit -f) staat in de weg: er is niets opgeslagen. Verruim die en probeer het opnieuw.",
        "A file size limit (ulimit -f) is in the way: nothing was saved. Raise it and try again.")
    case .quota:
      Phrase(
        "Uw quotum op deze schijf is op: er is niets opgeslagen. Maak ruimte en probeer het opnieuw.",
        "Your quota on this disk is used up: nothing was saved. Make room and try again.")
    case .unreadableWAL(let path):
      Phrase(
        "\(path) staat in WAL-stand (een ander programma zette dat aan) en is dan alleen te lezen waar ook geschreven mag worden. Zet het daar, met zijn -wal als die er is; de eerste wijziging zet die stand uit.",
        "\(path) is in WAL mode (another program turned it on) and can then only be read where one may also write. Put it there, with its -wal if there is one; the first change turns that mode off."
      )
    case .unknownMunicipality(let code):
      Phrase("Geen gemeente «\(code)» op deze dag.", "No municipality «\(code)» on this day.")
    case .unknownInitiative(let id): Phrase("Geen initiatief «\(id)».", "No initiative «\(id)».")
    case .conflict(let conflict, let municipality, let initiative):
      Refusal.words(of: conflict, municipality, initiative)
    case .outpaced(let words): words
    case .refused(let refusal, let municipality, let initiative):
      Phrase(
        (municipality.isEmpty ? "" : "\(municipality) \(initiative): ") + refusal.words(.dutch),
        (municipality.isEmpty ? "" : "\(municipality) \(initiative): ") + refusal.words(.english))
    case .clock(let last, let today):
      Phrase(
        "De klok van deze computer staat op \(today.words(.dutch)), en het laatste is vastgelegd op \(last.words(.dutch)); er is niets gewijzigd. Zet de klok goed, of zeg dat zij klopt (--clock-is-right).",
        "This computer's clock says \(today.words(.english)), and the last record is of \(last.words(.english)); nothing was changed. Set the clock right, or say that it is (--clock-is-right)."
      )
    case .uncertain(let detail):
      Phrase(
        "Het is niet zeker of dit is opgeslagen: de schijf meldde een fout (\(detail.dutch)). Kijk eerst in het journaal voordat u het opnieuw doet.",
        "It is not certain that this was saved: the disk reported an error (\(detail.english)). Check the journal before you do it again."
      )
    case .other(let operation, let code, let message):
      Phrase(
        "Niet gelukt (\(operation)): \(message.dutch) [\(code)]; er is niets gewijzigd.",
        "Failed (\(operation)): \(message.english) [\(code)]; nothing was changed.")
    }
  }

  /// What the disk or SQLite said, for those who know what it means.
  package var detail: Phrase {
    switch self {
    case .other(_, let code, let message):
      Phrase("\(message.dutch) [\(code)]", "\(message.english) [\(code)]")
    case .damaged(_, let fault): fault.words
    case .unreadable(_, let detail): detail
    case .uncertain(let detail): detail
    case .full: Phrase("de schijf is vol", "the disk is full")
    case .busy:
      Phrase("een ander programma houdt het gegevensbestand bezet", "another program keeps the store busy")
    default:
      Phrase(
        words.dutch.trimmingCharacters(in: ["."]), words.english.trimmingCharacters(in: ["."]))
    }
  }
}

extension StoreFailure {
  /// A conflict as `operatorName` is told it: of one's own change nobody else was first; nil for any other failure.
  package func words(for operatorName: String) -> Phrase? {
    guard case .conflict(let conflict, let municipality, let initiative) = self else { return nil }
    return Refusal.words(of: conflict, municipality, initiative, for: operatorName)
  }
}

extension Refusal {
  /// Who was first with what, where, and that nothing was lost.
  fileprivate static func words(
    of conflict: FieldConflict, _ municipality: String, _ initiative: String, for operatorName: String? = nil
  ) -> Phrase {
    let refusal = Refusal.conflict(conflict, for: operatorName)
    func words(_ language: Language) -> String { "\(municipality) \(initiative): " + refusal.words(language) }
    return Phrase(words(.dutch), words(.english))
  }
}
