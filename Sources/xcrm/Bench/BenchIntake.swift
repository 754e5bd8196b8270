import ArgumentParser
import Curl
import Foundation
import Intake
import Logging
import LoopbackServers
import Mail
import Mailbox
import Settings
import Storage
import Understanding
import Workflows

/// `xcrm bench intake`: from a full mailbox to answers in the outbox.
struct BenchIntake: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "intake",
        abstract: "Generated mails on a private Dovecot: fetched, understood, filed, answered into the outbox.",
        discussion: """
            Needs root, Dovecot, Postfix and mbsync; the same mailbox is pulled by mbsync as reference. The mails are \
            inquiries, orders and questions in three languages, plain and HTML, no two the same; every one must be \
            filed, told to staff and answered, or the command fails.
            """)

    @Option(help: "How many mails.") var mails = 5_000
    @Option(help: "How many articles the catalogue has.") var articles = 500
    @Option(help: "Where the servers and the database lie; a folder in memory is best.") var folder: String?

    func run() async throws {
        try await guarded {
            guard (1...1_000_000).contains(mails) else { throw Failure.usage("--mails takes 1 to 1000000") }
            guard (1...1_000_000).contains(articles) else { throw Failure.usage("--articles takes 1 to 1000000") }
            let root = URL(fileURLWithPath: folder ?? NSTemporaryDirectory(), isDirectory: true)
                .appendingPathComponent("xcrm-bench-\(UUID().uuidString.prefix(8))")
            try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(at: root) }
            let servers = try await LoopbackMailServers.start(
                domains: ["bench.example"], folder: root.appendingPathComponent("servers"))
            do {
                try await IntakeRun(servers: servers, folder: root, mails: mails, articles: articles).run()
            } catch {
                try? await servers.stop()
                throw error
            }
            try await servers.stop()
        }
    }
}

/// One run of the measurement.
private struct IntakeRun {
    let servers: LoopbackMailServers
    let folder: URL
    let mails: Int
    let articles: Int

    func run() async throws {
        let catalogue = BenchCatalogue(count: articles).articles
        let material = BenchMails(catalogue: catalogue)
        for address in ["sales@bench.example", "reference@bench.example"] {
            try servers.deliverDirectly((0..<mails).lazy.map(material.mail), to: address)
        }
        print("\(mails) mails in each of two mailboxes, \(catalogue.count) articles")
        let reference = try await servers.mbsyncPull("reference@bench.example")
        let pull = reference.elapsed.fraction
        print("mbsync pulls one:            \(Self.rate(reference.mails, pull)) mails/s")

        let configuration = try configuration()
        let firm = try Firm(configuration: configuration)
        let house = House(
            configuration: configuration, reader: Reader(catalogue: Catalogue(articles: catalogue)),
            keys: try await firm.keys())
        var logger = Logger(label: "bench")
        logger.logLevel = .error
        let plan = Connections(store: firm.store).plan(configuration.mailboxes[0], limits: configuration.limits)
        let watcher = MailboxWatcher(plan: plan, store: firm.store, logger: logger)
        let intake = IntakeService(store: firm.store, house: house, logger: logger)

        let before = BenchFigures()
        async let fetched: Void = watcher.visitOnce()
        var handled = 0
        while handled < mails {
            handled += try await intake.drain()
            if handled < mails { try await Task.sleep(for: .milliseconds(5)) }
            guard ContinuousClock.now - before.moment < .seconds(3_600) else {
                throw Failure.unavailable("the benchmark took over an hour")
            }
        }
        try await fetched
        let after = BenchFigures()
        let whole = after.seconds(since: before)
        print("fetched, understood, filed:  \(Self.rate(mails, whole)) mails/s")
        print(
            "processor time:              \(BenchFigures.text((after.cpu - before.cpu) * 1e3 / Double(mails), 2)) ms a mail"
        )
        print("ratio to mbsync:             \(BenchFigures.text(pull / whole, 2))")
        print("peak memory:                 \(after.peak) MB")
        try await check(firm.store)
    }

    /// Whether every mail became what it should.
    private func check(_ store: Store) async throws {
        let (status, outgoing) = try await store.read { (try $0.statusReport(), try $0.outgoingCount()) }
        func open(_ kind: RecordKind) -> Int { status.open.filter { $0.kind == kind }.reduce(0) { $0 + $1.count } }
        let meant = (0..<mails).reduce(into: [BenchMails.Intent: Int]()) { $0[BenchMails.intent($1), default: 0] += 1 }
        let (inquiries, orders) = (meant[.inquiry] ?? 0, meant[.order] ?? 0)
        print("offers drafted:              \(open(.offer)) of \(inquiries) inquiries")
        print("orders opened:               \(open(.order)) of \(orders)")
        print("mails in the outbox:         \(outgoing): a notice to staff and an answer for each")
        guard status.inbox.parked == 0, status.inbox.waiting == 0 else {
            throw Failure.data("\(status.inbox.parked) mails were parked, \(status.inbox.waiting) wait")
        }
        let wrong = abs(open(.offer) - inquiries) + abs(open(.order) - orders)
        guard wrong * 50 <= mails else { throw Failure.data("\(wrong) mails were taken for something else") }
        guard outgoing * 50 >= mails * 2 * 49 else {
            throw Failure.data("\(mails * 2 - outgoing) mails were not answered or not told to staff")
        }
    }

    private func configuration() throws -> Configuration {
        let secret = folder.appendingPathComponent("password")
        try Data(servers.password.utf8).write(to: secret)
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: secret.path)
        return try Configuration(
            yaml: """
                company: {name: Bench, address: {street: 1 Street, city: Sofia}}
                data: data
                mailboxes:
                  - {name: sales, address: sales@bench.example, purpose: sales, imap: {url: "imaps://127.0.0.1:\(servers.ports.imaps)", user: sales@bench.example, password_file: password, ca_file: "\(servers.caFile.path)"}}
                smtp: {url: "smtp://127.0.0.1:\(servers.ports.submission)", user: sales@bench.example, password_file: password, ca_file: "\(servers.caFile.path)"}
                staff:
                  - {id: clerk, name: Clerk, address: clerk@bench.example, language: en, roles: [sales]}
                """, folder: folder)
    }

    private static func rate(_ count: Int, _ seconds: Double) -> String {
        String(format: "%.0f", Double(count) / seconds)
    }
}
