import Foundation
import Storage
import Support
import Testing
import Workflows

/// What staff put right is remembered, so that the reading of mails learns from it.
@Suite struct CorrectionTests {
    /// A mail that was read as one kind and opened a record.
    private func corrections(
        readAs kind: String, opened record: RecordKind, evidence: String = "opened", twice: Bool = false
    )
        async throws -> [Transaction.KindCorrection]
    {
        let store = try TemporaryStore().store
        _ = try await store.watermark(of: "sales")
        let now = Date()
        let bytes = Data("From: a@b.example\r\n\r\nthe lid does not close\r\n".utf8)
        try await store.receive(
            [FetchedMail(uid: 1, arrivedAt: nil, bytes: bytes)], mailbox: "sales", uidValidity: 1, at: now)
        let waiting = try #require(try await store.read { try $0.waitingMails(limit: 5, bytes: 1 << 20).first })
        return try await store.write { transaction in
            var mail = Samples.mail(raw: waiting.rawID)
            mail.kind = kind
            mail.reply = "the lid does not close"
            let stored = try transaction.storeMail(mail, at: now).id
            var new = Samples.record
            new.kind = record
            new.state = record == .complaint ? Complaint.initial.rawValue : Order.initial.rawValue
            for _ in 0..<(twice ? 2 : 1) {
                let row = try transaction.open(new, year: 2026, by: Actor("maria"), at: now)
                try transaction.file(mail: stored, under: row.id, evidence: evidence)
            }
            return try transaction.kindCorrections()
        }
    }

    @Test(arguments: [("question", RecordKind.complaint), ("other", .complaint), ("inquiry", .order)])
    func `A record of another kind than the mail was read as is a correction`(kind: String, record: RecordKind)
        async throws
    {
        let found = try await corrections(readAs: kind, opened: record)
        #expect(found.map(\.text) == ["the lid does not close"])
        #expect(found.map(\.record) == [record])
        #expect(found.map(\.readAs) == [kind])
    }

    @Test func `A mail that opened what it was read as teaches nothing`() async throws {
        #expect(try await corrections(readAs: "complaint", opened: .complaint).isEmpty)
        #expect(try await corrections(readAs: "order", opened: .order).isEmpty)
        #expect(try await corrections(readAs: "confirmation", opened: .order).isEmpty)
    }

    @Test func `Nor does one that was only filed under a record, or that opened two`() async throws {
        #expect(try await corrections(readAs: "question", opened: .complaint, evidence: "number").isEmpty)
        #expect(try await corrections(readAs: "question", opened: .complaint, twice: true).isEmpty)
    }
}
