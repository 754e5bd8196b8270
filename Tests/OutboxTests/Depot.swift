import Curl
import Documents
import Foundation
import Logging
import Mail
import Settings
import Storage
import Support
import Testing
import Workflows

@testable import Outbox

/// An outbox with one mail in it, before a scripted relay.
final class Depot {
    let temporary: TemporaryStore
    let service: OutboxService
    private(set) var now = Date(timeIntervalSince1970: 1_776_160_000)
    let id: Int64

    var store: Store { temporary.store }

    init(_ peer: MailPeer, template: MailTemplate = .mailReceived) async throws {
        temporary = try TemporaryStore()
        var configuration = Configuration()
        configuration.company.name = "Fixmetal"
        var mailbox = Configuration.Mailbox()
        mailbox.name = "sales"
        mailbox.address = "sales@firm.example"
        mailbox.purpose = .sales
        configuration.mailboxes = [mailbox]
        var maria = Configuration.StaffMember()
        (maria.id, maria.name, maria.address, maria.language) = ("maria", "Maria", "maria@firm.example", "en")
        maria.roles = [.sales]
        configuration.staff = [maria]
        var templates = URL(fileURLWithPath: #filePath)
        while templates.path != "/",
            !FileManager.default.fileExists(atPath: templates.appendingPathComponent("Templates/mail").path)
        {
            templates.deleteLastPathComponent()
        }
        let postmaster = Postmaster(
            configuration: configuration,
            keys: try KeyRing(current: (version: 1, bytes: Data(repeating: 7, count: 32))),
            renderer: try MailRenderer(templates: templates.appendingPathComponent("Templates")), printer: nil)
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        let settings = ConnectionSettings(url: "smtp://127.0.0.1:\(peer.port)", startTLS: .never)
        let clock = now
        service = OutboxService(store: temporary.store, postmaster: postmaster, logger: logger, now: { clock }) {
            settings
        }
        let moment = now
        let mail = try await temporary.store.write { transaction in
            let client = try transaction.addClient(NewClient(name: "Client", language: "en"), at: moment)
            let contact = try transaction.addContact(
                client: client.id, name: "Ivan", address: "ivan@client.example", phone: "", language: "en", at: moment)
            var mail = NewOutgoing(
                model: MailModel(template: template, language: "en"), record: nil, mailbox: "sales",
                recipient: contact.address, recipientName: "Ivan", audience: .client, headerClass: .document)
            mail.client = client.id
            mail.contact = contact.id
            return try transaction.enqueue(mail, at: moment)
        }
        id = try #require(mail)
    }

    func row() async throws -> OutboxRow {
        let row = try await store.read { [id] in try $0.outgoing(id) }
        return try #require(row)
    }

    func alerts() async throws -> Int {
        try await store.read { try $0.outgoing(in: OutboxState.allCases, limit: 100) }.filter {
            $0.model.template == .alert
        }.count
    }
}
