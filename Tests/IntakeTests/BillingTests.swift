import Deadlines
import Foundation
import Logging
import Settings
import Storage
import Testing
import Workflows

@testable import Intake

/// Where invoices go, and when they are to be paid.
@Suite struct BillingTests {
    private static let accounts = "accounts@stroymag.example"

    private func mails(_ office: Office, _ template: MailTemplate) async throws -> [OutboxRow] {
        try await office.outbox().filter { $0.model.template == template }
    }

    @Test(arguments: ["#set email=accounts@stroymag.example", "#данни имейл=accounts@stroymag.example"])
    func `An invoice goes to the client's invoice address and to whoever ordered, each with an own answer address`(
        command: String
    ) async throws {
        let office = try Office.trading()
        let order = try await office.confirmedOrder()
        try await office.maria(order, command)
        try await office.staff("anna", order, "#invoice\n\nDear Ivan, here it is.")
        let mails = try await mails(office, .invoice)
        #expect(mails.map(\.recipient) == [Office.client, Self.accounts])
        #expect(mails.map(\.model.text) == ["Dear Ivan, here it is.", ""])
        #expect(mails[1].model.record?.client.contactName == "")
        #expect(mails[0].model.invoice == mails[1].model.invoice)
        let notes = try await office.lastTranscript().notes
        #expect(notes.contains { $0.contains(Self.accounts) })
        // The address is a person of the client's, so that an answer from it is the client's.
        let person = try #require(try await office.store.read { try $0.contact(address: Self.accounts) })
        #expect(person.client == order.client)
        try await office.receive(
            from: Self.accounts, to: office.token(try await office.only(.invoice), for: Self.accounts),
            subject: "Re: Invoice", "Thank you, we pay on Friday.")
        #expect(try await office.store.read { try $0.mail($0.lastMail() ?? 0) }?.client == order.client)
    }

    @Test func `A credit note and a pro-forma go there too; offers and shipments do not`() async throws {
        let office = try Office.trading()
        let order = try await office.confirmedOrder()
        try await office.maria(order, "#set email=\(Self.accounts)")
        try await office.maria(order, "#document proforma")
        try await office.maria(order, "#ship")
        try await office.staff("anna", order, "#invoice")
        try await office.staff("anna", try await office.only(.invoice), "#credit lines=1:1")
        #expect(
            try await office.outbox(to: Self.accounts) == [.documents, .invoice, .creditNote])
        try await office.maria(order, "#document packing list")
        #expect(try await office.outbox(to: Self.accounts).count == 3)
    }

    @Test func `An accountant of two firms gets both firms' invoices, and opens nobody's portal but the own`()
        async throws
    {
        let office = try Office.trading()
        let order = try await office.confirmedOrder()
        try await office.store.write { transaction in
            let other = try transaction.addClient(NewClient(name: "Books Ltd", language: "en"), at: Date())
            _ = try transaction.addContact(
                client: other.id, name: "Vanya", address: "vanya@books.example", phone: "", language: "en", at: Date())
        }
        try await office.maria(order, "#set email=vanya@books.example")
        try await office.staff("anna", order, "#invoice")
        let copy = try #require(try await mails(office, .invoice).last)
        #expect(copy.recipient == "vanya@books.example")
        #expect(copy.contact == nil)
        #expect(copy.client == order.client)
    }

    @Test func `Reminders go to the invoice address, the last one to whoever ordered as well`() async throws {
        let office = try Office.trading { $0.invoices.reminderDays = [3, 14, 30] }
        let order = try await office.confirmedOrder()
        try await office.maria(order, "#set email=\(Self.accounts)")
        try await office.staff("anna", order, "#invoice")
        for day in [17.0, 28, 50] {
            let moment = office.now.addingTimeInterval(86_400 * day)
            try await DeadlineService(
                store: office.store, configuration: office.service.house.configuration, logger: Logger(label: "test"),
                now: { moment }
            ).round()
        }
        let reminders = try await mails(office, .paymentReminder)
        #expect(reminders.map(\.model.step) == [1, 2, 3, 3])
        #expect(reminders.map(\.recipient) == [Self.accounts, Self.accounts, Self.accounts, Office.client])
    }

    @Test(arguments: [
        ("30 дни", "2026-05-14", "Payment within 30 days of the invoice"),
        ("7 days net", "2026-04-21", "Payment within 7 days of the invoice"),
        ("авансово", "2026-04-14", "Payment in advance"),
        ("as agreed by telephone", "2026-04-28", "as agreed by telephone"),
    ]) func `The client's terms in words decide the day, and stand on offer, order and invoice`(
        words: String, due: String, text: String
    ) async throws {
        let office = try Office.trading()
        let first = try await office.inquiry()
        try await office.maria(first, "#set payment=\(words)")
        let offer = try await office.store.write { transaction in
            let terms = try transaction.terms(of: first.client ?? 0)
            try transaction.setPaymentDays(terms.payment?.days, of: first.id)
            return try transaction.record(first.id)
        }
        try await office.maria(offer, "#send")
        #expect(try await mails(office, .offer).last?.model.record?.paymentTerms == text)
        try await office.answer(offer, "We confirm the offer.")
        let order = try await office.only(.order)
        #expect(try await mails(office, .orderConfirmed).last?.model.record?.paymentTerms == text)
        try await office.staff("anna", order, "#invoice")
        let invoice = try #require(try await office.documents().first)
        #expect(invoice.snapshot.dueOn == due)
        #expect(invoice.snapshot.paymentTerms == text)
    }

    @Test func `What is agreed for one order goes before what is agreed with the client`() async throws {
        let office = try Office.trading()
        let offer = try await office.inquiry()
        try await office.maria(offer, "#set payment=30 days net")
        try await office.maria(offer, "#payment 60\n#send")
        #expect(
            try await mails(office, .offer).last?.model.record?.paymentTerms == "Payment within 60 days of the invoice")
        try await office.answer(offer, "We confirm the offer.")
        try await office.staff("anna", try await office.only(.order), "#invoice")
        #expect(try await office.documents().first?.snapshot.dueOn == "2026-06-13")
    }

    @Test func `A new inquiry takes the client's terms by itself`() async throws {
        let office = try Office.trading()
        let first = try await office.inquiry()
        try await office.maria(first, "#set payment=45 дни")
        try await office.receive(from: Office.client, subject: "More", "Please quote 10 pcs LED bulb 10W E27.")
        let second = try #require(try await office.records(.offer).first { $0.id != first.id })
        #expect(second.paymentDays == 45)
    }

    // MARK: pro-forma

    @Test(arguments: ["#document proforma", "#документ проформа"])
    func `A pro-forma of an order bears its number, takes none of the invoices' and is issued once`(command: String)
        async throws
    {
        let office = try Office.trading()
        let order = try await office.confirmedOrder()
        try await office.maria(order, "#price 1 1.40\n#confirm")
        try await office.maria(order, command + "\n\nPlease pay before we ship.")
        let mail = try #require(try await mails(office, .documents).last)
        let proforma = try #require(mail.model.invoice)
        #expect(proforma.kind == .proforma)
        #expect(proforma.number == order.number.description)
        #expect(proforma.totals.net.minor == 24_500)
        #expect(proforma.totals.gross.minor == 29_400)
        #expect(proforma.orders == [order.number])
        #expect(mail.model.documents == [.proforma])
        #expect(mail.record == order.id)
        #expect(mail.model.text == "Please pay before we ship.")
        #expect(try await office.documents().isEmpty)
        #expect(try await office.progress(order).invoiced == .nothing)
        // The same on another day is the same document.
        office.advance(3 * 86_400)
        try await office.maria(order, command)
        #expect(try await mails(office, .documents).last?.model.invoice == proforma)
        // What changed is a new one.
        try await office.maria(order, "#price 1 1.30\n#confirm")
        try await office.maria(order, command)
        let second = try #require(try await mails(office, .documents).last?.model.invoice)
        #expect(second.number == "\(order.number)-2")
        #expect(second.issuedOn == "2026-04-17")
        #expect(try await office.store.read { try $0.proformas(of: order.id) } == [proforma, second])
        try await office.staff("anna", order, "#invoice")
        #expect(try await office.documents().first?.snapshot.number == "0000000001")
    }

    @Test func `Of an offer it asks for what the client has, without alternatives`() async throws {
        let office = try Office.trading()
        let offer = try await office.inquiry()
        try await office.maria(offer, "#option 2\n#send")
        try await office.maria(offer, "#price 1 9")
        try await office.maria(offer, "#document proforma")
        let proforma = try #require(try await mails(office, .documents).last?.model.invoice)
        #expect(proforma.number == offer.number.description)
        #expect(proforma.lines.map(\.sku) == ["LMP-10"])
        #expect(proforma.totals.net.minor == 15_000)
        #expect(proforma.orders.isEmpty)
        #expect(proforma.dueOn == offer.validUntil)
    }

    @Test func `What was invoiced in advance is taken off`() async throws {
        let office = try Office.trading()
        let order = try await office.confirmedOrder()
        try await office.staff("anna", order, "#invoice advance 30%")
        try await office.maria(order, "#document proforma")
        let proforma = try #require(try await mails(office, .documents).last?.model.invoice)
        #expect(proforma.totals.net.minor == 25_500 - 7_650)
        #expect(proforma.lines.map(\.position) == [1, 2, 3])
    }

    @Test func `It is refused where nothing stands, and undo takes the mail back`() async throws {
        let office = try Office.trading()
        let order = try await office.confirmedOrder()
        try await office.maria(order, "#silent\n#document proforma")
        #expect(try await office.transcript().contains { !$0.done && $0.result.contains("#silent") })
        try await office.maria(order, "#document proforma")
        try await office.maria(order, "#undo")
        #expect(try await mails(office, .documents).map(\.state) == [.dropped])
        try await office.staff("anna", order, "#invoice lines=1")
        try await office.maria(order, "#document proforma")
        #expect(try await mails(office, .documents).last?.model.invoice?.lines.map(\.sku) == ["LMP-15"])
        try await office.staff("anna", order, "#invoice")
        try await office.maria(order, "#document proforma")
        #expect(try await office.refusal().contains("left to invoice"))
        try await office.maria(order, "#cancel")
        try await office.maria(order, "#document proforma")
        #expect(try await office.refusal().contains("does not stand"))
        let task = try await office.shell("#task maria look", on: nil)
        #expect(try await !office.shell("#document proforma", on: task.record).isDone)
    }
}
