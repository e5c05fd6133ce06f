import ArgumentParser
import Foundation
import Model
import Sample
import Store

/// `samen init`: makes a store.
struct InitStore: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "init",
      abstract: say("Maakt een gegevensbestand.", "Makes a store."),
      discussion: say(
        "Gemeenten, initiatieven en begroting staan er altijd in; --sample voegt voorbeeldmeldingen en -boekingen toe.",
        "Municipalities, initiatives and budget are always in it; --sample adds sample records and bookings."))
  }

  @Flag(
    help: help(
      "zonder voorbeeldmeldingen: voor echt gebruik (standaard)", "without sample records: for real use (default)"))
  var empty = false

  @Flag(
    help: help("een bestand dat er al is gaat opzij, als .bak1", "a file that is there already moves aside, as .bak1"))
  var force = false

  @Option(
    help: ArgumentHelp(
      say("zoveel verzonnen gemeenten, om aan te meten", "so many invented municipalities, to measure on"),
      visibility: .hidden))
  var synthetic: Int?

  @Option(
    help: ArgumentHelp(
      say("en zoveel journaalregels", "and so many journal records"), visibility: .hidden))
  var records: Int?

  @OptionGroup var common: CommonOptions

  func run() throws {
    guard synthetic.map((1...200_000).contains) ?? true else {
      throw Ending(.usage, "--synthetic is 1 tot 200000.", "--synthetic is 1 to 200000.")
    }
    guard records.map({ synthetic != nil && (1...5_000_000).contains($0) }) ?? true else {
      throw Ending(
        .usage, "--records is 1 tot 5000000 en hoort bij --synthetic.",
        "--records is 1 to 5000000 and belongs to --synthetic.")
    }
    guard !(empty && (common.sample || synthetic != nil)) else {
      throw Ending(.usage, "Kies --empty of --sample.", "Choose --empty or --sample.")
    }
    guard !common.readOnly else {
      throw Ending(
        .usage, "Met --read-only wordt er niets gemaakt.", "With --read-only nothing is made.")
    }
    // Here --sample says what goes into the file, not that there is none.
    let session = try Session(common, inMemory: false)
    guard let path = session.storePath else { return }
    let seed = try seed()
    do {
      if force {
        for name in try ProgrammeStore.setAside(path) {
          Output.narrate(say("Opzij gezet, nu: \(name)", "Moved aside, now: \(name)"))
        }
      }
      try ProgrammeStore.create(at: path, seed: seed, isSample: isSample)
    } catch {
      throw Ending(error)
    }
    Output.narrate(say("Gemaakt: \(path)", "Made: \(path)"))
  }

  private var isSample: Bool { common.sample || synthetic != nil }

  private func seed() throws(Ending) -> Seed {
    let whole = try Session.sampleSeed()
    if let synthetic { return Seed.synthetic(count: synthetic, records: records, facts: whole) }
    return isSample ? whole : whole.withoutSample
  }
}

/// Hidden: makes the generated files of `sample-data/` anew, byte for byte.
struct MakeSample: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "make-sample",
      abstract: say("Maakt de voorbeeldmeldingen opnieuw.", "Makes the sample records anew."),
      shouldDisplay: false)
  }

  @Argument(help: help("de map sample-data", "the folder sample-data"))
  var folder: String

  func run() throws {
    let facts = try Session.sampleSeed(factsOnly: true)
    for (name, bytes) in [
      ("rollout.csv", SampleGenerator.rollout(facts: facts)), ("bookings.csv", SampleGenerator.bookings(facts: facts)),
    ] {
      do {
        try Data(bytes).write(to: URL(fileURLWithPath: folder).appendingPathComponent(name))
      } catch {
        throw Ending(.failure, "\(name): niet te schrijven.", "\(name): cannot be written.")
      }
    }
  }
}
