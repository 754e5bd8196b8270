import ArgumentParser
import Documents
import Foundation
import Settings
import Workflows

/// `xcrm bench documents`: how fast documents are printed, and how long a mail waits for its own.
struct BenchDocuments: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "documents",
        abstract: "Prints sample documents: one after the other, side by side, and the four of one shipment.",
        discussion: "The weasyprint program, started for each document, is the reference in the same run.")

    @Option(help: "How many documents of each measurement.") var documents = 24
    @Option(help: "How many lines of goods each has.") var lines = 10

    func run() async throws {
        try await guarded {
            guard (4...1_000).contains(documents), (1...1_000).contains(lines) else {
                throw Failure.usage("--documents takes 4 to 1000, --lines 1 to 1000")
            }
            let renderer = try DocumentRenderer(templates: try Templates.folder(Configuration()), home: "bg")
            try await DocumentsBench(renderer: renderer, documents: documents, lines: lines).run()
        }
    }
}

/// One run of the measurement.
private struct DocumentsBench {
    let renderer: DocumentRenderer
    let documents: Int
    let lines: Int

    /// What goes along with a shipment abroad.
    private static let shipment: [DocumentKind] = [.packingList, .deliveryNote, .cmr, .invoice]

    private let clock = ContinuousClock()

    func run() async throws {
        let html = try clock.measure { _ = try job(.packingList, 0) }
        print("HTML of one document:             \(milliseconds(html)) ms")
        let pdf = PDFRenderer()
        let cold = try await clock.measure { _ = try await printed(.packingList, 0, pdf) }
        print("first document, nothing warm:     \(milliseconds(cold)) ms")
        // The second process warms up too.
        _ = try await together(Self.shipment, pdf)
        let one = try await clock.measure {
            for index in 0..<documents { _ = try await printed(Self.shipment[index % 4], index, pdf) }
        }
        print("one after the other:              \(rate(documents, one)) documents/s")
        let many = try await clock.measure {
            _ = try await together((0..<documents).map { Self.shipment[$0 % 4] }, pdf)
        }
        print("side by side, two processes:      \(rate(documents, many)) documents/s")
        let mail = try await clock.measure { _ = try await together(Self.shipment, pdf) }
        print("the four documents of a shipment: \(milliseconds(mail)) ms")
        let coldMail = try await clock.measure { _ = try await together(Self.shipment, PDFRenderer()) }
        print("the same, nothing warm:           \(milliseconds(coldMail)) ms")
        let reference = try clock.measure { try weasyprint(4) }
        print("weasyprint, started for each:     \(rate(4, reference)) documents/s")
        let ratio = (reference / 4) / (many / documents)
        print("ratio to weasyprint:              \(String(format: "%.1f", ratio))")
    }

    private func job(_ kind: DocumentKind, _ index: Int) throws -> PDFJob {
        let language = ["bg", "en", "de"][index % 3]
        let subject = Samples.subject(kind, language: language, lines: lines)
        var files: [EmbeddedFile] = []
        if case .invoice(let invoice) = subject { files = [.eInvoice(.ubl, of: invoice)].compactMap(\.self) }
        return PDFJob(
            html: try renderer.html(kind, of: subject, company: Samples.company(language), language: language),
            language: language, attachments: files)
    }

    private func printed(_ kind: DocumentKind, _ index: Int, _ pdf: PDFRenderer) async throws -> Data {
        try await pdf.pdf(try job(kind, index), resources: renderer.resources)
    }

    private func together(_ kinds: [DocumentKind], _ pdf: PDFRenderer) async throws -> Int {
        try await withThrowingTaskGroup(of: Data.self) { group in
            for (index, kind) in kinds.enumerated() {
                let job = try job(kind, index)
                group.addTask { try await pdf.pdf(job, resources: renderer.resources) }
            }
            return try await group.reduce(0) { $0 + $1.count }
        }
    }

    private func weasyprint(_ count: Int) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "xcrm-bench-\(UUID().uuidString.prefix(8))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for index in 0..<count {
            let file = folder.appending(path: "\(index).html")
            try Data(try job(Self.shipment[index % 4], index).html.utf8).write(to: file)
            let process = Process()
            process.executableURL = URL(fileURLWithPath: "/usr/bin/weasyprint")
            process.arguments = ["-q", file.path, folder.appending(path: "\(index).pdf").path]
            try process.run()
            process.waitUntilExit()
            guard process.terminationStatus == 0 else { throw Failure.unavailable("weasyprint could not print") }
        }
    }

    private func milliseconds(_ duration: Duration) -> Int { Int(duration / .milliseconds(1)) }

    private func rate(_ count: Int, _ duration: Duration) -> String {
        String(format: "%.1f", Double(count) / (duration / .seconds(1)))
    }
}
