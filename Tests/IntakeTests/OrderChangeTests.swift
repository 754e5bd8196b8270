import Foundation
import Mail
import Settings
import Storage
import Testing
import Workflows

@testable import Intake

@Suite struct OrderChangeTests {
    /// The client's answer to the proposal that he was mailed.
    private func reply(_ office: Office, _ order: RecordRow, _ text: String, from: String = Office.client) async throws
    {
        try await office.answer(order, text, from: from)
    }

    @Test(arguments: [("#line 1 120", "I confirm."), ("#ред 1 120", "Потвърждавам.")])
    func `A change of a confirmed order waits for the client, whose yes makes it`(edit: String, yes: String)
        async throws
    {
        let office = try Office.trading()
        let order = try await office.confirmedOrder()
        try await office.maria(order, "\(edit)\n#drop 2\n#delivery 20.05.2026")
        #expect(try await office.lines(order)[0].quantity?.description == "100")
        try await office.maria(order, "#send")
        #expect(try await office.outbox(to: Office.client).last == .orderChange)
        let mail = try #require(try await office.outbox().last { $0.model.template == .orderChange })
        #expect(mail.model.record?.totals?.net.minor == 18_000)
        #expect(mail.model.changes?.lines.count == 2)
        #expect(mail.model.changes?.terms.map(\.term) == [.delivery])
        try await reply(office, order, yes)
        let lines = try await office.lines(order)
        #expect(lines[0].quantity?.description == "120")
        #expect(lines[1].wanted == .zero)
        #expect(try await office.record(order.number).delivery == "2026-05-20")
        #expect(try await office.record(order.number).revision == 2)
        let confirmed = try #require(try await office.outbox().last { $0.model.template == .orderConfirmed })
        #expect(confirmed.model.changes?.isEmpty == false)
    }

    @Test(arguments: ["I do not agree.", "Не съм съгласен."])
    func `His no leaves the order as it was`(no: String) async throws {
        let office = try Office.trading()
        let order = try await office.confirmedOrder()
        try await office.maria(order, "#price 1 1.99\n#send")
        try await reply(office, order, no)
        #expect(try await office.lines(order)[0].unitPrice?.description == "1.5")
        #expect(try await office.store.read { try $0.changes(of: order.id).map(\.state) } == [.declined])
        #expect(try await office.state(order) == "confirmed")
    }

    @Test func `A yes of a stranger, or to an earlier proposal, changes nothing`() async throws {
        let office = try Office.trading()
        let order = try await office.confirmedOrder()
        try await office.maria(order, "#price 1 1.99\n#send")
        try await office.receive(
            from: "eve@elsewhere.example", subject: "Re: [\(order.number)]", "I confirm.")
        #expect(try await office.lines(order)[0].unitPrice?.description == "1.5")
        let first = try #require(try await office.outbox().last { $0.model.template == .orderChange })
        try await office.maria(order, "#price 1 1.79")
        try await office.maria(order, "#send")
        let second = try #require(try await office.outbox().last { $0.model.template == .orderChange })
        #expect(first.model.record?.revision != second.model.record?.revision)
        #expect(try await office.store.read { try $0.changes(of: order.id).map(\.state) } == [.dropped, .proposed])
        try await reply(office, order, "I confirm.")
        #expect(try await office.lines(order)[0].unitPrice?.description == "1.79")
    }

    @Test func `By telephone staff confirm or decline the change, and undo drops its beginning`() async throws {
        let office = try Office.trading()
        let order = try await office.confirmedOrder()
        try await office.maria(order, "#line + 5 CBL-3X15 @ 1")
        try await office.maria(order, "#undo")
        #expect(try await office.store.read { try $0.openChange(of: order.id) } == nil)
        try await office.maria(order, "#line + 5 CBL-3X15 @ 1")
        try await office.maria(order, "#откажи")
        #expect(try await office.store.read { try $0.openChange(of: order.id) } == nil)
        try await office.maria(order, "#line + 5 CBL-3X15 @ 1\n#потвърди")
        #expect(try await office.lines(order).count == 3)
        try await office.maria(order, "#undo")
        #expect(try await office.lines(order).count == 2)
        for text in ["#confirm", "#decline", "#send"] {
            try await office.maria(order, text)
            #expect(try await !office.isDone(), "\(text)")
        }
    }

    @Test func `What is shipped cannot be changed away`() async throws {
        let office = try Office.trading()
        let order = try await office.confirmedOrder()
        try await office.maria(order, "#ship lines=1:40")
        try await office.maria(order, "#line 1 39")
        #expect(try await office.refusal().contains("40"))
        try await office.maria(order, "#line 1 40\n#drop 2\n#confirm")
        // Nothing is open any more.
        #expect(try await office.state(order) == "completed")
    }

    @Test func `What was packed above a change is packed anew, and an answer that comes too late goes to a person`()
        async throws
    {
        let office = try Office.trading()
        let order = try await office.confirmedOrder()
        try await office.maria(order, "#pack all in box 1")
        try await office.maria(order, "#drop 2\n#confirm")
        #expect(try await office.only(.shipment).state == "cancelled")
        try await office.maria(order, "#line 1 30\n#send")
        try await office.maria(order, "#ship lines=1:40")
        try await reply(office, order, "I confirm.")
        #expect(try await office.lines(order)[0].quantity?.description == "100")
        let notice = try #require(try await office.outbox().last { $0.model.template == .staffNotice })
        #expect(notice.model.warnings.contains { $0.contains("40") })
    }

    @Test func `Before anything left, cancelling ends the order; after it, only the rest`() async throws {
        let office = try Office.trading()
        let order = try await office.confirmedOrder()
        try await office.maria(order, "#ship lines=1:40")
        try await office.maria(order, "#анулирай няма наличност")
        #expect(try await office.state(order) == "completed")
        let lines = try await office.lines(order)
        #expect(lines.map { $0.cancelled?.description } == ["60", "50"])
        let mail = try #require(try await office.outbox().last { $0.model.template == .orderRestCancelled })
        #expect(mail.model.changes?.lines.count == 2)
        #expect(try await office.progress(order).shipped == .all)
        try await office.maria(order, "#undo")
        #expect(try await office.state(order) == "confirmed")
        #expect(try await office.lines(order).map { $0.cancelled?.description } == [nil, nil])
        try await office.maria(order, "#cancel")
        try await office.staff("anna", order, "#invoice")
        #expect(try await office.documents().first?.snapshot.totals.net.minor == 6_000)
    }

    @Test func `Comments and files of both sides stay with the order`() async throws {
        let office = try Office.trading()
        let order = try await office.confirmedOrder()
        try await office.answer(order, "Please call before delivery: 0888 123 456.")
        try await office.maria(order, "We will call you.")
        let mails = try await office.store.read { try $0.mail($0.lastMail() ?? 0) }
        #expect(mails?.records.contains(order.id) == true)
        #expect(try await office.outbox(to: Office.client).last == .staffAnswer)
        #expect(try await office.records(.order).count == 1)
    }
}
