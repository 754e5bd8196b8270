import Foundation
import Mail
import Storage
import Support
import Testing
import Workflows

@testable import Outbox

@Suite struct LinkTests {
    private func prepared(_ depot: Depot, _ row: OutboxRow) async throws -> String {
        let composed = try await Preparation(store: depot.store, postmaster: depot.service.postmaster, now: depot.now)
            .prepare(row)
        return MessageParser().parse(composed.bytes).text
    }

    /// The token in a mail's text.
    private func token(_ text: String) throws -> String {
        let match = try #require(text.firstMatch(of: /\/l\/([a-z2-7]{26})/))
        return String(match.1)
    }

    @Test func `A client's link works, and the correspondence that colleagues read does not hold it`() async throws {
        let depot = try await Depot(try MailPeer([.hang]), template: .portalLink)
        let token = try token(try await prepared(depot, try await depot.row()))
        let (now, row) = (depot.now, try await depot.row())
        let (holder, mail) = try await depot.store.read { transaction in
            (
                try transaction.linkHolder(hash: SecretToken.hash(token), at: now),
                try row.mail.map { try transaction.staffMail($0) } ?? nil
            )
        }
        #expect(holder == row.contact.map { .contact($0) })
        let stored = try #require(mail)
        #expect(!stored.reply.contains(token))
        #expect(!stored.whole.contains(token))
        #expect(stored.reply.contains("/l/…"))
    }

    @Test func `A member of staff gets a link of staff, and it is no correspondence`() async throws {
        let depot = try await Depot(try MailPeer([.hang]))
        let now = depot.now
        let id = try await depot.store.write { transaction in
            try transaction.enqueue(
                NewOutgoing(
                    model: MailModel(template: .portalLinkStaff, language: "en"), record: nil, mailbox: "sales",
                    recipient: "maria@firm.example", recipientName: "Maria", audience: .inside,
                    headerClass: .acknowledgement), at: now)
        }
        let known = try #require(id)
        let found = try await depot.store.read { try $0.outgoing(known) }
        let row = try #require(found)
        let token = try token(try await prepared(depot, row))
        let holder = try await depot.store.read { try $0.linkHolder(hash: SecretToken.hash(token), at: now) }
        #expect(holder == .staff("maria"))
        #expect(try await depot.store.read { try $0.outgoing(row.id)?.mail } == nil)
    }
}
