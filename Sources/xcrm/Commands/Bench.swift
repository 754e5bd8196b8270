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

/// `xcrm bench`: how fast this machine is at the main job.
struct Bench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Measures on private servers.", subcommands: [BenchIntake.self], defaultSubcommand: BenchIntake.self)

    /// `xcrm bench intake`: from a full mailbox to answers in the outbox.
    struct BenchIntake: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "intake",
            abstract: "Generated mails on a private Dovecot: fetched, understood, filed, answered into the outbox.",
            discussion: "Needs root, Dovecot, Postfix and mbsync; the same mailbox is pulled by mbsync as reference.")

        @Option(help: "How many mails.") var mails = 5_000
        @Option(help: "Where the servers and the database lie; a folder in memory is best.") var folder: String?

        func run() async throws {
            try await guarded {
                guard (1...1_000_000).contains(mails) else { throw Failure.usage("--mails takes 1 to 1000000") }
                let root = URL(fileURLWithPath: folder ?? NSTemporaryDirectory(), isDirectory: true)
                    .appendingPathComponent("xcrm-bench-\(UUID().uuidString.prefix(8))")
                try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
                defer { try? FileManager.default.removeItem(at: root) }
                let servers = try await LoopbackMailServers.start(
                    domains: ["bench.example"], folder: root.appendingPathComponent("servers"))
                do {
                    try await IntakeBench(servers: servers, folder: root, mails: mails).run()
                } catch {
                    try? await servers.stop()
                    throw error
                }
                try await servers.stop()
            }
        }
    }
}

/// One run of the measurement.
private struct IntakeBench {
    let servers: LoopbackMailServers
    let folder: URL
    let mails: Int

    func run() async throws {
        try servers.deliverDirectly((0..<mails).lazy.map(Self.mail), to: "sales@bench.example")
        try servers.deliverDirectly((0..<mails).lazy.map(Self.mail), to: "reference@bench.example")
        print("\(mails) mails in each of two mailboxes")
        let reference = try await servers.mbsyncPull("reference@bench.example")
        let pull = reference.elapsed.fraction
        print("mbsync pulls one:            \(Self.rate(reference.mails, pull)) mails/s")

        let configuration = try configuration()
        let firm = try Firm(configuration: configuration)
        let house = House(
            configuration: configuration, reader: Reader(catalogue: Catalogue(articles: Self.articles())),
            keys: try await firm.keys())
        var logger = Logger(label: "bench")
        logger.logLevel = .error
        let plan = Connections(store: firm.store).plan(configuration.mailboxes[0], limits: configuration.limits)
        let watcher = MailboxWatcher(plan: plan, store: firm.store, logger: logger)
        let intake = IntakeService(store: firm.store, house: house, logger: logger)

        let clock = ContinuousClock()
        let start = clock.now
        async let fetched: Void = watcher.visitOnce()
        var handled = 0
        while handled < mails {
            handled += try await intake.drain()
            if handled < mails { try await Task.sleep(for: .milliseconds(5)) }
            guard clock.now - start < .seconds(3_600) else {
                throw Failure.unavailable("the benchmark took over an hour")
            }
        }
        try await fetched
        let whole = (clock.now - start).fraction
        print("fetched, understood, filed:  \(Self.rate(mails, whole)) mails/s")
        print("ratio to mbsync:             \(String(format: "%.2f", pull / whole))")
        print("peak memory:                 \(Self.peakMegabytes()) MB")
        let (offers, queued) = try await firm.store.read { transaction in
            (try transaction.records(.offer, limit: mails + 1).count, try transaction.outgoingCount())
        }
        print("offers drafted: \(offers), mails in the outbox: \(queued)")
        guard offers == mails else { throw Failure.data("\(mails - offers) mails did not become offers") }
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

    // MARK: material

    private static let goods = ["hex bolt", "hex nut", "flat washer", "threaded rod", "cutting disc", "wood screw"]
    private static let sizes = ["M6", "M8", "M10", "M12", "M16"]

    private static func articles() -> [Article] {
        goods.flatMap { good in
            sizes.compactMap { size in
                guard let price = FixedDecimal("0.\(good.count)"), let vat = FixedDecimal(20) else { return nil }
                return Article(
                    sku: "\(good.filter { $0 != " " }.uppercased())-\(size)",
                    names: ["en": "\(good) \(size) galvanised"],
                    unit: .pcs, price: price, currency: .eur, vatPercent: vat)
            }
        }
    }

    /// The mail of an index: another customer of another firm each time, three articles in prose and a signature.
    private static func mail(_ index: Int) -> [UInt8] {
        let lines = (0..<3).map { part in
            "- \((index + part) % 90 * 10 + 10) pcs \(goods[(index + part) % goods.count]) \(sizes[(index / 6 + part) % sizes.count])"
        }
        let text = """
            From: Customer \(index) <buyer\(index)@firm\(index / 3).example>
            To: sales@bench.example
            Subject: Request for quotation \(index)
            Date: Mon, 12 Jan 2026 10:\(index % 50 + 10):00 +0200
            Message-ID: <\(index).bench@firm\(index / 3).example>
            MIME-Version: 1.0
            Content-Type: text/plain; charset=utf-8

            Hello,

            please quote us the following goods:
            \(lines.joined(separator: "\n"))

            We need them by 20 February 2026.

            Best regards,
            Customer \(index)
            Firm \(index / 3) Ltd
            Tel. +44 20 5550 \(1_000 + index % 9_000)

            """
        return Array(text.replacingOccurrences(of: "\n", with: "\r\n").utf8)
    }

    private static func rate(_ count: Int, _ seconds: Double) -> String {
        String(format: "%.0f", Double(count) / seconds)
    }

    /// The most resident memory that this process ever had (getrusage, KiB on Linux).
    private static func peakMegabytes() -> Int {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return usage.ru_maxrss / 1_024
    }
}

extension Duration {
    fileprivate var fraction: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
