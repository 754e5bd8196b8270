import ArgumentParser
import Foundation
import Intake
import Logging
import Settings
import Storage
import Understanding
import Workflows

/// `xcrm bench search`: what the full-text index costs when mails come in, and what it gives when somebody searches.
struct BenchSearch: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search",
        abstract: "What the full-text index costs at intake, and how long a search takes.",
        discussion: """
            The same generated mails are understood and filed in turns with and without the index, without servers; then \
            words are searched in the indexed database.
            """)

    @Option(help: "How many mails.") var mails = 5_000
    @Option(help: "How many articles the catalogue has.") var articles = 500
    @Option(help: "How often each is measured; the best counts.") var runs = 3
    @Option(help: "Where the database lies; a folder in memory is best.") var folder: String?

    func run() async throws {
        try await guarded {
            guard (1...1_000_000).contains(mails) else { throw Failure.usage("--mails takes 1 to 1000000") }
            guard (1...1_000_000).contains(articles) else { throw Failure.usage("--articles takes 1 to 1000000") }
            guard (1...100).contains(runs) else { throw Failure.usage("--runs takes 1 to 100") }
            let root = URL(fileURLWithPath: folder ?? NSTemporaryDirectory(), isDirectory: true)
                .appendingPathComponent("xcrm-bench-\(UUID().uuidString.prefix(8))")
            defer { try? FileManager.default.removeItem(at: root) }
            let catalogue = BenchCatalogue(count: articles).articles
            var best: [Bool: SearchRun.Cost] = [:]
            for run in 0..<runs {
                for isIndexed in [true, false] {
                    let cost = try await SearchRun(
                        folder: root.appendingPathComponent("\(run)-\(isIndexed)"), catalogue: catalogue, mails: mails
                    ).fill(indexed: isIndexed)
                    if cost.cpu < best[isIndexed]?.cpu ?? .infinity { best[isIndexed] = cost }
                }
            }
            guard let with = best[true], let without = best[false] else { return }
            func figure(_ value: Double, _ digits: Int = 2) -> String { BenchFigures.text(value, digits) }
            print("mails, catalogue:            \(mails), \(articles) articles, best of \(runs)")
            print("with the index:              \(figure(with.cpu * 1e3)) ms a mail, \(with.bytes / 1_048_576) MiB")
            print(
                "without it:                  \(figure(without.cpu * 1e3)) ms a mail, \(without.bytes / 1_048_576) MiB")
            print(
                "the index costs:             \(figure((with.cpu - without.cpu) * 1e3)) ms a mail, \((with.bytes - without.bytes) / mails) bytes a mail"
            )
            try await SearchRun(
                folder: root.appendingPathComponent("0-true"), catalogue: catalogue, mails: mails
            ).search()
        }
    }
}

/// One filling of a database, and searches in it.
private struct SearchRun {
    /// What a mail took.
    struct Cost {
        /// Processor time in seconds.
        var cpu: Double
        /// Of the whole database.
        var bytes: Int
    }

    let folder: URL
    let catalogue: [Article]
    let mails: Int

    func fill(indexed: Bool) async throws -> Cost {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let firm = try Firm(configuration: try configuration())
        let house = House(
            configuration: firm.configuration, reader: Reader(catalogue: Catalogue(articles: catalogue)),
            keys: try await firm.keys())
        var logger = Logger(label: "bench")
        logger.logLevel = .error
        let intake = IntakeService(store: firm.store, house: house, logger: logger)
        if !indexed { try await firm.store.write { try $0.stopIndexing() } }
        let material = BenchMails(catalogue: catalogue)
        _ = try await firm.store.watermark(of: "sales")
        let now = Date()
        for start in stride(from: 0, to: mails, by: 200) {
            let batch = (start..<min(start + 200, mails)).map {
                FetchedMail(uid: UInt32($0 + 1), arrivedAt: now, bytes: Data(material.mail($0)))
            }
            _ = try await firm.store.receive(batch, mailbox: "sales", uidValidity: 1, at: now)
        }
        let before = BenchFigures()
        var handled = 0
        while handled < mails {
            let count = try await intake.drain()
            guard count > 0 else { throw Failure.data("only \(handled) of \(mails) mails were handled") }
            handled += count
        }
        let cpu = (BenchFigures().cpu - before.cpu) / Double(mails)
        return Cost(cpu: cpu, bytes: try await firm.store.read { try $0.statusReport().databaseBytes })
    }

    func search() async throws {
        let firm = try Firm(configuration: try configuration())
        // The whole index from what it is made of: the cost without the noise of everything else that intake does.
        let before = BenchFigures()
        try await firm.store.write { try $0.rebuildSearch() }
        let cpu = (BenchFigures().cpu - before.cpu) / Double(mails)
        print("built anew:                  \(BenchFigures.text(cpu * 1e3, 2)) ms a mail")
        let rare = catalogue[catalogue.count / 2].sku
        for (name, words) in [
            ("an article's code", rare), ("an inflected word", "офертата"), ("two words", "offer bolts"),
            ("the beginning of a word", "зап"), ("a word of many mails", "поздрави"),
        ] {
            var times: [Double] = []
            var hits = 0
            for _ in 0..<20 {
                let begun = ContinuousClock.now
                hits = try await firm.store.read { try $0.search(words, limit: 50).count }
                times.append((ContinuousClock.now - begun).fraction)
            }
            let sorted = times.sorted()
            let text = (name + ":").padding(toLength: 28, withPad: " ", startingAt: 0)
            print(
                "\(text) \(BenchFigures.text(sorted[sorted.count / 2] * 1e3, 1)) ms, slowest \(BenchFigures.text((sorted.last ?? 0) * 1e3, 1)) ms, \(hits) shown"
            )
        }
    }

    private func configuration() throws -> Configuration {
        try Configuration(
            yaml: """
                company: {name: Bench, address: {street: 1 Street, city: Sofia}}
                data: data
                mailboxes:
                  - {name: sales, address: sales@bench.example, purpose: sales, imap: {url: "imaps://127.0.0.1:993", user: sales, password: x}}
                smtp: {url: "smtp://127.0.0.1:587", user: sales, password: x}
                staff:
                  - {id: clerk, name: Clerk, address: clerk@bench.example, language: en, roles: [sales]}
                """, folder: folder, checkingFiles: false)
    }
}
