import Foundation
import Mail
import Settings
import Storage
import Support
import Testing

@testable import Outbox

@Suite(.timeLimit(.minutes(10))) struct SettlingTests {
    private let envelope = MailPeer.smtpOpen() + MailPeer.smtpEnvelope()

    @Test func `A mail that the relay takes is sent, and what went out is correspondence`() async throws {
        let peer = try MailPeer(envelope + [.expectMail, .send("250 2.0.0 queued as 4711"), .hang])
        defer { peer.stop() }
        let depot = try await Depot(peer)
        try await depot.service.drain()
        let row = try await depot.row()
        #expect(row.state == .sent)
        #expect(row.outcome.contains("4711"))
        let mail = try #require(row.mail)
        let stored = try await depot.store.read { try $0.rawMail(try $0.rawID(ofMail: mail)) }
        let message = MessageParser().parse(stored)
        #expect(message.messageID == row.messageID)
        #expect(message.header("Auto-Submitted") == "auto-generated")
        #expect(message.header("X-XCRM-Loop") == "sales@firm.example")
        #expect(message.header("Precedence") == nil)
        #expect(message.from.first?.address == "sales@firm.example")
    }

    @Test
    func
        `An answer lost after the final dot is uncertain: once more with the same Message-ID, then a person (freescout 5457)`()
        async throws
    {
        let lost = envelope + [.expectMail, .reset]
        let peer = try MailPeer(lost, lost)
        defer { peer.stop() }
        let depot = try await Depot(peer)
        try await depot.service.drain()
        let first = try await depot.row()
        #expect(first.state == .deferred)
        #expect(first.uncertainAttempts == 1)
        let (id, now) = (depot.id, depot.now)
        _ = try await depot.store.write { try $0.retryOutgoing(id, at: now) }
        try await depot.service.drain()
        let second = try await depot.row()
        #expect(second.state == .uncertain)
        #expect(second.messageID == first.messageID)
        #expect(peer.mails.count == 2)
        #expect(try await depot.alerts() == 1)
    }

    @Test func `A refusal for now is tried again later, one for good is told to staff once`() async throws {
        let later = try MailPeer(
            MailPeer.smtpOpen(extensions: ["SIZE 10000000"]) + [
                .expect("MAIL FROM:*"), .send("451 4.3.0 try later"), .hang,
            ])
        defer { later.stop() }
        let waiting = try await Depot(later)
        try await waiting.service.drain()
        let row = try await waiting.row()
        #expect(row.state == .deferred)
        #expect(row.dueAt > waiting.now)
        #expect(try await waiting.alerts() == 0)

        let never = try MailPeer(
            MailPeer.smtpOpen(extensions: ["SIZE 10000000"]) + [
                .expect("MAIL FROM:*"), .send("550 5.1.1 no such user"), .close,
            ])
        defer { never.stop() }
        let refused = try await Depot(never)
        try await refused.service.drain()
        #expect(try await refused.row().state == .failed)
        #expect(try await refused.row().outcome.contains("5.1.1"))
        #expect(try await refused.alerts() == 1)
    }

    @Test func `A relay that is not reached leaves the mail queued with the reason`() async throws {
        let peer = try MailPeer([.close])
        peer.stop()
        let depot = try await Depot(peer)
        try await depot.service.drain()
        let row = try await depot.row()
        #expect(row.state == .deferred)
        #expect(!row.outcome.isEmpty)
    }

    @Test func `A stop between the dot and the answer is found at the next start`() async throws {
        let peer = try MailPeer([.close])
        defer { peer.stop() }
        let depot = try await Depot(peer)
        let id = depot.id
        let began = try await depot.store.write { try $0.markSending(id) }
        #expect(began)
        try await depot.service.recover()
        #expect(try await depot.row().state == .deferred)
        #expect(try await depot.row().uncertainAttempts == 1)
    }

    @Test func `Waits grow up to the longest, and end after the time to give up`() throws {
        var settings = Configuration.Retry()
        (settings.firstSeconds, settings.factor, settings.longestMinutes, settings.giveUpHours) = (60, 2, 10, 1)
        let schedule = RetrySchedule(settings: settings)
        let start = Date(timeIntervalSince1970: 0)
        let waits = (1...6).map { schedule.next(attempts: $0, createdAt: start, now: start)?.timeIntervalSince1970 }
        #expect(waits == [60, 120, 240, 480, 600, 600])
        #expect(schedule.next(attempts: 3, createdAt: start, now: start.addingTimeInterval(3_601)) == nil)
    }
}
