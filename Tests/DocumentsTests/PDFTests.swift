import Foundation
import Support
import Testing
import Workflows

@testable import Documents

/// One process pool for all tests, as in the daemon: what is warm stays warm.
let printer = PDFRenderer()

@Suite(.timeLimit(.minutes(10))) struct PDFTests {
    static let cases = DocumentKind.allCases.flatMap { kind in
        ["bg", "en", "de"].flatMap { language in [1, 120].map { (kind, language, $0) } }
    }

    /// What the head of a long table of goods says in each language.
    private static let heads = [
        "bg": ["Артикул", "европалет"], "en": ["Item", "EUR pallet"], "de": ["Artikel", "Europalette"],
    ]

    private static func footer(_ page: Int, of count: Int, _ language: String) -> String {
        switch language {
        case "bg": "стр. \(page) от \(count)"
        case "de": "Seite \(page) von \(count)"
        default: "page \(page) of \(count)"
        }
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
        let pages = try Poppler.pages(pdf)
        let text = pages.joined()
        let plain = { (text: String) in text.replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ") }
        let wanted = Self.wanted(kind, subject, language).map(plain)
        #expect(wanted.filter { !text.contains($0) } == [])
        switch kind {
        case .cmr: #expect(pages.count == 4)
        case .contractCover: #expect(pages.count == 1)
        default: #expect(lines == 120 ? pages.count >= 5 : pages.count == 1)
        }
        if kind != .cmr {
            for (index, page) in pages.enumerated() {
                #expect(page.contains(Self.footer(index + 1, of: pages.count, language)), "page \(index + 1)")
                // A page with goods on it says again what its columns are.
                guard page.contains("DIN 9"), let heads = Self.heads[language] else { continue }
                #expect(heads.contains { page.contains($0) }, "page \(index + 1)")
            }
        }
        // Sums stand below goods, never alone.
        if case .invoice(let invoice) = subject {
            let gross = plain(Formats(language: language).money(invoice.totals.gross))
            #expect(pages.contains { $0.contains(gross) && $0.contains("DIN 9") })
        }
        let fonts = try Poppler.said("pdffonts", [], pdf).split(separator: "\n").dropFirst(2)
        #expect(!fonts.isEmpty)
        for font in fonts {
            // The columns before the object number: embedded, subset, with a map to Unicode.
            #expect(font.contains(#/ yes +yes +yes +\d+ +\d+$/#), "\(font)")
        }
    }

    /// What must stand in the text of a document.
    private static func wanted(_ kind: DocumentKind, _ subject: DocumentSubject, _ language: String) -> [String] {
        var wanted = [subject.number, language == "bg" ? "Строймат Инженеринг АД" : "Stroymat Engineering JSC"]
        switch subject {
        case .record(let record):
            // The consignment note sums goods up by tariff number; the packing list names each.
            if kind != .cmr { wanted += record.lines.compactMap(\.sku) }
            guard kind == .cmr else { break }
            wanted += (1...24).map { "\($0) " }
            wanted += ["Екземпляр за изпращача", "Copy for the consignee", "Exemplar für den Frachtführer"]
            wanted += record.dispatch?.carrierAddress.map { [String($0.prefix(12))] } ?? []
        case .invoice(let invoice):
            wanted += invoice.lines.compactMap(\.sku)
            let formats = Formats(language: language)
            wanted += [invoice.totals.due, invoice.totals.gross, invoice.totals.net].map { formats.money($0) }
            wanted += [invoice.totals.tax].map { formats.money($0) }.filter { _ in invoice.totals.taxes.count == 1 }
            wanted.append(SumInWords(language: language).text(invoice.totals.due).components(separatedBy: " ")[0])
            // ЗДДС чл. 114, UStG § 14 (4): who, by which numbers, when.
            wanted += [invoice.seller.name, invoice.seller.vat, invoice.buyer.vat]
            wanted.append(formats.date(invoice.issuedOn))
            if kind != .proforma { wanted.append(formats.date(invoice.taxEventOn)) }
            wanted += invoice.corrects.map { [$0.number] } ?? []
        }
        return wanted
    }

    /// A buyer, codes and goods as long as real ones get, some without a space to break at.
    private static func long(_ kind: DocumentKind) -> DocumentSubject {
        let name =
            "Производствено-търговска кооперация " + String(repeating: "Неразделимоиме", count: 8)
            + " и синове ООД-край"
        let street = "жк. Младост 4, бл. 426, вх. В, ет. 14, ап. 108, зад училище „Св. св. Кирил и Методий“-край"
        let goods = String(repeating: "Болтсчастичнарезба", count: 10) + "-край"
        let code = String(repeating: "ABCDEF-", count: 12) + "край"
        switch Samples.subject(kind, language: "bg") {
        case .record(var record):
            (record.client.name, record.client.address.street) = (name, street)
            record.customerReference = "PO-" + code
            record.dispatch?.carrier = name
            for index in record.lines.indices { (record.lines[index].text, record.lines[index].sku) = (goods, code) }
            return .record(record)
        case .invoice(var invoice):
            (invoice.buyer.name, invoice.buyer.address.street) = (name, street)
            invoice.customerReference = "PO-" + code
            for index in invoice.lines.indices { (invoice.lines[index].text, invoice.lines[index].sku) = (goods, code) }
            return .invoice(invoice)
        }
    }

    @Test(arguments: DocumentKind.allCases) func `Long names and codes break, and nothing is cut or pushed off`(
        kind: DocumentKind
    ) async throws {
        let renderer = try documentRenderer.get()
        let subject = Self.long(kind)
        let html = try renderer.html(kind, of: subject, company: Samples.company("bg"), language: "bg")
        let pdf = try await printer.pdf(PDFJob(html: html, language: "bg"), resources: renderer.resources)
        if let folder = ProcessInfo.processInfo.environment["XCRM_PREVIEW"] {
            try pdf.write(to: URL(fileURLWithPath: "\(folder)/\(kind.rawValue)-long.pdf"))
        }
        // Where each word stands, in points of a page of 595 by 842.
        let words = try Poppler.said("pdftotext", ["-bbox"], pdf)
        var places: [(x: Double, y: Double)] = []
        for match in words.matches(of: #/xMax="([0-9.]+)" yMax="([0-9.]+)"/#) {
            places.append((Double(match.1) ?? .infinity, Double(match.2) ?? .infinity))
        }
        #expect(places.count > 50 && places.allSatisfy { $0.x < 580 && $0.y < 836 })
        let pages = try Poppler.pages(pdf)
        #expect(kind == .cmr ? pages.count == 4 : pages.count <= 3)
        // The ends of all of them are there: nothing was cut.
        let text = pages.joined().filter { !$0.isWhitespace }
        #expect(text.contains("ООД-край") && text.contains("Методий“-край"))
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
