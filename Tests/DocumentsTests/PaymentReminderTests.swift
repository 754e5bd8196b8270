import Foundation
import Testing
import Workflows

@testable import Documents

@Suite struct PaymentReminderTests {
    private func mail(_ kind: InvoiceKind, step: Int, language: String) throws -> RenderedMail {
        var model = Samples.mail(.paymentReminder, language: language)
        model.invoice = Samples.invoice(kind, language: language)
        model.step = step
        return try mailRenderer.get().render(model, company: Samples.company(language))
    }

    @Test(
        arguments: [1, 2, 3],
        [
            ("en", "debit note", "invoice"), ("bg", "дебитно известие", "фактура"),
            ("de", "belastungsanzeige", "rechnung"),
        ])
    func `A debit note is reminded of as what it is, in every step and language`(
        step: Int, words: (language: String, note: String, invoice: String)
    ) throws {
        let note = try mail(.debitNote, step: step, language: words.language)
        let invoice = try mail(.invoice, step: step, language: words.language)
        let title = try #require(note.html.firstMatch(of: #/<title>(.*)</title>/#)?.output.1)
        // What machines read is an Invoice of schema.org in any case.
        let page = note.html.replacing(#/<script[^<]*<\/script>/#, with: "")
        for text in [note.subject, note.text, page, String(title)].map({ $0.lowercased() }) {
            #expect(text.contains(words.note))
            #expect(!text.contains(words.invoice))
        }
        for text in [invoice.subject, invoice.text].map({ $0.lowercased() }) {
            #expect(text.contains(words.invoice))
            #expect(!text.contains(words.note))
        }
        #expect(!note.text.contains("г.."))
        // Short lines, for every mail program.
        #expect(note.text.split(separator: "\n").allSatisfy { $0.count <= 80 }, "\(note.text)")
    }

    @Test(arguments: MailTemplate.allCases, ["bg", "en", "de"])
    func `No sentence of any mail ends twice`(template: MailTemplate, language: String) throws {
        let mail = try mailRenderer.get().render(
            Samples.mail(template, language: language), company: Samples.company(language))
        for text in [mail.subject, mail.text, mail.html.replacing(#/<style>[^<]*</style>/#, with: "")] {
            #expect(!text.contains(#/\p{L}\.\.(?!\.)/#), "\(text)")
            #expect(!text.contains(" ,") && !text.contains(" ."))
        }
    }

    @Test(arguments: [("en", "Please pay"), ("bg", "Моля, платете"), ("de", "Bitte zahlen Sie")])
    func `A pro-forma says in its mail what to pay, and where, and is no invoice to machines`(
        language: String, words: String
    ) throws {
        var model = Samples.mail(.documents, language: language)
        #expect(!(try mailRenderer.get().render(model, company: Samples.company(language)).text.contains(words)))
        model.invoice = Samples.invoice(.proforma, language: language)
        model.documents = [.proforma]
        let mail = try mailRenderer.get().render(model, company: Samples.company(language))
        for text in [mail.text, mail.html] {
            #expect(text.contains(words) && text.contains("BNBG 9661") && text.contains("0000000123"))
        }
        #expect(!mail.html.contains("\"Invoice\""))
    }
}
