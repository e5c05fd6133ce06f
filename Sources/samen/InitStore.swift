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
    help: help("een bestand dat er al is gaat opzij, als .bak1", "an existing file is moved aside, as .bak1"))
  var force = false

  @Option(
    help: help(
      "een groep van deze computer die ook mag schrijven: voor meer accounts",
      "a group of this computer that may write too: for several accounts"))
  var group: String?

  @Option(
    help: ArgumentHelp(
      say("zoveel verzonnen gemeenten, om mee te meten", "this many invented municipalities, to measure with"),
      visibility: .hidden))
  var synthetic: Int?

  @Option(
    help: ArgumentHelp(
      say("en zoveel journaalregels", "and this many journal records"), visibility: .hidden))
  var records: Int?

  @OptionGroup var common: CommonOptions

  func run() throws {
    guard synthetic.map((1...200_000).contains) ?? true else {
      throw Ending(.usage, "--synthetic is 1 tot 200000.", "--synthetic is 1 to 200000.")
    }
    guard records.map({ synthetic != nil && (1...5_000_000).contains($0) }) ?? true else {
      throw Ending(
        .usage, "--records is 1 tot 5000000 en hoort bij --synthetic.",
        "--records is 1 to 5000000 and goes with --synthetic.")
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
    guard let named = session.storePath else { return }
    let group = try group.map { name throws(Ending) in try groupNumber(name) }
    let seed = try seed()
    do {
      // Where a link leads to, so that the link stays one.
      let path = try ProgrammeStore.file(at: named)
      let before = FilePermissions.ofStore(at: path)
      if force {
        for name in try ProgrammeStore.setAside(path) {
          Output.narrate(say("Opzij gezet, nu: \(name)", "Moved aside, now: \(name)"))
        }
      }
      // Who could work with the store before still can.
      let permissions = group.map { FilePermissions.shared(with: $0) } ?? (force ? before : nil) ?? .own
      if let seed {
        let job = LongJob(Phrase("schrijven", "writing"))
        try job.run { headway throws(StoreFailure) in
          try ProgrammeStore.create(
            at: path, seed: seed, isSample: synthetic != nil, permissions: permissions, headway)
        }
      } else {
        try Session.createSample(at: path, permissions)
      }
      if let group { adviseOnFolder(of: path, group) }
    } catch let failure as StoreFailure {
      throw Ending(failure)
    }
    Output.narrate(say("Gemaakt: \(named)", "Made: \(named)"))
    session.warnOfDrive()
  }

  private func groupNumber(_ name: String) throws(Ending) -> gid_t {
    guard let entry = getgrnam(name) ?? gid_t(name).flatMap({ getgrgid($0) }) else {
      throw Ending(
        .usage, "Deze computer kent geen groep «\(name)».", "This computer knows no group «\(name)».")
    }
    return entry.pointee.gr_gid
  }

  /// Says what is still needed where the group cannot make the journal beside the store, or it would get another group.
  private func adviseOnFolder(of path: String, _ group: gid_t) {
    let folder = (path as NSString).deletingLastPathComponent
    var info = stat()
    guard stat(folder, &info) == 0, info.st_gid != group || info.st_mode & 0o2030 != 0o2030 else { return }
    let name = self.group ?? "\(group)"
    Output.narrate(
      say(
        "De groep moet ook in de map kunnen schrijven, en nieuwe bestanden daar moeten van de groep zijn: chgrp \(name) \(folder) && chmod g+rwxs \(folder)",
        "The group must be able to write in the folder too, and new files there must belong to the group: chgrp \(name) \(folder) && chmod g+rwxs \(folder)"
      ))
  }

  /// What is to be written; nil for the sample, which is there ready-made.
  private func seed() throws(Ending) -> Seed? {
    if let synthetic { return Seed.synthetic(count: synthetic, records: records, facts: try Session.sampleSeed()) }
    return common.sample ? nil : try Session.sampleSeed(factsOnly: true).withoutSample
  }
}

/// Hidden: makes the generated files of `sample-data/` anew from the others there: the same rows byte for byte, and the
/// store that all of them come to.
struct MakeSample: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "make-sample",
      abstract: say(
        "Maakt de voorbeeldmeldingen en het voorbeeldbestand opnieuw.", "Makes the sample records and store again."),
      shouldDisplay: false)
  }

  @Argument(help: help("de map sample-data", "the folder sample-data"))
  var folder: String

  func run() throws {
    let folder = URL(fileURLWithPath: folder)
    var files: [String: [UInt8]] = [:]
    for name in Embedded.names where name.hasSuffix(".csv") {
      files[name] = (try? Data(contentsOf: folder.appendingPathComponent(name))).map(Array.init)
    }
    do {
      let facts = try SampleFiles(files).seed(factsOnly: true)
      files["rollout.csv"] = SampleGenerator.rollout(facts: facts)
      files["bookings.csv"] = SampleGenerator.bookings(facts: facts)
      for name in ["rollout.csv", "bookings.csv"] {
        try Folder.replace(folder.appendingPathComponent(name).path, with: files[name] ?? [])
      }
      let image = folder.appendingPathComponent("sample.sqlite").path
      unlink(image)
      try ProgrammeStore.create(at: image, seed: try SampleFiles(files).seed(), isSample: true)
    } catch let failure as StoreFailure {
      throw Ending(failure)
    } catch let problem as CSVProblem {
      throw Ending(.failure, problem.words)
    }
  }
}
