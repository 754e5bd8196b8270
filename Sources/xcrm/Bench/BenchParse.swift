import ArgumentParser
import Foundation
import Mail
import Understanding

/// `xcrm bench parse`: how much understanding a mail costs, by the size of the catalogue.
struct BenchParse: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "parse",
        abstract: "Mails parsed and understood on one core, against given files or generated catalogues.",
        discussion: """
            With FILE.eml…: these mails against --catalogue, over and over. Without: generated mails against generated \
            catalogues of --catalogue-sizes articles, with the time to load each and to find one line of goods in it.
            """)

    @Option(help: ArgumentHelp("The catalogue for the given mails.", valueName: "file.csv")) var catalogue: String?
    @Option(help: "Articles of the generated catalogues, parted by commas.") var catalogueSizes = "100,10000,100000"
    @Option(help: "How many mails are read for one figure.") var mails = 2_000
    @Argument(help: ArgumentHelp("Mails to read instead of generated ones.", valueName: "file.eml"))
    var files: [String] = []

    func run() async throws {
        try await guarded {
            guard (1...10_000_000).contains(mails) else { throw Failure.usage("--mails takes 1 to 10000000") }
            if files.isEmpty { try generated() } else { try given() }
        }
    }

    private func given() throws {
        let raw = try files.map { file in
            guard let data = FileManager.default.contents(atPath: file) else {
                throw Failure.input("the file \(file) cannot be read; check its name and who owns it")
            }
            return data
        }
        let articles = try catalogue.map { try InputFile.articles($0) } ?? []
        let reader = Reader(catalogue: Catalogue(articles: articles))
        print("\(raw.count) mails, \(articles.count) articles")
        // the first round finds the words, as a daemon does in its first minutes
        let first = ReadingCost.of(raw.count) { reader.read(MessageParser().parse(raw[$0])) }
        print("first time each:  \(first.sentence)")
        let again = ReadingCost.of(max(mails, raw.count)) { reader.read(MessageParser().parse(raw[$0 % raw.count])) }
        print("over and over:    \(again.sentence)")
        let parsing = ReadingCost.of(max(mails, raw.count)) { MessageParser().parse(raw[$0 % raw.count]) }
        print("of it parsing:    \(parsing.sentence)")
        print("peak memory:      \(BenchFigures().peak) MB")
    }

    private func generated() throws {
        let sizes = try catalogueSizes.split(separator: ",").map { text in
            guard let size = Int(text), (1...1_000_000).contains(size) else {
                throw Failure.usage("--catalogue-sizes takes numbers from 1 to 1000000 parted by commas")
            }
            return size
        }
        for size in sizes {
            let articles = BenchCatalogue(count: size).articles
            let before = BenchFigures()
            let catalogue = Catalogue(articles: articles)
            let loaded = BenchFigures()
            print("\(size) articles: loaded in \(BenchFigures.text(loaded.cpu - before.cpu, 2)) s")
            let reader = Reader(catalogue: catalogue)
            let material = BenchMails(catalogue: articles)
            let raw = (0..<mails).map { Data(material.mail($0)) }
            let cost = ReadingCost.of(mails) { reader.read(MessageParser().parse(raw[$0])) }
            print("  mails:  \(cost.sentence)")
            let lines = lines(of: articles, count: mails)
            var slowest = 0.0
            var found = 0
            let line = ReadingCost.of(lines.count) { index in
                let start = ContinuousClock.now
                if catalogue.find(lines[index].phrase).sku == lines[index].sku { found += 1 }
                slowest = max(slowest, (ContinuousClock.now - start).fraction)
            }
            print(
                "  a line: \(BenchFigures.text(line.milliseconds * 1e3, 0)) µs, the slowest "
                    + "\(BenchFigures.text(slowest * 1e3, 2)) ms; \(found) of \(lines.count) found")
        }
        print("peak memory: \(BenchFigures().peak) MB")
    }

    /// Articles as customers name them.
    private func lines(of articles: [Article], count: Int) -> [(phrase: String, sku: String)] {
        var random = BenchRandom(seed: articles.count)
        return (0..<count).map { _ in
            let article = random.pick(articles)
            return (article.name(in: random.pick(["bg", "en", "de"])), article.sku)
        }
    }
}

/// Processor time of doing something many times on one core.
private struct ReadingCost {
    let milliseconds: Double

    var sentence: String {
        "\(BenchFigures.text(milliseconds, 2)) ms a mail, \(BenchFigures.text(1e3 / milliseconds, 0)) mails/s a core"
    }

    static func of(_ count: Int, _ work: (Int) -> some Any) -> ReadingCost {
        let before = BenchFigures()
        for index in 0..<count { _ = work(index) }
        return ReadingCost(milliseconds: (BenchFigures().cpu - before.cpu) * 1e3 / Double(max(1, count)))
    }
}
