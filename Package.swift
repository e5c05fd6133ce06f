// swift-tools-version: 6.1
import PackageDescription

let folder = Context.packageDirectory

/// A release is one file that runs anywhere: the Swift runtime is linked in. At a fixed address, because moving 86.000
/// pointers of it takes longer than all else before `main`. Every address in it is settled before `main`, and then
/// read-only; and no library is sought beside it (`.ci/ld`). What a start runs lies together (`.ci/order`): a third of
/// the memory, and of the pages that a start waits for.
let alone: [LinkerSetting] = [
  .unsafeFlags(
    ["-static-stdlib", "-Xclang-linker", "-no-pie"]
      + ["--no-export-dynamic", "--symbol-ordering-file=\(folder)/.ci/start.order", "--no-warn-symbol-ordering"]
      .flatMap { ["-Xlinker", $0] }, .when(configuration: .release)),
  .unsafeFlags([
    "-Xlinker", "-z", "-Xlinker", "now", "-Xclang-linker", "--ld-path=\(folder)/.ci/ld",
  ]),
]
/// A section for each function, so that the linker can lay them in an order. And types asked for by what makes them, not
/// by their names: for each name the runtime would go through all conformances of the program, some 7.000.
let orderly: [SwiftSetting] = [
  .unsafeFlags(
    ["-function-sections", "-disable-concrete-type-metadata-mangled-name-accessors"].flatMap { ["-Xfrontend", $0] },
    .when(configuration: .release))
]
let aloneToo: [SwiftSetting] = [.unsafeFlags(["-static-stdlib"], .when(configuration: .release))] + orderly

let package = Package(
  name: "samen",
  products: [
    .executable(name: "samen", targets: ["samen"]),
    // For tests: loaded before the program, to see what it syncs.
    .library(name: "CSyncTrace", type: .dynamic, targets: ["CSyncTrace"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
  ],
  targets: [
    .target(name: "Model", swiftSettings: orderly),
    .target(name: "Screen", swiftSettings: orderly),
    .target(name: "Dashboard", dependencies: ["Model", "Sample", "Screen"], swiftSettings: orderly),
    .target(
      name: "Store",
      dependencies: [
        "Model", "Sample", "CSQLite", .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ], swiftSettings: orderly),
    .target(name: "Sample", dependencies: ["Model", "CEmbedded"], swiftSettings: orderly),
    .target(name: "Terminal", dependencies: ["Screen", "CNcurses", "CSignals"], swiftSettings: orderly),
    .target(name: "CSignals"),
    .systemLibrary(name: "CNcurses"),
    .systemLibrary(name: "CSQLite"),
    .target(name: "CEmbedded"),
    .executableTarget(
      name: "samen",
      dependencies: [
        "Model", "Screen", "Dashboard", "Store", "Sample", "Terminal",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "TOMLKit", package: "TOMLKit"),
      ],
      swiftSettings: aloneToo, linkerSettings: alone),
    .target(
      name: "TestSupport",
      dependencies: ["Model", "Sample", "Store", .product(name: "GRDB", package: "GRDB.swift")],
      path: "Tests/TestSupport"),
    .target(name: "CFaultVFS", path: "Tests/CFaultVFS"),
    .target(name: "CSyncTrace", path: "Tests/CSyncTrace"),
    .executableTarget(
      name: "StoreChild",
      dependencies: ["Store", "Model", "Sample", "CFaultVFS", .product(name: "GRDB", package: "GRDB.swift")],
      path: "Tests/StoreChild"),
    .testTarget(
      name: "ModelTests", dependencies: ["Model", "Sample", "TestSupport"],
      exclude: ["TimeScenarios.json", "Neighbours2017.csv"]),
    .testTarget(name: "ScreenTests", dependencies: ["Screen", "TestSupport"]),
    .testTarget(
      name: "TerminalTests", dependencies: ["Terminal", "Screen", "Sample", "TestSupport", "CNcurses"]),
    .testTarget(name: "SampleTests", dependencies: ["Sample", "Model", "TestSupport"]),
    .testTarget(
      name: "DashboardTests",
      dependencies: ["samen", "Dashboard", "Model", "Screen", "Sample", "Store", "TestSupport"],
      exclude: ["Goldens"]),
    .testTarget(name: "StoreTests", dependencies: ["Store", "Model", "Sample", "StoreChild", "TestSupport"]),
    .testTarget(
      name: "ProgramTests",
      dependencies: [
        "samen", "Dashboard", "Model", "Sample", "Screen", "Store", "TestSupport", "CFaultVFS",
        .product(name: "GRDB", package: "GRDB.swift"),
      ]),
  ],
  swiftLanguageModes: [.v6]
)
