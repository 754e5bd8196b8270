import Crypto
import Foundation
import Logging
import Mail
import Outbox
import Portal
import ServiceLifecycle
import Settings
import Storage
import Understanding
import Workflows

/// Puts the portal together: it reads the database and is given everything else.
struct PortalWiring {
    let firm: Firm
    let logger: Logger

    /// The portal as a service.
    func service() async throws -> any Service {
        let configuration = firm.configuration
        let keys = try await firm.keys()
        let setup = PortalSetup(
            store: firm.store, settings: configuration.portal, company: { configuration.company.snapshot(in: $0) },
            language: configuration.company.language,
            timeZone: TimeZone(identifier: configuration.company.timezone) ?? .gmt,
            staff: configuration.staff.map { PortalStaff(id: $0.id, name: $0.name, language: $0.language) },
            mailboxes: configuration.mailboxes.map { PortalMailbox(name: $0.name, address: $0.address) },
            letters: Letters(configuration: configuration, keys: keys),
            templates: try Templates.folder(configuration).appendingPathComponent("portal", isDirectory: true),
            sessionKey: try await sessionKey(), attachments: AttachmentContents(), version: Version.current)
        return try PortalApplication.build(setup, logger: logger)
    }

    /// Seals cookies; of the token keys, so that sessions outlive a restart.
    private func sessionKey() async throws -> Data {
        let keys = try await firm.store.write { try $0.tokenKeys(at: Date()) }
        guard let current = keys.first else { throw StoreError.missing("the token key") }
        let derived = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: SymmetricKey(data: current.secret), info: Data("portal session".utf8), outputByteCount: 32
        )
        return derived.withUnsafeBytes { Data($0) }
    }
}

/// Takes attachments out of raw mails.
private struct AttachmentContents: AttachmentReader {
    func content(of path: String, in raw: Data) throws -> Data? {
        var data = Data()
        let isThere = MessageParser().readContent(ofPart: path, in: raw) { data.append($0) }
        return isThere ? data : nil
    }
}

/// Composes the mails behind the portal's buttons, in the form that `StructuredBody` reads back exactly.
private struct Letters: LetterWriter {
    let configuration: Configuration
    let keys: KeyRing

    func letter(_ matter: LetterMatter, for reader: LetterReader) -> Letter? {
        switch matter {
        case .confirm(let subject): about(subject, .confirm, reader)
        case .decline(let subject): about(subject, .decline, reader)
        case .comment(let subject): about(subject, .comment, reader)
        case .complaint(let subject):
            if let subject {
                about(subject, .complaint, reader, mailbox: mailbox(.complaints), blanks: 3)
            } else {
                new(.complaint, mailbox(.complaints), reader, lines: [], blanks: 3)
            }
        case .inquiry(let picked):
            new(
                .inquiry, mailbox(.sales), reader,
                lines: picked.map {
                    StructuredBody.Line(sku: $0.sku, quantity: $0.quantity, unit: $0.unit, text: $0.name)
                }, blanks: picked.isEmpty ? 5 : 1)
        }
    }

    private func mailbox(_ purpose: Configuration.Mailbox.Purpose) -> String? {
        (configuration.mailboxes.first { $0.purpose == purpose } ?? configuration.mailboxes.first)?.address
    }

    private func about(
        _ subject: LetterSubject, _ purpose: StructuredBody.Purpose, _ reader: LetterReader, mailbox: String? = nil,
        blanks: Int = 0
    ) -> Letter? {
        guard let box = mailbox ?? configuration.mailbox(subject.mailbox)?.address else { return nil }
        var body = StructuredBody(purpose: purpose, number: subject.number)
        if purpose == .confirm || purpose == .decline { body.revision = max(1, subject.revision) }
        let token = MessageToken(
            .client, reference: subject.number.description, recipient: reader.address, keys: keys)
        let delimiter = configuration.smtp.subAddressDelimiter?.first
        let address = delimiter.flatMap { token.address(at: box, delimiter: $0) } ?? box
        return Letter(
            to: address, subject: "[\(subject.number)] \(body.heading(reader.language))",
            body: body.written(reader.language, blanks: blanks))
    }

    private func new(
        _ purpose: StructuredBody.Purpose, _ mailbox: String?, _ reader: LetterReader, lines: [StructuredBody.Line],
        blanks: Int
    ) -> Letter? {
        guard let mailbox else { return nil }
        let body = StructuredBody(purpose: purpose, lines: lines)
        return Letter(
            to: mailbox, subject: body.heading(reader.language), body: body.written(reader.language, blanks: blanks))
    }
}
