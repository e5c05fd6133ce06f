import ArgumentParser
import Dashboard
import Foundation

/// Hidden: the key table of the README, in Markdown.
struct MakeKeys: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "make-keys",
      abstract: say("Schrijft de toetsentabel van de README.", "Writes the README's key table."), shouldDisplay: false)
  }

  func run() throws { try Output.data(keyTable(.english)) }
}
