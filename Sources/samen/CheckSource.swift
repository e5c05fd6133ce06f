import ArgumentParser
import Dashboard
import Foundation
import Model
import Sample
import Store

/// Hidden: looks whether every anchor of `sample-data/` stands on its line of the document, and writes down that it did.
/// Who has the document runs it after a change to an anchor; without it a test fails.
struct CheckSource: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "check-source",
      abstract: say("Toetst de ankers aan het document.", "Checks the anchors against the document."),
      shouldDisplay: false)
  }

  @Argument(help: help("het document, als tekst", "the document, as text"))
  var document: String
  @Argument(help: help("de map sample-data", "the folder sample-data"))
  var folder: String

  func run() throws {
    guard let text = try? String(contentsOfFile: document, encoding: .utf8) else {
      throw Ending(
        .failure,
        Phrase("\(document): geen leesbare tekst (UTF-8)", "\(document): no readable text (UTF-8)"))
    }
    let folder = URL(fileURLWithPath: folder)
    var bytes: [String: [UInt8]] = [:]
    for name in Embedded.names where name.hasSuffix(".csv") {
      bytes[name] = (try? Data(contentsOf: folder.appendingPathComponent(name))).map(Array.init)
    }
    do {
      let files = SampleFiles(bytes)
      let stray = try files.strayAnchors(in: text.split(separator: "\n", omittingEmptySubsequences: false))
      for (anchor, line) in stray {
        let place = "\(anchor.file): \(anchor.row): \(anchor.quote.section):\(anchor.quote.line)"
        Output.narrate(
          say(
            "\(place): «\(anchor.quote.words)» staat er niet, wel: \(line ?? "(geen regel)")",
            "\(place): «\(anchor.quote.words)» is not there, but: \(line ?? "(no line)")"))
      }
      guard stray.isEmpty else {
        throw Ending(
          .failure,
          Phrase("\(stray.count) ankers kloppen niet", "\(stray.count) anchors are wrong"))
      }
      try Folder.replace(
        folder.appendingPathComponent("anchors.csv").path, with: Array(try files.checkedAnchors().utf8))
    } catch let problem as CSVProblem {
      throw Ending(.failure, problem.words)
    } catch let failure as StoreFailure {
      throw Ending(failure)
    }
  }
}
