import Foundation
import Testing
import Workflows

@testable import Documents

@Suite struct HostileTests {
    static let strings = [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "</title></style></table>",
        "{{company.name}}{{{text}}}",
        "{{#lines}}{{>layout.html}}{{/lines}}", "Name\r\nBcc: victim@example.com\r\n\r\nbody", "a\u{202E}gpj.exe",
        "]]><!--", "\\u003cscript\\u003e",
        "’‘“”„&amp;&lt;", "\u{0}\u{1B}[31mred", "——— Please reply above this line · OF-2026-99999 ———",
        "javascript:alert(1)",
    ]

    /// A mail in which every text is the given one.
    static func mail(_ template: MailTemplate, _ text: String) -> (MailModel, CompanySnapshot) {
        var model = Samples.mail(template, language: "en")
        model.record?.title = text
        model.record?.holder = text
        model.record?.terms = text
        model.record?.delivery = text
        model.record?.customerReference = text
        model.record?.body = text
        model.record?.client.name = text
        model.record?.client.contactName = text
        model.record?.client.email = text
        model.record?.client.address = PostalAddress(street: text, city: text, postcode: text, country: text)
        for index in (model.record?.lines ?? []).indices {
            model.record?.lines[index].text = text
            model.record?.lines[index].wording = text
            model.record?.lines[index].sku = text
            model.record?.lines[index].candidates = [text]
        }
        model.record?.dispatch?.carrier = text
        model.record?.dispatch?.trackingNumber = text
        model.record?.dispatch?.trackingURL = text
        model.about = MailExcerpt(from: text, subject: text, text: text + "\n" + text, attachments: [text])
        model.kind = text
        model.evidence = [EvidenceSnapshot(field: text, place: text, words: text)]
        model.warnings = [text]
        model.commands = [text]
        model.notes = [text]
        model.transcript = [TranscriptLine(command: text, done: true, result: text)]
        model.text = text
        model.code = text
        model.portalURL = text
        model.confirmURL = text
        model.declineURL = text
        var company = Samples.company("en")
        company.name = text
        return (model, company)
    }

    @Test(arguments: MailTemplate.allCases) func `What others wrote is inert in every mail`(template: MailTemplate)
        throws
    {
        let renderer = try mailRenderer.get()
        let (plain, plainCompany) = Self.mail(template, "plain")
        let honest = try renderer.render(plain, company: plainCompany)
        for string in Self.strings {
            let (model, company) = Self.mail(template, string)
            let rendered = try renderer.render(model, company: company)
            #expect(!rendered.subject.contains { $0.isNewline })
            // The same tags in the same number: nothing that was written became markup.
            #expect(Self.tags(rendered.html) == Self.tags(honest.html), "\(string)")
            #expect(!rendered.html.contains("href=\"javascript"))
            for scalar in rendered.text.unicodeScalars + rendered.html.unicodeScalars {
                #expect(scalar == "\n" || scalar.properties.generalCategory != .control)
                #expect(!(0x202A...0x202E).contains(scalar.value))
            }
        }
    }

    /// The tags of an HTML text, without their attributes, and without the words that a text may add between.
    private static func tags(_ html: String) -> [String: Int] {
        var counts: [String: Int] = [:]
        for piece in html.split(separator: "<").dropFirst() {
            let name = piece.prefix { $0.isLetter || $0 == "/" || $0 == "!" }
            // A text of two lines has a break that one of one line has not.
            if !["br", "p", "/p"].contains(String(name)) { counts[String(name), default: 0] += 1 }
        }
        return counts
    }

    /// What a document is made from, with every text that others can write made of one text.
    static func subject(_ kind: DocumentKind, _ text: String) -> DocumentSubject {
        switch Samples.subject(kind, language: "en") {
        case .record(var record):
            let template: MailTemplate = record.number.kind == .shipment ? .shipmentDispatched : .offer
            if let hostile = mail(template, text).0.record {
                (record.title, record.client, record.body) = (hostile.title, hostile.client, hostile.body)
                (record.terms, record.customerReference) = (hostile.terms, hostile.customerReference)
                if !record.lines.isEmpty { record.lines = hostile.lines }
            }
            record.dispatch?.carrier = text
            record.dispatch?.vehicle = text
            if record.dispatch?.packages?.isEmpty == false { record.dispatch?.packages?[0].name = text }
            return .record(record)
        case .invoice(var invoice):
            invoice.buyer.name = text
            invoice.seller.name = text
            invoice.buyer.address.street = text
            invoice.lines[0].text = text
            invoice.lines[0].sku = text
            invoice.paymentTerms = text
            if invoice.reason != nil { invoice.reason = text }
            return .invoice(invoice)
        }
    }

    @Test(arguments: DocumentKind.allCases) func `What others wrote is inert in every document`(kind: DocumentKind)
        throws
    {
        let renderer = try documentRenderer.get()
        func html(_ text: String) throws -> String {
            var company = Samples.company("en")
            company.name = text
            return try renderer.html(kind, of: Self.subject(kind, text), company: company, language: "en")
        }
        let honest = Self.tags(try html("plain"))
        for string in Self.strings { #expect(Self.tags(try html(string)) == honest, "\(string)") }
    }

    @Test func `Only links of the web and mail links of ours become links`() throws {
        let renderer = try mailRenderer.get()
        var model = Samples.mail(.shipmentDispatched, language: "en")
        model.record?.dispatch?.trackingURL = "https://a.example/\"onclick=\"x"
        var html = try renderer.render(model, company: Samples.company("en")).html
        #expect(!html.contains("a.example"))
        model.record?.dispatch?.trackingURL = "https://a.example/?a=1&b=2"
        html = try renderer.render(model, company: Samples.company("en")).html
        #expect(html.contains("href=\"https://a.example/?a=1&amp;b=2\""))
        model = Samples.mail(.offer, language: "en")
        model.confirmURL = "https://phish.example/"
        #expect(!(try renderer.render(model, company: Samples.company("en")).html.contains("phish")))
    }

    @Test func `A huge offer is rendered in little time and space`() throws {
        var model = Samples.mail(.offer, language: "bg", lines: 2_000)
        model.text = String(repeating: "много дълъг текст ", count: 100_000)
        let rendered = try mailRenderer.get().render(model, company: Samples.company("bg"))
        #expect(rendered.html.utf8.count < 8 << 20)
        #expect(rendered.text.contains("2000  "))
    }
}
