import ArgumentParser
import Dashboard
import Foundation
import Model
import Screen
import Store
import Terminal

/// `samen info`: versions, paths found, store, theme, terminal.
struct Info: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "info",
      abstract: say(
        "Versies, paden, gegevensbestand, thema en terminal.", "Versions, paths, store, theme and terminal."))
  }

  @OptionGroup var common: CommonOptions

  func run() throws {
    let session = try Session(common)
    let themes = session.themes
    var lines = [
      ("samen", Samen.version),
      (say("programma", "program"), programPath ?? ""),
      (say("configuratie", "config"), session.configuration.source?.name ?? say("geen", "none")),
      (say("gegevensbestand", "store"), session.storePath ?? say("in het geheugen", "in memory")),
      (say("thema's", "themes"), themes.names.joined(separator: " ")),
      (say("thema", "theme"), session.themeName ?? ThemeFiles.standard),
      (say("geheugen", "memory"), session.memory?.path ?? say("geen", "none")),
      (say("taal", "language"), session.language.rawValue),
      (say("wie", "who"), session.operatorName),
      ("TERM", setting("TERM") ?? say("niet gezet", "not set")),
      (say("kleuren", "colours"), TerminalScreen.colours().words),
      (say("pagina's", "pages"), Room.pages.map(\.id.name).joined(separator: " ")),
    ]
    var failure: Ending?
    do {
      _ = try session.theme()
    } catch {
      failure = error
    }
    if let path = session.storePath, PathObstacle.isAbsent(path) {
      lines.append((say("toestand", "state"), say("bestaat nog niet", "does not exist yet")))
    } else {
      do {
        let store = try session.openStore(readOnly: true, makes: false)
        let info = try store.info()
        let older = try store.olderVersion().map {
          say(
            "\($0); de eerste wijziging of «samen migrate» maakt er \(info.schemaVersion) van",
            "\($0); the first change or «samen migrate» makes it \(info.schemaVersion)")
        }
        lines += [
          ("SQLite", info.sqliteVersion), (say("schema", "schema"), older ?? "\(info.schemaVersion)"),
          (say("inhoud", "content"), info.isSample ? say("VOORBEELDGEGEVENS", "SAMPLE DATA") : say("echt", "real")),
          (say("journaalregels", "journal records"), "\(info.journalRecords)"),
        ]
      } catch let ending as Ending {
        failure = ending
      } catch let problem as StoreFailure {
        failure = Ending(problem)
      }
    }
    let width = lines.map(\.0.count).max() ?? 0
    for (name, value) in lines {
      try Output.words(name.padding(toLength: width + 2, withPad: " ", startingAt: 0) + safe(value) + "\n")
    }
    if let failure { throw failure }
  }
}

extension ColourDepth {
  /// As `info` says it.
  fileprivate var words: String {
    switch self {
    case .none: say("geen", "none")
    case .eight: "8"
    case .console: say("16 inkten, 8 gronden", "16 inks, 8 grounds")
    case .sixteen: "16"
    case .indexed: "256"
    case .trueColour: say("16,8 miljoen", "16.8 million")
    }
  }
}

/// `samen check`: integrity of store and journal; changes nothing.
struct Check: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "check",
      abstract: say("Toetst het gegevensbestand en het journaal.", "Checks the store and its journal."))
  }

  @OptionGroup var common: CommonOptions

  func run() throws {
    let session = try Session(common)
    let store = try session.openStore(readOnly: true, makes: false)
    let job = LongJob(Phrase("controle", "check"))
    let problems = try job.run { headway throws(StoreFailure) in try store.check(headway) }
    for problem in problems { try Output.words(safe(problem[session.language]) + "\n") }
    guard problems.isEmpty else {
      let isOne = problems.count == 1
      throw Ending(
        .failure,
        (isOne ? "1 fout gevonden." : "\(problems.count) fouten gevonden.")
          + " Er is niets gewijzigd. Zet een reservekopie terug.",
        (isOne ? "1 fault found." : "\(problems.count) faults found.")
          + " Nothing was changed. Restore a backup.")
    }
    try Output.words(say("in orde\n", "all well\n"))
  }
}
