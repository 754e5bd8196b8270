import ArgumentParser
import Documents
import Foundation
import Intake
import Mail
import Outbox
import Settings
import Storage
import Understanding

/// Where the configuration is.
struct FirmOptions: ParsableArguments {
    @Option(name: [.short, .long], help: "The configuration file; also from the environment's XCRM_CONFIG.")
    var config: String?

    /// The file asked for, else the environment's, else the usual place.
    var file: String {
        config ?? ProcessInfo.processInfo.environment["XCRM_CONFIG"] ?? "config/xcrm.yaml"
    }

    /// Reads the configuration and opens the database.
    func open() throws -> Firm {
        try Firm(configuration: Configuration(contentsOf: file))
    }
}

/// A configured firm with its open database: what every command but the pure ones begins with.
struct Firm: Sendable {
    let configuration: Configuration
    let store: Store

    init(configuration: Configuration) throws {
        self.configuration = configuration
        store = try Store(folder: URL(fileURLWithPath: configuration.data, isDirectory: true))
    }

    /// A firm with a database that is open already.
    init(configuration: Configuration, store: Store) {
        self.configuration = configuration
        self.store = store
    }

    /// The secrets behind tokens; made at the first start.
    func keys() async throws -> KeyRing {
        let keys = try await store.write { try $0.tokenKeys(at: Date()) }
        let versions = keys.prefix(8).map { (version: UInt8(truncatingIfNeeded: $0.version), bytes: $0.secret) }
        guard let current = versions.first else { throw StoreError.missing("the token key") }
        return try KeyRing(current: current, previous: Array(versions.dropFirst()))
    }

    /// The catalogue: of the database, refreshed from the configured file when that changed.
    func catalogue() async throws -> (catalogue: Catalogue, problems: [CatalogueFile.Problem]) {
        var problems: [CatalogueFile.Problem] = []
        if let path = configuration.catalogue {
            guard let data = FileManager.default.contents(atPath: path) else {
                throw Failure.input("the catalogue \(path) cannot be read; correct `catalogue:` in the configuration")
            }
            problems = try await CatalogueImport(store: store, configuration: configuration).run(data, ifChanged: true)
        }
        let rows = try await store.read { try $0.articles() }
        let decoder = JSONDecoder()
        return (Catalogue(articles: try rows.map { try decoder.decode(Article.self, from: Data($0.utf8)) }), problems)
    }

    /// The classifier of mails with what staff corrected by command.
    func classifier() async throws -> Classifier { .taught(by: try await store.read { try $0.kindCorrections() }) }

    /// What the intake works by.
    func house() async throws -> House {
        let house = House(
            configuration: configuration,
            reader: Reader(catalogue: try await catalogue().catalogue, classifier: try await classifier()),
            keys: try await keys())
        if let word = house.permissions.unknown.first {
            throw Failure.configuration("there is no command #\(word); correct `permissions:` in the configuration")
        }
        return house
    }

    /// What the outbox works by.
    func postmaster() async throws -> Postmaster {
        let templates = try Templates.folder(configuration)
        let logo = configuration.company.logo.map { URL(fileURLWithPath: $0) }
        return Postmaster(
            configuration: configuration, keys: try await keys(), renderer: try MailRenderer(templates: templates),
            printer: Printer(
                documents: try DocumentRenderer(
                    templates: templates, logo: logo,
                    home: configuration.documents.bilingual ? configuration.company.language : nil),
                pdf: PDFRenderer()))
    }
}

/// Where the templates are.
enum Templates {
    /// The configured folder, else the one that came with the program: beside it, or above it in its build folder.
    static func folder(_ configuration: Configuration) throws -> URL {
        if let own = configuration.templates { return URL(fileURLWithPath: own, isDirectory: true) }
        var candidates: [URL] = []
        if let named = ProcessInfo.processInfo.environment["XCRM_TEMPLATES"] {
            candidates.append(URL(fileURLWithPath: named, isDirectory: true))
        }
        var folder = URL(fileURLWithPath: CommandLine.arguments.first ?? "").resolvingSymlinksInPath()
        if let running = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe") {
            folder = URL(fileURLWithPath: running)
        }
        for _ in 0..<6 {
            folder.deleteLastPathComponent()
            candidates.append(folder.appendingPathComponent("Templates", isDirectory: true))
            candidates.append(folder.appendingPathComponent("share/xcrm/Templates", isDirectory: true))
        }
        candidates.append(URL(fileURLWithPath: "Templates", isDirectory: true))
        let isThere = { (url: URL) in FileManager.default.fileExists(atPath: url.appendingPathComponent("mail").path) }
        guard let found = candidates.first(where: isThere) else {
            throw Failure.configuration(
                "the templates were not found beside the program; name their folder as `templates:` in the configuration"
            )
        }
        return found
    }
}
