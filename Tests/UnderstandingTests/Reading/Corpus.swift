import Foundation
import Mail
import Understanding
import Workflows

/// A folder of mails with a catalogue and expectations (`Corpus/README.md`).
struct Corpus {
    /// What a clerk read in one mail.
    struct Expectation: Decodable {
        struct Line: Decodable {
            var sku: String?
            var quantity: String?
            var unit: String?
            var text: String?
        }
        struct File: Decodable, Hashable {
            var name: String
            var type: String
        }
        var kind: String
        var reply: String
        var lines: [Line]
        var references: [String]
        var deliverBy: String?
        var attachments: [File]
    }

    /// How one mail was read.
    struct Result {
        var name: String
        var kind = false
        var reply = false
        var lines = false
        var references = false
        var date = false
        var attachments = false
    }

    /// Shares of right readings.
    struct Score {
        var results: [Result] = []
        var right = 0
        var expected = 0
        var given = 0
        var goodsMails = 0
        var exactMails = 0
        /// Lines that were given an article.
        var named = 0
        /// Lines that were given an article other than the one expected.
        var wrongArticles: [String] = []

        var kinds: Double { share(\.kind) }
        var replies: Double { share(\.reply) }
        var references: Double { share(\.references) }
        var dates: Double { share(\.date) }
        var attachments: Double { share(\.attachments) }
        /// The harmonic mean of precision and recall.
        var lines: Double { expected + given == 0 ? 1 : 2 * Double(right) / Double(expected + given) }
        var exact: Double { goodsMails == 0 ? 1 : Double(exactMails) / Double(goodsMails) }

        func wrong(_ field: KeyPath<Result, Bool>) -> String {
            results.filter { !$0[keyPath: field] }.map(\.name).joined(separator: ", ")
        }

        private func share(_ field: KeyPath<Result, Bool>) -> Double {
            Double(results.count { $0[keyPath: field] }) / Double(max(1, results.count))
        }
    }

    private let folder: URL

    init(_ name: String) {
        folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Corpus").appendingPathComponent(name)
    }

    func score() throws -> Score {
        let table = try Data(contentsOf: folder.appendingPathComponent("catalogue.csv"))
        let reader = Reader(catalogue: Catalogue.load(table).catalogue)
        let parser = MessageParser()
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        var score = Score()
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        for file in files where file.hasSuffix(".eml") {
            let name = String(file.dropLast(4))
            let mail = try Data(contentsOf: folder.appendingPathComponent(file))
            let json = try Data(contentsOf: folder.appendingPathComponent(name + ".json"))
            let wanted = try decoder.decode(Expectation.self, from: json)
            score.add(name, wanted, reader.read(parser.parse(mail)))
        }
        return score
    }
}

extension Corpus.Score {
    fileprivate mutating func add(_ name: String, _ wanted: Corpus.Expectation, _ got: Reading) {
        var result = Corpus.Result(name: name)
        result.kind = got.kind.rawValue == wanted.kind
        result.reply = Likeness.of(Self.folded(wanted.reply), Self.folded(got.reply)) >= 0.95
        result.references = got.references.sorted() == wanted.references.sorted()
        result.date = got.deliverBy?.iso == wanted.deliverBy
        result.attachments =
            Set(got.attachments.map { Corpus.Expectation.File(name: $0.name, type: $0.type) })
            == Set(wanted.attachments)
        let pairs = pairs(wanted.lines, got.lines)
        right += pairs
        expected += wanted.lines.count
        given += got.lines.count
        result.lines = pairs == wanted.lines.count && pairs == got.lines.count
        if wanted.kind == "inquiry" || wanted.kind == "order" {
            goodsMails += 1
            if result.lines { exactMails += 1 }
        }
        for line in got.lines {
            guard let sku = line.sku else { continue }
            named += 1
            if !wanted.lines.contains(where: { $0.sku == sku }) { wrongArticles.append("\(name): \(sku) \(line.text)") }
        }
        results.append(result)
    }

    /// How many lines can be paired one to one; lines are few, so the first fit that frees others later is looked for.
    private func pairs(_ wanted: [Corpus.Expectation.Line], _ got: [GoodsLine]) -> Int {
        var owner: [Int: Int] = [:]
        func place(_ line: Int, _ seen: inout Set<Int>) -> Bool {
            for other in got.indices where !seen.contains(other) && Self.fits(wanted[line], got[other]) {
                seen.insert(other)
                if let before = owner[other], !place(before, &seen) { continue }
                owner[other] = line
                return true
            }
            return false
        }
        for line in wanted.indices {
            var seen: Set<Int> = []
            _ = place(line, &seen)
        }
        return owner.count
    }

    private static func fits(_ wanted: Corpus.Expectation.Line, _ got: GoodsLine) -> Bool {
        let quantity = wanted.quantity.flatMap { FixedDecimal($0) }
        guard quantity == got.quantity, wanted.unit == got.unit?.rawValue, wanted.sku == got.sku else { return false }
        guard wanted.sku == nil else { return true }
        let words = words(wanted.text ?? "")
        return 2 * words.intersection(Self.words(got.text)).count >= words.count
    }

    private static func words(_ text: String) -> Set<String> {
        Set(text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init))
    }

    private static func folded(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}

/// How alike two texts are, from 0 to 1: twice the length of their longest common subsequence of words over both lengths.
enum Likeness {
    static func of(_ left: String, _ right: String) -> Double {
        if left == right { return 1 }
        let a = left.split(separator: " ")
        let b = right.split(separator: " ")
        var row = Array(repeating: 0, count: b.count + 1)
        for word in a {
            var diagonal = 0
            for index in b.indices {
                let above = row[index + 1]
                row[index + 1] = word == b[index] ? diagonal + word.count + 1 : max(above, row[index])
                diagonal = above
            }
        }
        let total = a.reduce(0) { $0 + $1.count + 1 } + b.reduce(0) { $0 + $1.count + 1 }
        return total == 0 ? 1 : 2 * Double(row.last ?? 0) / Double(total)
    }
}
