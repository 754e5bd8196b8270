import Foundation
import Testing
import Workflows

@testable import Documents

/// One process pool for all tests, as in the daemon: what is warm stays warm.
private let printer = PDFRenderer()

@Suite(.timeLimit(.minutes(5))) struct PDFTests {
    static let cases = DocumentKind.allCases.flatMap { kind in
        [("bg", 120), ("en", 1), ("de", 3)].map { (kind, $0.0, $0.1) }
    }

    /// What the poppler tools say of a PDF.
    private func told(_ tool: String, _ arguments: [String], _ pdf: Data) throws -> String {
        let file = FileManager.default.temporaryDirectory.appending(path: "document-\(UUID().uuidString).pdf")
        try pdf.write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/\(tool)")
        process.arguments = arguments + [file.path] + (tool == "pdftotext" ? ["-"] : [])
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return String(decoding: output, as: UTF8.self)
    }

    @Test(arguments: cases) func `Every document is printed whole, with its fonts`(
        kind: DocumentKind, language: String, lines: Int
    ) async throws {
        let documents = try documentRenderer.get()
        let subject = Samples.subject(kind, language: language, lines: lines)
        let html = try documents.html(kind, of: subject, company: Samples.company(language), language: language)
        let job = PDFJob(html: html, language: language, created: Date(timeIntervalSince1970: 1_776_160_000))
        let pdf = try await printer.pdf(job, resources: documents.resources)
        if let folder = ProcessInfo.processInfo.environment["XCRM_PREVIEW"] {
            try pdf.write(to: URL(fileURLWithPath: "\(folder)/\(kind.rawValue)-\(language)-\(lines).pdf"))
        }
        let text = try told("pdftotext", ["-layout"], pdf)
        var wanted = [subject.number, language == "bg" ? "Строймат Инженеринг АД" : "Stroymat Engineering JSC"]
        var head: String?
        switch subject {
        case .record(let record):
            // The consignment note sums goods up by tariff number; the packing list names each.
            if kind != .cmr { wanted += record.lines.compactMap(\.sku) }
            if kind == .cmr { wanted += (1...24).map { "\($0) " } }
        case .invoice(let invoice):
            wanted += invoice.lines.compactMap(\.sku)
            let formats = Formats(language: language)
            wanted += [invoice.totals.due, invoice.totals.gross].map { formats.money($0) }
            wanted.append(SumInWords(language: language).text(invoice.totals.due).components(separatedBy: " ")[0])
            head = language == "bg" ? "Артикул" : nil
        }
        let plain = text.replacing("\u{A0}", with: " ")
        #expect(wanted.filter { !plain.contains($0.replacing("\u{A0}", with: " ")) } == [])
        let pages = text.split(separator: "\u{C}").map(String.init)
        switch kind {
        case .cmr: #expect(pages.count == 4)
        case .contractCover: #expect(pages.count == 1)
        default: #expect(lines == 120 ? pages.count >= 5 : pages.count <= 2)
        }
        // Each page of a long table repeats its head, and says which page it is.
        if lines == 120, kind != .cmr, kind != .contractCover {
            for (index, page) in pages.enumerated() {
                #expect(page.contains("стр. \(index + 1) от \(pages.count)"))
                if let head, index < pages.count - 1 { #expect(page.contains(head), "page \(index + 1)") }
            }
        }
        let fonts = try told("pdffonts", [], pdf).split(separator: "\n").dropFirst(2)
        #expect(!fonts.isEmpty)
        for font in fonts {
            // The columns before the object number: embedded, subset, with a map to Unicode.
            #expect(font.contains(#/ yes +yes +yes +\d+ +\d+$/#), "\(font)")
        }
        let metadata = try told("pdfinfo", ["-meta"], pdf)
        #expect(metadata.contains("pdfaid:part=\"3\"") && metadata.contains("pdfaid:conformance=\"B\""))
        #expect(metadata.contains("2026-04-14T09:46:40Z"))
    }

    @Test func `Amounts stand in the document as in the mail`() async throws {
        let record = Samples.record(.offer, language: "bg")
        let html = try documentRenderer.get().html(
            .offer, of: .record(record), company: Samples.company("bg"), language: "bg")
        let mail = try mailRenderer.get().render(
            Samples.mail(.offer, language: "bg"), company: Samples.company("bg"))
        for sum in ["2\u{A0}718,75\u{A0}€", "543,75\u{A0}€", "3\u{A0}262,50\u{A0}€"] {
            #expect(html.contains(sum) && mail.text.contains(sum) && mail.html.contains(sum))
        }
    }

    @Test func `Amounts of an invoice are the same in mail, PDF and XML`() async throws {
        guard case .invoice(let invoice) = Samples.subject(.invoice, language: "bg") else { return }
        let html = try documentRenderer.get().html(
            .invoice, of: .invoice(invoice), company: Samples.company("bg"), language: "bg")
        var model = Samples.mail(.invoice, language: "bg")
        model.invoice = invoice
        let mail = try mailRenderer.get().render(model, company: Samples.company("bg"))
        let xml = String(decoding: try #require(EInvoice.ubl(invoice)), as: UTF8.self)
        let formats = Formats(language: "bg")
        for sum in [invoice.totals.net, invoice.totals.gross] + invoice.totals.taxes.map(\.tax) {
            #expect(html.contains(formats.money(sum)) && mail.text.contains(formats.money(sum)))
            #expect(xml.contains(">\(sum.digits())<"))
        }
    }

    @Test func `A document that names something outside its folder is refused`() async throws {
        for outside in [
            "file:///etc/passwd", "../../Package.swift", "http://127.0.0.1:9/x.png", "https://example.com/a.png",
        ] {
            await #expect(throws: PDFError.self, "\(outside)") {
                try await printer.pdf(
                    html: "<p>x</p><img src=\"\(outside)\">", resources: templates.appending(path: "documents"))
            }
        }
    }

    @Test func `A document that takes too long or too much is given up`() async throws {
        var limits = PDFRenderer.Limits()
        limits.seconds = 2
        let long = "<style>p{columns:3}</style>" + String(repeating: "<div><p>x<b>y</b></p></div>", count: 100_000)
        await #expect(throws: PDFError.overLimit) {
            try await PDFRenderer(limits: limits).pdf(html: long, resources: templates)
        }
        limits = PDFRenderer.Limits()
        limits.inputBytes = 10
        await #expect(throws: PDFError.overLimit) {
            try await PDFRenderer(limits: limits).pdf(html: "<p>01234567890</p>", resources: templates)
        }
        limits = PDFRenderer.Limits()
        limits.outputBytes = 1_000
        await #expect(throws: PDFError.overLimit) {
            try await PDFRenderer(limits: limits).pdf(html: "<p>x</p>", resources: templates)
        }
        limits = PDFRenderer.Limits()
        limits.memoryBytes = 64 << 20
        await #expect(throws: PDFError.self) {
            try await PDFRenderer(limits: limits).pdf(
                html: String(repeating: "<p>x <b>y</b></p>", count: 5_000), resources: templates)
        }
    }

    @Test func `Without the printing program the error says what to install`() async throws {
        let error = await #expect(throws: PDFError.self) {
            try await PDFRenderer(path: "/nonexistent").pdf(html: "<p>x</p>", resources: templates)
        }
        #expect(error?.description.contains("apt-get install weasyprint") == true)
    }

    @Test func `Many documents at once wait for each other`() async throws {
        let renderer = printer
        try await withThrowingTaskGroup(of: Data.self) { group in
            for number in 0..<5 {
                group.addTask { try await renderer.pdf(html: "<p>\(number)</p>", resources: templates) }
            }
            for try await pdf in group { #expect(pdf.starts(with: Array("%PDF-".utf8))) }
        }
    }
}
