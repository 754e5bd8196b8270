import Documents
import Foundation
import Settings
import Storage
import Support
import Testing
import Workflows

@testable import Portal

/// Sums are the same wherever they are read: in the mail's text and HTML, the PDF, the portal's page and JSON, and in both
/// forms for machines; and they are what another arithmetic makes of the lines.
@Suite(.timeLimit(.minutes(10))) struct AmountTests {
    /// Numbers that look random and are the same in every run (SplitMix64).
    private struct Dice: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }
    }

    private struct Sums {
        var net = Decimal(0)
        var taxes: [Decimal: Decimal] = [:]
        var gross: Decimal { net + taxes.values.reduce(0, +) }
    }

    private static func rounded(_ value: Decimal) -> Decimal {
        var (value, result) = (value, Decimal())
        NSDecimalRound(&result, &value, 2, .plain)
        return result
    }

    private static func decimal(_ value: FixedDecimal) -> Decimal { Decimal(value.millionths) / 1_000_000 }

    /// Lines with every trap: fractions of cents, odd quantities, discounts that do not divide, three rates.
    private static func lines(_ dice: inout Dice) -> [InvoiceLineSnapshot] {
        (1...Int.random(in: 1...9, using: &dice)).map { position in
            let isFine = Bool.random(using: &dice)
            let quantity = Int64.random(in: 1...(isFine ? 9_999_999 : 5_000), using: &dice)
            let price = Int64.random(in: 1...(isFine ? 2_500_000 : 99_999_999), using: &dice)
            return InvoiceLineSnapshot(
                position: position, sku: "A-\(position)", text: "Болт № \(position)",
                quantity: FixedDecimal(millionths: quantity * (isFine ? 1_000 : 1_000_000)), unit: .pcs,
                unitPrice: FixedDecimal(millionths: price),
                discountPercent: FixedDecimal(
                    millionths: Bool.random(using: &dice) ? 0 : Int64.random(in: 1...99_999_999, using: &dice)),
                vatPercent: FixedDecimal([20, 9, 20, 5].randomElement(using: &dice) ?? 20) ?? .zero)
        }
    }

    /// EN 16931 by Foundation's decimals: each line to the cent, tax of each rate to the cent.
    private static func sums(_ lines: [InvoiceLineSnapshot]) -> Sums {
        var bases: [Decimal: Decimal] = [:]
        for line in lines {
            let exact = decimal(line.quantity) * decimal(line.unitPrice) * (100 - decimal(line.discountPercent)) / 100
            bases[decimal(line.vatPercent), default: 0] += rounded(exact)
        }
        var sums = Sums()
        for (percent, base) in bases {
            sums.net += base
            sums.taxes[percent] = rounded(base * percent / 100)
        }
        return sums
    }

    /// `1234.50`
    private static func digits(_ value: Decimal) -> String {
        let minor = NSDecimalNumber(decimal: value * 100).int64Value
        let cents = String(minor % 100)
        return "\(minor / 100)." + (cents.count == 1 ? "0" : "") + cents
    }

    /// A text as it may be compared: without the spaces that languages put between digits, and without mark-up's way of
    /// writing them.
    private static func packed(_ text: String) -> String {
        text.replacing("&#160;", with: "").replacing("&nbsp;", with: "").filter { !$0.isWhitespace }
    }

    /// How a sum is written to people, packed.
    private static func shown(_ value: Decimal, _ language: String) -> String {
        let parts = digits(value).split(separator: ".")
        var (whole, groups) = (String(parts[0]), [String]())
        while whole.count > 3 {
            groups.insert(String(whole.suffix(3)), at: 0)
            whole = String(whole.dropLast(3))
        }
        groups.insert(whole, at: 0)
        return switch language {
        case "bg": groups.joined() + "," + parts[1] + "€"
        case "de": groups.joined(separator: ".") + "," + parts[1] + "€"
        default: "€" + groups.joined(separator: ",") + "." + parts[1]
        }
    }

    @Test func `Every sum of many invoices is the same in mail, PDF, portal and XML`() async throws {
        let fixture = try await PortalFixture()
        let templates = PortalFixture.templates.deletingLastPathComponent()
        let mails = try MailRenderer(templates: templates)
        let documents = try DocumentRenderer(templates: templates, home: "bg")
        let printer = PDFRenderer()
        var dice = Dice(state: 20_260_903)
        for index in 0..<36 {
            let language = ["bg", "en", "de"][index % 3]
            let kind: InvoiceKind = index % 7 == 6 ? .advance : .invoice
            let lines = Self.lines(&dice)
            let sums = Self.sums(lines)
            let invoice = try await issue(lines, kind, language, fixture)
            let shown = [sums.net, sums.gross] + sums.taxes.values
            let wanted = shown.map { Self.shown($0, language) }
            let of = "\(invoice.number), \(language)"
            @Sendable func expect(_ text: String, _ place: String, _ wanted: [String]) {
                let packed = Self.packed(text)
                let missing = wanted.filter { !packed.contains($0) }
                #expect(missing == [], "\(place) of \(of)")
            }
            var model = MailModel(template: .invoice, language: language)
            model.invoice = invoice
            let mail = try mails.render(model, company: invoice.seller)
            expect(mail.text, "mail text", wanted)
            expect(mail.html, "mail HTML", wanted)
            let html = try documents.html(
                .invoice, of: .invoice(invoice), company: invoice.seller, language: language)
            let pdf = try await printer.pdf(PDFJob(html: html, language: language), resources: documents.resources)
            expect(try Poppler.pages(pdf).joined(), "PDF", wanted)
            for data in [EInvoice.ubl(invoice), EInvoice.cii(invoice)] {
                expect(String(decoding: try #require(data), as: UTF8.self), "XML", shown.map { ">\(Self.digits($0))<" })
            }
            try await fixture.browse { client in
                var browser = try await Browser(client, token: fixture.people.tokenA)
                browser.cookies["lang"] = language
                let page = try await browser.get("/r/\(invoice.number)?lang=\(language)")
                #expect(page.status == 200)
                expect(page.text, "portal page", shown.map { Self.shown($0, page["content-language"] ?? language) })
                let list = try await browser.get("/invoices.json")
                let found = try #require(
                    try JSONDecoder().decode(Listed.self, from: Data(list.text.utf8)).invoices.first {
                        $0.number == invoice.number
                    })
                #expect(found.gross.minor == NSDecimalNumber(decimal: sums.gross * 100).int64Value)
                let twin = try await browser.get("/r/\(invoice.number).json")
                expect(twin.text, "portal JSON", ["\"minor\":\(NSDecimalNumber(decimal: sums.gross * 100).int64Value)"])
            }
        }
    }

    private struct Listed: Decodable {
        struct Invoice: Decodable {
            let number: String
            let gross: Money
        }
        let invoices: [Invoice]
    }

    private func issue(
        _ lines: [InvoiceLineSnapshot], _ kind: InvoiceKind, _ language: String, _ fixture: PortalFixture
    ) async throws -> InvoiceSnapshot {
        let (client, contact, now) = (fixture.people.clientA, fixture.people.contactA, fixture.now)
        let row = try await fixture.store.write { transaction in
            let buyer = try transaction.party(client: client, contact: contact)
            let record = NewRecord(kind: .invoice, state: "issued", client: client, contact: contact, mailbox: "sales")
            return try transaction.issue(
                NewInvoice(record: record, kind: kind, lines: lines.map { NewInvoiceLine($0) }),
                by: Actor("staff:maria"),
                at: now
            ) { number in
                InvoiceSnapshot(
                    number: number, kind: kind, issuedOn: "2026-09-01", taxEventOn: "2026-09-01", dueOn: "2026-09-15",
                    language: language,
                    seller: CompanySnapshot(
                        name: "Метал Крепеж ООД", vat: "BG203912345", iban: "BG80BNBG96611020345678"),
                    buyer: buyer, lines: lines, currency: .eur)
            }
        }
        return try #require(row).snapshot
    }
}
