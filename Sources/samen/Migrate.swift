import ArgumentParser
import Foundation
import Model
import Store

/// `samen migrate`: brings a store of an older version up to date.
struct Migrate: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "migrate",
      abstract: say(
        "Werkt een gegevensbestand van een oudere versie bij.", "Brings a store of an older version up to date."),
      discussion: say(
        "Het oude bestand blijft ernaast staan, als NAAM.v en het oude schemanummer. Alleen bekijken werkt niets bij; de eerste wijziging wel.",
        "The old store stays beside it, as NAME.v and the old schema number. Looking alone brings nothing up to date; the first change does."
      ))
  }

  @OptionGroup var common: CommonOptions

  func run() throws {
    let session = try Session(common)
    guard !common.readOnly else {
      throw Ending(
        .usage, "Met --read-only wordt er niets bijgewerkt.", "With --read-only nothing is brought up to date.")
    }
    guard let path = session.storePath else {
      throw Ending(.usage, "De voorbeeldgegevens zijn altijd bijgewerkt.", "The sample data is always up to date.")
    }
    let departure = Departure()
    Interruption.watch({ departure.ask() }, late: { departure.words })
    let done = try LongJob(Phrase("bijwerken", "bringing up to date"), endsIt: false).run {
      headway throws(StoreFailure) in
      try Upgrade.run(path, Session.document, until: departure, headway)
    }
    Output.narrate(
      done?.words[session.language] ?? say("\(path) is al bijgewerkt.", "\(path) is already up to date."))
  }
}
