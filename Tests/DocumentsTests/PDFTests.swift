import Documents
import Foundation
import Testing
import Workflows

@Suite(.serialized) struct PDFTests {
    static let cases = DocumentKind.printed.flatMap { kind in
        [("bg", 1), ("bg", 60), ("en", 1), ("de", 3)].map { (kind, $0.0, $0.1) }
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
        let documents = try DocumentRenderer(templates: templates)
        let record = Samples.record(kind.record ?? .order, language: language, lines: lines)
        let html = try documents.html(kind, of: record, company: Samples.company(language), language: language)
        let pdf = try await PDFRenderer().pdf(html: html, resources: documents.resources)
        if let folder = ProcessInfo.processInfo.environment["XCRM_PREVIEW"] {
            try pdf.write(to: URL(fileURLWithPath: "\(folder)/\(kind.rawValue)-\(language)-\(lines).pdf"))
        }
        let text = try told("pdftotext", ["-layout"], pdf)
        let client = language == "bg" ? "Строймат Инженеринг АД" : "Stroymat Engineering JSC"
        let wanted = [record.number.description, client] + record.lines.compactMap(\.sku)
        #expect(wanted.filter { !text.contains($0) } == [])
        // Each page repeats the head of the table.
        let pages = text.split(separator: "\u{C}").count
        #expect(lines == 60 ? pages >= 3 : pages == 1)
        let fonts = try told("pdffonts", [], pdf).split(separator: "\n").dropFirst(2)
        #expect(!fonts.isEmpty)
        for font in fonts {
            // The columns before the object number: embedded, subset, with a map to Unicode.
            #expect(font.contains(#/ yes +yes +yes +\d+ +\d+$/#), "\(font)")
        }
    }

    @Test func `Amounts stand in the document as in the mail`() async throws {
        let documents = try DocumentRenderer(templates: templates)
        let record = Samples.record(.offer, language: "bg")
        let html = try documents.html(.offer, of: record, company: Samples.company("bg"), language: "bg")
        let mail = try mailRenderer.get().render(
            Samples.mail(.offer, language: "bg"), company: Samples.company("bg"))
        for sum in ["2\u{A0}718,75\u{A0}€", "543,75\u{A0}€", "3\u{A0}262,50\u{A0}€"] {
            #expect(html.contains(sum) && mail.text.contains(sum) && mail.html.contains(sum))
        }
    }

    @Test func `A document that names something outside its folder is refused`() async throws {
        for outside in [
            "file:///etc/passwd", "../../Package.swift", "http://127.0.0.1:9/x.png", "https://example.com/a.png",
        ] {
            await #expect(throws: PDFError.self, "\(outside)") {
                try await PDFRenderer().pdf(
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
            try await PDFRenderer(limits: limits).pdf(html: "<p>x</p>", resources: templates)
        }
    }

    @Test func `Without the printing program the error says what to install`() async throws {
        let error = await #expect(throws: PDFError.self) {
            try await PDFRenderer(path: "/nonexistent").pdf(html: "<p>x</p>", resources: templates)
        }
        #expect(error?.description.contains("apt-get install weasyprint") == true)
    }

    @Test func `Many documents at once wait for each other`() async throws {
        let renderer = PDFRenderer()
        try await withThrowingTaskGroup(of: Data.self) { group in
            for number in 0..<5 {
                group.addTask { try await renderer.pdf(html: "<p>\(number)</p>", resources: templates) }
            }
            for try await pdf in group { #expect(pdf.starts(with: Array("%PDF-".utf8))) }
        }
    }
}
