import Foundation
import Mail
import Settings
import Storage
import Testing
import Workflows

@testable import Intake

@Suite struct CommandTests {
    @Test func `Price and send from a mail: the client gets the offer, staff get the transcript`() async throws {
        let office = try Office()
        let offer = try await office.inquiry()
        try await office.maria(offer, "#price 1 1.25\n#send\n\nDear Ivan, all is on stock.")
        let sent = try await office.record(offer.number)
        #expect(sent.state == "sent")
        #expect(sent.holder == "maria")
        #expect(sent.revision == 1)
        let mail = try #require(try await office.outbox().first { $0.model.template == .offer })
        // 100 × 1.25 + 50 × 2.10
        #expect(mail.model.record?.totals?.net.minor == 23_000)
        #expect(mail.model.text == "Dear Ivan, all is on stock.")
        let transcript = try #require(try await office.outbox().last { $0.model.template == .transcript })
        #expect(transcript.model.transcript.allSatisfy { $0.done })
    }

    @Test func `Bulgarian verbs do the same`() async throws {
        let office = try Office()
        let offer = try await office.inquiry()
        try await office.maria(offer, "#цена 1 1,25\n#изпрати")
        #expect(try await office.record(offer.number).state == "sent")
    }

    @Test func `One line that cannot be done and none is`() async throws {
        let office = try Office()
        let offer = try await office.inquiry()
        try await office.maria(offer, "#price 1 1.25\n#price 9 5\n#send")
        #expect(try await office.record(offer.number).state == "draft")
        #expect(try await office.lines(offer).first?.unitPrice?.description == "1.5")
        let transcript = try #require(try await office.outbox().last { $0.model.template == .transcript })
        #expect(transcript.model.transcript.allSatisfy { !$0.done })
        #expect(try await office.outbox(to: Office.client) == [.inquiryReceived])
    }

    @Test func `An unknown verb is answered with the nearest one and nothing is done`() async throws {
        let office = try Office()
        let offer = try await office.inquiry()
        try await office.maria(offer, "#sned")
        let transcript = try #require(try await office.outbox().last { $0.model.template == .transcript })
        #expect(transcript.model.transcript.first?.result.contains("#send") == true)
        #expect(try await office.record(offer.number).state == "draft")
    }

    @Test func `An offer with an unsettled line is not sent until it is settled, and the client's word is remembered`()
        async throws
    {
        let office = try Office()
        try await office.receive(
            from: Office.client, subject: "Inquiry",
            "Please quote:\n- 100 pcs LED bulb 10W E27\n- 20 pcs glow thingies\n")
        let offer = try await office.only(.offer)
        try await office.maria(offer, "#send")
        #expect(try await office.record(offer.number).state == "draft")
        try await office.maria(offer, "#line 2 20 pcs LMP-15\n#send")
        #expect(try await office.record(offer.number).state == "sent")
        #expect(try await office.lines(offer)[1].unitPrice?.description == "2.1")
    }

    @Test func `Staff words without commands go to the client, to the internal address they stay inside`() async throws
    {
        let office = try Office()
        let offer = try await office.inquiry()
        try await office.maria(offer, "Dear Ivan, which voltage do you need?")
        #expect(try await office.outbox(to: Office.client).last == .staffAnswer)
        let before = try await office.outbox(to: Office.client).count
        try await office.receive(
            from: "maria@\(Office.firm)", to: office.token(offer, for: "maria@\(Office.firm)", .inside), "He pays late."
        )
        #expect(try await office.outbox(to: Office.client).count == before)
    }

    @Test func `What staff answer to a transcript stays inside`() async throws {
        let office = try Office()
        let offer = try await office.inquiry()
        try await office.maria(offer, "#mine")
        let transcript = try #require(try await office.outbox().last { $0.model.template == .transcript })
        #expect(transcript.audience == .inside)
    }

    @Test func `A note, and commands without text, send nothing to the client`() async throws {
        let office = try Office()
        let offer = try await office.inquiry()
        try await office.maria(offer, "#note\nHe always bargains.")
        try await office.maria(offer, "#mine")
        #expect(try await office.outbox(to: Office.client) == [.inquiryReceived])
        #expect(try await office.record(offer.number).holder == "maria")
    }

    @Test func `Silent changes without a mail to the client`() async throws {
        let office = try Office()
        let offer = try await office.sentOffer()
        let before = try await office.outbox(to: Office.client).count
        try await office.maria(offer, "#silent\n#cancel")
        #expect(try await office.record(offer.number).state == "withdrawn")
        #expect(try await office.outbox(to: Office.client).count == before)
    }

    @Test func `Commands with a failed authentication change nothing`() async throws {
        let office = try Office()
        let offer = try await office.inquiry()
        try await office.maria(offer, "#send", proof: .failed)
        #expect(try await office.record(offer.number).state == "draft")
    }

    @Test func `Commands whose sender is not proved wait for the code, which works once`() async throws {
        let office = try Office()
        let offer = try await office.inquiry()
        try await office.maria(offer, "#send", proof: .none)
        #expect(try await office.record(offer.number).state == "draft")
        let challenge = try #require(try await office.outbox().last { $0.model.template == .challenge })
        #expect(challenge.recipient == "maria@\(Office.firm)")
        let code = try #require(challenge.model.code)
        try await office.maria(offer, "#yes WRONGCOD", proof: .none)
        #expect(try await office.record(offer.number).state == "draft")
        try await office.maria(offer, "#yes \(code)", proof: .none)
        #expect(try await office.record(offer.number).state == "sent")
        let sends = try await office.outbox().filter { $0.model.template == .offer }.count
        try await office.maria(offer, "#yes \(code)", proof: .none)
        #expect(try await office.outbox().filter { $0.model.template == .offer }.count == sends)
    }

    @Test func `A code older than thirty minutes is worth nothing`() async throws {
        let office = try Office()
        let offer = try await office.inquiry()
        try await office.maria(offer, "#send", proof: .none)
        let code = try #require(try await office.outbox().last { $0.model.template == .challenge }?.model.code)
        office.advance(1_801)
        try await office.maria(offer, "#yes \(code)", proof: .none)
        #expect(try await office.record(offer.number).state == "draft")
    }

    @Test func `A client who writes commands is only writing text`() async throws {
        let office = try Office()
        let offer = try await office.inquiry()
        try await office.answer(offer, "#price 1 0.01\n#send")
        #expect(try await office.record(offer.number).state == "draft")
        #expect(try await office.lines(offer).first?.unitPrice?.description == "1.5")
    }

    @Test func `A customer's mail passed on by staff is the customer's, with a check for staff (freescout 1177)`()
        async throws
    {
        let office = try Office()
        try await office.receive(
            from: "Maria <maria@\(Office.firm)>", subject: "Fwd: lamps",
            """
            See below.

            ---------- Forwarded message ---------
            From: Nikola Vasilev <nikola@lampa.example>
            Date: Mon, 13 Apr 2026 at 09:12
            Subject: lamps
            To: <maria@\(Office.firm)>

            Please quote 30 pcs LED bulb 15W E27.

            Nikola
            """)
        let offer = try await office.only(.offer)
        let contact = try #require(try await office.store.read { try $0.contact(offer.contact ?? 0) })
        #expect(contact.address == "nikola@lampa.example")
        #expect(try await office.lines(offer).map(\.sku) == ["LMP-15"])
        let notice = try #require(try await office.outbox().first { $0.model.template == .staffNotice })
        #expect(notice.model.warnings.contains { $0.contains("#client") })
        // The customer did not write to us, so no machine answers.
        #expect(try await office.outbox(to: "nikola@lampa.example").isEmpty)
    }

    @Test func `Goods leave in parts until nothing is open, and never more than was ordered`() async throws {
        let office = try Office()
        let offer = try await office.sentOffer()
        try await office.answer(offer, "We confirm the offer.")
        let order = try await office.only(.order)
        try await office.maria(order, "#ship lines=1:150")
        #expect(try await office.records(.shipment).isEmpty)
        try await office.maria(order, "#ship carrier=speedy tracking=6100 lines=1:40")
        #expect(try await office.record(order.number).state == "confirmed")
        #expect(try await office.lines(order).map { $0.open?.description } == ["60", "50"])
        try await office.maria(order, "#ship vehicle=\"PB 1234 AK\" driver=\"Georgi\"")
        #expect(try await office.record(order.number).state == "completed")
        let shipments = try await office.records(.shipment).reversed()
        #expect(shipments.count == 2)
        let mails = try await office.outbox().filter { $0.model.template == .shipmentDispatched }
        #expect(mails.first?.model.record?.dispatch?.carrier == "Speedy")
        #expect(mails.first?.model.record?.dispatch?.trackingURL?.contains("6100") == true)
        #expect(mails.first?.model.record?.openLines.count == 2)
        // ordered = shipped + open
        for line in try await office.lines(order) {
            #expect(line.quantity == line.shipped)
        }
    }

    @Test func `Undo takes a change back, and the mail too while it has not left`() async throws {
        let office = try Office()
        let offer = try await office.inquiry()
        try await office.maria(offer, "#price 1 9.99\n#send")
        try await office.maria(offer, "#undo")
        #expect(try await office.record(offer.number).state == "draft")
        #expect(try await office.lines(offer).first?.unitPrice?.description == "1.5")
        let mail = try #require(try await office.outbox().first { $0.model.template == .offer })
        #expect(mail.state == .dropped)
    }

    @Test func `Undo is refused when the client has the mail`() async throws {
        let office = try Office()
        let offer = try await office.inquiry()
        try await office.maria(offer, "#send")
        let mail = try #require(try await office.outbox().first { $0.model.template == .offer })
        try await office.store.write { _ = try $0.markSending(mail.id) }
        try await office.store.write { try $0.settleSent(mail.id, reply: "250", at: Date()) }
        try await office.maria(offer, "#undo")
        #expect(try await office.record(offer.number).state == "sent")
    }

    @Test func `A complaint that names an order is tied to it, decided, and the client is told`() async throws {
        let office = try Office()
        let offer = try await office.sentOffer()
        try await office.answer(offer, "We confirm the offer.")
        let order = try await office.only(.order)
        try await office.receive(
            from: Office.client, to: "complaints@\(Office.firm)", subject: "Complaint",
            "Hello, 12 pcs LED bulb 10W E27 of order \(order.number) arrived broken.", mailbox: "complaints")
        let complaint = try await office.only(.complaint)
        #expect(complaint.parent == order.id)
        #expect(try await office.outbox(to: Office.client).contains(.complaintReceived))
        try await office.receive(
            from: "Peter <peter@\(Office.firm)>", to: office.token(complaint, for: "peter@\(Office.firm)"),
            "#replace\n\nWe send new ones today.")
        #expect(try await office.record(complaint.number).state == "settled")
        #expect(try await office.outbox(to: Office.client).last == .complaintDecided)
        let free = try #require(try await office.records(.order).first { $0.parent == complaint.id })
        #expect(try await office.lines(free).allSatisfy { $0.unitPrice == .zero })
    }

    @Test func `The shell does the same as a mail`() async throws {
        let office = try Office()
        let offer = try await office.inquiry()
        let shell = ShellCommands(store: office.store, house: office.service.house)
        let result = try await shell.carryOut("#price 1 1.25\n#send", on: offer.number, as: nil)
        #expect(result.isDone)
        #expect(try await office.record(offer.number).state == "sent")
        await #expect(throws: ShellCommands.Problem.self) {
            try await shell.carryOut("send", on: offer.number, as: nil)
        }
    }

    @Test func `Roles decide: the warehouse prices nothing`() async throws {
        let office = try Office { configuration in
            configuration.staff[0].roles = [.warehouse]
        }
        let offer = try await office.inquiry()
        try await office.maria(offer, "#price 1 0.01")
        #expect(try await office.lines(offer).first?.unitPrice?.description == "1.5")
    }
}
