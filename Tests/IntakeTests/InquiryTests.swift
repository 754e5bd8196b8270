import Foundation
import Mail
import Settings
import Storage
import Testing
import Workflows

@testable import Intake

@Suite struct InquiryTests {
    @Test func `An inquiry becomes a priced draft, the client is told, staff see what was read`() async throws {
        let office = try Office()
        let offer = try await office.inquiry()
        #expect(offer.state == "draft")
        let lines = try await office.lines(offer)
        #expect(lines.map(\.sku) == ["LMP-10", "LMP-15"])
        #expect(lines.map { $0.quantity?.description } == ["100", "50"])
        #expect(lines.map { $0.unitPrice?.description } == ["1.5", "2.1"])
        #expect(try await office.outbox(to: Office.client) == [.inquiryReceived])
        let notice = try #require(try await office.outbox().first { $0.recipient == "maria@\(Office.firm)" })
        #expect(notice.model.template == .staffNotice)
        #expect(!notice.model.evidence.isEmpty)
        #expect(notice.model.commands.contains { $0.hasPrefix("#send") })
    }

    @Test func `The first mail makes the client and the contact out of the signature`() async throws {
        let office = try Office()
        _ = try await office.inquiry()
        let client = try #require(try await office.store.read { try $0.clients().first })
        #expect(client.name == "Stroymag Ltd")
        let contact = try #require(try await office.store.read { try $0.contact(address: Office.client) })
        #expect(contact.client == client.id)
        #expect(contact.name == "Ivan Stoyanov")
    }

    @Test func `A colleague at the same domain is the same client, at a free-mail provider another one`() async throws {
        let office = try Office()
        _ = try await office.inquiry()
        try await office.receive(from: "Olga <olga@stroymag.example>", "Please quote 5 pcs LED bulb 10W E27.")
        try await office.receive(from: "One <one@gmail.com>", "Please quote 5 pcs LED bulb 10W E27.")
        try await office.receive(from: "Two <two@gmail.com>", "Please quote 5 pcs LED bulb 10W E27.")
        #expect(try await office.store.read { try $0.clients().count } == 3)
    }

    @Test
    func `One mail to two of our mailboxes is one piece of correspondence and one offer (zammad 1578, frappe 34409)`()
        async throws
    {
        let office = try Office()
        let text = "Please quote 5 pcs LED bulb 10W E27."
        try await office.receive(from: "a@a.example", text, messageID: "same@a.example")
        try await office.receive(
            from: "a@a.example", text, mailbox: "complaints", messageID: "same@a.example",
            headers: "Delivered-To: x@y.example\n")
        #expect(try await office.records(.offer).count == 1)
        #expect(try await office.outbox(to: "a@a.example").count == 1)
    }

    @Test func `Two different mails with one Message-ID are two (itop 253)`() async throws {
        let office = try Office()
        try await office.receive(
            from: "a@a.example", "Please quote 5 pcs LED bulb 10W E27.", messageID: "same@a.example")
        try await office.receive(
            from: "a@a.example", "Please quote 7 pcs LED bulb 15W E27.", messageID: "same@a.example")
        #expect(try await office.records(.offer).count == 2)
    }

    @Test func `A vacation notice, a newsletter and a receipt make no client, no record and no answer (odoo 227829)`()
        async throws
    {
        let office = try Office()
        try await office.receive(
            from: "v@v.example", subject: "Out of office", "I am away until Monday. 100 pcs LED bulb 10W E27",
            headers: "Auto-Submitted: auto-replied\n")
        try await office.receive(
            from: "n@n.example", subject: "Offers!", "Buy 100 pcs LED bulb",
            headers: "List-Unsubscribe: <https://n.example/u>\n")
        #expect(try await office.records(.offer).isEmpty)
        #expect(try await office.outbox(to: "v@v.example").isEmpty)
        #expect(try await office.outbox(to: "n@n.example").isEmpty)
        #expect(try await office.store.read { try $0.clients().isEmpty })
    }

    @Test func `Our own mail that comes back is stored and answered by nothing (PostHog 92017)`() async throws {
        let office = try Office()
        try await office.receive(
            from: "x@x.example", "Please quote 5 pcs LED bulb 10W E27.", headers: "X-XCRM-Loop: sales@\(Office.firm)\n")
        try await office.receive(from: "sales@\(Office.firm)", "Please quote 5 pcs LED bulb 10W E27.")
        #expect(try await office.outbox().isEmpty)
        #expect(try await office.records(.offer).isEmpty)
    }

    @Test func `A flood from one address is stored, not answered, and staff are told once (mail.md limits)`()
        async throws
    {
        let office = try Office { $0.limits.incomingPerHour = 3 }
        for count in 1...8 {
            try await office.receive(from: "f@f.example", "Please quote \(count) pcs LED bulb 10W E27.")
        }
        #expect(try await office.records(.offer).count == 3)
        let alerts = try await office.outbox().filter { $0.model.template == .alert && $0.recipient.hasPrefix("maria") }
        #expect(alerts.count == 1)
        // Two acknowledgements an hour and no more, however many inquiries.
        #expect(try await office.outbox(to: "f@f.example").count == 2)
    }

    @Test func `X-Auto-Response-Suppress holds the acknowledgement back but not the offer`() async throws {
        let office = try Office()
        try await office.receive(
            from: "s@s.example", "Please quote 5 pcs LED bulb 10W E27.", headers: "X-Auto-Response-Suppress: All\n")
        #expect(try await office.records(.offer).count == 1)
        #expect(try await office.outbox(to: "s@s.example").isEmpty)
    }

    @Test func `An empty mail is correspondence that staff are told of, and nothing is parked`() async throws {
        let office = try Office()
        try await office.receive(from: "e@e.example", subject: "", "")
        #expect(try await office.store.read { try $0.parkedMails(limit: 10).isEmpty })
        #expect(try await office.outbox().contains { $0.model.template == .staffNotice })
    }

    @Test func `A mail that ended the program three times is parked and the next one goes on`() async throws {
        let office = try Office()
        office.allowsParked = true
        _ = try await office.store.watermark(of: "sales")
        try await office.store.receive(
            [FetchedMail(uid: 900, arrivedAt: office.now, bytes: Data("From: a@b.example\r\n\r\nhello\r\n".utf8))],
            mailbox: "sales", uidValidity: 1, at: office.now)
        let waiting = try await office.store.read { try $0.waitingMails(limit: 10, bytes: 1 << 20).map(\.inboxID) }
        for _ in 1...3 { try await office.store.write { try $0.countAttempt(waiting) } }
        _ = try await office.inquiry()
        #expect(try await office.store.read { try $0.parkedMails(limit: 10).count } == 1)
        #expect(try await office.store.write { try $0.retryParked(nil) } == 1)
    }

    @Test func `An order of goods becomes an order that staff confirm`() async throws {
        let office = try Office()
        try await office.receive(
            from: "o@o.example", subject: "Purchase order 4711",
            "Hello,\n\nwe order:\n- 20 pcs LED bulb 10W E27\n\nPlease confirm.\n\nRegards,\nOtto")
        let order = try await office.only(.order)
        #expect(order.state == "received")
        #expect(try await office.outbox(to: "o@o.example") == [.orderReceived])
        try await office.maria(order, "#confirm")
        #expect(try await office.record(order.number).state == "confirmed")
        #expect(try await office.outbox(to: "o@o.example") == [.orderReceived, .orderConfirmed])
    }
}
