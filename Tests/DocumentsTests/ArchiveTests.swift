import Foundation
import Support
import Testing
import Workflows

@testable import Documents

/// The clauses of ISO 19005-3 (PDF/A-3, level B) that can be told from a file without a validator, which no package
/// registry of the tests has: identification, output intent, no encryption, file identifier, metadata and dates that agree,
/// fonts embedded, embedded files with relation, type and date, pictures not smoothed, nothing that runs.
@Suite(.timeLimit(.minutes(10))) struct ArchiveTests {
    private static let created = Date(timeIntervalSince1970: 1_776_160_000)

    private func pdf(_ html: String, _ files: [EmbeddedFile] = [], language: String = "bg") async throws -> Data {
        try await printer.pdf(
            PDFJob(html: html, language: language, created: Self.created, attachments: files), resources: templates)
    }

    /// The bytes outside streams, in which the objects stand plain.
    private func objects(_ pdf: Data) -> String {
        var text = String(decoding: pdf, as: Unicode.ASCII.self)
        text.replace(#/stream\r?\n[\s\S]*?endstream/#, with: "stream endstream")
        return text
    }

    @Test(arguments: DocumentKind.allCases) func `A document is identified and described as PDF/A-3`(kind: DocumentKind)
        async throws
    {
        let renderer = try documentRenderer.get()
        let subject = Samples.subject(kind, language: "bg")
        var files: [EmbeddedFile] = []
        if case .invoice(let invoice) = subject {
            files = DocumentFormat.allCases.compactMap { .eInvoice($0, of: invoice) }
        }
        let pdf = try await pdf(
            try renderer.html(kind, of: subject, company: Samples.company("bg"), language: "bg"), files)
        // 6.1.2: the header, and a comment of at least four bytes above 127.
        #expect(pdf.starts(with: Array("%PDF-1.7\n%".utf8)))
        #expect(pdf.dropFirst(10).prefix { $0 > 127 }.count >= 4)
        let plain = objects(pdf)
        // 6.1.3
        #expect(plain.contains("/ID [") && !plain.contains("/Encrypt"))
        // 6.2.3
        #expect(plain.contains("/GTS_PDFA1") && plain.contains("/DestOutputProfile"))
        // 6.5, 6.6.1
        for name in ["/JavaScript", "/Launch", "/OpenAction", "/AA ", "/Movie", "/Sound"] {
            #expect(!plain.contains(name), "\(name)")
        }
        #expect(plain.contains("/Lang (bg)"))
        // 6.6.2, 6.6.4: metadata, in UTF-8 and not compressed
        let metadata = try Poppler.said("pdfinfo", ["-meta"], pdf)
        #expect(metadata.contains("pdfaid:part=\"3\"") && metadata.contains("pdfaid:conformance=\"B\""))
        #expect(metadata.contains("<xmp:CreateDate>2026-04-14T09:46:40Z</xmp:CreateDate>"))
        #expect(plain.contains("/CreationDate (D:20260414094640Z)") && plain.contains("/ModDate (D:20260414094640Z)"))
        let info = try Poppler.said("pdfinfo", ["-isodates"], pdf)
        #expect(info.contains(#/CreationDate: +2026-04-14T09:46:40/#))
        #expect(info.contains(#/Encrypted: +no/#) && info.contains(#/JavaScript: +no/#))
        // 6.8: each embedded file has a relation and a type, and is named by the document.
        #expect(plain.split(separator: "/AFRelationship").count - 1 == files.count)
        #expect(plain.contains("/AF [") == !files.isEmpty)
        for file in files {
            #expect(plain.contains("/AFRelationship /\(file.relationship.rawValue)"))
            #expect(plain.contains("/Subtype /\(file.type.replacing("/", with: "#2F"))"))
        }
        let list = try Poppler.said("pdfdetach", ["-list"], pdf)
        #expect(list.contains("\(files.count) embedded files") || files.isEmpty && list.contains("0 embedded"))
        #expect(files.allSatisfy { list.contains($0.name) })
    }

    @Test func `Embedded files come out as they went in, with their dates and hashes`() async throws {
        guard case .invoice(let invoice) = Samples.subject(.invoice, language: "de") else { return }
        let files = DocumentFormat.allCases.compactMap { EmbeddedFile.eInvoice($0, of: invoice) }
        let pdf = try await pdf("<p>x</p>", files)
        for (index, file) in files.sorted(by: { $0.name < $1.name }).enumerated() {
            let saved = try Poppler.said("pdfdetach", ["-save", String(index + 1), "-o", "/dev/stdout"], pdf)
            #expect(Data(saved.utf8) == file.content)
        }
        let plain = objects(pdf)
        #expect(plain.contains("/ModDate (D:20260414094640Z)") && plain.contains("/CheckSum <"))
        let metadata = try Poppler.said("pdfinfo", ["-meta"], pdf)
        // Factur-X 1.0, 6.2.2: the extension schema, and the four properties.
        for text in [
            "<fx:DocumentType>INVOICE</fx:DocumentType>", "<fx:DocumentFileName>factur-x.xml</fx:DocumentFileName>",
            "<fx:Version>1.0</fx:Version>", "<fx:ConformanceLevel>EN 16931</fx:ConformanceLevel>",
            "urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#", "pdfaExtension:schemas",
        ] { #expect(metadata.contains(text), "\(text)") }
    }

    @Test func `Pictures are not smoothed`() async throws {
        // A picture of two by two pixels with transparency.
        let png =
            "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAYAAABytg0kAAAAFUlEQVR4nGP8z8Dwn4GBgYGJAQoAHxcCAr7cGDwAAAAASUVORK5CYII="
        let html = "<p>x</p><img src=\"data:image/png;base64,\(png)\">"
        let plain = objects(try await pdf(html))
        #expect(plain.contains("/Subtype /Image"))
        #expect(!plain.contains("/Interpolate true"))
    }
}
