import Foundation
import Mail
import Storage
import Testing
import Workflows

@testable import Intake

@Suite struct `Mails that come together` {
    private func mail(from: String, to: String, _ text: String) -> Data {
        let domain = Address(address: from).domain
        let lines = """
            Authentication-Results: mx.\(Office.firm); dmarc=pass header.from=\(domain)
            From: \(from)
            To: \(to)
            Subject: Re: Offer
            Date: Tue, 14 Apr 2026 12:46:40 +0300
            Message-ID: <\(UUID().uuidString)@\(domain)>
            MIME-Version: 1.0
            Content-Type: text/plain; charset=utf-8

            \(text)
            """
        return Data(lines.replacing("\n", with: "\r\n").utf8)
    }

    private func receive(_ mails: [Data], _ office: Office) async throws {
        _ = try await office.store.watermark(of: "sales")
        let fetched = mails.enumerated().map {
            FetchedMail(uid: UInt32(900 + $0.offset), arrivedAt: office.now, bytes: $0.element)
        }
        try await office.store.receive(fetched, mailbox: "sales", uidValidity: 1, at: office.now)
        #expect(try await office.service.drain() == mails.count)
    }

    @Test func `are read as if they had come one after the other`() async throws {
        let office = try Office()
        let offer = try await office.inquiry()
        // „Yes.“ means nothing while the offer is a draft; the mail before it sends the offer
        let send = mail(
            from: "maria@\(Office.firm)", to: try office.token(offer, for: "maria@\(Office.firm)"), "#send")
        let yes = mail(from: Office.client, to: try office.token(offer, for: Office.client), "Yes.")
        try await receive([send, yes], office)
        #expect(try await office.record(offer.number).state == "accepted")
        #expect(try await office.records(.order).count == 1)
    }

    @Test func `are all filed, whatever the number, and once each`() async throws {
        let office = try Office()
        let count = IntakeService.batchMails * 2 + 3
        try await receive(
            (0..<count).map {
                mail(
                    from: "a\($0)@a\($0).example", to: "sales@\(Office.firm)",
                    "Please quote \($0 + 1) pcs LED bulb 10W E27.")
            }, office)
        let offers = try await office.store.read { try $0.records(.offer, limit: count + 1) }
        #expect(offers.count == count)
        #expect(try await office.service.drain() == 0)
    }

    @Test func `and one that was tried before: it goes alone, in its turn`() async throws {
        let office = try Office()
        let mails = (0..<4).map {
            mail(
                from: "a\($0)@a\($0).example", to: "sales@\(Office.firm)",
                "Please quote \($0 + 1) pcs LED bulb 10W E27.")
        }
        let fetched = mails.enumerated().map {
            FetchedMail(uid: UInt32(900 + $0.offset), arrivedAt: office.now, bytes: $0.element)
        }
        _ = try await office.store.watermark(of: "sales")
        try await office.store.receive(fetched, mailbox: "sales", uidValidity: 1, at: office.now)
        let waiting = try await office.store.read { try $0.waitingMails(limit: 10, bytes: 1 << 20).map(\.inboxID) }
        try await office.store.write { try $0.countAttempt([waiting[1]]) }
        #expect(try await office.service.drain() == 4)
        let senders = try await office.store.read { transaction in
            try (1...4).map { try transaction.mail($0)?.fromAddress ?? "" }
        }
        #expect(senders == (0..<4).map { "a\($0)@a\($0).example" })
    }
}
