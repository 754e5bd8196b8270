import Storage
import Testing
import Workflows

@testable import Intake

/// Credit notes by line, by sum and in whole, in every order: the books add up, and what was taken back can be invoiced anew.
@Suite struct CreditTests {
    /// An invoice of 100 × 1.50 and 50 × 2.10, that is 255.00 without tax.
    private func invoiced() async throws -> (office: Office, order: RecordRow, invoice: InvoiceRow) {
        let office = try Office.trading()
        let order = try await office.confirmedOrder()
        try await office.staff("anna", order, "#invoice")
        return (office, order, try #require(try await office.documents().first))
    }

    private func unbilled(_ office: Office, _ order: RecordRow) async throws -> [String] {
        try await office.lines(order).map { $0.unbilled?.description ?? "?" }
    }

    @Test func `After a sum the whole is what is left, and every line can be invoiced again`() async throws {
        let (office, order, invoice) = try await invoiced()
        try await office.staff("anna", invoice.record, "#credit sum=50 price was wrong")
        #expect(try await unbilled(office, order) == ["0", "0"])
        try await office.staff("anna", invoice.record, "#credit all of it")
        let note = try #require(try await office.documents().last)
        #expect(note.snapshot.totals.net.minor == 20_500)
        #expect(note.snapshot.lines.map(\.quantity.description) == ["100", "50", "-1"])
        #expect(note.snapshot.lines.last?.text.contains("0000000002") == true)
        #expect(try await unbilled(office, order) == ["100", "50"])
        #expect(try await office.balance(invoice).due.minor == 0)
        #expect(try await office.state(invoice.record) == "settled")
        try await office.staff("anna", order, "#invoice")
        #expect(try await office.documents().last?.snapshot.totals.net.minor == 25_500)
        #expect(try await office.progress(order).invoiced == .all)
    }

    @Test func `Lines after a sum: the last of them bear it`() async throws {
        let (office, order, invoice) = try await invoiced()
        try await office.staff("anna", invoice.record, "#credit sum=50 discount")
        try await office.staff("anna", invoice.record, "#credit lines=1")
        #expect(try await office.documents().last?.snapshot.totals.net.minor == 15_000)
        // Not all that is left, and more than is left of the money.
        try await office.staff("anna", invoice.record, "#credit lines=2:40")
        #expect(try await office.refusal().contains("55.00"))
        try await office.staff("anna", invoice.record, "#credit lines=2")
        #expect(try await office.documents().last?.snapshot.totals.net.minor == 5_500)
        #expect(try await unbilled(office, order) == ["100", "50"])
        #expect(try await office.balance(invoice).due.minor == 0)
        try await office.staff("anna", invoice.record, "#credit")
        #expect(try await office.refusal().contains("left to credit"))
    }

    @Test func `The last sum is the whole`() async throws {
        let (office, order, invoice) = try await invoiced()
        try await office.staff("anna", invoice.record, "#credit lines=1:20")
        try await office.staff("vera", invoice.record, "#кредит сума=225 грешка")
        #expect(try await office.documents().last?.snapshot.totals.net.minor == 22_500)
        #expect(try await unbilled(office, order) == ["100", "50"])
        #expect(try await office.balance(invoice).due.minor == 0)
    }

    @Test func `A refund of all that was invoiced takes no goods back`() async throws {
        let (office, order, invoice) = try await invoiced()
        try await office.maria(order, "#ship")
        let complaint = try await office.complaint("All 100 pcs LED bulb 10W E27 of \(order.number) are broken.")
        try await office.staff("peter", complaint, "#refund 255")
        #expect(try await office.balance(invoice).due.minor == 0)
        #expect(try await unbilled(office, order) == ["0", "0"])
        // What it led to is issued, so no undo is offered, and the order's history calls it what it is.
        #expect(try await !office.lastTranscript().notes.contains { $0.contains("#undo") })
        let events = try await office.store.read { try $0.history(of: order.id) }.map(\.event)
        #expect(events.count { $0 == "invoice" } == 1 && events.contains("credit"))
    }

    @Test func `Several rates of tax: what is left at each`() async throws {
        let office = try Office.trading()
        let order = try await office.confirmedOrder()
        try await office.staff("anna", order, "#invoice lines=1")
        try await office.staff("anna", order, "#invoice vat=9 lines=2")
        let (first, second) = (try await office.documents()[0], try await office.documents()[1])
        #expect(second.snapshot.totals.taxes.map(\.percent.description) == ["9"])
        try await office.staff("anna", second.record, "#credit sum=5")
        try await office.staff("anna", second.record, "#credit")
        let note = try #require(try await office.documents().last)
        #expect(note.snapshot.totals.taxes.map(\.percent.description) == ["9"])
        #expect(note.snapshot.totals.net.minor == 10_000)
        #expect(try await office.balance(second).due.minor == 0)
        #expect(try await office.balance(first).due.minor == 18_000)
        #expect(try await unbilled(office, order) == ["0", "50"])
    }

    /// Prices of which tax does not come out even, credited in pieces: each note rounds its own tax.
    @Test(arguments: ["0.333", "0.07", "1.99", "13.37"])
    func `Cents of tax that several notes round do not stay as a debt`(price: String) async throws {
        let office = try Office.trading()
        let offer = try await office.inquiry()
        try await office.maria(offer, "#drop 2\n#line 1 7\n#price 1 \(price)\n#send")
        try await office.answer(offer, "We confirm the offer.")
        let order = try await office.only(.order)
        try await office.staff("anna", order, "#invoice")
        let invoice = try #require(try await office.documents().first)
        for command in ["#credit lines=1:1", "#credit sum=0.01 x", "#credit lines=1:3", "#credit"] {
            try await office.staff("anna", invoice.record, command)
            #expect(try await office.isDone(), "\(command)")
        }
        let notes = try await office.documents().dropFirst()
        #expect(notes.reduce(Int64(0)) { $0 + $1.snapshot.totals.net.minor } == invoice.snapshot.totals.net.minor)
        #expect(try await office.balance(invoice).due.minor == 0)
        #expect(try await office.state(invoice.record) == "settled")
        #expect(try await unbilled(office, order) == ["7"])
        try await office.staff("anna", order, "#invoice")
        #expect(try await office.isDone())
    }

    @Test func `A credit note whose money the client has with us is no open invoice`() async throws {
        let (office, _, invoice) = try await invoiced()
        try await office.staff("anna", invoice.record, "#paid 306")
        try await office.staff("anna", invoice.record, "#credit lines=1:10")
        let note = try #require(try await office.documents().last)
        #expect(try await office.state(note.record) == "issued")
        #expect(try await office.balance(note).due.minor == -1_800)
        let counts = try await office.store.read { try $0.openCounts() }
        #expect(counts.first { $0.kind == .invoice }?.count == 0)
        try await office.staff("anna", note.record, "#debit sum=1 x")
        #expect(try await !office.isDone())
    }
}
