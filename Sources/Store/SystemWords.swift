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
  let english = error.message ?? error.resultCode.description
  let dutch =
    switch error.resultCode {
    case .SQLITE_CORRUPT: "het bestand is beschadigd"
    case .SQLITE_NOTADB: "het is geen database"
    case .SQLITE_IOERR: "lezen of schrijven mislukt"
    case .SQLITE_CANTOPEN: "het bestand is niet te openen"
    case .SQLITE_NOMEM: "te weinig geheugen"
    case .SQLITE_PERM, .SQLITE_AUTH: "geen toestemming"
    case .SQLITE_CONSTRAINT: "een rij past niet bij de regels van de tabel"
    case .SQLITE_MISMATCH, .SQLITE_FORMAT: "een waarde is van een andere soort"
    case .SQLITE_INTERRUPT, .SQLITE_ABORT: "afgebroken"
    case .SQLITE_TOOBIG: "te groot"
    case .SQLITE_ERROR: "de tabellen zijn niet die van samen"
    default: "fout \(error.extendedResultCode.rawValue) van SQLite"
    }
  return Phrase(dutch, english)
}
