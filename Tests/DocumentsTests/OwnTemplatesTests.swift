import Foundation
import Support
import Testing
import Workflows

@testable import Documents

/// A firm changes its documents in a copy of the templates, without Swift.
@Suite(.timeLimit(.minutes(10))) struct OwnTemplatesTests {
    private func copy(_ changes: [(file: String, old: String, new: String)]) throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appending(path: "templates-\(UUID().uuidString)")
        try FileManager.default.copyItem(at: templates.resolvingSymlinksInPath(), to: folder)
        for change in changes {
            let path = folder.appending(path: change.file)
            let text = try String(contentsOf: path, encoding: .utf8)
            #expect(text.contains(change.old), "\(change.file)")
            try text.replacing(change.old, with: change.new).write(to: path, atomically: true, encoding: .utf8)
        }
        return folder
    }

    @Test func `Logo, colours, texts and layout are the firm's own`() async throws {
        let folder = try copy([
            ("documents/style.html.mustache", "#1f5a92", "#7a1f92"),
            ("documents/words/bg.json", "\"inWords\": \"Словом\"", "\"inWords\": \"С думи\""),
            ("documents/bg/offer.html.mustache", "Благодарим Ви за запитването", "Радваме се на интереса Ви"),
            ("documents/bg/invoice.html.mustache", "{{>invoice-signatures.html}}", "<p>Важи без подпис и печат.</p>"),
        ])
        defer { try? FileManager.default.removeItem(at: folder) }
        let logo = folder.appending(path: "logo.svg")
        try "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><text y=\"8\">ЛогоТекст</text></svg>".write(
            to: logo, atomically: true, encoding: .utf8)
        #expect(TemplateCheck.problems(templates: folder) == [])
        let renderer = try DocumentRenderer(templates: folder, logo: logo, home: "bg")
        let company = Samples.company("bg")
        let offer = try renderer.html(
            .offer, of: Samples.subject(.offer, language: "bg"), company: company, language: "bg")
        #expect(offer.contains("#7a1f92") && !offer.contains("#1f5a92") && offer.contains("Радваме се на интереса Ви"))
        let invoice = try renderer.html(
            .invoice, of: Samples.subject(.invoice, language: "bg"), company: company, language: "bg")
        let pdf = try await printer.pdf(PDFJob(html: invoice, language: "bg"), resources: renderer.resources)
        let text = try Poppler.pages(pdf).joined()
        #expect(text.contains("С думи:") && !text.contains("Словом"))
        #expect(text.contains("Важи без подпис и печат.") && !text.contains("Съставил"))
        #expect(text.contains("ЛогоТекст"))
    }

    @Test func `A picture beside the templates is taken in`() async throws {
        let folder = try copy([
            (
                "documents/layout.html.mustache", "<header>",
                "<img src=\"marks/paper.svg\" alt=\"\" style=\"width: 40mm\"><header>"
            )
        ])
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(
            at: folder.appending(path: "documents/marks"), withIntermediateDirectories: true)
        try
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 90 20\"><text y=\"12\" font-size=\"8\">ВоденЗнак</text></svg>"
            .write(
                to: folder.appending(path: "documents/marks/paper.svg"), atomically: true, encoding: .utf8)
        #expect(TemplateCheck.problems(templates: folder) == [])
        let renderer = try DocumentRenderer(templates: folder, home: "bg")
        let html = try renderer.html(
            .offer, of: Samples.subject(.offer, language: "bg"), company: Samples.company("bg"), language: "bg")
        let pdf = try await printer.pdf(PDFJob(html: html), resources: renderer.resources)
        #expect(try Poppler.pages(pdf).joined().contains("ВоденЗнак"))
    }

    @Test func `A language of the firm's own needs a folder of templates and a file of words`() async throws {
        let folder = try copy([])
        defer { try? FileManager.default.removeItem(at: folder) }
        let files = FileManager.default
        for kind in ["documents", "mail"] {
            try files.copyItem(at: folder.appending(path: "\(kind)/en"), to: folder.appending(path: "\(kind)/ro"))
        }
        for words in ["words", "documents/words"] {
            try files.copyItem(
                at: folder.appending(path: "\(words)/en.json"), to: folder.appending(path: "\(words)/ro.json"))
        }
        let file = folder.appending(path: "documents/ro/offer.html.mustache")
        try String(contentsOf: file, encoding: .utf8).replacing("Offer", with: "Ofertă").write(
            to: file, atomically: true, encoding: .utf8)
        #expect(TemplateCheck.problems(templates: folder) == [])
        let renderer = try DocumentRenderer(templates: folder, home: "bg")
        #expect(renderer.language(of: .offer, wanted: "ro") == "ro")
        let html = try renderer.html(
            .offer, of: Samples.subject(.offer, language: "en"), company: Samples.company("en"), language: "ro")
        #expect(html.contains("Ofertă"))
    }

    @Test(arguments: [InvoiceKind.invoice, .proforma]) func `What the buyer owes is said in words of the directive`(
        kind: InvoiceKind
    ) throws {
        for (language, words) in [
            ("bg", "Обратно начисляване"), ("en", "Reverse charge"),
            ("de", "Steuerschuldnerschaft des Leistungsempfängers"),
        ] {
            var invoice = InvoiceCases.make(
                "reverse", kind: kind, buyer: InvoiceCases.german,
                lines: [InvoiceCases.line(1, "1", "800", vat: "0", category: .reverseCharge)], ground: "чл. 21, ал. 2"
            ).invoice
            invoice.language = language
            let html = try documentRenderer.get().html(
                DocumentKind(kind), of: .invoice(invoice), company: invoice.seller, language: language)
            #expect(html.contains(words) && html.contains("чл. 21, ал. 2"))
        }
    }

    @Test(arguments: [(RecordKind.order, "Поръчка", "OR-2026-00009"), (.offer, "Оферта", "OF-2026-00009")])
    func `A pro-forma is made of an order or of an offer, and is no tax document`(
        kind: RecordKind, caption: String, number: String
    ) async throws {
        let source = RecordNumber(kind: kind, year: 2026, counter: 9)
        let invoice = InvoiceCases.make(
            "pro-forma", number: number, kind: .proforma,
            lines: [InvoiceCases.line(1, "500", "0.096"), InvoiceCases.line(2, "3", "33.33", discount: "5")],
            orders: [source]
        ).invoice
        let renderer = try documentRenderer.get()
        let html = try renderer.html(.proforma, of: .invoice(invoice), company: invoice.seller, language: "bg")
        let pdf = try await printer.pdf(PDFJob(html: html, language: "bg"), resources: renderer.resources)
        let text = try Poppler.pages(pdf).joined()
        #expect(text.contains("Проформа фактура") && text.contains(number) && text.contains("не е данъчен документ"))
        #expect(text.uppercased().contains(caption.uppercased()) && !text.contains("Оригинал"))
        #expect(text.contains(Formats(language: "bg").money(invoice.totals.gross).replacing("\u{A0}", with: " ")))
        #expect(!text.uppercased().contains("ДАНЪЧНОТО СЪБИТИЕ") && !text.contains("Съставил"))
        #expect(DocumentFormat.allCases.compactMap { EmbeddedFile.eInvoice($0, of: invoice) } == [])
    }
}
