import Foundation
import Mail
import Storage
import Support
import Testing
import Workflows

@testable import Outbox

/// How each kind of mail is marked for machines (mail.md §6), so that two of them never write to each other for ever.
@Suite struct HeaderTests {
    struct Expected: Sendable {
        let headerClass: HeaderClass
        let autoSubmitted: String?
        let suppress: String?
        let hasEnvelope: Bool
    }

    private static let table = [
        Expected(headerClass: .answer, autoSubmitted: nil, suppress: nil, hasEnvelope: true),
        Expected(
            headerClass: .document, autoSubmitted: "auto-generated", suppress: "OOF, AutoReply", hasEnvelope: true),
        Expected(headerClass: .acknowledgement, autoSubmitted: "auto-replied", suppress: "All", hasEnvelope: false),
        Expected(headerClass: .notice, autoSubmitted: "auto-generated", suppress: "All", hasEnvelope: false),
        Expected(headerClass: .error, autoSubmitted: "auto-replied", suppress: "All", hasEnvelope: false),
    ]

    @Test(arguments: table)
    func `Fields and envelope follow the kind of mail (freescout 2445, osTicket 1115, znuny 409, odoo 129558)`(
        expected: Expected
    ) async throws {
        let depot = try await Depot(MailPeer())
        let row = try await depot.row()
        let changed = try await depot.store.write { transaction -> OutboxRow in
            var mail = NewOutgoing(
                model: row.model, record: nil, mailbox: row.mailbox, recipient: row.recipient, audience: row.audience,
                headerClass: expected.headerClass)
            mail.client = row.client
            mail.contact = row.contact
            let id = try #require(try transaction.enqueue(mail, at: row.createdAt))
            return try #require(try transaction.outgoing(id))
        }
        let composed = try depot.service.postmaster.compose(
            changed, answered: nil, attachments: [], portalURL: nil)
        let message = MessageParser().parse(composed.bytes)
        #expect(message.header("Auto-Submitted") == expected.autoSubmitted)
        #expect(message.header("X-Auto-Response-Suppress") == expected.suppress)
        #expect(message.header("Precedence") == nil)
        #expect(message.header("X-XCRM-Loop") == "sales@firm.example")
        #expect(message.from.first?.address == "sales@firm.example")
        #expect(composed.sender.hasPrefix("sales+") == expected.hasEnvelope || composed.sender.hasPrefix("bounce+"))
        #expect(composed.sender.isEmpty != expected.hasEnvelope)
    }
}
