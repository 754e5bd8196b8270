import ArgumentParser
import Foundation
import Logging
import Mail
import Outbox
import Portal
import ServiceLifecycle
import Settings
import Storage
import Synchronization
import Workflows

/// `xcrm bench portal`: how fast each page is with a firm's years of mail behind it.
struct BenchPortal: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "portal",
        abstract: "Every page under load, beside a static file of the same server in the same run.",
        discussion:
            "Makes a firm of 400 clients in a temporary folder; the first client has a twentieth of everything.")

    @Option(help: "How many mails.") var mails = 100_000
    @Option(help: "How many records.") var records = 20_000
    @Option(help: "How often each page is asked for.") var requests = 300
    @Option(help: "How many connections ask at the same time.") var connections = 4
    @Option(help: "Where the database lies.") var folder: String?

    func run() async throws {
        try await guarded {
            guard (1_000...2_000_000).contains(mails), (500...500_000).contains(records),
                (10...100_000).contains(requests), (1...64).contains(connections)
            else { throw Failure.usage("--mails, --records, --requests or --connections is out of range") }
            let root = URL(fileURLWithPath: folder ?? NSTemporaryDirectory(), isDirectory: true)
                .appendingPathComponent("xcrm-bench-\(UUID().uuidString.prefix(8))")
            defer { try? FileManager.default.removeItem(at: root) }
            let store = try Store(folder: root)
            let clock = ContinuousClock()
            let begun = clock.now
            let town = BenchTown(mails: mails, records: records, now: Date())
            let made = try await town.build(store)
            let size = try await store.read { try $0.statusReport().databaseBytes } / 1_000_000
            print("\(mails) mails, \(records) records, \(size) MB: made in \((clock.now - begun).components.seconds) s")
            try await serve(store, made)
        }
    }

    private func serve(_ store: Store, _ made: BenchTown.Made) async throws {
        var configuration = try Configuration(
            yaml: """
                company: {name: Bench, address: {street: 1 Street, city: Sofia}}
                mailboxes:
                  - {name: sales, address: sales@bench.example, imap: {url: "imaps://127.0.0.1:1", user: x, password: x}}
                smtp: {url: "smtp://127.0.0.1:1"}
                staff: [{id: clerk, name: Clerk, address: clerk@bench.example, language: en, roles: [sales]}]
                """, folder: FileManager.default.temporaryDirectory, checkingFiles: false)
        configuration.portal.listen.port = 0
        let firm = configuration
        let keys = try await Firm(configuration: firm, store: store).keys()
        let setup = PortalSetup(
            store: store, settings: firm.portal, company: { firm.company.snapshot(in: $0) }, language: "en",
            timeZone: .gmt, staff: [PortalStaff(id: "clerk", name: "Clerk", language: "en")],
            mailboxes: [PortalMailbox(name: "sales", address: "sales@bench.example")],
            letters: Letters(configuration: firm, keys: keys),
            templates: try Templates.folder(firm).appendingPathComponent("portal", isDirectory: true),
            sessionKey: Data(repeating: 1, count: 32), attachments: AttachmentContents())
        var logger = Logger(label: "bench")
        logger.logLevel = .error
        let (ports, port) = AsyncStream<Int>.makeStream()
        let application = try PortalApplication.build(setup, logger: logger) { port.yield($0) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await application.run() }
            var listening = ports.makeAsyncIterator()
            guard let port = await listening.next() else { throw Failure.unavailable("the server did not listen") }
            let load = BenchLoad(port: port, requests: requests, connections: connections)
            let result = try await load.run(made)
            print(result)
            group.cancelAll()
        }
    }
}

extension Duration {
    var milliseconds: Double { self / .milliseconds(1) }
}
