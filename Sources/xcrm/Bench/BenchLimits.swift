import ArgumentParser
import Foundation
import Mail
import Understanding

/// `xcrm bench limits`: what the most absurd mails cost.
struct BenchLimits: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "limits",
        abstract: "Processor time and peak memory of single mails at and beyond the limits.",
        discussion: "Each mail is generated, parsed and understood by itself; the memory is that of the whole process.")

    @Option(help: "Where the mails lie; they are removed again.") var folder: String?

    func run() async throws {
        try await guarded {
            let folder = URL(fileURLWithPath: folder ?? NSTemporaryDirectory(), isDirectory: true)
                .appendingPathComponent("xcrm-limits-\(UUID().uuidString.prefix(8))")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(at: folder) }
            let reader = Reader(catalogue: Catalogue(articles: BenchCatalogue(count: 500).articles))
            // the tables of words are loaded by the first mail
            _ = reader.read(MessageParser().parse(Data(BenchMails(catalogue: reader.catalogue.articles).mail(1))))
            for absurd in AbsurdMail.allCases {
                let file = folder.appendingPathComponent("mail.eml")
                try absurd.write(to: file)
                let raw = try Data(contentsOf: file, options: .alwaysMapped)
                BenchFigures.forgetPeak()
                let before = BenchFigures()
                let message = MessageParser().parse(raw)
                let parsed = BenchFigures()
                let reading = reader.read(message)
                let after = BenchFigures()
                print(
                    "\(absurd.name): \(raw.count >> 20) MiB, parsed in \(seconds(parsed.cpu - before.cpu)) s, understood in "
                        + "\(seconds(after.cpu - parsed.cpu)) s as \(reading.kind), "
                        + "peak \(BenchFigures.peakNow()) MiB; \(message.parts.count) parts, "
                        + (message.defects.isEmpty ? "no defects" : "\(message.defects.count) defects"))
            }
        }
    }

    private func seconds(_ time: Double) -> String { BenchFigures.text(time, 2) }
}

/// A mail that no person sends.
enum AbsurdMail: CaseIterable {
    case attachment, attachments, parts, nestedParts, nestedMails, line, lines, headers, table

    /// What it is, for people.
    var name: String {
        switch self {
        case .attachment: "an attachment of 50 MB"
        case .attachments: "50 attachments of 1 MB"
        case .parts: "10,000 parts"
        case .nestedParts: "1,000 multiparts inside each other"
        case .nestedMails: "1,000 mails inside each other"
        case .line: "a line of 20 MB"
        case .lines: "a million lines"
        case .headers: "100,000 header fields"
        case .table: "an HTML table of 100,000 rows"
        }
    }

    private static let head = """
        From: Customer <buyer@firm.example>
        To: sales@bench.example
        Subject: Request for quotation
        Date: Mon, 12 Jan 2026 10:10:10 +0200
        Message-ID: <absurd@firm.example>
        MIME-Version: 1.0

        """
    private static let text =
        "Content-Type: text/plain; charset=utf-8\n\nHello,\nplease quote 20 pcs Hex bolt M8x40 black.\n"

    /// Writes the mail, never holding it whole.
    ///
    /// - Parameter divisor: makes it so much smaller.
    func write(to file: URL, dividedBy divisor: Int = 1) throws {
        _ = FileManager.default.createFile(atPath: file.path, contents: nil)
        let handle = try FileHandle(forWritingTo: file)
        defer { try? handle.close() }
        func put(_ words: String) throws { try handle.write(contentsOf: Data(words.utf8)) }
        func put(_ words: String, times count: Int) throws {
            let count = max(1, count / divisor)
            let block = String(repeating: words, count: 1_000)
            for _ in 0..<(count / 1_000) { try put(block) }
            try put(String(repeating: words, count: count % 1_000))
        }
        func attach(_ lines: Int) throws {
            try put(
                "--b\nContent-Type: application/octet-stream; name=drawing.bin\nContent-Transfer-Encoding: base64\n\n")
            try put(String(repeating: "QUJD", count: 18) + "\n", times: lines)
        }
        let mixed = "Content-Type: multipart/mixed; boundary=b\n\n"
        try put(Self.head)
        switch self {
        case .attachment:
            try put(mixed + "--b\n" + Self.text)
            try attach(700_000)
            try put("--b--\n")
        case .attachments:
            try put(mixed + "--b\n" + Self.text)
            for _ in 0..<(50 / min(divisor, 50)) { try attach(14_000) }
            try put("--b--\n")
        case .parts:
            try put(mixed)
            try put("--b\n" + Self.text, times: 10_000)
            try put("--b--\n")
        case .nestedParts:
            for depth in 0..<(1_000 / divisor) {
                try put("Content-Type: multipart/mixed; boundary=b\(depth)\n\n--b\(depth)\n")
            }
            try put(Self.text)
        case .nestedMails:
            try put("Content-Type: message/rfc822\n\n" + Self.head, times: 1_000)
            try put(Self.text)
        case .line:
            try put(Self.text)
            try put("20 pcs Hex bolt M8x40, ", times: (20 << 20) / 23)
        case .lines:
            try put(Self.text)
            try put("- Hex bolt M8x40 black - 20 pcs\n", times: 1_000_000)
        case .headers:
            try put("X-Filler: words and words\n", times: 100_000)
            try put(Self.text)
        case .table:
            try put("Content-Type: text/html; charset=utf-8\n\n<html><body><p>please quote</p><table>")
            try put("<tr><th>Description</th><th>Qty</th><th>Unit</th></tr>\n")
            try put("<tr><td>Hex bolt M8x40 black</td><td>20</td><td>pcs</td></tr>\n", times: 100_000)
            try put("</table></body></html>\n")
        }
    }
}
