import Foundation
import Mail
import Settings
import Storage
import Testing
import Understanding
import Workflows

@testable import Intake

@Suite struct InvoiceTests {
    @Test(arguments: [("anna", "#invoice"), ("vera", "#фактура")])
    func `An order is invoiced once, the client gets it, and the books know`(who: String, verb: String) async throws {
        let office = try Office.trading()
        let order = try await office.confirmedOrder()
        try await office.staff(who, order, verb)
        let invoice = try #require(try await office.documents().first)
        #expect(invoice.snapshot.number == "0000000001")
        #expect(invoice.snapshot.totals.net.minor == 25_500)
        #expect(invoice.snapshot.totals.tax.minor == 5_100)
        #expect(invoice.snapshot.issuedOn == "2026-04-14")
        #expect(invoice.snapshot.dueOn == "2026-04-28")
        #expect(invoice.snapshot.orders == [order.number])
        #expect(invoice.snapshot.issuedBy == who.capitalized)
        #expect(invoice.snapshot.vatGround == nil)
        #expect(try await !office.lastTranscript().notes.contains { $0.contains("#undo") || $0.contains("#върни") })
        let mail = try #require(try await office.outbox().last { $0.model.template == .invoice })
        #expect(mail.recipient == Office.client)
        #expect(mail.model.invoice == invoice.snapshot)
        #expect(try await office.progress(order) == OrderProgress(shipped: .nothing, invoiced: .all, paid: .nothing))
        try await office.staff(who, order, verb)
        #expect(try await !office.isDone())
        #expect(try await office.documents().count == 1)
    }

    @Test func `Only those who may invoice do`() async throws {
        let office = try Office.trading()
        let order = try await office.confirmedOrder()
        for text in ["#invoice", "#credit", "#debit sum=5 freight", "#paid 10"] {
            try await office.maria(order, text)
            #expect(try await office.refusal().contains("roles"))
        }
        #expect(try await office.documents().isEmpty)
    }

    @Test func `Nothing is invoiced of an order that is not confirmed`() async throws {
        let office = try Office.trading()
        let offer = try await office.inquiry()
        try await office.maria(offer, "#order")
        let order = try await office.only(.order)
        try await office.staff("anna", order, "#invoice")
        #expect(try await office.refusal().contains("not confirmed"))
    }

    @Test func `Lines, shipments and the rest: each piece is invoiced once`() async throws {
        let office = try Office.trading()
        let order = try await office.confirmedOrder()
        try await office.staff("anna", order, "#invoice lines=1:30")
        try await office.staff("anna", order, "#invoice lines=1:71")
        #expect(try await office.refusal().contains("70"))
        try await office.maria(order, "#ship lines=1:80")
        let shipment = try await office.only(.shipment)
        try await office.staff("anna", shipment, "#invoice")
        // 80 left, but 30 of the order were invoiced before.
        #expect(try await office.documents().last?.snapshot.lines.first?.quantity.description == "70")
        #expect(try await office.documents().last?.snapshot.shipments == [shipment.number])
        try await office.staff("anna", shipment, "#invoice")
        #expect(try await !office.isDone())
        try await office.staff("anna", order, "#invoice")
        let last = try #require(try await office.documents().last)
        #expect(last.snapshot.lines.map(\.sku) == ["LMP-15"])
        #expect(try await office.documents().map(\.snapshot.totals.net.minor).reduce(0, +) == 25_500)
    }

    @Test(arguments: ["#invoice advance 30%", "#фактура аванс 30%", "#invoice advance 76.50"])
    func `An advance is deducted from the next invoice, and nothing is charged twice`(advance: String) async throws {
        let office = try Office.trading()
        let order = try await office.confirmedOrder()
        try await office.staff("anna", order, advance)
        let first = try #require(try await office.documents().first)
        #expect(first.snapshot.kind == .advance)
        #expect(first.snapshot.totals.net.minor == 7_650)
        #expect(try await office.progress(order).invoiced == .part)
        try await office.staff("anna", order, "#invoice")
        let final = try #require(try await office.documents().last)
        #expect(final.snapshot.lines.last?.deducts == InvoiceReference(number: "0000000001", issuedOn: "2026-04-14"))
        #expect(final.snapshot.lines.last?.quantity.description == "-1")
        #expect(final.snapshot.totals.net.minor == 25_500 - 7_650)
        try await office.staff("anna", order, "#invoice advance 10%")
        #expect(try await !office.isDone())
        // Taking the final invoice back opens the advance again.
        try await office.staff("anna", final.record, "#credit")
        try await office.staff("anna", order, "#invoice")
        #expect(try await office.documents().last?.snapshot.totals.net.minor == 25_500 - 7_650)
    }

    @Test func `A credit note takes lines back, which can be invoiced again, and never more than was invoiced`()
        async throws
    {
        let office = try Office.trading()
        let order = try await office.confirmedOrder()
        try await office.staff("anna", order, "#invoice")
        let invoice = try #require(try await office.documents().first)
        try await office.staff("vera", invoice.record, "#кредит редове=1:40 счупени")
        let note = try #require(try await office.documents().last)
        #expect(note.snapshot.kind == .creditNote)
        #expect(note.snapshot.totals.gross.minor == 7_200)
        #expect(note.snapshot.corrects == InvoiceReference(number: "0000000001", issuedOn: "2026-04-14"))
        #expect(note.snapshot.reason == "счупени")
        #expect(note.snapshot.dueOn == nil)
        #expect(try await office.outbox().last { $0.model.template == .creditNote }?.model.invoice == note.snapshot)
        #expect(try await office.state(note.record) == "settled")
        #expect(try await office.balance(invoice).due.minor == 30_600 - 7_200)
        try await office.staff("anna", invoice.record, "#credit lines=1:61")
        #expect(try await office.refusal().contains("60"))
        try await office.staff("anna", order, "#invoice")
        #expect(try await office.documents().last?.snapshot.lines.first?.quantity.description == "40")
        try await office.staff("anna", note.record, "#credit")
        #expect(try await !office.isDone())
    }

    @Test func `A sum is credited or charged in addition, each with its own document`() async throws {
        let office = try Office.trading()
        let order = try await office.confirmedOrder()
        try await office.staff("anna", order, "#invoice")
        let invoice = try #require(try await office.documents().first)
        try await office.staff("anna", invoice.record, "#credit sum=50 price was wrong")
        #expect(try await office.documents().last?.snapshot.totals.gross.minor == 6_000)
        #expect(try await office.progress(order).invoiced == .all)
        try await office.staff("anna", invoice.record, "#credit sum=205.01 too much")
        #expect(try await office.refusal().contains("205.00"))
        try await office.staff("vera", invoice.record, "#дебит сума=10 транспорт")
        let debit = try #require(try await office.documents().last)
        #expect(debit.snapshot.kind == .debitNote)
        #expect(debit.snapshot.totals.gross.minor == 1_200)
        #expect(debit.snapshot.lines.first?.text == "транспорт")
        #expect(debit.snapshot.dueOn == "2026-04-28")
        #expect(try await office.balance(debit).due.minor == 1_200)
        try await office.staff("anna", invoice.record, "#credit")
        #expect(try await office.balance(invoice).due.minor == 0)
        #expect(try await office.state(invoice.record) == "settled")
    }

    @Test func `Payments in part, several, too much, and taken back by undo`() async throws {
        let office = try Office.trading()
        let order = try await office.confirmedOrder()
        try await office.staff("anna", order, "#invoice")
        let invoice = try #require(try await office.documents().first)
        try await office.staff("anna", invoice.record, "#paid 13.04.2026 100")
        #expect(try await office.state(invoice.record) == "issued")
        #expect(try await office.progress(order).paid == .part)
        try await office.staff("vera", invoice.record, "#платена 206,00")
        #expect(try await office.state(invoice.record) == "paid")
        #expect(try await office.progress(order).paid == .all)
        try await office.staff("anna", invoice.record, "#undo")
        #expect(try await office.isDone())
        #expect(try await office.state(invoice.record) == "issued")
        #expect(try await office.balance(invoice).due.minor == 20_600)
        // By the order, with more than is owed.
        try await office.staff("anna", order, "#paid 210")
        #expect(try await office.balance(invoice).due.minor == -400)
        #expect(try await office.lastTranscript().transcript.first?.result.contains("4.00 EUR") == true)
        try await office.staff("anna", order, "#undo")
        #expect(try await office.balance(invoice).due.minor == 20_600)
        #expect(try await office.state(invoice.record) == "issued")
        for text in ["#paid 15.04.2026 10", "#paid 0", "#paid 10 USD", "#paid 0.001"] {
            try await office.staff("anna", invoice.record, text)
            #expect(try await !office.isDone(), "\(text)")
        }
        #expect(try await office.balance(invoice).due.minor == 20_600)
    }

    @Test func `An issued invoice cannot be undone; the way is a credit note`() async throws {
        let office = try Office.trading()
        let order = try await office.confirmedOrder()
        try await office.staff("anna", order, "#invoice")
        try await office.staff("anna", order, "#undo")
        #expect(try await office.refusal().contains("#credit"))
        let invoice = try #require(try await office.documents().first)
        try await office.staff("vera", invoice.record, "#върни")
        #expect(try await office.refusal().contains("#кредит"))
        try await office.staff("anna", invoice.record, "#credit")
        try await office.staff("anna", invoice.record, "#undo")
        #expect(try await office.refusal().contains("#credit"))
        #expect(try await office.documents().count == 2)
    }

    @Test func `Above the limit an invoice waits for a yes, and money is paid back only with one`() async throws {
        let office = try Office.trading { $0.invoices.confirmAbove = "300" }
        let order = try await office.confirmedOrder()
        try await office.staff("anna", order, "#invoice")
        #expect(try await office.documents().isEmpty)
        let challenge = try #require(try await office.outbox().last { $0.model.template == .challenge })
        #expect(challenge.recipient == "anna@\(Office.firm)")
        try await office.staff("anna", order, "#yes \(try #require(challenge.model.code))")
        let invoice = try #require(try await office.documents().first)
        try await office.staff("anna", invoice.record, "#paid 306")
        try await office.staff("anna", invoice.record, "#credit lines=2")
        let note = try #require(try await office.documents().last)
        #expect(try await office.state(note.record) == "issued")
        #expect(try await office.balance(note).due.minor == -12_600)
        try await office.staff("anna", note.record, "#paid 126")
        #expect(try await office.balance(note).due.minor == -12_600)
        let code = try #require(try await office.outbox().last { $0.model.template == .challenge }?.model.code)
        try await office.staff("vera", note.record, "#да \(code)")
        #expect(try await office.balance(note).due.minor == -12_600)
        try await office.staff("anna", note.record, "#yes \(code)")
        #expect(try await office.balance(note).due.minor == 0)
        #expect(try await office.state(note.record) == "paid")
        #expect(try await office.balance(invoice).due.minor == 0)
        let refused = try await office.shell("#paid 1", on: note.record.number, yes: true)
        #expect(!refused.isDone)
    }

    @Test func `The shell invoices too, and says yes by its option`() async throws {
        let office = try Office.trading { $0.invoices.confirmAbove = "300" }
        let order = try await office.confirmedOrder()
        #expect(try await !office.shell("#invoice", on: order.number).isDone)
        #expect(try await office.shell("#invoice due=20.04.2026", on: order.number, yes: true).isDone)
        #expect(try await office.documents().first?.snapshot.dueOn == "2026-04-20")
        let shown = try await office.shell("#show", on: order.number)
        #expect(shown.shown.contains("invoiced: all"))
        #expect(shown.shown.contains("0000000001"))
    }

    @Test func `Agreed days for payment go before the client's, and those before the firm's`() async throws {
        let office = try Office.trading()
        let offer = try await office.inquiry()
        try await office.maria(offer, "#payment 45 days\n#send")
        try await office.answer(offer, "We confirm the offer.")
        let order = try await office.only(.order)
        var terms = ClientTerms()
        terms.paymentDays = 7
        terms.eik = "131071587"
        let agreed = terms
        try await office.store.write { try $0.putTerms(agreed, of: order.client ?? 0) }
        try await office.staff("anna", order, "#invoice lines=1")
        #expect(try await office.documents().last?.snapshot.dueOn == "2026-05-29")
        #expect(try await office.documents().last?.snapshot.buyer.eik == "131071587")
        try await office.store.write { try $0.setPaymentDays(nil, of: order.id) }
        try await office.staff("anna", order, "#invoice")
        #expect(try await office.documents().last?.snapshot.dueOn == "2026-04-21")
    }

    @Test func `An approved refund of a complaint becomes a credit note to the invoice`() async throws {
        let office = try Office.trading()
        let order = try await office.confirmedOrder()
        try await office.staff("anna", order, "#invoice")
        try await office.maria(order, "#complaint \(order.number)")
        let complaint = try await office.only(.complaint)
        try await office.receive(
            from: "Peter <peter@\(Office.firm)>", to: office.token(complaint, for: "peter@\(Office.firm)"), "#refund 20"
        )
        let note = try #require(try await office.documents().last)
        #expect(note.snapshot.kind == .creditNote)
        #expect(note.snapshot.totals.net.minor == 2_000)
        #expect(note.snapshot.reason == complaint.number.description)
    }

    // MARK: tax

    struct TaxCase: Sendable, CustomTestStringConvertible {
        var vat = ""
        var country = ""
        var delivery = ""
        var command = "#invoice"
        var seller = "BG203912347"
        var category: VATCategory?
        var percent = "0"
        var ground: String?
        var testDescription: String { "\(vat) \(country) \(delivery) \(command) \(seller)" }
    }

    @Test(arguments: [
        TaxCase(country: "BG", category: .standard, percent: "20"),
        TaxCase(category: .standard, percent: "20"),
        TaxCase(vat: "DE136695976", country: "DE", category: .intraCommunity, ground: "53"),
        TaxCase(vat: "EL094259216", category: .intraCommunity, ground: "53"),
        TaxCase(country: "DE", category: .standard, percent: "20"),
        TaxCase(vat: "DE136695976", country: "DE", delivery: "BG", category: .standard, percent: "20"),
        TaxCase(country: "RS", category: .export, ground: "28"),
        TaxCase(country: "BG", delivery: "TR", category: .export, ground: "28"),
        TaxCase(country: "BG", command: "#invoice vat=9", category: .standard, percent: "9"),
        TaxCase(country: "BG", command: "#invoice vat=export", category: .export, ground: "28"),
        TaxCase(
            vat: "BG131071587", country: "BG", command: "#invoice vat=reverse", category: .reverseCharge, ground: "82"),
        TaxCase(country: "BG", command: "#invoice vat=reverse"),
        TaxCase(country: "BG", command: "#invoice vat=exempt"),
        TaxCase(country: "BG", command: "#invoice vat=0"),
        TaxCase(
            country: "BG", command: "#invoice vat=exempt ground=\"чл. 45 от ЗДДС\"", category: .exempt,
            ground: "чл. 45 от ЗДДС"),
        TaxCase(country: "BG", seller: "", category: .outOfScope, ground: "113"),
    ])
    func `The tax follows who buys and where the goods go, and staff decide what the books cannot know`(
        tax: TaxCase
    ) async throws {
        let office = try Office.trading { $0.company.vat = tax.seller.isEmpty ? nil : tax.seller }
        try await office.store.write { transaction in
            let client = try transaction.addClient(
                NewClient(
                    name: "Stroymag", language: "en", vat: tax.vat,
                    address: PostalAddress(street: "1 Street", city: "Town", postcode: "1000", country: tax.country),
                    domains: ["stroymag.example"]), at: Date())
            var terms = ClientTerms()
            if !tax.delivery.isEmpty { terms.deliveryAddress = PostalAddress(city: "X", country: tax.delivery) }
            try transaction.putTerms(terms, of: client.id)
        }
        let order = try await office.confirmedOrder()
        try await office.staff("anna", order, tax.command)
        guard let category = tax.category else {
            #expect(try await office.documents().isEmpty)
            #expect(try await !office.isDone())
            return
        }
        let invoice = try #require(try await office.documents().first)
        #expect(invoice.snapshot.lines.allSatisfy { $0.vatCategory == category })
        #expect(invoice.snapshot.lines.allSatisfy { $0.vatPercent.description == tax.percent })
        if let ground = tax.ground {
            #expect(invoice.snapshot.vatGround?.contains(ground) == true)
        } else {
            #expect(invoice.snapshot.vatGround == nil)
        }
    }
}
