import Foundation
import GRDB
import Model

/// What the system says of an error, in both languages: its own words are English.
package func systemWords(_ code: Int32) -> Phrase {
  let english = String(cString: strerror(code))
  let dutch =
    switch code {
    case EACCES, EPERM: "geen toestemming"
    case ENOENT: "bestaat niet"
    case EEXIST: "bestaat al"
    case EIO: "lezen of schrijven mislukt"
    case ENOSPC: "geen ruimte meer op de schijf"
    case EDQUOT: "het quotum is op"
    case EFBIG: "te groot"
    case EROFS: "de schijf is alleen te lezen"
    case EBUSY, ETXTBSY: "in gebruik"
    case EMFILE, ENFILE: "te veel bestanden open"
    case ENOMEM: "te weinig geheugen"
    case ENOTDIR: "geen map"
    case EISDIR: "een map"
    case ENOTEMPTY: "de map is niet leeg"
    case ELOOP: "koppelingen leiden in een kring"
    case ENAMETOOLONG: "een te lange naam"
    case ENODEV, ENXIO: "het apparaat is er niet"
    case ESTALE: "de netwerkschijf kent het niet meer"
    case EPIPE: "niemand leest het"
    case EINVAL: "dat kan hier niet"
    case ENOTSUP, ENOSYS: "dat kan dit systeem niet"
    case ETIMEDOUT: "geen antwoord op tijd"
    case EXDEV: "een andere schijf"
    default: "fout \(code) van het systeem"
    }
  return Phrase(dutch, english)
}

/// What SQLite says of an error, in both languages.
func databaseWords(_ error: DatabaseError) -> Phrase {
  switch error.resultCode {
  case .SQLITE_CORRUPT: Phrase("het bestand is beschadigd", "the file is damaged")
  case .SQLITE_NOTADB: Phrase("het is geen database", "it is not a database")
  case .SQLITE_IOERR: Phrase("lezen of schrijven mislukt", "reading or writing failed")
  case .SQLITE_CANTOPEN: Phrase("het bestand is niet te openen", "the file cannot be opened")
  case .SQLITE_NOMEM: Phrase("te weinig geheugen", "too little memory")
  case .SQLITE_PERM, .SQLITE_AUTH: Phrase("geen toestemming", "permission denied")
  case .SQLITE_CONSTRAINT:
    Phrase("een rij past niet bij de regels van de tabel", "a row does not fit the rules of its table")
  case .SQLITE_MISMATCH, .SQLITE_FORMAT:
    Phrase("een waarde is van een andere soort", "a value is of another kind")
  case .SQLITE_INTERRUPT, .SQLITE_ABORT: Phrase("afgebroken", "interrupted")
  case .SQLITE_TOOBIG: Phrase("te groot", "too large")
  case .SQLITE_ERROR: Phrase("de tabellen zijn niet die van samen", "its tables are not those of samen")
  default:
    Phrase(
      "fout \(error.extendedResultCode.rawValue) van SQLite", "SQLite error \(error.extendedResultCode.rawValue)")
  }
}
