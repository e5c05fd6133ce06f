import Foundation
import Model
import Sample
import Store

/// Where the store of a session is, and how it is opened.
struct StoreFile: Sendable {
  /// nil for sample data in memory.
  var path: String?
  var isReadOnly: Bool
  var language: Language
  /// Nobody said where it is: one that is missing is made.
  var isDefault: Bool

  /// Opens it; `makes` says whether a missing default store is made from the sample.
  func open(readOnly: Bool = false, makes: Bool = true) throws(Ending) -> ProgrammeStore {
    do {
      guard let path else { return try ProgrammeStore.inMemory(seed: try sampleSeed(), isSample: true) }
      if makes, isDefault, !isReadOnly, access(path, F_OK) != 0 {
        try make(path)
        Output.narrate(
          language == .dutch
            ? "Nieuw gegevensbestand met voorbeeldgegevens: \(path)" : "New store with sample data: \(path)")
      }
      let store = try ProgrammeStore(opening: path, readOnly: readOnly || isReadOnly)
      // Brought up to date from an older version: what the document says comes from this program.
      if !store.hasDocument {
        let writable = try ProgrammeStore(opening: path)
        if writable.isWritable { try writable.addDocument(from: try sampleSeed(factsOnly: true)) }
      }
      return store
    } catch let failure as StoreFailure {
      throw Ending(failure)
    } catch let ending as Ending {
      throw ending
    } catch {
      throw Ending(.failure, "\(error)", "\(error)")
    }
  }

  private func make(_ path: String) throws(Ending) {
    do {
      try ProgrammeStore.create(at: path, seed: try sampleSeed(), isSample: true)
    } catch StoreFailure.exists {
      // Another samen made it at the same moment: that one will do.
    } catch let failure as StoreFailure {
      throw Ending(failure)
    } catch let ending as Ending {
      throw ending
    } catch {
      throw Ending(.failure, "\(error)", "\(error)")
    }
  }
}

/// What is built in as sample data.
func sampleSeed(factsOnly: Bool = false) throws(Ending) -> Seed {
  do {
    return try SampleFiles(Embedded.files(ending: ".csv")).seed(factsOnly: factsOnly)
  } catch {
    throw Ending(.failure, error.words)
  }
}

extension Ending {
  /// How a failure of the store ends the program.
  init(_ failure: StoreFailure) {
    switch failure {
    case .busy, .conflict, .outpaced: self.init(.conflict, failure.words)
    case .refused: self.init(.refused, failure.words)
    case .unknownMunicipality, .unknownInitiative: self.init(.usage, failure.words)
    default: self.init(.failure, failure.words)
    }
  }
}
