// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .enableUpcomingFeature("InferIsolatedConformances"),
    .treatAllWarnings(as: .error),
]

/// For the targets that touch C: every use of a pointer says `unsafe`.
let pointers: [SwiftSetting] = strict + [.strictMemorySafety()]

let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let mustache: Target.Dependency = .product(name: "Mustache", package: "swift-mustache")
let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")
let hummingbirdCore: Target.Dependency = .product(name: "HummingbirdCore", package: "hummingbird")
let nio: Target.Dependency = .product(name: "NIOCore", package: "swift-nio")
let httpTypes: Target.Dependency = .product(name: "HTTPTypes", package: "swift-http-types")
let hummingbirdTesting: Target.Dependency = .product(name: "HummingbirdTesting", package: "hummingbird")
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let lifecycle: Target.Dependency = .product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let signals: Target.Dependency = .product(name: "UnixSignals", package: "swift-service-lifecycle")
let arguments: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let subprocess: Target.Dependency = .product(name: "Subprocess", package: "swift-subprocess")

let package = Package(
    name: "xcrm",
    products: [.executable(name: "xcrm", targets: ["xcrm"])],
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
    ],
    targets: [
        // C libraries of the system
        .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(name: "CGMime", pkgConfig: "gmime-3.0", providers: [.apt(["libgmime-3.0-dev"])]),
        .systemLibrary(name: "CMagic", pkgConfig: "libmagic", providers: [.apt(["libmagic-dev"])]),
        .systemLibrary(name: "CHTML", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),

        // values
        .target(name: "Workflows", swiftSettings: strict),
        .target(name: "Mail", dependencies: ["CGMime", "CMagic", "CHTML", crypto], swiftSettings: pointers),
        .target(name: "Understanding", dependencies: ["Mail", "Workflows", "CHTML", "CZip"], swiftSettings: pointers),
        .target(name: "Settings", dependencies: [yams], swiftSettings: strict),

        // edges
        .target(name: "Curl", dependencies: ["CCurl"], swiftSettings: pointers),
        .target(name: "Storage", dependencies: ["Workflows", "Mail", grdb, crypto], swiftSettings: strict),
        .target(name: "Documents", dependencies: ["Mail", "Workflows", mustache, subprocess], swiftSettings: strict),

        // stages
        .target(name: "Mailbox", dependencies: ["Curl", "Storage", lifecycle, logging], swiftSettings: strict),
        .target(
            name: "Intake",
            dependencies: ["Mail", "Understanding", "Workflows", "Storage", "Settings", lifecycle, logging],
            swiftSettings: strict),
        .target(
            name: "Outbox",
            dependencies: ["Curl", "Mail", "Documents", "Storage", "Workflows", "Settings", lifecycle, logging],
            swiftSettings: strict),
        .target(
            name: "Deadlines", dependencies: ["Mail", "Workflows", "Storage", "Settings", lifecycle, logging],
            swiftSettings: strict),
        .target(
            name: "Portal",
            dependencies: [
                "CZlib", "Storage", "Workflows", "Mail", "Settings", hummingbird, hummingbirdCore, nio, httpTypes,
                mustache, crypto, lifecycle, logging,
            ],
            swiftSettings: pointers),

        // real servers, privately, for trying, testing and measuring
        .target(name: "LoopbackServers", dependencies: [], swiftSettings: strict),

        // top
        .executableTarget(
            name: "xcrm",
            dependencies: [
                "Workflows", "Mail", "Understanding", "Settings", "Curl", "Storage", "Documents", "Mailbox", "Intake",
                "Outbox", "Deadlines", "Portal", "LoopbackServers", arguments, lifecycle, signals, logging, crypto,
                hummingbird,
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "demo", dependencies: ["LoopbackServers", "Mail", arguments], path: "Sources/Demo",
            exclude: ["Files"],
            swiftSettings: strict),

        // tests
        .target(
            name: "Support", dependencies: ["Workflows", "Mail", "Storage"], path: "Tests/Support",
            swiftSettings: pointers),
        .testTarget(
            name: "WorkflowsTests", dependencies: ["Workflows", "Support"], exclude: ["Snapshots"],
            swiftSettings: strict),
        .testTarget(
            name: "MailTests", dependencies: ["Mail"], exclude: ["Fixtures"], swiftSettings: strict),
        .testTarget(
            name: "UnderstandingTests", dependencies: ["Understanding", "Mail", "Workflows"], exclude: ["Corpus"],
            swiftSettings: strict),
        .testTarget(name: "SettingsTests", dependencies: ["Settings"], swiftSettings: strict),
        .testTarget(name: "CurlTests", dependencies: ["Curl", "Support"], swiftSettings: strict),
        .testTarget(
            name: "StorageTests", dependencies: ["Storage", "Mail", "Workflows", "Support", grdb], swiftSettings: strict
        ),
        .testTarget(
            name: "DocumentsTests", dependencies: ["Documents", "Workflows", "Support"], exclude: ["Snapshots"],
            swiftSettings: strict),
        .testTarget(
            name: "IntakeTests",
            dependencies: [
                "Intake", "Deadlines", "Mail", "Understanding", "Workflows", "Storage", "Settings", "Support", logging,
            ], swiftSettings: strict),
        .testTarget(
            name: "DeadlinesTests",
            dependencies: ["Deadlines", "Storage", "Workflows", "Settings", "Support", logging],
            swiftSettings: strict),
        .testTarget(
            name: "OutboxTests",
            dependencies: [
                "Outbox", "Curl", "Mail", "Documents", "Storage", "Workflows", "Settings", "Support", logging,
            ],
            swiftSettings: strict),
        .testTarget(
            name: "PortalTests",
            dependencies: [
                "Portal", "Documents", "Storage", "Workflows", "Mail", "Settings", "Support", hummingbird,
                hummingbirdTesting, nio, httpTypes,
                grdb, logging, lifecycle,
            ],
            swiftSettings: strict),
        .testTarget(name: "LoopbackServersTests", dependencies: ["LoopbackServers"], swiftSettings: strict),
        .testTarget(
            name: "MailboxTests", dependencies: ["Mailbox", "Curl", "Storage", "LoopbackServers", "Support", logging],
            swiftSettings: strict),
        .testTarget(
            name: "XCRMTests",
            dependencies: [
                "xcrm", "demo", "Portal", "Intake", "Understanding", "Documents", "Storage", "Settings", "Mail",
                "Workflows", "LoopbackServers", "Support", logging, hummingbird, hummingbirdTesting, nio, httpTypes,
            ], swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)
