import Documents
import Foundation
import Mail
import Storage
import Support
import Testing
import Workflows

@testable import Outbox

/// Where a day that matters stands in the mail that brings it.
@Suite struct CalendarCompositionTests {
    private func message(_ model: MailModel, _ headerClass: HeaderClass, _ audience: Audience) async throws -> Message {
        let depot = try await Depot(MailPeer())
        let row = try await depot.row()
        let changed = try await depot.store.write { transaction -> OutboxRow in
            let mail = NewOutgoing(
                model: model, record: nil, mailbox: row.mailbox, recipient: row.recipient, audience: audience,
                headerClass: headerClass)
            let id = try #require(try transaction.enqueue(mail, at: row.createdAt))
            return try #require(try transaction.outgoing(id))
        }
        let composed = try depot.service.postmaster.compose(
            changed, answered: nil, attachments: [], portalURL: nil)
        return MessageParser().parse(composed.bytes)
    }

    @Test(arguments: ["bg", "en", "de"])
    func `To a client it is a file beside text and HTML`(language: String) async throws {
        let message = try await message(Samples.mail(.orderConfirmed, language: language), .document, .client)
        let part = try #require(message.parts.first { $0.type == "text/calendar" })
        #expect(part.disposition == "attachment")
        #expect(part.name == "OR-2026-00012.ics")
        #expect(message.parts.contains { $0.type == "text/html" })
        #expect(message.parts.contains { $0.type == "text/plain" })
        #expect(part.text?.contains("DTSTART;VALUE=DATE:20260410") == true)
    }

    @Test func `To staff it is an alternative with its method`() async throws {
        var model = Samples.mail(.reminder, language: "bg")
        model.kind = "task"
        model.record?.dueOn = "2026-04-10"
        let message = try await message(model, .notice, .inside)
        let part = try #require(message.parts.first { $0.type == "text/calendar" })
        #expect(part.disposition == nil)
        #expect(message.parts.contains { $0.type == "multipart/alternative" })
        #expect(part.text?.contains("METHOD:PUBLISH") == true)
    }
}
