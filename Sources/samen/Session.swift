import Dashboard
import Foundation
import Model
import Sample
import Screen
import Store

/// What the options, the environment and the config come to: option > environment > config > default.
struct Session {
  /// The options as they were given.
  let options: Asked
  /// The config that was read.
  let configuration: Configuration
  /// In which texts are.
  let language: Language
  /// The name that changes are kept under.
  let operatorName: String
  /// nil for sample data in memory.
  let address: StoreAddress?
  /// The store by its path.
  var storePath: String? { address?.path }
  /// The folder of themes that was asked for.
  private let themeFolder: String?

  /// - Parameter inMemory: whether `--sample` means a store in memory.
  init(_ options: CommonOptions, inMemory: Bool = true) throws(Ending) {
    try self.init(Asked(options), inMemory: inMemory)
  }

  /// Settles everything that was asked for; throws what does not go together or cannot be read.
  init(_ options: Asked, inMemory: Bool = true) throws(Ending) {
    self.options = options
    // As another path they would be another's files.
    for name in ["HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"] { _ = try textSetting(name) }
    configuration = try Configuration(asked: options.config)
    if let asked = options.lang, Language(rawValue: asked) == nil {
      throw Ending(.usage, "--lang is nl of en, niet «\(asked)».", "--lang is nl or en, not «\(asked)».")
    }
    language = spoken
    if let text = options.asOf {
      do throws(Filter.Problem) {
        let day = try Day.typed(text, today: Clock.today)
        if let reason = whyUnknown(day) { throw Filter.Problem(words: reason) }
      } catch {
        throw Ending(.usage, "--as-of: \(error.words.dutch)", "--as-of: \(error.words.english)")
      }
    }
    if let text = options.knownAt {
      do throws(Filter.Problem) {
        let moment = try KnownMoment.typed(text, today: Clock.today)
        if case .day(let day) = moment, let reason = whyUnknown(day) { throw Filter.Problem(words: reason) }
      } catch {
        throw Ending(.usage, "--known-at: \(error.words.dutch)", "--known-at: \(error.words.english)")
      }
    }
    operatorName = try Session.operatorName(options, configuration)
    guard operatorName.contains(where: { !$0.isWhitespace }) else {
      throw Ending(
        .usage, "Een lege naam (--by, «by») kan niet in het journaal.",
        "The journal needs a name: --by and «by» cannot be empty.")
    }
    do { try TextLimit.name.check(operatorName) } catch {
      throw Ending(.usage, "--by: " + error.words(.dutch), "--by: " + error.words(.english))
    }
    guard !(inMemory && options.sample && options.store != nil) else {
      throw Ending(.usage, "Kies --sample of --store, niet beide.", "Choose --sample or --store, not both.")
    }
    address = inMemory && options.sample ? nil : try Session.address(options, configuration)
    do {
      themeFolder = try options.themesDir.map { path throws(PathProblem) in try absolutePath(path) }
    } catch {
      throw error.ending("--themes-dir")
    }
    if let themeFolder {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: themeFolder, isDirectory: &isFolder) else {
        throw Ending(
          .usage, "--themes-dir: \(themeFolder) bestaat niet.", "--themes-dir: \(themeFolder) does not exist.")
      }
      guard isFolder.boolValue else {
        throw Ending(
          .usage, "--themes-dir: \(themeFolder) is geen map.", "--themes-dir: \(themeFolder) is not a folder.")
      }
    }
    // Wrong keys are told whatever is asked for.
    if !configuration.keys.isEmpty { _ = try keymap() }
  }

  /// Where the store is: as asked for, from the environment, the config, in the user's folder.
  private static func address(_ options: Asked, _ configuration: Configuration) throws(Ending) -> StoreAddress {
    let variable = options.store == nil ? try textSetting("SAMEN_STORE") : nil
    do throws(PathProblem) {
      if let text = options.store ?? variable { return try StoreAddress(text) }
    } catch {
      throw error.ending(options.store == nil ? "$SAMEN_STORE" : "--store")
    }
    if let address = configuration.store { return address }
    guard let folder = userFolder("XDG_DATA_HOME", ".local/share") else {
      throw Ending(
        .usage, "HOME en XDG_DATA_HOME noemen geen map; zeg met --store waar het gegevensbestand is.",
        "HOME and XDG_DATA_HOME do not name a folder; use --store to say where the store is.")
    }
    do throws(PathProblem) {
      return try StoreAddress(folder + "/samen/samen.sqlite")
    } catch {
      throw error.ending("XDG_DATA_HOME")
    }
  }

  /// Who works: as asked for, from the environment, the config, the account.
  private static func operatorName(_ options: Asked, _ configuration: Configuration) throws(Ending) -> String {
    if let name = options.by { return name }
    if let name = try textSetting("SAMEN_USER") { return name }
    if let name = configuration.by { return name }
    if let name = try textSetting("USER") { return name }
    return accountName ?? say("(naamloos)", "(nameless)")
  }

  /// The defaults with the user's keys over them.
  func keymap() throws(Ending) -> Keymap {
    do {
      return configuration.keys.isEmpty ? Keymap() : try Keymap(user: configuration.keys)
    } catch {
      throw configuration.source?.problem(
        error.entry, in: "keys", trimmed(error.words.dutch), trimmed(error.words.english))
        ?? Ending(.usage, error.words)
    }
  }

  /// Opens the store; `makes` says whether a missing default store is made from the sample.
  func openStore(
    readOnly: Bool = false, makes: Bool = true, until departure: Departure = Departure()
  ) throws(Ending) -> ProgrammeStore {
    do {
      guard let storePath else { return try reaching(try Session.sampleStore()) }
      if makes, makesStore {
        // A theme that will not do ends the program before it makes a store.
        _ = try theme()
        try makeStore(storePath)
        Output.narrate(
          language == .dutch
            ? "Nieuw gegevensbestand met voorbeeldgegevens: \(storePath)" : "New store with sample data: \(storePath)")
      }
      return try reaching(
        ProgrammeStore(
          opening: storePath, readOnly: readOnly || locked != nil, untouched: options.readOnly,
          document: Session.document, until: departure))
    } catch let failure as StoreFailure {
      throw Ending(failure)
    } catch let ending as Ending {
      throw ending
    } catch {
      throw Ending(.failure, "Onverwachte fout: \(error)", "Unexpected error: \(error)")
    }
  }

  /// From where one asked to look, as it is written on the store's own today.
  func viewpoint(in store: ProgrammeStore) throws(StoreFailure) -> Viewpoint {
    guard options.asOf != nil || options.knownAt != nil else { return .now }
    let today = try store.today(clock: Clock.today)
    return Viewpoint(
      asOf: options.asOf.flatMap { Day(written: $0, today: today) },
      knownAt: options.knownAt.flatMap { try? KnownMoment.typed($0, today: today) } ?? .now)
  }

  /// The store, if no day that was asked for is still to come.
  private func reaching(_ store: ProgrammeStore) throws -> ProgrammeStore {
    let viewpoint = try viewpoint(in: store)
    var days = [viewpoint.asOf].compactMap { $0 }
    if case .day(let day) = viewpoint.knownAt { days.append(day) }
    if !days.isEmpty {
      let today = try store.today(clock: Clock.today)
      if let reason = days.lazy.compactMap({ whyUnknown($0, latest: today) }).first { throw Ending(.usage, reason) }
    }
    if options.isClockRight { store.trustClock() }
    return store
  }

  /// What is said once of a store on a network drive; nil where it is on this machine.
  var driveWarning: Phrase? { storePath.flatMap(NetworkDrive.holding).map(NetworkDrive.warning) }

  /// Says so on stderr, for a verb that writes.
  func warnOfDrive() {
    if let driveWarning { Output.narrate("samen: \(driveWarning[language])") }
  }

  /// Whether the default store is missing and will be made.
  var makesStore: Bool {
    let isDefault = options.store == nil && setting("SAMEN_STORE") == nil && configuration.store == nil
    return isDefault && !options.readOnly && storePath.map { access($0, F_OK) != 0 } ?? false
  }

  private func makeStore(_ path: String) throws(Ending) {
    do {
      try Session.createSample(at: path)
    } catch StoreFailure.exists {
      // Another samen made it at the same moment: that one will do.
    } catch let failure as StoreFailure {
      throw Ending(failure)
    } catch let ending as Ending {
      throw ending
    } catch {
      throw Ending(.failure, "Onverwachte fout: \(error)", "Unexpected error: \(error)")
    }
  }

  /// The sample in memory.
  private static func sampleStore() throws -> ProgrammeStore {
    if let image = Embedded.sampleImage { return try ProgrammeStore(lending: image) }
    return try ProgrammeStore.inMemory(seed: try sampleSeed(), isSample: true)
  }

  /// Makes a store of the sample.
  static func createSample(at path: String, _ permissions: FilePermissions = .own) throws {
    if let image = Embedded.sampleImage {
      return try ProgrammeStore.create(at: path, image: image, permissions: permissions)
    }
    try ProgrammeStore.create(at: path, seed: try sampleSeed(), isSample: true, permissions: permissions)
  }

  /// What the document says, for a store of an older version, which has none of it.
  static let document: DocumentSource = { try sampleSeed(factsOnly: true) }

  /// What is built in as sample data.
  static func sampleSeed(factsOnly: Bool = false) throws(Ending) -> Seed {
    do {
      return try SampleFiles(Embedded.files(ending: ".csv")).seed(factsOnly: factsOnly)
    } catch {
      throw Ending(.failure, error.words)
    }
  }

  /// The theme that was asked for, or none where there is no colour.
  func theme() throws(Ending) -> Theme { try themes.theme(themeName ?? ThemeFiles.standard) }

  /// The theme that was asked for; nil where none was.
  var themeName: String? { options.theme ?? configuration.theme }

  /// The themes that can be had; without colour each looks alike.
  var themes: ThemeFiles { ThemeFiles(asked: themeFolder, isColourless: isColourless) }

  /// Whether nothing may be coloured.
  var isColourless: Bool { options.noColor || setting("NO_COLOR") != nil || setting("TERM") == "dumb" }

  /// Why the options allow no change at all; nil if they do.
  var locked: Phrase? {
    if options.asOf != nil || options.knownAt != nil {
      let option = options.knownAt == nil ? "--as-of" : "--known-at"
      return Phrase(
        "Deze zitting toont een vaste dag (\(option)): er kan niets wijzigen.",
        "This session shows a fixed day (\(option)): nothing can change.")
    }
    return options.readOnly ? Phrase("Deze zitting is alleen lezen.", "This session is read-only.") : nil
  }

  /// What the dashboard remembers; nil where it is to remember nothing, or the user has no place for it.
  var memory: MemoryFile? { options.sample ? nil : MemoryFile(isWritable: !options.readOnly) }

  /// A state to begin with.
  func state(_ store: ProgrammeStore, size: Size) throws(Ending) -> State {
    do {
      return try state(
        store, try programme(store), theme: try theme(), keymap: try keymap(), size: size
      )
    } catch let failure as StoreFailure {
      throw Ending(failure)
    } catch let ending as Ending {
      throw ending
    } catch {
      throw Ending(.failure, "Onverwachte fout: \(error)", "Unexpected error: \(error)")
    }
  }

  /// The programme as seen from where one asked to look.
  func programme(_ store: ProgrammeStore) throws(StoreFailure) -> Programme {
    let viewpoint = try viewpoint(in: store)
    return try store.programme(asOf: viewpoint.asOf, knownAt: viewpoint.knownAt, clock: Clock.today)
  }

  /// Refuses to look at what was known then where something is changed.
  func refuseKnownAt() throws(Ending) {
    guard options.knownAt != nil else { return }
    throw Ending(
      .usage, "--known-at hoort bij opdrachten die lezen, zoals get en snapshot.",
      "--known-at goes with commands that read, such as get and snapshot.")
  }

  /// What a first screen needs of the programme.
  /// - Parameter course: waits for who used what, which is read beside it.
  func beginning(of store: ProgrammeStore, course: () -> EverybodysCourse?) throws(Ending) -> Programme {
    do {
      let viewpoint = try viewpoint(in: store)
      guard viewpoint.knownAt == .now else { return try programme(store) }
      return try store.beginning(asOf: viewpoint.asOf, clock: Clock.today, course: course)
    } catch {
      throw Ending(error)
    }
  }

  /// The state of a screen that shows `programme`; throws where a view or key of the config cannot be.
  func state(
    _ store: ProgrammeStore, _ programme: Programme, theme: Theme, keymap: Keymap, size: Size
  ) throws(Ending) -> State {
    var state = State(
      programme: programme, language: language, theme: theme, size: size, operatorName: operatorName, keymap: keymap)
    do throws(StoreFailure) { state.ask(for: try viewpoint(in: store)) } catch { throw Ending(error) }
    state.session.isASCII = charset != .unicode
    state.session.charset = charset
    state.session.markMoves = configuration.markMoves
    state.look.namedFilters = configuration.filters
    state.look.namedViews = configuration.views
    if let columns = configuration.columns {
      do {
        let choices = try ColumnChoice.read(columns, programme)
        state.arrange { $0.choices = choices }
      } catch {
        throw configuration.source?.problem(
          "columns", in: "table", trimmed(error.words.dutch), trimmed(error.words.english))
          ?? Ending(.usage, error.words)
      }
    }
    state.session.locked = locked
    if state.session.locked == nil, !store.mayBeWritten {
      state.session.locked = Phrase("Het gegevensbestand is alleen te lezen.", "The store is read-only.")
    }
    return state
  }
}

/// The real clock, in one place.
enum Clock {
  /// Today in local time.
  static var today: Day {
    var now = time(nil)
    var parts = tm()
    localtime_r(&now, &parts)
    return Day(year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
      ?? Day(number: Int32(now / 86_400))
  }

  /// Of a clock that only goes on, for how long something takes.
  static var milliseconds: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }

  /// Now in UTC, ISO 8601.
  static var nowUTC: String {
    let now = Int(time(nil))
    let seconds = now % 86_400
    return Day(number: Int32(now / 86_400)).iso
      + "T\(padded(seconds / 3600, to: 2)):\(padded(seconds / 60 % 60, to: 2)):\(padded(seconds % 60, to: 2))Z"
  }
}

extension Ending {
  /// The same as `operatorName` is told it: of one's own change nobody else was first.
  init(_ failure: StoreFailure, for operatorName: String) {
    self.init(failure)
    words = failure.words(for: operatorName) ?? words
  }

  /// How a failure of the store ends the program.
  init(_ failure: StoreFailure) {
    switch failure {
    case .busy, .conflict, .outpaced: self.init(.conflict, failure.words)
    case .givenUp, .cancelled: self.init(Interruption.status ?? .interrupted, failure.words)
    case .refused, .clock: self.init(.refused, failure.words)
    case .unknownMunicipality, .unknownInitiative: self.init(.usage, failure.words)
    default: self.init(.failure, failure.words)
    }
  }
}

private func trimmed(_ sentence: String) -> String { sentence.hasSuffix(".") ? String(sentence.dropLast()) : sentence }
