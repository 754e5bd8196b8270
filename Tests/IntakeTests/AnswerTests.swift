import Foundation
import Storage
import Testing
import Workflows

@testable import Intake

@Suite struct AnswerTests {
    @Test func `A plain yes from the person the offer went to makes the order at once and confirms it`() async throws {
        let office = try Office()
        let offer = try await office.sentOffer()
        try await office.answer(offer, "We confirm the offer. Thank you!")
        #expect(try await office.record(offer.number).state == "accepted")
        let order = try await office.only(.order)
        #expect(order.state == "confirmed")
        #expect(order.parent == offer.id)
        #expect(try await office.lines(order).map(\.sku) == ["LMP-10", "LMP-15"])
        #expect(try await office.outbox(to: Office.client).last == .orderConfirmed)
    }

    @Test(arguments: ["I confirm", "Потвърждавам", "Einverstanden"])
    func `The words that our own mails suggest are a yes`(words: String) async throws {
        let office = try Office()
        let offer = try await office.sentOffer()
        try await office.answer(offer, words)
        #expect(try await office.record(offer.number).state == "accepted")
        let order = try await office.only(.order)
        try await office.maria(order, "#line 1 120\n#send")
        try await office.answer(order, words)
        #expect(try await office.lines(order)[0].quantity?.description == "120")
    }

    @Test func `The same yes twice makes one order`() async throws {
        let office = try Office()
        let offer = try await office.sentOffer()
        try await office.answer(offer, "We confirm the offer.")
        try await office.answer(offer, "We confirm the offer. (sent again)")
        #expect(try await office.records(.order).count == 1)
    }

    @Test func `A refusal declines the offer and the client is thanked`() async throws {
        let office = try Office()
        let offer = try await office.sentOffer()
        try await office.answer(offer, "Unfortunately we must decline your offer, it is too expensive.")
        #expect(try await office.record(offer.number).state == "declined")
        #expect(try await office.outbox(to: Office.client).last == .offerDeclined)
    }

    /// What reads as a yes but must not count.
    @Test(arguments: [
        "We accept if you give us 5 % discount.",
        "Ok for position 1, but we do not need position 2.",
        "We cannot confirm yet, please wait until Monday.",
        "Please confirm the delivery time first.",
    ])
    func `A conditional, partial or refused yes changes nothing and goes to staff`(text: String) async throws {
        let office = try Office()
        let offer = try await office.sentOffer()
        try await office.answer(offer, text)
        #expect(try await office.record(offer.number).state == "sent")
        #expect(try await office.records(.order).isEmpty)
        #expect(try await office.outbox().last { $0.recipient.hasPrefix("maria") }?.model.template == .staffNotice)
    }

    @Test
    func `A yes with a failed authentication changes nothing and is filed under no client (itop 97, vellum 38415)`()
        async throws
    {
        let office = try Office()
        let offer = try await office.sentOffer()
        let before = try await office.outbox(to: Office.client).count
        try await office.answer(offer, "We confirm the offer.", proof: .failed)
        #expect(try await office.record(offer.number).state == "sent")
        #expect(try await office.outbox(to: Office.client).count == before)
        let last = try #require(try await office.store.read { try $0.mail(try $0.lastMail() ?? 0) })
        #expect(last.client == nil)
    }

    @Test func `A yes from somebody else who got hold of the token changes nothing`() async throws {
        let office = try Office()
        let offer = try await office.sentOffer()
        try await office.answer(offer, "We confirm the offer.", from: "thief@elsewhere.example")
        #expect(try await office.record(offer.number).state == "sent")
        #expect(try await office.records(.order).isEmpty)
    }

    @Test func `A yes that only names the number changes nothing`() async throws {
        let office = try Office()
        let offer = try await office.sentOffer()
        try await office.receive(from: Office.client, subject: "Yes", "We confirm offer \(offer.number).")
        #expect(try await office.record(offer.number).state == "sent")
        let notice = try #require(try await office.outbox().last { $0.recipient.hasPrefix("maria") })
        #expect(!notice.model.warnings.isEmpty)
    }

    @Test func `A forged token is no evidence at all`() async throws {
        let office = try Office()
        let offer = try await office.sentOffer()
        try await office.receive(
            from: Office.client, to: "sales+c.\(offer.number).aaaaaaaaaaaaaaaa@\(Office.firm)", "We confirm the offer.")
        #expect(try await office.record(offer.number).state == "sent")
    }

    @Test func `A yes after the validity ended goes to staff`() async throws {
        let office = try Office()
        let offer = try await office.sentOffer()
        office.advance(86_400 * 40)
        try await office.answer(offer, "We confirm the offer.")
        #expect(try await office.records(.order).isEmpty)
    }

    @Test func `A yes to revision 1 does not accept revision 2 that the client got since`() async throws {
        let office = try Office()
        let offer = try await office.sentOffer()
        try await office.maria(offer, "#price 1 1.80\n#send")
        try await office.answer(offer, "XCRM confirm \(offer.number) 1\n\nWe confirm.")
        #expect(try await office.records(.order).isEmpty)
        try await office.answer(offer, "XCRM confirm \(offer.number) 2\n\nWe confirm.")
        let order = try await office.only(.order)
        #expect(try await office.lines(order).first?.unitPrice?.description == "1.8")
    }

    @Test func `A vacation notice in answer to an offer accepts nothing (alga-psa 2772)`() async throws {
        let office = try Office()
        let offer = try await office.sentOffer()
        try await office.receive(
            from: Office.client, to: office.token(offer, for: Office.client), subject: "Automatic reply: we confirm",
            "We confirm that we are on holiday.", headers: "Auto-Submitted: auto-replied\n")
        #expect(try await office.record(offer.number).state == "sent")
    }

    @Test func `What one client writes is never filed under another client's record (mailanalyzer 81)`() async throws {
        let office = try Office()
        let offer = try await office.sentOffer()
        // Another client names the number, quotes its Message-ID, and even answers to its token address.
        try await office.receive(
            from: "b@other.example", to: office.token(offer, for: Office.client), subject: "About \(offer.number)",
            "Where is my shipment for \(offer.number)?", headers: "In-Reply-To: <m1@stroymag.example>\n")
        let mail = try #require(try await office.store.read { try $0.mail(try $0.lastMail() ?? 0) })
        #expect(!mail.records.contains(offer.id))
        #expect(mail.client != offer.client)
    }

    @Test func `An empty or doubled foreign Message-ID is no evidence (mailanalyzer 81)`() async throws {
        let office = try Office()
        _ = try await office.sentOffer()
        try await office.receive(
            from: Office.client, "Where is my shipment?", headers: "In-Reply-To: <>\nReferences: < >\n")
        let mail = try #require(try await office.store.read { try $0.mail(try $0.lastMail() ?? 0) })
        #expect(mail.records.isEmpty)
    }

    @Test func `A client who answers the own first mail stays in its thread (bileto 935)`() async throws {
        let office = try Office()
        let offer = try await office.inquiry()
        let first = try #require(try await office.store.read { try $0.mail(1) })
        try await office.receive(
            from: Office.client, subject: "Re: Inquiry", "One more thing: we need the bulbs by Friday.",
            headers: "In-Reply-To: <\(first.messageID ?? "")>\n")
        let mail = try #require(try await office.store.read { try $0.mail(try $0.lastMail() ?? 0) })
        #expect(mail.records == [offer.id])
        #expect(try await office.records(.offer).count == 1)
    }
}

@Suite struct BounceTests {
    private func report(_ messageID: String, to recipient: String = "sales@\(Office.firm)") -> String {
        """
        From: MAILER-DAEMON@mx.elsewhere.example
        To: \(recipient)
        Subject: Undelivered Mail Returned to Sender
        Date: Tue, 14 Apr 2026 13:00:00 +0300
        Auto-Submitted: auto-replied
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="b"

        --b
        Content-Type: text/plain; charset=us-ascii

        Your message could not be delivered.

        --b
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.elsewhere.example

        Final-Recipient: rfc822; \(Office.client)
        Action: failed
        Status: 5.1.1
        Diagnostic-Code: smtp; 550 5.1.1 no such user

        --b
        Content-Type: text/rfc822-headers

        Message-ID: <\(messageID)>
        Subject: Offer

        --b--
        """
    }

    @Test func `A bounce of our own mail marks it failed and tells the person in charge once (zammad 4941)`()
        async throws
    {
        let office = try Office()
        let offer = try await office.sentOffer()
        let sent = try #require(try await office.outbox().first { $0.model.template == .offer })
        let id = OwnMessageIDs(office).id(of: sent.id)
        try await office.store.write { try $0.prepared(sent.id, messageID: id, mail: nil, wantsCopy: false) }
        _ = try await office.deliver(report(id))
        _ = try await office.deliver(report(id))
        let row = try #require(try await office.store.read { try $0.outgoing(sent.id) })
        #expect(row.state == .failed)
        #expect(row.outcome.contains("5.1.1"))
        let alerts = try await office.outbox().filter { $0.model.template == .alert }
        #expect(alerts.map(\.recipient) == ["maria@\(Office.firm)"])
        #expect(try await office.record(offer.number).state == "sent")
    }

    @Test func `A forged bounce changes nothing (itop 96)`() async throws {
        let office = try Office()
        _ = try await office.sentOffer()
        _ = try await office.deliver(report("xc1.aaaaaaaaaaaaa.aaaaaaaaaaaaaaaa@\(Office.firm)"))
        #expect(try await office.outbox().allSatisfy { $0.state != .failed })
    }

    @Test func `A bounce of a notice to staff makes no further notice (zammad 4941)`() async throws {
        let office = try Office()
        _ = try await office.inquiry()
        let notice = try #require(try await office.outbox().first { $0.model.template == .staffNotice })
        let id = OwnMessageIDs(office).id(of: notice.id)
        try await office.store.write { try $0.prepared(notice.id, messageID: id, mail: nil, wantsCopy: false) }
        let before = try await office.outbox().count
        _ = try await office.deliver(report(id))
        #expect(try await office.outbox().count == before)
    }
}
