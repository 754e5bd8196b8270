import Foundation
import Mail
import Settings
import Storage
import Workflows

/// Makes the bytes of a mail once, and keeps them for every later attempt.
struct Preparation {
    let store: Store
    let postmaster: Postmaster
    let now: Date

    func prepare(_ row: OutboxRow) async throws -> Composed {
        if let earlier = try await firstAttempt(row) { return earlier }
        let (answered, original) = try await store.read { transaction in
            let answered = try row.answers.flatMap { try transaction.mail($0) }
            let raw = try row.forwards.map { try transaction.rawMail(try transaction.rawID(ofMail: $0)) }
            return (answered, raw)
        }
        let documents = try await Issuing(store: store, postmaster: postmaster, now: now).documents(for: row)
        let attachments = documents.map(\.part) + (original.map(files) ?? [])
        let answeredMail = answered.map {
            Postmaster.Answered(messageID: $0.messageID, inReplyTo: $0.inReplyTo, subject: $0.subject)
        }
        let portalURL = try await portalLink(for: row)
        let composed = try postmaster.compose(
            row, answered: answeredMail, attachments: attachments, portalURL: portalURL)
        try await keep(composed, of: row, documents: documents.compactMap(\.new))
        return composed
    }

    /// The bytes that an earlier attempt sent. Mails to staff are not kept and are composed again, to the same
    /// Message-ID.
    private func firstAttempt(_ row: OutboxRow) async throws -> Composed? {
        guard let mail = row.mail, let messageID = row.messageID,
            let mailbox = postmaster.configuration.mailbox(row.mailbox)
        else { return nil }
        let bytes = try await store.read { try $0.rawMail(try $0.rawID(ofMail: mail)) }
        return Composed(
            messageID: messageID, sender: postmaster.envelopeSender(of: row, mailbox: mailbox),
            recipient: row.recipient, bytes: bytes, hasUTF8Header: !row.recipient.utf8.allSatisfy { $0 < 128 },
            subject: "", text: "", from: Address(address: mailbox.address))
    }

    /// The attachments of a mail that is passed on, as far as a mail of ours may be large.
    private func files(of raw: Data) -> [DraftPart] {
        let limit = postmaster.configuration.smtp.maxMessageBytes / 2
        let parser = MessageParser()
        var sum = 0
        return parser.parse(raw).attachments.compactMap { part in
            guard sum + part.bytes <= limit else { return nil }
            var content = Data(capacity: part.bytes)
            guard parser.readContent(ofPart: part.path, in: raw, { content.append($0) }) else { return nil }
            sum += content.count
            // An attached mail is passed on as a file: what it holds must not be taken for a part of ours.
            let type = part.detected.hasPrefix("message/") ? "application/octet-stream" : part.detected
            return DraftPart(name: part.name ?? "attachment-\(part.path)", type: type, content: .data(content))
        }
    }

    /// A fresh link for the client who reads the mail; only its hash is stored.
    private func portalLink(for row: OutboxRow) async throws -> String? {
        guard row.model.template.isForClient, let contact = row.contact else { return nil }
        let token = SecretToken.make()
        let days = postmaster.configuration.portal.linkDays
        let (now, expires) = (now, now.addingTimeInterval(86_400 * Double(days)))
        try await store.write {
            try $0.addLink(hash: SecretToken.hash(token), for: .contact(contact), expires: expires, at: now)
        }
        return postmaster.configuration.portal.url + "/l/" + token
    }

    /// The mail and the documents that it brings are kept together or not at all.
    private func keep(_ composed: Composed, of row: OutboxRow, documents: [NewDocument]) async throws {
        let now = now
        let copies = postmaster.configuration.mailbox(row.mailbox)?.imap.sent != nil
        let parts = row.model.template.isForClient ? MessageParser().parse(composed.bytes).attachments : []
        try await store.write { transaction in
            for document in documents { _ = try transaction.issue(document, at: now) }
            var mail: Int64?
            if row.model.template.isForClient {
                let raw = try transaction.storeRawMail(composed.bytes)
                let stored = try transaction.storeMail(
                    NewMail(
                        rawID: raw, direction: .outgoing, fingerprint: "out:\(row.id)", mailbox: row.mailbox,
                        messageID: composed.messageID, inReplyTo: nil, sentAt: row.createdAt, from: composed.from,
                        recipients: [Address(name: row.recipientName, address: row.recipient)],
                        subject: composed.subject, text: composed.text,
                        reply: row.model.text.isEmpty ? composed.text : row.model.text,
                        kind: row.model.template.rawValue, language: row.model.language,
                        automatic: row.headerClass == .answer ? .human : .auto, proof: .verified, audience: .client,
                        client: row.client, contact: row.contact, staff: nil, flags: [], attachments: parts), at: now)
                mail = stored.id
                if let record = row.record { try transaction.file(mail: stored.id, under: record, evidence: "sent") }
            }
            try transaction.prepared(
                row.id, messageID: composed.messageID, mail: mail, wantsCopy: copies && mail != nil)
        }
    }
}
