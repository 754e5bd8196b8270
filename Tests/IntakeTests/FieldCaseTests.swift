import Foundation
import Mail
import Settings
import Storage
import Testing
import Workflows

@testable import Intake

/// What went wrong for users of other systems: threading, who the customer is, who is told. The case stands in the name.
@Suite struct FieldCaseTests {
    private func lastMail(_ office: Office) async throws -> StoredMail {
        try #require(try await office.store.read { try $0.mail(try $0.lastMail() ?? 0) })
    }

    // MARK: threads

    @Test func `Thread-Index and Thread-Topic tie nothing (mailanalyzer 20)`() async throws {
        let office = try Office()
        let index = "Thread-Index: AdcF2dQ0xyzAbCdEfGhIjKlMnOp==\nThread-Topic: Inquiry\n"
        try await office.receive(
            from: Office.client, subject: "Inquiry", "Please quote 100 pcs LED bulb 10W E27.", headers: index)
        let offer = try await office.only(.offer)
        try await office.receive(from: "b@other.example", subject: "Inquiry", "Where is my order?", headers: index)
        let mail = try await lastMail(office)
        #expect(!mail.records.contains(offer.id))
        #expect(mail.client != offer.client)
    }

    @Test
    func `An answer with an edited subject and without References stays by its token (odoo 22488, Dolibarr 20139)`()
        async throws
    {
        let office = try Office()
        let offer = try await office.inquiry()
        try await office.receive(
            from: Office.client, to: office.token(offer, for: Office.client), subject: "Something else",
            "When will we get it?")
        #expect(try await lastMail(office).records == [offer.id])
    }

    @Test func `An answer whose Message-IDs a provider rewrote stays by its token (odoo 187696, 40461)`() async throws {
        let office = try Office()
        let offer = try await office.inquiry()
        try await office.receive(
            from: Office.client, to: office.token(offer, for: Office.client), "When will we get it?",
            headers: "In-Reply-To: <SMTPIN_ADDED_BROKEN@mx.google.com>\nReferences: =?utf-8?q?=3Cbroken=3E?=\n")
        #expect(try await lastMail(office).records == [offer.id])
    }

    @Test func `An answer to the mailbox itself, since Reply-To was ignored, stays by our Message-ID (nextcloud 6051)`()
        async throws
    {
        let office = try Office()
        let offer = try await office.sentOffer()
        let sent = try await office.last(.offer)
        try await office.receive(
            from: Office.client, subject: "Re: offer", "We confirm the offer.",
            headers: "In-Reply-To: <\(OwnMessageIDs(office).id(of: sent.id))>\n")
        #expect(try await office.record(offer.number).state == "accepted")
    }

    @Test func `A Message-ID of ours that was made up ties nothing (itop 95)`() async throws {
        let office = try Office()
        let offer = try await office.sentOffer()
        try await office.receive(
            from: Office.client, "We confirm the offer.",
            headers: "In-Reply-To: <xc1.aaaaaaa.aaaaaaaaaaaaaaaa@\(Office.firm)>\n")
        #expect(try await office.record(offer.number).state == "sent")
    }

    @Test func `A colleague in copy who answers all opens nothing new (osTicket 1426)`() async throws {
        let office = try Office()
        let offer = try await office.sentOffer()
        let sent = try await office.last(.offer)
        try await office.receive(
            from: "anna@stroymag.example", to: "sales@\(Office.firm), \(Office.client)", subject: "Re: offer",
            "Please quote the 15W ones too, as 20 pcs LED bulb 15W E27.",
            headers: "In-Reply-To: <\(OwnMessageIDs(office).id(of: sent.id))>\n")
        #expect(try await lastMail(office).records.contains(offer.id))
        #expect(try await office.records(.offer).allSatisfy { $0.client == offer.client })
    }

    @Test func `After a merge an answer to an old mail still counts, for the client that stayed (zammad 983)`()
        async throws
    {
        let office = try Office()
        let offer = try await office.sentOffer()
        try await office.receive(from: "boss@holding.example", "Please quote 5 pcs LED bulb 15W E27.")
        let large = try #require(try await office.records(.offer).first { $0.id != offer.id }?.client)
        try await office.store.write { transaction in
            let small = try #require(try transaction.client(offer.client ?? 0))
            let target = try #require(try transaction.client(large))
            try transaction.merge(client: small, into: target, by: Actor("shell"), at: Date())
        }
        try await office.answer(offer, "We confirm the offer.")
        #expect(try await office.only(.order).client == large)
    }

    @Test(arguments: ["Re: 2026", "order 0012", "OF-2026-12", "[#00012]", "OF-202600012"])
    func `A number that only resembles one of ours ties nothing (zammad 5098)`(subject: String) async throws {
        let office = try Office()
        let offer = try await office.inquiry()
        try await office.receive(from: Office.client, subject: subject, "Where is it?")
        #expect(!(try await lastMail(office)).records.contains(offer.id))
    }

    @Test func `Two strong pieces that disagree: the stronger files it, staff are told`() async throws {
        let office = try Office()
        let first = try await office.sentOffer()
        try await office.receive(from: Office.client, "Please quote:\n- 10 pcs LED bulb 10W E27")
        let second = try #require(try await office.records(.offer).first)
        let sent = try await office.last(.offer)
        try await office.receive(
            from: Office.client, to: office.token(second, for: Office.client), "Which one is cheaper?",
            headers: "In-Reply-To: <\(OwnMessageIDs(office).id(of: sent.id))>\n")
        #expect(try await lastMail(office).records == [second.id])
        #expect(try await office.last(.staffNotice).model.warnings.contains { $0.contains(first.number.description) })
    }

    // MARK: machines

    @Test func `An auto-responder that answers from another address is nobody new (odoo 30190)`() async throws {
        let office = try Office()
        let offer = try await office.inquiry()
        let clients = try await office.store.read { try $0.clients().count }
        try await office.receive(
            from: "i.stoyanov@gmail.com", to: office.token(offer, for: Office.client),
            subject: "Automatic reply: offer",
            "I am on holiday.", headers: "Auto-Submitted: auto-replied\n")
        #expect(try await office.store.read { try $0.clients().count } == clients)
        #expect(try await office.outbox(to: "i.stoyanov@gmail.com").isEmpty)
    }

    @Test func `An address whose mail once bounced is written to again (chromium-dashboard 5864)`() async throws {
        let office = try Office()
        let offer = try await office.sentOffer()
        let sent = try await office.last(.offer)
        try await office.store.write { try $0.settleFailed(sent.id, reason: "bounced 4.2.2") }
        try await office.maria(offer, "#price 1 1.10\n#send")
        #expect(try await office.last(.offer).id != sent.id)
        #expect(try await office.last(.offer).state == .queued)
    }

    @Test func `A list's mail is kept though nobody is told (odoo 92015)`() async throws {
        let office = try Office()
        try await office.receive(
            from: "news@supplier.example", subject: "Price list", "New prices of steel.",
            headers: "List-Id: <news.supplier.example>\nList-Unsubscribe: <mailto:u@supplier.example>\n")
        #expect(try await office.store.read { try $0.search("steel", in: [.mails]) }.count == 1)
        #expect(try await office.outbox().isEmpty)
    }

    // MARK: who the customer is

    private static let form = "form@fixmetal-site.example"

    @Test
    func `A web form's mail is the customer's in Reply-To, if the form is configured and proved (freescout 2833)`()
        async throws
    {
        let office = try Office { $0.trust.formSenders = [Self.form] }
        try await office.receive(
            from: "Web site <\(Self.form)>", subject: "Inquiry", "Please quote 10 pcs LED bulb 10W E27.",
            headers: "Reply-To: Nikola <nikola@lampa.example>\n")
        let offer = try await office.only(.offer)
        #expect(try await office.store.read { try $0.contact(offer.contact ?? 0) }?.address == "nikola@lampa.example")
    }

    @Test(arguments: [Office.Proof.none, .failed])
    func `A web form that is not proved names nobody (zammad 203)`(proof: Office.Proof) async throws {
        let office = try Office { $0.trust.formSenders = [Self.form] }
        try await office.receive(
            from: Self.form, "Please quote 10 pcs LED bulb 10W E27.", proof: proof,
            headers: "Reply-To: nikola@lampa.example\n")
        #expect(try await office.store.read { try $0.contact(address: "nikola@lampa.example") } == nil)
    }

    // MARK: who is told

    @Test func `The one in charge is told that the client answered, and no other (Dolibarr 33571)`() async throws {
        let office = try Office()
        let offer = try await office.inquiry()
        try await office.maria(offer, "#assign peter")
        let before = try await office.outbox(to: "maria@\(Office.firm)").count
        try await office.answer(offer, "When will we get it?")
        #expect(try await office.outbox(to: "maria@\(Office.firm)").count == before)
        #expect(
            try await office.last(.staffNotice, to: "peter@\(Office.firm)").model.about?.text.contains("When") == true)
    }

    @Test func `The commands that users ask for are there (uvdesk 258, bileto 293, freescout 26, gitea 2386)`()
        async throws
    {
        let office = try Office()
        let order = try await office.order()
        try await office.maria(order, "#close")
        #expect(try await office.record(order.number).state == "completed")
        try await office.maria(order, "#note\nHe pays late.")
        try await office.maria(order, "#assign peter")
        #expect(try await office.record(order.number).holder == "peter")
    }
}
